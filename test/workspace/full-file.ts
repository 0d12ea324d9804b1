import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRunner } from '../../src/github/actions-runner.ts'
import type { Outputs } from '../../src/report/outputs/outputs.ts'

// A process of its own, for what happens to an output file that cannot grow: the limit is one of the whole process.

/** Some outputs are published in a file with room for all of them, and then these while it cannot grow beyond `length`. */
export interface FullCase {
  readonly before: readonly Outputs[]
  readonly length: number
  readonly outputs: Outputs
}

/** What that led to: the problem told, and the text of the file. */
export interface FullResult {
  readonly problem: string | null
  readonly text: string
}

function limitFiles(bytes: number | 'unlimited'): void {
  spawnSync('prlimit', ['--pid', `${process.pid}`, `--fsize=${bytes}:`])
}

function happen(file: string, { before, length, outputs }: FullCase): FullResult {
  const runner = createRunner(process.env, (text) => text)
  writeFileSync(file, '')
  for (const earlier of before) runner.publishOutputs(earlier)
  limitFiles(length)
  const problem = runner.publishOutputs(outputs)
  limitFiles('unlimited')
  return { problem, text: readFileSync(file, 'utf8') }
}

// Without a listener the signal of this limit ends the process; a full disk gives an error alone.
process.on('SIGXFSZ', () => {})
const file = process.env['GITHUB_OUTPUT'] ?? ''
const cases = JSON.parse(readFileSync(0, 'utf8')) as readonly FullCase[]
process.stdout.write(JSON.stringify(cases.map((one) => happen(file, one))))

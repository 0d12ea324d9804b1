import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRunner } from '../../src/github/actions-runner.ts'
import type { Outputs } from '../../src/report/outputs/outputs.ts'

// Publishes outputs in a process of its own, for the limit on the size of files is one of the whole process.

/** Publishes outputs `before` without a limit, and then `outputs` in a file that cannot grow beyond `length`. */
export interface FullCase {
  readonly before: readonly Outputs[]
  readonly length: number
  readonly outputs: Outputs
}

/** The returned problem, and the text of the file. */
export interface FullResult {
  readonly problem: string | null
  readonly text: string
}

function limitFiles(bytes: number | 'unlimited'): void {
  spawnSync('prlimit', ['--pid', `${process.pid}`, `--fsize=${bytes}:`])
}

function publish(file: string, { before, length, outputs }: FullCase): FullResult {
  const runner = createRunner(process.env, (text) => text)
  writeFileSync(file, '')
  for (const earlier of before) runner.publishOutputs(earlier)
  limitFiles(length)
  const problem = runner.publishOutputs(outputs)
  limitFiles('unlimited')
  return { problem, text: readFileSync(file, 'utf8') }
}

// The signal of this limit ends a process without a listener; a full disk only gives an error.
process.on('SIGXFSZ', () => {})
const file = process.env['GITHUB_OUTPUT'] ?? ''
const cases = JSON.parse(readFileSync(0, 'utf8')) as readonly FullCase[]
process.stdout.write(JSON.stringify(cases.map((one) => publish(file, one))))

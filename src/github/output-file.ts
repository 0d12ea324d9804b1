import { appendFileSync, existsSync } from 'node:fs'
import * as core from '@actions/core'

/**
 * Appends all outputs to the file of the runner (GITHUB_OUTPUT) in one write. An old runner has no such file and reads outputs
 * from the log. Throws an Error if the file cannot be written.
 */
export function writeOutputs(file: string, outputs: Readonly<Record<string, string>>): void {
  const pairs = Object.entries(outputs)
  if (file === '') for (const [name, value] of pairs) core.info(command(name, value))
  else if (!existsSync(file)) throw new Error(`Missing file at path: ${file}`)
  else appendFileSync(file, pairs.map(([name, value]) => entry(name, value)).join(''))
}

/**
 * Returns one entry of the file. The delimiter has more hyphens in a row than the value, so the value cannot contain the
 * delimiter.
 */
function entry(name: string, value: string): string {
  const longest = (value.match(/-+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0)
  const delimiter = `end${'-'.repeat(longest + 1)}`
  return `${name}<<${delimiter}\n${value}\n${delimiter}\n`
}

function command(name: string, value: string): string {
  const escaped = value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return `::set-output name=${name}::${escaped}`
}

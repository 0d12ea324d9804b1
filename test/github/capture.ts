import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, jest } from '@jest/globals'
import { createRunner } from '../../src/github/actions-runner.ts'
import { step } from '../runner-model/step.ts'

export const folder = mkdtempSync(join(tmpdir(), 'runner-'))
// The toolkit remembers the path of the summary, so there is one for all tests.
export const files = { output: join(folder, 'output'), summary: join(folder, 'summary') }
const before = { ...process.env }

beforeEach(() => {
  for (const file of Object.values(files)) {
    rmSync(file, { force: true })
    writeFileSync(file, '')
  }
  process.env['GITHUB_OUTPUT'] = files.output
  process.env['GITHUB_STEP_SUMMARY'] = files.summary
})
afterEach(() => {
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs an action of a runner and captures its standard output. */
export async function capture<T>(
  act: (runner: ReturnType<typeof createRunner>) => T,
  redact = (text: string) => text,
) {
  let stdout = ''
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    stdout += String(piece)
    return true
  })
  try {
    const result = await act(createRunner(process.env, redact))
    return { result, out: () => stdout }
  } finally {
    spy.mockRestore()
  }
}
export const stepOf = (stdout: string) => step({ stdout })
export const read = (file: string) => readFileSync(file, 'utf8')

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { observe } from '../../runner-model/model.ts'
import { type Outputs, renderOutputs } from '../../src/report/outputs/outputs.ts'
import { capture, files, read } from '../github/capture.ts'
import { someError, someReport } from '../report/reports.ts'
import type { FullCase, FullResult } from './full-file.ts'

// The output file may end anywhere: the disk is full, a quota is used up, the process is killed. Whatever a later step reads of it
// must not allow anything.

const ERROR = renderOutputs(someReport({ images: [], error: someError() }))
const PASS = renderOutputs(someReport())
const CLOSED = { verdict: 'error', allowed: 'false', 'deploy-ref': '' }

/** Returns the outputs of a failed step. */
const outputsOf = (outputFile: string) => observe({ exitCode: 1, outputFile }).outputs

/** Appends outputs to the file and returns its text. */
async function textWith(outputs: Outputs): Promise<string> {
  await capture((runner) => runner.publishOutputs(outputs))
  return read(files.output)
}

/** Returns where a text may end: before and after each line end, and one byte later. */
function endsIn(text: string): readonly number[] {
  const ends = [...text.matchAll(/\n/g)].flatMap(({ index }) => [index, index + 1, index + 2])
  return [0, 1, ...ends].filter((end) => end < text.length)
}

function fill(cases: readonly FullCase[]): readonly FullResult[] {
  const script = fileURLToPath(new URL('full-file.ts', import.meta.url))
  const env = { ...process.env, GITHUB_OUTPUT: files.output }
  const { stdout } = spawnSync(process.execPath, ['--no-warnings', script], {
    input: JSON.stringify(cases),
    env,
  })
  const results = JSON.parse(`${stdout}`) as readonly FullResult[]
  for (const { problem } of results) expect(problem).toMatch(/EFBIG/)
  return results
}

const withLimits = spawnSync('prlimit', ['--version']).status === 0 ? describe : describe.skip

withLimits('a full output file (skipped without prlimit)', () => {
  test('an output file that fills up during a pass has only the closed values', async () => {
    const start = (await textWith(ERROR)).length
    const ends = endsIn(await textWith(PASS)).filter((end) => end >= start)
    expect(ends.length).toBeGreaterThan(100)
    const results = fill(ends.map((length) => ({ before: [ERROR], length, outputs: PASS })))
    expect(results.map(({ text }) => outputsOf(text))).toEqual(ends.map(() => CLOSED))
  })

  test('an output file that is full from the start allows nothing', async () => {
    const ends = endsIn(await textWith(PASS))
    for (const { text } of fill(ends.map((length) => ({ before: [], length, outputs: PASS }))))
      expect(CLOSED).toEqual(expect.objectContaining(outputsOf(text)))
  })

  test('an error removes an earlier pass from a full output file', async () => {
    const { length } = await textWith(PASS)
    const [result] = fill([{ before: [PASS], length, outputs: ERROR }])
    expect(outputsOf(result?.text ?? '')).toEqual(CLOSED)
  })
})

test('a process that is killed while it writes allows nothing beside the error from the start', async () => {
  const start = (await textWith(ERROR)).length
  const text = await textWith(PASS)
  const seen = [...text.slice(start)].map((_, at) => outputsOf(text.slice(0, start + at)))
  // Only `allowed` may be missing beside a reference: it is written last.
  const open = seen.filter((outputs) => outputs['allowed'] !== 'false' || outputs['deploy-ref'] !== '')
  expect(open.length).toBeGreaterThan(0)
  for (const outputs of open) expect({ ...outputs, allowed: 'true' }).toEqual(PASS)
})

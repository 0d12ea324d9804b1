import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { observe } from '../../runner-model/model.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { someReport } from '../report/reports.ts'
import { capture, files, read, stepOf } from './capture.ts'

/** Largest summary of one step, in bytes. */
const SUMMARY_LIMIT = 1_048_576

const publish = (render: (limit: number) => string, redact?: (text: string) => string) =>
  capture((runner) => runner.publishSummary(render), redact)

test('the summary is written unchanged, up to the limit of one step', async () => {
  const limits: number[] = []
  await publish((limit) => {
    limits.push(limit)
    return '## Title\n<b>é</b>\n'
  })
  expect(limits).toEqual([1_048_576])
  expect(read(files.summary)).toBe('## Title\n<b>é</b>\n')
})

test('earlier bytes of the file reduce the limit of the summary', async () => {
  const earlier = 'é'.repeat(1000)
  writeFileSync(files.summary, earlier)
  await publish((limit) => {
    expect(limit).toBe(SUMMARY_LIMIT - 2000)
    return 'x'.repeat(limit)
  })
  const file = readFileSync(files.summary)
  expect(file.length).toBe(SUMMARY_LIMIT)
  expect(observe({ exitCode: 0, summaryFile: file })).toMatchObject({ problems: [], conclusion: 'success' })
})

test.each([0, 500, SUMMARY_LIMIT - 5000, SUMMARY_LIMIT - 1000, SUMMARY_LIMIT - 10, SUMMARY_LIMIT])(
  'a real summary fits into the limit after %d earlier bytes',
  async (size) => {
    writeFileSync(files.summary, 'x'.repeat(size))
    const report = someReport({
      images: Array.from({ length: 400 }, () => ({ facts: { counts: { viruses: 1 } } })),
    })
    await publish((limit) => renderSummary(report, limit))
    const file = readFileSync(files.summary)
    expect(file.length).toBeLessThanOrEqual(SUMMARY_LIMIT)
    expect(observe({ exitCode: 1, summaryFile: file }).summary).not.toBeNull()
  },
)

test('secrets are redacted in the summary', async () => {
  await publish(
    () => 'a hunter2hunter2 b',
    (text) => text.replaceAll('hunter2hunter2', '***'),
  )
  expect(read(files.summary)).toBe('a *** b')
})

const warned = (stdout: string) =>
  stepOf(stdout).annotations.map(({ level, message }) => `${level}: ${message}`)
test('a missing summary file is a warning', async () => {
  rmSync(files.summary)
  const { out } = await publish(() => 'x')
  expect(warned(out())).toEqual([expect.stringMatching(/^warning: .*ENOENT/)])
})

test('a summary file without room for the title is a warning', async () => {
  writeFileSync(files.summary, 'x'.repeat(SUMMARY_LIMIT))
  const { out } = await publish((limit) => renderSummary(someReport(), limit))
  expect(warned(out())).toEqual([expect.stringMatching(/^warning: .*summary/)])
})

const full = existsSync('/dev/full') ? test : test.skip
full('a full disk is a warning about the summary', async () => {
  rmSync(files.summary)
  symlinkSync('/dev/full', files.summary)
  const { out } = await publish(() => 'x')
  expect(warned(out())).toEqual([expect.stringMatching(/^warning: .*ENOSPC/)])
})

test('a summary whose renderer throws is a warning', async () => {
  const { out } = await publish(() => {
    throw new Error('failed\n::error::forged')
  })
  expect(warned(out())).toEqual([expect.stringMatching(/^warning: .*failed/)])
})

test.each([
  ['whole secret', 'hunter2hunter2'],
  ['secret at a cut', `${'x'.repeat(990)}hunter2hunter2`],
  ['secret that an escape would hide', 'hunter2::##[hunter2'],
])('the warning about a summary has no part of a %s', async (_, text) => {
  const secret = text.replaceAll('x', '')
  const { out } = await publish(
    () => {
      throw new Error(text)
    },
    (line) => line.replaceAll(secret, '***'),
  )
  expect(warned(out())).toEqual([expect.stringMatching(/could not be written/)])
  expect(out()).not.toContain('hunter')
})

test('a runner without a summary file gets a line in the log', async () => {
  delete process.env['GITHUB_STEP_SUMMARY']
  const { out } = await publish(() => 'x')
  expect(warned(out())).toEqual([])
  expect(out()).toContain('GITHUB_STEP_SUMMARY')
})

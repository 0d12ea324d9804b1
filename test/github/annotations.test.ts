import { rmSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { renderAnnotations } from '../../src/report/annotations.ts'
import type { PolicyGiven } from '../make.ts'
import { QUEUED, someError, someReport } from '../report/reports.ts'
import { capture, files, stepOf } from './capture.ts'

const COUNT = 30

/** Returns what GitHub shows of a run over many images, each with a violation and an incomplete scan. */
async function shown(policy: PolicyGiven, summary: 'written' | 'unwritable') {
  if (summary === 'unwritable') rmSync(files.summary)
  const facts = { counts: { viruses: 1 }, scans: { risk: QUEUED } }
  const report = someReport({ images: Array.from({ length: COUNT }, () => ({ facts })), policy })
  const { out } = await capture(async (runner) => {
    await runner.publishSummary(() => 'x')
    for (const annotation of renderAnnotations(report, true)) runner.annotate(annotation)
  })
  return stepOf(out())
}

describe('annotations of many images', () => {
  test.each([
    { policy: {}, summary: 'written' },
    { policy: { incompleteScan: 'warn' }, summary: 'written' },
    { policy: { mode: 'warn' }, summary: 'written' },
    { policy: { incompleteScan: 'warn' }, summary: 'unwritable' },
    { policy: { mode: 'warn' }, summary: 'unwritable' },
  ] as const)(
    'GitHub drops no annotation of many images with the policy $policy and a summary that is $summary',
    async ({ policy, summary }) => {
      const { annotations, dropped } = await shown(policy, summary)
      expect(dropped).toEqual({ error: 0, warning: 0, notice: 0 })
      expect(annotations.at(-1)?.title).toMatch(/\d+ more/)
    },
  )
})

test('the message of a failure is the first annotation and is not shortened', async () => {
  const error = someError({ problem: 'x'.repeat(10_000) })
  const annotations = renderAnnotations(someReport({ images: [], error }), true)
  const { out } = await capture((runner) => {
    for (const annotation of annotations) runner.annotate(annotation)
  })
  expect(stepOf(out()).annotations).toEqual(annotations)
})

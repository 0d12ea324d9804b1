import { describe, expect, test } from '@jest/globals'
import type { FilePlace } from '../../../src/domain/context.ts'
import { unknown } from '../../../src/domain/facts.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import type { Outcome } from '../../../src/domain/report.ts'
import { renderJson } from '../../../src/report/json/json-report.ts'
import { someFinding, someList } from '../../make.ts'
import { someReport } from '../reports.ts'
import { CONTEXT, NOTICES, somePart } from './json-samples.ts'

// One report with something in every field, and what is written of it.

export const OTHER = `sha256:${'3'.repeat(64)}`
const listed = [
  someFinding(1, { severity: 'high', path: '/usr/lib/libssl.so', exploitable: true }),
  someFinding(2),
  someFinding(3),
]
export const place: Required<FilePlace> = { file: 'images.txt', line: 3, column: 5 }
export const image = somePart(1)
const virus = someFinding(4, { kind: 'virus' })
export const report = someReport({
  images: [
    {
      image,
      facts: {
        repoDigests: [OTHER],
        trusted: unknown({ kind: 'not-given' }),
        scans: { risk: { kind: 'incomplete', reason: { kind: 'failed', words: 'no space' } } },
        counts: { vulnerabilities: 3, viruses: 2, risks: unknown({ kind: 'not-given' }) },
        vulnerabilities: someList(listed, { rows: 4, total: 5 }),
        notes: [{ scan: 'virus', words: 'one file skipped' }],
      },
      findings: { virus: someList([virus]) },
    },
  ],
  policy: {
    limits: { 'max-vulnerabilities': 1 },
    deny: [{ id: 'CVE-2024-10003', since: new Date('2026-11-01T00:00:00Z') }],
    exceptions: [{ images: ['h.io/*', '*/*/*'] }, { id: 'CVE-2024-10002', until: '2026-11-01' }],
    maxDays: 90,
    maxScanAge: 7_200_000,
    expectedDigest: OTHER,
  },
  notices: [NOTICES.loosened],
  places: new Map([[image.given, place]]),
})
const [outcome] = report.outcomes as [Extract<Outcome, { readonly kind: 'judged' }>]
export const { verdict } = outcome
export const { policy } = report as { readonly policy: Policy }
export const written = JSON.parse(renderJson(report, CONTEXT))

/** What is written of the reason for an exception of this report, and of where it is. */
export const reason = 'not reachable, tracked in SEC-42'
export const setBy = { kind: 'policy', name: 'policy.yml', line: 12 }

/** What is told of each field of something, and what it must be. A field that is added has no row until it is told. */
export type Table<T> = Readonly<Record<keyof T, readonly [told: unknown, as: unknown]>>

export function testTables(
  tables: Readonly<
    Record<string, readonly [given: object, Readonly<Record<string, readonly [unknown, unknown]>>]>
  >,
): void {
  describe.each(Object.entries(tables))('of %s', (_, [given, table]) => {
    test('every field has its row', () => {
      expect(Object.keys(given).toSorted()).toEqual(Object.keys(table).toSorted())
    })

    test.each(Object.entries(table))('%s is told', (_field, [told, as]) => {
      expect(told).toEqual(as)
    })
  })
}

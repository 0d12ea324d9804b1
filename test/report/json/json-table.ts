import { describe, expect, test } from '@jest/globals'
import type { FilePlace } from '../../../src/domain/context.ts'
import { unknown } from '../../../src/domain/facts.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import type { Outcome } from '../../../src/domain/report.ts'
import { renderJson } from '../../../src/report/json/json-report.ts'
import { incomplete, someFinding, someList } from '../../make.ts'
import { CONTEXT, OTHER_DIGEST, somePlatform, someReport, someVirus } from '../reports.ts'
import { NOTICES } from '../sample-reports.ts'

// One report with a value in every field, and its JSON.

const listed = [
  someFinding(1, { severity: 'high', path: '/usr/lib/libssl.so', exploitable: true }),
  someFinding(2),
  someFinding(3),
]
export const place: Required<FilePlace> = { file: 'images.txt', line: 3, column: 5 }
export const image = somePlatform(1)
export const report = someReport({
  images: [
    {
      image,
      facts: {
        repoDigests: [OTHER_DIGEST],
        trusted: unknown({ kind: 'not-given' }),
        scans: { risk: incomplete({ kind: 'failed', words: 'no space' }) },
        counts: { vulnerabilities: 3, viruses: 2, risks: unknown({ kind: 'not-given' }) },
        vulnerabilities: someList(listed, { rows: 4, total: 5 }),
        notes: [{ scan: 'virus', words: 'one file skipped' }],
      },
      findings: { virus: someList([someVirus({ path: '' })]) },
    },
  ],
  policy: {
    limits: { 'max-vulnerabilities': 1 },
    deny: [{ id: 'CVE-2024-10003', since: new Date('2026-11-01T00:00:00Z') }],
    exceptions: [{ images: ['h.io/*', '*/*/*'] }, { id: 'CVE-2024-10002', until: '2026-11-01' }],
    maxDays: 90,
    maxScanAge: 7_200_000,
    expectedDigest: OTHER_DIGEST,
  },
  notices: [NOTICES.loosened],
  places: new Map([[image.given, place]]),
})
const [outcome] = report.outcomes as [Extract<Outcome, { readonly kind: 'judged' }>]
export const { verdict } = outcome
export const { policy } = report as { readonly policy: Policy }
export const written = JSON.parse(renderJson(report, CONTEXT))

/** Reason and source of the exceptions in the JSON of this report. */
export const reason = 'not reachable, tracked in SEC-42'
export const setBy = { kind: 'policy', name: 'policy.yml', line: 12 }

/** Fields of a finding that only serve the judgement. */
const NOT_SHOWN: readonly string[] = ['ids', 'rows']

/** The JSON of each field of a type, and the expected JSON. A new field does not compile without a row. */
export type Table<T> = Readonly<Record<keyof T, readonly [json: unknown, expected: unknown]>>

export function testTables(
  tables: Readonly<
    Record<string, readonly [given: object, Readonly<Record<string, readonly [unknown, unknown]>>]>
  >,
): void {
  describe.each(Object.entries(tables))('%s in JSON', (_, [given, table]) => {
    test('every field has a row in this table', () => {
      const fields = Object.keys(given).filter((field) => field in table || !NOT_SHOWN.includes(field))
      expect(fields.toSorted()).toEqual(Object.keys(table).toSorted())
    })

    test.each(Object.entries(table))('the field %s is in the JSON', (_field, [json, expected]) => {
      expect(json).toEqual(expected)
    })
  })
}

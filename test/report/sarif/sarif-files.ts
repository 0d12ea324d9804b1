import { createHash } from 'node:crypto'
import { expect } from '@jest/globals'
import type { Log, Run } from 'sarif'
import type { Context } from '../../../src/domain/context.ts'
import type { Finding } from '../../../src/domain/finding.ts'
import type { Report } from '../../../src/domain/report.ts'
import { renderSarif } from '../../../src/report/sarif/sarif.ts'
import { factsWith, someList } from '../../make.ts'
import {
  CONTEXT,
  EVERY_RULE,
  type ReportGiven,
  someError,
  someReport,
  someRisk,
  someVirus,
  VIOLATES_EVERYTHING,
} from '../reports.ts'
import { compileSchema, readSchema } from '../schemas.ts'

/** A type of SARIF with every field required: the tests read only fields that the gate writes. */
type Complete<T> = { [Key in keyof T]-?: Complete<NonNullable<T[Key]>> }

export type SarifRun = Complete<Run>
export type SarifResult = SarifRun['results'][number]

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** Returns the SARIF file of a report. */
export function sarifOf(report: Report, context: Context = CONTEXT): string {
  return renderSarif(report, context, hash)
}

/** Returns the only run of a SARIF file. */
export function runOf(text: string): SarifRun {
  const { runs } = JSON.parse(text) as Complete<Log>
  expect(runs).toHaveLength(1)
  return runs[0] as SarifRun
}

/** Returns the run in the SARIF file of a report. */
export function sarif(given: ReportGiven, context: Context = CONTEXT): SarifRun {
  return runOf(sarifOf(someReport(given), context))
}

/** A report that passes, with these vulnerabilities in one image. */
export function withFindings(...findings: readonly Finding[]): ReportGiven {
  return { images: [{ facts: factsWith(...findings) }], policy: { limits: { 'max-vulnerabilities': 100 } } }
}

/** Returns the rule IDs of the results. */
export function rulesOf({ results }: SarifRun): readonly string[] {
  return results.map(({ ruleId }) => ruleId)
}

/** Returns the file, line and column of a result. */
export function placeOf(result: SarifResult | undefined) {
  const { artifactLocation, region } = result?.locations[0]?.physicalLocation ?? {}
  return [artifactLocation?.uri, region?.startLine, region?.startColumn]
}

/** From the npm package @microsoft/sarif-multitool-linux 5.7.0 (MIT): the schema of OASIS with its errata, as draft 2020-12. */
const schema: object = readSchema('test/report/sarif/fixtures/sarif-2.1.0.json')

/** Describes the mistakes of a SARIF file by the schema of OASIS. */
export const mistakesIn = compileSchema(schema, { strict: false })

/** The same without the check for equal items, which takes the square of their number. */
export const mistakesInMany = compileSchema(
  JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'uniqueItems' ? undefined : value))),
  { strict: false },
)

/** A report with a result of every rule and every kind of finding. */
export const EVERYTHING: ReportGiven = {
  images: [
    { ...VIOLATES_EVERYTHING, findings: { virus: someList([someVirus()]), risk: someList([someRisk()]) } },
  ],
  policy: EVERY_RULE,
}

/** A report of an error in a file of the checkout. */
export const FILE_ERROR: ReportGiven = {
  images: [],
  policy: null,
  error: someError(
    { points: [{ message: () => 'not a limit', at: { file: 'ci/policy.yml', line: 3, column: 5 } }] },
    'policy',
  ),
}

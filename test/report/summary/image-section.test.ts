import { expect, test } from '@jest/globals'
import { RULES } from '../../../src/domain/rules/rule-names.ts'
import { code } from '../../../src/text.ts'
import {
  allScans,
  DIGEST,
  type FactsGiven,
  factsWith,
  incomplete,
  type PolicyGiven,
  someFinding,
} from '../../make.ts'
import { byReference, EVERY_RULE, QUEUED, type ReportGiven, VIOLATES_EVERYTHING } from '../reports.ts'
import { summaryOf, tableRows } from './pages.ts'

const OFF = { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' } as const
const summaryWith = (facts: FactsGiven, policy: PolicyGiven = {}) =>
  summaryOf({ images: [{ facts }], policy })
const rowsOf = (rule: string, given: ReportGiven) =>
  tableRows(summaryOf(given)).filter((line) => line.includes(`<code>${rule}</code>`))

test.each(RULES)('the rule %s has one row, passed or violated', (rule) => {
  expect(rowsOf(rule, { policy: EVERY_RULE })).toHaveLength(1)
  expect(rowsOf(rule, { policy: EVERY_RULE, images: [VIOLATES_EVERYTHING] })).toHaveLength(1)
})

test('the row of an expired exception names the line of the policy', () => {
  const given = {
    images: [{ facts: factsWith(someFinding(1)) }],
    policy: { exceptions: [{ until: '2026-11-23' }] },
  }
  expect(rowsOf('exception-expired', given)[0]).toMatch(
    /^\| ❌ \| .* \| <b>1&nbsp;needed<\/b> \| 0 \| .*<code>exception-expired<\/code><br><code>policy&#46;yml&#58;12<\/code> \|$/,
  )
})

test('rules that are off share a line with what was found', () => {
  const summary = summaryWith({ counts: { viruses: 12 } }, { limits: OFF })
  expect(tableRows(summary).filter((line) => line.includes('max-viruses'))).toEqual([])
  expect(summary).toContain('Not checked: <code>max-viruses</code> (12 found), ')
  expect(summary).toContain('<code>scan-incomplete</code>, <code>max-scan-age</code>')
})

test.each([
  { found: 0, limit: 0, row: /✅ \|.*\| 0 \| 0 \|/ },
  { found: 4, limit: 10, row: /✅ \|.*\| 4 \| 10 \| .*6&nbsp;left/ },
  { found: 12, limit: 10, row: /❌ \|.*\| <b>12<\/b> \| 10 \| .*2&nbsp;over .*input/ },
] as const)('the row of a limit of $limit with $found found matches $row', ({ found, limit, row }) => {
  const images = [{ facts: { counts: { vulnerabilities: found } } }]
  const policy = { limits: { 'max-vulnerabilities': limit } }
  expect(rowsOf('max-vulnerabilities', { images, policy })[0]).toMatch(row)
})

test('the table of scans has the reason of an incomplete scan, and whether it is required', () => {
  const scans = { virus: incomplete({ kind: 'failed', words: 'a|b' }), risk: QUEUED }
  const rows = tableRows(summaryWith({ scans }, { limits: { 'max-risks': 'off' } }))
  expect(rows.find((row) => row.includes('| Virus |'))).toMatch(/❌ .*failed \(<code>a&#124;b<\/code>\)/)
  expect(rows.find((row) => row.includes('| Risk |'))).toMatch(/➖ .*waiting to start.*not required/)
  expect(rows.find((row) => row.includes('| Vulnerability |'))).toMatch(/✅ .*complete/)
})

const never = incomplete({ kind: 'not-scanned' })
test.each<{ name: string; scans: FactsGiven['scans']; policy?: PolicyGiven; rows: readonly string[] }>([
  {
    name: 'one for complete scans, one for the incomplete one',
    scans: { risk: QUEUED },
    rows: ['| ✅ | Vulnerability, virus | complete |', '| ❌ | Risk | waiting to start |'],
  },
  {
    name: 'one for each reason',
    scans: { vulnerability: QUEUED, virus: never, risk: never },
    rows: ['| ❌ | Vulnerability | waiting to start |', '| ❌ | Virus, risk | never run |'],
  },
  { name: 'none if all are incomplete for one reason', scans: allScans(never), rows: [] },
  { name: 'none if all are complete', scans: {}, rows: [] },
  {
    name: 'one for incomplete scans that are not required',
    scans: allScans(never),
    policy: { limits: OFF },
    rows: ['| ➖ | Vulnerability, virus, risk | never run (not required) |'],
  },
  {
    name: 'none if all are complete and one is not required',
    scans: {},
    policy: { limits: { 'max-risks': 'off' } },
    rows: [],
  },
])('the table of scans has a row for each state: $name', ({ scans = {}, policy = {}, rows }) => {
  const all = tableRows(summaryWith({ scans }, policy))
  const heading = all.indexOf('|  | Scan | State |')
  expect(heading < 0 ? [] : all.slice(heading + 1, all.indexOf('| Field | Value |'))).toEqual(rows)
})

test('the row scan-incomplete names the required scans unless all are required', () => {
  const rowOf = (policy: PolicyGiven) => rowsOf('scan-incomplete', { policy })[0]
  expect(rowOf({ limits: { 'max-risks': 'off' } })).toContain('| vulnerability&nbsp;✔&nbsp;virus&nbsp;✔ |')
  expect(rowOf({})).toContain('| 3&nbsp;of&nbsp;3 | all&nbsp;needed | <code>')
})

test('the table of checks has a column of meters only if one has a meter', () => {
  const headingOf = (policy: PolicyGiven) =>
    tableRows(summaryOf({ policy })).find((row) => row.includes('| Check |'))
  expect(headingOf({})).toBe('|  | Check | Found | Allowed | Rule, set by |')
  expect(headingOf({ limits: { 'max-risks': 2 } })).toBe('|  | Check | Found | Allowed |  | Rule, set by |')
})

test('a source of one word is on the line of its rule, a longer one on the next', () => {
  const policy = { limits: { 'max-risks': 2 } }
  expect(rowsOf('max-risks', { policy })[0]).toMatch(/ \| <code>max-risks<\/code> input \|$/)
  expect(rowsOf('scan-incomplete', {})[0]).toMatch(/<\/code><br>default of incomplete-scan \|$/)
})

test('the given text of an image is shown unless it is the ID or the name', () => {
  const image = byReference('h.io/shop/web:1')
  const row = `| Given as | ${code(image.given)} |`
  expect(tableRows(summaryOf({ images: [{ image }] }))).toContain(row)
  const facts = { name: image.given }
  expect(tableRows(summaryOf({ images: [{ image, facts }] }))).not.toContain(row)
  expect(summaryOf()).not.toContain('Given as')
})

test('the summary of an image has its exposure, scan time, size and digest', () => {
  for (const text of [
    '51&nbsp;containers on&nbsp;24&nbsp;hosts',
    '3 h ago',
    '231 MB',
    code(DIGEST),
    '2026-11-24 00:13 UTC',
  ])
    expect(summaryOf()).toContain(text)
})

test.each<[string, FactsGiven, RegExp]>([
  ['unknown hosts', { hosts: null, containers: 1 }, /\*\*Runs in\*\* 1&nbsp;container &nbsp;·&nbsp; /],
  ['no container', { hosts: 0, containers: 0 }, /\*\*Runs in\*\* no&nbsp;container &nbsp;·&nbsp; /],
  ['a scan in the future', { scannedAt: new Date('2026-11-24T06:13:00Z') }, /3 h in the future/],
])('the summary of an image with %s matches %s', (_, facts, line) => {
  expect(summaryWith(facts)).toMatch(line)
})

test('facts that TCSS does not give are unknown', () => {
  const summary = summaryWith({
    ...{ name: null, digest: null, os: null, architecture: null, size: null },
    ...{ createdAt: null, containers: null, hosts: null, scannedAt: null },
  })
  expect(tableRows(summary).filter((row) => row.endsWith('| unknown |'))).toHaveLength(4)
  expect(summary).not.toContain('null')
})

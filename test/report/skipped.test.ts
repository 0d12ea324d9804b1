import { expect, test } from '@jest/globals'
import { allows, CONCLUSIONS, jobContinues } from '../../src/domain/report.ts'
import { renderAnnotations } from '../../src/report/annotations.ts'
import { renderLog } from '../../src/report/log.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { titleOf } from '../../src/report/words/headline.ts'
import { VERSION } from '../../src/version.ts'
import { expiringNotices, LOCAL, type ReportGiven, someReport } from './reports.ts'

// A gate without credentials, which was configured to skip.

const skipped = (given: ReportGiven = {}) => someReport({ images: [], conclusion: 'skipped', ...given })
const summaryOf = (given: ReportGiven = {}, limit = 1024 * 1024) => renderSummary(skipped(given), limit)
const logOf = (given: ReportGiven = {}) => renderLog(skipped(given)).flatMap(({ lines }) => lines)
const annotate = (given: ReportGiven = {}, all = true) => renderAnnotations(skipped(given), all)
const expiring = (count: number) =>
  expiringNotices(...Array.from({ length: count }, (_, n) => `CVE-2024-${n}`))

const TITLE = '## ⏭️ Not judged: no credentials'
/** The facts that every report must state: why, by which input, and that nothing is allowed. */
const FACTS = [
  /no secrets to a pull request from a fork or from Dependabot/,
  /TCSS was not queried/,
  /without-credentials: skip/,
  /The job continues/,
  /allowed`? is false/,
  /must not deploy anything/,
] as const

test('the job continues after a skipped gate, and nothing is allowed', () => {
  expect(CONCLUSIONS.filter(allows)).toEqual(['pass', 'warn'])
  expect(CONCLUSIONS.filter(jobContinues)).toEqual(['pass', 'skipped', 'warn'])
  expect(titleOf(skipped())).toBe('Not judged: no credentials')
})

test('the summary of a skipped gate is a note, neither allowed nor blocked', () => {
  const lines = summaryOf().split('\n')
  expect(lines[0]).toBe(TITLE)
  expect(lines[2]).toBe('> [!NOTE]')
  for (const fact of FACTS) expect(lines[3]).toMatch(fact)
  expect(summaryOf()).toContain(`TCSS Image Gate ${VERSION}`)
  expect(summaryOf()).not.toMatch(/✅|❌|⛔|🛑|⚠️|Blocked|Every check passed|null|undefined/)
})

test('the summary of a skipped gate has notices, but no table and no fold', () => {
  expect(summaryOf()).not.toMatch(/^\||<details>/m)
  expect(summaryOf({ policy: { limits: { 'max-critical': 0 } } })).toBe(summaryOf())
  expect(summaryOf({ notices: expiring(1) })).toMatch(/> - The exception for <code>CVE-2024-0<\/code>/)
})

test('the summary of a skipped gate stays within its limit and keeps its title', () => {
  const size = Buffer.byteLength(summaryOf({ notices: expiring(30) }))
  for (const limit of [size, size - 1, 800, 100, 50, 0]) {
    const text = summaryOf({ notices: expiring(30) }, limit)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit)
    if (text !== '') expect(text.split('\n')[0]).toBe(TITLE)
  }
})

test('the log of a skipped gate is one line', () => {
  const [only, ...others] = logOf()
  expect(others).toEqual([])
  for (const fact of FACTS) expect(only).toMatch(fact)
  expect(only).not.toMatch(/[`\n]/)
})

test('the log of a skipped gate has every notice, and names nothing to deploy', () => {
  const lines = logOf({ notices: expiring(30) })
  expect(lines).toHaveLength(31)
  expect(lines[0]).toMatch(/TCSS was not queried/)
  expect(lines.slice(1).every((line) => line.startsWith('i The exception for CVE-2024-'))).toBe(true)
  expect(lines.join()).not.toContain('Deploy ')
})

test.each([true, false])('a skipped gate has one annotation with annotations: %s', (all) => {
  const [only, ...others] = annotate({}, all)
  expect(others).toEqual([])
  expect(only).toEqual({
    level: 'notice',
    title: 'TCSS Image Gate: not judged: no credentials',
    message: expect.any(String),
  })
  for (const fact of FACTS) expect(only?.message).toMatch(fact)
  expect(only?.message).not.toContain('`')
})

test('annotations: false leaves no notice of a skipped gate', () => {
  const annotations = annotate({ notices: expiring(2) })
  expect(annotations.map(({ level }) => level)).toEqual(['notice', 'notice', 'notice'])
  expect(annotations[0]?.message).toMatch(/TCSS was not queried/)
  expect(annotate({ notices: expiring(2) }, false)).toEqual(annotations.slice(0, 1))
})

test.each([
  { notices: 1, shown: 2, more: 0 },
  { notices: 9, shown: 10, more: 0 },
  { notices: 10, shown: 10, more: 2 },
  { notices: 30, shown: 10, more: 22 },
])(
  'of $notices notices of a skipped gate the last annotation counts the rest',
  ({ notices, shown, more }) => {
    const annotations = annotate({ notices: expiring(notices) })
    expect(annotations).toHaveLength(shown)
    const named = annotations.filter(({ message }) => message.startsWith('The exception for'))
    const counted = Number(/^(\d+) more$/.exec(annotations.at(-1)?.title ?? '')?.[1] ?? 0)
    expect([counted, named.length + counted]).toEqual([more, notices])
  },
)

test('every report of a skipped gate warns of answers from this machine', () => {
  const warning = /^(⚠️ \*\*)?Not a real verdict:/
  expect(summaryOf(LOCAL).split('\n')[0]).toMatch(warning)
  expect(summaryOf()).not.toMatch(/not a real verdict/i)
  expect(logOf(LOCAL)[0]).toMatch(warning)
  expect(logOf(LOCAL)[1]).toMatch(/TCSS was not queried/)
  for (const { message } of annotate({ ...LOCAL, notices: expiring(2) })) expect(message).toMatch(warning)
})

import { describe, expect, test } from '@jest/globals'
import { allows, CONCLUSIONS, jobContinues } from '../../src/domain/report.ts'
import { renderAnnotations } from '../../src/report/annotations.ts'
import { renderLog } from '../../src/report/log.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { titleOf } from '../../src/report/words/headline.ts'
import { VERSION } from '../../src/version.ts'
import { someException } from '../make.ts'
import { type ReportGiven, someReport } from './reports.ts'

/** What a gate that has no credentials has to tell. */
const skipped = (given: ReportGiven = {}) => someReport({ images: [], conclusion: 'skipped', ...given })
const summaryOf = (given: ReportGiven = {}, limit = 1024 * 1024) => renderSummary(skipped(given), limit)
const logOf = (given: ReportGiven = {}) => renderLog(skipped(given)).flatMap(({ lines }) => lines)
const annotate = (given: ReportGiven = {}, all = true) => renderAnnotations(skipped(given), all)
const expiring = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => ({ kind: 'expiring', exception: someException({ id: `CVE-2024-${n}` }), days: 3 }) as const,
  )

const LOCAL = { local: true, host: '127.0.0.1:8080' } as const
/** What everybody who reads about it must know: why, at whose word, and what it is not. */
const SAYS = [
  /no secrets to a pull request from a fork or from Dependabot/,
  /TCSS was not queried/,
  /without-credentials: skip/,
  /The job continues/,
  /allowed`? is false/,
  /must not deploy anything/,
] as const

test('the job goes on, and nothing is allowed', () => {
  expect(CONCLUSIONS.filter(allows)).toEqual(['pass', 'warn'])
  expect(CONCLUSIONS.filter(jobContinues)).toEqual(['pass', 'skipped', 'warn'])
  expect(titleOf(skipped())).toBe('Not judged: no credentials')
})

describe('the summary', () => {
  test('says so at its head, as a note, and neither that it is allowed nor that it is blocked', () => {
    const lines = summaryOf().split('\n')
    expect(lines[0]).toBe('## ⏭️ Not judged: no credentials')
    expect(lines[2]).toBe('> [!NOTE]')
    for (const says of SAYS) expect(lines[3]).toMatch(says)
    expect(summaryOf()).toContain(`TCSS Image Gate ${VERSION}`)
    expect(summaryOf()).not.toMatch(/✅|❌|⛔|🛑|⚠️|Blocked|Every check passed|null|undefined/)
  })

  test('has no table, and nothing to unfold: nothing was judged', () => {
    expect(summaryOf()).not.toMatch(/^\||<details>/m)
    expect(summaryOf({ policy: { limits: { 'max-critical': 0 } } })).toBe(summaryOf())
  })

  test('has the notices', () => {
    expect(summaryOf({ notices: expiring(1) })).toMatch(/> - The exception for <code>CVE-2024-0<\/code>/)
  })

  test('keeps its head where there is little room, and then its title', () => {
    const whole = summaryOf({ notices: expiring(30) })
    const size = Buffer.byteLength(whole)
    for (const limit of [size, size - 1, 800, 100, 50, 0]) {
      const text = summaryOf({ notices: expiring(30) }, limit)
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit)
      if (text !== '') expect(text.split('\n')[0]).toBe('## ⏭️ Not judged: no credentials')
    }
  })

  test('says where the answers would have come from', () => {
    expect(summaryOf(LOCAL).split('\n')[0]).toMatch(/not a real verdict/i)
    expect(summaryOf()).not.toMatch(/not a real verdict/i)
  })
})

describe('the log', () => {
  test('says so in one line', () => {
    const [only, ...others] = logOf()
    expect(others).toEqual([])
    for (const says of SAYS) expect(only).toMatch(says)
    expect(only).not.toMatch(/[`\n]/)
  })

  test('has every notice after it, and names nothing to deploy', () => {
    const lines = logOf({ notices: expiring(30) })
    expect(lines).toHaveLength(31)
    expect(lines[0]).toMatch(/TCSS was not queried/)
    expect(lines.slice(1).every((line) => line.startsWith('i The exception for CVE-2024-'))).toBe(true)
    expect(lines.join()).not.toContain('Deploy ')
  })

  test('says where the answers would have come from', () => {
    expect(logOf(LOCAL)[0]).toMatch(/not a real verdict/i)
    expect(logOf(LOCAL)[1]).toMatch(/TCSS was not queried/)
  })
})

describe('the annotations', () => {
  test.each([true, false])('are one notice, whether the others are wanted: %s', (all) => {
    const [only, ...others] = annotate({}, all)
    expect(others).toEqual([])
    expect(only).toEqual({
      level: 'notice',
      title: 'TCSS Image Gate: not judged: no credentials',
      message: expect.any(String),
    })
    for (const says of SAYS) expect(only?.message).toMatch(says)
    expect(only?.message).not.toContain('`')
  })

  test('notices come after it where they are wanted', () => {
    const annotations = annotate({ notices: expiring(2) })
    expect(annotations.map(({ level }) => level)).toEqual(['notice', 'notice', 'notice'])
    expect(annotations[0]?.message).toMatch(/TCSS was not queried/)
    expect(annotate({ notices: expiring(2) }, false)).toEqual(annotations.slice(0, 1))
  })

  test.each([
    { notices: 1, shown: 2, more: 0 },
    { notices: 9, shown: 10, more: 0 },
    { notices: 10, shown: 10, more: 2 },
    { notices: 11, shown: 10, more: 3 },
    { notices: 30, shown: 10, more: 22 },
  ])('of $notices notices the last one shown counts the rest', ({ notices, shown, more }) => {
    const annotations = annotate({ notices: expiring(notices) })
    expect(annotations).toHaveLength(shown)
    const named = annotations.filter(({ message }) => message.startsWith('The exception for'))
    const counted = Number(/^(\d+) more$/.exec(annotations.at(-1)?.title ?? '')?.[1] ?? 0)
    expect([counted, named.length + counted]).toEqual([more, notices])
  })

  test('say where the answers would have come from', () => {
    for (const { message } of annotate({ ...LOCAL, notices: expiring(2) }))
      expect(message).toMatch(/^Not a real verdict: the answers come from 127\.0\.0\.1:8080 on this machine/)
  })
})

import { expect, test } from '@jest/globals'
import { known } from '../../../src/domain/facts.ts'
import { code, say } from '../../../src/text.ts'
import { incomplete } from '../../make.ts'
import { type ImageGiven, INFECTED, QUEUED, someError } from '../reports.ts'
import { listItems, quotedLines, summaryOf } from './pages.ts'

test('the alert names every violation with its numbers and what to do', () => {
  const facts = {
    counts: { viruses: 2, vulnerabilities: 12, risks: 3, sensitiveInfo: 4 },
    trusted: known(false),
    scans: { virus: QUEUED },
  }
  const limits = { 'max-vulnerabilities': 10, 'max-sensitive-info': 1 }
  const alert = quotedLines(summaryOf({ images: [{ facts }], policy: { limits } })).join('\n')
  for (const clause of [
    '6 rules violated',
    '2 viruses, none allowed',
    '12 vulnerabilities, 10 allowed',
    '3 risky behaviours, none allowed',
    '4 sensitive-information entries, 1 allowed',
    'not marked as trusted',
    'Virus scan: waiting to start',
  ])
    expect(alert).toContain(clause)
  expect(alert.split('\n').filter((line) => /^> - \*\*[^*]+\.\*\* [A-Z].*\.$/.test(line))).toHaveLength(6)
})

test('violations with the same advice share a list item, and a single item is no list', () => {
  const failed = (words: string) => incomplete({ kind: 'failed', words })
  const scans = { virus: failed('a'), risk: failed('b') }
  const clauses = `scan: failed (${code('a')}) · risk scan: failed (${code('b')}).`
  const advice = 'Scan the image again in the TCSS console, then run this job again.'
  expect(listItems(summaryOf({ images: [{ facts: { scans, counts: { viruses: 1 } } }] }))).toEqual([
    expect.stringMatching(/^> - \*\*1 virus, none allowed\.\*\* Remove /),
    `> - **Virus ${clauses}** ${advice}`,
  ])
  expect(quotedLines(summaryOf({ images: [{ facts: { scans } }] })).slice(1)).toEqual([
    `> **1 rule violated:** virus ${clauses}`,
    '> ',
    `> **What now:** ${advice}`,
  ])
})

test.each([
  { policy: { mode: 'warn' }, because: '`mode: warn`' },
  { policy: { incompleteScan: 'warn' }, because: '`incomplete-scan: warn`' },
] as const)(
  'the alert of a warning says that the job continues because of $because',
  ({ policy, because }) => {
    const alert = quotedLines(summaryOf({ images: [{ facts: { scans: { virus: QUEUED } } }], policy }))
    expect(alert.join('\n')).toContain(`The job continues because of ${because}.`)
  },
)

test('the alert of an error has its problem and remedy', () => {
  const error = someError({ problem: say`${'a|b'} is away.`, remedy: 'Wait.' })
  for (const given of [{ images: [], error }, { images: [{ error }] }])
    expect(quotedLines(summaryOf(given)).join('\n')).toMatch(/<code>a&#124;b<\/code> is away\.[\s\S]*Wait\./)
  const bare = quotedLines(summaryOf({ images: [], error: someError({ remedy: '' }) }))
  expect(bare).toHaveLength(2)
})

test('the alert lists at most thirty points of an error and counts the rest', () => {
  const points = Array.from({ length: 1000 }, (_, index) => say`input-${index} is ${'|'.repeat(5000)}`)
  const summary = summaryOf({ images: [], policy: null, error: someError({ points }, 'input') })
  expect(listItems(summary)).toHaveLength(31)
  expect(listItems(summary).at(-1)).toBe('> - … and 970 more, in the log')
  expect(Buffer.byteLength(summary)).toBeLessThan(64 * 1024)
  const few = summaryOf({ images: [], error: someError({ points: points.slice(0, 30) }) })
  expect(listItems(few)).toHaveLength(30)
  expect(few).not.toMatch(/\d more/)
})

const vulnerable: ImageGiven = { facts: { counts: { vulnerabilities: 1 } } }

test('advice about several images stands once, with their number, most images first', () => {
  const items = listItems(summaryOf({ images: [vulnerable, INFECTED, INFECTED, { error: someError() }, {}] }))
  expect(items.map((item) => /^> - \*\*(.*?):\*\* [A-Z]/.exec(item)?.[1])).toEqual([
    '2 images',
    '1 image',
    '1 image',
  ])
  expect(items[0]).toMatch(/infected files/)
  expect(items.join()).toContain('Ask again.')
})

test('images that all pass have no advice', () => {
  expect(summaryOf({ images: [{}, {}] })).not.toContain('What now')
})

test('the alert about several images gives at most five pieces of advice', () => {
  const images = [1, 2, 3, 4, 5, 6].map((n) => ({ error: someError({ remedy: `Remedy ${n}.` }) }))
  expect(listItems(summaryOf({ images }))).toHaveLength(6)
  expect(listItems(summaryOf({ images })).at(-1)).toContain('and more')
  expect(listItems(summaryOf({ images: images.slice(1) }))).toHaveLength(5)
})

import { expect, test } from '@jest/globals'
import { array, assert, boolean, constantFrom, integer, property } from 'fast-check'
import { utf8Length } from '../../../src/report/words/units.ts'
import { runs } from '../../make.ts'
import { type ImageGiven, LOCAL, someError } from '../reports.ts'
import { LIMIT, summaryOf } from './pages.ts'

const KINDS = ['pass', 'warn', 'fail', 'error'] as const
const imagesOf = (...kinds: readonly (typeof KINDS)[number][]) =>
  kinds.map((kind, index): ImageGiven => {
    const name = `example.com/image-${index}:1`
    if (kind === 'error') return { error: someError() }
    if (kind === 'pass') return { facts: { name } }
    return { facts: { name, counts: { viruses: 1 } }, policy: { mode: kind === 'warn' ? 'warn' : 'enforce' } }
  })

/** Counts rows, sections and remedies, and reads the number of those left out. */
function count(summary: string) {
  const countOf = (pattern: RegExp) => summary.match(pattern)?.length ?? 0
  const rows = countOf(/^\| (✅|⚠️|❌|🛑) \| <code>(example&#46;com|sha256)/gm)
  const sections = countOf(/^<details><summary>(⚠️|❌) <code>/gm)
  const remedies = countOf(/^<details><summary><b>What would pass<\/b>/gm)
  const leftOut = Number(/: (\d+) rows? (?:or|and) sections?\./.exec(summary)?.[1] ?? 0)
  return { shown: rows + sections + remedies, leftOut }
}

test('a summary of any images stays within any limit, and counts what it leaves out', () => {
  const kinds = array(constantFrom(...KINDS), { minLength: 2, maxLength: 100 })
  assert(
    property(kinds, integer({ min: 0, max: 100_000 }), boolean(), (conclusions, limit, local) => {
      const report = { ...LOCAL, images: imagesOf(...conclusions), local }
      const summary = summaryOf(report, limit)
      expect(utf8Length(summary)).toBeLessThanOrEqual(limit)
      const whole = count(summaryOf(report))
      const remedy = conclusions.includes('fail') && !conclusions.includes('error')
      const sections = conclusions.filter((one) => one === 'warn' || one === 'fail').length
      expect(whole).toEqual({ shown: conclusions.length + sections + Number(remedy), leftOut: 0 })
      const { shown, leftOut } = count(summary)
      // A summary without room for its head is its title alone.
      if (summary.includes('[!')) expect(shown + leftOut).toBe(whole.shown)
      expect(summary.match(/<\/details>/g)?.length).toBe(summary.match(/<details>/g)?.length)
    }),
    runs(120),
  )
})

test.each([
  { name: 'a pass', given: {} },
  { name: 'a failure', given: { images: imagesOf('fail') } },
  { name: 'several images', given: { images: imagesOf('fail', 'pass', 'error', 'warn', 'pass') } },
  { name: 'an error', given: { images: [], error: someError() } },
])('a summary is whole at its exact size and shorter one byte below: $name', ({ given }) => {
  const whole = summaryOf(given)
  expect(summaryOf(given, utf8Length(whole))).toBe(whole)
  const shorter = summaryOf(given, utf8Length(whole) - 1)
  expect(utf8Length(shorter)).toBeLessThan(utf8Length(whole))
  expect(shorter.split(/\n| — /)[0]).toBe(whole.split(/\n| — /)[0])
})

test('a limit of a few bytes is respected, and the warning of answers from this machine stays first', () => {
  const several = { images: imagesOf(...KINDS) }
  for (const given of [{}, LOCAL, several, { ...several, ...LOCAL }, { images: [], error: someError() }]) {
    for (let limit = -1; limit <= 500; limit += 1) {
      const summary = summaryOf(given, limit)
      if (utf8Length(summary) > Math.max(0, limit)) throw new Error(`${limit} bytes: ${utf8Length(summary)}`)
      expect(summary === '' || summary.endsWith('\n')).toBe(true)
      if ('local' in given) expect(summary).toMatch(/^(⚠️ \*\*Not a real verdict|$)/)
    }
  }
})

test('a summary of thousands of images nearly fills its limit and keeps its head', () => {
  const summary = summaryOf({ images: imagesOf(...Array(1800).fill('fail')) })
  expect(utf8Length(summary)).toBeLessThanOrEqual(LIMIT)
  expect(utf8Length(summary)).toBeGreaterThan(LIMIT - 10_000)
  expect(summary.split('\n')[0]).toMatch(/1800 of 1800/)
  const { shown, leftOut } = count(summary)
  expect(shown + leftOut).toBe(3601)
})

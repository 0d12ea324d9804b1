import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type PollState, pauseBeforePoll } from '../../../src/domain/waiting/schedule.ts'

const QUIET: Omit<PollState, 'polls' | 'left'> = { remaining: null, confirming: 'no', images: 1 }

/** All pauses in seconds, when polls take no time. */
function pauses(seconds: number, given: Partial<PollState> = {}): readonly number[] {
  const all: number[] = []
  for (let left = seconds * 1_000; ; ) {
    const pause = pauseBeforePoll({ ...QUIET, polls: all.length, left, ...given })
    if (pause === null) return all
    all.push(pause / 1_000)
    left -= pause
  }
}

test.each<{ name: string; given: Partial<PollState>; total: number; is: readonly number[] }>([
  {
    name: 'double from 3 s up to 30 s',
    given: {},
    total: 120,
    is: [3, 6, 12, 24, 30, 30, 15],
  },
  { name: 'end with the time', given: {}, total: 10, is: [3, 6, 1] },
  { name: 'are none without time', given: {}, total: 0, is: [] },
  { name: 'are one for half a second', given: {}, total: 0.5, is: [0.5] },
  {
    name: 'last as long as TCSS expects the scan to take',
    given: { remaining: 10 },
    total: 25,
    is: [10, 10, 5],
  },
  { name: 'are at most 30 s', given: { remaining: 600 }, total: 70, is: [30, 30, 10] },
  { name: 'are at least 3 s', given: { remaining: 1 }, total: 7, is: [3, 3, 1] },
  {
    name: 'are 10 s to confirm a result',
    given: { confirming: 'short', remaining: 600 },
    total: 25,
    is: [10, 10, 5],
  },
  {
    name: 'are a minute to confirm a result of a scan that was never seen running',
    given: { confirming: 'long' },
    total: 130,
    is: [60, 60, 10],
  },
  {
    name: 'are at least 10 s with 100 images',
    given: { images: 100 },
    total: 40,
    is: [10, 10, 12, 8],
  },
  {
    name: 'are at least 100 s with 1,000 images',
    given: { images: 1_000, remaining: 5 },
    total: 250,
    is: [100, 100, 50],
  },
])('the pauses $name', ({ given, total, is }) => expect(pauses(total, given)).toEqual(is))

test('the pauses end with the time, whatever TCSS expects', () => {
  const remaining = fc.option(fc.integer({ min: 1, max: 100_000 }))
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90_000 }),
      remaining,
      fc.integer({ min: 1, max: 2_000 }),
      (total, left, images) => {
        const all = pauses(total, { remaining: left, images })
        expect(all.reduce((sum, one) => sum + one, 0)).toBeCloseTo(total)
        expect(all.slice(0, -1).every((pause) => pause >= 3)).toBe(true)
      },
    ),
  )
})

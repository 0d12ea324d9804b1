import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type PollState, pauseBeforePoll } from '../../../src/domain/waiting/schedule.ts'

const QUIET: Omit<PollState, 'polls' | 'left'> = { remaining: null, confirming: 'no', images: 1 }

/** Every pause in seconds until time is up, when each look takes no time. */
function pauses(seconds: number, given: Partial<PollState> = {}): readonly number[] {
  const all: number[] = []
  for (let left = seconds * 1_000; ; ) {
    const pause = pauseBeforePoll({ ...QUIET, polls: all.length, left, ...given })
    if (pause === null) return all
    all.push(pause / 1_000)
    left -= pause
  }
}

describe('the schedule, in seconds', () => {
  test.each<{ name: string; given: Partial<PollState>; total: number; is: readonly number[] }>([
    {
      name: 'three at first, twice as long each time, up to thirty',
      given: {},
      total: 120,
      is: [3, 6, 12, 24, 30, 30, 15],
    },
    { name: 'never past the end', given: {}, total: 10, is: [3, 6, 1] },
    { name: 'no time, no look', given: {}, total: 0, is: [] },
    { name: 'half a second is one look', given: {}, total: 0.5, is: [0.5] },
    { name: 'as long as TCSS says', given: { remaining: 10 }, total: 25, is: [10, 10, 5] },
    { name: 'but no longer than thirty', given: { remaining: 600 }, total: 70, is: [30, 30, 10] },
    { name: 'and no shorter than three', given: { remaining: 1 }, total: 7, is: [3, 3, 1] },
    {
      name: 'ten to confirm a result',
      given: { confirming: 'short', remaining: 600 },
      total: 25,
      is: [10, 10, 5],
    },
    {
      name: 'a minute where only the time of a scan says that there was one',
      given: { confirming: 'long' },
      total: 130,
      is: [60, 60, 10],
    },
    {
      name: 'with 100 images each waits for its turn',
      given: { images: 100 },
      total: 40,
      is: [10, 10, 12, 8],
    },
    {
      name: 'with 1,000 images, too',
      given: { images: 1_000, remaining: 5 },
      total: 250,
      is: [100, 100, 50],
    },
  ])('$name', ({ given, total, is }) => expect(pauses(total, given)).toEqual(is))

  test('whatever TCSS says, the looks end when time is up', () => {
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
})

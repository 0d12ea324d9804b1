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

test.each<[name: string, total: number, is: readonly number[], given?: Partial<PollState>]>([
  ['between polls double from 3 s up to 30 s', 120, [3, 6, 12, 24, 30, 30, 15], {}],
  ['end when the time is up', 10, [3, 6, 1], {}],
  ['are none when there is no time', 0, [], {}],
  ['are a single one when half a second is left', 0.5, [0.5], {}],
  ['last as long as TCSS expects the scan to take', 25, [10, 10, 5], { remaining: 10 }],
  ['are at most 30 s when TCSS expects a longer scan', 70, [30, 30, 10], { remaining: 600 }],
  ['are at least 3 s when TCSS expects a shorter scan', 7, [3, 3, 1], { remaining: 1 }],
  ['are 10 s when a result must be confirmed', 25, [10, 10, 5], { confirming: 'short', remaining: 600 }],
  [
    'are a minute when the result of a scan that was never seen running must be confirmed',
    130,
    [60, 60, 10],
    { confirming: 'long' },
  ],
  ['are at least 10 s with 100 images', 40, [10, 10, 12, 8], { images: 100 }],
  ['are at least 100 s with 1,000 images', 250, [100, 100, 50], { images: 1_000, remaining: 5 }],
])('the pauses %s', (...[, total, is, given]) => expect(pauses(total, given)).toEqual(is))

test('the pauses end when the time is up, for any expectation of TCSS and any number of images', () => {
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

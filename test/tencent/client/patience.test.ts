import { expect, test } from '@jest/globals'
import { createPatience, PATIENCE, type PatienceOptions } from '../../../src/tencent/client/patience.ts'
import { someFailure } from '../caller.ts'

const RESET = someFailure()
const THROTTLED = someFailure({ code: 'throttled', throttled: true })
const UNAVAILABLE = someFailure({ transient: false })
const WAIT = someFailure({ retryAfter: 7_000 })
const LONG_WAIT = someFailure({ retryAfter: 7_200_000 })
const REFUSED = someFailure({ code: 'refused', retry: false })

const GIVE_UP = { kind: 'give-up' } as const
const AT_ONCE = { kind: 'retry-at-once' } as const
const pause = (milliseconds: number, attempt: number) =>
  ({ kind: 'retry-after-pause', pause: milliseconds, attempt }) as const

const some = (given: Partial<PatienceOptions> = {}) =>
  createPatience({ idempotent: true, sharedQuota: false, random: () => 0.5, ...given })

test.each([
  {
    name: 'pauses double, and the fifth failure is the last',
    failures: [RESET, RESET, RESET, RESET, RESET],
    next: [pause(500, 2), pause(1_000, 3), pause(2_000, 4), pause(4_000, 5), GIVE_UP],
  },
  {
    name: 'jitter goes up to the whole bound',
    given: { random: () => 0.9999 },
    failures: [RESET, RESET],
    next: [pause(999, 2), pause(1_999, 3)],
  },
  { name: 'jitter may be nothing', given: { random: () => 0 }, failures: [RESET], next: [pause(0, 2)] },
  { name: 'a pause is no shorter than Retry-After', failures: [WAIT], next: [pause(7_000, 2)] },
  { name: 'Retry-After counts up to 20 s', failures: [LONG_WAIT], next: [pause(20_000, 2)] },
  { name: 'a failure that stays is not retried', failures: [REFUSED], next: [GIVE_UP] },
  {
    name: 'with one image a throttled call pauses',
    failures: [THROTTLED],
    next: [pause(500, 2)],
  },
  {
    name: 'with a shared quota transient failures use up no attempt',
    given: { sharedQuota: true },
    failures: [RESET, THROTTLED, RESET, THROTTLED, RESET, UNAVAILABLE],
    next: [AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, pause(500, 2)],
  },
  {
    name: 'a call that is not idempotent is not repeated after a reset',
    given: { idempotent: false },
    failures: [RESET],
    next: [GIVE_UP],
  },
  {
    name: 'a call that is not idempotent is repeated after throttling',
    given: { idempotent: false, sharedQuota: true },
    failures: [THROTTLED, RESET],
    next: [AT_ONCE, GIVE_UP],
  },
])('$name', ({ given, failures, next }) => {
  const patience = some(given)
  expect(failures.map((failure) => patience(failure, PATIENCE.total))).toEqual(next)
})

test.each([
  { left: 500, next: GIVE_UP },
  { left: 501, next: pause(500, 2) },
])('a pause must be shorter than the time left ($left ms)', ({ left, next }) => {
  expect(some()(RESET, left)).toEqual(next)
})

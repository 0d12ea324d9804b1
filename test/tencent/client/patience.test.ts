import { expect, test } from '@jest/globals'
import type { Failure } from '../../../src/tencent/client/failure.ts'
import {
  createPatience,
  type NextStep,
  PATIENCE,
  type PatienceOptions,
} from '../../../src/tencent/client/patience.ts'
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

test.each<
  [name: string, failures: readonly Failure[], next: readonly NextStep[], given?: Partial<PatienceOptions>]
>([
  [
    'pauses double, and the fifth failure is the last',
    [RESET, RESET, RESET, RESET, RESET],
    [pause(500, 2), pause(1_000, 3), pause(2_000, 4), pause(4_000, 5), GIVE_UP],
  ],
  [
    'a random pause is at most the whole bound',
    [RESET, RESET],
    [pause(999, 2), pause(1_999, 3)],
    { random: () => 0.9999 },
  ],
  ['a random pause may be 0', [RESET], [pause(0, 2)], { random: () => 0 }],
  ['a pause is no shorter than Retry-After', [WAIT], [pause(7_000, 2)]],
  ['Retry-After counts up to 20 s', [LONG_WAIT], [pause(20_000, 2)]],
  ['a failure that stays is not retried', [REFUSED], [GIVE_UP]],
  ['with one image a throttled call pauses', [THROTTLED], [pause(500, 2)]],
  [
    'with a shared quota transient failures use up no attempt',
    [RESET, THROTTLED, RESET, THROTTLED, RESET, UNAVAILABLE],
    [AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, pause(500, 2)],
    { sharedQuota: true },
  ],
  ['a call that is not idempotent is not repeated after a reset', [RESET], [GIVE_UP], { idempotent: false }],
  [
    'a call that is not idempotent is repeated after throttling',
    [THROTTLED, RESET],
    [AT_ONCE, GIVE_UP],
    { idempotent: false, sharedQuota: true },
  ],
])('the retries of a call: %s', (...[, failures, next, given]) => {
  const patience = some(given)
  expect(failures.map((failure) => patience(failure, PATIENCE.total))).toEqual(next)
})

test.each([
  { left: 500, next: GIVE_UP },
  { left: 501, next: pause(500, 2) },
])('a pause must be shorter than the time left ($left ms)', ({ left, next }) => {
  expect(some()(RESET, left)).toEqual(next)
})

import { expect, test } from '@jest/globals'
import { createCircuitBreaker } from '../../../src/tencent/client/circuit-breaker.ts'
import { someFailure } from '../caller.ts'

const RESET = someFailure()
const THROTTLED = someFailure({ code: 'throttled', throttled: true })
const MINUTE = 60_000
const shared = (stepDeadline = 0) => createCircuitBreaker({ sharedQuota: true, stepDeadline })

test.each([
  { name: 'a minute after its first request', sharedQuota: false, stepDeadline: 600_000, deadline: 100_000 },
  {
    name: 'a minute after the last answer to any call with a shared quota',
    sharedQuota: true,
    stepDeadline: 600_000,
    deadline: 150_000,
  },
  {
    name: 'at most the end of the step with a shared quota',
    sharedQuota: true,
    stepDeadline: 120_000,
    deadline: 120_000,
  },
  {
    name: 'a minute after its first request with a shared quota when the step has ended',
    sharedQuota: true,
    stepDeadline: 0,
    deadline: 100_000,
  },
])('the deadline of a call is $name', ({ deadline, ...options }) => {
  const breaker = createCircuitBreaker(options)
  breaker.sent(0)
  breaker.answered(90_000)
  expect(breaker.deadline(40_000)).toBe(deadline)
})

test('before any answer, the deadline of a call is a minute after its first request', () => {
  const breaker = shared(600_000)
  breaker.sent(1_000)
  expect(breaker.deadline(5_000)).toBe(5_000 + MINUTE)
})

test('the circuit breaker opens after a minute of failures, with the last one', () => {
  const breaker = shared()
  breaker.sent(1_000)
  breaker.failed(THROTTLED)
  breaker.failed(RESET)
  expect(breaker.errorAt(1_000 + MINUTE - 1)).toBeNull()
  const error = breaker.errorAt(1_000 + MINUTE)
  expect([error?.code, error?.problem()]).toEqual([
    'unreachable',
    'It was reset. No request was answered for 60 s.',
  ])
})

test.each([
  { name: 'one image is read', breaker: createCircuitBreaker({ sharedQuota: false, stepDeadline: 0 }) },
  { name: 'no request has failed', breaker: shared(), failure: null },
])('the circuit breaker stays closed while $name', ({ breaker, failure = RESET }) => {
  breaker.sent(0)
  if (failure !== null) breaker.failed(failure)
  expect(breaker.errorAt(10 * MINUTE)).toBeNull()
})

test('an answer closes the circuit breaker, and the minute begins with the next request', () => {
  const breaker = shared()
  breaker.sent(0)
  breaker.failed(RESET)
  breaker.answered(50_000)
  expect(breaker.errorAt(10 * MINUTE)).toBeNull()
  breaker.sent(10 * MINUTE)
  breaker.failed(RESET)
  expect(breaker.errorAt(10 * MINUTE + 1)).toBeNull()
  expect(breaker.errorAt(11 * MINUTE)).toMatchObject({ code: 'unreachable' })
})

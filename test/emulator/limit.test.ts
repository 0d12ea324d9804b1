import { describe, expect, test } from '@jest/globals'
import { fixedWindow, type Limit, type Meter, tokenBucket } from '../../src/emulator/limit.ts'

/** How many of the requests at these moments (milliseconds) get through. */
function passed(limit: Limit, moments: readonly number[]): number {
  let meter: Meter | undefined
  let count = 0
  for (const now of moments) {
    const next = limit(meter, now)
    if (next) {
      meter = next
      count += 1
    }
  }
  return count
}

const times = (count: number, at: number) => Array.from({ length: count }, () => at)
const every = (step: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => from + n * step)

describe.each([
  { name: 'fixed window', limit: fixedWindow(20) },
  { name: 'token bucket', limit: tokenBucket(20) },
])('$name of 20 a second', ({ limit }) => {
  test.each([
    { name: '20 at once pass', moments: times(20, 0), passes: 20 },
    { name: 'the 21st at once does not', moments: times(21, 0), passes: 20 },
    { name: 'a second later all is forgotten', moments: [...times(20, 0), ...times(20, 1000)], passes: 40 },
    { name: 'one every 50 ms never meets the limit', moments: every(50, 1000), passes: 1000 },
    { name: 'a refused request costs nothing', moments: [...times(100, 0), ...times(20, 1000)], passes: 40 },
  ])('$name', ({ moments, passes }) => {
    expect(passed(limit, moments)).toBe(passes)
  })
})

test.each([
  {
    name: '999 ms after the turn it is the same second',
    limit: fixedWindow(20),
    moments: [...times(20, 5000), 5999],
    passes: 20,
  },
  {
    name: '1000 ms after the turn it is the next',
    limit: fixedWindow(20),
    moments: [...times(20, 5000), 6000],
    passes: 21,
  },
  {
    name: 'the turn of a second lets twice the limit through',
    limit: fixedWindow(20),
    moments: [...times(20, 5999), ...times(20, 6000)],
    passes: 40,
  },
  {
    name: 'a full bucket has no room after 49 ms',
    limit: tokenBucket(20),
    moments: [...times(20, 0), 49],
    passes: 20,
  },
  {
    name: 'a full bucket has room for one after 50 ms',
    limit: tokenBucket(20),
    moments: [...times(20, 0), 50, 50],
    passes: 21,
  },
  {
    name: 'the turn of a second is nothing to a bucket',
    limit: tokenBucket(20),
    moments: [...times(20, 999), ...times(20, 1000)],
    passes: 20,
  },
  {
    name: 'a clock set back does not fill a bucket',
    limit: tokenBucket(20),
    moments: [...times(10, 1000), ...times(11, 0)],
    passes: 20,
  },
])('$name', ({ limit, moments, passes }) => {
  expect(passed(limit, moments)).toBe(passes)
})

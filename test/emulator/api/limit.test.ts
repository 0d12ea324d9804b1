import { describe, expect, test } from '@jest/globals'
import { fixedWindow, type Limit, type Meter, tokenBucket } from '../../../emulator/api/limit.ts'

/** Counts the requests at these moments (milliseconds) that the limit lets through. */
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
  { kind: 'fixed window', limit: fixedWindow(20) },
  { kind: 'token bucket', limit: tokenBucket(20) },
])('a $kind of 20 requests a second', ({ limit }) => {
  test.each([
    { name: '20 requests at once pass', moments: times(20, 0), passes: 20 },
    { name: 'the 21st request at once is refused', moments: times(21, 0), passes: 20 },
    {
      name: 'a second later 20 requests pass again',
      moments: [...times(20, 0), ...times(20, 1000)],
      passes: 40,
    },
    { name: 'one request every 50 ms always passes', moments: every(50, 1000), passes: 1000 },
    { name: 'refused requests do not count', moments: [...times(100, 0), ...times(20, 1000)], passes: 40 },
  ])('a limit of 20 requests a second: $name', ({ moments, passes }) => {
    expect(passed(limit, moments)).toBe(passes)
  })
})

test.each([
  {
    name: 'a fixed window still counts 999 ms after its second began',
    limit: fixedWindow(20),
    moments: [...times(20, 5000), 5999],
    passes: 20,
  },
  {
    name: 'a fixed window starts anew 1000 ms after its second began',
    limit: fixedWindow(20),
    moments: [...times(20, 5000), 6000],
    passes: 21,
  },
  {
    name: 'a fixed window lets twice the limit through around the end of a second',
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
    name: 'a bucket does not empty at the end of a second',
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

test.each([
  {
    name: 'a fixed window beside 5 requests of other clients has room for 15, not 16',
    limit: fixedWindow(20, 5),
    moments: times(16, 0),
    passes: 15,
  },
  {
    name: 'a fixed window beside 5 requests of other clients has room for 15 again in the next second',
    limit: fixedWindow(20, 5),
    moments: [...times(15, 999), ...times(16, 1000)],
    passes: 30,
  },
  {
    name: 'a full bucket beside 5 requests of other clients a second has no room after 66 ms',
    limit: tokenBucket(20, 5),
    moments: [...times(20, 0), 66],
    passes: 20,
  },
  {
    name: 'a full bucket beside 5 requests of other clients a second has room for one after 67 ms',
    limit: tokenBucket(20, 5),
    moments: [...times(20, 0), 67, 67],
    passes: 21,
  },
  {
    name: 'a bucket filled at 15 a second never overflows',
    limit: tokenBucket(20, 5),
    moments: every(67, 1000),
    passes: 1000,
  },
  {
    name: 'a full bucket beside 5 requests of other clients a second has room for 15 a second later, not 16',
    limit: tokenBucket(20, 5),
    moments: [...times(20, 0), ...times(16, 1000)],
    passes: 35,
  },
])('$name', ({ limit, moments, passes }) => {
  expect(passed(limit, moments)).toBe(passes)
})

test.each([
  { name: 'a fixed window', limit: fixedWindow(20, 25), passes: 0 },
  { name: 'a full bucket', limit: tokenBucket(20, 25), passes: 20 },
])('$name has no room when other clients use more than the limit', ({ limit, passes }) => {
  expect(passed(limit, every(10, 1000))).toBe(passes)
})

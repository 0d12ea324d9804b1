import { describe, expect, test } from '@jest/globals'
import { busySpells, fixedWindow, type Limit, type Meter, tokenBucket } from '../../../emulator/api/limit.ts'

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

describe('other clients with 5 of 20 requests a second', () => {
  test.each([
    {
      name: 'a fixed window has room for 15, not 16',
      limit: fixedWindow(20, 5),
      moments: times(16, 0),
      passes: 15,
    },
    {
      name: 'a fixed window has room for 15 again in the next second',
      limit: fixedWindow(20, 5),
      moments: [...times(15, 999), ...times(16, 1000)],
      passes: 30,
    },
    {
      name: 'a full bucket has no room after 66 ms',
      limit: tokenBucket(20, 5),
      moments: [...times(20, 0), 66],
      passes: 20,
    },
    {
      name: 'a full bucket has room for one after 67 ms',
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
      name: 'a full bucket has room for 15 a second later, not 16',
      limit: tokenBucket(20, 5),
      moments: [...times(20, 0), ...times(16, 1000)],
      passes: 35,
    },
  ])('$name', ({ limit, moments, passes }) => {
    expect(passed(limit, moments)).toBe(passes)
  })
})

test.each([
  { name: 'a fixed window', limit: fixedWindow(20, 25), passes: 0 },
  { name: 'a bucket, once it is full,', limit: tokenBucket(20, 25), passes: 20 },
])('$name has no room at all when others use more than there is', ({ limit, passes }) => {
  expect(passed(limit, every(10, 1000))).toBe(passes)
})

describe('busy spells of other clients', () => {
  const spells = [
    { from: 100, until: 200 },
    { from: 300, until: 301 },
  ]

  test.each([
    { name: '1 ms before a spell a request passes', at: 99, passes: 1 },
    { name: 'at its first moment none does', at: 100, passes: 0 },
    { name: 'at its last millisecond none does', at: 199, passes: 0 },
    { name: 'at its end one passes again', at: 200, passes: 1 },
    { name: 'a second spell counts as well', at: 300, passes: 0 },
    { name: 'and ends', at: 301, passes: 1 },
  ])('$name', ({ at, passes }) => {
    expect(passed(busySpells(fixedWindow(20), spells), [at])).toBe(passes)
  })

  test('around a spell the limit counts as ever', () => {
    expect(
      passed(busySpells(fixedWindow(20), spells), [...times(15, 99), ...times(9, 150), ...times(9, 200)]),
    ).toBe(20)
  })
})

import { expect, test } from '@jest/globals'
import { API_ZONE, parseTime } from '../../../src/tencent/wire/time.ts'

test.each([
  ['without a zone, which means Beijing', '2024-10-25 16:13:39', '2024-10-25T08:13:39.000Z'],
  ['midnight in Beijing, on the day before in UTC', '2024-01-01 00:00:00', '2023-12-31T16:00:00.000Z'],
  ['of RFC 3339 in UTC, with a fraction', '2021-01-29T05:26:18.07Z', '2021-01-29T05:26:18.000Z'],
  ['of RFC 3339 with an offset', '2024-11-01T00:02:07+08:00', '2024-10-31T16:02:07.000Z'],
  ['of RFC 3339 with an offset to the west', '2024-11-01T00:02:07-05:30', '2024-11-01T05:32:07.000Z'],
  ["in Go's format", '2021-01-30 03:31:56 +0000 UTC', '2021-01-30T03:31:56.000Z'],
  ["in Go's format with another zone", '2021-01-30 11:31:56 +0800 CST', '2021-01-30T03:31:56.000Z'],
  ['with UTC by name', '2021-01-30 03:31:56 UTC', '2021-01-30T03:31:56.000Z'],
  ['with whitespace around it', ' 2024-10-25 16:13:39\n', '2024-10-25T08:13:39.000Z'],
  ["in Go's format with a fraction", '2021-01-30 03:31:56.123456789 +0000 UTC', '2021-01-30T03:31:56.000Z'],
  ['with an offset without a colon', '2024-11-01T00:02:07+0800', '2024-10-31T16:02:07.000Z'],
  ['with the widest offset', '2024-11-01T00:02:07-23:59', '2024-11-02T00:01:07.000Z'],
  ['in the last second of a day', '2024-12-31 23:59:59', '2024-12-31T15:59:59.000Z'],
  ['on a leap day', '2024-02-29 12:00:00', '2024-02-29T04:00:00.000Z'],
])('a time %s is parsed', (_name, text, iso) => expect(parseTime(text)?.toISOString()).toBe(iso))

test.each([
  '',
  'never',
  '2026-02-30 00:00:00',
  '2023-02-29 00:00:00',
  '2024-01-01 24:00:00',
  '2024-13-01 00:00:00',
  '2024-01-01 00:60:00',
  '2024-01-01',
  '1900-01-01T00:00:00+00:00',
  '0001-01-01T00:00:00Z',
  '2024-10-31 18:0****',
  '1729844019',
  'x2024-10-25 16:13:39',
  '2021-01-30 11:31:56 +0800 C',
  '2021-01-30 11:31:56 +0800 cst',
  '2021-01-30 11:31:56 +0800 CSTXY',
  '2024-10-25 16:13:39 and more',
  '２024-10-25 16:13:39',
  '2026-02-30',
  '2026-02-30T00:00:00Z',
  '2026-02-30 03:31:56 +0000 UTC',
  '2024-04-31 00:00:00',
  '2024-00-10 00:00:00',
  '2024-01-00 00:00:00',
  '2024-01-01 00:00:60',
  '2024-01-01 25:00:00',
  '2016-12-31T23:59:60Z',
  '1900-01-01 00:00:00',
  '1900-12-31 23:59:59',
  '0000-00-00 00:00:00',
  '2024-10-25T16:13:39.Z',
  '2024-10-25T16:13:39+8:00',
  '2024-10-25T16:13:39+',
  '2024-1-1 00:00:00',
  '-2024-10-25 16:13:39',
  '12024-10-25 16:13:39',
  '2024-10-25\n16:13:39',
  '2024-10-25 16:13',
  'null',
  'NaN',
])('the text %j is not a time', (text) => expect(parseTime(text)).toBeNull())

test.each(['+24:00', '-24:00', '+99:99', '+08:60', '+9900'])(
  'a time with the offset %s is not a time',
  (offset) => {
    expect(parseTime(`2024-10-25T16:13:39${offset}`)).toBeNull()
  },
)

test('a time beyond the year 9999 in UTC is not a time', () => {
  expect(parseTime('9999-12-31T23:59:59-08:00')).toBeNull()
})

test('a long text is refused as a time within 200 ms', () => {
  // The shortest of three runs, because a busy machine adds to the others.
  const times = [1, 2, 3].map(() => {
    const started = performance.now()
    for (const part of ['2024-10-25 16:13:39', ' ', '1', '.1']) {
      expect(parseTime(`2024-10-25 16:13:39${part.repeat(50_000)}x`)).toBeNull()
    }
    return performance.now() - started
  })
  expect(Math.min(...times)).toBeLessThan(200)
})

test('a time without a zone can be in another zone than Beijing', () => {
  expect(parseTime('2024-10-25 16:13:39', 0)?.toISOString()).toBe('2024-10-25T16:13:39.000Z')
  expect(parseTime('2024-10-25T16:13:39Z', 120)?.toISOString()).toBe('2024-10-25T16:13:39.000Z')
  expect(parseTime('2024-10-25 16:13:39', -330)?.toISOString()).toBe('2024-10-25T21:43:39.000Z')
  expect(API_ZONE).toBe(480)
})

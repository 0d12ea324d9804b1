import { expect, test } from '@jest/globals'
import type { Source } from '../src/domain/policy.ts'
import { duration, orWord, phraseSource, ZONE } from '../src/forms.ts'
import { code } from '../src/text.ts'

const WAIT = orWord('0', duration(0, 86_400_000, 'at most 24h'))

test.each([
  ['90s', 90_000],
  ['10m', 600_000],
  ['24h', 86_400_000],
  ['1d', 86_400_000],
  ['0s', 0],
  ['0', '0'],
  ['86400s', 86_400_000],
])('the duration %s is accepted', (text, value) => expect(WAIT.parse(text)).toBe(value))

test.each([
  '10',
  '10 minutes',
  '-1m',
  '25h',
  '86401s',
  '1.5h',
  '1h30m',
  '10M',
  ' 10m',
  '10m ',
  '٣m',
  '1e3s',
  'm',
  '',
  'off',
  '1w',
])('the duration %j is not accepted', (text) => expect(WAIT.parse(text)).toBeUndefined())

test('a duration describes the texts that it accepts', () => {
  expect(WAIT.accepted).toBe('a whole number with s, m, h or d, such as 90s or 10m, at most 24h, or 0')
})

test.each([
  ['+08:00', 480],
  ['-03:30', -210],
  ['+14:00', 840],
  ['+14:59', 899],
  ['+00:00', 0],
  ['UTC', 0],
  ['Z', 0],
])('the time zone %s is %d minutes east of UTC', (text, minutes) => expect(ZONE.parse(text)).toBe(minutes))

test.each(['8', '+8', '+08', '+0800', '08:00', '+15:00', '+08:60', 'Asia/Shanghai', 'CST', ''])(
  'the time zone %j is not accepted',
  (text) => expect(ZONE.parse(text)).toBeUndefined(),
)

test.each<[Source, string]>([
  [{ kind: 'policy', policy: 'a/policy.yml', line: 12 }, 'a/policy.yml:12'],
  [{ kind: 'policy', policy: 'preset:strict', line: null }, 'preset:strict'],
  [{ kind: 'default' }, 'default'],
  [{ kind: 'input', input: 'mode' }, 'input'],
  [{ kind: 'implied', by: 'max-high' }, 'implied by max-high'],
])('the source %j is phrased as %s', (source, phrase) => expect(phraseSource(source)).toBe(phrase))

test('the name of a policy is quoted, since it is untrusted', () => {
  expect(phraseSource({ kind: 'policy', policy: '<b>', line: 1 }, code)).toBe(code('<b>:1'))
})

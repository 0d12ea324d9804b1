import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type JsonObject, parseJson } from '../../../src/json.ts'
import { redactor } from '../../../src/tencent/client/credentials.ts'
import {
  brief,
  decodeDigests,
  decodeError,
  decodeText,
  expected,
  show,
} from '../../../src/tencent/wire/decode.ts'

const DIGEST = `sha256:${'a'.repeat(64)}`

describe('long texts and lists', () => {
  test.each([
    ['of 4,096 characters', 'x'.repeat(4096), 'x'.repeat(4096)],
    ['with whitespace around it', `\n${'x'.repeat(4096)} `, 'x'.repeat(4096)],
    ['of 4,097 characters', 'x'.repeat(4097), `${'x'.repeat(4095)}…`],
    ['of a megabyte', 'x'.repeat(2 ** 20), `${'x'.repeat(4095)}…`],
    ['with a surrogate pair at the limit', `${'x'.repeat(4094)}😀x`, `${'x'.repeat(4094)}…`],
  ])('a text %s is kept up to 4,096 characters', (_, text, kept) => {
    expect([decodeText({ a: text }, 'a'), decodeError({ a: text }, 'a')]).toEqual([kept, kept])
  })

  test('a short text is kept without the whitespace around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(brief(text)).toBe(text.trim())
      }),
    )
  })

  test('digests beyond the thousandth entry of a list are ignored', () => {
    const others = (count: number) => Array.from({ length: count }, () => 'x')
    expect(decodeDigests({ a: [...others(999), `r@${DIGEST}`] }, 'a')).toEqual([DIGEST])
    expect(decodeDigests({ a: [...others(1000), `r@${DIGEST}`] }, 'a')).toEqual([])
  })

  test('a kept text does not keep the response in memory', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const used = () => {
      collect()
      return process.memoryUsage().heapUsed / 2 ** 20
    }
    const before = used()
    const kept = Array.from({ length: 50 }, (_, at) => {
      const long = Buffer.alloc(2 ** 20, `${at},`).toString()
      const wire: JsonObject = {
        text: long,
        spaces: `a short error${long.replace(/./g, ' ')}`,
        list: [`${long}@${DIGEST}`],
      }
      return [decodeText(wire, 'text'), decodeError(wire, 'spaces'), decodeDigests(wire, 'list'), show(wire)]
    })
    expect(used() - before).toBeLessThan(10)
    expect(kept).toHaveLength(50)
  })
})

test.each(['', ' ', 'No Error', 'NO ERROR', 'Success', 'sUCCESS\n'])(
  'the error text %j means no error',
  (text) => {
    expect(decodeError({ a: text }, 'a')).toBeNull()
  },
)

test.each([
  'ſucceſſ',
  'ſuccess',
  'ｓｕｃｃｅｓｓ',
  'no\u00a0error',
  'No Errоr',
  'success\0',
  'successful',
  '成功',
])('the error text %j is an error', (text) => expect(decodeError({ a: text }, 'a')).toBe(text))

test.each([
  ['of 59 characters', 'x'.repeat(59), `"${'x'.repeat(59)}"`],
  ['of 60 characters', 'x'.repeat(60), `"${'x'.repeat(59)}…`],
  ['with a surrogate pair at the limit', `${'x'.repeat(58)}😀`, `"${'x'.repeat(58)}…`],
  ['that is undefined', undefined, 'undefined'],
  ['that is an object', { a: [1, null] }, '{"a":[1,null]}'],
])('a value %s is shown as JSON of at most 61 characters', (_, value, text) => expect(show(value)).toBe(text))

// Values are redacted while they are parsed, before a cut can leave half of a secret or an escape hide one.
describe('secrets in values', () => {
  const secret = fc.stringMatching(/^[!-~]{8,40}$/)
  const somewhere = fc.constantFrom<(text: string) => unknown>(
    (text) => text,
    (text) => [text],
    (text) => ({ [text]: 1 }),
    (text) => ({ a: { [`x${text}`]: [text] } }),
  )
  test.each([60, 300, 4096])('no part of a secret is shown near a cut at %d characters', (limit) => {
    fc.assert(
      fc.property(secret, somewhere, fc.nat(50), (text, place, before) => {
        const value = place(`${'§'.repeat(limit - before)}${text}`)
        const wire = parseJson(Buffer.from(JSON.stringify({ value })), redactor([text])) as JsonObject
        const shown = [show(wire['value']), expected('value', 'a number', wire['value'])]
        const kept = [decodeText(wire, 'value'), decodeError(wire, 'value')]
        const visible = [...shown, ...kept]
          .join('\n')
          .replaceAll('$.Response.value: expected a number, got ', '')
        expect(visible).toMatch(/^["[{\]}§*…xa:,1\n]*$/)
      }),
    )
  })
})

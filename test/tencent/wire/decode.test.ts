import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseJson, type Wire } from '../../../src/json.ts'
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

describe('a text of megabytes is kept as its beginning', () => {
  test.each([
    ['as long as it may be', 'x'.repeat(4096), 'x'.repeat(4096)],
    ['with blanks around it', `\n${'x'.repeat(4096)} `, 'x'.repeat(4096)],
    ['one longer', 'x'.repeat(4097), `${'x'.repeat(4095)}…`],
    ['a megabyte', 'x'.repeat(2 ** 20), `${'x'.repeat(4095)}…`],
    ['with a pair that would be cut', `${'x'.repeat(4094)}😀x`, `${'x'.repeat(4094)}…`],
  ])('%s', (_, text, kept) => {
    expect([decodeText({ a: text }, 'a'), decodeError({ a: text }, 'a')]).toEqual([kept, kept])
  })

  test('any shorter text is kept as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(brief(text)).toBe(text.trim())
      }),
    )
  })

  test('no digest beyond the thousandth entry of a list counts', () => {
    const others = (count: number) => Array.from({ length: count }, () => 'x')
    expect(decodeDigests({ a: [...others(999), `r@${DIGEST}`] }, 'a')).toEqual([DIGEST])
    expect(decodeDigests({ a: [...others(1000), `r@${DIGEST}`] }, 'a')).toEqual([])
  })

  test('what is kept keeps nothing else in memory', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const used = () => {
      collect()
      return process.memoryUsage().heapUsed / 2 ** 20
    }
    const before = used()
    const kept = Array.from({ length: 50 }, (_, at) => {
      const long = Buffer.alloc(2 ** 20, `${at},`).toString()
      const wire: Wire = {
        text: long,
        blanks: `some words of it${long.replace(/./g, ' ')}`,
        list: [`${long}@${DIGEST}`],
      }
      return [decodeText(wire, 'text'), decodeError(wire, 'blanks'), decodeDigests(wire, 'list'), show(wire)]
    })
    expect(used() - before).toBeLessThan(10)
    expect(kept).toHaveLength(50)
  })
})

describe('an error is none only where it says so in ASCII', () => {
  test.each(['', ' ', 'No Error', 'NO ERROR', 'Success', 'sUCCESS\n'])('%j says so', (text) => {
    expect(decodeError({ a: text }, 'a')).toBeNull()
  })

  test.each([
    'ſucceſſ',
    'ſuccess',
    'ｓｕｃｃｅｓｓ',
    'no\u00a0error',
    'No Errоr',
    'success\0',
    'successful',
    '成功',
  ])('%j is an error', (text) => expect(decodeError({ a: text }, 'a')).toBe(text))
})

describe('a value is shown as JSON, and no longer than fits in a sentence', () => {
  test.each([
    ['as long as it may be', 'x'.repeat(59), `"${'x'.repeat(59)}"`],
    ['one longer', 'x'.repeat(60), `"${'x'.repeat(59)}…`],
    ['a pair that would be cut', `${'x'.repeat(58)}😀`, `"${'x'.repeat(58)}…`],
    ['no value', undefined, 'undefined'],
    ['an object', { a: [1, null] }, '{"a":[1,null]}'],
  ])('%s', (_, value, text) => expect(show(value)).toBe(text))
})

// Values are cleaned while they are parsed: before any cut leaves a half of a secret, and any escape hides one.
describe('no part of a secret is shown, wherever it stands and whatever characters it has', () => {
  const secret = fc.stringMatching(/^[!-~]{8,40}$/)
  const somewhere = fc.constantFrom<(text: string) => unknown>(
    (text) => text,
    (text) => [text],
    (text) => ({ [text]: 1 }),
    (text) => ({ a: { [`x${text}`]: [text] } }),
  )
  test.each([60, 300, 4096])('with a cut at %d', (limit) => {
    fc.assert(
      fc.property(secret, somewhere, fc.nat(50), (text, place, before) => {
        const value = place(`${'§'.repeat(limit - before)}${text}`)
        const wire = parseJson(Buffer.from(JSON.stringify({ value })), redactor([text])) as Wire
        const shown = [show(wire['value']), expected('value', 'a number', wire['value'])]
        const kept = [decodeText(wire, 'value'), decodeError(wire, 'value')]
        const said = [...shown, ...kept]
          .join('\n')
          .replaceAll('$.Response.value: expected a number, got ', '')
        expect(said).toMatch(/^["[{\]}§*…xa:,1\n]*$/)
      }),
    )
  })
})

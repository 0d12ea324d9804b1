import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { field, isObject, parseJson } from '../src/json.ts'

const same = (text: string): string => text
const parse = (text: string | Buffer): unknown => parseJson(Buffer.from(text as string), same)

test('every JSON value is parsed', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false } as never), (value) => {
      expect(parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('a duplicate key in an object is refused in any spelling and at any depth', () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), fc.jsonValue(), (key, first, second) => {
      const spelled = `"${[...key].flatMap((char) => [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`)).join('')}"`
      const twice = `{${JSON.stringify(key)}:${JSON.stringify(first)},${spelled}:${JSON.stringify(second)}}`
      for (const text of [twice, `[1,${twice}]`, `{"a":[{"b":${twice}}],"c":1}`])
        expect(parse(text)).toBeUndefined()
    }),
  )
})

test.each([
  ['a value equal to a key', '{"a":"a","b":"a"}'],
  ['the same key in two objects', '[{"a":1},{"a":2}]'],
  ['the same key within its own value', '{"a":{"a":1}}'],
  ['a string that looks like JSON', '{"a":"{\\"a\\":1,\\"a\\":2}"}'],
  ['an escaped backslash before the quote', '{"a":"\\\\","b":"\\\\\\""}'],
])('the parser accepts %s, which is no duplicate key', (_, text) =>
  expect(parse(text)).toEqual(JSON.parse(text)),
)

test.each([
  ['an empty text', ''],
  ['half an object', '{"a":'],
  ['a byte order mark', '\ufeff{}'],
  ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
  ['a surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ['a bare control character', '"\u0001"'],
  ['a comment', '{} // x'],
  ['NaN', 'NaN'],
  ['a hundred thousand open brackets', '['.repeat(100_000)],
])('the parser refuses %s', (_, text) => expect(parse(text as string)).toBeUndefined())

test('deeply nested JSON does not crash the parser', () => {
  const depth = 20_000
  const value = parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)
  expect(value === undefined || Array.isArray(value)).toBe(true)
})

const starred = (text: string): unknown =>
  parseJson(Buffer.from(text), (part) => part.replaceAll(/[xy]/g, '*'))

test('every string is cleaned at any depth, keys included', () => {
  expect(starred('{"a":"x","b":["x",{"c":"xx","dx":{"\\u0078":"y"}}],"x":1}')).toEqual({
    a: '*',
    b: ['*', { c: '**', 'd*': { '*': '*' } }],
    '*': 1,
  })
})

test('a cleaned key beside __proto__ is an ordinary field', () => {
  const value = starred('{"x":1,"__proto__":{"y":2}}') as object
  expect(Object.entries(value)).toEqual([
    ['*', 1],
    ['__proto__', { '*': 2 }],
  ])
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})

test.each(['{"x":1,"y":2}', '{"*":1,"x":2}', '[{"a":{"ax":1,"b":2,"ay":3}}]'])(
  'keys that are equal after cleaning are refused: %s',
  (text) => expect(starred(text)).toBeUndefined(),
)

test('__proto__ is an ordinary field, and nothing is inherited', () => {
  const value = parse('{"__proto__":{"ImageID":"x"}}')
  expect(isObject(value) && field(value, 'ImageID')).toBeUndefined()
  expect(isObject(value) && field(value, '__proto__')).toEqual({ ImageID: 'x' })
  expect(isObject(value) && field(value, 'toString')).toBeUndefined()
  expect(({} as Record<string, unknown>)['ImageID']).toBeUndefined()
})

test.each([[null], [[]], ['{}'], [1], [undefined]])('the value %j is not an object', (value) =>
  expect(isObject(value)).toBe(false),
)

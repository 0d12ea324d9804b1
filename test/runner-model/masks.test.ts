import { expect, test } from '@jest/globals'
import { assert, property, string } from 'fast-check'
import { createMasker } from '../../runner-model/masks.ts'
import { observe } from '../../runner-model/model.ts'

/** The log of a step that masks these values and then writes the line. */
const logAfter = (commands: readonly string[], line: string) =>
  observe({ exitCode: 0, stdout: [...commands, line].join('\n') }).log

const masked = (secret: string, text: string): string => {
  const masker = createMasker()
  masker.add(secret)
  return masker.mask(text)
}

const SECRET = 'p"a\'ss & <wo>/rd?\t\u0085é'

test.each([
  { form: 'the value itself', text: SECRET },
  { form: 'the base64 of a value', text: Buffer.from(SECRET).toString('base64') },
  {
    form: 'the base64 of a value from its second byte',
    text: Buffer.from(SECRET).subarray(1).toString('base64'),
  },
  {
    form: 'the base64 of a value from its third byte',
    text: Buffer.from(SECRET).subarray(2).toString('base64'),
  },
  { form: 'a value with quotes for a shell', text: SECRET.replaceAll('"', '\\"') },
  { form: 'a value with quotes for an expression', text: SECRET.replaceAll("'", "''") },
  { form: 'a value in JSON', text: JSON.stringify(SECRET).slice(1, -1).replace('\u0085', '\\u0085') },
  { form: 'a value in a URI', text: encodeURIComponent(SECRET).replaceAll("'", '%27') },
  { form: 'a value in XML', text: 'p&quot;a&apos;ss &amp; &lt;wo&gt;/rd?\t\u0085é' },
])('a mask hides $form', ({ text }) => {
  expect(masked(SECRET, `> ${text} <`)).toBe('> *** <')
})
test.each([
  { form: 'a long value without its double quotes', secret: '"12345678"', text: '12345678' },
  { form: 'the part of a value before the last &', secret: 'part1&part2&part3', text: 'part1&part2&' },
  { form: 'the part of a value after the last &', secret: 'part1&part2&part34', text: 'part34' },
  { form: 'the part of a value before the first &+', secret: 'part1&+part2&part3', text: 'part1&+' },
  {
    form: 'the part of a value from the second letter after the first &+',
    secret: 'part1&+part2&part3',
    text: 'art2&part3',
  },
])('a mask hides $form', ({ secret, text }) => {
  expect(masked(secret, `> ${text} <`)).toBe('> *** <')
})
test.each([
  { form: 'a value in hexadecimal', text: Buffer.from('Hunter2!').toString('hex') },
  { form: 'a value in another case', text: 'HUNTER2!' },
  { form: 'a reversed value', text: '!2retnuH' },
  { form: 'a part of a value', text: 'Hunter2' },
])('a mask does not hide $form', ({ text }) => {
  expect(masked('Hunter2!', text)).toBe(text)
})
test.each([
  { rule: 'hides overlapping matches as one', secret: 'aba', text: 'xababay', shown: 'x***y' },
  { rule: 'hides touching matches as one', secret: 'ab', text: 'xababy', shown: 'x***y' },
  { rule: 'hides separate matches separately', secret: 'ab', text: 'ab-ab', shown: '***-***' },
  { rule: 'does not hide short parts beside &', secret: 'a&b&c', text: 'a&b& c', shown: 'a&b& c' },
])('a mask $rule', ({ secret, text, shown }) => {
  expect(masked(secret, text)).toBe(shown)
})

test('a mask hides a value only in later lines, in the log and in annotations', () => {
  const { log, annotations, masks } = observe({
    exitCode: 0,
    stdout: 'hush\n::add-mask::hush\n::error::hush\nhush',
  })
  expect(log).toEqual(['hush', '##[error]***', '***'])
  expect({ masks, annotations }).toEqual({
    masks: ['hush'],
    annotations: [{ level: 'error', message: '***' }],
  })
})
test('a mask hides each line of a value, without the spaces around it', () => {
  expect(logAfter(['::add-mask::one%0D%0A  two '], 'one, two')).toEqual(['***, ***'])
})
test('a mask of whitespace hides nothing', () => {
  expect(logAfter(['::add-mask::%0A '], 'a b').at(-1)).toBe('a b')
})
test('a mask from a secret of the workflow hides from the start and is not one of the step', () => {
  const { log, masks } = observe({ exitCode: 0, stdout: 'hush', secrets: ['hush'] })
  expect({ log, masks }).toEqual({ log: ['***'], masks: [] })
})

test('a masked value is hidden whatever text surrounds it', () => {
  // A value with a star could be made by the stars themselves.
  const secret = string({ unit: 'grapheme', minLength: 1 }).filter((value) => !value.includes('*'))
  assert(
    property(string(), secret, string(), (before, value, after) => {
      expect(masked(value, before + value + after)).not.toContain(value)
      expect(masked(value, `${before}${Buffer.from(value).toString('base64')}${after}`)).toContain('***')
    }),
  )
})

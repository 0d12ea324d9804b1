import { describe, expect, test } from '@jest/globals'
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

describe('what a mask hides', () => {
  test.each([
    { form: 'the value itself', text: SECRET },
    { form: 'base64', text: Buffer.from(SECRET).toString('base64') },
    { form: 'base64 from the second byte', text: Buffer.from(SECRET).subarray(1).toString('base64') },
    { form: 'base64 from the third byte', text: Buffer.from(SECRET).subarray(2).toString('base64') },
    { form: 'with quotes for a shell', text: SECRET.replaceAll('"', '\\"') },
    { form: 'with quotes for an expression', text: SECRET.replaceAll("'", "''") },
    { form: 'as JSON', text: JSON.stringify(SECRET).slice(1, -1).replace('\u0085', '\\u0085') },
    { form: 'in a URI', text: encodeURIComponent(SECRET).replaceAll("'", '%27') },
    { form: 'in XML', text: 'p&quot;a&apos;ss &amp; &lt;wo&gt;/rd?\t\u0085é' },
  ])('$form', ({ text }) => {
    expect(masked(SECRET, `> ${text} <`)).toBe('> *** <')
  })
  test.each([
    { form: 'a long value without its double quotes', secret: '"12345678"', text: '12345678' },
    { form: 'what is before the last &', secret: 'part1&part2&part3', text: 'part1&part2&' },
    { form: 'what is after the last &', secret: 'part1&part2&part34', text: 'part34' },
    { form: 'what is before the first &+', secret: 'part1&+part2&part3', text: 'part1&+' },
    { form: 'what is a letter after the first &+', secret: 'part1&+part2&part3', text: 'art2&part3' },
  ])('$form', ({ secret, text }) => {
    expect(masked(secret, `> ${text} <`)).toBe('> *** <')
  })
  test.each([
    { form: 'hexadecimal', text: Buffer.from('Hunter2!').toString('hex') },
    { form: 'another case', text: 'HUNTER2!' },
    { form: 'reversed', text: '!2retnuH' },
    { form: 'a part', text: 'Hunter2' },
  ])('not $form', ({ text }) => {
    expect(masked('Hunter2!', text)).toBe(text)
  })
  test.each([
    { rule: 'overlapping hits are one', secret: 'aba', text: 'xababay', shown: 'x***y' },
    { rule: 'hits that touch are one', secret: 'ab', text: 'xababy', shown: 'x***y' },
    { rule: 'hits apart are two', secret: 'ab', text: 'ab-ab', shown: '***-***' },
    { rule: 'short parts beside & are not hidden', secret: 'a&b&c', text: 'a&b& c', shown: 'a&b& c' },
  ])('$rule', ({ secret, text, shown }) => {
    expect(masked(secret, text)).toBe(shown)
  })
})

describe('when a mask hides', () => {
  test('later lines only, in the log and in annotations', () => {
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
  test('each line of a value too, without the blanks around it', () => {
    expect(logAfter(['::add-mask::one%0D%0A  two '], 'one, two')).toEqual(['***, ***'])
  })
  test('a blank value hides nothing', () => {
    expect(logAfter(['::add-mask::%0A '], 'a b').at(-1)).toBe('a b')
  })
  test('a secret of the workflow hides from the start, and is not a mask of the step', () => {
    const { log, masks } = observe({ exitCode: 0, stdout: 'hush', secrets: ['hush'] })
    expect({ log, masks }).toEqual({ log: ['***'], masks: [] })
  })
})

test('no text shows a masked value, whatever surrounds it', () => {
  // A value with a star could be made by the stars themselves.
  const secret = string({ unit: 'grapheme', minLength: 1 }).filter((value) => !value.includes('*'))
  assert(
    property(string(), secret, string(), (before, value, after) => {
      expect(masked(value, before + value + after)).not.toContain(value)
      expect(masked(value, `${before}${Buffer.from(value).toString('base64')}${after}`)).toContain('***')
    }),
  )
})

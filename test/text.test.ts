import { describe, expect, test } from '@jest/globals'
import { assert, integer, property } from 'fast-check'
import { observe } from '../runner-model/model.ts'
import { code, cut, escapeMarkup, logLine, plain, say, visible } from '../src/text.ts'
import { runs } from './make.ts'
import { anyText } from './report/hostile.ts'

describe('nothing is invisible', () => {
  test.each([
    { name: 'NUL', char: '\u0000', shown: '\\u{0}' },
    { name: 'a bell', char: '\u0007', shown: '\\u{7}' },
    { name: 'a tab', char: '\t', shown: '\\t' },
    { name: 'a line feed', char: '\n', shown: '\\n' },
    { name: 'a carriage return', char: '\r', shown: '\\r' },
    { name: 'a vertical tab', char: '\v', shown: '\\u{b}' },
    { name: 'an escape', char: '\u001b', shown: '\\u{1b}' },
    { name: 'DEL', char: '\u007f', shown: '\\u{7f}' },
    { name: 'the next line of C1', char: '\u0085', shown: '\\u{85}' },
    { name: 'the control sequence introducer of C1', char: '\u009b', shown: '\\u{9b}' },
    { name: 'a soft hyphen', char: '\u00ad', shown: '\\u{ad}' },
    { name: 'a combining grapheme joiner', char: '\u034f', shown: '\\u{34f}' },
    { name: 'an Arabic letter mark', char: '\u061c', shown: '\\u{61c}' },
    { name: 'a Hangul choseong filler', char: '\u115f', shown: '\\u{115f}' },
    { name: 'a Mongolian vowel separator', char: '\u180e', shown: '\\u{180e}' },
    { name: 'a zero-width space', char: '\u200b', shown: '\\u{200b}' },
    { name: 'a zero-width joiner', char: '\u200d', shown: '\\u{200d}' },
    { name: 'a left-to-right mark', char: '\u200e', shown: '\\u{200e}' },
    { name: 'a line separator', char: '\u2028', shown: '\\u{2028}' },
    { name: 'a paragraph separator', char: '\u2029', shown: '\\u{2029}' },
    { name: 'a right-to-left override', char: '\u202e', shown: '\\u{202e}' },
    { name: 'a word joiner', char: '\u2060', shown: '\\u{2060}' },
    { name: 'a right-to-left isolate', char: '\u2067', shown: '\\u{2067}' },
    { name: 'a Hangul filler', char: '\u3164', shown: '\\u{3164}' },
    { name: 'private use', char: '\ue000', shown: '\\u{e000}' },
    { name: 'a byte order mark', char: '\ufeff', shown: '\\u{feff}' },
    { name: 'a half-width Hangul filler', char: '\uffa0', shown: '\\u{ffa0}' },
    { name: 'an interlinear annotation', char: '\ufff9', shown: '\\u{fff9}' },
    { name: 'a tag letter', char: '\u{e0041}', shown: '\\u{e0041}' },
    { name: 'a variation selector beyond the first sixteen', char: '\u{e0100}', shown: '\\u{e0100}' },
    { name: 'a lone high surrogate', char: '\ud83d', shown: '\\u{d83d}' },
    { name: 'a lone low surrogate', char: '\ude00', shown: '\\u{de00}' },
  ])('$name is shown as $shown', ({ char, shown }) => {
    expect(visible(`a${char}b${char}`)).toBe(`a${shown}b${shown}`)
  })

  test.each(['plain words', 'Ünïcödé', '中文镜像', '😀', '⚠️', '👍🏽', 'a\u0301', ' a  b '])(
    'visible text is unchanged: %s',
    (text) => {
      expect(visible(text)).toBe(text)
    },
  )
})

describe('a text that is too long ends in …', () => {
  test.each([
    { name: 'a text at the limit', text: 'abcd', limit: 4, shown: 'abcd' },
    { name: 'a text one character over the limit', text: 'abcde', limit: 4, shown: 'abc…' },
    { name: 'a pair that ends at the limit', text: 'ab😀', limit: 4, shown: 'ab😀' },
    { name: 'a pair that would be cut', text: 'ab😀d', limit: 4, shown: 'ab…' },
    { name: 'a pair before the cut', text: 'a😀de', limit: 4, shown: 'a😀…' },
    { name: 'a text without room', text: 'ab', limit: 1, shown: '…' },
    { name: 'an empty text', text: '', limit: 4, shown: '' },
  ])('$name is shown as "$shown"', ({ text, limit, shown }) => {
    expect(cut(text, limit)).toBe(shown)
    expect(visible(text, limit)).toBe(shown)
  })

  test('an escape counts with all of its characters', () => {
    expect(visible('ab\n', 4)).toBe('ab\\n')
    expect(visible('abc\n', 4)).toBe('abc…')
  })

  test('any text is well-formed and within any limit, and complete where it fits', () => {
    assert(
      property(anyText, integer({ min: 1, max: 60 }), (text, limit) => {
        const shown = visible(text, limit)
        expect(shown.length).toBeLessThanOrEqual(limit)
        expect(shown.isWellFormed()).toBe(true)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
        const all = visible(text, 10_000)
        expect(shown).toBe(cut(all, limit))
      }),
    )
  })

  test('the limits are 1,000 characters in the log, 200 in markdown and 300 in a sentence', () => {
    expect(logLine('x'.repeat(1000))).toBe('x'.repeat(1000))
    expect(logLine('x'.repeat(1001))).toBe(`${'x'.repeat(999)}…`)
    expect(code('x'.repeat(200))).toBe(`<code>${'x'.repeat(200)}</code>`)
    expect(code('x'.repeat(201))).toBe(`<code>${'x'.repeat(199)}…</code>`)
    expect(plain('x'.repeat(301))).toBe(`${'x'.repeat(299)}…`)
  })

  test('no text makes a line of the log longer than the 1,024 characters that the live log shows', () => {
    for (const text of [':', '##[', '\n', '\u{e0041}']) {
      expect([text, Math.max(1024, logLine(text.repeat(5000)).length)]).toEqual([text, 1024])
    }
  })

  test('a text of a megabyte is shown within 20 ms', () => {
    for (const text of ['x', '\n', ':', '##[', '\u202e', '😀', '<', 'www.']) {
      const long = text.repeat(1024 * 1024)
      // The best of several times: what a busy machine adds is no cost of ours.
      const times = [1, 2, 3, 4].map(() => {
        const start = performance.now()
        expect(logLine(long).length).toBeLessThan(3000)
        expect(code(long).length).toBeLessThan(3000)
        return performance.now() - start
      })
      expect(Math.min(...times)).toBeLessThan(20)
    }
  })
})

describe('a line of the log is no workflow command', () => {
  test.each([
    '::error::x',
    '  \u00a0::error::x',
    '\ufeff::add-mask::pass',
    'x\r::set-output name=verdict::pass',
    'image ##[set-output name=verdict]pass',
    '###[[error]x',
    ':::error::x',
    '::stop-commands::abcdefgh',
  ])('for the text %j', (text) => {
    const { commands, outputs, annotations, log } = observe({ exitCode: 0, stdout: `${logLine(text)}\n` })
    expect({ commands, outputs, annotations }).toEqual({ commands: [], outputs: {}, annotations: [] })
    expect(log).toHaveLength(1)
  })

  test('for any text', () => {
    assert(
      property(anyText, anyText, (first, second) => {
        const stdout = `${logLine(first)}\n${logLine(second)}\n`
        const seen = observe({ exitCode: 0, stdout })
        expect(seen.commands).toEqual([])
        expect(seen.outputs).toEqual({})
        expect(seen.annotations).toEqual([])
        expect(seen.masks).toEqual([])
        expect(seen.problems).toEqual([])
        expect(seen.log).toHaveLength(2)
      }),
      runs(500),
    )
  })
})

describe('untrusted text in markdown', () => {
  test('any untrusted text is one line of markdown that shows the same text', () => {
    assert(
      property(anyText, (text) => {
        const markdown = code(text)
        const inside = /^<code>(.*)<\/code>$/.exec(markdown)?.[1] ?? 'not one line'
        const bare = inside.replaceAll('<i></i>', '')
        expect(bare.replaceAll(/&#\d+;/g, '')).not.toMatch(/[!"#$&'()*.:;<>?@[\\\]^_`{|}~\n\r]/)
        expect(markdown).not.toContain('|')
        const decoded = bare.replaceAll(/&#(\d+);/g, (_, point) => String.fromCharCode(Number(point)))
        expect(decoded).toBe(visible(text, 200))
      }),
      runs(500),
    )
  })

  test('a link or a mention in untrusted text is split, so that it has no effect', () => {
    expect(code('https://a')).toContain('https&#58;<i></i>//a')
    expect(code('WWW.a')).toContain('WWW<i></i>&#46;a')
    expect(code('@a')).toContain('<i></i>&#64;a')
  })

  test('letters, digits and harmless characters of untrusted text are unchanged', () => {
    expect(escapeMarkup('sha256-Aa0/é😀 +=,%')).toBe('sha256-Aa0/é😀 +=,%')
    expect(escapeMarkup('<b>|&#')).toBe('&#60;b&#62;&#124;&#38;&#35;')
  })
})

test('a sentence escapes only its untrusted parts', () => {
  const inner = say`inner ${'b|'}`
  const sentence = say`${'a\n'} was <${3}> in ${inner}.`
  expect(sentence(plain)).toBe('a\\n was <3> in inner b|.')
  expect(sentence(code)).toBe('<code>a&#92;n</code> was <3> in inner <code>b&#124;</code>.')
})

test.each([
  ['::error::x', ': :error: :x'],
  [':::', ': : :'],
  ['a:b', 'a:b'],
  ['##[error]x', '## [error]x'],
  ['###[x]', '### [x]'],
  ['## [x]', '## [x]'],
])('the text %j is %j in the log', (text, line) => expect(logLine(text)).toBe(line))

import { describe, expect, test } from '@jest/globals'
import { array, assert, constantFrom, property, string } from 'fast-check'
import { parsePairs } from '../../runner-model/files.ts'

describe('files of pairs', () => {
  test.each([
    { rule: 'name=value', text: 'a=1\n', pairs: [['a', '1']] },
    { rule: 'the last line may lack its end', text: 'a=1', pairs: [['a', '1']] },
    { rule: 'empty lines are skipped', text: '\n\na=1\n\n', pairs: [['a', '1']] },
    { rule: 'an empty value', text: 'a=\n', pairs: [['a', '']] },
    { rule: 'an empty name is read; an output of that name fails later', text: '=1\n', pairs: [['', '1']] },
    { rule: 'the first = counts', text: 'a=b=c\n', pairs: [['a', 'b=c']] },
    { rule: '= before << is a plain value', text: 'a=b<<c\n', pairs: [['a', 'b<<c']] },
    { rule: 'blanks are kept', text: ' a = 1 \n', pairs: [[' a ', ' 1 ']] },
    { rule: 'a \\r stays in the value', text: 'a=1\r\n', pairs: [['a', '1\r']] },
    { rule: 'a lone \\r ends nothing', text: 'a=1\rb=2\n', pairs: [['a', '1\rb=2']] },
    { rule: 'a heredoc has no final newline', text: 'a<<E\n1\n2\nE\n', pairs: [['a', '1\n2']] },
    { rule: 'an empty heredoc', text: 'a<<E\nE\n', pairs: [['a', '']] },
    { rule: 'one empty line is empty too', text: 'a<<E\n\nE\n', pairs: [['a', '']] },
    { rule: 'two empty lines are one newline', text: 'a<<E\n\n\nE\n', pairs: [['a', '\n']] },
    { rule: 'the closing delimiter may lack its end', text: 'a<<E\n1\nE', pairs: [['a', '1']] },
    { rule: 'a delimiter with a = after the <<', text: 'a<<E=F\n1\nE=F\n', pairs: [['a', '1']] },
    {
      rule: 'only a whole line is the delimiter',
      text: 'a<<E\nE \n E\nEE\nE\n',
      pairs: [['a', 'E \n E\nEE']],
    },
    { rule: 'pairs in a heredoc are its value', text: 'a<<E\nv=pass\nE\n', pairs: [['a', 'v=pass']] },
    {
      rule: 'a closed heredoc is followed by pairs',
      text: 'a<<E\nE\nv=pass\nE=\n',
      pairs: [
        ['a', ''],
        ['v', 'pass'],
        ['E', ''],
      ],
    },
  ])('$rule', ({ text, pairs }) => {
    expect(parsePairs(text)).toEqual({ pairs })
  })

  test.each([
    { rule: 'neither = nor <<', text: 'a\n', fault: /Invalid format 'a'/ },
    { rule: 'a heredoc without a name', text: '<<E\nE\n', fault: /must not be empty/ },
    { rule: 'a heredoc without a delimiter', text: 'a<<\n\n', fault: /must not be empty/ },
    { rule: 'no closing delimiter', text: 'a<<E\n1\n', fault: /Matching delimiter not found 'E'/ },
    { rule: 'no closing delimiter at all', text: 'a<<E', fault: /Matching delimiter not found 'E'/ },
    {
      rule: 'a closing delimiter with a \\r',
      text: 'a<<E\n1\nE\r\n',
      fault: /Matching delimiter not found 'E'/,
    },
    { rule: 'text at the end without its newline', text: 'a<<E\n1', fault: /EOF marker missing new line/ },
  ])('$rule is a fault, and the pairs before it stand', ({ text, fault }) => {
    expect(parsePairs(`v=1\n${text}`)).toEqual({ pairs: [['v', '1']], fault: expect.stringMatching(fault) })
  })

  test('any text is read to its end without an exception', () => {
    const piece = constantFrom('a', 'E', '=', '<<', '\n', '\r', ' ')
    assert(
      property(
        array(piece).map((pieces) => pieces.join('')),
        string(),
        (text, tail) => {
          expect(parsePairs(text + tail).pairs.every(([name]) => !name.includes('\n'))).toBe(true)
        },
      ),
    )
  })
})

import { expect, test } from '@jest/globals'
import { array, assert, constantFrom, property, string } from 'fast-check'
import { parsePairs } from '../../runner-model/files.ts'

test.each([
  { rule: 'has name=value', text: 'a=1\n', pairs: [['a', '1']] },
  { rule: 'may lack the last newline', text: 'a=1', pairs: [['a', '1']] },
  { rule: 'may have empty lines', text: '\n\na=1\n\n', pairs: [['a', '1']] },
  { rule: 'may have an empty value', text: 'a=\n', pairs: [['a', '']] },
  { rule: 'may have an empty name, which fails later as an output', text: '=1\n', pairs: [['', '1']] },
  { rule: 'is split at the first =', text: 'a=b=c\n', pairs: [['a', 'b=c']] },
  { rule: 'has a plain value when = is before <<', text: 'a=b<<c\n', pairs: [['a', 'b<<c']] },
  { rule: 'keeps spaces', text: ' a = 1 \n', pairs: [[' a ', ' 1 ']] },
  { rule: 'keeps a final \\r in the value', text: 'a=1\r\n', pairs: [['a', '1\r']] },
  { rule: 'does not end a line at a lone \\r', text: 'a=1\rb=2\n', pairs: [['a', '1\rb=2']] },
  { rule: 'has heredocs without their final newline', text: 'a<<E\n1\n2\nE\n', pairs: [['a', '1\n2']] },
  { rule: 'may have an empty heredoc', text: 'a<<E\nE\n', pairs: [['a', '']] },
  { rule: 'has an empty heredoc for one empty line', text: 'a<<E\n\nE\n', pairs: [['a', '']] },
  { rule: 'has a newline for two empty lines', text: 'a<<E\n\n\nE\n', pairs: [['a', '\n']] },
  { rule: 'may lack the newline after a delimiter', text: 'a<<E\n1\nE', pairs: [['a', '1']] },
  { rule: 'may have a delimiter with =', text: 'a<<E=F\n1\nE=F\n', pairs: [['a', '1']] },
  {
    rule: 'ends a heredoc only at a whole line',
    text: 'a<<E\nE \n E\nEE\nE\n',
    pairs: [['a', 'E \n E\nEE']],
  },
  { rule: 'has pairs in a heredoc as its value', text: 'a<<E\nv=pass\nE\n', pairs: [['a', 'v=pass']] },
  {
    rule: 'may have pairs after a heredoc',
    text: 'a<<E\nE\nv=pass\nE=\n',
    pairs: [
      ['a', ''],
      ['v', 'pass'],
      ['E', ''],
    ],
  },
])('a file of pairs $rule', ({ text, pairs }) => {
  expect(parsePairs(text)).toEqual({ pairs })
})

test.each([
  { rule: 'without = and <<', text: 'a\n', fault: /Invalid format 'a'/ },
  { rule: 'with a heredoc without a name', text: '<<E\nE\n', fault: /must not be empty/ },
  { rule: 'with a heredoc without a delimiter', text: 'a<<\n\n', fault: /must not be empty/ },
  { rule: 'without a closing delimiter', text: 'a<<E\n1\n', fault: /Matching delimiter not found 'E'/ },
  { rule: 'that ends after the opening delimiter', text: 'a<<E', fault: /Matching delimiter not found 'E'/ },
  {
    rule: 'with \\r after the closing delimiter',
    text: 'a<<E\n1\nE\r\n',
    fault: /Matching delimiter not found 'E'/,
  },
  { rule: 'that ends within a heredoc', text: 'a<<E\n1', fault: /EOF marker missing new line/ },
])('a file of pairs $rule has a fault and keeps the pairs before it', ({ text, fault }) => {
  expect(parsePairs(`v=1\n${text}`)).toEqual({ pairs: [['v', '1']], fault: expect.stringMatching(fault) })
})

test('a file of pairs is read without an exception whatever it contains', () => {
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

import { describe, expect, test } from '@jest/globals'
import { step } from './step.ts'

test.each([
  { rule: 'is a command when it starts with one', stdout: '::set-output name=v::pass', value: 'pass' },
  { rule: 'of the error stream is a command, too', stderr: '::set-output name=v::pass', value: 'pass' },
  { rule: 'is a command in any case', stdout: '::SET-Output NAME=v::pass', value: 'pass' },
  { rule: 'is a command after a tab', stdout: '\t ::set-output name=v::pass', value: 'pass' },
  { rule: 'is a command after U+0085', stdout: '\u0085::set-output name=v::pass', value: 'pass' },
  { rule: 'is a command after a no-break space', stdout: '\u00a0::set-output name=v::pass', value: 'pass' },
  {
    rule: 'is a command after an ideographic space',
    stdout: '\u3000::set-output name=v::pass',
    value: 'pass',
  },
  { rule: 'is text when the command follows a line separator', stdout: 'x\u2028::set-output name=v::pass' },
  { rule: 'is text after a byte order mark within the stream', stdout: 'x\n\ufeff::set-output name=v::pass' },
  {
    rule: 'is a command after a byte order mark at the start of the stream',
    stdout: Buffer.from('\ufeff::set-output name=v::pass'),
    value: 'pass',
  },
  { rule: 'is text after a letter', stdout: 'x ::set-output name=v::pass' },
  { rule: 'ends at a lone \\r', stdout: 'image x\r::set-output name=v::pass', value: 'pass' },
  { rule: 'ends at \\r\\n', stdout: 'a\r\n::set-output name=v::pass\r\nb', value: 'pass' },
  {
    rule: 'is a command when it starts with the old syntax',
    stdout: '##[set-output name=v]pass',
    value: 'pass',
  },
  {
    rule: 'is a command when it has the old syntax anywhere',
    stdout: 'image x ##[set-output name=v]pass',
    value: 'pass',
  },
  {
    rule: 'is a command in the old syntax after a lone \\r',
    stdout: 'x\r##[set-output name=v]pass',
    value: 'pass',
  },
  {
    rule: 'is a command in the old syntax after an invalid new one',
    stdout: '::x:: ##[set-output name=v]pass',
    value: 'pass',
  },
  { rule: 'is text when its first ##[ is not a command', stdout: '##[x]##[set-output name=v]pass' },
  { rule: 'is text with an unknown name', stdout: '::set_output name=v::pass' },
  { rule: 'is text when its head has no end', stdout: '::set-output name=v:pass' },
  { rule: 'is text when its old head has no end', stdout: '##[set-output name=v' },
  { rule: 'is text with a space before the name', stdout: ':: set-output name=v::pass' },
  {
    rule: 'is a command with an invisible character in the end of its head',
    stdout: '::set-output name=v:\u200b:pass',
    value: ':pass',
  },
  {
    rule: 'is text with an invisible character in the start of its head',
    stdout: ':\u200b:set-output name=v::pass',
  },
  {
    rule: 'is text with an internal command of the runner',
    stdout: '::internal-set-repo-path repoFullName=a::b',
  },
])('a line $rule', ({ value, ...seen }) => {
  const { outputs, commands } = step(seen)
  expect(outputs).toEqual(value === undefined ? {} : { v: value })
  expect(commands).toHaveLength(value === undefined ? 0 : 1)
})

test('a line that is text is in the log unchanged, even when it is empty', () => {
  expect(step({ stdout: 'a\n\n ::x::y\n' }).log).toEqual(['a', '', ' ::x::y'])
})
test('a line with a marker of the runner has it escaped in the log', () => {
  expect(step({ stdout: 'a ##[start-action x]\n##[end-action]' }).log).toEqual([
    'a ##[\\start-action x]',
    '##[\\end-action]',
  ])
})

test.each([
  { rule: 'splits properties at commas', line: '::error file=a,line=2::m', props: { file: 'a', line: '2' } },
  { rule: 'drops spaces around all properties', line: '::error   file=a  ::m', props: { file: 'a' } },
  {
    rule: 'keeps a space after a comma in the key',
    line: '::error file=a, line=2::m',
    props: { file: 'a', ' line': '2' },
  },
  { rule: 'splits a property at its first =', line: '::error title=a=b==::m', props: { title: 'a=b==' } },
  { rule: 'drops leading = of key and value', line: '::error ==title===a::m', props: { title: 'a' } },
  {
    rule: 'drops a property with an empty value',
    line: '::error title=,file==,line,col=1::m',
    props: { col: '1' },
  },
  {
    rule: 'uses the last value and the first spelling of a key',
    line: '::error Title=a,tITLE=b::m',
    props: { Title: 'b' },
  },
  {
    rule: 'unescapes four characters of properties, then %',
    line: '::error title=%0D%0A%3A%2C%253A%3B%5D::m',
    props: { title: '\r\n:,%3A%3B%5D' },
  },
  { rule: 'unescapes only upper-case escapes', line: '::error title=%3a::m', props: { title: '%3a' } },
  {
    rule: 'splits old properties at semicolons',
    line: '##[error file=a;title=b,c]m',
    props: { file: 'a', title: 'b,c' },
  },
  {
    rule: 'unescapes old properties',
    line: '##[error title=%3B%0D%0A%5D%25%3A%2C]m',
    props: { title: ';\r\n]%%3A%2C' },
  },
  { rule: 'keeps spaces in old properties', line: '##[error  title=a ]m', props: { ' title': 'a ' } },
  {
    rule: 'unescapes two characters of data, then %',
    line: '::error::%0D%0A%250A%3A',
    props: {},
    data: '\r\n%0A%3A',
  },
  { rule: 'keeps spaces and colons in data', line: '::error:: a::b ', props: {}, data: ' a::b ' },
  { rule: 'unescapes old data', line: 'x ##[error]%3B%5D%250D', props: {}, data: ';]%0D' },
])('a command $rule', ({ line, props, data = 'm' }) => {
  expect(step({ stdout: line }).commands).toEqual([{ name: 'error', props, data }])
})

describe('stop-commands', () => {
  const [stop, mark] = ['::stop-commands::tok', '::error::x']

  test.each([
    { rule: 'makes the following commands text', lines: [stop, mark], commands: ['stop-commands'] },
    {
      rule: 'ends at its token',
      lines: [stop, mark, '::tok::', mark],
      commands: ['stop-commands', 'tok', 'error'],
    },
    {
      rule: 'ends at its token in any case',
      lines: [stop, '::TOK::', mark],
      commands: ['stop-commands', 'TOK', 'error'],
    },
    {
      rule: 'ends at its token in the old syntax',
      lines: [stop, 'x ##[tok]', mark],
      commands: ['stop-commands', 'tok', 'error'],
    },
    {
      rule: 'does not end at its token in data',
      lines: [stop, '::error::##[tok]', mark],
      commands: ['stop-commands'],
    },
    {
      rule: 'never ends with a space in its token',
      lines: ['::stop-commands::a b', '::a b::', mark],
      commands: ['stop-commands'],
    },
    {
      rule: 'makes its token a command only until its end',
      lines: ['::tok::', stop, '::tok::', '::tok::'],
      commands: ['stop-commands', 'tok'],
    },
  ])('stop-commands $rule', ({ lines, commands }) => {
    expect(step({ stdout: lines.join('\n') }).commands.map(({ name }) => name)).toEqual(commands)
  })

  test.each(['', 'pause-logging', 'Pause-Logging', 'error', 'STOP-COMMANDS'])(
    'stop-commands with the token %j fails the step and stops the reader',
    (token) => {
      const { conclusion, problems, log } = step({ stdout: `a\n::stop-commands::${token}\nb` })
      expect({ conclusion, problems: problems.length }).toEqual({ conclusion: 'failure', problems: 1 })
      expect(log).toEqual(['a', expect.stringContaining('##[error]')])
    },
  )
  test('stop-commands masks a token of more than six characters, but not a shorter one', () => {
    const { masks, log } = step({
      stdout: '::stop-commands::1234567\n1234567\n::1234567::\n::stop-commands::123456',
    })
    expect(masks).toEqual(['1234567'])
    expect(log).toEqual(['::stop-commands::***', '***', '::***::', '::stop-commands::123456'])
  })
})

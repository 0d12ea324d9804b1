import { describe, expect, test } from '@jest/globals'
import { type Observation, observe } from '../../runner-model/model.ts'

/** Observes a step that ended well, with these differences. */
const step = (seen: Partial<Observation>) => observe({ exitCode: 0, ...seen })

describe('which lines are commands', () => {
  test.each([
    { rule: 'a command at the start of a line', stdout: '::set-output name=v::pass', value: 'pass' },
    { rule: 'on the error stream too', stderr: '::set-output name=v::pass', value: 'pass' },
    { rule: 'in any case', stdout: '::SET-Output NAME=v::pass', value: 'pass' },
    { rule: 'after a tab', stdout: '\t ::set-output name=v::pass', value: 'pass' },
    { rule: 'after U+0085', stdout: '\u0085::set-output name=v::pass', value: 'pass' },
    { rule: 'after a no-break space', stdout: '\u00a0::set-output name=v::pass', value: 'pass' },
    { rule: 'after an ideographic space', stdout: '\u3000::set-output name=v::pass', value: 'pass' },
    { rule: 'after a line separator, which ends no line', stdout: 'x\u2028::set-output name=v::pass' },
    { rule: 'not after a byte order mark in mid-stream', stdout: 'x\n\ufeff::set-output name=v::pass' },
    {
      rule: 'a byte order mark at the start of the stream is not there',
      stdout: Buffer.from('\ufeff::set-output name=v::pass'),
      value: 'pass',
    },
    { rule: 'not after a letter', stdout: 'x ::set-output name=v::pass' },
    { rule: 'a lone \\r ends a line', stdout: 'image x\r::set-output name=v::pass', value: 'pass' },
    { rule: '\\r\\n ends one line', stdout: 'a\r\n::set-output name=v::pass\r\nb', value: 'pass' },
    { rule: 'the old syntax at the start', stdout: '##[set-output name=v]pass', value: 'pass' },
    {
      rule: 'the old syntax anywhere in the line',
      stdout: 'image x ##[set-output name=v]pass',
      value: 'pass',
    },
    { rule: 'the old syntax after a lone \\r', stdout: 'x\r##[set-output name=v]pass', value: 'pass' },
    {
      rule: 'the old syntax after a failed new one',
      stdout: '::x:: ##[set-output name=v]pass',
      value: 'pass',
    },
    { rule: 'only the first ##[ counts', stdout: '##[x]##[set-output name=v]pass' },
    { rule: 'an unknown name is text', stdout: '::set_output name=v::pass' },
    { rule: 'a head without an end is text', stdout: '::set-output name=v:pass' },
    { rule: 'an old head without an end is text', stdout: '##[set-output name=v' },
    { rule: 'a blank before the name is text', stdout: ':: set-output name=v::pass' },
    {
      rule: 'an invisible character may part the end of the head',
      stdout: '::set-output name=v:\u200b:pass',
      value: ':pass',
    },
    { rule: 'an invisible character may not part its start', stdout: ':\u200b:set-output name=v::pass' },
    {
      rule: 'the internal command is unknown to an action',
      stdout: '::internal-set-repo-path repoFullName=a::b',
    },
  ])('$rule', ({ value, ...seen }) => {
    const { outputs, commands } = step(seen)
    expect(outputs).toEqual(value === undefined ? {} : { v: value })
    expect(commands).toHaveLength(value === undefined ? 0 : 1)
  })

  test('a line that is no command is in the log as it is, an empty one too', () => {
    expect(step({ stdout: 'a\n\n ::x::y\n' }).log).toEqual(['a', '', ' ::x::y'])
  })
  test("the runner's own markers are spoilt in foreign text", () => {
    expect(step({ stdout: 'a ##[start-action x]\n##[end-action]' }).log).toEqual([
      'a ##[\\start-action x]',
      '##[\\end-action]',
    ])
  })
})

describe('properties and data', () => {
  test.each([
    {
      rule: 'properties are split at commas',
      line: '::error file=a,line=2::m',
      props: { file: 'a', line: '2' },
    },
    { rule: 'blanks around all of them are dropped', line: '::error   file=a  ::m', props: { file: 'a' } },
    {
      rule: 'a blank after a comma is part of the key',
      line: '::error file=a, line=2::m',
      props: { file: 'a', ' line': '2' },
    },
    { rule: 'each is split at its first =', line: '::error title=a=b==::m', props: { title: 'a=b==' } },
    { rule: 'leading = of key and value are dropped', line: '::error ==title===a::m', props: { title: 'a' } },
    {
      rule: 'an empty value drops the property',
      line: '::error title=,file==,line,col=1::m',
      props: { col: '1' },
    },
    {
      rule: 'the last value wins, in the first spelling',
      line: '::error Title=a,tITLE=b::m',
      props: { Title: 'b' },
    },
    {
      rule: 'four escapes, then %',
      line: '::error title=%0D%0A%3A%2C%253A%3B%5D::m',
      props: { title: '\r\n:,%3A%3B%5D' },
    },
    { rule: 'escapes are upper case', line: '::error title=%3a::m', props: { title: '%3a' } },
    {
      rule: 'old properties are split at semicolons',
      line: '##[error file=a;title=b,c]m',
      props: { file: 'a', title: 'b,c' },
    },
    {
      rule: 'old escapes',
      line: '##[error title=%3B%0D%0A%5D%25%3A%2C]m',
      props: { title: ';\r\n]%%3A%2C' },
    },
    { rule: 'old properties keep their blanks', line: '##[error  title=a ]m', props: { ' title': 'a ' } },
    { rule: 'data: two escapes, then %', line: '::error::%0D%0A%250A%3A', props: {}, data: '\r\n%0A%3A' },
    { rule: 'data keeps its blanks and colons', line: '::error:: a::b ', props: {}, data: ' a::b ' },
    { rule: 'old data has the old escapes', line: 'x ##[error]%3B%5D%250D', props: {}, data: ';]%0D' },
  ])('$rule', ({ line, props, data = 'm' }) => {
    expect(step({ stdout: line }).commands).toEqual([{ name: 'error', props, data }])
  })
})

describe('stop-commands', () => {
  const [stop, mark] = ['::stop-commands::tok', '::error::x']

  test.each([
    { rule: 'what follows is text', lines: [stop, mark], commands: ['stop-commands'] },
    {
      rule: 'until the token',
      lines: [stop, mark, '::tok::', mark],
      commands: ['stop-commands', 'tok', 'error'],
    },
    {
      rule: 'the token in any case',
      lines: [stop, '::TOK::', mark],
      commands: ['stop-commands', 'TOK', 'error'],
    },
    {
      rule: 'the token in the old syntax',
      lines: [stop, 'x ##[tok]', mark],
      commands: ['stop-commands', 'tok', 'error'],
    },
    {
      rule: 'the token as data does not resume',
      lines: [stop, '::error::##[tok]', mark],
      commands: ['stop-commands'],
    },
    {
      rule: 'a token with a blank never resumes',
      lines: ['::stop-commands::a b', '::a b::', mark],
      commands: ['stop-commands'],
    },
    {
      rule: 'the token is no command before or after',
      lines: ['::tok::', stop, '::tok::', '::tok::'],
      commands: ['stop-commands', 'tok'],
    },
  ])('$rule', ({ lines, commands }) => {
    expect(step({ stdout: lines.join('\n') }).commands.map(({ name }) => name)).toEqual(commands)
  })

  test.each(['', 'pause-logging', 'Pause-Logging', 'error', 'STOP-COMMANDS'])(
    'the token %j fails the step, and nothing more is read',
    (token) => {
      const { conclusion, problems, log } = step({ stdout: `a\n::stop-commands::${token}\nb` })
      expect({ conclusion, problems: problems.length }).toEqual({ conclusion: 'failure', problems: 1 })
      expect(log).toEqual(['a', expect.stringContaining('##[error]')])
    },
  )
  test('a token of more than six characters is masked, a shorter one is not', () => {
    const { masks, log } = step({
      stdout: '::stop-commands::1234567\n1234567\n::1234567::\n::stop-commands::123456',
    })
    expect(masks).toEqual(['1234567'])
    expect(log).toEqual(['::stop-commands::***', '***', '::***::', '::stop-commands::123456'])
  })
})

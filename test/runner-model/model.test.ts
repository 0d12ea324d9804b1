import { expect, test } from '@jest/globals'
import type { Observation } from '../../runner-model/model.ts'
import { step } from './step.ts'

test.each([
  { rule: 'an exit code other than 0', seen: { exitCode: 1 } },
  { rule: 'a signal', seen: { exitCode: 143 } },
  { rule: 'set-env', seen: { stdout: '::set-env name=a::b' } },
  { rule: 'add-path', seen: { stdout: '##[add-path]/x' } },
  { rule: 'set-output without a name', seen: { stdout: '::set-output::x' } },
  { rule: 'save-state without a name', seen: { stdout: '::save-state name=::x' } },
  { rule: 'an echo other than on and off', seen: { stdout: '::echo::maybe' } },
  { rule: 'an empty echo', seen: { stdout: '::echo::' } },
  { rule: 'a missing matcher file', seen: { stdout: '::add-matcher::x.json' } },
  { rule: 'removing a matcher by a missing file', seen: { stdout: '::remove-matcher::x.json' } },
  { rule: 'a malformed output file', seen: { outputFile: 'nonsense' } },
  { rule: 'a malformed state file', seen: { stateFile: 'nonsense' } },
  { rule: 'a malformed environment file', seen: { envFile: 'nonsense' } },
  { rule: 'an output without a name in the file', seen: { outputFile: '=x\n' } },
] satisfies { rule: string; seen: Partial<Observation> }[])('the step fails after $rule', ({ seen }) => {
  expect(step(seen).conclusion).toBe('failure')
})

test.each([
  { rule: 'an error annotation', seen: { stdout: '::error::x' } },
  { rule: 'output on the error stream', seen: { stderr: 'x' } },
  { rule: 'an empty mask', seen: { stdout: '::add-mask:: ' }, problems: 1 },
  { rule: 'a matcher without a file', seen: { stdout: '::add-matcher::' }, problems: 1 },
  { rule: 'removing an unknown matcher', seen: { stdout: '::remove-matcher owner=x::' } },
  { rule: 'removing neither owner nor file', seen: { stdout: '::remove-matcher::' }, problems: 1 },
  { rule: 'removing both owner and file', seen: { stdout: '::remove-matcher owner=x::y' }, problems: 1 },
  { rule: 'NODE_OPTIONS in the environment file', seen: { envFile: 'node_options=--x\n' }, problems: 1 },
  { rule: 'removed files', seen: { outputFile: null, envFile: null, stateFile: null, summaryFile: null } },
  { rule: 'a summary that is too large', seen: { summaryFile: 'x'.repeat(1_048_577) }, problems: 1 },
  { rule: 'a deprecated set-output', seen: { stdout: '::set-output name=a::b' }, problems: 1 },
  { rule: 'an earlier warning of the runner', seen: { warnings: ['Unexpected input(s)'] }, problems: 1 },
] satisfies { rule: string; seen: Partial<Observation>; problems?: number }[])(
  'the step succeeds after $rule',
  ({ seen, problems = 0 }) => {
    const result = step(seen)
    expect({ conclusion: result.conclusion, problems: result.problems.length }).toEqual({
      conclusion: 'success',
      problems,
    })
  },
)

test('the step fails after a failed command, whose line is reported, and processes later commands', () => {
  const { problems, annotations, outputs } = step({ stdout: '::set-env name=a::b\n::set-output name=v::1' })
  expect(problems[0]).toBe("Unable to process command '::set-env name=a::b' successfully.")
  expect(annotations.map(({ level }) => level)).toEqual(['error', 'error', 'warning'])
  expect(outputs).toEqual({ v: '1' })
})

test.each([
  {
    rule: 'marks groups',
    lines: ['::group::A', 'x', '::endgroup::y'],
    log: ['##[group]A', 'x', '##[endgroup]'],
  },
  { rule: 'hides debug messages', lines: ['::debug::x'], log: [] },
  {
    rule: 'shows debug messages with step debugging',
    lines: ['::debug::x%0Ay'],
    seen: { stepDebug: true },
    log: ['##[debug]x', '##[debug]y'],
  },
  {
    rule: 'does not repeat commands',
    lines: ['::save-state name=a::b'],
    log: [expect.stringContaining('##[warning]')],
  },
  {
    rule: 'repeats commands after echo on',
    lines: ['::echo:: ON ', '::group::A'],
    log: ['::group::A', '##[group]A'],
  },
  {
    rule: 'does not repeat commands after echo off',
    lines: ['::echo::off', '::group::A'],
    seen: { echo: true },
    log: ['::echo::off', '##[group]A'],
  },
  {
    rule: 'never repeats messages',
    lines: ['::error::x', '::debug::x'],
    seen: { echo: true },
    log: ['##[error]x'],
  },
  {
    rule: 'repeats a mask without its value',
    lines: ['::add-mask::hush'],
    seen: { echo: true },
    log: ['::add-mask::***'],
  },
  { rule: 'has both streams, errors first', lines: ['out'], seen: { stderr: 'err' }, log: ['err', 'out'] },
] satisfies { rule: string; lines: string[]; seen?: Partial<Observation>; log: unknown[] }[])(
  'the log $rule',
  ({ lines, seen = {}, log }) => {
    expect(step({ stdout: lines.join('\n'), ...seen }).log).toEqual(log)
  },
)
test('the log is complemented by masked group titles and debug messages', () => {
  const { groups, debug } = step({ stdout: '::add-mask::hush\n::group::a hush\n::debug::b hush' })
  expect({ groups, debug }).toEqual({ groups: ['a ***'], debug: ['b ***'] })
})
test('the log has the lines of both streams in the order in which they ended', () => {
  const chunks = [
    { stream: 'stdout', data: 'a' },
    { stream: 'stderr', data: 'b\r' },
    { stream: 'stdout', data: 'a\n' },
    { stream: 'stderr', data: '\nc' },
  ] as const
  expect(step({ chunks }).log).toEqual(['aa', 'b', 'c'])
})

test.each([
  {
    rule: 'come from the file rather than the stream',
    seen: { stdout: '::set-output name=v::pass', outputFile: 'v=error\n' },
    outputs: { v: 'error' },
  },
  { rule: 'have their last value', seen: { outputFile: 'v=1\nv=2\n' }, outputs: { v: '2' } },
  {
    rule: 'have one value for a name in two cases',
    seen: { outputFile: 'Verdict=1\nverdict=2\n' },
    outputs: { Verdict: '2' },
  },
  {
    rule: 'are not masked',
    seen: { stdout: '::add-mask::pass', outputFile: 'v=pass\n' },
    outputs: { v: 'pass' },
  },
  {
    rule: 'before a fault in the file are kept',
    seen: { outputFile: 'v=1\nnonsense\nw=2\n' },
    outputs: { v: '1' },
  },
  { rule: 'exist when the step fails', seen: { exitCode: 1, outputFile: 'v=1' }, outputs: { v: '1' } },
  {
    rule: 'may be named __proto__',
    seen: { outputFile: '__proto__=1\n' },
    outputs: Object.fromEntries([['__proto__', '1']]),
  },
])('outputs $rule', ({ seen, outputs }) => {
  expect(step(seen).outputs).toEqual(outputs)
})
test('outputs are not given to a later job when they are empty or contain a mask', () => {
  const result = step({ stdout: '::add-mask::1', outputFile: 'critical=12\nhigh=3\nnote=\n' })
  expect(result.jobOutputs(['critical', 'HIGH', 'note', 'absent'])).toEqual({ HIGH: '3' })
})
test('outputs are accompanied by state, environment and path from their files', () => {
  const seen = {
    stateFile: 'a=1\n',
    envFile: 'B=2\nb=3\n',
    pathFile: '/x\r\n\n/y\n/x\n',
    stdout: '::save-state name=c::4',
  }
  const { state, env, path } = step(seen)
  expect({ state, env, path }).toEqual({
    state: { c: '4', a: '1' },
    env: { B: '2', b: '3' },
    path: ['/y', '/x'],
  })
})

test.each([
  { rule: 'is null for an empty file', summaryFile: '', summary: null },
  { rule: 'ends every line with \\n', summaryFile: 'a\rb\r\nc', summary: 'a\nb\nc\n' },
  { rule: 'is masked line by line', summaryFile: 'hu\nsh hush', summary: 'hu\nsh ***\n' },
  {
    rule: 'may have 1,048,576 bytes',
    summaryFile: `${'x'.repeat(1_048_575)}\n`,
    summary: `${'x'.repeat(1_048_575)}\n`,
  },
  { rule: 'is null with one byte more', summaryFile: 'x'.repeat(1_048_577), summary: null },
  { rule: 'is limited in bytes, not characters', summaryFile: '\u00e9'.repeat(524_289), summary: null },
])('the summary $rule', ({ summaryFile, summary }) => {
  // Compared as a boolean, because jest is slow to print a megabyte.
  expect(step({ stdout: '::add-mask::hush', summaryFile }).summary === summary).toBe(true)
})

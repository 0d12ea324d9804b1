import { describe, expect, test } from '@jest/globals'
import { type Observation, observe } from '../../runner-model/model.ts'

/** Observes a step that ended well, with these differences. */
const step = (seen: Partial<Observation>) => observe({ exitCode: 0, ...seen })

describe('what fails the step', () => {
  test.each([
    { rule: 'an exit code other than 0', seen: { exitCode: 1 } },
    { rule: 'a signal', seen: { exitCode: 143 } },
    { rule: 'set-env', seen: { stdout: '::set-env name=a::b' } },
    { rule: 'add-path', seen: { stdout: '##[add-path]/x' } },
    { rule: 'set-output without a name', seen: { stdout: '::set-output::x' } },
    { rule: 'save-state without a name', seen: { stdout: '::save-state name=::x' } },
    { rule: 'an echo other than on and off', seen: { stdout: '::echo::maybe' } },
    { rule: 'an empty echo', seen: { stdout: '::echo::' } },
    { rule: 'a matcher file that is not there', seen: { stdout: '::add-matcher::x.json' } },
    { rule: 'removing a matcher by a file that is not there', seen: { stdout: '::remove-matcher::x.json' } },
    { rule: 'a broken output file', seen: { outputFile: 'nonsense' } },
    { rule: 'a broken state file', seen: { stateFile: 'nonsense' } },
    { rule: 'a broken environment file', seen: { envFile: 'nonsense' } },
    { rule: 'an output without a name in the file', seen: { outputFile: '=x\n' } },
  ] satisfies { rule: string; seen: Partial<Observation> }[])('$rule', ({ seen }) => {
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
    {
      rule: 'files that are gone',
      seen: { outputFile: null, envFile: null, stateFile: null, summaryFile: null },
    },
    { rule: 'a summary that is too large', seen: { summaryFile: 'x'.repeat(1_048_577) }, problems: 1 },
    { rule: 'a deprecated set-output', seen: { stdout: '::set-output name=a::b' }, problems: 1 },
    { rule: 'what the runner warned of before', seen: { warnings: ['Unexpected input(s)'] }, problems: 1 },
  ] satisfies { rule: string; seen: Partial<Observation>; problems?: number }[])(
    '$rule does not',
    ({ seen, problems = 0 }) => {
      const result = step(seen)
      expect({ conclusion: result.conclusion, problems: result.problems.length }).toEqual({
        conclusion: 'success',
        problems,
      })
    },
  )

  test('a failed command is told with the line, and the process goes on', () => {
    const { problems, annotations, outputs } = step({ stdout: '::set-env name=a::b\n::set-output name=v::1' })
    expect(problems[0]).toBe("Unable to process command '::set-env name=a::b' successfully.")
    expect(annotations.map(({ level }) => level)).toEqual(['error', 'error', 'warning'])
    expect(outputs).toEqual({ v: '1' })
  })
})

describe('log, groups, debug and echo', () => {
  test.each([
    {
      rule: 'groups are marked',
      lines: ['::group::A', 'x', '::endgroup::y'],
      log: ['##[group]A', 'x', '##[endgroup]'],
    },
    { rule: 'a debug message is hidden', lines: ['::debug::x'], log: [] },
    {
      rule: 'a debug message is shown when debugging',
      lines: ['::debug::x%0Ay'],
      seen: { stepDebug: true },
      log: ['##[debug]x', '##[debug]y'],
    },
    {
      rule: 'commands are not repeated',
      lines: ['::save-state name=a::b'],
      log: [expect.stringContaining('##[warning]')],
    },
    {
      rule: 'echo on repeats them',
      lines: ['::echo:: ON ', '::group::A'],
      log: ['::group::A', '##[group]A'],
    },
    {
      rule: 'echo off stops that',
      lines: ['::echo::off', '::group::A'],
      seen: { echo: true },
      log: ['::echo::off', '##[group]A'],
    },
    {
      rule: 'messages are never repeated',
      lines: ['::error::x', '::debug::x'],
      seen: { echo: true },
      log: ['##[error]x'],
    },
    {
      rule: 'a mask is repeated without its value',
      lines: ['::add-mask::hush'],
      seen: { echo: true },
      log: ['::add-mask::***'],
    },
    { rule: 'both streams, errors first', lines: ['out'], seen: { stderr: 'err' }, log: ['err', 'out'] },
  ] satisfies { rule: string; lines: string[]; seen?: Partial<Observation>; log: unknown[] }[])(
    '$rule',
    ({ lines, seen = {}, log }) => {
      expect(step({ stdout: lines.join('\n'), ...seen }).log).toEqual(log)
    },
  )
  test('group titles and debug messages are collected, masked', () => {
    const { groups, debug } = step({ stdout: '::add-mask::hush\n::group::a hush\n::debug::b hush' })
    expect({ groups, debug }).toEqual({ groups: ['a ***'], debug: ['b ***'] })
  })
  test('pieces of both streams keep the order in which their lines ended', () => {
    const chunks = [
      { stream: 'stdout', data: 'a' },
      { stream: 'stderr', data: 'b\r' },
      { stream: 'stdout', data: 'a\n' },
      { stream: 'stderr', data: '\nc' },
    ] as const
    expect(step({ chunks }).log).toEqual(['aa', 'b', 'c'])
  })
})

describe('outputs', () => {
  test.each([
    {
      rule: 'a file beats the stream',
      seen: { stdout: '::set-output name=v::pass', outputFile: 'v=error\n' },
      outputs: { v: 'error' },
    },
    { rule: 'the last value wins', seen: { outputFile: 'v=1\nv=2\n' }, outputs: { v: '2' } },
    {
      rule: 'a name in two cases is one',
      seen: { outputFile: 'Verdict=1\nverdict=2\n' },
      outputs: { Verdict: '2' },
    },
    {
      rule: 'they are not masked',
      seen: { stdout: '::add-mask::pass', outputFile: 'v=pass\n' },
      outputs: { v: 'pass' },
    },
    {
      rule: 'those before a fault in the file stand',
      seen: { outputFile: 'v=1\nnonsense\nw=2\n' },
      outputs: { v: '1' },
    },
    {
      rule: 'they are there when the step fails',
      seen: { exitCode: 1, outputFile: 'v=1' },
      outputs: { v: '1' },
    },
    {
      rule: 'a name from the prototype is a name',
      seen: { outputFile: '__proto__=1\n' },
      outputs: Object.fromEntries([['__proto__', '1']]),
    },
  ])('$rule', ({ seen, outputs }) => {
    expect(step(seen).outputs).toEqual(outputs)
  })
  test('a later job gets neither empty ones nor ones that contain a mask', () => {
    const result = step({ stdout: '::add-mask::1', outputFile: 'critical=12\nhigh=3\nnote=\n' })
    expect(result.jobOutputs(['critical', 'HIGH', 'note', 'absent'])).toEqual({ HIGH: '3' })
  })
  test('state, environment and path come from their files', () => {
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
})

describe('the summary', () => {
  test.each([
    { rule: 'an empty file is none', summaryFile: '', summary: null },
    { rule: 'every line ends with \\n', summaryFile: 'a\rb\r\nc', summary: 'a\nb\nc\n' },
    { rule: 'it is masked line by line', summaryFile: 'hu\nsh hush', summary: 'hu\nsh ***\n' },
    {
      rule: '1,048,576 bytes are shown',
      summaryFile: `${'x'.repeat(1_048_575)}\n`,
      summary: `${'x'.repeat(1_048_575)}\n`,
    },
    { rule: 'one more and nothing is', summaryFile: 'x'.repeat(1_048_577), summary: null },
    { rule: 'bytes count, not characters', summaryFile: '\u00e9'.repeat(524_289), summary: null },
  ])('$rule', ({ summaryFile, summary }) => {
    // Compared as a whole: jest is slow to print a megabyte.
    expect(step({ stdout: '::add-mask::hush', summaryFile }).summary === summary).toBe(true)
  })
})

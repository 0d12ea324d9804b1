import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { FAKE_TOKEN, inputVariable } from '../../runner-model/environment.ts'
import { type ActionRun, runAction } from '../../runner-model/run.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
const CORE = import.meta.resolve('@actions/core')

/** Runs a fixture that executes the script. */
const run = (script: string, differences: Partial<ActionRun> = {}) =>
  runAction({
    entry: fixture('entry.mjs'),
    action: fixture('action.yml'),
    timeoutMs: 20_000,
    ...differences,
    inputs: { script, ...differences.inputs },
  })

/** Runs a script that prints an expression as JSON, and returns its value. */
const printed = async (expression: string, differences: Partial<ActionRun> = {}): Promise<unknown> =>
  JSON.parse((await run(`console.log(JSON.stringify(${expression}))`, differences)).stdout)

/** A script that prints "ready" and does not end. */
const WAIT = 'setInterval(() => undefined, 1000); console.log("ready")'

test.each([
  { rule: 'is in upper case', name: 'region', variable: 'INPUT_REGION' },
  { rule: 'has _ for a space', name: 'dry run', variable: 'INPUT_DRY_RUN' },
  { rule: 'keeps a hyphen', name: 'max-age', variable: 'INPUT_MAX-AGE' },
])('the variable of an input $rule', ({ name, variable }) => {
  expect(inputVariable(name)).toBe(variable)
})
test('inputs have their default as text, or are empty', async () => {
  const names = ['DRY_RUN', 'MAX-AGE', 'STRICT', 'NOTHING', 'GITHUB-TOKEN']
  const values = await printed(`${JSON.stringify(names)}.map((name) => process.env['INPUT_' + name])`, {
    inputs: { 'Max-Age': ' 9 ' },
  })
  // The token is masked in the log only; here it is the raw stream.
  expect(values).toEqual(['no', ' 9 ', 'true', '', FAKE_TOKEN])
})
test('inputs that are not declared are passed with a warning', async () => {
  const { step, stdout } = await run('console.log(process.env.INPUT_TYPO)', { inputs: { typo: 'x' } })
  expect(stdout).toBe('x\n')
  expect(step.problems).toEqual([expect.stringContaining("Unexpected input(s) 'typo'")])
})
test('inputs with a default of another context are an error', async () => {
  await expect(run('', { action: fixture('expression.yml') })).rejects.toThrow(/input 'ref'.*github\.ref/)
})
test('inputs of more than 128 KiB prevent the start of node', async () => {
  await expect(run('', { inputs: { nothing: 'x'.repeat(200_000) } })).rejects.toThrow(/E2BIG/)
})

test('the environment has no variable of the tester', async () => {
  const before = { ...process.env }
  Object.assign(process.env, { HTTPS_PROXY: 'http://proxy', NODE_OPTIONS: '--no-deprecation', LEAK: '1' })
  try {
    const names = (await printed('Object.keys(process.env)')) as string[]
    const allowed = /^(PATH|HOME|LANG|CI|(GITHUB|RUNNER|INPUT)_.+)$/
    expect(names.filter((name) => !allowed.test(name))).toEqual([])
    expect(names).toEqual(expect.arrayContaining(['CI', 'GITHUB_ACTIONS', 'GITHUB_OUTPUT', 'RUNNER_TEMP']))
  } finally {
    for (const name of ['HTTPS_PROXY', 'NODE_OPTIONS', 'LEAK']) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
})
test('the environment can be extended, changed and reduced by the caller', async () => {
  const env = { CI: 'no', EXTRA: '1', GITHUB_OUTPUT: undefined }
  expect(
    await printed('[process.env.CI, process.env.EXTRA, "GITHUB_OUTPUT" in process.env]', { env }),
  ).toEqual(['no', '1', false])
})
test('the environment has the workspace as working directory, with the given files, and the event', async () => {
  const read = '[process.cwd() === process.env.GITHUB_WORKSPACE, fs.readFileSync("a/b.txt", "utf8"), event]'
  const script = `import fs from 'node:fs'; const event = JSON.parse(fs.readFileSync(process.env.GITHUB_EVENT_PATH));
      console.log(JSON.stringify(${read}))`
  const { stdout } = await run(script, { files: { 'a/b.txt': 'hello' }, eventPayload: { number: 7 } })
  expect(JSON.parse(stdout)).toEqual([true, 'hello', { number: 7 }])
})
test.each([
  { rule: 'is a given text unchanged', eventPayload: '{text', shown: '{text' },
  { rule: 'is not written for null', eventPayload: null, shown: '' },
])('the event file $rule', async ({ eventPayload, shown }) => {
  const script = `import fs from 'node:fs'; const path = process.env.GITHUB_EVENT_PATH;
      process.stdout.write(fs.existsSync(path) ? fs.readFileSync(path) : '')`
  expect((await run(script, { eventPayload })).stdout).toBe(shown)
})
test('the environment has RUNNER_DEBUG with step debugging, which also shows debug lines', async () => {
  const { step } = await run('console.log("::debug::" + process.env.RUNNER_DEBUG)', { debug: true })
  expect(step.log).toEqual(['##[debug]1'])
})

test.each([
  { rule: 'succeeds when the script ends', script: '', exitCode: 0 },
  { rule: 'succeeds when a promise never settles', script: 'new Promise(() => undefined)', exitCode: 0 },
  { rule: 'fails with an exit code', script: 'process.exitCode = 3', exitCode: 3 },
  { rule: 'fails with an exception', script: 'throw new Error("x")', exitCode: 1 },
  { rule: 'fails with a signal', script: 'process.kill(process.pid, "SIGKILL")', exitCode: 137 },
])('a run $rule', async ({ script, exitCode }) => {
  const result = await run(script)
  expect(result.exitCode).toBe(exitCode)
  expect(result.step.conclusion).toBe(exitCode === 0 ? 'success' : 'failure')
})

test('a run has everything that the toolkit writes', async () => {
  const script = `import * as core from ${JSON.stringify(CORE)}; import fs from 'node:fs'
      core.setSecret('hush-hush'); core.setOutput('verdict', 'pass'); core.setOutput('verdict', 'a\\nb')
      core.error('no hush-hush', { title: 'T', file: process.env.GITHUB_WORKSPACE + '/x.yml', startLine: 3 })
      core.startGroup('G'); core.info('in'); core.endGroup(); core.debug('d'); core.saveState('s', '1')
      core.exportVariable('E', '2'); core.addPath('/p'); await core.summary.addRaw('# hush-hush').write()
      fs.writeFileSync('report.json', '{}')`
  const { step, raw, workspace } = await run(script)
  expect(step).toMatchObject({
    conclusion: 'success',
    outputs: { verdict: 'a\nb' },
    state: { s: '1' },
    env: { E: '2' },
    path: ['/p'],
    annotations: [{ level: 'error', message: 'no ***', title: 'T', file: 'x.yml', line: 3 }],
    masks: ['hush-hush'],
    log: ['##[error]no ***', '##[group]G', 'in', '##[endgroup]'],
    debug: ['d', 'Set output verdict = pass', 'Set output verdict = a', 'b'],
    groups: ['G'],
    summary: '# ***\n',
    problems: [],
  })
  expect(raw.summaryFile).toBe('# hush-hush')
  expect(workspace).toEqual({ 'report.json': '{}' })
})
test('a run has null for an output file that the action removed, and succeeds', async () => {
  const { step, raw } = await run("import fs from 'node:fs'; fs.rmSync(process.env.GITHUB_OUTPUT)")
  expect({ file: raw.outputFile, conclusion: step.conclusion }).toEqual({ file: null, conclusion: 'success' })
})
test('a run masks the token from the start', async () => {
  const { step } = await run('console.log(process.env["INPUT_GITHUB-TOKEN"])')
  expect(step.log).toEqual(['***'])
})
test('a run passes options to node and measures time and memory', async () => {
  const result = await run('setTimeout(() => console.log(typeof gc), 200)', { nodeArgs: ['--expose-gc'] })
  expect(result.stdout).toBe('function\n')
  expect(result.ms).toBeGreaterThan(150)
  if (process.platform === 'linux') expect(result.peakRssKiB).toBeGreaterThan(10_000)
})

test('the process of a run gets a signal when the output matches', async () => {
  const script = `process.on('SIGTERM', () => { console.log('bye'); process.exit(1) }); ${WAIT}`
  const result = await run(script, { signal: { name: 'SIGTERM', afterOutput: /ready/ } })
  expect(result).toMatchObject({ exitCode: 1, signal: null, stdout: 'ready\nbye\n' })
})
test('the process of a run gets a signal after a time, and ends with 128 + n without a handler', async () => {
  const result = await run(WAIT, { signal: { name: 'SIGINT', afterMs: 300 } })
  expect(result).toMatchObject({ exitCode: 130, signal: 'SIGINT', step: { conclusion: 'failure' } })
})
test('the process of a run is killed after the timeout, with an error that shows its output', async () => {
  await expect(run(WAIT, { timeoutMs: 500 })).rejects.toThrow(/still running after 500 ms.*\nready/)
})
test('the process of a run does not leave a grandchild', async () => {
  const script = `import { spawn } from 'node:child_process'
      const child = spawn(process.execPath, ['-e', ${JSON.stringify(WAIT)}], { stdio: 'ignore' })
      console.log(child.pid); child.unref()`
  const pid = Number((await run(script)).stdout)
  await until(() => !alive(pid))
})
test('the process of a run leaves its directory only when it is to be kept', async () => {
  const gone = await run('')
  const kept = await run('', { keep: true })
  expect([existsSync(gone.directory), existsSync(kept.directory)]).toEqual([false, true])
  await rm(kept.directory, { recursive: true })
})

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Waits until something is so, for two seconds at most. */
const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 100 && !condition(); tries += 1)
    await new Promise((next) => setTimeout(next, 20))
  expect(condition()).toBe(true)
}

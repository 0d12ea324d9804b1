import { describe, expect, test } from '@jest/globals'
import { GateError } from '../../src/errors.ts'
import type { RemoteRead } from '../../src/ports/files.ts'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { say } from '../../src/text.ts'
import { someImage } from '../make.ts'
import { OUTPUTS } from '../report/reports.ts'
import { CANCELLED, FAIL, type Given, REFUSAL, runProgram, WARN } from './program.ts'

describe('the conclusion of a run', () => {
  test.each([
    { name: 'a sound image', given: {}, word: 'pass' },
    { name: 'a violated rule', given: FAIL, word: 'fail' },
    { name: 'an incomplete scan', given: { answers: [{ ScanRiskProgress: 0 }] }, word: 'fail' },
    { name: 'a violation under mode: warn', given: WARN, word: 'warn' },
    { name: 'an image without an answer', given: { answers: [REFUSAL] }, word: 'error' },
    {
      name: 'an image without an answer under mode: warn',
      given: { answers: [REFUSAL], inputs: { mode: 'warn' } },
      word: 'error',
    },
    { name: 'one of several images without an answer', given: { answers: [{}, REFUSAL, {}] }, word: 'error' },
    {
      name: 'one of several images with a violation',
      given: { answers: [{}, { VulCnt: 1 }, {}] },
      word: 'fail',
    },
    {
      name: 'an answer about another image',
      given: { answers: [{ ImageID: someImage(7).imageId }] },
      word: 'error',
    },
  ])('the conclusion and the outputs are $word for $name', async ({ given, word }) => {
    const { conclusion, final } = await runProgram(given)
    const allowed = `${word === 'pass' || word === 'warn'}`
    expect({ conclusion, verdict: final?.verdict, allowed: final?.allowed }).toEqual({
      conclusion: word,
      verdict: word,
      allowed,
    })
  })
})

describe('the order of a run', () => {
  test('an error is written to the outputs first, then come outputs, log, summary and annotations', async () => {
    const { order, outputs, events } = await runProgram({ answers: [{ VirusCnt: 1 }] })
    expect(order).toEqual(['outputs', 'log', 'outputs', 'log', 'summary', 'annotation'])
    expect(events[0]).toMatchObject({ outputs: { verdict: 'error', allowed: 'false', 'deploy-ref': '' } })
    expect(outputs.map((one) => one.verdict)).toEqual(['error', 'fail'])
    for (const one of outputs) expect(Object.keys(one).toSorted()).toEqual([...OUTPUTS].toSorted())
  })

  test('a pass annotates nothing', async () => {
    expect((await runProgram()).order).toEqual(['outputs', 'log', 'outputs', 'log', 'summary'])
  })

  test('every image is read once, then findings over a limit are listed, and reports keep the order of the inputs', async () => {
    const { requests, final } = await runProgram({ answers: [{}, REFUSAL, { VirusCnt: 2 }] })
    const ids = [1, 2, 3].map((number) => someImage(number).imageId)
    expect(requests).toEqual([
      ...ids.map((ImageID) => ['DescribeAssetImageDetail', { ImageID }]),
      ['DescribeAssetImageVirusList', { ImageID: ids[2], Limit: 100, Offset: 0 }],
    ])
    expect(final?.['image-id']).toBe(ids.join('\n'))
    expect(final?.['request-id']).toBe('r-1\nr-9\nr-3')
  })
})

describe('a gate without credentials that may skip', () => {
  const FORK: WorkflowEvent = { name: 'pull_request', base: null, ownRefs: [], withoutSecrets: true }
  const INPUTS = { 'secret-id': '', 'secret-key': '', 'without-credentials': 'skip' }
  const skip = (given: Given = {}) =>
    runProgram({ event: FORK, ...given, inputs: { ...INPUTS, ...given.inputs } })

  test('a skipped gate sends no request and allows nothing', async () => {
    const { conclusion, connected, requests, outputs, final } = await skip()
    expect([conclusion, connected, requests]).toEqual(['skipped', 0, []])
    expect(outputs.map(({ verdict, allowed }) => [verdict, allowed])).toEqual([
      ['error', 'false'],
      ['skipped', 'false'],
    ])
    expect(Object.keys(final ?? {}).toSorted()).toEqual([...OUTPUTS].toSorted())
    expect(final).toMatchObject({ 'deploy-ref': '', results: '[]', violations: '[]', trusted: 'unknown' })
  })

  test('a skipped gate is reported in the log, in the summary and in one notice', async () => {
    const { log, summaries, annotations, order } = await skip()
    expect(order).toEqual(['outputs', 'log', 'summary', 'annotation'])
    expect(log).toEqual([expect.stringMatching(/TCSS was not queried.*allowed is false/)])
    expect(summaries).toEqual([expect.stringMatching(/^## ⏭️ Not judged: no credentials\n/)])
    expect(annotations.map(({ level, title }) => [level, title])).toEqual([
      ['notice', 'TCSS Image Gate: not judged: no credentials'],
    ])
  })

  test('a skipped gate has no summary under summary: false, but always its notice', async () => {
    const { summaries, annotations } = await skip({ inputs: { summary: 'false', annotations: 'false' } })
    expect([summaries.length, annotations.length]).toEqual([0, 1])
  })

  test('a skipped gate writes no comment, because its token may not write', async () => {
    expect((await skip({ inputs: { comment: 'always' } })).comments).toEqual([])
  })

  test('a skipped gate writes the JSON report, and no predicate', async () => {
    const files = { 'report-file': 'gate.json', 'sarif-file': 'gate.sarif', 'predicate-file': 'svr.json' }
    const result = await skip({ inputs: files })
    expect(JSON.parse(result.files['gate.json'] ?? '')).toMatchObject({
      verdict: 'skipped',
      allowed: false,
      deployRef: [],
      error: null,
      images: [],
    })
    // Code scanning would close every alert.
    expect(result.files['gate.sarif'] ?? null).toBeNull()
    expect(result.files['svr.json'] ?? null).toBeNull()
    const written = { ...files, 'sarif-file': '', 'predicate-file': '', 'predicate-type': '' }
    expect(result.final).toMatchObject(written)
    expect([result.conclusion, result.annotations.length]).toEqual(['skipped', 1])
  })

  test('a skipped gate is an error where a file or the outputs cannot be written', async () => {
    const file = await skip({ inputs: { 'report-file': 'gate.json' }, unwritableFile: 'the disk is full' })
    expect([file.conclusion, file.final?.allowed, file.final?.['report-file']]).toEqual([
      'error',
      'false',
      '',
    ])
    expect((await skip({ unwritable: 'no space' })).conclusion).toBe('error')
  })

  test.each([
    { name: 'another input is wrong', given: { inputs: { mode: 'off' } } },
    {
      name: 'only one of the two credentials is given',
      given: { inputs: { 'secret-id': 'AKIDexample0001' } },
    },
    { name: 'without-credentials is error', given: { inputs: { 'without-credentials': 'error' } } },
    {
      name: 'the event has access to secrets',
      given: { event: { ...FORK, ownRefs: [], withoutSecrets: false } },
    },
  ])('a gate without credentials is an error where $name', async ({ given }) => {
    const { conclusion, connected, final } = await skip(given)
    expect([conclusion, connected, final?.verdict, final?.allowed]).toEqual(['error', 0, 'error', 'false'])
  })

  test('a gate that may skip judges the image where credentials are given', async () => {
    const given = { event: FORK, inputs: { 'without-credentials': 'skip' } }
    expect((await runProgram({ ...given, answers: [{}] })).conclusion).toBe('pass')
    expect((await runProgram({ ...given, answers: [{ VirusCnt: 1 }] })).conclusion).toBe('fail')
  })

  test('a skipped gate is an error where the job was cancelled', async () => {
    const reason = new GateError('cancelled', { problem: 'The job was cancelled.', remedy: '' })
    const { conclusion, final } = await skip({ signal: AbortSignal.abort(reason) })
    expect([conclusion, final?.verdict]).toEqual(['error', 'error'])
  })
})

describe('a pull request that changes the policy that it is judged by', () => {
  const base = { repository: 'acme/shop', commit: 'c'.repeat(40), branch: 'main' }
  const EVENT: WorkflowEvent = { name: 'pull_request', base, ownRefs: [], withoutSecrets: false }
  const text = 'version: 1\nlimits: { viruses: 0 }\n'
  const digest = someImage(5).imageId
  const changed = (remote: RemoteRead | 'silence', given: Given = {}) =>
    runProgram({
      event: EVENT,
      inputs: { 'policy-file': 'gate.yml', 'github-token': 'ghs_token-00000001' },
      sources: {
        readFile: () => ({ kind: 'text', text, digest }),
        readRemote: async () => (remote === 'silence' ? new Promise(() => {}) : remote),
      },
      ...given,
    })

  test.each<{ name: string; remote: RemoteRead; message: RegExp | null }>([
    {
      name: 'a different policy there has a notice',
      remote: { kind: 'text', text: '', digest: someImage(6).imageId },
      message: /This pull request changes the policy by which it is judged/,
    },
    {
      name: 'no policy there has a notice',
      remote: { kind: 'absent', problem: '' },
      message: /is judged by its own policy/,
    },
    { name: 'the same policy there has no notice', remote: { kind: 'text', text, digest }, message: null },
    {
      name: 'an unreadable policy there has no notice',
      remote: { kind: 'problem', problem: 'the token was refused' },
      message: null,
    },
  ])(
    'the policy is compared with the base branch without changing the verdict: $name',
    async ({ remote, message: expected }) => {
      const { conclusion, annotations, log, summaries } = await changed(remote)
      expect(conclusion).toBe('pass')
      expect(annotations.map(({ level, message, place }) => [level, message, place])).toEqual(
        expected === null ? [] : [['notice', expect.stringMatching(expected), { file: 'gate.yml', line: 1 }]],
      )
      for (const text of [log.join('\n'), `${summaries[0]}`]) expect(expected?.test(text) ?? true).toBe(true)
      if (expected !== null) expect(annotations[0]?.message).toContain('Use gate.yml@main')
    },
  )

  test('the policy of the base branch is awaited for at most ten seconds', async () => {
    const { conclusion, annotations, seconds } = await changed('silence')
    expect([conclusion, annotations, seconds]).toEqual(['pass', [], 10])
  })

  test('no policy of a base branch is read outside of pull requests', async () => {
    const remote: RemoteRead = { kind: 'absent', problem: '' }
    expect((await changed(remote, { event: { ...EVENT, base: null } })).annotations).toEqual([])
  })
})

describe('reports can be switched off', () => {
  test('summary: false writes no summary', async () => {
    expect((await runProgram({ inputs: { summary: 'false' } })).summaries).toEqual([])
    expect((await runProgram()).summaries).toHaveLength(1)
  })
  test('annotations: false leaves only the annotation of the failure', async () => {
    const answers = [{ VirusCnt: 1, VulCnt: 1 }]
    expect((await runProgram({ answers })).annotations).toHaveLength(3)
    expect((await runProgram({ answers, inputs: { annotations: 'false' } })).annotations).toHaveLength(1)
  })
  test('an error is reported as the reporting inputs say, or in full when one of them is wrong', async () => {
    expect((await runProgram({ inputs: { summary: 'false', mode: 'off' } })).summaries).toEqual([])
    const { summaries, annotations } = await runProgram({
      inputs: { summary: 'false', annotations: 'maybe' },
    })
    expect([summaries.length, annotations.length]).toEqual([1, 1])
  })
})

describe('the lists of findings over a limit', () => {
  const counts = { VulCnt: 3, VirusCnt: 2, RiskCnt: 1, SensitiveInfoCnt: 1 }
  const actionsOf = ({ requests }: Awaited<ReturnType<typeof runProgram>>) =>
    requests.map(([action]) => action)
  const DETAIL = 'DescribeAssetImageDetail'

  test('findings of every kind over a limit are listed in the summary', async () => {
    const result = await runProgram({ answers: [counts] })
    expect(actionsOf(result)).toEqual([
      DETAIL,
      'DescribeAssetImageVulList',
      'DescribeAssetImageVirusList',
      'DescribeAssetImageRiskList',
    ])
    for (const found of ['CVE-2024-10003', 'webshell-2&#46;php', '<code>ENV</code> instruction'])
      expect(result.summaries[0]).toContain(found)
    expect(`${result.summaries[0]}${result.log.join()}`).not.toMatch(/postgresql/)
    expect(`${result.summaries[0]}${result.log.join()}`).not.toMatch(/could not be listed|TCSS counts/)
  })

  test.each([
    { name: 'where no count exceeds a limit', given: {} },
    {
      name: 'where every count is within its limit',
      given: {
        answers: [counts],
        inputs: { 'max-vulnerabilities': '3', 'max-viruses': '2', 'max-risks': '1' },
      },
    },
    { name: 'where no report shows it', given: { answers: [counts], inputs: { summary: 'false' } } },
    {
      name: 'where a predicate is the only report',
      given: { answers: [counts], inputs: { summary: 'false', 'predicate-file': 'svr.json' } },
    },
  ])('no findings are listed $name', async ({ given }) => {
    expect(actionsOf(await runProgram(given))).toEqual([DETAIL])
  })

  test('findings over a limit are listed for a comment, too', async () => {
    for (const comment of ['on-failure', 'always']) {
      const result = await runProgram({ answers: [counts], inputs: { summary: 'false', comment } })
      expect(actionsOf(result)).toHaveLength(4)
      expect(result.comments[0]?.render(60_000)).toContain('CVE-2024-10003')
    }
  })

  test.each([
    { name: 'is refused', lists: REFUSAL, message: /TCSS said no/, seconds: 0 },
    { name: 'does not arrive', lists: 'silence', message: /could not be listed.*within 15 s/, seconds: 15 },
    {
      name: 'differs from its total',
      lists: { List: [], TotalCount: 0 },
      message: /has 0 rows, but TCSS counts 2/,
      seconds: 0,
    },
  ] as const)('a list that $name is a notice and changes no verdict', async ({ lists, message, seconds }) => {
    const sound = await runProgram({ answers: [{ VirusCnt: 2 }] })
    const result = await runProgram({ answers: [{ VirusCnt: 2 }], lists })
    expect([result.conclusion, result.final, result.annotations]).toEqual([
      'fail',
      sound.final,
      sound.annotations,
    ])
    expect(result.summaries[0]).toMatch(message)
    expect(result.log.join('\n')).toMatch(message)
    expect(result.seconds).toBe(seconds)
  })
})

describe('outputs that cannot be written', () => {
  const problem = 'ENOSPC: no space left on device'
  test.each([
    { name: 'a pass', given: {}, word: 'error' },
    { name: 'a warning', given: WARN, word: 'error' },
    { name: 'a failure', given: FAIL, word: 'fail' },
    { name: 'an error', given: { answers: [REFUSAL] }, word: 'error' },
  ])('$name ends as $word when the outputs cannot be written', async ({ given, word }) => {
    const { conclusion, annotations, summaries } = await runProgram({ ...given, unwritable: problem })
    expect(conclusion).toBe(word)
    expect(annotations[0]?.level).toBe('error')
    expect(summaries[0]).not.toMatch(/^## (✅|⚠️)/)
  })

  test('the error about outputs names the reason, and images keep their verdicts in the summary', async () => {
    const { annotations, summaries } = await runProgram({ unwritable: problem })
    expect(annotations.map(({ message }) => message).join()).toContain(problem)
    expect(summaries[0]).toContain('no space left on device')
    expect(summaries[0]).toContain('<code>max-viruses</code>')
  })

  test('the reason why outputs cannot be written is escaped as untrusted text', async () => {
    const { summaries } = await runProgram({ unwritable: 'Missing file: /tmp/<img src=x>|[a](b)' })
    expect(summaries[0]).not.toMatch(/<img|\[a\]\(b\)/)
  })
})

describe('an error before any answer', () => {
  test('wrong inputs open no connection and set all outputs', async () => {
    const { conclusion, connected, final, annotations, order } = await runProgram({
      inputs: { mode: 'off', 'max-viruses': 'x' },
    })
    expect({ conclusion, connected }).toEqual({ conclusion: 'error', connected: 0 })
    expect(final).toMatchObject({ verdict: 'error', allowed: 'false', results: '[]', violations: '[]' })
    expect(annotations).toHaveLength(1)
    expect(annotations[0]?.message).toMatch(/max-viruses[\s\S]*mode/)
    expect(order.slice(-3)).toEqual(['outputs', 'summary', 'annotation'])
  })

  test.each([
    { name: 'an Error', thrown: new TypeError('x is not a function') },
    { name: 'a text', thrown: 'x' },
    { name: 'nothing', thrown: undefined },
  ])('a bug that throws $name is an error with all outputs', async ({ thrown }) => {
    for (const connect of [
      async () => {
        throw thrown
      },
      async () => createNodes(() => Promise.reject(thrown), API_ZONE),
    ]) {
      const { conclusion, final, annotations } = await runProgram({ connect })
      expect(conclusion).toBe('error')
      expect(Object.keys(final ?? {}).toSorted()).toEqual([...OUTPUTS].toSorted())
      expect(final).toMatchObject({ verdict: 'error', allowed: 'false' })
      expect(annotations).toHaveLength(1)
      expect(annotations[0]?.message).toMatch(/unexpected/i)
    }
  })
})

describe('a job that was cancelled', () => {
  test('a cancelled job is an error even if every image passes', async () => {
    const { conclusion, outputs, annotations } = await runProgram({ signal: AbortSignal.abort(CANCELLED) })
    expect(conclusion).toBe('error')
    expect(outputs.map(({ verdict, allowed }) => [verdict, allowed])).toEqual([
      ['error', 'false'],
      ['error', 'false'],
    ])
    expect(annotations[0]?.message).toContain('cancelled')
  })

  test('a job cancelled after its verdict is an error in outputs, files, summary and annotations', async () => {
    const result = await runProgram({
      inputs: { 'report-file': 'gate.json', comment: 'always' },
      duringSummary: (job) => job.abort(CANCELLED),
    })
    expect([result.conclusion, result.final?.verdict, result.final?.allowed]).toEqual([
      'error',
      'error',
      'false',
    ])
    expect(result.outputs.map(({ verdict }) => verdict)).toEqual(['error', 'pass', 'error'])
    expect(JSON.parse(result.files['gate.json'] ?? '')).toMatchObject({ verdict: 'error', allowed: false })
    expect(result.summaries.map((text) => text.slice(0, 5))).toEqual(['## ✅ ', '## 🛑'])
    expect(result.annotations[0]?.message).toContain('cancelled')
    expect(result.comments).toEqual([])
  })

  test('a job cancelled after a failure keeps that failure', async () => {
    const given = {
      answers: [{ VirusCnt: 1 }],
      duringSummary: (job: AbortController) => job.abort(CANCELLED),
    }
    const { conclusion, final, summaries } = await runProgram(given)
    expect([conclusion, final?.verdict, summaries.length]).toEqual(['fail', 'fail', 1])
  })

  test('a cancellation is an error of the run and not of one image', async () => {
    for (const given of [
      { answers: [{}, CANCELLED] },
      { answers: [{}, { VirusCnt: 1 }], lists: CANCELLED },
    ]) {
      const { conclusion, final } = await runProgram(given)
      expect([conclusion, final?.results]).toEqual(['error', '[]'])
    }
  })
})

test('the log and the summary mark a verdict from a local endpoint as not real', async () => {
  const { summaries, log } = await runProgram({ inputs: { endpoint: 'http://127.0.0.1:8080' } })
  expect(summaries[0]?.split('\n')[0]).toMatch(/not a real verdict/i)
  expect(log.join('\n')).toMatch(/not a real verdict/i)
  expect(log[0]).toContain('127.0.0.1:8080')
})

test('the summary fits the bytes that the runner has left', async () => {
  const { summaries } = await runProgram({ answers: [{}, {}, {}], summaryLimit: 700 })
  expect(Buffer.byteLength(summaries[0] ?? '')).toBeLessThanOrEqual(700)
})

test('a wrong input cannot forge a command or a heading', async () => {
  const text = '</details>\n\n# All clear\n\n::set-output name=verdict::pass'
  const refused = new GateError('refused', { problem: say`TCSS said ${text}.`, remedy: '' })
  for (const given of [{ inputs: { mode: text } }, { answers: [refused] }]) {
    const { summaries, annotations } = await runProgram(given)
    expect(summaries[0]).not.toMatch(/^# All clear/m)
    expect(summaries[0]).toContain('All clear')
    expect(annotations).toHaveLength(1)
  }
})

test('a secret in an unexpected error is removed before the text is escaped', async () => {
  const connect = () => {
    throw new Error('bad header hush_hush."secret')
  }
  const { summaries } = await runProgram({ connect })
  expect(summaries[0]).toContain('bad header &#42;&#42;&#42;')
  expect(summaries[0]).not.toMatch(/hush/)
})

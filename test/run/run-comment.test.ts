import { describe, expect, test } from '@jest/globals'
import { someImage } from '../make.ts'
import { CANCELLED, FAIL, failing, type Given, REFUSAL, runProgram, WARN } from './program.ts'

const comment = (given: Given = {}) =>
  runProgram({ ...given, inputs: { comment: 'always', ...given.inputs } })
const keyOf = async (given: Given = {}) => (await comment(given)).comments[0]?.key

describe('the comment', () => {
  test('the comment is written last, after the annotations', async () => {
    const inputs = { 'report-file': 'a', 'sarif-file': 'b', 'predicate-file': 'c' }
    const { order, comments } = await comment({ ...FAIL, inputs })
    expect(order).toEqual(['outputs', 'log', 'file', 'outputs', 'log', 'summary', 'annotation', 'comment'])
    expect(comments).toHaveLength(1)
  })

  test.each<{ name: string; given: Given; word: string }>([
    { name: 'a pass', given: {}, word: 'pass' },
    { name: 'a warning', given: WARN, word: 'warn' },
    { name: 'a failure', given: FAIL, word: 'fail' },
    { name: 'an image without an answer', given: { answers: [REFUSAL] }, word: 'error' },
    { name: 'an unexpected error', given: { connect: failing(new TypeError('ours')) }, word: 'error' },
    { name: 'outputs that cannot be written', given: { unwritable: 'no space' }, word: 'error' },
  ])('the comment has the final verdict after $name', async ({ given, word }) => {
    for (const when of ['on-failure', 'always'] as const) {
      const result = await comment({ ...given, inputs: { ...given.inputs, comment: when } })
      expect(result.conclusion).toBe(word)
      expect(result.comments).toMatchObject([{ when, conclusion: word }])
    }
  })

  test('the comment is the summary, shortened to the length of a comment', async () => {
    const { comments, summaries } = await comment({ answers: [{ VirusCnt: 1 }, {}, {}] })
    const [only] = comments
    expect(only?.render(1024 * 1024)).toBe(summaries[0])
    const short = only?.render(900) ?? ''
    expect(Buffer.byteLength(short)).toBeLessThanOrEqual(900)
    expect(short.split('\n')[0]).toBe(summaries[0]?.split('\n')[0])
  })

  test('the comment is written even without a summary', async () => {
    const { comments, summaries } = await comment({ ...FAIL, inputs: { summary: 'false' } })
    expect([summaries, comments[0]?.render(60_000).slice(0, 4)]).toEqual([[], '## ⛔'])
  })

  test('the comment is written with the token of the input', async () => {
    const { comments } = await comment({ inputs: { 'github-token': 'ghs_token-00000001' } })
    expect(comments[0]?.token).toBe('ghs_token-00000001')
    expect((await comment()).comments[0]?.token).toBe('')
  })

  test('the first line of a comment marks a verdict from a local endpoint as not real', async () => {
    const { comments } = await comment({ inputs: { endpoint: 'http://127.0.0.1:8080' } })
    expect(comments[0]?.render(60_000).split('\n')[0]).toMatch(/not a real verdict/i)
  })

  test.each<{ name: string; given: Given }>([
    { name: 'the input `comment` is never', given: { inputs: { comment: 'never' } } },
    { name: 'the input `comment` is empty', given: { inputs: { comment: '' } } },
    { name: 'the input `comment` is wrong', given: { inputs: { comment: 'sometimes' } } },
    { name: 'the job was cancelled', given: { signal: AbortSignal.abort(CANCELLED) } },
    {
      name: 'the job is cancelled while the summary is written',
      given: { duringSummary: (job) => job.abort(CANCELLED) },
    },
    {
      name: 'the job is cancelled after it failed',
      given: { ...FAIL, duringSummary: (job) => job.abort(CANCELLED) },
    },
  ])('no comment is written when $name', async ({ given }) => {
    expect((await comment(given)).comments).toEqual([])
  })

  test('wrong inputs update the comment of an earlier verdict', async () => {
    const { comments } = await comment({ inputs: { mode: 'off' } })
    expect(comments).toMatchObject([{ conclusion: 'error', when: 'always' }])
    expect(comments[0]?.render(65_000)).toContain('One input is wrong')
  })
})

describe('the key of a comment', () => {
  test('the key of a comment is the same for every verdict and every run', async () => {
    const key = await keyOf()
    for (const given of [
      {},
      FAIL,
      { answers: [REFUSAL] },
      { ...FAIL, inputs: { mode: 'warn', 'max-critical': '3' } },
      { inputs: { comment: 'on-failure', 'report-file': 'gate.json', summary: 'false' } },
      { context: { commit: 'f'.repeat(40), runUrl: 'https://github.com/acme/shop/actions/runs/9' } },
      { answers: [{ ImageName: 'h.io/other:2', ImageDigest: `sha256:${'9'.repeat(64)}` }] },
    ] satisfies Given[])
      expect(await keyOf(given)).toBe(key)
    expect(key).toEqual(expect.any(String))
  })

  test('the key of a comment differs by job, workflow, matrix and images', async () => {
    const keys = await Promise.all(
      (
        [
          {},
          { context: { job: 'gate-2' } },
          { context: { job: null } },
          { context: { workflow: '.github/workflows/other.yml' } },
          { context: { workflow: null } },
          { inputs: { matrix: '{\n  "os": "a"\n}' } },
          { inputs: { matrix: '{\n  "os": "b"\n}' } },
          { answers: [{}, {}] },
          { inputs: { 'image-id': someImage(2).imageId } },
          { inputs: { 'image-id': `${someImage(2).imageId},${someImage(1).imageId}` } },
          // The same characters, divided differently between the two.
          { context: { workflow: 'a","b', job: 'c' } },
          { context: { workflow: 'a', job: 'b","c' } },
        ] satisfies Given[]
      ).map(keyOf),
    )
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('a failed comment', () => {
  const WARNING = 'No comment on the pull request: the token may not do that.'

  test.each<{ name: string; given: Given }>([
    { name: 'a pass', given: {} },
    { name: 'a warning', given: WARN },
    { name: 'a failure', given: FAIL },
    { name: 'an error', given: { answers: [REFUSAL] } },
  ])(
    'a comment that cannot be written is a warning and changes nothing else after $name',
    async ({ given }) => {
      const sound = await comment(given)
      const result = await comment({ ...given, commentWarnings: [WARNING] })
      expect([result.conclusion, result.outputs, result.summaries, result.log]).toEqual([
        sound.conclusion,
        sound.outputs,
        sound.summaries,
        sound.log,
      ])
      expect(result.annotations).toEqual([
        ...sound.annotations,
        { level: 'warning', title: 'TCSS Image Gate: the comment', message: WARNING },
      ])
      expect(result.order.slice(-2)).toEqual(['comment', 'annotation'])
    },
  )

  test('a comment that cannot be written is a warning even under annotations: false', async () => {
    const inputs = { annotations: 'false' }
    expect((await comment({ inputs, commentWarnings: [WARNING] })).annotations).toHaveLength(1)
  })

  test('the warning about a comment is among the ten annotations that GitHub shows', async () => {
    const answers = Array.from({ length: 30 }, () => ({ VirusCnt: 1 }))
    const inputs = { mode: 'warn' }
    const { annotations } = await comment({ answers, inputs, commentWarnings: ['A risk.', WARNING] })
    // One more is left for a summary that cannot be written.
    expect(annotations.map(({ level }) => level)).toEqual(Array(9).fill('warning'))
    expect(annotations.slice(-2).map(({ message }) => message)).toEqual(['A risk.', WARNING])
  })
})

describe('a cancellation while the comment is written', () => {
  const during = async (job: AbortController): Promise<readonly string[]> => {
    job.abort(CANCELLED)
    throw CANCELLED
  }

  test.each<{ name: string; given: Given }>([
    { name: 'a pass', given: {} },
    { name: 'a warning', given: WARN },
  ])('a cancellation while the comment is written turns $name into an error', async ({ given }) => {
    const inputs = { ...given.inputs, 'report-file': 'gate.json' }
    const result = await comment({ ...given, inputs, comment: during })
    expect([result.conclusion, result.final?.verdict, result.final?.allowed]).toEqual([
      'error',
      'error',
      'false',
    ])
    expect(JSON.parse(result.files['gate.json'] ?? '')).toMatchObject({ verdict: 'error', allowed: false })
  })

  test('a cancellation while the comment is written is no warning about the comment', async () => {
    expect(
      (await comment({ comment: during })).annotations.filter(({ level }) => level === 'warning'),
    ).toEqual([])
  })

  test('a failure stays a failure when the job is cancelled while the comment is written', async () => {
    const result = await comment({ ...FAIL, comment: during })
    expect([result.conclusion, result.final?.verdict]).toEqual(['fail', 'fail'])
  })

  test('a cancellation is an error even after the comment was written', async () => {
    const result = await comment({
      comment: async (job) => {
        job.abort(CANCELLED)
        return []
      },
    })
    expect([result.conclusion, result.final?.allowed]).toEqual(['error', 'false'])
  })
})

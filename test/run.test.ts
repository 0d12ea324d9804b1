import { describe, expect, test } from '@jest/globals'
import { API_ZONE } from '../src/domain/time.ts'
import { GateError } from '../src/errors.ts'
import { OUTPUTS } from '../src/report/outputs.ts'
import { createNodes } from '../src/tencent/nodes.ts'
import { say } from '../src/text.ts'
import { happen } from './github/happen.ts'
import { someImage } from './make.ts'

const refusal = new GateError('refused', { problem: 'TCSS said no.', remedy: 'Ask again.', requestId: 'r-9' })

describe('one word decides, and the outputs say the same', () => {
  test.each([
    { name: 'a sound image passes', given: {}, word: 'pass' },
    { name: 'a broken rule fails', given: { answers: [{ VirusCnt: 1 }] }, word: 'fail' },
    { name: 'an incomplete scan fails', given: { answers: [{ ScanRiskProgress: 0 }] }, word: 'fail' },
    { name: 'mode: warn', given: { answers: [{ VirusCnt: 1 }], inputs: { mode: 'warn' } }, word: 'warn' },
    { name: 'no answer', given: { answers: [refusal] }, word: 'error' },
    {
      name: 'no answer under mode: warn',
      given: { answers: [refusal], inputs: { mode: 'warn' } },
      word: 'error',
    },
    { name: 'one of several without an answer', given: { answers: [{}, refusal, {}] }, word: 'error' },
    { name: 'one of several broken', given: { answers: [{}, { VulCnt: 1 }, {}] }, word: 'fail' },
    {
      name: 'an answer about another image',
      given: { answers: [{ ImageID: someImage(7).imageId }] },
      word: 'error',
    },
  ])('$name: $word', async ({ given, word }) => {
    const { conclusion, final } = await happen(given)
    const allowed = `${word === 'pass' || word === 'warn'}`
    expect({ conclusion, verdict: final?.verdict, allowed: final?.allowed }).toEqual({
      conclusion: word,
      verdict: word,
      allowed,
    })
  })
})

describe('the order of things', () => {
  test('an error in the outputs first of all, then the log, the outputs, the summary, the annotations', async () => {
    const { order, outputs, events } = await happen({ answers: [{ VirusCnt: 1 }] })
    expect(order).toEqual(['outputs', 'log', 'outputs', 'summary', 'annotation'])
    expect(events[0]).toMatchObject({ outputs: { verdict: 'error', allowed: 'false', 'deploy-ref': '' } })
    expect(outputs.map((one) => one.verdict)).toEqual(['error', 'fail'])
    for (const one of outputs) expect(Object.keys(one).toSorted()).toEqual([...OUTPUTS].toSorted())
  })

  test('a pass annotates nothing', async () => {
    expect((await happen()).order).toEqual(['outputs', 'log', 'outputs', 'summary'])
  })

  test('every image is asked about once, and reported in the order asked', async () => {
    const { asked, final } = await happen({ answers: [{}, refusal, { VirusCnt: 2 }] })
    const ids = [1, 2, 3].map((number) => someImage(number).imageId)
    expect(asked).toEqual(ids.map((ImageID) => ['DescribeAssetImageDetail', { ImageID }]))
    expect(final?.['image-id']).toBe(ids.join('\n'))
    expect(final?.['request-id']).toBe('r-1\nr-9\nr-3')
  })
})

describe('reports can be switched off', () => {
  test('the summary', async () => {
    expect((await happen({ inputs: { summary: 'false' } })).summaries).toEqual([])
    expect((await happen()).summaries).toHaveLength(1)
  })
  test('the annotations, but for the failure message', async () => {
    const answers = [{ VirusCnt: 1, VulCnt: 1 }]
    expect((await happen({ answers })).annotations).toHaveLength(3)
    expect((await happen({ answers, inputs: { annotations: 'false' } })).annotations).toHaveLength(1)
  })
  test('an error is told in full although the switches could not be read', async () => {
    const { summaries, annotations } = await happen({ inputs: { summary: 'false', mode: 'off' } })
    expect([summaries.length, annotations.length]).toEqual([1, 1])
  })
})

describe('outputs that cannot be written', () => {
  const problem = 'ENOSPC: no space left on device'
  test.each([
    { name: 'a pass becomes an error', given: {}, word: 'error' },
    {
      name: 'a warning becomes an error',
      given: { answers: [{ VirusCnt: 1 }], inputs: { mode: 'warn' } },
      word: 'error',
    },
    { name: 'a failure stays one', given: { answers: [{ VirusCnt: 1 }] }, word: 'fail' },
    { name: 'an error stays one', given: { answers: [refusal] }, word: 'error' },
  ])('$name', async ({ given, word }) => {
    const { conclusion, annotations, summaries } = await happen({ ...given, unwritable: problem })
    expect(conclusion).toBe(word)
    expect(annotations[0]?.level).toBe('error')
    expect(summaries[0]).not.toMatch(/^## (✅|⚠️)/)
  })

  test('the error says why, and the images keep their verdicts in the summary', async () => {
    const { annotations, summaries } = await happen({ unwritable: problem })
    expect(annotations.map(({ message }) => message).join()).toContain(problem)
    expect(summaries[0]).toContain('no space left on device')
    expect(summaries[0]).toContain('<code>max-viruses</code>')
  })

  test('why is foreign text, too', async () => {
    const { summaries } = await happen({ unwritable: 'Missing file: /tmp/<img src=x>|[a](b)' })
    expect(summaries[0]).not.toMatch(/<img|\[a\]\(b\)/)
  })
})

describe('an error before any answer', () => {
  test('wrong inputs: nothing is connected, all outputs are set', async () => {
    const { conclusion, connected, final, annotations, order } = await happen({
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
      () => {
        throw thrown
      },
      () => createNodes(() => Promise.reject(thrown), API_ZONE),
    ]) {
      const { conclusion, final, annotations } = await happen({ connect })
      expect(conclusion).toBe('error')
      expect(Object.keys(final ?? {}).toSorted()).toEqual([...OUTPUTS].toSorted())
      expect(final).toMatchObject({ verdict: 'error', allowed: 'false' })
      expect(annotations).toHaveLength(1)
      expect(annotations[0]?.message).toMatch(/unexpected/i)
    }
  })
})

describe('a job that was cancelled', () => {
  const cancelled = new GateError('cancelled', { problem: 'The job was cancelled (SIGTERM).', remedy: '' })
  test('is an error even if every image passes', async () => {
    const { conclusion, outputs, annotations } = await happen({ signal: AbortSignal.abort(cancelled) })
    expect(conclusion).toBe('error')
    expect(outputs.map(({ verdict, allowed }) => [verdict, allowed])).toEqual([
      ['error', 'false'],
      ['error', 'false'],
    ])
    expect(annotations[0]?.message).toContain('cancelled')
  })

  test('is an error of the run and not of one image', async () => {
    const { conclusion, final } = await happen({ answers: [{}, cancelled] })
    expect([conclusion, final?.results]).toEqual(['error', '[]'])
  })
})

test('answers from this machine are no real verdict, wherever one is read', async () => {
  const { summaries, log } = await happen({ inputs: { endpoint: 'http://127.0.0.1:8080' } })
  expect(summaries[0]?.split('\n')[0]).toMatch(/not a real verdict/i)
  expect(log.join('\n')).toMatch(/not a real verdict/i)
  expect(log[0]).toContain('127.0.0.1:8080')
})

test('the summary has the room that the runner has left', async () => {
  const { summaries } = await happen({ answers: [{}, {}, {}], summaryLimit: 700 })
  expect(Buffer.byteLength(summaries[0] ?? '')).toBeLessThanOrEqual(700)
})

test('what is wrong is not a place to forge anything', async () => {
  const text = '</details>\n\n# All clear\n\n::set-output name=verdict::pass'
  const refused = new GateError('refused', { problem: say`TCSS said ${text}.`, remedy: '' })
  for (const given of [{ inputs: { mode: text } }, { answers: [refused] }]) {
    const { summaries, annotations } = await happen(given)
    expect(summaries[0]).not.toMatch(/^# All clear/m)
    expect(summaries[0]).toContain('All clear')
    expect(annotations).toHaveLength(1)
  }
})

test('a secret in the words of an unexpected error is taken out before they are escaped', async () => {
  const connect = () => {
    throw new Error('bad header hush_hush."secret')
  }
  const { summaries } = await happen({ connect })
  expect(summaries[0]).toContain('bad header &#42;&#42;&#42;')
  expect(summaries[0]).not.toMatch(/hush/)
})

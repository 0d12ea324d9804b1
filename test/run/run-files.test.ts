import { describe, expect, test } from '@jest/globals'
import { REPORT_FILES } from '../../src/domain/report.ts'
import { PREDICATE_TYPE } from '../../src/report/predicate.ts'
import { someImage } from '../make.ts'
import { CANCELLED, FAIL, failing, type Given, REFUSAL, runProgram, WARN } from './program.ts'

type ProgramRun = Awaited<ReturnType<typeof runProgram>>

const PATHS = { 'report-file': 'out/gate.json', 'sarif-file': 'gate.sarif', 'predicate-file': 'svr.json' }
const FULL = 'the disk is full'
/** Every file can be written except the one of this input. */
const but = (input: keyof typeof PATHS) => (path: string) => (path === PATHS[input] ? FULL : null)
const withFiles = (given: Given = {}) => runProgram({ ...given, inputs: { ...PATHS, ...given.inputs } })

const report = ({ files }: ProgramRun) => JSON.parse(files[PATHS['report-file']] ?? 'null')
const sarif = ({ files }: ProgramRun) => JSON.parse(files[PATHS['sarif-file']] ?? 'null').runs[0]
const properties = ({ files }: ProgramRun): readonly string[] =>
  JSON.parse(files[PATHS['predicate-file']] || '{}').properties ?? []
const pathsIn = ({ final }: ProgramRun) => REPORT_FILES.map((name) => final?.[name])

describe('report files', () => {
  test('report files are written once, before the outputs, which name them', async () => {
    const result = await withFiles()
    expect(result.order).toEqual(['outputs', 'log', 'file', 'outputs', 'log', 'summary'])
    expect(result.written.map(({ path }) => path)).toEqual(Object.values(PATHS))
    expect(result.final).toMatchObject({ ...PATHS, verdict: 'pass', 'predicate-type': PREDICATE_TYPE })
    expect(result.outputs[0]).toMatchObject({ 'report-file': '', 'sarif-file': '', 'predicate-file': '' })
  })

  test('report files are written only where inputs give their paths', async () => {
    const result = await runProgram()
    expect([result.written, pathsIn(result)]).toEqual([[], ['', '', '']])
    const some = await runProgram({ inputs: { 'sarif-file': 'a.sarif' } })
    expect(some.written.map(({ path }) => path)).toEqual(['a.sarif'])
    expect(pathsIn(some)).toEqual(['', 'a.sarif', ''])
  })

  test.each<{ name: string; given: Given; word: string }>([
    { name: 'a pass', given: {}, word: 'pass' },
    { name: 'a warning', given: WARN, word: 'warn' },
    { name: 'a failure', given: FAIL, word: 'fail' },
    { name: 'an error', given: { answers: [REFUSAL] }, word: 'error' },
  ])('report files agree with the outputs after $name', async ({ given, word }) => {
    const result = await withFiles(given)
    expect([result.conclusion, result.final?.verdict]).toEqual([word, word])
    const allowed = word === 'pass' || word === 'warn'
    expect(report(result)).toMatchObject({
      verdict: word,
      allowed,
      deployRef: result.final?.['deploy-ref'] === '' ? [] : [result.final?.['deploy-ref']],
      context: { repository: 'acme/shop', workflow: '.github/workflows/gate.yml', job: 'gate' },
    })
    expect(sarif(result).results.length > 0).toBe(word !== 'pass')
    expect(properties(result).includes('TCSS_GATE_PASSED')).toBe(word === 'pass')
    expect(result.final?.['predicate-file']).toBe(word === 'error' ? '' : PATHS['predicate-file'])
  })

  test('report files are written for an error after sound inputs', async () => {
    const result = await withFiles({ connect: failing(REFUSAL) })
    expect(report(result)).toMatchObject({ verdict: 'error', error: { code: 'refused' } })
    expect(pathsIn(result)).toEqual([PATHS['report-file'], PATHS['sarif-file'], ''])
  })

  test('report files are written where another input is wrong', async () => {
    const result = await withFiles({ inputs: { mode: 'off' } })
    expect(report(result)).toMatchObject({ verdict: 'error', allowed: false, error: { code: 'input' } })
    expect(pathsIn(result)).toEqual([PATHS['report-file'], PATHS['sarif-file'], ''])
    expect(result.files[PATHS['predicate-file']] ?? null).toBeNull()
  })

  test('no report file is written where one of their paths is wrong', async () => {
    const result = await withFiles({ inputs: { 'report-file': '../x' } })
    expect([result.conclusion, result.written, pathsIn(result)]).toEqual(['error', [], ['', '', '']])
  })

  test('report files list all findings, without a violation and without a summary', async () => {
    const given = {
      answers: [{ VulCnt: 3, VirusCnt: 2, RiskCnt: 1 }],
      inputs: { 'max-vulnerabilities': '3', 'max-viruses': '2', 'max-risks': '1', summary: 'false' },
    }
    const actions = async (inputs: Readonly<Record<string, string>>) => {
      const { requests } = await runProgram({ ...given, inputs: { ...given.inputs, ...inputs } })
      return requests.map(([action]) => action.replace('DescribeAssetImage', ''))
    }
    const lists = ['VulList', 'VirusList', 'RiskList']
    expect(await actions({})).toEqual(['Detail'])
    expect(await actions({ 'predicate-file': 'svr.json' })).toEqual(['Detail'])
    expect(await actions({ 'report-file': 'gate.json' })).toEqual(['Detail', ...lists])
    expect(await actions({ 'sarif-file': 'gate.sarif' })).toEqual(['Detail', ...lists])
    const result = await withFiles(given)
    expect(report(result).images[0].findings).toMatchObject({
      vulnerability: expect.any(Array),
      virus: expect.any(Array),
      risk: expect.any(Array),
    })
    expect(result.conclusion).toBe('pass')
  })
})

describe('a report file that cannot be written', () => {
  const problem = (input: string) => `The file of ${input} could not be written: ${FULL}.`

  test.each(
    REPORT_FILES.flatMap(
      (input) =>
        [
          { input, name: 'a pass', given: {} },
          { input, name: 'a warning', given: WARN },
        ] as const,
    ),
  )('a $input that cannot be written turns $name into an error', async ({ input, given }) => {
    const result = await withFiles({ ...given, unwritableFile: but(input) })
    expect(result.conclusion).toBe('error')
    // The outputs never allow in between.
    expect(result.outputs.map(({ verdict, allowed }) => [verdict, allowed])).toEqual([
      ['error', 'false'],
      ['error', 'false'],
    ])
    expect(result.final).toMatchObject({ 'deploy-ref': '', [input]: '' })
    const [first] = result.annotations
    expect([first?.level, first?.message.split('\n')[0]]).toEqual(['error', problem(input)])
    expect(result.summaries).toHaveLength(1)
    expect(result.summaries[0]).toMatch(/^## 🛑/)
    expect(result.summaries[0]).toContain(problem(input))
  })

  test.each(REPORT_FILES)('a %s that cannot be written is an error in all other files', async (input) => {
    const result = await withFiles({ unwritableFile: but(input) })
    for (const [name, path] of Object.entries(PATHS)) {
      if (name === input || name === 'predicate-file') continue
      expect(result.final).toMatchObject({ [name]: path })
      expect(result.files[path]).toContain(`The file of ${input} could not be written`)
    }
    if (input !== 'report-file')
      expect(report(result)).toMatchObject({
        verdict: 'error',
        allowed: false,
        deployRef: [],
        error: { code: 'unwritable' },
      })
    if (input !== 'sarif-file') expect(sarif(result).results).toHaveLength(1)
  })

  test.each(['report-file', 'sarif-file'] as const)(
    'no predicate of a pass remains when %s cannot be written',
    async (input) => {
      const result = await withFiles({ unwritableFile: but(input) })
      expect(result.final?.['predicate-file']).toBe('')
      expect(properties(result)).not.toContain('TCSS_GATE_PASSED')
      // It had been written, and is removed.
      expect(result.written.filter(({ path }) => path === PATHS['predicate-file'])).toEqual([
        { path: PATHS['predicate-file'], text: expect.stringContaining('TCSS_GATE_PASSED') },
        { path: PATHS['predicate-file'], text: null },
      ])
    },
  )

  test.each<{ name: string; given: Given; word: string }>([
    { name: 'a failure', given: FAIL, word: 'fail' },
    { name: 'an error', given: { answers: [REFUSAL] }, word: 'error' },
  ])(
    '$name stays unchanged when a report file cannot be written, and the log names the file',
    async ({ given, word }) => {
      const sound = await withFiles(given)
      const result = await withFiles({ ...given, unwritableFile: but('report-file') })
      expect([result.conclusion, result.final]).toEqual([word, { ...sound.final, 'report-file': '' }])
      expect([result.annotations, result.summaries]).toEqual([sound.annotations, sound.summaries])
      expect(result.log).toContain(problem('report-file'))
      expect(result.files['gate.sarif']).toBe(sound.files['gate.sarif'])
      // Before the outputs.
      expect(result.order.slice(0, 5)).toEqual(['outputs', 'log', 'file', 'log', 'outputs'])
    },
  )

  test('when no report file can be written, each is written again, and the error names the first', async () => {
    const result = await withFiles({ unwritableFile: FULL })
    expect(result.conclusion).toBe('error')
    expect(pathsIn(result)).toEqual(['', '', ''])
    expect(result.annotations[0]?.message).toContain(problem('report-file'))
    // And removed where it cannot be written.
    expect(result.written.length).toBeLessThanOrEqual(12)
  })

  test('images keep their verdicts in the reports when a report file cannot be written', async () => {
    const result = await withFiles({ answers: [{}], unwritableFile: but('sarif-file') })
    expect(report(result).images.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['pass'])
    expect(result.summaries[0]).toContain('<code>max-viruses</code>')
    expect(JSON.parse(result.final?.results ?? '')).toMatchObject([{ verdict: 'pass' }])
  })
})

describe('outputs that cannot be written', () => {
  const unwritable = 'ENOSPC: no space left on device'
  test('outputs that cannot be written are an error, in the files as well', async () => {
    const result = await withFiles({ unwritable })
    expect(result.conclusion).toBe('error')
    expect(report(result)).toMatchObject({ verdict: 'error', error: { code: 'unwritable' } })
    expect(result.files['gate.sarif']).toContain('The outputs of this step could not be written')
    expect(result.annotations[0]?.message).toContain(unwritable)
  })

  test('outputs that cannot be written leave no predicate', async () => {
    expect(properties(await withFiles({ unwritable }))).not.toContain('TCSS_GATE_PASSED')
  })

  test('outputs that cannot be written leave the files of a failure', async () => {
    const given = { answers: [{ VirusCnt: 1 }] }
    const result = await withFiles({ ...given, unwritable })
    expect(result.conclusion).toBe('fail')
    expect(result.written).toEqual((await withFiles(given)).written)
  })
})

describe('a job that is cancelled when everything is written', () => {
  const duringFlush = (job: AbortController): void => job.abort(CANCELLED)

  test.each<{ name: string; given: Given }>([
    { name: 'pass', given: {} },
    { name: 'warning', given: WARN },
  ])('a job that is cancelled at the end leaves no $name in any file or output', async ({ given }) => {
    const result = await withFiles({ ...given, duringFlush })
    expect(result.conclusion).toBe('error')
    expect(result.final).toMatchObject({
      verdict: 'error',
      allowed: 'false',
      'deploy-ref': '',
      'predicate-file': '',
    })
    expect(report(result)).toMatchObject({ verdict: 'error', allowed: false, error: { code: 'cancelled' } })
    expect(result.files[PATHS['predicate-file']] ?? null).toBeNull()
  })

  test('a failure stays a failure when the job is cancelled at the end', async () => {
    const result = await withFiles({ answers: [{ VirusCnt: 1 }], duringFlush })
    expect([result.conclusion, report(result).verdict]).toEqual(['fail', 'fail'])
  })
})

describe('a predicate that cannot be made', () => {
  const NO_DIGEST = { ImageDigest: '' }
  const WHY = 'No predicate was written: the digest of the image is unknown.'

  test.each<{ name: string; given: Given }>([
    { name: 'a pass', given: { answers: [NO_DIGEST] } },
    { name: 'a warning', given: { ...WARN, answers: [{ ...NO_DIGEST, VirusCnt: 1 }] } },
  ])('a predicate that cannot be made turns $name into an error', async ({ given }) => {
    const result = await withFiles(given)
    expect(result.conclusion).toBe('error')
    expect(result.final).toMatchObject({ verdict: 'error', 'predicate-file': '', 'predicate-type': '' })
    expect(result.annotations[0]?.message).toContain(WHY)
    expect(report(result)).toMatchObject({ verdict: 'error', error: { code: 'unwritable' } })
    // A stale file is removed.
    expect(result.files['svr.json'] ?? null).toBeNull()
  })

  test('a predicate that cannot be made is only a line of the log when the image fails', async () => {
    const result = await withFiles({ answers: [{ ...NO_DIGEST, VirusCnt: 1 }] })
    expect([result.conclusion, result.log.includes(WHY)]).toEqual(['fail', true])
    expect(pathsIn(result)).toEqual([PATHS['report-file'], PATHS['sarif-file'], ''])
  })

  test.each<{ name: string; given: Given; word: string }>([
    { name: 'a pass', given: {}, word: 'pass' },
    { name: 'a failure', given: FAIL, word: 'fail' },
  ])(
    'no predicate is made for answers of this machine, which is only a line of the log after $name',
    async ({ given, word }) => {
      const result = await withFiles({ ...given, inputs: { endpoint: 'http://127.0.0.1:8080' } })
      expect(result.conclusion).toBe(word)
      expect(result.log).toContain('No predicate was written: the answers come from this machine.')
      expect(pathsIn(result)).toEqual([PATHS['report-file'], PATHS['sarif-file'], ''])
      expect(report(result).notARealVerdict).toMatch(/127\.0\.0\.1:8080/)
      expect(result.written.at(-1)).toEqual({ path: PATHS['predicate-file'], text: null })
    },
  )

  test('the log does not mention a predicate that no input requests', async () => {
    const result = await runProgram({ answers: [{ ...NO_DIGEST, VirusCnt: 1 }] })
    expect(result.log.join()).not.toContain('predicate')
  })

  const off = { 'max-vulnerabilities': 'off', 'max-risks': 'off', 'require-trusted': 'false' }
  test.each<{ name: string; given: Given }>([
    { name: 'nothing was judged', given: { answers: [REFUSAL] } },
    {
      name: 'no rule was satisfied',
      given: { answers: [{ VirusCnt: 1, ScanRiskProgress: 0 }], inputs: { ...off, mode: 'warn' } },
    },
  ])('no digest is missing where no predicate can be made because $name', async ({ given }) => {
    const result = await withFiles(given)
    expect(result.final?.['predicate-file']).toBe('')
    const said = [...result.log, ...result.annotations.map(({ message }) => message)].join('\n')
    expect(said).not.toContain('the digest of the image is not known')
  })
})

describe('the lines that name images', () => {
  const text = 'spec:\n  containers:\n    - image: h.io/shop/web:1\n'
  const looked: (readonly string[])[] = []
  const findFiles = (globs: readonly string[]) => {
    looked.push(globs)
    return { files: [{ path: 'k8s/web.yaml', text }], problems: ['*.tf matches no file'] }
  }
  const withPlaces = (given: Given = {}) =>
    runProgram({
      sources: { findFiles },
      ...given,
      inputs: { 'annotate-files': 'k8s/*.yaml, *.tf', ...given.inputs },
    })
  const PLACE = { file: 'k8s/web.yaml', line: 3 }

  test('files are searched once, and annotations are on the lines that name the images', async () => {
    looked.splice(0)
    const result = await withPlaces({
      answers: [
        { VirusCnt: 1, VulCnt: 1 },
        { ImageName: 'h.io/other:2', VirusCnt: 1 },
      ],
      inputs: { 'sarif-file': 'gate.sarif', 'report-file': 'gate.json' },
    })
    expect(looked).toEqual([['k8s/*.yaml', '*.tf']])
    expect(result.annotations.map(({ place }) => place?.line)).toEqual([undefined, 3, 3, undefined])
    expect(result.annotations[1]?.place).toMatchObject(PLACE)
    const images = JSON.parse(result.files['gate.json'] ?? '').images as readonly { place: unknown }[]
    expect(images.map(({ place }) => place)).toEqual([expect.objectContaining(PLACE), null])
    expect(result.files['gate.sarif']).toContain('"k8s/web.yaml"')
  })

  test('a file that cannot be searched is a line of the log and changes no verdict', async () => {
    const result = await withPlaces()
    expect([result.conclusion, result.log.includes('annotate-files: *.tf matches no file.')]).toEqual([
      'pass',
      true,
    ])
  })

  test('files are searched only with `annotate-files`, and only after a verdict', async () => {
    looked.splice(0)
    await withPlaces({ inputs: { 'annotate-files': 'none' } })
    await withPlaces({ inputs: { mode: 'off' } })
    await withPlaces({ connect: failing(REFUSAL) })
    expect(looked).toEqual([])
  })

  test('the line of an image by ID is found by the ID', async () => {
    const { imageId } = someImage(1)
    const files = [{ path: 'a.yaml', text: `digest: ${imageId}\n` }]
    const result = await withPlaces({
      answers: [{ ImageName: '', VirusCnt: 1 }],
      sources: { findFiles: () => ({ files, problems: [] }) },
    })
    expect(result.annotations[0]?.place).toMatchObject({ file: 'a.yaml', line: 1 })
  })
})

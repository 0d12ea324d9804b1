import { expect, test } from '@jest/globals'
import { REPORT_FILES } from '../../src/domain/report.ts'
import { parseInputs } from '../../src/inputs/parse-inputs.ts'
import { COMMENT_WHEN } from '../../src/inputs/report-inputs.ts'
import { someImage, someSources } from '../make.ts'
import { parse, refused } from './parse.ts'

type Given = Readonly<Record<string, string>>
const reports = async (inputs: Given) => (await parse({ inputs })).reports
const points = async (inputs: Given) => {
  const error = await refused({ inputs })
  expect(error.code).toBe('input')
  return error.points()
}
const TWO = { 'image-id': [1, 2].map((number) => someImage(number).imageId).join('\n') }
const A_PATH = 'the path of a file in the workspace, or none'
const NOTHING = { summary: true, annotations: true, annotateFiles: [], comment: 'never', files: {} }

test('by default only summary and annotations are reported', async () => {
  expect(await reports({})).toEqual(NOTHING)
})

test('reporting inputs are parsed without the spaces around them', async () => {
  const given = {
    summary: 'False',
    annotations: ' false ',
    comment: ' on-failure\n',
    'annotate-files': ' Dockerfile \n',
    'report-file': ' out/gate.json ',
    'sarif-file': './gate.sarif\n',
    'predicate-file': 'a b/svr.json',
  }
  expect(await reports(given)).toEqual({
    summary: false,
    annotations: false,
    annotateFiles: ['Dockerfile'],
    comment: 'on-failure',
    files: { 'report-file': 'out/gate.json', 'sarif-file': './gate.sarif', 'predicate-file': 'a b/svr.json' },
  })
})

test.each(COMMENT_WHEN)('comment: %s is accepted', async (comment) =>
  expect((await reports({ comment })).comment).toBe(comment),
)

test('an empty input comment means never, its default', async () => {
  for (const comment of ['', ' \n']) expect((await reports({ comment })).comment).toBe('never')
})

test.each(['Never', 'on_failure', 'on-fail', 'true', 'false', 'off', 'always, never'])(
  'comment: %s is refused',
  async (comment) => {
    expect(await points({ comment })).toEqual([
      `comment: ${comment} is not accepted; give never or on-failure or always.`,
    ])
  },
)

test.each([...REPORT_FILES, 'annotate-files'])('an empty input %s is refused', async (input) => {
  for (const empty of ['', '  ', '\n\n'])
    expect(await points({ [input]: empty })).toEqual([
      expect.stringMatching(
        new RegExp(`^${input}: empty, perhaps because a variable is not set; give .*, or none\\.$`),
      ),
    ])
})

test('annotate-files with only comments and commas is refused as empty', async () => {
  for (const empty of [',', ' , \n,', '# k8s/*.yaml', '  # a\n\n# b'])
    expect(await points({ 'annotate-files': empty })).toEqual([
      expect.stringMatching(/^annotate-files: empty, /),
    ])
})

test.each(['gate.json', './gate.json', 'a/b/c.json', 'a//b', '..a', '.github/gate', 'x*{y}', 'None', 'ü'])(
  'report-file: %s is accepted',
  async (path) => {
    expect((await reports({ 'report-file': path })).files).toEqual({ 'report-file': path })
  },
)

test.each([
  '/tmp/gate.json',
  'C:/gate.json',
  'c:gate.json',
  '..',
  '../gate.json',
  'a/../../gate.json',
  'a/..',
  '.',
  './',
  'out/',
  'out/.',
  '.git/hooks/post-checkout',
  'a/.GIT/config',
  '.git./config',
  'a\\b',
  'a\nb',
  'a\u0085b',
  'x'.repeat(1025),
])('report-file: %j is refused', async (path) => {
  const [only, ...others] = await points({ 'report-file': path })
  expect(others).toEqual([])
  expect(only).toMatch(new RegExp(`^report-file: .+ is not accepted; give ${A_PATH}\\.$`))
  expect(only).not.toContain('\n')
})

test.each(REPORT_FILES)(
  'the input %s accepts the path of a file in the workspace, or none',
  async (input) => {
    expect((await reports({ [input]: 'gate.json' })).files).toEqual({ [input]: 'gate.json' })
    expect((await reports({ [input]: 'none' })).files).toEqual({})
    expect(await points({ [input]: '../gate.json' })).toEqual([
      `${input}: ../gate.json is not accepted; give ${A_PATH}.`,
    ])
  },
)

const PAIRS = REPORT_FILES.flatMap((one, n) =>
  REPORT_FILES.slice(n + 1).map((other) => [one, other] as const),
)
test.each(PAIRS)('the inputs %s and %s are refused when their path is the same', async (one, other) => {
  expect(await points({ [one]: 'out/gate', [other]: ' out/gate ' })).toEqual([
    `${other}: out/gate is also the path of ${one}; give each file a path of its own.`,
  ])
  expect((await reports({ [one]: 'out/gate', [other]: 'gate' })).files).toEqual({
    [one]: 'out/gate',
    [other]: 'gate',
  })
})

test.each([
  ['gate.json', './gate.json'],
  ['./gate.json', '././gate.json'],
  ['out/gate.json', 'out//gate.json'],
  ['out/gate.json', 'out/./gate.json'],
])('the report files %s and %s are refused as the same path', async (one, other) => {
  expect(await points({ 'report-file': one, 'sarif-file': other })).toEqual([
    expect.stringMatching(
      /^sarif-file: .* is also the path of report-file; give each file a path of its own\.$/,
    ),
  ])
})

test('each further report file with the same path is refused', async () => {
  const path = 'gate.json'
  const found = await points({ 'report-file': path, 'sarif-file': path, 'predicate-file': path })
  expect(found.map((point) => point.split(':')[0])).toEqual(['sarif-file', 'predicate-file'])
})

test('several report files may be none', async () => {
  const none = { 'report-file': 'none', 'sarif-file': 'none', 'predicate-file': 'none' }
  expect((await reports(none)).files).toEqual({})
})

test('a path that is refused is not compared with the paths of other files', async () => {
  const found = await points({ 'report-file': '../x', 'sarif-file': '../x' })
  expect(found).toEqual([
    `report-file: ../x is not accepted; give ${A_PATH}.`,
    `sarif-file: ../x is not accepted; give ${A_PATH}.`,
  ])
})

test('predicate-file is refused for two images', async () => {
  expect(await points({ ...TWO, 'predicate-file': 'svr.json' })).toEqual([
    'predicate-file: a predicate is about one image; 2 are given.',
  ])
})

test('report-file and sarif-file are accepted for two images', async () => {
  const files = { 'report-file': 'gate.json', 'sarif-file': 'gate.sarif' }
  expect((await reports({ ...TWO, ...files })).files).toEqual(files)
  expect((await reports({ ...TWO, 'predicate-file': 'none' })).files).toEqual({})
})

test('predicate-file is accepted for one image that is given twice', async () => {
  const { imageId } = someImage(1)
  const given = { 'image-id': `${imageId}, ${imageId}`, 'predicate-file': 'svr.json' }
  expect((await reports(given)).files).toEqual({ 'predicate-file': 'svr.json' })
})

test('a missing image is reported once beside a predicate-file', async () => {
  expect(await points({ 'image-id': '', 'predicate-file': 'svr.json' })).toEqual([
    expect.stringMatching(/^image-id, image: missing/),
  ])
})

const globs = async (text: string) => (await reports({ 'annotate-files': text })).annotateFiles

test.each([
  ['none', []],
  ['Dockerfile', ['Dockerfile']],
  ['k8s/**/*.yaml', ['k8s/**/*.yaml']],
  ['a.yaml,b.yaml', ['a.yaml', 'b.yaml']],
  ['a.yaml\nb.yaml\r\n\n# c.yaml\n  # d.yaml\n , e.yaml,', ['a.yaml', 'b.yaml', 'e.yaml']],
  ['a.yaml, b.yaml, a.yaml', ['a.yaml', 'b.yaml']],
  ['none, Dockerfile', ['none', 'Dockerfile']],
  ['./none', ['./none']],
])('annotate-files: %j is accepted', async (text, is) => expect(await globs(text)).toEqual(is))

test.each([
  ['k8s/*.{yml,yaml}', ['k8s/*.{yml,yaml}']],
  ['{a,b,c}', ['{a,b,c}']],
  ['a,{b,c},d', ['a', '{b,c}', 'd']],
  ['{a,b},{c,d}', ['{a,b}', '{c,d}']],
  ['{a,b}/{c,d},e', ['{a,b}/{c,d}', 'e']],
  ['{a,}x, b', ['{a,}x', 'b']],
  ['{ a , b }, c', ['{ a , b }', 'c']],
  ['{a,b}\n{c,d}', ['{a,b}', '{c,d}']],
  ['{a,{b,c}}', ['{a,{b,c}}']],
  ['k8s/{a,b{c,d}}.yaml, Dockerfile', ['k8s/{a,b{c,d}}.yaml', 'Dockerfile']],
  ['{{a,b},c},d', ['{{a,b},c}', 'd']],
])('a comma within braces does not separate globs: %j', async (text, is) =>
  expect(await globs(text)).toEqual(is),
)

test.each([
  ['../*.yaml', 'it has a .. segment'],
  ['/etc/*', 'it is not relative to the workspace'],
  ['!secret.yaml', 'negated patterns (!) are not supported'],
  ['k8s/', 'it names a folder; use folder/** for its files'],
  ['k8s/**.yaml', '** must stand alone between slashes, as in **/*.yaml'],
  ['k8s\\*.yaml', 'use / instead of \\'],
  ['x'.repeat(257), 'it is longer than 256 characters'],
  ['a\u0007', 'it has control characters'],
])('annotate-files: %j is refused', async (glob, why) => {
  const [only, ...others] = await points({ 'annotate-files': `Dockerfile\n${glob}\nk8s/*.yaml` })
  expect(others).toEqual([])
  expect(only?.startsWith('annotate-files: ')).toBe(true)
  expect(only?.endsWith(` is not accepted: ${why}.`)).toBe(true)
  expect(only).toContain(glob.slice(0, 4).replace('\u0007', ''))
})

test('each wrong glob of annotate-files is reported', async () => {
  expect(await points({ 'annotate-files': '../a, b, /c\n!d' })).toEqual([
    'annotate-files: ../a is not accepted: it has a .. segment.',
    'annotate-files: /c is not accepted: it is not relative to the workspace.',
    'annotate-files: !d is not accepted: negated patterns (!) are not supported.',
  ])
})

test('annotate-files accepts fifty different globs and refuses more', async () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => `${n}.yaml`)
  expect(await globs(many(50).join(','))).toEqual(many(50))
  expect(await globs([...many(50), ...many(50)].join('\n'))).toEqual(many(50))
  expect(await points({ 'annotate-files': many(51).join('\n') })).toEqual([
    'annotate-files: 51 globs are given; at most 50 are accepted.',
  ])
})

test('all mistakes in reporting inputs are reported together, in the order of the inputs', async () => {
  const found = await points({
    ...TWO,
    summary: 'yes',
    annotations: '1',
    comment: 'on',
    'report-file': 'x',
    'sarif-file': 'x',
    'predicate-file': 'x',
    'annotate-files': '..',
  })
  expect(found.map((point) => point.split(':')[0])).toEqual([
    'summary',
    'annotations',
    'comment',
    'sarif-file',
    'predicate-file',
    'predicate-file',
    'annotate-files',
  ])
})

const publishingOf = async (inputs: Readonly<Record<string, string>>) =>
  (await parseInputs(someSources(inputs))).publishing

test.each(['null', '', '{\n  "os": "a"\n}', 'no JSON'])(
  'the input matrix is used unchanged: %j',
  async (matrix) => {
    expect((await publishingOf({ matrix }))?.matrix).toBe(matrix)
  },
)

test('reporting inputs are used even if another input is wrong, unless one of them is wrong', async () => {
  const wrong = { 'max-risks': 'few', 'image-id': 'nginx', comment: 'always' }
  expect((await publishingOf(wrong))?.reports.comment).toBe('always')
  expect(await publishingOf({ comment: 'sometimes' })).toBeNull()
  expect(await publishingOf({ 'report-file': '../x' })).toBeNull()
})

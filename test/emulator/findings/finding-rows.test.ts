import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { demoWorld } from '../../../emulator/demo/demo.ts'
import { onRegistryRisk, someRegistryRisk, someRisk } from '../../../emulator/findings/risks.ts'
import { onRegistryVirus, someRegistryVirus, someVirus } from '../../../emulator/findings/viruses.ts'
import {
  onRegistryVulnerability,
  someRegistryVulnerability,
  someVulnerability,
  type Vulnerability,
} from '../../../emulator/findings/vulnerabilities.ts'
import { LISTS, startWithFindings } from '../finding-lists.ts'
import { NOW } from '../requests.ts'
import { startEmulator } from '../start.ts'

/** Reads the request and the answer of the documented example. */
function exampleOf(action: string) {
  const file = new URL(`../../../emulator/examples/${action}.json`, import.meta.url)
  const { request, response } = JSON.parse(readFileSync(file, 'utf8'))
  return { request, answer: response.Response }
}

const kindOf = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value
      .slice(0, 1)
      .filter((item) => typeof item === 'object')
      .map(typesOf)
  return typeof value
}
const typesOf = (row: object): object =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, kindOf(value)]))

const SAMPLES: Readonly<Record<string, object>> = {
  DescribeAssetImageVulList: someVulnerability(),
  DescribeAssetImageVirusList: someVirus(),
  DescribeAssetImageRiskList: someRisk(),
  DescribeAssetImageRegistryVulList: someRegistryVulnerability(),
  DescribeAssetImageRegistryVirusList: someRegistryVirus(),
  DescribeAssetImageRegistryRiskInfoList: someRegistryRisk(),
}

describe.each(LISTS)('the documented example of $action', ({ action, place, kind, image }) => {
  const { request, answer } = exampleOf(action)

  test('the documented example has exactly the fields and types of a sample row', () => {
    const [first] = answer.List
    expect(typesOf(SAMPLES[action] ?? {})).toEqual(typesOf(first))
  })

  test('the documented example is the answer of an emulator that has its rows', () => {
    const { Limit, Offset } = request
    const findings = { [kind]: answer.List, totals: { [kind]: answer.TotalCount } }
    expect(startWithFindings({ place }, { findings }).call(action, { ...image, Limit, Offset })).toEqual({
      List: answer.List,
      TotalCount: answer.TotalCount,
    })
  })
})

test.each([
  { name: 'a vulnerability', row: someVulnerability({ CVEID: 'x', Level: 1, Tag: ['y'] }) },
  {
    name: 'a vulnerability in a registry',
    row: someRegistryVulnerability({ CVEID: 'x', Level: '1', Tag: ['y'] }),
  },
])('a sample row of $name has the given values unchanged', ({ row }) => {
  expect(row).toMatchObject({ CVEID: 'x', Tag: ['y'] })
  expect(String(row.Level)).toBe('1')
})

test.each([
  { Level: 1, score: 3.7 },
  { Level: 2, score: 5.3 },
  { Level: 3, score: 8.8 },
  { Level: 4, score: 9.8 },
  { Level: 5, score: 8.8 },
])('a sample row of level $Level has a score of $score', ({ Level, score }) => {
  expect(someVulnerability({ Level })).toMatchObject({ Level, CVSSV3Score: score })
  expect(someRegistryVulnerability({ Level: `${Level}` })).toMatchObject({ CvssScore: `${score}` })
})

test.each([
  { FixedVersions: '1.2.3', Tag: ['CanBeFixed'] },
  { FixedVersions: '', Tag: [] },
])('a sample row with FixedVersions "$FixedVersions" has the tags $Tag', ({ FixedVersions, Tag }) => {
  expect(someVulnerability({ FixedVersions }).Tag).toEqual(Tag)
  expect(someRegistryVulnerability({ FixedVersions })).toMatchObject({ FixedVersions, Tag })
})

test('a sample row in a registry also has its component in a list', () => {
  const place = { Component: 'curl', Version: '8.0', FixedVersions: '8.1' }
  expect(someRegistryVulnerability(place).Components).toEqual([
    { Name: 'curl', Version: '8.0', FixedVersion: '8.1', Path: '/lib', Type: 'SYSTEM' },
  ])
  expect(someRegistryVulnerability({ ...place, Components: [] }).Components).toEqual([])
})

test('a sample row names its CVE and its component', () => {
  const row = someVulnerability({ CVEID: 'CVE-2020-7', Component: 'curl' })
  expect(row.Name).toBe('curl vulnerability (CVE-2020-7)')
  expect(JSON.parse(row.Reference)).toEqual(['https://nvd.nist.gov/vuln/detail/CVE-2020-7'])
})

test('a sample row of a virus has a file name and a hash that follow from its path', () => {
  expect(someVirus({ Path: '/a/b.php' })).toMatchObject({ FileName: 'b.php' })
  expect(someRegistryVirus({ Path: 'a/b.php' })).toMatchObject({ Path: 'a/b.php', FileName: 'b.php' })
  const hashes = ['/a', '/a', '/b'].map((Path) => someVirus({ Path }).Md5)
  expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/)
  expect(hashes[1]).toBe(hashes[0])
  expect(hashes[2]).not.toBe(hashes[0])
})

test.each([someRisk(), someRegistryRisk()])(
  'a sample row of a risk holds a secret',
  ({ InstructionContent }) => {
    expect(InstructionContent).toContain('ENV PWD=postgresql')
  },
)

test('a sample row on nodes is the same as in a registry, in another format', () => {
  expect(onRegistryVulnerability(someVulnerability())).toEqual(someRegistryVulnerability())
  expect(onRegistryVirus(someVirus())).toEqual(someRegistryVirus())
  expect(onRegistryRisk(someRisk())).toEqual(someRegistryRisk())
  expect(someRegistryVulnerability()).toMatchObject({
    Level: '3',
    IsSuggest: 'true',
    SubmitTime: '2024-01-01 08:00:00',
  })
  expect(someRegistryVirus()).toMatchObject({
    Path: 'srv/www/webshell.php',
    RiskLevel: '4',
    LatestScanTime: '2026-01-02T08:00:00+08:00',
  })
})

describe('the default rows of an image', () => {
  const rowsOf = (action: string, fields: object, given: object = { Limit: 100 }) => {
    const list = LISTS.find((each) => each.action === action) ?? { place: 'images', image: {} }
    return startWithFindings(list, { fields }).call(action, { ...list.image, ...given }).List
  }
  const pick = (action: string, fields: object, names: readonly string[]) =>
    rowsOf(action, fields).map((row: Readonly<Record<string, unknown>>) => names.map((name) => row[name]))

  test.each([
    { action: 'DescribeAssetImageVulList', levels: [4, 3, 2, 1, 4] },
    { action: 'DescribeAssetImageRegistryVulList', levels: ['4', '3', '2', '1', '4'] },
  ])(
    'the default rows of $action count up CVEs, cycle through levels, and are fixable every other time',
    ({ action, levels }) => {
      const rows = pick(action, { VulCnt: 5 }, ['CVEID', 'Level', 'Tag'])
      expect(rows).toEqual(
        levels.map((level, n) => [`CVE-2024-1000${n + 1}`, level, n % 2 === 0 ? ['CanBeFixed'] : []]),
      )
    },
  )

  test.each(['DescribeAssetImageVulList', 'DescribeAssetImageRegistryVulList'])(
    'the default rows of %s have seven components, and never their own version as the fixed one',
    (action) => {
      const rows = rowsOf(action, { VulCnt: 100 })
      expect(new Set(rows.map(({ Component }: Vulnerability) => Component)).size).toBe(7)
      for (const { Version, FixedVersions } of rows) expect(FixedVersions).not.toBe(Version)
    },
  )

  test.each([
    { action: 'DescribeAssetImageVirusList', levels: [4, 3, 2, 1, 4] },
    { action: 'DescribeAssetImageRegistryVirusList', levels: ['4', '3', '2', '1', '4'] },
  ])('the default rows of $action cycle through levels', ({ action, levels }) => {
    expect(pick(action, { VirusCnt: 5 }, ['RiskLevel']).flat()).toEqual(levels)
  })

  test.each([
    { RiskCnt: 3, SensitiveInfoCnt: 2, behaviors: [3, 3, 1] },
    { RiskCnt: 3, SensitiveInfoCnt: 0, behaviors: [1, 1, 1] },
    { RiskCnt: 0, SensitiveInfoCnt: 2, behaviors: [3, 3] },
    { RiskCnt: 2, SensitiveInfoCnt: 2, behaviors: [3, 3] },
    { RiskCnt: 0, SensitiveInfoCnt: 0, behaviors: [] },
    { RiskCnt: 1, SensitiveInfoCnt: 'many', behaviors: [1] },
  ])(
    'the default rows of risks are as many as the larger of two counts, secrets first: $behaviors',
    ({ behaviors, ...fields }) => {
      for (const action of ['DescribeAssetImageRiskList', 'DescribeAssetImageRegistryRiskInfoList'])
        expect(pick(action, fields, ['Behavior']).flat()).toEqual(behaviors)
    },
  )

  test('the default rows of an image are the same for every image', () => {
    const [few, many] = [2, 5].map((VulCnt) => rowsOf('DescribeAssetImageVulList', { VulCnt }))
    expect(many.slice(0, 2)).toEqual(few)
  })
})

describe('the findings of the demo world', () => {
  const world = demoWorld(NOW)
  const { call } = startEmulator(world)
  const ofNodes = LISTS.filter(({ place }) => place === 'images')
  const ofRegistry = LISTS.filter(({ place }) => place === 'registry')

  test.each(Object.entries(world.images))(
    'every list of the image %s is as long as its count',
    (_, { ImageID, ...image }) => {
      for (const { action, count } of ofNodes)
        expect([action, call(action, { ImageID }).TotalCount]).toEqual([action, image[count]])
    },
  )

  test.each(Object.entries(world.registry))(
    'every list of the registry image %s is as long as its count',
    (_, image) => {
      for (const { action, count } of ofRegistry)
        expect([action, call(action, { Id: image.Id }).TotalCount]).toEqual([action, image[count]])
    },
  )

  test('findings belong to images that exist', () => {
    const names = [world.images, world.registry].flatMap(Object.keys)
    expect(Object.keys(world.findings).filter((name) => !names.includes(name))).toEqual([])
  })

  const { ImageID } = world.images.vulnerable
  const rows: readonly Vulnerability[] = call('DescribeAssetImageVulList', { ImageID, Limit: 100 }).List

  test.each([
    { trait: 'critical', matches: ({ Level }: Vulnerability) => Level === 4, count: 2 },
    { trait: 'high', matches: ({ Level }: Vulnerability) => Level === 3, count: 4 },
    { trait: 'medium', matches: ({ Level }: Vulnerability) => Level === 2, count: 4 },
    { trait: 'low', matches: ({ Level }: Vulnerability) => Level === 1, count: 2 },
    { trait: 'fixable', matches: (row: Vulnerability) => row.FixedVersions !== '', count: 9 },
    { trait: 'tagged as fixable', matches: ({ Tag }: Vulnerability) => Tag.includes('CanBeFixed'), count: 9 },
    {
      trait: 'critical without a fix',
      matches: (row: Vulnerability) => row.Level === 4 && row.FixedVersions === '',
      count: 1,
    },
    {
      trait: 'critical with a public exploit',
      matches: ({ Level, Tag }: Vulnerability) => Level === 4 && Tag.includes('DynamicLevelExp'),
      count: 1,
    },
    {
      trait: 'with a proof of concept',
      matches: ({ Tag }: Vulnerability) => Tag.includes('DynamicLevelPoc'),
      count: 1,
    },
    { trait: 'attacked', matches: ({ AttackLevel }: Vulnerability) => AttackLevel > 0, count: 1 },
  ])('the image vulnerable has $count vulnerabilities that are $trait', ({ matches, count }) => {
    expect(rows.filter(matches)).toHaveLength(count)
  })

  test('the image vulnerable has 12 CVEs in 7 packages of one version each', () => {
    expect(new Set(rows.map(({ CVEID }) => CVEID)).size).toBe(12)
    expect(new Set(rows.map(({ Component }) => Component)).size).toBe(7)
    expect(new Set(rows.map(({ Component, Version }) => `${Component} ${Version}`)).size).toBe(7)
    for (const { CVEID, Name } of rows)
      expect([CVEID, Name]).toEqual([
        expect.stringMatching(/^CVE-\d{4}-\d+$/),
        expect.stringContaining(CVEID),
      ])
  })

  test('the image infected has two viruses, found in the scan two hours ago', () => {
    const answer = call('DescribeAssetImageVirusList', { ImageID: world.images.infected.ImageID })
    expect(answer.TotalCount).toBe(2)
    for (const row of answer.List) expect(row.LatestScanTime).toBe(world.images.infected.ScanTime)
  })
})

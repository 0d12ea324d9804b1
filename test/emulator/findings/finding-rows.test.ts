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
import { asking } from '../ask.ts'
import { askingAbout, LISTS } from '../lists.ts'
import { NOW } from '../signed.ts'

/** The request and the answer of the documented example. */
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

const BUILT: Readonly<Record<string, object>> = {
  DescribeAssetImageVulList: someVulnerability(),
  DescribeAssetImageVirusList: someVirus(),
  DescribeAssetImageRiskList: someRisk(),
  DescribeAssetImageRegistryVulList: someRegistryVulnerability(),
  DescribeAssetImageRegistryVirusList: someRegistryVirus(),
  DescribeAssetImageRegistryRiskInfoList: someRegistryRisk(),
}

describe.each(LISTS)('the documented example of $action', ({ action, place, kind, image }) => {
  const { request, answer } = exampleOf(action)

  test('has the fields of a row that is built, and no other, with the same types', () => {
    const [first] = answer.List
    expect(typesOf(BUILT[action] ?? {})).toEqual(typesOf(first))
  })

  test('can be the answer to the request that it goes with', () => {
    const { ImageID, Id, ...given } = request
    const findings = { [kind]: answer.List, totals: { [kind]: answer.TotalCount } }
    const fields = { ScanStatus: 'SCANNING' }
    const { RequestId: _, ...documented } = answer
    expect(askingAbout({ place }, { findings, fields }).ask(action, { ...image, ...given })).toEqual(
      documented,
    )
  })
})

describe('a row that is built', () => {
  test.each([
    { name: 'a vulnerability', row: someVulnerability({ CVEID: 'x', Level: 1, Tag: ['y'] }) },
    { name: 'one in a registry', row: someRegistryVulnerability({ CVEID: 'x', Level: '1', Tag: ['y'] }) },
  ])('takes overrides as they are: $name', ({ row }) => {
    expect(row).toMatchObject({ CVEID: 'x', Tag: ['y'] })
    expect(String(row.Level)).toBe('1')
  })

  test.each([
    { Level: 1, score: 3.7 },
    { Level: 2, score: 5.3 },
    { Level: 3, score: 8.8 },
    { Level: 4, score: 9.8 },
    { Level: 5, score: 8.8 },
  ])('has for level $Level a score of $score', ({ Level, score }) => {
    expect(someVulnerability({ Level })).toMatchObject({ Level, CVSSV3Score: score })
    expect(someRegistryVulnerability({ Level: `${Level}` })).toMatchObject({ CvssScore: `${score}` })
  })

  test.each([
    { FixedVersions: '1.2.3', Tag: ['CanBeFixed'] },
    { FixedVersions: '', Tag: [] },
  ])('can be fixed when there is a version: $FixedVersions', ({ FixedVersions, Tag }) => {
    expect(someVulnerability({ FixedVersions }).Tag).toEqual(Tag)
    expect(someRegistryVulnerability({ FixedVersions })).toMatchObject({ FixedVersions, Tag })
  })

  test('has its component in a list as well, in a registry', () => {
    const place = { Component: 'curl', Version: '8.0', FixedVersions: '8.1' }
    expect(someRegistryVulnerability(place).Components).toEqual([
      { Name: 'curl', Version: '8.0', FixedVersion: '8.1', Path: '/lib', Type: 'SYSTEM' },
    ])
    expect(someRegistryVulnerability({ ...place, Components: [] }).Components).toEqual([])
  })

  test('names what it is about', () => {
    const row = someVulnerability({ CVEID: 'CVE-2020-7', Component: 'curl' })
    expect(row.Name).toBe('curl vulnerability (CVE-2020-7)')
    expect(JSON.parse(row.Reference)).toEqual(['https://nvd.nist.gov/vuln/detail/CVE-2020-7'])
  })

  test('has a file name and a hash that follow from the path of the virus', () => {
    expect(someVirus({ Path: '/a/b.php' })).toMatchObject({ FileName: 'b.php' })
    expect(someRegistryVirus({ Path: 'a/b.php' })).toMatchObject({ Path: 'a/b.php', FileName: 'b.php' })
    const hashes = ['/a', '/a', '/b'].map((Path) => someVirus({ Path }).Md5)
    expect(hashes[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(hashes[1]).toBe(hashes[0])
    expect(hashes[2]).not.toBe(hashes[0])
  })

  test.each([someRisk(), someRegistryRisk()])('may hold a secret', ({ InstructionContent }) => {
    expect(InstructionContent).toContain('ENV PWD=postgresql')
  })

  test('is the same on nodes and in a registry, written in two ways', () => {
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
})

describe('the rows of an image that the world says nothing of', () => {
  const rowsOf = (action: string, fields: object, given: object = { Limit: 100 }) => {
    const list = LISTS.find((each) => each.action === action) ?? { place: 'images', image: {} }
    return askingAbout(list, { fields }).ask(action, { ...list.image, ...given }).List
  }
  const pick = (action: string, fields: object, names: readonly string[]) =>
    rowsOf(action, fields).map((row: Readonly<Record<string, unknown>>) => names.map((name) => row[name]))

  test.each([
    { action: 'DescribeAssetImageVulList', levels: [4, 3, 2, 1, 4] },
    { action: 'DescribeAssetImageRegistryVulList', levels: ['4', '3', '2', '1', '4'] },
  ])('of $action: CVEs count up, levels cycle, every other is fixable', ({ action, levels }) => {
    const rows = pick(action, { VulCnt: 5 }, ['CVEID', 'Level', 'Tag'])
    expect(rows).toEqual(
      levels.map((level, n) => [`CVE-2024-1000${n + 1}`, level, n % 2 === 0 ? ['CanBeFixed'] : []]),
    )
  })

  test.each(['DescribeAssetImageVulList', 'DescribeAssetImageRegistryVulList'])(
    'of %s: seven components, a fixable one with another version than its own',
    (action) => {
      const rows = rowsOf(action, { VulCnt: 100 })
      expect(new Set(rows.map(({ Component }: Vulnerability) => Component)).size).toBe(7)
      for (const { Version, FixedVersions } of rows) expect(FixedVersions).not.toBe(Version)
    },
  )

  test.each([
    { action: 'DescribeAssetImageVirusList', levels: [4, 3, 2, 1, 4] },
    { action: 'DescribeAssetImageRegistryVirusList', levels: ['4', '3', '2', '1', '4'] },
  ])('of $action: levels cycle', ({ action, levels }) => {
    expect(pick(action, { VirusCnt: 5 }, ['RiskLevel']).flat()).toEqual(levels)
  })

  test.each([
    { RiskCnt: 3, SensitiveInfoCnt: 2, behaviors: [3, 3, 1] },
    { RiskCnt: 3, SensitiveInfoCnt: 0, behaviors: [1, 1, 1] },
    { RiskCnt: 0, SensitiveInfoCnt: 2, behaviors: [3, 3] },
    { RiskCnt: 2, SensitiveInfoCnt: 2, behaviors: [3, 3] },
    { RiskCnt: 0, SensitiveInfoCnt: 0, behaviors: [] },
    { RiskCnt: 1, SensitiveInfoCnt: 'many', behaviors: [1] },
  ])('risks: as many as the larger count, secrets first: $behaviors', ({ behaviors, ...fields }) => {
    for (const action of ['DescribeAssetImageRiskList', 'DescribeAssetImageRegistryRiskInfoList'])
      expect(pick(action, fields, ['Behavior']).flat()).toEqual(behaviors)
  })

  test('are the same for every image, as far as it counts', () => {
    const [few, many] = [2, 5].map((VulCnt) => rowsOf('DescribeAssetImageVulList', { VulCnt }))
    expect(many.slice(0, 2)).toEqual(few)
  })
})

describe('the demo world', () => {
  const world = demoWorld(NOW)
  const { ask } = asking(world)
  const ofNodes = LISTS.filter(({ place }) => place === 'images')
  const ofRegistry = LISTS.filter(({ place }) => place === 'registry')

  test.each(Object.entries(world.images))(
    '%s: every list is as long as its count says',
    (_, { ImageID, ...image }) => {
      for (const { action, count } of ofNodes)
        expect([action, ask(action, { ImageID }).TotalCount]).toEqual([action, image[count]])
    },
  )

  test.each(Object.entries(world.registry))('%s: every list is as long as its count says', (_, image) => {
    for (const { action, count } of ofRegistry)
      expect([action, ask(action, { Id: image.Id }).TotalCount]).toEqual([action, image[count]])
  })

  test('names only images that it has', () => {
    const names = [world.images, world.registry].flatMap(Object.keys)
    expect(Object.keys(world.findings).filter((name) => !names.includes(name))).toEqual([])
  })

  const { ImageID } = world.images.vulnerable
  const rows: readonly Vulnerability[] = ask('DescribeAssetImageVulList', { ImageID, Limit: 100 }).List

  test.each([
    { what: 'critical', isMeant: ({ Level }: Vulnerability) => Level === 4, count: 2 },
    { what: 'high', isMeant: ({ Level }: Vulnerability) => Level === 3, count: 4 },
    { what: 'medium', isMeant: ({ Level }: Vulnerability) => Level === 2, count: 4 },
    { what: 'low', isMeant: ({ Level }: Vulnerability) => Level === 1, count: 2 },
    { what: 'fixable', isMeant: (row: Vulnerability) => row.FixedVersions !== '', count: 9 },
    { what: 'said to be fixable', isMeant: ({ Tag }: Vulnerability) => Tag.includes('CanBeFixed'), count: 9 },
    {
      what: 'critical without a fix',
      isMeant: (row: Vulnerability) => row.Level === 4 && row.FixedVersions === '',
      count: 1,
    },
    {
      what: 'critical with a public exploit',
      isMeant: ({ Level, Tag }: Vulnerability) => Level === 4 && Tag.includes('DynamicLevelExp'),
      count: 1,
    },
    {
      what: 'with a proof of concept',
      isMeant: ({ Tag }: Vulnerability) => Tag.includes('DynamicLevelPoc'),
      count: 1,
    },
    { what: 'attacked', isMeant: ({ AttackLevel }: Vulnerability) => AttackLevel > 0, count: 1 },
  ])('vulnerable has $count that are $what', ({ isMeant, count }) => {
    expect(rows.filter(isMeant)).toHaveLength(count)
  })

  test('vulnerable has 12 CVEs in 7 packages of one version each', () => {
    expect(new Set(rows.map(({ CVEID }) => CVEID)).size).toBe(12)
    expect(new Set(rows.map(({ Component }) => Component)).size).toBe(7)
    expect(new Set(rows.map(({ Component, Version }) => `${Component} ${Version}`)).size).toBe(7)
    for (const { CVEID, Name } of rows)
      expect([CVEID, Name]).toEqual([
        expect.stringMatching(/^CVE-\d{4}-\d+$/),
        expect.stringContaining(CVEID),
      ])
  })

  test('infected has two viruses, seen in the scan two hours ago', () => {
    const answer = ask('DescribeAssetImageVirusList', { ImageID: world.images.infected.ImageID })
    expect(answer).toMatchObject({ TotalCount: 2, VirusScanStatus: 2 })
    for (const row of answer.List) expect(row.LatestScanTime).toBe(world.images.infected.ScanTime)
  })
})

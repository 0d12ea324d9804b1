import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Findings } from '../../../emulator/findings/findings.ts'
import { someRegistryRisk, someRisk } from '../../../emulator/findings/risks.ts'
import { someRegistryVirus, someVirus } from '../../../emulator/findings/viruses.ts'
import { someRegistryVulnerability, someVulnerability } from '../../../emulator/findings/vulnerabilities.ts'
import type { Kind } from '../../../src/domain/finding.ts'
import { imageById } from '../../../src/domain/image.ts'
import type { Call } from '../../../src/tencent/client/call.ts'
import { createNodes } from '../../../src/tencent/nodes/node-inventory.ts'
import { createRegistry } from '../../../src/tencent/registry/registry-inventory.ts'
import { readFindings } from '../../../src/tencent/wire/finding-rows.ts'
import { API_ZONE } from '../../../src/tencent/wire/time.ts'
import { nodeImage, registryImage, startWithFindings } from '../../emulator/finding-lists.ts'
import { runs } from '../../make.ts'
import { apiOf, type Handler, paging, refused } from '../api.ts'

const LOCAL = {
  CVEID: 'cve-2016-5131',
  Name: 'libxml2 use-after-free vulnerability',
  Component: 'libxml2',
  Version: '2.9.1',
  Level: 2,
  FixedVersions: '0:2.9.1-6.tl2.4',
  Tag: ['NETWORK'],
  AttackLevel: 0,
}
const REGISTRY = {
  CVEID: 'CVE-2019-5827',
  Name: 'out of bounds write',
  Components: [
    { Name: 'sqlite-libs', Version: '3.26.0-13.el8', FixedVersion: '0:3.26.0-15.el8', Path: '/var/sqlite/' },
  ],
  Level: '3',
  Tag: [],
  AttackLevel: 0,
}

/** A critical vulnerability without any other value. */
const EMPTY = {
  kind: 'vulnerability',
  id: '',
  ids: [],
  name: '',
  severity: 'critical',
  component: '',
  version: '',
  path: '',
  fixedIn: '',
  fixable: false,
  exploitable: false,
  rows: 1,
} as const

async function read(handler: Handler) {
  const api = apiOf({ DescribeAssetImageVulList: handler })
  const query = { action: 'DescribeAssetImageVulList', parameters: { ImageID: 'i' } } as const
  return { ...api, list: await readFindings(api.call, 'vulnerability', query) }
}
const only = async (row: object) => (await read(paging([row]))).list.findings[0]

describe('a row of vulnerabilities', () => {
  test('a row on nodes is decoded completely', async () => {
    expect(await only(LOCAL)).toEqual({
      ...EMPTY,
      id: 'CVE-2016-5131',
      ids: ['CVE-2016-5131'],
      name: 'libxml2 use-after-free vulnerability',
      severity: 'medium',
      component: 'libxml2',
      version: '2.9.1',
      fixedIn: '0:2.9.1-6.tl2.4',
      fixable: true,
    })
  })

  test('a row in a registry is decoded completely', async () => {
    expect(await only(REGISTRY)).toEqual({
      ...EMPTY,
      id: 'CVE-2019-5827',
      ids: ['CVE-2019-5827'],
      name: 'out of bounds write',
      severity: 'high',
      component: 'sqlite-libs',
      version: '3.26.0-13.el8',
      path: '/var/sqlite/',
      fixedIn: '0:3.26.0-15.el8',
      fixable: true,
    })
  })

  test('an empty row is a critical vulnerability', async () => {
    expect(await only({})).toEqual(EMPTY)
  })
})

test.each([
  { name: 'a public exploit', row: { Tag: ['DynamicLevelExp'] }, exploitable: true },
  { name: 'a proof of concept', row: { Tag: ['CanBeFixed', 'DynamicLevelPoc'] }, exploitable: true },
  { name: 'attacks', row: { AttackLevel: 1 }, exploitable: true },
  { name: 'an attack level that is not a number', row: { AttackLevel: 'high' }, exploitable: true },
  ...['dynamiclevelexp', ' DynamicLevelExp', 'POC', 'EXP', 'KNOWN_EXPLOITED', 'ＰＯＣ'].map((tag) => {
    return { name: `the tag ${tag}`, row: { Tag: [tag] }, exploitable: true }
  }),
  ...['DynamicLevelExp', {}, 5, true, [null], [{ Name: 'POC' }], [7]].map((Tag) => {
    return { name: `the unreadable tags ${JSON.stringify(Tag)}`, row: { Tag }, exploitable: true }
  }),
  { name: 'blank tags', row: { Tag: ' ' }, exploitable: false },
  { name: 'no attacks', row: { AttackLevel: 0, Tag: ['NETWORK'] }, exploitable: false },
  { name: 'no tags', row: { Tag: null }, exploitable: false },
])('whether a vulnerability with $name is exploitable: $exploitable', async ({ row, exploitable }) => {
  expect(await only({ ...LOCAL, ...row })).toMatchObject({ exploitable })
})

test.each([
  { name: 'a fixed version', row: { FixedVersions: '1.2', Tag: [] }, fixable: true },
  { name: 'the tag CanBeFixed', row: { FixedVersions: '', Tag: ['CanBeFixed'] }, fixable: true },
  {
    name: 'a fixed version in a component',
    row: { FixedVersions: '', Components: [{ FixedVersion: '2' }, { FixedVersion: '3' }] },
    fixable: true,
  },
  ...[['3.0.2'], { a: 1 }, 3, true].map((FixedVersions) => {
    return {
      name: `the unreadable fixed version ${JSON.stringify(FixedVersions)}`,
      row: { FixedVersions, Tag: [] },
      fixable: true,
    }
  }),
  ...['2.0', {}, [5], [{ FixedVersion: ['2'] }]].map((Components) => {
    return {
      name: `the unreadable components ${JSON.stringify(Components)}`,
      row: { FixedVersions: '', Tag: [], Components },
      fixable: true,
    }
  }),
  {
    name: 'blank fixed versions',
    row: { FixedVersions: ' ', Tag: [], Components: [{ FixedVersion: '' }] },
    fixable: false,
  },
  { name: 'neither a fixed version nor the tag', row: { FixedVersions: '', Tag: [] }, fixable: false },
])('whether a vulnerability with $name is fixable: $fixable', async ({ row, fixable }) => {
  expect(await only({ ...LOCAL, ...row })).toMatchObject({ fixable })
})

test.each<{ name: string; row: object; ids: readonly string[] | null }>([
  { name: 'a CVEID in lower case', row: { CVEID: 'cve-2024-3094' }, ids: ['CVE-2024-3094'] },
  {
    name: 'two CVE IDs',
    row: { CVEID: 'CVE-2024-1001,CVE-2024-1002' },
    ids: ['CVE-2024-1001,CVE-2024-1002', 'CVE-2024-1001', 'CVE-2024-1002'],
  },
  {
    name: 'a CVE ID in the name',
    row: { CVEID: '', Name: 'xz backdoor (CVE-2024-3094)' },
    ids: ['CVE-2024-3094'],
  },
  {
    name: 'other hyphens',
    row: { CVEID: 'CVE\u20112024\u20113094' },
    ids: ['CVE\u20112024\u20113094', 'CVE-2024-3094'],
  },
  {
    name: 'an invisible character',
    row: { CVEID: 'CVE-\u200b2024-3094' },
    ids: ['CVE-\u200b2024-3094', 'CVE-2024-3094'],
  },
  {
    name: 'full-width letters',
    row: { CVEID: 'ＣＶＥ－2024－3094' },
    ids: ['ＣＶＥ－2024－3094', 'CVE-2024-3094'],
  },
  { name: 'no CVEID', row: { CVEID: null, Name: 'a' }, ids: [] },
  { name: 'a CVEID that is a number', row: { CVEID: 42 }, ids: null },
  { name: 'a CVEID that is a list', row: { CVEID: ['CVE-2024-3094'] }, ids: null },
])(
  'a vulnerability with $name has the IDs $ids, and null if the CVEID is unreadable',
  async ({ row, ids }) => {
    expect(await only({ ...LOCAL, Name: '', ...row })).toMatchObject({ ids })
  },
)

describe('a list of vulnerabilities', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...LOCAL, CVEID: `CVE-2024-${n}` }))

  test('a list of 2,425 vulnerabilities takes 25 pages', async () => {
    const { list, times } = await read(paging(rows(2_425)))
    expect([list.findings.length, list.rows, list.total]).toEqual([2_425, 2_425, 2_425])
    expect(times('DescribeAssetImageVulList')).toBe(25)
  })

  test('a list that is shorter than its total has both numbers', async () => {
    const { list } = await read(paging(rows(6), 10))
    expect([list.findings.length, list.rows, list.total]).toEqual([6, 6, 10])
  })

  test('equal rows are one finding and count as listed', async () => {
    const { list } = await read(paging([LOCAL, LOCAL, LOCAL]))
    expect([list.findings.length, list.rows]).toEqual([1, 3])
  })

  const within = (all: readonly object[], { Offset, Limit }: Readonly<Record<string, unknown>>, shift = 0) =>
    all.slice(Number(Offset) - shift, Number(Offset) - shift + Number(Limit))
  const DENIED = { ...LOCAL, CVEID: 'CVE-2024-3094' }

  test('a list with a row on two pages is read again', async () => {
    const all = [...rows(100), DENIED]
    // The last row moves to the front before the second page is read.
    const { list, times } = await read((given, n) => ({
      List: within(all, given, n === 2 ? 1 : 0),
      TotalCount: 101,
    }))
    expect([list.findings.length, list.rows]).toEqual([101, 101])
    expect(times('DescribeAssetImageVulList')).toBe(4)
  })

  test('a list with other rows on two pages each time is an error', async () => {
    const all = [...rows(100), DENIED]
    const handler: Handler = (given) => ({
      List: within(all, given, given['Offset'] === 0 ? 0 : 1),
      TotalCount: 101,
    })
    await expect(read(handler)).rejects.toMatchObject({ code: 'inconsistent' })
  })

  test('a list that repeats the same rows each time it is read is accepted', async () => {
    const all = [...rows(95), ...rows(95).slice(0, 40)]
    const { list, times } = await read(paging(all))
    expect([list.findings.length, list.rows, list.total]).toEqual([95, 135, 135])
    expect(times('DescribeAssetImageVulList')).toBe(4)
  })

  test('the order of rows in a list does not change the findings', async () => {
    const several = fc
      .array(fc.nat(160), { minLength: 1, maxLength: 230 })
      .chain((numbers) =>
        fc.tuple(
          fc.constant(numbers),
          fc.shuffledSubarray([...numbers.keys()], { minLength: numbers.length }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(several, async ([numbers, order]) => {
        const all = numbers.map((n) => ({ ...LOCAL, CVEID: `CVE-2024-${n}`, Level: (n % 4) + 1 }))
        const summed = async (some: readonly object[]) => {
          const { list } = await read(paging(some))
          return {
            ...list,
            findings: list.findings.map(({ id, severity }) => `${id} ${severity}`).toSorted(),
          }
        }
        expect(await summed(order.map((n) => all[n] ?? {}))).toEqual(await summed(all))
      }),
      runs(60),
    )
  })

  test.each([50, 100])('a list with the total %i is read on after a full last page', async (total) => {
    const { list } = await read(paging(rows(130), total))
    expect([list.findings.length, list.total]).toEqual([130, total])
  })

  test.each<[name: string, handler: Handler, code: string, message: RegExp]>([
    [
      'that changed twice',
      ({ Offset, Limit }) => ({
        List: rows(Offset === 0 ? Number(Limit) : 50).map((row) => ({ ...row, Offset })),
        TotalCount: 150 + Number(Offset),
      }),
      'inconsistent',
      /changed twice while it was read/,
    ],
    [
      'with the same page twice',
      () => ({ List: rows(100), TotalCount: 300 }),
      'inconsistent',
      /contains the same page twice/,
    ],
    ['without an end', () => ({ List: rows(100), TotalCount: 100_001 }), 'inconsistent', /more than 100000/],
    ['that is malformed', () => ({ TotalCount: 1 }), 'inconsistent', /List/],
    ['that is refused', refused, 'refused', /refused/],
  ])('a list %s is an error', async (_name, handler, code, message) => {
    await expect(read(handler)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })

  test('a list that changed once is read again', async () => {
    const { list, times } = await read((given, n) => paging(rows(150), n === 1 ? 151 : 150)(given, n))
    expect([list.rows, times('DescribeAssetImageVulList')]).toEqual([150, 4])
  })
})

/** Reads a list of the emulator through one of the inventories. */
async function listed(place: 'images' | 'registry', kind: Kind, findings: Findings) {
  const emulator = startWithFindings({ place }, { findings })
  const requests: (readonly [action: string, parameters: object])[] = []
  const call: Call = async (action, parameters) => {
    requests.push([action, parameters])
    const response = emulator.call(action, parameters)
    if ('Error' in response) throw refused()
    return { response, requestId: 'r' }
  }
  const inventory =
    place === 'images' ? createNodes(call, API_ZONE) : createRegistry(call, { zone: API_ZONE, trust: false })
  const image = imageById(place === 'images' ? nodeImage.ImageID : registryImage.ImageId)
  await inventory.read(image)
  return { list: await inventory.readFindings(image, kind), request: requests.at(-1) }
}

const VIRUS = {
  ...EMPTY,
  kind: 'virus',
  name: 'Php.Trojan.Php.Ssmw',
  component: 'webshell.php',
  path: '/srv/www/webshell.php',
} as const
const RISK = {
  ...EMPTY,
  kind: 'risk',
  name: 'The Dockerfile contains sensitive information such as account and authentication credential.',
  severity: 'high',
  component: 'ENV',
} as const

describe('the lists of both inventories', () => {
  const nodes = { ImageID: nodeImage.ImageID, Limit: 100, Offset: 0 }
  const registry = { Id: registryImage.Id, Limit: 100, Offset: 0 }
  test.each<[action: string, place: 'images' | 'registry', kind: Kind, findings: Findings, finding: object]>([
    [
      'DescribeAssetImageVulList',
      'images',
      'vulnerability',
      { vulnerabilities: [someVulnerability()] },
      { kind: 'vulnerability', id: 'CVE-2024-10001', component: 'openssl', severity: 'high' },
    ],
    ['DescribeAssetImageVirusList', 'images', 'virus', { viruses: [someVirus()] }, VIRUS],
    ['DescribeAssetImageRiskList', 'images', 'risk', { risks: [someRisk()] }, RISK],
    [
      'DescribeAssetImageRegistryVulList',
      'registry',
      'vulnerability',
      { vulnerabilities: [someRegistryVulnerability()] },
      { kind: 'vulnerability', id: 'CVE-2024-10001', component: 'openssl', severity: 'high' },
    ],
    [
      'DescribeAssetImageRegistryVirusList',
      'registry',
      'virus',
      { viruses: [someRegistryVirus()] },
      { ...VIRUS, path: 'srv/www/webshell.php' },
    ],
    [
      'DescribeAssetImageRegistryRiskInfoList',
      'registry',
      'risk',
      { risks: [someRegistryRisk()] },
      { ...RISK, path: 'build step of 2026-01-01 08:00:00' },
    ],
  ])('the action %s lists the findings of an image', async (action, place, kind, findings, finding) => {
    const { list, request } = await listed(place, kind, findings)
    expect(list).toEqual({ findings: [expect.objectContaining(finding)], rows: 1, total: 1 })
    expect(request).toEqual([action, place === 'images' ? nodes : registry])
  })

  test.each(['images', 'registry'] as const)(
    'lists of several pages are complete in the inventory %s',
    async (place) => {
      const viruses = Array.from({ length: 201 }, (_, n) => someVirus({ Path: `/${n}` }))
      const risks = Array.from({ length: 201 }, (_, n) => someRisk({ Desc: `risk ${n}` }))
      for (const kind of ['virus', 'risk'] as const) {
        const { list } = await listed(place, kind, { viruses, risks })
        expect([list.findings.length, list.rows, list.total]).toEqual([201, 201, 201])
      }
    },
  )
})

/** Reads a list of one kind from a handler. */
const readKind = (kind: Kind, handler: Handler) =>
  readFindings(apiOf({ List: handler }).call, kind, { action: 'List', parameters: {} })
const rowsOf = async (kind: Kind, ...rows: readonly object[]) => (await readKind(kind, paging(rows))).findings

describe('the examples of the documentation', () => {
  const example = (action: string) => {
    const file = new URL(`../../../emulator/examples/${action}.json`, import.meta.url)
    return JSON.parse(readFileSync(file, 'utf8')).response.Response as {
      readonly List: readonly object[]
      readonly TotalCount: number
    }
  }
  const read = (kind: Kind, action: string) => {
    const { List, TotalCount } = example(action)
    return readKind(kind, paging(List, TotalCount))
  }

  test('the example of a virus on nodes is decoded', async () => {
    const [row] = example('DescribeAssetImageVirusList').List as readonly { readonly Path: string }[]
    const webshell = { component: 'webshell_2.php', path: row?.Path }
    expect(await read('virus', 'DescribeAssetImageVirusList')).toEqual({
      findings: [{ ...VIRUS, ...webshell }],
      rows: 1,
      total: 1,
    })
  })

  test('the examples of viruses in a registry differ in their path', async () => {
    const { findings, ...rest } = await read('virus', 'DescribeAssetImageRegistryVirusList')
    expect(rest).toEqual({ rows: 10, total: 17 })
    expect(findings).toHaveLength(10)
    expect(findings[1]).toEqual({
      ...VIRUS,
      name: 'stargate.lock',
      component: '.pwd.lock',
      path: 'etc/.pwd.lock',
    })
  })

  test('the examples of risks on nodes are decoded without their secrets', async () => {
    const list = await read('risk', 'DescribeAssetImageRiskList')
    expect(list).toEqual({ findings: [RISK, { ...RISK, component: 'RUN' }], rows: 2, total: 6 })
    expect(JSON.stringify(list)).not.toMatch(/postgresql|654321|chpasswd|PWD/)
  })

  test('the examples of risks in a registry differ in the time of their build step', async () => {
    const list = await read('risk', 'DescribeAssetImageRegistryRiskInfoList')
    expect([list.findings.length, list.rows, list.total]).toEqual([10, 10, 658])
    expect(list.findings[0]).toEqual({
      ...RISK,
      name: 'Environment variables in the Dockerfile contain the password.',
      path: 'build step of 2024-05-06 10:49:58',
    })
    expect(JSON.stringify(list)).not.toMatch(/ROOTPASSWD|2473/)
  })
})

test.each([
  { level: 1, severity: 'low' },
  { level: '1', severity: 'low' },
  { level: 2, severity: 'medium' },
  { level: '3', severity: 'high' },
  { level: 4, severity: 'critical' },
  { level: 'HIGH', severity: 'high' },
  { level: 0, severity: 'critical' },
  { level: '5', severity: 'critical' },
  { level: 'harmless', severity: 'critical' },
  { level: '', severity: 'critical' },
  { level: null, severity: 'critical' },
  { level: [1], severity: 'critical' },
  { level: undefined, severity: 'critical' },
])('a virus or risk of the level $level is $severity', async ({ level, severity }) => {
  expect(await rowsOf('virus', { ...someVirus(), RiskLevel: level })).toMatchObject([{ severity }])
  expect(await rowsOf('risk', { ...someRisk(), Level: level })).toMatchObject([{ severity }])
})

describe('viruses and risks without content', () => {
  const nothing = { name: '', severity: 'critical', component: '', path: '' }
  test.each([
    ['no fields', {}],
    ['null', { VirusName: null, FileName: null, Path: null, Desc: null, InstructionContent: null }],
    ['other types', { VirusName: 1, FileName: [], Path: {}, Desc: {}, InstructionContent: ['ENV'] }],
    ['whitespace', { VirusName: ' ', FileName: '', Path: '\n', Desc: ' ', InstructionContent: ' \n' }],
  ])('a row with %s is a critical virus or risk', async (_name, row) => {
    expect(await rowsOf('virus', row)).toEqual([{ ...VIRUS, ...nothing }])
    expect(await rowsOf('risk', row)).toEqual([{ ...RISK, ...nothing }])
  })
})

test.each([
  { name: 'nothing', other: {}, findings: 1 },
  { name: 'the time of a scan alone', other: { LatestScanTime: '2026-01-03 08:00:00' }, findings: 1 },
  { name: 'their name', other: { VirusName: 'Php.Trojan.Php.Other' }, findings: 2 },
  { name: 'their path', other: { Path: '/srv/webshell.php' }, findings: 2 },
  { name: 'their severity', other: { RiskLevel: 1 }, findings: 2 },
])('the number of findings of two viruses that differ in $name is $findings', async ({ other, findings }) => {
  const list = await readKind('virus', paging([someVirus(), { ...someVirus(), ...other }]))
  expect([list.findings.length, list.rows]).toEqual([findings, 2])
})

test.each([
  { name: 'nothing', other: {}, findings: 1 },
  {
    name: 'the secret alone',
    other: { InstructionContent: '2026-01-01 08:00:00\n/bin/sh -c #(nop)  ENV PWD=other' },
    findings: 1,
  },
  { name: 'their description', other: { Desc: 'Something else.' }, findings: 2 },
  {
    name: 'their instruction',
    other: { InstructionContent: '2026-01-01 08:00:00\n/bin/sh -c #(nop)  ARG PWD=postgresql' },
    findings: 2,
  },
  {
    name: 'the time of their build step',
    other: { InstructionContent: '2026-01-01 08:00:01\n/bin/sh -c #(nop)  ENV PWD=postgresql' },
    findings: 2,
  },
  { name: 'their severity', other: { Level: '1' }, findings: 2 },
])('the number of findings of two risks that differ in $name is $findings', async ({ other, findings }) => {
  const rows = [someRegistryRisk(), someRegistryRisk(other)]
  const list = await readKind('risk', paging(rows))
  expect([list.findings.length, list.rows]).toEqual([findings, 2])
})

const SECRET = 'hunter2canary'

describe('instructions of risks', () => {
  const WORDS = [
    ...['ENV', 'ARG', 'RUN', 'COPY', 'ADD', 'LABEL', 'CMD', 'ENTRYPOINT', 'EXPOSE', 'USER', 'VOLUME'],
    ...['WORKDIR', 'HEALTHCHECK', 'SHELL', 'STOPSIGNAL', 'ONBUILD', 'MAINTAINER'],
  ]
  const time = '2024-05-06 10:49:58'
  const step = `build step of ${time}`
  test.each([
    ...WORDS.flatMap((word) => [
      { content: `/bin/sh -c #(nop)  ${word} ${SECRET}`, kept: [word, ''] },
      { content: `${word} ${SECRET}`, kept: [word, ''] },
    ]),
    { content: `/bin/sh -c echo root:${SECRET} | chpasswd`, kept: ['RUN', ''] },
    { content: `/bin/sh -c echo '#(nop) ENV ${SECRET}'`, kept: ['RUN', ''] },
    { content: '/bin/sh -c', kept: ['RUN', ''] },
    { content: `/bin/sh -c${SECRET}`, kept: ['', ''] },
    { content: `/bin/bash -o pipefail -c #(nop)  ENV A=${SECRET}`, kept: ['ENV', ''] },
    { content: `#(nop) ENV A=${SECRET}`, kept: ['ENV', ''] },
    { content: `ENV A=#(nop) ADD ${SECRET}`, kept: ['ENV', ''] },
    { content: `RUN /bin/sh -c echo ${SECRET} # buildkit`, kept: ['RUN', ''] },
    { content: 'ENV', kept: ['ENV', ''] },
    { content: `/bin/sh -c #(nop)  ${SECRET} ENV`, kept: ['', ''] },
    { content: '/bin/sh -c #(nop)', kept: ['', ''] },
    { content: `/bin/sh -c #(nop)  ENV${SECRET}`, kept: ['', ''] },
    { content: `/bin/sh -c #(nop)  constructor ${SECRET}`, kept: ['', ''] },
    { content: `env A=${SECRET}`, kept: ['', ''] },
    { content: `${SECRET} ENV`, kept: ['', ''] },
    { content: `${time}\n/bin/sh -c #(nop)  ENV A=${SECRET}`, kept: ['ENV', step] },
    { content: `${time}\r\nENV A=${SECRET}`, kept: ['ENV', step] },
    { content: `${time}\n${SECRET}`, kept: ['', step] },
    { content: time, kept: ['', step] },
    { content: `${time} ${SECRET}\nENV A=B`, kept: ['', ''] },
    { content: `2024-05-06T10:49:58Z\nENV A=${SECRET}`, kept: ['', ''] },
    { content: `ENV A=${SECRET}\n${time}\n`, kept: ['ENV', ''] },
    { content: [`ENV ${SECRET}`], kept: ['', ''] },
    { content: { [SECRET]: SECRET }, kept: ['', ''] },
  ])('only the keyword and the time of an instruction are kept: %j', async ({ content, kept }) => {
    const findings = await rowsOf('risk', { ...someRisk(), InstructionContent: content })
    expect(findings.map(({ component, path }) => [component, path])).toEqual([kept])
    expect(JSON.stringify(findings)).not.toContain(SECRET)
  })

  test('an instruction of a megabyte is decoded within a second', async () => {
    for (const filler of [' ', '\n', '#(nop) ', 'ENV', '/bin/sh -c '])
      await rowsOf('risk', { InstructionContent: filler.repeat(1_000_000 / filler.length) })
  }, 1_000)
})

describe('errors about a list of risks', () => {
  const row = { ...someRisk(), InstructionContent: `ENV ${SECRET}` }
  test.each<{ name: string; answer: object; message: RegExp }>([
    { name: 'a text for a row', answer: { List: [row, `ENV ${SECRET}`], TotalCount: 2 }, message: /string/ },
    { name: 'a list for a row', answer: { List: [[row]], TotalCount: 1 }, message: /object/ },
    { name: 'nothing for a row', answer: { List: [row, null], TotalCount: 2 }, message: /got "?null/ },
    { name: 'an object for the list', answer: { List: row, TotalCount: 1 }, message: /got "object"/ },
    {
      name: 'a text for the list',
      answer: { List: `ENV ${SECRET}`, TotalCount: 1 },
      message: /got "string"/,
    },
    { name: 'no list', answer: { TotalCount: 1 }, message: /List: .* got nothing/ },
    { name: 'null for the list', answer: { List: null, TotalCount: 1 }, message: /List: .* got null/ },
    { name: 'a text for the total', answer: { List: [row], TotalCount: SECRET }, message: /got "string"/ },
    { name: 'no total', answer: { List: [row] }, message: /TotalCount: .* got nothing/ },
    { name: 'a total too high', answer: { List: [row], TotalCount: 100_001 }, message: /100001 rows/ },
    { name: 'the same page twice', answer: { List: [row], TotalCount: 300 }, message: /the same page twice/ },
  ])('the error about a list of risks with $name quotes nothing of the list', async ({ answer, message }) => {
    const error: unknown = await readKind('risk', () => answer).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'inconsistent', message: expect.stringMatching(message) })
    expect(inspect(error, { depth: null })).not.toContain(SECRET)
  })

  test('null is an empty list of risks when the total is 0', async () => {
    const list = await readKind('risk', () => ({ List: null, TotalCount: 0 }))
    expect(list).toEqual({ findings: [], rows: 0, total: 0 })
  })
})

import { describe, expect, test } from '@jest/globals'
import { readVulnerabilities } from '../../src/tencent/findings.ts'
import { type Answering, apiOf, paging, refused } from './api.ts'

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

async function read(answering: Answering) {
  const api = apiOf({ DescribeAssetImageVulList: answering })
  const query = { action: 'DescribeAssetImageVulList', parameters: { ImageID: 'i' } } as const
  return { ...api, list: await readVulnerabilities(api.call, query) }
}
const only = async (row: object) => (await read(paging([row]))).list.findings[0]

describe('a row of either inventory is one finding', () => {
  test('on nodes', async () => {
    expect(await only(LOCAL)).toEqual({
      id: 'CVE-2016-5131',
      name: 'libxml2 use-after-free vulnerability',
      severity: 'medium',
      component: 'libxml2',
      version: '2.9.1',
      path: '',
      fixedIn: '0:2.9.1-6.tl2.4',
      fixable: true,
      exploitable: false,
    })
  })

  test('in a registry', async () => {
    expect(await only(REGISTRY)).toEqual({
      id: 'CVE-2019-5827',
      name: 'out of bounds write',
      severity: 'high',
      component: 'sqlite-libs',
      version: '3.26.0-13.el8',
      path: '/var/sqlite/',
      fixedIn: '0:3.26.0-15.el8',
      fixable: true,
      exploitable: false,
    })
  })

  test('that says nothing is one all the same, and the worst', async () => {
    expect(await only({})).toEqual({
      id: '',
      name: '',
      severity: 'critical',
      component: '',
      version: '',
      path: '',
      fixedIn: '',
      fixable: false,
      exploitable: false,
    })
  })
})

test.each([
  { name: 'a public exploit', row: { Tag: ['DynamicLevelExp'] }, exploitable: true },
  { name: 'a proof of concept', row: { Tag: ['CanBeFixed', 'DynamicLevelPoc'] }, exploitable: true },
  { name: 'attacks', row: { AttackLevel: 1 }, exploitable: true },
  { name: 'attacks that are no number', row: { AttackLevel: 'high' }, exploitable: true },
  { name: 'no attacks', row: { AttackLevel: 0, Tag: ['NETWORK'] }, exploitable: false },
  { name: 'none said', row: { Tag: null }, exploitable: false },
])('exploitable by $name: $exploitable', async ({ row, exploitable }) => {
  expect(await only({ ...LOCAL, ...row })).toMatchObject({ exploitable })
})

test.each([
  { name: 'a version', row: { FixedVersions: '1.2', Tag: [] }, fixable: true },
  { name: 'a tag', row: { FixedVersions: '', Tag: ['CanBeFixed'] }, fixable: true },
  {
    name: 'a component',
    row: { FixedVersions: '', Components: [{ FixedVersion: '2' }, { FixedVersion: '3' }] },
    fixable: true,
  },
  { name: 'nothing', row: { FixedVersions: '', Tag: [] }, fixable: false },
])('fixable by $name: $fixable', async ({ row, fixable }) => {
  expect(await only({ ...LOCAL, ...row })).toMatchObject({ fixable })
})

describe('the list', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...LOCAL, CVEID: `CVE-2024-${n}` }))

  test('of 2,425 vulnerabilities takes 25 pages', async () => {
    const { list, times } = await read(paging(rows(2_425)))
    expect([list.findings.length, list.listed, list.claimed]).toEqual([2_425, 2_425, 2_425])
    expect(times('DescribeAssetImageVulList')).toBe(25)
  })

  test('that is shorter than it claims says so', async () => {
    const { list } = await read(paging(rows(6), 10))
    expect([list.findings.length, list.listed, list.claimed]).toEqual([6, 6, 10])
  })

  test('with rows that are alike counts each as listed', async () => {
    const { list } = await read(paging([LOCAL, LOCAL, LOCAL]))
    expect([list.findings.length, list.listed]).toEqual([1, 3])
  })

  test.each<{ name: string; answering: Answering; code: string; says: RegExp }>([
    {
      name: 'that changes, twice',
      answering: ({ Offset }) => ({
        List: rows(100).map((row) => ({ ...row, Offset })),
        TotalCount: 150 + Number(Offset),
      }),
      code: 'inconsistent',
      says: /changed while it was read, twice/,
    },
    {
      name: 'that brings the same page again',
      answering: () => ({ List: rows(100), TotalCount: 300 }),
      code: 'inconsistent',
      says: /brings the same page again/,
    },
    {
      name: 'without end',
      answering: () => ({ List: rows(100), TotalCount: 100_001 }),
      code: 'inconsistent',
      says: /more than 100000/,
    },
    { name: 'that is none', answering: () => ({ TotalCount: 1 }), code: 'inconsistent', says: /List/ },
    { name: 'that is refused', answering: refused, code: 'refused', says: /refused/ },
  ])('$name is an error', async ({ answering, code, says }) => {
    await expect(read(answering)).rejects.toMatchObject({ code, message: expect.stringMatching(says) })
  })

  test('that changed once is read again', async () => {
    const { list, times } = await read(({ Offset, Limit }, n) => {
      const all = rows(150)
      return {
        List: all.slice(Number(Offset), Number(Offset) + Number(Limit)),
        TotalCount: n === 1 ? 151 : 150,
      }
    })
    expect([list.listed, times('DescribeAssetImageVulList')]).toEqual([150, 4])
  })
})

import { describe, expect, test } from '@jest/globals'
import { someRegistryRisk, someRisk } from '../../../emulator/findings/risks.ts'
import { someRegistryVirus, someVirus } from '../../../emulator/findings/viruses.ts'
import { someRegistryVulnerability, someVulnerability } from '../../../emulator/findings/vulnerabilities.ts'
import { someRegistryImage } from '../../../emulator/registry/registry.ts'
import {
  delayed,
  everyScanSays,
  scanCancelled,
  scanFailing,
  scanRunning,
} from '../../../emulator/world/script.ts'
import { someImage } from '../../../emulator/world/world.ts'
import { asking, someWorld } from '../ask.ts'
import { askingAbout, inRegistry, LISTS, onNodes } from '../lists.ts'

/** For each list rows that differ in whatever it can be filtered or sorted by. */
const ROWS: Readonly<Record<string, readonly object[]>> = {
  DescribeAssetImageVulList: [
    someVulnerability({ CVEID: 'CVE-1-1', Level: 2, CVSSV3Score: 9.8 }),
    someVulnerability({ CVEID: 'CVE-1-2', Level: 4, CVSSV3Score: 10 }),
    someVulnerability({ CVEID: 'CVE-1-3', Level: 1, CVSSV3Score: 8.8, Name: 'Shell in the CVE-1-1' }),
  ],
  DescribeAssetImageVirusList: [
    someVirus({ RiskLevel: 2, VirusName: 'one' }),
    someVirus({ RiskLevel: 4, LatestScanTime: '2026-01-02 07:59:59' }),
    someVirus({ RiskLevel: 1, VirusName: 'one more' }),
  ],
  DescribeAssetImageRiskList: [
    someRisk({ Level: 2, Type: 1 }),
    someRisk({ Level: 4, Behavior: 1 }),
    someRisk({ Level: 1 }),
  ],
  DescribeAssetImageRegistryVulList: [
    someRegistryVulnerability({ CVEID: 'CVE-1-1', Level: '2' }),
    someRegistryVulnerability({ CVEID: 'CVE-1-2', Level: '4' }),
    someRegistryVulnerability({ CVEID: 'CVE-1-3', Level: '1', Name: 'Shell in the CVE-1-1' }),
  ],
  DescribeAssetImageRegistryVirusList: [
    someRegistryVirus({ RiskLevel: '2', VirusName: 'one' }),
    someRegistryVirus({ RiskLevel: '4' }),
    someRegistryVirus({ RiskLevel: '1', VirusName: 'one more' }),
  ],
  DescribeAssetImageRegistryRiskInfoList: [
    someRegistryRisk({ Level: '2', Type: 1 }),
    someRegistryRisk({ Level: '4', Behavior: 1 }),
    someRegistryRisk({ Level: '1' }),
  ],
}

/** What the list of this action, with its rows above, answers. */
function answerOf(action: string, given: object) {
  const list = LISTS.find((each) => each.action === action)
  if (!list) throw new Error(action)
  const { ask } = askingAbout(list, { findings: { [list.kind]: ROWS[action] ?? [] } })
  return ask(action, { ...list.image, ...given })
}

const rowsOf = (action: string, numbers: readonly number[]) => numbers.map((n) => ROWS[action]?.[n])

describe('a filter', () => {
  test.each([
    { action: 'DescribeAssetImageVulList', filter: ['Level', '4'], rows: [1] },
    { action: 'DescribeAssetImageVulList', filter: ['Level', '1', '2'], rows: [0, 2] },
    { action: 'DescribeAssetImageVulList', filter: ['Level', '3'], rows: [] },
    { action: 'DescribeAssetImageVulList', filter: ['Name', 'CVE-1-1'], rows: [0, 2] },
    { action: 'DescribeAssetImageVirusList', filter: ['RiskLevel', '4'], rows: [1] },
    { action: 'DescribeAssetImageVirusList', filter: ['Name', 'one'], rows: [0, 2] },
    { action: 'DescribeAssetImageRiskList', filter: ['Level', '1'], rows: [2] },
    { action: 'DescribeAssetImageRiskList', filter: ['Behavior', '3'], rows: [0, 2] },
    { action: 'DescribeAssetImageRiskList', filter: ['Type', '1'], rows: [0] },
    { action: 'DescribeAssetImageRegistryVulList', filter: ['Level', '4'], rows: [1] },
    { action: 'DescribeAssetImageRegistryVulList', filter: ['Level', 'all'], rows: [0, 1, 2] },
    { action: 'DescribeAssetImageRegistryVulList', filter: ['Tag', 'all'], rows: [0, 1, 2] },
    { action: 'DescribeAssetImageRegistryVulList', filter: ['Name', 'Shell'], rows: [2] },
    { action: 'DescribeAssetImageRegistryVirusList', filter: ['Level', '4'], rows: [1] },
    { action: 'DescribeAssetImageRegistryVirusList', filter: ['RiskLevel', '1'], rows: [2] },
    { action: 'DescribeAssetImageRegistryVirusList', filter: ['RiskLevel', 'all'], rows: [0, 1, 2] },
    { action: 'DescribeAssetImageRegistryVirusList', filter: ['Name', 'more'], rows: [2] },
    { action: 'DescribeAssetImageRegistryRiskInfoList', filter: ['Level', '2'], rows: [0] },
    { action: 'DescribeAssetImageRegistryRiskInfoList', filter: ['Behavior', '1'], rows: [1] },
    { action: 'DescribeAssetImageRegistryRiskInfoList', filter: ['Behavior', 'all'], rows: [0, 1, 2] },
    { action: 'DescribeAssetImageRegistryRiskInfoList', filter: ['Type', '2'], rows: [1, 2] },
    { action: 'DescribeAssetImageRegistryRiskInfoList', filter: ['Type', 'all'], rows: [0, 1, 2] },
  ])('of $action passes $rows for $filter', ({ action, filter: [Name, ...Values], rows }) => {
    const { List, TotalCount } = answerOf(action, { Filters: [{ Name, Values }] })
    expect([List, TotalCount]).toEqual([rowsOf(action, rows), rows.length])
  })

  test.each([
    { action: 'DescribeAssetImageVulList', Name: 'Level', value: 'HIGH' },
    { action: 'DescribeAssetImageVulList', Name: 'Level', value: '0' },
    { action: 'DescribeAssetImageVulList', Name: 'Level', value: '5' },
    { action: 'DescribeAssetImageVulList', Name: 'Level', value: 'all' },
    { action: 'DescribeAssetImageVulList', Name: 'Tag', value: 'all' },
    { action: 'DescribeAssetImageVirusList', Name: 'Level', value: '4' },
    { action: 'DescribeAssetImageVirusList', Name: 'RiskLevel', value: 'all' },
    { action: 'DescribeAssetImageRiskList', Name: 'Type', value: '3' },
    { action: 'DescribeAssetImageRiskList', Name: 'Name', value: 'x' },
    { action: 'DescribeAssetImageRegistryVulList', Name: 'Level', value: 'CRITICAL' },
    { action: 'DescribeAssetImageRegistryVulList', Name: 'Tag', value: 'CanBeFixed' },
    { action: 'DescribeAssetImageRegistryVulList', Name: 'RiskLevel', value: '4' },
    { action: 'DescribeAssetImageRegistryRiskInfoList', Name: 'Behavior', value: '5' },
  ])('of $action by $Name is refused for $value', ({ action, Name, value }) => {
    expect(answerOf(action, { Filters: [{ Name, Values: [value] }] }).Error.Code).toBe('InvalidParameter')
  })
})

describe('the order of rows', () => {
  test.each([
    { action: 'DescribeAssetImageVulList', given: { By: 'Level' }, rows: [2, 0, 1] },
    { action: 'DescribeAssetImageVulList', given: { By: 'Level', Order: '-' }, rows: [1, 0, 2] },
    { action: 'DescribeAssetImageVulList', given: { By: 'Level', Order: '+' }, rows: [2, 0, 1] },
    { action: 'DescribeAssetImageVulList', given: { By: 'CVSSV3Score', Order: 'DESC' }, rows: [1, 0, 2] },
    { action: 'DescribeAssetImageVulList', given: { Order: '-' }, rows: [0, 1, 2] },
    { action: 'DescribeAssetImageVirusList', given: { By: 'LatestScanTime' }, rows: [1, 0, 2] },
    { action: 'DescribeAssetImageRiskList', given: { By: 'Level', Order: 'desc' }, rows: [1, 0, 2] },
    {
      action: 'DescribeAssetImageRegistryRiskInfoList',
      given: { By: 'Level', Order: '-' },
      rows: [1, 0, 2],
    },
  ])('of $action is by $given: $rows', ({ action, given, rows }) => {
    expect(answerOf(action, given).List).toEqual(rowsOf(action, rows))
  })

  test.each([
    { action: 'DescribeAssetImageVulList', given: { By: 'CVEID' }, code: 'InvalidParameter' },
    { action: 'DescribeAssetImageVulList', given: { Order: 'down' }, code: 'InvalidParameter' },
    { action: 'DescribeAssetImageVirusList', given: { Order: '-' }, code: 'InvalidParameter' },
    { action: 'DescribeAssetImageRiskList', given: { Order: '+' }, code: 'InvalidParameter' },
    { action: 'DescribeAssetImageRegistryVulList', given: { By: 'Level' }, code: 'UnknownParameter' },
    { action: 'DescribeAssetImageRegistryVulList', given: { Order: '-' }, code: 'UnknownParameter' },
    { action: 'DescribeAssetImageRegistryVirusList', given: { By: 'Level' }, code: 'UnknownParameter' },
  ])('of $action is refused for $given: $code', ({ action, given, code }) => {
    expect(answerOf(action, given).Error.Code).toBe(code)
  })
})

describe('an image on nodes', () => {
  const lists = LISTS.filter(({ place }) => place === 'images')

  test.each(
    lists.flatMap(({ action }) => [
      { action, given: {}, code: 'MissingParameter' },
      { action, given: { ImageID: null }, code: 'MissingParameter' },
      { action, given: { ImageID: 1 }, code: 'InvalidParameter.ParsingError' },
      { action, given: { ImageID: '' }, code: 'ResourceNotFound' },
      { action, given: { ImageID: someImage({ ImageName: 'other' }).ImageID }, code: 'ResourceNotFound' },
      { action, given: { Id: inRegistry.Id }, code: 'UnknownParameter' },
    ]),
  )('is refused by $action for $given: $code', ({ action, given, code }) => {
    expect(askingAbout({ place: 'images' }, {}).ask(action, given).Error.Code).toBe(code)
  })
})

describe('an image in a registry', () => {
  const { InstanceName, Namespace, ImageName, ImageTag, ImageDigest, RegistryType, ImageRepoAddress } =
    inRegistry
  const place = { InstanceName, Namespace, ImageName, ImageTag, Force: 'false' }
  const lists = LISTS.filter((list) => list.place === 'registry')

  test.each([
    { name: 'its Id', given: { Id: inRegistry.Id } },
    { name: 'its place', given: { ImageInfo: place } },
    { name: 'its whole place', given: { ImageInfo: { ...place, ImageDigest, RegistryType } } },
    { name: 'its address', given: { ImageInfo: { ...place, ImageRepoAddress, InstanceId: '' } } },
    {
      name: 'its place, with null for the rest',
      given: { Id: null, ImageInfo: { ...place, InstanceId: null } },
    },
    { name: 'both', given: { Id: inRegistry.Id, ImageInfo: place } },
  ])('is named by $name', ({ given }) => {
    for (const { action, kind, row } of lists) {
      const { ask } = askingAbout({ place: 'registry' }, { findings: { [kind]: [row(1)] } })
      expect(ask(action, given)).toEqual({ List: [row(1)], TotalCount: 1 })
    }
  })

  test('is none of its neighbours', () => {
    const other = someRegistryImage({ ImageTag: 'other' })
    const world = someWorld({
      registry: { web: inRegistry, other },
      findings: { other: { viruses: [someRegistryVirus()] } },
    })
    const { ask } = asking(world)
    const total = (given: object) => ask('DescribeAssetImageRegistryVirusList', given).TotalCount
    expect([inRegistry, other].map(({ Id }) => total({ Id }))).toEqual([0, 1])
    expect(['1.0.0', 'other'].map((tag) => total({ ImageInfo: { ...place, ImageTag: tag } }))).toEqual([0, 1])
  })

  const TYPE = 'InvalidParameter.ParsingError'
  const { Force: _, ...withoutForce } = place
  test.each([
    { name: 'nothing', given: {}, code: 'InvalidParameter', says: '`ImageInfo`' },
    { name: 'null for both', given: { Id: null, ImageInfo: null }, code: 'InvalidParameter', says: '`Id`' },
    { name: 'an unknown Id', given: { Id: 1 }, code: 'ResourceNotFound', says: '`1`' },
    { name: 'an Id in a text', given: { Id: `${inRegistry.Id}` }, code: TYPE, says: '`Id`' },
    { name: 'a negative Id', given: { Id: -1 }, code: TYPE, says: '`Id`' },
    { name: 'a text for a place', given: { ImageInfo: 'web' }, code: TYPE, says: '`ImageInfo`' },
    { name: 'a list for a place', given: { ImageInfo: [] }, code: TYPE, says: '`ImageInfo`' },
    {
      name: 'an unknown tag',
      given: { ImageInfo: { ...place, ImageTag: 'x' } },
      code: 'ResourceNotFound',
      says: '`some:x`',
    },
    {
      name: 'the Id of one and the place of another',
      given: { Id: inRegistry.Id, ImageInfo: { ...place, ImageTag: 'x' } },
      code: 'ResourceNotFound',
      says: `\`${inRegistry.Id}\``,
    },
    {
      name: 'another digest',
      given: { ImageInfo: { ...place, ImageDigest: 'sha256:x' } },
      code: 'ResourceNotFound',
      says: '`some:1.0.0`',
    },
    {
      name: 'a place without Force',
      given: { ImageInfo: withoutForce },
      code: 'MissingParameter',
      says: '`ImageInfo.Force`',
    },
    {
      name: 'a place without a tag',
      given: { ImageInfo: { ...place, ImageTag: null } },
      code: 'MissingParameter',
      says: '`ImageInfo.ImageTag`',
    },
    {
      name: 'a number for a tag',
      given: { ImageInfo: { ...place, ImageTag: 1 } },
      code: TYPE,
      says: '`ImageInfo.ImageTag`',
    },
    {
      name: 'a number for a digest',
      given: { ImageInfo: { ...place, ImageDigest: 1 } },
      code: TYPE,
      says: '`ImageInfo.ImageDigest`',
    },
    {
      name: 'a field too many',
      given: { ImageInfo: { ...place, Tag: 'x' } },
      code: 'UnknownParameter',
      says: '`ImageInfo.Tag`',
    },
    { name: 'an ImageID', given: { ImageID: onNodes.ImageID }, code: 'UnknownParameter', says: '`ImageID`' },
  ])('is refused for $name: $code', ({ given, code, says }) => {
    for (const { action } of lists)
      expect(askingAbout({ place: 'registry' }, {}).ask(action, given).Error).toEqual({
        Code: code,
        Message: expect.stringContaining(says),
      })
  })
})

describe('the status of the scan for viruses', () => {
  const VIRUSES = 'DescribeAssetImageVirusList'

  test.each([
    { fields: {}, status: 2 },
    { fields: { ScanStatus: 'NOT_SCAN' }, status: 0 },
    { fields: { ScanStatus: 'WAIT_SCAN' }, status: 0 },
    { fields: { ScanStatus: 'SCANNING' }, status: 1 },
    { fields: { ScanStatus: 'SCAN_ERR' }, status: 3 },
    { fields: { ScanStatus: 'SCAN_TIMEOUT' }, status: 3 },
    { fields: { ScanStatus: 'CANCELED' }, status: 4 },
    { fields: { ScanStatus: 'SCANNED', ScanVirusError: 'ConnFailed' }, status: 3 },
    { fields: { ScanStatus: 'SCANNED', ScanVirusError: 'No Error' }, status: 2 },
    { fields: { ScanStatus: 'SCANNED', ScanVirusError: null }, status: 2 },
    { fields: { ScanStatus: 'SCANNED', ScanVulError: 'ConnFailed' }, status: 2 },
    { fields: { ScanStatus: 'SCANNED', ScanVirusProgress: 0 }, status: 0 },
    { fields: { ScanStatus: 'SCANNED', ScanVirusProgress: 0, ...everyScanSays('timeout') }, status: 3 },
    { fields: { ScanStatus: 'toString' }, status: 0 },
    { fields: { ScanStatus: null }, status: 0 },
  ])('is $status for $fields', ({ fields, status }) => {
    const { ask } = askingAbout({ place: 'images' }, { fields })
    expect(ask(VIRUSES, { ImageID: onNodes.ImageID }).VirusScanStatus).toBe(status)
  })

  test('is 0 for an unknown image that is answered all the same', () => {
    const { ask } = asking(someWorld({}), { unknownImage: 'empty' })
    expect(ask(VIRUSES, { ImageID: 'x' })).toEqual({ List: [], TotalCount: 0, VirusScanStatus: 0 })
  })

  test.each([
    { name: 'runs', steps: scanRunning({ takes: 1000, result: { VirusCnt: 2 } }), at: 999, says: [1, 0] },
    { name: 'is done', steps: scanRunning({ takes: 1000, result: { VirusCnt: 2 } }), at: 1000, says: [2, 2] },
    { name: 'fails', steps: scanFailing(1000), at: 1000, says: [3, 0] },
    { name: 'is cancelled', steps: scanCancelled(1000), at: 1000, says: [4, 0] },
    {
      name: 'has not begun',
      steps: delayed(500, scanRunning({ takes: 1000 })),
      at: 499,
      says: [0, 0],
    },
  ])('and the list follow a scan that $name', ({ steps, at, says }) => {
    const image = someImage({ ScanStatus: 'NOT_SCAN' })
    const world = someWorld({ images: { image }, scripts: { image: { start: 'world', steps } } })
    const emulator = asking(world)
    emulator.at(at)
    const { VirusScanStatus, TotalCount } = emulator.ask(VIRUSES, { ImageID: image.ImageID })
    expect([VirusScanStatus, TotalCount]).toEqual(says)
  })

  test('is said by no other list', () => {
    for (const { action, place, image } of LISTS.filter((list) => list.action !== VIRUSES))
      expect(Object.keys(askingAbout({ place }, {}).ask(action, image))).toEqual(['List', 'TotalCount'])
  })
})

test('the list of an image that appears later is unknown until then', () => {
  const script = { start: 'scan', steps: [], appearsAfter: 500 } as const
  const emulator = asking(someWorld({ images: { onNodes }, scripts: { onNodes: script } }))
  const ask = () => emulator.ask('DescribeAssetImageVulList', { ImageID: onNodes.ImageID })
  emulator.at(499)
  expect(ask().Error.Code).toBe('ResourceNotFound')
  emulator.at(500)
  expect(ask()).toEqual({ List: [], TotalCount: 0 })
})

test('what the world says of the lists of an image outlives a sync and a scan task', () => {
  const findings = { pushed: { viruses: (elapsed: number) => [someRegistryVirus({ FileSize: elapsed })] } }
  const scripts = { pushed: { start: 'scan', steps: [], appearsOnSync: true } } as const
  const emulator = asking(someWorld({ registry: { pushed: inRegistry }, scripts, findings }))
  const sizes = () =>
    emulator
      .ask('DescribeAssetImageRegistryVirusList', { Id: inRegistry.Id })
      .List?.map(({ FileSize }: { readonly FileSize: number }) => FileSize)
  expect(sizes()).toBeUndefined()
  emulator.at(100)
  emulator.ask('SyncAssetImageRegistryAsset', { All: true })
  expect(sizes()).toEqual([100])
  emulator.at(200)
  emulator.ask('CreateAssetImageRegistryScanTask', { Id: [inRegistry.Id], ScanType: ['VIRUS'] })
  emulator.at(300)
  expect(sizes()).toEqual([300])
})

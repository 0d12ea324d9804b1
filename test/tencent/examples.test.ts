import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { reliableCount } from '../../src/domain/evidence.ts'
import { COUNTS } from '../../src/domain/facts.ts'
import { type Image, imageById, parseReference } from '../../src/domain/image.ts'
import { judge } from '../../src/domain/verdict.ts'
import { phraseViolation } from '../../src/report/words/phrase.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { createRegistry } from '../../src/tencent/registry/registry-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { NOW, somePolicy } from '../make.ts'
import { type Answering, apiOf } from './api.ts'

// The examples of the API's documentation, word for word.

interface Example {
  readonly response: { readonly Response: Readonly<Record<string, unknown>> }
}

function answerOf(name: string): Readonly<Record<string, unknown>> {
  const file = new URL(`examples/${name}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as Example).response.Response
}

const image = (text: string): Image => ({
  given: text,
  imageId: null,
  reference: parseReference(text),
  platform: null,
})
const registryOf = (actions: Readonly<Record<string, Answering>>) => {
  const api = apiOf(actions)
  return { ...api, registry: createRegistry(api.call, { zone: API_ZONE, trust: false }) }
}

/** What the default policy of the registry says about an answer, asked for by its ID. */
async function judged(answer: Readonly<Record<string, unknown>>) {
  const asked = imageById(String(answer['ImageId']))
  const { registry } = registryOf({ DescribeAssetImageRegistryDetail: () => answer })
  const facts = await registry.read(asked)
  const policy = somePolicy({ requireTrusted: false })
  return { facts, verdict: judge(asked, facts, { policy, now: NOW }) }
}

describe('DescribeAssetImageRegistryDetail', () => {
  test('an image whose virus scan was no part of the scan', async () => {
    const { facts, verdict } = await judged(answerOf('DescribeAssetImageRegistryDetail'))
    expect(verdict.violations.map((violation) => phraseViolation(violation))).toEqual([
      '172 vulnerabilities, none allowed',
      '1 risky behaviour, none allowed',
      'virus scan: not part of the last scan (0 %)',
    ])
    expect(facts).toMatchObject({
      name: 'ccr.ccs.tencentyun.com/yunding/person1:v1',
      digest: 'sha256:615475135bb705517e749767a28f6bd57199008d3e9b688efa0f73a8befccc97',
      scannedAt: new Date('2022-01-14T13:03:19Z'),
      createdAt: new Date('2020-12-25T08:40:39Z'),
      licensed: true,
      counts: { sensitiveInfo: { kind: 'known', value: 1 } },
    })
    expect(facts.notes.map(({ scan, words }) => `${scan} ${words}`)).toEqual([
      'vulnerability MessageRegistryScan',
      'risk MessageRegistryScan',
    ])
    expect(COUNTS.map((name) => reliableCount(verdict, name))).toEqual([172, null, 1, 1])
  })

  test('one of unknown age, with 2,425 vulnerabilities', async () => {
    const { facts, verdict } = await judged(answerOf('DescribeAssetImageRegistryDetail-2'))
    expect([facts.createdAt, reliableCount(verdict, 'vulnerabilities'), verdict.conclusion]).toEqual([
      null,
      2_425,
      'fail',
    ])
  })

  test('it is found by its reference as well', async () => {
    const detail = answerOf('DescribeAssetImageRegistryDetail')
    const { registry } = registryOf({
      DescribeAssetImageRegistryList: () => ({ List: [{ ...detail, Id: 5_427 }], TotalCount: 1 }),
      DescribeAssetImageRegistryDetail: ({ Id }) => (Id === 5_427 ? detail : {}),
    })
    await expect(registry.read(image('ccr.ccs.tencentyun.com/yunding/person1:v1'))).resolves.toMatchObject({
      imageId: detail['ImageId'],
    })
  })
})

describe('DescribeAssetImageRegistryList', () => {
  const [row] = answerOf('DescribeAssetImageRegistryList')['List'] as readonly Readonly<
    Record<string, unknown>
  >[]

  test('its row is found, and says whether the image is trusted', async () => {
    const { registry, asked } = registryOf({
      DescribeAssetImageRegistryList: () => ({ List: [row], TotalCount: 1 }),
      DescribeAssetImageRegistryDetail: () => ({ ...row }),
    })
    const facts = await registry.read(image('ccr.ccs.tencentyun.com/csip/ollama:latest'))
    expect(facts.trusted).toEqual({ kind: 'known', value: false })
    expect(asked.at(-1)).toEqual(['DescribeAssetImageRegistryDetail', { Id: 110_207_177 }])
  })

  test('SCANNED, all progress 100, and a virus scan that could not connect', async () => {
    const { facts, verdict } = await judged({ ...row })
    expect(verdict.violations.map((violation) => phraseViolation(violation))).toEqual([
      'virus scan: failed (ConnFailed)',
    ])
    expect(facts.licensed).toBe(false)
  })

  test('a list that says 2,145 and has one row is not believed', async () => {
    const { registry } = registryOf({
      DescribeAssetImageRegistryList: () => answerOf('DescribeAssetImageRegistryList'),
    })
    await expect(registry.read(image('ccr.ccs.tencentyun.com/csip/ollama:latest'))).rejects.toMatchObject({
      code: 'inconsistent',
    })
  })
})

test('DescribeAssetImageRegistryAssetStatus: while registries are read nobody asks for it again', async () => {
  const { registry, times } = registryOf({
    DescribeAssetImageRegistryAssetStatus: () => answerOf('DescribeAssetImageRegistryAssetStatus'),
  })
  await registry.refresh([])
  expect(times('SyncAssetImageRegistryAsset')).toBe(0)
})

test('SyncAssetImageRegistryAsset: an answer without anything in it is good', async () => {
  const { registry } = registryOf({
    DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'success' }),
    SyncAssetImageRegistryAsset: () => answerOf('SyncAssetImageRegistryAsset'),
  })
  await expect(registry.refresh([image('a.example/b:1')])).resolves.toBeUndefined()
})

test('CreateAssetImageRegistryScanTask: an answer without a task ID is good', async () => {
  const detail = answerOf('DescribeAssetImageRegistryDetail')
  const { registry } = registryOf({
    DescribeAssetImageRegistryList: () => ({ List: [{ ...detail, Id: 8_741_110 }], TotalCount: 1 }),
    CreateAssetImageRegistryScanTask: () => answerOf('CreateAssetImageRegistryScanTask'),
  })
  await expect(
    registry.requestScans([image('ccr.ccs.tencentyun.com/yunding/person1:v1')], 60),
  ).resolves.toBeUndefined()
})

test('DescribeAssetImageSimpleList: an image without a name has none that could be asked for', async () => {
  const { List } = answerOf('DescribeAssetImageSimpleList') as { readonly List: readonly object[] }
  const { call } = apiOf({ DescribeAssetImageSimpleList: () => ({ List, TotalCount: 1 }) })
  await expect(createNodes(call, API_ZONE).read(image('a.example/none:none'))).rejects.toMatchObject({
    code: 'not-found',
  })
})

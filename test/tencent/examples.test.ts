import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { reliableCount } from '../../src/domain/evidence.ts'
import { COUNTS } from '../../src/domain/facts.ts'
import { imageById } from '../../src/domain/image.ts'
import { judge } from '../../src/domain/verdict.ts'
import { phraseViolation } from '../../src/report/words/phrase.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { createRegistry } from '../../src/tencent/registry/registry-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import { someContext } from '../make.ts'
import { byReference } from '../report/reports.ts'
import { apiOf, type Handler } from './api.ts'

// The examples of the API's documentation, unchanged.

interface Example {
  readonly response: { readonly Response: Readonly<Record<string, unknown>> }
}

function answerOf(name: string): Readonly<Record<string, unknown>> {
  const file = new URL(`examples/${name}.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as Example).response.Response
}

const registryOf = (actions: Readonly<Record<string, Handler>>) => {
  const api = apiOf(actions)
  return { ...api, registry: createRegistry(api.call, { zone: API_ZONE, trust: false }) }
}

/** Judges an answer about an image given by its ID by the default policy of the registry. */
async function judged(answer: Readonly<Record<string, unknown>>) {
  const image = imageById(String(answer['ImageId']))
  const { registry } = registryOf({ DescribeAssetImageRegistryDetail: () => answer })
  const facts = await registry.read(image)
  return { facts, verdict: judge(image, facts, someContext({ requireTrusted: false })) }
}

describe('DescribeAssetImageRegistryDetail', () => {
  test('the virus scan of the example, which was left out, is incomplete', async () => {
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

  test('the second example has 2,425 vulnerabilities and an unknown time of creation', async () => {
    const { facts, verdict } = await judged(answerOf('DescribeAssetImageRegistryDetail-2'))
    expect([facts.createdAt, reliableCount(verdict, 'vulnerabilities'), verdict.conclusion]).toEqual([
      null,
      2_425,
      'fail',
    ])
  })

  test('the image of the example is found by its reference', async () => {
    const detail = answerOf('DescribeAssetImageRegistryDetail')
    const { registry } = registryOf({
      DescribeAssetImageRegistryList: () => ({ List: [{ ...detail, Id: 5_427 }], TotalCount: 1 }),
      DescribeAssetImageRegistryDetail: ({ Id }) => (Id === 5_427 ? detail : {}),
    })
    await expect(
      registry.read(byReference('ccr.ccs.tencentyun.com/yunding/person1:v1')),
    ).resolves.toMatchObject({ imageId: detail['ImageId'] })
  })
})

describe('DescribeAssetImageRegistryList', () => {
  const [row] = answerOf('DescribeAssetImageRegistryList')['List'] as readonly Readonly<
    Record<string, unknown>
  >[]

  test('the row of the example is found and has the trust flag', async () => {
    const { registry, requests } = registryOf({
      DescribeAssetImageRegistryList: () => ({ List: [row], TotalCount: 1 }),
      DescribeAssetImageRegistryDetail: () => ({ ...row }),
    })
    const facts = await registry.read(byReference('ccr.ccs.tencentyun.com/csip/ollama:latest'))
    expect(facts.trusted).toEqual({ kind: 'known', value: false })
    expect(requests.at(-1)).toEqual(['DescribeAssetImageRegistryDetail', { Id: 110_207_177 }])
  })

  test('a virus scan with a connection error is incomplete in the example beside SCANNED and progress 100', async () => {
    const { facts, verdict } = await judged({ ...row })
    expect(verdict.violations.map((violation) => phraseViolation(violation))).toEqual([
      'virus scan: failed (ConnFailed)',
    ])
    expect(facts.licensed).toBe(false)
  })

  test('the list of the example with one of 2,145 rows is inconsistent', async () => {
    const { registry } = registryOf({
      DescribeAssetImageRegistryList: () => answerOf('DescribeAssetImageRegistryList'),
    })
    await expect(
      registry.read(byReference('ccr.ccs.tencentyun.com/csip/ollama:latest')),
    ).rejects.toMatchObject({ code: 'inconsistent' })
  })
})

test('no synchronization is requested while TCSS synchronizes, as in DescribeAssetImageRegistryAssetStatus', async () => {
  const { registry, times } = registryOf({
    DescribeAssetImageRegistryAssetStatus: () => answerOf('DescribeAssetImageRegistryAssetStatus'),
  })
  await registry.refresh([])
  expect(times('SyncAssetImageRegistryAsset')).toBe(0)
})

test('the empty answer of SyncAssetImageRegistryAsset is a success', async () => {
  const { registry } = registryOf({
    DescribeAssetImageRegistryAssetStatus: () => ({ Status: 'success' }),
    SyncAssetImageRegistryAsset: () => answerOf('SyncAssetImageRegistryAsset'),
  })
  await expect(registry.refresh([byReference('a.example/b:1')])).resolves.toBeUndefined()
})

test('the answer of CreateAssetImageRegistryScanTask without a task ID is a success', async () => {
  const detail = answerOf('DescribeAssetImageRegistryDetail')
  const { registry } = registryOf({
    DescribeAssetImageRegistryList: () => ({ List: [{ ...detail, Id: 8_741_110 }], TotalCount: 1 }),
    CreateAssetImageRegistryScanTask: () => answerOf('CreateAssetImageRegistryScanTask'),
  })
  await expect(
    registry.requestScans([byReference('ccr.ccs.tencentyun.com/yunding/person1:v1')], 60),
  ).resolves.toBeUndefined()
})

test('an image without a name, as in DescribeAssetImageSimpleList, is not found by name', async () => {
  const { List } = answerOf('DescribeAssetImageSimpleList') as { readonly List: readonly object[] }
  const { call } = apiOf({ DescribeAssetImageSimpleList: () => ({ List, TotalCount: 1 }) })
  await expect(createNodes(call, API_ZONE).read(byReference('a.example/none:none'))).rejects.toMatchObject({
    code: 'not-found',
  })
})

import { describe, expect, test } from '@jest/globals'
import { registryTime, someRegistryImage } from '../../emulator/registry/registry.ts'
import { registryScan, registryVirusScanFailing } from '../../emulator/registry/registry-script.ts'
import { delayed } from '../../emulator/world/script.ts'
import type { Script } from '../../emulator/world/world.ts'
import { someImage } from '../../emulator/world/world.ts'
import { atOnce, NO_LIMITS, NOW, onDemand } from '../make.ts'
import { attestation, digestOf, manifest, someIndex } from '../oci.ts'
import { ERROR, FAILED, messages, outcome, PASSED, verdictsIn } from '../scenarios/story.ts'
import { type ImagesResult, runWithImages } from './run-with-images.ts'

const NEVER = {
  ScanStatus: 'NOT_SCAN',
  CveStatus: 'NOT_SCAN',
  VirusStatus: 'NOT_SCAN',
  RiskStatus: 'NOT_SCAN',
  ScanTime: '',
  ScanVulProgress: 0,
  ScanVirusProgress: 0,
  ScanRiskProgress: 0,
  Progress: 0,
}
const WEB = 'registry.example.com/shop/web'
const IMAGE = `${WEB}:1.0.0`
const bodiesOf = ({ requests }: ImagesResult, action: string) =>
  requests.filter((one) => one.action === action).map(({ body }) => JSON.parse(body))

test('an image in a registry is found by its reference, judged, and gets a deploy-ref', async () => {
  const run = await runWithImages({ registry: { web: {} }, inputs: { image: IMAGE } })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(run.result.step.outputs).toMatchObject({
    'deploy-ref': `${WEB}@${run.rows['web']?.ImageDigest}`,
    'image-id': run.rows['web']?.ImageId,
    'image-name': IMAGE,
  })
  expect(run.requests.map(({ action }) => action)).toEqual([
    'DescribeAssetImageRegistryList',
    'DescribeAssetImageRegistryDetail',
  ])
})

test('an image in a registry with a given ID takes one request', async () => {
  const { ImageId } = someRegistryImage({ ImageRepoAddress: WEB })
  const run = await runWithImages({
    registry: { web: {} },
    inputs: { 'image-id': ImageId, inventory: 'registry' },
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(run.requests.map(({ action, body }) => `${action} ${body}`)).toEqual([
    `DescribeAssetImageRegistryDetail {"ImageId":"${ImageId}"}`,
  ])
})

test('a pushed image is waited for until TCSS finds and scans it, and passes when clean', async () => {
  const scan = delayed(4_000, registryScan({ takes: 40_000, result: {} }))
  const script: Script = { ...atOnce(scan), appearsAfter: 6_000 }
  const run = await runWithImages({ registry: { web: { record: NEVER, script } }, inputs: { image: IMAGE } })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(run.result.step.log.join('\n')).toMatch(
    /Not in the inventory yet[\s\S]*Vulnerability \d+ %[\s\S]*Finished; checking again/,
  )
  expect(bodiesOf(run, 'CreateAssetImageRegistryScanTask')).toEqual([])
})

test('a pushed image is synchronized and scanned on request, and fails when infected', async () => {
  const scan = registryScan({ takes: 6_000, result: { VirusCnt: 2 }, lateBy: 4_000 })
  const script: Script = { ...onDemand(scan), appearsOnSync: true, appearsAfter: 5_000 }
  const run = await runWithImages({
    registry: { web: { record: NEVER, script } },
    inputs: { image: IMAGE, 'trigger-scan': 'true' },
  })
  expect(outcome(run.result)).toEqual(FAILED)
  expect(messages(run)).toContain('2 viruses, none allowed')
  expect(bodiesOf(run, 'SyncAssetImageRegistryAsset')).toHaveLength(1)
  expect(bodiesOf(run, 'CreateAssetImageRegistryScanTask')).toEqual([
    { Id: [run.rows['web']?.Id], ScanType: ['CVE', 'VIRUS', 'RISK'] },
  ])
})

test('a tag that moved after the build fails by expected-digest', async () => {
  const built = `sha256:${'b'.repeat(64)}`
  const run = await runWithImages({
    registry: { web: {} },
    inputs: { image: IMAGE, 'expected-digest': built },
  })
  expect(outcome(run.result)).toEqual(FAILED)
  expect(messages(run)).toMatch(
    /the digest is sha256:\w+, not sha256:b+[\s\S]*tag may have moved[\s\S]*manifest-file/i,
  )
})

test('a tag with another digest is waited for, then is an error', async () => {
  const run = await runWithImages({
    registry: { web: {} },
    inputs: { image: `${IMAGE}@sha256:${'b'.repeat(64)}`, 'wait-timeout': '20s' },
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(messages(run)).toMatch(/web:1\.0\.0 has sha256:\w+, not sha256:b+\./)
})

describe('a multi-platform image', () => {
  const platform = (ImageRepoAddress: string, ImageTag: string) =>
    someRegistryImage({ ImageRepoAddress, ImageTag })
  const amd = platform(WEB, 'amd64')
  const arm = platform(WEB, 'arm64')
  const index = JSON.stringify(
    someIndex(
      manifest(amd.ImageDigest, { os: 'linux', architecture: 'amd64' }),
      manifest(arm.ImageDigest, { os: 'linux', architecture: 'arm64' }),
      attestation(`sha256:${'a'.repeat(64)}`, amd.ImageDigest),
    ),
  )
  const digest = digestOf(index)
  const inputs = { image: `${WEB}:1.0.0@${digest}`, 'manifest-file': 'index.json' }
  const files = { 'index.json': index }

  test('a multi-platform image passes when every platform does, and its deploy-ref has the index', async () => {
    const run = await runWithImages({
      registry: { amd: { record: amd }, arm: { record: arm } },
      inputs: { ...inputs, 'expected-digest': digest },
      files,
    })
    expect(outcome(run.result)).toEqual(PASSED)
    expect(run.result.step.outputs['deploy-ref']).toBe(`${WEB}@${digest}`)
    const results = JSON.parse(run.result.step.outputs['results'] ?? '')
    expect(results.map(({ image }: { image: string }) => image)).toEqual([
      `${WEB}@${amd.ImageDigest}`,
      `${WEB}@${arm.ImageDigest}`,
    ])
  })

  test('a multi-platform image fails when one platform is infected', async () => {
    const run = await runWithImages({
      registry: { amd: { record: amd }, arm: { record: { ...arm, VirusCnt: 1 } } },
      inputs,
      files,
    })
    expect(outcome(run.result)).toEqual(FAILED)
    expect(run.result.step.outputs['deploy-ref']).toBe('')
    expect(verdictsIn(run)).toEqual(['pass', 'fail'])
  })

  test('a multi-platform image fails when TCSS does not know one of its platforms', async () => {
    const run = await runWithImages({
      registry: { amd: { record: amd } },
      inputs: { ...inputs, 'wait-timeout': '20s' },
      files,
    })
    expect(outcome(run.result)).toEqual(FAILED)
    expect(messages(run)).toContain('TCSS does not know the image')
    const violations = JSON.parse(run.result.step.outputs['violations'] ?? '')
    expect(violations.map(({ rule, kind }: { rule: string; kind: string }) => `${rule} ${kind}`)).toEqual([
      'scan-incomplete vulnerability',
      'scan-incomplete virus',
      'scan-incomplete risk',
    ])
  })

  test.each([
    {
      name: 'incomplete-scan and mode are warn',
      more: { 'incomplete-scan': 'warn', mode: 'warn' },
      expected: FAILED,
    },
    { name: 'no scan has a limit', more: { ...NO_LIMITS, 'expected-digest': digest }, expected: ERROR },
  ])('a multi-platform image with unknown platforms does not pass when $name', async ({ more, expected }) => {
    const run = await runWithImages({
      registry: {},
      inputs: { ...inputs, 'wait-timeout': '0', ...more },
      files,
    })
    expect(outcome(run.result)).toEqual(expected)
    expect(run.result.step.outputs['deploy-ref']).toBe('')
  })

  test('a multi-platform image that is given by its tag is an error that names its platforms', async () => {
    const same = { ImageTag: '1.0.0' }
    const run = await runWithImages({
      registry: { amd: { record: { ...amd, ...same } }, arm: { record: { ...arm, ...same } } },
      inputs: { image: IMAGE },
    })
    expect(outcome(run.result)).toEqual(ERROR)
    expect(messages(run)).toMatch(/matches 2 images: sha256:\w+, sha256:\w+\.[\s\S]*`manifest-file`/)
  })
})

describe('an image among 3,000', () => {
  const registry = Object.fromEntries(
    Array.from({ length: 3_000 }, (_, n) => {
      const record =
        n === 2_450 ? { Id: n + 1 } : { Id: n + 1, ImageRepoAddress: `registry.example.com/shop/other-${n}` }
      return [n === 2_450 ? 'web' : `other-${n}`, { record }] as const
    }),
  )

  test('an image among 3,000 is found on page 25 when TCSS refuses filters', async () => {
    const run = await runWithImages({ registry, inputs: { image: IMAGE }, refusesFilters: true })
    expect(outcome(run.result)).toEqual(PASSED)
    expect(bodiesOf(run, 'DescribeAssetImageRegistryList')).toHaveLength(31)
  })

  test('an image among 3,000 is found on one page with a filter', async () => {
    const run = await runWithImages({ registry, inputs: { image: IMAGE } })
    expect(outcome(run.result)).toEqual(PASSED)
    expect(bodiesOf(run, 'DescribeAssetImageRegistryList')).toHaveLength(1)
  })

  test('an image among 3,000 is found although the list grows while it is read', async () => {
    const late = Object.fromEntries(
      Array.from(
        { length: 5 },
        (_, n) =>
          [
            `late-${n}`,
            {
              record: { Id: 5_000 + n, ImageRepoAddress: `registry.example.com/shop/late-${n}` },
              script: { start: 'world', steps: [], appearsAfter: 4_500 },
            },
          ] as const,
      ),
    )
    const run = await runWithImages({
      registry: { ...registry, ...late },
      inputs: { image: IMAGE },
      refusesFilters: true,
      speed: 5,
    })
    expect(outcome(run.result)).toEqual(PASSED)
  })
})

test('a list that changes every time it is read is an error', async () => {
  const registry = Object.fromEntries(
    Array.from({ length: 400 }, (_, n) => [
      `web-${n}`,
      {
        record: { Id: n + 1, ImageRepoAddress: `registry.example.com/shop/web-${n}` },
        ...(n < 250 ? {} : { script: { start: 'world' as const, steps: [], appearsAfter: (n - 240) * 60 } }),
      },
    ]),
  )
  const run = await runWithImages({
    registry,
    inputs: { image: 'registry.example.com/shop/web:1' },
    refusesFilters: true,
    speed: 1,
    intercept: async () => void (await new Promise((resolve) => setTimeout(resolve, 100))),
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(messages(run)).toContain('changed twice while it was read')
})

test('an image is not confused with one of the same name and tag in another registry', async () => {
  const run = await runWithImages({
    registry: {
      ours: { record: { ImageRepoAddress: WEB } },
      theirs: { record: { ImageRepoAddress: 'registry.example.com/mirror/shop/web', VirusCnt: 3 } },
      prefix: { record: { ImageRepoAddress: `${WEB}-admin`, VirusCnt: 3 } },
    },
    inputs: { image: IMAGE },
  })
  expect(outcome(run.result)).toEqual(PASSED)
})

test('the count of a kind outside the last scan is unknown', async () => {
  const record = { VirusStatus: 'NOT_SCAN', ScanVirusProgress: 0, VirusCnt: 0 }
  const run = await runWithImages({ registry: { web: { record } }, inputs: { image: IMAGE } })
  expect(outcome(run.result)).toEqual(FAILED)
  expect(messages(run)).toContain('Virus scan: not part of the last scan (0 %)')
  expect(run.result.step.outputs['virus-count']).toBe('unknown')
})

test('a scan that fails to connect fails the image with the error of TCSS', async () => {
  const script = atOnce(registryVirusScanFailing({ takes: 5_000, result: {} }))
  const run = await runWithImages({ registry: { web: { record: NEVER, script } }, inputs: { image: IMAGE } })
  expect(outcome(run.result)).toEqual(FAILED)
  expect(messages(run)).toContain('Virus scan: failed (ConnFailed)')
})

test('an image of a registry that is not connected is an error at the deadline that names the connected registries', async () => {
  const run = await runWithImages({
    registry: { web: {} },
    inputs: { image: 'other.example.com/shop/web:1', 'wait-timeout': '20s' },
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(messages(run)).toMatch(
    /knows no image other\.example\.com\/shop\/web:1[\s\S]*None of the connected registries is other\.example\.com: .*registry\.example\.com/,
  )
  expect(run.seconds).toBeGreaterThan(20)
})

test('an unknown image hides no other image', async () => {
  const run = await runWithImages({
    registry: { web: {} },
    inputs: { image: `${WEB}:9.9.9\n${IMAGE}`, 'wait-timeout': '20s' },
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(verdictsIn(run)).toEqual(['error', 'pass'])
})

test.each([
  { name: 'is not required by default', inputs: {}, trusted: false, expected: PASSED },
  {
    name: 'makes the image pass when it is required and given',
    inputs: { 'require-trusted': 'true' },
    trusted: true,
    expected: PASSED,
  },
  {
    name: 'makes the image fail when it is required and not given',
    inputs: { 'require-trusted': 'true' },
    trusted: false,
    expected: FAILED,
  },
])('the mark of trust in a registry $name', async ({ inputs, trusted, expected }) => {
  const registry = { web: { record: { IsTrustImage: trusted } } }
  const run = await runWithImages({ registry, inputs: { image: IMAGE, ...inputs } })
  expect(outcome(run.result)).toEqual(expected)
  const byId = { 'image-id': run.rows['web']?.ImageId ?? '', inventory: 'registry', ...inputs }
  expect(outcome((await runWithImages({ registry, inputs: byId })).result)).toEqual(expected)
})

test('an image in a registry with an old scan is scanned again', async () => {
  const record = { ScanTime: registryTime(NOW.getTime() - 8 * 86_400_000) }
  const script = onDemand(registryScan({ takes: 5_000, result: {} }))
  const run = await runWithImages({
    registry: { web: { record, script } },
    inputs: { image: IMAGE, 'max-scan-age': '7d', 'trigger-scan': 'true' },
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(bodiesOf(run, 'CreateAssetImageRegistryScanTask')).toHaveLength(1)
})

describe('an image on nodes', () => {
  const images = {
    web: { record: { ImageName: IMAGE } },
    admin: { record: { ImageName: `${WEB}-admin:1.0.0`, VirusCnt: 1 } },
  }
  const { ImageDigest } = someImage({ ImageName: IMAGE })
  const runWith = (image: string) =>
    runWithImages({ images, inputs: { 'image-id': '', image, inventory: 'nodes' } })

  test.each([IMAGE, `${WEB}@${ImageDigest}`, `${IMAGE}@${ImageDigest}`])(
    'an image on nodes is found by the reference %s',
    async (image) => {
      const run = await runWith(image)
      expect(outcome(run.result)).toEqual(PASSED)
      expect(run.result.step.outputs['deploy-ref']).toBe(`${WEB}@${ImageDigest}`)
    },
  )

  test.each([
    { image: `${WEB}:2`, message: /found no image .*web:2 on any protected node/ },
    { image: `${IMAGE}@sha256:${'c'.repeat(64)}`, message: /web:1\.0\.0 has sha256:\w+, not sha256:c+/ },
    { image: `${WEB}@sha256:${'c'.repeat(64)}`, message: /found no image/ },
  ])('the reference $image of no image on nodes is an error without waiting', async ({ image, message }) => {
    const run = await runWith(image)
    expect(outcome(run.result)).toEqual(ERROR)
    expect(messages(run)).toMatch(message)
    expect(run.seconds).toBeLessThan(20)
  })

  test('an image on nodes whose name several images have is an error that names them', async () => {
    const twice = { ...images, again: { record: { ImageID: `sha256:${'d'.repeat(64)}`, ImageName: IMAGE } } }
    const run = await runWithImages({
      images: twice,
      inputs: { 'image-id': '', image: IMAGE, inventory: 'nodes' },
    })
    expect(outcome(run.result)).toEqual(ERROR)
    expect(messages(run)).toMatch(/matches 2 images: sha256:\w+, sha256:\w+/)
  })
})

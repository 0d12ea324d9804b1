import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { DEMO_CREDENTIALS, DEMO_IMAGES, demoWorld } from '../../../emulator/demo/demo.ts'
import { EMPTY_IMAGE, someImage, wireTime } from '../../../emulator/world/world.ts'
import { NOW } from '../requests.ts'

const { images } = demoWorld(NOW)
const FIELDS = Object.keys(EMPTY_IMAGE).sort()
const SCANNED_ONCE = [
  'clean',
  'vulnerable',
  'infected',
  'untrusted',
  'risky',
  'partlyFailed',
  'failed',
  'timedOut',
  'hostile',
]

test('a sample image has the 33 documented fields and no other', () => {
  expect(FIELDS).toHaveLength(33)
  expect(Object.keys(someImage()).sort()).toEqual(FIELDS)
})

test('a sample image has the same ID and digest for the same name, and others for another', () => {
  const [first, same, other] = ['a', 'a', 'b'].map((ImageName) => someImage({ ImageName }))
  expect(first).toEqual(same)
  expect(new Set([first, other].flatMap((image) => [image?.ImageID, image?.ImageDigest])).size).toBe(4)
})

test('a sample image has the given values unchanged', () => {
  expect(someImage({ ImageID: 'x', VulCnt: 3 })).toMatchObject({ ImageID: 'x', VulCnt: 3 })
})

test('the demo world has an image for each description, in the same order', () => {
  expect(Object.keys(images)).toEqual(Object.keys(DEMO_IMAGES))
})

test.each(Object.entries(images))(
  'the demo image %s has a valid ID, and every field with the documented type',
  (name, image) => {
    const absent = name === 'documented' ? ['RepoDigests', 'Reason', 'Solution'] : []
    expect(image.ImageID).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(Object.keys(image).sort()).toEqual(FIELDS.filter((field) => !absent.includes(field)))
    for (const [field, value] of Object.entries(image))
      expect({ field, type: typeof value }).toEqual({
        field,
        type: typeof EMPTY_IMAGE[field as keyof typeof EMPTY_IMAGE],
      })
  },
)

test('the demo world has unique IDs', () => {
  const ids = Object.values(images).map(({ ImageID }) => ImageID)
  expect(new Set(ids).size).toBe(ids.length)
})

test('the demo image documented is the unchanged official example', () => {
  const text = readFileSync(
    new URL('../../../emulator/examples/DescribeAssetImageDetail.json', import.meta.url),
    'utf8',
  )
  const { Response } = JSON.parse(text).response
  expect({ ...images.documented, RequestId: Response.RequestId }).toEqual(Response)
})

test.each(Object.entries(images).filter(([name]) => name !== 'documented'))(
  'the demo image %s has a recent scan time or none',
  (name, image) => {
    expect(image.ScanTime).toBe(SCANNED_ONCE.includes(name) ? '2026-03-01 18:00:00' : '')
  },
)

test('the demo world has the same IDs at every time', () => {
  expect(demoWorld(0).images.hostile.ImageID).toBe(images.hostile.ImageID)
})

test.each([
  'queued',
  'neverScanned',
  'unlicensed',
  'cancelled',
  'scanning',
  'scanSoon',
  'scanInfected',
  'startsOnDemand',
] as const)('the demo image %s has zero findings, as every unscanned image', (name) => {
  expect(images[name]).toMatchObject({ VulCnt: 0, VirusCnt: 0, RiskCnt: 0, SensitiveInfoCnt: 0 })
})

test('the demo image hostile attacks logs, tables, Markdown, expressions, terminals and readers', () => {
  for (const attack of [
    '\n::error',
    '##[',
    '\r',
    '|',
    '<img',
    '![',
    '@everyone',
    '${{',
    '\u001b',
    '\u202e',
    '\u0000',
  ])
    expect(images.hostile.ScanVirusError).toContain(attack)
})

test('the demo credentials look like keys and are marked as fake', () => {
  for (const { secretId, secretKey } of Object.values(DEMO_CREDENTIALS)) {
    expect(secretId).toMatch(/^AKIDEXAMPLEEMULATORONLY\d{13}$/)
    expect(secretKey).toMatch(/not-a-real-one/)
  }
})

test.each([
  { name: 'is eight hours ahead of UTC', at: '2026-03-01T12:34:56.789Z', wire: '2026-03-01 20:34:56' },
  { name: 'may be on the next day', at: '2026-12-31T16:00:00Z', wire: '2027-01-01 00:00:00' },
])('the time of an image on a node $name', ({ at, wire }) => {
  expect(wireTime(Date.parse(at))).toBe(wire)
})

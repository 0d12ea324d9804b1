import { expect, test } from '@jest/globals'
import { IMAGE_ID, someImage } from '../make.ts'
import { limits, parse, refused } from './parse.ts'

const scanningOf = async (inputs: Readonly<Record<string, string>>) => (await parse({ inputs })).scanning
test.each([
  {
    name: 'by default a scan is waited for ten minutes but not requested, and times are those of Beijing',
    inputs: {},
    is: { wait: 600_000, trigger: false, zone: 480 },
  },
  {
    name: 'wait-timeout, trigger-scan and scan-time-zone are parsed',
    inputs: { 'wait-timeout': '24h', 'trigger-scan': 'true', 'scan-time-zone': '-05:00' },
    is: { wait: 86_400_000, trigger: true, zone: -300 },
  },
  {
    name: 'wait-timeout: 0 waits for no scan',
    inputs: { 'wait-timeout': '0' },
    is: { wait: 0, trigger: false, zone: 480 },
  },
  {
    name: 'wait-timeout: 0m waits for no scan',
    inputs: { 'wait-timeout': '0m' },
    is: { wait: 0, trigger: false, zone: 480 },
  },
])('$name', async ({ inputs, is }) => expect(await scanningOf(inputs)).toEqual(is))

test.each(['10', '25h'])('wait-timeout: %s is refused', async (text) => {
  expect((await refused({ inputs: { 'wait-timeout': text } })).points()).toEqual([
    expect.stringMatching(/^wait-timeout: .* is not accepted; give .*at most 24h, or 0\.$/),
  ])
})

test.each(['0', '3651d', 'none'])('max-scan-age: %s is refused', async (text) => {
  expect((await refused({ inputs: { 'max-scan-age': text } })).points()).toHaveLength(1)
})

test.each(['0', '0s'])(
  'trigger-scan: true with wait-timeout: %s is refused, because the step must wait for a requested scan',
  async (text) => {
    const error = await refused({ inputs: { 'trigger-scan': 'true', 'wait-timeout': text } })
    expect(error.points()).toEqual([
      'trigger-scan: the step must wait for a requested scan, but `wait-timeout` is 0.',
    ])
  },
)

test('expected-digest is refused for several images', async () => {
  const both = { 'image-id': `${someImage(1).imageId},${someImage(2).imageId}`, 'expected-digest': IMAGE_ID }
  expect((await refused({ inputs: both })).points()).toEqual([
    'expected-digest: needs exactly one image; 2 are given.',
  ])
  const same = { 'image-id': `${IMAGE_ID},${IMAGE_ID}`, 'expected-digest': IMAGE_ID }
  expect((await parse({ inputs: same })).policy.expectedDigest).toEqual({
    value: IMAGE_ID,
    source: { kind: 'input', input: 'expected-digest' },
  })
})

test.each(['max-scan-age', 'expected-digest'])(
  'the input %s alone is enough to check an image',
  async (input) => {
    const value = input === 'max-scan-age' ? '7d' : IMAGE_ID
    await expect(
      parse({ inputs: { ...limits('off'), 'require-trusted': 'false', [input]: value } }),
    ).resolves.toBeDefined()
  },
)

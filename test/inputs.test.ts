import { describe, expect, test } from '@jest/globals'
import { assert, property, string } from 'fast-check'
import { DEFAULTS } from '../src/domain/policy.ts'
import { GateError } from '../src/errors.ts'
import { parseInputs } from '../src/inputs.ts'
import { limits, parse, refused } from './contract/parse.ts'
import { IMAGE_ID, SECRET_ID, SECRET_KEY, someImage, someInputs } from './make.ts'

test('no limit but a whole number or off is accepted', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      if (/^(\d{1,9}|off|)$/.test(text.trim())) return
      expect(refused({ inputs: { 'max-viruses': text } }).points()).toHaveLength(1)
    }),
  )
})

describe('an input with a strict default, given as an empty text, is not given', () => {
  const NAMES = [
    'max-viruses',
    'max-vulnerabilities',
    'max-risks',
    'require-trusted',
    'incomplete-scan',
    'mode',
  ]
  test.each([...NAMES, 'site', 'endpoint', 'summary', 'annotations'])('%s', (name) => {
    const { masked: _, ...sound } = parse()
    for (const empty of ['', '  ', '\n']) expect(parse({ inputs: { [name]: empty } })).toMatchObject(sound)
  })
})

test('without further inputs the defaults hold, and say that they are defaults', () => {
  const { policy, reports, endpoint, images } = parse()
  expect(images).toEqual([{ asked: IMAGE_ID, imageId: IMAGE_ID }])
  for (const rule of ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info'] as const) {
    expect(policy.limits[rule]).toEqual({ value: DEFAULTS.limits[rule], source: { kind: 'default' } })
  }
  expect(policy.requireTrusted).toEqual({ value: true, source: { kind: 'default' } })
  expect(policy.incompleteScan).toEqual({ value: 'fail', source: { kind: 'default' } })
  expect(policy.mode).toEqual({ value: 'enforce', source: { kind: 'default' } })
  expect(reports).toEqual({ summary: true, annotations: true })
  expect(endpoint).toMatchObject({ host: 'tcss.intl.tencentcloudapi.com', local: false })
})

test('what is given holds, and says which input gave it', () => {
  const inputs = { ...limits('999999999'), 'max-risks': 'off', 'require-trusted': 'False', mode: ' warn ' }
  const { policy } = parse({ inputs: { ...inputs, 'incomplete-scan': 'warn' } })
  const by = (input: string, value: unknown) => ({ value, source: { kind: 'input', input } })
  expect(policy.limits).toEqual({
    'max-viruses': by('max-viruses', 999_999_999),
    'max-vulnerabilities': by('max-vulnerabilities', 999_999_999),
    'max-risks': by('max-risks', 'off'),
    'max-sensitive-info': by('max-sensitive-info', 999_999_999),
  })
  expect(policy.requireTrusted).toEqual(by('require-trusted', false))
  expect(policy.incompleteScan).toEqual(by('incomplete-scan', 'warn'))
  expect(policy.mode).toEqual(by('mode', 'warn'))
})

describe('trust or one limit is enough to check', () => {
  test.each([
    { ...limits('off') },
    ...Object.keys(limits('off')).map((rule) => ({
      ...limits('off'),
      [rule]: '0',
      'require-trusted': 'false',
    })),
  ])('%j', (inputs) => {
    expect(parse({ inputs }).images).toHaveLength(1)
  })
})

test('images: one a line or between commas, without comments, each once and in the order asked', () => {
  const [a, b, c] = [1, 2, 3].map((number) => someImage(number).imageId)
  const list = `${b}, ${a}\r\n\n # ${IMAGE_ID}\n${b}\r${c},\n,${a}`
  expect(parse({ inputs: { 'image-id': list } }).images.map(({ imageId }) => imageId)).toEqual([b, a, c])
})

test('the site and the endpoint decide who is asked', () => {
  expect(parse({ inputs: { site: 'china' } }).endpoint.host).toBe('tcss.tencentcloudapi.com')
  const endpoint = 'https://TCSS.ap-singapore.tencentcloudapi.com'
  expect(parse({ inputs: { site: 'china', endpoint } }).endpoint.host).toBe(
    'tcss.ap-singapore.tencentcloudapi.com',
  )
  const local = parse({ inputs: { endpoint: 'http://127.0.0.1:8080' } }).endpoint
  expect(local).toMatchObject({ host: '127.0.0.1:8080', local: true })
})

describe('credentials', () => {
  const env = { TENCENTCLOUD_SECRET_ID: 'env-id-00000001', TENCENTCLOUD_SECRET_KEY: 'env-key-00000001' }
  test('from the inputs, each masked', () => {
    const { credentials, masked } = parse({ inputs: { 'session-token': 'token-00000001' }, env })
    expect(credentials).toEqual({ secretId: SECRET_ID, secretKey: SECRET_KEY, token: 'token-00000001' })
    expect(masked).toEqual(expect.arrayContaining([SECRET_ID, SECRET_KEY, 'token-00000001']))
  })
  test('from the environment where no input gives any', () => {
    const { credentials, masked } = parse({ inputs: { 'secret-id': '', 'secret-key': '' }, env })
    expect(credentials).toEqual({ secretId: 'env-id-00000001', secretKey: 'env-key-00000001', token: null })
    expect(masked).toEqual(expect.arrayContaining(Object.values(env)))
  })
  test('half a pair is not completed from the environment', () => {
    expect(refused({ inputs: { 'secret-key': '' }, env }).points()[0]).toMatch(/secret-key/)
  })
  test('a secret is masked even when another input is wrong', () => {
    const masked: string[] = []
    const given = someInputs({ mode: 'off' })
    const read = (input: string) => given[input] ?? ''
    expect(() => parseInputs({ read, env: {}, mask: (secret) => void masked.push(secret) })).toThrow(
      GateError,
    )
    expect(masked).toEqual(expect.arrayContaining([SECRET_ID, SECRET_KEY]))
  })
})

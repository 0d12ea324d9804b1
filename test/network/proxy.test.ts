import { expect, test } from '@jest/globals'
import { checkConnection, findProxy } from '../../src/network/proxy.ts'

const HOST = 'tcss.intl.tencentcloudapi.com'

function find(env: Readonly<Record<string, string>>, host = HOST) {
  const masked: string[] = []
  const rejected: string[] = []
  const sources = {
    env,
    mask: (secret: string) => void masked.push(secret),
    reject: (where: string, why: string) => void rejected.push(`${where}: ${why}`),
  }
  checkConnection(sources)
  return { proxy: findProxy(sources, host), masked, rejected }
}

const base64 = (text: string) => Buffer.from(text).toString('base64')
const PLAIN = { secure: false, host: 'proxy.example', port: 3128, authorization: null }

test.each([
  { name: 'none without a variable', env: {}, proxy: null },
  { name: 'that of HTTPS_PROXY', env: { HTTPS_PROXY: 'http://proxy.example:3128' }, proxy: PLAIN },
  { name: 'that of https_proxy', env: { https_proxy: 'http://proxy.example:3128/' }, proxy: PLAIN },
  {
    name: 'that of the lower-case name when both are set',
    env: { HTTPS_PROXY: 'http://other.example:1', https_proxy: 'http://proxy.example:3128' },
    proxy: PLAIN,
  },
  {
    name: 'none with HTTP_PROXY alone, because every request uses TLS',
    env: { HTTP_PROXY: 'http://a:1' },
    proxy: null,
  },
  {
    name: 'one with the default port of its scheme',
    env: { HTTPS_PROXY: 'https://proxy.example' },
    proxy: { ...PLAIN, secure: true, port: 443 },
  },
  {
    name: 'one with an IPv6 address',
    env: { HTTPS_PROXY: 'http://[::1]:3128' },
    proxy: { ...PLAIN, host: '::1' },
  },
  {
    name: 'one with a decoded user and password',
    env: { HTTPS_PROXY: 'http://us%3Aer:pass%40word@proxy.example:3128' },
    proxy: { ...PLAIN, authorization: `Basic ${base64('us:er:pass@word')}` },
  },
  {
    name: 'one with a user alone',
    env: { HTTPS_PROXY: 'http://user@proxy.example:3128' },
    proxy: { ...PLAIN, authorization: `Basic ${base64('user:')}` },
  },
])('the proxy that the environment names is $name', ({ env, proxy }) =>
  expect(find(env)).toMatchObject({ proxy, rejected: [] }),
)

test.each([
  ['*', true],
  [HOST, true],
  [HOST.toUpperCase(), true],
  ['tencentcloudapi.com', true],
  ['.tencentcloudapi.com', true],
  ['*.tencentcloudapi.com', true],
  [`${HOST}:443`, true],
  [`localhost, ${HOST}`, true],
  [`localhost ${HOST}`, true],
  [`${HOST}:8443`, false],
  ['cloudapi.com', false],
  ['x.tencentcloudapi.com', false],
  ['.', false],
  ['', false],
])('NO_PROXY=%s excludes the host: %s', (list, isExcluded) => {
  const env = { HTTPS_PROXY: 'http://proxy.example:3128' }
  expect(find({ ...env, NO_PROXY: list }).proxy).toEqual(isExcluded ? null : PLAIN)
  expect(find({ ...env, no_proxy: list }).proxy).toEqual(isExcluded ? null : PLAIN)
})

test.each([
  {
    name: 'as written, decoded, and as in a header',
    env: { HTTPS_PROXY: 'http://user:pass%40word@proxy.example:3128' },
    masked: ['pass%40word', base64('user:pass%40word'), 'pass@word', base64('user:pass@word')],
  },
  {
    name: 'once when both spellings are equal',
    env: { https_proxy: 'http://user:password1@proxy' },
    masked: ['password1', base64('user:password1')],
  },
  {
    name: 'also in the proxy for plain HTTP',
    env: { HTTP_PROXY: 'http://u:password2@proxy' },
    masked: ['password2', base64('u:password2')],
  },
  {
    name: 'with colons and slashes in it',
    env: { ALL_PROXY: 'http://u:pass:wo/rd@proxy' },
    masked: ['pass:wo/rd', base64('u:pass:wo/rd')],
  },
  {
    name: 'only in a header when it is short',
    env: { HTTPS_PROXY: 'http://u:true@proxy' },
    masked: [base64('u:true')],
  },
  { name: 'not without one', env: { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'a:b@c' }, masked: [] },
])('the password of a proxy is masked $name', ({ env, masked }) =>
  expect(find(env)).toMatchObject({ masked, rejected: [] }),
)

test('the password in a refused address is masked', () => {
  const { masked, rejected } = find({ HTTPS_PROXY: 'http:user:password3@proxy' })
  expect(masked).toContain('password3')
  expect(rejected).toHaveLength(1)
})

test.each([
  { name: 'without a scheme', proxy: 'proxy.example:3128' },
  { name: 'of another protocol', proxy: 'socks5://proxy.example:1080' },
  { name: 'without slashes', proxy: 'http:user:password@proxy.example' },
  { name: 'without a host', proxy: 'http://' },
  { name: 'with a path', proxy: 'http://proxy.example/path' },
  { name: 'with an invalid percent sign in its password', proxy: 'http://user:pass%zzword@proxy.example' },
  { name: 'with a line end in its password', proxy: 'http://user:pass%0Aword@proxy.example' },
  { name: 'with a space', proxy: 'http://proxy example' },
  { name: 'without any structure', proxy: 'garbage' },
  { name: 'of 130,000 colons', proxy: `http://${':'.repeat(130_000)}@proxy` },
])('the address of a proxy $name is refused without being shown', ({ proxy }) => {
  const { rejected } = find({ HTTPS_PROXY: proxy })
  expect(rejected).toEqual([
    'HTTPS_PROXY: not the address of an HTTP proxy; give one like `http://proxy.example:3128`',
  ])
})

test.each([
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0', 1],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '1', 0],
  ['NODE_TLS_REJECT_UNAUTHORIZED', '', 0],
  ['NODE_DEBUG', 'http', 1],
  ['NODE_DEBUG', '', 0],
])('the variable %s=%j is reported as %d mistakes', (name, value, mistakes) => {
  expect(find({ [name]: value }).rejected).toHaveLength(mistakes)
})

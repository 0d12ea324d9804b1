import { expect, test } from '@jest/globals'
import { ENDPOINT, endpointOf } from '../../../src/tencent/client/endpoint.ts'

test.each([
  ['intl', 'tcss.intl.tencentcloudapi.com'],
  ['china', 'tcss.tencentcloudapi.com'],
] as const)('the site %s is served by %s', (site, host) => {
  expect(endpointOf(site)).toEqual({ host, url: `https://${host}/`, local: false, site })
})

test.each([
  ['tcss.tencentcloudapi.com', 'tcss.tencentcloudapi.com'],
  ['tcss.intl.tencentcloudapi.com', 'tcss.intl.tencentcloudapi.com'],
  ['tcss.ap-singapore.tencentcloudapi.com', 'tcss.ap-singapore.tencentcloudapi.com'],
  ['tcss.ap-singapore.intl.tencentcloudapi.com', 'tcss.ap-singapore.intl.tencentcloudapi.com'],
  ['TCSS.Intl.TencentCloudAPI.com', 'tcss.intl.tencentcloudapi.com'],
  ['https://tcss.tencentcloudapi.com', 'tcss.tencentcloudapi.com'],
  ['HTTPS://TCSS.TENCENTCLOUDAPI.COM', 'tcss.tencentcloudapi.com'],
])('%s is an endpoint of Tencent Cloud', (text, host) => {
  expect(ENDPOINT.parse(text)).toEqual({
    host,
    url: `https://${host}/`,
    local: false,
    site: host.includes('.intl.') ? 'intl' : 'china',
  })
})

test.each([
  ['http://127.0.0.1:8080', '127.0.0.1:8080'],
  ['http://127.0.0.1', '127.0.0.1'],
  ['http://127.0.0.1:80', '127.0.0.1'],
  ['http://[::1]:1', '[::1]:1'],
  ['http://localhost:65535', 'localhost:65535'],
  ['HTTP://LOCALHOST:65535', 'localhost:65535'],
])('%s is an endpoint on this machine', (text, host) => {
  expect(ENDPOINT.parse(text)).toMatchObject({ host, url: `http://${host}/`, local: true })
})

test.each([
  '',
  ' ',
  'evil.example',
  'https://evil.example',
  'eviltencentcloudapi.com',
  'tcss.eviltencentcloudapi.com',
  'https://eviltencentcloudapi.com',
  'tcss.tencentcloudapi.com.evil',
  'tcss.tencentcloudapi.com.evil.example',
  'http://tcss.tencentcloudapi.com',
  'user@tcss.tencentcloudapi.com',
  'https://user:pass@tcss.tencentcloudapi.com',
  'tcss.tencentcloudapi.com:444',
  'tcss.tencentcloudapi.com:443',
  'tcss.tencentcloudapi.com/x',
  'tcss.tencentcloudapi.com/',
  'https://tcss.tencentcloudapi.com/',
  'tcss.tencentcloudapi.com?x',
  'tcss.tencentcloudapi.com#x',
  'tcss.tencentcloudapi.com\\@evil.example',
  'cvm.tencentcloudapi.com',
  'tencentcloudapi.com',
  '.tencentcloudapi.com',
  'tcss..tencentcloudapi.com',
  'xtcss.tencentcloudapi.com',
  'tcss.a.b.tencentcloudapi.com',
  'tcss.tencentcloudapi.com.',
  'tcss.tencentcloudapi.co',
  'tcss.tencentcloudapi.com%00.evil',
  'tcss.tencentcloudapi.com\n.evil',
  'tcss.tencentcloudapi.com\0',
  'https://https://tcss.tencentcloudapi.com',
  'ftp://tcss.tencentcloudapi.com',
  '//tcss.tencentcloudapi.com',
  'tcss。tencentcloudapi。com',
  'tcss.tencentcloudapi。com',
  'ｔcss.tencentcloudapi.com',
  'tсss.tencentcloudapi.com',
  'tcss.hong\u212aong.tencentcloudapi.com',
  'tcss.tencentcloudap\u0131.com',
  'xn--tcss-.tencentcloudapi.com',
  'tcss.xn--80ak6aa92e.com',
  'tcſs.tencentcloudapi.com',
  '169.254.169.254',
  'http://169.254.169.254',
  'http://0x7f.1',
  '0x7f.1',
  'http://127.1',
  'http://127.0.0.2',
  'http://0.0.0.0',
  'http://2130706433',
  'http://[::ffff:127.0.0.1]',
  '[::ffff:127.0.0.1]',
  'http://[0:0:0:0:0:0:0:1]',
  'https://127.0.0.1',
  '127.0.0.1:8080',
  'localhost',
  'http://localhost/',
  'http://localhost:8080/x',
  'http://localhost:0',
  'http://localhost:65536',
  'http://localhost:',
  'http://localhost:8o',
  'http://localhost.evil',
  'http://127.0.0.1.evil.example',
  'http://user@127.0.0.1',
  'http://127.0.0.1:80@evil.example',
  'http://localhost:8080?x',
  'http://localhost:8080#x',
  'http://metadata.tencentyun.com',
])('the text %j is not an endpoint', (text) => {
  expect(ENDPOINT.parse(text)).toBeUndefined()
})

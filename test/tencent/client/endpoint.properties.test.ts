import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { ENDPOINT } from '../../../src/tencent/client/endpoint.ts'
import { runs } from '../../make.ts'

const host = ['tcss', '.', 'intl', '.intl', 'tencentcloudapi.com', '.tencentcloudapi.com', 'ap-singapore']
const local = ['localhost', '127.0.0.1', '[::1]', '80', '65535', '65536', '0']
const hostile = ['@', ':', '/', '?', '#', '\\', 'evil', '-', '\u212a', '\u3002', '\n', '\t', '%2e', 'TCSS']
const pieces = fc.array(fc.constantFrom('https://', 'http://', ...host, ...local, ...hostile), {
  maxLength: 7,
})
// Valid hosts with one piece inserted, so that many texts are valid and most nearly are.
const nearly = fc
  .tuple(
    fc.constantFrom(
      'https://tcss.tencentcloudapi.com',
      'tcss.ap-x.intl.tencentcloudapi.com',
      'http://[::1]:80',
    ),
    fc.nat(30),
    fc.constantFrom('', 'a', '1', '-x', 'A', 'intl.', ...hostile, ...host),
  )
  .map(([sound, at, piece]) => `${sound.slice(0, at)}${piece}${sound.slice(at)}`)

test("a URL parser finds the same host in every accepted endpoint: Tencent Cloud's or this machine", () => {
  const texts = fc.oneof(
    { weight: 1, arbitrary: pieces.map((some) => some.join('')) },
    { weight: 3, arbitrary: nearly },
  )
  const many = runs(5_000)
  let accepted = 0
  fc.assert(
    fc.property(texts, (text) => {
      const endpoint = ENDPOINT.parse(text)
      if (endpoint === undefined) return
      accepted += 1
      const url = new URL(endpoint.url)
      expect(url.href).toBe(endpoint.url)
      expect([url.host, url.pathname, url.search, url.username]).toEqual([endpoint.host, '/', '', ''])
      // The text of the user must name the same host.
      expect(new URL(text.includes('://') ? text : `https://${text}`).host).toBe(url.host)
      if (endpoint.local) {
        expect(['127.0.0.1', '[::1]', 'localhost']).toContain(url.hostname)
        expect(url.protocol).toBe('http:')
      } else {
        expect(url.host).toMatch(/^tcss\.([a-z0-9-]+\.)*tencentcloudapi\.com$/)
        expect(url.protocol).toBe('https:')
      }
    }),
    many,
  )
  // Enough accepted texts for a meaningful property.
  expect(accepted).toBeGreaterThan(many.numRuns / 100)
})

import { describe, expect, test } from '@jest/globals'
import { assert, property } from 'fast-check'
import { renderFooter } from '../../../src/report/summary/footer.ts'
import { VERSION } from '../../../src/version.ts'
import { NOW, runs } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from '../reports.ts'

const HOUR = 3_600_000
const footerOf = (given: ReportGiven) => renderFooter(someReport(given))
/** An image that was scanned so many hours ago; null for one whose scan has no time. */
const scanned = (hours: number | null): ImageGiven => ({
  facts: { scannedAt: hours === null ? null : new Date(NOW.getTime() - hours * HOUR) },
})

test('what judged, and when, in one line', () => {
  expect(footerOf({})).toMatch(/^<sub>.*<\/sub>\n$/)
  expect(footerOf({})).toContain(`TCSS Image Gate ${VERSION} · judged 2026-11-24 03:13 UTC`)
})

describe('how old the scans are', () => {
  test.each<{ name: string; images: readonly ImageGiven[]; says: string }>([
    { name: 'of one image', images: [scanned(3)], says: ' by a scan 3 h old' },
    {
      name: 'of several',
      images: [scanned(50), scanned(3), scanned(8)],
      says: ' by scans 3 h to 2 days old',
    },
    { name: 'of several as old', images: [scanned(3), scanned(3)], says: ' by scans 3 h old' },
    {
      name: 'of some it is not known',
      images: [scanned(null), scanned(3), scanned(null)],
      says: ' by scans 3 h old, 2 of unknown age',
    },
    { name: 'of none it is known', images: [scanned(null), scanned(null)], says: '' },
    { name: 'a scan in the future has no age', images: [scanned(-3)], says: '' },
    {
      name: 'an image without an answer has none',
      images: [scanned(3), { error: someError() }],
      says: ' by a scan 3 h old',
    },
    { name: 'nothing was judged', images: [], says: '' },
  ])('$name', ({ images, says }) => expect(footerOf({ images })).toContain(` 03:13 UTC${says} · [`))
})

describe('the console', () => {
  const INTL = 'https://console.tencentcloud.com/tcss'
  const CHINA = 'https://console.cloud.tencent.com/tcss'
  const linkOf = (given: ReportGiven) => /\]\((.*?)\)/.exec(footerOf(given))?.[1] ?? null

  test.each([
    { host: 'tcss.intl.tencentcloudapi.com', link: INTL },
    { host: 'tcss.ap-singapore.intl.tencentcloudapi.com', link: INTL },
    { host: 'tcss.tencentcloudapi.com', link: CHINA },
    { host: 'tcss.ap-guangzhou.tencentcloudapi.com', link: CHINA },
    { host: null, link: null },
  ])('of $host is $link', ({ host, link }) => expect(linkOf({ host })).toBe(link))

  test.each(['127.0.0.1:8080', 'localhost', 'tcss.intl.tencentcloudapi.com'])(
    'of this machine there is none: %s',
    (host) => expect(linkOf({ host, local: true })).toBeNull(),
  )

  test('is one of the two, whatever the host is called', () => {
    const others = (host: string) => footerOf({ host }).replace(`(${INTL})`, '').replace(`(${CHINA})`, '')
    const expectSame = (host: string) => expect(others(host)).toBe(others('x'))
    expectSame(HOSTILE)
    assert(property(anyText, expectSame), runs(300))
  })
})

import { expect, test } from '@jest/globals'
import { renderFooter } from '../../../src/report/summary/page.ts'
import { VERSION } from '../../../src/version.ts'
import { NOW } from '../../make.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from '../reports.ts'

const HOUR = 3_600_000
const footerOf = (given: ReportGiven) => renderFooter(someReport(given))
/** An image scanned these hours ago; null for a scan without a time. */
const scanned = (hours: number | null): ImageGiven => ({
  facts: { scannedAt: hours === null ? null : new Date(NOW.getTime() - hours * HOUR) },
})

test('the footer is one line with the version and the time of judgement', () => {
  expect(footerOf({})).toMatch(/^<sub>.*<\/sub>\n$/)
  expect(footerOf({})).toContain(`TCSS Image Gate ${VERSION} · judged 2026-11-24 03:13 UTC`)
})

test.each<{ name: string; images: readonly ImageGiven[]; ages: string }>([
  { name: 'of one image', images: [scanned(3)], ages: ' by a scan 3 h old' },
  {
    name: 'of several images',
    images: [scanned(50), scanned(3), scanned(8)],
    ages: ' by scans 3 h to 2 days old',
  },
  { name: 'of several images of one age', images: [scanned(3), scanned(3)], ages: ' by scans 3 h old' },
  {
    name: 'with unknown ones',
    images: [scanned(null), scanned(3), scanned(null)],
    ages: ' by scans 3 h old, 2 of unknown age',
  },
  { name: 'of unknown ones alone', images: [scanned(null), scanned(null)], ages: '' },
  { name: 'of a scan in the future', images: [scanned(-3)], ages: '' },
  {
    name: 'with an image that errored',
    images: [scanned(3), { error: someError() }],
    ages: ' by a scan 3 h old',
  },
  { name: 'without an image', images: [], ages: '' },
])('the footer has the ages of the scans $name', ({ images, ages }) => {
  expect(footerOf({ images })).toContain(` 03:13 UTC${ages} · [`)
})

test.each([
  { site: 'intl', link: 'https://console.tencentcloud.com/tcss' },
  { site: 'china', link: 'https://console.cloud.tencent.com/tcss' },
] as const)('the footer links the console of the site $site', ({ site, link }) => {
  expect(footerOf({ site })).toContain(` · [TCSS console](${link})</sub>`)
})

test('the footer has no link for answers of this machine, and without a site', () => {
  for (const given of [{ local: true }, { site: null }]) expect(footerOf(given)).not.toContain('](')
})

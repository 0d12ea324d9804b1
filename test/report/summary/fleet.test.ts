import { describe, expect, test } from '@jest/globals'
import type { Image } from '../../../src/domain/image.ts'
import { renderAnnotations } from '../../../src/report/annotations.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { code } from '../../../src/text.ts'
import { DIGEST, someImage } from '../../make.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from '../reports.ts'

const summaryOf = (given: ReportGiven) => renderSummary(someReport(given), 1024 * 1024)
const infected: ImageGiven = { facts: { counts: { viruses: 1 } } }
const vulnerable: ImageGiven = { facts: { counts: { vulnerabilities: 1 } } }
const errored: ImageGiven = { error: someError({ remedy: 'Ask again.' }) }

const WEB = 'h.io/shop/web'
const part = (platform: string, number: number): Image => {
  const { imageId: digest } = someImage(number)
  return {
    given: `${WEB}@${digest}`,
    imageId: null,
    reference: { repository: WEB, tag: null, digest },
    platform: { index: DIGEST, name: platform },
  }
}

describe('what to do about several images', () => {
  test('stands once, with how many images it helps, most of them first', () => {
    const alert = summaryOf({ images: [vulnerable, infected, infected, errored, {}] })
      .split('\n')
      .filter((line) => line.startsWith('> - '))
    expect(alert.map((line) => /^> - \*\*(.*?):\*\* [A-Z]/.exec(line)?.[1])).toEqual([
      '2 images',
      '1 image',
      '1 image',
    ])
    expect(alert[0]).toMatch(/infected files/)
    expect(alert.join()).toContain('Ask again.')
  })

  test('is nothing where all images pass', () => {
    expect(summaryOf({ images: [{}, {}] })).not.toContain('What now')
  })

  test('is no more than five things, and then says so', () => {
    const all = [1, 2, 3, 4, 5, 6].map((n): ImageGiven => ({ error: someError({ remedy: `Remedy ${n}.` }) }))
    const alert = (images: readonly ImageGiven[]) =>
      summaryOf({ images })
        .split('\n')
        .filter((line) => line.startsWith('> - '))
    expect(alert(all)).toHaveLength(6)
    expect(alert(all).at(-1)).toContain('and more')
    expect(alert(all.slice(1))).toHaveLength(5)
  })
})

test('where images run has a column only if that is known of one', () => {
  const unknown: ImageGiven = { facts: { counts: { viruses: 1 }, containers: null, hosts: null } }
  expect(summaryOf({ images: [unknown, unknown] })).not.toContain('Runs in')
  expect(summaryOf({ images: [unknown, {}] })).toContain('| Runs in |')
})

test('platforms of one image are told apart by their names', () => {
  const images = [
    { image: part('linux/amd64', 1), ...infected },
    { image: part('linux/arm64', 2), facts: { counts: { viruses: 2 }, name: null } },
  ]
  const summary = summaryOf({ images })
  expect(summary).toContain(code('ccr.ccs.tencentyun.com/shop/web:1.4.2 (linux/amd64)'))
  expect(summary).toContain('(linux/arm64)'.replace('(', '&#40;').replace(')', '&#41;'))
  const titles = renderAnnotations(someReport({ images }), true).map(({ title }) => title)
  expect(titles).toContain('max-viruses: ccr.ccs.tencentyun.com/shop/web:1.4.2 (linux/amd64)')
})

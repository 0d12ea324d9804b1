import { describe, expect, test } from '@jest/globals'
import { exceptionNotices } from '../../../src/domain/hints/exception-notices.ts'
import type { Exception } from '../../../src/domain/policy.ts'
import { type FactsGiven, NOW, someFinding, someList, somePolicy } from '../../make.ts'
import { type ImageGiven, someError, someReport } from '../../report/reports.ts'

const WEB = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
const API = 'ccr.ccs.tencentyun.com/shop/api:7'

/** An image of this name with these findings, all listed. */
const image = (numbers: readonly number[], facts: FactsGiven = {}): ImageGiven => ({
  facts: {
    counts: { vulnerabilities: numbers.length },
    vulnerabilities: someList(numbers.map((number) => someFinding(number))),
    ...facts,
  },
})

function notices(exceptions: readonly Partial<Exception>[], images: readonly ImageGiven[] = [image([1])]) {
  const policy = { exceptions }
  const { outcomes } = someReport({ images, policy })
  return exceptionNotices(outcomes, { policy: somePolicy(policy), now: NOW })
}
const kinds = (...given: Parameters<typeof notices>) => notices(...given).map(({ kind }) => kind)

describe('an exception that ends within fourteen days has a notice', () => {
  test.each([
    { name: 'today', until: '2026-11-24', days: 1 },
    { name: 'tomorrow', until: '2026-11-25', days: 2 },
    { name: 'on the fourteenth day', until: '2026-12-07', days: 14 },
  ])('$name', ({ until, days }) => {
    expect(notices([{ until }])).toMatchObject([{ kind: 'expiring', days, exception: { until } }])
  })

  test.each([
    { name: 'on the fifteenth', until: '2026-12-08' },
    { name: 'yesterday', until: '2026-11-23' },
    { name: 'long ago', until: '2024-02-29' },
  ])('not $name', ({ until }) => expect(notices([{ until }])).toEqual([]))

  test('whatever became of the images', () => {
    expect(kinds([{ until: '2026-11-24' }], [{ error: someError() }])).toEqual(['expiring'])
    expect(kinds([{ until: '2026-11-24' }], [])).toEqual(['expiring'])
  })
})

describe('an exception that matches no finding has a notice', () => {
  const NONE = { id: 'CVE-2024-99999' }
  test.each([
    { name: 'nothing has its ID', exceptions: [NONE], is: ['unused'] },
    { name: 'something has it', exceptions: [{}], is: [] },
    { name: 'none of several has it', exceptions: [NONE], images: [image([1]), image([2])], is: ['unused'] },
    { name: 'one of several has it', exceptions: [{}], images: [image([2]), image([1])], is: [] },
    { name: 'nothing was found at all', exceptions: [{}], images: [image([])], is: ['unused'] },
    { name: 'its globs fit an image', exceptions: [{ ...NONE, images: ['*/shop/*'] }], is: ['unused'] },
    { name: 'its globs fit no image', exceptions: [{ ...NONE, images: ['*/shop/api:*'] }], is: [] },
    {
      name: 'only an image that it is not for has its ID',
      exceptions: [{ images: [API] }],
      images: [image([1], { name: WEB }), image([2], { name: API })],
      is: ['unused'],
    },
    {
      name: 'an image that it is for has its ID',
      exceptions: [{ images: [API] }],
      images: [image([2], { name: WEB }), image([1], { name: API })],
      is: [],
    },
    { name: 'it has expired', exceptions: [{ ...NONE, until: '2026-11-23' }], is: ['unused'] },
    { name: 'it ends soon', exceptions: [{ ...NONE, until: '2026-11-24' }], is: ['expiring', 'unused'] },
    { name: 'there is none', exceptions: [], is: [] },
    { name: 'there is no image', exceptions: [NONE], images: [], is: [] },
  ])('$name: $is', ({ exceptions, images, is }) => expect(kinds(exceptions, images)).toEqual(is))

  test.each([
    { name: 'a list was not read', other: image([], { vulnerabilities: null }) },
    { name: 'an image has no verdict', other: { error: someError() } },
    { name: 'a list is shorter than the count', other: image([2], { counts: { vulnerabilities: 2 } }) },
    {
      name: 'a list is shorter than it claims',
      other: image([], { vulnerabilities: someList([], { total: 1 }) }),
    },
    {
      name: 'a scan is not complete',
      other: image([2], {
        scans: { vulnerability: { kind: 'incomplete', reason: { kind: 'partial', progress: 50 } } },
      }),
    },
  ])('but not while $name: it may match an unread finding', ({ other }) => {
    expect(kinds([NONE], [image([1]), other])).toEqual([])
  })

  test('rows that are alike are all listed', () => {
    const vulnerabilities = someList([someFinding(2)], { rows: 3, total: 3 })
    expect(kinds([NONE], [image([], { counts: { vulnerabilities: 3 }, vulnerabilities })])).toEqual([
      'unused',
    ])
  })
})

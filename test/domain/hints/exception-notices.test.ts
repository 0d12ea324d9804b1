import { describe, expect, test } from '@jest/globals'
import { exceptionNotices } from '../../../src/domain/hints/exception-notices.ts'
import type { Exception } from '../../../src/domain/policy.ts'
import { type FactsGiven, factsWith, someContext, someFinding, someList } from '../../make.ts'
import { type ImageGiven, someError, someReport } from '../../report/reports.ts'

const WEB = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
const API = 'ccr.ccs.tencentyun.com/shop/api:7'

/** An image of this name with these findings, all listed. */
const image = (numbers: readonly number[], facts: FactsGiven = {}): ImageGiven => ({
  facts: { ...factsWith(...numbers.map((number) => someFinding(number))), ...facts },
})

function notices(exceptions: readonly Partial<Exception>[], images: readonly ImageGiven[] = [image([1])]) {
  const policy = { exceptions }
  const { outcomes } = someReport({ images, policy })
  return exceptionNotices(outcomes, someContext(policy))
}
const kinds = (...given: Parameters<typeof notices>) => notices(...given).map(({ kind }) => kind)

describe('an exception that ends within fourteen days has a notice', () => {
  test.each([
    { name: 'ends today', until: '2026-11-24', days: 1 },
    { name: 'ends tomorrow', until: '2026-11-25', days: 2 },
    { name: 'ends on the fourteenth day', until: '2026-12-07', days: 14 },
  ])('an exception that $name has a notice', ({ until, days }) => {
    expect(notices([{ until }])).toMatchObject([{ kind: 'expiring', days, exception: { until } }])
  })

  test.each([
    { name: 'ends on the fifteenth day', until: '2026-12-08' },
    { name: 'ended yesterday', until: '2026-11-23' },
    { name: 'ended long ago', until: '2024-02-29' },
  ])('an exception that $name has no notice of its end', ({ until }) =>
    expect(notices([{ until }])).toEqual([]),
  )

  test('an exception that ends soon has a notice even without a judged image', () => {
    expect(kinds([{ until: '2026-11-24' }], [{ error: someError() }])).toEqual(['expiring'])
    expect(kinds([{ until: '2026-11-24' }], [])).toEqual(['expiring'])
  })
})

describe('an exception that matches no finding has a notice', () => {
  const NONE = { id: 'CVE-2024-99999' }
  test.each([
    { name: 'no finding has its ID', exceptions: [NONE], is: ['unused'] },
    { name: 'a finding has its ID', exceptions: [{}], is: [] },
    {
      name: 'no finding of several images has its ID',
      exceptions: [NONE],
      images: [image([1]), image([2])],
      is: ['unused'],
    },
    {
      name: 'a finding of one of several images has its ID',
      exceptions: [{}],
      images: [image([2]), image([1])],
      is: [],
    },
    { name: 'there are no findings', exceptions: [{}], images: [image([])], is: ['unused'] },
    { name: 'its globs match an image', exceptions: [{ ...NONE, images: ['*/shop/*'] }], is: ['unused'] },
    { name: 'its globs match no image', exceptions: [{ ...NONE, images: ['*/shop/api:*'] }], is: [] },
    {
      name: 'its ID is only in an image that its globs do not match',
      exceptions: [{ images: [API] }],
      images: [image([1], { name: WEB }), image([2], { name: API })],
      is: ['unused'],
    },
    {
      name: 'its ID is in an image that its globs match',
      exceptions: [{ images: [API] }],
      images: [image([2], { name: WEB }), image([1], { name: API })],
      is: [],
    },
    { name: 'it has expired', exceptions: [{ ...NONE, until: '2026-11-23' }], is: ['unused'] },
    { name: 'it ends soon', exceptions: [{ ...NONE, until: '2026-11-24' }], is: ['expiring', 'unused'] },
    { name: 'the policy has no exception', exceptions: [], is: [] },
    { name: 'there is no image', exceptions: [NONE], images: [], is: [] },
  ])('the notices of an exception are $is when $name', ({ exceptions, images, is }) =>
    expect(kinds(exceptions, images)).toEqual(is),
  )

  test.each([
    { name: 'a list was not read', other: image([], { vulnerabilities: null }) },
    { name: 'an image has no verdict', other: { error: someError() } },
    { name: 'a list is shorter than the count', other: image([2], { counts: { vulnerabilities: 2 } }) },
    {
      name: 'a list is shorter than its own total',
      other: image([], { vulnerabilities: someList([], { total: 1 }) }),
    },
    {
      name: 'a scan is not complete',
      other: image([2], {
        scans: { vulnerability: { kind: 'incomplete', reason: { kind: 'partial', progress: 50 } } },
      }),
    },
  ])('an exception that may match an unread finding has no notice when $name', ({ other }) => {
    expect(kinds([NONE], [image([1]), other])).toEqual([])
  })

  test('equal rows make a full list, so that an exception without a match has a notice', () => {
    const vulnerabilities = someList([someFinding(2)], { rows: 3, total: 3 })
    expect(kinds([NONE], [image([], { counts: { vulnerabilities: 3 }, vulnerabilities })])).toEqual([
      'unused',
    ])
  })
})

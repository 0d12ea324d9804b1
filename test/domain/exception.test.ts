import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { daysLeft, isExpired, matchesGlob } from '../../src/domain/exception.ts'
import { distinct, type Finding } from '../../src/domain/finding.ts'
import type { Exception } from '../../src/domain/policy.ts'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { judge, type Verdict } from '../../src/domain/verdict.ts'
import { explainForbidden } from '../../src/policy/exception-rules.ts'
import {
  type FactsGiven,
  factsWith,
  IMAGE,
  judged,
  NOW,
  type PolicyGiven,
  runs,
  someContext,
  someException,
  someFacts,
  someFinding,
  someList,
} from '../make.ts'
import { anyFinding, badness } from './arbitraries.ts'

const TODAY = '2026-11-24'
const YESTERDAY = '2026-11-23'
const OFF = { 'max-vulnerabilities': 'off' } as const

const listed = (findings: readonly Finding[]) => factsWith(...findings)
const summarize = ({ violations }: Verdict) =>
  violations.map((violation) =>
    violation.kind === 'over-limit'
      ? `${violation.rule} ${violation.found}/${violation.allowed}`
      : violation.kind === 'expired'
        ? `expired ${violation.expired.map(({ exception }) => exception.id).join(' ')}`
        : violation.kind,
  )
const three = [someFinding(1), someFinding(2), someFinding(3)]

describe('the ID of an exception', () => {
  test.each([
    { name: 'the same ID', id: 'CVE-2024-12', found: 'CVE-2024-12', left: 0 },
    { name: 'a longer ID with the same beginning', id: 'CVE-2024-12', found: 'CVE-2024-12345', left: 1 },
    { name: 'a shorter ID with the same beginning', id: 'CVE-2024-12345', found: 'CVE-2024-12', left: 1 },
    { name: 'a longer ID with the same end', id: '2024-12', found: 'CVE-2024-12', left: 1 },
    { name: 'the same ID in lower case', id: 'PSA-1', found: 'psa-1', left: 1 },
    { name: 'an empty ID', id: 'CVE-2024-12', found: '', left: 1 },
    { name: 'the name of an object property', id: '__proto__', found: 'constructor', left: 1 },
    {
      name: 'an ID that the exception matches only as a pattern',
      id: 'CVE.2024.12',
      found: 'CVE-2024-12',
      left: 1,
    },
  ])(
    'an exception for "$id" leaves $left of 1 finding with the ID "$found", which is $name',
    ({ id, found, left }) => {
      const { exceptions } = judged(listed([someFinding(1, { id: found })]), { exceptions: [{ id }] })
      expect(exceptions.counted).toHaveLength(left)
      expect(exceptions.accepted).toHaveLength(1 - left)
    },
  )

  test('an exception accepts exactly the findings with its ID, for any digits', () => {
    const digits = fc.stringMatching(/^\d{1,7}$/)
    fc.assert(
      fc.property(digits, digits, (left, right) => {
        const [id, found] = [`CVE-2024-${left}`, `CVE-2024-${right}`]
        const { exceptions } = judged(listed([someFinding(1, { id: found })]), { exceptions: [{ id }] })
        expect(exceptions.accepted.length).toBe(left === right ? 1 : 0)
        expect(exceptions.counted.length).toBe(left === right ? 0 : 1)
      }),
      runs(1_000),
    )
  })
})

describe('the last day of an exception', () => {
  const one = someException({ until: TODAY })
  test.each([
    {
      name: 'is valid at the first moment of its last day, UTC',
      now: `${TODAY}T00:00:00.000Z`,
      holds: true,
      left: 1,
    },
    {
      name: 'is valid at the last millisecond of its last day, UTC',
      now: `${TODAY}T23:59:59.999Z`,
      holds: true,
      left: 1,
    },
    {
      name: 'has expired at the first moment after its last day, UTC',
      now: '2026-11-25T00:00:00.000Z',
      holds: false,
      left: 0,
    },
    { name: 'has expired a millisecond later', now: '2026-11-25T00:00:00.001Z', holds: false, left: 0 },
    { name: 'has expired a day later', now: '2026-11-26T00:00:00.000Z', holds: false, left: -1 },
    {
      name: 'is valid on the day before its last day',
      now: `${YESTERDAY}T23:59:59.999Z`,
      holds: true,
      left: 2,
    },
  ])('an exception $name', ({ now: time, holds, left }) => {
    const now = new Date(time)
    expect([isExpired(one, now), daysLeft(one, now) + 0]).toEqual([!holds, left])
    const { policy } = someContext({ exceptions: [one] })
    const { conclusion } = judge(IMAGE, someFacts(listed([someFinding(1)])), { policy, now })
    expect(conclusion).toBe(holds ? 'pass' : 'fail')
  })
})

describe('the images of an exception', () => {
  const name = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
  test.each([
    { name: 'the whole name', glob: name, is: true },
    { name: 'any tag', glob: 'ccr.ccs.tencentyun.com/shop/web:*', is: true },
    {
      name: 'tags that begin like the tag of the image',
      glob: 'ccr.ccs.tencentyun.com/shop/web:1.*',
      is: true,
    },
    { name: 'other tags', glob: 'ccr.ccs.tencentyun.com/shop/web:2.*', is: false },
    { name: 'any host', glob: '*/shop/web:1.4.2', is: true },
    { name: 'any namespace', glob: 'ccr.ccs.tencentyun.com/*/web:1.4.2', is: true },
    { name: 'a star that matches no character', glob: `${name}*`, is: true },
    { name: 'stars within words', glob: 'c*.tencent*/s*p/*b:1*2', is: true },
    { name: 'one star for two segments', glob: '*/web:1.4.2', is: false },
    { name: 'one star for the whole name', glob: '*', is: false },
    { name: 'an extra segment', glob: '*/*/*/*', is: false },
    { name: 'no tag', glob: 'ccr.ccs.tencentyun.com/shop/web', is: false },
    { name: 'only the end of the name', glob: 'shop/web:1.4.2', is: false },
    { name: 'upper-case letters', glob: 'CCR.ccs.tencentyun.com/shop/web:*', is: false },
    { name: 'a dot in place of any character', glob: 'ccr.ccs.tencentyun.com/shop/we.:1.4.2', is: false },
    { name: 'parts that overlap', glob: 'ccr.ccs.tencentyun.com/shop/web:1.4*.4.2', is: false },
  ])('a glob with $name matches an image name: $is', ({ glob, is }) => {
    expect(matchesGlob(glob, name)).toBe(is)
    const { conclusion } = judged(listed([someFinding(1)]), { exceptions: [{ images: [glob] }] })
    expect(conclusion).toBe(is ? 'pass' : 'fail')
  })

  test('an exception applies to an image when one of its globs matches', () => {
    const images = ['a/b:c', '*/shop/*']
    expect(judged(listed([someFinding(1)]), { exceptions: [{ images }] }).conclusion).toBe('pass')
  })

  test('globs match the name from TCSS, or the given reference without its digest when TCSS has none', () => {
    const exceptions = [{ images: ['a.b/c:1'] }]
    const reference = { repository: 'a.b/c', tag: '1', digest: `sha256:${'2'.repeat(64)}` }
    const given = { ...IMAGE, reference }
    const { policy } = someContext({ exceptions })
    const conclusion = (name: string | null) =>
      judge(given, someFacts({ ...listed([someFinding(1)]), name }), { policy, now: NOW }).conclusion
    expect([conclusion(null), conclusion('x.y/z:1'), conclusion('a.b/c:1')]).toEqual(['pass', 'fail', 'pass'])
  })

  test('only exceptions for every image apply to an image without a name', () => {
    const facts = { ...listed([someFinding(1)]), name: null }
    expect(judged(facts, { exceptions: [{ images: ['*'] }] }).conclusion).toBe('fail')
    expect(judged(facts, { exceptions: [{ images: [] }] }).conclusion).toBe('pass')
  })

  test.each([
    { glob: 'a*bc*c', text: 'abc', is: false },
    { glob: 'a*bc*c', text: 'abcc', is: true },
    { glob: '*a*a*', text: 'a', is: false },
    { glob: '*ab*ab*', text: 'abab', is: true },
    { glob: '*ab*b*', text: 'ab', is: false },
    { glob: 'a*a', text: 'a', is: false },
    { glob: '', text: '', is: true },
    { glob: '*', text: '', is: true },
    { glob: '', text: 'a', is: false },
  ])('the glob "$glob" matches "$text": $is', ({ glob, text, is }) => {
    expect(matchesGlob(glob, text)).toBe(is)
  })

  test('a glob matches the same texts as its regular expression', () => {
    const word = fc.stringMatching(/^[ab*/]{0,8}$/)
    fc.assert(
      fc.property(word, fc.stringMatching(/^[ab/]{0,10}$/), (glob, text) => {
        const pattern = new RegExp(`^${glob.replaceAll('*', '[^/]*')}$`)
        expect(matchesGlob(glob, text)).toBe(pattern.test(text))
      }),
      runs(5_000),
    )
  })

  test.each([
    { name: 'that almost matches', glob: `${'*a'.repeat(500)}b`, text: 'a'.repeat(100_000) },
    { name: 'that matches', glob: '*a'.repeat(500), text: 'a'.repeat(100_000) },
    { name: 'with long words', glob: `*${'a'.repeat(250)}b`.repeat(2), text: 'a'.repeat(100_000) },
  ])('a hostile glob $name is compared in under 250 ms', ({ glob, text }) => {
    const began = performance.now()
    expect(matchesGlob(glob, text)).toBe(!glob.endsWith('b'))
    expect(performance.now() - began).toBeLessThan(250)
  })
})

describe('the count of an exception', () => {
  const exceptions = [{ id: 'CVE-2024-10001' }]
  test.each([
    { name: 'accepts its finding in a full list', count: 3, rows: three, left: 2 },
    { name: 'leaves unlisted findings counted', count: 9, rows: three, left: 8 },
    { name: 'an unlisted vulnerability is not accepted', count: 3, rows: [], left: 3 },
    {
      name: 'is subtracted from the list when that is longer than the count',
      count: 1,
      rows: three,
      left: 2,
    },
    {
      name: 'accepts its vulnerability at every path',
      count: 3,
      rows: [someFinding(1), someFinding(1, { path: '/x' }), someFinding(2)],
      left: 1,
    },
  ])('an exception $name', ({ count, rows, left }) => {
    const facts = { ...listed(rows), counts: { vulnerabilities: count } }
    const total = (limit: number) => judged(facts, { exceptions, limits: { 'max-vulnerabilities': limit } })
    expect(summarize(total(left))).toEqual([])
    expect(summarize(total(left - 1))).toEqual([`max-vulnerabilities ${left}/${left - 1}`])
  })

  test('an exception accepts equal rows once, and the count beyond them remains', () => {
    const facts = {
      counts: { vulnerabilities: 3 },
      vulnerabilities: someList([someFinding(1)], { rows: 3, total: 3 }),
    }
    expect(judged(facts, { exceptions }).tallies['max-vulnerabilities'].count).toBe(2)
  })

  test('an exception accepts nothing without a list', () => {
    const { tallies } = judged({ counts: { vulnerabilities: 1 }, vulnerabilities: null }, { exceptions })
    expect(tallies['max-vulnerabilities'].count).toBe(1)
  })
})

describe('the rules that an exception applies to', () => {
  const finding = someFinding(1, { severity: 'high', exploitable: true })
  const exceptions = [{}]
  test.each([
    { name: 'the total', limits: { 'max-vulnerabilities': 0 } },
    { name: 'its severity', limits: { ...OFF, 'max-high': 0 } },
    { name: 'exploitable vulnerabilities', limits: { ...OFF, 'max-exploitable': 0 } },
  ])('an exception applies to the limit on $name', ({ limits }) => {
    expect(judged(listed([finding]), { limits }).conclusion).toBe('fail')
    expect(judged(listed([finding]), { limits, exceptions }).conclusion).toBe('pass')
  })

  test('an exception never applies to a denied vulnerability, in either mode', () => {
    const deny = ['CVE-2024-10001']
    for (const mode of ['enforce', 'warn'] as const)
      expect(summarize(judged(listed([finding]), { limits: OFF, exceptions, deny, mode }))).toEqual([
        'denied',
      ])
  })

  test('an exception never applies to viruses and risks', () => {
    const counts = { viruses: 1, risks: 1 }
    expect(summarize(judged({ ...listed([finding]), counts }, { exceptions }))).toEqual([
      'max-viruses 1/0',
      'max-risks 1/0',
    ])
  })
})

describe('never: exploitable', () => {
  const finding = someFinding(1, { exploitable: true })
  const given = { neverExploitable: true, limits: { 'max-vulnerabilities': 1 } } as const
  test('never: exploitable forbids an exception for an exploitable vulnerability; the error names its line', () => {
    const { exceptions, tallies } = judged(listed([finding]), { ...given, exceptions: [{}] })
    expect(exceptions).toMatchObject({
      accepted: [],
      forbidden: [{ exception: { id: finding.id }, findings: [finding] }],
      counted: [finding],
    })
    expect(tallies['max-vulnerabilities'].count).toBe(1)
    const error = explainForbidden(exceptions)
    expect(error?.code).toBe('policy')
    expect(error?.points()).toEqual([`${finding.id} (policy.yml:12)`])
  })

  test.each([
    { name: 'for a vulnerability without an exploit', findings: [someFinding(1)], exception: {} },
    {
      name: 'for a vulnerability that was not found',
      findings: [{ ...finding, id: 'CVE-2024-1' }],
      exception: {},
    },
    { name: 'that has expired', findings: [finding], exception: { until: YESTERDAY } },
    { name: 'for other images', findings: [finding], exception: { images: ['a/b:c'] } },
  ])('never: exploitable does not forbid an exception $name', ({ findings, exception }) => {
    const { exceptions } = judged(listed(findings), { ...given, exceptions: [exception] })
    expect(exceptions.forbidden).toEqual([])
    expect(explainForbidden(exceptions)).toBeNull()
  })

  test('an exception for an exploitable vulnerability is allowed without never: exploitable', () => {
    const { exceptions } = judged(listed([finding]), { exceptions: [{}] })
    expect([exceptions.forbidden.length, exceptions.accepted.length]).toEqual([0, 1])
  })

  test('never: exploitable forbids only the paths with an exploit and accepts the others', () => {
    const other = someFinding(1, { path: '/safe' })
    const { exceptions } = judged(listed([finding, other]), { ...given, exceptions: [{}] })
    expect(exceptions.counted).toEqual([finding])
    expect(exceptions.accepted.flatMap(({ findings }) => findings)).toEqual([other])
  })
})

describe('an exception that has expired', () => {
  const expired = { until: YESTERDAY }
  const limits = (limit: number) => ({ 'max-vulnerabilities': limit })
  test('an expired exception counts its finding again and is named with the exceeded limit', () => {
    const verdict = judged(listed(three), { exceptions: [expired], limits: limits(2) })
    expect(summarize(verdict)).toEqual(['max-vulnerabilities 3/2', 'expired CVE-2024-10001'])
    expect(verdict.conclusion).toBe('fail')
  })

  test.each([
    { name: 'no limit is exceeded', policy: { limits: limits(3) }, exceeded: [] },
    {
      name: 'the exceeded limit counts another severity',
      policy: { limits: { ...OFF, 'max-high': 0 } },
      exceeded: ['max-high 1/0'],
    },
    { name: 'it matches no finding', exception: { id: 'CVE-2024-1' }, exceeded: ['max-vulnerabilities 3/0'] },
    {
      name: 'it is for other images',
      exception: { images: ['a/b:c'] },
      exceeded: ['max-vulnerabilities 3/0'],
    },
  ])('an expired exception is not named when $name', ({ policy = {}, exception = {}, exceeded }) => {
    const rows = [someFinding(1), someFinding(2), someFinding(3, { severity: 'high' })]
    const verdict = judged(listed(rows), { ...policy, exceptions: [{ ...expired, ...exception }] })
    expect(summarize(verdict)).toEqual(exceeded)
  })

  test('an expired exception is not named when only-fixable leaves its finding out', () => {
    const rows = [someFinding(1, { fixable: false }), someFinding(2)]
    const verdict = judged(listed(rows), { exceptions: [expired], onlyFixable: true })
    expect(summarize(verdict)).toEqual(['max-vulnerabilities 1/0'])
  })

  test('an expired exception only warns under mode: warn', () => {
    const verdict = judged(listed(three), { exceptions: [expired], mode: 'warn' })
    expect(verdict.violations.map(({ rule, effect }) => [rule, effect])).toEqual([
      ['max-vulnerabilities', 'warn'],
      ['exception-expired', 'warn'],
    ])
    expect(verdict.conclusion).toBe('warn')
  })

  test.each([
    { name: 'before the expired one', exceptions: [expired, {}] },
    { name: 'after the expired one', exceptions: [{}, expired] },
  ])('a valid exception that is given $name with the same ID replaces it', ({ exceptions }) => {
    const { exceptions: result, conclusion } = judged(listed([someFinding(1)]), { exceptions })
    expect(conclusion).toBe('pass')
    expect(result.expired).toEqual([])
    expect(result.accepted.map(({ exception }) => exception.until)).toEqual(['2026-12-31'])
  })

  test('a valid exception for other images does not replace an expired one', () => {
    const exceptions = [expired, { images: ['a/b:c'] }]
    expect(summarize(judged(listed([someFinding(1)]), { exceptions }))).toEqual([
      'max-vulnerabilities 1/0',
      'expired CVE-2024-10001',
    ])
  })

  test('of several valid exceptions with one ID, the one that ends last is applied', () => {
    const untils = ['2026-12-01', '2027-03-01', '2027-02-01']
    const { exceptions } = judged(listed([someFinding(1)]), {
      exceptions: untils.map((until) => ({ until })),
    })
    expect(exceptions.accepted.map(({ exception }) => exception.until)).toEqual(['2027-03-01'])
  })
})

const exception: fc.Arbitrary<Partial<Exception>> = fc.record({
  id: fc.integer({ min: 0, max: 6 }).map((number) => `CVE-2024-${10_000 + number}`),
  until: fc.constantFrom(YESTERDAY, TODAY, '2026-12-31'),
  images: fc.constantFrom([], ['*/shop/web:*'], ['a/b:c']),
})
const limit = fc.constantFrom<number | 'off'>('off', 0, 1, 2)
const policies: fc.Arbitrary<PolicyGiven> = fc.record({
  limits: fc.record(Object.fromEntries(LIMIT_RULES.map((rule) => [rule, limit]))),
  onlyFixable: fc.boolean(),
  deny: fc.constantFrom([], ['CVE-2024-10000']),
  exceptions: fc.array(exception, { maxLength: 6 }),
  neverExploitable: fc.boolean(),
  mode: fc.constantFrom('enforce', 'warn'),
})
const findings = fc.array(anyFinding, { maxLength: 6 })
/** How many vulnerabilities the count has more than the list, or fewer. */
const surplus = fc.integer({ min: -6, max: 2 })
const factsOf = (rows: readonly Finding[], more = 0): FactsGiven => ({
  counts: { vulnerabilities: Math.max(0, rows.length + more) },
  vulnerabilities: someList(distinct(rows), { rows: rows.length, total: rows.length }),
})

test('removing an exception never makes a verdict better', () => {
  fc.assert(
    fc.property(findings, policies, surplus, fc.nat(5), (given, policy, more, which) => {
      const { exceptions = [] } = policy
      const without = { ...policy, exceptions: exceptions.toSpliced(which, 1) }
      expect(badness(judged(factsOf(given, more), without))).toBeGreaterThanOrEqual(
        badness(judged(factsOf(given, more), policy)),
      )
    }),
    runs(5_000),
  )
})

test('an added finding never makes a verdict better, with any exceptions', () => {
  fc.assert(
    fc.property(findings, anyFinding, policies, surplus, (given, one, policy, more) => {
      expect(badness(judged(factsOf([...given, one], more), policy))).toBeGreaterThanOrEqual(
        badness(judged(factsOf(given, more), policy)),
      )
    }),
    runs(5_000),
  )
})

test('every finding is either counted or accepted; those of expired and forbidden exceptions are counted', () => {
  fc.assert(
    fc.property(findings, policies, (given, policy) => {
      const facts = factsOf(given)
      const { accepted, expired, forbidden, counted } = judged(facts, policy).exceptions
      const of = (some: typeof accepted) => some.flatMap((one) => one.findings)
      const all = facts.vulnerabilities?.findings ?? []
      expect(new Set([...of(accepted), ...counted])).toEqual(new Set(all))
      expect(of(accepted).length + counted.length).toBe(all.length)
      for (const one of [...of(expired), ...of(forbidden)]) expect(counted).toContain(one)
      for (const one of of(accepted)) expect(policy.neverExploitable && one.exploitable).toBe(false)
    }),
    runs(2_000),
  )
})

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { daysLeft, isExpired, matchesGlob } from '../../src/domain/exception.ts'
import { distinct, type Finding, SEVERITIES } from '../../src/domain/finding.ts'
import type { Exception } from '../../src/domain/policy.ts'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { judge, type Verdict } from '../../src/domain/verdict.ts'
import { explainForbidden } from '../../src/policy/exception-rules.ts'
import {
  type FactsGiven,
  IMAGE,
  NOW,
  type PolicyGiven,
  runs,
  someContext,
  someException,
  someFacts,
  someFinding,
  someList,
} from '../make.ts'

const TODAY = '2026-11-24'
const YESTERDAY = '2026-11-23'
const OFF = { 'max-vulnerabilities': 'off' } as const

const judged = (facts: FactsGiven, policy: PolicyGiven = {}): Verdict =>
  judge(IMAGE, someFacts(facts), someContext(policy))
const listed = (findings: readonly Finding[], count = findings.length): FactsGiven => ({
  counts: { vulnerabilities: count },
  vulnerabilities: someList(findings),
})
const says = ({ violations }: Verdict) =>
  violations.map((violation) =>
    violation.kind === 'over-limit'
      ? `${violation.rule} ${violation.found}/${violation.allowed}`
      : violation.kind === 'expired'
        ? `expired ${violation.expired.map(({ exception }) => exception.id).join(' ')}`
        : violation.kind,
  )
const three = [someFinding(1), someFinding(2), someFinding(3)]

describe('an exception is about exactly its ID', () => {
  test.each([
    { name: 'the same', id: 'CVE-2024-12', found: 'CVE-2024-12', left: 0 },
    { name: 'one that begins like it', id: 'CVE-2024-12', found: 'CVE-2024-12345', left: 1 },
    { name: 'one that it begins like', id: 'CVE-2024-12345', found: 'CVE-2024-12', left: 1 },
    { name: 'one that ends like it', id: '2024-12', found: 'CVE-2024-12', left: 1 },
    { name: 'one in other letters', id: 'PSA-1', found: 'psa-1', left: 1 },
    { name: 'none at all', id: 'CVE-2024-12', found: '', left: 1 },
    { name: 'a name of every object', id: '__proto__', found: 'constructor', left: 1 },
    { name: 'a sign that means any in patterns', id: 'CVE.2024.12', found: 'CVE-2024-12', left: 1 },
  ])('$name', ({ id, found, left }) => {
    const { exceptions } = judged(listed([someFinding(1, { id: found })]), { exceptions: [{ id }] })
    expect(exceptions.counted).toHaveLength(left)
    expect(exceptions.accepted).toHaveLength(1 - left)
  })

  test('whatever digits there are', () => {
    const digits = fc.stringMatching(/^\d{1,7}$/)
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const [id, found] = [`CVE-2024-${one}`, `CVE-2024-${other}`]
        const { exceptions } = judged(listed([someFinding(1, { id: found })]), { exceptions: [{ id }] })
        expect(exceptions.accepted.length).toBe(one === other ? 1 : 0)
        expect(exceptions.counted.length).toBe(one === other ? 0 : 1)
      }),
      runs(1_000),
    )
  })
})

describe('an exception is good through the end of its day, UTC', () => {
  const one = someException({ until: TODAY })
  test.each([
    { name: 'at its first moment', now: `${TODAY}T00:00:00.000Z`, holds: true, left: 1 },
    { name: 'at its last millisecond', now: `${TODAY}T23:59:59.999Z`, holds: true, left: 1 },
    { name: 'not at the first moment after it', now: '2026-11-25T00:00:00.000Z', holds: false, left: 0 },
    { name: 'not a millisecond later', now: '2026-11-25T00:00:00.001Z', holds: false, left: 0 },
    { name: 'not a day later', now: '2026-11-26T00:00:00.000Z', holds: false, left: -1 },
    { name: 'the whole day before', now: `${YESTERDAY}T23:59:59.999Z`, holds: true, left: 2 },
  ])('$name', ({ now: time, holds, left }) => {
    const now = new Date(time)
    expect([isExpired(one, now), daysLeft(one, now) + 0]).toEqual([!holds, left])
    const { policy } = someContext({ exceptions: [one] })
    const { conclusion } = judge(IMAGE, someFacts(listed([someFinding(1)])), { policy, now })
    expect(conclusion).toBe(holds ? 'pass' : 'fail')
  })
})

describe('an exception may be for some images', () => {
  const name = 'ccr.ccs.tencentyun.com/shop/web:1.4.2'
  test.each([
    { name: 'for this one', glob: name, is: true },
    { name: 'for any tag', glob: 'ccr.ccs.tencentyun.com/shop/web:*', is: true },
    { name: 'for some tags', glob: 'ccr.ccs.tencentyun.com/shop/web:1.*', is: true },
    { name: 'for other tags', glob: 'ccr.ccs.tencentyun.com/shop/web:2.*', is: false },
    { name: 'for any host', glob: '*/shop/web:1.4.2', is: true },
    { name: 'for any namespace', glob: 'ccr.ccs.tencentyun.com/*/web:1.4.2', is: true },
    { name: 'with a star that stands for nothing', glob: `${name}*`, is: true },
    { name: 'with stars within words', glob: 'c*.tencent*/s*p/*b:1*2', is: true },
    { name: 'with a star for two segments', glob: '*/web:1.4.2', is: false },
    { name: 'with a star for all', glob: '*', is: false },
    { name: 'with a segment too many', glob: '*/*/*/*', is: false },
    { name: 'without the tag', glob: 'ccr.ccs.tencentyun.com/shop/web', is: false },
    { name: 'with only its end', glob: 'shop/web:1.4.2', is: false },
    { name: 'in other letters', glob: 'CCR.ccs.tencentyun.com/shop/web:*', is: false },
    {
      name: 'with a sign that means any in patterns',
      glob: 'ccr.ccs.tencentyun.com/shop/we.:1.4.2',
      is: false,
    },
    { name: 'with parts that overlap', glob: 'ccr.ccs.tencentyun.com/shop/web:1.4*.4.2', is: false },
  ])('$name', ({ glob, is }) => {
    expect(matchesGlob(glob, name)).toBe(is)
    const { conclusion } = judged(listed([someFinding(1)]), { exceptions: [{ images: [glob] }] })
    expect(conclusion).toBe(is ? 'pass' : 'fail')
  })

  test('one of several globs is enough', () => {
    const images = ['a/b:c', '*/shop/*']
    expect(judged(listed([someFinding(1)]), { exceptions: [{ images }] }).conclusion).toBe('pass')
  })

  test('the name is that of TCSS, else the one that was asked for, without its digest', () => {
    const exceptions = [{ images: ['a.b/c:1'] }]
    const reference = { repository: 'a.b/c', tag: '1', digest: `sha256:${'2'.repeat(64)}` }
    const asked = { ...IMAGE, reference }
    const { policy } = someContext({ exceptions })
    const conclusion = (name: string | null) =>
      judge(asked, someFacts({ ...listed([someFinding(1)]), name }), { policy, now: NOW }).conclusion
    expect([conclusion(null), conclusion('x.y/z:1'), conclusion('a.b/c:1')]).toEqual(['pass', 'fail', 'pass'])
  })

  test('an image without any name is only in those for every image', () => {
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
  ])('no sign of $text stands for two signs of $glob', ({ glob, text, is }) => {
    expect(matchesGlob(glob, text)).toBe(is)
  })

  test('a glob is as good as the pattern it stands for', () => {
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
    { name: 'that fits nearly', glob: `${'*a'.repeat(500)}b`, text: 'a'.repeat(100_000) },
    { name: 'that fits', glob: '*a'.repeat(500), text: 'a'.repeat(100_000) },
    { name: 'with long words', glob: `*${'a'.repeat(250)}b`.repeat(2), text: 'a'.repeat(100_000) },
  ])('a hostile glob $name ends at once', ({ glob, text }) => {
    const began = performance.now()
    expect(matchesGlob(glob, text)).toBe(!glob.endsWith('b'))
    expect(performance.now() - began).toBeLessThan(250)
  })
})

describe('an exception takes away only what is listed', () => {
  const exceptions = [{ id: 'CVE-2024-10001' }]
  test.each([
    { name: 'all are listed', count: 3, rows: three, left: 2 },
    { name: 'a shortfall stays counted', count: 9, rows: three, left: 8 },
    { name: 'an unlisted vulnerability is not accepted', count: 3, rows: [], left: 3 },
    { name: 'a list longer than the count wins', count: 1, rows: three, left: 2 },
    {
      name: 'every place of it is accepted',
      count: 3,
      rows: [someFinding(1), someFinding(1, { path: '/x' }), someFinding(2)],
      left: 1,
    },
  ])('$name', ({ count, rows, left }) => {
    const facts = listed(rows, count)
    const total = (limit: number) => judged(facts, { exceptions, limits: { 'max-vulnerabilities': limit } })
    expect(says(total(left))).toEqual([])
    expect(says(total(left - 1))).toEqual([`max-vulnerabilities ${left}/${left - 1}`])
  })

  test('rows that are alike are one, and what is counted beyond them stays counted', () => {
    const facts = {
      counts: { vulnerabilities: 3 },
      vulnerabilities: someList([someFinding(1)], { rows: 3, total: 3 }),
    }
    expect(judged(facts, { exceptions }).tallies['max-vulnerabilities'].count).toBe(2)
  })

  test('without a list it takes nothing away', () => {
    const { tallies } = judged({ counts: { vulnerabilities: 1 }, vulnerabilities: null }, { exceptions })
    expect(tallies['max-vulnerabilities'].count).toBe(1)
  })
})

describe('an exception applies', () => {
  const finding = someFinding(1, { severity: 'high', exploitable: true })
  const exceptions = [{}]
  test.each([
    { name: 'to the total', limits: { 'max-vulnerabilities': 0 } },
    { name: 'to its severity', limits: { ...OFF, 'max-high': 0 } },
    { name: 'to exploitable ones', limits: { ...OFF, 'max-exploitable': 0 } },
  ])('$name', ({ limits }) => {
    expect(judged(listed([finding]), { limits }).conclusion).toBe('fail')
    expect(judged(listed([finding]), { limits, exceptions }).conclusion).toBe('pass')
  })

  test('never to a denial, whatever the mode', () => {
    const deny = ['CVE-2024-10001']
    for (const mode of ['enforce', 'warn'] as const)
      expect(says(judged(listed([finding]), { limits: OFF, exceptions, deny, mode }))).toEqual(['denied'])
  })

  test('never to viruses and risks', () => {
    const counts = { viruses: 1, risks: 1 }
    expect(says(judged({ ...listed([finding]), counts }, { exceptions }))).toEqual([
      'max-viruses 1/0',
      'max-risks 1/0',
    ])
  })
})

describe('never: exploitable', () => {
  const finding = someFinding(1, { exploitable: true })
  const given = { neverExploitable: true, limits: { 'max-vulnerabilities': 1 } } as const
  test('an exception for one is forbidden, takes nothing away, and is an error that says where it is', () => {
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
    { name: 'for one without an exploit', findings: [someFinding(1)], exception: {} },
    { name: 'for one that is not there', findings: [{ ...finding, id: 'CVE-2024-1' }], exception: {} },
    { name: 'that has expired', findings: [finding], exception: { until: YESTERDAY } },
    { name: 'for other images', findings: [finding], exception: { images: ['a/b:c'] } },
  ])('one $name is not', ({ findings, exception }) => {
    const { exceptions } = judged(listed(findings), { ...given, exceptions: [exception] })
    expect(exceptions.forbidden).toEqual([])
    expect(explainForbidden(exceptions)).toBeNull()
  })

  test('without the rule it is allowed', () => {
    const { exceptions } = judged(listed([finding]), { exceptions: [{}] })
    expect([exceptions.forbidden.length, exceptions.accepted.length]).toEqual([0, 1])
  })

  test('a place with an exploit is forbidden while another one is excepted', () => {
    const other = someFinding(1, { path: '/safe' })
    const { exceptions } = judged(listed([finding, other]), { ...given, exceptions: [{}] })
    expect(exceptions.counted).toEqual([finding])
    expect(exceptions.accepted.flatMap(({ findings }) => findings)).toEqual([other])
  })
})

describe('an exception that has expired', () => {
  const expired = { until: YESTERDAY }
  const limits = (limit: number) => ({ 'max-vulnerabilities': limit })
  test('is counted again, and named beside the limit that it breaks', () => {
    const verdict = judged(listed(three), { exceptions: [expired], limits: limits(2) })
    expect(says(verdict)).toEqual(['max-vulnerabilities 3/2', 'expired CVE-2024-10001'])
    expect(verdict.conclusion).toBe('fail')
  })

  test.each([
    { name: 'no limit is broken', policy: { limits: limits(3) }, broken: [] },
    {
      name: 'the limit that is broken counts another severity',
      policy: { limits: { ...OFF, 'max-high': 0 } },
      broken: ['max-high 1/0'],
    },
    { name: 'it is about nothing', exception: { id: 'CVE-2024-1' }, broken: ['max-vulnerabilities 3/0'] },
    { name: 'it is for other images', exception: { images: ['a/b:c'] }, broken: ['max-vulnerabilities 3/0'] },
  ])('is not named where $name', ({ policy = {}, exception = {}, broken }) => {
    const rows = [someFinding(1), someFinding(2), someFinding(3, { severity: 'high' })]
    const verdict = judged(listed(rows), { ...policy, exceptions: [{ ...expired, ...exception }] })
    expect(says(verdict)).toEqual(broken)
  })

  test('is not named where only-fixable counts it in no limit', () => {
    const rows = [someFinding(1, { fixable: false }), someFinding(2)]
    const verdict = judged(listed(rows), { exceptions: [expired], onlyFixable: true })
    expect(says(verdict)).toEqual(['max-vulnerabilities 1/0'])
  })

  test('only warns under mode: warn', () => {
    const verdict = judged(listed(three), { exceptions: [expired], mode: 'warn' })
    expect(verdict.violations.map(({ rule, effect }) => [rule, effect])).toEqual([
      ['max-vulnerabilities', 'warn'],
      ['exception-expired', 'warn'],
    ])
    expect(verdict.conclusion).toBe('warn')
  })

  test.each([
    { name: 'first', exceptions: [expired, {}] },
    { name: 'last', exceptions: [{}, expired] },
  ])('gives way to a living one of its ID, given $name', ({ exceptions }) => {
    const { exceptions: result, conclusion } = judged(listed([someFinding(1)]), { exceptions })
    expect(conclusion).toBe('pass')
    expect(result.expired).toEqual([])
    expect(result.accepted.map(({ exception }) => exception.until)).toEqual(['2026-12-31'])
  })

  test('does not give way to a living one for other images', () => {
    const exceptions = [expired, { images: ['a/b:c'] }]
    expect(says(judged(listed([someFinding(1)]), { exceptions }))).toEqual([
      'max-vulnerabilities 1/0',
      'expired CVE-2024-10001',
    ])
  })

  test('of several of one ID that hold, the one that ends last is shown', () => {
    const untils = ['2026-12-01', '2027-03-01', '2027-02-01']
    const { exceptions } = judged(listed([someFinding(1)]), {
      exceptions: untils.map((until) => ({ until })),
    })
    expect(exceptions.accepted.map(({ exception }) => exception.until)).toEqual(['2027-03-01'])
  })
})

const finding = fc.record({
  number: fc.integer({ min: 0, max: 5 }),
  severity: fc.constantFrom(...SEVERITIES),
  fixable: fc.boolean(),
  exploitable: fc.boolean(),
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
type Given = typeof finding extends fc.Arbitrary<infer T> ? T : never
const findings = fc.array(finding, { maxLength: 6 })
const worse = ({ conclusion }: Verdict) => ['pass', 'warn', 'fail'].indexOf(conclusion)
const factsOf = (given: readonly Given[], more = 0): FactsGiven => {
  const rows = given.map(({ number, ...rest }) => someFinding(number, rest))
  const length = rows.length
  return {
    counts: { vulnerabilities: length + more },
    vulnerabilities: someList(distinct(rows), { rows: length, total: length }),
  }
}

test('taking an exception out never makes a verdict better', () => {
  fc.assert(
    fc.property(findings, policies, fc.nat(2), fc.nat(5), (given, policy, more, which) => {
      const { exceptions = [] } = policy
      const without = { ...policy, exceptions: exceptions.toSpliced(which, 1) }
      expect(worse(judged(factsOf(given, more), without))).toBeGreaterThanOrEqual(
        worse(judged(factsOf(given, more), policy)),
      )
    }),
    runs(5_000),
  )
})

test('one finding more never makes a verdict better, whatever is excepted', () => {
  fc.assert(
    fc.property(findings, finding, policies, fc.nat(2), (given, one, policy, more) => {
      expect(worse(judged(factsOf([...given, one], more), policy))).toBeGreaterThanOrEqual(
        worse(judged(factsOf(given, more), policy)),
      )
    }),
    runs(5_000),
  )
})

test('every finding is counted or excepted, and never both; expired and forbidden ones are counted', () => {
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

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { known, unknown } from '../../../src/domain/facts.ts'
import { type NearLimit, nearLimits } from '../../../src/domain/hints/near-limits.ts'
import { fixesHelp, type Remedy, remedyFor } from '../../../src/domain/hints/remedy.ts'
import type { LimitRule } from '../../../src/domain/rules/rule-names.ts'
import { checkExceptionRules } from '../../../src/policy/exception-rules.ts'
import {
  type FactsGiven,
  factsWith as listed,
  NEVER_RUN,
  NOW,
  type PolicyGiven,
  runs,
  someContext,
  someFinding,
  someList,
  somePolicy,
} from '../../make.ts'
import { applied, isHopeless, judgeAll, someImages, somePolicies } from './remedies.ts'

const HOUR = 3_600_000
/** The longest ID that a remedy proposes. */
const LONGEST = `GHSA-${'1'.repeat(95)}`
const DAY = 24 * HOUR
const NAME = 'ccr.ccs.tencentyun.com/shop/web:*'
const NOTHING: Remedy = { limits: {}, exceptions: [], requireTrusted: null, maxScanAge: null }
const remedy = (facts: FactsGiven | readonly FactsGiven[], policy: PolicyGiven = {}) =>
  remedyFor(judgeAll([facts].flat(), somePolicy(policy)), someContext(policy))
const old = (age: number): FactsGiven => ({ scannedAt: new Date(NOW.getTime() - age) })
const OFF = { 'max-vulnerabilities': 'off' } as const
/** One exception for this vulnerability, in any version of the image. */
const accept = (number: number) => ({ exceptions: [{ id: someFinding(number).id, images: NAME }] })
const most = (count: number) => ({ limits: { 'max-vulnerabilities': count } })
const many = (count: number) => Array.from({ length: count }, (_, number) => someFinding(number))

describe('the remedy is the smallest change', () => {
  test.each<{ name: string; facts: FactsGiven; policy?: PolicyGiven; is: Partial<Remedy> }>([
    {
      name: 'limits equal to the counts',
      facts: { counts: { viruses: 2, risks: 5 } },
      policy: { limits: { 'max-risks': 4 } },
      is: { limits: { 'max-viruses': 2, 'max-risks': 5 } },
    },
    {
      name: 'a limit that is off where the count is too large for a limit',
      facts: { counts: { viruses: 1_000_000_000 } },
      is: { limits: { 'max-viruses': 'off' } },
    },
    {
      name: 'require-trusted: false for an untrusted image',
      facts: { trusted: known(false) },
      is: { requireTrusted: false },
    },
    {
      name: 'require-trusted: false where trust is unknown',
      facts: { trusted: unknown<boolean>({ kind: 'not-given' }) },
      is: { requireTrusted: false },
    },
    {
      name: 'a greater max-scan-age, in whole hours',
      facts: old(5 * HOUR),
      policy: { maxScanAge: HOUR },
      is: { maxScanAge: 6 * HOUR },
    },
    {
      name: 'a greater max-scan-age, in hours below two days',
      facts: old(46 * HOUR),
      policy: { maxScanAge: HOUR },
      is: { maxScanAge: 47 * HOUR },
    },
    {
      name: 'a greater max-scan-age, in days from two days on',
      facts: old(47 * HOUR),
      policy: { maxScanAge: HOUR },
      is: { maxScanAge: 2 * DAY },
    },
    {
      name: 'a greater max-scan-age, rounded up to whole days',
      facts: old(121 * HOUR),
      policy: { maxScanAge: HOUR },
      is: { maxScanAge: 6 * DAY },
    },
    {
      name: 'a max-scan-age of three days for a scan exactly two days old',
      facts: old(48 * HOUR),
      policy: { maxScanAge: HOUR },
      is: { maxScanAge: 3 * DAY },
    },
    {
      name: 'the greatest max-scan-age that a policy can have',
      facts: old(3650 * DAY - 1),
      policy: { maxScanAge: HOUR },
      is: { maxScanAge: 3650 * DAY },
    },
    {
      name: 'max-scan-age: off for a scan older than any max-scan-age',
      facts: old(3650 * DAY),
      policy: { maxScanAge: HOUR },
      is: { maxScanAge: 'off' },
    },
    { name: 'one exception for one vulnerability', facts: listed(someFinding(1)), is: accept(1) },
    {
      name: 'three exceptions for three vulnerabilities',
      facts: listed(...many(3)),
      is: { exceptions: many(3).map(({ id }) => ({ id, images: NAME })) },
    },
    { name: 'a limit for four vulnerabilities', facts: listed(...many(4)), is: most(4) },
    {
      name: 'one exception for one vulnerability at many paths',
      facts: listed(...many(9).map((one, number) => ({ ...one, id: 'CVE-2024-1', path: `/${number}` }))),
      is: { exceptions: [{ id: 'CVE-2024-1', images: NAME }] },
    },
    {
      name: 'exceptions only for the excess over the limit: the mildest without an exploit',
      facts: listed(
        someFinding(1, { severity: 'critical' }),
        someFinding(2, { severity: 'low', exploitable: true }),
        someFinding(3, { severity: 'medium' }),
        someFinding(4, { severity: 'high' }),
      ),
      policy: { limits: { 'max-vulnerabilities': 3 } },
      is: accept(3),
    },
    {
      name: 'one exception that satisfies several limits at once',
      facts: listed(someFinding(1), someFinding(2, { severity: 'critical', exploitable: true })),
      policy: { limits: { 'max-vulnerabilities': 1, 'max-critical': 0, 'max-exploitable': 0 } },
      is: accept(2),
    },
    {
      name: 'a limit where unlisted vulnerabilities exceed it',
      facts: { ...listed(someFinding(1)), counts: { vulnerabilities: 3 } },
      is: most(3),
    },
    { name: 'a limit where nothing was listed', facts: { counts: { vulnerabilities: 2 } }, is: most(2) },
    {
      name: 'a limit where exceptions for it are forbidden',
      facts: listed(someFinding(1, { exploitable: true })),
      policy: { neverExploitable: true },
      is: most(1),
    },
    {
      name: 'an exception for a vulnerability without an exploit where exploitable ones are forbidden',
      facts: listed(someFinding(1), someFinding(2, { exploitable: true })),
      policy: { neverExploitable: true, limits: { 'max-vulnerabilities': 1 } },
      is: accept(1),
    },
    {
      name: 'a limit where a vulnerability is exploitable at one path and exceptions for that are forbidden',
      facts: listed(someFinding(1), someFinding(1, { path: '/x', exploitable: true })),
      policy: { neverExploitable: true, limits: { 'max-vulnerabilities': 1 } },
      is: most(2),
    },
    {
      name: 'a limit where max-count allows no further exception',
      facts: listed(someFinding(1)),
      policy: { maxCount: 1, exceptions: [{ id: 'CVE-2024-2' }] },
      is: most(1),
    },
    {
      name: 'an exception where an expired one does not count for max-count',
      facts: listed(someFinding(1)),
      policy: { maxCount: 1, exceptions: [{ id: 'CVE-2024-2', until: '2026-11-23' }] },
      is: accept(1),
    },
    {
      name: 'an exception in place of one that has expired',
      facts: listed(someFinding(1)),
      policy: { exceptions: [{ until: '2026-11-23' }] },
      is: accept(1),
    },
    ...['<none>:<none>', ' a.b/c:1', 'a.b/c:1 ', 'a.b/c:*', "a.b/c:1'", 'a.b/c:1\n', '', 'a'.repeat(501)].map(
      (name) => ({
        name: `an exception for all images where ${JSON.stringify(name).slice(0, 20)} is no name that a policy accepts`,
        facts: { ...listed(someFinding(1)), name },
        is: { exceptions: [{ id: 'CVE-2024-10001', images: null }] },
      }),
    ),
    ...[
      ['a.b/c:1', 'a.b/c:*'],
      ['h:5000/c:1', 'h:5000/c:*'],
      ['h:5000/c', 'h:5000/c'],
      ['a.b/c', 'a.b/c'],
      ['a.b/c@sha256:12', 'a.b/c@sha256:*'],
    ].map(([name = '', images = '']) => ({
      name: `an exception for any tag of ${name}`,
      facts: { ...listed(someFinding(1)), name },
      is: { exceptions: [{ id: 'CVE-2024-10001', images }] },
    })),
    {
      name: 'an exception for the longest ID that a policy accepts',
      facts: listed(someFinding(1, { id: LONGEST })),
      is: { exceptions: [{ id: LONGEST, images: NAME }] },
    },
    ...['', 'CVE-2024', 'a b', "it's", '-\n- id: x', '*', 'cve-2024-1', `${LONGEST}1`].map((id) => ({
      name: `a limit where ${JSON.stringify(id)} is no ID that a policy accepts`,
      facts: listed(someFinding(1, { id })),
      is: most(1),
    })),
    {
      name: 'a higher limit by severity for many vulnerabilities',
      facts: listed(...many(5).map((one) => ({ ...one, severity: 'high' as const }))),
      policy: { limits: { ...OFF, 'max-high': 1 } },
      is: { limits: { 'max-high': 5 } },
    },
  ])('the remedy is $name', ({ facts, policy, is }) =>
    expect(remedy(facts, policy)).toEqual({ ...NOTHING, ...is }),
  )

  test('the remedy for several images is enough for each of them', () => {
    const images = [
      { ...listed(someFinding(1)), counts: { vulnerabilities: 1, viruses: 3 } },
      { ...listed(someFinding(1), someFinding(2)), name: 'a.b/c:1' },
      { counts: { viruses: 1 }, trusted: known(false) },
    ]
    expect(remedy(images)).toEqual({
      ...NOTHING,
      limits: { 'max-viruses': 3 },
      exceptions: [
        { id: 'CVE-2024-10001', images: NAME },
        { id: 'CVE-2024-10001', images: 'a.b/c:*' },
        { id: 'CVE-2024-10002', images: 'a.b/c:*' },
      ],
      requireTrusted: false,
    })
  })

  test('images with one name share an exception in the remedy', () => {
    const images = Array.from({ length: 5 }, () => listed(someFinding(1)))
    expect(remedy(images)?.exceptions).toEqual([{ id: 'CVE-2024-10001', images: NAME }])
  })

  test('the remedy for 30,000 findings is found in under two seconds', () => {
    const facts = listed(...many(30_000))
    const began = performance.now()
    expect(remedy(facts)?.limits).toEqual({ 'max-vulnerabilities': 30_000 })
    expect(performance.now() - began).toBeLessThan(2_000)
  })
})

describe('no remedy', () => {
  const denied = listed(someFinding(1))
  test.each<{ name: string; facts: FactsGiven; policy?: PolicyGiven }>([
    { name: 'a vulnerability is denied', facts: denied, policy: { limits: OFF, deny: ['CVE-2024-10001'] } },
    {
      name: 'the digest is not the expected one',
      facts: {},
      policy: { expectedDigest: `sha256:${'f'.repeat(64)}` },
    },
    { name: 'the time of its scan is unknown', facts: { scannedAt: null }, policy: { maxScanAge: DAY } },
    { name: 'the scan time is in the future', facts: old(-DAY), policy: { maxScanAge: DAY } },
    { name: 'everything passes', facts: {} },
    { name: 'everything is a warning', facts: { counts: { viruses: 1 } }, policy: { mode: 'warn' } },
  ])('there is no remedy when $name', ({ facts, policy }) => expect(remedy(facts, policy)).toBeNull())

  test('there is no remedy when TCSS does not know an image', () => {
    const verdicts = judgeAll([{}, null], somePolicy())
    expect(remedyFor(verdicts, someContext())).toBeNull()
  })

  test('there is no remedy when a scan is incomplete, because its findings are unknown', () => {
    expect(remedy({ scans: { risk: NEVER_RUN }, counts: { viruses: 1 } })).toBeNull()
    const deny = [{ id: 'CVE-2026-1', since: NOW }]
    expect(remedy({ scannedAt: null, vulnerabilities: someList([]) }, { deny })).toBeNull()
  })
})

describe('remedies for any images and any policy', () => {
  const given = fc.tuple(someImages, somePolicies)

  test('every blocked run that a policy could allow has a remedy, and the remedy unblocks it', () => {
    fc.assert(
      fc.property(given, ([images, policy]) => {
        const verdicts = judgeAll(images, somePolicy(policy))
        const blocked = verdicts.some(({ conclusion }) => conclusion === 'fail')
        const found = remedyFor(verdicts, someContext(policy))
        expect(found === null).toBe(isHopeless(verdicts) || !blocked)
        if (found === null) return
        const after = judgeAll(images, applied(policy, found))
        for (const { conclusion } of after) expect(['pass', 'warn']).toContain(conclusion)
      }),
      runs(20_000),
    )
  })

  test('a remedy with any limit lowered by one blocks', () => {
    fc.assert(
      fc.property(given, ([images, policy]) => {
        const found = remedyFor(judgeAll(images, somePolicy(policy)), someContext(policy))
        for (const [name, value] of Object.entries(found?.limits ?? {})) {
          const rule = name as LimitRule
          const lower = value === 'off' ? 999_999_999 : value - 1
          const after = judgeAll(
            images,
            applied(policy, { ...(found as Remedy), limits: { ...found?.limits, [rule]: lower } }),
          )
          expect(after.some(({ conclusion }) => conclusion === 'fail')).toBe(true)
        }
      }),
      runs(10_000),
    )
  })

  test('the exceptions of a remedy satisfy the rules for exceptions', () => {
    fc.assert(
      fc.property(given, ([images, policy]) => {
        const before = judgeAll(images, somePolicy(policy))
        const found = remedyFor(before, someContext(policy))
        if (found === null || found.exceptions.length === 0) return
        const after = applied(policy, found)
        const breaches = (some: typeof after) =>
          checkExceptionRules(some, [], NOW).map(({ exception }) => exception)
        expect(breaches(after)).toEqual(breaches(somePolicy(policy)))
        const forbidden = (verdicts: typeof before) =>
          verdicts.flatMap(({ exceptions }) => exceptions.forbidden.flatMap(({ findings }) => findings))
        expect(forbidden(judgeAll(images, after))).toEqual(forbidden(before))
        expect(found.exceptions.length).toBeLessThanOrEqual(3)
      }),
      runs(10_000),
    )
  })
})

describe('upgrading alone', () => {
  const helps = (facts: FactsGiven, policy: PolicyGiven = {}) =>
    judgeAll([facts], somePolicy(policy)).every((verdict) => fixesHelp(verdict, someContext(policy)))
  const fixed = someFinding(1)
  const unfixed = someFinding(2, { fixable: false })
  test.each<{ name: string; facts: FactsGiven; policy?: PolicyGiven; is: boolean }>([
    { name: 'all vulnerabilities have a fixed version', facts: listed(fixed), is: true },
    { name: 'one vulnerability has no fixed version', facts: listed(fixed, unfixed), is: false },
    {
      name: 'the unfixed vulnerabilities are within the limit',
      facts: listed(fixed, unfixed),
      policy: { limits: { 'max-vulnerabilities': 1 } },
      is: true,
    },
    {
      name: 'the unfixed vulnerability has an exception',
      facts: listed(fixed, unfixed),
      policy: { exceptions: [{ id: unfixed.id }] },
      is: true,
    },
    {
      name: 'the unfixed vulnerability exceeds another limit',
      facts: listed({ ...fixed, severity: 'high' }, { ...unfixed, severity: 'critical' }),
      policy: { limits: { ...OFF, 'max-high': 0, 'max-critical': 0 } },
      is: false,
    },
    {
      name: 'the denied vulnerability has a fixed version',
      facts: listed(fixed),
      policy: { limits: OFF, deny: [fixed.id] },
      is: true,
    },
    {
      name: 'the denied vulnerability has no fixed version',
      facts: listed(unfixed),
      policy: { limits: OFF, deny: [unfixed.id] },
      is: false,
    },
    {
      name: 'the count is greater than the list',
      facts: { ...listed(fixed), counts: { vulnerabilities: 2 } },
      is: false,
    },
    {
      name: 'the count is smaller than the list',
      facts: { ...listed(fixed, someFinding(3)), counts: { vulnerabilities: 1 } },
      is: true,
    },
    {
      name: 'rows are equal and fixable',
      facts: { counts: { vulnerabilities: 3 }, vulnerabilities: someList([fixed], { rows: 3, total: 3 }) },
      is: true,
    },
    {
      name: 'equal rows may belong to the unfixed vulnerability',
      facts: {
        counts: { vulnerabilities: 4 },
        vulnerabilities: someList([fixed, unfixed], { rows: 4, total: 4 }),
      },
      policy: { limits: { 'max-vulnerabilities': 2 } },
      is: false,
    },
    {
      name: 'the list is shorter than its own total',
      facts: { counts: { vulnerabilities: 1 }, vulnerabilities: someList([fixed], { total: 2 }) },
      policy: { limits: { ...OFF, 'max-low': 0 } },
      is: false,
    },
    {
      name: 'another rule is violated, too',
      facts: { ...listed(fixed), counts: { vulnerabilities: 1, viruses: 1 } },
      is: false,
    },
    {
      name: 'the scan is not complete',
      facts: {
        ...listed(fixed),
        scans: { vulnerability: { kind: 'incomplete', reason: { kind: 'partial', progress: 9 } } },
      },
      is: false,
    },
    { name: 'nothing was listed', facts: { counts: { vulnerabilities: 1 } }, is: false },
    { name: 'no rule is violated', facts: listed(), is: false },
    { name: 'the violation only warns', facts: listed(fixed), policy: { mode: 'warn' }, is: false },
  ])('upgrading alone would allow the image when $name: $is', ({ facts, policy, is }) =>
    expect(helps(facts, policy)).toBe(is),
  )
})

describe('near limits', () => {
  const near = (facts: FactsGiven, policy: PolicyGiven): readonly NearLimit[] =>
    judgeAll([facts], somePolicy(policy)).flatMap((verdict) => nearLimits(verdict, someContext(policy)))

  test.each([
    { name: 'below 80 %', found: 3, allowed: 5, is: 0 },
    { name: 'at 80 %', found: 4, allowed: 5, is: 1 },
    { name: 'just below 80 %', found: 11, allowed: 14, is: 0 },
    { name: 'just over 80 %', found: 12, allowed: 14, is: 1 },
    { name: 'at the limit', found: 1, allowed: 1, is: 1 },
    { name: 'at 0 of 1', found: 0, allowed: 1, is: 0 },
    { name: 'at 0 of 0', found: 0, allowed: 0, is: 0 },
    { name: 'with the limit off', found: 9, allowed: 'off', is: 0 },
  ] as const)('the number of hints about a count $name is $is', ({ found, allowed, is }) => {
    const rule = 'max-risks'
    const hints = near({ counts: { risks: found } }, { limits: { [rule]: allowed } })
    expect(hints).toEqual(is === 0 ? [] : [{ kind: 'limit', rule, found, allowed }])
  })

  test('a near limit by severity does not count accepted vulnerabilities', () => {
    const facts = listed(...many(4).map((one) => ({ ...one, severity: 'high' as const })))
    const limits = { ...OFF, 'max-high': 5 }
    expect(near(facts, { limits })).toMatchObject([{ rule: 'max-high', found: 4, allowed: 5 }])
    expect(near(facts, { limits, exceptions: [{}] })).toEqual([])
  })

  test.each([
    { name: 'below 80 %', age: 8 * HOUR - 1, left: null },
    { name: 'at 80 %', age: 8 * HOUR, left: 2 * HOUR },
    { name: 'at the greatest age', age: 10 * HOUR, left: 0 },
  ])('the age of a scan $name leaves $left ms in the hint', ({ age, left }) => {
    const hints = near(old(age), { maxScanAge: 10 * HOUR })
    expect(hints).toEqual(left === null ? [] : [{ kind: 'age', left }])
  })

  test('a scan of any age has no hint without max-scan-age', () =>
    expect(near(old(900 * DAY), {})).toEqual([]))

  test('only the first ten ends of 3,000 exceptions are examined, in under three seconds', () => {
    const found = Array.from({ length: 3_000 }, (_, n) => someFinding(n))
    const day = (n: number) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10)
    const exceptions = found.map(({ id }, n) => ({ id, until: day(n) }))
    const begun = performance.now()
    const hints = near(listed(...found), { limits: { ...OFF, 'max-low': 0 }, exceptions })
    expect(hints.map((one) => (one.kind === 'exception' ? one.exception.until : ''))).toEqual(
      Array.from({ length: 10 }, (_, n) => day(n)),
    )
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  describe('the end of an exception', () => {
    const ids = (facts: FactsGiven, policy: PolicyGiven) =>
      near(facts, policy).flatMap((one) =>
        one.kind === 'exception' ? [`${one.exception.id} ${one.exception.until}`] : [],
      )
    const [SOON, LATER] = ['2026-12-01', '2026-12-31']
    const [ONE, TWO] = ['CVE-2024-10001', 'CVE-2024-10002']
    const exceptions = [
      { id: TWO, until: LATER },
      { id: ONE, until: SOON },
    ]
    const both = listed(someFinding(1), someFinding(2))
    test.each<{ name: string; facts?: FactsGiven; policy: PolicyGiven; is: readonly string[] }>([
      {
        name: 'name each exception whose end would exceed a limit, the next first',
        policy: { exceptions },
        is: [`${ONE} ${SOON}`, `${TWO} ${LATER}`],
      },
      {
        name: 'leave out an exception whose end would exceed no limit yet',
        policy: { exceptions, limits: { 'max-vulnerabilities': 1 } },
        is: [`${TWO} ${LATER}`],
      },
      {
        name: 'name no exception when all limits hold without them',
        policy: { exceptions, limits: { 'max-vulnerabilities': 2 } },
        is: [],
      },
      {
        name: 'leave out a later exception that matches no finding',
        policy: { exceptions: [{ until: SOON }, { id: 'CVE-2024-1', until: LATER }] },
        facts: listed(someFinding(1)),
        is: [`${ONE} ${SOON}`],
      },
      {
        name: 'leave out a later exception whose finding no limit counts',
        policy: { exceptions, onlyFixable: true },
        facts: listed(someFinding(1), someFinding(2, { fixable: false })),
        is: [`${ONE} ${SOON}`],
      },
      {
        name: 'name the exception that ends last of several with one ID',
        policy: { exceptions: [{ until: SOON }, { until: LATER }] },
        facts: listed(someFinding(1)),
        is: [`${ONE} ${LATER}`],
      },
    ])('hints $name', ({ facts = both, policy, is }) => expect(ids(facts, policy)).toEqual(is))
  })
})

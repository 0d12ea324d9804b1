import { describe, expect, test } from '@jest/globals'
import { type ListingScope, listFindings } from '../../src/collect/list-findings.ts'
import type { Finding, FindingList, Kind } from '../../src/domain/finding.ts'
import type { Image } from '../../src/domain/image.ts'
import type { Outcome } from '../../src/domain/report.ts'
import type { Inventory } from '../../src/ports/inventory.ts'
import { NEVER_ABORTED, virtualClock } from '../clocks.ts'
import { type FactsGiven, NEVER_RUN, type PolicyGiven, someFinding, someImage, someList } from '../make.ts'
import { type ImageGiven, someError, someReport } from '../report/reports.ts'

type ReadList = (image: Image, kind: Kind) => Promise<FindingList>

const rows = (kind: Kind, count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, number) => someFinding(number, { kind }))
const nothing = () => Promise.reject(new Error('not expected'))

/** Lists the findings of these images; `requests` are the lists that were read, as `image kind`. */
function listing(
  images: readonly ImageGiven[],
  readList: ReadList,
  policy: PolicyGiven = {},
  scope: ListingScope = 'over-limit',
) {
  const { outcomes } = someReport({ images, policy })
  const requests: string[] = []
  const clock = virtualClock()
  const job = new AbortController()
  const inventory: Inventory = {
    mayAppearLater: false,
    read: nothing,
    readFindings: (image, kind) => {
      const number = Number.parseInt(image.given.slice('sha256:'.length), 16)
      requests.push(`${number} ${kind}`)
      return readList(image, kind)
    },
    requestScans: nothing,
    refresh: nothing,
    explainAbsence: nothing,
  }
  const work = listFindings(outcomes, scope, { inventory, clock, signal: job.signal })
  return { outcomes, requests, clock, job, work }
}

const verdictsOf = (outcomes: readonly Outcome[]) =>
  outcomes.map((one) => (one.kind === 'judged' ? one.verdict : one.error))
const found = (facts: FactsGiven): ImageGiven => ({ facts })
const viruses = (count: number): ImageGiven => found({ counts: { viruses: count } })
const listOf =
  (count: number): ReadList =>
  async (_image, kind) =>
    someList(rows(kind, count))

describe('the scope over-limit', () => {
  const SENSITIVE = { limits: { 'max-risks': 'off', 'max-sensitive-info': 0 } } as const
  test.each<[name: string, facts: FactsGiven, requests: readonly string[], policy?: PolicyGiven]>([
    ['nothing without a violation', {}, []],
    ['viruses', { counts: { viruses: 1 } }, ['1 virus']],
    ['risks', { counts: { risks: 1 } }, ['1 risk']],
    ['vulnerabilities', { counts: { vulnerabilities: 1 } }, ['1 vulnerability']],
    ['risks for sensitive information', { counts: { sensitiveInfo: 1 } }, ['1 risk'], SENSITIVE],
    [
      'every kind once',
      { counts: { vulnerabilities: 1, viruses: 1, risks: 1, sensitiveInfo: 1 } },
      ['1 vulnerability', '1 virus', '1 risk'],
      { limits: { 'max-sensitive-info': 0 } },
    ],
    [
      'no kind whose list was read before',
      { counts: { vulnerabilities: 1, viruses: 1 }, vulnerabilities: someList(rows('vulnerability', 1)) },
      ['1 virus'],
    ],
    [
      'no kind within its limit',
      { counts: { viruses: 1, risks: 1 } },
      ['1 risk'],
      { limits: { 'max-viruses': 1 } },
    ],
    [
      'no kind without a limit',
      { counts: { viruses: 1, risks: 1 } },
      ['1 risk'],
      { limits: { 'max-viruses': 'off' } },
    ],
    ['nothing for a missing scan', { scans: { virus: NEVER_RUN } }, []],
    [
      'nothing for a denied vulnerability',
      { counts: { vulnerabilities: 1 }, vulnerabilities: someList(rows('vulnerability', 1)) },
      [],
      { deny: ['CVE-2024-10000'], limits: { 'max-vulnerabilities': 'off' } },
    ],
    ['a kind in the mode warn', { counts: { viruses: 1 } }, ['1 virus'], { mode: 'warn' }],
    ['up to 2,500 findings of a kind', { counts: { viruses: 2_500 } }, ['1 virus']],
    [
      'no kind with more than 2,500 findings of one count',
      { counts: { risks: 2_501, sensitiveInfo: 1 } },
      [],
    ],
    ['no kind with more than 2,500 findings', { counts: { viruses: 2_501, risks: 1 } }, ['1 risk']],
  ])('the scope over-limit lists %s', async (...[, facts, expected, policy]) => {
    const { requests, work, clock } = listing([found(facts)], listOf(1), policy)
    await clock.run(work)
    expect(requests).toEqual(expected)
  })

  test('lists are added to the outcome without changing the verdict', async () => {
    const vulnerabilities = someList(rows('vulnerability', 1))
    const facts = { counts: { vulnerabilities: 1, viruses: 2 }, vulnerabilities }
    const { outcomes, work, clock } = listing([found(facts), found({})], listOf(2))
    const listed = await clock.run(work)
    expect(listed.notices).toEqual([])
    expect(listed.outcomes).toMatchObject([
      { findings: { vulnerability: vulnerabilities, virus: someList(rows('virus', 2)) } },
      { findings: {} },
    ])
    for (const [n, verdict] of verdictsOf(listed.outcomes).entries()) {
      expect(verdict).toBe(verdictsOf(outcomes)[n])
    }
    expect(listed.outcomes[1]).toBe(outcomes[1])
  })

  test('without a violation the outcomes are unchanged and no timer starts', async () => {
    const { outcomes, work, clock } = listing([{}, { error: someError() }], nothing)
    expect(clock.sleepers()).toBe(0)
    expect((await work).outcomes).toBe(outcomes)
    const none = listing([], nothing)
    expect(await none.work).toEqual({ outcomes: [], notices: [] })
  })
})

describe('the scope all', () => {
  const all = (images: readonly ImageGiven[], policy: PolicyGiven = {}, readList: ReadList = listOf(1)) =>
    listing(images, readList, policy, 'all')
  const one = someList(rows('vulnerability', 1))
  test.each<[name: string, facts: FactsGiven, requests: readonly string[], policy?: PolicyGiven]>([
    ['nothing without findings', {}, []],
    [
      'kinds without a limit',
      { counts: { vulnerabilities: 1, viruses: 1, risks: 1 } },
      ['1 vulnerability', '1 virus', '1 risk'],
      { limits: { 'max-vulnerabilities': 'off', 'max-viruses': 'off', 'max-risks': 'off' } },
    ],
    [
      'kinds within their limit',
      { counts: { vulnerabilities: 4, viruses: 1 } },
      ['1 vulnerability', '1 virus'],
      { limits: { 'max-vulnerabilities': 9, 'max-viruses': 0 } },
    ],
    ['sensitive information with risks', { counts: { sensitiveInfo: 1 } }, ['1 risk']],
    [
      'no kind whose list was read before',
      { counts: { vulnerabilities: 1, viruses: 1 }, vulnerabilities: one },
      ['1 virus'],
    ],
    [
      'no kind with an unknown count',
      { counts: { viruses: { kind: 'unknown', reason: { kind: 'not-given' } } } },
      [],
    ],
    ['up to 25,000 findings of a kind', { counts: { viruses: 25_000 } }, ['1 virus']],
    ['no kind with more than 25,000 findings', { counts: { viruses: 25_001, risks: 1 } }, ['1 risk']],
  ])('the scope all lists %s', async (...[, facts, expected, policy]) => {
    const { requests, work, clock } = all([found(facts)], policy)
    await clock.run(work)
    expect(requests).toEqual(expected)
  })

  test('the scope all lists 200 images, blocked ones first', async () => {
    const allowed: ImageGiven = { ...viruses(1), policy: { limits: { 'max-viruses': 1 } } }
    const images = Array.from({ length: 230 }, (_, n) => (n < 60 ? allowed : viruses(1)))
    const { requests, work, clock } = all(images)
    const { outcomes } = await clock.run(work)
    const numbers = Array.from({ length: 230 }, (_, n) => n + 1)
    expect(requests).toEqual([...numbers.slice(60), ...numbers.slice(0, 30)].map((n) => `${n} virus`))
    expect(outcomes.map((one) => one.kind === 'judged' && one.verdict.image)).toEqual(numbers.map(someImage))
  })

  test('the scope all takes at most a minute', async () => {
    const { work, clock } = all([viruses(1)], {}, () => new Promise(() => {}))
    const { notices } = await clock.run(work)
    expect(clock.monotonic()).toBe(60_000)
    expect(notices.map((one) => one.kind === 'not-listed' && one.error.message)).toEqual([
      'The list did not arrive within 60 s.\nThe TCSS console has the list.',
    ])
    expect(clock.sleepers()).toBe(0)
  })
})

test('the scope none lists nothing and starts no timer', async () => {
  const { outcomes, requests, clock, work } = listing([viruses(1), viruses(2)], listOf(1), {}, 'none')
  expect(clock.sleepers()).toBe(0)
  const listed = await work
  expect(listed.outcomes).toBe(outcomes)
  expect([listed.notices, requests]).toEqual([[], []])
})

describe('the images of the scope over-limit', () => {
  const warned: ImageGiven = { ...viruses(1), policy: { mode: 'warn' } }
  test.each([
    { name: 'all of ten images', images: Array.from({ length: 10 }, () => viruses(1)), first: 1 },
    { name: 'the first ten of many images', images: Array.from({ length: 30 }, () => viruses(1)), first: 1 },
    {
      name: 'blocked images before those that warn',
      images: [...Array.from({ length: 10 }, () => warned), ...Array.from({ length: 10 }, () => viruses(1))],
      first: 11,
    },
    {
      name: 'ten images with findings, not those without',
      images: [...Array.from({ length: 10 }, () => ({})), ...Array.from({ length: 20 }, () => viruses(1))],
      first: 11,
    },
  ])('the scope over-limit lists $name', async ({ images, first }) => {
    const { requests, work, clock } = listing(images, listOf(1))
    const { outcomes } = await clock.run(work)
    expect(requests).toEqual(Array.from({ length: 10 }, (_, n) => `${first + n} virus`))
    expect(outcomes).toHaveLength(images.length)
    expect(outcomes.map((one) => one.kind === 'judged' && one.verdict.image)).toEqual(
      images.map((_, n) => someImage(n + 1)),
    )
  })
})

describe('lists that fail or differ', () => {
  test('a refused list is a notice and changes no verdict', async () => {
    const error = someError()
    const { outcomes, work, clock } = listing([viruses(1), viruses(2)], async (image, kind) => {
      if (image.given === someImage(1).given) throw error
      return someList(rows(kind, 2))
    })
    const listed = await clock.run(work)
    expect(listed.notices).toEqual([{ kind: 'not-listed', image: someImage(1), scan: 'virus', error }])
    expect(listed.outcomes).toMatchObject([{ findings: {} }, { findings: { virus: { rows: 2 } } }])
    expect(verdictsOf(listed.outcomes)).toEqual(verdictsOf(outcomes))
    expect(verdictsOf(listed.outcomes)[0]).toBe(verdictsOf(outcomes)[0])
  })

  test.each<[name: string, facts: FactsGiven, listed: number, counted: number | null]>([
    ['as long as its count', { counts: { viruses: 2 } }, 2, null],
    ['longer than its count', { counts: { viruses: 2 } }, 3, 2],
    ['shorter than its count', { counts: { viruses: 2 } }, 1, 2],
    ['empty', { counts: { viruses: 2 } }, 0, 2],
    ['as long as the count of risks', { counts: { risks: 3, sensitiveInfo: 1 } }, 3, null],
    ['as long as the count of sensitive information', { counts: { risks: 1, sensitiveInfo: 3 } }, 3, null],
    ['shorter than the count of risks', { counts: { risks: 3, sensitiveInfo: 1 } }, 1, 3],
    [
      'of any length when one count is unknown',
      { counts: { risks: 1, sensitiveInfo: { kind: 'unknown', reason: { kind: 'not-given' } } } },
      9,
      null,
    ],
  ])(
    'a list has a notice only if it differs from its count: a list %s',
    async (_name, facts, listed, counted) => {
      const { work, clock } = listing([found(facts)], listOf(listed))
      const { notices, outcomes } = await clock.run(work)
      const scan = facts.counts?.viruses === undefined ? 'risk' : 'virus'
      const notice = { kind: 'list-differs', image: someImage(1), scan, listed, counted }
      expect(notices).toEqual(counted === null ? [] : [notice])
      expect(outcomes).toMatchObject([{ findings: { [scan]: { rows: listed } } }])
    },
  )

  test('equal rows count as listed, so that the list does not differ from its count', async () => {
    const { work, clock } = listing([viruses(3)], async (_, kind) => someList(rows(kind, 1), { rows: 3 }))
    expect((await clock.run(work)).notices).toEqual([])
  })

  test('notices about lists have the order of the images', async () => {
    const { work, clock } = listing([viruses(1), viruses(1), viruses(1)], async (image) => {
      const late = image.given === someImage(1).given
      for (let turns = late ? 9 : 0; turns > 0; turns -= 1) await new Promise(setImmediate)
      throw someError()
    })
    const { notices } = await clock.run(work)
    expect(notices.map((one) => one.kind === 'not-listed' && one.image)).toEqual([1, 2, 3].map(someImage))
  })
})

describe('the time limit of the scope over-limit', () => {
  const never: ReadList = () => new Promise(() => {})

  test('a list that does not arrive within 15 s is a notice, and the others are listed', async () => {
    const { requests, work, clock } = listing([viruses(1), viruses(2), viruses(1)], (image, kind) =>
      image.given === someImage(2).given ? listOf(2)(image, kind) : never(image, kind),
    )
    const { notices, outcomes } = await clock.run(work)
    expect(clock.monotonic()).toBe(15_000)
    expect(requests).toHaveLength(3)
    expect(notices).toMatchObject([
      { kind: 'not-listed', image: someImage(1), scan: 'virus' },
      { kind: 'not-listed', image: someImage(3), scan: 'virus' },
    ])
    const [first] = notices
    if (first?.kind !== 'not-listed') throw new Error('no notice')
    expect([first.error.code, first.error.message]).toEqual([
      'unreachable',
      'The list did not arrive within 15 s.\nThe TCSS console has the list.',
    ])
    expect(outcomes).toMatchObject([{ findings: {} }, { findings: { virus: { rows: 2 } } }, { findings: {} }])
    expect(clock.sleepers()).toBe(0)
  })

  test('a list that arrives after 15 s is not listed', async () => {
    const outcome = async (milliseconds: number) => {
      const { work, clock } = listing([viruses(1)], async (image, kind) => {
        await Promise.resolve()
        await clock.sleep(milliseconds, NEVER_ABORTED)
        return listOf(1)(image, kind)
      })
      const { notices } = await clock.run(work)
      return [notices.length, clock.monotonic()]
    }
    expect(await outcome(14_999)).toEqual([0, 14_999])
    expect(await outcome(15_001)).toEqual([1, 15_000])
  })

  test.each<[name: string, readList: ReadList, fails: boolean]>([
    ['that was read', listOf(1), false],
    ['that was refused', () => Promise.reject(someError()), false],
    ['that threw because of a bug', () => Promise.reject(new TypeError('ours')), true],
    ['of a cancelled job', () => Promise.reject(someError({}, 'cancelled')), true],
  ])('no timer is left running after a list %s', async (_name, readList, fails) => {
    const { work, clock } = listing([viruses(1), viruses(1)], readList)
    expect(clock.sleepers()).toBe(1)
    expect(
      await work.then(
        () => false,
        () => true,
      ),
    ).toBe(fails)
    expect([clock.sleepers(), clock.monotonic()]).toEqual([0, 0])
  })
})

describe('a cancelled job', () => {
  const CANCELLED = someError({}, 'cancelled')

  test('a cancelled job ends listing while lists are read', async () => {
    const { work, clock, job } = listing([viruses(1)], () => new Promise(() => {}))
    await Promise.resolve()
    job.abort(CANCELLED)
    await expect(work).rejects.toBe(CANCELLED)
    expect([clock.sleepers(), clock.monotonic()]).toEqual([0, 0])
  })

  test('a cancelled job ends listing when all lists were read', async () => {
    const { work, job } = listing([viruses(1)], async (image, kind) => {
      await Promise.resolve()
      job.abort(CANCELLED)
      return listOf(1)(image, kind)
    })
    await expect(work).rejects.toBe(CANCELLED)
  })

  test('a cancelled request ends listing', async () => {
    const { work } = listing([viruses(1), viruses(1)], () => Promise.reject(CANCELLED))
    await expect(work).rejects.toBe(CANCELLED)
  })

  test('a list that fails after the job was cancelled is not an unhandled rejection', async () => {
    const unhandled: unknown[] = []
    const record = (error: unknown) => unhandled.push(error)
    process.on('unhandledRejection', record)
    const broken = Promise.withResolvers<FindingList>()
    const { work, job } = listing([viruses(1)], () => broken.promise)
    job.abort(CANCELLED)
    await expect(work).rejects.toBe(CANCELLED)
    broken.reject(CANCELLED)
    await new Promise(setImmediate)
    process.off('unhandledRejection', record)
    expect(unhandled).toEqual([])
  })
})

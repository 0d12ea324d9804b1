import { describe, expect, test } from '@jest/globals'
import { type ListingScope, listFindings } from '../../src/collect/list-findings.ts'
import type { Finding, FindingList, Kind } from '../../src/domain/finding.ts'
import type { Image } from '../../src/domain/image.ts'
import type { Outcome } from '../../src/domain/report.ts'
import { GateError } from '../../src/errors.ts'
import type { Inventory } from '../../src/ports/inventory.ts'
import { virtualClock } from '../clocks.ts'
import { type FactsGiven, type PolicyGiven, someFinding, someImage, someList } from '../make.ts'
import { type ImageGiven, someError, someReport } from '../report/reports.ts'

type ReadList = (image: Image, kind: Kind) => Promise<FindingList>

const rows = (kind: Kind, count: number): readonly Finding[] =>
  Array.from({ length: count }, (_, number) => someFinding(number, { kind }))
const nothing = () => Promise.reject(new Error('nobody asks for this'))

/** What comes of explaining these images, with every list that was asked for, as `image kind`. */
function explaining(
  images: readonly ImageGiven[],
  readList: ReadList,
  policy: PolicyGiven = {},
  listing: ListingScope = 'over-limit',
) {
  const { outcomes } = someReport({ images, policy })
  const asked: string[] = []
  const clock = virtualClock()
  const job = new AbortController()
  const inventory: Inventory = {
    mayAppearLater: false,
    read: nothing,
    readFindings: (image, kind) => {
      const number = Number.parseInt(image.given.slice('sha256:'.length), 16)
      asked.push(`${number} ${kind}`)
      return readList(image, kind)
    },
    requestScans: nothing,
    refresh: nothing,
    explainAbsence: nothing,
  }
  const work = listFindings(outcomes, listing, { inventory, clock, signal: job.signal })
  return { outcomes, asked, clock, job, work }
}

const verdictsOf = (outcomes: readonly Outcome[]) =>
  outcomes.map((one) => (one.kind === 'judged' ? one.verdict : one.error))
const found = (facts: FactsGiven): ImageGiven => ({ facts })
const viruses = (count: number): ImageGiven => found({ counts: { viruses: count } })
const listOf =
  (count: number): ReadList =>
  async (_image, kind) =>
    someList(rows(kind, count))

describe('what broke a limit is listed', () => {
  const NEVER = { kind: 'incomplete', reason: { kind: 'not-scanned' } } as const
  const SENSITIVE = { limits: { 'max-risks': 'off', 'max-sensitive-info': 0 } } as const
  test.each<{ name: string; facts: FactsGiven; policy?: PolicyGiven; asked: readonly string[] }>([
    { name: 'nothing where nothing broke', facts: {}, asked: [] },
    { name: 'viruses', facts: { counts: { viruses: 1 } }, asked: ['1 virus'] },
    { name: 'risks', facts: { counts: { risks: 1 } }, asked: ['1 risk'] },
    { name: 'vulnerabilities', facts: { counts: { vulnerabilities: 1 } }, asked: ['1 vulnerability'] },
    {
      name: 'risks for sensitive information',
      facts: { counts: { sensitiveInfo: 1 } },
      policy: SENSITIVE,
      asked: ['1 risk'],
    },
    {
      name: 'all of them, each once',
      facts: { counts: { vulnerabilities: 1, viruses: 1, risks: 1, sensitiveInfo: 1 } },
      policy: { limits: { 'max-sensitive-info': 0 } },
      asked: ['1 vulnerability', '1 virus', '1 risk'],
    },
    {
      name: 'not what is listed already',
      facts: {
        counts: { vulnerabilities: 1, viruses: 1 },
        vulnerabilities: someList(rows('vulnerability', 1)),
      },
      asked: ['1 virus'],
    },
    {
      name: 'nor what is within its limit',
      facts: { counts: { viruses: 1, risks: 1 } },
      policy: { limits: { 'max-viruses': 1 } },
      asked: ['1 risk'],
    },
    {
      name: 'nor what has no limit',
      facts: { counts: { viruses: 1, risks: 1 } },
      policy: { limits: { 'max-viruses': 'off' } },
      asked: ['1 risk'],
    },
    { name: 'nor for a missing scan', facts: { scans: { virus: NEVER } }, asked: [] },
    {
      name: 'nor for what is denied',
      facts: { counts: { vulnerabilities: 1 }, vulnerabilities: someList(rows('vulnerability', 1)) },
      policy: { deny: ['CVE-2024-10000'], limits: { 'max-vulnerabilities': 'off' } },
      asked: [],
    },
    {
      name: 'even where it only warns',
      facts: { counts: { viruses: 1 } },
      policy: { mode: 'warn' },
      asked: ['1 virus'],
    },
    { name: 'as much as the summary could use', facts: { counts: { viruses: 2_500 } }, asked: ['1 virus'] },
    { name: 'and no more of one of two', facts: { counts: { risks: 2_501, sensitiveInfo: 1 } }, asked: [] },
    { name: 'and no more', facts: { counts: { viruses: 2_501, risks: 1 } }, asked: ['1 risk'] },
  ])('$name', async ({ facts, policy, asked: expected }) => {
    const { asked, work, clock } = explaining([found(facts)], listOf(1), policy)
    await clock.run(work)
    expect(asked).toEqual(expected)
  })

  test('it stands beside the verdict, which is the same object, and beside what was listed before', async () => {
    const vulnerabilities = someList(rows('vulnerability', 1))
    const facts = { counts: { vulnerabilities: 1, viruses: 2 }, vulnerabilities }
    const { outcomes, work, clock } = explaining([found(facts), found({})], listOf(2))
    const explained = await clock.run(work)
    expect(explained.notices).toEqual([])
    expect(explained.outcomes).toMatchObject([
      { findings: { vulnerability: vulnerabilities, virus: someList(rows('virus', 2)) } },
      { findings: {} },
    ])
    for (const [n, verdict] of verdictsOf(explained.outcomes).entries()) {
      expect(verdict).toBe(verdictsOf(outcomes)[n])
    }
    expect(explained.outcomes[1]).toBe(outcomes[1])
  })

  test('nothing is changed, and no time is kept, where nothing broke', async () => {
    const { outcomes, work, clock } = explaining([{}, { error: someError() }], nothing)
    expect(clock.sleepers()).toBe(0)
    expect((await work).outcomes).toBe(outcomes)
    const none = explaining([], nothing)
    expect(await none.work).toEqual({ outcomes: [], notices: [] })
  })
})

describe('all that was found is listed where that is asked for', () => {
  const all = (images: readonly ImageGiven[], policy: PolicyGiven = {}, readList: ReadList = listOf(1)) =>
    explaining(images, readList, policy, 'all')
  const one = someList(rows('vulnerability', 1))
  test.each<{ name: string; facts: FactsGiven; policy?: PolicyGiven; asked: readonly string[] }>([
    { name: 'nothing where nothing was found', facts: {}, asked: [] },
    {
      name: 'what has no limit, too',
      facts: { counts: { vulnerabilities: 1, viruses: 1, risks: 1 } },
      policy: { limits: { 'max-vulnerabilities': 'off', 'max-viruses': 'off', 'max-risks': 'off' } },
      asked: ['1 vulnerability', '1 virus', '1 risk'],
    },
    {
      name: 'and what is within its limit',
      facts: { counts: { vulnerabilities: 4, viruses: 1 } },
      policy: { limits: { 'max-vulnerabilities': 9, 'max-viruses': 0 } },
      asked: ['1 vulnerability', '1 virus'],
    },
    { name: 'sensitive information with risks', facts: { counts: { sensitiveInfo: 1 } }, asked: ['1 risk'] },
    {
      name: 'not what is listed already',
      facts: { counts: { vulnerabilities: 1, viruses: 1 }, vulnerabilities: one },
      asked: ['1 virus'],
    },
    {
      name: 'nor what nobody knows of',
      facts: { counts: { viruses: { kind: 'unknown', reason: { kind: 'not-given' } } } },
      asked: [],
    },
    { name: 'twenty-five thousand', facts: { counts: { viruses: 25_000 } }, asked: ['1 virus'] },
    { name: 'and no more', facts: { counts: { viruses: 25_001, risks: 1 } }, asked: ['1 risk'] },
  ])('$name', async ({ facts, policy, asked: expected }) => {
    const { asked, work, clock } = all([found(facts)], policy)
    await clock.run(work)
    expect(asked).toEqual(expected)
  })

  test('of two hundred images, blocked ones first', async () => {
    const allowed: ImageGiven = { ...viruses(1), policy: { limits: { 'max-viruses': 1 } } }
    const images = Array.from({ length: 230 }, (_, n) => (n < 60 ? allowed : viruses(1)))
    const { asked, work, clock } = all(images)
    const { outcomes } = await clock.run(work)
    const numbers = Array.from({ length: 230 }, (_, n) => n + 1)
    expect(asked).toEqual([...numbers.slice(60), ...numbers.slice(0, 30)].map((n) => `${n} virus`))
    expect(outcomes.map((one) => one.kind === 'judged' && one.verdict.image)).toEqual(numbers.map(someImage))
  })

  test('it takes a minute at most', async () => {
    const { work, clock } = all([viruses(1)], {}, () => new Promise(() => {}))
    const { notices } = await clock.run(work)
    expect(clock.monotonic()).toBe(60_000)
    expect(notices.map((one) => one.kind === 'not-listed' && one.error.message)).toEqual([
      'It could not be listed within 60 s.\nThe TCSS console has the list.',
    ])
    expect(clock.sleepers()).toBe(0)
  })
})

test('nothing is listed, and no time is kept, where nobody reads it', async () => {
  const { outcomes, asked, clock, work } = explaining([viruses(1), viruses(2)], listOf(1), {}, 'none')
  expect(clock.sleepers()).toBe(0)
  const explained = await work
  expect(explained.outcomes).toBe(outcomes)
  expect([explained.notices, asked]).toEqual([[], []])
})

describe('of many images the worst ten are listed', () => {
  const warned: ImageGiven = { ...viruses(1), policy: { mode: 'warn' } }
  test.each([
    { name: 'ten', images: Array.from({ length: 10 }, () => viruses(1)), first: 1 },
    { name: 'the first ten of more', images: Array.from({ length: 30 }, () => viruses(1)), first: 1 },
    {
      name: 'blocked ones before those that only warn',
      images: [...Array.from({ length: 10 }, () => warned), ...Array.from({ length: 10 }, () => viruses(1))],
      first: 11,
    },
    {
      name: 'and those that have nothing to list take no place',
      images: [...Array.from({ length: 10 }, () => ({})), ...Array.from({ length: 20 }, () => viruses(1))],
      first: 11,
    },
  ])('$name', async ({ images, first }) => {
    const { asked, work, clock } = explaining(images, listOf(1))
    const { outcomes } = await clock.run(work)
    expect(asked).toEqual(Array.from({ length: 10 }, (_, n) => `${first + n} virus`))
    expect(outcomes).toHaveLength(images.length)
    expect(outcomes.map((one) => one.kind === 'judged' && one.verdict.image)).toEqual(
      images.map((_, n) => someImage(n + 1)),
    )
  })
})

describe('what cannot be listed is a notice, and the verdict stands', () => {
  test('a list that is refused', async () => {
    const error = someError()
    const { outcomes, work, clock } = explaining([viruses(1), viruses(2)], async (image, kind) => {
      if (image.given === someImage(1).given) throw error
      return someList(rows(kind, 2))
    })
    const explained = await clock.run(work)
    expect(explained.notices).toEqual([{ kind: 'not-listed', image: someImage(1), scan: 'virus', error }])
    expect(explained.outcomes).toMatchObject([{ findings: {} }, { findings: { virus: { rows: 2 } } }])
    expect(verdictsOf(explained.outcomes)).toEqual(verdictsOf(outcomes))
    expect(verdictsOf(explained.outcomes)[0]).toBe(verdictsOf(outcomes)[0])
  })

  test.each<{
    name: string
    facts: FactsGiven
    policy?: PolicyGiven
    listed: number
    counted: number | null
  }>([
    { name: 'as long', facts: { counts: { viruses: 2 } }, listed: 2, counted: null },
    { name: 'longer', facts: { counts: { viruses: 2 } }, listed: 3, counted: 2 },
    { name: 'shorter', facts: { counts: { viruses: 2 } }, listed: 1, counted: 2 },
    { name: 'empty', facts: { counts: { viruses: 2 } }, listed: 0, counted: 2 },
    {
      name: 'as long as there are risks',
      facts: { counts: { risks: 3, sensitiveInfo: 1 } },
      listed: 3,
      counted: null,
    },
    {
      name: 'as long as there is sensitive information',
      facts: { counts: { risks: 1, sensitiveInfo: 3 } },
      listed: 3,
      counted: null,
    },
    { name: 'shorter than risks', facts: { counts: { risks: 3, sensitiveInfo: 1 } }, listed: 1, counted: 3 },
    {
      name: 'of any length where one total is not known',
      facts: { counts: { risks: 1, sensitiveInfo: { kind: 'unknown', reason: { kind: 'not-given' } } } },
      listed: 9,
      counted: null,
    },
  ])('a list that is $name', async ({ facts, listed, counted }) => {
    const { work, clock } = explaining([found(facts)], listOf(listed))
    const { notices, outcomes } = await clock.run(work)
    const scan = facts.counts?.viruses === undefined ? 'risk' : 'virus'
    const notice = { kind: 'list-differs', image: someImage(1), scan, listed, counted }
    expect(notices).toEqual(counted === null ? [] : [notice])
    expect(outcomes).toMatchObject([{ findings: { [scan]: { rows: listed } } }])
  })

  test('rows that are alike are as many as are listed', async () => {
    const { work, clock } = explaining([viruses(3)], async (_, kind) => someList(rows(kind, 1), { rows: 3 }))
    expect((await clock.run(work)).notices).toEqual([])
  })

  test('notices come in the order of images, whichever list comes first', async () => {
    const { work, clock } = explaining([viruses(1), viruses(1), viruses(1)], async (image) => {
      const late = image.given === someImage(1).given
      for (let turns = late ? 9 : 0; turns > 0; turns -= 1) await new Promise(setImmediate)
      throw someError()
    })
    const { notices } = await clock.run(work)
    expect(notices.map((one) => one.kind === 'not-listed' && one.image)).toEqual([1, 2, 3].map(someImage))
  })
})

describe('it takes fifteen seconds at most', () => {
  const never: ReadList = () => new Promise(() => {})

  test('a list that never comes is a notice, and those that came are there', async () => {
    const { asked, work, clock } = explaining([viruses(1), viruses(2), viruses(1)], (image, kind) =>
      image.given === someImage(2).given ? listOf(2)(image, kind) : never(image, kind),
    )
    const { notices, outcomes } = await clock.run(work)
    expect(clock.monotonic()).toBe(15_000)
    expect(asked).toHaveLength(3)
    expect(notices).toMatchObject([
      { kind: 'not-listed', image: someImage(1), scan: 'virus' },
      { kind: 'not-listed', image: someImage(3), scan: 'virus' },
    ])
    const [first] = notices
    if (first?.kind !== 'not-listed') throw new Error('no notice')
    expect([first.error.code, first.error.message]).toEqual([
      'unreachable',
      'It could not be listed within 15 s.\nThe TCSS console has the list.',
    ])
    expect(outcomes).toMatchObject([{ findings: {} }, { findings: { virus: { rows: 2 } } }, { findings: {} }])
    expect(clock.sleepers()).toBe(0)
  })

  test('a list that comes just in time is listed, and one that comes late is not', async () => {
    const outcome = async (milliseconds: number) => {
      const { work, clock } = explaining([viruses(1)], async (image, kind) => {
        await Promise.resolve()
        await clock.sleep(milliseconds, new AbortController().signal)
        return listOf(1)(image, kind)
      })
      const { notices } = await clock.run(work)
      return [notices.length, clock.monotonic()]
    }
    expect(await outcome(14_999)).toEqual([0, 14_999])
    expect(await outcome(15_001)).toEqual([1, 15_000])
  })

  test.each<{ name: string; readList: ReadList; fails: boolean }>([
    { name: 'that was read', readList: listOf(1), fails: false },
    { name: 'that was refused', readList: () => Promise.reject(someError()), fails: false },
    {
      name: 'that broke by a mistake of ours',
      readList: () => Promise.reject(new TypeError('ours')),
      fails: true,
    },
    { name: 'of a cancelled job', readList: () => Promise.reject(someError({}, 'cancelled')), fails: true },
  ])('no timer is left running after a list $name', async ({ readList, fails }) => {
    const { work, clock } = explaining([viruses(1), viruses(1)], readList)
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

describe('a cancelled job ends it', () => {
  const CANCELLED = new GateError('cancelled', { problem: 'The job was cancelled.', remedy: '' })

  test('while lists are read', async () => {
    const { work, clock, job } = explaining([viruses(1)], () => new Promise(() => {}))
    await Promise.resolve()
    job.abort(CANCELLED)
    await expect(work).rejects.toBe(CANCELLED)
    expect([clock.sleepers(), clock.monotonic()]).toEqual([0, 0])
  })

  test('when all of them came already', async () => {
    const { work, job } = explaining([viruses(1)], async (image, kind) => {
      await Promise.resolve()
      job.abort(CANCELLED)
      return listOf(1)(image, kind)
    })
    await expect(work).rejects.toBe(CANCELLED)
  })

  test('by the error of a request that was under way', async () => {
    const { work } = explaining([viruses(1), viruses(1)], () => Promise.reject(CANCELLED))
    await expect(work).rejects.toBe(CANCELLED)
  })

  test('and what fails afterwards goes unheard', async () => {
    const unheard: unknown[] = []
    const hear = (error: unknown) => unheard.push(error)
    process.on('unhandledRejection', hear)
    const broken = Promise.withResolvers<FindingList>()
    const { work, job } = explaining([viruses(1)], () => broken.promise)
    job.abort(CANCELLED)
    await expect(work).rejects.toBe(CANCELLED)
    broken.reject(CANCELLED)
    await new Promise(setImmediate)
    process.off('unhandledRejection', hear)
    expect(unheard).toEqual([])
  })
})

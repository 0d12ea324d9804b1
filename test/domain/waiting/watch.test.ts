import { describe, expect, test } from '@jest/globals'
import type { Facts, Reason, ScanState } from '../../../src/domain/facts.ts'
import { KINDS, type Kind } from '../../../src/domain/finding.ts'
import {
  endWatch,
  expectNewScan,
  isUnderWay,
  observe,
  secondsLeft,
  startWatch,
  type Watch,
  watchNewImage,
} from '../../../src/domain/waiting/watch.ts'
import { type FactsGiven, someFacts } from '../../make.ts'

const ALL = { kinds: KINDS, scanOnPush: false }
const only = (kind: Kind) => ({ kinds: [kind], scanOnPush: false })
const incomplete = (reason: Reason): ScanState => ({ kind: 'incomplete', reason })
const all = (state: ScanState) => ({ vulnerability: state, virus: state, risk: state })
const running = (progress: number): FactsGiven => ({
  scans: all(incomplete({ kind: 'running', progress, seconds: 90, waited: 0 })),
})
const QUEUED: FactsGiven = { scans: all(incomplete({ kind: 'queued', waited: 0 })) }
const NEVER: FactsGiven = { scannedAt: null, scans: all(incomplete({ kind: 'not-scanned' })) }
const CANCELLED: FactsGiven = { scans: all(incomplete({ kind: 'cancelled' })) }
const AT = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))

/** What is thought of an image after it was looked at so often. */
function watch(first: FactsGiven, ...later: readonly FactsGiven[]): Watch {
  return later.reduce<Watch>(
    (so, facts) => observe(so, someFacts(facts), ALL),
    startWatch(someFacts(first), ALL),
  )
}
const asked = (first: FactsGiven, ...later: readonly FactsGiven[]): Watch =>
  later.reduce<Watch>(
    (so, facts) => observe(so, someFacts(facts), ALL),
    expectNewScan(startWatch(someFacts(first), ALL)),
  )
const reasons = (facts: Facts) =>
  KINDS.map((kind) => {
    const state = facts.scans[kind]
    return state.kind === 'complete' ? 'complete' : state.reason.kind
  })

describe('what is waited for', () => {
  test.each([
    { name: 'nothing, when all is known', looks: [{}], settled: true },
    { name: 'nothing, when the image was never scanned', looks: [NEVER], settled: true },
    { name: 'a queued scan', looks: [QUEUED], settled: false },
    { name: 'a running scan', looks: [running(40)], settled: false },
    { name: 'a second answer after the scan finished', looks: [running(40), {}], settled: false },
    { name: 'no third answer when two agree', looks: [running(40), {}, {}], settled: true },
    {
      name: 'one more when totals came late',
      looks: [running(40), {}, { counts: { viruses: 2 } }],
      settled: false,
    },
    {
      name: 'none once the late totals stay',
      looks: [running(40), {}, { counts: { viruses: 2 } }, { counts: { viruses: 2 } }],
      settled: true,
    },
    {
      name: 'one more when the status changed',
      looks: [running(40), {}, { scanStatus: 'SCANNED ' }],
      settled: false,
    },
    { name: 'one more when the scan runs again', looks: [running(40), {}, running(10), {}], settled: false },
    { name: 'a second answer after it was cancelled', looks: [running(40), CANCELLED], settled: false },
    { name: 'nothing after it stayed cancelled', looks: [running(40), CANCELLED, CANCELLED], settled: true },
  ] as const)('$name', ({ looks: [first, ...later], settled }) =>
    expect(watch(first, ...later).settled).toBe(settled),
  )

  test('a running scan of a kind that nobody asks for is not waited for', () => {
    const facts = someFacts({ scans: { risk: incomplete({ kind: 'queued', waited: 0 }) } })
    expect(startWatch(facts, { kinds: ['vulnerability', 'virus'], scanOnPush: false }).settled).toBe(true)
    expect([isUnderWay(facts, only('virus')), isUnderWay(facts, only('risk'))]).toEqual([false, true])
  })
})

describe('a scan that was asked for', () => {
  const OLD = { scannedAt: AT(1) }
  const NEW = { scannedAt: AT(2) }
  test.each([
    {
      name: 'has brought nothing while the last scan is the old one',
      looks: [OLD, OLD, OLD],
      settled: false,
    },
    {
      name: 'has brought a result when the time of the last scan is another one, twice',
      looks: [OLD, NEW, NEW],
      settled: true,
    },
    {
      name: 'has, too, when that time is an earlier one, for zones are guessed',
      looks: [NEW, OLD, OLD],
      settled: true,
    },
    {
      name: 'has, too, when it was seen running, whatever the time says',
      looks: [OLD, running(1), OLD, OLD],
      settled: true,
    },
    {
      name: 'has brought nothing when it was never run before and is not run now',
      looks: [NEVER, NEVER, NEVER],
      settled: false,
    },
    { name: 'is believed once two answers agree', looks: [NEVER, NEW], settled: false },
  ])('$name', ({ looks: [first = {}, ...later], settled }) =>
    expect(asked(first, ...later).settled).toBe(settled),
  )
})

describe('when no more is waited for', () => {
  test.each([
    { name: 'what is settled stays', closed: watch(running(1), {}, {}), says: 'complete' },
    { name: 'a running scan stays running', closed: watch(QUEUED, running(40)), says: 'running' },
    { name: 'a queued one stays queued', closed: watch(QUEUED), says: 'queued' },
    {
      name: 'a result that nothing confirmed is not complete',
      closed: watch(running(1), {}),
      says: 'unconfirmed',
    },
    {
      name: 'a cancelled scan that nothing confirmed is cancelled',
      closed: watch(running(1), CANCELLED),
      says: 'cancelled',
    },
    {
      name: 'an old result does not stand in for the scan that was asked for',
      closed: asked({}),
      says: 'requested',
    },
    { name: 'nor does one that stayed the old one', closed: asked({}, {}, {}), says: 'requested' },
    { name: 'a scan that was asked for and runs is running', closed: asked({}, running(7)), says: 'running' },
  ])('$name', ({ closed, says }) => {
    const facts = endWatch(closed, 600_000)
    expect(reasons(facts)).toEqual([says, says, says])
    const state = facts.scans.virus
    const waited = state.kind === 'incomplete' && 'waited' in state.reason ? state.reason.waited : null
    expect(waited).toBe(['complete', 'cancelled'].includes(says) ? null : 600_000)
  })

  test('totals are handed on as they are: harm counts even where a result is not believed', () => {
    expect(endWatch(watch(running(1), { counts: { viruses: 2 } }), 1).counts.viruses).toEqual({
      kind: 'known',
      value: 2,
    })
  })
})

test('the time left is the longest that TCSS gives, or unknown', () => {
  const left = (seconds: number | null) => ({ kind: 'running', progress: 1, seconds, waited: 0 }) as const
  expect(secondsLeft(someFacts({ scans: { virus: incomplete(left(5)), risk: incomplete(left(9)) } }))).toBe(9)
  expect(secondsLeft(someFacts({ scans: { virus: incomplete(left(null)) } }))).toBeNull()
  expect(secondsLeft(someFacts({ scans: { virus: incomplete(left(0)) } }))).toBeNull()
  expect(secondsLeft(someFacts())).toBeNull()
})

describe('where a scan may begin by itself', () => {
  const expected = { kinds: KINDS, scanOnPush: true }
  const begun = (facts: FactsGiven) => startWatch(someFacts(facts), expected)

  test('an image that was never scanned is waited for', () => {
    expect(begun(NEVER).settled).toBe(false)
    expect(endWatch(begun(NEVER), 1).scans.virus).toEqual(NEVER.scans?.virus)
  })

  test('one of which a kind was left out of a finished scan is not', () => {
    const scans = { virus: incomplete({ kind: 'partial', progress: 0 }) }
    expect(begun({ scans }).settled).toBe(true)
  })

  test('where no kind is asked about there is nothing to wait for', () => {
    expect(startWatch(someFacts(NEVER), { kinds: [], scanOnPush: true }).settled).toBe(true)
  })

  test('a result takes two answers that agree, also of an image that appeared with it', () => {
    const appeared = watchNewImage(someFacts(), expected)
    expect([appeared.settled, observe(appeared, someFacts(), expected).settled]).toEqual([false, true])
    expect(watchNewImage(someFacts(NEVER), expected).settled).toBe(false)
  })
})

describe('what two answers must agree about', () => {
  const OTHER = `sha256:${'9'.repeat(64)}`
  test.each([
    { name: 'another image', change: { imageId: OTHER } },
    { name: 'another digest', change: { digest: OTHER } },
    { name: 'another scan', change: { scannedAt: AT(9) } },
  ])('$name begins anew', ({ change }) => {
    expect(watch(running(40), {}, change).settled).toBe(false)
    expect(watch(running(40), {}, change, change).settled).toBe(true)
  })

  test('another image has not been seen under way', () => {
    expect(
      asked(
        { scannedAt: AT(1) },
        running(1),
        { imageId: OTHER, scannedAt: AT(1) },
        { imageId: OTHER, scannedAt: AT(1) },
      ).settled,
    ).toBe(false)
  })

  test('with an answer of the old scan between them they are not in a row', () => {
    const [OLD, NEW] = [{ scannedAt: AT(1) }, { scannedAt: AT(2) }]
    expect(asked(OLD, NEW, OLD, NEW).settled).toBe(false)
    expect(asked(OLD, NEW, OLD, NEW, NEW).settled).toBe(true)
  })

  test('a time that is merely missing is none of a new scan', () => {
    expect(asked({ scannedAt: AT(1) }, { scannedAt: null }, { scannedAt: null }).settled).toBe(false)
  })

  test('a scan that ended just now is looked at once more', () => {
    expect(startWatch(someFacts(), ALL, true).settled).toBe(false)
    expect(observe(startWatch(someFacts(), ALL, true), someFacts(), ALL).settled).toBe(true)
  })
})

import { describe, expect, test } from '@jest/globals'
import type { Facts } from '../../../src/domain/facts.ts'
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
import { allScans, type FactsGiven, incomplete, NEVER_RUN, OTHER, someFacts } from '../../make.ts'

const ALL = { kinds: KINDS, scanOnPush: false }
const only = (kind: Kind) => ({ kinds: [kind], scanOnPush: false })
const running = (progress: number): FactsGiven => ({
  scans: allScans(incomplete({ kind: 'running', progress, seconds: 90, waited: 0 })),
})
const QUEUED: FactsGiven = { scans: allScans(incomplete({ kind: 'queued', waited: 0 })) }
const NEVER: FactsGiven = { scannedAt: null, scans: allScans(NEVER_RUN) }
const CANCELLED: FactsGiven = { scans: allScans(incomplete({ kind: 'cancelled' })) }
const AT = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour))

const begun = (first: FactsGiven) => startWatch(someFacts(first), ALL)
const after = (first: Watch, answers: readonly FactsGiven[]) =>
  answers.reduce<Watch>((last, facts) => observe(last, someFacts(facts), ALL), first)
/** The watch of an image after these answers, without and with a request for a scan. */
const watch = (first: FactsGiven, ...later: readonly FactsGiven[]) => after(begun(first), later)
const requested = (first: FactsGiven, ...later: readonly FactsGiven[]) =>
  after(expectNewScan(begun(first)), later)
const reasons = (facts: Facts) =>
  KINDS.map((kind) => {
    const state = facts.scans[kind]
    return state.kind === 'complete' ? 'complete' : state.reason.kind
  })

test.each<[name: string, answers: readonly FactsGiven[], settled: boolean]>([
  ['an image is not waited for when all scans are complete', [{}], true],
  ['an image that was never scanned is not waited for', [NEVER], true],
  ['a queued scan is waited for', [QUEUED], false],
  ['a running scan is waited for', [running(40)], false],
  ['a second answer is waited for after a scan finished', [running(40), {}], false],
  ['no third answer is waited for when two agree', [running(40), {}, {}], true],
  ['another answer is waited for when totals changed', [running(40), {}, { counts: { viruses: 2 } }], false],
  [
    'no other answer is waited for once late totals stay',
    [running(40), {}, { counts: { viruses: 2 } }, { counts: { viruses: 2 } }],
    true,
  ],
  [
    'another answer is waited for when the status changed',
    [running(40), {}, { scanStatus: 'SCANNED ' }],
    false,
  ],
  ['another answer is waited for when the scan runs again', [running(40), {}, running(10), {}], false],
  ['a second answer is waited for after a scan was cancelled', [running(40), CANCELLED], false],
  ['an image is not waited for when its scan stays cancelled', [running(40), CANCELLED, CANCELLED], true],
])('%s', (_name, [first = {}, ...later], settled) => expect(watch(first, ...later).settled).toBe(settled))

test('a running scan of a kind that is not expected is not waited for', () => {
  const facts = someFacts({ scans: { risk: incomplete({ kind: 'queued', waited: 0 }) } })
  expect(startWatch(facts, { kinds: ['vulnerability', 'virus'], scanOnPush: false }).settled).toBe(true)
  expect([isUnderWay(facts, only('virus')), isUnderWay(facts, only('risk'))]).toEqual([false, true])
})

describe('a requested scan', () => {
  const OLD = { scannedAt: AT(1) }
  const NEW = { scannedAt: AT(2) }
  test.each<[name: string, answers: readonly FactsGiven[], settled: boolean]>([
    ['has no result while the last scan is the old one', [OLD, OLD, OLD], false],
    ['has a result when the time of the last scan changed in two answers', [OLD, NEW, NEW], true],
    ['has a result even when the new time is earlier, because time zones are guessed', [NEW, OLD, OLD], true],
    [
      'has a result after it was seen running, even when the time is the old one',
      [OLD, running(1), OLD, OLD],
      true,
    ],
    ['has no result while the image was never scanned', [NEVER, NEVER, NEVER], false],
    ['has no result after a single answer', [NEVER, NEW], false],
  ])('a requested scan %s', (_name, [first = {}, ...later], settled) =>
    expect(requested(first, ...later).settled).toBe(settled),
  )
})

test.each([
  ['a settled watch', 'complete', watch(running(1), {}, {})],
  ['a running scan', 'running', watch(QUEUED, running(40))],
  ['a queued scan', 'queued', watch(QUEUED)],
  ['a result without a second answer', 'unconfirmed', watch(running(1), {})],
  ['a cancelled scan without a second answer', 'cancelled', watch(running(1), CANCELLED)],
  ['a requested scan without an answer', 'requested', requested({})],
  ['a requested scan with the old result', 'requested', requested({}, {}, {})],
  ['a requested scan that runs', 'running', requested({}, running(7))],
])('at the end of the wait, %s has the state %s', (_name, reason, closed) => {
  const facts = endWatch(closed, 600_000)
  expect(reasons(facts)).toEqual([reason, reason, reason])
  const state = facts.scans.virus
  const waited = state.kind === 'incomplete' && 'waited' in state.reason ? state.reason.waited : null
  expect(waited).toBe(['complete', 'cancelled'].includes(reason) ? null : 600_000)
})

test('the totals of an unconfirmed result are kept', () => {
  expect(endWatch(watch(running(1), { counts: { viruses: 2 } }), 1).counts.viruses).toEqual({
    kind: 'known',
    value: 2,
  })
})

test('the time left is that of the slowest kind, or unknown', () => {
  const left = (seconds: number | null) => ({ kind: 'running', progress: 1, seconds, waited: 0 }) as const
  expect(secondsLeft(someFacts({ scans: { virus: incomplete(left(5)), risk: incomplete(left(9)) } }))).toBe(9)
  expect(secondsLeft(someFacts({ scans: { virus: incomplete(left(null)) } }))).toBeNull()
  expect(secondsLeft(someFacts({ scans: { virus: incomplete(left(0)) } }))).toBeNull()
  expect(secondsLeft(someFacts())).toBeNull()
})

describe('scans that TCSS starts after a push', () => {
  const expected = { kinds: KINDS, scanOnPush: true }
  const pushed = (facts: FactsGiven) => startWatch(someFacts(facts), expected)

  test('an image that was never scanned is waited for after a push', () => {
    expect(pushed(NEVER).settled).toBe(false)
    expect(endWatch(pushed(NEVER), 1).scans.virus).toEqual(NEVER.scans?.virus)
  })

  test('a kind that a finished scan left out is not waited for after a push', () => {
    const scans = { virus: incomplete({ kind: 'partial', progress: 0 }) }
    expect(pushed({ scans }).settled).toBe(true)
  })

  test('an image is not waited for after a push when no scan is needed', () => {
    expect(startWatch(someFacts(NEVER), { kinds: [], scanOnPush: true }).settled).toBe(true)
  })

  test('the result of an image that appeared must be in two answers', () => {
    const appeared = watchNewImage(someFacts(), expected)
    expect([appeared.settled, observe(appeared, someFacts(), expected).settled]).toEqual([false, true])
    expect(watchNewImage(someFacts(NEVER), expected).settled).toBe(false)
  })
})

describe('two answers that agree', () => {
  test.each([
    { name: 'another image', change: { imageId: OTHER } },
    { name: 'another digest', change: { digest: OTHER } },
    { name: 'another scan', change: { scannedAt: AT(9) } },
  ])('an answer about $name does not confirm the answer before', ({ change }) => {
    expect(watch(running(40), {}, change).settled).toBe(false)
    expect(watch(running(40), {}, change, change).settled).toBe(true)
  })

  test('a scan that was seen running does not count for another image', () => {
    expect(
      requested(
        { scannedAt: AT(1) },
        running(1),
        { imageId: OTHER, scannedAt: AT(1) },
        { imageId: OTHER, scannedAt: AT(1) },
      ).settled,
    ).toBe(false)
  })

  test('answers with the old scan between them do not confirm each other', () => {
    const [OLD, NEW] = [{ scannedAt: AT(1) }, { scannedAt: AT(2) }]
    expect(requested(OLD, NEW, OLD, NEW).settled).toBe(false)
    expect(requested(OLD, NEW, OLD, NEW, NEW).settled).toBe(true)
  })

  test('a missing scan time is no sign of a new scan', () => {
    expect(requested({ scannedAt: AT(1) }, { scannedAt: null }, { scannedAt: null }).settled).toBe(false)
  })

  test('the result of a scan that ended just now must be in two answers', () => {
    expect(startWatch(someFacts(), ALL, true).settled).toBe(false)
    expect(observe(startWatch(someFacts(), ALL, true), someFacts(), ALL).settled).toBe(true)
  })
})

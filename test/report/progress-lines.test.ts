import { describe, expect, test } from '@jest/globals'
import type { Reason } from '../../src/domain/facts.ts'
import { KINDS } from '../../src/domain/finding.ts'
import type { Progress, WatchedImage } from '../../src/domain/waiting/progress.ts'
import { expectNewScan, observe, startWatch } from '../../src/domain/waiting/watch.ts'
import { renderProgress } from '../../src/report/progress-lines.ts'
import { type FactsGiven, someFacts, someImage } from '../make.ts'

const ALL = { kinds: KINDS, scanOnPush: false }

const scans = (reason: Reason) => {
  const state = { kind: 'incomplete', reason } as const
  return { scans: { vulnerability: state, virus: state, risk: state } }
}
const running = (progress: number | null, seconds: number | null): FactsGiven =>
  scans({ kind: 'running', progress, seconds, waited: 0 })
const QUEUED = scans({ kind: 'queued', waited: 0 })

const seen = (first: FactsGiven, ...later: readonly FactsGiven[]): WatchedImage => ({
  image: someImage(1),
  watch: later.reduce(
    (watch, facts) => observe(watch, someFacts(facts), ALL),
    startWatch(someFacts(first), ALL),
  ),
})
const waiting = (changed: readonly WatchedImage[], more: Partial<Progress & { kind: 'waiting' }> = {}) =>
  renderProgress({ kind: 'waiting', changed, waiting: 1, total: 1, remaining: null, ...more })

describe('one image that is waited for: a line a change', () => {
  const mixed: FactsGiven = {
    scans: {
      ...running(40, 90).scans,
      virus: { kind: 'incomplete', reason: { kind: 'running', progress: 100, seconds: 90, waited: 0 } },
    },
  }
  test.each([
    {
      name: 'running',
      one: seen(mixed),
      says: 'Vulnerability 40 %, virus 100 %, risk 40 %, about 90 s left',
    },
    {
      name: 'running, and nobody knows how far',
      one: seen(running(null, null)),
      says: 'Vulnerability running, virus running, risk running',
    },
    { name: 'queued', one: seen(QUEUED), says: 'Waiting to start' },
    {
      name: 'finished',
      one: seen(QUEUED, {}),
      says: 'Finished; checking again, because totals can arrive late',
    },
    { name: 'confirmed', one: seen(QUEUED, {}, {}), says: 'Finished' },
    { name: 'nothing under way', one: seen({}), says: 'No scan is running' },
    {
      name: 'cancelled',
      one: seen(QUEUED, scans({ kind: 'cancelled' }), scans({ kind: 'cancelled' })),
      says: 'Vulnerability scan cancelled, virus scan cancelled, risk scan cancelled',
    },
    {
      name: 'asked for',
      one: { image: someImage(1), watch: expectNewScan(startWatch(someFacts(), ALL)) },
      says: 'Scan requested, not started yet',
    },
  ])('$name', ({ one, says }) => expect(waiting([one])).toEqual([says]))
})

test('of several images each line begins with the name', () => {
  expect(waiting([seen(QUEUED), seen({ ...QUEUED, name: null })], { total: 5, waiting: 5 })).toEqual([
    'ccr.ccs.tencentyun.com/shop/web:1.4.2: waiting to start',
    `${someImage(1).imageId}: waiting to start`,
  ])
})

test('of many images one line tells of all', () => {
  const changed = [seen(QUEUED), seen({})]
  expect(waiting(changed, { total: 6, waiting: 4, remaining: 120_000 })).toEqual([
    '2 of 6 images done, about 2 min left.',
  ])
})

test.each<{ progress: Progress; says: readonly string[] }>([
  {
    progress: { kind: 'reading', done: 240, total: 1_000, elapsed: 12_000, left: 38_000 },
    says: ['Read 240 of 1000 images, 20.0 per second, about 38 s left.'],
  },
  { progress: { kind: 'scans-requested', images: 1, unlicensed: 0 }, says: ['Requested a scan of 1 image.'] },
  {
    progress: { kind: 'scans-requested', images: 2, unlicensed: 1 },
    says: [
      'Requested a scan of 2 images.',
      'Cannot scan 1 image without a licence: assign one in the TCSS console.',
    ],
  },
  {
    progress: { kind: 'scans-requested', images: 0, unlicensed: 3 },
    says: ['Cannot scan 3 images without a licence: assign one in the TCSS console.'],
  },
  {
    progress: { kind: 'waiting-begins', images: 2, budget: 600_000 },
    says: ['Waiting at most 10 min for 2 images to be known and scanned.'],
  },
  {
    progress: { kind: 'waiting-ends', waiting: 0, total: 2, elapsed: 45_000 },
    says: ['Finished waiting after 45 s.'],
  },
  {
    progress: { kind: 'waiting-ends', waiting: 1, total: 2, elapsed: 600_000 },
    says: ['Stopped waiting after 10 min: 1 of 2 images not done.'],
  },
])('$progress.kind: $says', ({ progress, says }) => expect(renderProgress(progress)).toEqual(says))

import { expect, test } from '@jest/globals'
import { KINDS } from '../../src/domain/finding.ts'
import type { Progress, WatchedImage } from '../../src/domain/waiting/progress.ts'
import { expectNewScan, observe, startWatch } from '../../src/domain/waiting/watch.ts'
import { renderProgress } from '../../src/report/progress-lines.ts'
import { allScans, type FactsGiven, incomplete, someFacts, someImage } from '../make.ts'
import { QUEUED } from './reports.ts'

const ALL = { kinds: KINDS, scanOnPush: false }
const queued = { scans: allScans(QUEUED) }
const cancelled = { scans: allScans(incomplete({ kind: 'cancelled' })) }
const running = (progress: number | null, seconds: number | null) =>
  incomplete({ kind: 'running', progress, seconds, waited: 0 })

/** An image for which TCSS gave these facts, one after the other. */
const watched = (first: FactsGiven, ...later: readonly FactsGiven[]): WatchedImage => ({
  image: someImage(1),
  watch: later.reduce(
    (watch, facts) => observe(watch, someFacts(facts), ALL),
    startWatch(someFacts(first), ALL),
  ),
})
const waiting = (changed: readonly WatchedImage[], more: Partial<Progress & { kind: 'waiting' }> = {}) =>
  renderProgress({ kind: 'waiting', changed, waiting: 1, total: 1, remaining: null, ...more })

test.each([
  {
    name: 'a running scan',
    one: watched({ scans: { ...allScans(running(40, 90)), virus: running(100, 90) } }),
    line: 'Vulnerability 40 %, virus 100 %, risk 40 %, about 90 s left',
  },
  {
    name: 'a running scan without progress',
    one: watched({ scans: allScans(running(null, null)) }),
    line: 'Vulnerability running, virus running, risk running',
  },
  { name: 'a queued scan', one: watched(queued), line: 'Waiting to start' },
  {
    name: 'a scan that finished',
    one: watched(queued, {}),
    line: 'Finished; checking again, because totals can arrive late',
  },
  { name: 'a confirmed result', one: watched(queued, {}, {}), line: 'Finished' },
  { name: 'no running scan', one: watched({}), line: 'No scan is running' },
  {
    name: 'a cancelled scan',
    one: watched(queued, cancelled, cancelled),
    line: 'Vulnerability scan cancelled, virus scan cancelled, risk scan cancelled',
  },
  {
    name: 'a requested scan',
    one: { image: someImage(1), watch: expectNewScan(startWatch(someFacts(), ALL)) },
    line: 'Scan requested, not started yet',
  },
])('the only image has a line for $name', ({ one, line }) => expect(waiting([one])).toEqual([line]))

test('the line of one of several images begins with its name', () => {
  expect(waiting([watched(queued), watched({ ...queued, name: null })], { total: 5, waiting: 5 })).toEqual([
    'ccr.ccs.tencentyun.com/shop/web:1.4.2: waiting to start',
    `${someImage(1).imageId}: waiting to start`,
  ])
})

test('many images share one line', () => {
  const changed = [watched(queued), watched({})]
  expect(waiting(changed, { total: 6, waiting: 4, remaining: 120_000 })).toEqual([
    '2 of 6 images done, about 2 min left.',
  ])
})

test.each<[Progress, ...string[]]>([
  [
    { kind: 'reading', done: 240, total: 1_000, elapsed: 12_000, left: 38_000 },
    'Read 240 of 1000 images, 20.0 per second, about 38 s left.',
  ],
  [{ kind: 'images-requested', images: 1 }, 'Requested a registry sync: TCSS does not know 1 image.'],
  [{ kind: 'scans-requested', images: 1, unlicensed: 0 }, 'Requested a scan of 1 image.'],
  [
    { kind: 'scans-requested', images: 2, unlicensed: 1 },
    'Requested a scan of 2 images.',
    'Cannot scan 1 image without a licence: assign a licence in the TCSS console.',
  ],
  [
    { kind: 'scans-requested', images: 0, unlicensed: 3 },
    'Cannot scan 3 images without a licence: assign a licence in the TCSS console.',
  ],
  [
    { kind: 'waiting-begins', images: 2, budget: 600_000 },
    'Waiting at most 10 min for 2 images to be known and scanned.',
  ],
  [{ kind: 'waiting-ends', waiting: 0, total: 2, elapsed: 45_000 }, 'Finished waiting after 45 s.'],
  [
    { kind: 'waiting-ends', waiting: 1, total: 2, elapsed: 600_000 },
    'Stopped waiting after 10 min: 1 of 2 images not done.',
  ],
])('the progress %j is logged as: %s', (progress, ...lines) =>
  expect(renderProgress(progress)).toEqual(lines),
)

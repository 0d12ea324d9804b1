import { describe, expect, test } from '@jest/globals'
import { delayed, scanRunning, scanStuck } from '../../emulator/world/script.ts'
import { type Script, wireTime } from '../../emulator/world/world.ts'
import type { Collected } from '../../src/collect/collection.ts'
import { atOnce, NEVER_SCANNED, NOW, onDemand } from '../make.ts'
import { fail, refuse } from '../tencent/caller.ts'
import { collectFrom, ofAction, type ScriptedImage } from './service.ts'

const CLEAN = onDemand(scanRunning({ takes: 8_000, result: {} }))
const UNSCANNED: ScriptedImage = { record: NEVER_SCANNED, script: CLEAN }
const STUCK: ScriptedImage = { record: NEVER_SCANNED, script: atOnce(scanStuck()) }
const TASK = 'CreateAssetImageScanTask'

const stateOf = (one: Collected | undefined) => {
  if (one?.kind !== 'facts') return one?.error.code
  const state = one.facts.scans.virus
  return state.kind === 'complete' ? 'complete' : state.reason.kind
}

describe('a fleet', () => {
  test.each([
    { images: 20, seconds: 0.05 },
    { images: 200, seconds: 9.05 },
    { images: 1_000, seconds: 49.05 },
  ])(
    'a fleet of $images images takes one request each and little longer than the limit requires',
    async ({ images, seconds }) => {
      const run = await collectFrom({ images: Array.from({ length: images }, () => ({})) })
      expect(run.collected.map(stateOf)).toEqual(Array.from({ length: images }, () => 'complete'))
      expect(run.requests).toHaveLength(images)
      expect(run.seconds).toBeLessThan(seconds * 1.02 + 0.05)
    },
  )

  test('the progress of a fleet is reported every 5 s, except at the end', async () => {
    const { progress } = await collectFrom({ images: Array.from({ length: 400 }, () => ({})) })
    expect(progress.map(({ kind }) => kind)).toEqual(['reading', 'reading', 'reading'])
    for (const one of progress) {
      if (one.kind !== 'reading') throw new Error('something else')
      expect(one.elapsed / (one.elapsed + one.left)).toBeCloseTo(one.done / one.total)
    }
  })

  test('a fleet waits for its running scans until the time is up', async () => {
    const images = Array.from({ length: 200 }, (_, n): ScriptedImage => (n % 2 === 0 ? STUCK : {}))
    const { collected, seconds } = await collectFrom({ images, wait: 60_000 })
    expect(collected.map(stateOf)).toEqual(images.map((_, n) => (n % 2 === 0 ? 'running' : 'complete')))
    expect(seconds).toBeGreaterThanOrEqual(60)
    expect(seconds).toBeLessThan(63)
  })

  test('an error of one image during the wait does not affect the others', async () => {
    const soon: ScriptedImage = {
      record: NEVER_SCANNED,
      script: atOnce(scanRunning({ takes: 5_000, result: {} })),
    }
    const { collected } = await collectFrom({
      images: [soon, soon],
      wait: 60_000,
      fault: (_, n) => (n === 3 ? refuse('AuthFailure.TokenFailure') : undefined),
    })
    expect(collected.map(stateOf).toSorted()).toEqual(['complete', 'refused'])
  })
})

describe('one image', () => {
  test('an image is read when its scan should be done, and once more', async () => {
    const script = atOnce(scanRunning({ takes: 20_000, result: { VirusCnt: 1 } }))
    const { requests, collected } = await collectFrom({
      images: [{ record: NEVER_SCANNED, script }],
      wait: 600_000,
    })
    expect(requests.map(({ at }) => Math.round(at / 1_000))).toEqual([0, 20, 30])
    expect(collected[0]).toMatchObject({ facts: { counts: { viruses: { kind: 'known', value: 1 } } } })
  })

  test('a result without a second answer before the end is unconfirmed', async () => {
    const script = atOnce(scanRunning({ takes: 20_000, result: {} }))
    const { collected, progress } = await collectFrom({
      images: [{ record: NEVER_SCANNED, script }],
      wait: 20_000,
    })
    expect(stateOf(collected[0])).toBe('unconfirmed')
    expect(progress.at(-1)).toMatchObject({ kind: 'waiting-ends', waiting: 1, total: 1 })
  })

  test('a wait without a change is reported once a minute', async () => {
    const { progress } = await collectFrom({ images: [STUCK], wait: 300_000 })
    const lines = progress.filter(({ kind }) => kind === 'waiting')
    expect(lines).toHaveLength(5)
  })

  test('each change during the wait is reported once', async () => {
    const script = atOnce(delayed(9_000, scanRunning({ takes: 6_000, result: {} })))
    const record = { ...NEVER_SCANNED, ScanStatus: 'WAIT_SCAN' }
    const { progress } = await collectFrom({ images: [{ record, script }], wait: 600_000 })
    const lines = progress.filter(({ kind }) => kind === 'waiting')
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(lines.length)
    expect(progress.map(({ kind }) => kind)).toEqual([
      'waiting-begins',
      ...lines.map(() => 'waiting'),
      'waiting-ends',
    ])
  })
})

const request = { wait: 120_000, trigger: true }

describe('requesting scans', () => {
  test('the scans of all images that need one are requested in one call', async () => {
    const { collected, requests } = await collectFrom({ ...request, images: [UNSCANNED, {}, UNSCANNED] })
    expect(ofAction(requests, TASK).map(({ images }) => images)).toEqual([2])
    expect(collected.map(stateOf)).toEqual(['complete', 'complete', 'complete'])
  })

  test('no scan is requested where no image needs one', async () => {
    const { requests, progress } = await collectFrom({ ...request, images: [{}] })
    expect([ofAction(requests, TASK), progress]).toEqual([[], []])
  })

  test('a scan is requested of an image whose last scan is too old', async () => {
    const record = { ScanTime: wireTime(NOW.getTime() - 86_400_000 - 1_000) }
    const images = [{ record, script: CLEAN }]
    const policy = { maxScanAge: 86_400_000 }
    const { collected, requests } = await collectFrom({ ...request, images, policy })
    expect(ofAction(requests, TASK)).toHaveLength(1)
    expect(stateOf(collected[0])).toBe('complete')
  })

  test('no scan is requested of an image without a licence', async () => {
    const { collected, requests, progress } = await collectFrom({
      ...request,
      images: [{ record: { ...NEVER_SCANNED, IsAuthorized: 0 } }],
    })
    expect([ofAction(requests, TASK), stateOf(collected[0])]).toEqual([[], 'unlicensed'])
    expect(progress).toEqual([{ kind: 'scans-requested', images: 0, unlicensed: 1 }])
  })

  test('scans are requested separately where TCSS refuses them together', async () => {
    const { collected, requests } = await collectFrom({
      ...request,
      images: [UNSCANNED, UNSCANNED],
      fault: (action, n) => (action === TASK && n === 1 ? refuse('ResourceNotFound') : undefined),
    })
    expect(ofAction(requests, TASK).map(({ images }) => images)).toEqual([2, 1, 1])
    expect(collected.map(stateOf)).toEqual(['complete', 'complete'])
  })

  test.each([
    ['an image that TCSS no longer knows is an error', 'ResourceNotFound', 'not-found'],
    ['a refused scan task is an error', 'UnauthorizedOperation', 'refused'],
    ['a scan that is already under way is waited for', 'FailedOperation.ErrAlreadyScanning', 'requested'],
  ])('%s', async (_name, code, reason) => {
    const { collected } = await collectFrom({
      ...request,
      images: [UNSCANNED],
      fault: (action) => (action === TASK ? refuse(code) : undefined),
    })
    expect(stateOf(collected[0])).toBe(reason)
  })

  test('an image that lost its licence is not waited for', async () => {
    const script: Script = { start: 'world', steps: [{ after: 60, record: { IsAuthorized: 0 } }] }
    const { collected, seconds } = await collectFrom({
      ...request,
      images: [{ record: NEVER_SCANNED, script }],
      fault: (action) => (action === TASK ? refuse('FailedOperation.ErrAlreadyScanning') : undefined),
    })
    expect(stateOf(collected[0])).toBe('unlicensed')
    expect(seconds).toBeLessThan(5)
  })

  test('an image that cannot be read after a busy scan task is an error', async () => {
    const { collected } = await collectFrom({
      ...request,
      images: [UNSCANNED],
      fault: (action, n) =>
        action === TASK
          ? refuse('FailedOperation.ErrAlreadyScanning')
          : n === 2
            ? refuse('UnauthorizedOperation')
            : undefined,
    })
    expect(stateOf(collected[0])).toBe('refused')
  })
})

describe('a scan task whose answer was lost', () => {
  const images: readonly ScriptedImage[] = [UNSCANNED]

  test('a scan task that arrived is not sent again after an answer was lost', async () => {
    const { collected, requests } = await collectFrom({
      ...request,
      images,
      fault: (action) => (action === TASK ? 'lost' : undefined),
    })
    expect([stateOf(collected[0]), ofAction(requests, TASK).length]).toEqual(['complete', 1])
  })

  test('a scan task that already has a result is not sent again after an answer was lost', async () => {
    const quick: readonly ScriptedImage[] = [
      { record: NEVER_SCANNED, script: onDemand(scanRunning({ takes: 10, result: { VirusCnt: 1 } })) },
    ]
    const { collected, requests } = await collectFrom({
      ...request,
      images: quick,
      fault: (action) => (action === TASK ? 'lost' : undefined),
    })
    expect([stateOf(collected[0]), ofAction(requests, TASK).length]).toEqual(['complete', 1])
  })

  test('a scan task that did not arrive is sent up to three times', async () => {
    const twice = await collectFrom({
      ...request,
      images,
      fault: (action, n) => (action === TASK && n < 3 ? fail('ETIMEDOUT') : undefined),
    })
    expect([stateOf(twice.collected[0]), ofAction(twice.requests, TASK).length]).toEqual(['complete', 3])
    const never = await collectFrom({
      ...request,
      images,
      fault: (action) => (action === TASK ? fail('ETIMEDOUT') : undefined),
    })
    expect([stateOf(never.collected[0]), ofAction(never.requests, TASK).length]).toEqual(['unreachable', 3])
  })

  test('an image that cannot be read after an answer was lost is an error', async () => {
    const { collected } = await collectFrom({
      ...request,
      images,
      fault: (action, n) =>
        action === TASK ? fail('ECONNRESET') : n > 1 ? refuse('UnauthorizedOperation') : undefined,
    })
    expect(stateOf(collected[0])).toBe('refused')
  })
})

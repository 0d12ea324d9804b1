import { describe, expect, test } from '@jest/globals'
import { delayed, scanRunning, scanStuck } from '../../emulator/world/script.ts'
import { type Script, type Step, wireTime } from '../../emulator/world/world.ts'
import type { Collected } from '../../src/collect/collection.ts'
import { NOW } from '../make.ts'
import { fail, refuse } from '../tencent/caller.ts'
import { collectFrom, type Known, ofAction } from '../tencent/service.ts'

const NEVER = {
  ScanStatus: 'NOT_SCAN',
  ScanTime: '',
  ScanVulProgress: 0,
  ScanVirusProgress: 0,
  ScanRiskProgress: 0,
}
const atOnce = (steps: readonly Step[]): Script => ({ start: 'world', steps })
const onDemand = (steps: readonly Step[]): Script => ({ start: 'scan', steps })
const CLEAN = onDemand(scanRunning({ takes: 8_000, result: {} }))
const STUCK: Known = { record: NEVER, script: atOnce(scanStuck()) }
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
    'of $images images takes little longer than the limit makes it, one call each, none rejected',
    async ({ images, seconds }) => {
      const told = await collectFrom({ images: Array.from({ length: images }, () => ({})) })
      expect(told.collected.map(stateOf)).toEqual(Array.from({ length: images }, () => 'complete'))
      expect(told.requests).toHaveLength(images)
      expect(told.seconds).toBeLessThan(seconds * 1.02 + 0.05)
    },
  )

  test('tells how it goes every few seconds, and not at the end', async () => {
    const { told } = await collectFrom({ images: Array.from({ length: 400 }, () => ({})) })
    expect(told.map(({ kind }) => kind)).toEqual(['reading', 'reading', 'reading'])
    for (const one of told) {
      if (one.kind !== 'reading') throw new Error('something else')
      expect(one.elapsed / (one.elapsed + one.left)).toBeCloseTo(one.done / one.total)
    }
  })

  test('waits for those that run, and lets nobody wait when time is up', async () => {
    const images = Array.from({ length: 200 }, (_, n): Known => (n % 2 === 0 ? STUCK : {}))
    const { collected, seconds } = await collectFrom({ images, wait: 60_000 })
    expect(collected.map(stateOf)).toEqual(images.map((_, n) => (n % 2 === 0 ? 'running' : 'complete')))
    expect(seconds).toBeGreaterThanOrEqual(60)
    expect(seconds).toBeLessThan(63)
  })

  test('of which one errors while it is waited for keeps all others', async () => {
    const soon: Known = { record: NEVER, script: atOnce(scanRunning({ takes: 5_000, result: {} })) }
    const { collected } = await collectFrom({
      images: [soon, soon],
      wait: 60_000,
      fault: (_, n) => (n === 3 ? refuse('AuthFailure.TokenFailure') : undefined),
    })
    expect(collected.map(stateOf).toSorted()).toEqual(['complete', 'refused'])
  })
})

describe('one image', () => {
  test('is looked at when its scan should be done, and once more', async () => {
    const script = atOnce(scanRunning({ takes: 20_000, result: { VirusCnt: 1 } }))
    const { requests, collected } = await collectFrom({ images: [{ record: NEVER, script }], wait: 600_000 })
    expect(requests.map(({ at }) => Math.round(at / 1_000))).toEqual([0, 20, 30])
    expect(collected[0]).toMatchObject({ facts: { counts: { viruses: { kind: 'known', value: 1 } } } })
  })

  test('that is not confirmed when time is up is not believed', async () => {
    const script = atOnce(scanRunning({ takes: 20_000, result: {} }))
    const { collected, told } = await collectFrom({ images: [{ record: NEVER, script }], wait: 20_000 })
    expect(stateOf(collected[0])).toBe('unconfirmed')
    expect(told.at(-1)).toMatchObject({ kind: 'waiting-ends', waiting: 1, total: 1 })
  })

  test('of which nothing is new says so once a minute', async () => {
    const { told } = await collectFrom({ images: [STUCK], wait: 300_000 })
    const lines = told.filter(({ kind }) => kind === 'waiting')
    expect(lines).toHaveLength(5)
  })

  test('tells each change once', async () => {
    const script = atOnce(delayed(9_000, scanRunning({ takes: 6_000, result: {} })))
    const record = { ...NEVER, ScanStatus: 'WAIT_SCAN' }
    const { told } = await collectFrom({ images: [{ record, script }], wait: 600_000 })
    const lines = told.filter(({ kind }) => kind === 'waiting')
    expect(new Set(lines.map((line) => JSON.stringify(line))).size).toBe(lines.length)
    expect(told.map(({ kind }) => kind)).toEqual([
      'waiting-begins',
      ...lines.map(() => 'waiting'),
      'waiting-ends',
    ])
  })
})

describe('a scan is asked for', () => {
  const ask = { wait: 120_000, trigger: true }

  test('in one call, for those that need one', async () => {
    const { collected, requests } = await collectFrom({
      ...ask,
      images: [{ record: NEVER, script: CLEAN }, {}, { record: NEVER, script: CLEAN }],
    })
    expect(ofAction(requests, TASK).map(({ images }) => images)).toEqual([2])
    expect(collected.map(stateOf)).toEqual(['complete', 'complete', 'complete'])
  })

  test('and not at all where none needs one', async () => {
    const { requests, told } = await collectFrom({ ...ask, images: [{}] })
    expect([ofAction(requests, TASK), told]).toEqual([[], []])
  })

  test('of an image whose scan is too old', async () => {
    const record = { ScanTime: wireTime(NOW.getTime() - 86_400_000 - 1_000) }
    const images = [{ record, script: CLEAN }]
    const policy = { maxScanAge: 86_400_000 }
    const { collected, requests } = await collectFrom({ ...ask, images, policy })
    expect(ofAction(requests, TASK)).toHaveLength(1)
    expect(stateOf(collected[0])).toBe('complete')
  })

  test('but not of one without a licence', async () => {
    const { collected, requests, told } = await collectFrom({
      ...ask,
      images: [{ record: { ...NEVER, IsAuthorized: 0 } }],
    })
    expect([ofAction(requests, TASK), stateOf(collected[0])]).toEqual([[], 'unlicensed'])
    expect(told).toEqual([{ kind: 'scans-requested', images: 0, unlicensed: 1 }])
  })

  test('one by one where TCSS refuses all for the sake of one', async () => {
    const { collected, requests } = await collectFrom({
      ...ask,
      images: [
        { record: NEVER, script: CLEAN },
        { record: NEVER, script: CLEAN },
      ],
      fault: (action, n) => (action === TASK && n === 1 ? refuse('ResourceNotFound') : undefined),
    })
    expect(ofAction(requests, TASK).map(({ images }) => images)).toEqual([2, 1, 1])
    expect(collected.map(stateOf)).toEqual(['complete', 'complete'])
  })

  test.each([
    {
      name: 'an image that TCSS does not know any more is an error',
      code: 'ResourceNotFound',
      says: 'not-found',
    },
    { name: 'a refusal is an error', code: 'UnauthorizedOperation', says: 'refused' },
    { name: 'a scan under way is waited for', code: 'FailedOperation.ErrAlreadyScanning', says: 'requested' },
  ])('$name', async ({ code, says }) => {
    const { collected } = await collectFrom({
      ...ask,
      images: [{ record: NEVER, script: CLEAN }],
      fault: (action) => (action === TASK ? refuse(code) : undefined),
    })
    expect(stateOf(collected[0])).toBe(says)
  })

  test('an image that lost its licence meanwhile is not waited for', async () => {
    const script: Script = { start: 'world', steps: [{ after: 60, record: { IsAuthorized: 0 } }] }
    const { collected, seconds } = await collectFrom({
      ...ask,
      images: [{ record: NEVER, script }],
      fault: (action) => (action === TASK ? refuse('FailedOperation.ErrAlreadyScanning') : undefined),
    })
    expect(stateOf(collected[0])).toBe('unlicensed')
    expect(seconds).toBeLessThan(5)
  })

  test('an image that cannot be read after a refusal is an error', async () => {
    const { collected } = await collectFrom({
      ...ask,
      images: [{ record: NEVER, script: CLEAN }],
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

describe('after an answer was lost, TCSS is looked at before anything is asked again', () => {
  const images: readonly Known[] = [{ record: NEVER, script: CLEAN }]
  const ask = { wait: 120_000, trigger: true }

  test('what arrived is not asked for again', async () => {
    const { collected, requests } = await collectFrom({
      ...ask,
      images,
      fault: (action) => (action === TASK ? 'lost' : undefined),
    })
    expect([stateOf(collected[0]), ofAction(requests, TASK).length]).toEqual(['complete', 1])
  })

  test('what arrived, and was scanned before we looked, is not either', async () => {
    const quick: readonly Known[] = [
      { record: NEVER, script: onDemand(scanRunning({ takes: 10, result: { VirusCnt: 1 } })) },
    ]
    const { collected, requests } = await collectFrom({
      ...ask,
      images: quick,
      fault: (action) => (action === TASK ? 'lost' : undefined),
    })
    expect([stateOf(collected[0]), ofAction(requests, TASK).length]).toEqual(['complete', 1])
  })

  test('what did not arrive is asked for again, three times in all', async () => {
    const twice = await collectFrom({
      ...ask,
      images,
      fault: (action, n) => (action === TASK && n < 3 ? fail('ETIMEDOUT') : undefined),
    })
    expect([stateOf(twice.collected[0]), ofAction(twice.requests, TASK).length]).toEqual(['complete', 3])
    const never = await collectFrom({
      ...ask,
      images,
      fault: (action) => (action === TASK ? fail('ETIMEDOUT') : undefined),
    })
    expect([stateOf(never.collected[0]), ofAction(never.requests, TASK).length]).toEqual(['unreachable', 3])
  })

  test('what cannot be looked at is an error', async () => {
    const { collected } = await collectFrom({
      ...ask,
      images,
      fault: (action, n) =>
        action === TASK ? fail('ECONNRESET') : n > 1 ? refuse('UnauthorizedOperation') : undefined,
    })
    expect(stateOf(collected[0])).toBe('refused')
  })
})

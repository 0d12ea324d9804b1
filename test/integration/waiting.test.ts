import { describe, expect, test } from '@jest/globals'
import { scanCancelled, scanFailing, scanRunning, scanStuck } from '../../emulator/world/script.ts'
import { wireTime } from '../../emulator/world/world.ts'
import { atOnce, NEVER_SCANNED, NOW } from '../make.ts'
import { ERROR, FAILED, outcome, PASSED } from '../scenarios/story.ts'
import { runWithImages } from './run-with-images.ts'

const HOUR = 3_600_000

test('a running scan is waited for, and a clean result passes', async () => {
  const script = atOnce(scanRunning({ takes: 20_000, result: {} }))
  const { result, requests, seconds } = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script } },
  })
  expect(outcome(result)).toEqual(PASSED)
  expect(seconds).toBeGreaterThan(20)
  expect(requests.length).toBeLessThan(10)
  expect(result.step.log.join('\n')).toMatch(
    /Waiting at most \d+ min for 1 image to be known and scanned[\s\S]*Vulnerability \d+ %, virus \d+ %, risk \d+ %, about \d+ s left[\s\S]*Finished; checking again[\s\S]*Finished waiting after/,
  )
})

test('a running scan that finds viruses fails the image', async () => {
  const script = atOnce(scanRunning({ takes: 10_000, result: { VirusCnt: 2 } }))
  const { result } = await runWithImages({ images: { web: { record: NEVER_SCANNED, script } } })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.annotations[0]?.message).toContain('2 viruses')
})

test('totals that come after the end of the scan are waited for', async () => {
  const script = atOnce(scanRunning({ takes: 8_000, result: { VirusCnt: 2 }, lateBy: 4_000 }))
  const { result, requests } = await runWithImages({ images: { web: { record: NEVER_SCANNED, script } } })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.outputs['virus-count']).toBe('2')
  expect(requests.length).toBeGreaterThan(3)
})

test('a scan that never finishes fails the image at the deadline with its progress and remedy', async () => {
  const { result, seconds } = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script: atOnce(scanStuck()) } },
    inputs: { 'wait-timeout': '90s' },
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(seconds).toBeGreaterThan(90)
  expect(seconds).toBeLessThan(120)
  expect(result.step.annotations[0]?.message).toMatch(
    /still running after 90 s \(40 %, about 60 s left\).*[Rr]aise `wait-timeout`/s,
  )
  expect(result.step.log.join('\n')).toMatch(/Stopped waiting after .*: 1 of 1 image not done/)
})

test.each([
  { name: 'is cancelled', script: scanCancelled(8_000), message: 'cancelled' },
  { name: 'fails', script: scanFailing(8_000), message: 'failed' },
])('a running scan that $name fails the image', async ({ script, message }) => {
  const { result, seconds } = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script: atOnce(script) } },
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.annotations[0]?.message).toContain(message)
  expect(seconds).toBeLessThan(60)
})

describe.each([
  { name: 'forward', by: 2 * HOUR },
  { name: 'back', by: -2 * HOUR },
])('a clock that jumps two hours $name during the wait', ({ by }) => {
  test('a clock that jumps two hours during the wait does not change its end', async () => {
    const { result, seconds } = await runWithImages({
      // A script would start anew when the emulator's clock jumps back.
      images: { web: { record: { ...NEVER_SCANNED, ScanStatus: 'SCANNING', RemainScanTime: 60 } } },
      inputs: { 'wait-timeout': '60s' },
      jump: { after: 45_000, by },
    })
    expect(outcome(result)).toEqual(FAILED)
    expect(seconds).toBeGreaterThan(60)
    expect(seconds).toBeLessThan(90)
  })

  test('a clock that jumps two hours during the wait does not change its result', async () => {
    // The emulator's clock jumps, too, so its scan must end before the jump.
    const { result } = await runWithImages({
      images: {
        web: {
          record: NEVER_SCANNED,
          script: { start: 'world', steps: scanRunning({ takes: 7_000, result: {} }) },
        },
      },
      jump: { after: 9_000, by: Math.abs(by) },
    })
    expect(outcome(result)).toEqual(PASSED)
  })
})

test('a signal during the wait ends the run within five seconds', async () => {
  const before = performance.now()
  const { result } = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script: atOnce(scanStuck()) } },
    speed: 1,
    signal: { name: 'SIGTERM', afterMs: 1_000 },
  })
  expect(performance.now() - before).toBeLessThan(6_500)
  expect(outcome(result)).toEqual({ ...ERROR, exitCode: result.exitCode })
  expect(result.exitCode).not.toBe(0)
})

test('one deadline covers all images, and one unfinished image hides no other', async () => {
  const { result, ids, seconds } = await runWithImages({
    images: {
      soon: { record: NEVER_SCANNED, script: atOnce(scanRunning({ takes: 10_000, result: {} })) },
      stuck: { record: NEVER_SCANNED, script: atOnce(scanStuck()) },
      done: {},
    },
    inputs: { 'wait-timeout': '60s' },
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(seconds).toBeLessThan(90)
  const results = JSON.parse(result.step.outputs['results'] ?? '')
  const verdicts = Object.fromEntries(
    results.map((one: Record<string, string>) => [one['imageId'], one['verdict']]),
  )
  expect(Object.keys(ids).map((name) => verdicts[ids[name] ?? ''])).toEqual(['pass', 'fail', 'pass'])
})

test('wait-timeout: 0 sends one request and does not wait', async () => {
  const { result, requests } = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script: atOnce(scanStuck()) } },
    inputs: { 'wait-timeout': '0' },
  })
  expect([outcome(result), requests.length]).toEqual([FAILED, 1])
})

test('a finished scan is accepted at the first request', async () => {
  const { result, requests } = await runWithImages({ images: { web: {} } })
  expect([outcome(result), requests.length]).toEqual([PASSED, 1])
})

test('a scan that ended a moment before is read again, because its totals may still come', async () => {
  const script = atOnce([
    { after: 0, record: { ScanTime: wireTime(NOW.getTime()) } },
    { after: 8_000, record: { VirusCnt: 4 } },
  ])
  const { result } = await runWithImages({ images: { web: { script } } })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.outputs['virus-count']).toBe('4')
})

import { expect, test } from '@jest/globals'
import type { Intercept } from '../../emulator/serve.ts'
import { delayed, scanRunning } from '../../emulator/world/script.ts'
import { type Script, wireTime } from '../../emulator/world/world.ts'
import { NEVER_SCANNED, NOW, onDemand } from '../make.ts'
import { apiRefusal, ERROR, FAILED, messages, outcome, PASSED } from '../scenarios/story.ts'
import { type ImagesResult, runWithImages } from './run-with-images.ts'

const OLD = { ScanTime: wireTime(NOW.getTime() - 8 * 86_400_000) }
const CLEAN = onDemand(scanRunning({ takes: 8_000, result: {} }))
const TRIGGER = { 'trigger-scan': 'true' }

const NEVER = { record: NEVER_SCANNED, script: CLEAN }

const tasks = ({ requests }: ImagesResult) =>
  requests.filter(({ action }) => action === 'CreateAssetImageScanTask').map(({ body }) => JSON.parse(body))

test('a never scanned image is scanned and judged', async () => {
  const run = await runWithImages({ images: { web: NEVER }, inputs: TRIGGER })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(tasks(run)).toEqual([
    { Images: [run.ids['web']], ScanScope: 1, ScanVul: true, ScanVirus: true, ScanRisk: true, Timeout: 3600 },
  ])
  expect(run.result.step.log.join('\n')).toMatch(
    /Requested a scan of 1 image\.[\s\S]*Waiting at most \d+ min for 1 image/,
  )
})

test('an image fails by the findings of its requested scan', async () => {
  const script = onDemand(scanRunning({ takes: 6_000, result: { VirusCnt: 2 }, lateBy: 4_000 }))
  const { result } = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script } },
    inputs: TRIGGER,
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.annotations[0]?.message).toContain('2 viruses')
})

test('one scan task names all images that need a scan, and no others', async () => {
  const run = await runWithImages({
    images: {
      fresh: { record: { ScanTime: wireTime(NOW.getTime() - 3_600_000) } },
      never: NEVER,
      old: { record: OLD, script: CLEAN },
      running: {
        record: NEVER_SCANNED,
        script: { start: 'world', steps: scanRunning({ takes: 9_000, result: {} }) },
      },
    },
    inputs: { ...TRIGGER, 'max-scan-age': '7d' },
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(tasks(run).map(({ Images }) => Images)).toEqual([[run.ids['never'], run.ids['old']]])
})

test('an old result does not count as the result of a requested scan, however late the scan starts', async () => {
  const script = onDemand(delayed(12_000, scanRunning({ takes: 8_000, result: { VirusCnt: 1 } })))
  const { result, seconds } = await runWithImages({
    images: { web: { record: OLD, script } },
    inputs: { ...TRIGGER, 'max-scan-age': '7d' },
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(seconds).toBeGreaterThan(20)
  expect(result.step.outputs['virus-count']).toBe('1')
})

test('a requested scan that never starts fails the image at the deadline although the old result is clean', async () => {
  const { result } = await runWithImages({
    images: { web: { record: OLD, script: onDemand(delayed(3_600_000, scanRunning({ takes: 1_000 }))) } },
    inputs: { ...TRIGGER, 'max-scan-age': '9d', 'wait-timeout': '30s' },
  })
  // Nine days accept the old scan, so none is requested.
  expect(outcome(result)).toEqual(PASSED)
  const late = await runWithImages({
    images: { web: { record: OLD, script: onDemand(delayed(3_600_000, scanRunning({ takes: 1_000 }))) } },
    inputs: { ...TRIGGER, 'max-scan-age': '7d', 'wait-timeout': '30s' },
  })
  expect(outcome(late.result)).toEqual(FAILED)
  expect(messages(late)).toMatch(/requested, but not started after \d+ s/)
  expect(late.result.step.outputs['virus-count']).toBe('unknown')
})

test('an image without a licence is not scanned and fails with the way to get one', async () => {
  const run = await runWithImages({
    images: { web: { record: { ...NEVER_SCANNED, IsAuthorized: 0 } }, api: NEVER },
    inputs: TRIGGER,
  })
  expect(outcome(run.result)).toEqual(FAILED)
  expect(tasks(run).map(({ Images }) => Images)).toEqual([[run.ids['api']]])
  expect(run.result.step.annotations[0]?.message).toMatch(/no scan licence.*Assign a scan licence/s)
})

/** Applies a fault to the first `count` scan tasks. */
function firstTasks(count: number, fault: Awaited<ReturnType<Intercept>>): Intercept {
  let seen = 0
  return (request) => {
    if (request.headers['x-tc-action'] !== 'CreateAssetImageScanTask') return undefined
    seen += 1
    return seen <= count ? fault : undefined
  }
}

test('a scan task that TCSS refuses for an unknown reason fails the image at the deadline', async () => {
  const { result } = await runWithImages({
    images: { web: { record: { ...NEVER_SCANNED, IsAuthorized: 12 } } },
    inputs: { ...TRIGGER, 'wait-timeout': '30s' },
    intercept: firstTasks(9, apiRefusal('FailedOperation.ErrAlreadyScanning')),
  })
  expect(outcome(result)).toEqual(FAILED)
  expect(result.step.annotations[0]?.message).toMatch(/requested, but not started/)
})

test('a scan that is already running is waited for', async () => {
  const script: Script = {
    start: 'world',
    steps: delayed(20_000, scanRunning({ takes: 10_000, result: {} })),
  }
  const run = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script } },
    inputs: TRIGGER,
    intercept: firstTasks(9, apiRefusal('FailedOperation.ErrAlreadyScanning')),
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(tasks(run)).toHaveLength(1)
})

test('an image for which TCSS refuses a scan task does not prevent the scan of another', async () => {
  const run = await runWithImages({
    images: { web: NEVER, api: NEVER },
    inputs: TRIGGER,
    intercept: firstTasks(1, apiRefusal('FailedOperation.ErrAlreadyScanning')),
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(tasks(run).map(({ Images }) => Images.length)).toEqual([2, 1, 1])
})

test('a scan task whose answer is lost is not sent again while its scan runs', async () => {
  const run = await runWithImages({
    images: { web: { record: NEVER_SCANNED, script: onDemand(scanRunning({ takes: 20_000, result: {} })) } },
    inputs: TRIGGER,
    intercept: firstTasks(1, 'answer-lost'),
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(tasks(run)).toHaveLength(1)
})

test('a scan task that a reset connection lost is sent again', async () => {
  const run = await runWithImages({
    images: { web: NEVER },
    inputs: TRIGGER,
    intercept: firstTasks(1, 'reset'),
  })
  expect(outcome(run.result)).toEqual(PASSED)
  expect(tasks(run)).toHaveLength(2)
})

test('a scan task whose connection is always reset is an error', async () => {
  const run = await runWithImages({
    images: { web: NEVER },
    inputs: TRIGGER,
    intercept: firstTasks(9, 'reset'),
  })
  expect(outcome(run.result)).toEqual(ERROR)
  expect(tasks(run)).toHaveLength(3)
  expect(run.result.step.annotations[0]?.message).toMatch(/no connection/)
})

test('a key without the permission for scan tasks is an error that names it', async () => {
  const { result } = await runWithImages({
    images: { web: NEVER },
    inputs: TRIGGER,
    intercept: firstTasks(9, apiRefusal('UnauthorizedOperation')),
  })
  expect(outcome(result)).toEqual(ERROR)
  expect(result.step.annotations[0]?.message).toContain('tcss:CreateAssetImageScanTask')
})

import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { someImage as emulated } from '../../emulator/world/world.ts'
import { outcome } from '../scenarios/story.ts'
import { runWithImages } from './run-with-images.ts'

/** Number of images, and the ones that are infected or unknown. */
const COUNT = 1_000
const infected = (n: number) => n % 100 === 7
const unknown = (n: number) => n === 500

const nameOf = (n: number) => `service-${n}`
const images = Object.fromEntries(
  Array.from(
    { length: COUNT },
    (_, n) => [nameOf(n), { record: infected(n) ? { VirusCnt: 2 } : {} }] as const,
  ).filter((_, n) => !unknown(n)),
)
const UNKNOWN = `sha256:${createHash('sha256').update('unknown').digest('hex')}`
const idOf = (n: number) =>
  unknown(n) ? UNKNOWN : emulated({ ImageName: `registry.example.com/shop/${nameOf(n)}:1.0.0` }).ImageID

test('each of 1,000 images in a file has its verdict, and the reports stay readable', async () => {
  const ids = Array.from({ length: COUNT }, (_, n) => idOf(n))
  const { result, requests } = await runWithImages({
    images,
    inputs: { 'image-id': '@lists/images.txt' },
    files: { 'lists/images.txt': `# nightly\n${ids.join('\n')}\n${ids[0]}\n` },
    // Faster time leaves a busy machine less room to count requests as the emulator does.
    speed: 5,
  })
  expect(outcome(result)).toEqual({ exitCode: 1, verdict: 'error', allowed: 'false' })
  const actions = requests.map(({ action }) => action)
  expect(actions.filter((action) => action === 'DescribeAssetImageDetail')).toHaveLength(COUNT)
  // Findings are listed only for the ten blocked images.
  expect(actions.filter((action) => action !== 'DescribeAssetImageDetail')).toEqual(
    Array.from({ length: 10 }, () => 'DescribeAssetImageVirusList'),
  )

  const { log, outputs, annotations } = result.step
  expect(
    log.filter((line) => /^Read \d+ of 1000 images, \d+\.\d per second, about \d+ s left\.$/.test(line))
      .length,
  ).toBeGreaterThan(4)
  const sum = log.indexOf('1000 images: 1 blocked without a verdict · 10 blocked · 989 allowed.')
  const fold = log.indexOf('##[group]989 images allowed')
  expect(sum).toBeGreaterThan(0)
  expect(fold).toBeGreaterThan(sum)
  const bad = log.slice(sum, fold).filter((line) => line.startsWith('✘'))
  expect(bad).toHaveLength(11)
  expect(bad[0]).toContain(UNKNOWN)
  expect(log.slice(fold).filter((line) => line.startsWith('✔'))).toHaveLength(989)
  expect(log.length).toBeLessThan(1_300)

  expect(outputs['image-id']?.split('\n')).toEqual(ids)
  expect(outputs['virus-count']).toBe('unknown')
  expect(outputs['truncated']).toBe('true')
  const results = JSON.parse(outputs['results'] ?? '') as readonly { readonly verdict: string }[]
  expect(results.slice(0, 12).map(({ verdict }) => verdict)).toEqual([
    'error',
    ...Array.from({ length: 10 }, () => 'fail'),
    'pass',
  ])
  expect(JSON.parse(outputs['violations'] ?? '')).toHaveLength(10)

  const summary = result.raw.summaryFile ?? ''
  expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1024 * 1024)
  expect(summary.match(/<b>989 images allowed<\/b>/g)).toHaveLength(1)
  for (let n = 7; n < COUNT; n += 100) expect(summary).toContain(`service-${n}&#58;1`)

  expect(annotations.filter(({ level }) => level === 'error')).toHaveLength(10)
  expect(annotations[0]?.message).toContain('max-viruses (2 viruses, none allowed)')
})

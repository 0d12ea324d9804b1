import { expect, test } from '@jest/globals'
import { withSmallHeap } from '../src/heap.ts'
import type { Exchange } from '../src/network/transport.ts'

const POST = { headers: {}, body: '', timeout: 1 }
const idle = () => new Promise((resolve) => setTimeout(resolve, 20))

test('exchanges go through as they are, and so do errors', async () => {
  const answer: Exchange = { kind: 'failure', code: 'X', detail: '' }
  expect(await withSmallHeap(async () => answer)(POST)).toBe(answer)
  const broken = withSmallHeap(async () => {
    throw new Error('ours')
  })
  await expect(broken(POST)).rejects.toThrow('ours')
})

test('what a hundred exchanges left behind is collected when nothing is under way', async () => {
  const left: WeakRef<object>[] = []
  const transport = withSmallHeap(async () => {
    left.push(new WeakRef({ garbage: new Array(1_000) }))
    await idle()
    return { kind: 'failure', code: 'X', detail: '' }
  })
  await Promise.all(Array.from({ length: 100 }, () => transport(POST)))
  await idle()
  expect(left.filter((one) => one.deref() !== undefined).length).toBeLessThan(10)
})

test('what a megabyte of answers left behind is collected though others are still under way', async () => {
  const left: WeakRef<object>[] = []
  let ends = (): void => {}
  const endless = new Promise<void>((resolve) => {
    ends = resolve
  })
  let first = true
  const transport = withSmallHeap(async (): Promise<Exchange> => {
    if (first) {
      first = false
      await endless
    }
    left.push(new WeakRef({ garbage: new Array(1_000) }))
    await idle()
    return { kind: 'response', status: 200, headers: {}, body: Buffer.alloc(128 * 1024) }
  })
  const waiting = transport(POST)
  for (let n = 0; n < 8; n += 1) await transport(POST)
  await idle()
  expect(left.filter((one) => one.deref() !== undefined).length).toBeLessThan(3)
  ends()
  await waiting
})

import v8 from 'node:v8'
import vm from 'node:vm'
import type { Transport } from './network/transport.ts'

/** Exchanges, and bytes of answers, after which there is enough garbage to be worth a moment. */
const EVERY = 100
const EVERY_BYTES = 1024 * 1024

/**
 * The same transport, with the memory of a large fleet, or of a long list, as flat as that of a small one. V8 trades memory for a throughput that
 * 20 requests a second do not need: it lets young garbage grow, and collects the old long after. Here the young generation
 * stays small, and everything is collected when nothing is under way, which is most of each second.
 */
export function withSmallHeap(transport: Transport): Transport {
  v8.setFlagsFromString('--semi-space-growth-factor=1')
  v8.setFlagsFromString('--expose-gc')
  const collect: () => void = vm.runInNewContext('gc')
  let underWay = 0
  let since = 0
  let bytes = 0
  return async (post) => {
    underWay += 1
    try {
      const answer = await transport(post)
      if (answer.kind === 'response') bytes += answer.body.length
      return answer
    } finally {
      underWay -= 1
      since += 1
      // Pages of a list are so large that a burst of them alone is too much.
      if ((underWay === 0 && since >= EVERY) || bytes >= EVERY_BYTES) {
        since = 0
        bytes = 0
        setImmediate(collect)
      }
    }
  }
}

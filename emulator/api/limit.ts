/** The state of a limit between requests of one action: a moment in milliseconds, and how much of the limit was used. */
export interface Meter {
  readonly at: number
  readonly level: number
}

/** Returns the meter after one more request at `now` (whole milliseconds), or null if that exceeds the limit. Pure. */
export type Limit = (meter: Meter | undefined, now: number) => Meter | null

/** "A maximum of 20 requests can be initiated per second for this API" (TCSS API docs, every action). */
export const REQUESTS_PER_SECOND = 20

/**
 * Counts requests in each second of the clock, as the service's own message suggests ("equals to `21` in a second"), so twice
 * the limit can pass around the end of a second. Other clients of the account use `others` requests of each second first.
 */
export function fixedWindow(perSecond: number, others = 0): Limit {
  return (meter, now) => {
    const second = Math.floor(now / 1000)
    const level = (meter?.at === second * 1000 ? meter.level : 0) + 1
    return level <= perSecond - others ? { at: second * 1000, level } : null
  }
}

/**
 * Limits requests by a bucket that holds the requests of one second and drains steadily. It is stricter under sustained load.
 * Other clients of the account, with `others` evenly spread requests a second, slow the drain by that rate.
 */
export function tokenBucket(perSecond: number, others = 0): Limit {
  const drain = Math.max(0, perSecond - others)
  return (meter, now) => {
    // The level is in thousandths of a request, so that the arithmetic is exact.
    const drained = meter ? Math.max(0, now - meter.at) * drain : 0
    const level = Math.max(0, (meter?.level ?? 0) - drained) + 1000
    return level <= perSecond * 1000 ? { at: now, level } : null
  }
}

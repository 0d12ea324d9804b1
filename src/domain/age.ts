import type { Facts } from './facts.ts'

/** The maximum difference between two clocks, in milliseconds. A scan time that is further in the future is ignored. */
const CLOCK_SKEW = 5 * 60_000

/** Returns the age of the last scan in milliseconds, or null if the time of the scan is unknown or in the future. */
export function scanAge({ scannedAt }: Facts, now: Date): number | null {
  const age = scannedAt === null ? null : now.getTime() - scannedAt.getTime()
  return age === null || age < -CLOCK_SKEW ? null : Math.max(0, age)
}

/** The time after a scan during which the counts may still change, in milliseconds. */
const SETTLING_TIME = 60_000

/** Tells whether the last scan is so recent that its counts may still change. A scan of unknown age is not recent. */
export function isRecentScan(facts: Facts, now: Date): boolean {
  const age = scanAge(facts, now)
  return age !== null && age < SETTLING_TIME
}

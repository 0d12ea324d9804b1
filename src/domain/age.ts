import type { Facts } from './facts.ts'

/** Milliseconds by which two clocks may differ. The time of a scan that is further in the future is wrong. */
const CLOCK_SKEW = 5 * 60_000

/** Returns the age of the last scan in milliseconds, at least 0; null where its time is unknown or impossible. */
export function scanAge({ scannedAt }: Facts, now: Date): number | null {
  const age = scannedAt === null ? null : now.getTime() - scannedAt.getTime()
  return age === null || age < -CLOCK_SKEW ? null : Math.max(0, age)
}

/** Milliseconds after a scan in which its counts may still change. */
const SETTLING_TIME = 60_000

/** Tells whether the last scan ended so recently that its counts may still change; false for a scan of unknown age. */
export function isRecentScan(facts: Facts, now: Date): boolean {
  const age = scanAge(facts, now)
  return age !== null && age < SETTLING_TIME
}

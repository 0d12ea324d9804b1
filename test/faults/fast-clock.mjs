// Preloaded with `node --import`: time runs FAST_CLOCK times as fast for the whole process, so that a test of a minute's
// patience takes a second. The action itself has no way to be told a time.
import { createRequire } from 'node:module'

const factor = Number(process.env.FAST_CLOCK)
const start = performance.now()
const realNow = performance.now.bind(performance)
performance.now = () => start + (realNow() - start) * factor

const realTimeout = AbortSignal.timeout
AbortSignal.timeout = (milliseconds) => realTimeout.call(AbortSignal, Math.ceil(milliseconds / factor))

const timers = createRequire(import.meta.url)('timers/promises')
const realSleep = timers.setTimeout
timers.setTimeout = (milliseconds, ...rest) => realSleep(milliseconds / factor, ...rest)

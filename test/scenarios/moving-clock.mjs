// Preloaded with `node --import`: the time of the whole process runs MOVING_SPEED times as fast, from the moment of MOVING_CLOCK
// on ("real start, told start", milliseconds since 1970), so that it and the emulator agree on it. After MOVING_JUMP ("after,
// by") the wall clock jumps, and the monotonic one does not.
import { createRequire } from 'node:module'

const [realStart, toldStart] = process.env.MOVING_CLOCK.split(',').map(Number)
const [jumpAfter, jumpBy] = (process.env.MOVING_JUMP ?? 'Infinity,0').split(',').map(Number)
const speed = Number(process.env.MOVING_SPEED)

const RealDate = globalThis.Date
const told = () => {
  const elapsed = (RealDate.now() - realStart) * speed
  return Math.floor(toldStart + elapsed + (elapsed >= jumpAfter ? jumpBy : 0))
}
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [told()] : given))
  }

  static now() {
    return told()
  }
}

const realNow = performance.now.bind(performance)
const start = realNow()
performance.now = () => start + (realNow() - start) * speed

const realTimeout = AbortSignal.timeout
AbortSignal.timeout = (milliseconds) => realTimeout.call(AbortSignal, Math.ceil(milliseconds / speed))

const timers = createRequire(import.meta.url)('timers/promises')
const realSleep = timers.setTimeout
timers.setTimeout = (milliseconds, ...rest) => realSleep(milliseconds / speed, ...rest)

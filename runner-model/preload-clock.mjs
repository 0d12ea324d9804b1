// This module changes the time of a whole process, because the action has no input for the time. `node --import` preloads it,
// as in preload-clock.ts. `wall` is "real start, shown start" in milliseconds since 1970.
import { createRequire } from 'node:module'

const given = new URL(import.meta.url).searchParams
const speed = Number(given.get('speed') ?? 1)
const [jumpAfter, jumpBy] = (given.get('jump') ?? 'Infinity,0').split(',').map(Number)
if (given.has('wall')) setWallClock(...given.get('wall').split(',').map(Number))
if (speed > 0 && speed !== 1) setTimers()

function setWallClock(realStart, shownStart) {
  const RealDate = globalThis.Date
  const shown = () => {
    const elapsed = (RealDate.now() - realStart) * speed
    return Math.floor(shownStart + elapsed + (elapsed >= jumpAfter ? jumpBy : 0))
  }
  globalThis.Date = class extends RealDate {
    constructor(...values) {
      super(...(values.length === 0 ? [shown()] : values))
    }

    static now() {
      return shown()
    }
  }
}

function setTimers() {
  const start = performance.now()
  const realNow = performance.now.bind(performance)
  performance.now = () => start + (realNow() - start) * speed

  const realTimeout = AbortSignal.timeout
  AbortSignal.timeout = (milliseconds) => realTimeout.call(AbortSignal, Math.ceil(milliseconds / speed))

  const timers = createRequire(import.meta.url)('timers/promises')
  const realSleep = timers.setTimeout
  timers.setTimeout = (milliseconds, ...rest) => realSleep(milliseconds / speed, ...rest)
}

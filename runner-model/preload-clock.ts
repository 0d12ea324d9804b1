/** The difference between the time of a child process and real time. */
export interface PreloadClock {
  /** The time that the wall clock shows at a real moment, in milliseconds since 1970. By default it shows the real time. */
  readonly wall?: { readonly real: number; readonly shown: number }
  /** The factor by which time passes faster. 0 stops the wall clock and leaves timers unchanged. */
  readonly speed?: number
  /** A jump of the wall clock by `by`, after `after` milliseconds of that time. Monotonic time does not jump. */
  readonly jump?: { readonly after: number; readonly by: number }
}

/** Returns the arguments of Node.js that start a process with this clock. */
export function preloadClock({ wall, speed, jump }: PreloadClock): readonly string[] {
  const url = new URL('./preload-clock.mjs', import.meta.url)
  if (wall !== undefined) url.searchParams.set('wall', `${wall.real},${wall.shown}`)
  if (speed !== undefined) url.searchParams.set('speed', `${speed}`)
  if (jump !== undefined) url.searchParams.set('jump', `${jump.after},${jump.by}`)
  return ['--import', url.href]
}

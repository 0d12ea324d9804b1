/** The difference between the time of a child process and real time. */
export interface PreloadClock {
  /** The time that the wall clock shows at a real moment, in milliseconds since 1970. By default it is unchanged. */
  readonly wall?: { readonly real: number; readonly shown: number }
  /** Factor by which time passes faster. 0 stops the wall clock and leaves timers unchanged. */
  readonly speed?: number
  /** After `after` milliseconds of that time the wall clock jumps by `by`; monotonic time does not. */
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

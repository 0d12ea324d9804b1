/** How the time of a child process differs from real time. */
export interface PreloadClock {
  /** What the wall clock shows (`shown`) at a real moment (`real`), both in milliseconds since 1970; untouched when not given. */
  readonly wall?: { readonly real: number; readonly shown: number }
  /** How many times as fast time passes; 0 stops the wall clock and leaves timers alone. */
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

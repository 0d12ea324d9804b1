// Preloaded with `node --import`: the wall clock of the process stands still. The action itself has no way to be told a time.
// `?now=` in the address of this file is the time at which it stands.
const now = Date.parse(new URL(import.meta.url).searchParams.get('now') ?? '2026-11-24T03:13:00Z')
const RealDate = globalThis.Date

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now] : given))
  }

  static now() {
    return now
  }
}

// Preloaded with `node --import`: the wall clock of the process stands still. The action itself has no way to be told a time.
const now = Date.parse('2026-11-24T03:13:00Z')
const RealDate = globalThis.Date

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now] : given))
  }

  static now() {
    return now
  }
}

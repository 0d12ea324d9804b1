import { DIGEST } from '../../domain/image.ts'

/** Writes a count with its noun, such as `1 image` or `2 images`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`
}

export function capital(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`
}

const UNITS = [
  { unit: 'year', seconds: 365 * 86_400, word: true },
  { unit: 'day', seconds: 86_400, word: true },
  { unit: 'h', seconds: 3_600, word: false },
  { unit: 'min', seconds: 60, word: false },
  { unit: 's', seconds: 1, word: false },
] as const

/** Writes a time span in the largest unit that fits at least twice, such as `90 s`, `3 h` or `2 years`. */
export function phraseSpan(milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds / 1000))
  const { unit, seconds, word } = UNITS.find((one) => total >= one.seconds * 2) ?? UNITS[4]
  const amount = Math.floor(total / seconds)
  return word ? plural(amount, unit) : `${amount} ${unit}`
}

/** Writes an age to the second, such as `7d 0h 0m 1s`. A rounded age could look equal to the limit that the age exceeds. */
export function phraseAge(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000)
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([amount]) => amount > 0)
  const shown = parts.slice(first < 0 ? 3 : first)
  const last = shown.findLastIndex(([amount]) => amount > 0)
  return shown
    .slice(0, Math.max(1, last + 1))
    .map(([amount, unit]) => `${amount}${unit}`)
    .join(' ')
}

/** Writes a size as Docker does, such as `1.2 MB`. */
export function phraseSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  const amount = bytes / 1000 ** step
  return `${amount >= 100 || step === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[step]}`
}

/** Shortens a digest to 12 hexadecimal digits, as Docker does. */
export function shortDigest(digest: string): string {
  return `${digest.slice(0, 'sha256:'.length + 12)}…`
}

/** Shortens a name that is a digest. Any other name is unchanged. */
export function shortName(name: string): string {
  return DIGEST.test(name) ? shortDigest(name) : name
}

/** Writes a time as `2024-10-25 08:13 UTC`. */
export function phraseTime(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

export function utf8Length(text: string): number {
  return Buffer.byteLength(text, 'utf8')
}

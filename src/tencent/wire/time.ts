/** The time zone of API times that name no zone: Beijing, in minutes east of UTC. */
export const API_ZONE = 8 * 60

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:\s?(Z|UTC|[+-](?:[01]\d|2[0-3]):?[0-5]\d)(?:\s(?:UTC|[A-Z]{3,4}))?)?$/

/**
 * Parses a time of the API: `2024-10-25 16:13:39` (in `zone`, minutes east of UTC), RFC 3339, or Go's `2021-01-30 03:31:56
 * +0000 UTC`. Returns null for any other text, a date that does not exist, and a year after 9999 (in UTC) or up to 1900, by
 * which the API means "unknown".
 */
export function parseTime(text: string, zone: number = API_ZONE): Date | null {
  const [, year, month, day, hour, minute, second, offset] = FORM.exec(text.trim()) ?? []
  if (year === undefined || year <= '1900') return null
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const utc = new Date(`${wall}Z`)
  if (Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 19) !== wall) return null
  const time = new Date(utc.getTime() - minutesOf(offset, zone) * 60_000)
  return time.getUTCFullYear() > 9999 ? null : time
}

function minutesOf(offset: string | undefined, zone: number): number {
  if (offset === undefined) return zone
  if (offset === 'Z' || offset === 'UTC') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  return offset.startsWith('-') ? -minutes : minutes
}

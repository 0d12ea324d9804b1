import type { Reason } from '../domain/facts.ts'
import type { LimitRule, RuleName, Source } from '../domain/policy.ts'
import type { Violation } from '../domain/verdict.ts'
import { plain, type Quote } from '../text.ts'

/** What a rule checks, as a heading. */
export const TITLES: Readonly<Record<RuleName, string>> = {
  'max-viruses': 'Viruses and trojans',
  'max-vulnerabilities': 'Vulnerabilities',
  'max-risks': 'Risky behaviours',
  'max-sensitive-info': 'Sensitive information',
  'require-trusted': 'Trusted image',
  'scan-incomplete': 'Scans complete',
}

const NOUNS: Readonly<Record<LimitRule, readonly [one: string, many: string]>> = {
  'max-viruses': ['virus', 'viruses'],
  'max-vulnerabilities': ['vulnerability', 'vulnerabilities'],
  'max-risks': ['risky behaviour', 'risky behaviours'],
  'max-sensitive-info': ['sensitive-information entry', 'sensitive-information entries'],
}

/** One broken rule as a clause with its numbers, such as `2 viruses, none allowed`. */
export function phraseViolation(violation: Violation, quote: Quote = plain): string {
  switch (violation.kind) {
    case 'over-limit': {
      const [one, many] = NOUNS[violation.rule]
      const allowed = violation.allowed === 0 ? 'none' : `${violation.allowed}`
      return `${violation.found} ${violation.found === 1 ? one : many}, ${allowed} allowed`
    }
    case 'untrusted':
      return violation.trusted.kind === 'known'
        ? 'the image is not marked as trusted'
        : `whether the image is trusted is unknown: ${phraseReason(violation.trusted.reason, quote)}`
    case 'incomplete':
      return `${violation.scan} scan: ${phraseReason(violation.reason, quote)}`
    default:
      return violation satisfies never
  }
}

/** Why something is unknown, as a clause. */
export function phraseReason(reason: Reason, quote: Quote = plain): string {
  switch (reason.kind) {
    case 'not-scanned':
      return 'never run'
    case 'queued':
      return 'waiting to start'
    case 'running':
      return `still running${inBrackets([
        reason.progress === null ? '' : `${reason.progress} %`,
        reason.seconds === null || reason.seconds === 0
          ? ''
          : `about ${phraseSpan(reason.seconds * 1000)} left`,
      ])}`
    case 'failed':
      return `failed${inBrackets([reason.words && quote(reason.words)])}`
    case 'timed-out':
      return `timed out${inBrackets([reason.words && quote(reason.words)])}`
    case 'cancelled':
      return 'cancelled'
    case 'partial':
      return reason.progress === 0 ? 'not part of the last scan (0 %)' : `stopped at ${reason.progress} %`
    case 'unlicensed':
      return 'not run, for the image has no scan licence'
    case 'malformed':
      return `answer not understood (${quote(reason.detail)})`
    case 'unrecognised':
      return reason.word === '' ? 'no status given' : `unknown status (${quote(reason.word)})`
    default:
      return reason satisfies never
  }
}

const SCAN_AGAIN = 'scan the image again in the TCSS console, then run this job again'

/** What to do about a broken rule, as a clause. Ours alone: no foreign text. */
export function adviseViolation(violation: Violation): string {
  switch (violation.kind) {
    case 'over-limit':
      return ADVICE[violation.rule]
    case 'untrusted':
      return 'mark the image as trusted in the TCSS console, or set `require-trusted: false`'
    case 'incomplete':
      return adviseReason(violation.reason)
    default:
      return violation satisfies never
  }
}

const ADVICE: Readonly<Record<LimitRule, string>> = {
  'max-viruses': 'remove the infected files that the TCSS console lists, and rebuild',
  'max-vulnerabilities':
    'upgrade the packages that the TCSS console lists, or raise `max-vulnerabilities` to accept the risk',
  'max-risks': 'fix the build steps that the TCSS console lists, or raise `max-risks` to accept the risk',
  'max-sensitive-info':
    'take the secrets out of the image and revoke them; the TCSS console says where they are',
}

function adviseReason(reason: Reason): string {
  switch (reason.kind) {
    case 'not-scanned':
    case 'partial':
      return 'scan the image in the TCSS console, then run this job again'
    case 'queued':
    case 'running':
      return 'run this job again when the scan has finished'
    case 'unlicensed':
      return 'give the image a scan licence in the TCSS console and scan it, then run this job again'
    case 'failed':
    case 'timed-out':
    case 'cancelled':
    case 'unrecognised':
      return SCAN_AGAIN
    case 'malformed':
      return `${SCAN_AGAIN}; if it stays, report it with the request ID`
    default:
      return reason satisfies never
  }
}

/** The clause as the beginning of a sentence. */
export function capital(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`
}

/** Where a value was set. */
export function phraseSource(source: Source): string {
  return source.kind
}

/** `1 image`, `2 images`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

const UNITS = [
  { unit: 'year', seconds: 365 * 86_400, word: true },
  { unit: 'day', seconds: 86_400, word: true },
  { unit: 'h', seconds: 3_600, word: false },
  { unit: 'min', seconds: 60, word: false },
  { unit: 's', seconds: 1, word: false },
] as const

/** A span of time in its largest whole unit: `90 s`, `3 h`, `2 years`. Milliseconds; a unit is used from two of it on. */
export function phraseSpan(milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds / 1000))
  const { unit, seconds, word } = UNITS.find((one) => total >= one.seconds * 2) ?? UNITS[4]
  const amount = Math.floor(total / seconds)
  return word ? plural(amount, unit) : `${amount} ${unit}`
}

/** Bytes as Docker writes them. */
export function phraseSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  const amount = bytes / 1000 ** step
  return `${amount >= 100 || step === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[step]}`
}

/** `2024-10-25 08:13 UTC`. */
export function phraseTime(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function inBrackets(parts: readonly string[]): string {
  const said = parts.filter((part) => part !== '')
  return said.length === 0 ? '' : ` (${said.join(', ')})`
}

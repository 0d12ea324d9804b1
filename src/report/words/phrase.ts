import type { Reason } from '../../domain/facts.ts'
import type { Violation } from '../../domain/violation.ts'
import { writeDuration } from '../../forms.ts'
import { plain, type Quote } from '../../text.ts'
import { RULE_WORDS } from './rule-words.ts'
import { phraseAge, phraseSpan, phraseTime } from './units.ts'

/** Phrases one violation as a clause with numbers, such as `2 viruses, none allowed`. */
export function phraseViolation(violation: Violation, quote: Quote = plain): string {
  switch (violation.kind) {
    case 'over-limit': {
      const [one, many] = RULE_WORDS[violation.rule].noun
      const allowed = violation.allowed === 0 ? 'none' : `${violation.allowed}`
      return `${violation.found} ${violation.found === 1 ? one : many}, ${allowed} allowed`
    }
    case 'denied':
      return `denied: ${violation.ids.map((id) => quote(id)).join(', ')}`
    case 'not-ruled-out':
      return `cannot be ruled out: ${violation.ids.map((id) => quote(id)).join(', ')}`
    case 'expired':
      return violation.expired
        .map(({ exception: { id, until } }) => `the exception for ${quote(id)} ended on ${quote(until)}`)
        .join(', ')
    case 'untrusted':
      return violation.trusted.kind === 'known'
        ? 'the image is not marked as trusted'
        : `whether the image is trusted is unknown: ${phraseReason(violation.trusted.reason, quote)}`
    case 'incomplete':
      return `${violation.scan} scan: ${phraseReason(violation.reason, quote)}`
    case 'stale':
      return violation.age === null
        ? 'the time of the last scan is unknown'
        : `the last scan is ${phraseAge(violation.age)} old, ${writeDuration(violation.allowed)} allowed`
    case 'wrong-digest':
      return `the digest is ${phraseDigests(violation.digests, quote)}, not ${quote(violation.expected)}`
    default:
      return violation satisfies never
  }
}

/** Phrases the reason for an unknown value as a clause. */
export function phraseReason(reason: Reason, quote: Quote = plain): string {
  switch (reason.kind) {
    case 'not-scanned':
      return 'never run'
    case 'queued':
      return `waiting to start${phraseWaited(reason.waited)}`
    case 'requested':
      return `requested, but not started${phraseWaited(reason.waited)}`
    case 'unconfirmed':
      return `finished${phraseWaited(reason.waited)}, but a second answer did not confirm its result in time`
    case 'running':
      return `still running${phraseWaited(reason.waited)}${inBrackets([
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
    case 'unknown-image':
      return 'TCSS does not know the image'
    case 'short-list':
      return reason.missing === 1
        ? '1 counted vulnerability is missing from the list'
        : `${reason.missing} counted vulnerabilities are missing from the list`
    case 'outdated':
      return `older than the denial of ${quote(reason.id)} (${phraseTime(reason.since)})`
    case 'not-given':
      return 'not part of the answer'
    case 'unlicensed':
      return 'not run: the image has no scan licence'
    case 'malformed':
      return `answer not understood (${quote(reason.detail)})`
    case 'unrecognised':
      return reason.word === '' ? 'no status given' : `unknown status (${quote(reason.word)})`
    default:
      return reason satisfies never
  }
}

function phraseWaited(waited: number): string {
  return waited === 0 ? '' : ` after ${phraseSpan(waited)}`
}

function phraseDigests(digests: readonly string[], quote: Quote): string {
  const [only, ...others] = digests
  if (only === undefined) return 'unknown'
  return others.length === 0 ? quote(only) : `${quote(only)} or one of ${others.length} more`
}

function inBrackets(parts: readonly string[]): string {
  const present = parts.filter((part) => part !== '')
  return present.length === 0 ? '' : ` (${present.join(', ')})`
}

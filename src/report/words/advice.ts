import type { Reason } from '../../domain/facts.ts'
import type { Violation } from '../../domain/violation.ts'
import { RULE_WORDS } from './rule-words.ts'

const SCAN_AGAIN = 'scan the image again in the TCSS console, then run this job again'

/** Returns a clause that says what to do about a violation. The clause has no untrusted text. */
export function adviseViolation(violation: Violation): string {
  switch (violation.kind) {
    case 'over-limit':
      return RULE_WORDS[violation.rule].advice
    case 'denied':
      return 'upgrade the affected packages, or remove the ID from `deny` where it is set'
    case 'not-ruled-out':
      return 'make the vulnerability scan and its list complete, as advised for scan-incomplete'
    case 'expired':
      return 'upgrade the affected packages, or review the risk and set a new `until`'
    case 'untrusted':
      return 'mark the image as trusted in the TCSS console, or set `require-trusted: false`'
    case 'incomplete':
      return adviseReason(violation.reason)
    case 'stale':
      return (
        'scan the image again in the TCSS console, let this step do it with `trigger-scan: true`, ' +
        'or raise `max-scan-age` to accept an older scan'
      )
    case 'wrong-digest':
      return (
        'judge the image that was built: the tag may have moved, or the ID may be from another build. If the expected digest is ' +
        'that of a multi-platform index (docker/build-push-action pushes one by default), use `image` and pass the raw index as `manifest-file`'
      )
    default:
      return violation satisfies never
  }
}

function adviseReason(reason: Reason): string {
  switch (reason.kind) {
    case 'not-scanned':
    case 'outdated':
    case 'partial':
      return 'scan the image in the TCSS console, or let this step do it with `trigger-scan: true`, then run this job again'
    case 'queued':
    case 'running':
    case 'unconfirmed':
      return 'raise `wait-timeout`, or run this job again when the scan has finished'
    case 'requested':
      return 'raise `wait-timeout`, or check in the TCSS console why the scan does not start'
    case 'unknown-image':
      return 'check in the TCSS console that the registry is synchronized, then run this job again'
    case 'unlicensed':
      return 'assign a scan licence to the image in the TCSS console and scan it, then run this job again'
    case 'short-list':
      return 'check in the TCSS console whether vulnerabilities of the image are ignored; another scan does not change this'
    case 'not-given':
    case 'failed':
    case 'timed-out':
    case 'cancelled':
    case 'unrecognised':
      return SCAN_AGAIN
    case 'malformed':
      return `${SCAN_AGAIN}; if that does not help, report the problem with the request ID`
    default:
      return reason satisfies never
  }
}

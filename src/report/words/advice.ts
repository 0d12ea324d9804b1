import type { Reason } from '../../domain/facts.ts'
import { countOf, type LimitRule } from '../../domain/rules/rule-names.ts'
import type { Violation } from '../../domain/violation.ts'

const SCAN_AGAIN = 'scan the image again in the TCSS console, then run this job again'

/** What to do about a broken rule, as a clause. Ours alone: no foreign text. */
export function adviseViolation(violation: Violation): string {
  switch (violation.kind) {
    case 'over-limit':
      return ADVICE[violation.rule]
    case 'denied':
      return 'upgrade what it is in, or take the ID out of `deny` where it is set'
    case 'expired':
      return 'upgrade what the exceptions were about, or decide anew and give them another `until`'
    case 'untrusted':
      return 'mark the image as trusted in the TCSS console, or set `require-trusted: false`'
    case 'incomplete':
      return adviseReason(violation.reason)
    case 'stale':
      return (
        'scan the image again in the TCSS console, or let this step do it with `trigger-scan: true`; ' +
        'or raise `max-scan-age` to accept an older scan'
      )
    case 'wrong-digest':
      return (
        'judge the image that was built: a tag may have moved, or the ID be that of another build. The digest of an index of ' +
        "several platforms (docker/build-push-action pushes one by default) is none of its images': ask by `image`, and give the raw index as `manifest-file`"
      )
    default:
      return violation satisfies never
  }
}

const ADVICE: Readonly<Record<LimitRule, string>> = {
  'max-viruses': 'remove the infected files that the job summary or the TCSS console lists, and rebuild',
  'max-vulnerabilities': upgrade('max-vulnerabilities'),
  'max-critical': upgrade('max-critical'),
  'max-high': upgrade('max-high'),
  'max-medium': upgrade('max-medium'),
  'max-low': upgrade('max-low'),
  'max-exploitable': upgrade('max-exploitable'),
  'max-risks':
    'fix the build steps that the job summary or the TCSS console lists, or raise `max-risks` to accept the risk',
  'max-sensitive-info':
    'take the secrets out of the image and revoke them; the TCSS console says where they are',
}

function adviseReason(reason: Reason): string {
  switch (reason.kind) {
    case 'not-scanned':
    case 'outdated':
    case 'partial':
      return 'scan the image in the TCSS console, then run this job again; or let this step do it with `trigger-scan: true`'
    case 'queued':
    case 'running':
    case 'unconfirmed':
      return 'raise `wait-timeout`, or run this job again when the scan has finished'
    case 'requested':
      return 'raise `wait-timeout`, or see in the TCSS console why the scan does not begin'
    case 'unknown-image':
      return 'see in the TCSS console whether the registry is synchronized, then run this job again'
    case 'short-list':
    case 'not-given':
      return SCAN_AGAIN
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

function upgrade(rule: LimitRule): string {
  const where = countOf(rule) === null ? 'job summary' : 'job summary or the TCSS console'
  return `upgrade the packages that the ${where} lists, or raise \`${rule}\` to accept the risk`
}

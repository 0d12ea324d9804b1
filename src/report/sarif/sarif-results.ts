import type { ReportingDescriptor, Result } from 'sarif'
import type { FilePlace } from '../../domain/context.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Exception, Source } from '../../domain/policy.ts'
import type { Outcome, Report } from '../../domain/report.ts'
import { RULE } from '../../domain/rules/rules.ts'
import type { Violation } from '../../domain/violation.ts'
import type { GateError } from '../../errors.ts'
import { cut, plain, visible } from '../../text.ts'
import { compareFindings, countedVulnerabilities } from '../findings.ts'
import { setByWords } from '../words/checks.ts'
import { adviceOn, softenedBy } from '../words/headline.ts'
import { placeOfSource } from '../words/notices.ts'
import { plainName, worstFirst } from '../words/outcome.ts'
import { phraseViolation } from '../words/phrase.ts'
import { capital } from '../words/units.ts'
import { imageKey, phraseAccepted, phraseFinding } from './sarif-findings.ts'
import { findingRule, type Hash, levelOf, ownRule, ruleIdOf } from './sarif-rules.ts'
import { TEXT_LIMITS } from './sarif-text.ts'

/** The contents of one result in the SARIF file. */
export interface Alert {
  readonly rule: ReportingDescriptor
  readonly level: Result.level
  /** Untrusted text in the message is not escaped, but has no invisible characters. */
  readonly message: string
  /** The candidates for the location of the result, the best first. */
  readonly places: readonly (FilePlace | null | undefined)[]
  /** The texts that identify the same result in later runs, so they contain no counts, times or tags. */
  readonly identity: readonly string[]
  /** The reason of the exception that accepts the finding. Null if no exception accepts the finding. */
  readonly justification: string | null
}

/** Returns one function for each result, the worst first. The caller builds results until the file is full. */
export function alertsOf(report: Report, hash: Hash): readonly (() => Alert)[] {
  const outcomes = worstFirst(report.outcomes)
  const gateErrors = report.error === null ? [] : [noVerdictAlert(report.error, null, report)]
  const violations = outcomes.flatMap((outcome) => violationAlerts(outcome, report))
  const errorsFirst = violations.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'))
  const listed = [
    ...worstFindingsFirst(outcomes.flatMap(countedIn)),
    ...worstFindingsFirst(outcomes.flatMap(acceptedIn)),
  ]
  return [
    ...[...gateErrors, ...errorsFirst].map((alert) => () => alert),
    ...listed.map((one) => () => findingAlert(one, report, hash)),
  ]
}

function violationAlerts(outcome: Outcome, report: Report): readonly Alert[] {
  if (outcome.kind === 'errored') return [noVerdictAlert(outcome.error, outcome, report)]
  return outcome.verdict.violations.map((violation) => violationAlert(violation, outcome, report))
}

function noVerdictAlert(error: GateError, outcome: Outcome | null, { places }: Report): Alert {
  const name = outcome === null ? '' : `: ${plainName(outcome)}`
  const problem = cut(error.line(), TEXT_LIMITS.error).replace(/[^.!?…]$/, '$&.')
  return {
    rule: ownRule('no-verdict'),
    level: 'error',
    message: `No verdict, so blocked${name}. ${problem} ${error.remedy}`.trim(),
    places: [outcome === null ? null : places.get(outcome.image.given), error.marks()[0]?.at],
    identity: ['no-verdict', ...imageKey(outcome)],
    justification: null,
  }
}

function violationAlert(violation: Violation, outcome: Outcome, { policy, places }: Report): Alert {
  const { rule, effect } = violation
  const clause = cut(capital(phraseViolation(violation)), TEXT_LIMITS.violation)
  const setBy = policy === null ? '' : `: ${cut(setByWords(rule, policy), TEXT_LIMITS.sources)}`
  const whyAllowed = effect === 'warn' ? ` Not blocked, because of ${softenedBy(policy)}.` : ''
  const sources = policy === null ? [] : sourcesBehind(RULE[rule].sources(policy))
  return {
    rule: ownRule(rule),
    level: effect === 'fail' ? 'error' : 'warning',
    message: `${clause}: ${plainName(outcome)} (${rule}${setBy}).${whyAllowed} What now: ${adviceOn([violation]).join(' ')}`,
    places: [places.get(outcome.image.given), ...sources.map(placeOfSource)],
    identity: [
      rule,
      ...imageKey(outcome),
      violation.kind === 'incomplete'
        ? violation.scan
        : violation.kind === 'not-ruled-out'
          ? violation.kind
          : '',
    ],
    justification: null,
  }

  /** Returns the sources of the expired exceptions or of the denials in the violation. For any other rule, returns `all`. */
  function sourcesBehind(all: readonly Source[]): readonly Source[] {
    if (violation.kind === 'expired') return violation.expired.map(({ exception }) => exception.source)
    if (violation.kind !== 'denied' && violation.kind !== 'not-ruled-out') return all
    const { ids } = violation
    return (policy?.deny ?? []).filter(({ id }) => ids.includes(id)).map(({ source }) => source)
  }
}

interface ListedFinding {
  readonly outcome: Outcome
  readonly finding: Finding
  readonly exception: Exception | null
}

/** Returns all findings of an image except the accepted vulnerabilities. */
function countedIn(outcome: Outcome): readonly ListedFinding[] {
  if (outcome.kind === 'errored') return []
  const { virus, risk } = outcome.findings
  const counted = [...(virus?.findings ?? []), ...countedVulnerabilities(outcome), ...(risk?.findings ?? [])]
  return counted.map((finding) => ({ outcome, finding, exception: null }))
}

function acceptedIn(outcome: Outcome): readonly ListedFinding[] {
  if (outcome.kind === 'errored') return []
  return outcome.verdict.exceptions.accepted.flatMap(({ exception, findings }) =>
    findings.map((finding) => ({ outcome, finding, exception })),
  )
}

function worstFindingsFirst(listed: readonly ListedFinding[]): readonly ListedFinding[] {
  return listed.toSorted((a, b) => compareFindings(a.finding, b.finding))
}

function findingAlert({ outcome, finding, exception }: ListedFinding, { places }: Report, hash: Hash): Alert {
  const ruleId = ruleIdOf(finding, hash)
  const { id, name, component, path } = finding
  const message = phraseFinding(finding, plainName(outcome))
  return {
    rule: findingRule(finding, ruleId),
    level: exception === null ? levelOf(finding) : 'note',
    message: exception === null ? message : phraseAccepted(exception, message),
    places: [places.get(outcome.image.given), exception === null ? null : placeOfSource(exception.source)],
    // The path of a risk is the time of its build step. The time can change with each build, so the identity has no path.
    identity: [
      ruleId,
      ...imageKey(outcome),
      id === '' ? name : id,
      component,
      finding.kind === 'risk' ? '' : path,
    ],
    justification:
      exception === null
        ? null
        : `${visible(exception.reason, TEXT_LIMITS.justification)} (until ${plain(exception.until)})`,
  }
}

import type { ReportingDescriptor, Result } from 'sarif'
import type { FilePlace } from '../../domain/context.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Exception, Source } from '../../domain/policy.ts'
import type { Outcome, Report } from '../../domain/report.ts'
import { RULE } from '../../domain/rules/rules.ts'
import type { Violation } from '../../domain/violation.ts'
import type { GateError } from '../../errors.ts'
import { cut, plain, visible } from '../../text.ts'
import { rankOf } from '../summary/vulnerabilities.ts'
import { setByWords } from '../words/checks.ts'
import { adviceOn, softenedBy } from '../words/headline.ts'
import { placeOfSource } from '../words/notices.ts'
import { plainName, worstFirst } from '../words/outcome.ts'
import { capital, phraseViolation } from '../words/phrase.ts'
import { imageKey, phraseExcepted, phraseFinding } from './sarif-findings.ts'
import { type Hash, levelOf, ruleFor, ruleIdOf, ruleOf } from './sarif-rules.ts'

/** One result before it is written. */
export interface Alert {
  readonly rule: ReportingDescriptor
  readonly level: Result.level
  /** Foreign words are quoted, but not escaped. */
  readonly says: string
  /** Where it may be said to be, best first. */
  readonly places: readonly (FilePlace | null | undefined)[]
  /** What it is the same by in the next run: no count, no time, no tag. */
  readonly identity: readonly string[]
  /** Why it does not count; null where it does. */
  readonly justification: string | null
}

/** Everything there is to tell, worst first, each written only when it is its turn: there may be more than can be told. */
export function alertsOf(report: Report, hash: Hash): readonly (() => Alert)[] {
  const outcomes = worstFirst(report.outcomes)
  const own = report.error === null ? [] : [noVerdict(report.error, null, report)]
  const broken = errorsFirst(outcomes.flatMap((outcome) => brokenIn(outcome, report)))
  const found = [...sorted(outcomes.flatMap(countedIn)), ...sorted(outcomes.flatMap(exceptedIn))]
  return [
    ...[...own, ...broken].map((alert) => () => alert),
    ...found.map((one) => () => foundAlert(one, report, hash)),
  ]
}

function errorsFirst(alerts: readonly Alert[]): readonly Alert[] {
  return alerts.toSorted((one, other) => Number(other.level === 'error') - Number(one.level === 'error'))
}

function brokenIn(outcome: Outcome, report: Report): readonly Alert[] {
  if (outcome.kind === 'errored') return [noVerdict(outcome.error, outcome, report)]
  return outcome.verdict.violations.map((violation) => brokenRule(violation, outcome, report))
}

function noVerdict(error: GateError, outcome: Outcome | null, { places }: Report): Alert {
  const name = outcome === null ? '' : `: ${plainName(outcome)}`
  const problem = cut(error.line(), 600).replace(/[^.!?…]$/, '$&.')
  return {
    rule: ruleOf('no-verdict'),
    level: 'error',
    says: `No verdict, so blocked${name}. ${problem} ${error.remedy}`.trim(),
    places: [outcome === null ? null : places.get(outcome.image.given), error.marks()[0]?.at],
    identity: ['no-verdict', ...imageKey(outcome)],
    justification: null,
  }
}

function brokenRule(violation: Violation, outcome: Outcome, { policy, places }: Report): Alert {
  const { rule, effect } = violation
  const clause = cut(capital(phraseViolation(violation)), 350)
  const setBy = policy === null ? '' : `: ${cut(setByWords(rule, policy), 160)}`
  const goesOn = effect === 'warn' ? ` Not blocked, because of ${softenedBy(policy)}.` : ''
  const sources = policy === null ? [] : sourcesBehind(violation, RULE[rule].sources(policy))
  return {
    rule: ruleOf(rule),
    level: effect === 'fail' ? 'error' : 'warning',
    says: `${clause}: ${plainName(outcome)} (${rule}${setBy}).${goesOn} What now: ${adviceOn([violation]).join(' ')}`,
    places: [places.get(outcome.image.given), ...sources.map(placeOfSource)],
    identity: [rule, ...imageKey(outcome), violation.kind === 'incomplete' ? violation.scan : ''],
    justification: null,
  }

  /** Of what is united from several places only those that this is about. */
  function sourcesBehind(broken: Violation, all: readonly Source[]): readonly Source[] {
    if (broken.kind === 'expired') return broken.expired.map(({ exception }) => exception.source)
    if (broken.kind !== 'denied') return all
    return (policy?.deny ?? []).filter(({ id }) => broken.ids.includes(id)).map(({ source }) => source)
  }
}

interface Found {
  readonly outcome: Outcome
  readonly finding: Finding
  readonly exception: Exception | null
}

/** What was listed and counts, of every kind. */
function countedIn(outcome: Outcome): readonly Found[] {
  if (outcome.kind === 'errored') return []
  const { verdict, findings } = outcome
  // A list that only a report asked for went through no exceptions.
  const vulnerabilities =
    verdict.facts.vulnerabilities === null
      ? (findings.vulnerability?.findings ?? [])
      : verdict.exceptions.counted
  return [...(findings.virus?.findings ?? []), ...vulnerabilities, ...(findings.risk?.findings ?? [])].map(
    (finding) => ({ outcome, finding, exception: null }),
  )
}

function exceptedIn(outcome: Outcome): readonly Found[] {
  if (outcome.kind === 'errored') return []
  return outcome.verdict.exceptions.accepted.flatMap(({ exception, findings }) =>
    findings.map((finding) => ({ outcome, finding, exception })),
  )
}

/** Worst first. */
function sorted(all: readonly Found[]): readonly Found[] {
  return all.toSorted((one, other) => rankOf(one.finding) - rankOf(other.finding))
}

function foundAlert({ outcome, finding, exception }: Found, { places }: Report, hash: Hash): Alert {
  const ruleId = ruleIdOf(finding, hash)
  const { id, name, component, path } = finding
  const says = phraseFinding(finding, plainName(outcome))
  return {
    rule: ruleFor(finding, ruleId),
    level: exception === null ? levelOf(finding) : 'note',
    says: exception === null ? says : phraseExcepted(exception, says),
    places: [places.get(outcome.image.given), exception === null ? null : placeOfSource(exception.source)],
    // The path of a risk is the time of its build step.
    identity: [
      ruleId,
      ...imageKey(outcome),
      id === '' ? name : id,
      component,
      finding.kind === 'risk' ? '' : path,
    ],
    justification:
      exception === null ? null : `${visible(exception.reason, 500)} (until ${plain(exception.until)})`,
  }
}

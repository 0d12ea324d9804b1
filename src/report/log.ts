import type { Policy } from '../domain/policy.ts'
import { type Conclusion, type Outcome, type Report, wordFor } from '../domain/report.ts'
import type { Check, Verdict } from '../domain/verdict.ts'
import { MESSAGE_LIMIT } from './annotations.ts'
import { checkRows, scanRows } from './checks.ts'
import { rollUp, WORDS } from './headline.ts'
import { nameOf } from './order.ts'
import { phraseReason, plural } from './phrase.ts'

const MARKS: Readonly<Record<Conclusion, string>> = { pass: '✔', warn: '!', fail: '✘', error: '✘' }
const RESULTS: Readonly<Record<Check['result'], string>> = {
  passed: '✔',
  warn: '!',
  fail: '✘',
  unknown: '?',
  off: '-',
}

/** The verdict for the log, line by line and in the order asked. Lines may hold foreign text: they go through `logLine`. */
export function renderLog(report: Report): readonly string[] {
  const { outcomes, policy } = report
  const images = policy === null ? [] : outcomes.flatMap((outcome) => [...renderOutcome(outcome, policy), ''])
  // An error is told by its annotation, of which GitHub shows only so much.
  const message = report.error?.message ?? ''
  const tooLong = message.length > MESSAGE_LIMIT ? message.split('\n') : []
  const local = report.local
    ? [`Not a real verdict: ${report.host} is on this machine, not Tencent Cloud.`]
    : []
  const sum = outcomes.length > 1 ? [`${plural(outcomes.length, 'image')}: ${rollUp(outcomes)}.`] : []
  return [...local, ...images, ...sum, ...tooLong]
}

function renderOutcome(outcome: Outcome, policy: Policy): readonly string[] {
  const word = wordFor(outcome)
  const title = `${MARKS[word]} ${nameOf(outcome)}: ${WORDS[word].toLowerCase()}`
  if (outcome.kind === 'errored')
    return [title, `    ${outcome.error.problem()}`, `    ${outcome.error.remedy}`]
  const { verdict } = outcome
  const { facts, image } = verdict
  const identity = [
    `    ID ${image.imageId}`,
    ...(facts.digest === null ? [] : [`    digest ${facts.digest}`]),
  ]
  return [title, ...identity, ...checkLines(verdict, policy), `    request ${facts.requestId}`]
}

function checkLines(verdict: Verdict, policy: Policy): readonly string[] {
  const rows = checkRows(verdict, policy).map(({ rule, result, found, allowed, note, setBy }) => {
    const words = /^\d/.test(allowed) ? `allowed ${allowed}` : allowed
    const source = result === 'off' ? '' : ` (${setBy})`
    return `    ${RESULTS[result]} ${rule.padEnd(20)} ${found}${found === '' ? '' : ', '}${words}${source}${note && `: ${note}`}`
  })
  const scans = scanRows(verdict, policy).flatMap(({ kind, gated, state }) =>
    state.kind === 'complete'
      ? []
      : [`    ${gated ? '✘' : '-'} ${`${kind} scan`.padEnd(20)} ${phraseReason(state.reason)}`],
  )
  return [...rows, ...scans]
}

import type { Facts } from '../../domain/facts.ts'
import type { Image } from '../../domain/image.ts'
import type { Outcome } from '../../domain/report.ts'
import { LIMIT_RULES, type RuleName } from '../../domain/rules/rule-names.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Check } from '../../domain/violation.ts'
import { code } from '../../text.ts'
import { type CheckRow, checkRows, disabledRules, scanRows } from '../words/checks.ts'
import { capital, phraseReason } from '../words/phrase.ts'
import { RULE_WORDS } from '../words/rule-words.ts'
import { phraseSize, phraseSpan, phraseTime, plural } from '../words/units.ts'
import { renderExcepted, renderRisks, renderViruses } from './finding-tables.ts'
import type { Section } from './fit.ts'
import { fold, meter, table, unbroken, whole } from './markdown.ts'
import { renderFindings } from './vulnerabilities.ts'

const RESULTS: Readonly<Record<Exclude<Check['result'], 'off'>, string>> = {
  passed: '✅',
  warn: '⚠️',
  fail: '❌',
  unknown: '❓',
}

/** Everything about one image that was judged: its checks, its scans, what it is, and the raw answer to unfold. */
export function renderVerdict({ verdict, findings }: Extract<Outcome, { readonly kind: 'judged' }>): string {
  const { now } = verdict
  const { counted, accepted } = verdict.exceptions
  // A list that only a report asked for went through no exceptions.
  const vulnerabilities =
    verdict.facts.vulnerabilities === null ? (findings.vulnerability?.findings ?? []) : counted
  return [
    `${identityLine(verdict, now)}\n\n`,
    whole(checksTable(verdict)),
    notChecked(verdict),
    notesOf(verdict),
    renderViruses(findings.virus),
    renderFindings(vulnerabilities),
    renderExcepted(accepted, now),
    renderRisks(findings.risk),
    scansTable(verdict),
    fold('<b>Image and raw scan state</b>', whole(detailsTable(verdict, now))),
  ].join('')
}

/** `51 containers on 24 hosts`, which is broken in two lines at most; an empty text where it is not known. */
export function runsIn({ containers, hosts }: Facts): string {
  if (containers === null) return ''
  const many = containers === 0 ? 'no container' : plural(containers, 'container')
  const where = containers === 0 || hosts === null ? [] : [`on ${plural(hosts, 'host')}`]
  return [many, ...where].map(unbroken).join(' ')
}

function checksTable(verdict: Verdict): Section {
  const shown = checkRows(verdict, code).flatMap(({ result, ...row }) =>
    result === 'off' ? [] : [{ ...row, result, room: roomLeft(row, verdict) }],
  )
  const hasRoom = shown.some(({ room }) => room !== '')
  const rows = shown.map(({ rule, result, found, allowed, room, setBy }) => [
    RESULTS[result],
    unbroken(RULE_WORDS[rule].title),
    result === 'fail' || result === 'warn' ? `<b>${unbroken(found)}</b>` : unbroken(found),
    unbroken(allowed),
    ...(hasRoom ? [room] : []),
    `<code>${rule}</code>${/^\w+$/.test(setBy) ? ' ' : '<br>'}${setBy}`,
  ])
  const numbers = { '': 'centre', Check: 'left', Found: 'right', Allowed: 'right' } as const
  return table({ ...numbers, ...(hasRoom ? { ' ': 'left' } : {}), 'Rule, set by': 'left' }, rows)
}

/** How much of a limit is used up, as a meter and in words. */
function roomLeft({ rule, note }: Pick<CheckRow, 'rule' | 'note'>, verdict: Verdict): string {
  return unbroken([meterFor(rule, verdict), note].filter((part) => part !== '').join(' '))
}

function notChecked(verdict: Verdict): string {
  const rules = disabledRules(checkRows(verdict)).map(({ rule, note }) => `<code>${rule}</code>${note}`)
  return rules.length === 0 ? '' : `<sub>➖ Not checked: ${rules.join(', ')}</sub>\n\n`
}

/** What TCSS says beside a scan that it calls complete. */
function notesOf({ facts }: Verdict): string {
  const notes = facts.notes.map(({ scan, words }) => `${scan} scan ${code(words, 120)}`)
  return notes.length === 0 ? '' : `<sub>ℹ️ TCSS adds to what is complete: ${notes.join(', ')}</sub>\n\n`
}

function meterFor(rule: RuleName, { tallies, policy }: Verdict): string {
  const limitRule = LIMIT_RULES.find((one) => one === rule)
  if (limitRule === undefined) return ''
  const limit = policy.limits[limitRule].value
  const { count, complete } = tallies[limitRule]
  if (limit === 'off' || count === null) return ''
  return count > limit || (complete && limit > 0) ? meter(count, limit) : ''
}

/** How each scan stands, those alike in one row. Empty where all are complete, or all are not and a broken rule says why. */
function scansTable(verdict: Verdict): string {
  const scans = scanRows(verdict).map(({ kind, gated, state }) => ({
    kind,
    icon: state.kind === 'complete' ? '✅' : gated ? '❌' : '➖',
    words: `${state.kind === 'complete' ? 'complete' : phraseReason(state.reason, code)}${gated ? '' : ' (not asked for)'}`,
  }))
  const alike = new Map<string, typeof scans>()
  for (const scan of scans) alike.set(scan.words, [...(alike.get(scan.words) ?? []), scan])
  const says = (icon: string) => scans.every((scan) => scan.icon === icon)
  if (says('✅') || (says('❌') && alike.size === 1)) return ''
  const rows = [...alike].map(([words, some]) => [
    some[0]?.icon ?? '',
    capital(some.map(({ kind }) => kind).join(', ')),
    words,
  ])
  return whole(table({ '': 'centre', Scan: 'left', State: 'left' }, rows))
}

/** What the image is and where it runs, in a line. */
function identityLine({ facts }: Verdict, now: Date): string {
  const platform = [facts.os, facts.architecture]
    .filter((part) => part !== null)
    .map((part) => code(part, 60))
  const parts = [
    runsIn(facts) === '' ? '' : `**Runs in** ${runsIn(facts)}`,
    `**Scanned** ${facts.scannedAt === null ? 'never, as far as TCSS says' : phraseAge(facts.scannedAt, now)}`,
    platform.join(' '),
    facts.size === null ? '' : phraseSize(facts.size),
  ]
  return parts.filter((part) => part !== '').join(' &nbsp;·&nbsp; ')
}

function detailsTable({ facts, image }: Verdict, now: Date): Section {
  const time = (date: Date | null) =>
    date === null ? 'unknown' : `${phraseTime(date)}, ${phraseAge(date, now)}`
  const rows: readonly (readonly [string, string])[] = [
    ['Name', facts.name === null ? 'unknown' : code(facts.name, 300)],
    ...askedFor(image, facts),
    ['Image ID', facts.imageId === '' ? 'unknown' : code(facts.imageId)],
    ['Digest', facts.digest === null ? 'unknown' : code(facts.digest)],
    ['Created', time(facts.createdAt)],
    ['Last scan', time(facts.scannedAt)],
    ...facts.diagnostics.map(([name, text]) => [name, code(text, 300)] as const),
    ['Request ID', facts.requestId === '' ? 'none' : code(facts.requestId)],
  ]
  return table({ Field: 'left', Value: 'left' }, rows)
}

/** How the image was asked for, where that is neither its ID nor its name. */
function askedFor(
  { given, imageId, platform }: Image,
  { name }: Facts,
): readonly (readonly [string, string])[] {
  if (given === imageId) return []
  return [
    ...(platform === null ? [] : [['Platform', code(platform.name)] as const]),
    ...(given === name ? [] : [['Asked for', code(given, 600)] as const]),
  ]
}

function phraseAge(time: Date, now: Date): string {
  const span = now.getTime() - time.getTime()
  return span < 0 ? `${phraseSpan(-span)} in the future` : `${phraseSpan(span)} ago`
}

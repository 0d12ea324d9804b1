import type { Facts } from '../../domain/facts.ts'
import type { Image } from '../../domain/image.ts'
import type { Outcome } from '../../domain/report.ts'
import { LIMIT_RULES, type RuleName } from '../../domain/rules/rule-names.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Check } from '../../domain/violation.ts'
import { code } from '../../text.ts'
import { countedVulnerabilities } from '../findings.ts'
import { type CheckRow, checkRows, disabledRules, scanRows } from '../words/checks.ts'
import { phraseReason } from '../words/phrase.ts'
import { RULE_WORDS } from '../words/rule-words.ts'
import { capital, phraseSize, phraseSpan, phraseTime, plural } from '../words/units.ts'
import { renderAccepted, renderRisks, renderViruses } from './finding-tables.ts'
import { type Section, sectionText } from './fit.ts'
import { fold, meter, table, unbroken } from './markdown.ts'
import { renderVulnerabilities } from './vulnerabilities.ts'

const RESULT_ICONS: Readonly<Record<Exclude<Check['result'], 'off'>, string>> = {
  passed: '✅',
  warn: '⚠️',
  fail: '❌',
  unknown: '❓',
}

/** Renders one judged image: identity, checks, findings and scans, and a fold with the raw scan state. */
export function renderImage(outcome: Extract<Outcome, { readonly kind: 'judged' }>): string {
  const { verdict, findings } = outcome
  return [
    `${identityLine(verdict)}\n\n`,
    sectionText(checksTable(verdict)),
    disabledLine(verdict),
    notesLine(verdict),
    renderViruses(findings.virus),
    renderVulnerabilities(countedVulnerabilities(outcome)),
    renderAccepted(verdict.exceptions.accepted, verdict.now),
    renderRisks(findings.risk),
    scansTable(verdict),
    fold('<b>Image and raw scan state</b>', sectionText(detailsTable(verdict))),
  ].join('')
}

/** Writes the number of containers and hosts that run an image, such as `51 containers on 24 hosts`. Empty if unknown. */
export function phraseExposure({ containers, hosts }: Facts): string {
  if (containers === null) return ''
  if (containers === 0) return unbroken('no container')
  const where = hosts === null ? [] : [`on ${plural(hosts, 'host')}`]
  return [plural(containers, 'container'), ...where].map(unbroken).join(' ')
}

function checksTable(verdict: Verdict): Section {
  const shown = checkRows(verdict, code).flatMap(({ result, ...row }) =>
    result === 'off' ? [] : [{ ...row, result, room: roomLeft(row, verdict) }],
  )
  const hasRoom = shown.some(({ room }) => room !== '')
  const rows = shown.map(({ rule, result, found, allowed, room, setBy }) => [
    RESULT_ICONS[result],
    unbroken(RULE_WORDS[rule].title),
    result === 'fail' || result === 'warn' ? `<b>${unbroken(found)}</b>` : unbroken(found),
    unbroken(allowed),
    ...(hasRoom ? [room] : []),
    `<code>${rule}</code>${/^\w+$/.test(setBy) ? ' ' : '<br>'}${setBy}`,
  ])
  const numbers = { '': 'centre', Check: 'left', Found: 'right', Allowed: 'right' } as const
  return table({ ...numbers, ...(hasRoom ? { ' ': 'left' } : {}), 'Rule, set by': 'left' }, rows)
}

/** Writes how much of a limit is used, as a meter and in words. */
function roomLeft({ rule, note }: Pick<CheckRow, 'rule' | 'note'>, verdict: Verdict): string {
  return unbroken([meterFor(rule, verdict), note].filter((part) => part !== '').join(' '))
}

function disabledLine(verdict: Verdict): string {
  const rules = disabledRules(checkRows(verdict)).map(({ rule, note }) => `<code>${rule}</code>${note}`)
  return rules.length === 0 ? '' : `<sub>➖ Not checked: ${rules.join(', ')}</sub>\n\n`
}

function notesLine({ facts }: Verdict): string {
  const notes = facts.notes.map(({ scan, words }) => `${scan} scan ${code(words, 120)}`)
  return notes.length === 0 ? '' : `<sub>ℹ️ TCSS notes on complete scans: ${notes.join(', ')}</sub>\n\n`
}

function meterFor(rule: RuleName, { tallies, policy }: Verdict): string {
  const limitRule = LIMIT_RULES.find((one) => one === rule)
  if (limitRule === undefined) return ''
  const limit = policy.limits[limitRule].value
  const { count, complete } = tallies[limitRule]
  if (limit === 'off' || count === null) return ''
  return count > limit || (complete && limit > 0) ? meter(count, limit) : ''
}

/** Writes a table of scan states. Empty if all scans are complete, or if all are required and incomplete for one reason. */
function scansTable(verdict: Verdict): string {
  const scans = scanRows(verdict).map(({ kind, gated, state }) => ({
    kind,
    icon: state.kind === 'complete' ? '✅' : gated ? '❌' : '➖',
    words: `${state.kind === 'complete' ? 'complete' : phraseReason(state.reason, code)}${gated ? '' : ' (not required)'}`,
  }))
  const byState = new Map<string, typeof scans>()
  for (const scan of scans) byState.set(scan.words, [...(byState.get(scan.words) ?? []), scan])
  const allHave = (icon: string) => scans.every((scan) => scan.icon === icon)
  if (allHave('✅') || (allHave('❌') && byState.size === 1)) return ''
  const rows = [...byState].map(([words, equal]) => [
    equal[0]?.icon ?? '',
    capital(equal.map(({ kind }) => kind).join(', ')),
    words,
  ])
  return sectionText(table({ '': 'centre', Scan: 'left', State: 'left' }, rows))
}

function identityLine({ facts, now }: Verdict): string {
  const exposure = phraseExposure(facts)
  const platform = [facts.os, facts.architecture].filter((part) => part !== null)
  const parts = [
    exposure === '' ? '' : `**Runs in** ${exposure}`,
    `**Scanned** ${facts.scannedAt === null ? 'never, according to TCSS' : phraseDistance(facts.scannedAt, now)}`,
    platform.map((part) => code(part, 60)).join(' '),
    facts.size === null ? '' : phraseSize(facts.size),
  ]
  return parts.filter((part) => part !== '').join(' &nbsp;·&nbsp; ')
}

function detailsTable({ facts, image, now }: Verdict): Section {
  const time = (date: Date | null) =>
    date === null ? 'unknown' : `${phraseTime(date)}, ${phraseDistance(date, now)}`
  const rows: readonly (readonly [string, string])[] = [
    ['Name', facts.name === null ? 'unknown' : code(facts.name, 300)],
    ...givenRows(image, facts),
    ['Image ID', facts.imageId === '' ? 'unknown' : code(facts.imageId)],
    ['Digest', facts.digest === null ? 'unknown' : code(facts.digest)],
    ['Created', time(facts.createdAt)],
    ['Last scan', time(facts.scannedAt)],
    ...facts.diagnostics.map(([name, text]) => [name, code(text, 300)] as const),
    ['Request ID', facts.requestId === '' ? 'none' : code(facts.requestId)],
  ]
  return table({ Field: 'left', Value: 'left' }, rows)
}

/** Returns rows for the platform and the text of the input. A row that would only repeat the ID or the name is left out. */
function givenRows(
  { given, imageId, platform }: Image,
  { name }: Facts,
): readonly (readonly [string, string])[] {
  if (given === imageId) return []
  return [
    ...(platform === null ? [] : [['Platform', code(platform.name)] as const]),
    ...(given === name ? [] : [['Given as', code(given, 600)] as const]),
  ]
}

function phraseDistance(time: Date, now: Date): string {
  const span = now.getTime() - time.getTime()
  return span < 0 ? `${phraseSpan(-span)} in the future` : `${phraseSpan(span)} ago`
}

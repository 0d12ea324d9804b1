import { type Facts, KINDS } from '../domain/facts.ts'
import type { Image } from '../domain/image.ts'
import { LIMIT_RULES, type Policy, type RuleName } from '../domain/policy.ts'
import type { Verdict } from '../domain/verdict.ts'
import type { Check, Standards } from '../domain/violation.ts'
import { code } from '../text.ts'
import { checkRows, rowsOff, scanRows } from './checks.ts'
import { renderFindings } from './findings.ts'
import type { Section } from './fit.ts'
import { fold, meter, table, whole } from './markdown.ts'
import { capital, phraseReason, TITLES } from './phrase.ts'
import { phraseSize, phraseSpan, phraseTime, plural } from './units.ts'

const RESULTS: Readonly<Record<Exclude<Check['result'], 'off'>, string>> = {
  passed: '✅',
  warn: '⚠️',
  fail: '❌',
  unknown: '❔',
}

/** Everything about one image that was judged: its checks, its scans, what it is, and the raw answer to unfold. */
export function renderVerdict(verdict: Verdict, policy: Policy, now: Date): string {
  return [
    `${identityLine(verdict, now)}\n\n`,
    whole(checksTable(verdict, { policy, now })),
    notChecked(verdict, { policy, now }),
    notesOf(verdict),
    verdict.facts.vulnerabilities === null ? '' : renderFindings(verdict.facts.vulnerabilities),
    KINDS.every((kind) => verdict.scans[kind].kind === 'complete') ? '' : whole(scansTable(verdict, policy)),
    fold('<b>Image and raw scan state</b>', whole(detailsTable(verdict, now))),
  ].join('')
}

/** `51 containers on 24 hosts`, or an empty text where it is not known. */
export function runsIn({ containers, hosts }: Facts): string {
  if (containers === null) return ''
  return `${plural(containers, 'container')}${hosts === null ? '' : ` on ${plural(hosts, 'host')}`}`
}

function checksTable(verdict: Verdict, standards: Standards): Section {
  const columns = {
    '': 'centre',
    Check: 'left',
    Found: 'right',
    Allowed: 'right',
    ' ': 'left',
    'Rule, set by': 'left',
  } as const
  return table(
    columns,
    checkRows(verdict, standards).flatMap(({ rule, result, found, allowed, note, setBy }) =>
      result === 'off'
        ? []
        : [
            [
              RESULTS[result],
              TITLES[rule],
              result === 'fail' || result === 'warn' ? `<b>${found}</b>` : found,
              allowed,
              [meterFor(rule, verdict, standards.policy), note].filter((part) => part !== '').join(' '),
              `<code>${rule}</code> ${setBy}`,
            ],
          ],
    ),
  )
}

function notChecked(verdict: Verdict, standards: Standards): string {
  const rules = rowsOff(checkRows(verdict, standards)).map(({ rule, note }) => `<code>${rule}</code>${note}`)
  return rules.length === 0 ? '' : `<sub>➖ Not checked: ${rules.join(', ')}</sub>\n\n`
}

/** What TCSS says beside a scan that it calls complete. */
function notesOf({ facts }: Verdict): string {
  const notes = facts.notes.map(({ scan, words }) => `${scan} scan ${code(words, 120)}`)
  return notes.length === 0 ? '' : `<sub>ℹ️ TCSS adds to what is complete: ${notes.join(', ')}</sub>\n\n`
}

function meterFor(rule: RuleName, { found }: Verdict, policy: Policy): string {
  const limitRule = LIMIT_RULES.find((one) => one === rule)
  if (limitRule === undefined) return ''
  const limit = policy.limits[limitRule].value
  const { claimed, complete } = found[limitRule]
  if (limit === 'off' || claimed === null) return ''
  return claimed > limit || (complete && limit > 0) ? meter(claimed, limit) : ''
}

function scansTable(verdict: Verdict, policy: Policy): Section {
  return table(
    { '': 'centre', Scan: 'left', State: 'left' },
    scanRows(verdict, policy).map(({ kind, gated, state }) => [
      state.kind === 'complete' ? '✅' : gated ? '❌' : '➖',
      capital(kind),
      `${state.kind === 'complete' ? 'complete' : phraseReason(state.reason, code)}${gated ? '' : ' (not asked for)'}`,
    ]),
  )
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
    ...askedFor(image),
    ['Image ID', facts.imageId === '' ? 'unknown' : code(facts.imageId)],
    ['Digest', facts.digest === null ? 'unknown' : code(facts.digest)],
    ['Created', time(facts.createdAt)],
    ['Last scan', time(facts.scannedAt)],
    ...facts.diagnostics.map(([name, text]) => [name, code(text, 300)] as const),
    ['Request ID', facts.requestId === '' ? 'none' : code(facts.requestId)],
  ]
  return table({ '': 'left', ' ': 'left' }, rows)
}

/** How the image was asked for, where that is not its ID. */
function askedFor({ asked, imageId, part }: Image): readonly (readonly [string, string])[] {
  if (asked === imageId) return []
  return [
    ...(part === null ? [] : [['Platform', code(part.platform)] as const]),
    ['Asked for', code(asked, 600)],
  ]
}

function phraseAge(time: Date, now: Date): string {
  const span = now.getTime() - time.getTime()
  return span < 0 ? `${phraseSpan(-span)} in the future` : `${phraseSpan(span)} ago`
}

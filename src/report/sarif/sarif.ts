import type { Log, Notification, ReportingDescriptor, Result, Run } from 'sarif'
import type { Context } from '../../domain/context.ts'
import type { Report } from '../../domain/report.ts'
import { visible } from '../../text.ts'
import { ACTION_URL, VERSION } from '../../version.ts'
import { phraseNotReal } from '../words/not-real.ts'
import { phraseNotice } from '../words/notices.ts'
import { locationsFor } from './sarif-locations.ts'
import { type Alert, alertsOf } from './sarif-results.ts'
import type { Hash } from './sarif-rules.ts'
import { bytesOf, message } from './sarif-text.ts'

/** GitHub shows so many results of a file, and refuses one with five times as many. */
export const RESULT_LIMIT = 5000

/** GitHub refuses a file of more than 10 MB, gzipped; a file that is no larger before that never is. */
export const FILE_LIMIT = 10_000_000

/** What is left for all but results and rules, and for the commas between them. */
const HEAD = 200_000

/** Notices of what could not be listed that are told. */
const NOTICE_LIMIT = 20

/**
 * A report as SARIF 2.1.0 for GitHub code scanning: a result for each broken rule, each finding and each image without a verdict,
 * worst first, as many as GitHub takes. `hash` makes fingerprints: the same text gives the same short text, and no other does.
 */
export function renderSarif(report: Report, context: Context, hash: Hash): string {
  const alerts = alertsOf(report, hash)
  const { results, rules } = fit(alerts, { report, context, hash })
  const more = alerts.length - results.length
  const left =
    more === 0 ? '' : `${more} of ${alerts.length} results are left out here, for GitHub takes no more.`
  const [first] = alerts
  if (first !== undefined && results[0] !== undefined && left !== '')
    results[0] = { ...results[0], message: message(`${markOf(report)}${first().says}`, ` ${left}`) }
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'TCSS Image Gate',
            semanticVersion: VERSION,
            informationUri: ACTION_URL,
            rules: [...rules.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
          },
        },
        automationDetails: { id: categoryOf(context) },
        ...provenanceOf(context),
        invocations: [
          {
            executionSuccessful: report.conclusion !== 'error',
            toolExecutionNotifications: notificationsOf(report, left),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results,
        properties: {
          verdict: report.conclusion,
          ...(report.host === null ? {} : { host: visible(report.host, 300) }),
        },
      },
    ],
  }
  return JSON.stringify(log)
}

interface Given {
  readonly report: Report
  readonly context: Context
  readonly hash: Hash
}

/** As many results as GitHub takes, with the rules that they go by; what is left out are the last ones. */
function fit(alerts: readonly (() => Alert)[], given: Given) {
  const rules = new Map<string, ReportingDescriptor>()
  const seen = new Map<string, number>()
  const results: Result[] = []
  let room = FILE_LIMIT - HEAD
  for (const alert of alerts.slice(0, RESULT_LIMIT)) {
    const made = alert()
    const result = resultOf(made, given, seen)
    const known = rules.has(made.rule.id)
    room -= bytesOf(JSON.stringify(result)) + (known ? 0 : bytesOf(JSON.stringify(made.rule)))
    if (room < 0) break
    if (!known) rules.set(made.rule.id, made.rule)
    results.push(result)
  }
  return { rules, results }
}

function resultOf(alert: Alert, { report, context, hash }: Given, seen: Map<string, number>): Result {
  const { rule, level, says, places, identity, justification } = alert
  const key = hash(JSON.stringify(identity))
  const nth = (seen.get(key) ?? 0) + 1
  seen.set(key, nth)
  const workflow = context.workflow === null ? null : { file: context.workflow, line: 1 }
  const fingerprint = `${key}:${nth}`
  return {
    ruleId: rule.id,
    level,
    message: message(`${markOf(report)}${says}`),
    locations: locationsFor([...places, workflow]),
    // GitHub looks only at the second one, and would make it of the line, which is the same for many results.
    partialFingerprints: { 'tcssImageGate/v1': fingerprint, primaryLocationLineHash: fingerprint },
    // Either all results have such a list, or none.
    suppressions: justification === null ? [] : [{ kind: 'external', status: 'accepted', justification }],
  }
}

/** Beginning of every message: the warning that the verdict is not a real one, or nothing. */
function markOf(report: Report): string {
  const warning = phraseNotReal(report)
  return warning === null ? '' : `${warning} `
}

/** What makes the file incomplete. */
function notificationsOf(report: Report, left: string): Notification[] {
  const incomplete = report.notices.filter(({ kind }) => kind === 'not-listed' || kind === 'list-differs')
  const texts = incomplete.slice(0, NOTICE_LIMIT).map((notice) => phraseNotice(notice))
  return [left, ...texts]
    .filter((text) => text !== '')
    .map((text) => ({ level: 'warning', message: message(`${markOf(report)}${text}`) }))
}

/** GitHub keeps the results of one such category apart from those of another; what follows the last slash does not count. */
function categoryOf({ workflow, job }: Context): string {
  const parts = [workflow, job].map((part) =>
    (part ?? '')
      .replaceAll(/[^\w./-]+/g, '-')
      .replaceAll(/^\/+|\/+$/g, '')
      .slice(0, 200),
  )
  return ['tcss-image-gate', ...parts.filter((part) => part !== ''), ''].join('/')
}

/** The commit of the checkout that the workflow ran for. */
function provenanceOf({ repository, commit, runUrl }: Context): Pick<Run, 'versionControlProvenance'> {
  if (repository === null || commit === null) return {}
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) return {}
  const server = /^https:\/\/[\w.-]+(:\d+)?(?=\/)/.exec(runUrl ?? '')?.[0] ?? 'https://github.com'
  const repositoryUri = `${server}/${repository}`
  return {
    versionControlProvenance: [{ repositoryUri, revisionId: commit, mappedTo: { uriBaseId: '%SRCROOT%' } }],
  }
}

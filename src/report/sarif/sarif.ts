import type { Log, Message, Notification, ReportingDescriptor, Result, Run } from 'sarif'
import type { Context } from '../../domain/context.ts'
import type { Report } from '../../domain/report.ts'
import { visible } from '../../text.ts'
import { ACTION_URL, VERSION } from '../../version.ts'
import { phraseNotReal } from '../words/headline.ts'
import { phraseNotice } from '../words/notices.ts'
import { utf8Length } from '../words/units.ts'
import { locationsFor } from './sarif-locations.ts'
import { type Alert, alertsOf } from './sarif-results.ts'
import type { Hash } from './sarif-rules.ts'
import { sarifMessage, TEXT_LIMITS } from './sarif-text.ts'

/** The maximum number of results in one file. GitHub shows 5,000 results, and refuses a file with more than 25,000. */
export const RESULT_LIMIT = 5000

/** The maximum size of one file in bytes, before gzip. GitHub refuses a file with more than 10 MB after gzip. */
export const FILE_LIMIT = 10_000_000

/** The number of bytes that are reserved for everything except results and rules. */
const RESERVED_BYTES = 200_000

/** The maximum number of notices about incomplete lists. */
const NOTICE_LIMIT = 20

/**
 * Renders a report as SARIF 2.1.0 for GitHub code scanning. Each violation, each finding and each image without a verdict is a
 * result. If there are more results than GitHub accepts, the file has only the worst results.
 */
export function renderSarif(report: Report, context: Context, hash: Hash): string {
  const alerts = alertsOf(report, hash)
  const { results, rules } = collectResults(alerts, { report, context, hash })
  const more = alerts.length - results.length
  const left = more === 0 ? '' : `${more} of ${alerts.length} results are left out: GitHub accepts no more.`
  const [first] = alerts
  if (first !== undefined && results[0] !== undefined && left !== '')
    results[0] = { ...results[0], message: messageOf(first().message, report, ` ${left}`) }
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
            rules: [...rules.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
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
          ...(report.host === null ? {} : { host: visible(report.host, TEXT_LIMITS.host) }),
        },
      },
    ],
  }
  return JSON.stringify(log)
}

interface RenderingContext {
  readonly report: Report
  readonly context: Context
  readonly hash: Hash
}

/** Builds results and their rules until the file is full. */
function collectResults(alerts: readonly (() => Alert)[], rendering: RenderingContext) {
  const rules = new Map<string, ReportingDescriptor>()
  const seen = new Map<string, number>()
  const results: Result[] = []
  let room = FILE_LIMIT - RESERVED_BYTES
  for (const alert of alerts.slice(0, RESULT_LIMIT)) {
    const built = alert()
    const { rule } = built
    const result = resultOf(built, rendering, seen)
    const isNew = !rules.has(rule.id)
    room -= utf8Length(JSON.stringify(result)) + (isNew ? utf8Length(JSON.stringify(rule)) : 0)
    if (room < 0) break
    if (isNew) rules.set(rule.id, rule)
    results.push(result)
  }
  return { rules, results }
}

function resultOf(
  alert: Alert,
  { report, context, hash }: RenderingContext,
  seen: Map<string, number>,
): Result {
  const { rule, level, message, places, identity, justification } = alert
  const key = hash(JSON.stringify(identity))
  const nth = (seen.get(key) ?? 0) + 1
  seen.set(key, nth)
  const workflow = context.workflow === null ? null : { file: context.workflow, line: 1 }
  const fingerprint = `${key}:${nth}`
  return {
    ruleId: rule.id,
    level,
    message: messageOf(message, report),
    locations: locationsFor([...places, workflow]),
    // GitHub reads only `primaryLocationLineHash`. If it is absent, GitHub hashes the line, which many results share.
    partialFingerprints: { 'tcssImageGate/v1': fingerprint, primaryLocationLineHash: fingerprint },
    // SARIF requires `suppressions` in all results or in none.
    suppressions: justification === null ? [] : [{ kind: 'external', status: 'accepted', justification }],
  }
}

function messageOf(text: string, report: Report, end = ''): Message {
  const warning = phraseNotReal(report)
  return sarifMessage(warning === null ? text : `${warning} ${text}`, end)
}

/** Returns warnings about everything that is missing from the file. */
function notificationsOf(report: Report, left: string): Notification[] {
  const aboutLists = report.notices.filter(({ kind }) => kind === 'not-listed' || kind === 'list-differs')
  const texts = aboutLists.slice(0, NOTICE_LIMIT).map((notice) => phraseNotice(notice))
  return [...(left === '' ? [] : [left]), ...texts].map((text) => ({
    level: 'warning',
    message: messageOf(text, report),
  }))
}

/** Returns the category, by which GitHub separates the results of jobs. GitHub ignores the text after the last slash. */
function categoryOf({ workflow, job }: Context): string {
  const parts = [workflow, job].map((part) =>
    (part ?? '')
      .replaceAll(/[^\w./-]+/g, '-')
      .replaceAll(/^\/+|\/+$/g, '')
      .slice(0, TEXT_LIMITS.category),
  )
  return ['tcss-image-gate', ...parts.filter((part) => part !== ''), ''].join('/')
}

/** Returns the commit for which the workflow ran. */
function provenanceOf({ repository, commit, runUrl }: Context): Pick<Run, 'versionControlProvenance'> {
  if (repository === null || commit === null) return {}
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) return {}
  const server = /^https:\/\/[\w.-]+(:\d+)?(?=\/)/.exec(runUrl ?? '')?.[0] ?? 'https://github.com'
  const repositoryUri = `${server}/${repository}`
  return {
    versionControlProvenance: [{ repositoryUri, revisionId: commit, mappedTo: { uriBaseId: '%SRCROOT%' } }],
  }
}

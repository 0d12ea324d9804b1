import type { Context } from '../../domain/context.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Exception, Policy, Setting } from '../../domain/policy.ts'
import { allows, type Report } from '../../domain/report.ts'
import { LIMIT_RULES } from '../../domain/rules/rule-names.ts'
import { EXCEPTION_RULE_NAMES, SETTING_NAMES } from '../../domain/settings.ts'
import { recordOf } from '../../records.ts'
import { VERSION } from '../../version.ts'
import { deployReferences } from '../outputs/deploy-ref.ts'
import { phraseNotReal } from '../words/headline.ts'
import { phraseNotice } from '../words/notices.ts'
import { imageJson } from './json-image.ts'
import { errorJson, sourceJson, timeJson } from './json-values.ts'

/** The version of the JSON format. A change that can break a program that reads the format needs a new version. */
const FORMAT_VERSION = 1

/** The maximum length of an indented report, in UTF-16 units. A longer report has no indentation. */
const INDENTED_LIMIT = 1024 * 1024

/**
 * Renders the report for programs (schema/report.schema.json). Untrusted text is not escaped, so a program must escape the text
 * before it shows the text.
 */
export function renderJson(report: Report, context: Context): string {
  const whole = reportJson(report, context)
  const compact = JSON.stringify(whole, wellFormed)
  if (compact.length > INDENTED_LIMIT) return `${compact}\n`
  const indented = JSON.stringify(whole, wellFormed, 2)
  return `${indented.length > INDENTED_LIMIT ? compact : indented}\n`
}

/** Replaces lone surrogates, which some JSON parsers refuse. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

function reportJson(report: Report, context: Context) {
  const { conclusion, error, host, policy } = report
  const allowed = allows(conclusion)
  const notARealVerdict = phraseNotReal(report)
  return {
    ...(notARealVerdict === null ? {} : { notARealVerdict }),
    version: FORMAT_VERSION,
    tool: { name: 'TCSS Image Gate', version: VERSION },
    startedAt: timeJson(report.startedAt),
    judgedAt: timeJson(report.judgedAt),
    host,
    context: {
      repository: context.repository,
      workflow: context.workflow,
      job: context.job,
      commit: context.commit,
      runUrl: context.runUrl,
    },
    verdict: conclusion,
    allowed,
    deployRef: allowed ? deployReferences(report) : [],
    error: error === null ? null : errorJson(error),
    policy: policy === null ? null : policyJson(policy),
    images: report.outcomes.map((outcome) => imageJson(outcome, report)),
    notices: report.notices.map(noticeJson),
  }
}

/** Describes every setting of the policy, and where the setting was made. Time spans are in seconds. */
function policyJson({ limits, deny, exceptions, exceptionRules, ...settings }: Policy) {
  return {
    limits: recordOf(LIMIT_RULES, (rule) => settingJson(limits[rule])),
    ...recordOf(SETTING_NAMES, (name) => settingJson(inSeconds(settings[name]))),
    deny: deny.map(({ id, since, source }) => ({ id, since: timeJson(since), setBy: sourceJson(source) })),
    exceptions: exceptions.map(exceptionJson),
    exceptionRules: recordOf(EXCEPTION_RULE_NAMES, (name) => settingJson(exceptionRules[name])),
  }
}

function settingJson({ value, source }: Setting<unknown>) {
  return { value, setBy: sourceJson(source) }
}

/** Converts a number from milliseconds to seconds, because every number among these settings is a time span. */
function inSeconds({ value, source }: Setting<unknown>): Setting<unknown> {
  return { value: typeof value === 'number' ? value / 1_000 : value, source }
}

function exceptionJson({ id, until, ends, reason, images, source }: Exception) {
  return { id, until, ends: timeJson(ends), reason, images, setBy: sourceJson(source) }
}

function noticeJson(notice: Notice) {
  return { kind: notice.kind, message: phraseNotice(notice), ...noticeData(notice) }
}

function noticeData(notice: Notice): object {
  switch (notice.kind) {
    case 'loosened':
      return { setting: notice.setting, kept: settingJson(notice.kept), lost: settingJson(notice.lost) }
    case 'expiring':
      return { exception: exceptionJson(notice.exception), days: notice.days }
    case 'unused':
      return { exception: exceptionJson(notice.exception) }
    case 'policy-changed':
      return { policy: notice.policy, branch: notice.branch, added: notice.added }
    case 'not-listed':
      return { image: notice.image.given, scan: notice.scan, error: errorJson(notice.error) }
    case 'list-differs': {
      const { image, scan, listed, counted } = notice
      return { image: image.given, scan, listed, counted }
    }
    default:
      return notice satisfies never
  }
}

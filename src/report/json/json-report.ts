import type { Context } from '../../domain/context.ts'
import { allows, type Report } from '../../domain/report.ts'
import { VERSION } from '../../version.ts'
import { deployReferences } from '../outputs/deploy-ref.ts'
import { phraseNotReal } from '../words/not-real.ts'
import { imageJson } from './json-image.ts'
import { noticeJson } from './json-notices.ts'
import { policyJson } from './json-policy.ts'
import { errorJson, timeJson } from './json-values.ts'

/** Version of the format. It changes with every change that can break a reader. */
const FORMAT_VERSION = 1

/** Longest report that is indented, in UTF-16 units; a longer one is compact. */
const INDENTED_LIMIT = 1024 * 1024

/**
 * Renders the whole report for programs (schema/report.schema.json); null means unknown. Untrusted text is well-formed but not
 * escaped: a program that shows it must escape it.
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

import type { Context } from '../../domain/context.ts'
import { allows, type Report } from '../../domain/report.ts'
import { VERSION } from '../../version.ts'
import { deployReferences } from '../outputs/deploy-ref.ts'
import { phraseNotReal } from '../words/not-real.ts'
import { imageJson } from './json-image.ts'
import { noticeJson } from './json-notices.ts'
import { policyJson } from './json-policy.ts'
import { errorJson, timeJson } from './json-values.ts'

/** The version of the report's form: it changes with whatever a reader could stumble over. */
const FORM = 1

/** So many characters are written to be read by people; what is longer is written without blanks. */
const READABLE = 1024 * 1024

/**
 * Everything there is to tell, for programs (schema/report.schema.json). What is unknown is null. Foreign texts stand there as they
 * are, made well-formed: whoever shows them escapes them.
 */
export function renderJson(report: Report, context: Context): string {
  const whole = reportJson(report, context)
  const compact = JSON.stringify(whole, wellFormed)
  if (compact.length > READABLE) return `${compact}\n`
  const readable = JSON.stringify(whole, wellFormed, 2)
  return `${readable.length > READABLE ? compact : readable}\n`
}

/** Some readers of JSON refuse half a character. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

function reportJson(report: Report, context: Context) {
  const { conclusion, error, host, policy } = report
  const allowed = allows(conclusion)
  const notARealVerdict = phraseNotReal(report)
  return {
    ...(notARealVerdict === null ? {} : { notARealVerdict }),
    version: FORM,
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
    deployRef: allowed
      ? deployReferences(report)
          .split('\n')
          .filter((line) => line !== '')
      : [],
    error: error === null ? null : errorJson(error),
    policy: policy === null ? null : policyJson(policy),
    images: report.outcomes.map((outcome) => imageJson(outcome, report)),
    notices: report.notices.map(noticeJson),
  }
}

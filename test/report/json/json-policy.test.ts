import type { Context } from '../../../src/domain/context.ts'
import type { Denied, Exception, ExceptionRules, Policy } from '../../../src/domain/policy.ts'
import type { Report } from '../../../src/domain/report.ts'
import { CONTEXT, OTHER_DIGEST } from '../reports.ts'
import { place, policy, reason, report, setBy, type Table, testTables, written } from './json-table.ts'

const rules = written.policy
const [accepted] = rules.exceptions
const setting = (value: unknown, name: string | null = null) => ({
  value,
  setBy: { kind: name === null ? 'default' : 'input', name, line: null },
})

const REPORT: Table<Report> = {
  conclusion: [written.verdict, 'fail'],
  outcomes: [written.images.length, 1],
  notices: [written.notices.length, 1],
  error: [written.error, null],
  policy: [Object.keys(written.policy).length, 10],
  host: [written.host, 'tcss.intl.tencentcloudapi.com'],
  // In the name of the host.
  site: [written.host.includes('.intl.'), true],
  // True as the first key, `notARealVerdict`.
  local: ['notARealVerdict' in written, false],
  startedAt: [written.startedAt, '2026-11-24T03:12:58Z'],
  judgedAt: [written.judgedAt, '2026-11-24T03:13:00Z'],
  places: [written.images[0].place, place],
}

const CONTEXTS: Table<Context> = {
  repository: [written.context.repository, CONTEXT.repository],
  workflow: [written.context.workflow, CONTEXT.workflow],
  job: [written.context.job, CONTEXT.job],
  commit: [written.context.commit, CONTEXT.commit],
  runUrl: [written.context.runUrl, CONTEXT.runUrl],
}

const POLICY: Table<Policy> = {
  limits: [
    [rules.limits['max-vulnerabilities'], rules.limits['max-viruses'], rules.limits['max-low']],
    [setting(1, 'max-vulnerabilities'), setting(0), setting('off')],
  ],
  onlyFixable: [rules.onlyFixable, setting(false)],
  deny: [rules.deny.length, 1],
  exceptions: [rules.exceptions.length, 2],
  exceptionRules: [Object.keys(rules.exceptionRules), Object.keys(policy.exceptionRules)],
  requireTrusted: [rules.requireTrusted, setting(true)],
  incompleteScan: [rules.incompleteScan, setting('fail')],
  maxScanAge: [rules.maxScanAge, setting(7_200, 'max-scan-age')],
  expectedDigest: [rules.expectedDigest, setting(OTHER_DIGEST, 'expected-digest')],
  mode: [rules.mode, setting('enforce')],
}

const DENIED: Table<Denied> = {
  id: [rules.deny[0].id, 'CVE-2024-10003'],
  since: [rules.deny[0].since, '2026-11-01T00:00:00Z'],
  source: [rules.deny[0].setBy, { kind: 'input', name: 'deny', line: null }],
}

const EXCEPTION: Table<Exception> = {
  id: [accepted.id, 'CVE-2024-10001'],
  until: [accepted.until, '2026-12-31'],
  ends: [accepted.ends, '2027-01-01T00:00:00Z'],
  reason: [accepted.reason, reason],
  images: [accepted.images, ['h.io/*', '*/*/*']],
  source: [accepted.setBy, setBy],
}

const EXCEPTION_RULES: Table<ExceptionRules> = {
  maxDays: [rules.exceptionRules.maxDays, setting(90, 'exception-rules.max-days')],
  maxCount: [rules.exceptionRules.maxCount, setting('off')],
  neverExploitable: [rules.exceptionRules.neverExploitable, setting(false)],
  central: [rules.exceptionRules.central, setting(false)],
}

testTables({
  'a report': [report, REPORT],
  'the context': [CONTEXT, CONTEXTS],
  'a policy': [policy, POLICY],
  'a denial': [policy.deny[0] ?? {}, DENIED],
  'an exception': [policy.exceptions[0] ?? {}, EXCEPTION],
  'rules for exceptions': [policy.exceptionRules, EXCEPTION_RULES],
})

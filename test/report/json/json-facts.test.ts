import { expect } from '@jest/globals'
import type { ExceptionResult } from '../../../src/domain/exception.ts'
import type { Facts } from '../../../src/domain/facts.ts'
import type { Finding, FindingList } from '../../../src/domain/finding.ts'
import type { Image } from '../../../src/domain/image.ts'
import type { Verdict } from '../../../src/domain/verdict.ts'
import type { Check } from '../../../src/domain/violation.ts'
import { DIGEST } from '../../make.ts'
import { OTHER_DIGEST } from '../reports.ts'
import { image, reason, setBy, type Table, testTables, verdict, written } from './json-table.ts'

const [json] = written.images
const known = { reason: null, message: null, details: null }
const notGiven = { reason: 'not-given', message: 'not part of the answer', details: null }
const { findings: listed, lists } = json
const [finding, second] = listed.vulnerability

const IMAGE: Table<Image> = {
  given: [json.asked, image.given],
  // The given image has no ID: TCSS gives it.
  imageId: [json.imageId, verdict.facts.imageId],
  reference: [json.reference, image.reference],
  platform: [
    [json.index, json.platform],
    [DIGEST, 'linux/1'],
  ],
}

const VERDICT: Table<Verdict> = {
  image: [json.asked, image.given],
  facts: [json.name, verdict.facts.name],
  conclusion: [json.verdict, 'fail'],
  violations: [json.violations.length, verdict.violations.length],
  checks: [json.checks.length, verdict.checks.length],
  scans: [json.scans.risk.state, 'incomplete'],
  policy: [written.policy.limits['max-viruses'].value, 0],
  now: [written.judgedAt, '2026-11-24T03:13:00Z'],
  tallies: [json.checks[0], expect.objectContaining({ rule: 'max-viruses', found: 2, complete: true })],
  exceptions: [finding.excepted, { until: '2026-12-31', reason, setBy }],
}

const EXCEPTIONS: Table<ExceptionResult> = {
  accepted: [finding.excepted, { until: '2026-12-31', reason, setBy }],
  expired: [second.expired, { until: '2026-11-01', reason, setBy }],
  // With forbidden exceptions there is an error and no verdict.
  forbidden: [verdict.exceptions.forbidden, []],
  counted: [
    json.findings.vulnerability.map((one: { excepted: unknown }) => one.excepted === null),
    [false, true, true],
  ],
}

const FACTS: Table<Facts> = {
  imageId: [json.imageId, verdict.facts.imageId],
  name: [json.name, 'ccr.ccs.tencentyun.com/shop/web:1.4.2'],
  digest: [json.digest, DIGEST],
  repoDigests: [json.repoDigests, [OTHER_DIGEST]],
  os: [json.os, 'debian:12'],
  architecture: [json.architecture, 'amd64'],
  size: [json.size, 231_268_856],
  createdAt: [json.createdAt, '2026-11-20T02:00:00Z'],
  containers: [json.containers, 51],
  hosts: [json.hosts, 24],
  trusted: [
    [json.trusted, json.trustedUnknown],
    [null, notGiven],
  ],
  licensed: [json.licensed, true],
  scannedAt: [json.scannedAt, '2026-11-24T00:13:00Z'],
  scanStatus: [json.scanStatus, 'SCANNED'],
  scans: [
    json.scans,
    {
      // The list is shorter than its count.
      vulnerability: {
        ...{ state: 'incomplete', reported: 'complete', reason: 'short-list' },
        ...{ message: '1 counted vulnerability is missing from the list', details: { missing: 1 } },
      },
      virus: { state: 'complete', reported: 'complete', ...known },
      risk: {
        ...{ state: 'incomplete', reported: 'incomplete', reason: 'failed' },
        ...{ message: 'failed (no space)', details: { words: 'no space' } },
      },
    },
  ],
  counts: [
    json.counts,
    {
      vulnerabilities: { claimed: 3, judged: null, ...known },
      viruses: { claimed: 2, judged: 2, ...known },
      risks: { claimed: null, judged: null, ...notGiven },
      sensitiveInfo: { claimed: 0, judged: null, ...known },
    },
  ],
  vulnerabilities: [
    json.findings.vulnerability.map(({ id }: Finding) => id),
    [1, 2, 3].map((n) => `CVE-2024-1000${n}`),
  ],
  notes: [json.notes, [{ scan: 'virus', words: 'one file skipped' }]],
  diagnostics: [json.diagnostics, [{ name: 'ScanStatus', text: '"SCANNED"' }]],
  requestId: [json.requestId, 'a11d268f-1601-4f63-9131-0382537b9e55'],
}

const LIST: Table<FindingList> = {
  findings: [
    [listed.vulnerability.length, listed.virus.length, listed.risk],
    [3, 1, null],
  ],
  rows: [
    [lists.vulnerability.listed, lists.virus.listed, lists.risk],
    [4, 1, null],
  ],
  total: [
    [lists.vulnerability.claimed, lists.virus.claimed, lists.risk],
    [5, 1, null],
  ],
}

const FINDING: Table<Omit<Finding, 'ids' | 'rows'>> = {
  kind: [
    [finding.kind, listed.virus[0].kind],
    ['vulnerability', 'virus'],
  ],
  id: [finding.id, 'CVE-2024-10001'],
  name: [finding.name, 'vulnerability 1'],
  severity: [finding.severity, 'high'],
  component: [finding.component, 'openssl'],
  version: [finding.version, '3.0.1'],
  path: [
    [finding.path, listed.virus[0].path],
    ['/usr/lib/libssl.so', null],
  ],
  fixedIn: [finding.fixedIn, '3.0.2'],
  fixable: [finding.fixable, true],
  exploitable: [finding.exploitable, true],
}

const CHECK: Table<Check> = {
  rule: [json.checks.map(({ rule }: Check) => rule), verdict.checks.map(({ rule }) => rule)],
  result: [json.checks.map(({ result }: Check) => result), verdict.checks.map(({ result }) => result)],
  found: [json.checks[0].found, 2],
  complete: [json.checks[0].complete, true],
  allowed: [json.checks[0].allowed, 0],
  violations: [json.checks[0].message, '2 viruses, none allowed'],
}

testTables({
  'an image': [image, IMAGE],
  'a verdict': [verdict, VERDICT],
  'the result of exceptions': [verdict.exceptions, EXCEPTIONS],
  facts: [verdict.facts, FACTS],
  'a list': [verdict.facts.vulnerabilities ?? {}, LIST],
  'a finding': [verdict.facts.vulnerabilities?.findings[0] ?? {}, FINDING],
  'a check': [verdict.checks[0] ?? {}, CHECK],
})

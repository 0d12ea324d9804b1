import { KINDS } from '../domain/finding.ts'
import type { Policy, Source } from '../domain/policy.ts'
import type { Conclusion, Report } from '../domain/report.ts'
import { type RuleName, SEVERITY_RULES } from '../domain/rules/rule-names.ts'
import type { Verdict } from '../domain/verdict.ts'
import { ACTION_URL, VERSION } from '../version.ts'
import { timeJson } from './json/json-values.ts'
import { deployReferences } from './outputs/deploy-ref.ts'

/** The predicate type of in-toto's Simple Verification Result (github.com/in-toto/attestation, spec/predicates/svr.md). */
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/svr/v0.1'

/** The subject of an attestation: a repository, and the digest of a manifest or of a multi-platform index. */
export interface Subject {
  readonly name: string
  readonly digest: string
}

interface Judged {
  readonly conclusion: Conclusion
  readonly policy: Policy
  /** One verdict for each platform. */
  readonly verdicts: readonly Verdict[]
}

type Condition = (judged: Judged) => boolean

/** Requires that at least one of the rules is on, and that each rule that is on passed for every platform. */
function passed(...rules: readonly RuleName[]): Condition {
  return ({ verdicts }) =>
    verdicts.every(({ checks }) => {
      const on = checks.filter(({ rule, result }) => rules.includes(rule) && result !== 'off')
      return on.length > 0 && on.every(({ result }) => result === 'passed')
    })
}

/** Requires that no virus was found and that the policy allows none. */
const hasNoViruses: Condition = ({ policy, verdicts }) =>
  policy.limits['max-viruses'].value === 0 &&
  verdicts.every(({ tallies }) => tallies['max-viruses'].count === 0)

/** Requires that all scans are complete. The rule `scan-incomplete` requires only the scans that another rule relies on. */
const isFullyScanned: Condition = ({ verdicts }) =>
  verdicts.every(({ scans }) => KINDS.every((kind) => scans[kind].kind === 'complete'))

/** The condition of each property. The predicate lists the properties in this order. */
const CONDITIONS = {
  TCSS_GATE_PASSED: ({ conclusion, verdicts }) =>
    conclusion === 'pass' && verdicts.every((one) => one.conclusion === 'pass'),
  TCSS_SCAN_COMPLETE: (judged) => passed('scan-incomplete')(judged) && isFullyScanned(judged),
  TCSS_NO_VIRUSES: (judged) => passed('max-viruses')(judged) && hasNoViruses(judged),
  TCSS_VIRUSES_WITHIN_LIMIT: (judged) => passed('max-viruses')(judged) && !hasNoViruses(judged),
  TCSS_NO_DENIED_VULNERABILITIES: passed('deny'),
  TCSS_EXPLOITABLE_WITHIN_LIMIT: passed('max-exploitable'),
  TCSS_VULNERABILITIES_WITHIN_LIMIT: passed('max-vulnerabilities', ...SEVERITY_RULES),
  TCSS_RISKS_WITHIN_LIMIT: passed('max-risks'),
  TCSS_SENSITIVE_INFO_WITHIN_LIMIT: passed('max-sensitive-info'),
  TCSS_TRUSTED: passed('require-trusted'),
  TCSS_SCAN_RECENT: passed('max-scan-age'),
  TCSS_DIGEST_AS_EXPECTED: passed('expected-digest'),
} as const satisfies Readonly<Record<string, Condition>>

export type Property = keyof typeof CONDITIONS
export const PROPERTIES: readonly Property[] = Object.keys(CONDITIONS) as Property[]

/**
 * Renders the predicate of an attestation: the policy that judged the image, and the properties that are true. Returns null if
 * no property is true, or if `subjectOf` returns null.
 */
export function renderPredicate(
  report: Report,
  {
    digest,
    server = 'https://github.com',
  }: { digest(text: string): string; readonly server?: string | undefined },
): string | null {
  const judged = judgedIn(report)
  const timeCreated = timeJson(report.judgedAt)
  if (judged === null || timeCreated === null || subjectOf(report) === null) return null
  const properties = PROPERTIES.filter((property) => CONDITIONS[property](judged))
  if (properties.length === 0) return null
  const { policy } = judged
  const predicate = {
    verifier: {
      id: `${ACTION_URL}@${VERSION}`,
      policy: { uri: uriOf(policy, server), digest: { sha256: digest(canonicalPolicy(policy)) } },
    },
    timeCreated,
    properties,
  }
  return `${JSON.stringify(predicate, null, 2)}\n`
}

/** Returns the judged image, as in the output `deploy-ref`. Returns null for several images, or if the digest is unknown. */
export function subjectOf(report: Report): Subject | null {
  if (judgedIn(report) === null) return null
  const [, name, digest] = /^([^\s@]+)@(sha256:[0-9a-f]{64})$/.exec(deployReferences(report).join('\n')) ?? []
  return name === undefined || digest === undefined ? null : { name, digest }
}

const DECIDED: readonly Conclusion[] = ['pass', 'warn', 'fail']

/** Returns the verdicts on all platforms of one image. Null for several images, or if a verdict is missing or not real. */
function judgedIn({ outcomes, error, local, policy, conclusion }: Report): Judged | null {
  if (local || error !== null || policy === null || !DECIDED.includes(conclusion)) return null
  const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []))
  const [first, ...others] = verdicts
  if (first === undefined || verdicts.length < outcomes.length) return null
  const index = first.image.platform?.index ?? null
  const isOne = others.every(({ image: { platform } }) => platform !== null && platform.index === index)
  return isOne ? { conclusion, policy, verdicts } : null
}

/** Writes a policy as text. Policies with the same values have the same text, even if other files or inputs set the values. */
export function canonicalPolicy(policy: Policy): string {
  return JSON.stringify(canonical(policy))
}

/** Replaces each setting by its value, and sorts each list. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return timeJson(value)
  if (Array.isArray(value)) {
    return value
      .map(canonical)
      .map((one) => [JSON.stringify(one), one] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one)
  }
  if ('value' in value && 'source' in value) return canonical(value.value)
  const entries = Object.entries(value).filter(([key]) => key !== 'source')
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]),
  )
}

/** Returns the address of the policy file if exactly one file is in force, else a fixed URN. */
function uriOf(policy: Policy, server: string): string {
  const sources: readonly Source[] = sourcesIn(policy)
  const names = new Set(sources.flatMap((source) => (source.kind === 'policy' ? [source.policy] : [])))
  const [name = ''] = names
  return (names.size === 1 ? fileUri(name.toWellFormed(), server) : null) ?? 'urn:tcss-image-gate:policy'
}

function sourcesIn({ limits, deny, exceptions, exceptionRules, ...settings }: Policy): readonly Source[] {
  const all = [...Object.values(limits), ...deny, ...exceptions, ...Object.values(exceptionRules)]
  return [...all, ...Object.values(settings)].map(({ source }) => source)
}

/** Turns `path`, `path@ref` or `owner/repo:path@ref` into a URI reference. Returns null for any other text, such as a preset. */
function fileUri(name: string, server: string): string | null {
  const [, repository, path = '', ref] = /^(?:([^:@]+):)?([^:@]+)(?:@(.+))?$/su.exec(name) ?? []
  const parts = [repository, path, ref].flatMap((part) => part?.split('/') ?? [])
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return null
  if (repository === undefined) return uriPath(ref === undefined ? path : `${path}@${ref}`)
  return ref === undefined ? null : `${server}/${uriPath(`${repository}/blob/${ref}/${path}`)}`
}

function uriPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/').replaceAll('%40', '@')
}

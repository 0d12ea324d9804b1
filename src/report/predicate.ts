import { KINDS } from '../domain/finding.ts'
import type { Policy, Source } from '../domain/policy.ts'
import type { Conclusion, Report } from '../domain/report.ts'
import { type RuleName, SEVERITY_RULES } from '../domain/rules/rule-names.ts'
import type { Verdict } from '../domain/verdict.ts'
import { ACTION_URL, VERSION } from '../version.ts'
import { timeJson } from './json/json-values.ts'
import { deployReferences } from './outputs/deploy-ref.ts'

/** in-toto's Simple Verification Result (github.com/in-toto/attestation, spec/predicates/svr.md). */
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/svr/v0.1'

/** What an attestation is about: a repository, and a manifest digest, of an index where its platforms were judged. */
export interface Subject {
  readonly name: string
  readonly digest: string
}

interface Judged {
  readonly conclusion: Conclusion
  readonly policy: Policy
  /** One for each platform. */
  readonly verdicts: readonly Verdict[]
}

type Holds = (judged: Judged) => boolean

/** Whether at least one of the rules is on, and each that is on is kept by every platform. */
function kept(...rules: readonly RuleName[]): Holds {
  return ({ verdicts }) =>
    verdicts.every(({ checks }) => {
      const on = checks.filter(({ rule, result }) => rules.includes(rule) && result !== 'off')
      return on.length > 0 && on.every(({ result }) => result === 'passed')
    })
}

/** That nothing was found is worth a word of its own, but only where nothing was allowed. */
const hasNoViruses: Holds = ({ policy, verdicts }) =>
  policy.limits['max-viruses'].value === 0 &&
  verdicts.every(({ tallies }) => tallies['max-viruses'].count === 0)

/** The rule asks only for scans that another rule relies on; the property says all of them. */
const isScanned: Holds = ({ verdicts }) =>
  verdicts.every(({ scans }) => KINDS.every((kind) => scans[kind].kind === 'complete'))

/** Everything that may be attested of an image, in the order in which it is. */
const HOLDS = {
  TCSS_GATE_PASSED: ({ conclusion, verdicts }) =>
    conclusion === 'pass' && verdicts.every((one) => one.conclusion === 'pass'),
  TCSS_SCAN_COMPLETE: (judged) => kept('scan-incomplete')(judged) && isScanned(judged),
  TCSS_NO_VIRUSES: (judged) => kept('max-viruses')(judged) && hasNoViruses(judged),
  TCSS_VIRUSES_WITHIN_LIMIT: (judged) => kept('max-viruses')(judged) && !hasNoViruses(judged),
  TCSS_NO_DENIED_VULNERABILITIES: kept('deny'),
  TCSS_EXPLOITABLE_WITHIN_LIMIT: kept('max-exploitable'),
  TCSS_VULNERABILITIES_WITHIN_LIMIT: kept('max-vulnerabilities', ...SEVERITY_RULES),
  TCSS_RISKS_WITHIN_LIMIT: kept('max-risks'),
  TCSS_SENSITIVE_INFO_WITHIN_LIMIT: kept('max-sensitive-info'),
  TCSS_TRUSTED: kept('require-trusted'),
  TCSS_SCAN_RECENT: kept('max-scan-age'),
  TCSS_DIGEST_AS_EXPECTED: kept('expected-digest'),
} as const satisfies Readonly<Record<string, Holds>>

export type Property = keyof typeof HOLDS
export const PROPERTIES: readonly Property[] = Object.keys(HOLDS) as Property[]

/**
 * The predicate of an attestation: by which policy an image was verified, and what of it was kept. Null where nothing may be
 * attested: the answers are this machine's, not everything is judged, there is not exactly one image whose digest is known, or
 * nothing was kept.
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
  const properties = PROPERTIES.filter((property) => HOLDS[property](judged))
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

/** The one image that may be attested of, exactly as `deploy-ref` names it; null where there is none. */
export function subjectOf(report: Report): Subject | null {
  if (judgedIn(report) === null) return null
  const [, name, digest] = /^([^\s@]+)@(sha256:[0-9a-f]{64})$/.exec(deployReferences(report)) ?? []
  return name === undefined || digest === undefined ? null : { name, digest }
}

/** Words for what was decided. */
const JUDGED: readonly Conclusion[] = ['pass', 'warn', 'fail']

/** The one image that was asked for, if all of it is judged, and by Tencent Cloud's answers. */
function judgedIn({ outcomes, error, local, policy, conclusion }: Report): Judged | null {
  if (local || error !== null || policy === null || !JUDGED.includes(conclusion)) return null
  const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []))
  const [first, ...others] = verdicts
  if (first === undefined || verdicts.length < outcomes.length) return null
  const index = first.image.platform?.index ?? null
  const isOne = others.every(({ image: { platform } }) => platform !== null && platform.index === index)
  return isOne ? { conclusion, policy, verdicts } : null
}

/** What a policy says, wherever it says it: the same text for policies that mean the same. */
export function canonicalPolicy(policy: Policy): string {
  return JSON.stringify(canonical(policy))
}

/** A setting is its value, and no list has an order. */
function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return timeJson(value)
  if (Array.isArray(value)) {
    return value
      .map(canonical)
      .map((one) => [JSON.stringify(one), one] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, one]) => one)
  }
  if ('value' in value && 'source' in value) return canonical(value.value)
  const entries = Object.entries(value).filter(([key]) => key !== 'source')
  return Object.fromEntries(
    entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, one]) => [key, canonical(one)]),
  )
}

/** Where the one policy file is that is in force; a name of its own where there are none or several. */
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

/** `path`, `path@ref` or `owner/repo:path@ref` as a reference; null for anything else, such as a preset. */
function fileUri(name: string, server: string): string | null {
  const [, repository, path = '', ref] = /^(?:([^:@]+):)?([^:@]+)(?:@(.+))?$/su.exec(name) ?? []
  const parts = [repository, path, ref].flatMap((part) => part?.split('/') ?? [])
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return null
  if (repository === undefined) return escaped(ref === undefined ? path : `${path}@${ref}`)
  return ref === undefined ? null : `${server}/${escaped(`${repository}/blob/${ref}/${path}`)}`
}

function escaped(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/').replaceAll('%40', '@')
}

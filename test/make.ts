import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Script, Step } from '../emulator/world/world.ts'
import {
  COUNTS,
  type CountName,
  type Facts,
  known,
  type Reason,
  type ScanState,
} from '../src/domain/facts.ts'
import { type Finding, type FindingList, KINDS, type Kind } from '../src/domain/finding.ts'
import { type Image, imageById } from '../src/domain/image.ts'
import type {
  Denied,
  Exception,
  ExceptionRuleName,
  ExceptionRuleValues,
  Limit,
  Policy,
  Setting,
  SettingName,
  SettingValues,
} from '../src/domain/policy.ts'
import { LIMIT_RULES, type LimitRule } from '../src/domain/rules/rule-names.ts'
import {
  EXCEPTION_RULES,
  LIMITS,
  mapExceptionRules,
  mapSettings,
  SETTINGS,
  type Strictness,
} from '../src/domain/settings.ts'
import { judge, type Verdict } from '../src/domain/verdict.ts'
import type { JudgingContext } from '../src/domain/violation.ts'
import type { InputSources } from '../src/inputs/reader.ts'
import type { FindFiles, ReadFile, ReadRemoteFile } from '../src/ports/files.ts'
import type { WorkflowEvent } from '../src/ports/workflow-event.ts'
import { recordOf } from '../src/records.ts'

/** A fixed now; everything that has a date is relative to it. */
export const NOW = new Date('2026-11-24T03:13:00Z')

export const IMAGE_ID = `sha256:${'1'.repeat(64)}`
export const DIGEST = `sha256:${'2'.repeat(64)}`
/** A digest that no other builder uses. */
export const OTHER = `sha256:${'9'.repeat(64)}`
export const IMAGE = { ...imageById(IMAGE_ID), imageId: IMAGE_ID }

/** Returns an image by number. */
export function someImage(number: number): Image & { readonly imageId: string } {
  const imageId = `sha256:${number.toString(16).padStart(64, '0')}`
  return { ...imageById(imageId), imageId }
}

/** The fields of the emulator's record of an image on a node that was never scanned. */
export const NEVER_SCANNED = {
  ScanStatus: 'NOT_SCAN',
  ScanTime: '',
  ScanVulProgress: 0,
  ScanVirusProgress: 0,
  ScanRiskProgress: 0,
}

/** A script that starts with the emulator's world, and one that starts with a scan task. */
export const atOnce = (steps: readonly Step[]): Script => ({ start: 'world', steps })
export const onDemand = (steps: readonly Step[]): Script => ({ start: 'scan', steps })

/** The facts of a table row: totals by name, scan states by kind, anything else as it is in `Facts`. */
export interface FactsGiven extends Omit<Partial<Facts>, 'counts' | 'scans'> {
  readonly counts?: Partial<Record<CountName, number | Facts['counts'][CountName]>>
  readonly scans?: Partial<Record<Kind, ScanState>>
}

/** A clean, trusted, completely scanned image, but for what is given. */
export function someFacts({ counts = {}, scans = {}, ...rest }: FactsGiven = {}): Facts {
  return {
    imageId: IMAGE_ID,
    name: 'ccr.ccs.tencentyun.com/shop/web:1.4.2',
    digest: DIGEST,
    repoDigests: [],
    os: 'debian:12',
    architecture: 'amd64',
    size: 231_268_856,
    createdAt: new Date('2026-11-20T02:00:00Z'),
    containers: 51,
    hosts: 24,
    trusted: known(true),
    licensed: true,
    scannedAt: new Date('2026-11-24T00:13:00Z'),
    scanStatus: 'SCANNED',
    vulnerabilities: null,
    notes: [],
    diagnostics: [['ScanStatus', '"SCANNED"']],
    requestId: 'a11d268f-1601-4f63-9131-0382537b9e55',
    ...rest,
    scans: recordOf(KINDS, (kind) => scans[kind] ?? { kind: 'complete' }),
    counts: recordOf(COUNTS, (name) => {
      const count = counts[name] ?? 0
      return typeof count === 'number' ? known(count) : count
    }),
  }
}

/** The differences of a policy from the default one: limits by rule, and values of settings. */
export interface PolicyGiven extends Partial<SettingValues>, Partial<ExceptionRuleValues> {
  readonly limits?: Partial<Record<LimitRule, Limit>>
  readonly deny?: readonly (string | Partial<Denied>)[]
  readonly exceptions?: readonly Partial<Exception>[]
}

/** A vulnerability by number, fixable, not exploitable, of severity low, but for what is given. */
export function someFinding(number: number, given: Partial<Finding> = {}): Finding {
  const { id = `CVE-2024-${10_000 + number}` } = given
  return {
    kind: 'vulnerability',
    id,
    ids: [id],
    name: `vulnerability ${number}`,
    severity: 'low',
    component: 'openssl',
    version: '3.0.1',
    path: '',
    fixedIn: '3.0.2',
    fixable: true,
    exploitable: false,
    rows: 1,
    ...given,
  }
}

/** An exception for the first of these vulnerabilities in every image, up to the end of 2026, but for what is given. */
export function someException(given: Partial<Exception> = {}): Exception {
  const { until = '2026-12-31' } = given
  return {
    id: 'CVE-2024-10001',
    until,
    ends: new Date(Date.parse(`${until}T00:00:00Z`) + 86_400_000),
    reason: 'not reachable, tracked in SEC-42',
    images: [],
    source: { kind: 'policy', policy: 'policy.yml', line: 12 },
    ...given,
  }
}

/** A full list of these findings, with the given differences. */
export function someList(findings: readonly Finding[], given: Partial<FindingList> = {}): FindingList {
  return { findings, rows: findings.length, total: findings.length, ...given }
}

/** A scan that is incomplete for this reason. */
export function incomplete<R extends Reason>(reason: R) {
  return { kind: 'incomplete', reason } as const satisfies ScanState
}

/** A scan that never ran. */
export const NEVER_RUN = incomplete({ kind: 'not-scanned' })

/** No limit but those that are off by default. */
export const NO_LIMITS = { 'max-viruses': 'off', 'max-vulnerabilities': 'off', 'max-risks': 'off' } as const

/** The same state for the scans of all kinds. */
export function allScans(state: ScanState): Readonly<Record<Kind, ScanState>> {
  return { vulnerability: state, virus: state, risk: state }
}

/** Facts of an image with these vulnerabilities, all listed. */
export function factsWith(...findings: readonly Finding[]): FactsGiven {
  return { counts: { vulnerabilities: findings.length }, vulnerabilities: someList(findings) }
}

/** Returns the default policy with these differences, each set by the input of its name. */
export function somePolicy({ limits = {}, deny = [], exceptions = [], ...given }: PolicyGiven = {}): Policy {
  const values: Partial<SettingValues> = given
  const rules: Partial<ExceptionRuleValues> = given
  return {
    limits: recordOf(LIMIT_RULES, (rule) => set<Limit>(LIMITS[rule], limits[rule])),
    ...mapSettings(<K extends SettingName>(name: K) => set<SettingValues[K]>(SETTINGS[name], values[name])),
    deny: deny.map(
      (one): Denied => ({
        id: '',
        since: null,
        source: { kind: 'input', input: 'deny' },
        ...(typeof one === 'string' ? { id: one } : one),
      }),
    ),
    exceptions: exceptions.map(someException),
    exceptionRules: mapExceptionRules(<K extends ExceptionRuleName>(name: K) =>
      set<ExceptionRuleValues[K]>(EXCEPTION_RULES[name], rules[name]),
    ),
  }
}

/** The context of judging an image at `NOW`. */
export function someContext(given: PolicyGiven = {}): JudgingContext {
  return { policy: somePolicy(given), now: NOW }
}

/** The verdict on an image with these facts by a policy with these differences. */
export function judged(facts: FactsGiven = {}, policy: PolicyGiven = {}): Verdict {
  return judge(IMAGE, someFacts(facts), someContext(policy))
}

function set<T>({ name: input, fallback }: Strictness<T>, given: T | undefined): Setting<T> {
  return given === undefined
    ? { value: fallback.nodes, source: { kind: 'default' } }
    : { value: given, source: { kind: 'input', input } }
}

/** A workspace without files. */
const noFile: ReadFile = () => ({ kind: 'problem', problem: 'there is no such file' })

/** No repository can be read. */
const noRemote: ReadRemoteFile = async () => ({ kind: 'absent', problem: 'there is no such file' })

/** No file is found. */
const noFiles: FindFiles = () => ({ files: [], problems: [] })

/** A push. */
export const PUSH: WorkflowEvent = { name: 'push', base: null, ownRefs: [], withoutSecrets: false }

export const SECRET_ID = 'AKIDexample0000000000000000000000001'
export const SECRET_KEY = 'ExampleKeyThatSignsNothing0000001'

const { inputs: INPUTS } = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>
}

/** Returns the inputs of a sound step as the runner hands them over, defaults of action.yml included, with these differences. */
function someInputs(given: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const defaults = Object.entries(INPUTS).flatMap(([name, { default: value }]) =>
    value === undefined || value.includes('${{') ? [] : [[name, value]],
  )
  return {
    ...Object.fromEntries(defaults),
    'image-id': IMAGE_ID,
    'secret-id': SECRET_ID,
    'secret-key': SECRET_KEY,
    matrix: 'null',
    ...given,
  }
}

/** Returns sources with these inputs, in an empty workspace after a push, but for what is given. */
export function someSources(
  inputs: Readonly<Record<string, string>> = {},
  given: Partial<InputSources> = {},
): InputSources {
  const all = someInputs(inputs)
  return {
    read: (input) => all[input] ?? '',
    env: {},
    readFile: noFile,
    readRemote: noRemote,
    findFiles: noFiles,
    event: PUSH,
    now: NOW,
    mask: () => {},
    redact: (text) => text,
    ...given,
  }
}

const IN_FULL = process.env['CI'] !== undefined || process.env['PROPERTY_RUNS'] === 'full'

/**
 * Returns how often a property is tried: at most 1,000 times, unless in CI or with `PROPERTY_RUNS=full`.
 * Mutation testing repeats the tests for every mutant, with a twentieth of the runs.
 */
export function runs(often: number): { readonly numRuns: number } {
  if (process.env['STRYKER_MUTATOR_WORKER'] !== undefined) return { numRuns: Math.ceil(often / 20) }
  return { numRuns: IN_FULL ? often : Math.min(often, 1_000) }
}

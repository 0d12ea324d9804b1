/** What TCSS scans an image for. Everything that goes by kind goes in this order. */
export const KINDS = ['vulnerability', 'virus', 'risk'] as const
export type Kind = (typeof KINDS)[number]

/** Severities as TCSS rates them, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

/**
 * What one scan found at one place of an image: a vulnerability of a component, a virus in a file, or a risk in an instruction of
 * the Dockerfile, of which nothing but its first word is known, for it may hold a secret. Texts are foreign.
 */
export interface Finding {
  readonly kind: Kind
  /** `CVE-2024-1234` in upper case, or whatever else TCSS calls a vulnerability; empty for the other kinds. */
  readonly id: string
  /** Of a risk: its description. */
  readonly name: string
  /** What nobody knows counts as critical. */
  readonly severity: Severity
  /** Of a virus: the name of the file; of a risk: the word of the instruction, such as `ENV`. Empty where that was not said. */
  readonly component: string
  /** Of a vulnerable component; empty for the other kinds. */
  readonly version: string
  /** Where the component or the file is; of a risk: the time of its build step. Empty where that was not said. */
  readonly path: string
  /** The versions that fix it, as TCSS writes them; empty for none, and for viruses and risks. */
  readonly fixedIn: string
  /** Never a virus or a risk. */
  readonly fixable: boolean
  /** Whether there is a public exploit or proof of concept, or it is attacked; never a virus or a risk. */
  readonly exploitable: boolean
}

/** A list of findings as evidence: what it holds, how long it was, and how long it claimed to be. */
export interface FindingList {
  /** Rows alike in ID, component, version, path and severity are one finding; viruses and risks in their name, too. */
  readonly findings: readonly Finding[]
  readonly rows: number
  readonly total: number
}

const BY_NAME: Readonly<Record<string, Severity>> = {
  '1': 'low',
  '2': 'medium',
  '3': 'high',
  '4': 'critical',
  LOW: 'low',
  MEDIUM: 'medium',
  MIDDLE: 'medium',
  HIGH: 'high',
  CRITICAL: 'critical',
}

/**
 * The severity that a level means: 1 to 4 as a number or a text, or a name (TCSS API examples: 4 for a CVSS score of 9.8, 3 for
 * 8.8; `MIDDLE` in filters). Whatever else it is, it may be the worst.
 */
export function parseSeverity(level: unknown): Severity {
  const word = typeof level === 'string' || typeof level === 'number' ? `${level}`.trim().toUpperCase() : ''
  return Object.hasOwn(BY_NAME, word) ? (BY_NAME[word] ?? 'critical') : 'critical'
}

/**
 * One finding for rows alike, in the order listed. Rows that differ in their severity alone stay apart: a row more must never
 * make an image look better. What has no ID goes by its name as well.
 */
export function distinct(rows: readonly Finding[]): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const row of rows) {
    const name = row.kind === 'vulnerability' ? '' : row.name
    const key = JSON.stringify([row.kind, row.id, name, row.component, row.version, row.path, row.severity])
    const seen = found.get(key)
    found.set(key, seen === undefined ? row : merge(seen, row))
  }
  return [...found.values()]
}

function merge(one: Finding, other: Finding): Finding {
  return {
    ...one,
    fixable: one.fixable || other.fixable,
    exploitable: one.exploitable || other.exploitable,
  }
}

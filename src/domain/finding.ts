/** The kinds of scans, in the order of every report. */
export const KINDS = ['vulnerability', 'virus', 'risk'] as const
export type Kind = (typeof KINDS)[number]

/** Severities as TCSS rates them, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

/**
 * One listed entry: a vulnerability of a component, a virus in a file, or a risk in an instruction of the Dockerfile. All texts
 * are untrusted. Only the first word of an instruction is kept, because the rest may contain a secret.
 */
export interface Finding {
  readonly kind: Kind
  /** `CVE-2024-1234` in upper case, or another ID of a vulnerability; empty for the other kinds. */
  readonly id: string
  /** The name of a vulnerability or virus, or the description of a risk. */
  readonly name: string
  /** An unknown severity counts as critical. */
  readonly severity: Severity
  /** The package of a vulnerability, the file name of a virus, or the instruction of a risk, such as `ENV`; may be empty. */
  readonly component: string
  /** The installed version of a vulnerable package; empty for the other kinds. */
  readonly version: string
  /** The path of the package or file, or the time of the build step of a risk; may be empty. */
  readonly path: string
  /** The versions that fix a vulnerability, as TCSS writes them; empty for none. */
  readonly fixedIn: string
  /** Whether a newer version fixes the vulnerability; false for viruses and risks. */
  readonly fixable: boolean
  /** Whether the vulnerability has a public exploit or proof of concept, or is under attack; false for viruses and risks. */
  readonly exploitable: boolean
}

/** All findings of one kind that TCSS lists for an image. */
export interface FindingList {
  /** The findings. Equal rows count as one finding. */
  readonly findings: readonly Finding[]
  /** The number of rows received. */
  readonly rows: number
  /** The number of rows according to TCSS. */
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
 * Parses a severity: 1 to 4 as a number or a text, or a name (TCSS API examples: 4 for a CVSS score of 9.8, 3 for 8.8; `MIDDLE`
 * in filters). Anything else counts as critical.
 */
export function parseSeverity(level: unknown): Severity {
  const word = typeof level === 'string' || typeof level === 'number' ? `${level}`.trim().toUpperCase() : ''
  return Object.hasOwn(BY_NAME, word) ? (BY_NAME[word] ?? 'critical') : 'critical'
}

/**
 * Merges equal rows, in the order of the list. Rows that differ only in severity stay apart, so that an additional row never
 * improves a verdict. Viruses and risks have no ID, so their names are compared as well.
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

function merge(a: Finding, b: Finding): Finding {
  return { ...a, fixable: a.fixable || b.fixable, exploitable: a.exploitable || b.exploitable }
}

/** Severities as TCSS rates them, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

/** One vulnerability of one component in an image. Texts are foreign. */
export interface Finding {
  /** `CVE-2024-1234` in upper case, or whatever else TCSS calls it. */
  readonly id: string
  readonly name: string
  /** What nobody knows counts as critical. */
  readonly severity: Severity
  readonly component: string
  readonly version: string
  /** Where the component is; empty where that was not said. */
  readonly path: string
  /** The versions that fix it, as TCSS writes them; empty for none. */
  readonly fixedIn: string
  readonly fixable: boolean
  /** Whether there is a public exploit or proof of concept, or it is attacked. */
  readonly exploitable: boolean
}

/** A list of findings as evidence: what it holds, how long it was, and how long it claimed to be. */
export interface FindingList {
  /** Rows alike in ID, component, version, path and severity are one finding. */
  readonly findings: readonly Finding[]
  readonly listed: number
  readonly claimed: number
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
 * make an image look better.
 */
export function distinct(rows: readonly Finding[]): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const row of rows) {
    const key = JSON.stringify([row.id, row.component, row.version, row.path, row.severity])
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

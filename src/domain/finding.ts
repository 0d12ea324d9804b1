/** The kinds of scans, in the order in which reports list them. */
export const KINDS = ['vulnerability', 'virus', 'risk'] as const
export type Kind = (typeof KINDS)[number]

/** The severities of TCSS, worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

/**
 * A vulnerability of a package, a virus in a file, or a risk in an instruction of the Dockerfile. All texts are untrusted, and
 * an instruction is reduced to its first word, because the other words may contain a secret.
 */
export interface Finding {
  readonly kind: Kind
  /** The ID of a vulnerability, such as `CVE-2024-1234`; empty for viruses and risks. */
  readonly id: string
  /** Every ID in the fields CVEID and Name, in upper case. Null if CVEID is not a text. */
  readonly ids: readonly string[] | null
  /** The name of a vulnerability or virus, or the description of a risk. */
  readonly name: string
  /** An unknown severity counts as critical. */
  readonly severity: Severity
  /** The package of a vulnerability, the file name of a virus, or the instruction of a risk, such as `ENV`; may be empty. */
  readonly component: string
  /** The installed version of a vulnerable package; empty for viruses and risks. */
  readonly version: string
  /** The path of the package or file, or the time of the build step of a risk; may be empty. */
  readonly path: string
  /** The text of TCSS about the versions that fix a vulnerability; empty if no version is known. */
  readonly fixedIn: string
  /** Whether a newer version fixes the vulnerability; false for viruses and risks. */
  readonly fixable: boolean
  /** Whether the vulnerability has a public exploit or proof of concept, or is under attack; false for viruses and risks. */
  readonly exploitable: boolean
  /** The number of equal rows in the list. */
  readonly rows: number
}

/** The list of all findings of one kind in one image. */
export interface FindingList {
  /** The findings. Equal rows of the list are one finding. */
  readonly findings: readonly Finding[]
  /** The number of rows that TCSS sent. */
  readonly rows: number
  /** The total number of rows that TCSS states. */
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
 * Parses a severity, which is a name, or 1 to 4 as a number or text (TCSS API examples: 4 for a CVSS score of 9.8, 3 for 8.8;
 * `MIDDLE` in filters). Any other value counts as critical.
 */
export function parseSeverity(level: unknown): Severity {
  const text = typeof level === 'string' || typeof level === 'number' ? `${level}`.trim() : ''
  // Upper-casing turns some other letters into ASCII (the dotless i becomes I).
  const word = /^[\x21-\x7e]*$/.test(text) ? text.toUpperCase() : ''
  return Object.hasOwn(BY_NAME, word) ? (BY_NAME[word] ?? 'critical') : 'critical'
}

/** Merges equal rows. Rows that differ only in severity stay separate, so that an additional row never improves a verdict. */
export function distinct(rows: readonly Finding[]): readonly Finding[] {
  const found = new Map<string, Finding>()
  for (const row of rows) {
    // Viruses and risks have no ID, so their names are compared.
    const name = row.kind === 'vulnerability' ? '' : row.name
    const key = JSON.stringify([row.kind, row.id, name, row.component, row.version, row.path, row.severity])
    const seen = found.get(key)
    found.set(key, seen === undefined ? row : merge(seen, row))
  }
  return [...found.values()]
}

function merge(a: Finding, b: Finding): Finding {
  return {
    ...a,
    ids: a.ids === null || b.ids === null ? null : [...new Set([...a.ids, ...b.ids])],
    fixable: a.fixable || b.fixable,
    exploitable: a.exploitable || b.exploitable,
    rows: a.rows + b.rows,
  }
}

import { distinct, type Finding, type FindingList, parseSeverity } from '../domain/finding.ts'
import type { Call } from './call.ts'
import { decodeText } from './decode.ts'
import { field, isObject, type Wire } from './json.ts'
import { readPages } from './list.ts'

/** Which list, and of which image. */
export interface FindingQuery {
  readonly action: 'DescribeAssetImageVulList' | 'DescribeAssetImageRegistryVulList'
  readonly parameters: object
}

/**
 * The vulnerabilities of an image, listed in full. GateError `inconsistent` for a list that is malformed, has no end, brings
 * the same page again, or changes while it is read, twice.
 */
export async function readVulnerabilities(call: Call, query: FindingQuery): Promise<FindingList> {
  const { rows, total } = await readPages(call, query, decodeVulnerability)
  return { findings: distinct(rows), listed: rows.length, claimed: total }
}

/** One row, whichever inventory it is from: they write levels, components and fixes in different ways. */
function decodeVulnerability(wire: Wire): Finding {
  const id = decodeText(wire, 'CVEID') ?? ''
  const listed = field(wire, 'Components')
  const components = Array.isArray(listed) ? listed.filter(isObject) : []
  const [first] = components
  const textOf = (name: string, inComponent: string): string =>
    decodeText(wire, name) ?? (first === undefined ? null : decodeText(first, inComponent)) ?? ''
  const tags = field(wire, 'Tag')
  const isTagged = (tag: string): boolean => Array.isArray(tags) && tags.includes(tag)
  const fixes = components.flatMap((component) => decodeText(component, 'FixedVersion') ?? [])
  const fixedIn = decodeText(wire, 'FixedVersions') ?? [...new Set(fixes)].join(', ')
  return {
    id: /^cve-/i.test(id) ? id.toUpperCase() : id,
    name: decodeText(wire, 'Name') ?? '',
    severity: parseSeverity(field(wire, 'Level')),
    component: textOf('Component', 'Name'),
    version: textOf('Version', 'Version'),
    path: [...new Set(components.flatMap((component) => decodeText(component, 'Path') ?? []))].join(', '),
    fixedIn,
    fixable: fixedIn !== '' || isTagged('CanBeFixed'),
    exploitable:
      isTagged('DynamicLevelPoc') || isTagged('DynamicLevelExp') || isAttacked(field(wire, 'AttackLevel')),
  }
}

/** Attack heat from 0 to 3 (TCSS API docs, ImageVul); what is no number may be heat. */
function isAttacked(level: unknown): boolean {
  return level !== undefined && level !== null && level !== 0 && level !== '0'
}

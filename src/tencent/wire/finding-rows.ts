import { distinct, type Finding, type FindingList, type Kind, parseSeverity } from '../../domain/finding.ts'
import { field, isObject, type JsonObject } from '../../json.ts'
import type { Call } from '../client/call.ts'
import { brief, decodeText } from './decode.ts'
import { type ListQuery, readRows } from './list.ts'

const DECODERS: Readonly<Record<Kind, (row: JsonObject) => Finding>> = {
  vulnerability: decodeVulnerability,
  virus: decodeVirus,
  risk: decodeRisk,
}

/**
 * Reads all findings of one kind. Throws GateError `inconsistent` like `readRows`. Rows of risks may contain secrets, which
 * neither findings nor errors may show.
 */
export async function readFindings(call: Call, kind: Kind, query: ListQuery): Promise<FindingList> {
  const { rows, total } = await readRows(kind === 'risk' ? discreet(call) : call, query, DECODERS[kind])
  return { findings: distinct(rows), rows: rows.length, total }
}

/** Returns a call whose errors cannot quote a secret. Replaces a malformed total, list or row by the name of the type. */
function discreet(call: Call): Call {
  return async (action, parameters, options) => {
    const { response, requestId } = await call(action, parameters, options)
    const total = field(response, 'TotalCount')
    const list = field(response, 'List')
    return {
      requestId,
      response: {
        TotalCount: typeof total === 'number' ? total : typeName(total),
        List: Array.isArray(list) ? list.map((row) => (isObject(row) ? row : typeName(row))) : typeName(list),
      },
    }
  }
}

function typeName(value: unknown): string | null | undefined {
  return value === undefined || value === null ? value : typeof value
}

/** Decodes a vulnerability of either inventory. The inventories write levels, components and fixes in different ways. */
function decodeVulnerability(wire: JsonObject): Finding {
  const given = decodeText(wire, 'CVEID') ?? ''
  const id = /^cve-/i.test(given) ? given.toUpperCase() : given
  const name = decodeText(wire, 'Name') ?? ''
  const listed = field(wire, 'Components')
  const components = Array.isArray(listed) ? listed.filter(isObject) : []
  const [first] = components
  const textOf = (name: string, inComponent: string): string =>
    decodeText(wire, name) ?? (first === undefined ? null : decodeText(first, inComponent)) ?? ''
  const tags = field(wire, 'Tag')
  const fixes = components.flatMap((component) => decodeText(component, 'FixedVersion') ?? [])
  return {
    kind: 'vulnerability',
    id,
    ids: isAbsent(field(wire, 'CVEID')) || id !== '' ? idsIn(id, name) : null,
    name,
    severity: parseSeverity(field(wire, 'Level')),
    component: textOf('Component', 'Name'),
    version: textOf('Version', 'Version'),
    path: [...new Set(components.flatMap((component) => decodeText(component, 'Path') ?? []))].join(', '),
    fixedIn: decodeText(wire, 'FixedVersions') ?? [...new Set(fixes)].join(', '),
    fixable: isFixable(wire, listed) || (Array.isArray(tags) && tags.includes('CanBeFixed')),
    exploitable: hasExploit(tags) || isAttacked(field(wire, 'AttackLevel')),
    rows: 1,
  }
}

/** Returns an ID as it is, and every CVE ID in the ID and in the name, in upper case and with plain hyphens. */
function idsIn(id: string, name: string): readonly string[] {
  const plain = `${id} ${name}`.normalize('NFKC').replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
  const cves = plain.replaceAll(/\p{Pd}|\u2212/gu, '-').match(/CVE-\d{4}-\d+/gi) ?? []
  return [...new Set([...(id === '' ? [] : [id]), ...cves.map((cve) => cve.toUpperCase())])]
}

/** Tells whether a value is one by which the API means "nothing": absent, null or a blank text. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** Tells whether a fixed version is given. A value that cannot be read counts as a fixed version. */
function isFixable(wire: JsonObject, components: unknown): boolean {
  if (!Array.isArray(components) && !isAbsent(components)) return true
  const given = Array.isArray(components) ? components : []
  const fixes = given.map((component) => (isObject(component) ? field(component, 'FixedVersion') : component))
  return [field(wire, 'FixedVersions'), ...fixes].some((fix) => !isAbsent(fix))
}

/** Tells whether a tag names an exploit or a proof of concept. Tags that cannot be read count as such a tag. */
function hasExploit(tags: unknown): boolean {
  if (isAbsent(tags)) return false
  if (!Array.isArray(tags)) return true
  return tags.some((tag) => typeof tag !== 'string' || /poc|exp/i.test(tag.normalize('NFKC')))
}

/** Tells whether the attack heat, 0 to 3, is not 0 (TCSS API docs, ImageVul). A missing heat means no attack. */
function isAttacked(level: unknown): boolean {
  return level !== undefined && level !== null && level !== 0 && level !== '0'
}

/** Decodes a virus of either inventory. Registries write the level as a text, and paths without the leading slash. */
function decodeVirus(wire: JsonObject): Finding {
  return {
    ...WITHOUT_FIX,
    kind: 'virus',
    name: decodeText(wire, 'VirusName') ?? '',
    severity: parseSeverity(field(wire, 'RiskLevel')),
    component: decodeText(wire, 'FileName') ?? '',
    path: decodeText(wire, 'Path') ?? '',
  }
}

/** Decodes a risk of either inventory. Registries write the level as a text, and add the time of the build step. */
function decodeRisk(wire: JsonObject): Finding {
  return {
    ...WITHOUT_FIX,
    kind: 'risk',
    name: decodeText(wire, 'Desc') ?? '',
    severity: parseSeverity(field(wire, 'Level')),
    ...locate(field(wire, 'InstructionContent')),
  }
}

/** The fields that rows of viruses and risks do not have. */
const WITHOUT_FIX = {
  id: '',
  ids: [],
  version: '',
  fixedIn: '',
  fixable: false,
  exploitable: false,
  rows: 1,
} as const

/** The instructions of a Dockerfile. */
const INSTRUCTIONS =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'

const TIME_LINE = /^\s*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)[ \t]*(?:\r?\n|$)/
/** The shell and the mark that Docker's classic builder puts before an instruction that runs nothing. */
const NO_OPERATION = /^[^#"'\n]*#\(nop\)/

/** Decodes only the keyword of an instruction and the time of its build step. The rest may contain a secret. */
function locate(content: unknown): Pick<Finding, 'component' | 'path'> {
  if (typeof content !== 'string') return { component: '', path: '' }
  const [line = '', time = ''] = TIME_LINE.exec(content) ?? []
  // A slice would keep the whole text in memory; `brief` copies it.
  const path = time === '' ? '' : brief(`build step of ${time}`)
  return { component: keywordOf(content.slice(line.length).trimStart()), path }
}

function keywordOf(instruction: string): string {
  const [mark] = NO_OPERATION.exec(instruction) ?? []
  if (mark !== undefined) return firstWord(instruction) || firstWord(instruction.slice(mark.length))
  return /^\/bin\/sh -c(?!\S)/.test(instruction) ? 'RUN' : firstWord(instruction)
}

/** Returns the first word if it is an instruction, otherwise an empty text. */
function firstWord(text: string): string {
  const [first] = /^\s*(\S+)/.exec(text)?.slice(1) ?? []
  return INSTRUCTIONS.split(' ').find((word) => word === first) ?? ''
}

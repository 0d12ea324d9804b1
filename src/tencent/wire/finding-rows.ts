import { distinct, type Finding, type FindingList, type Kind, parseSeverity } from '../../domain/finding.ts'
import { field, isObject, type Wire } from '../../json.ts'
import type { Call } from '../client/call.ts'
import { brief, decodeText } from './decode.ts'
import { type ListQuery, readPages } from './list.ts'

const DECODERS: Readonly<Record<Kind, (row: Wire) => Finding>> = {
  vulnerability: decodeVulnerability,
  virus: decodeVirus,
  risk: decodeRisk,
}

/**
 * What an image has of one kind, listed in full. GateError `inconsistent` for a list that is malformed, has no end, brings the
 * same page again, or changes while it is read, twice. Rows of risks hold secrets: neither findings nor errors ever do.
 */
export async function readFindings(call: Call, kind: Kind, query: ListQuery): Promise<FindingList> {
  const { rows, total } = await readPages(kind === 'risk' ? discreet(call) : call, query, DECODERS[kind])
  return { findings: distinct(rows), rows: rows.length, total: total }
}

/** The same call, but that whatever is no list of rows, or no row, stands in the answer as its type: errors quote it. */
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

/** The type of what should not be there; nothing and null remain. */
function typeName(value: unknown): string | null | undefined {
  return value === undefined || value === null ? value : typeof value
}

/** A vulnerability, whichever inventory it is from: they write levels, components and fixes in different ways. */
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
    kind: 'vulnerability',
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

/** A virus, whichever inventory it is from: registries write the level as a text, and paths without the first slash. */
function decodeVirus(wire: Wire): Finding {
  return {
    ...WITHOUT_FIX,
    kind: 'virus',
    name: decodeText(wire, 'VirusName') ?? '',
    severity: parseSeverity(field(wire, 'RiskLevel')),
    component: decodeText(wire, 'FileName') ?? '',
    path: decodeText(wire, 'Path') ?? '',
  }
}

/** A risk, whichever inventory it is from: registries write the level as a text, and the time of the build step. */
function decodeRisk(wire: Wire): Finding {
  return {
    ...WITHOUT_FIX,
    kind: 'risk',
    name: decodeText(wire, 'Desc') ?? '',
    severity: parseSeverity(field(wire, 'Level')),
    ...placeOf(field(wire, 'InstructionContent')),
  }
}

/** What viruses and risks are not told of. */
const WITHOUT_FIX = { id: '', version: '', fixedIn: '', fixable: false, exploitable: false } as const

const WORDS = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const

const TIME_LINE = /^\s*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)[ \t]*(?:\r?\n|$)/
/** Any shell, and the mark that the classic builder puts before an instruction that runs nothing. */
const NO_OPERATION = /^[^#"'\n]*#\(nop\)/

/** Where a risk is: the word of an instruction of the Dockerfile and the time of its build step, and nothing else of it. */
function placeOf(content: unknown): Pick<Finding, 'component' | 'path'> {
  if (typeof content !== 'string') return { component: '', path: '' }
  const [line = '', time = ''] = TIME_LINE.exec(content) ?? []
  // `brief` copies: a part of a text would keep all of it in memory.
  const path = time === '' ? '' : brief(`build step of ${time}`)
  return { component: wordOf(content.slice(line.length).trimStart()), path }
}

function wordOf(instruction: string): string {
  const [mark] = NO_OPERATION.exec(instruction) ?? []
  if (mark !== undefined) return firstWord(instruction) || firstWord(instruction.slice(mark.length))
  return /^\/bin\/sh -c(?!\S)/.test(instruction) ? 'RUN' : firstWord(instruction)
}

/** The word from our list, so that it is none of a text; empty for any other. */
function firstWord(text: string): string {
  const [first] = /^\s*(\S+)/.exec(text)?.slice(1) ?? []
  return WORDS.find((word) => word === first) ?? ''
}

import type { Denied, Setting, SettingName, SettingValues } from '../domain/policy.ts'
import { LIMIT_RULES } from '../domain/rules/rule-names.ts'
import { LIMITS, SETTING_NAMES, SETTINGS, type SettingSpec } from '../domain/settings.ts'
import { parseList, VULNERABILITY_ID } from '../forms.ts'
import { EMPTY_PART, type PolicyPart } from '../policy/part.ts'
import { say } from '../text.ts'
import { type InputReader, parseRequired, parseSetting } from './reader.ts'

/** Parses the policy values of the inputs as one part of the policy. Leaves out default values and rejected values. */
export function parsePolicyInputs(reader: InputReader): PolicyPart {
  const explicit = <T>(spec: SettingSpec<T>): readonly Setting<T>[] => {
    const parse = spec.onlyTightens ? parseRequired : parseSetting
    const setting = parse<T>(reader, spec.name, spec.format, spec.fallback.nodes)
    return setting.source.kind === 'default' ? [] : [setting]
  }
  const entries = <K extends SettingName>(name: K) =>
    explicit<SettingValues[K]>(SETTINGS[name]).map((setting) => [name, setting] as const)
  return {
    ...EMPTY_PART,
    limits: Object.fromEntries(
      LIMIT_RULES.flatMap((rule) => explicit(LIMITS[rule]).map((limit) => [rule, limit] as const)),
    ),
    ...Object.fromEntries(SETTING_NAMES.flatMap((name) => entries(name))),
    deny: parseDenied(reader),
  }
}

function parseDenied({ read, reject }: InputReader): readonly Denied[] {
  const entries = parseList(read('deny'))
  if (entries.length === 0) {
    reject('deny', 'empty, perhaps because a variable is not set; give IDs such as CVE-2024-3094, or none')
    return []
  }
  if (entries.length === 1 && entries[0] === 'none') return []
  const ids = entries.flatMap((entry) => {
    const id = VULNERABILITY_ID.parse(entry)
    if (id === undefined)
      reject('deny', say`${entry} is not a vulnerability ID; give IDs such as CVE-2024-3094, or none`)
    return id ?? []
  })
  return [...new Set(ids)].map((id) => ({ id, since: null, source: { kind: 'input', input: 'deny' } }))
}

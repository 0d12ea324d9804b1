import { DEFAULTS, type InventoryName, type Setting, type Source } from '../domain/policy.ts'
import { LIMIT_RULES } from '../domain/rules/rule-names.ts'
import { EMPTY_PART, type PolicyPart } from './part.ts'

/** Policies that come with the gate. */
export const PRESETS = ['strict', 'balanced'] as const
export type PresetName = (typeof PRESETS)[number]

/** `strict` says the defaults in so many words, so that nothing looser counts; `balanced` blocks what is most dangerous. */
export function presetPart(preset: PresetName, inventory: InventoryName): PolicyPart {
  const source: Source = { kind: 'policy', policy: `preset:${preset}`, line: null }
  const set = <T>(value: T): Setting<T> => ({ value, source })
  if (preset === 'strict') {
    const limited = LIMIT_RULES.filter((rule) => DEFAULTS.limits[rule] !== 'off')
    return {
      ...EMPTY_PART,
      limits: Object.fromEntries(limited.map((rule) => [rule, set(DEFAULTS.limits[rule])])),
      onlyFixable: set(DEFAULTS.onlyFixable),
      // Where no trust is asked for there is nothing to insist on.
      ...(DEFAULTS.requireTrusted[inventory] ? { requireTrusted: set(true) } : {}),
      incompleteScan: set(DEFAULTS.incompleteScan),
      mode: set(DEFAULTS.mode),
    }
  }
  return {
    ...EMPTY_PART,
    limits: {
      'max-viruses': set(0),
      'max-critical': set(0),
      'max-exploitable': set(0),
      'max-risks': set('off'),
    },
    requireTrusted: set(false),
  }
}

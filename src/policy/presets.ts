import type { InventoryName, Setting, Source } from '../domain/policy.ts'
import { LIMIT_RULES } from '../domain/rules/rule-names.ts'
import { LIMITS, SETTINGS } from '../domain/settings.ts'
import { EMPTY_PART, type PolicyPart } from './part.ts'

/** The names of the built-in policies. */
export const PRESETS = ['strict', 'balanced'] as const
export type PresetName = (typeof PRESETS)[number]

/** Returns a preset. `strict` sets every strict default, so no looser value wins. `balanced` limits the worst findings. */
export function presetPart(preset: PresetName, inventory: InventoryName): PolicyPart {
  const source: Source = { kind: 'policy', policy: `preset:${preset}`, line: null }
  const set = <T>(value: T): Setting<T> => ({ value, source })
  if (preset === 'strict') {
    const limited = LIMIT_RULES.filter((rule) => LIMITS[rule].fallback[inventory] !== 'off')
    return {
      ...EMPTY_PART,
      limits: Object.fromEntries(limited.map((rule) => [rule, set(LIMITS[rule].fallback[inventory])])),
      onlyFixable: set(SETTINGS.onlyFixable.fallback[inventory]),
      // The default false is the loosest value, so only the default true is set.
      ...(SETTINGS.requireTrusted.fallback[inventory] ? { requireTrusted: set(true) } : {}),
      incompleteScan: set(SETTINGS.incompleteScan.fallback[inventory]),
      mode: set(SETTINGS.mode.fallback[inventory]),
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

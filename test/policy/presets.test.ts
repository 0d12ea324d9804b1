import { describe, expect, test } from '@jest/globals'
import type { Policy, Setting } from '../../src/domain/policy.ts'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { SETTINGS } from '../../src/domain/settings.ts'
import { combine } from '../../src/policy/combine.ts'
import { PRESETS, presetPart } from '../../src/policy/presets.ts'

const INVENTORIES = ['nodes', 'registry'] as const

function limitsOf({ limits }: Policy): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    LIMIT_RULES.map((rule) => [rule, limits[rule].value] as const).filter(([, value]) => value !== 'off'),
  )
}

describe.each(INVENTORIES)('the presets of the inventory %s', (inventory) => {
  test('the preset strict has the defaults', () => {
    const valuesOf = ({ limits, deny, exceptions, exceptionRules, ...settings }: Policy) => ({
      deny,
      exceptions,
      settings: [limits, exceptionRules, settings].map((all) =>
        Object.entries(all as Readonly<Record<string, Setting<unknown>>>).map(([name, { value }]) => [
          name,
          value,
        ]),
      ),
    })
    const { policy, notices } = combine([presetPart('strict', inventory)], inventory)
    expect(valuesOf(policy)).toEqual(valuesOf(combine([], inventory).policy))
    expect(policy.requireTrusted.value).toBe(SETTINGS.requireTrusted.fallback[inventory])
    expect(notices).toEqual([])
  })

  test('the preset balanced limits only viruses, critical and exploitable vulnerabilities', () => {
    const { policy, notices } = combine([presetPart('balanced', inventory)], inventory)
    expect(limitsOf(policy)).toEqual({ 'max-viruses': 0, 'max-critical': 0, 'max-exploitable': 0 })
    expect(policy.limits['max-vulnerabilities']).toEqual({
      value: 'off',
      source: { kind: 'implied', by: 'max-critical' },
    })
    expect(policy.requireTrusted.value).toBe(false)
    expect([policy.onlyFixable.value, policy.incompleteScan.value, policy.mode.value]).toEqual([
      false,
      'fail',
      'enforce',
    ])
    expect([policy.deny, policy.exceptions, notices]).toEqual([[], [], []])
  })

  test('both presets together have all limits of either', () => {
    const parts = PRESETS.map((preset) => presetPart(preset, inventory))
    expect(limitsOf(combine(parts, inventory).policy)).toEqual({
      'max-viruses': 0,
      'max-vulnerabilities': 0,
      'max-risks': 0,
      'max-critical': 0,
      'max-exploitable': 0,
    })
  })

  test.each(PRESETS)('the source of a value of the preset %s is that preset, without a line', (preset) => {
    const { limits, requireTrusted } = presetPart(preset, inventory)
    const source = { kind: 'policy', policy: `preset:${preset}`, line: null }
    expect(Object.keys(limits).length).toBeGreaterThan(0)
    const set = [...Object.values(limits), ...(requireTrusted === undefined ? [] : [requireTrusted])]
    for (const one of set) expect(one.source).toEqual(source)
  })
})

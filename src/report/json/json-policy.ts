import type { Exception, Policy, Setting } from '../../domain/policy.ts'
import { LIMIT_RULES } from '../../domain/rules/rule-names.ts'
import { EXCEPTION_RULE_NAMES, SETTING_NAMES } from '../../domain/settings.ts'
import { recordOf } from '../../records.ts'
import { sourceJson, timeJson } from './json-values.ts'

/** Gives every setting of the policy with its source; time spans are in seconds. */
export function policyJson({ limits, deny, exceptions, exceptionRules, ...settings }: Policy) {
  return {
    limits: recordOf(LIMIT_RULES, (rule) => settingJson(limits[rule])),
    ...recordOf(SETTING_NAMES, (name) => settingJson(inSeconds(settings[name]))),
    deny: deny.map(({ id, since, source }) => ({ id, since: timeJson(since), setBy: sourceJson(source) })),
    exceptions: exceptions.map(exceptionJson),
    exceptionRules: recordOf(EXCEPTION_RULE_NAMES, (name) => settingJson(exceptionRules[name])),
  }
}

/** Gives an exception as it was written, with the moment of its end. */
export function exceptionJson({ id, until, ends, reason, images, source }: Exception) {
  return { id, until, ends: timeJson(ends), reason, images, setBy: sourceJson(source) }
}

function settingJson({ value, source }: Setting<unknown>) {
  return { value, setBy: sourceJson(source) }
}

/** Numbers among the settings are milliseconds. */
function inSeconds({ value, source }: Setting<unknown>): Setting<unknown> {
  return { value: typeof value === 'number' ? value / 1_000 : value, source }
}

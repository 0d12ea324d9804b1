import type { Exception, Policy, Setting } from '../../domain/policy.ts'
import { LIMIT_RULES } from '../../domain/rules/rule-names.ts'
import { recordOf } from '../../records.ts'
import { sourceJson, timeJson } from './json-values.ts'

/** Gives every setting of the policy with its source; time spans are in seconds. */
export function policyJson(policy: Policy) {
  const { exceptionRules } = policy
  return {
    mode: settingJson(policy.mode),
    limits: recordOf(LIMIT_RULES, (rule) => settingJson(policy.limits[rule])),
    onlyFixable: settingJson(policy.onlyFixable),
    requireTrusted: settingJson(policy.requireTrusted),
    incompleteScan: settingJson(policy.incompleteScan),
    maxScanAge: settingJson({ ...policy.maxScanAge, value: inSeconds(policy.maxScanAge.value) }),
    expectedDigest: settingJson(policy.expectedDigest),
    deny: policy.deny.map(({ id, since, source }) => ({
      id,
      since: timeJson(since),
      setBy: sourceJson(source),
    })),
    exceptions: policy.exceptions.map(exceptionJson),
    exceptionRules: {
      maxDays: settingJson(exceptionRules.maxDays),
      maxCount: settingJson(exceptionRules.maxCount),
      neverExploitable: settingJson(exceptionRules.neverExploitable),
      central: settingJson(exceptionRules.central),
    },
  }
}

/** Gives an exception as it was written, with the moment of its end. */
export function exceptionJson({ id, until, ends, reason, images, source }: Exception) {
  return { id, until, ends: timeJson(ends), reason, images, setBy: sourceJson(source) }
}

function settingJson<T>({ value, source }: Setting<T>) {
  return { value, setBy: sourceJson(source) }
}

function inSeconds(age: number | 'off'): number | 'off' {
  return age === 'off' ? age : age / 1_000
}

import { recordOf } from '../../records.ts'
import { ageRule } from './age-rule.ts'
import { denyRule } from './deny-rule.ts'
import { digestRule } from './digest-rule.ts'
import { expiryRule } from './expiry-rule.ts'
import { limitRule } from './limit-rules.ts'
import type { Rule } from './rule.ts'
import { LIMIT_RULES, type RuleName } from './rule-names.ts'
import { scanRule } from './scan-rule.ts'
import { trustRule } from './trust-rule.ts'

/** How each rule judges; `report/words/rule-words.ts` has its words. */
export const RULE: Readonly<Record<RuleName, Rule>> = {
  ...recordOf(LIMIT_RULES, limitRule),
  deny: denyRule,
  'exception-expired': expiryRule,
  'require-trusted': trustRule,
  'scan-incomplete': scanRule,
  'max-scan-age': ageRule,
  'expected-digest': digestRule,
}

import { RULE } from '../../domain/rules/rules.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { plain } from '../../text.ts'
import { clausesOf } from '../words/headline.ts'
import { sourceJson } from './json-values.ts'

/** Returns the result of every rule, rules that are off included, and where its values were set. */
export function checksJson({ checks, policy }: Verdict) {
  return checks.map(({ rule, result, found, complete, allowed, violations }) => {
    const sources = RULE[rule].sources(policy).map(sourceJson)
    const distinct = new Map(sources.map((source) => [JSON.stringify(source), source]))
    return {
      rule,
      result,
      found,
      complete,
      allowed,
      message: violations.length === 0 ? null : clausesOf(violations, plain).join('; '),
      setBy: [...distinct.values()],
    }
  })
}

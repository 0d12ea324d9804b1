import { KINDS, SEVERITIES } from '../../src/domain/finding.ts'
import { CONCLUSIONS } from '../../src/domain/report.ts'
import { LIMIT_RULES, RULES } from '../../src/domain/rules/rule-names.ts'
import { ERROR_CODES } from '../../src/errors.ts'
import { recordOf } from '../../src/records.ts'
import { RULE_WORDS } from '../../src/report/words/rule-words.ts'

type Definitions = Record<string, Record<string, unknown>>

/** Returns the schema of the JSON report with its word lists and limits as the code has them; the rest is written by hand. */
export function withWordLists(schema: { readonly $defs: Definitions }): object {
  const { $defs } = schema
  const lists = {
    rule: RULES,
    kind: KINDS,
    severity: SEVERITIES,
    verdict: CONCLUSIONS,
    errorCode: ERROR_CODES,
  }
  const { policy } = $defs as { readonly policy: { readonly properties: Readonly<Record<string, object>> } }
  return {
    ...schema,
    $defs: {
      ...$defs,
      ...Object.fromEntries(
        Object.entries(lists).map(([name, words]) => [name, { ...$defs[name], enum: words }]),
      ),
      policy: {
        ...policy,
        properties: {
          ...policy.properties,
          limits: {
            ...policy.properties['limits'],
            required: LIMIT_RULES,
            properties: recordOf(LIMIT_RULES, (rule) => ({
              description: `${RULE_WORDS[rule].title}.`,
              $ref: '#/$defs/limit',
            })),
          },
        },
      },
    },
  }
}

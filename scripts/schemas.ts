// `npm run schemas`: writes the JSON Schema of a policy, and the lists of words in the schema of the JSON report.
import { readFileSync, writeFileSync } from 'node:fs'
import { POLICY_SCHEMA } from '../src/policy/schema.ts'
import { withWordLists } from './schemas/report-schema.ts'

const at = (name: string) => new URL(`../schema/${name}.schema.json`, import.meta.url)
const write = (name: string, schema: object) =>
  writeFileSync(at(name), `${JSON.stringify(schema, null, 2)}\n`)

write('policy', POLICY_SCHEMA)
write('report', withWordLists(JSON.parse(readFileSync(at('report'), 'utf8'))))

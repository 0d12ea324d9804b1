// `npm run schemas`: the JSON Schema of a policy, for editors and other tools, as it follows from what reads a policy.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { POLICY_SCHEMA } from '../src/policy/schema.ts'

const directory = fileURLToPath(new URL('../schema', import.meta.url))
mkdirSync(directory, { recursive: true })
writeFileSync(`${directory}/policy.schema.json`, `${JSON.stringify(POLICY_SCHEMA, null, 2)}\n`)

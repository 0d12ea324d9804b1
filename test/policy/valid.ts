import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import * as yaml from 'yaml'
import { POLICY_SCHEMA } from '../../src/policy/schema.ts'

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
formats.default(ajv)
const validate = ajv.compile(POLICY_SCHEMA)

/** Returns the errors of a policy by the schema. */
export function schemaErrors(text: string): readonly string[] {
  const value: unknown = yaml.parse(text, { version: '1.2', schema: 'core', merge: false })
  return validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`)
}

import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export function readSchema(path: string) {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'))
}

/** Returns a function that describes the mistakes of a value by a schema; it returns an empty text for a valid value. */
export function compileSchema(schema: object, { strict = true } = {}): (value: unknown) => string {
  const ajv = new Ajv2020({ strict, allowUnionTypes: true })
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  return (value) => (validate(value) ? '' : ajv.errorsText(validate.errors))
}

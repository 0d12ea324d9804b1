import type * as Yaml from 'yaml'

/** Loads the YAML library, which only a run with a policy needs. */
export function loadYaml(): Promise<typeof Yaml> {
  return import('yaml')
}

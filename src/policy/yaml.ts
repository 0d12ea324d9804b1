import type * as Yaml from 'yaml'

/** The YAML library, loaded once a policy is there to be read and not before. */
export function loadYaml(): Promise<typeof Yaml> {
  return import('yaml')
}

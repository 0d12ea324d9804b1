import { describe, expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { SETTING_NAMES } from '../../src/domain/settings.ts'
import { GateError } from '../../src/errors.ts'
import { parseInputs } from '../../src/inputs/parse-inputs.ts'
import { recordOf } from '../../src/records.ts'
import { VERSION } from '../../src/version.ts'
import { IMAGE_ID, SECRET_ID, SECRET_KEY, someSources } from '../make.ts'
import { OUTPUTS } from '../report/reports.ts'
import { read } from './recipes.ts'

interface Input {
  readonly description: string
  readonly required?: boolean
  readonly default?: unknown
}

const action = parseYaml(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, Input>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}
const inputs = Object.entries(action.inputs)

/** Parses a step that gives only what it must, beside these inputs; returns the names of the inputs that were read, too. */
async function parseDefaults(given: Readonly<Record<string, string>> = {}) {
  const must = { 'image-id': IMAGE_ID, 'secret-id': SECRET_ID, 'secret-key': SECRET_KEY, ...given }
  const names = new Set<string>()
  const read = (input: string): string => {
    names.add(input)
    return (
      Object.entries(must).find(([name]) => name === input)?.[1] ?? `${action.inputs[input]?.default ?? ''}`
    )
  }
  const { inputs } = await parseInputs(someSources({}, { read }))
  if (inputs instanceof GateError) throw inputs
  return { names, parsed: inputs }
}

describe('action.yml and the code name the same inputs', () => {
  test('the code reads every input of action.yml and no other', async () => {
    expect([...(await parseDefaults()).names].toSorted()).toEqual(Object.keys(action.inputs).toSorted())
  })

  test('every default in action.yml is a text, as the runner passes it', () => {
    for (const [name, input] of inputs) expect([name, typeof (input.default ?? '')]).toEqual([name, 'string'])
  })
})

describe('defaults', () => {
  /** Defaults that action.yml has as `default`. All others are named at the end of the description, or there is none. */
  const WRITTEN = {
    'max-sensitive-info': 'off',
    'max-critical': 'off',
    'max-high': 'off',
    'max-medium': 'off',
    'max-low': 'off',
    'max-exploitable': 'off',
    deny: 'none',
    'policy-file': 'none',
    'github-token': '${{ github.token }}',
    'max-scan-age': 'off',
    'expected-digest': 'none',
    'manifest-file': 'none',
    'trigger-scan': 'false',
    'wait-timeout': '10m',
    'scan-time-zone': '+08:00',
    site: 'intl',
    'without-credentials': 'error',
    summary: 'true',
    annotations: 'true',
    'annotate-files': 'none',
    comment: 'never',
    matrix: '${{ toJSON(matrix) }}',
    'report-file': 'none',
    'sarif-file': 'none',
    'predicate-file': 'none',
  }
  const DESCRIBED = {
    'max-vulnerabilities': '0; off if a severity has a limit',
    'only-fixable': 'false',
    'max-risks': '0',
    'max-viruses': '0',
    inventory: 'registry (image), nodes (image-id)',
    'require-trusted': 'true (nodes), false (registry)',
    'incomplete-scan': 'fail',
    mode: 'enforce',
    endpoint: "the site's",
    'policy-token': 'github-token',
  }

  test('action.yml has exactly these defaults', () => {
    const written = inputs.flatMap(([name, input]) =>
      input.default === undefined ? [] : [[name, input.default]],
    )
    expect(Object.fromEntries(written)).toEqual(WRITTEN)
  })

  test.each(Object.entries(DESCRIBED))(
    'the description of %s ends with its default, %s',
    (name, fallback) => {
      expect(action.inputs[name]?.description.trim()).toMatch(
        new RegExp(`Default: ${fallback.replaceAll(/[()]/g, '\\$&')}\\.$`),
      )
    },
  )

  test('the description of an input with a written default names no default', () => {
    const others = inputs.filter(([name]) => !(name in DESCRIBED))
    for (const [name, { description }] of others)
      expect([name, /Default:/.test(description)]).toEqual([name, false])
  })

  test('the code uses the described defaults where nothing is given', async () => {
    const { endpoint: _, inventory: __, 'policy-token': ___, ...described } = DESCRIBED
    const given = { ...described, 'require-trusted': 'true', 'max-vulnerabilities': '0' }
    const policies = [(await parseDefaults()).parsed.policy, (await parseDefaults(given)).parsed.policy]
    const [byDefault, explicit] = policies.map((policy) => ({
      limits: recordOf(LIMIT_RULES, (rule) => policy.limits[rule].value),
      settings: recordOf(SETTING_NAMES, (name) => policy[name].value),
    }))
    expect(byDefault).toEqual(explicit)
  })

  test('a default of action.yml counts as a default, and not as an explicit value', async () => {
    const { policy, reports, endpoint } = (await parseDefaults()).parsed
    const settings = [...Object.values(policy.limits), ...SETTING_NAMES.map((name) => policy[name])]
    expect(new Set(settings.map(({ source }) => source.kind))).toEqual(new Set(['default']))
    expect(reports).toEqual({
      summary: true,
      annotations: true,
      annotateFiles: [],
      comment: 'never',
      files: {},
    })
    expect(endpoint.host).toBe('tcss.intl.tencentcloudapi.com')
  })

  test('no secret and no image has a default', () => {
    for (const name of ['image-id', 'image', 'secret-id', 'secret-key', 'session-token', 'policy-token']) {
      expect(action.inputs[name]).not.toHaveProperty('default')
    }
  })
})

test('action.yml and the code name the same outputs, in the same order', () => {
  expect(Object.keys(action.outputs)).toEqual([...OUTPUTS])
})

test('every description in action.yml ends with a full stop', () => {
  for (const [name, { description }] of [...inputs, ...Object.entries(action.outputs)]) {
    expect([name, /\.$/.test(description.trim())]).toEqual([name, true])
  }
})

test('the action runs the committed build on Node.js 24', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
  expect(read(action.runs.main).length).toBeGreaterThan(1000)
})

test('the changelog begins with this version', () => {
  expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(VERSION)
})

test('the version of the code is the one of package.json', () => {
  expect(VERSION).toBe((JSON.parse(read('package.json')) as { readonly version: string }).version)
})

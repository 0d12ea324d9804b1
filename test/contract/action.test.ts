import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse as parseYaml } from 'yaml'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { LIMITS, SETTINGS } from '../../src/domain/settings.ts'
import { GateError } from '../../src/errors.ts'
import { parseInputs } from '../../src/inputs/parse-inputs.ts'
import { recordOf } from '../../src/records.ts'
import { OUTPUTS } from '../../src/report/outputs/outputs.ts'
import { VERSION } from '../../src/version.ts'
import { IMAGE_ID, SECRET_ID, SECRET_KEY, someSources } from '../make.ts'

interface Input {
  readonly description: string
  readonly required?: boolean
  readonly default?: unknown
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const action = parseYaml(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, Input>>
  readonly outputs: Readonly<Record<string, { readonly description: string }>>
  readonly runs: { readonly using: string; readonly main: string }
}
const inputs = Object.entries(action.inputs)

/** What the runner hands to a step that gives no more than it must; and which inputs were asked for. */
async function parseDefaults(given: Readonly<Record<string, string>> = {}) {
  const must = { 'image-id': IMAGE_ID, 'secret-id': SECRET_ID, 'secret-key': SECRET_KEY, ...given }
  const asked = new Set<string>()
  const read = (input: string): string => {
    asked.add(input)
    return (
      Object.entries(must).find(([name]) => name === input)?.[1] ?? `${action.inputs[input]?.default ?? ''}`
    )
  }
  const { inputs } = await parseInputs(someSources({}, { read }))
  if (inputs instanceof GateError) throw inputs
  return { asked, parsed: inputs }
}

describe('action.yml and the code name the same inputs', () => {
  test('every input that the code reads is in action.yml, and the other way round', async () => {
    expect([...(await parseDefaults()).asked].toSorted()).toEqual(Object.keys(action.inputs).toSorted())
  })

  test('defaults are texts, as the runner hands them over', () => {
    for (const [name, input] of inputs) expect([name, typeof (input.default ?? '')]).toEqual([name, 'string'])
  })
})

describe('defaults', () => {
  /** As the contract has them: all others are either without a default or described at the end of the description. */
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

  test('exactly those of the contract are written in action.yml', () => {
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

  test('no description of another input speaks of a default', () => {
    const others = inputs.filter(([name]) => !(name in DESCRIBED))
    for (const [name, { description }] of others)
      expect([name, /Default:/.test(description)]).toEqual([name, false])
  })

  test('what action.yml says is what the code does, and is marked as a default', async () => {
    const { policy, reports, endpoint } = (await parseDefaults()).parsed
    const source = { kind: 'default' }
    for (const rule of LIMIT_RULES)
      expect(policy.limits[rule]).toEqual({ value: LIMITS[rule].fallback.nodes, source })
    expect(policy.requireTrusted).toEqual({ value: SETTINGS.requireTrusted.fallback.nodes, source })
    expect(policy.incompleteScan).toEqual({ value: SETTINGS.incompleteScan.fallback.nodes, source })
    expect(policy.mode).toEqual({ value: SETTINGS.mode.fallback.nodes, source })
    expect(reports).toEqual({
      summary: true,
      annotations: true,
      annotateFiles: [],
      comment: 'never',
      files: {},
    })
    expect(endpoint.host).toBe('tcss.intl.tencentcloudapi.com')
  })

  test('what is described is what the code does when it is given', async () => {
    const { endpoint: _, inventory: __, 'policy-token': ___, ...described } = DESCRIBED
    const given = { ...described, 'require-trusted': 'true', 'max-vulnerabilities': '0' }
    const value = <T>({ value }: { readonly value: T }): T => value
    const { policy } = (await parseDefaults(given)).parsed
    const values = Object.fromEntries(LIMIT_RULES.map((rule) => [rule, value(policy.limits[rule])]))
    expect({ limits: values, requireTrusted: value(policy.requireTrusted) }).toEqual({
      limits: recordOf(LIMIT_RULES, (rule) => LIMITS[rule].fallback.nodes),
      requireTrusted: SETTINGS.requireTrusted.fallback.nodes,
    })
    expect([value(policy.incompleteScan), value(policy.mode)]).toEqual([
      SETTINGS.incompleteScan.fallback.nodes,
      SETTINGS.mode.fallback.nodes,
    ])
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

test('everything is described in full sentences', () => {
  for (const [name, { description }] of [...inputs, ...Object.entries(action.outputs)]) {
    expect([name, /\.$/.test(description.trim())]).toEqual([name, true])
  }
})

test('the action runs the committed build on Node 24', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
})

test('the file that it runs is there', () => {
  expect(read(action.runs.main).length).toBeGreaterThan(1000)
})

test('the changelog begins with this version', () => {
  expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(VERSION)
})

test('the version is the one of package.json', () => {
  expect(VERSION).toBe((JSON.parse(read('package.json')) as { readonly version: string }).version)
})

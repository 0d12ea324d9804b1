import { readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { generatedDocs } from '../../scripts/docs/generated.ts'
import { CONCLUSIONS } from '../../src/domain/report.ts'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import { PROPERTIES } from '../../src/report/predicate.ts'
import {
  ACTION,
  namesIn,
  proseOf,
  read,
  recipesIn,
  tableIn,
  USER_PAGES,
  usersIn,
  WORKFLOW,
} from './recipes.ts'

const action = parse(read('action.yml')) as {
  readonly inputs: Record<string, { readonly description: string }>
  readonly outputs: Record<string, { readonly description: string }>
}

test.each(Object.entries(generatedDocs(read)))(
  '%s has what `npm run docs` writes from action.yml',
  (path, text) => {
    if (read(path) !== text) throw new Error(`${path} is out of date: run \`npm run docs\``)
  },
)

test.each(['Inputs', 'Outputs'] as const)(
  'the table of %s in the README has all of them but internal ones',
  (section) => {
    const fields = Object.entries(action[section === 'Inputs' ? 'inputs' : 'outputs'])
    const shown = fields.filter(([, { description }]) => !description.startsWith('Internal'))
    const names = tableIn('README.md', section).flatMap(([name]) => namesIn(name))
    expect(names).toEqual(shown.map(([name]) => name))
  },
)

test('every first sentence of action.yml is short enough for a table', () => {
  const fields = Object.entries({ ...action.inputs, ...action.outputs })
  const long = fields.filter(([, { description }]) => (description.split(/\.(?= |$)/)[0] ?? '').length > 72)
  expect(long.map(([name]) => name)).toEqual([])
})

test('the README explains every verdict', () => {
  const names = tableIn('README.md', 'What it checks').flatMap(([name]) => namesIn(name))
  expect(new Set(names)).toEqual(new Set(CONCLUSIONS))
})

test('docs/rules.md explains every rule', () => {
  expect(new Set(tableIn('docs/rules.md', 'Rules').flatMap(([name]) => namesIn(name)))).toEqual(
    new Set(RULES),
  )
})

test('docs/reports.md explains every property of the predicate', () => {
  const names = tableIn('docs/reports.md', 'The predicate').flatMap(([name]) => namesIn(name))
  expect(names).toEqual(PROPERTIES)
})

describe('the documented CAM actions are those that the code calls', () => {
  const folder = new URL('../../src/tencent', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const code = sources.map((path) => read(`src/tencent/${path}`)).join('\n')
  const called = new Set([...code.matchAll(/'((?:Describe|Create|Sync)Asset\w+)'/g)].map(([, name]) => name))

  test('this test finds the actions that the code calls', () => {
    expect(called.size).toBeGreaterThan(10)
  })

  test.each(['README.md', 'docs/permissions.md'])('in the tables of %s', (page) => {
    const named = namesIn(proseOf(page)).filter((name) => /^(Describe|Create|Sync)\w+$/.test(name))
    expect(new Set(named)).toEqual(called)
  })

  test('in the policies of docs/permissions.md', () => {
    const policies = [...read('docs/permissions.md').matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(
      ([, text = '']) => JSON.parse(text) as { readonly statement: readonly [{ readonly action: string[] }] },
    )
    const granted = policies.flatMap(({ statement: [{ action }] }) => action)
    expect(new Set(granted)).toEqual(new Set([...called].map((name) => `tcss:${name}`)))
  })
})

test('every example uses one of the two references to this project, and only inputs that it has', () => {
  const { on } = parse(read('.github/workflows/gate.yml')) as {
    readonly on: { readonly workflow_call: { readonly inputs: object } }
  }
  const inputs = new Map<unknown, object>([
    [ACTION, action.inputs],
    [WORKFLOW, on.workflow_call.inputs],
  ])
  const recipes = USER_PAGES.flatMap(recipesIn).map(({ yaml }) => yaml)
  const uses = recipes.join('\n').match(/(?<=uses: ).*tcss-image-gate.*/g) ?? []
  expect(new Set(uses)).toEqual(new Set(inputs.keys()))
  const users = recipes.flatMap(usersIn)
  expect(users.map((user) => user.uses)).toEqual(uses)
  for (const user of users) {
    expect(Object.keys(user.with).filter((input) => !(input in (inputs.get(user.uses) ?? {})))).toEqual([])
  }
})

import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { CONCLUSIONS } from '../../src/domain/report.ts'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import { ACTION, read, recipesIn, WORKFLOW } from './recipes.ts'

const readme = read('README.md')
const action = parse(read('action.yml')) as {
  readonly inputs: Record<string, { readonly default?: string; readonly description: string }>
  readonly outputs: Record<string, unknown>
}
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Record<string, string>
}

/** The rows of the table under a heading: cells without blanks. */
function table(heading: string): readonly (readonly string[])[] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

/** The names in backticks within a cell. */
function names(cell: string | undefined): readonly string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')
}

test('the table of inputs names every input of action.yml, in its order', () => {
  expect(table('Inputs').flatMap(([name]) => names(name))).toEqual(Object.keys(action.inputs))
})

test('the table of inputs gives the defaults that action.yml gives, written or described', () => {
  for (const [name = '', fallback = ''] of table('Inputs')) {
    const input = action.inputs[names(name)[0] ?? '']
    const described = /Default: ([^.]*(?:\.\w+)*)\.$/.exec(input?.description.trim() ?? '')?.[1]
    expect([name, fallback.replaceAll('`', '')]).toEqual([name, input?.default ?? described ?? ''])
  }
})

test('the table of outputs names every output of action.yml, in its order', () => {
  expect(table('Outputs').flatMap(([name]) => names(name))).toEqual(Object.keys(action.outputs))
})

test('the tables of verdicts and rules name every verdict and every rule', () => {
  const named = table('What the verdicts mean').flatMap(([name]) => names(name))
  expect(new Set(named)).toEqual(new Set([...CONCLUSIONS, ...RULES]))
})

test('every example uses one of the two references to this project, and only inputs that it has', () => {
  const { on } = parse(read('.github/workflows/gate.yml')) as {
    readonly on: { readonly workflow_call: { readonly inputs: object } }
  }
  const inputs = new Map<unknown, object>([
    [ACTION, action.inputs],
    [WORKFLOW, on.workflow_call.inputs],
  ])
  const recipes = recipesIn(readme).map(({ yaml }) => yaml)
  const uses = recipes.join('\n').match(/(?<=uses: ).*tcss-image-gate.*/g) ?? []
  expect(new Set(uses)).toEqual(new Set(inputs.keys()))
  const users = recipes.flatMap(usersIn)
  expect(users.map((user) => user.uses)).toEqual(uses)
  for (const user of users) {
    expect(Object.keys(user.with).filter((input) => !(input in (inputs.get(user.uses) ?? {})))).toEqual([])
  }
})

test('every npm command in the README exists', () => {
  const commands = [...readme.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, name]) => name ?? '')
  expect(commands.length).toBeGreaterThan(2)
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
})

interface User {
  readonly uses: string
  readonly with: Readonly<Record<string, unknown>>
}

/** The steps and jobs that use this project. */
function usersIn(yaml: string): readonly User[] {
  const users: User[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('uses' in node && (node.uses === ACTION || node.uses === WORKFLOW)) users.push(node as User)
    for (const child of Object.values(node)) visit(child)
  }
  visit(parse(yaml))
  return users
}

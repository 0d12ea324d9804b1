import { spawnSync } from 'node:child_process'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { describe, expect, test } from '@jest/globals'
import { parse, parseDocument } from 'yaml'
import type { Document } from './language-service.ts'
import { ACTION, read, recipesIn, USER_PAGES, WORKFLOW } from './recipes.ts'

const GATE = '.github/workflows/gate.yml'
/** Start of the workflow around a list of steps; it has the inputs that the recipes read. */
const AROUND = `on: { workflow_dispatch: { inputs: { image-id: { type: string }, digest: { type: string } } } }
jobs:
  recipe:
    runs-on: ubuntu-latest
    steps:
`

interface Step {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}
interface Job extends Step {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly permissions?: Readonly<Record<string, string>>
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
}
interface Workflow {
  readonly jobs: Readonly<Record<string, Job>>
}
interface Callable extends Workflow {
  readonly on: { readonly workflow_call: Readonly<Record<'inputs' | 'secrets' | 'outputs', object>> }
}

const recipes = USER_PAGES.flatMap(recipesIn).map((recipe) => ({ ...recipe, text: workflow(recipe.yaml) }))
const workflows = recipes.flatMap(({ title, text }) => (text === undefined ? [] : { title, text }))
const others = recipes.filter(({ text }) => text === undefined)
const action = parse(read('action.yml')) as { readonly inputs: object }
const gate = parse(read(GATE)) as Callable

/** Returns a recipe as a whole workflow; undefined for a policy. */
function workflow(yaml: string): string | undefined {
  if (/^jobs:/m.test(yaml)) return /^on:/m.test(yaml) ? yaml : `on: push\n${yaml}`
  return /^- /.test(yaml) ? AROUND + yaml.replace(/^(?=.)/gm, '      ') : undefined
}

/** Returns the problems that GitHub's language service finds in each document, from one process. */
function problemsIn(documents: readonly Document[]): readonly (readonly string[])[] {
  const program = new URL('language-service.ts', import.meta.url).pathname
  const input = JSON.stringify(documents)
  const { stdout, stderr } = spawnSync(process.execPath, [program], { input, encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as readonly (readonly string[])[]
}

const sound = [
  ...workflows.map(({ title, text }) => ({ title, path: GATE, text })),
  ...[GATE, 'action.yml'].map((path) => ({ title: path, path, text: read(path) })),
]
const problems = problemsIn(sound)

test.each(sound.map(({ title }, index) => ({ title, found: problems[index] })))(
  "GitHub's language service finds no problem in $title",
  ({ found }) => {
    expect(found).toEqual([])
  },
)

test('every block of YAML in the pages for users is a recipe', () => {
  expect(recipes.length).toBe(
    USER_PAGES.map(read)
      .join('')
      .match(/```ya?ml/g)?.length,
  )
  expect(new Set(recipes.map(({ title }) => title)).size).toBe(recipes.length)
  expect(workflows.length).toBeGreaterThan(others.length)
})

test.each(others)('the recipe $title is valid YAML and a policy', ({ yaml }) => {
  const document = parseDocument(yaml)
  expect([...document.errors, ...document.warnings]).toEqual([])
  expect(document.toJS()).toEqual(
    document.has('version')
      ? expect.objectContaining({ version: 1, limits: expect.anything() })
      : expect.objectContaining({ apiVersion: expect.any(String), kind: expect.stringMatching(/Policy$/) }),
  )
})

// One mistake for each thing that this test supplies to the service: inputs and outputs of the action, and the callable workflow.
const MISTAKES = [
  {
    mistake: 'an input that the action lacks',
    name: 'README.md, Quick start',
    from: 'wait-timeout:',
    to: 'wait_timeout:',
    message: "Invalid action input 'wait_timeout'",
  },
  {
    mistake: 'an output that the action lacks',
    name: 'README.md, Quick start',
    from: 'outputs.allowed }',
    to: 'outputs.alowed }',
    message: 'Context access might be invalid: alowed',
  },
  {
    mistake: 'an output that the workflow lacks',
    name: 'docs/recipes.md, One workflow for all repositories',
    from: 'needs.gate.outputs.allowed',
    to: 'needs.gate.outputs.results',
    message: 'Context access might be invalid: results',
  },
]

test("GitHub's language service reports mistakes in a recipe", () => {
  const texts = MISTAKES.map(({ name }) => workflows.find(({ title }) => title === name)?.text ?? '')
  expect(texts).toEqual(MISTAKES.map(({ from }) => expect.stringContaining(from)))
  const found = problemsIn(
    MISTAKES.map(({ from, to }, index) => ({ path: GATE, text: (texts[index] ?? '').replace(from, to) })),
  )
  expect(found.map((each) => each.join('\n'))).toEqual(
    MISTAKES.map(({ message }) => expect.stringContaining(message)),
  )
})

describe('the callable workflow', () => {
  /** Report files would stay on its runner; its token and matrix are its own. */
  const LEFT_OUT = ['endpoint', 'github-token', 'matrix', 'report-file', 'sarif-file', 'predicate-file']
  const OUTPUTS = ['verdict', 'allowed', 'deploy-ref']
  const { inputs, secrets, outputs } = gate.on.workflow_call
  const job = gate.jobs['gate']
  const each = (names: readonly string[], of: string) =>
    Object.fromEntries(names.map((name) => [name, `\${{ ${of}.${name} }}`]))

  test('has every input of the action but six, and secrets as secrets', () => {
    const names = Object.keys(action.inputs).filter((name) => !LEFT_OUT.includes(name))
    expect(new Set([...Object.keys(inputs), ...Object.keys(secrets)])).toEqual(new Set(names))
    expect(Object.keys(secrets)).toEqual(['secret-id', 'secret-key', 'session-token', 'policy-token'])
  })

  test('gives each of its inputs and secrets unchanged to its one step of the action, and nothing else', () => {
    const steps = job?.steps?.filter(({ uses }) => uses?.includes('tcss-image-gate'))
    const given = { ...each(Object.keys(inputs), 'inputs'), ...each(Object.keys(secrets), 'secrets') }
    expect(steps).toEqual([{ id: 'gate', uses: ACTION, with: given }])
  })

  test('has three outputs of that step', () => {
    const values = Object.entries(outputs).map(([name, output]) => [
      name,
      (output as { value: string }).value,
    ])
    expect(Object.fromEntries(values)).toEqual(each(OUTPUTS, 'jobs.gate.outputs'))
    expect(job?.outputs).toEqual(each(OUTPUTS, 'steps.gate.outputs'))
    expect(Object.keys(gate.jobs)).toEqual(['gate'])
  })

  // GitHub does not start a job that calls a workflow with more permissions than the job has.
  test('gets the permissions that it needs in every recipe', () => {
    const DEGREES = ['none', 'read', 'write']
    const jobs = workflows.flatMap(({ text }) => Object.values((parse(text) as Workflow).jobs))
    const callers = jobs.filter(({ uses }) => uses === WORKFLOW)
    const needed = Object.entries(job?.permissions ?? {})
    expect(callers.length * needed.length).toBeGreaterThan(0)
    for (const { permissions = {} } of callers) {
      const lacks = needed.filter(
        ([right, degree]) => DEGREES.indexOf(permissions[right] ?? 'none') < DEGREES.indexOf(degree),
      )
      expect(lacks).toEqual([])
    }
  })
})

/** Returns the value of an expression. */
function evaluate(expression: string, needs: object = {}): string {
  const context = JSON.parse(JSON.stringify({ needs }), data.reviver) as data.Dictionary
  const tree = new Parser(new Lexer(expression).lex().tokens, ['needs'], []).parse()
  return new Evaluator(tree, context).evaluate().coerceString()
}

const isGate = ({ uses, steps = [] }: Job) => uses === WORKFLOW || steps.some((step) => step.uses === ACTION)
const after = workflows.flatMap(({ title, text }) => {
  const { jobs } = parse(text) as Workflow
  return Object.entries(jobs).flatMap(([name, { needs = [], if: condition = 'true' }]) => {
    const gates = [needs].flat().filter((other) => jobs[other] !== undefined && isGate(jobs[other]))
    return gates.map((other) => ({ title, name, condition, gate: other }))
  })
})

describe.each(after)('the condition of the job $name under “$title”', ({ condition, gate: name }) => {
  test('lets the job run after allowed: true', () => {
    expect(evaluate(condition, { [name]: { outputs: { allowed: 'true' } } })).toBe('true')
  })

  test.each([
    { allowed: '' },
    { allowed: 'false' },
    { allowed: '0' },
    { allowed: '1' },
    { allowed: 'pass' },
    { allowed: 'skipped' },
    { allowed: ' true' },
    { allowed: 'true\ntrue' },
    { allowed: undefined },
  ])('does not let the job run after allowed: $allowed', ({ allowed }) => {
    expect(evaluate(condition, { [name]: { outputs: { allowed } } })).toBe('false')
  })

  test('does not let the job run without outputs or without the gate', () => {
    expect(evaluate(condition, { [name]: { outputs: {} } })).toBe('false')
    expect(evaluate(condition, { [name]: {} })).toBe('false')
    expect(evaluate(condition)).toBe('false')
  })
})

test('the README warns that a count that was never given equals 0', () => {
  const readme = read('README.md')
  expect(readme).toContain("`'' == 0` is true")
  expect(evaluate("'' == 0")).toBe('true')
  expect(readme).toContain('`outputs.virus-count == 0` would hold')
  expect(evaluate('needs.gate.outputs.virus-count == 0')).toBe('true')
  expect(evaluate('needs.gate.outputs.virus-count == 0', { gate: { outputs: { 'virus-count': '2' } } })).toBe(
    'false',
  )
})

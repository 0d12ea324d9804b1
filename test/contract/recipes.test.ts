import { spawnSync } from 'node:child_process'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { describe, expect, test } from '@jest/globals'
import { parse, parseDocument } from 'yaml'
import type { Given } from './language-service.ts'
import { ACTION, read, recipesIn, WORKFLOW } from './recipes.ts'

const GATE = '.github/workflows/gate.yml'
/** What a list of steps stands in: a workflow started by hand, with the inputs that the recipes read. */
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
interface Input {
  readonly description: string
  readonly default?: string
}
interface Callable extends Workflow {
  readonly on: { readonly workflow_call: Readonly<Record<'inputs' | 'secrets' | 'outputs', object>> }
}

const readme = read('README.md')
const recipes = recipesIn(readme).map((recipe) => ({ ...recipe, text: workflow(recipe.yaml) }))
const workflows = recipes.flatMap(({ title, text }) => (text === undefined ? [] : { title, text }))
const others = recipes.filter(({ text }) => text === undefined)
const action = parse(read('action.yml')) as { readonly inputs: Readonly<Record<string, Input>> }
const gate = parse(read(GATE)) as Callable

/** A recipe as a whole workflow; nothing where it is not about one. */
function workflow(yaml: string): string | undefined {
  if (/^jobs:/m.test(yaml)) return /^on:/m.test(yaml) ? yaml : `on: push\n${yaml}`
  return /^- /.test(yaml) ? AROUND + yaml.replace(/^(?=.)/gm, '      ') : undefined
}

/** What GitHub's language service minds in each document; one process for all of them. */
function minds(documents: readonly Given[]): readonly (readonly string[])[] {
  const program = new URL('language-service.ts', import.meta.url).pathname
  const input = JSON.stringify(documents)
  const { stdout, stderr } = spawnSync(process.execPath, [program], { input, encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as readonly (readonly string[])[]
}

const sound = [
  ...workflows.map(({ title, text }) => ({ title: `the recipe under “${title}”`, path: GATE, text })),
  ...[GATE, 'action.yml'].map((path) => ({ title: path, path, text: read(path) })),
]
const mindsSound = minds(sound)

test.each(sound.map(({ title }, index) => ({ title, says: mindsSound[index] })))(
  '$title is sound to GitHub, warnings included',
  ({ says }) => {
    expect(says).toEqual([])
  },
)

test('every block of YAML in the README is a recipe', () => {
  expect(recipes.length).toBe(readme.match(/```ya?ml/g)?.length)
  expect(new Set(recipes.map(({ title }) => title)).size).toBe(recipes.length)
  expect(workflows.length).toBeGreaterThan(others.length)
})

test.each(others)(
  'what is no workflow under “$title” is sound YAML, and a policy of some kind',
  ({ yaml }) => {
    const document = parseDocument(yaml)
    expect([...document.errors, ...document.warnings]).toEqual([])
    expect(document.toJS()).toEqual(
      document.has('version')
        ? expect.objectContaining({ version: 1, limits: expect.anything() })
        : expect.objectContaining({ apiVersion: expect.any(String), kind: expect.stringMatching(/Policy$/) }),
    )
  },
)

// One mistake for each thing that this test supplies to the service: the action, its outputs, and the reusable workflow.
const MISTAKES = [
  {
    mistake: 'an input that the action lacks',
    name: 'Use it',
    from: 'image-id:',
    to: 'image_id:',
    message: "Invalid action input 'image_id'",
  },
  {
    mistake: 'an output that the action lacks',
    name: 'Use it',
    from: 'outputs.allowed }',
    to: 'outputs.alowed }',
    message: 'Context access might be invalid: alowed',
  },
  {
    mistake: 'an output that the workflow lacks',
    name: 'One workflow for all repositories',
    from: 'needs.gate.outputs.allowed',
    to: 'needs.gate.outputs.results',
    message: 'Context access might be invalid: results',
  },
]

test("GitHub's language service reports mistakes in a recipe", () => {
  const texts = MISTAKES.map(({ name }) => workflows.find(({ title }) => title === name)?.text ?? '')
  expect(texts).toEqual(MISTAKES.map(({ from }) => expect.stringContaining(from)))
  const problems = minds(
    MISTAKES.map(({ from, to }, index) => ({ path: GATE, text: (texts[index] ?? '').replace(from, to) })),
  )
  expect(problems.map((each) => each.join('\n'))).toEqual(
    MISTAKES.map(({ message }) => expect.stringContaining(message)),
  )
})

describe('the gate as a workflow of its own', () => {
  const SECRETS = ['secret-id', 'secret-key', 'session-token', 'policy-token']
  /** Files stay on the runner; the others are its own to give. */
  const KEPT = ['github-token', 'matrix', 'report-file', 'sarif-file', 'predicate-file', 'endpoint']
  const OUTPUTS = ['verdict', 'allowed', 'deploy-ref']
  const inputs = Object.entries(action.inputs).filter(([name]) => ![...SECRETS, ...KEPT].includes(name))
  const { workflow_call: call } = gate.on
  const job = gate.jobs['gate']
  const each = (names: readonly string[], of: string) =>
    Object.fromEntries(names.map((name) => [name, `\${{ ${of}.${name} }}`]))

  test('it takes the inputs of the action, with the same defaults and descriptions', () => {
    const taken = inputs.map(([name, { description, default: fallback = '' }]) => [
      name,
      { description, type: 'string', default: fallback },
    ])
    expect([...SECRETS, ...KEPT].filter((name) => !(name in action.inputs))).toEqual([])
    expect(call.inputs).toEqual(Object.fromEntries(taken))
  })

  test('it takes what is secret as secrets, none of them required', () => {
    const taken = SECRETS.map((name) => [
      name,
      { description: action.inputs[name]?.description, required: false },
    ])
    expect(call.secrets).toEqual(Object.fromEntries(taken))
  })

  test('its one step of the action gets each of them unchanged, and nothing else', () => {
    const steps = job?.steps?.filter(({ uses }) => uses?.includes('tcss-image-gate'))
    const names = inputs.map(([name]) => name)
    const given = { ...each(names, 'inputs'), ...each(SECRETS, 'secrets') }
    expect(steps).toEqual([{ id: 'gate', uses: ACTION, with: given }])
  })

  test('its outputs are those of the step', () => {
    const values = Object.entries(call.outputs).map(([name, { value }]) => [name, value])
    expect(Object.fromEntries(values)).toEqual(each(OUTPUTS, 'jobs.gate.outputs'))
    expect(job?.outputs).toEqual(each(OUTPUTS, 'steps.gate.outputs'))
    expect(Object.keys(gate.jobs)).toEqual(['gate'])
  })

  // GitHub starts no job that calls a workflow which asks for more than the job may.
  test('whoever calls it in the README has the rights that it asks for', () => {
    const DEGREES = ['none', 'read', 'write']
    const jobs = workflows.flatMap(({ text }) => Object.values((parse(text) as Workflow).jobs))
    const callers = jobs.filter(({ uses }) => uses === WORKFLOW)
    const asked = Object.entries(job?.permissions ?? {})
    expect(callers.length * asked.length).toBeGreaterThan(0)
    for (const { permissions = {} } of callers) {
      const lacks = asked.filter(
        ([right, degree]) => DEGREES.indexOf(permissions[right] ?? 'none') < DEGREES.indexOf(degree),
      )
      expect(lacks).toEqual([])
    }
  })
})

/** What an expression comes to. */
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

describe.each(after)('the job $name under “$title” runs', ({ condition, gate: name }) => {
  test("after 'true'", () => {
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
  ])('never after $allowed', ({ allowed }) => {
    expect(evaluate(condition, { [name]: { outputs: { allowed } } })).toBe('false')
  })

  test('never without outputs, nor without the gate', () => {
    expect(evaluate(condition, { [name]: { outputs: {} } })).toBe('false')
    expect(evaluate(condition, { [name]: {} })).toBe('false')
    expect(evaluate(condition)).toBe('false')
  })
})

test('a count that was never given is equal to 0, of which the README warns', () => {
  expect(readme).toContain("`'' == 0` is true")
  expect(evaluate("'' == 0")).toBe('true')
  expect(readme).toContain('`outputs.virus-count == 0` would hold')
  expect(evaluate('needs.gate.outputs.virus-count == 0')).toBe('true')
  expect(evaluate('needs.gate.outputs.virus-count == 0', { gate: { outputs: { 'virus-count': '2' } } })).toBe(
    'false',
  )
})

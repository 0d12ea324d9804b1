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

/** The text of a recipe, or of a file. */
function textOf(name: string): string {
  return workflows.find(({ title }) => title === name)?.text ?? read(name)
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

// What a mistake is, in which document, what stands there, what then stands there instead, and what is said of it.
const STEP = 'Use it'
const JOB = 'One workflow for all repositories'
const NEEDS = 'needs.gate.outputs.allowed'
const unknown = (name: string) => `Context access might be invalid: ${name}`
const unexpected = (value: string) => `Unexpected value '${value}'`
const missing = (property: string) => `Required property is missing: ${property}`
const MISTAKES = [
  ['an input that the action lacks', STEP, 'image-id:', 'image_id:', "Invalid action input 'image_id'"],
  ['the same in a list of steps', 'Policies, 2', 'policy-file:', 'file:', "Invalid action input 'file'"],
  ['an output that the action lacks', STEP, 'outputs.allowed }', 'outputs.alowed }', unknown('alowed')],
  ['an unknown step', STEP, 'steps.gate.', 'steps.gates.', unknown('gates')],
  ['an unknown job to wait for', STEP, 'needs: gate', 'needs: nobody', "depends on unknown job 'nobody'"],
  ['a job that is not waited for', STEP, NEEDS, 'needs.nobody.outputs.allowed', unknown('nobody')],
  ['an output that a job lacks', STEP, 'needs.gate.outputs.deploy-ref', 'needs.gate.outputs.x', unknown('x')],
  ['an unknown right', STEP, 'contents: read', 'content: read', unexpected('content')],
  ['an unknown degree of a right', STEP, 'contents: read', 'contents: reed', unexpected('reed')],
  ['a bad expression', STEP, "== 'true'", "= 'true'", "Unexpected symbol: '='"],
  ['an expression without an end', STEP, 'allowed }}', 'allowed', 'The expression is not closed'],
  ['an unknown function', STEP, NEEDS, `sucess() && ${NEEDS}`, "Unrecognized function: 'sucess'"],
  ['an unknown key of a step', STEP, 'with:', 'wiht:', unexpected('wiht')],
  ['a key twice', STEP, '  secret-key:', '  secret-id:', "'secret-id' is already defined"],
  ['no machine to run on', STEP, '    runs-on: ubuntu-latest\n', '', missing('runs-on')],
  ['no version', STEP, ACTION, ACTION.replace(/@.*/, ''), 'Expected format {owner}/{repo}[/path]@{ref}'],
  [
    'a workflow as a step',
    STEP,
    ACTION,
    WORKFLOW,
    'Reusable workflows should be referenced at the top-level',
  ],
  ['nobody’s input', 'Promote what already runs', 'inputs.digest', 'inputs.digests', unknown('digests')],
  ['an unset variable', 'Build, push, gate, deploy', 'env.IMAGE', 'env.IMAGES', unknown('IMAGES')],
  ['an unknown event', 'On a pull request', 'pull_request', 'pull_requests', unexpected('pull_requests')],
  ['an impossible time', 'A nightly sweep', '17 3', '77 3', 'Invalid cron expression'],
  ['no steps', 'A nightly sweep', 'steps:', 'step:', unexpected('step')],
  ['an input that the workflow lacks', JOB, 'image:', 'endpoint:', 'Invalid input, endpoint is not defined'],
  [
    'a secret that the workflow lacks',
    JOB,
    'policy-token:',
    'token:',
    'Invalid secret, token is not defined',
  ],
  ['an output that the workflow lacks', JOB, NEEDS, 'needs.gate.outputs.results', unknown('results')],
  ['another workflow', JOB, 'gate.yml@v', 'gates.yml@v', 'Unable to find reusable workflow'],
  ['an input that is not there', GATE, 'inputs.image-id', 'inputs.image_id', unknown('image_id')],
  ['an input that its action lacks', GATE, '  secret-id: $', '  id: $', "Invalid action input 'id'"],
  [
    'an output that its action lacks',
    GATE,
    'steps.gate.outputs.verdict',
    'steps.gate.outputs.x',
    unknown('x'),
  ],
  ['an output that its job lacks', GATE, 'jobs.gate.outputs.verdict', 'jobs.gate.outputs.x', unknown('x')],
  ['an unknown type', GATE, 'type: string', 'type: text', unexpected('text')],
  ['an input without a type', GATE, '        type: string\n', '', missing('type')],
  ['an unknown runtime', 'action.yml', 'node24', 'node99', unexpected('node99')],
] as const
const mutated = MISTAKES.map(([, name, from, to]) => ({
  path: name.includes('.yml') ? name : GATE,
  text: textOf(name).replace(from, to),
}))
const mindsMutated = minds(mutated)

test.each(MISTAKES.map(([mistake, name, from, , says], index) => ({ mistake, name, from, says, index })))(
  '$mistake is seen (in “$name”)',
  ({ name, from, says, index }) => {
    expect(textOf(name)).toContain(from)
    expect(mindsMutated[index]?.join('\n')).toContain(says)
  },
)

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

import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { RULES } from '../../src/domain/policy.ts'
import { CONCLUSIONS } from '../../src/domain/report.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const readme = read('README.md')
const action = parse(read('action.yml')) as {
  readonly inputs: Record<string, { readonly default?: string; readonly description: string }>
  readonly outputs: Record<string, unknown>
}
const { config, scripts } = JSON.parse(read('package.json')) as {
  readonly config: { readonly uses: string }
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

test('every example uses the one reference to this action, and only inputs that it has', () => {
  const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? '')
  const uses = blocks.join('\n').match(/uses: .*tcss-image-gate.*/g) ?? []
  expect(uses.length).toBeGreaterThan(1)
  expect(new Set(uses)).toEqual(new Set([`uses: ${config.uses}`]))
  for (const step of blocks.flatMap(stepsIn)) {
    expect(Object.keys(step.with).filter((input) => !(input in action.inputs))).toEqual([])
  }
})

test('every npm command in the README exists', () => {
  const commands = [...readme.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, name]) => name ?? '')
  expect(commands.length).toBeGreaterThan(2)
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
})

interface Step {
  readonly with: Record<string, unknown>
}

function stepsIn(yaml: string): readonly Step[] {
  const document: unknown = parse(yaml)
  const steps: Step[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('uses' in node && node.uses === config.uses && 'with' in node) steps.push(node as Step)
    for (const child of Object.values(node)) visit(child)
  }
  visit(document)
  return steps
}

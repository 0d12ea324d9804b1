import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))
const PARTS = ['src', 'scripts', 'schema', 'docs', '.github', 'action.yml', 'README.md', 'package.json']
const CONFIGURATION = ['tsconfig.json', 'tsconfig.build.json']
const copies: string[] = []

/** Returns a copy of the project with one worked example of CONTRIBUTING.md applied. */
function copyWith(example: string): { readonly copy: string; readonly files: readonly string[] } {
  const copy = mkdtempSync(join(tmpdir(), 'example-'))
  copies.push(copy)
  for (const part of [...PARTS, ...CONFIGURATION])
    cpSync(join(root, part), join(copy, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  const patch = join(root, 'docs/development/examples', `${example}.patch`)
  execFileSync('git', ['apply', patch], { cwd: copy })
  const files = [...readFileSync(patch, 'utf8').matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, file = '']) => file)
  return { copy, files }
}

function run(copy: string, script: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [join(copy, script), ...args], { cwd: copy, stdio: 'pipe' })
}

afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})

test.each([
  { example: 'add-a-rule', most: 8, name: 'max-fixable' },
  { example: 'add-an-input', most: 6, name: 'progress' },
])(
  'the worked example $example changes at most $most files, compiles and reaches the README',
  ({ example, most, name }) => {
    const { copy, files } = copyWith(example)
    expect(files.length).toBeLessThanOrEqual(most)
    run(copy, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noEmit')
    run(copy, 'scripts/docs.ts')
    run(copy, 'scripts/schemas.ts')
    expect(readFileSync(join(copy, 'README.md'), 'utf8')).toContain(`| \`${name}\``)
    expect(readFileSync(join(copy, '.github/workflows/gate.yml'), 'utf8')).toContain(`\${{ inputs.${name} }}`)
  },
)

test('the compiler refuses a new rule without its words in src/report', () => {
  const { copy } = copyWith('add-a-rule')
  execFileSync(
    'git',
    [
      'apply',
      '--reverse',
      '--include=src/report/*',
      join(root, 'docs/development/examples/add-a-rule.patch'),
    ],
    { cwd: copy },
  )
  expect(() =>
    run(copy, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noEmit'),
  ).toThrow()
})

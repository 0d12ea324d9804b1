import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../src', import.meta.url))
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))

interface Import {
  readonly type: boolean
  /** A path within `src/`, or the name of a package. */
  readonly target: string
}

interface Source {
  readonly path: string
  readonly text: string
  /** Without comments. */
  readonly code: string
  readonly imports: readonly Import[]
}

const STATEMENT = /^(?:import|export)\b(\s+type\b)?(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]/gm

function sourceOf(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1')
  const imports = [...code.matchAll(STATEMENT)].map(([, type, name = '']): Import => {
    return {
      type: type !== undefined,
      target: name.startsWith('.') ? normalize(join(dirname(path), name)) : name,
    }
  })
  return { path, text, code, imports }
}

const sources = paths.map(sourceOf)
const within = (...places: readonly string[]) =>
  sources.filter(({ path }) => places.some((place) => path === place || path.startsWith(place)))
const main = sources.filter(({ path }) => !path.startsWith('emulator/'))

/** Imports of these sources that none of the patterns allows. */
function strangers(from: readonly Source[], ...allowed: readonly RegExp[]): readonly string[] {
  return from.flatMap(({ path, imports }) =>
    imports
      .filter(({ target }) => !allowed.some((pattern) => pattern.test(target)))
      .map(({ target }) => `${path} imports ${target}`),
  )
}

/** Sources whose code has what is looked for. */
function having(from: readonly Source[], pattern: RegExp): readonly string[] {
  return from.filter(({ code }) => pattern.test(code)).map(({ path }) => path)
}

const GROUND = /^(domain\/[\w-]+|errors|text|version)\.ts$/
const GROUND_PLACES = ['domain/', 'errors.ts', 'text.ts', 'version.ts']

test('the sources are found, and their imports are read', () => {
  expect(sources.length).toBeGreaterThan(40)
  const count = sources.reduce((sum, { imports }) => sum + imports.length, 0)
  const words = sources.reduce((sum, { code }) => sum + (code.match(/^import\b/gm)?.length ?? 0), 0)
  expect(count).toBeGreaterThanOrEqual(words)
  expect(having(sources, /\bimport\(|\brequire\(/)).toEqual([])
})

describe('a floor imports only what is below it', () => {
  test('domain, errors, text and version: one another', () => {
    expect(strangers(within(...GROUND_PLACES), GROUND)).toEqual([])
  })

  test('domain: itself, and errors as types', () => {
    expect(strangers(within('domain/'), /^domain\//, /^errors\.ts$/)).toEqual([])
    const values = within('domain/').flatMap(({ imports }) => imports.filter(({ type }) => !type))
    expect(values.filter(({ target }) => !target.startsWith('domain/'))).toEqual([])
  })

  test('report: the ground and itself', () => {
    expect(strangers(within('report/'), GROUND, /^report\//)).toEqual([])
  })

  test('tencent: the ground, itself and Node.js; got and HTTP in transport.ts alone', () => {
    expect(strangers(within('tencent/'), GROUND, /^tencent\//, /^node:/, /^got$/)).toEqual([])
    const users = main.filter(({ imports }) =>
      imports.some(({ target }) => /^(got|node:https?)$/.test(target)),
    )
    expect(users.map(({ path }) => path)).toEqual(['tencent/transport.ts'])
  })

  test('github: the ground, types of report, the toolkit and files', () => {
    const allowed = [GROUND, /^github\//, /^report\//, /^@actions\//, /^node:fs$/]
    expect(strangers(within('github/'), ...allowed)).toEqual([])
    const reports = within('github/').flatMap(({ imports }) =>
      imports.filter(({ target }) => /^report/.test(target)),
    )
    expect(reports.filter(({ type }) => !type)).toEqual([])
  })

  test('inputs and run: floors of ours, no package and nothing of Node.js', () => {
    const floors = /^(domain|report|tencent|github)\//
    expect(strangers(within('inputs.ts', 'run.ts'), GROUND, floors, /^inputs\.ts$/)).toEqual([])
  })

  test('the toolkit is used by github and index alone', () => {
    const users = sources.filter(({ imports }) =>
      imports.some(({ target }) => target.startsWith('@actions/')),
    )
    expect(users.map(({ path }) => path).filter((path) => !/^(github\/|index\.ts$)/.test(path))).toEqual([])
  })

  test('nothing imports index', () => {
    expect(sources.filter(({ imports }) => imports.some(({ target }) => target === 'index.ts'))).toEqual([])
  })

  test('the emulator is an independent witness: Node.js and itself, and nobody relies on it', () => {
    expect(strangers(within('emulator/'), /^node:/, /^emulator\//)).toEqual([])
    expect(main.filter(({ imports }) => imports.some(({ target }) => /^emulator/.test(target)))).toEqual([])
  })
})

describe('the world comes in as an argument', () => {
  const inner = main.filter(({ path }) => path !== 'index.ts')
  test('the time', () => {
    expect(having(inner, /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)|\bperformance\b|\bhrtime\b/)).toEqual([])
  })
  test('the process', () => {
    expect(
      having(inner, /\bprocess\b(?=\s*[.[?])|\bprocess\b(?=\s*[,)])|from 'node:process'|\bglobalThis\b/),
    ).toEqual([])
  })
  test('chance', () => {
    expect(having(inner, /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/)).toEqual([])
  })
})

describe('nothing dangerous is there to go wrong', () => {
  test('the process is never cut short', () => {
    expect(having(sources, /\bprocess\.(exit|kill|abort|reallyExit)\s*\(/)).toEqual([])
  })
  test('no other program is started', () => {
    expect(having(sources, /child_process|worker_threads|node:cluster|node:vm\b/)).toEqual([])
  })
  test('no text becomes code', () => {
    expect(having(sources, /\beval\s*\(|\bnew Function\b|\bFunction\s*\(/)).toEqual([])
  })
  test('no error object of a library is logged', () => {
    expect(having(main, /\bconsole\.\w+\(|\binspect\(/)).toEqual([])
  })
})

test('every file stays short', () => {
  const long = sources.map(({ path, text }) => [path, text.split('\n').length - 1] as const)
  expect(long.filter(([, lines]) => lines > 200)).toEqual([])
})

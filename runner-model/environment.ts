import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { fold } from './text.ts'

/** The value of `${{ github.token }}` in every run, masked from the start. */
export const FAKE_TOKEN = 'ghs_0123456789abcdefghijklmnopqrstuvwxyzAB'

/** The variables that contain the paths of the files of file commands. */
export const FILE_COMMANDS = [
  'GITHUB_OUTPUT',
  'GITHUB_STEP_SUMMARY',
  'GITHUB_ENV',
  'GITHUB_STATE',
  'GITHUB_PATH',
] as const
export type FileCommand = (typeof FILE_COMMANDS)[number]

/** The paths of one run, all below `root`. */
export interface Places {
  readonly root: string
  readonly workspace: string
  readonly home: string
  readonly temp: string
  readonly tools: string
  readonly event: string
  readonly fileCommands: Readonly<Record<FileCommand, string>>
}

/** Returns the paths of a run below a directory, without creating them. */
export const placesIn = (root: string): Places => {
  const temp = join(root, 'work', '_temp')
  const file = (name: FileCommand): string => join(temp, '_runner_file_commands', name.toLowerCase())
  return {
    root,
    workspace: join(root, 'work', 'shop', 'shop'),
    home: join(root, 'home'),
    temp,
    tools: join(root, 'tools'),
    event: join(temp, '_github_workflow', 'event.json'),
    fileCommands: Object.fromEntries(
      FILE_COMMANDS.map((name) => [name, file(name)]),
    ) as Places['fileCommands'],
  }
}

/** Returns the variable of an input: spaces become `_`, hyphens remain (actions/runner Handler.AddInputsToEnvironment). */
export const inputVariable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`

export interface InputVariables {
  readonly variables: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
}

/**
 * Returns the variables of all inputs: the given value, or the default, or empty; `required` has no effect. Undeclared inputs
 * are also set, with a warning (actions/runner ActionRunner). Throws an Error for a default that is an expression other than
 * `github.token` and `toJSON(matrix)`.
 */
export const inputVariables = async (
  action: string,
  given: Readonly<Record<string, string>>,
): Promise<InputVariables> => {
  const declared = declaredInputs(parse(await readFile(action, 'utf8')), action)
  const variables: Record<string, string> = {}
  for (const [name, fallback] of declared) variables[inputVariable(name)] = evaluateDefault(name, fallback)
  for (const [name, value] of Object.entries(given)) variables[inputVariable(name)] = value
  const valid = new Set(declared.map(([name]) => fold(name)))
  const unexpected = Object.keys(given).filter((name) => !valid.has(fold(name)))
  const names = declared.map(([name]) => name)
  return {
    variables,
    warnings:
      unexpected.length === 0
        ? []
        : [`Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${names.join("', '")}']`],
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const declaredInputs = (manifest: unknown, action: string): readonly (readonly [string, unknown])[] => {
  if (!isRecord(manifest)) throw new Error(`${action}: not a mapping`)
  const inputs = manifest['inputs'] ?? {}
  if (!isRecord(inputs)) throw new Error(`${action}: inputs is not a mapping`)
  return Object.entries(inputs).map(([name, about]) => [name, isRecord(about) ? about['default'] : undefined])
}

const evaluateDefault = (name: string, value: unknown): string => {
  const text = value === undefined || value === null ? '' : String(value)
  if (/^\$\{\{\s*github\.token\s*\}\}$/.test(text.trim())) return FAKE_TOKEN
  // This job has no matrix.
  if (/^\$\{\{\s*toJSON\(matrix\)\s*\}\}$/.test(text.trim())) return 'null'
  if (text.includes('${{')) throw new Error(`default of input '${name}': the model cannot evaluate ${text}`)
  return text
}

/**
 * Returns the whole environment of a node action in a job of one step (actions/runner GitHubContext, RunnerContext,
 * NodeScriptActionHandler, ProcessInvoker), without any variable of the tester's environment.
 */
export const runnerEnvironment = (places: Places, event: string, debug: boolean): Record<string, string> => ({
  PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
  HOME: places.home,
  LANG: 'C.UTF-8',
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_ACTION: '__acme_gate',
  GITHUB_ACTION_REF: 'v1',
  GITHUB_ACTION_REPOSITORY: 'acme/gate',
  GITHUB_ACTOR: 'octocat',
  GITHUB_ACTOR_ID: '583231',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_BASE_REF: '',
  GITHUB_EVENT_NAME: event,
  GITHUB_EVENT_PATH: places.event,
  GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
  GITHUB_HEAD_REF: '',
  GITHUB_JOB: 'ship',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REF_NAME: 'main',
  GITHUB_REF_PROTECTED: 'false',
  GITHUB_REF_TYPE: 'branch',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_REPOSITORY_ID: '1296269',
  GITHUB_REPOSITORY_OWNER: 'acme',
  GITHUB_REPOSITORY_OWNER_ID: '9919',
  GITHUB_RETENTION_DAYS: '90',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_RUN_ID: '1658821493',
  GITHUB_RUN_NUMBER: '3',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
  GITHUB_TRIGGERING_ACTOR: 'octocat',
  GITHUB_WORKFLOW: 'Ship',
  GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ship.yml@refs/heads/main',
  GITHUB_WORKFLOW_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
  GITHUB_WORKSPACE: places.workspace,
  ...places.fileCommands,
  RUNNER_ARCH: 'X64',
  RUNNER_ENVIRONMENT: 'github-hosted',
  RUNNER_NAME: 'GitHub Actions 2',
  RUNNER_OS: 'Linux',
  RUNNER_TEMP: places.temp,
  RUNNER_TOOL_CACHE: places.tools,
  RUNNER_WORKSPACE: dirname(places.workspace),
  ...(debug ? { RUNNER_DEBUG: '1' } : {}),
})

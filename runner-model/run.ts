import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  FAKE_TOKEN,
  FILE_COMMANDS,
  type FileCommand,
  inputVariables,
  type Places,
  placesIn,
  runnerEnvironment,
} from './environment.ts'
import { observe, type Step } from './model.ts'
import { launch, type SignalPlan } from './spawn.ts'
import type { Chunk } from './text.ts'

const repository = fileURLToPath(new URL('../', import.meta.url))

/** One step of a workflow that uses the action. */
export interface ActionRun {
  /** The inputs under `with:`; every other declared input has its default. */
  readonly inputs: Readonly<Record<string, string>>
  /** Changes to the runner's environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** GITHUB_EVENT_NAME, by default `push`. */
  readonly event?: string
  /** The content of the event's file: a text, or a value that is written as JSON, by default `{}`. Null writes no file. */
  readonly eventPayload?: unknown
  /** The script to run, by default the built action. */
  readonly entry?: string
  /** The manifest that declares the inputs, by default the repository's own. */
  readonly action?: string
  /** Options of Node.js, such as `['--import', preload]`. */
  readonly nodeArgs?: readonly string[]
  /** The longest duration in milliseconds. A longer run is killed and the promise rejects. */
  readonly timeoutMs: number
  /** Step debugging: RUNNER_DEBUG=1, debug lines and echoed commands in the log. */
  readonly debug?: boolean
  /** A signal to send, as for a cancelled run. The exit code still decides the conclusion. */
  readonly signal?: SignalPlan
  /** Files of the workspace before the run, by relative path. */
  readonly files?: Readonly<Record<string, string | Buffer>>
  /** Further values to mask from the start, such as those of the `secrets` context. */
  readonly secrets?: readonly string[]
  /** Whether to keep the temporary directory, `directory` of the result. */
  readonly keep?: boolean
}

export interface ActionResult {
  readonly step: Step
  /** The exit code of the process; 128 + n after signal n. */
  readonly exitCode: number
  readonly signal: NodeJS.Signals | null
  /** The output of the process, unmasked. */
  readonly stdout: string
  readonly stderr: string
  /** The files of the file commands, unmasked; null when the action removed one. */
  readonly raw: { readonly outputFile: string | null; readonly summaryFile: string | null }
  /** All files of the workspace after the run, as text, by relative path. */
  readonly workspace: Readonly<Record<string, string>>
  readonly ms: number
  readonly peakRssKiB?: number
  /** The temporary directory, removed unless `keep` is set. */
  readonly directory: string
}

/**
 * Runs the action in its own process, as the runner runs a node action. Throws an Error when the time is over, when node cannot
 * start (for example because of an input over 128 KiB), or when the manifest cannot be read.
 */
export const runAction = async (run: ActionRun): Promise<ActionResult> => {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'runner-model-')))
  try {
    return await runIn(placesIn(root), run)
  } finally {
    if (!run.keep) await rm(root, { recursive: true, force: true })
  }
}

const runIn = async (places: Places, run: ActionRun): Promise<ActionResult> => {
  const debug = run.debug ?? false
  const manifest = run.action ?? join(repository, 'action.yml')
  const { variables, warnings } = await inputVariables(manifest, run.inputs)
  await prepare(places, run)

  const entry = run.entry ?? join(repository, 'dist', 'index.js')
  const ended = await launch({
    args: [...(run.nodeArgs ?? []), entry],
    cwd: places.workspace,
    env: overlay({ ...runnerEnvironment(places, run.event ?? 'push', debug), ...variables }, run.env ?? {}),
    timeoutMs: run.timeoutMs,
    ...(run.signal ? { signal: run.signal } : {}),
  })

  const file = (name: FileCommand): Promise<Buffer | null> => readOptional(places.fileCommands[name])
  const [outputFile, summaryFile] = [await file('GITHUB_OUTPUT'), await file('GITHUB_STEP_SUMMARY')]
  const step = observe({
    exitCode: ended.exitCode,
    chunks: ended.chunks,
    outputFile,
    summaryFile,
    envFile: await file('GITHUB_ENV'),
    stateFile: await file('GITHUB_STATE'),
    pathFile: await file('GITHUB_PATH'),
    stepDebug: debug,
    secrets: [FAKE_TOKEN, ...(run.secrets ?? [])],
    workspace: places.workspace,
    warnings,
  })
  const { exitCode, signal, chunks, ms, peakRssKiB } = ended
  return {
    step,
    exitCode,
    signal,
    stdout: textOf(chunks, 'stdout'),
    stderr: textOf(chunks, 'stderr'),
    raw: { outputFile: outputFile?.toString() ?? null, summaryFile: summaryFile?.toString() ?? null },
    workspace: await readTree(places.workspace),
    ms,
    ...(peakRssKiB === undefined ? {} : { peakRssKiB }),
    directory: places.root,
  }
}

const prepare = async (places: Places, { eventPayload = {}, files = {} }: ActionRun): Promise<void> => {
  for (const directory of [places.workspace, places.home, places.tools])
    await mkdir(directory, { recursive: true })
  for (const name of FILE_COMMANDS) await write(places.fileCommands[name], '')
  const event = typeof eventPayload === 'string' ? eventPayload : JSON.stringify(eventPayload)
  if (eventPayload !== null) await write(places.event, event)
  for (const [path, content] of Object.entries(files)) await write(join(places.workspace, path), content)
}

const write = async (path: string, content: string | Buffer): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

const overlay = (
  base: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string | undefined>>,
): Record<string, string> => {
  const merged = Object.entries({ ...base, ...changes })
  return Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== undefined))
}

const readOptional = async (path: string): Promise<Buffer | null> =>
  existsSync(path) ? readFile(path) : null

const readTree = async (directory: string): Promise<Record<string, string>> => {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const texts = await Promise.all(
    files.map(async (path) => [relative(directory, path), await readFile(path, 'utf8')] as const),
  )
  return Object.fromEntries(texts)
}

const textOf = (chunks: readonly (Chunk & { readonly data: Buffer })[], stream: Chunk['stream']): string =>
  Buffer.concat(chunks.filter((chunk) => chunk.stream === stream).map(({ data }) => data)).toString()

import type { Annotation, Level } from './annotations.ts'
import type { Command } from './commands.ts'
import { parsePairs, readSummary } from './files.ts'
import { createInterpreter } from './interpret.ts'
import { createJournal, type Journal, messageOf } from './journal.ts'
import { createMasker } from './masks.ts'
import { createNames } from './names.ts'
import { type Chunk, decode, fold, linesOf, readLines } from './text.ts'

/** A file that a step leaves behind: bytes or text; null when it was removed. */
type FileContent = Buffer | string | null

/** The result of a step's process, and the runner's knowledge from before the process. */
export interface Observation {
  /** The exit code of the process; 128 + n if signal n ended it. */
  readonly exitCode: number
  /** The model reads stdout after stderr, as the runner does if both wait. Use `chunks` if the order matters. */
  readonly stdout?: Buffer | string
  readonly stderr?: Buffer | string
  readonly chunks?: readonly Chunk[]
  readonly outputFile?: FileContent
  readonly summaryFile?: FileContent
  readonly envFile?: FileContent
  readonly stateFile?: FileContent
  readonly pathFile?: FileContent
  /** Whether commands are repeated in the log from the start; the default is `stepDebug`. */
  readonly echo?: boolean
  /** ACTIONS_STEP_DEBUG: debug lines are in the log. */
  readonly stepDebug?: boolean
  /** Values that are masked from the start: the workflow's secrets and the job's token. */
  readonly secrets?: readonly string[]
  /** The folder of the workspace. Paths of annotations inside it become relative. */
  readonly workspace?: string
  /** Warnings of the runner from before the process started. */
  readonly warnings?: readonly string[]
}

/** A finished step, as the runner and readers of the run see it. */
export interface Step {
  readonly conclusion: 'success' | 'failure'
  /** The outputs, never masked. Two names that differ only in case are one output. */
  readonly outputs: Readonly<Record<string, string>>
  /** Returns the outputs that a later job sees: not empty, and without a masked value. */
  readonly jobOutputs: (names: readonly string[]) => Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** Environment variables and PATH entries for the later steps. */
  readonly env: Readonly<Record<string, string>>
  readonly path: readonly string[]
  /** The first ten annotations of each level, including the runner's own. */
  readonly annotations: readonly Annotation[]
  readonly dropped: Readonly<Record<Level, number>>
  /** The values that the step itself masked, without their encodings. */
  readonly masks: readonly string[]
  readonly log: readonly string[]
  /** All debug messages, whether or not they are in the log. */
  readonly debug: readonly string[]
  readonly groups: readonly string[]
  readonly summary: string | null
  /** Errors and warnings of the runner itself, in words close to the runner's. */
  readonly problems: readonly string[]
  readonly commands: readonly Command[]
}

/** Derives a step from its process by the rules of actions/runner 2.336 on Linux with github.com. */
export const observe = (seen: Observation): Step => {
  const stepDebug = seen.stepDebug ?? false
  const masker = createMasker()
  for (const secret of seen.secrets ?? []) masker.add(secret)
  const known = new Set(masker.values())
  const journal = createJournal(masker, stepDebug)
  const outputs = createNames()
  const state = createNames()
  const env = createNames((name) => name)
  const path: string[] = []
  const groups: string[] = []
  const world = {
    journal,
    masker,
    outputs,
    state,
    groups,
    echo: seen.echo ?? stepDebug,
    workspace: seen.workspace,
  }
  const interpreter = createInterpreter(world)

  for (const warning of seen.warnings ?? []) journal.report('warning', warning)
  for (const line of linesOf(chunksOf(seen))) interpreter.read(line)

  // The runner reads the files in this order after the process has ended (FileCommandManager.ProcessFiles).
  const prepend = (line: string): void => {
    if (path.includes(line)) path.splice(path.indexOf(line), 1)
    path.push(line)
  }
  for (const line of readLines(decode(seen.pathFile ?? ''))) if (line !== '') prepend(line)
  const envSound = applyPairs(seen.envFile, 'env', journal, (name, value) => {
    // NODE_OPTIONS is refused with an error that does not fail the step.
    if (fold(name) !== 'NODE_OPTIONS') env.set(name, value)
    else journal.report('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
  })
  const { summary, fault } = readSummary(seen.summaryFile ?? '', masker.mask)
  if (fault !== undefined) journal.report('error', fault)
  const stateSound = applyPairs(seen.stateFile, 'state', journal, state.set)
  const outputSound = applyPairs(seen.outputFile, 'output', journal, (name, value) => {
    if (name === '') throw new Error("Value cannot be null. (Parameter 'name')")
    outputs.set(name, value)
    journal.debug(`Set output ${name} = ${value}`)
  })

  const success = seen.exitCode === 0 && !interpreter.failed() && envSound && stateSound && outputSound
  return {
    conclusion: success ? 'success' : 'failure',
    outputs: outputs.record(),
    // From actions/runner JobExtension.FinalizeJob.
    jobOutputs: (names) =>
      Object.fromEntries(
        names.flatMap((name) => {
          const value = outputs.get(name) ?? ''
          return value === '' || masker.mask(value) !== value ? [] : [[name, value] as const]
        }),
      ),
    state: state.record(),
    env: env.record(),
    path,
    annotations: journal.annotations,
    dropped: journal.dropped,
    masks: masker.values().filter((value) => !known.has(value)),
    log: journal.log,
    debug: journal.debugLines,
    groups,
    summary,
    problems: journal.problems,
    commands: interpreter.commands,
  }
}

const chunksOf = (seen: Observation): readonly Chunk[] =>
  seen.chunks ?? [
    { stream: 'stderr', data: seen.stderr ?? '' },
    { stream: 'stdout', data: seen.stdout ?? '' },
  ]

/** Applies the pairs of a file up to its fault, and returns whether there was none. */
const applyPairs = (
  content: FileContent | undefined,
  file: string,
  journal: Journal,
  apply: (name: string, value: string) => void,
): boolean => {
  const { pairs, fault } = parsePairs(decode(content ?? ''))
  try {
    for (const [name, value] of pairs) apply(name, value)
    if (fault !== undefined) throw new Error(fault)
    return true
  } catch (error) {
    journal.report('error', `Unable to process file command '${file}' successfully.`)
    journal.report('error', messageOf(error))
    return false
  }
}

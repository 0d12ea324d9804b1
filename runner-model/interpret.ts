import { placeOf } from './annotations.ts'
import { COMMANDS, type Command, parseCommand, property } from './commands.ts'
import { isLevel, type Journal, messageOf } from './journal.ts'
import type { Masker } from './masks.ts'
import type { Names } from './names.ts'
import { fold, trim } from './text.ts'

/** The state that the commands of a step change. */
export interface World {
  readonly journal: Journal
  readonly masker: Masker
  readonly outputs: Names
  readonly state: Names
  readonly groups: string[]
  readonly echo: boolean
  readonly workspace: string | undefined
}

export interface Interpreter {
  readonly read: (line: string) => void
  /** Every command, even a failed one, with its name in lower case. The token that ends `stop-commands` is also a command. */
  readonly commands: readonly Command[]
  /** Whether a command failed, which also fails the step. */
  readonly failed: () => boolean
}

/** Commands that are not repeated in the log when `echo` is on (OmitEcho). */
const SILENT: readonly string[] = ['add-mask', 'debug', 'warning', 'error', 'notice']
const EMPTY_ARGUMENT = "Value cannot be null. (Parameter 'value')"
const DEPRECATED =
  'command is deprecated and will be disabled soon. Please upgrade to using Environment Files.'
const BAD_TOKEN =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command."

/** Creates an interpreter of lines and their commands (actions/runner OutputManager and ActionCommandManager). */
export const createInterpreter = (world: World): Interpreter => {
  const { journal, masker } = world
  const commands: Command[] = []
  const known = new Set(COMMANDS.map(fold))
  let echo = world.echo
  let stopToken: string | undefined
  let failed = false
  let halted = false

  const setNamed = (names: Names, command: Command, describe: (name: string) => string): void => {
    const verb = command.name.toLowerCase()
    journal.report('warning', `The \`${verb}\` ${DEPRECATED}`)
    const name = property(command, 'name')
    if (name === undefined) throw new Error(`Required field 'name' is missing in ##[${verb}] command.`)
    names.set(name, command.data)
    journal.debug(describe(name))
  }

  const annotate = (command: Command): void => {
    const name = command.name.toLowerCase()
    if (isLevel(name)) journal.annotate(name, command.data, placeOf(command, world.workspace))
  }

  const disabled = ({ name }: Command): void => {
    throw new Error(
      `The \`${name.toLowerCase()}\` command is disabled. Please upgrade to using Environment Files.`,
    )
  }

  const handlers: Readonly<Record<string, (command: Command) => void>> = {
    error: annotate,
    warning: annotate,
    notice: annotate,
    debug: ({ data }) => journal.debug(data),
    group: ({ data }) => {
      world.groups.push(masker.mask(data))
      journal.output(`##[group]${data}`)
    },
    endgroup: () => journal.output('##[endgroup]'),
    'set-output': (command) =>
      setNamed(world.outputs, command, (name) => `steps.step.outputs.${name}='${command.data}'`),
    'save-state': (command) =>
      setNamed(world.state, command, (name) => `Save intra-action state ${name} = ${command.data}`),
    'set-env': disabled,
    'add-path': disabled,
    'add-mask': ({ data }) => {
      if (trim(data) === '') {
        journal.report('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
        return
      }
      if (echo) journal.output('::add-mask::***')
      masker.add(data)
      for (const line of data.split(/[\r\n]/)) masker.add(trim(line))
    },
    echo: ({ data }) => {
      const value = trim(data).toLowerCase()
      if (data === '') throw new Error(EMPTY_ARGUMENT)
      if (value !== 'on' && value !== 'off') throw new Error(`Invalid echo command value: '${data}'.`)
      echo = value === 'on'
    },
    // The model has no files, so the file of a matcher is always missing, which fails the step.
    'add-matcher': ({ data }) => {
      if (data !== '') throw new Error(`Could not find file '${data}'.`)
      journal.report('warning', 'File path must be specified.')
    },
    'remove-matcher': (command) => {
      const owner = property(command, 'owner')
      if ((owner === undefined) === (command.data === '')) {
        journal.report('warning', 'Either an owner name or a file path must be specified, and not both.')
      } else if (owner === undefined) throw new Error(`Could not find file '${command.data}'.`)
    },
  }

  const stop = (line: string, command: Command): void => {
    const token = command.data
    if (token === '' || known.has(fold(token)) || fold(token) === 'PAUSE-LOGGING') {
      // The runner's reader throws here, so no later line is read.
      halted = true
      failed = true
      journal.report('error', BAD_TOKEN)
      return
    }
    stopToken = token
    known.add(fold(token))
    if (token.length > 6) masker.add(token)
    journal.output(line)
  }

  /** Processes a line. Returns whether it was a command; a command is not shown as text. */
  const process = (line: string): boolean => {
    const command = parseCommand(line, (name) => known.has(fold(name)))
    if (!command) return false
    if (stopToken !== undefined) {
      if (fold(command.name) !== fold(stopToken)) return false
      known.delete(fold(stopToken))
      stopToken = undefined
      commands.push(command)
      journal.output(line)
      return true
    }
    const name = command.name.toLowerCase()
    commands.push({ ...command, name })
    if (name === 'stop-commands') {
      stop(line, command)
      return true
    }
    if (echo && !SILENT.includes(name)) journal.output(line)
    try {
      handlers[name]?.(command)
    } catch (error) {
      failed = true
      const shown = SILENT.includes(name) ? name : line
      journal.report('error', `Unable to process command '${shown}' successfully.`)
      journal.report('error', messageOf(error))
    }
    return true
  }

  return {
    read: (line) => {
      if (halted || process(line)) return
      // The runner escapes its own markers in the text of a step (OutputManager.OnDataReceived).
      journal.output(
        line
          .replaceAll('##[start-action', '##[\\start-action')
          .replaceAll('##[end-action', '##[\\end-action'),
      )
    },
    commands,
    failed: () => failed,
  }
}

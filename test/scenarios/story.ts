import { DEMO_CREDENTIALS, type DemoImage, demoWorld } from '../../emulator/demo/demo.ts'
import { serve } from '../../emulator/serve.ts'
import { type PreloadClock, preloadClock } from '../../runner-model/preload-clock.ts'
import { type ActionResult, type ActionRun, runAction } from '../../runner-model/run.ts'
import { NOW } from '../make.ts'
import { OUTPUTS } from '../report/reports.ts'

/** A run of the built action against the emulator. */
export interface Story extends Omit<Partial<ActionRun>, 'inputs'>, Pick<PreloadClock, 'speed' | 'jump'> {
  /** Images of the demo world, by name; any other text is an image ID. */
  readonly images?: readonly (DemoImage | (string & {}))[]
  /** Changes to the inputs that every run needs; undefined removes one. */
  readonly inputs?: Readonly<Record<string, string | undefined>>
  /** Changes to an emulator of the demo world. */
  readonly emulator?: Partial<Parameters<typeof serve>[0]>
  /** The time at the start, by default `NOW`. Without `speed` it stands still. */
  readonly now?: Date
}

type Requests = Awaited<ReturnType<typeof serve>>['requests']

export interface StoryResult {
  readonly result: ActionResult
  readonly requests: Requests
  /** The whole run as text for a snapshot, without the port and signatures, which change from run to run. */
  readonly transcript: string
  /** How long the run took by the clock of the story. */
  readonly seconds: number
}

/** Runs `dist/` as the runner does, against an emulator with the same clock. */
export async function runStory({
  images = [],
  inputs = {},
  emulator,
  now: start = NOW,
  speed = 0,
  jump,
  ...run
}: Story): Promise<StoryResult> {
  const realStart = Date.now()
  const elapsed = (): number => (Date.now() - realStart) * speed
  const now = (): number => {
    const jumped = jump !== undefined && elapsed() >= jump.after ? jump.by : 0
    return Math.floor(start.getTime() + elapsed() + jumped)
  }
  const world = demoWorld(NOW.getTime())
  const idOf = (name: string): string =>
    Object.entries(world.images).find(([key]) => key === name)?.[1].ImageID ?? name
  await using served = await serve({ world, now, ...emulator })
  const { secretId, secretKey } = DEMO_CREDENTIALS.lasting
  const all: Record<string, string | undefined> = {
    'image-id': images.map(idOf).join('\n'),
    'secret-id': secretId,
    'secret-key': secretKey,
    endpoint: served.url,
    // No scan ends while the clock stands still.
    ...(speed === 0 ? { 'wait-timeout': '0' } : {}),
    ...inputs,
  }
  const wall = { real: realStart, shown: start.getTime() }
  const result = await runAction({
    timeoutMs: 60_000,
    ...run,
    nodeArgs: [
      ...preloadClock({ wall, speed, ...(jump === undefined ? {} : { jump }) }),
      ...(run.nodeArgs ?? []),
    ],
    inputs: Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  })
  const { requests, url } = served
  return { result, requests, transcript: transcriptOf(result, requests, url), seconds: elapsed() / 1_000 }
}

function transcriptOf({ step, exitCode, raw }: ActionResult, requests: Requests, url: string): string {
  // Sorted, because concurrent requests may arrive in any order.
  const sent = requests
    .map(({ action, body, headers }) => `${action} ${body}\n${list(headers, '  ')}`)
    .toSorted()
  const { port } = new URL(url)
  return [
    `exit code ${exitCode}, step ${step.conclusion}`,
    `\n── log\n${step.log.join('\n')}`,
    `\n── annotations\n${step.annotations.map(({ level, title, message }) => `${level}: ${title}\n  ${message}`).join('\n')}`,
    `\n── outputs\n${OUTPUTS.map((name) => `${name}: ${step.outputs[name]}`).join('\n')}`,
    `\n── requests\n${sent.join('\n')}`,
    `\n── summary\n${raw.summaryFile}`,
  ]
    .join('\n')
    .replaceAll(`:${port}`, ':PORT')
    .replaceAll(`&#58;${port}`, '&#58;PORT')
    .replaceAll(/Signature=[0-9a-f]{64}/g, 'Signature=…')
}

function list(headers: Readonly<Record<string, unknown>>, indent: string): string {
  return Object.entries(headers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${indent}${name}: ${value}`)
    .join('\n')
}

/** The answer of TCSS that refuses a request with this code. */
export const apiRefusal = (code: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ Response: { Error: { Code: code, Message: 'no' }, RequestId: 'r-1' } }),
})

/** The messages of all annotations of a run. */
export const messages = ({ result }: Pick<StoryResult, 'result'>): string =>
  result.step.annotations.map(({ message }) => message).join('\n')

const outputIn = (
  { result }: Pick<StoryResult, 'result'>,
  name: string,
): readonly Record<string, unknown>[] => JSON.parse(result.step.outputs[name] ?? '')

/** The verdict of each image of a run, in order. */
export const verdictsIn = (run: Pick<StoryResult, 'result'>) =>
  outputIn(run, 'results').map(({ verdict }) => verdict)

/** The violations of a run as `rule found/allowed`. */
export const violationsIn = (run: Pick<StoryResult, 'result'>) =>
  outputIn(run, 'violations').map(({ rule, found, allowed }) => `${rule} ${found}/${allowed}`)

/** The part of a result that decides what happens next. */
export function outcome({ step, exitCode }: ActionResult) {
  const { verdict, allowed } = step.outputs
  return { exitCode, verdict, allowed }
}

export const PASSED = { exitCode: 0, verdict: 'pass', allowed: 'true' }
export const WARNED = { exitCode: 0, verdict: 'warn', allowed: 'true' }
export const FAILED = { exitCode: 1, verdict: 'fail', allowed: 'false' }
export const ERROR = { exitCode: 1, verdict: 'error', allowed: 'false' }

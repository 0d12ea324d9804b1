import { DEMO_CREDENTIALS, type DemoImage, demoWorld } from '../../emulator/demo/demo.ts'
import { serve } from '../../emulator/serve.ts'
import { stoppedClock } from '../../runner-model/preload-clock.ts'
import { type ActionResult, type ActionRun, runAction } from '../../runner-model/run.ts'
import { OUTPUTS } from '../../src/report/outputs/outputs.ts'
import { NOW } from '../make.ts'

/** A run of the built action against the emulator. */
export interface Story extends Omit<Partial<ActionRun>, 'inputs'> {
  /** Images of the emulator's world, by name; any other text is an ID of its own. */
  readonly images?: readonly (DemoImage | (string & {}))[]
  /** Laid over the inputs that such a run needs; undefined takes one away. */
  readonly inputs?: Readonly<Record<string, string | undefined>>
  readonly emulator?: Partial<Parameters<typeof serve>[0]>
  /** When it happens; `NOW` unless given. */
  readonly now?: Date
}

type Requests = Awaited<ReturnType<typeof serve>>['requests']

/** What came of a story; `told` is all that a snapshot needs, with the port and signatures taken out. */
export interface Told {
  readonly result: ActionResult
  readonly told: string
  readonly requests: Requests
}

/** Runs `dist/` as the runner does, with a clock that stands still, against an emulator with the same clock. */
export async function tellStory({
  images = [],
  inputs = {},
  emulator,
  now = NOW,
  ...run
}: Story): Promise<Told> {
  const world = demoWorld(NOW.getTime())
  const idOf = (name: string): string =>
    Object.entries(world.images).find(([key]) => key === name)?.[1].ImageID ?? name
  await using served = await serve({ world, now: () => now.getTime(), ...emulator })
  const { secretId, secretKey } = DEMO_CREDENTIALS.lasting
  const given: Record<string, string | undefined> = {
    'image-id': images.map(idOf).join('\n'),
    'secret-id': secretId,
    'secret-key': secretKey,
    endpoint: served.url,
    // A world whose clock stands has no scan that ends.
    'wait-timeout': '0',
    ...inputs,
  }
  const present = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const result = await runAction({
    timeoutMs: 30_000,
    ...run,
    nodeArgs: [...stoppedClock(now), ...(run.nodeArgs ?? [])],
    inputs: Object.fromEntries(present),
  })
  const { requests } = served
  return { result, requests, told: steady(snapshot(result, requests), served.url) }
}

function snapshot({ step, exitCode, raw }: ActionResult, requests: Requests): string {
  const sent = requests.map(({ action, body, headers }) => `${action} ${body}\n${list(headers, '  ')}`)
  return [
    `exit code ${exitCode}, step ${step.conclusion}`,
    `\n── log\n${step.log.join('\n')}`,
    `\n── annotations\n${step.annotations.map(({ level, title, message }) => `${level}: ${title}\n  ${message}`).join('\n')}`,
    `\n── outputs\n${OUTPUTS.map((name) => `${name}: ${step.outputs[name]}`).join('\n')}`,
    `\n── requests\n${sent.join('\n')}`,
    `\n── summary\n${raw.summaryFile}`,
  ].join('\n')
}

function list(headers: Readonly<Record<string, unknown>>, indent: string): string {
  return Object.entries(headers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${indent}${name}: ${value}`)
    .join('\n')
}

/** The port, and the signature that covers it, differ from run to run. */
function steady(text: string, url: string): string {
  const { port } = new URL(url)
  return text
    .replaceAll(`:${port}`, ':PORT')
    .replaceAll(`&#58;${port}`, '&#58;PORT')
    .replaceAll(/Signature=[0-9a-f]{64}/g, 'Signature=…')
}

import { API_ZONE } from '../../src/domain/time.ts'
import type { Runner } from '../../src/github/runner.ts'
import type { Annotation } from '../../src/report/annotations.ts'
import type { Outputs } from '../../src/report/outputs.ts'
import { run, type World } from '../../src/run.ts'
import type { Call } from '../../src/tencent/call.ts'
import { createNodes } from '../../src/tencent/nodes.ts'
import { noFile, someImage, someInputs } from '../make.ts'
import { fakeClock } from '../tencent/fakes.ts'

type Event =
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'outputs'; readonly outputs: Outputs }
  | { readonly kind: 'summary'; readonly text: string }
  | { readonly kind: 'annotation'; readonly annotation: Annotation }

/** A runner that remembers, in order. Its outputs cannot be written where `unwritable` says why. */
function fakeRunner(unwritable: string | null, summaryLimit: number): Runner & { events: Event[] } {
  const events: Event[] = []
  return {
    events,
    log: (line) => void events.push({ kind: 'log', line }),
    group: (title) => void events.push({ kind: 'log', line: `▼ ${title}` }),
    endGroup: () => void events.push({ kind: 'log', line: '▲' }),
    publishOutputs: (outputs) => {
      events.push({ kind: 'outputs', outputs })
      return unwritable
    },
    publishSummary: async (render) => void events.push({ kind: 'summary', text: render(summaryLimit) }),
    annotate: (annotation) => void events.push({ kind: 'annotation', annotation }),
  }
}

/** What TCSS answers about a sound image, but for what is given. */
const soundAnswer = (ImageID: string, given: object) => ({
  ImageID,
  ImageName: 'h.io/shop/web:1',
  ImageDigest: `sha256:${'2'.repeat(64)}`,
  IsTrustImage: true,
  ScanStatus: 'SCANNED',
  ScanTime: '2026-11-24 08:13:00',
  ...Object.fromEntries(['ScanVul', 'ScanVirus', 'ScanRisk'].map((name) => [`${name}Progress`, 100])),
  ...Object.fromEntries(['VulCnt', 'VirusCnt', 'RiskCnt', 'SensitiveInfoCnt'].map((name) => [name, 0])),
  ...given,
})

interface Given {
  /** By image, in the order asked: what differs from a sound answer, or the error instead of one. */
  readonly answers?: readonly (object | Error)[]
  readonly inputs?: Readonly<Record<string, string>>
  readonly unwritable?: string | null
  readonly signal?: AbortSignal
  readonly connect?: World['connect']
  readonly summaryLimit?: number
}

/** Runs the whole program against fakes that behave, and tells what came out of it, and in which order. */
export async function happen({ answers = [{}], inputs = {}, unwritable = null, ...given }: Given = {}) {
  const images = answers.map((_, index) => someImage(index + 1).imageId)
  const all = someInputs({ 'image-id': images.join('\n'), ...inputs })
  const runner = fakeRunner(unwritable, given.summaryLimit ?? 1024 * 1024)
  const asked: unknown[] = []
  let connected = 0
  const call: Call = async (action, parameters) => {
    asked.push([action, parameters])
    const imageId = 'ImageID' in parameters ? String(parameters.ImageID) : ''
    const answer = answers[images.indexOf(imageId)] ?? {}
    if (answer instanceof Error) throw answer
    return { response: soundAnswer(imageId, answer), requestId: `r-${images.indexOf(imageId) + 1}` }
  }
  const connect: World['connect'] = () => createNodes(call, API_ZONE)
  const world: World = {
    sources: {
      read: (input) => all[input] ?? '',
      env: {},
      readFile: noFile,
      mask: () => {},
      redact: (text) => text,
    },
    runner,
    redact: (text) => text.replaceAll('hush_hush."secret', '***'),
    clock: fakeClock(),
    signal: given.signal ?? new AbortController().signal,
    connect: (understood, until) => {
      connected += 1
      return (given.connect ?? connect)(understood, until)
    },
  }
  const conclusion = await run(world)
  const pick = <K extends Event['kind']>(kind: K) =>
    runner.events.filter((event): event is Event & { readonly kind: K } => event.kind === kind)
  const outputs = pick('outputs').map((event) => event.outputs)
  return {
    conclusion,
    asked,
    connected,
    outputs,
    final: outputs.at(-1),
    events: runner.events,
    order: runner.events.map(({ kind }) => kind).filter((kind, index, kinds) => kind !== kinds[index - 1]),
    log: pick('log').map(({ line }) => line),
    summaries: pick('summary').map(({ text }) => text),
    annotations: pick('annotation').map(({ annotation }) => annotation),
  }
}

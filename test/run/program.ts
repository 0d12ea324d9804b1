import { NODE_ROWS } from '../../emulator/findings/default-findings.ts'
import type { FindingKind } from '../../emulator/findings/findings.ts'
import { GateError } from '../../src/errors.ts'
import type { JsonObject } from '../../src/json.ts'
import type { CommentJob } from '../../src/ports/comment-job.ts'
import type { Annotation, Runner } from '../../src/ports/runner.ts'
import type { WorkflowEvent } from '../../src/ports/workflow-event.ts'
import type { Outputs } from '../../src/report/outputs/outputs.ts'
import { run } from '../../src/run.ts'
import type { Call } from '../../src/tencent/client/call.ts'
import { createNodes } from '../../src/tencent/nodes/node-inventory.ts'
import { API_ZONE } from '../../src/tencent/wire/time.ts'
import type { World } from '../../src/world.ts'
import { virtualClock } from '../clocks.ts'
import { someImage, someSources } from '../make.ts'
import { sha256 } from '../oci.ts'

type Event =
  | { readonly kind: 'log'; readonly line: string }
  | { readonly kind: 'outputs'; readonly outputs: Outputs }
  | { readonly kind: 'summary'; readonly text: string }
  | { readonly kind: 'annotation'; readonly annotation: Annotation }
  | { readonly kind: 'file'; readonly path: string; readonly text: string | null }
  | { readonly kind: 'comment'; readonly job: CommentJob }

/** A runner that records its events in order. Its outputs cannot be written when `unwritable` gives a reason. */
function fakeRunner(unwritable: string | null, summaryLimit: number): Runner & { events: Event[] } {
  const events: Event[] = []
  return {
    events,
    log: (line) => void events.push({ kind: 'log', line }),
    group: (title) => void events.push({ kind: 'log', line: `▼ ${title}` }),
    endGroup: () => void events.push({ kind: 'log', line: '▲' }),
    publishOutputs: (outputs) => {
      events.push({ kind: 'outputs', outputs: outputs as Outputs })
      return unwritable
    },
    publishSummary: async (render) => void events.push({ kind: 'summary', text: render(summaryLimit) }),
    annotate: (annotation) => void events.push({ kind: 'annotation', annotation }),
  }
}

/** The response of TCSS about a sound image, with the given differences. */
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

const LISTS: Readonly<Record<string, FindingKind>> = {
  DescribeAssetImageVulList: 'vulnerabilities',
  DescribeAssetImageVirusList: 'viruses',
  DescribeAssetImageRiskList: 'risks',
}

/** A page of findings; their total is the count in the response. */
function listAnswer(kind: FindingKind, answer: ReturnType<typeof soundAnswer>, parameters: object) {
  const { Offset, Limit } = parameters as { readonly Offset: number; readonly Limit: number }
  const rows = NODE_ROWS[kind](answer)
  return { List: rows.slice(Offset, Offset + Limit), TotalCount: rows.length }
}

/** An image with a virus, an error of TCSS, and the end of a cancelled job. */
export const FAIL = { answers: [{ VirusCnt: 1 }] } as const
export const WARN = { ...FAIL, inputs: { mode: 'warn' } } as const
export const REFUSAL = new GateError('refused', {
  problem: 'TCSS said no.',
  remedy: 'Ask again.',
  requestId: 'r-9',
})
export const CANCELLED = new GateError('cancelled', {
  problem: 'The job was cancelled (SIGTERM).',
  remedy: '',
})

/** A connection that throws. */
export const failing = (thrown: unknown) => (): never => {
  throw thrown
}

export interface Given {
  /** For each image in order: the differences from a sound response, or the error in its place. */
  readonly answers?: readonly (object | Error)[]
  /** In place of every list of findings: a response, an error, or `silence` for no response at all. */
  readonly lists?: JsonObject | Error | 'silence'
  readonly inputs?: Readonly<Record<string, string>>
  readonly unwritable?: string | null
  readonly signal?: AbortSignal
  readonly connect?: World['connect']
  readonly sources?: Partial<World['sources']>
  readonly event?: WorkflowEvent
  readonly summaryLimit?: number
  /** The reason why no report file, or the file at a path, cannot be written; null for a file that can. */
  readonly unwritableFile?: string | ((path: string) => string | null)
  readonly commentWarnings?: readonly string[]
  /** Replaces the writing of the comment; it may cancel the job. */
  readonly comment?: (job: AbortController) => Promise<readonly string[]>
  /** Runs when pending events are flushed; it may cancel the job. */
  readonly duringFlush?: (job: AbortController) => void
  /** Runs while the summary is written; it may cancel the job. */
  readonly duringSummary?: (job: AbortController) => void
  readonly context?: Partial<World['context']>
}

/** Runs the whole program against fakes that behave; returns everything that it published, in order. */
export async function runProgram({ answers = [{}], inputs = {}, unwritable = null, ...given }: Given = {}) {
  const images = answers.map((_, index) => someImage(index + 1).imageId)
  const runner = fakeRunner(unwritable, given.summaryLimit ?? 1024 * 1024)
  const requests: (readonly [action: string, parameters: object])[] = []
  let connected = 0
  const call: Call = async (action, parameters) => {
    requests.push([action, parameters])
    const imageId = 'ImageID' in parameters ? String(parameters.ImageID) : ''
    const answer = answers[images.indexOf(imageId)] ?? {}
    if (answer instanceof Error) throw answer
    const requestId = `r-${images.indexOf(imageId) + 1}`
    const sound = soundAnswer(imageId, answer)
    const kind = LISTS[action]
    if (kind === undefined) return { response: sound, requestId }
    const { lists = listAnswer(kind, sound, parameters) } = given
    if (lists instanceof Error) throw lists
    return lists === 'silence' ? new Promise(() => {}) : { response: lists, requestId }
  }
  const connect: World['connect'] = async () => createNodes(call, API_ZONE)
  const clock = virtualClock()
  const job = new AbortController()
  const { unwritableFile = null } = given
  const world: World = {
    sources: someSources(
      { 'image-id': images.join('\n'), ...inputs },
      { ...(given.event === undefined ? {} : { event: given.event }), ...given.sources },
    ),
    runner: {
      ...runner,
      publishSummary: async (render) => {
        await runner.publishSummary(render)
        given.duringSummary?.(job)
      },
    },
    context: {
      repository: 'acme/shop',
      workflow: '.github/workflows/gate.yml',
      job: 'gate',
      commit: null,
      runUrl: null,
      ...given.context,
    },
    writeFile: (path, text) => {
      runner.events.push({ kind: 'file', path, text })
      return typeof unwritableFile === 'function' ? unwritableFile(path) : unwritableFile
    },
    flushEvents: async () => given.duringFlush?.(job),
    digest: sha256,
    comment: async (one) => {
      runner.events.push({ kind: 'comment', job: one })
      return given.comment === undefined ? (given.commentWarnings ?? []) : given.comment(job)
    },
    redact: (text) => text.replaceAll('hush_hush."secret', '***'),
    clock,
    signal: given.signal ?? job.signal,
    connect: (understood, credentials, until) => {
      connected += 1
      return (given.connect ?? connect)(understood, credentials, until)
    },
  }
  const conclusion = await clock.run(run(world))
  const pick = <K extends Event['kind']>(kind: K) =>
    runner.events.filter((event): event is Event & { readonly kind: K } => event.kind === kind)
  const outputs = pick('outputs').map((event) => event.outputs)
  return {
    conclusion,
    requests,
    /** Every attempt to write a file, in order. */
    written: pick('file').map(({ path, text }) => ({ path, text })),
    files: Object.fromEntries(pick('file').map(({ path, text }) => [path, text])),
    comments: pick('comment').map(({ job: one }) => one),
    seconds: clock.monotonic() / 1_000,
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

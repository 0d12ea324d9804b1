// `npm run bench`: measures the start of the built action, and runs it as the runner does on fleets of images, against the emulator
// with a round trip of 50 ms. Prints two tables, and fails when a bound is exceeded. `--quick` leaves out the largest fleet,
// `--start` all fleets.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DEMO_CREDENTIALS } from '../emulator/demo/demo.ts'
import { runAction } from '../runner-model/run.ts'
import {
  type Fault,
  fleet,
  LIMITS,
  type LimitName,
  type Observation,
  ONE_WAY,
  PER_SECOND,
  type Service,
} from './bench/fleet.ts'
import { allAtOnce, oneByOne, type Plain } from './bench/plain.ts'
import { measureStartUp } from './bench/startup.ts'

/** One row of the table. */
interface Case extends Service {
  readonly name: string
  /** Longest duration in milliseconds, if bounded. */
  readonly bound: number | null
  /** Whether each image must take the minimum of requests, without a rejection. */
  readonly undisturbed: boolean
  /** A loop that runs instead of the action for comparison, without bounds. */
  readonly plain: Plain | null
}

interface Measured extends Case, Observation {
  /** Images without a result. */
  readonly lost: number
  readonly verdict: string | null
  /** Peak in KiB; null for a loop without its own process. */
  readonly memory: number | null
}

const ROUND_TRIP = 2 * ONE_WAY
const SMALL = 20
const MEDIUM = 200
/** Lengths of the list of one image. */
const LISTED = 2_425
const LONG_LIST = 25_000
const PAGE = 100
const LARGE = 1_000
const MOST_CONNECTIONS = 20
/** Bounds on peak memory in KiB: 200 MB with the largest fleet, 300 MB with the longest list. */
const FLEET_MEMORY = 200e6 / 1024
const LIST_MEMORY = 300e6 / 1024

/** A preload that writes the peak memory of the client in KiB when it ends. */
const PROBE = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeFileSync } from 'node:fs'
  process.on('exit', () => {
    let peak
    try { peak = /^VmHWM:\\s+(\\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1] }
    catch { peak = process.resourceUsage().maxRSS }
    writeFileSync(process.env.BENCH_MEMORY, String(peak))
  })
`)}`

const flag = { type: 'boolean', default: false } as const
const { values: options } = parseArgs({ options: { quick: flag, start: flag } })
const directory = await mkdtemp(join(tmpdir(), 'bench-'))
const rows: Measured[] = []
const startUp = await measureStartUp()
console.log(startTable())
try {
  for (const each of options.start ? [] : cases()) {
    process.stderr.write(`${each.name}, ${each.limit} … `)
    const row = await measure(each)
    rows.push(row)
    const { duration, requests, busiestSecond } = row
    process.stderr.write(
      `${seconds(duration)}, ${requests} requests, up to ${busiestSecond} within a second\n`,
    )
  }
} finally {
  await rm(directory, { recursive: true, force: true })
}

if (rows.length > 0) {
  console.log(table())
  console.log('\nRejected: by the limit, and after a plus sign by the fault of the case.')
}
console.log(`Node ${process.version}, ${availableParallelism()} cores, round trip ${ROUND_TRIP} ms.`)
const failures = [
  ...startUp.filter(({ measured, bound }) => measured > bound).map(({ what }) => what),
  ...rows.flatMap((row) => failuresOf(row).map((text) => `${row.name}, ${row.limit}: ${text}`)),
]
for (const failure of failures) console.error(`Failed: ${failure}`)
if (failures.length > 0) process.exitCode = 1

function cases(): readonly Case[] {
  return [
    ...LIMITS.flatMap((limit) => [
      undisturbed(limit, SMALL, leastTime(SMALL) + 100),
      undisturbed(limit, MEDIUM, 1.03 * leastTime(MEDIUM)),
      ...(options.quick ? [] : [undisturbed(limit, LARGE, 1.02 * leastTime(LARGE))]),
    ]),
    ...LIMITS.flatMap((limit) => [
      listing(limit, LISTED, 2_000),
      ...(options.quick ? [] : [listing(limit, LONG_LIST, 1.1 * leastTime(1 + LONG_LIST / PAGE))]),
    ]),
    ...LIMITS.flatMap((limit) => [disturbed(limit, 'rejected'), disturbed(limit, 'reset')]),
    ...LIMITS.flatMap((limit) => [
      compared(limit, 'one by one', oneByOne),
      compared(limit, 'all at once', allAtOnce),
    ]),
  ]
}

function undisturbed(limit: LimitName, images: number, bound: number): Case {
  const name = `${images.toLocaleString('en')} images`
  return { name, images, listed: 0, limit, bound, fault: null, undisturbed: true, plain: null }
}

function listing(limit: LimitName, listed: number, bound: number): Case {
  const name = `1 image, ${listed.toLocaleString('en')} vulnerabilities`
  return { name, images: 1, listed, limit, bound, fault: null, undisturbed: true, plain: null }
}

function disturbed(limit: LimitName, fault: Fault): Case {
  const name = `${MEDIUM} images, 30 % ${fault}`
  return { name, images: MEDIUM, listed: 0, limit, bound: null, fault, undisturbed: false, plain: null }
}

function compared(limit: LimitName, how: string, plain: Plain): Case {
  const name = `${MEDIUM} images, ${how}`
  return { name, images: MEDIUM, listed: 0, limit, bound: null, fault: null, undisturbed: false, plain }
}

/** Shortest possible duration in milliseconds, with a second's worth of requests at once and then as many every second. */
function leastTime(images: number): number {
  return ROUND_TRIP + ((images - PER_SECOND) / PER_SECOND) * 1000
}

async function measure(measured: Case): Promise<Measured> {
  const { images, listed, limit, fault, plain } = measured
  const service: Service = { images, listed, limit, fault }
  const server = fork(fileURLToPath(new URL('bench/server.ts', import.meta.url)), [JSON.stringify(service)])
  const [url]: string[] = await once(server, 'message')
  if (url === undefined) throw new Error('The server has no address.')
  const imageIds = fleet(service).map(({ ImageID }) => ImageID)
  const result =
    plain === null
      ? await runGate(url, imageIds, listed > 0)
      : { lost: await plain(url, imageIds), verdict: null, memory: null }
  server.send('end')
  const [observation]: Observation[] = await once(server, 'message')
  if (observation === undefined) throw new Error('The server sent no observation.')
  server.disconnect()
  await once(server, 'exit')
  return { ...measured, ...observation, ...result }
}

async function runGate(url: string, imageIds: readonly string[], lists: boolean) {
  const file = join(directory, 'memory')
  const { secretId, secretKey } = DEMO_CREDENTIALS.lasting
  const { step } = await runAction({
    inputs: {
      'image-id': imageIds.join(','),
      'secret-id': secretId,
      'secret-key': secretKey,
      endpoint: url,
      'wait-timeout': '0',
      ...(lists ? { 'max-critical': '0' } : {}),
    },
    nodeArgs: ['--import', PROBE],
    env: { BENCH_MEMORY: file },
    timeoutMs: 180_000,
  })
  const judged = (step.outputs['scan-status'] ?? '').split('\n').filter((status) => status === 'SCANNED')
  return {
    lost: imageIds.length - judged.length,
    verdict: step.outputs['verdict'] ?? '',
    memory: Number(await readFile(file, 'utf8')),
  }
}

/** Returns the exceeded bounds of a row as text. */
function failuresOf(row: Measured): readonly string[] {
  if (row.plain !== null) return []
  const { bound, duration, lost, verdict, rejected, connections } = row
  const most = memoryBound(row)
  const checks: readonly (readonly [boolean, string])[] = [
    [bound !== null && duration > bound, `took ${seconds(duration)}, more than ${seconds(bound ?? 0)}`],
    [lost > 0, `${lost} images lost`],
    [verdict !== 'pass', `the verdict was ${verdict}`],
    [row.undisturbed && rejected > 0, `${rejected} requests were rejected`],
    [
      row.undisturbed && (row.fewest !== requestsOf(row) || row.most !== requestsOf(row)),
      `between ${row.fewest} and ${row.most} requests for an image, not ${requestsOf(row)}`,
    ],
    [connections > MOST_CONNECTIONS, `${connections} connections at once`],
    [
      most !== null && (row.memory ?? 0) > most,
      `${megabytes(row.memory)} of memory, more than ${megabytes(most)}`,
    ],
  ]
  return checks.filter(([failed]) => failed).map(([, text]) => text)
}

/** One request for the image, and one for each page of its list. A page follows every full page. */
function requestsOf({ listed }: Measured): number {
  return listed === 0 ? 1 : 2 + Math.floor(listed / PAGE)
}

/** The bound on peak memory, in KiB; only the largest fleet and the longest list have one. */
function memoryBound({ images, listed, memory }: Measured): number | null {
  if (memory === null) return null
  if (listed === LONG_LIST) return LIST_MEMORY
  return images === LARGE ? FLEET_MEMORY : null
}

function table(): string {
  const head = [
    'case',
    'limit',
    'duration',
    'bound',
    'requests',
    'rejected',
    'lost',
    'connections',
    'peak memory',
    'holds',
  ]
  const cells = rows.map((row) => {
    const most = memoryBound(row)
    return [
      row.name,
      row.limit,
      seconds(row.duration),
      row.bound === null ? '' : `≤ ${seconds(row.bound)}`,
      `${row.requests}`,
      `${row.rejected}${row.fault === 'rejected' ? ` + ${row.faults}` : ''}`,
      `${row.lost}`,
      `${row.connections}`,
      `${megabytes(row.memory)}${most === null ? '' : ` (≤ ${megabytes(most)})`}`,
      row.plain !== null ? '' : failuresOf(row).length === 0 ? 'yes' : '**no**',
    ]
  })
  return markdown(head, cells)
}

function startTable(): string {
  const cells = startUp.map(({ what, measured, bound, unit, detail }) => {
    const digits = unit === '×' ? 2 : 0
    return [
      what,
      `${measured.toFixed(digits)} ${unit}`,
      `≤ ${bound} ${unit}`,
      detail,
      measured > bound ? '**no**' : 'yes',
    ]
  })
  return markdown(['start', 'measured', 'bound', 'times', 'holds'], cells)
}

function markdown(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const widths = head.map((title, n) =>
    Math.max(...[head, ...cells].map((line) => line[n]?.length ?? 0), title.length),
  )
  const line = (texts: readonly string[]): string =>
    `| ${texts.map((text, n) => text.padEnd(widths[n] ?? 0)).join(' | ')} |`
  return [head, widths.map((width) => '-'.repeat(width)), ...cells].map(line).join('\n')
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`
}

function megabytes(kibibytes: number | null): string {
  return kibibytes === null ? '' : `${((kibibytes * 1024) / 1e6).toFixed(1)} MB`
}

import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DEMO_CREDENTIALS, demoWorld } from '../../emulator/demo/demo.ts'
import { serve } from '../../emulator/serve.ts'
import { type ActionRun, runAction } from '../../runner-model/run.ts'

/** A row of the table: what was measured, and its bound. */
export interface Row {
  readonly what: string
  readonly measured: number
  readonly bound: number
  readonly unit: '×' | 'MiB' | 'kB' | ''
  /** How the number came about. */
  readonly detail: string
}

/** Runs of each program, one of each by turns, after one that is not counted. */
const ROUNDS = 20
const TIMEOUT = 20_000
const HOST = 'tcss.intl.tencentcloudapi.com'

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const BASELINE = { entry: pathOf('signed-post.cjs') }

/** Measures start-up against a Node.js that does nothing and against a script that sends one request, side by side. */
export async function measureStartUp(): Promise<readonly Row[]> {
  const child = fork(fileURLToPath(new URL('tls-server.ts', import.meta.url)))
  try {
    return [...(await measureRuns(child)), download()]
  } finally {
    child.disconnect()
  }
}

async function measureRuns(child: ChildProcess): Promise<readonly Row[]> {
  const [service]: { direct: number; delayed: number; ca: string; imageId: string }[] = await once(
    child,
    'message',
  )
  if (service === undefined) throw new Error('The TLS server has no address.')
  await using plain = await serve({
    world: { ...demoWorld(Date.now()), credentials: DEMO_CREDENTIALS },
    now: Date.now,
  })
  const { secretId, secretKey } = DEMO_CREDENTIALS.lasting
  const keys = { 'secret-id': secretId, 'secret-key': secretKey, 'image-id': service.imageId }
  const http = { inputs: { ...keys, endpoint: plain.url } }
  const tls = (port: number) => ({
    inputs: { ...keys, endpoint: HOST },
    nodeArgs: ['--require', pathOf('to-this-machine.cjs')],
    env: { BENCH_PORT: `${port}`, NODE_EXTRA_CA_CERTS: service.ca },
  })
  const runs = {
    nothing: { inputs: {}, nodeArgs: ['-e', '0'] },
    wrong: { inputs: { ...http.inputs, mode: 'nonsense' } },
    http,
    httpPost: { ...http, ...BASELINE },
    tls: tls(service.direct),
    tlsPost: { ...tls(service.direct), ...BASELINE },
    far: tls(service.delayed),
    farPost: { ...tls(service.delayed), ...BASELINE },
  } satisfies Record<string, Omit<ActionRun, 'timeoutMs'>>
  const exits = { nothing: 0, wrong: 1, http: 0, httpPost: 0, tls: 0, tlsPost: 0, far: 0, farPost: 0 }
  const names = Object.keys(runs) as (keyof typeof runs)[]
  const samples = new Map(names.map((name) => [name, [] as Sample[]]))
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const sample = await measure({ ...runs[name], timeoutMs: TIMEOUT }, exits[name])
      if (round > 0) samples.get(name)?.push(sample)
    }
  }
  const ratio = (field: 'cpu' | 'ms', [name, base]: readonly (keyof typeof runs)[]) => {
    const [one, other] = [name, base].map((which) =>
      mean((samples.get(which ?? 'nothing') ?? []).map((each) => each[field])),
    )
    if (one === undefined || other === undefined) throw new Error('a program was not measured')
    return { measured: one / other, unit: '×', detail: `${one.toFixed(1)} / ${other.toFixed(1)} ms` } as const
  }
  const peaks = (samples.get('tls') ?? []).map(({ peak }) => peak / 1024)
  return [
    { what: 'wrong input, CPU / `node -e 0`', bound: 1.8, ...ratio('cpu', ['wrong', 'nothing']) },
    { what: 'one image over TLS, CPU / one signed request', bound: 1.9, ...ratio('cpu', ['tls', 'tlsPost']) },
    {
      what: 'one image over HTTP, CPU / one signed request',
      bound: 2.3,
      ...ratio('cpu', ['http', 'httpPost']),
    },
    {
      what: 'one image over TLS, round trip 100 ms, time / one signed request',
      bound: 1.15,
      ...ratio('ms', ['far', 'farPost']),
    },
    {
      what: 'one image over TLS, peak memory',
      bound: 75,
      unit: 'MiB',
      measured: median(peaks),
      detail: 'median',
    },
    {
      what: 'requests of one scanned image',
      bound: 1,
      unit: '',
      measured: plain.requests.length / (2 * (ROUNDS + 1)),
      detail: '',
    },
  ]
}

interface Sample {
  /** CPU time and duration in milliseconds, peak memory in KiB. */
  readonly cpu: number
  readonly ms: number
  readonly peak: number
}

async function measure(run: ActionRun, exitCode: number): Promise<Sample> {
  const before = cpuOfChildren()
  const result = await runAction(run)
  if (result.exitCode !== exitCode)
    throw new Error(`exit code ${result.exitCode}: ${result.stdout}${result.stderr}`)
  return { cpu: cpuOfChildren() - before, ms: result.ms, peak: result.peakRssKiB ?? 0 }
}

/** CPU time of all children that have ended, in milliseconds (proc_pid_stat(5): cutime and cstime, in hundredths of a second). */
function cpuOfChildren(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

function download(): Row {
  const archive = execFileSync('git', ['archive', '--format=tar.gz', '--worktree-attributes', 'HEAD'], {
    maxBuffer: 2 ** 28,
    cwd: pathOf('../..'),
  })
  return {
    what: 'download, `git archive --format=tar.gz HEAD`',
    bound: 300,
    unit: 'kB',
    measured: archive.length / 1000,
    detail: '',
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

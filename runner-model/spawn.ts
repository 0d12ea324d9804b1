import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { performance } from 'node:perf_hooks'
import type { Chunk } from './text.ts'

/** A signal to send after some time or when the output matches. */
export type SignalPlan = { readonly name: NodeJS.Signals } & (
  | { readonly afterMs: number }
  | { readonly afterOutput: RegExp }
)

export interface Launch {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** The longest duration in milliseconds. Then the process and its children are killed and the promise rejects. */
  readonly timeoutMs: number
  readonly signal?: SignalPlan
}

export interface Ended {
  /** The exit code of the process; 128 + n after signal n, as .NET reports it. */
  readonly exitCode: number
  readonly signal: NodeJS.Signals | null
  readonly chunks: readonly (Chunk & { readonly data: Buffer })[]
  readonly ms: number
  /** The peak of resident memory, read every 20 ms. Absent without /proc, and for a process that ends within 20 ms. */
  readonly peakRssKiB?: number
}

/**
 * Runs node with empty standard input until both output streams are closed. The process leads its own group, which is killed at
 * the end, so that no grandchild remains.
 */
export const launch = ({ args, cwd, env, timeoutMs, signal }: Launch): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const chunks: (Chunk & { data: Buffer })[] = []
    let text = ''
    let peakRssKiB: number | undefined
    let timedOut = false
    let signalled = false

    const child = spawn(process.execPath, args, { cwd, env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
    child.stdin.on('error', () => undefined)
    child.stdin.end()

    const killGroup = (): void => {
      if (child.pid === undefined) return
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch {
        // The group has already ended.
      }
    }
    const send = (): void => {
      if (signal && !signalled) signalled = child.kill(signal.name)
    }
    const collect = (stream: Chunk['stream']) => (data: Buffer) => {
      chunks.push({ stream, data })
      if (!signal || !('afterOutput' in signal)) return
      text += data.toString()
      if (text.search(signal.afterOutput) >= 0) send()
    }
    child.stdout.on('data', collect('stdout'))
    child.stderr.on('data', collect('stderr'))

    const timers = [
      setTimeout(() => {
        timedOut = true
        killGroup()
      }, timeoutMs),
      setInterval(() => {
        peakRssKiB = peakOf(child.pid) ?? peakRssKiB
      }, 20),
      ...(signal && 'afterMs' in signal ? [setTimeout(send, signal.afterMs)] : []),
    ]
    const settle = (): void => {
      for (const timer of timers) clearTimeout(timer)
      killGroup()
    }

    child.once('error', (error) => {
      settle()
      reject(new Error(`node did not start: ${error.message}`, { cause: error }))
    })
    // A grandchild may keep a stream open for as long as the runner waits (ProcessInvoker).
    child.once('exit', () => timers.push(setTimeout(killGroup, 5_000)))
    child.once('close', (code, endedBy) => {
      settle()
      const ms = performance.now() - started
      if (timedOut) {
        const output = Buffer.concat(chunks.map(({ data }) => data)).toString()
        reject(
          new Error(
            `still running after ${timeoutMs} ms and killed; the output so far:\n${output.slice(-4000)}`,
          ),
        )
        return
      }
      const exitCode = code ?? 128 + (endedBy ? constants.signals[endedBy] : 0)
      resolve({ exitCode, signal: endedBy, chunks, ms, ...(peakRssKiB === undefined ? {} : { peakRssKiB }) })
    })
  })

const peakOf = (pid: number | undefined): number | undefined => {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return peak === undefined ? undefined : Number(peak)
  } catch {
    return undefined
  }
}

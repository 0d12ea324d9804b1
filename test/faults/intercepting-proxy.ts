import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as mockttp from 'mockttp'
import { createEmulator } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { demoWorld } from '../../emulator/demo/demo.ts'
import type { World } from '../../emulator/world/world.ts'
import { preloadClock } from '../../runner-model/preload-clock.ts'
import { type ActionResult, type ActionRun, runAction } from '../../runner-model/run.ts'
import { SECRET_KEY } from './secrets.ts'

/** The host that the action calls by default. */
export const HOST = 'tcss.intl.tencentcloudapi.com'

export const SECRET_ID = 'AKIDnXw3Qb6Vt9Rk2Zc5Mj8Hf4Ly7Gp'
export const TOKEN = 'token-Ht5QwEr8ZxCv2BnMk9LpYu4IoAs7DfGj'

/** The demo world with the secret key as its only one. */
export function secretWorld() {
  return {
    ...demoWorld(Date.now()),
    credentials: { secret: { secretId: SECRET_ID, secretKey: SECRET_KEY, token: TOKEN } },
  } satisfies World
}

/** The inputs of a run with the secret key. */
export function secretInputs(imageId: string): Record<string, string> {
  return { 'image-id': imageId, 'secret-id': SECRET_ID, 'secret-key': SECRET_KEY, 'session-token': TOKEN }
}

/** A proxy in front of the real host name that ends TLS with its own CA, as a company's proxy does. */
export interface InterceptingProxy extends AsyncDisposable {
  readonly server: mockttp.Mockttp
  readonly world: ReturnType<typeof secretWorld>
  /** The variables that make the action use the proxy and trust its CA. */
  readonly env: { readonly HTTPS_PROXY: string; readonly NODE_EXTRA_CA_CERTS: string }
  /** Answers as TCSS does. */
  answer(
    request: mockttp.CompletedRequest,
  ): Promise<{ statusCode: number; headers: Record<string, string>; body: string }>
}

/** Starts a proxy without any rule; each test arranges its own. */
export async function startProxy(): Promise<InterceptingProxy> {
  const ca = await mockttp.generateCACertificate()
  const directory = mkdtempSync(join(tmpdir(), 'ca-'))
  const file = join(directory, 'ca.pem')
  writeFileSync(file, ca.cert)
  const server = mockttp.getLocal({ https: ca, recordTraffic: true })
  await server.start()
  const world = secretWorld()
  const emulator = createEmulator({ world, now: Date.now, limit: fixedWindow(Number.POSITIVE_INFINITY) })
  return {
    server,
    world,
    env: { HTTPS_PROXY: `http://127.0.0.1:${server.port}`, NODE_EXTRA_CA_CERTS: file },
    answer: async ({ method, headers, body }) => {
      const { status, ...rest } = emulator.handle({
        method,
        path: '/',
        headers: headers as Record<string, string>,
        body: body.buffer,
      })
      return { statusCode: status, ...rest }
    },
    [Symbol.asyncDispose]: async () => {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Runs `dist/` with a clock that runs `speed` times as fast, by default for at most 20 real seconds. */
export function runAccelerated(
  speed: number,
  { nodeArgs = [], ...run }: Omit<ActionRun, 'timeoutMs'> & Partial<ActionRun>,
): Promise<ActionResult> {
  return runAction({ timeoutMs: 20_000, ...run, nodeArgs: [...preloadClock({ speed }), ...nodeArgs] })
}

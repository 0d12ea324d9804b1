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
import { CANARY } from './canary.ts'

/** The host that the action asks when nobody says otherwise. */
export const HOST = 'tcss.intl.tencentcloudapi.com'

export const SECRET_ID = 'AKIDnXw3Qb6Vt9Rk2Zc5Mj8Hf4Ly7Gp'
export const TOKEN = 'token-Ht5QwEr8ZxCv2BnMk9LpYu4IoAs7DfGj'

/** The emulator's world, which takes the canary for a key. */
export function canaryWorld() {
  return {
    ...demoWorld(Date.now()),
    credentials: { canary: { secretId: SECRET_ID, secretKey: CANARY, token: TOKEN } },
  } satisfies World
}

/** The inputs of a run with the canary for a key. */
export function canaryInputs(imageId: string): Record<string, string> {
  return { 'image-id': imageId, 'secret-id': SECRET_ID, 'secret-key': CANARY, 'session-token': TOKEN }
}

/** Between the action and the real host name: a proxy that ends TLS with a CA of its own, as a company's would. */
export interface Between extends AsyncDisposable {
  readonly server: mockttp.Mockttp
  readonly world: ReturnType<typeof canaryWorld>
  /** What makes the action go through it and trust it. */
  readonly env: { readonly HTTPS_PROXY: string; readonly NODE_EXTRA_CA_CERTS: string }
  /** The answer that TCSS itself would give. */
  answer(
    request: mockttp.CompletedRequest,
  ): Promise<{ statusCode: number; headers: Record<string, string>; body: string }>
}

/** Starts such a proxy; nothing is answered until a test says how. */
export async function between(): Promise<Between> {
  const ca = await mockttp.generateCACertificate()
  const directory = mkdtempSync(join(tmpdir(), 'ca-'))
  const file = join(directory, 'ca.pem')
  writeFileSync(file, ca.cert)
  const server = mockttp.getLocal({ https: ca, recordTraffic: true })
  await server.start()
  const world = canaryWorld()
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

/** Runs `dist/` with time that runs `speed` times as fast. */
export function runFast(
  speed: number,
  { env = {}, nodeArgs = [], ...run }: ActionRun,
): Promise<ActionResult> {
  return runAction({
    ...run,
    env,
    nodeArgs: [...preloadClock({ speed }), ...nodeArgs],
  })
}

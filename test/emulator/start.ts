import { expect } from '@jest/globals'
import { createEmulator, type EmulatorOptions } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import type { World } from '../../emulator/world/world.ts'
import { NOW, type RequestOptions, signedRequest } from './requests.ts'

/** Starts an emulator of this world, without a rate limit. `setTime` takes milliseconds since its creation. */
export function startEmulator(world: Partial<World> = {}, options: Partial<EmulatorOptions> = {}) {
  let now = NOW
  const emulator = createEmulator({
    world: { images: {}, credentials: DEMO_CREDENTIALS, ...world },
    now: () => now,
    limit: fixedWindow(Number.POSITIVE_INFINITY),
    ...options,
  })
  const setTime = (milliseconds: number): void => {
    now = NOW + milliseconds
  }
  const call = (action: string, parameters: unknown = {}, request: RequestOptions = {}) => {
    const body = JSON.stringify(parameters)
    const signed = signedRequest({ action, body, at: Math.floor(now / 1000), ...request })
    const { RequestId: _, ...fields } = JSON.parse(emulator.handle(signed).body).Response
    return fields
  }
  return { setTime, call }
}

/** The `Error` of an answer with this code, whose message contains the text. */
export const apiError = (code: string, text = '') => ({ Code: code, Message: expect.stringContaining(text) })

import { createEmulator, type EmulatorOptions } from '../../emulator/api/handle.ts'
import { fixedWindow } from '../../emulator/api/limit.ts'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import type { World } from '../../emulator/world/world.ts'
import { type Asked, NOW, signedRequest } from './signed.ts'

/** A world with these images, and nothing else but keys. */
export function someWorld(world: Partial<World>): World {
  return { images: {}, credentials: DEMO_CREDENTIALS, ...world }
}

/** An emulator without a limit, its clock to set in milliseconds since its creation, and what it answers. */
export function asking(world: World, options: Partial<EmulatorOptions> = {}) {
  let now = NOW
  const emulator = createEmulator({
    world,
    now: () => now,
    limit: fixedWindow(Number.POSITIVE_INFINITY),
    ...options,
  })
  const at = (milliseconds: number): void => {
    now = NOW + milliseconds
  }
  const ask = (action: string, given: unknown = {}, asked: Asked = {}) => {
    const body = JSON.stringify(given)
    const request = signedRequest({ action, body, at: Math.floor(now / 1000), ...asked })
    const { RequestId: _, ...fields } = JSON.parse(emulator.handle(request).body).Response
    return fields
  }
  return { at, ask }
}

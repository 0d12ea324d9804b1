import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { DEMO_CREDENTIALS, DEMO_IMAGES, demoWorld } from '../../emulator/demo/demo.ts'
import { DEMO_REGISTRY_IMAGES } from '../../emulator/demo/demo-registry.ts'

const start = (...args: string[]) => spawn(process.execPath, ['emulator/cli.ts', ...args])

/** Returns the output of the process until it is ready. */
async function welcome({ stdout }: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    text += chunk
    if (text.includes('Ctrl+C')) break
  }
  return text
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'the emulator prints its address and its world, and ends cleanly on %s',
  async (signal) => {
    const emulator = start()
    const text = await welcome(emulator)
    const url = /endpoint: (http:\/\/127\.0\.0\.1:\d+)\n/.exec(text)?.[1] ?? ''
    expect((await fetch(url, { method: 'POST' })).status).toBe(200)

    for (const { secretId, secretKey } of Object.values(DEMO_CREDENTIALS)) {
      expect(text).toContain(secretId)
      expect(text).toContain(secretKey)
    }
    for (const { ImageID } of Object.values(demoWorld(0).images)) expect(text).toContain(ImageID)
    for (const about of Object.values(DEMO_IMAGES)) expect(text).toContain(about)
    for (const name of ['pushed', 'pushed-infected', 'pushed-unscanned', 'pushed-virus-failed'])
      expect(text).toContain(`registry.example.com/shop/${name}:1.0.0  `)
    for (const about of Object.values(DEMO_REGISTRY_IMAGES)) expect(text).toContain(about)

    emulator.kill(signal)
    expect(await once(emulator, 'exit')).toEqual([0, null])
  },
)

test('the emulator listens on a given port', async () => {
  const first = start()
  const port = /127\.0\.0\.1:(\d+)/.exec(await welcome(first))?.[1] ?? ''
  first.kill()
  await once(first, 'exit')
  const second = start('--port', port)
  expect(await welcome(second)).toContain(`endpoint: http://127.0.0.1:${port}\n`)
  second.kill()
  await once(second, 'exit')
})

test.each([
  ['--port', 'many'],
  ['--port', '65536'],
  ['--pot', '1'],
])('the emulator refuses %s %s', async (...args) => {
  expect(await once(start(...args), 'exit')).toEqual([1, null])
})

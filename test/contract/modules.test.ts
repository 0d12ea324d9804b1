import { globSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const source = new URL('../../src/', import.meta.url)

test('every module but the entry can be loaded by itself, and changes nothing then', async () => {
  const before = { ...process.env, code: process.exitCode }
  const changing: string[] = []
  for (const name of globSync('**/*.ts', { cwd: source.pathname }).filter((one) => one !== 'index.ts')) {
    await import(new URL(name, source).href)
    if (JSON.stringify({ ...process.env, code: process.exitCode }) !== JSON.stringify(before))
      changing.push(name)
  }
  expect(changing).toEqual([])
})

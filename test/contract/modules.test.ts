import { globSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const source = new URL('../../src/', import.meta.url)

test('every module except the entry can be loaded alone without side effects', async () => {
  const before = { ...process.env, code: process.exitCode }
  const changing: string[] = []
  for (const name of globSync('**/*.ts', { cwd: source.pathname }).filter((file) => file !== 'index.ts')) {
    await import(new URL(name, source).href)
    if (JSON.stringify({ ...process.env, code: process.exitCode }) !== JSON.stringify(before))
      changing.push(name)
  }
  expect(changing).toEqual([])
})

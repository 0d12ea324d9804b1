import { globSync } from 'node:fs'
import { expect, test } from '@jest/globals'

// Wiring and the emulator's command line are programs: they run when they are loaded.
const PROGRAMS = ['index.ts', 'emulator/cli.ts']
const source = new URL('../../src/', import.meta.url)
const modules = globSync('**/*.ts', { cwd: source.pathname }).filter((name) => !PROGRAMS.includes(name))

test.each(modules.toSorted())('%s can be loaded by itself, and does nothing then', async (name) => {
  const before = { ...process.env, code: process.exitCode }
  await import(new URL(name, source).href)
  expect({ ...process.env, code: process.exitCode }).toEqual(before)
})

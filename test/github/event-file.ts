import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'

/** Makes a folder for the payload of an event, which is removed after the tests of the file. */
export function eventFile() {
  const folder = mkdtempSync(join(tmpdir(), 'event-'))
  const path = join(folder, 'event.json')
  afterAll(() => rmSync(folder, { recursive: true }))
  /** Writes the payload as JSON; a text is written as it is. */
  const write = (payload: unknown): void =>
    writeFileSync(path, typeof payload === 'string' ? payload : (JSON.stringify(payload) ?? ''))
  return { folder, path, write }
}

import { readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Reason } from '../../src/domain/facts.ts'
import { ERROR_CODES } from '../../src/errors.ts'
import { phraseReason } from '../../src/report/words/phrase.ts'
import { namesIn, read, tableIn } from './recipes.ts'

const PAGE = 'docs/troubleshooting.md'
/** What stands in a heading for a part of a message that differs. */
const ANY = '…'

/** Returns the headings of the entries under a heading. */
function entriesUnder(heading: string): readonly string[] {
  const section = read(PAGE).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^### (.+)$/gm)].map(([, entry = '']) => entry)
}

const REASONS: Readonly<Record<Reason['kind'], Reason>> = {
  'not-scanned': { kind: 'not-scanned' },
  queued: { kind: 'queued', waited: 0 },
  running: { kind: 'running', progress: null, seconds: null, waited: 0 },
  requested: { kind: 'requested', waited: 0 },
  unconfirmed: { kind: 'unconfirmed', waited: 0 },
  failed: { kind: 'failed', words: ANY },
  'timed-out': { kind: 'timed-out', words: ANY },
  cancelled: { kind: 'cancelled' },
  partial: { kind: 'partial', progress: 50 },
  unlicensed: { kind: 'unlicensed' },
  'unknown-image': { kind: 'unknown-image' },
  'not-given': { kind: 'not-given' },
  'short-list': { kind: 'short-list', missing: 3 },
  outdated: { kind: 'outdated', id: ANY, since: new Date(0) },
  malformed: { kind: 'malformed', detail: ANY },
  unrecognised: { kind: 'unrecognised', word: ANY },
}

test.each([...Object.values(REASONS), { kind: 'partial', progress: 0 } as const])(
  'the page about troubleshooting has an entry for the incomplete scan $kind',
  (reason) => {
    const text = phraseReason(reason)
    const fits = (entry: string): boolean =>
      new RegExp(`^${entry.replaceAll(/[().%]/g, '\\$&').replaceAll(ANY, '.+')}$`).test(text)
    expect([text, entriesUnder('A scan is not complete').filter(fits).length]).toEqual([text, 1])
  },
)

test.each(ERROR_CODES)('the page about troubleshooting has an entry for the error code %s', (code) => {
  expect(read(PAGE)).toMatch(new RegExp(`(^|\\s)Code(?: \`[\\w-]+\` or)? \`${code}\``))
})

describe('the heading of an entry about troubleshooting is a message of the action', () => {
  const folder = new URL('../../src', import.meta.url)
  const messages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => read(`src/${path}`))
    .join('\n')
    .replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, ANY)
    .replaceAll(/['`] \+\n\s*['`]/g, '')
    .replaceAll('`', '')
    .replaceAll('\\', '')
  const sections = [...read(PAGE).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading)
  const entries = sections.filter((heading) => heading !== 'A scan is not complete').flatMap(entriesUnder)

  test.each(entries)('%s', (entry) => {
    expect([entry, messages.includes(entry.replace(/^… /, ''))]).toEqual([entry, true])
  })
})

test('the page about troubleshooting names only error codes of the API that the action explains', () => {
  const codes = tableIn(PAGE, 'TCSS refused .*').flatMap(([code]) => namesIn(code))
  const explained = read('src/tencent/client/error-codes.ts')
  expect(codes.length).toBeGreaterThan(5)
  expect(
    codes.filter((code) => !explained.includes(`${code}': `) && !explained.includes(`  ${code}: `)),
  ).toEqual([])
})

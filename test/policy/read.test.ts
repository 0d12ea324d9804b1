import { expect, test } from '@jest/globals'
import type { Source } from '../../src/domain/policy.ts'
import { LIMIT_RULES } from '../../src/domain/rules/rule-names.ts'
import { EMPTY_PART } from '../../src/policy/part.ts'
import { POLICY_LENGTH_LIMIT } from '../../src/policy/read.ts'
import { MANY_EXCEPTIONS } from './big.ts'
import { EXAMPLE, NAME, partOf, reading } from './reading.ts'

function at<T>(line: number, value: T): { readonly value: T; readonly source: Source } {
  return { value, source: { kind: 'policy', policy: NAME, line } }
}

/** Every key on a line of its own. */
const EVERYTHING = `version: 1
limits:
  critical: 1
  high: 2
  medium: 3
  low: 4
  vulnerabilities: 5
  exploitable: 6
  risks: 7
  viruses: 8
  sensitive-info: off
require-trusted: true
only-fixable: false
incomplete-scan: warn
max-scan-age: 36h
mode: warn
deny:
  - cve-2024-3094
  - id: GHSA-aaaa
    since: 2026-11-20T16:00:00+08:00
exceptions:
  - until: 2026-12-31
    id: cve-2024-1234
    reason: "  why\\n"
    images:
      - a/*
      - b
  - { id: x, until: 2028-02-29, reason: y }
exception-rules:
  max-days: 90
  max-count: 20
  never:
    - exploitable
  from: central
`

test('every key of a policy is read with its line', () => {
  const { exceptions, deny, ...rest } = partOf(EVERYTHING)
  expect(rest).toEqual({
    limits: {
      'max-critical': at(3, 1),
      'max-high': at(4, 2),
      'max-medium': at(5, 3),
      'max-low': at(6, 4),
      'max-vulnerabilities': at(7, 5),
      'max-exploitable': at(8, 6),
      'max-risks': at(9, 7),
      'max-viruses': at(10, 8),
      'max-sensitive-info': at(11, 'off'),
    },
    requireTrusted: at(12, true),
    onlyFixable: at(13, false),
    incompleteScan: at(14, 'warn'),
    maxScanAge: at(15, 36 * 3_600_000),
    mode: at(16, 'warn'),
    exceptionRules: {
      maxDays: at(30, 90),
      maxCount: at(31, 20),
      neverExploitable: at(33, true),
      central: at(34, true),
    },
    central: false,
  })
  expect(Object.keys(rest.limits).toSorted()).toEqual([...LIMIT_RULES].toSorted())
  expect(deny).toEqual([
    { id: 'CVE-2024-3094', since: null, source: at(18, null).source },
    { id: 'GHSA-aaaa', since: new Date('2026-11-20T08:00:00Z'), source: at(19, null).source },
  ])
  expect(exceptions).toEqual([
    {
      id: 'CVE-2024-1234',
      until: '2026-12-31',
      ends: new Date('2027-01-01T00:00:00Z'),
      reason: 'why',
      images: ['a/*', 'b'],
      source: at(23, null).source,
    },
    {
      id: 'x',
      until: '2028-02-29',
      ends: new Date('2028-03-01T00:00:00Z'),
      reason: 'y',
      images: [],
      source: at(28, null).source,
    },
  ])
})

test('a key that a policy does not set has no value', () => {
  expect(partOf('version: 1\n')).toEqual(EMPTY_PART)
  expect(
    partOf('version: 1\nlimits: {}\ndeny: []\nexceptions: []\nexception-rules: { never: [] }\n'),
  ).toEqual(EMPTY_PART)
})

test('a policy that is read from a ref is central', () => {
  expect(partOf('version: 1\n', { central: true })).toEqual({ ...EMPTY_PART, central: true })
})

test('the source of every value in a policy has the name of the policy', () => {
  const name = 'org/rules:a b.yml@v1'
  const { mode, deny, exceptions } = partOf(EXAMPLE, { name })
  const sources = [mode, ...deny, ...exceptions].map((one) => one?.source)
  expect(sources).toEqual([8, 10, 11, 13].map((line) => ({ kind: 'policy', policy: name, line })))
})

test('lines of a policy are counted as in an editor, with any line ends', () => {
  const line = (text: string) => partOf(text).mode?.source
  expect(line('version: 1\r\n\r\nmode: warn\r\n')).toEqual(at(3, null).source)
  expect(line('\ufeff# one\n\nversion: 1\nmode: warn')).toEqual(at(4, null).source)
  expect(line('---\nversion: 1\n? mode\n: warn\n...\n')).toEqual(at(4, null).source)
})

test('valid values of a policy are read beside mistakes', () => {
  const { part, mistakes } = reading(
    'version: 1\nmode: warn\nlimits: { high: -1, low: 3 }\ndeny: [CVE-, CVE-2024-1]\nexceptions: [{ id: a }]\n',
  )
  expect(mistakes).toHaveLength(3)
  expect(part).toEqual({
    ...EMPTY_PART,
    mode: at(2, 'warn'),
    limits: { 'max-low': at(3, 3) },
    deny: [{ id: 'CVE-2024-1', since: null, source: at(4, null).source }],
  })
})

test('a policy of malformed YAML has no values', () => {
  expect(reading('version: 1\nmode: "warn\n').part).toBeNull()
  expect(reading('version: 1\nmode: &a warn\n').part).toBeNull()
  expect(reading('').part).toBeNull()
})

test('the first ten mistakes of a policy are reported', () => {
  const { mistakes } = reading(`version: 1\ndeny:\n${'  - CVE-\n'.repeat(11)}`)
  expect(mistakes.map((one) => one.split(':')[0])).toEqual(Array.from({ length: 10 }, (_, n) => `${n + 3}`))
})

const sized = (length: number) => `version: 1\nmode: warn #${'x'.repeat(length - 24)}\n`

test.each([
  ['250 KiB', true, 250 * 1024],
  ['256 KiB', true, 256 * 1024],
  ['256 KiB and a character', false, 256 * 1024 + 1],
  ['257 KiB', false, 257 * 1024],
])('a policy of %s is accepted: %j', (_, accepted, length) => {
  const text = sized(length)
  expect(text).toHaveLength(length)
  const { part, mistakes } = reading(text)
  expect(mistakes).toEqual(accepted ? [] : ['1:1: it is larger than 256 KiB'])
  expect(part?.mode).toEqual(accepted ? at(2, 'warn') : undefined)
})

test('a policy of 2,900 exceptions is read', () => {
  expect(MANY_EXCEPTIONS.length).toBeGreaterThan(250 * 1024)
  expect(MANY_EXCEPTIONS.length).toBeLessThan(POLICY_LENGTH_LIMIT)
  const { exceptions } = partOf(MANY_EXCEPTIONS)
  expect(exceptions).toHaveLength(2_900)
  expect(exceptions.at(-1)?.source).toEqual(at(3 + 3 * 2_899, null).source)
})

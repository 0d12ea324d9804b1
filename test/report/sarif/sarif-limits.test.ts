import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { type Finding, SEVERITIES } from '../../../src/domain/finding.ts'
import { FILE_LIMIT, RESULT_LIMIT } from '../../../src/report/sarif/sarif.ts'
import { cpuTime } from '../../clocks.ts'
import { someFinding, someList } from '../../make.ts'
import { findSarifValidator } from '../../tools.ts'
import { INFECTED, type ReportGiven, someReport, someVirus } from '../reports.ts'
import { SAMPLES } from '../sample-reports.ts'
import { mistakesInMany, runOf, sarif, sarifOf } from './sarif-files.ts'

/** Images with many vulnerabilities, and two viruses that violate a rule. */
function many(count: number, given: Partial<Finding> = {}, images = 1): ReportGiven {
  const each = Array.from({ length: images }, (_, image) =>
    someList(
      Array.from({ length: count / images }, (_, n) => {
        const number = image * (count / images) + n
        const severity = SEVERITIES[(number * 7) % 4] ?? 'low'
        return someFinding(number, { severity, component: `package-${number}`, ...given })
      }),
    ),
  )
  return {
    images: each.map((vulnerabilities) => ({ facts: { counts: { viruses: 2 }, vulnerabilities } })),
    policy: { limits: { 'max-vulnerabilities': 1_000_000 } },
  }
}

const WIDE: Partial<Finding> = Object.fromEntries(
  ['name', 'component', 'version', 'path', 'fixedIn'].map((key) => [key, '漏洞[]{}\\\u202e'.repeat(100)]),
)

test.each([
  ['in one image', many(30_000)],
  ['in 300 images', many(30_000, {}, 300)],
  ['all of one ID', many(30_000, { id: 'CVE-2024-1' })],
  ['with long names', many(30_000, WIDE)],
])('the SARIF file of 30,000 findings stays within every limit: %s', (_, given) => {
  const report = someReport(given)
  const started = cpuTime()
  const text = sarifOf(report)
  expect(cpuTime() - started).toBeLessThan(3_000)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(FILE_LIMIT)
  expect(gzipSync(text).length).toBeLessThan(10_000_000)
  const { results, tool, invocations } = runOf(text)
  expect(results.length).toBeGreaterThan(1_000)
  expect(results.length).toBeLessThanOrEqual(RESULT_LIMIT)
  expect(tool.driver.rules.length).toBeLessThanOrEqual(25_000)
  const total = 30_000 + report.outcomes.length
  const left = `${total - results.length} of ${total} results are left out: GitHub accepts no more.`
  expect(results[0]).toMatchObject({ ruleId: 'max-viruses' })
  expect(results[0]?.message.text).toContain('2 viruses, none allowed')
  expect(results[0]?.message.text).toContain(left)
  expect(results[1]?.message.text).not.toContain('left out')
  expect(invocations[0]?.toolExecutionNotifications).toMatchObject([
    { message: { text: expect.stringContaining(left) } },
  ])
  expect(results.at(-1)?.level).toBe('error')
  expect(mistakesInMany(JSON.parse(text))).toBe('')
  expect(new Set(tool.driver.rules.map(({ id }) => id)).size).toBe(tool.driver.rules.length)
})

test('the last results are left out if the file would be too large', () => {
  const text = sarifOf(someReport(many(RESULT_LIMIT - 1, WIDE)))
  const { results } = runOf(text)
  expect(results.length).toBeLessThan(RESULT_LIMIT)
  expect(results[0]?.message.text).toContain(`${RESULT_LIMIT - results.length} of ${RESULT_LIMIT} results`)
  expect(Buffer.byteLength(text)).toBeGreaterThan(FILE_LIMIT * 0.9)
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(FILE_LIMIT)
})

test('results within the limits are all in the file', () => {
  const { results, invocations } = sarif(many(RESULT_LIMIT - 1))
  expect(results).toHaveLength(RESULT_LIMIT)
  expect(results.map(({ message }) => message.text).join(' ')).not.toContain('left out')
  expect(invocations[0]?.toolExecutionNotifications).toEqual([])
  expect(sarif(many(RESULT_LIMIT)).results).toHaveLength(RESULT_LIMIT)
})

test('a full first message still has the warning at its start and the left-out count at its end', () => {
  const name = `${'[]'.repeat(1000)}😀`
  const virus = someList(Array.from({ length: 5_001 }, (_, n) => someVirus({ name, path: `/${n}${name}` })))
  const { results } = sarif({
    images: [{ facts: { name }, findings: { virus } }],
    local: true,
    host: '127.0.0.1',
  })
  const text = results[0]?.message.text ?? ''
  expect(text.length).toBeLessThanOrEqual(1000)
  expect(text).toMatch(
    /^Not a real verdict: the answers come from 127\.0\.0\.1 .*… 1 of 5001 results are left out/,
  )
  expect(text.endsWith('accepts no more.')).toBe(true)
})

test('a message is cut between characters, never within an escape', () => {
  for (let length = 0; length < 8; length++) {
    const name = `${'a'.repeat(length)}${'😀['.repeat(75)}`
    const finding = { id: name, name, component: name, version: name, path: name, fixedIn: name }
    const { results } = sarif(many(1, finding))
    for (const { message } of results) {
      expect(message.text.length).toBeLessThanOrEqual(1000)
      expect(message.text.isWellFormed()).toBe(true)
      expect(message.text.replaceAll(/\\[[\]\\]|\{\{|\}\}/g, '')).toMatch(/^[^[\]{}\\]*$/)
    }
  }
})

const validator = findSarifValidator()

/** Returns the IDs of GitHub's rules that files violate, by Microsoft's validator. Its package installs it without the right to run. */
function violatedRules(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sarif-'))
  try {
    const program = join(folder, 'Sarif.Multitool')
    const output = join(folder, 'output.json')
    copyFileSync(validator ?? '', program, constants.COPYFILE_FICLONE)
    chmodSync(program, 0o755)
    mkdirSync(join(folder, 'files'))
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, 'files', `${name.replaceAll(' ', '-')}.sarif`), text)
    }
    // Rules of the kind Sarif would request every address from the network.
    const options = `--rule-kind GHAS --level Error;Warning --config default --output ${output}`.split(' ')
    const ran = spawnSync(program, ['validate', join(folder, 'files', '*.sarif'), ...options], {
      encoding: 'utf8',
      env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', HOME: folder, TMPDIR: folder },
    })
    expect([ran.error, ran.stdout]).toEqual([
      undefined,
      expect.stringContaining(`${Object.keys(files).length} files scanned`),
    ])
    const { results, invocations } = JSON.parse(readFileSync(output, 'utf8')).runs[0]
    expect(invocations).toMatchObject([{ executionSuccessful: true }])
    expect(invocations[0].toolExecutionNotifications ?? []).toEqual([])
    return (results as readonly { readonly ruleId: string }[]).map(({ ruleId }) => ruleId)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const whenInstalled = validator === null ? test.skip : test

whenInstalled(
  "no SARIF file violates GitHub's rules",
  () => {
    const files = Object.entries(SAMPLES).map(([name, report]) => [name, sarifOf(report)])
    const many30k = sarifOf(someReport(many(30_000)))
    expect(violatedRules({ ...Object.fromEntries(files), many: many30k })).toEqual([])
  },
  120_000,
)

whenInstalled(
  "a SARIF file without locations violates GitHub's rules",
  () => {
    const text = sarifOf(someReport({ images: [INFECTED] }))
    const broken = text.replace('"locations":', '"relatedLocations":')
    expect(violatedRules({ sound: text, broken })).toContain('GH1015')
  },
  60_000,
)

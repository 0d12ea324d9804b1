import { expect, test } from '@jest/globals'
import { known } from '../../../src/domain/facts.ts'
import { renderOutputs } from '../../../src/report/outputs/outputs.ts'
import { phraseViolation } from '../../../src/report/words/phrase.ts'
import { DIGEST, someImage } from '../../make.ts'
import { type ImageGiven, INFECTED, QUEUED, type ReportGiven, someError, someReport } from '../reports.ts'

/** 256 KiB of UTF-16. */
const LIMIT = 131_072
const ID = [1, 2, 3].map((number) => someImage(number).imageId)

const arrays = (given: ReportGiven) => {
  const outputs = renderOutputs(someReport(given))
  const rows = (text: string) => JSON.parse(text) as readonly Record<string, unknown>[]
  return { ...outputs, violationRows: rows(outputs.violations), resultRows: rows(outputs.results) }
}

test('the output violations is empty without a violation and without a verdict', () => {
  expect(arrays({}).violations).toBe('[]')
  expect(arrays({ images: [], error: someError() }).violations).toBe('[]')
  expect(arrays({ images: [{ error: someError() }] }).violations).toBe('[]')
})

test('each violation is a row with image, rule, kind, numbers and message', () => {
  const facts = {
    counts: { viruses: 1, vulnerabilities: 12, risks: 3, sensitiveInfo: 4 },
    trusted: known(false),
    scans: { risk: QUEUED },
  }
  const limits = { 'max-vulnerabilities': 10, 'max-sensitive-info': 3 }
  const given: ReportGiven = { images: [{ facts }], policy: { limits } }
  const messages = someReport(given).outcomes.flatMap((outcome) =>
    outcome.kind === 'judged' ? outcome.verdict.violations.map((one) => phraseViolation(one)) : [],
  )
  const image = ID[0]
  expect(arrays(given).violationRows).toEqual([
    { image, rule: 'max-viruses', kind: 'virus', found: 1, allowed: 0, message: messages[0] },
    {
      image,
      rule: 'max-vulnerabilities',
      kind: 'vulnerability',
      found: 12,
      allowed: 10,
      message: messages[1],
    },
    { image, rule: 'max-risks', kind: 'risk', found: 3, allowed: 0, message: messages[2] },
    { image, rule: 'max-sensitive-info', kind: 'risk', found: 4, allowed: 3, message: messages[3] },
    { image, rule: 'require-trusted', kind: null, found: null, allowed: null, message: messages[4] },
    { image, rule: 'scan-incomplete', kind: 'risk', found: null, allowed: null, message: messages[5] },
  ])
  const [row = {}] = arrays(given).violationRows
  expect(Object.keys(row)).toEqual(['image', 'rule', 'kind', 'found', 'allowed', 'message'])
})

test('the output violations includes those that only warn', () => {
  const { verdict, violationRows } = arrays({ images: [INFECTED], policy: { mode: 'warn' } })
  expect([verdict, violationRows.map(({ rule }) => rule)]).toEqual(['warn', ['max-viruses']])
})

test('each image is a row of the output results, in the given order, with times in UTC and null for unknown', () => {
  const error = someError({ problem: 'Not known.', remedy: 'Check the account.', requestId: 'r-9' })
  const counts = { viruses: 1, vulnerabilities: 2, risks: 3, sensitiveInfo: 4 }
  const { resultRows } = arrays({ images: [{ facts: { counts, requestId: 'r-1' } }, { error }, {}] })
  const judged = { imageName: 'ccr.ccs.tencentyun.com/shop/web:1.4.2', imageDigest: DIGEST, trusted: true }
  const nothing = { imageName: null, imageDigest: null, trusted: null, scanStatus: null, scanTime: null }
  const noCounts = { viruses: null, vulnerabilities: null, risks: null, sensitiveInfo: null }
  const scan = { scanStatus: 'SCANNED', scanTime: '2026-11-24T00:13:00Z' }
  const ids = ID.map((imageId) => ({ image: imageId, imageId }))
  expect(resultRows).toEqual([
    { ...ids[0], ...judged, ...counts, ...scan, verdict: 'fail', requestId: 'r-1', error: null },
    { ...ids[1], ...nothing, ...noCounts, verdict: 'error', requestId: 'r-9', error: expect.anything() },
    {
      ...ids[2],
      ...judged,
      ...scan,
      ...{ viruses: 0, vulnerabilities: 0, risks: 0, sensitiveInfo: 0 },
      verdict: 'pass',
      requestId: expect.any(String),
      error: null,
    },
  ])
  expect(resultRows[1]?.['error']).toMatch(/Not known\..*Check the account\./)
})

test('the rows of the output results have all keys, in order, with and without an error', () => {
  const keys = [
    ...['image', 'imageId', 'imageName', 'imageDigest', 'verdict', 'vulnerabilities', 'risks', 'viruses'],
    ...['sensitiveInfo', 'trusted', 'scanStatus', 'scanTime', 'requestId', 'error'],
  ]
  const { resultRows } = arrays({ images: [{}, INFECTED, { error: someError() }] })
  expect(resultRows.map((row) => Object.keys(row))).toEqual([keys, keys, keys])
})

test('the output results is empty without an image', () => {
  expect(arrays({ images: [], error: someError() }).results).toBe('[]')
})

/** A report whose second image errored with a message of this length. */
const long = (length: number): ReportGiven => ({
  images: [{}, { error: someError({ problem: 'x'.repeat(length), remedy: '' }) }],
})
const exact = LIMIT - arrays(long(0)).results.length

test('an array of exactly 256 KiB is whole', () => {
  const { results, resultRows, truncated } = arrays(long(exact))
  expect([results.length, resultRows.length, truncated]).toEqual([LIMIT, 2, 'false'])
})

test('an array one unit longer than 256 KiB is cut to the worst image', () => {
  const { resultRows, truncated, violations } = arrays(long(exact + 1))
  expect(resultRows.map(({ image }) => image)).toEqual([ID[1]])
  expect([truncated, violations]).toEqual(['true', '[]'])
})

test('an image that is longer than the limit leaves an empty array', () => {
  const { results, truncated } = arrays(long(LIMIT))
  expect([results, truncated]).toEqual(['[]', 'true'])
})

test('violations and results are limited separately', () => {
  const named = (length: number): ReportGiven => ({
    images: [{ ...INFECTED, image: { ...someImage(1), given: 'x'.repeat(length) } }],
  })
  const room = LIMIT - arrays(named(0)).violations.length
  const fits = arrays(named(room))
  expect([fits.violations.length, fits.violationRows.length]).toEqual([LIMIT, 1])
  const over = arrays(named(room + 1))
  expect([over.violations, over.truncated]).toEqual(['[]', 'true'])
})

test('of many results the worst ones nearly fill the limit', () => {
  const passing = Array.from({ length: 700 }, (): ImageGiven => ({}))
  const warning = Array.from({ length: 300 }, (): ImageGiven => ({ ...INFECTED, policy: { mode: 'warn' } }))
  const failing = Array.from({ length: 150 }, (): ImageGiven => INFECTED)
  const errored = Array.from({ length: 50 }, (): ImageGiven => ({ error: someError() }))
  const images = [...passing, ...warning, ...failing, ...errored]
  const { results, resultRows, violations, truncated } = arrays({ images })
  expect(truncated).toBe('true')
  expect(violations.length).toBeLessThanOrEqual(LIMIT)
  expect(results.length).toBeLessThanOrEqual(LIMIT)
  expect(results.length).toBeGreaterThan(LIMIT - 600)
  const words = resultRows.map(({ verdict }) => verdict)
  expect(words.slice(0, 200)).toEqual([...Array(50).fill('error'), ...Array(150).fill('fail')])
  expect(new Set(words.slice(200))).toEqual(new Set(['warn']))
})

test('of many violations those that fail come before those that warn', () => {
  const warning = Array.from({ length: 900 }, (): ImageGiven => ({ ...INFECTED, policy: { mode: 'warn' } }))
  const { violationRows, truncated } = arrays({ images: [...warning, INFECTED] })
  expect(truncated).toBe('true')
  expect(violationRows[0]?.['image']).toBe(someImage(901).given)
  expect(violationRows[1]?.['image']).toBe(ID[0])
})

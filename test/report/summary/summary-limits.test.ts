import { describe, expect, test } from '@jest/globals'
import { array, assert, boolean, constantFrom, integer, property } from 'fast-check'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { say } from '../../../src/text.ts'
import { someException, someFinding, someImage, someList } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { type ImageGiven, type ReportGiven, someError, someReport } from '../reports.ts'

const LIMIT = 1024 * 1024
const summaryOf = (given: ReportGiven, limit = LIMIT) => renderSummary(someReport(given), limit)
const size = (text: string) => Buffer.byteLength(text)

const KINDS = ['pass', 'warn', 'fail', 'error'] as const
const imagesOf = (kinds: readonly (typeof KINDS)[number][]) =>
  kinds.map((kind, index): ImageGiven => {
    const name = `example.com/image-${index}:1`
    if (kind === 'error') return { error: someError() }
    if (kind === 'pass') return { facts: { name } }
    return { facts: { name, counts: { viruses: 1 } }, policy: { mode: kind === 'warn' ? 'warn' : 'enforce' } }
  })

/** Rows of images, images told in full and what would let them pass, and what the note says was left out. */
function kept(summary: string) {
  const rows = summary.match(/^\| (✅|⚠️|❌|🛑) \| <code>(example&#46;com|sha256)/gm)?.length ?? 0
  const told = summary.match(/^<details><summary>(⚠️|❌) <code>/gm)?.length ?? 0
  const remedies = summary.match(/^<details><summary><b>What would pass<\/b>/gm)?.length ?? 0
  return { shown: rows + told + remedies, left: Number(/\b(\d+) rows?\b/.exec(summary)?.[1] ?? 0) }
}

describe('the summary stays within its limit, for with one byte more all of it is lost', () => {
  test('any images, any limit: what is shown and what is left out are all of it', () => {
    const kinds = array(constantFrom(...KINDS), { minLength: 2, maxLength: 30 })
    assert(
      property(kinds, integer({ min: 700, max: 60_000 }), boolean(), (words, limit, local) => {
        const report = { images: imagesOf(words), local, host: '127.0.0.1:8080' }
        const summary = summaryOf(report, limit)
        expect(size(summary)).toBeLessThanOrEqual(limit)
        const all = kept(summaryOf(report))
        const blocked = words.includes('fail') && !words.includes('error')
        expect(all).toEqual({
          shown: words.length + words.filter((word) => /warn|fail/.test(word)).length + Number(blocked),
          left: 0,
        })
        const { shown, left } = kept(summary)
        // Without room for its head the summary is the title alone, which promises no list.
        if (summary.includes('[!')) expect(shown + left).toBe(all.shown)
        const opened = summary.match(/<details>/g)?.length
        expect(summary.match(/<\/details>/g)?.length).toBe(opened)
      }),
      { numRuns: 150 },
    )
  })

  test.each([
    { name: 'a pass', given: {} },
    { name: 'a failure', given: { images: imagesOf(['fail']) } },
    { name: 'several images', given: { images: imagesOf(['fail', 'pass', 'error', 'warn', 'pass']) } },
    { name: 'an error', given: { images: [], error: someError() } },
  ])('exactly at the limit it is whole, one byte below something is left out: $name', ({ given }) => {
    const whole = summaryOf(given)
    expect(summaryOf(given, size(whole))).toBe(whole)
    const poorer = summaryOf(given, size(whole) - 1)
    expect(size(poorer)).toBeLessThan(size(whole))
    expect(poorer.split(/\n| — /)[0]).toBe(whole.split(/\n| — /)[0])
  })

  test.each([-1, 0, 1, 10, 30, 100, 200])('also with as good as no room: %d bytes', (limit) => {
    for (const given of [
      {},
      { local: true, host: '127.0.0.1:8080' },
      { images: imagesOf(['fail', 'pass']) },
    ]) {
      expect(size(summaryOf(given, limit))).toBeLessThanOrEqual(Math.max(0, limit))
    }
  })

  test('thousands of images fit, and the verdict is still at the head', () => {
    const summary = summaryOf({ images: imagesOf(Array(1800).fill('fail')) })
    expect(size(summary)).toBeLessThanOrEqual(LIMIT)
    expect(size(summary)).toBeGreaterThan(LIMIT - 10_000)
    expect(summary.split('\n')[0]).toMatch(/1800 of 1800/)
    const { shown, left } = kept(summary)
    expect(shown + left).toBe(3601)
  })
})

/** Foreign text wherever a report has room for it. */
function hostileReports(text: string): readonly ReportGiven[] {
  const reason = { kind: 'failed', words: text } as const
  const facts = {
    name: text,
    os: text,
    architecture: text,
    scanStatus: text,
    requestId: text,
    scans: {
      vulnerability: { kind: 'incomplete', reason },
      virus: { kind: 'incomplete', reason: { kind: 'unrecognised', word: text } },
      risk: { kind: 'incomplete', reason: { kind: 'malformed', detail: text } },
    },
    trusted: { kind: 'unknown', reason: { kind: 'malformed', detail: text } },
    diagnostics: [['ScanVulError', text]],
  } as const
  const error = someError({ problem: say`It said ${text}.`, points: [say`the point ${text}`] })
  const foreign = { id: text, name: text, component: text, version: text, path: text, fixedIn: text }
  const source = { kind: 'policy', policy: text, line: 1 } as const
  const until = '2026-11-30'
  const exceptions = [
    someException({ id: text, reason: text, until, source }),
    someException({ id: `${text}2`, reason: text, until: '2026-11-23', source }),
    someException({ id: `${text}3`, reason: text, until, images: [text], source }),
  ]
  const listed = someList([
    someFinding(1, foreign),
    someFinding(2, { ...foreign, id: `${text}2` }),
    someFinding(3, { ...foreign, id: `${text}4` }),
  ])
  const found = {
    facts: {
      name: text,
      counts: { vulnerabilities: 3, viruses: 1, risks: 1 },
      vulnerabilities: listed,
    },
    findings: {
      virus: someList([someFinding(4, { ...foreign, kind: 'virus' })]),
      risk: someList([someFinding(5, { ...foreign, kind: 'risk' })]),
    },
  } as const
  const [exception = someException()] = exceptions
  const image = { ...someImage(1), given: text }
  const words = { value: '1', source }
  const notices = [
    { kind: 'loosened', setting: 'max-critical', kept: words, lost: words },
    { kind: 'expiring', exception, days: 7 },
    { kind: 'unused', exception },
    { kind: 'policy-changed', policy: text, branch: text, added: false },
    { kind: 'policy-changed', policy: text, branch: text, added: true },
    { kind: 'not-listed', image, scan: 'virus', error },
    { kind: 'list-differs', image, scan: 'virus', listed: 1, counted: 2 },
  ] as const
  return [
    { images: [found], policy: { exceptions, deny: [{ id: `${text}4`, source }] }, notices },
    { images: [found], policy: { exceptions, limits: { 'max-vulnerabilities': 0 } }, notices },
    { images: [found, { facts }], policy: { exceptions } },
    {
      images: [
        { facts: { counts: { vulnerabilities: 1 }, vulnerabilities: someList(listed.findings.slice(0, 1)) } },
      ],
      policy: { exceptions },
    },
    { images: [{ facts }] },
    { images: [{ facts }, { facts: { name: text } }, { error }], local: true, host: text },
    { images: [{ error }] },
    { images: [], error },
  ]
}

const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize)

/** The elements of the page, in order, with what they point to; and the text outside `<code>` and `<pre>`. */
function pageOf(markdown: string) {
  const elements: string[] = []
  let text = ''
  const visit = (node: object, quoted: boolean): void => {
    if ('tagName' in node && node.tagName !== 'i') elements.push(String(node.tagName))
    if ('value' in node && !quoted) text += node.value
    const inside = quoted || ('tagName' in node && /^(code|pre)$/.test(String(node.tagName)))
    if ('children' in node) for (const child of node.children as readonly object[]) visit(child, inside)
  }
  visit(pipeline.runSync(pipeline.parse(markdown)), false)
  return { elements, text }
}

describe('foreign text makes no markup', () => {
  const sound = hostileReports('harmless').map((given) => summaryOf(given))

  test.each([...sound.keys()])('report %d: the page is the one of a harmless text', (index) => {
    const harmless = pageOf(sound[index] ?? '')
    expect(harmless.text).not.toContain('harmless')
    expect(harmless.elements).toContain('code')
    const compare = (text: string) => {
      const given = hostileReports(`x${text}`)[index] ?? {}
      expect(pageOf(summaryOf(given))).toEqual(harmless)
    }
    compare(HOSTILE)
    assert(property(anyText, compare), { numRuns: 40 })
  })

  test('every row of a table has as many cells as its head', () => {
    assert(
      property(anyText, (text) => {
        for (const given of hostileReports(text)) {
          const tables = summaryOf(given)
            .split(/\n(?!\|)/)
            .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
          for (const lines of tables) {
            const pipes = lines.map((line) => line.match(/(?<!\\)\|/g)?.length)
            expect(new Set(pipes).size).toBeLessThanOrEqual(1)
          }
        }
      }),
    )
  })
})

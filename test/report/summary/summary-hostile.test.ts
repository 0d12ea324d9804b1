import { expect, test } from '@jest/globals'
import { assert, property } from 'fast-check'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { say } from '../../../src/text.ts'
import { factsWith, incomplete, someException, someFinding, someImage, someList } from '../../make.ts'
import { anyText, HOSTILE } from '../hostile.ts'
import { type ReportGiven, someError, someRisk, someVirus } from '../reports.ts'
import { summaryOf } from './pages.ts'

/** Returns reports with this text in every field of untrusted text. */
function hostileReports(text: string): readonly ReportGiven[] {
  const facts = {
    name: text,
    os: text,
    architecture: text,
    scanStatus: text,
    requestId: text,
    scans: {
      vulnerability: incomplete({ kind: 'failed', words: text }),
      virus: incomplete({ kind: 'unrecognised', word: text }),
      risk: incomplete({ kind: 'malformed', detail: text }),
    },
    trusted: { kind: 'unknown', reason: { kind: 'malformed', detail: text } },
    diagnostics: [['ScanVulError', text]],
  } as const
  const error = someError({ problem: say`It said ${text}.`, points: [say`the point ${text}`] })
  const finding = { id: text, name: text, component: text, version: text, path: text, fixedIn: text }
  const source = { kind: 'policy', policy: text, line: 1 } as const
  const until = '2026-11-30'
  const exceptions = [
    someException({ id: text, reason: text, until, source }),
    someException({ id: `${text}2`, reason: text, until: '2026-11-23', source }),
    someException({ id: `${text}3`, reason: text, until, images: [text], source }),
  ]
  const ids = [text, `${text}2`, `${text}4`]
  const listed = factsWith(...ids.map((id, n) => someFinding(n, { ...finding, id })))
  const found = {
    facts: { ...listed, name: text, counts: { vulnerabilities: 3, viruses: 1, risks: 1 } },
    findings: { virus: someList([someVirus(finding)]), risk: someList([someRisk(finding)]) },
  }
  const [exception = someException()] = exceptions
  const image = { ...someImage(1), given: text }
  const value = { value: '1', source }
  const notices = [
    { kind: 'loosened', setting: 'max-critical', kept: value, lost: value },
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
    { images: [{ facts: factsWith(someFinding(1, finding)) }], policy: { exceptions } },
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

/** Returns the elements of a page in order, and its text outside `<code>` and `<pre>`. */
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

const HARMLESS = hostileReports('harmless').map((given) => summaryOf(given))

test.each([...HARMLESS.keys()])(
  'the page of report %d has the same elements for any untrusted text',
  (index) => {
    const harmless = pageOf(HARMLESS[index] ?? '')
    expect(harmless.text).not.toContain('harmless')
    expect(harmless.elements).toContain('code')
    const compare = (text: string) => {
      const given = hostileReports(`x${text}`)[index] ?? {}
      expect(pageOf(summaryOf(given))).toEqual(harmless)
    }
    compare(HOSTILE)
    assert(property(anyText, compare), { numRuns: 40 })
  },
)

test('every row of a table has as many cells as its head, for any untrusted text', () => {
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

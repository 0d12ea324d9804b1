import { expect, test } from '@jest/globals'
import { imageById } from '../../../src/domain/image.ts'
import { renderAnnotations } from '../../../src/report/annotations.ts'
import { shortDigest } from '../../../src/report/words/units.ts'
import { code, say } from '../../../src/text.ts'
import { VERSION } from '../../../src/version.ts'
import { IMAGE_ID, someImage } from '../../make.ts'
import { type ImageGiven, INFECTED, LOCAL, someError, somePlatform, someReport } from '../reports.ts'
import { LIMIT, quotedLines, summaryOf, tableRows } from './pages.ts'

test.each([
  { name: 'a pass', given: {}, title: /^## ✅ Allowed/, kind: 'TIP' },
  {
    name: 'a warning',
    given: { images: [INFECTED], policy: { mode: 'warn' } },
    title: /^## ⚠️ Allowed, with warnings/,
    kind: 'WARNING',
  },
  { name: 'a failure', given: { images: [INFECTED] }, title: /^## ⛔ Blocked/, kind: 'CAUTION' },
  {
    name: 'an error',
    given: { images: [], error: someError() },
    title: /^## 🛑 .*no verdict/,
    kind: 'CAUTION',
  },
  {
    name: 'an image that errored',
    given: { images: [{ error: someError() }] },
    title: /^## 🛑 .*no verdict/,
    kind: 'CAUTION',
  },
] as const)('the summary of $name has its title, its alert, version and time', ({ given, title, kind }) => {
  const summary = summaryOf(given)
  expect(summary.split('\n')[0]).toMatch(title)
  expect(quotedLines(summary)[0]).toBe(`> [!${kind}]`)
  expect(summary).toContain(VERSION)
  expect(summary).toContain('2026-11-24 03:13 UTC')
})

test('the title names a single image as TCSS does, else by its given text', () => {
  expect(summaryOf().split('\n')[0]).toContain(code('ccr.ccs.tencentyun.com/shop/web:1.4.2'))
  const image = imageById(IMAGE_ID)
  expect(summaryOf({ images: [{ image, facts: { name: null } }] }).split('\n')[0]).toContain(code(IMAGE_ID))
})

test.each([
  { name: 'a pass', given: {} },
  { name: 'a failure', given: { images: [INFECTED] } },
  { name: 'several images', given: { images: [INFECTED, {}] } },
  { name: 'an error', given: { images: [], error: someError() } },
])('a summary of answers from this machine begins with the warning: $name', ({ given }) => {
  for (const limit of [LIMIT, 400]) {
    const [first = ''] = summaryOf({ ...given, ...LOCAL }, limit).split('\n')
    expect(first).toMatch(/^⚠️ \*\*Not a real verdict:\*\*.*127&#46;0&#46;0&#46;1&#58;8080/)
  }
  expect(summaryOf(given)).not.toMatch(/not a real verdict/i)
})

const named = (name: string, facts: object = {}): ImageGiven => ({ facts: { ...facts, name } })
const away = { error: someError({ problem: 'TCSS is away.' }) }
const bad = named('h.io/bad:1', { counts: { viruses: 2 } })
const SEVERAL = [named('h.io/good-1:1'), bad, away, named('h.io/good-2:1')]
const summary = summaryOf({ images: SEVERAL })

test('the head of several images counts them by conclusion', () => {
  expect(summary.split('\n')[0]).toBe('## 🛑 2 of 4 images blocked')
  expect(quotedLines(summary)[1]).toBe('> **1 blocked without a verdict · 1 blocked · 2 allowed**')
  expect(summaryOf({ images: [{}, {}] }).split('\n')[0]).toBe('## ✅ 2 images: allowed')
})

test('the worst images come first, and the passing ones are folded at the end', () => {
  const positions = [
    code(`${someImage(3).given.slice(0, 19)}…`),
    code('h.io/bad:1'),
    'images allowed',
    code('h.io/good-1:1'),
    code('h.io/good-2:1'),
  ].map((text) => summary.indexOf(text))
  expect(positions).not.toContain(-1)
  expect(positions).toEqual(positions.toSorted((a, b) => a - b))
  expect(summary.lastIndexOf('<details>')).toBeLessThan(summary.indexOf(code('h.io/good-1:1')))
  expect(summary.match(/<details>/g)?.length).toBe(summary.match(/<\/details>/g)?.length)
})

test('the row of an image that does not pass has icon, reason and exposure', () => {
  const rows = tableRows(summary)
  expect(rows.find((row) => row.includes('h&#46;io/bad'))).toMatch(
    /❌.*2 viruses.*51&nbsp;containers on&nbsp;24&nbsp;hosts/,
  )
  expect(rows.find((row) => row.includes('TCSS is away'))).toContain('🛑')
})

test('a digest in the reason of a row is short', () => {
  const error = someError({ problem: say`TCSS does not know ${IMAGE_ID}.` })
  expect(summaryOf({ images: [{ error }, {}] })).toContain(
    ` | TCSS does not know ${code(shortDigest(IMAGE_ID))}. | `,
  )
})

test('only images that do not pass have a section', () => {
  expect(tableRows(summary).filter((row) => row.includes('<code>max-viruses</code>'))).toHaveLength(1)
})

test('several images have a column Runs in only if TCSS knows it for one', () => {
  const unknown: ImageGiven = { facts: { counts: { viruses: 1 }, containers: null, hosts: null } }
  expect(summaryOf({ images: [unknown, unknown] })).not.toContain('Runs in')
  expect(summaryOf({ images: [unknown, {}] })).toContain('| Runs in |')
})

test('platforms are shown by their names', () => {
  const images = [
    { image: somePlatform(1, 'linux/amd64'), ...INFECTED },
    { image: somePlatform(2, 'linux/arm64'), facts: { counts: { viruses: 2 }, name: null } },
  ]
  expect(summaryOf({ images })).toContain(code('ccr.ccs.tencentyun.com/shop/web:1.4.2 (linux/amd64)'))
  expect(summaryOf({ images })).toContain('&#40;linux/arm64&#41;')
  const titles = renderAnnotations(someReport({ images }), true).map(({ title }) => title)
  expect(titles).toContain('max-viruses: ccr.ccs.tencentyun.com/shop/web:1.4.2 (linux/amd64)')
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { renderGallery } from '../../scripts/samples/gallery.ts'
import { treeOf } from '../../scripts/samples/page.ts'
import { SITUATIONS } from '../../scripts/samples/situations.ts'
import { summaryOf } from '../../scripts/samples/stage.ts'

const CONSOLES = ['https://console.tencentcloud.com/tcss', 'https://console.cloud.tencent.com/tcss']
const docs = new URL('../../docs/', import.meta.url)
const pictures = new URL('pictures/', docs)

interface Element {
  readonly tagName: string
  readonly properties: Readonly<Record<string, unknown>>
  readonly children: readonly object[]
}

const isElement = (node: object): node is Element => 'tagName' in node

/** Returns all elements of a page with a matching name, in order. */
function all(node: object, name: RegExp): readonly Element[] {
  const own = isElement(node) && name.test(node.tagName) ? [node] : []
  const children = 'children' in node ? (node.children as readonly object[]) : []
  return [...own, ...children.flatMap((child) => all(child, name))]
}

/** Returns the text of a node, with a space for each element of a matching name. */
function textOf(node: object, without = /^$/): string {
  if (isElement(node) && without.test(node.tagName)) return ' '
  if ('value' in node) return String(node.value)
  return 'children' in node
    ? (node.children as readonly object[]).map((child) => textOf(child, without)).join('')
    : ''
}

const QUOTED = /^(code|pre)$/
const samples = await Promise.all(
  Object.entries(SITUATIONS).map(async ([name, situation]) => {
    const summary = await summaryOf(situation)
    return { name, ...situation, summary, page: treeOf(summary) }
  }),
)

describe.each(samples)('the sample $name', ({ verdict, unfolded = [], name, summary, page }) => {
  test('the summary begins with the verdict, below the warning if it is not a real one', () => {
    const [first = '', ...others] = summary.split('\n').filter((line) => line !== '')
    const isReal = name !== 'emulator'
    expect(/not a real verdict/i.test(first)).toBe(!isReal)
    expect((isReal ? first : others[0])?.split(' — ')[0]).toBe(`## ${verdict}`)
  })

  test('the title is the only heading', () => {
    const headings = all(page, /^h[1-6]$/)
    expect(headings.map(({ tagName }) => tagName)).toEqual(['h2'])
    expect(headings.map((one) => textOf(one, QUOTED).split(' — ')[0])).toEqual([verdict])
  })

  test('the only link is that to the console, and there is no image', () => {
    expect(all(page, /^(img|picture|video|audio|iframe|form|input|button)$/)).toEqual([])
    const links = all(page, /^a$/).map((link) => [textOf(link), link.properties['href']])
    const isQueried = name !== 'emulator' && !name.startsWith('wrong-')
    expect(links).toEqual(isQueried ? [['TCSS console', expect.stringMatching(/^https:/)]] : [])
    for (const [, target] of links) expect(CONSOLES).toContain(target)
  })

  test('every row of a table has as many cells as its head', () => {
    for (const one of all(page, /^table$/)) {
      const [head = 0, ...rows] = all(one, /^tr$/).map((row) => all(row, /^t[hd]$/).length)
      expect(head).toBeGreaterThan(1)
      expect(rows.length).toBeGreaterThan(0)
      expect(new Set(rows)).toEqual(new Set([head]))
      expect(all(one, /^th$/).some((cell) => textOf(cell).trim() !== '')).toBe(true)
    }
    expect(textOf(page, QUOTED)).not.toMatch(/\|/)
  })

  test('the text has no mention and no markup', () => {
    const text = textOf(page, QUOTED)
    expect(text).not.toMatch(/@\w/)
    expect(text).not.toMatch(/<[a-z/!]|&(#\d+|\w+);/i)
    expect(text).not.toMatch(/\*\*|`|\]\(|\[!|^#+ |^> /m)
    expect(text).not.toMatch(/undefined|null|NaN|\[object/)
  })

  test('the summary has no invisible or direction-changing character', () => {
    expect(summary).not.toMatch(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/)
  })

  test('the folds that the picture opens exist', () => {
    const labels = all(page, /^summary$/).map((label) => textOf(label))
    for (const words of unfolded) expect(labels.filter((label) => label.includes(words))).toHaveLength(1)
  })
})

test('the sample of hostile names has untrusted text only in code', () => {
  const { page } = samples.find(({ name }) => name === 'hostile') ?? { page: { type: 'root' } }
  for (const words of ['@everyone', '<img src=x', '](https:', '\\u{202e}', 'stop-commands']) {
    expect(textOf(page)).toContain(words)
    expect(textOf(page, QUOTED)).not.toContain(words)
  }
})

test('a sample is the same in every run', async () => {
  for (const { name, summary } of samples) expect(await summaryOf(SITUATIONS[name] ?? {})).toBe(summary)
})

const gallery = readFileSync(new URL('gallery.md', docs), 'utf8')
const names = Object.keys(SITUATIONS)

test('docs/gallery.md is the page that `npm run samples` makes', () => {
  expect(gallery).toBe(renderGallery(SITUATIONS))
})

test('the gallery shows each sample in both themes, and no other picture exists', () => {
  const files = names.flatMap((name) => [`${name}-dark.webp`, `${name}-light.webp`])
  const shown = [...gallery.matchAll(/(?:src|srcset)="pictures\/(.*?)"/g)].map(([, file]) => file)
  expect(shown).toEqual(files)
  expect(readdirSync(pictures).toSorted()).toEqual(files.toSorted())
  expect(all(treeOf(gallery), /^h2$/).map((one) => textOf(one))).toEqual(
    Object.values(SITUATIONS).map(({ title }) => title),
  )
  expect(all(treeOf(gallery), /^img$/)).toHaveLength(names.length)
})

test('every picture is WebP and at most 300 kB', () => {
  for (const file of readdirSync(pictures)) {
    expect(readFileSync(new URL(file, pictures)).toString('latin1', 8, 12)).toBe('WEBP')
    expect(statSync(new URL(file, pictures)).size).toBeLessThan(300_000)
  }
})

// `npm run samples`: docs/gallery.md and its pictures, what GitHub shows of the job summary in each situation, in light and dark.
// Needs Debian's chromium (or CHROMIUM, a path) and, for the icons, fonts-noto-color-emoji. Names given as arguments are made alone.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { page, renderMarkdown } from './page.ts'
import { renderGallery } from './samples/gallery.ts'
import { withPalette } from './samples/png.ts'
import { SITUATIONS, type Situation } from './samples/situations.ts'
import { summaryOf } from './samples/stage.ts'

const docs = fileURLToPath(new URL('../docs', import.meta.url))
const pictures = join(docs, 'pictures')
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const THEMES = ['light', 'dark'] as const

/** Bytes; larger ones make the repository heavy, which every run of the action downloads. */
const LARGEST = 300_000

const problem = whatIsMissing()
if (problem === null) await makeAll()
else {
  console.error(problem)
  process.exitCode = 1
}

/** Why there can be no pictures, in a sentence; null where nothing is missing. */
function whatIsMissing(): string | null {
  if (!existsSync(executablePath))
    return `There is no Chromium at ${executablePath}: install Debian's package chromium, or name one in CHROMIUM.`
  return fonts().includes('Emoji')
    ? null
    : "There is no font with emoji, so the icons would be boxes: install Debian's package fonts-noto-color-emoji."
}

/** The names of the fonts that are installed; where nobody lists them they are taken to be there. */
function fonts(): string {
  try {
    return execFileSync('fc-list', [':', 'family'], { encoding: 'utf8' })
  } catch {
    return 'Emoji'
  }
}

async function makeAll(): Promise<void> {
  const asked = process.argv.slice(2)
  const chosen = Object.entries(SITUATIONS).filter(([name]) => asked.length === 0 || asked.includes(name))
  await mkdir(pictures, { recursive: true })
  if (asked.length === 0) for (const file of await readdir(pictures)) await rm(join(pictures, file))
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  })
  for (const [name, situation] of chosen) {
    const body = renderMarkdown(await summaryOf(situation))
    for (const theme of THEMES) {
      const picture = withPalette(await photograph(browser, { ...situation, body, theme }))
      if (picture.length > LARGEST) throw new Error(`${name} is too large: ${picture.length} bytes.`)
      await writeFile(join(pictures, `${name}-${theme}.png`), picture)
    }
    console.log(`${name}: ${situation.says}`)
  }
  await browser.close()
  await writeFile(join(docs, 'gallery.md'), renderGallery(SITUATIONS))
}

type Photo = Pick<Situation, 'unfolded' | 'width'> & {
  readonly body: string
  readonly theme: (typeof THEMES)[number]
}

/** A picture of the page, with what is to be unfolded. */
async function photograph(browser: Browser, { body, theme, unfolded = [], width = 1012 }: Photo) {
  const tab = await browser.newPage({
    viewport: { width, height: 400 },
    deviceScaleFactor: 1.5,
    colorScheme: theme,
  })
  await tab.setContent(page(body, theme))
  for (const label of unfolded)
    await tab
      .locator('details', { has: tab.locator('summary', { hasText: label }) })
      .first()
      .evaluate((element) => element.setAttribute('open', ''))
  const picture = await tab.locator('.markdown-body').screenshot()
  await tab.close()
  return picture
}

// `npm run samples`: makes docs/gallery.md and its pictures, the job summary of each situation as GitHub shows it, light and dark.
// Needs Debian's chromium (or its path in CHROMIUM) and, for the icons, fonts-noto-color-emoji. Arguments select situations by name.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { renderGallery } from './samples/gallery.ts'
import { page, renderMarkdown } from './samples/page.ts'
import { SITUATIONS, type Situation } from './samples/situations.ts'
import { summaryOf } from './samples/stage.ts'

const docs = fileURLToPath(new URL('../docs', import.meta.url))
const pictures = join(docs, 'pictures')
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const THEMES = ['light', 'dark'] as const

const problem = missingTool()
if (problem === null) await makeAll()
else {
  console.error(problem)
  process.exitCode = 1
}

/** Returns a sentence about what must be installed first, or null. */
function missingTool(): string | null {
  if (!existsSync(executablePath))
    return `There is no Chromium at ${executablePath}: install Debian's package chromium, or set CHROMIUM to its path.`
  return fonts().includes('Emoji')
    ? null
    : "There is no font with emoji for the icons: install Debian's package fonts-noto-color-emoji."
}

/** Returns the names of the installed fonts. Without fc-list the font is assumed to be installed. */
function fonts(): string {
  try {
    return execFileSync('fc-list', [':', 'family'], { encoding: 'utf8' })
  } catch {
    return 'Emoji'
  }
}

async function makeAll(): Promise<void> {
  const names = process.argv.slice(2)
  const selected = Object.entries(SITUATIONS).filter(([name]) => names.length === 0 || names.includes(name))
  await mkdir(pictures, { recursive: true })
  if (names.length === 0) for (const file of await readdir(pictures)) await rm(join(pictures, file))
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
  for (const [name, situation] of selected) {
    const body = renderMarkdown(await summaryOf(situation))
    for (const theme of THEMES)
      await writeFile(
        join(pictures, `${name}-${theme}.webp`),
        await takePicture(browser, { ...situation, body, theme }),
      )
    console.log(`${name}: ${situation.description}`)
  }
  await browser.close()
  await writeFile(join(docs, 'gallery.md'), renderGallery(SITUATIONS))
}

type Picture = Pick<Situation, 'unfolded' | 'width'> & {
  readonly body: string
  readonly theme: (typeof THEMES)[number]
}

/** Renders the page as WebP, which takes a quarter of the bytes of Chromium's PNG. Playwright alone offers only PNG and JPEG. */
async function takePicture(browser: Browser, { body, theme, unfolded = [], width = 1012 }: Picture) {
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
  const box = await tab.locator('.markdown-body').boundingBox()
  if (box === null) throw new Error('The page has no body.')
  const devtools = await tab.context().newCDPSession(tab)
  const { data } = await devtools.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 85,
    captureBeyondViewport: true,
    clip: { ...box, scale: 1 },
  })
  await tab.close()
  return Buffer.from(data, 'base64')
}

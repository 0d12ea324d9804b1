// `npm run samples`: the job summary in some situations, as pictures of what GitHub shows, into docs/pictures/. Needs Debian's
// chromium (or CHROMIUM, a path) and, for the icons, fonts-noto-color-emoji.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { conclude, type Outcome, type Report } from '../src/domain/report.ts'
import { judge } from '../src/domain/verdict.ts'
import { renderSummary } from '../src/report/summary.ts'
import { type FactsGiven, NOW, type PolicyGiven, someFacts, someImage, somePolicy } from '../test/make.ts'
import { page, renderMarkdown } from './page.ts'

const directory = fileURLToPath(new URL('../docs/pictures', import.meta.url))

const SAMPLES: Readonly<Record<string, Report>> = {
  blocked: sampleOf(
    [
      {
        counts: { viruses: 2, vulnerabilities: 12, risks: 3 },
        scans: {
          risk: {
            kind: 'incomplete',
            reason: { kind: 'running', progress: 87, seconds: 90, waited: 600_000 },
          },
        },
      },
    ],
    { limits: { 'max-vulnerabilities': 10, 'max-risks': 5 } },
  ),
  allowed: sampleOf([{ counts: { vulnerabilities: 4 } }], { limits: { 'max-vulnerabilities': 5 } }),
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
  ],
})
await mkdir(directory, { recursive: true })
for (const [name, report] of Object.entries(SAMPLES)) {
  for (const theme of ['light', 'dark'] as const) {
    const tab = await browser.newPage({ viewport: { width: 1012, height: 400 }, colorScheme: theme })
    await tab.setContent(page(renderMarkdown(renderSummary(report, 1024 * 1024)), theme))
    await tab.locator('.markdown-body').screenshot({ path: join(directory, `${name}-${theme}.png`) })
    await tab.close()
  }
}
await browser.close()

function sampleOf(facts: readonly FactsGiven[], given: PolicyGiven): Report {
  const policy = somePolicy(given)
  const outcomes = facts.map((one, index): Outcome => {
    return { kind: 'judged', verdict: judge(someImage(index + 1), someFacts(one), { policy, now: NOW }) }
  })
  const host = 'tcss.intl.tencentcloudapi.com'
  return {
    conclusion: conclude(outcomes, null),
    outcomes,
    error: null,
    policy,
    host,
    local: false,
    judgedAt: NOW,
  }
}

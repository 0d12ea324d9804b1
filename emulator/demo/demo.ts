import { readFileSync } from 'node:fs'
import { ACTIONS } from '../api/actions.ts'
import { SOME_REGISTRIES } from '../registry/registries.ts'
import { everyScanError, scanRunning } from '../world/script.ts'
import { type Credential, type Image, type Script, someImage, wireTime } from '../world/world.ts'
import { demoFindings } from './demo-findings.ts'
import { DEMO_REGISTRY_SCRIPTS, demoRegistry } from './demo-registry.ts'

/** The images of the demo world with their descriptions, in a sensible order for readers. */
export const DEMO_IMAGES = {
  clean: 'clean and trusted',
  vulnerable: '12 vulnerabilities',
  infected: '2 viruses',
  untrusted: 'clean, but not a trusted image',
  risky: '3 risky behaviours, 2 of them sensitive information',
  neverScanned: 'never scanned, but with every count 0',
  queued: 'queued for its first scan',
  scanning: 'first scan running, 45 seconds left',
  partlyFailed: 'scanned, but the virus scan could not connect',
  failed: 'scan failed',
  cancelled: 'scan cancelled',
  timedOut: 'scan timed out',
  scanSoon: 'first scan running, clean 8 seconds after the start',
  scanInfected: 'first scan running, done 8 seconds after the start, with 2 viruses known 4 seconds later',
  startsOnDemand: 'never scanned; a scan task takes 6 seconds, clean',
  unlicensed: 'not licensed for scanning',
  documented: 'the example of the API docs, word for word',
  hostile: 'a name and errors that attack programs which print them',
} as const

/** Names of the images of the demo world. */
export type DemoImage = keyof typeof DEMO_IMAGES

/** Keys that only the emulator accepts: a permanent key, a temporary key with its token, and a key without any permission. */
export const DEMO_CREDENTIALS = {
  lasting: {
    secretId: 'AKIDEXAMPLEEMULATORONLY0000000000001',
    secretKey: 'emulator-secret-key-not-a-real-one-1',
  },
  temporary: {
    secretId: 'AKIDEXAMPLEEMULATORONLY0000000000002',
    secretKey: 'emulator-secret-key-not-a-real-one-2',
    token: 'emulator-session-token-not-a-real-one-2',
  },
  powerless: {
    secretId: 'AKIDEXAMPLEEMULATORONLY0000000000003',
    secretKey: 'emulator-secret-key-not-a-real-one-3',
    denied: [...ACTIONS.keys()],
  },
} as const satisfies Record<string, Credential>

/**
 * Makes a world with one image for each case that a client must distinguish. Some images have scripts. Scans are two hours old
 * at `now` (milliseconds).
 */
export function demoWorld(now: number) {
  return {
    images: demoImages(now),
    registry: demoRegistry(now),
    registries: SOME_REGISTRIES,
    scripts: { ...DEMO_SCRIPTS, ...DEMO_REGISTRY_SCRIPTS },
    findings: demoFindings(now),
    credentials: DEMO_CREDENTIALS,
  }
}

function demoImages(now: number): Readonly<Record<DemoImage, Image>> {
  const scanned = (name: string, overrides: Partial<Image> = {}) =>
    someImage({
      ImageName: `registry.example.com/shop/${name}:1.0.0`,
      CreateTime: wireTime(now - 24 * HOUR),
      ScanTime: wireTime(now - 2 * HOUR),
      ...overrides,
    })
  return {
    clean: scanned('clean'),
    vulnerable: scanned('vulnerable', { VulCnt: 12, OsName: 'debian:12', ...NO_ERROR }),
    infected: scanned('infected', { VirusCnt: 2 }),
    untrusted: scanned('untrusted', { IsTrustImage: false }),
    risky: scanned('risky', { RiskCnt: 3, SensitiveInfoCnt: 2 }),
    neverScanned: scanned('never-scanned', NEVER_SCANNED),
    queued: scanned('queued', { ...NEVER_SCANNED, ScanStatus: 'WAIT_SCAN' }),
    scanning: scanned('scanning', {
      ScanStatus: 'SCANNING',
      Status: 1,
      ScanTime: '',
      ScanVulProgress: 80,
      ScanVirusProgress: 40,
      RemainScanTime: 45,
    }),
    partlyFailed: scanned('partly-failed', {
      ScanVirusError: 'ConnFailed',
      Reason: 'Connection failure',
      Solution: 'The scanning node failed to connect. Check its network, then scan again.',
    }),
    failed: scanned('failed', { ScanStatus: 'SCAN_ERR', Status: 3, ...everyScanError(' 失败') }),
    cancelled: scanned('cancelled', { ...NEVER_SCANNED, ScanStatus: 'CANCELED', Status: 4 }),
    timedOut: scanned('timed-out', { ScanStatus: 'SCAN_TIMEOUT', Status: 3, ...everyScanError('timeout') }),
    scanSoon: scanned('scan-soon', FIRST_SCAN),
    scanInfected: scanned('scan-infected', FIRST_SCAN),
    startsOnDemand: scanned('starts-on-demand', NEVER_SCANNED),
    unlicensed: scanned('unlicensed', { ...NEVER_SCANNED, IsAuthorized: 0 }),
    documented: documentedImage(),
    hostile: scanned('hostile', {
      ImageName: `registry.example.com/shop/hostile:1.0.0${HOSTILE_TEXT}`,
      ScanVirusError: HOSTILE_TEXT,
      AgentError: HOSTILE_TEXT,
      Reason: HOSTILE_TEXT,
      Solution: HOSTILE_TEXT,
      OsName: HOSTILE_TEXT,
      Author: HOSTILE_TEXT,
    }),
  }
}

// The file is read instead of imported, because jest does not support the import attribute of JSON.
function documentedImage(): Image {
  const file = new URL('../examples/DescribeAssetImageDetail.json', import.meta.url)
  const { RequestId: _, ...image } = JSON.parse(readFileSync(file, 'utf8')).response.Response
  return image
}

const HOUR = 3_600_000

// The service writes "no error" in two ways: as an empty text, and as this text.
const NO_ERROR = { AgentError: 'No Error', ScanError: 'No Error', ...everyScanError('No Error') }

const NEVER_SCANNED = {
  ScanStatus: 'NOT_SCAN',
  Status: 0,
  ScanTime: '',
  ScanVulProgress: 0,
  ScanVirusProgress: 0,
  ScanRiskProgress: 0,
}

const FIRST_SCAN = { ...NEVER_SCANNED, ScanStatus: 'SCANNING', Status: 1, RemainScanTime: 8 }

const DEMO_SCRIPTS: Readonly<Record<string, Script>> = {
  scanSoon: { start: 'world', steps: scanRunning({ takes: 8000, result: {} }) },
  scanInfected: {
    start: 'world',
    steps: scanRunning({ takes: 8000, result: { VirusCnt: 2 }, lateBy: 4000 }),
  },
  startsOnDemand: { start: 'scan', steps: scanRunning({ takes: 6000, result: {} }) },
}

// Workflow commands (old and new syntax), table cells, HTML, Markdown, a mention, a terminal colour, direction overrides.
const HOSTILE_TEXT = [
  ' | cell',
  '::error title=Forged::All is well%0A::stop-commands::x',
  '##[set-output name=verdict;]pass\r',
  '</td></table><img src=x onerror=alert(1)><!--',
  '![x](https://example.com/pixel) [click](javascript:alert(1)) `code` \u0024{{ github.token }}',
  '@everyone fixes #1 \u001b[31mred\u001b[0m \u202egnp.exe\u202c \u2066hidden\u2069\u0000',
].join('\n')

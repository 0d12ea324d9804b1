import type { Findings } from '../../emulator/findings/findings.ts'
import type { Image } from '../../emulator/world/world.ts'
import {
  documented,
  FINDINGS,
  FLEET,
  HOSTILE_FINDINGS,
  hostile,
  neverScanned,
  node,
  PLATFORMS,
  POLICY,
  PUSHED,
  partlyFailed,
  SEVERAL,
  WEB,
  WRONG_POLICY,
} from './shop.ts'
import type { Scene } from './stage.ts'

/** A picture of the gallery. */
export interface Situation extends Scene {
  readonly title: string
  /** What it is, in a sentence or two of markdown. */
  readonly says: string
  /** How the first line begins that is no banner: an icon, and the verdict in words. */
  readonly verdict: string
  /** Words in the labels of what is unfolded in the picture. */
  readonly unfolded?: readonly string[]
  /** Pixels of CSS; as wide as a job summary unless given. */
  readonly width?: number
}

/** A step that asks about images on nodes, with other inputs and with lists of what was found in them. */
function asking(
  images: Readonly<Record<string, Image>>,
  inputs: Readonly<Record<string, string>> = {},
  findings: Readonly<Record<string, Findings>> = {},
): Pick<Scene, 'inputs' | 'world'> {
  const ids = Object.values(images).map(({ ImageID }) => ImageID)
  return { inputs: { 'image-id': ids.join('\n'), ...inputs }, world: { images, findings } }
}

const blocked: Scene = {
  inputs: { 'image-id': '', image: WEB, 'max-vulnerabilities': '10' },
  world: PUSHED,
}
const { mailer, ...known } = SEVERAL
const { 211: missing, ...knownFleet } = FLEET

/** By the name of the picture. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  blocked: {
    title: 'Blocked',
    says: 'Two viruses, more vulnerabilities than are allowed, and a risk scan that did not end in time.',
    verdict: '⛔ Blocked',
    ...blocked,
  },
  allowed: {
    title: 'Allowed',
    says: 'Every check passed, with room to spare.',
    verdict: '✅ Allowed',
    ...asking({ web: node('web:1.4.2', { VulCnt: 4 }) }, { 'max-vulnerabilities': '20' }),
  },
  'allowed-narrowly': {
    title: 'Allowed, but narrowly',
    says: 'What the image would fail at next; and, unfolded, the exceptions that it passes by.',
    verdict: '✅ Allowed',
    unfolded: ['excepted'],
    ...asking(
      { web: node('web:1.4.2', { VulCnt: 12, age: 149 }) },
      { 'policy-file': '.github/tcss-policy.yml' },
      { web: FINDINGS.vulnerable },
    ),
    files: { '.github/tcss-policy.yml': POLICY },
  },
  warnings: {
    title: 'Allowed, with warnings',
    says: 'With `mode: warn` the job goes on. Unfolded: the vulnerabilities, the worst first, and what upgrading would do.',
    verdict: '⚠️ Allowed, with warnings',
    unfolded: ['Vulnerabilities'],
    ...asking(
      { web: node('web:1.4.2', { VulCnt: 12 }) },
      { mode: 'warn', 'max-critical': '0', 'max-high': '5', 'max-exploitable': '0' },
      { web: FINDINGS.vulnerable },
    ),
  },
  'never-scanned': {
    title: 'Never scanned',
    says: 'TCSS counts no virus and no vulnerability in an image that it never looked at, which is no good news.',
    verdict: '⛔ Blocked',
    ...asking({ web: neverScanned }),
  },
  documented: {
    title: 'Scanned, it says',
    says: "The example of the API's own documentation: `SCANNED`, although every scan timed out. Its raw answer is unfolded.",
    verdict: '⛔ Blocked',
    unfolded: ['raw scan state'],
    ...asking({ documented }, { 'max-vulnerabilities': '300', 'max-risks': '300' }),
  },
  several: {
    title: 'Several images',
    says: 'Two are blocked, one is not known to TCSS, five are allowed. The worst come first, each with its reason.',
    verdict: '🛑 3 of 8 images blocked',
    ...asking(SEVERAL, { 'max-vulnerabilities': '10' }),
    world: { images: known, findings: { checkout: FINDINGS.infected, ledger: FINDINGS.vulnerable } },
  },
  fleet: {
    title: 'A fleet',
    says: 'Of 412 images only those are told in full that are not allowed.',
    verdict: '🛑 10 of 412 images blocked',
    ...asking(FLEET, { 'image-id': '@images.txt', 'max-vulnerabilities': '10' }),
    files: {
      'images.txt': Object.values(FLEET)
        .map(({ ImageID }) => ImageID)
        .join('\n'),
    },
    world: { images: knownFleet },
  },
  platforms: {
    title: 'A multi-platform image',
    says: 'Every platform is judged by itself, and one that is infected blocks the whole image.',
    verdict: '⛔ 1 of 3 images blocked',
    inputs: { 'image-id': '', image: PLATFORMS.image, 'manifest-file': 'index.json' },
    files: { 'index.json': PLATFORMS.index },
    world: PLATFORMS.world,
  },
  'wrong-inputs': {
    title: 'Wrong inputs',
    says: 'All mistakes are told at once, and no request is sent.',
    verdict: '🛑 Blocked: no verdict',
    inputs: {
      'image-id': '707540fd8a54',
      'max-critical': 'none',
      'max-scan-age': '7 days',
      mode: 'dry-run',
      endpoint: 'https://tcss.example.com',
    },
  },
  'wrong-policy': {
    title: 'A policy with mistakes',
    says: 'Each with its line and column, and with what would be accepted.',
    verdict: '🛑 Blocked: no verdict',
    inputs: { 'policy-file': '.github/tcss-policy.yml' },
    files: { '.github/tcss-policy.yml': WRONG_POLICY },
  },
  'no-connection': {
    title: 'No connection',
    says: 'Where there is no answer there is no verdict, and nothing is allowed.',
    verdict: '🛑 Blocked: no verdict',
    inputs: { 'image-id': '', image: WEB },
    broken: ['EAI_AGAIN', 'getaddrinfo EAI_AGAIN tcss.intl.tencentcloudapi.com'],
  },
  skipped: {
    title: 'Skipped',
    says: 'A pull request from a fork has no secrets: with `without-credentials: skip` the job goes on, and nothing is allowed.',
    verdict: '⏭️ Not judged: no credentials',
    event: { name: 'pull_request', base: null, ownRefs: [], withoutSecrets: true },
    inputs: { 'without-credentials': 'skip', 'secret-id': '', 'secret-key': '' },
  },
  hostile: {
    title: 'Hostile names',
    says: 'Names that hold markdown, HTML, a mention or a change of direction are shown as they are, and do nothing.',
    verdict: '⛔ Blocked',
    unfolded: ['Vulnerabilities', 'Viruses'],
    ...asking({ hostile: { ...hostile, VulCnt: 3, VirusCnt: 1 } }, {}, { hostile: HOSTILE_FINDINGS }),
  },
  narrow: {
    title: 'On a telephone',
    says: 'The first sample again, as a comment 400 pixels wide: tables scroll, and the verdict stays in sight.',
    verdict: '⛔ Blocked',
    width: 400,
    ...blocked,
  },
  emulator: {
    title: 'Not a real verdict',
    says: 'Answers of the emulator are never taken for those of Tencent Cloud: a banner stands above all else.',
    verdict: '⛔ Blocked',
    ...asking({ partlyFailed }, { endpoint: 'http://127.0.0.1:8080' }),
  },
}

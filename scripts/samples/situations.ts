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

/** A situation with its picture in the gallery. */
export interface Situation extends Scene {
  readonly title: string
  /** One or two sentences of markdown. */
  readonly description: string
  /** Start of the heading: an icon and the verdict in words. */
  readonly verdict: string
  /** Words in the labels of the sections that the picture shows unfolded. */
  readonly unfolded?: readonly string[]
  /** In CSS pixels; by default the width of a job summary. */
  readonly width?: number
}

/** A scene that checks images on nodes, with other inputs and lists of findings. */
function checking(
  images: Readonly<Record<string, Image>>,
  inputs: Readonly<Record<string, string>> = {},
  findings: Readonly<Record<string, Findings>> = {},
): Pick<Scene, 'inputs' | 'world'> {
  const ids = Object.values(images).map(({ ImageID }) => ImageID)
  return { inputs: { 'image-id': ids.join('\n'), ...inputs }, world: { images, findings } }
}

const blocked: Scene = { inputs: { 'image-id': '', image: WEB, 'max-vulnerabilities': '10' }, world: PUSHED }
const { mailer, ...known } = SEVERAL
const { 211: missing, ...knownFleet } = FLEET

/** The situations, by the name of their pictures. */
export const SITUATIONS: Readonly<Record<string, Situation>> = {
  blocked: {
    title: 'Blocked',
    description: 'Two viruses, more vulnerabilities than allowed, and a risk scan that did not end in time.',
    verdict: '⛔ Blocked',
    ...blocked,
  },
  allowed: {
    title: 'Allowed',
    description: 'Every check passed, with room to spare.',
    verdict: '✅ Allowed',
    ...checking({ web: node('web:1.4.2', { VulCnt: 4 }) }, { 'max-vulnerabilities': '20' }),
  },
  'allowed-narrowly': {
    title: 'Allowed, but narrowly',
    description: 'The rules that the image would violate next and, unfolded, the exceptions that it needs.',
    verdict: '✅ Allowed',
    unfolded: ['accepted'],
    ...checking(
      { web: node('web:1.4.2', { VulCnt: 12, age: 149 }) },
      { 'policy-file': '.github/tcss-policy.yml' },
      { web: FINDINGS.vulnerable },
    ),
    files: { '.github/tcss-policy.yml': POLICY },
  },
  warnings: {
    title: 'Allowed, with warnings',
    description:
      'With `mode: warn` the job continues. Unfolded: the vulnerabilities, worst first, and the effect of upgrades.',
    verdict: '⚠️ Allowed, with warnings',
    unfolded: ['Vulnerabilities'],
    ...checking(
      { web: node('web:1.4.2', { VulCnt: 12 }) },
      { mode: 'warn', 'max-critical': '0', 'max-high': '5', 'max-exploitable': '0' },
      { web: FINDINGS.vulnerable },
    ),
  },
  'never-scanned': {
    title: 'Never scanned',
    description: 'TCSS counts no virus and no vulnerability in an image that it never scanned.',
    verdict: '⛔ Blocked',
    ...checking({ web: neverScanned }),
  },
  documented: {
    title: 'Scanned, but every scan timed out',
    description:
      "The example of the API's own documentation has the status `SCANNED`. Its raw answer is unfolded.",
    verdict: '⛔ Blocked',
    unfolded: ['raw scan state'],
    ...checking({ documented }, { 'max-vulnerabilities': '300', 'max-risks': '300' }),
  },
  several: {
    title: 'Several images',
    description:
      'Two are blocked, one is unknown to TCSS, five are allowed. The worst come first, each with its reason.',
    verdict: '🛑 3 of 8 images blocked',
    ...checking(SEVERAL, { 'max-vulnerabilities': '10' }),
    world: { images: known, findings: { checkout: FINDINGS.infected, ledger: FINDINGS.vulnerable } },
  },
  fleet: {
    title: 'A fleet',
    description: 'Of 412 images only the blocked ones are shown in full.',
    verdict: '🛑 10 of 412 images blocked',
    ...checking(FLEET, { 'image-id': '@images.txt', 'max-vulnerabilities': '10' }),
    files: {
      'images.txt': Object.values(FLEET)
        .map(({ ImageID }) => ImageID)
        .join('\n'),
    },
    world: { images: knownFleet },
  },
  platforms: {
    title: 'A multi-platform image',
    description: 'Every platform is judged separately, and one infected platform blocks the whole image.',
    verdict: '⛔ 1 of 3 images blocked',
    inputs: { 'image-id': '', image: PLATFORMS.image, 'manifest-file': 'index.json' },
    files: { 'index.json': PLATFORMS.index },
    world: PLATFORMS.world,
  },
  'wrong-inputs': {
    title: 'Wrong inputs',
    description: 'All mistakes are reported together, and no request is sent.',
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
    description: 'Each mistake has its line and column, and the values that would be accepted.',
    verdict: '🛑 Blocked: no verdict',
    inputs: { 'policy-file': '.github/tcss-policy.yml' },
    files: { '.github/tcss-policy.yml': WRONG_POLICY },
  },
  'no-connection': {
    title: 'No connection',
    description: 'Without an answer there is no verdict, and nothing is allowed.',
    verdict: '🛑 Blocked: no verdict',
    inputs: { 'image-id': '', image: WEB },
    failure: { code: 'EAI_AGAIN', detail: 'getaddrinfo EAI_AGAIN tcss.intl.tencentcloudapi.com' },
  },
  skipped: {
    title: 'Skipped',
    description:
      'A pull request from a fork has no secrets: with `without-credentials: skip` the job continues, and nothing is allowed.',
    verdict: '⏭️ Not judged: no credentials',
    event: { name: 'pull_request', base: null, ownRefs: [], withoutSecrets: true },
    inputs: { 'without-credentials': 'skip', 'secret-id': '', 'secret-key': '' },
  },
  hostile: {
    title: 'Hostile names',
    description:
      'Names with markdown, HTML, a mention or a change of direction are shown as text and have no effect.',
    verdict: '⛔ Blocked',
    unfolded: ['Vulnerabilities', 'Viruses'],
    ...checking({ hostile: { ...hostile, VulCnt: 3, VirusCnt: 1 } }, {}, { hostile: HOSTILE_FINDINGS }),
  },
  narrow: {
    title: 'On a phone',
    description:
      'The first sample as a comment 400 pixels wide: tables scroll, and the verdict stays visible.',
    verdict: '⛔ Blocked',
    width: 400,
    ...blocked,
  },
  emulator: {
    title: 'Not a real verdict',
    description: 'A banner above everything else marks a verdict about answers of the emulator.',
    verdict: '⛔ Blocked',
    ...checking({ partlyFailed }, { endpoint: 'http://127.0.0.1:8080' }),
  },
}

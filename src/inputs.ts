import type { ReadFile } from './domain/file.ts'
import { ANY_PATH, BOOLEAN, duration, oneOf, orWord, ZONE } from './domain/form.ts'
import type { Image } from './domain/image.ts'
import type { InventoryName, Policy } from './domain/policy.ts'
import { API_ZONE } from './domain/time.ts'
import { GateError } from './errors.ts'
import { type Ask, parseSetting, parseWritten } from './inputs/ask.ts'
import { parseImages } from './inputs/images.ts'
import { parsePlatforms } from './inputs/platforms.ts'
import { parsePolicy } from './inputs/policy.ts'
import { checkConnection, findProxy, type HttpProxy } from './tencent/connection.ts'
import { type Credentials, findCredentials } from './tencent/credentials.ts'
import { ENDPOINT, type Endpoint, endpointOf, type Site } from './tencent/endpoint.ts'
import { type Sentence, say } from './text.ts'

/** Everything the user asked for, understood. */
export interface Inputs {
  readonly images: readonly Image[]
  readonly inventory: InventoryName
  readonly policy: Policy
  readonly scanning: Scanning
  readonly credentials: Credentials
  readonly endpoint: Endpoint
  readonly proxy: HttpProxy | null
  readonly reports: { readonly summary: boolean; readonly annotations: boolean }
}

/** How to go about scans: milliseconds to wait for them, whether to ask for them, and the zone of times, in minutes east. */
export interface Scanning {
  readonly wait: number
  readonly trigger: boolean
  readonly zone: number
}

/**
 * Where inputs come from: the text of an input (empty when not given), the environment, the files of the workspace, and a way
 * to mask a secret.
 */
export interface InputSources {
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readFile: ReadFile
  mask(secret: string): void
  /** Takes what was masked out of a text: a secret may have been pasted into the wrong input. */
  redact(text: string): string
}

/**
 * Understands every input. All mistakes are reported together, each with the input, its value (never a secret's) and what is
 * accepted, as one GateError `input`.
 */
export function parseInputs(sources: InputSources): Inputs {
  const mistakes: Sentence[] = []
  const ask: Ask = {
    read: (input) => sources.read(input).trim(),
    reject: (input, why) =>
      void mistakes.push(say`${() => input}: ${typeof why === 'string' ? () => why : why}.`),
  }
  const { input, images: asked } = parseImages(ask, sources.readFile)
  const inventory = parseSetting(
    ask,
    'inventory',
    oneOf<InventoryName>('registry', 'nodes'),
    input === 'image' ? 'registry' : 'nodes',
  ).value
  const policy = parsePolicy(ask, inventory)
  const images = parseManifestFile(ask, asked, { policy, readFile: sources.readFile })
  const scanning = parseScanning(ask)
  if (asked.length > 1 && policy.expectedDigest.value !== 'none')
    ask.reject('expected-digest', `one digest cannot be that of ${asked.length} images; ask for one image`)
  const credentials = findCredentials({ ...sources, ...ask })
  const site = parseSetting(ask, 'site', oneOf<Site>('intl', 'china'), 'intl')
  const endpoint = parseSetting(ask, 'endpoint', ENDPOINT, endpointOf(site.value)).value
  checkConnection({ ...sources, ...ask })
  const proxy = endpoint.local ? null : findProxy({ ...sources, ...ask }, endpoint.host)
  const reports = {
    summary: parseSetting(ask, 'summary', BOOLEAN, true).value,
    annotations: parseSetting(ask, 'annotations', BOOLEAN, true).value,
  }

  if (mistakes.length > 0 || credentials === undefined) {
    throw new GateError('input', {
      problem: mistakes.length === 1 ? 'One input is wrong:' : `${mistakes.length} inputs are wrong:`,
      points: mistakes.map(
        (mistake): Sentence =>
          (quote) =>
            mistake((words) => quote(sources.redact(words))),
      ),
      remedy: 'No request was sent. Correct the inputs of this step and run it again.',
    })
  }
  return { images, inventory, policy, scanning, credentials, endpoint, proxy, reports }
}

interface ManifestFile {
  readonly policy: Policy
  readonly readFile: ReadFile
}

/** With `manifest-file` the platforms of the one image that was asked for, else the images themselves. */
function parseManifestFile(
  ask: Ask,
  images: readonly Image[],
  { policy, readFile }: ManifestFile,
): readonly Image[] {
  const path = parseWritten(ask, 'manifest-file', ANY_PATH, 'none').value
  if (path === 'none') return images
  const [only] = images
  // That there is no image is said already.
  if (only === undefined) return images
  if (images.length > 1) {
    ask.reject('manifest-file', `needs exactly one \`image\`; ${images.length} are asked for`)
    return images
  }
  const expected = policy.expectedDigest.value
  return parsePlatforms(
    only,
    { path, file: readFile(path), expected: expected === 'none' ? null : expected },
    ask,
  )
}

const MINUTE = 60_000
const WAIT = orWord('0', duration({ from: 0, to: 24 * 60 * MINUTE, accepted: 'at most 24h' }))

function parseScanning(ask: Ask): Scanning {
  const wait = parseSetting<number | '0'>(ask, 'wait-timeout', WAIT, 10 * MINUTE).value
  const trigger = parseSetting(ask, 'trigger-scan', BOOLEAN, false).value
  const zone = parseSetting(ask, 'scan-time-zone', ZONE, API_ZONE).value
  const milliseconds = wait === '0' ? 0 : wait
  if (trigger && milliseconds === 0)
    ask.reject('trigger-scan', 'a scan that is asked for must be waited for, but `wait-timeout` is 0')
  return { wait: milliseconds, trigger, zone }
}

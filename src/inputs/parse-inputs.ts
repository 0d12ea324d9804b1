import type { Image } from '../domain/image.ts'
import type { Notice } from '../domain/notice.ts'
import type { InventoryName, Policy } from '../domain/policy.ts'
import { type ErrorCode, GateError, type Point } from '../errors.ts'
import { BOOLEAN, duration, oneOf, orWord, ZONE } from '../forms.ts'
import { checkConnection, findProxy, type HttpProxy } from '../network/proxy.ts'
import type { Endpoint } from '../network/transport.ts'
import { type Combined, combine } from '../policy/combine.ts'
import type { PolicyPart } from '../policy/part.ts'
import type { FindFiles, ReadFile, ReadRemoteFile } from '../ports/files.ts'
import type { WorkflowEvent } from '../ports/workflow-event.ts'
import { type Credentials, findCredentials } from '../tencent/client/credentials.ts'
import { ENDPOINT, endpointOf, type Site } from '../tencent/client/endpoint.ts'
import { API_ZONE } from '../tencent/wire/time.ts'
import { say } from '../text.ts'
import { parseImages } from './images.ts'
import { parseManifestFile } from './manifest-file.ts'
import {
  combinePolicies,
  type LocalPolicy,
  readPolicies,
  readRemotePolicies,
  readTokens,
} from './policy-files.ts'
import { parsePolicyInputs } from './policy-inputs.ts'
import { type InputReader, parseSetting } from './reader.ts'
import { parseReports, type Reports } from './report-inputs.ts'

/** Everything the user asked for, understood. */
export interface Inputs {
  readonly images: readonly Image[]
  readonly inventory: InventoryName
  readonly policy: Policy
  /** What was set but is not in force. */
  readonly notices: readonly Notice[]
  readonly localPolicies: readonly LocalPolicy[]
  /** Reads files through GitHub's API; empty where there is none. */
  readonly githubToken: string
  readonly scanning: Scanning
  /** Null where there are none and that is to be skipped. */
  readonly credentials: Credentials | null
  readonly endpoint: Endpoint
  readonly proxy: HttpProxy | null
  readonly reports: Reports
}

/** How to go about scans: milliseconds to wait for them, whether to ask for them, and the zone of times, in minutes east. */
export interface Scanning {
  readonly wait: number
  readonly trigger: boolean
  readonly zone: number
}

/**
 * Where inputs come from: the text of an input (empty when not given), the environment, the files of the workspace and of
 * repositories, and a way to mask a secret.
 */
export interface InputSources {
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly readFile: ReadFile
  readonly readRemote: ReadRemoteFile
  readonly findFiles: FindFiles
  readonly now: Date
  /** What set off the workflow. */
  readonly event: WorkflowEvent
  mask(secret: string): void
  /** Takes what was masked out of a text: a secret may have been pasted into the wrong input. */
  redact(text: string): string
}

/**
 * Understands every input. All mistakes are reported together, each with the input, its value (never a secret's) and what is
 * accepted, as one GateError `input`. Policies of other places are read once all else is right; what is wrong with them is a
 * GateError `policy`.
 */
export async function parseInputs(sources: InputSources): Promise<Inputs> {
  const mistakes: Point[] = []
  const ask: InputReader = {
    read: (input) => sources.read(input).trim(),
    reject: (input, why, at) => {
      const says = say`${() => input}: ${typeof why === 'string' ? () => why : why}.`
      mistakes.push(at === undefined ? { message: says } : { message: says, at })
    },
  }
  const { input, images: asked } = parseImages(ask, sources.readFile)
  const inventory = parseSetting(
    ask,
    'inventory',
    oneOf<InventoryName>('registry', 'nodes'),
    input === 'image' ? 'registry' : 'nodes',
  ).value
  const tokens = readTokens(ask, sources.mask)
  const own = parsePolicyInputs(ask)
  const repository = sources.env['GITHUB_REPOSITORY'] ?? ''
  const { parts, local, remote } = await readPolicies(ask, inventory, {
    ...sources,
    ...sources.event,
    tokens,
    repository,
  })
  const inForce = (more: readonly PolicyPart[]): Combined =>
    combinePolicies(ask, [own, ...parts, ...more], { inventory, now: sources.now })
  const combined = remote.length === 0 ? inForce([]) : null
  const expectedDigest = own.expectedDigest?.value ?? 'none'
  const images = parseManifestFile(ask, asked, { expectedDigest, readFile: sources.readFile })
  const scanning = parseScanning(ask)
  if (asked.length > 1 && expectedDigest !== 'none')
    ask.reject('expected-digest', `one digest cannot be that of ${asked.length} images; ask for one image`)
  const skips = parseSetting(ask, 'without-credentials', oneOf('error', 'skip'), 'error').value === 'skip'
  const credentials = findCredentials({ ...sources, ...ask }, skips && sources.event.withoutSecrets)
  const site = parseSetting(ask, 'site', oneOf<Site>('intl', 'china'), 'intl')
  const endpoint = parseSetting(ask, 'endpoint', ENDPOINT, endpointOf(site.value)).value
  checkConnection({ ...sources, ...ask })
  const proxy = endpoint.local ? null : findProxy({ ...sources, ...ask }, endpoint.host)
  const reports = parseReports(ask, asked.length)
  if (mistakes.length > 0 || credentials === undefined) throw refusal('input', mistakes, sources)

  const { policy, notices } =
    combined ??
    // What is not judged needs no policy.
    (credentials === null
      ? combine([own, ...parts], inventory)
      : inForce(await readRemotePolicies(ask, remote, sources.readRemote)))
  if (mistakes.length > 0) throw refusal('policy', mistakes, sources)
  return {
    images,
    inventory,
    policy,
    notices,
    localPolicies: local,
    githubToken: tokens.github,
    scanning,
    credentials,
    endpoint,
    proxy,
    reports,
  }
}

function refusal(code: ErrorCode, mistakes: readonly Point[], { redact }: InputSources): GateError {
  const inPolicies = code === 'policy' || mistakes.every(({ at }) => at !== undefined)
  const [one, many, remedy] = inPolicies
    ? [
        'A policy cannot be used:',
        'things are wrong with the policies:',
        code === 'input'
          ? 'Mend the policy and run this step again.'
          : 'Check where the policy is and which token may read it, or mend it, and run this step again.',
      ]
    : ['One input is wrong:', 'inputs are wrong:', 'Correct the inputs of this step and run it again.']
  return new GateError(code, {
    problem: mistakes.length === 1 ? one : `${mistakes.length} ${many}`,
    points: mistakes.map(({ message, ...at }) => ({
      message: (quote) => message((words) => quote(redact(words))),
      ...at,
    })),
    remedy: code === 'input' ? `No request was sent. ${remedy}` : `TCSS was not asked. ${remedy}`,
  })
}

const MINUTE = 60_000
const WAIT = orWord('0', duration({ from: 0, to: 24 * 60 * MINUTE, accepted: 'at most 24h' }))

function parseScanning(ask: InputReader): Scanning {
  const wait = parseSetting<number | '0'>(ask, 'wait-timeout', WAIT, 10 * MINUTE).value
  const trigger = parseSetting(ask, 'trigger-scan', BOOLEAN, false).value
  const zone = parseSetting(ask, 'scan-time-zone', ZONE, API_ZONE).value
  const milliseconds = wait === '0' ? 0 : wait
  if (trigger && milliseconds === 0)
    ask.reject('trigger-scan', 'a scan that is asked for must be waited for, but `wait-timeout` is 0')
  return { wait: milliseconds, trigger, zone }
}

import type { Image } from '../domain/image.ts'
import type { Notice } from '../domain/notice.ts'
import type { InventoryName, Policy } from '../domain/policy.ts'
import { asGateError, type ErrorCode, GateError, type Point } from '../errors.ts'
import { oneOf } from '../forms.ts'
import type { HttpProxy } from '../network/proxy.ts'
import { type Combined, combine } from '../policy/combine.ts'
import type { PolicyPart } from '../policy/part.ts'
import type { Credentials } from '../tencent/client/credentials.ts'
import type { Endpoint } from '../tencent/client/endpoint.ts'
import { parseConnection } from './connection-inputs.ts'
import { type GivenImages, parseImages } from './images.ts'
import { parseManifestFile } from './manifest-file.ts'
import {
  combinePolicies,
  type LocalPolicy,
  readPolicies,
  readRemotePolicies,
  readTokens,
} from './policy-files.ts'
import { parsePolicyInputs } from './policy-inputs.ts'
import { createReader, type InputReader, type InputSources, parseSetting } from './reader.ts'
import { type Publishing, parseReports, type Reports } from './report-inputs.ts'
import { parseScanning, type Scanning } from './scanning-inputs.ts'

export interface Inputs {
  readonly images: readonly Image[]
  readonly inventory: InventoryName
  readonly policy: Policy
  /** One notice for each policy value that has no effect, because a stricter value overrides the value. */
  readonly notices: readonly Notice[]
  readonly localPolicies: readonly LocalPolicy[]
  /** The token for GitHub's API; empty if there is none. */
  readonly githubToken: string
  readonly scanning: Scanning
  /** The credentials; null if the gate must be skipped because no credentials are given. */
  readonly credentials: Credentials | null
  readonly endpoint: Endpoint
  readonly proxy: HttpProxy | null
  readonly reports: Reports
}

export interface ParsedInputs {
  /** The settings of publishing; null if an input for reports is wrong. Publishing then uses default settings. */
  readonly publishing: Publishing | null
  readonly inputs: Inputs | GateError
}

/**
 * Parses all inputs. Lists all mistakes in one GateError `input`. Reads remote policies only if all inputs are correct, and
 * lists mistakes in these policies in one GateError `policy`.
 */
export async function parseInputs(sources: InputSources): Promise<ParsedInputs> {
  const mistakes: Point[] = []
  const reader = createReader(sources, mistakes)
  const given = parseImages(reader, sources.readFile)
  // Reports show all mistakes, so the inputs for reports are parsed early. Mistakes in these inputs come last in the list.
  const reportMistakes: Point[] = []
  const reports = parseReports(createReader(sources, reportMistakes), given.images.length)
  const publishing: Publishing = {
    reports,
    images: given.images.map((image) => image.given),
    matrix: reader.read('matrix'),
    githubToken: reader.read('github-token'),
  }
  const inputs = await parseRest(sources, { reader, mistakes, given, reports, reportMistakes }).catch(
    (thrown) => asGateError(thrown, sources.redact),
  )
  return { publishing: reportMistakes.length > 0 ? null : publishing, inputs }
}

interface Begun {
  readonly reader: InputReader
  readonly mistakes: Point[]
  readonly given: GivenImages
  readonly reports: Reports
  readonly reportMistakes: readonly Point[]
}

async function parseRest(
  sources: InputSources,
  { reader, mistakes, given, reports, reportMistakes }: Begun,
): Promise<Inputs> {
  const inventory = parseSetting(
    reader,
    'inventory',
    oneOf<InventoryName>('registry', 'nodes'),
    given.input === 'image' ? 'registry' : 'nodes',
  ).value
  const tokens = readTokens(reader, sources.mask)
  const own = parsePolicyInputs(reader)
  const { parts, local, remote } = await readPolicies(reader, inventory, {
    ...sources,
    ...sources.event,
    tokens,
    repository: sources.env['GITHUB_REPOSITORY'] ?? '',
  })
  const inForce = (more: readonly PolicyPart[]): Combined =>
    combinePolicies(reader, [own, ...parts, ...more], { inventory, now: sources.now })
  const combined = remote.length === 0 ? inForce([]) : null
  const expectedDigest = own.expectedDigest?.value ?? 'none'
  const images = parseManifestFile(reader, given.images, { expectedDigest, readFile: sources.readFile })
  const scanning = parseScanning(reader)
  if (given.images.length > 1 && expectedDigest !== 'none')
    reader.reject('expected-digest', `needs exactly one image; ${given.images.length} are given`)
  const { credentials, endpoint, proxy } = parseConnection(sources, reader)
  mistakes.push(...reportMistakes)
  if (mistakes.length > 0 || credentials === undefined) throw refusal('input', mistakes, sources)

  const { policy, notices } =
    combined ??
    // A skipped gate judges no image, so no remote policy is read.
    (credentials === null
      ? combine([own, ...parts], inventory)
      : inForce(await readRemotePolicies(reader, remote, sources.readRemote)))
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
        'mistakes in the policies:',
        code === 'input'
          ? 'Fix the policy and run the job again.'
          : 'Fix the policy, or check its path and the token that reads it, and run the job again.',
      ]
    : ['One input is wrong:', 'inputs are wrong:', 'Correct the inputs of this step and run the job again.']
  return new GateError(code, {
    problem: mistakes.length === 1 ? one : `${mistakes.length} ${many}`,
    points: mistakes.map(({ message, ...at }) => ({
      message: (quote) => message((words) => quote(redact(words))),
      ...at,
    })),
    remedy: code === 'input' ? `No request was sent. ${remedy}` : `No request was sent to TCSS. ${remedy}`,
  })
}

import { checksNothing, type InventoryName } from '../domain/policy.ts'
import { LIMIT_RULES } from '../domain/rules/rule-names.ts'
import { parseList } from '../forms.ts'
import { type Combined, combine } from '../policy/combine.ts'
import { POLICY_ENTRY, type PolicyEntry, parsePolicyEntry } from '../policy/entry.ts'
import { checkExceptionRules, whereSet } from '../policy/exception-rules.ts'
import type { PolicyPart } from '../policy/part.ts'
import { presetPart } from '../policy/presets.ts'
import { type PolicyText, readPolicy } from '../policy/read.ts'
import { loadYaml } from '../policy/yaml.ts'
import type { ReadFile, ReadRemoteFile, RemoteFile } from '../ports/files.ts'
import { say } from '../text.ts'
import type { InputReader } from './reader.ts'

/** The policies of `policy-file`, as far as they are here. */
export interface Policies {
  readonly parts: readonly PolicyPart[]
  /** Those in the checkout, each with the digest of its bytes. */
  readonly local: readonly LocalPolicy[]
  /** Those that are still to be read. */
  readonly remote: readonly RemotePolicy[]
}

export interface LocalPolicy {
  readonly path: string
  readonly digest: string
}

export interface RemotePolicy {
  readonly name: string
  readonly file: RemoteFile
  readonly token: string
}

/** Tokens to read policies with; empty where there is none. */
export interface Tokens {
  readonly github: string
  readonly policy: string
}

/** What policies are read with: files of the workspace, tokens, and the name of this repository. */
export interface PolicySources {
  readonly readFile: ReadFile
  readonly tokens: Tokens
  readonly repository: string
  /** Refs that the pull request itself decides. */
  readonly ownRefs: readonly string[]
}

const MOST_POLICIES = 20

/** Reads presets and policies in the checkout, and says which others there are. */
export async function readPolicies(
  ask: InputReader,
  inventory: InventoryName,
  { readFile, tokens, repository, ownRefs }: PolicySources,
): Promise<Policies> {
  const { reject } = ask
  const entries = parseList(ask.read('policy-file'))
  const parts: PolicyPart[] = []
  const local: LocalPolicy[] = []
  const remote: RemotePolicy[] = []
  if (entries.length === 0)
    reject('policy-file', `empty, perhaps an unset variable; give ${POLICY_ENTRY}, or none`)
  if (entries.length > MOST_POLICIES)
    reject('policy-file', `${entries.length} policies are given; at most ${MOST_POLICIES} are read`)
  const given = entries.length === 1 && entries[0] === 'none' ? [] : entries.slice(0, MOST_POLICIES)
  for (const name of given) {
    const entry = parsePolicyEntry(name)
    if (entry === null)
      reject('policy-file', say`${name} is not accepted; give ${() => POLICY_ENTRY}, or none`)
    else if (entry.kind === 'preset') parts.push(presetPart(entry.preset, inventory))
    else if (entry.kind === 'local') {
      const read = readFile(entry.path)
      if (read.kind === 'problem') reject('policy-file', say`${name} cannot be used: ${() => read.problem}`)
      else {
        local.push({ path: entry.path, digest: read.digest })
        parts.push(...(await readText(ask, { name: entry.path, text: read.text, central: false })))
      }
    } else if (entry.repository === null && repository === '')
      reject('policy-file', say`${name} is a file of this repository, but GITHUB_REPOSITORY is not set`)
    else if (isOwnRef(entry, repository, ownRefs))
      reject(
        'policy-file',
        say`${name} is what the pull request itself brings, by which it cannot be judged; give the branch into which it is merged`,
      )
    else {
      const elsewhere = entry.repository !== null && entry.repository !== repository
      const token = elsewhere ? tokens.policy || tokens.github : tokens.github || tokens.policy
      const file = { repository: entry.repository ?? repository, path: entry.path, ref: entry.ref }
      remote.push({ name, file, token })
    }
  }
  return { parts, local, remote }
}

/** Whether a ref of this repository is one that the pull request decides, however it is written. */
function isOwnRef(
  { repository: given, ref }: Extract<PolicyEntry, { readonly kind: 'ref' }>,
  repository: string,
  ownRefs: readonly string[],
): boolean {
  if (given !== null && given.toLowerCase() !== repository.toLowerCase()) return false
  const short = ref.replace(/^(refs\/)?(heads\/)?/, '')
  // GitHub finds a commit by its first digits, too.
  const isOwn = (own: string): boolean =>
    own === ref || own === short || (/^[0-9a-f]{7,}$/.test(ref) && own.startsWith(ref))
  return /^(refs\/)?pull\//.test(ref) || ownRefs.some(isOwn)
}

/** Reads policies through GitHub's API, all at once. */
export async function readRemotePolicies(
  ask: InputReader,
  remote: readonly RemotePolicy[],
  readRemote: ReadRemoteFile,
): Promise<readonly PolicyPart[]> {
  const read = await Promise.all(remote.map(({ file, token }) => readRemote(file, token)))
  const parts = await Promise.all(
    remote.map(({ name }, n) => {
      const one = read[n]
      if (one?.kind === 'text') return readText(ask, { name, text: one.text, central: true })
      ask.reject('policy-file', say`${name} cannot be used: ${() => one?.problem ?? 'it was not read'}`)
      return []
    }),
  )
  return parts.flat()
}

async function readText({ reject }: InputReader, policy: PolicyText): Promise<readonly PolicyPart[]> {
  const { part, mistakes } = readPolicy(policy, await loadYaml())
  for (const { place, says } of mistakes) {
    const at = policy.central ? undefined : { file: policy.name, ...place }
    reject('policy-file', say`${`${policy.name}:${place.line}:${place.column}`}: ${says}`, at)
  }
  return part === null ? [] : [part]
}

/** The policy in force, and what is wrong with it as a whole. */
export function combinePolicies(
  { reject }: InputReader,
  parts: readonly PolicyPart[],
  { inventory, now }: { readonly inventory: InventoryName; readonly now: Date },
): Combined {
  const combined = combine(parts, inventory)
  if (checksNothing(combined.policy)) {
    reject(
      [...LIMIT_RULES, 'deny', 'require-trusted', 'max-scan-age', 'expected-digest'].join(', '),
      'nothing to check: every limit is off, nothing is denied, and neither trust, age nor digest is asked for. Set at least one of them',
    )
  }
  for (const { exception, message: says } of checkExceptionRules(combined.policy, parts, now))
    reject('policy-file', exception === null ? says : say`${whereSet(exception.source)}: ${says}`)
  return combined
}

/** The tokens to ask GitHub with: masked where they are born. */
export function readTokens({ read }: InputReader, mask: (secret: string) => void): Tokens {
  const [github, policy] = ['github-token', 'policy-token'].map((input) => {
    const token = read(input)
    if (token.length >= 8) mask(token)
    return token
  })
  return { github: github ?? '', policy: policy ?? '' }
}

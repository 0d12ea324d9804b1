import { checksNothing, type InventoryName } from '../domain/policy.ts'
import { LIMIT_RULES } from '../domain/rules/rule-names.ts'
import { parseList, phraseSource } from '../forms.ts'
import { type Combined, combine } from '../policy/combine.ts'
import { POLICY_ENTRY, type PolicyEntry, parsePolicyEntry } from '../policy/entry.ts'
import { checkExceptionRules } from '../policy/exception-rules.ts'
import type { PolicyPart } from '../policy/part.ts'
import { presetPart } from '../policy/presets.ts'
import type { PolicyText } from '../policy/read.ts'
import type { ReadFile, ReadRemoteFile, RemoteFile } from '../ports/files.ts'
import { say } from '../text.ts'
import type { InputReader } from './reader.ts'

/** The policies that the input `policy-file` lists. */
export interface Policies {
  readonly parts: readonly PolicyPart[]
  /** The policies that are files of the checkout. */
  readonly local: readonly LocalPolicy[]
  /** The policies that `readRemotePolicies` must read through GitHub's API. */
  readonly remote: readonly RemotePolicy[]
}

export interface LocalPolicy {
  readonly path: string
  /** The digest of the file, such as `sha256:…`. */
  readonly digest: string
}

export interface RemotePolicy {
  readonly name: string
  readonly file: RemoteFile
  readonly token: string
}

/** The tokens for reading policies. A token is empty if the input is not given. */
export interface Tokens {
  readonly github: string
  readonly policy: string
}

export interface PolicySources {
  readonly readFile: ReadFile
  readonly tokens: Tokens
  /** The repository of the workflow, as `owner/name`. */
  readonly repository: string
  /** The refs of this repository that the pull request controls. */
  readonly ownRefs: readonly string[]
}

const POLICY_LIMIT = 20

/** Reads the presets and the policies of the checkout. Lists the remote policies, which are read later. */
export async function readPolicies(
  reader: InputReader,
  inventory: InventoryName,
  { readFile, tokens, repository, ownRefs }: PolicySources,
): Promise<Policies> {
  const { reject } = reader
  const entries = parseList(reader.read('policy-file'))
  const parts: PolicyPart[] = []
  const local: LocalPolicy[] = []
  const remote: RemotePolicy[] = []
  if (entries.length === 0)
    reject('policy-file', `empty, perhaps because a variable is not set; give ${POLICY_ENTRY}, or none`)
  if (entries.length > POLICY_LIMIT)
    reject('policy-file', `${entries.length} policies are given; at most ${POLICY_LIMIT} are accepted`)
  const given = entries.length === 1 && entries[0] === 'none' ? [] : entries.slice(0, POLICY_LIMIT)
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
        parts.push(...(await readText(reader, { name: entry.path, text: read.text, central: false })))
      }
    } else if (entry.repository === null && repository === '')
      reject('policy-file', say`${name} is a file of this repository, but GITHUB_REPOSITORY is not set`)
    else if (isOwnRef(entry, repository, ownRefs))
      reject(
        'policy-file',
        say`${name} belongs to the pull request, which cannot be judged by its own policy; take the policy from the base branch`,
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

/** Tells whether the pull request controls the ref. Both notations of a ref count, such as `main` and `refs/heads/main`. */
function isOwnRef(
  { repository: given, ref }: Extract<PolicyEntry, { readonly kind: 'ref' }>,
  repository: string,
  ownRefs: readonly string[],
): boolean {
  if (given !== null && given.toLowerCase() !== repository.toLowerCase()) return false
  const short = ref.replace(/^(refs\/)?(heads\/)?/, '')
  // GitHub accepts the first digits of a commit as a ref, so a shortened commit is also compared.
  const isOwn = (own: string): boolean =>
    own === ref || own === short || (/^[0-9a-f]{7,}$/.test(ref) && own.startsWith(ref))
  return /^(refs\/)?pull\//.test(ref) || ownRefs.some(isOwn)
}

/** Reads all remote policies at the same time through GitHub's API. */
export async function readRemotePolicies(
  reader: InputReader,
  remote: readonly RemotePolicy[],
  readRemote: ReadRemoteFile,
): Promise<readonly PolicyPart[]> {
  const read = await Promise.all(remote.map(({ file, token }) => readRemote(file, token)))
  const parts = await Promise.all(
    remote.map(({ name }, n) => {
      const one = read[n]
      if (one?.kind === 'text') return readText(reader, { name, text: one.text, central: true })
      reader.reject('policy-file', say`${name} cannot be used: ${() => one?.problem ?? 'it was not read'}`)
      return []
    }),
  )
  return parts.flat()
}

async function readText({ reject }: InputReader, policy: PolicyText): Promise<readonly PolicyPart[]> {
  const { readPolicy } = await import('../policy/read.ts')
  const { part, mistakes } = readPolicy(policy)
  for (const { position, message } of mistakes) {
    const at = policy.central ? undefined : { file: policy.name, ...position }
    reject('policy-file', say`${`${policy.name}:${position.line}:${position.column}`}: ${message}`, at)
  }
  return part === null ? [] : [part]
}

/** Combines all parts into one policy. Rejects a policy that checks nothing, and exceptions that violate `exception-rules`. */
export function combinePolicies(
  { reject }: InputReader,
  parts: readonly PolicyPart[],
  { inventory, now }: { readonly inventory: InventoryName; readonly now: Date },
): Combined {
  const combined = combine(parts, inventory)
  if (checksNothing(combined.policy)) {
    reject(
      [...LIMIT_RULES, 'deny', 'require-trusted', 'max-scan-age', 'expected-digest'].join(', '),
      'nothing to check: every limit is off, nothing is denied, and neither trust, age nor digest is checked. Set at least one of them',
    )
  }
  for (const { exception, message } of checkExceptionRules(combined.policy, parts, now))
    reject(
      'policy-file',
      exception === null ? message : say`${(quote) => phraseSource(exception.source, quote)}: ${message}`,
    )
  return combined
}

/** Reads the tokens for GitHub, and masks the tokens in the log. */
export function readTokens({ read }: InputReader, mask: (secret: string) => void): Tokens {
  const [github = '', policy = ''] = ['github-token', 'policy-token'].map((input) => {
    const token = read(input)
    if (token.length >= 8) mask(token)
    return token
  })
  return { github, policy }
}

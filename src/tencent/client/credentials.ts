/** A Tencent Cloud API key pair. A temporary pair also has a token. */
export interface Credentials {
  readonly secretId: string
  readonly secretKey: string
  readonly token: string | null
}

/**
 * Creates a function that replaces the current `secrets` in a text. Replaces the longest secret first, because one secret may
 * be a part of another.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  return (text) =>
    [...secrets]
      .sort((a, b) => b.length - a.length)
      .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
}

/** Variables that Tencent's own tools and login actions set. The first variable for the token that has a value is used. */
const PAIR = { id: 'TENCENTCLOUD_SECRET_ID', key: 'TENCENTCLOUD_SECRET_KEY' } as const
const TOKENS = ['TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN'] as const

/** The inputs and the environment. `mask` registers a secret with the runner, and `reject` reports a wrong value. */
export interface CredentialSources {
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  mask(secret: string): void
  reject(where: string, why: string): void
}

/**
 * Returns the key pair of the inputs, or of the environment if these inputs are empty. Returns null if `mayBeNone` and there
 * is no pair, and undefined after a rejection.
 */
export function findCredentials(
  sources: CredentialSources,
  mayBeNone = false,
): Credentials | null | undefined {
  const { read, env, reject } = sources
  const input = { id: read('secret-id'), key: read('secret-key'), token: read('session-token') }
  if (input.id !== '' || input.key !== '' || input.token !== '') {
    return complete(sources, input, { id: 'secret-id', key: 'secret-key', token: 'session-token' })
  }
  const tokenName = TOKENS.find((name) => (env[name] ?? '') !== '') ?? TOKENS[0]
  const found = { id: env[PAIR.id] ?? '', key: env[PAIR.key] ?? '', token: env[tokenName] ?? '' }
  if (found.id !== '' || found.key !== '') return complete(sources, found, { ...PAIR, token: tokenName })
  if (mayBeNone) return null
  reject(
    'secret-id, secret-key',
    `no credentials: give both inputs from secrets, or set ${PAIR.id} and ${PAIR.key}. ` +
      'Secrets do not exist on pull requests from forks and from Dependabot: see the input without-credentials',
  )
  return undefined
}

interface Parts {
  readonly id: string
  readonly key: string
  readonly token: string
}

function complete({ mask, reject }: CredentialSources, found: Parts, names: Parts): Credentials | undefined {
  const id = found.id.trim()
  const key = found.key.trim()
  const token = found.token.trim()
  for (const secret of [id, key, token]) if (secret.length >= 8) mask(secret)
  const problems = [
    [names.id, id === '' ? MISSING : problemOf(id)],
    [names.key, key === '' ? MISSING : problemOf(key)],
    [names.token, token === '' ? null : problemOf(token)],
  ] as const
  for (const [name, problem] of problems) if (problem !== null) reject(name, problem)
  if (problems.some(([, problem]) => problem !== null)) return undefined
  return { secretId: id, secretKey: key, token: token === '' ? null : token }
}

const MISSING = 'missing; give the ID and the key of one pair, both as inputs or both in the environment'

function problemOf(secret: string): string | null {
  if (/^[\x21-\x7e]{8,}$/.test(secret)) return null
  return 'not a usable secret; accepted: at least 8 printable ASCII characters without spaces'
}

/** A Tencent Cloud API key pair, with the token that a temporary pair has. */
export interface Credentials {
  readonly secretId: string
  readonly secretKey: string
  readonly token: string | null
}

/**
 * Takes `secrets`, as many as there are when it is called, out of a text that may echo them: outputs that hold a masked value
 * are dropped by the runner. The longest goes first, for one may be a part of another.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  return (text) =>
    [...secrets]
      .sort((one, other) => other.length - one.length)
      .reduce((clean, secret) => clean.replaceAll(secret, '***'), text)
}

/** Variables that Tencent's own tools and login actions set. Of the three names for the token, the first one set counts. */
const PAIR = { id: 'TENCENTCLOUD_SECRET_ID', key: 'TENCENTCLOUD_SECRET_KEY' } as const
const TOKENS = ['TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN'] as const

const FORM = 'at least 8 printable ASCII characters without blanks'

/** How credentials are found: `read` an input, look into `env`, `mask` each secret where it is born, `reject` what is wrong. */
export interface CredentialSources {
  read(input: string): string
  readonly env: Readonly<Record<string, string | undefined>>
  mask(secret: string): void
  reject(where: string, why: string): void
}

/**
 * The key pair from the inputs, else from the environment. Half a pair is refused rather than completed from elsewhere.
 * Undefined when there is none or a part was rejected; null when there is none and there `mayBeNone`. No value of a secret is
 * ever in a message.
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
  const wrong = (
    [
      [names.id, id, id === ''],
      [names.key, key, key === ''],
      [names.token, token, false],
    ] as const
  ).filter(([name, secret, missing]) => {
    if (missing)
      reject(name, 'missing, though its other half is given. A key pair is both, from the same place')
    else if (secret !== '' && !/^[\x21-\x7e]{8,}$/.test(secret))
      reject(name, `not a usable secret; accepted: ${FORM}`)
    else return false
    return true
  })
  return wrong.length > 0 ? undefined : { secretId: id, secretKey: key, token: token === '' ? null : token }
}

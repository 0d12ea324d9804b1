/** An HTTP proxy between this machine and Tencent Cloud. */
export interface HttpProxy {
  /** Whether the way to the proxy itself is TLS. */
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** The value of Proxy-Authorization; null where the proxy wants none. */
  readonly authorization: string | null
}

/** The environment as far as it concerns connections, a way to mask a secret in it, and to reject what is wrong. */
export interface ConnectionSources {
  readonly env: Readonly<Record<string, string | undefined>>
  mask(secret: string): void
  reject(where: string, why: string): void
}

/**
 * Passwords in every proxy variable are secrets in each of their spellings, also in those that name no proxy of ours.
 * Certificate checks that are switched off are refused, for anybody between this runner and Tencent Cloud could then write the
 * verdict; so is what makes Node print requests, signatures and tokens included.
 */
export function checkConnection({ env, mask, reject }: ConnectionSources): void {
  for (const name of [...VARIABLES, 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
    for (const secret of secretsIn(env[name] ?? '')) if (secret.length >= 8) mask(secret)
  }
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    reject(
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'it is 0, which switches certificate checks off. Remove it; name a CA of your own in NODE_EXTRA_CA_CERTS',
    )
  }
  if ((env['NODE_DEBUG'] ?? '') !== '') {
    reject('NODE_DEBUG', 'it makes Node print every request with its key ID, token and signature. Remove it')
  }
}

/** As curl and the runner itself read them; of two spellings the lower-case one counts. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY'] as const
const LONGEST = 2048

/**
 * The proxy for `host` that HTTPS_PROXY names and NO_PROXY does not except; null for none, or after a rejection.
 */
export function findProxy({ env, reject }: ConnectionSources, host: string): HttpProxy | null {
  const proxies = VARIABLES.filter((name) => (env[name] ?? '') !== '').map((name) => {
    const proxy = parseProxy(env[name] ?? '')
    if (proxy === null)
      reject(name, 'not the address of an HTTP proxy; give one like `http://proxy.example:3128`')
    return proxy
  })
  const excepted = isExcepted(host, env['no_proxy'] || env['NO_PROXY'] || '')
  return excepted ? null : (proxies[0] ?? null)
}

function parseProxy(address: string): HttpProxy | null {
  const url =
    address.length <= LONGEST && /^https?:\/\/[\x21-\x7e]+$/i.test(address) ? URL.parse(address) : null
  if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '') return null
  const secure = url.protocol === 'https:'
  const user = decode(url.username)
  const password = decode(url.password)
  if (user === null || password === null) return null
  return {
    secure,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    authorization: user + password === '' ? null : `Basic ${base64(`${user}:${password}`)}`,
  }
}

/** Without its percent signs; null for what says nothing, or something that cannot be seen. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text)
    return /\p{Cc}/u.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

/** The password in an address as it stands there, decoded, and as a header carries it with the user. */
function secretsIn(address: string): readonly string[] {
  const start = address.indexOf(':', address.indexOf(':') + 1) + 1
  const end = address.lastIndexOf('@')
  if (address.length > LONGEST || start === 0 || end <= start) return []
  const written = address.slice(start, end)
  const user = address.slice(address.indexOf(':') + 1, start - 1).replace(/^\/\//, '')
  const pairs = [
    [user, written],
    [decode(user), decode(written)],
  ] as const
  return [
    ...new Set(
      pairs.flatMap(([name, password]) =>
        name === null || password === null ? [] : [password, base64(`${name}:${password}`)],
      ),
    ),
  ]
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

/** `*`, a host, or the end of one with or without a leading `.` or `*.`; a port in it must be ours. */
function isExcepted(host: string, list: string): boolean {
  const entries = list.split(/[\s,]+/).map((entry) => entry.toLowerCase().replace(/:443$/, ''))
  return entries.some((entry) => {
    if (entry === '*') return true
    const suffix = entry.replace(/^\*?\./, '')
    return suffix !== '' && (host === suffix || host.endsWith(`.${suffix}`))
  })
}

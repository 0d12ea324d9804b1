/** An HTTP proxy between this machine and a server. */
export interface HttpProxy {
  /** Whether the connection to the proxy itself uses TLS. */
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** The value of Proxy-Authorization; null without user and password. */
  readonly authorization: string | null
}

/** Access to the environment; `reject` reports a mistake in it. */
export interface ConnectionSources {
  readonly env: Readonly<Record<string, string | undefined>>
  mask(secret: string): void
  reject(where: string, why: string): void
}

/**
 * Masks the passwords in all proxy variables, in every spelling, also of proxies that are not used. Rejects disabled
 * certificate checks, which would let anyone on the network answer for the server, and NODE_DEBUG, which prints secrets.
 */
export function checkConnection({ env, mask, reject }: ConnectionSources): void {
  for (const name of [...VARIABLES, 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
    for (const secret of secretsIn(env[name] ?? '')) if (secret.length >= 8) mask(secret)
  }
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    reject(
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'it is 0, which disables certificate checks. Remove it, and name your own CA in NODE_EXTRA_CA_CERTS',
    )
  }
  if ((env['NODE_DEBUG'] ?? '') !== '') {
    reject('NODE_DEBUG', 'it makes Node print every request with its key ID, token and signature. Remove it')
  }
}

/** The variables that curl and the runner read, too; the lower-case one counts first. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY'] as const
/** Longest address of a proxy, in characters. */
const ADDRESS_LIMIT = 2048

/** Returns the proxy of HTTPS_PROXY unless NO_PROXY excludes the server `host:port`; null for none, or after a rejection. */
export function findProxy({ env, reject }: ConnectionSources, host: string): HttpProxy | null {
  const proxies = VARIABLES.filter((name) => (env[name] ?? '') !== '').map((name) => {
    const proxy = parseProxy(env[name] ?? '')
    if (proxy === null)
      reject(name, 'not the address of an HTTP proxy; give one like `http://proxy.example:3128`')
    return proxy
  })
  const bypassed = isBypassed(host, env['no_proxy'] || env['NO_PROXY'] || '')
  return bypassed ? null : (proxies[0] ?? null)
}

function parseProxy(address: string): HttpProxy | null {
  const url =
    address.length <= ADDRESS_LIMIT && /^https?:\/\/[\x21-\x7e]+$/i.test(address) ? URL.parse(address) : null
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

/** Decodes percent signs; null for invalid ones and for control characters. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text)
    return /\p{Cc}/u.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

/** Returns the password in an address as written, decoded, and as it stands in a header with the user. */
function secretsIn(address: string): readonly string[] {
  const start = address.indexOf(':', address.indexOf(':') + 1) + 1
  const end = address.lastIndexOf('@')
  if (address.length > ADDRESS_LIMIT || start === 0 || end <= start) return []
  const password = address.slice(start, end)
  const user = address.slice(address.indexOf(':') + 1, start - 1).replace(/^\/\//, '')
  const pairs = [
    [user, password],
    [decode(user), decode(password)],
  ] as const
  return [
    ...new Set(
      pairs.flatMap(([name, secret]) =>
        name === null || secret === null ? [] : [secret, base64(`${name}:${secret}`)],
      ),
    ),
  ]
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}

/** Reads NO_PROXY: `*`, a host, or a domain with or without a leading `.` or `*.`; a port must be that of the server. */
function isBypassed(server: string, list: string): boolean {
  const [, host = '', port = '443'] = /^(.*?)(?::(\d+))?$/.exec(server) ?? []
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true
    const [, domain = '', only = port] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    return domain !== '' && only === port && (host === domain || host.endsWith(`.${domain}`))
  })
}

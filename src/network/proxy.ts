export interface HttpProxy {
  /** Whether the connection to the proxy itself uses TLS. */
  readonly secure: boolean
  readonly host: string
  readonly port: number
  /** The value of the header Proxy-Authorization; null if the address has no user and password. */
  readonly authorization: string | null
}

/** The environment variables of the process, and a function that reports a mistake in a variable. */
export interface ConnectionSources {
  readonly env: Readonly<Record<string, string | undefined>>
  mask(secret: string): void
  reject(where: string, why: string): void
}

/**
 * Masks the passwords in all proxy variables. Rejects NODE_TLS_REJECT_UNAUTHORIZED=0, which lets anyone on the network answer
 * as the server, and NODE_DEBUG, which prints secrets.
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

/** The variables in the order in which curl reads them. The first variable that is set is used. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY'] as const
/** The maximum length of a proxy address, in characters. */
const ADDRESS_LIMIT = 2048

/** Returns the proxy for a server. Returns null if no proxy is set, if NO_PROXY names the server, or if the address is wrong. */
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

/** Decodes percent-encoding. Returns null for an invalid encoding or a control character. */
function decode(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text)
    return /\p{Cc}/u.test(decoded) ? null : decoded
  } catch {
    return null
  }
}

/** Returns three forms of the password in an address: as written, decoded, and in base64 together with the user. */
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

/**
 * Tells whether NO_PROXY names a server. An entry is `*`, a host, or a domain with or without a leading `.` or `*.`. An entry
 * with a port matches only that port.
 */
function isBypassed(server: string, list: string): boolean {
  const [, host = '', port = '443'] = /^(.*?)(?::(\d+))?$/.exec(server) ?? []
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true
    const [, domain = '', only = port] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    return domain !== '' && only === port && (host === domain || host.endsWith(`.${domain}`))
  })
}

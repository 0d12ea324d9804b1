/** The environment as far as it concerns connections, a way to mask a secret in it, and to reject what is wrong. */
export interface ConnectionSources {
  readonly env: Readonly<Record<string, string | undefined>>
  mask(secret: string): void
  reject(where: string, why: string): void
}

/**
 * What the environment says about connections, before any is made. A proxy must be one that Node.js can use, and its
 * password is a secret in both of its spellings; certificate checks that are switched off are refused, for anybody between
 * this runner and Tencent Cloud could then write the verdict.
 */
export function checkConnection({ env, mask, reject }: ConnectionSources): void {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    reject(
      'NODE_TLS_REJECT_UNAUTHORIZED',
      'it is 0, which switches certificate checks off. Remove it; name a CA of your own in NODE_EXTRA_CA_CERTS',
    )
  }
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) {
    for (const password of passwordsIn(env[name] ?? '')) if (password.length >= 8) mask(password)
  }
  for (const name of ['HTTPS_PROXY', 'https_proxy']) {
    const proxy = env[name] ?? ''
    if (proxy !== '' && !/^https?:$/.test(URL.parse(proxy)?.protocol ?? '')) {
      reject(name, 'not the address of an HTTP proxy; give one like `http://proxy.example:3128`')
    }
  }
}

/** The password in an address as it stands there, and decoded. */
function passwordsIn(address: string): readonly string[] {
  const written = /^[^/]*\/\/[^/@]*?:([^/]*)@/.exec(address)?.[1] ?? ''
  try {
    return [...new Set([written, decodeURIComponent(written)])]
  } catch {
    return [written]
  }
}

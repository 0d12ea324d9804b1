import type { Site } from '../../domain/context.ts'
import type { ValueFormat } from '../../forms.ts'
import type { ServerAddress } from '../../network/exchange.ts'

/** A server that speaks the TCSS API, and the site that it belongs to. */
export interface Endpoint extends ServerAddress {
  readonly site: Site
}

const HOSTS: Readonly<Record<Site, string>> = {
  intl: 'tcss.intl.tencentcloudapi.com',
  china: 'tcss.tencentcloudapi.com',
}
const TENCENT = /^tcss(\.[a-z0-9-]+)?(\.intl)?\.tencentcloudapi\.com$/
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::(\d{1,5}))?$/

export function endpointOf(site: Site): Endpoint {
  return secure(HOSTS[site], site)
}

/**
 * The format of the input `endpoint`. The raw text is matched as a whole, before a URL parser can reinterpret it, because a
 * signed request must never go to a host that only looks like a host of Tencent Cloud.
 */
export const ENDPOINT: ValueFormat<Endpoint> = {
  accepted:
    'a host like `tcss.intl.tencentcloudapi.com` or `tcss.ap-singapore.tencentcloudapi.com`, without port or path ' +
    '(or, for an emulator on this machine, `http://127.0.0.1` with a port)',
  parse: (text) => {
    // Only ASCII is accepted, because lower-casing turns some other letters into ASCII (the Kelvin sign becomes k).
    if (!/^[\x21-\x7e]+$/.test(text)) return undefined
    const lower = text.toLowerCase()
    const host = lower.startsWith('https://') ? lower.slice('https://'.length) : lower
    return TENCENT.test(host) ? secure(host, host.includes('.intl.') ? 'intl' : 'china') : loopback(lower)
  },
}

function loopback(text: string): Endpoint | undefined {
  const [, name, digits = '80'] = LOOPBACK.exec(text) ?? []
  const port = Number(digits)
  if (name === undefined || port < 1 || port > 65_535) return undefined
  const host = port === 80 ? name : `${name}:${port}`
  return { host, url: `http://${host}/`, local: true, site: 'china' }
}

function secure(host: string, site: Site): Endpoint {
  return { host, url: `https://${host}/`, local: false, site }
}

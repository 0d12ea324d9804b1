import type { ValueFormat } from '../../forms.ts'
import type { Endpoint } from '../../network/transport.ts'

export type Site = 'intl' | 'china'

const HOSTS: Readonly<Record<Site, string>> = {
  intl: 'tcss.intl.tencentcloudapi.com',
  china: 'tcss.tencentcloudapi.com',
}
const TENCENT = /^tcss(\.[a-z0-9-]+)?(\.intl)?\.tencentcloudapi\.com$/
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::(\d{1,5}))?$/

export function endpointOf(site: Site): Endpoint {
  return secure(HOSTS[site])
}

/**
 * The endpoint that a text names. It is matched whole, on the raw text and before any URL parser could bend it: a signed
 * request, with its token, must never go to a host that only looks like Tencent Cloud's.
 */
export const ENDPOINT: ValueFormat<Endpoint> = {
  accepted:
    'a host like `tcss.intl.tencentcloudapi.com` or `tcss.ap-singapore.tencentcloudapi.com`, without port or path ' +
    '(or, for an emulator on this machine, `http://127.0.0.1` with a port)',
  parse: (text) => {
    // Lower-casing folds some other letters into ASCII (the Kelvin sign becomes k), so ASCII is asked for first.
    if (!/^[\x21-\x7e]+$/.test(text)) return undefined
    const lower = text.toLowerCase()
    const host = lower.startsWith('https://') ? lower.slice('https://'.length) : lower
    return TENCENT.test(host) ? secure(host) : loopback(lower)
  },
}

function loopback(text: string): Endpoint | undefined {
  const [, name, digits = '80'] = LOOPBACK.exec(text) ?? []
  const port = Number(digits)
  if (name === undefined || port < 1 || port > 65_535) return undefined
  const host = port === 80 ? name : `${name}:${port}`
  return { host, url: `http://${host}/`, local: true }
}

function secure(host: string): Endpoint {
  return { host, url: `https://${host}/`, local: false }
}

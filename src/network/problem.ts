import { type Sentence, say } from '../text.ts'
import type { ConnectionFailure } from './exchange.ts'

/**
 * The explanation of a failed connection. `insecure` means that the server could not be authenticated, and `unexpected` that
 * something other than the server may have answered.
 */
export interface ConnectionProblem {
  readonly cause: 'unreachable' | 'insecure' | 'unexpected'
  readonly problem: Sentence
  readonly remedy: string
}

/** The code of a proxy that answered CONNECT with a status other than 200. The detail is that status. */
export const PROXY_REFUSED = 'PROXY_REFUSED'
/** The code of a proxy whose certificate cannot be trusted. The detail is the error code of Node.js. */
export const PROXY_UNTRUSTED = 'PROXY_UNTRUSTED'
/** The code of a server that switched to a protocol other than HTTP. */
export const SWITCHED = 'SWITCHED'
/** The code of a body that is larger than the limit. The detail is the limit in MiB. */
export const TOO_LARGE = 'TOO_LARGE'

const EXPIRY = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/
const CERTIFICATE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|HOSTNAME_MISMATCH$)/
const HANDSHAKE = /^(ERR_SSL_|EPROTO$)/

/** Tells whether an error code of Node.js means that a certificate cannot be trusted. */
export function isUntrusted(code: string): boolean {
  return CERTIFICATE.test(code)
}

/** Explains a failed connection to `host`. `redact` removes secrets from the detail. */
export function connectionProblem(
  { code, detail }: ConnectionFailure,
  host: string,
  redact: (text: string) => string,
): ConnectionProblem {
  if (code === SWITCHED) return unexpected(say`${host} switched to a protocol other than HTTP.`)
  if (code === TOO_LARGE)
    return unexpected(say`${host} sent more than ${detail} MiB, far more than any answer should have.`)
  if (code === 'ETIMEDOUT')
    return {
      cause: 'unreachable',
      problem: say`${host} gave no complete answer in time.`,
      remedy: 'Check proxy and firewall between this runner and the server, then run the job again.',
    }
  if (code === PROXY_UNTRUSTED)
    return insecure(say`The certificate of the proxy in HTTPS_PROXY cannot be trusted (${detail}).`, detail)
  if (isUntrusted(code)) return insecure(say`The certificate of ${host} cannot be trusted (${code}).`, code)
  if (HANDSHAKE.test(code))
    return {
      cause: 'insecure',
      problem: say`No TLS connection to ${host} could be made (${code}).`,
      remedy:
        'A server, proxy or firewall on the way does not speak TLS 1.2 or later. Check the endpoint and the proxy.',
    }
  if (code === PROXY_REFUSED)
    return {
      cause: 'unreachable',
      problem: say`The proxy in HTTPS_PROXY made no connection to ${host} (${detail}).`,
      remedy: 'Check the address, user and password in HTTPS_PROXY, or add the host to NO_PROXY.',
    }
  const reason = detail === '' ? say`${code}` : say`${code}: ${redact(detail)}`
  return {
    cause: 'unreachable',
    problem: say`There is no connection to ${host} (${reason}).`,
    remedy: 'Check DNS, proxy and firewall of this runner, then run the job again.',
  }
}

function unexpected(problem: Sentence): ConnectionProblem {
  const remedy =
    'Check endpoint, proxy and firewall: something else may have answered. Then run the job again.'
  return { cause: 'unexpected', problem, remedy }
}

function insecure(problem: Sentence, code: string): ConnectionProblem {
  const remedy = EXPIRY.test(code)
    ? 'Check the clock of this runner, then the certificate.'
    : 'If a proxy of yours re-signs traffic, name its CA file in NODE_EXTRA_CA_CERTS, or set NODE_USE_SYSTEM_CA=1 if the ' +
      'runner trusts it.'
  return { cause: 'insecure', problem, remedy: `${remedy} Certificate checks cannot be switched off.` }
}

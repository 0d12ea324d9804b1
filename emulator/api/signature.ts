import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Credential } from '../world/world.ts'
import { ApiError } from './errors.ts'
import { type ApiRequest, requiredHeader } from './protocol.ts'

/** The context of a signature check: the existing keys, the clock (milliseconds) and the service. */
export interface Authority {
  readonly credentials: readonly Credential[]
  readonly now: number
  readonly service: string
}

const MAX_SKEW_SECONDS = 300

const AUTHORIZATION = new RegExp(
  [
    '^TC3-HMAC-SHA256 Credential=(?<secretId>[^/,\\s]+)/(?<date>[^/,\\s]+)/(?<service>[^/,\\s]+)/tc3_request',
    'SignedHeaders=(?<signedHeaders>[a-z0-9-]+(?:;[a-z0-9-]+)*)',
    'Signature=(?<signature>[0-9a-f]{64})$',
  ].join(', ?'),
)

/**
 * Returns the credential that signed the request with TC3-HMAC-SHA256 ("TCSS API docs, Signature v3"). Throws the AuthFailure
 * code for a malformed header, a wrong scope, a time stamp more than five minutes off, an unknown key, a token of another key,
 * and a wrong signature.
 */
export function authenticate(request: ApiRequest, { credentials, now, service }: Authority): Credential {
  const claim = parseAuthorization(request.headers['authorization'] ?? '')
  const timestamp = parseTimestamp(requiredHeader(request.headers, 'X-TC-Timestamp'))
  checkSignedHeaders(claim.signedHeaders, request.headers)
  if (Math.abs(Math.floor(now / 1000) - timestamp) > MAX_SKEW_SECONDS)
    throw new ApiError(
      'AuthFailure.SignatureExpire',
      'The time stamp and the server time differ by more than five minutes.',
    )
  if (claim.service !== service) throw invalidAuthorization('`Service` in Credential not valid')
  if (claim.date !== new Date(timestamp * 1000).toISOString().slice(0, 10))
    throw invalidAuthorization('`Date` in Credential is not the UTC date of X-TC-Timestamp')

  const credential = credentials.find(({ secretId }) => secretId === claim.secretId)
  if (!credential)
    throw new ApiError('AuthFailure.SecretIdNotFound', 'The SecretId is not found. Check that it is correct.')
  if (!equal(request.headers['x-tc-token'] ?? '', credential.token ?? ''))
    throw new ApiError('AuthFailure.TokenFailure', 'The token does not belong to this SecretId.')
  if (!isGenuine(request, claim, credential.secretKey))
    throw new ApiError(
      'AuthFailure.SignatureFailure',
      'The provided credentials could not be validated. Please check your signature is correct.',
    )
  return credential
}

/** Builds the text that a signature covers, step by step as in "TCSS API docs, Signature v3". */
export function stringToSign(
  { method, path, headers, body }: ApiRequest,
  { date, service, signedHeaders }: Pick<Claim, 'date' | 'service' | 'signedHeaders'>,
): string {
  const [pathname = '', query = ''] = path.split('?', 2)
  const canonicalHeaders = signedHeaders.map((name) => `${name}:${canonicalValue(name, headers)}\n`).join('')
  const canonical = [
    method,
    pathname,
    query,
    canonicalHeaders,
    signedHeaders.join(';'),
    sha256(body).toString('hex'),
  ]
  const scope = `${date}/${service}/tc3_request`
  const hash = sha256(canonical.join('\n')).toString('hex')
  return ['TC3-HMAC-SHA256', headers['x-tc-timestamp'], scope, hash].join('\n')
}

/** The fields of an Authorization header. */
interface Claim {
  readonly secretId: string
  readonly date: string
  readonly service: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

function parseAuthorization(header: string): Claim {
  const groups = AUTHORIZATION.exec(header)?.groups
  if (!groups)
    throw invalidAuthorization('expected `TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`')
  const { secretId = '', date = '', service = '', signedHeaders = '', signature = '' } = groups
  return { secretId, date, service, signedHeaders: signedHeaders.split(';'), signature }
}

function parseTimestamp(text: string): number {
  if (!/^\d{1,11}$/.test(text))
    throw new ApiError('InvalidParameterValue', 'A value specified in `X-TC-Timestamp` is not valid.')
  return Number(text)
}

function checkSignedHeaders(names: readonly string[], headers: ApiRequest['headers']): void {
  for (const name of ['content-type', 'host'])
    if (!names.includes(name)) throw invalidAuthorization(`\`${name}\` must be signed`)
  for (const name of names)
    if (!Object.hasOwn(headers, name)) throw invalidAuthorization(`\`${name}\` is signed but not sent`)
  if (names.join() !== [...new Set(names)].sort().join())
    throw invalidAuthorization('`SignedHeaders` must be in ASCII order')
}

function isGenuine(request: ApiRequest, claim: Claim, secretKey: string): boolean {
  const key = hmac(hmac(hmac(`TC3${secretKey}`, claim.date), claim.service), 'tc3_request')
  return possibleHosts(requiredHeader(request.headers, 'Host')).some((host) => {
    const text = stringToSign({ ...request, headers: { ...request.headers, host } }, claim)
    return equal(claim.signature, hmac(key, text).toString('hex'))
  })
}

// Tencent's Node SDK sends Host with its port but signs the bare name.
const possibleHosts = (host: string): readonly string[] => [host, host.replace(/:\d+$/, '')]

// The docs lower-case every value, but SDKs sign Content-Type as they send it: lower case would change a multipart boundary.
function canonicalValue(name: string, headers: ApiRequest['headers']): string {
  const value = requiredHeader(headers, name).trim()
  return name === 'content-type' ? value : value.toLowerCase()
}

const invalidAuthorization = (why: string) =>
  new ApiError(
    'AuthFailure.InvalidAuthorization',
    `The request \`Authorization\` header does not conform to standards: ${why}.`,
  )

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
// Digests have equal length, so the duration of the comparison reveals neither the content nor the length of a secret.
const equal = (left: string, right: string): boolean => timingSafeEqual(sha256(left), sha256(right))

import sdk from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/sign.js'
import type { ApiRequest } from '../../emulator/api/protocol.ts'
import { DEMO_CREDENTIALS } from '../../emulator/demo/demo.ts'
import type { Credential } from '../../emulator/world/world.ts'

/** 2026-03-01T12:00:00Z, a Sunday noon in milliseconds. */
export const NOW = 1_772_366_400_000

/** How a request differs from a sound one. */
export interface RequestOptions {
  readonly action?: string
  readonly version?: string
  readonly body?: string | Buffer
  readonly credential?: Credential
  /** UNIX seconds. */
  readonly at?: number
  readonly service?: string
  readonly host?: string
  readonly contentType?: string
}

/** A request signed by Tencent's own SDK, so that the emulator's signature check is tested against an independent signer. */
export function signedRequest({
  action = 'DescribeAssetImageDetail',
  version = '2020-11-01',
  service = 'tcss',
  at = NOW / 1000,
  host = 'tcss.tencentcloudapi.com',
  credential = DEMO_CREDENTIALS.lasting,
  contentType = 'application/json',
  body = '{}',
}: RequestOptions = {}): ApiRequest {
  const payload = Buffer.from(body)
  const authorization = sdk.default.sign3({
    method: 'POST',
    url: `https://${host}/`,
    payload,
    timestamp: at,
    service,
    secretId: credential.secretId,
    secretKey: credential.secretKey,
    multipart: false,
    boundary: '',
    headers: { 'Content-Type': contentType },
  })
  const headers = {
    host,
    'content-type': contentType,
    'x-tc-action': action,
    'x-tc-version': version,
    'x-tc-timestamp': String(at),
    authorization,
    ...(credential.token === undefined ? {} : { 'x-tc-token': credential.token }),
  }
  return { method: 'POST', path: '/', headers, body: payload }
}

/** The same request with some headers changed after it was signed; undefined removes one. */
export function withHeaders(request: ApiRequest, changes: Record<string, string | undefined>): ApiRequest {
  const headers = Object.entries({ ...request.headers, ...changes }).filter(
    ([, value]) => value !== undefined,
  )
  return { ...request, headers: Object.fromEntries(headers) as Record<string, string> }
}

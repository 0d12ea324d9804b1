import { expect, test } from '@jest/globals'
import { adviceFor } from '../../../src/tencent/client/error-codes.ts'

const FAILED = { action: 'DescribeAssetImageDetail', site: 'intl' } as const
const GENERIC = adviceFor('Unknown.Code', FAILED).remedy

const FATAL = [
  'ActionOffline',
  'AuthFailure',
  'AuthFailure.InvalidAuthorization',
  'AuthFailure.InvalidSecretId',
  'AuthFailure.MFAFailure',
  'AuthFailure.SecretIdNotFound',
  'AuthFailure.SignatureExpire',
  'AuthFailure.SignatureFailure',
  'AuthFailure.TokenFailure',
  'AuthFailure.UnauthorizedOperation',
  'DryRunOperation',
  'FailedOperation',
  'InternalError.ErrRoleNotExist',
  'InvalidAction',
  'InvalidParameter',
  'InvalidParameter.ParsingError',
  'InvalidParameterValue',
  'InvalidRequest',
  'IpInBlacklist',
  'IpNotInWhitelist',
  'LimitExceeded',
  'MissingParameter',
  'NoSuchProduct',
  'NoSuchVersion',
  'OperationDenied',
  'RequestSizeLimitExceeded',
  'ResourceInsufficient',
  'ResponseSizeLimitExceeded',
  'UnauthorizedOperation',
  'UnknownParameter',
  'UnsupportedOperation',
  'UnsupportedProtocol',
  'UnsupportedRegion',
]
const RETRYABLE = [
  'InternalError',
  'InternalError.MainDBFail',
  'InvalidParameter.RequestTimeout',
  'RequestLimitExceeded',
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded',
  'RequestLimitExceeded.IPLimitExceeded',
  'RequestLimitExceeded.UinLimitExceeded',
  'ResourceInUse',
  'ResourceUnavailable',
  'ServiceUnavailable',
]

test.each([
  ...FATAL.map((code) => ({ code, retry: false })),
  ...RETRYABLE.map((code) => ({ code, retry: true })),
])('the error code $code has its own remedy, and retry is $retry', ({ code, retry }) => {
  const advice = adviceFor(code, FAILED)
  expect(advice.retry).toBe(retry)
  expect(advice.remedy).not.toBe(GENERIC)
  expect(advice.remedy.length).toBeGreaterThan(20)
})

test('ResourceNotFound is the error not-found', () => {
  expect(adviceFor('ResourceNotFound', FAILED)).toMatchObject({ code: 'not-found', retry: false })
  expect(adviceFor('ResourceNotFound.Image', FAILED).code).toBe('not-found')
})

test.each([
  { code: 'RequestLimitExceeded.NewKind', like: 'RequestLimitExceeded' },
  { code: 'AuthFailure.SignatureFailure.Deeper.Still', like: 'AuthFailure.SignatureFailure' },
  { code: 'UnauthorizedOperation.Sub', like: 'UnauthorizedOperation' },
])('the error code $code is treated like $like', ({ code, like }) =>
  expect(adviceFor(code, FAILED)).toEqual(adviceFor(like, FAILED)),
)

test.each(['toString', '__proto__', 'constructor.x', '', '.', 'x.'])(
  'the error code %j is unknown and never retried',
  (code) => {
    expect(adviceFor(code, FAILED)).toMatchObject({ code: 'refused', retry: false, remedy: GENERIC })
  },
)

test.each(['UnauthorizedOperation', 'AuthFailure.UnauthorizedOperation'])(
  'the remedy of %s names the CAM action to grant',
  (code) => {
    expect(adviceFor(code, FAILED).remedy).toContain('`tcss:DescribeAssetImageDetail`')
  },
)

test.each([
  { site: 'intl', hint: '`site: china`' },
  { site: 'china', hint: '`site: intl`' },
] as const)('the remedy of an unknown key on the site $site names the other site', ({ site, hint }) => {
  for (const code of ['AuthFailure.SecretIdNotFound', 'AuthFailure.InvalidSecretId']) {
    expect(adviceFor(code, { action: 'x', site }).remedy).toContain(hint)
  }
})

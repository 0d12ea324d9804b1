import type { Site } from '../../domain/context.ts'
import type { ErrorCode } from '../../errors.ts'

/** The code and the remedy of the gate for an error code of the API. */
export interface Advice {
  readonly code: ErrorCode
  readonly remedy: string
  /** Whether the same request may succeed later. */
  readonly retry: boolean
}

/** The parts of a failed request that remedies mention. */
export interface FailedRequest {
  readonly action: string
  readonly site: Site
}

/**
 * Returns the advice for an error code (TCSS API docs, "Error codes" and "Common error codes"). The longest known prefix
 * decides: `RequestLimitExceeded.NewKind` is treated like `RequestLimitExceeded`. An unknown code is never retried.
 */
export function adviceFor(code: string, request: FailedRequest): Advice {
  for (let known = code; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
    const advise = Object.hasOwn(ADVICE, known) ? ADVICE[known] : undefined
    if (advise !== undefined) return advise(request)
  }
  return fatal('Look the code up in the TCSS API documentation; the request ID helps Tencent Cloud support.')(
    request,
  )
}

type Advise = (request: FailedRequest) => Advice

const fatal =
  (remedy: string): Advise =>
  () => ({ code: 'refused', remedy, retry: false })
const wrongKey =
  (problem: string): Advise =>
  ({ site }) => ({
    code: 'refused',
    remedy: `${problem} The request went to the \`${site}\` site; if the account belongs to the other site, set \`site: ${OTHER_SITE[site]}\`.`,
    retry: false,
  })
const retryable =
  (remedy: string): Advise =>
  () => ({ code: 'refused', remedy, retry: true })
const throttled =
  (scope: string): Advise =>
  () => ({
    code: 'throttled',
    remedy: `Other jobs use up the request limit of ${scope}. Run fewer jobs at once, or run this job again.`,
    retry: true,
  })

const OTHER_SITE: Readonly<Record<Site, Site>> = { intl: 'china', china: 'intl' }
const OUR_BUG =
  'This is a mistake in the action or a change of the API. Please report it with the request ID.'

/** The remedy of problems that only TCSS can fix. */
export const RUN_AGAIN =
  'Run the job again. If this happens again, give the request ID to Tencent Cloud support.'
const LATER = `TCSS has an internal problem. ${RUN_AGAIN}`

function grant({ action }: FailedRequest): Advice {
  const remedy = `Grant the CAM action \`tcss:${action}\` on resource \`*\` to this key's user or role.`
  return { code: 'refused', remedy, retry: false }
}

const ADVICE: Readonly<Record<string, Advise>> = {
  ActionOffline: fatal('The API no longer offers this action. Use a newer version of this step.'),
  AuthFailure: wrongKey('Check secret-id and secret-key.'),
  'AuthFailure.InvalidAuthorization': fatal(OUR_BUG),
  'AuthFailure.InvalidSecretId': wrongKey('Check secret-id: it is not the ID of an API key.'),
  'AuthFailure.MFAFailure': fatal(
    'This key needs multi-factor authentication, which a job cannot give. Use another key.',
  ),
  'AuthFailure.SecretIdNotFound': wrongKey('Check secret-id: this key ID is unknown, deleted or disabled.'),
  'AuthFailure.SignatureExpire': () => ({
    code: 'clock',
    remedy: "Set this runner's clock right (it may differ by at most 5 minutes), then run the job again.",
    retry: false,
  }),
  'AuthFailure.SignatureFailure': fatal('Check secret-key: it does not belong to secret-id.'),
  'AuthFailure.TokenFailure': fatal(
    'The session token is wrong, has expired, or belongs to another key pair. Get fresh temporary credentials, or clear the token.',
  ),
  'AuthFailure.UnauthorizedOperation': grant,
  DryRunOperation: fatal(OUR_BUG),
  FailedOperation: fatal(LATER),
  // The API has one code for two problems: "scan is in progress or there is no scan permission; scan after authorization".
  'FailedOperation.ErrAlreadyScanning': () => ({
    code: 'busy',
    remedy:
      'Either the image is being scanned, or it has no scan licence. If it has no licence, assign one in the TCSS console.',
    retry: false,
  }),
  InternalError: retryable(LATER),
  'InternalError.ErrRoleNotExist': fatal(
    'The account has not given TCSS its service role. Open the TCSS console once and authorize the role.',
  ),
  'InternalError.MainDBFail': retryable(LATER),
  InvalidAction: fatal(OUR_BUG),
  InvalidParameter: fatal('TCSS does not accept the request. Check the image ID.'),
  'InvalidParameter.ParsingError': fatal(OUR_BUG),
  'InvalidParameter.RequestTimeout': retryable('The query took TCSS too long. Run the job again.'),
  InvalidParameterValue: fatal('TCSS does not accept the request. Check the image ID.'),
  InvalidRequest: fatal(OUR_BUG),
  IpInBlacklist: fatal("The account's access rules block this runner's IP address."),
  IpNotInWhitelist: fatal(
    "The account's access rules do not admit this runner's IP address; add it, or use another runner.",
  ),
  LimitExceeded: fatal('A quota of the account is used up. Raise it in the console.'),
  MissingParameter: fatal(OUR_BUG),
  NoSuchProduct: fatal('This endpoint does not serve TCSS. Check endpoint and site.'),
  NoSuchVersion: fatal('This endpoint does not serve this version of TCSS. Check endpoint and site.'),
  OperationDenied: fatal('TCSS denies this to the account. Check that TCSS is activated and paid for.'),
  RequestLimitExceeded: throttled('this API'),
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': throttled('the root account, in all regions together'),
  'RequestLimitExceeded.IPLimitExceeded': throttled("this runner's IP address"),
  'RequestLimitExceeded.UinLimitExceeded': throttled('the root account'),
  RequestSizeLimitExceeded: fatal(OUR_BUG),
  ResourceInUse: retryable('TCSS is busy with this image. Run the job again.'),
  ResourceInsufficient: fatal(LATER),
  ResourceNotFound: () => ({ code: 'not-found', remedy: '', retry: false }),
  ResourceUnavailable: retryable(LATER),
  ResponseSizeLimitExceeded: fatal(OUR_BUG),
  ServiceUnavailable: retryable(LATER),
  UnauthorizedOperation: grant,
  UnknownParameter: fatal(OUR_BUG),
  UnsupportedOperation: fatal(OUR_BUG),
  UnsupportedProtocol: fatal(OUR_BUG),
  UnsupportedRegion: fatal('This endpoint does not serve the region. Use the default endpoint.'),
}

import type { ErrorCode } from '../../errors.ts'

/** What an error code of the API means to us: what to do about it, and whether the same request may succeed later. */
export interface Advice {
  readonly code: ErrorCode
  readonly remedy: string
  readonly retry: boolean
}

/** What the sentences need to know about the request that failed. */
export interface FailedRequest {
  readonly action: string
  readonly host: string
}

/**
 * The advice for an error code (TCSS API docs, "Error codes" and "Common error codes"). The longest known prefix counts, so
 * `RequestLimitExceeded.NewKind` is treated like `RequestLimitExceeded`; an unknown code is never retried.
 */
export function adviceFor(code: string, failed: FailedRequest): Advice {
  for (let known = code; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
    const advise = Object.hasOwn(ADVICE, known) ? ADVICE[known] : undefined
    if (advise !== undefined) return advise(failed)
  }
  return fatal('Look the code up in the TCSS API documentation; the request ID helps Tencent Cloud support.')(
    failed,
  )
}

type Advise = (failed: FailedRequest) => Advice

const fatal =
  (remedy: string): Advise =>
  () => ({ code: 'refused', remedy, retry: false })
const retryable =
  (remedy: string): Advise =>
  () => ({ code: 'refused', remedy, retry: true })
const throttled =
  (who: string): Advise =>
  () => ({
    code: 'throttled',
    remedy: `Other jobs use up the request limit of ${who}. Run fewer of them at once, or run this one again.`,
    retry: true,
  })

const OUR_BUG =
  'This is a mistake in the action or a change of the API. Please report it with the request ID.'
const LATER =
  'TCSS has a problem of its own. Run the job again in some minutes; if it stays, give the request ID to Tencent Cloud support.'

function grant({ action }: FailedRequest): Advice {
  const remedy = `Grant the CAM action \`tcss:${action}\` on resource \`*\` to this key's user or role.`
  return { code: 'refused', remedy, retry: false }
}

/** A key belongs to one of two sites, and the other one does not know it. */
function otherSite({ host }: FailedRequest): string {
  const [here, there] = host.includes('.intl.') ? ['intl', 'china'] : ['china', 'intl']
  return `This is the \`${here}\` site; if the account is on the other one, set \`site: ${there}\`.`
}

const ADVICE: Readonly<Record<string, Advise>> = {
  ActionOffline: fatal('The API no longer offers this action. Use a newer version of this step.'),
  AuthFailure: (failed) => fatal(`Check secret-id and secret-key. ${otherSite(failed)}`)(failed),
  'AuthFailure.InvalidAuthorization': fatal(OUR_BUG),
  'AuthFailure.InvalidSecretId': (failed) =>
    fatal(`Check secret-id: it is not the ID of an API key. ${otherSite(failed)}`)(failed),
  'AuthFailure.MFAFailure': fatal(
    'This key needs multi-factor authentication, which a job cannot give. Use another key.',
  ),
  'AuthFailure.SecretIdNotFound': (failed) =>
    fatal(`Check secret-id: this key ID is unknown, deleted or disabled. ${otherSite(failed)}`)(failed),
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
  // "Scan is in progress or there is no scan permission; scan after authorization" (TCSS API docs): one code for two things.
  'FailedOperation.ErrAlreadyScanning': () => ({
    code: 'busy',
    remedy: 'Either a scan of it is under way, or it has no scan licence: give it one in the TCSS console.',
    retry: false,
  }),
  InternalError: retryable(LATER),
  'InternalError.ErrRoleNotExist': fatal(
    'The account has not given TCSS its service role. Open the TCSS console once and authorize it.',
  ),
  'InternalError.MainDBFail': retryable(LATER),
  InvalidAction: fatal(OUR_BUG),
  InvalidParameter: fatal('TCSS does not accept the request. Check the image ID.'),
  'InvalidParameter.ParsingError': fatal(OUR_BUG),
  'InvalidParameter.RequestTimeout': retryable('The query took TCSS too long. Run the job again.'),
  InvalidParameterValue: fatal('TCSS does not accept the request. Check the image ID.'),
  InvalidRequest: fatal(OUR_BUG),
  IpInBlacklist: fatal("The account's access rules shut out this runner's IP address."),
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

import type { ErrorCode } from '../../errors.ts'

/** What an error code of the API means to us: what to do about it, and whether the same request may succeed later. */
export interface Advice {
  readonly code: ErrorCode
  readonly remedy: string
  readonly retry: boolean
}

/** What the sentences need to know about the request that failed. */
export interface Failed {
  readonly action: string
  readonly host: string
}

/**
 * The advice for an error code (TCSS API docs, "Error codes" and "Common error codes"). The longest known prefix counts, so
 * `RequestLimitExceeded.NewKind` is treated like `RequestLimitExceeded`; an unknown code is never retried.
 */
export function adviceFor(code: string, failed: Failed): Advice {
  for (let known = code; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
    const advise = Object.hasOwn(ADVICE, known) ? ADVICE[known] : undefined
    if (advise !== undefined) return advise(failed)
  }
  return permanent(
    'Look the code up in the TCSS API documentation; the request ID helps Tencent Cloud support.',
  )(failed)
}

type Advise = (failed: Failed) => Advice

const permanent =
  (remedy: string): Advise =>
  () => ({ code: 'refused', remedy, retry: false })
const passing =
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

function grant({ action }: Failed): Advice {
  const remedy = `Grant the CAM action \`tcss:${action}\` on resource \`*\` to this key's user or role.`
  return { code: 'refused', remedy, retry: false }
}

/** A key belongs to one of two sites, and the other one does not know it. */
function otherSite({ host }: Failed): string {
  const [here, there] = host.includes('.intl.') ? ['intl', 'china'] : ['china', 'intl']
  return `This is the \`${here}\` site; if the account is on the other one, set \`site: ${there}\`.`
}

const ADVICE: Readonly<Record<string, Advise>> = {
  ActionOffline: permanent('The API no longer offers this action. Use a newer version of this step.'),
  AuthFailure: (failed) => permanent(`Check secret-id and secret-key. ${otherSite(failed)}`)(failed),
  'AuthFailure.InvalidAuthorization': permanent(OUR_BUG),
  'AuthFailure.InvalidSecretId': (failed) =>
    permanent(`Check secret-id: it is not the ID of an API key. ${otherSite(failed)}`)(failed),
  'AuthFailure.MFAFailure': permanent(
    'This key needs multi-factor authentication, which a job cannot give. Use another key.',
  ),
  'AuthFailure.SecretIdNotFound': (failed) =>
    permanent(`Check secret-id: this key ID is unknown, deleted or disabled. ${otherSite(failed)}`)(failed),
  'AuthFailure.SignatureExpire': () => ({
    code: 'clock',
    remedy: "Set this runner's clock right (it may differ by at most 5 minutes), then run the job again.",
    retry: false,
  }),
  'AuthFailure.SignatureFailure': permanent('Check secret-key: it does not belong to secret-id.'),
  'AuthFailure.TokenFailure': permanent(
    'The session token is wrong, has expired, or belongs to another key pair. Get fresh temporary credentials, or clear the token.',
  ),
  'AuthFailure.UnauthorizedOperation': grant,
  DryRunOperation: permanent(OUR_BUG),
  FailedOperation: permanent(LATER),
  // "Scan is in progress or there is no scan permission; scan after authorization" (TCSS API docs): one code for two things.
  'FailedOperation.ErrAlreadyScanning': () => ({
    code: 'busy',
    remedy: 'Either a scan of it is under way, or it has no scan licence: give it one in the TCSS console.',
    retry: false,
  }),
  InternalError: passing(LATER),
  'InternalError.ErrRoleNotExist': permanent(
    'The account has not given TCSS its service role. Open the TCSS console once and authorize it.',
  ),
  'InternalError.MainDBFail': passing(LATER),
  InvalidAction: permanent(OUR_BUG),
  InvalidParameter: permanent('TCSS does not accept the request. Check the image ID.'),
  'InvalidParameter.ParsingError': permanent(OUR_BUG),
  'InvalidParameter.RequestTimeout': passing('The query took TCSS too long. Run the job again.'),
  InvalidParameterValue: permanent('TCSS does not accept the request. Check the image ID.'),
  InvalidRequest: permanent(OUR_BUG),
  IpInBlacklist: permanent("The account's access rules shut out this runner's IP address."),
  IpNotInWhitelist: permanent(
    "The account's access rules do not admit this runner's IP address; add it, or use another runner.",
  ),
  LimitExceeded: permanent('A quota of the account is used up. Raise it in the console.'),
  MissingParameter: permanent(OUR_BUG),
  NoSuchProduct: permanent('This endpoint does not serve TCSS. Check endpoint and site.'),
  NoSuchVersion: permanent('This endpoint does not serve this version of TCSS. Check endpoint and site.'),
  OperationDenied: permanent('TCSS denies this to the account. Check that TCSS is activated and paid for.'),
  RequestLimitExceeded: throttled('this API'),
  'RequestLimitExceeded.GlobalRegionUinLimitExceeded': throttled('the root account, in all regions together'),
  'RequestLimitExceeded.IPLimitExceeded': throttled("this runner's IP address"),
  'RequestLimitExceeded.UinLimitExceeded': throttled('the root account'),
  RequestSizeLimitExceeded: permanent(OUR_BUG),
  ResourceInUse: passing('TCSS is busy with this image. Run the job again.'),
  ResourceInsufficient: permanent(LATER),
  ResourceNotFound: () => ({ code: 'not-found', remedy: '', retry: false }),
  ResourceUnavailable: passing(LATER),
  ResponseSizeLimitExceeded: permanent(OUR_BUG),
  ServiceUnavailable: passing(LATER),
  UnauthorizedOperation: grant,
  UnknownParameter: permanent(OUR_BUG),
  UnsupportedOperation: permanent(OUR_BUG),
  UnsupportedProtocol: permanent(OUR_BUG),
  UnsupportedRegion: permanent('This endpoint does not serve the region. Use the default endpoint.'),
}

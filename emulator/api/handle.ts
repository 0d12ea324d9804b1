import type { Credential, World } from '../world/world.ts'
import { type Action, type Fields, type Readings, USUAL_READINGS } from './action.ts'
import { ACTIONS } from './actions.ts'
import { ApiError } from './errors.ts'
import { fixedWindow, type Limit, type Meter, REQUESTS_PER_SECOND } from './limit.ts'
import { checkParameters, type Parameters } from './parameters.ts'
import { type ApiRequest, type ApiResponse, requiredHeader } from './protocol.ts'
import { authenticate } from './signature.ts'
import { initialState } from './state.ts'

/** The options: world, clock (milliseconds), limit of each action (by default 20 a second), and readings of the API. */
export interface EmulatorOptions extends Partial<Readings> {
  readonly world: World
  readonly now: () => number
  readonly limit?: Limit
}

/** An emulator of TCSS that needs no network. */
export interface Emulator {
  readonly handle: (request: ApiRequest) => ApiResponse
}

/** "TCSS API docs, Request Structure": a POST signed with TC3-HMAC-SHA256 may carry 10 MB. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024

const SERVICE = 'tcss'
const VERSION = '2020-11-01'

/**
 * Creates an emulator of TCSS 2020-11-01. Its answers depend only on the world, the clock and the earlier requests. Like the
 * service, it sends success and refusal with status 200 and as `{"Response": {…, "RequestId"}}`. Request IDs count up.
 */
export function createEmulator({
  world,
  now,
  limit = fixedWindow(REQUESTS_PER_SECOND),
  ...readings
}: EmulatorOptions): Emulator {
  const meters = new Map<string, Meter>()
  let state = initialState(world, now())
  let handled = 0

  // The docs do not define which error comes first. Here the transport is checked first and the parameters last, and only
  // authentic requests count towards the limit.
  const answer = (request: ApiRequest): Fields => {
    checkTransport(request)
    const name = requiredHeader(request.headers, 'X-TC-Action')
    const version = requiredHeader(request.headers, 'X-TC-Version')
    const at = now()
    const caller = authenticate(request, {
      credentials: Object.values(world.credentials),
      now: at,
      service: SERVICE,
    })
    const action = findAction(name, version)
    meters.set(name, take(limit, meters.get(name), at))
    checkPermission(caller, name)
    const given = parseBody(request)
    checkParameters(given, action.parameters)
    const answered = action.answer(given, { ...USUAL_READINGS, ...readings, state, now: at })
    state = answered.state
    return answered.fields
  }

  return {
    handle(request) {
      handled += 1
      return envelope({ ...answerOrError(() => answer(request)), RequestId: requestId(handled) })
    },
  }
}

function checkTransport({ method, path, body }: ApiRequest): void {
  if (method !== 'POST' || path !== '/')
    throw new ApiError('UnsupportedProtocol', `Only \`POST /\` is supported, not \`${method} ${path}\`.`)
  if (body.length > MAX_BODY_BYTES)
    throw new ApiError('RequestSizeLimitExceeded', `The request is larger than ${MAX_BODY_BYTES} bytes.`)
}

function findAction(name: string, version: string): Action {
  if (version !== VERSION) throw new ApiError('NoSuchVersion', `The version \`${version}\` does not exist.`)
  const action = ACTIONS.get(name)
  if (!action) throw new ApiError('InvalidAction', `The action \`${name}\` does not exist.`)
  return action
}

function take(limit: Limit, meter: Meter | undefined, now: number): Meter {
  const next = limit(meter, now)
  if (next) return next
  throw new ApiError(
    'RequestLimitExceeded',
    'Your current requests exceed the frequency limit for a second. Please reduce the frequency of calls.',
  )
}

function checkPermission({ denied = [] }: Credential, action: string): void {
  if (denied.includes(action))
    throw new ApiError(
      'UnauthorizedOperation',
      `you are not authorized to perform operation (${SERVICE}:${action})\nresource (*) has no permission\n`,
    )
}

function parseBody({ headers, body }: ApiRequest): Parameters {
  const given = /^application\/json *(;|$)/i.test(requiredHeader(headers, 'Content-Type'))
    ? parseJson(body)
    : undefined
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new ApiError('InvalidParameter', 'The request body is not a JSON object in UTF-8.')
  return given as Parameters
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function answerOrError(answer: () => Fields): Fields {
  try {
    return answer()
  } catch (error) {
    if (error instanceof ApiError) return { Error: { Code: error.code, Message: error.message } }
    throw error
  }
}

const requestId = (count: number): string => `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`

const envelope = (fields: Fields): ApiResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ Response: fields }),
})

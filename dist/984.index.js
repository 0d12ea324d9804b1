export const id = 984;
export const ids = [984];
export const modules = {

/***/ 4984:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ./build/network/transport.js + 1 modules
var transport = __webpack_require__(819);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
// EXTERNAL MODULE: ./build/json.js
var build_json = __webpack_require__(9368);
// EXTERNAL MODULE: ./build/domain/facts.js
var facts = __webpack_require__(1050);
// EXTERNAL MODULE: ./build/domain/image.js
var domain_image = __webpack_require__(1452);
// EXTERNAL MODULE: ./build/tencent/wire/time.js
var time = __webpack_require__(6513);
;// CONCATENATED MODULE: ./build/tencent/wire/decode.js





/** The longest text that is kept, in UTF-16 units. A response may have megabytes. */
const TEXT_LIMIT = 4096;
/** The longest list that is read. */
const LIST_LIMIT = 1000;
/** Decodes a total: a safe integer that is not negative. Any other value is unknown and is never converted. */
function decodeCount(wire, name) {
    const value = (0,build_json/* field */.ZZ)(wire, name);
    if (isCount(value))
        return (0,facts/* known */.eO)(value);
    return (0,facts/* unknown */.L5)({ kind: 'malformed', detail: expected(name, 'a whole number', value) });
}
/** Decodes true or false. Any other value is unknown. */
function decodeFlag(wire, name) {
    const value = (0,build_json/* field */.ZZ)(wire, name);
    if (typeof value === 'boolean')
        return (0,facts/* known */.eO)(value);
    return (0,facts/* unknown */.L5)({ kind: 'malformed', detail: expected(name, 'true or false', value) });
}
/** Decodes a number for display; null for any other value. */
function decodeNumber(wire, name) {
    const value = (0,build_json/* field */.ZZ)(wire, name);
    return isCount(value) ? value : null;
}
/** Decodes a text for display, trimmed and cut; null for an empty text and any other value. */
function decodeText(wire, name) {
    const value = (0,build_json/* field */.ZZ)(wire, name);
    return typeof value === 'string' && value.trim() !== '' ? brief(value) : null;
}
/** Decodes a digest in OCI's form; null for any other value. */
function decodeDigest(wire, name) {
    const text = decodeText(wire, name) ?? '';
    return domain_image/* DIGEST */.Dh.test(text) ? text : null;
}
/** Decodes a time; null for any other value. A time without a time zone is in `zone`, in minutes east of UTC. */
function decodeTime(wire, name, zone) {
    const text = decodeText(wire, name);
    return text === null ? null : (0,time/* parseTime */.p)(text, zone);
}
/** Decodes the digests among the first thousand entries of a list of digests or references (`repository@sha256:…`). */
function decodeDigests(wire, name) {
    const list = (0,build_json/* field */.ZZ)(wire, name);
    if (!Array.isArray(list))
        return [];
    return list.slice(0, LIST_LIMIT).flatMap((entry) => {
        const digest = typeof entry === 'string' ? entry.slice(entry.lastIndexOf('@') + 1) : '';
        return domain_image/* DIGEST */.Dh.test(digest) ? [copy(digest)] : [];
    });
}
/** Decodes the text of an error. Absent, null, empty, `No Error` and `success` mean no error (TCSS API examples). */
function decodeError(wire, name) {
    const value = (0,build_json/* field */.ZZ)(wire, name);
    if (value === undefined || value === null)
        return null;
    if (typeof value !== 'string')
        return show(value);
    // Without the flag `u`, the flag `i` never equates another letter with an ASCII letter, so `ſucceſſ` remains an error.
    return /^(|no error|success)$/i.test(value.trim()) ? null : brief(value);
}
/** Returns the name and the JSON of each field that is present, for display. */
function decodeDiagnostics(wire, names) {
    return names
        .filter((name) => (0,build_json/* field */.ZZ)(wire, name) !== undefined)
        .map((name) => [name, show((0,build_json/* field */.ZZ)(wire, name))]);
}
/** Phrases the expected and the actual content of a field of the response. */
function expected(name, what, value) {
    return `$.Response.${name}: expected ${what}, got ${value === undefined ? 'nothing' : show(value)}`;
}
/** Returns a value as JSON, short enough for a sentence. */
function show(value) {
    return copy((0,build_text/* cut */.Jj)(`${JSON.stringify(value)}`, 61));
}
/** Returns a text trimmed and cut to `TEXT_LIMIT`. */
function brief(text) {
    return copy((0,build_text/* cut */.Jj)(text.trim(), TEXT_LIMIT));
}
/** Copies a text, because a slice keeps the whole original text in memory. */
function copy(text) {
    return Buffer.from(text, 'utf16le').toString('utf16le');
}
function isCount(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

;// CONCATENATED MODULE: ./build/tencent/client/error-codes.js
/**
 * Returns the advice for an error code (TCSS API docs, "Error codes" and "Common error codes"). The longest known prefix
 * decides: `RequestLimitExceeded.NewKind` is treated like `RequestLimitExceeded`. An unknown code is never retried.
 */
function adviceFor(code, request) {
    for (let known = code; known !== ''; known = known.slice(0, Math.max(known.lastIndexOf('.'), 0))) {
        const advise = Object.hasOwn(ADVICE, known) ? ADVICE[known] : undefined;
        if (advise !== undefined)
            return advise(request);
    }
    return fatal('Look the code up in the TCSS API documentation; the request ID helps Tencent Cloud support.')(request);
}
const fatal = (remedy) => () => ({ code: 'refused', remedy, retry: false });
const wrongKey = (problem) => ({ site }) => ({
    code: 'refused',
    remedy: `${problem} The request went to the \`${site}\` site; if the account belongs to the other site, set \`site: ${OTHER_SITE[site]}\`.`,
    retry: false,
});
const retryable = (remedy) => () => ({ code: 'refused', remedy, retry: true });
const throttled = (scope) => () => ({
    code: 'throttled',
    remedy: `Other jobs use up the request limit of ${scope}. Run fewer jobs at once, or run this job again.`,
    retry: true,
});
const OTHER_SITE = { intl: 'china', china: 'intl' };
const OUR_BUG = 'This is a mistake in the action or a change of the API. Please report it with the request ID.';
/** The remedy of problems that only TCSS can fix. */
const RUN_AGAIN = 'Run the job again. If this happens again, give the request ID to Tencent Cloud support.';
const LATER = `TCSS has an internal problem. ${RUN_AGAIN}`;
function grant({ action }) {
    const remedy = `Grant the CAM action \`tcss:${action}\` on resource \`*\` to this key's user or role.`;
    return { code: 'refused', remedy, retry: false };
}
const ADVICE = {
    ActionOffline: fatal('The API no longer offers this action. Use a newer version of this step.'),
    AuthFailure: wrongKey('Check secret-id and secret-key.'),
    'AuthFailure.InvalidAuthorization': fatal(OUR_BUG),
    'AuthFailure.InvalidSecretId': wrongKey('Check secret-id: it is not the ID of an API key.'),
    'AuthFailure.MFAFailure': fatal('This key needs multi-factor authentication, which a job cannot give. Use another key.'),
    'AuthFailure.SecretIdNotFound': wrongKey('Check secret-id: this key ID is unknown, deleted or disabled.'),
    'AuthFailure.SignatureExpire': () => ({
        code: 'clock',
        remedy: "Set this runner's clock right (it may differ by at most 5 minutes), then run the job again.",
        retry: false,
    }),
    'AuthFailure.SignatureFailure': fatal('Check secret-key: it does not belong to secret-id.'),
    'AuthFailure.TokenFailure': fatal('The session token is wrong, has expired, or belongs to another key pair. Get fresh temporary credentials, or clear the token.'),
    'AuthFailure.UnauthorizedOperation': grant,
    DryRunOperation: fatal(OUR_BUG),
    FailedOperation: fatal(LATER),
    // The API has one code for two problems: "scan is in progress or there is no scan permission; scan after authorization".
    'FailedOperation.ErrAlreadyScanning': () => ({
        code: 'busy',
        remedy: 'Either the image is being scanned, or it has no scan licence. If it has no licence, assign one in the TCSS console.',
        retry: false,
    }),
    InternalError: retryable(LATER),
    'InternalError.ErrRoleNotExist': fatal('The account has not given TCSS its service role. Open the TCSS console once and authorize the role.'),
    'InternalError.MainDBFail': retryable(LATER),
    InvalidAction: fatal(OUR_BUG),
    InvalidParameter: fatal('TCSS does not accept the request. Check the image ID.'),
    'InvalidParameter.ParsingError': fatal(OUR_BUG),
    'InvalidParameter.RequestTimeout': retryable('The query took TCSS too long. Run the job again.'),
    InvalidParameterValue: fatal('TCSS does not accept the request. Check the image ID.'),
    InvalidRequest: fatal(OUR_BUG),
    IpInBlacklist: fatal("The account's access rules block this runner's IP address."),
    IpNotInWhitelist: fatal("The account's access rules do not admit this runner's IP address; add it, or use another runner."),
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
};

// EXTERNAL MODULE: ./build/errors.js
var errors = __webpack_require__(9473);
// EXTERNAL MODULE: ./build/network/problem.js
var network_problem = __webpack_require__(6142);
;// CONCATENATED MODULE: ./build/tencent/client/failure.js



/** Returns the error of a call that ended with this failure. */
function asError({ code, problem, remedy, requestId }, attempts) {
    return new errors/* GateError */.ue(code, {
        problem: attempts > 1 ? (0,build_text/* say */.cv) `${problem} Tried ${attempts} times.` : problem,
        remedy,
        requestId,
    });
}
/** Returns the failure of a response that does not come from the API. A retry is off unless the caller turns it on. */
function unexpectedResponse(did, { endpoint }) {
    return {
        ...FAILURE,
        code: 'not-an-answer',
        problem: (0,build_text/* say */.cv) `${endpoint.host} ${did}.`,
        remedy: 'Check endpoint, proxy and firewall: something other than the TCSS API may have answered. Then run the job again.',
    };
}
const FAILURE = {
    kind: 'failure',
    retry: false,
    throttled: false,
    transient: false,
    fromApi: false,
    retryAfter: 0,
    requestId: null,
};
/** Codes of Node.js for connections that ended early. */
const RESETS = new Set([
    'ECONNABORTED',
    'ECONNRESET',
    'EPIPE',
    'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
    'ERR_STREAM_PREMATURE_CLOSE',
]);
/** Codes of Node.js for connections that may succeed later. */
const RETRYABLE = new Set([
    ...RESETS,
    'EAI_AGAIN',
    'ECONNREFUSED',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
]);
const CODES = { unreachable: 'unreachable', insecure: 'insecure', unexpected: 'not-an-answer' };
/** Returns the failure of a request without a response. The code comes from Node.js or from the transport. */
function connectionFailure(failure, { endpoint, redact }) {
    const { code, detail } = failure;
    const { cause, problem, remedy } = (0,network_problem/* connectionProblem */.E3)(failure, endpoint.host, redact);
    const retry = RETRYABLE.has(code) || (code === network_problem/* PROXY_REFUSED */.WA && detail.startsWith('HTTP 5'));
    return { ...FAILURE, code: CODES[cause], problem, remedy, retry, transient: RESETS.has(code) };
}

;// CONCATENATED MODULE: ./build/tencent/client/envelope.js





/**
 * Decodes the envelope of API 3.0 (TCSS API docs, "Responses"). An answer has status 200 and a JSON object `Response` with a
 * `RequestId` and without an `Error`. Data together with an `Error` is a failure, too.
 */
function readAnswer(exchange, context) {
    if (exchange.kind === 'failure')
        return connectionFailure(exchange, context);
    const unexpected = (did) => unexpectedResponse(did, context);
    const { status, headers, body } = exchange;
    const contentType = context.redact(`${headers['content-type'] ?? 'no content type'}`);
    const type = (0,build_text/* say */.cv) `${contentType}, ${body.length} bytes`;
    if (status >= 300 && status < 400) {
        return unexpected((0,build_text/* say */.cv) `answered with a redirect (HTTP ${status}), which is never followed`);
    }
    if (status === 429 || status >= 500) {
        const throttled = status === 429;
        return {
            ...unexpected((0,build_text/* say */.cv) `answered HTTP ${status} (${type})`),
            code: throttled ? 'throttled' : 'unreachable',
            retry: true,
            throttled,
            transient: throttled,
            retryAfter: secondsIn(headers['retry-after']) * 1000,
        };
    }
    if (status >= 400)
        return unexpected((0,build_text/* say */.cv) `answered HTTP ${status} (${type})`);
    const encoding = `${headers['content-encoding'] ?? 'identity'}`;
    if (encoding !== 'identity') {
        return unexpected((0,build_text/* say */.cv) `sent a compressed body (${context.redact(encoding)}), which was not requested`);
    }
    const json = status === 200 ? (0,build_json/* parseJson */.qF)(body, context.redact) : undefined;
    const response = (0,build_json/* isObject */.Gv)(json) ? (0,build_json/* field */.ZZ)(json, 'Response') : undefined;
    if (!(0,build_json/* isObject */.Gv)(response)) {
        const did = (0,build_text/* say */.cv) `answered HTTP ${status}, but the body is not an answer of the API (${type})`;
        return { ...unexpected(did), retry: true };
    }
    const id = (0,build_json/* field */.ZZ)(response, 'RequestId');
    const requestId = typeof id === 'string' && /^[\x21-\x7e]{1,128}$/.test(id) ? id : null;
    if (Object.hasOwn(response, 'Error'))
        return apiFailure({ error: response['Error'], requestId, date: headers['date'] }, context);
    if (requestId === null)
        return { ...unexpected((0,build_text/* say */.cv) `sent an answer without a RequestId`), retry: true };
    return { kind: 'answer', response, requestId };
}
function apiFailure({ error, requestId, date }, context) {
    const given = (0,build_json/* isObject */.Gv)(error) ? (0,build_json/* field */.ZZ)(error, 'Code') : undefined;
    const message = (0,build_json/* isObject */.Gv)(error) ? decodeText(error, 'Message') : null;
    if (typeof given !== 'string' || given === '') {
        return { ...unexpectedResponse((0,build_text/* say */.cv) `sent an error without a code`, context), requestId };
    }
    const code = brief(given);
    const advice = adviceFor(code, { action: context.action, site: context.endpoint.site });
    const request = requestId === null ? (0,build_text/* say */.cv) `` : (0,build_text/* say */.cv) `, request ${requestId}`;
    const skew = advice.code === 'clock' ? phraseSkew(date, context.now) : (0,build_text/* say */.cv) ``;
    const reason = message === null ? (0,build_text/* say */.cv) `` : (0,build_text/* say */.cv) ` Its message: ${message}`;
    const throttled = advice.code === 'throttled';
    return {
        kind: 'failure',
        ...advice,
        problem: (0,build_text/* say */.cv) `TCSS refused ${context.action} (${code}${request}).${skew}${reason}`,
        throttled,
        transient: throttled,
        fromApi: true,
        retryAfter: 0,
        requestId,
    };
}
function phraseSkew(date, now) {
    const difference = typeof date === 'string' ? Math.round((now.getTime() - Date.parse(date)) / 1000) : Number.NaN;
    if (Number.isNaN(difference))
        return (0,build_text/* say */.cv) ` The clocks of this runner and of Tencent Cloud differ too much.`;
    const seconds = Math.abs(difference);
    const size = seconds < 120 ? (0,build_text/* say */.cv) `${seconds} s` : (0,build_text/* say */.cv) `${Math.round(seconds / 60)} min`;
    return difference > 0
        ? (0,build_text/* say */.cv) ` This runner's clock is ${size} ahead of Tencent Cloud's.`
        : (0,build_text/* say */.cv) ` This runner's clock is ${size} behind Tencent Cloud's.`;
}
function secondsIn(header) {
    return typeof header === 'string' && /^\d{1,9}$/.test(header) ? Number(header) : 0;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/tencent/client/sign.js

const ALGORITHM = 'TC3-HMAC-SHA256';
/**
 * Returns the Authorization header of a POST to `/`, by Tencent Cloud's signature method 3 (TCSS API docs, "Signature v3"). The
 * date in the scope is derived from the time stamp, so the two agree even at midnight.
 */
function sign({ secretId, secretKey }, request) {
    const { service, headers, payload, timestamp } = request;
    const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
    const scope = `${date}/${service}/tc3_request`;
    const sorted = Object.entries(headers).sort(([a], [b]) => (a < b ? -1 : 1));
    const names = sorted.map(([name]) => name);
    const lines = sorted.map(([name, value]) => `${name}:${value.trim().toLowerCase()}\n`).join('');
    const canonical = `POST\n/\n\n${lines}\n${names.join(';')}\n${sha256(payload)}`;
    const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
    const signature = hmac(key, `${ALGORITHM}\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString('hex');
    return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}
/** Returns the SHA-256 of a text in hexadecimal digits. */
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
}

;// CONCATENATED MODULE: ./build/tencent/client/attempt.js



const SERVICE = 'tcss';
const API_VERSION = '2020-11-01';
const CONTENT_TYPE = 'application/json; charset=utf-8';
/** Sends one request to an action of the TCSS API, signed with the current time. */
async function attempt(context, { action, payload, timeout }) {
    const { transport, credentials, endpoint, clock, redact } = context;
    const now = clock.now();
    const timestamp = Math.floor(now.getTime() / 1000);
    const signed = { 'content-type': CONTENT_TYPE, host: endpoint.host, 'x-tc-action': action };
    const exchange = await transport({
        method: 'POST',
        url: endpoint.url,
        headers: {
            authorization: sign(credentials, { service: SERVICE, headers: signed, payload, timestamp }),
            'content-type': CONTENT_TYPE,
            'user-agent': `tcss-image-gate/${version/* VERSION */.x}`,
            'x-tc-action': action,
            'x-tc-language': 'en-US',
            'x-tc-requestclient': `tcss-image-gate_${version/* VERSION */.x}`,
            'x-tc-timestamp': `${timestamp}`,
            'x-tc-version': API_VERSION,
            ...(credentials.token === null ? {} : { 'x-tc-token': credentials.token }),
        },
        body: payload,
        timeout,
    });
    return readAnswer(exchange, { action, endpoint, now, redact });
}

;// CONCATENATED MODULE: ./build/tencent/client/patience.js
/** The limits of one call: attempts; milliseconds of one attempt, all attempts, the first pause and the longest pause. */
const PATIENCE = {
    attempts: 5,
    attempt: 10_000,
    total: 60_000,
    firstPause: 1_000,
    longestPause: 20_000,
};
function createPatience({ idempotent, sharedQuota, random }) {
    let used = 0;
    return (failure, left) => {
        const isFree = sharedQuota && failure.transient;
        if (!isFree)
            used += 1;
        const mayRepeat = failure.retry && (idempotent || failure.throttled);
        if (!mayRepeat || used >= PATIENCE.attempts)
            return { kind: 'give-up' };
        if (isFree)
            return { kind: 'retry-at-once' };
        const pause = pauseAfter(used, failure, random());
        return pause >= left ? { kind: 'give-up' } : { kind: 'retry-after-pause', pause, attempt: used + 1 };
    };
}
/** Returns a random pause within a bound that doubles with each attempt; at least Retry-After, at most `longestPause`. */
function pauseAfter(attempt, { retryAfter }, random) {
    const bound = Math.min(PATIENCE.longestPause, PATIENCE.firstPause * 2 ** (attempt - 1));
    // A timer waits for whole milliseconds, so fractions would add up to more than the total.
    return Math.floor(Math.max(random * bound, Math.min(retryAfter, PATIENCE.longestPause)));
}

;// CONCATENATED MODULE: ./build/tencent/client/circuit-breaker.js



/**
 * Creates the circuit breaker for all calls of a run. With a shared quota it limits how long the calls may last; without one it
 * stays closed, and each call may last for `PATIENCE.total`. Times are in milliseconds of the clock.
 */
function createCircuitBreaker({ sharedQuota, stepDeadline }) {
    /** The time of the last answer to any call; before the first answer, the time of the first request. */
    let lastAnswer = null;
    /** The time of the first request since the last answer; null before that request. */
    let silentSince = null;
    let lastFailure = null;
    return {
        sent: (now) => {
            lastAnswer ??= now;
            silentSince ??= now;
        },
        answered: (now) => {
            lastAnswer = now;
            silentSince = null;
            lastFailure = null;
        },
        failed: (failure) => {
            lastFailure = failure;
        },
        /** Returns the time at which a call must end, from the time of its first request. */
        deadline: (began) => {
            if (!sharedQuota)
                return began + PATIENCE.total;
            const extended = Math.max(began, lastAnswer ?? began) + PATIENCE.total;
            return Math.min(extended, Math.max(stepDeadline, began + PATIENCE.total));
        },
        /** Returns the error that ends all calls if no call was answered for `PATIENCE.total`; else null. */
        errorAt: (now) => {
            if (!sharedQuota || lastFailure === null || now - (silentSince ?? now) < PATIENCE.total)
                return null;
            const { code, problem, remedy } = lastFailure;
            const seconds = PATIENCE.total / 1000;
            return new errors/* GateError */.ue(code, {
                problem: (0,build_text/* say */.cv) `${problem} No request was answered for ${seconds} s.`,
                remedy,
            });
        },
    };
}

;// CONCATENATED MODULE: ./build/tencent/client/call.js





/**
 * Creates the function for all calls of a run. It retries failures that may pass, within `PATIENCE`, and throws the last
 * failure as a GateError. With a shared quota, an answer to any call restarts the time of every call, and the circuit breaker
 * ends all calls when TCSS stops answering.
 */
function createCall(caller) {
    const { clock, limiter, log } = caller;
    const breaker = createCircuitBreaker(caller);
    const stop = new AbortController();
    const signal = AbortSignal.any([caller.signal, stop.signal]);
    return async (action, parameters, { idempotent = true } = {}) => {
        const payload = JSON.stringify(parameters);
        const patience = createPatience({ ...caller, idempotent });
        let began = null;
        let failure = null;
        for (let attempts = 0;;) {
            const slot = await limiter({
                priority: failure === null ? 'normal' : 'high',
                deadline: began === null ? Number.POSITIVE_INFINITY : breaker.deadline(began),
                signal,
            });
            const now = clock.monotonic();
            began ??= now;
            breaker.sent(now);
            const left = breaker.deadline(began) - now;
            if (slot === null || left <= 0 || isGivenUp(now)) {
                slot?.end('failed');
                signal.throwIfAborted();
                throw failure === null
                    ? new Error('the first attempt of a call got no slot')
                    : asError(failure, attempts);
            }
            attempts += 1;
            const timeout = Math.max(1, Math.floor(Math.min(left, PATIENCE.attempt)));
            const result = await send(slot, { action, payload, timeout });
            if (result.kind === 'answer') {
                breaker.answered(clock.monotonic());
                return result;
            }
            failure = result;
            breaker.failed(failure);
            const next = patience(failure, breaker.deadline(began) - clock.monotonic());
            if (next.kind === 'give-up')
                throw asError(failure, attempts);
            if (next.kind === 'retry-at-once')
                continue;
            const seconds = (next.pause / 1000).toFixed(1);
            log(`${failure.problem(build_text/* plain */.pj)} Retrying in ${seconds} s (attempt ${next.attempt} of ${PATIENCE.attempts}).`);
            await clock.sleep(next.pause, signal);
        }
    };
    /** Tells whether the circuit breaker is open. If so, it also ends all calls that wait for a slot. */
    function isGivenUp(now) {
        const error = breaker.errorAt(now);
        if (error !== null)
            stop.abort(error);
        return error !== null;
    }
    async function send(slot, request) {
        let how = 'failed';
        try {
            const result = await attempt(caller, request);
            how = requestResultOf(result);
            return result;
        }
        finally {
            slot.end(how);
        }
    }
}
function requestResultOf(result) {
    if (result.kind === 'answer' || (result.fromApi && !result.throttled))
        return 'answered';
    return result.throttled ? 'throttled' : 'failed';
}

;// CONCATENATED MODULE: ./build/tencent/client/limiter.js
/** Milliseconds by which timers may be early and clocks may differ. */
const MARGIN = 5;
/** Longest time, in milliseconds, for which throttling closes the window, before jitter. */
const LONGEST_CLOSURE = 16_000;
/**
 * Creates the sliding window that all requests share, retries included. A slot is free again one window after its response,
 * less the fastest round trip: the time that the response and the next request need to travel. Throttling closes the window for
 * all requests, because other clients use the same account.
 */
function slidingWindow({ count, milliseconds, clock, random }) {
    /** Requests that wait for a slot, in the order in which they will get one. */
    const queue = [];
    /** Slots that are not occupied, in the order in which they become free. */
    const slots = Array.from({ length: count }, () => ({ freeAt: Number.NEGATIVE_INFINITY, isReused: false }));
    const closure = createClosure(milliseconds, random);
    const alarm = createAlarm(clock, serve);
    let fastestRoundTrip = null;
    return ({ priority, deadline, signal }) => new Promise((resolve, reject) => {
        if (signal.aborted)
            return reject(signal.reason);
        const leave = () => {
            queue.splice(queue.indexOf(request), 1);
            reject(signal.reason);
            serve();
        };
        const request = {
            priority,
            deadline,
            give: (slot) => {
                signal.removeEventListener('abort', leave);
                resolve(slot);
            },
        };
        signal.addEventListener('abort', leave, { once: true });
        const next = priority === 'high' ? queue.findIndex((other) => other.priority === 'normal') : -1;
        queue.splice(next < 0 ? queue.length : next, 0, request);
        serve();
    });
    /** Gives free slots to waiting requests, and sets the alarm for the next free slot or deadline. */
    function serve() {
        const now = clock.monotonic();
        for (const late of queue.filter(({ deadline }) => deadline <= now)) {
            queue.splice(queue.indexOf(late), 1);
            late.give(null);
        }
        while (queue.length > 0) {
            const [slot] = slots;
            const freeAt = Math.max(slot?.freeAt ?? Number.POSITIVE_INFINITY, closure.endsAt());
            if (slot === undefined || freeAt > now) {
                alarm.setTo(queue.reduce((earliest, { deadline }) => Math.min(earliest, deadline), freeAt));
                return;
            }
            slots.shift();
            queue.shift()?.give(occupy(slot.isReused, now));
        }
        alarm.clear();
    }
    function occupy(isReused, sentAt) {
        let hasEnded = false;
        return {
            end: (result) => {
                if (hasEnded)
                    return;
                hasEnded = true;
                const now = clock.monotonic();
                // The first use of a slot may have opened a connection, which takes longer than a round trip.
                if (result === 'answered' && isReused)
                    fastestRoundTrip = Math.min(fastestRoundTrip ?? Number.POSITIVE_INFINITY, now - sentAt);
                slots.push({ freeAt: now - (fastestRoundTrip ?? 0) + milliseconds + MARGIN, isReused: true });
                slots.sort((a, b) => a.freeAt - b.freeAt);
                if (result === 'answered')
                    closure.reset();
                if (result === 'throttled')
                    closure.extend(sentAt, now);
                serve();
            },
        };
    }
}
/** Creates the time for which throttling closes the window. It doubles with each closure until a request is answered. */
function createClosure(milliseconds, random) {
    let beganAt = Number.NEGATIVE_INFINITY;
    let endsAt = Number.NEGATIVE_INFINITY;
    let inARow = 0;
    return {
        endsAt: () => endsAt,
        reset: () => {
            inARow = 0;
        },
        extend: (sentAt, now) => {
            // A request from before the closure was throttled for the same reason, so it changes nothing.
            if (sentAt <= beganAt)
                return;
            beganAt = now;
            endsAt = now + Math.min(LONGEST_CLOSURE, milliseconds * 2 ** inARow) * (0.5 + random());
            inARow += 1;
        },
    };
}
/** Creates an alarm that rings at the earliest of the times to which it was set since it last rang or was cleared. */
function createAlarm(clock, ring) {
    let pending = null;
    const clear = () => {
        pending?.stop.abort();
        pending = null;
    };
    return {
        clear,
        setTo: (at) => {
            if (pending !== null && pending.at <= at)
                return;
            clear();
            if (at === Number.POSITIVE_INFINITY)
                return;
            const stop = new AbortController();
            pending = { at, stop };
            clock.sleep(Math.max(0, at - clock.monotonic()), stop.signal).then(() => {
                if (pending?.stop === stop)
                    pending = null;
                ring();
            }, () => { });
        },
    };
}

// EXTERNAL MODULE: ./build/concurrency.js
var concurrency = __webpack_require__(3943);
// EXTERNAL MODULE: ./build/domain/finding.js
var finding = __webpack_require__(9304);
;// CONCATENATED MODULE: ./build/tencent/wire/list.js







/** The most rows of a page (TCSS API docs, every list). */
const PAGE = 100;
/** The most rows of a list, far more than any account has. */
const MOST_ROWS = 100_000;
/**
 * Reads every row of a list. Reads the list again if it changed: a total differs, or rows are missing or repeated. Throws
 * GateError `inconsistent` if the list changed twice, is malformed, or has too many rows.
 */
async function readUniqueRows(call, { key, decode, ...query }) {
    for (let attempt = 1; attempt <= 2; attempt += 1) {
        const keys = new Set();
        const onPage = (rows) => rows.forEach((row) => void keys.add(key(row)));
        const read = await readOnce(call, query, { size: PAGE, readsOn: false, onPage, decode });
        if (read !== null && read.rows.length === read.total && keys.size === read.total)
            return read.rows;
    }
    throw inconsistent(query.action, CHANGED);
}
/** The page size of each attempt. Different sizes make the pages begin at different rows. */
const SIZES = [PAGE, PAGE - 10, PAGE - 20];
/**
 * Reads every row of a list without keys, and keeps only the results of `decode`. Reads the list again if a row is on two
 * pages, because another row may have been missed, and accepts two successive attempts with equal rows. Throws GateError
 * `inconsistent` if the list changed twice, is malformed, has too many rows, or repeats a page.
 */
async function readRows(call, query, decode) {
    let changes = 0;
    let before = null;
    for (const size of SIZES) {
        const fingerprints = createFingerprints(query.action);
        const read = await readOnce(call, query, { size, readsOn: true, onPage: fingerprints.add, decode });
        if (read === null)
            changes += 1;
        else if (!fingerprints.repeats() || (before !== null && isEqual(before, fingerprints)))
            return read;
        if (changes === 2)
            break;
        before = read === null ? null : fingerprints;
    }
    throw inconsistent(query.action, CHANGED);
}
function createFingerprints(action) {
    const pages = new Set();
    /** How often each row was listed, by its digest. */
    const counts = new Map();
    let repeats = false;
    return {
        counts,
        /** Whether a row was on two pages. */
        repeats: () => repeats,
        add: (rows) => {
            const digests = rows.map((row) => sha256(JSON.stringify(row)));
            const page = sha256(digests.join(''));
            if (rows.length > 0 && pages.has(page))
                throw inconsistent(action, 'contains the same page twice');
            pages.add(page);
            repeats ||= digests.some((digest) => counts.has(digest));
            for (const digest of digests)
                counts.set(digest, (counts.get(digest) ?? 0) + 1);
        },
    };
}
function isEqual({ counts: a }, { counts: b }) {
    return a.size === b.size && [...a].every(([digest, count]) => b.get(digest) === count);
}
/** Reads the first page, then the other pages concurrently. Returns null if the total changed. */
async function readOnce(call, { action, parameters }, { size, readsOn, onPage, decode }) {
    const readPage = async (offset) => {
        const { response } = await call(action, { ...parameters, Limit: size, Offset: offset });
        const { total, rows } = decodePage(response, action, size);
        onPage(rows);
        return { total, rows: rows.map(decode) };
    };
    const first = await readPage(0);
    const { total } = first;
    const offsets = Array.from({ length: Math.max(0, Math.ceil(total / size) - 1) }, (_, n) => (n + 1) * size);
    const pages = [first, ...(await (0,concurrency/* mapConcurrently */.X)(offsets, readPage))];
    while (readsOn && (pages.at(-1)?.rows.length ?? 0) >= size) {
        if (pages.length * size > MOST_ROWS)
            throw inconsistent(action, `has more than ${MOST_ROWS} rows`);
        pages.push(await readPage(pages.length * size));
    }
    return pages.every((page) => page.total === total)
        ? { rows: pages.flatMap(({ rows }) => rows), total }
        : null;
}
function decodePage(response, action, size) {
    const total = (0,build_json/* field */.ZZ)(response, 'TotalCount');
    const rows = (0,build_json/* field */.ZZ)(response, 'List');
    if (typeof total !== 'number' || !Number.isSafeInteger(total) || total < 0)
        throw inconsistent(action, expected('TotalCount', 'a whole number', total));
    if (total > MOST_ROWS)
        throw inconsistent(action, `has ${total} rows, more than ${MOST_ROWS}`);
    // An empty list may come as null.
    if (rows === null && total === 0)
        return { total, rows: [] };
    if (!Array.isArray(rows) || !rows.every(build_json/* isObject */.Gv)) {
        const found = Array.isArray(rows) ? show(rows.find((row) => !(0,build_json/* isObject */.Gv)(row))) : rows;
        throw inconsistent(action, expected('List', 'a list of objects', found));
    }
    if (rows.length > size)
        throw inconsistent(action, `has a page of ${rows.length} rows; ${size} were requested`);
    return { total, rows };
}
const CHANGED = 'changed twice while it was read';
function inconsistent(action, problem) {
    return new errors/* GateError */.ue('inconsistent', {
        problem: (0,build_text/* say */.cv) `The list of ${() => action} cannot be relied on: it ${problem}.`,
        remedy: RUN_AGAIN,
    });
}

;// CONCATENATED MODULE: ./build/tencent/wire/finding-rows.js




const DECODERS = {
    vulnerability: decodeVulnerability,
    virus: decodeVirus,
    risk: decodeRisk,
};
/**
 * Reads all findings of one kind. Throws GateError `inconsistent` like `readRows`. Rows of risks may contain secrets, which
 * neither findings nor errors may show.
 */
async function readFindings(call, kind, query) {
    const { rows, total } = await readRows(kind === 'risk' ? discreet(call) : call, query, DECODERS[kind]);
    return { findings: (0,finding/* distinct */.dM)(rows), rows: rows.length, total };
}
/** Returns a call whose errors cannot quote a secret. A malformed total, list or row is replaced by the name of its type. */
function discreet(call) {
    return async (action, parameters, options) => {
        const { response, requestId } = await call(action, parameters, options);
        const total = (0,build_json/* field */.ZZ)(response, 'TotalCount');
        const list = (0,build_json/* field */.ZZ)(response, 'List');
        return {
            requestId,
            response: {
                TotalCount: typeof total === 'number' ? total : typeName(total),
                List: Array.isArray(list) ? list.map((row) => ((0,build_json/* isObject */.Gv)(row) ? row : typeName(row))) : typeName(list),
            },
        };
    };
}
function typeName(value) {
    return value === undefined || value === null ? value : typeof value;
}
/** Decodes a vulnerability of either inventory. The two write levels, components and fixes in different ways. */
function decodeVulnerability(wire) {
    const id = decodeText(wire, 'CVEID') ?? '';
    const listed = (0,build_json/* field */.ZZ)(wire, 'Components');
    const components = Array.isArray(listed) ? listed.filter(build_json/* isObject */.Gv) : [];
    const [first] = components;
    const textOf = (name, inComponent) => decodeText(wire, name) ?? (first === undefined ? null : decodeText(first, inComponent)) ?? '';
    const tags = (0,build_json/* field */.ZZ)(wire, 'Tag');
    const isTagged = (tag) => Array.isArray(tags) && tags.includes(tag);
    const fixes = components.flatMap((component) => decodeText(component, 'FixedVersion') ?? []);
    const fixedIn = decodeText(wire, 'FixedVersions') ?? [...new Set(fixes)].join(', ');
    return {
        kind: 'vulnerability',
        id: /^cve-/i.test(id) ? id.toUpperCase() : id,
        name: decodeText(wire, 'Name') ?? '',
        severity: (0,finding/* parseSeverity */.lv)((0,build_json/* field */.ZZ)(wire, 'Level')),
        component: textOf('Component', 'Name'),
        version: textOf('Version', 'Version'),
        path: [...new Set(components.flatMap((component) => decodeText(component, 'Path') ?? []))].join(', '),
        fixedIn,
        fixable: fixedIn !== '' || isTagged('CanBeFixed'),
        exploitable: isTagged('DynamicLevelPoc') || isTagged('DynamicLevelExp') || isAttacked((0,build_json/* field */.ZZ)(wire, 'AttackLevel')),
    };
}
/** Tells whether the attack heat, 0 to 3, is not 0 (TCSS API docs, ImageVul). A missing heat means no attack. */
function isAttacked(level) {
    return level !== undefined && level !== null && level !== 0 && level !== '0';
}
/** Decodes a virus of either inventory. Registries write the level as a text, and paths without the leading slash. */
function decodeVirus(wire) {
    return {
        ...WITHOUT_FIX,
        kind: 'virus',
        name: decodeText(wire, 'VirusName') ?? '',
        severity: (0,finding/* parseSeverity */.lv)((0,build_json/* field */.ZZ)(wire, 'RiskLevel')),
        component: decodeText(wire, 'FileName') ?? '',
        path: decodeText(wire, 'Path') ?? '',
    };
}
/** Decodes a risk of either inventory. Registries write the level as a text, and add the time of the build step. */
function decodeRisk(wire) {
    return {
        ...WITHOUT_FIX,
        kind: 'risk',
        name: decodeText(wire, 'Desc') ?? '',
        severity: (0,finding/* parseSeverity */.lv)((0,build_json/* field */.ZZ)(wire, 'Level')),
        ...locate((0,build_json/* field */.ZZ)(wire, 'InstructionContent')),
    };
}
/** The fields that rows of viruses and risks do not have. */
const WITHOUT_FIX = { id: '', version: '', fixedIn: '', fixable: false, exploitable: false };
/** The instructions of a Dockerfile. */
const INSTRUCTIONS = 'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR';
const TIME_LINE = /^\s*(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)[ \t]*(?:\r?\n|$)/;
/** The shell and the mark that Docker's classic builder puts before an instruction that runs nothing. */
const NO_OPERATION = /^[^#"'\n]*#\(nop\)/;
/** Decodes only the keyword of an instruction and the time of its build step. The rest may contain a secret. */
function locate(content) {
    if (typeof content !== 'string')
        return { component: '', path: '' };
    const [line = '', time = ''] = TIME_LINE.exec(content) ?? [];
    // A slice would keep the whole text in memory; `brief` copies it.
    const path = time === '' ? '' : brief(`build step of ${time}`);
    return { component: keywordOf(content.slice(line.length).trimStart()), path };
}
function keywordOf(instruction) {
    const [mark] = NO_OPERATION.exec(instruction) ?? [];
    if (mark !== undefined)
        return firstWord(instruction) || firstWord(instruction.slice(mark.length));
    return /^\/bin\/sh -c(?!\S)/.test(instruction) ? 'RUN' : firstWord(instruction);
}
/** Returns the first word if it is an instruction, otherwise an empty text. */
function firstWord(text) {
    const [first] = /^\s*(\S+)/.exec(text)?.slice(1) ?? [];
    return INSTRUCTIONS.split(' ').find((word) => word === first) ?? '';
}

;// CONCATENATED MODULE: ./build/tencent/wire/match-errors.js





/** The largest number of images that an error names. */
const MOST_NAMED = 10;
/** Returns the error of a name or digest that matches several images. `remedy` is a clause. */
function ambiguous(given, found, remedy) {
    const more = found.length > MOST_NAMED ? (0,build_text/* say */.cv) ` and ${found.length - MOST_NAMED} more` : (0,build_text/* say */.cv) ``;
    return new errors/* GateError */.ue('ambiguous', {
        problem: (0,build_text/* say */.cv) `${given} matches ${found.length} images: ${listed(found.slice(0, MOST_NAMED))}${more}.`,
        remedy: `To choose one, ${remedy}.`,
    });
}
/** Returns the error of a tag that TCSS knows with other digests than the given one. */
function wrongDigest(reference, found) {
    const { digest, tag } = reference;
    const digests = [...new Set(found)].slice(0, MOST_NAMED);
    const has = digests.length === 0 ? (0,build_text/* say */.cv) `no digest that TCSS knows` : listed(digests);
    const moved = tag === null ? '' : 'The tag may have moved, or TCSS may not know the new image yet. ';
    return new errors/* GateError */.ue('not-found', {
        problem: (0,build_text/* say */.cv) `${(0,domain_image/* writeReference */.Xd)({ ...reference, digest: null })} has ${has}, not ${digest ?? ''}.`,
        remedy: `${moved}If the digest is that of an index of several platforms, give the raw index as \`manifest-file\`.`,
    });
}
/** Returns the error of an answer about another image than the given one. */
function wrongImage(given, { name, value, requestId }) {
    return new errors/* GateError */.ue('wrong-image', {
        problem: (0,build_text/* say */.cv) `TCSS answered about another image than ${given}: ${() => name} is ${show(value)} (request ${requestId}).`,
        remedy: RUN_AGAIN,
        requestId,
    });
}
function listed(texts) {
    return (quote) => texts.map((text) => quote(text)).join(', ');
}

// EXTERNAL MODULE: ./build/records.js
var records = __webpack_require__(622);
;// CONCATENATED MODULE: ./build/tencent/wire/scan-status.js


const WORDS = {
    SCANNED: 'complete',
    NOTSCAN: 'not-scanned',
    SCANNONE: 'not-scanned',
    WAITSCAN: 'queued',
    SCANNING: 'running',
    SCANERR: 'failed',
    FAILED: 'failed',
    SCANTIMEOUT: 'timed-out',
    CANCELED: 'cancelled',
    CANCELLED: 'cancelled',
    CANCELING: 'cancelled',
    SCANCANCELED: 'cancelled',
    SCANCANCELING: 'cancelled',
};
/** Parses a status, ignoring case and underscores. Only ASCII is accepted: `ſcanned` is not recognised. */
function parseScanStatus(status) {
    const word = typeof status === 'string' ? status.trim() : '';
    if (!/^[A-Za-z_]+$/.test(word))
        return 'unrecognised';
    const plain = word.toUpperCase().replaceAll('_', '');
    return Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? 'unrecognised') : 'unrecognised';
}
function unrecognised(status) {
    return { kind: 'unrecognised', word: typeof status === 'string' ? brief(status) : show(status ?? null) };
}
/** Decodes `IsAuthorized`: 1 or 0. Returns null for any other value, such as the 12 in an example of the docs. */
function decodeLicence(wire) {
    const value = (0,build_json/* field */.ZZ)(wire, 'IsAuthorized');
    return value === 1 ? true : value === 0 ? false : null;
}
/** The fields of each kind of scan that both inventories have: the progress in percent, and the error. */
const SCAN_FIELDS = {
    vulnerability: { progress: 'ScanVulProgress', error: 'ScanVulError' },
    virus: { progress: 'ScanVirusProgress', error: 'ScanVirusError' },
    risk: { progress: 'ScanRiskProgress', error: 'ScanRiskError' },
};
/** Decodes a running scan of a kind. `remaining` is the field with the remaining seconds. */
function decodeRunning(wire, kind, remaining) {
    const progress = decodeNumber(wire, SCAN_FIELDS[kind].progress);
    return { kind: 'running', progress, seconds: decodeNumber(wire, remaining), waited: 0 };
}
/** Returns the reason why a finished scan is not complete, from its progress in percent; null for 100. */
function progressReason(wire, kind) {
    const { progress: name } = SCAN_FIELDS[kind];
    const progress = (0,build_json/* field */.ZZ)(wire, name);
    if (progress === 100)
        return null;
    if (typeof progress === 'number' && Number.isInteger(progress) && progress >= 0 && progress < 100)
        return { kind: 'partial', progress };
    return { kind: 'malformed', detail: expected(name, 'a whole number from 0 to 100', progress) };
}

;// CONCATENATED MODULE: ./build/tencent/nodes/node-image.js





/** The fields that reports show as they are. */
const DIAGNOSTICS = [
    'ScanStatus',
    'Status',
    'IsAuthorized',
    'AgentError',
    'ScanError',
    'ScanVulProgress',
    'ScanVulError',
    'ScanVirusProgress',
    'ScanVirusError',
    'ScanRiskProgress',
    'ScanRiskError',
    'RemainScanTime',
    'ScanTime',
    'Reason',
    'Solution',
];
/**
 * Decodes a response of DescribeAssetImageDetail, about an image on a protected node. A malformed field is unknown, never zero.
 * `zone` is the time zone of times without one, in minutes east of UTC.
 */
function decodeNodeImage(wire, requestId, zone) {
    return {
        imageId: decodeText(wire, 'ImageID') ?? '',
        name: decodeText(wire, 'ImageName'),
        digest: decodeDigest(wire, 'ImageDigest'),
        repoDigests: decodeDigests(wire, 'RepoDigests'),
        os: decodeText(wire, 'OsName'),
        architecture: decodeText(wire, 'Architecture'),
        size: decodeNumber(wire, 'Size'),
        createdAt: decodeTime(wire, 'CreateTime', zone),
        containers: decodeNumber(wire, 'ContainerCnt'),
        hosts: decodeNumber(wire, 'HostCnt'),
        trusted: decodeFlag(wire, 'IsTrustImage'),
        licensed: decodeLicence(wire),
        scannedAt: decodeTime(wire, 'ScanTime', zone),
        scanStatus: decodeText(wire, 'ScanStatus'),
        scans: (0,records/* recordOf */.z)(finding/* KINDS */.GW, (kind) => scanState(wire, kind)),
        counts: {
            vulnerabilities: decodeCount(wire, 'VulCnt'),
            viruses: decodeCount(wire, 'VirusCnt'),
            risks: decodeCount(wire, 'RiskCnt'),
            sensitiveInfo: decodeCount(wire, 'SensitiveInfoCnt'),
        },
        vulnerabilities: null,
        notes: [],
        diagnostics: decodeDiagnostics(wire, DIAGNOSTICS),
        requestId,
    };
}
/**
 * Decodes the scan of a kind. It is complete if the scan of the image is finished, no error concerns the kind, and the progress
 * of the kind is 100. The API also reports SCANNED for a scan that timed out or skipped the kind.
 */
function scanState(wire, kind) {
    const reason = statusReason(wire, kind) ?? errorReason(wire, kind) ?? progressReason(wire, kind);
    return reason === null ? { kind: 'complete' } : { kind: 'incomplete', reason };
}
/** Returns the reason why the scan of the image is not finished; null for a finished scan. */
function statusReason(wire, kind) {
    const status = (0,build_json/* field */.ZZ)(wire, 'ScanStatus');
    const word = parseScanStatus(status);
    if (word === 'complete')
        return null;
    if (decodeLicence(wire) === false)
        return { kind: 'unlicensed' };
    switch (word) {
        case 'not-scanned':
        case 'cancelled':
            return { kind: word };
        case 'queued':
            return { kind: 'queued', waited: 0 };
        case 'running':
            return decodeRunning(wire, kind, 'RemainScanTime');
        case 'failed':
            return errorReason(wire, kind) ?? { kind: 'failed', words: decodeText(wire, 'Reason') ?? '' };
        case 'timed-out':
            return { kind: 'timed-out', words: decodeKindError(wire, kind) ?? '' };
        case 'unrecognised':
            return unrecognised(status);
        default:
            return word;
    }
}
/** Returns the reason why a finished scan has no result for a kind; null without an error. */
function errorReason(wire, kind) {
    const words = decodeKindError(wire, kind);
    if (words === null)
        return null;
    return { kind: /time.?out|timed out/i.test(words) ? 'timed-out' : 'failed', words };
}
function decodeKindError(wire, kind) {
    return (decodeError(wire, SCAN_FIELDS[kind].error) ??
        decodeError(wire, 'ScanError') ??
        decodeError(wire, 'AgentError'));
}

;// CONCATENATED MODULE: ./build/tencent/nodes/node-actions.js





/**
 * Calls DescribeAssetImageDetail. Throws GateError `not-found` if TCSS does not know the image, `wrong-image` if the answer is
 * about another image. `zone` is the time zone of times without one, in minutes east of UTC.
 */
async function describeNodeImage(call, imageId, zone) {
    const { response, requestId } = await call('DescribeAssetImageDetail', { ImageID: imageId }).catch((error) => {
        if (error instanceof errors/* GateError */.ue && error.code === 'not-found')
            throw notFound(imageId, error.requestId);
        throw error;
    });
    const value = (0,build_json/* field */.ZZ)(response, 'ImageID') ?? '';
    if (value === '')
        throw notFound(imageId, requestId);
    if (value !== imageId)
        throw wrongImage(imageId, { name: 'ImageID', value, requestId });
    return decodeNodeImage(response, requestId, zone);
}
/**
 * Calls CreateAssetImageScanTask for scans of every kind, each of at most `seconds`. `ScanScope` 1 restricts the task to these
 * images, because the API scans all images by default. Throws GateError `busy` if one image is being scanned or has no licence.
 */
async function createScanTask(call, imageIds, seconds) {
    const parameters = {
        Images: imageIds,
        ScanScope: 1,
        ScanVul: true,
        ScanVirus: true,
        ScanRisk: true,
        Timeout: seconds,
    };
    await call('CreateAssetImageScanTask', parameters, { idempotent: false });
}
function notFound(imageId, requestId) {
    return new errors/* GateError */.ue('not-found', {
        problem: (0,build_text/* say */.cv) `TCSS does not know image ${imageId}${requestId === null ? () => '' : (0,build_text/* say */.cv) ` (request ${requestId})`}.`,
        remedy: 'TCSS knows only images that it found on protected nodes of this account: check the account and the site. ' +
            'The ID must be the config digest: with the containerd image store docker inspect shows a manifest digest instead; ' +
            'buildx writes the right one to its metadata file as containerimage.config.digest.',
        requestId,
    });
}

;// CONCATENATED MODULE: ./build/tencent/nodes/node-inventory.js









/** The most images with the same name whose digests are read. */
const MOST_CANDIDATES = 100;
const LISTS = {
    vulnerability: 'DescribeAssetImageVulList',
    virus: 'DescribeAssetImageVirusList',
    risk: 'DescribeAssetImageRiskList',
};
/**
 * Creates the inventory of images on protected nodes, which TCSS knows by ID. It looks up a reference in the list of images,
 * which has one name of each image, and confirms a digest by the details of the image.
 */
function createNodes(call, zone) {
    const ids = new Map();
    const idOf = async (image) => {
        const id = image.imageId ?? ids.get(image) ?? (await findId(call, image, zone));
        ids.set(image, id);
        return id;
    };
    return {
        mayAppearLater: false,
        read: async (image) => describeNodeImage(call, await idOf(image), zone),
        readFindings: async (image, kind) => readFindings(call, kind, { action: LISTS[kind], parameters: { ImageID: await idOf(image) } }),
        requestScans: async (images, seconds) => createScanTask(call, await (0,concurrency/* mapConcurrently */.X)(images, idOf), seconds),
        refresh: async () => { },
        explainAbsence: async (_image, error) => error,
    };
}
async function findId(call, { reference }, zone) {
    if (reference === null)
        throw new errors/* GateError */.ue('bug', { problem: 'An image has neither ID nor reference.', remedy: '' });
    const rows = await readUniqueRows(call, {
        action: 'DescribeAssetImageSimpleList',
        parameters: { Filters: [{ Name: 'Keywords', Values: [reference.repository] }] },
        key: (row) => `${decodeText(row, 'ImageID')} ${decodeText(row, 'ImageName')}`,
        decode: (row) => ({ id: decodeText(row, 'ImageID'), name: decodeText(row, 'ImageName') ?? '' }),
    });
    const named = rows.filter(({ name }) => isNamed(name, reference)).flatMap(({ id }) => id ?? []);
    const candidates = [...new Set(named)];
    const confirmed = reference.digest === null ? candidates : await confirmDigest(call, candidates, { reference, zone });
    const [only] = confirmed;
    if (only === undefined)
        throw unknownReference(reference);
    if (confirmed.length > 1) {
        const remedy = 'give the ID of one of them in `image-id`, or its digest in `image`';
        throw ambiguous((0,domain_image/* writeReference */.Xd)(reference), confirmed, remedy);
    }
    return only;
}
/** Returns those candidates that have the digest of the reference. */
async function confirmDigest(call, candidates, { reference, zone }) {
    const { digest } = reference;
    if (candidates.length > MOST_CANDIDATES) {
        const remedy = 'give the tag as well, or the ID in `image-id`';
        throw ambiguous((0,domain_image/* writeReference */.Xd)(reference), candidates, remedy);
    }
    const all = await (0,concurrency/* mapConcurrently */.X)(candidates, (id) => describeNodeImage(call, id, zone));
    const confirmed = all.filter((facts) => digest !== null && digestsOf(facts).includes(digest));
    if (confirmed.length === 0 && reference.tag !== null && all.length > 0)
        throw wrongDigest(reference, all.flatMap(digestsOf));
    return confirmed.map(({ imageId }) => imageId);
}
function digestsOf({ digest, repoDigests }) {
    return [...(digest === null ? [] : [digest]), ...repoDigests];
}
/** Compares names exactly, because the filter of the API also finds parts of names. */
function isNamed(name, { repository, tag }) {
    return tag === null
        ? name.startsWith(`${repository}:`) || name.startsWith(`${repository}@`)
        : name === `${repository}:${tag}`;
}
function unknownReference(reference) {
    return new errors/* GateError */.ue('not-found', {
        problem: (0,build_text/* say */.cv) `TCSS found no image ${(0,domain_image/* writeReference */.Xd)(reference)} on any protected node.`,
        remedy: 'TCSS keeps one name of each image on nodes: if the image has several names, give its ID in `image-id`. ' +
            'An image that was only pushed is in the registry inventory: remove `inventory: nodes`.',
    });
}

;// CONCATENATED MODULE: ./build/tencent/registry/connected-registries.js





/** The largest number of registries that an error names. */
const connected_registries_MOST_NAMED = 10;
/**
 * Makes TCSS synchronize the registries of these images, or all registries if one of these is unknown. Does nothing while a
 * synchronization is running.
 */
async function refreshRegistries(call, images) {
    const { response } = await call('DescribeAssetImageRegistryAssetStatus', {});
    if ((0,build_json/* field */.ZZ)(response, 'Status') === 'doing')
        return;
    const hosts = images.map(({ reference }) => reference?.repository.split('/')[0]);
    const read = await readRegistries(call).catch(errors/* asValue */.E8);
    const registries = read instanceof errors/* GateError */.ue ? [] : read;
    const ids = registries.filter(({ id, host }) => id !== null && hosts.includes(host)).map(({ id }) => id);
    const isUnknown = hosts.some((host) => !registries.some((registry) => registry.host === host));
    const parameters = isUnknown ? { All: true } : { RegistryIds: ids };
    await call('SyncAssetImageRegistryAsset', parameters, { idempotent: false });
}
/**
 * Creates a function that extends the error of an absent image: its registry is not connected, or the last synchronization
 * failed. It reads both facts once for all images, and adds nothing that it cannot read.
 */
function createAbsenceExplainer(call) {
    let hints = null;
    return async (image, error) => {
        hints ??= readHints(call);
        return explain(image, error, await hints);
    };
}
async function readHints(call) {
    const [registries, status] = await Promise.all([
        readRegistries(call).catch(errors/* asValue */.E8),
        call('DescribeAssetImageRegistryAssetStatus', {}).catch(errors/* asValue */.E8),
    ]);
    const hasFailed = !(status instanceof errors/* GateError */.ue) && (0,build_json/* field */.ZZ)(status.response, 'Status') === 'failed';
    return {
        registries: registries instanceof errors/* GateError */.ue ? null : registries,
        failure: hasFailed ? (decodeText(status.response, 'Err') ?? 'TCSS gives no reason') : null,
    };
}
function explain({ reference }, error, { registries, failure }) {
    const host = reference?.repository.split('/')[0];
    const isUnconnected = registries !== null && host !== undefined && !registries.some((registry) => registry.host === host);
    const unconnected = isUnconnected ? phraseUnconnected(host, registries) : (0,build_text/* say */.cv) ``;
    const failed = failure === null ? (0,build_text/* say */.cv) `` : (0,build_text/* say */.cv) ` The last synchronization failed: ${failure}.`;
    return new errors/* GateError */.ue(error.code, {
        problem: (quote) => `${error.problem(quote)}${unconnected(quote)}${failed(quote)}`,
        remedy: isUnconnected
            ? `Connect the registry in the TCSS console, or correct the reference. ${error.remedy}`
            : error.remedy,
        requestId: error.requestId,
    });
}
function phraseUnconnected(host, registries) {
    if (registries.length === 0)
        return (0,build_text/* say */.cv) ` No registry is connected to TCSS.`;
    const more = registries.length > connected_registries_MOST_NAMED ? ` and ${registries.length - connected_registries_MOST_NAMED} more` : '';
    const names = (quote) => registries
        .slice(0, connected_registries_MOST_NAMED)
        .map((registry) => `${quote(registry.name)} (${quote(registry.host)})`)
        .join(', ');
    return (0,build_text/* say */.cv) ` None of the connected registries is ${host}: ${names}${() => more}.`;
}
async function readRegistries(call) {
    return readUniqueRows(call, {
        action: 'DescribeAssetImageRegistryRegistryList',
        parameters: {},
        key: (row) => (0,build_json/* field */.ZZ)(row, 'RegistryId'),
        decode: (row) => ({
            id: decodeNumber(row, 'RegistryId'),
            name: decodeText(row, 'Name') ?? 'without a name',
            host: hostOf(decodeText(row, 'Url') ?? ''),
        }),
    });
}
/** Returns the host of an address, which may have a scheme and a password. */
function hostOf(url) {
    const authority = url.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '';
    return authority.slice(authority.lastIndexOf('@') + 1).toLowerCase();
}

;// CONCATENATED MODULE: ./build/tencent/registry/registry-image.js





/** The field with the status of each kind of scan. */
const STATUS = { vulnerability: 'CveStatus', virus: 'VirusStatus', risk: 'RiskStatus' };
/** The fields that reports show as they are. */
const registry_image_DIAGNOSTICS = [
    'ScanStatus',
    'CveStatus',
    'VirusStatus',
    'RiskStatus',
    'Progress',
    'ScanVulProgress',
    'ScanVirusProgress',
    'ScanRiskProgress',
    'ScanVulError',
    'ScanVirusError',
    'ScanRiskError',
    'ScanRemainTime',
    'ScanTime',
    'IsAuthorized',
    'Reason',
    'Solution',
];
/**
 * Decodes a response of DescribeAssetImageRegistryDetail, about an image in a connected registry. A scan is complete by the
 * status and progress of its kind; an error text beside a finished status becomes a note.
 */
function decodeRegistryImage(wire, { requestId, zone, trusted }) {
    const scans = (0,records/* recordOf */.z)(finding/* KINDS */.GW, (kind) => registry_image_scanState(wire, kind));
    return {
        imageId: decodeText(wire, 'ImageId') ?? '',
        name: nameOf(wire),
        digest: decodeDigest(wire, 'ImageDigest'),
        repoDigests: [],
        os: decodeText(wire, 'OsName'),
        architecture: null,
        size: decodeNumber(wire, 'ImageSize'),
        createdAt: decodeTime(wire, 'ImageCreateTime', zone),
        containers: null,
        hosts: null,
        trusted,
        licensed: decodeLicence(wire),
        scannedAt: decodeTime(wire, 'ScanTime', zone),
        scanStatus: decodeText(wire, 'ScanStatus'),
        scans,
        counts: {
            vulnerabilities: decodeCount(wire, 'VulCnt'),
            viruses: decodeCount(wire, 'VirusCnt'),
            risks: decodeCount(wire, 'RiskCnt'),
            // The older, misspelt field is used only if the newer field is absent.
            sensitiveInfo: decodeCount(wire, (0,build_json/* field */.ZZ)(wire, 'SensitiveInfoCnt') === undefined ? 'SentiveInfoCnt' : 'SensitiveInfoCnt'),
        },
        vulnerabilities: null,
        notes: finding/* KINDS */.GW.flatMap((kind) => {
            const words = scans[kind].kind === 'complete' ? decodeError(wire, SCAN_FIELDS[kind].error) : null;
            return words === null ? [] : [{ scan: kind, words }];
        }),
        diagnostics: decodeDiagnostics(wire, registry_image_DIAGNOSTICS),
        requestId,
    };
}
/** Returns the name of the image, `host/namespace/name:tag`. */
function nameOf(wire) {
    const [address, tag] = [decodeText(wire, 'ImageRepoAddress'), decodeText(wire, 'ImageTag')];
    return address === null ? null : `${address}${tag === null ? '' : `:${tag}`}`;
}
function registry_image_scanState(wire, kind) {
    const reason = registry_image_statusReason(wire, kind) ?? progressReason(wire, kind);
    return reason === null ? { kind: 'complete' } : { kind: 'incomplete', reason };
}
/** Returns the reason why the scan of a kind is not finished; null if it is finished and no other scan is under way. */
function registry_image_statusReason(wire, kind) {
    const status = (0,build_json/* field */.ZZ)(wire, STATUS[kind]);
    const word = parseScanStatus(status);
    const overall = parseScanStatus((0,build_json/* field */.ZZ)(wire, 'ScanStatus'));
    if (overall === 'running' || word === 'running')
        return decodeRunning(wire, kind, 'ScanRemainTime');
    if (overall === 'queued' || word === 'queued')
        return { kind: 'queued', waited: 0 };
    if (word === 'complete')
        return null;
    const words = decodeError(wire, SCAN_FIELDS[kind].error) ?? decodeText(wire, 'Reason') ?? '';
    const finished = overall === 'complete' || overall === 'failed';
    const unlicensed = !finished && decodeLicence(wire) === false;
    switch (word) {
        case 'not-scanned':
            // Other kinds were scanned, so the scan skipped this kind.
            return finished ? { kind: 'partial', progress: 0 } : { kind: unlicensed ? 'unlicensed' : 'not-scanned' };
        case 'failed':
            return { kind: 'failed', words };
        case 'timed-out':
            return { kind: 'timed-out', words };
        case 'cancelled':
            return { kind: 'cancelled' };
        case 'unrecognised':
            if (unlicensed)
                return { kind: 'unlicensed' };
            return unrecognised(status);
        default:
            return word;
    }
}

;// CONCATENATED MODULE: ./build/tencent/registry/registry-row.js






/** Decodes a row. An ID that JSON cannot represent exactly is null. */
function decodeRow(wire) {
    const id = (0,build_json/* field */.ZZ)(wire, 'Id');
    return {
        id: typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null,
        ...identityOf(wire),
        trusted: decodeFlag(wire, 'IsTrustImage'),
    };
}
function identityOf(wire) {
    return {
        imageId: decodeText(wire, 'ImageId') ?? '',
        repository: decodeText(wire, 'ImageRepoAddress') ?? '',
        tag: decodeText(wire, 'ImageTag') ?? '',
        digest: decodeDigest(wire, 'ImageDigest') ?? '',
    };
}
/** Tells whether both identities are the same image under the same name. */
function isSame(a, b) {
    const names = ['imageId', 'repository', 'tag', 'digest'];
    return names.every((name) => a[name] === b[name]);
}
/**
 * Returns the row that matches a reference exactly; undefined for none. Throws GateError `ambiguous` for several images,
 * `not-found` for a tag with another digest, and `inconsistent` if a row that may match is malformed.
 */
function matchReference(reference, all) {
    const tagged = all.filter(({ repository, tag }) => repository === reference.repository && (reference.tag === null || tag === reference.tag));
    const matching = tagged.filter(({ digest }) => reference.digest === null || [reference.digest, ''].includes(digest));
    if (matching.some(({ id, imageId }) => id === null || imageId === '') ||
        (matching.length > 1 && matching.some(({ digest }) => digest === ''))) {
        throw new errors/* GateError */.ue('inconsistent', {
            problem: (0,build_text/* say */.cv) `The list of TCSS cannot be relied on: a row of ${(0,domain_image/* writeReference */.Xd)(reference)} has no ID or no digest.`,
            remedy: 'Give the image by its ID in `image-id`, with `inventory: registry`.',
        });
    }
    const images = new Map(matching.map(({ digest, imageId }) => [`${digest} ${imageId}`, digest]));
    if (images.size > 1) {
        throw ambiguous((0,domain_image/* writeReference */.Xd)(reference), [...images.values()], 'add its digest to `image`, or give the raw index as `manifest-file`');
    }
    const exact = matching.filter(({ digest }) => reference.digest === null || digest === reference.digest);
    if (exact.length === 0 && tagged.length > 0 && (reference.tag !== null || matching.length > 0)) {
        throw wrongDigest(reference, tagged.map(({ digest }) => digest).filter((digest) => digest !== ''));
    }
    return exact.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0))[0];
}

;// CONCATENATED MODULE: ./build/tencent/registry/registry-lookup.js








/** Creates functions that find images in the list of all registries, cache their rows, and describe them. */
function createLookup(call) {
    const rows = new Map();
    const readRowsNamed = createRowReader(call);
    /** Returns the row of an image. An image given by ID needs a `response` about it, which is requested if it is missing. */
    async function rowOf(image, response) {
        const row = rows.get(image) ?? (await findRow(image, response));
        if (row === undefined)
            throw registry_lookup_notFound(image);
        rows.set(image, row);
        return row;
    }
    async function findRow(image, response) {
        const { reference } = image;
        if (reference !== null)
            return matchReference(reference, await readRowsNamed(lastPart(reference.repository)));
        // Several rows may have the same ID, so the row must match the response.
        const described = response ?? (await callDetail(image)).response;
        const named = await readRowsNamed(decodeText(described, 'ImageName') ?? '');
        return named.find((row) => isSame(row, identityOf(described)));
    }
    async function callDetail(image) {
        const key = image.reference === null ? { ImageId: image.imageId } : { Id: (await rowOf(image)).id };
        try {
            return await call('DescribeAssetImageRegistryDetail', key);
        }
        catch (error) {
            // The image may have vanished since its row was read, so the next request reads the list again.
            rows.delete(image);
            if (error instanceof errors/* GateError */.ue && error.code === 'not-found')
                throw registry_lookup_notFound(image, error.requestId);
            throw error;
        }
    }
    /** Describes an image, up to `attempts` times, because its tag may have moved after its row was read. */
    async function describe(image, attempts) {
        const answer = await callDetail(image);
        const { response, requestId } = answer;
        if ((decodeText(response, 'ImageId') ?? '') === '')
            throw registry_lookup_notFound(image, requestId);
        const row = image.reference === null ? undefined : rows.get(image);
        if (row !== undefined && !isSame(row, identityOf(response))) {
            rows.delete(image);
            if (attempts > 1)
                return describe(image, attempts - 1);
        }
        checkIdentity(image, row, answer);
        return answer;
    }
    return {
        rowOf,
        knownRow: (image) => rows.get(image),
        forget: (image) => rows.delete(image),
        /** Calls DescribeAssetImageRegistryDetail. Throws GateError `wrong-image` for an answer about another image. */
        describe: (image) => describe(image, 2),
    };
}
/**
 * Creates a function that reads the rows with this last part of their name, or all rows if the API refuses the filter. Images
 * that need the same list at the same time share one reading.
 */
function createRowReader(call) {
    const reading = new Map();
    const readList = (parameters) => {
        const key = JSON.stringify(parameters);
        const rows = reading.get(key) ??
            readUniqueRows(call, {
                action: 'DescribeAssetImageRegistryList',
                parameters,
                key: (row) => (0,build_json/* field */.ZZ)(row, 'Id'),
                decode: decodeRow,
            }).finally(() => reading.delete(key));
        reading.set(key, rows);
        return rows;
    };
    return async (name) => {
        try {
            return await readList({ Filters: [{ Name: 'ImageName', Values: [name], ExactMatch: false }] });
        }
        catch (error) {
            if (error instanceof errors/* GateError */.ue && error.code === 'refused')
                return readList({});
            throw error;
        }
    };
}
/** Throws `wrong-image` unless the answer is about the given image and its row. */
function checkIdentity({ given, imageId, reference }, row, answer) {
    const { response, requestId } = answer;
    const identity = {
        ImageId: imageId ?? row?.imageId,
        ImageRepoAddress: reference?.repository,
        ImageTag: reference?.tag ?? row?.tag,
        ImageDigest: reference?.digest ?? row?.digest,
    };
    for (const [name, expected] of Object.entries(identity)) {
        const value = (0,build_json/* field */.ZZ)(response, name);
        if (expected === undefined || expected === '' || value === expected)
            continue;
        throw wrongImage(imageId ?? (reference === null ? given : (0,domain_image/* writeReference */.Xd)(reference)), {
            name,
            value,
            requestId,
        });
    }
}
function lastPart(repository) {
    return repository.slice(repository.lastIndexOf('/') + 1);
}
function registry_lookup_notFound({ given, reference }, requestId = null) {
    const index = reference?.digest == null
        ? ''
        : ' If the digest is that of an index of several platforms, as docker/build-push-action gives it, add the raw index as `manifest-file`.';
    return new errors/* GateError */.ue('not-found', {
        problem: (0,build_text/* say */.cv) `TCSS knows no image ${given} in the registries that are connected to it.`,
        remedy: 'A pushed image appears in TCSS only after TCSS has synchronized its registry: raise `wait-timeout`, or request a synchronization ' +
            `with \`trigger-scan: true\`.${index}`,
        requestId,
    });
}

;// CONCATENATED MODULE: ./build/tencent/registry/registry-inventory.js






const registry_inventory_LISTS = {
    vulnerability: 'DescribeAssetImageRegistryVulList',
    virus: 'DescribeAssetImageRegistryVirusList',
    risk: 'DescribeAssetImageRegistryRiskInfoList',
};
/**
 * Creates the inventory of images in connected registries. It looks up a reference in the list of images and compares it
 * exactly, because the filter of the API also finds parts of names. The facts of an image given by ID need no list.
 */
function createRegistry(call, { zone, trust }) {
    const { rowOf, knownRow, forget, describe } = createLookup(call);
    return {
        mayAppearLater: true,
        read: async (image) => {
            // TCSS may withdraw trust during the wait, so the row is read again.
            if (trust)
                forget(image);
            const { response, requestId } = await describe(image);
            const row = knownRow(image) ?? (trust ? await rowOf(image, response) : null);
            const trusted = row?.trusted ?? (0,facts/* unknown */.L5)({ kind: 'not-given' });
            return decodeRegistryImage(response, { requestId, zone, trusted });
        },
        readFindings: async (image, kind) => readFindings(call, kind, { action: registry_inventory_LISTS[kind], parameters: { Id: (await rowOf(image)).id } }),
        requestScans: async (images) => {
            const ids = await (0,concurrency/* mapConcurrently */.X)(images, async (image) => (await rowOf(image)).id);
            const parameters = { Id: ids, ScanType: ['CVE', 'VIRUS', 'RISK'] };
            await call('CreateAssetImageRegistryScanTask', parameters, { idempotent: false });
        },
        refresh: (images) => refreshRegistries(call, images),
        explainAbsence: createAbsenceExplainer(call),
    };
}

;// CONCATENATED MODULE: ./build/connect.js





/** Requests per second that the API accepts (TCSS API docs). */
const REQUESTS_PER_SECOND = 20;
/** Longest answer of the API that is read, in bytes. */
const ANSWER_LIMIT = 8 * 1024 * 1024;
/** Connects to the inventory that the inputs name. `deadline` is the end of waiting, in milliseconds of `clock.monotonic`. */
function connect({ endpoint, proxy, images, inventory, policy, scanning }, credentials, { deadline, ...world }) {
    const { clock, signal, random } = world;
    const call = createCall({
        ...world,
        transport: (0,transport/* createTransport */.o)({ server: endpoint, proxy, signal, bodyLimit: ANSWER_LIMIT }),
        credentials,
        endpoint,
        limiter: slidingWindow({ count: REQUESTS_PER_SECOND, milliseconds: 1000, clock, random }),
        sharedQuota: images.length > 1,
        stepDeadline: deadline,
    });
    return inventory === 'registry'
        ? createRegistry(call, { zone: scanning.zone, trust: policy.requireTrusted.value })
        : createNodes(call, scanning.zone);
}


/***/ }),

/***/ 6142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ connectionProblem),
/* harmony export */   PH: () => (/* binding */ TOO_LARGE),
/* harmony export */   WA: () => (/* binding */ PROXY_REFUSED),
/* harmony export */   Yg: () => (/* binding */ PROXY_UNTRUSTED),
/* harmony export */   cP: () => (/* binding */ SWITCHED),
/* harmony export */   fb: () => (/* binding */ isUntrusted)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(977);

/** The proxy answered the request for a tunnel with another status than 200; the detail is that status. */
const PROXY_REFUSED = 'PROXY_REFUSED';
/** The certificate of the proxy cannot be trusted; the detail is the code of Node.js. */
const PROXY_UNTRUSTED = 'PROXY_UNTRUSTED';
/** The server switched to a protocol other than HTTP. */
const SWITCHED = 'SWITCHED';
/** The body is larger than the limit; the detail is the limit in MiB. */
const TOO_LARGE = 'TOO_LARGE';
const EXPIRY = /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/;
const CERTIFICATE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_|HOSTNAME_MISMATCH$)/;
const HANDSHAKE = /^(ERR_SSL_|EPROTO$)/;
/** Whether a code of Node.js says that a certificate cannot be trusted. */
function isUntrusted(code) {
    return CERTIFICATE.test(code);
}
/** Explains a connection to `host` that failed. `redact` removes secrets from the detail. */
function connectionProblem({ code, detail }, host, redact) {
    if (code === SWITCHED)
        return unexpected((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${host} switched to a protocol other than HTTP.`);
    if (code === TOO_LARGE)
        return unexpected((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${host} sent more than ${detail} MiB, far more than any answer should have.`);
    if (code === 'ETIMEDOUT')
        return {
            cause: 'unreachable',
            problem: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${host} gave no complete answer in time.`,
            remedy: 'Check proxy and firewall between this runner and the server, then run the job again.',
        };
    if (code === PROXY_UNTRUSTED)
        return insecure((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `The certificate of the proxy in HTTPS_PROXY cannot be trusted (${detail}).`, detail);
    if (isUntrusted(code))
        return insecure((0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `The certificate of ${host} cannot be trusted (${code}).`, code);
    if (HANDSHAKE.test(code))
        return {
            cause: 'insecure',
            problem: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `No TLS connection to ${host} could be made (${code}).`,
            remedy: 'Something in between does not speak TLS 1.2 or later. Check endpoint, proxy and firewall.',
        };
    if (code === PROXY_REFUSED)
        return {
            cause: 'unreachable',
            problem: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `The proxy in HTTPS_PROXY made no connection to ${host} (${detail}).`,
            remedy: 'Check the address, user and password in HTTPS_PROXY, or add the host to NO_PROXY.',
        };
    const reason = detail === '' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${code}` : (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `${code}: ${redact(detail)}`;
    return {
        cause: 'unreachable',
        problem: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `There is no connection to ${host} (${reason}).`,
        remedy: 'Check DNS, proxy and firewall of this runner, then run the job again.',
    };
}
function unexpected(problem) {
    const remedy = 'Check endpoint, proxy and firewall: something else may have answered. Then run the job again.';
    return { cause: 'unexpected', problem, remedy };
}
function insecure(problem, code) {
    const remedy = EXPIRY.test(code)
        ? 'Check the clock of this runner, then the certificate.'
        : 'If a proxy of yours re-signs traffic, name its CA file in NODE_EXTRA_CA_CERTS, or set NODE_USE_SYSTEM_CA=1 if the ' +
            'runner trusts it.';
    return { cause: 'insecure', problem, remedy: `${remedy} Certificate checks cannot be switched off.` };
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./node_modules/got/dist/source/index.js + 40 modules
var source = __webpack_require__(1006);
// EXTERNAL MODULE: ./node_modules/got/dist/source/core/errors.js
var errors = __webpack_require__(3431);
// EXTERNAL MODULE: ./build/network/problem.js
var problem = __webpack_require__(6142);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./build/network/tunnel.js






/** An error of the proxy. Its message is a status or a code alone, because a proxy may repeat its password. */
class ProxyError extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
/**
 * Opens a TLS connection to the server of `url` through a proxy. Unlike with Node's own agent, `signal` ends it at any stage,
 * and the header of the proxy has Node's usual limit.
 */
async function openTunnel(proxy, url, signal) {
    const { hostname, port } = new URL(url);
    const host = hostname.replace(/^\[|\]$/g, '');
    const socket = await connect(proxy, `${hostname}:${port === '' ? 443 : port}`, signal);
    const secured = external_node_tls_.connect({ socket, host, servername: nameOf(host) });
    try {
        await (0,external_node_events_.once)(secured, 'secureConnect', { signal });
        return secured;
    }
    catch (error) {
        secured.destroy();
        socket.destroy();
        throw error;
    }
}
function connect({ secure, host, port, authorization }, target, signal) {
    return new Promise((resolve, reject) => {
        const request = (secure ? external_node_https_ : external_node_http_).request({
            method: 'CONNECT',
            host,
            port,
            path: target,
            headers: {
                host: target,
                ...(authorization === null ? {} : { 'proxy-authorization': authorization }),
            },
            agent: false,
            signal,
            // Without it Node takes the name in the proxy's certificate from the Host header.
            ...(secure ? { servername: nameOf(host) } : {}),
        });
        request.once('error', (error) => {
            const { code = '' } = error;
            reject((0,problem/* isUntrusted */.fb)(code) ? new ProxyError(problem/* PROXY_UNTRUSTED */.Yg, code) : error);
        });
        request.once('connect', ({ statusCode }, socket, head) => {
            if (statusCode === 200 && head.length === 0)
                return resolve(socket);
            socket.destroy();
            reject(new ProxyError(problem/* PROXY_REFUSED */.WA, `HTTP ${statusCode}`));
        });
        request.end();
    });
}
/** Returns the name that a certificate must have; empty for an IP address, which TLS does not send as a name. */
function nameOf(host) {
    return (0,external_node_net_.isIP)(host) === 0 ? host : '';
}

;// CONCATENATED MODULE: ./build/network/transport.js





/** Longest time to connect through a proxy, in milliseconds. */
const TUNNEL_TIMEOUT = 10_000;
/** Options of all connections. An idle one is closed after 3 s, so that the server does not close it during a request. */
const CONNECTIONS = { keepAlive: true, maxSockets: 20, timeout: 3_000 };
/**
 * Creates a transport to one server, which every request of this program goes through. It follows no redirect (a redirect would
 * take the token along), decodes no compression (200 kB on the wire can be 200 MB), never retries, and throws only the reason of
 * `signal`. Once that is aborted, no connection keeps the process from ending.
 */
function createTransport({ server, proxy, signal, bodyLimit }) {
    const agent = server.local
        ? { http: new external_node_http_.Agent(CONNECTIONS) }
        : { https: createAgent(server, proxy, signal) };
    signal.addEventListener('abort', () => Object.values(agent)[0]?.destroy(), { once: true });
    return async ({ method, url, headers, body, timeout }) => {
        signal.throwIfAborted();
        if (new URL(url).origin !== new URL(server.url).origin)
            throw new Error('a request to another server');
        const expired = AbortSignal.timeout(timeout);
        const stream = source/* default */.Ay.stream(url, {
            agent,
            ...(method === 'GET' ? {} : { body }),
            decompress: false,
            followRedirect: false,
            headers: { ...headers, 'accept-encoding': 'identity' },
            method,
            retry: { limit: 0 },
            signal: AbortSignal.any([signal, expired]),
            throwHttpErrors: false,
        });
        let switched = false;
        stream.once('upgrade', (_response, socket) => {
            // The HTTP client no longer closes this connection.
            switched = true;
            socket.destroy();
            stream.destroy();
        });
        try {
            const chunks = [];
            let bytes = 0;
            for await (const chunk of stream) {
                bytes += chunk.length;
                if (bytes > bodyLimit)
                    return { kind: 'failure', code: problem/* TOO_LARGE */.PH, detail: `${bodyLimit / 2 ** 20}` };
                chunks.push(chunk);
            }
            const { response } = stream;
            if (response === undefined)
                return noResponse(switched);
            return {
                kind: 'response',
                status: response.statusCode,
                headers: response.headers,
                body: Buffer.concat(chunks),
            };
        }
        catch (error) {
            signal.throwIfAborted();
            if (switched)
                return noResponse(switched);
            if (expired.aborted)
                return { kind: 'failure', code: 'ETIMEDOUT', detail: '' };
            return failure(error);
        }
        finally {
            stream.destroy();
        }
    };
}
function createAgent({ url }, proxy, signal) {
    const agent = new external_node_https_.Agent(CONNECTIONS);
    if (proxy === null)
        return agent;
    agent.createConnection = (_options, done) => {
        const ended = AbortSignal.any([signal, AbortSignal.timeout(TUNNEL_TIMEOUT)]);
        openTunnel(proxy, url, ended).then((socket) => done?.(null, socket), (error) => done?.(error, undefined));
        return undefined;
    };
    return agent;
}
function noResponse(switched) {
    return { kind: 'failure', code: switched ? problem/* SWITCHED */.cP : 'NO_RESPONSE', detail: '' };
}
function failure(error) {
    if (!(error instanceof errors/* RequestError */.GI))
        throw error;
    return { kind: 'failure', code: error.code, detail: error.message };
}


/***/ })

};

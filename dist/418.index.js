export const id = 418;
export const ids = [418];
export const modules = {

/***/ 4561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ createSend),
  O: () => (/* binding */ encodePath)
});

// EXTERNAL MODULE: ./build/network/problem.js
var network_problem = __webpack_require__(6142);
// EXTERNAL MODULE: ./build/text.js
var build_text = __webpack_require__(977);
;// CONCATENATED MODULE: ./build/github/fetch.js
/** The longest time of one request with its whole response, in milliseconds. */
const REQUEST_TIME = 10_000;
/** Most redirects of one request. */
const MOST_REDIRECTS = 3;
/** A request without a response. */
class FetchError extends Error {
    failure;
    host;
    constructor(failure, host) {
        super(failure.code);
        this.failure = failure;
        this.host = host;
    }
}
/** Returns a `fetch` through our transport. It follows redirects within the server, as those of a renamed repository. */
function createFetch(transport) {
    return async (url, { method, headers, body = '' }) => {
        for (let address = url, redirects = 0;; redirects += 1) {
            const exchange = await transport({ method, url: address, headers, body, timeout: REQUEST_TIME });
            if (exchange.kind === 'failure')
                throw new FetchError(exchange, new URL(url).host);
            const next = redirectOf(exchange, address);
            const repeats = method === 'GET' || exchange.status >= 307;
            if (next === null || !repeats || redirects === MOST_REDIRECTS)
                return responseOf(exchange, address);
            address = next;
        }
    };
}
/** Returns the address of a redirect within the server, else null. */
function redirectOf({ status, headers }, from) {
    const { location } = headers;
    if (![301, 302, 307, 308].includes(status) || typeof location !== 'string')
        return null;
    const to = URL.parse(location, from);
    return to?.origin === new URL(from).origin ? to.href : null;
}
function responseOf({ status, headers, body }, url) {
    const text = body.toString('utf8');
    const lines = Object.entries(headers).map(([name, value]) => [name, `${value ?? ''}`]);
    // GitHub's API sends JSON alone, and octokit stops at a malformed type.
    const typed = new Map([...lines, ['content-type', 'application/json']]);
    return { status, url, headers: typed, body: text, text: async () => text };
}

// EXTERNAL MODULE: ./build/github/fields.js
var fields = __webpack_require__(817);
// EXTERNAL MODULE: ./build/network/proxy.js
var network_proxy = __webpack_require__(8637);
// EXTERNAL MODULE: ./build/network/transport.js + 1 modules
var network_transport = __webpack_require__(819);
// EXTERNAL MODULE: ./build/version.js
var version = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/github/request.js




const API = 'https://api.github.com';
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;
/** Longest response that is read, in bytes: a page of 100 comments may have 20 MB. */
const RESPONSE_LIMIT = 64 * 1024 * 1024;
const SILENT = { debug() { }, info() { }, warn() { }, error() { } };
/** Returns a way to send single requests to GITHUB_API_URL, or the problem as a clause. */
async function createRequest(env, token, signal) {
    const address = (env['GITHUB_API_URL'] || API).replace(/\/+$/, '');
    if (token === '')
        return 'there is no token (github-token)';
    if (/[^\x21-\x7e]/.test(token))
        return 'the token has an invalid character';
    const server = serverAt(address);
    if (server === null)
        return 'GITHUB_API_URL is not an https address';
    const mistakes = [];
    const sources = { env, mask() { }, reject: (name, why) => mistakes.push(`${name}: ${why}`) };
    (0,network_proxy/* checkConnection */.j)(sources);
    const proxy = server.local ? null : (0,network_proxy/* findProxy */.E)(sources, server.host);
    const [mistake] = mistakes;
    if (mistake !== undefined)
        return mistake;
    const transport = (0,network_transport/* createTransport */.o)({ server, proxy, signal, bodyLimit: RESPONSE_LIMIT });
    try {
        // Loading the client reads the environment of the process.
        const { GitHub } = await __webpack_require__.e(/* import() */ 965).then(__webpack_require__.bind(__webpack_require__, 1965));
        const request = { fetch: createFetch(transport), log: SILENT, parseSuccessResponseBody: false };
        const userAgent = `tcss-image-gate/${version/* VERSION */.x}`;
        const client = new GitHub({ auth: token, baseUrl: address, userAgent, log: SILENT, request });
        // An Enterprise Server has GraphQL beside its REST API.
        const graphql = { baseUrl: address.replace(/\/api\/v3$/i, '/api') };
        return (route, parameters) => client.request(route, { ...(route.endsWith(' /graphql') ? graphql : {}), ...parameters });
    }
    catch {
        return 'the client for GitHub cannot start; GITHUB_EVENT_PATH must be JSON';
    }
    finally {
        signal.throwIfAborted();
    }
}
/** Returns the server of an address to which the token may travel: encrypted, or on this machine. Null for any other. */
function serverAt(address) {
    const url = URL.parse(address);
    if (url === null)
        return null;
    const local = url.protocol === 'http:' && LOOPBACK.test(url.hostname);
    return local || url.protocol === 'https:' ? { host: url.host, url: address, local } : null;
}

;// CONCATENATED MODULE: ./build/github/client.js





/** The pauses after failed attempts, in milliseconds. */
const PAUSES = [1_000, 2_000];
const LOST = 'no complete response came from GitHub';
/** GitHub reports some of its limits in the message alone. */
const SECONDARY_LIMIT = /secondary rate limit|abuse detection/i;
/**
 * Returns a way to send requests to GITHUB_API_URL, or the problem. It tries transient failures three times and waits for a rate
 * limit once in all. It throws nothing but the reason of `signal`; no problem holds the token.
 */
async function createSend(env, token, world) {
    const { signal, clock, longestWait } = world;
    signal.throwIfAborted();
    const request = await createRequest(env, token, signal);
    if (typeof request === 'string')
        return request;
    let throttled = false;
    return async (route, parameters, { idempotent = true } = {}) => {
        const pauses = idempotent ? [...PAUSES] : [];
        for (let attempts = 1;; attempts += 1) {
            const { wait, ...result } = await attempt(() => request(route, parameters), signal);
            if (result.kind !== 'lost' && result.kind !== 'throttled')
                return result;
            const pause = wait === undefined ? pauses.shift() : throttled ? undefined : Math.min(wait, longestWait);
            throttled ||= wait !== undefined;
            if (pause !== undefined)
                await clock.sleep(pause, signal);
            else if (attempts === 1)
                return result;
            else
                return { ...result, problem: `${result.problem}, at the last of ${attempts} attempts` };
        }
    };
}
async function attempt(send, signal) {
    signal.throwIfAborted();
    try {
        const { status, data } = await send();
        if (status === 200)
            return parse(`${data}`);
        return status < 300 ? { kind: 'response', status, data: undefined } : failure(status);
    }
    catch (error) {
        signal.throwIfAborted();
        // The client reports status 500 for a failed connection, too, but then without a response.
        const status = (0,fields/* fieldAt */.UK)(error, 'response', 'status');
        if (typeof status === 'number')
            return failure(status, (0,fields/* fieldAt */.UK)(error, 'response', 'headers'), (0,fields/* textAt */.$6)(error, 'message'));
        const cause = (0,fields/* fieldAt */.UK)(error, 'cause');
        return cause instanceof FetchError ? withoutResponse(cause) : { kind: 'lost', problem: LOST };
    }
}
function withoutResponse({ failure, host }) {
    const { code } = failure;
    if (code === 'ETIMEDOUT')
        return { kind: 'lost', problem: 'GitHub did not answer within 10 seconds' };
    const { cause, problem } = (0,network_problem/* connectionProblem */.E3)(failure, host, () => '');
    const isLasting = cause === 'insecure' || code === network_problem/* PROXY_REFUSED */.WA;
    return isLasting
        ? { kind: 'unreadable', problem: `${LOST}. ${problem(build_text/* plain */.pj).replace(/\.$/, '')}` }
        : { kind: 'lost', problem: `${LOST} (${code})` };
}
function failure(status, headers = {}, message = '') {
    const after = (0,fields/* textAt */.$6)(headers, 'retry-after');
    const spent = after !== '' || (0,fields/* textAt */.$6)(headers, 'x-ratelimit-remaining') === '0' || SECONDARY_LIMIT.test(message);
    if (status === 429 || (status === 403 && spent)) {
        const wait = /^\d+$/.test(after) ? Number(after) * 1_000 : Number.POSITIVE_INFINITY;
        return { kind: 'throttled', problem: 'GitHub refuses requests for now (a rate limit)', wait };
    }
    const problem = status === 401 ? 'the token was refused' : `GitHub answered with status ${status}`;
    return status >= 500 ? { kind: 'lost', problem } : { kind: 'refused', status, problem, message };
}
function parse(text) {
    try {
        return { kind: 'response', status: 200, data: JSON.parse(text) };
    }
    catch {
        return { kind: 'unreadable', problem: 'the response of GitHub is not JSON' };
    }
}
/** Encodes a path for a URL; empty if a URL parser would change it. */
function encodePath(path) {
    const parts = path.split('/');
    if (!path.isWellFormed() || parts.some((part) => /^\.{0,2}$/.test(part)))
        return '';
    return parts.map(encodeURIComponent).join('/');
}


/***/ }),

/***/ 7418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createReadRemote: () => (/* binding */ createReadRemote)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(977);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4561);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(817);




/** Largest policy that is read, in bytes. */
const LARGEST = 256 * 1024;
/** Longest wait for a rate limit, in milliseconds. */
const LONGEST_WAIT = 20_000;
const UNCLEAR = 'the response of GitHub does not describe a file';
const ABSENT = 'GitHub finds no such file (check the ref), or this token may not read it (github-token needs contents: read, another ' +
    'repository needs policy-token)';
/** Returns a reader of files through GitHub's API. It throws nothing but the reason of `signal`; no problem holds the token. */
function createReadRemote(env, { signal, clock }) {
    return async ({ repository, path, ref }, token) => {
        signal.throwIfAborted();
        if (token === '')
            return problemOf('there is no token to read it with (github-token)');
        const file = { name: (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O)(repository), path: (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .encodePath */ .O)(path), ref };
        if (!/^[^/]+\/[^/]+$/.test(file.name) || file.path === '' || ref === '' || !ref.isWellFormed())
            return problemOf('it needs an `owner/name`, a path without empty segments, . and .., and a ref');
        const send = await (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createSend */ .R)(env, token, { signal, clock, longestWait: LONGEST_WAIT });
        if (typeof send === 'string')
            return problemOf(send);
        return readResult(await send('GET /repos/{+name}/contents/{+path}', file));
    };
}
function readResult(result) {
    if (result.kind === 'response' && result.status === 200)
        return readFile(result.data);
    if (result.kind === 'response')
        return problemOf(`GitHub answered with status ${result.status}`);
    if (result.kind === 'refused' && result.status === 404)
        return { kind: 'absent', problem: ABSENT };
    if (result.kind === 'refused' && result.status === 403)
        return problemOf('the token may not read it (it needs contents: read)');
    return problemOf(result.problem);
}
/** Reads the description of a file (https://docs.github.com/en/rest/repos/contents#get-repository-content). */
function readFile(data) {
    const [type, size, encoding, content] = ['type', 'size', 'encoding', 'content'].map((name) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldAt */ .UK)(data, name));
    if (Array.isArray(data) || type === 'dir')
        return problemOf('it is a directory');
    if (type === 'submodule' || type === 'symlink')
        return problemOf(`it is a ${type}, not a file`);
    if (type === 'file' && typeof size === 'number' && size > LARGEST)
        return problemOf('it is larger than 256 KiB');
    if (type !== 'file' || encoding !== 'base64' || typeof content !== 'string')
        return problemOf(UNCLEAR);
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length !== size || bytes.toString('base64') !== content.replaceAll('\n', ''))
        return problemOf(UNCLEAR);
    const text = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeText */ .g7)(bytes);
    if (text === null)
        return problemOf('it is not text in UTF-8');
    return { kind: 'text', text, digest: `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}` };
}
function problemOf(problem) {
    return { kind: 'problem', problem };
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

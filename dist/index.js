import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ mapConcurrently)
/* harmony export */ });
/** The number of items that are processed at the same time. The API accepts as many requests per second. */
const CONCURRENCY = 20;
/** Calls `work` for every item, `CONCURRENCY` items at a time. Resolves to the results in the order of the items. */
async function mapConcurrently(items, work) {
    const results = [];
    let next = 0;
    const worker = async () => {
        for (let n = next++; n < items.length; n = next++)
            results[n] = await work(items[n]);
    };
    await Promise.all(Array.from({ length: Math.min(CONCURRENCY, items.length) }, worker));
    return results;
}


/***/ }),

/***/ 1390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isRecentScan),
/* harmony export */   f: () => (/* binding */ scanAge)
/* harmony export */ });
/** Milliseconds by which two clocks may differ. The time of a scan that is further in the future is wrong. */
const CLOCK_SKEW = 5 * 60_000;
/** Returns the age of the last scan in milliseconds, at least 0; null where its time is unknown or impossible. */
function scanAge({ scannedAt }, now) {
    const age = scannedAt === null ? null : now.getTime() - scannedAt.getTime();
    return age === null || age < -CLOCK_SKEW ? null : Math.max(0, age);
}
/** Milliseconds after a scan in which its counts may still change. */
const SETTLING_TIME = 60_000;
/** Tells whether the last scan ended so recently that its counts may still change; false for a scan of unknown age. */
function isRecentScan(facts, now) {
    const age = scanAge(facts, now);
    return age !== null && age < SETTLING_TIME;
}


/***/ }),

/***/ 192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MP: () => (/* binding */ talliesOf),
/* harmony export */   S8: () => (/* binding */ scansAsJudged),
/* harmony export */   cE: () => (/* binding */ reliableCount),
/* harmony export */   he: () => (/* binding */ isCounted)
/* harmony export */ });
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(622);
/* harmony import */ var _age_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1390);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1050);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9304);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(323);
/* harmony import */ var _rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7854);






/**
 * Returns the scans as the policy judges them. A finished scan is incomplete if a count with a limit is unknown, if its list is
 * shorter than its count and single findings matter, or if it is older than a denial with `since`.
 */
function scansAsJudged(facts, { policy, now }) {
    return (0,_records_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .z)(_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .KINDS */ .GW, (kind) => {
        const state = facts.scans[kind];
        if (state.kind === 'incomplete')
            return state;
        for (const rule of _rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .COUNT_RULES */ .Ok) {
            const name = (0,_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .pq)(rule);
            const limited = policy.limits[rule].value !== 'off' && (0,_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(rule) === kind;
            const count = name === null ? null : facts.counts[name];
            if (limited && count?.kind === 'unknown')
                return { kind: 'incomplete', reason: count.reason };
        }
        if (kind !== 'vulnerability')
            return state;
        const missing = (0,_policy_js__WEBPACK_IMPORTED_MODULE_2__/* .judgesFindings */ .BZ)(policy) ? missingFrom(facts) : 0;
        if (missing > 0)
            return { kind: 'incomplete', reason: { kind: 'short-list', missing } };
        const outdated = outdatedBy(facts, { policy, now });
        return outdated === null ? state : { kind: 'incomplete', reason: outdated };
    });
}
/** Returns the latest denial if it is younger than the scan; else null. A scan of unknown age is older than every denial. */
function outdatedBy(facts, { policy, now }) {
    const { scannedAt } = facts;
    const [latest] = policy.deny
        .flatMap(({ id, since }) => (since === null ? [] : [{ id, since }]))
        .toSorted((a, b) => b.since.getTime() - a.since.getTime());
    const isKnown = scannedAt !== null && (0,_age_js__WEBPACK_IMPORTED_MODULE_5__/* .scanAge */ .f)(facts, now) !== null;
    if (latest === undefined || (isKnown && scannedAt >= latest.since))
        return null;
    return { kind: 'outdated', ...latest };
}
/** Returns the number of vulnerabilities that TCSS counts but does not list. */
function missingFrom({ counts, vulnerabilities }) {
    if (vulnerabilities === null)
        return 0;
    const count = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(counts.vulnerabilities) ?? 0;
    return Math.max(0, Math.max(count, vulnerabilities.total) - vulnerabilities.rows);
}
/** Returns a count of TCSS; null if unknown. A count of vulnerabilities is at least the length of their list. */
function countIn({ counts, vulnerabilities }, name) {
    const count = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .orNull */ .Xd)(counts[name]);
    if (name !== 'vulnerabilities' || vulnerabilities === null || count === null)
        return count;
    return Math.max(count, vulnerabilities.findings.length);
}
/** Returns a count that can be relied on; null while it or its scan is unknown. */
function reliableCount({ facts, scans }, name) {
    return scans[_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .KIND_OF */ .V[name]].kind === 'complete' ? countIn(facts, name) : null;
}
/** For each rule about listed vulnerabilities: whether the rule counts a finding. `only-fixable` decides `isWanted`. */
const COUNTS_FINDING = {
    ...(0,_records_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .z)(_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .SEVERITY_RULES */ .ME, (rule) => (finding, isWanted) => {
        return isWanted && rule === `max-${finding.severity}`;
    }),
    // An exploitable vulnerability counts even without a fixed version.
    'max-exploitable': ({ exploitable }) => exploitable,
};
/** Tells whether a rule counts a vulnerability. */
function isCounted(rule, finding, { onlyFixable }) {
    const isWanted = finding.fixable || !onlyFixable.value;
    if ((0,_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .isFindingRule */ .In)(rule))
        return COUNTS_FINDING[rule](finding, isWanted);
    return rule === 'max-vulnerabilities' && isWanted;
}
/** Returns the tally of every rule with a limit. Only listed vulnerabilities can be subtracted from a count. */
function talliesOf(facts, policy, { scans, exceptions }) {
    const listed = facts.vulnerabilities?.findings ?? null;
    const countListed = (rule) => listed === null ? null : exceptions.counted.filter((finding) => isCounted(rule, finding, policy)).length;
    const count = (rule) => {
        const name = (0,_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .countOf */ .pq)(rule);
        if (name === null)
            return countListed(rule);
        const total = countIn(facts, name);
        if (name !== 'vulnerabilities' || listed === null)
            return total;
        return Math.max(total ?? 0, listed.length) - listed.length + (countListed(rule) ?? 0);
    };
    return (0,_records_js__WEBPACK_IMPORTED_MODULE_4__/* .recordOf */ .z)(_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .LIMIT_RULES */ .Ej, (rule) => ({
        count: count(rule),
        complete: scans[(0,_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(rule)].kind === 'complete',
    }));
}


/***/ }),

/***/ 1050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Js: () => (/* binding */ COUNTS),
/* harmony export */   L5: () => (/* binding */ unknown),
/* harmony export */   V: () => (/* binding */ KIND_OF),
/* harmony export */   Xd: () => (/* binding */ orNull),
/* harmony export */   eO: () => (/* binding */ known),
/* harmony export */   f5: () => (/* binding */ noFacts)
/* harmony export */ });
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(622);
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9304);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1452);



/** The counts that TCSS gives for an image. */
const COUNTS = ['vulnerabilities', 'viruses', 'risks', 'sensitiveInfo'];
/** The scan that each count comes from. The risk scan also finds sensitive information. */
const KIND_OF = {
    vulnerabilities: 'vulnerability',
    viruses: 'virus',
    risks: 'risk',
    sensitiveInfo: 'risk',
};
/** Returns the facts of an image that TCSS does not know. */
function noFacts({ imageId, reference }) {
    const reason = { kind: 'unknown-image' };
    return {
        imageId: imageId ?? '',
        name: reference === null ? null : (0,_image_js__WEBPACK_IMPORTED_MODULE_1__/* .writeReference */ .Xd)({ ...reference, digest: null }),
        digest: reference?.digest ?? null,
        repoDigests: [],
        os: null,
        architecture: null,
        size: null,
        createdAt: null,
        containers: null,
        hosts: null,
        trusted: unknown(reason),
        licensed: null,
        scannedAt: null,
        scanStatus: null,
        scans: (0,_records_js__WEBPACK_IMPORTED_MODULE_2__/* .recordOf */ .z)(_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW, () => ({ kind: 'incomplete', reason })),
        counts: (0,_records_js__WEBPACK_IMPORTED_MODULE_2__/* .recordOf */ .z)(COUNTS, () => unknown(reason)),
        vulnerabilities: null,
        notes: [],
        diagnostics: [],
        requestId: '',
    };
}
function known(value) {
    return { kind: 'known', value };
}
function unknown(reason) {
    return { kind: 'unknown', reason };
}
/** Returns the value, or null where it is unknown. */
function orNull(known) {
    return known.kind === 'known' ? known.value : null;
}


/***/ }),

/***/ 9304:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   GW: () => (/* binding */ KINDS),
/* harmony export */   dM: () => (/* binding */ distinct),
/* harmony export */   lv: () => (/* binding */ parseSeverity),
/* harmony export */   oC: () => (/* binding */ SEVERITIES)
/* harmony export */ });
/** The kinds of scans, in the order of every report. */
const KINDS = ['vulnerability', 'virus', 'risk'];
/** Severities as TCSS rates them, worst first. */
const SEVERITIES = ['critical', 'high', 'medium', 'low'];
const BY_NAME = {
    '1': 'low',
    '2': 'medium',
    '3': 'high',
    '4': 'critical',
    LOW: 'low',
    MEDIUM: 'medium',
    MIDDLE: 'medium',
    HIGH: 'high',
    CRITICAL: 'critical',
};
/**
 * Parses a severity: 1 to 4 as a number or a text, or a name (TCSS API examples: 4 for a CVSS score of 9.8, 3 for 8.8; `MIDDLE`
 * in filters). Anything else counts as critical.
 */
function parseSeverity(level) {
    const word = typeof level === 'string' || typeof level === 'number' ? `${level}`.trim().toUpperCase() : '';
    return Object.hasOwn(BY_NAME, word) ? (BY_NAME[word] ?? 'critical') : 'critical';
}
/**
 * Merges equal rows, in the order of the list. Rows that differ only in severity stay apart, so that an additional row never
 * improves a verdict. Viruses and risks have no ID, so their names are compared as well.
 */
function distinct(rows) {
    const found = new Map();
    for (const row of rows) {
        const name = row.kind === 'vulnerability' ? '' : row.name;
        const key = JSON.stringify([row.kind, row.id, name, row.component, row.version, row.path, row.severity]);
        const seen = found.get(key);
        found.set(key, seen === undefined ? row : merge(seen, row));
    }
    return [...found.values()];
}
function merge(a, b) {
    return { ...a, fixable: a.fixable || b.fixable, exploitable: a.exploitable || b.exploitable };
}


/***/ }),

/***/ 1452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dh: () => (/* binding */ DIGEST),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   Xd: () => (/* binding */ writeReference),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   oc: () => (/* binding */ imageById)
/* harmony export */ });
/** Returns the image with this config digest. */
function imageById(imageId) {
    return { given: imageId, imageId, reference: null, platform: null };
}
/** Writes a reference as one text. */
function writeReference({ repository, tag, digest }) {
    return `${repository}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`;
}
/** A digest as OCI writes it: `sha256:` and 64 lower-case hexadecimal digits. */
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const SEGMENT = '[a-z0-9]+(?:(?:\\.|_{1,2}|-+)[a-z0-9]+)*';
// A label that begins with a hyphen is refused, because a command would read `--x.example/a` as an option.
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const HOST = `(?:localhost|(?:${LABEL}\\.)+${LABEL}|${LABEL}(?=:\\d))(?::\\d{1,5})?`;
const REFERENCE = new RegExp(`^(${HOST}(?:/${SEGMENT})+)(?::([\\w][\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
/** The longest reference, in UTF-16 units. */
const REFERENCE_LIMIT = 512;
/** Parses an image reference; null for any other text (`<none>:<none>`, no host, upper-case path). */
function parseReference(text) {
    const [, repository, tag = null, digest = null] = text.length > REFERENCE_LIMIT ? [] : (REFERENCE.exec(text) ?? []);
    // The case of a host does not matter.
    return repository === undefined
        ? null
        : { repository: repository.replace(/^[^/]+/, (host) => host.toLowerCase()), tag, digest };
}
/** Returns the repository of an image name, `host/namespace/name`; null if the name is not a reference. */
function repositoryOf(name) {
    return parseReference(name)?.repository ?? null;
}


/***/ }),

/***/ 323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BZ: () => (/* binding */ judgesFindings),
/* harmony export */   VY: () => (/* binding */ checksNothing),
/* harmony export */   hN: () => (/* binding */ needsOf),
/* harmony export */   pW: () => (/* binding */ gatedKinds)
/* harmony export */ });
/* unused harmony export needsFindings */
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9304);
/* harmony import */ var _rules_rule_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7854);


/** Returns the kinds that a limit or `deny` relies on: only their scans must be complete. */
function gatedKinds(policy) {
    const gated = _rules_rule_names_js__WEBPACK_IMPORTED_MODULE_1__/* .LIMIT_RULES */ .Ej.filter((rule) => policy.limits[rule].value !== 'off').map(_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_1__/* .kindOf */ .I);
    const kinds = policy.deny.length > 0 ? [...gated, 'vulnerability'] : gated;
    return _finding_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.filter((kind) => kinds.includes(kind));
}
/** Tells whether the policy judges single vulnerabilities, and not only their count. */
function judgesFindings(policy) {
    return policy.deny.length > 0 || _rules_rule_names_js__WEBPACK_IMPORTED_MODULE_1__/* .FINDING_RULES */ ._t.some((rule) => policy.limits[rule].value !== 'off');
}
/** Tells whether the list of vulnerabilities must be read. */
function needsFindings(policy) {
    const counted = policy.onlyFixable.value || policy.exceptions.length > 0;
    return judgesFindings(policy) || (counted && policy.limits['max-vulnerabilities'].value !== 'off');
}
/** Tells whether no image can violate the policy. A gate that checks nothing must not let an image pass. */
function checksNothing(policy) {
    const { requireTrusted, maxScanAge, expectedDigest } = policy;
    const others = requireTrusted.value || maxScanAge.value !== 'off' || expectedDigest.value !== 'none';
    return gatedKinds(policy).length === 0 && !others;
}
/** Returns the facts that a policy needs about each image. */
function needsOf(policy) {
    const gated = gatedKinds(policy);
    return {
        kinds: gated.length === 0 ? _finding_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW : gated,
        scans: gated.length > 0,
        findings: needsFindings(policy),
        denies: policy.deny.length > 0,
    };
}


/***/ }),

/***/ 2663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   Fr: () => (/* binding */ CONCLUSIONS),
/* harmony export */   JL: () => (/* binding */ REPORT_FILES),
/* harmony export */   NB: () => (/* binding */ allows),
/* harmony export */   _O: () => (/* binding */ emptyReport),
/* harmony export */   u3: () => (/* binding */ jobContinues),
/* harmony export */   vu: () => (/* binding */ conclusionOf)
/* harmony export */ });
/** The conclusion on the job, best first. `skipped` means that credentials are missing and `without-credentials` is `skip`. */
const CONCLUSIONS = ['pass', 'skipped', 'warn', 'fail', 'error'];
/** The inputs with the paths of report files. */
const REPORT_FILES = ['report-file', 'sarif-file', 'predicate-file'];
const UNKNOWN = { notices: [], policy: null, host: null, site: null, local: false };
/** Returns the report of a gate that judged nothing, because of the error, or because it was skipped. */
function emptyReport(now, error, context = UNKNOWN) {
    const { notices, policy, host, site, local } = context;
    return {
        conclusion: error === null ? 'skipped' : 'error',
        outcomes: [],
        notices,
        error,
        policy,
        host,
        site,
        local,
        startedAt: now,
        judgedAt: now,
        places: new Map(),
    };
}
/** Returns the worst conclusion on any image; `error` for a run with an error or without an image. */
function conclude(outcomes, error) {
    if (error !== null || outcomes.length === 0)
        return 'error';
    return outcomes.map(conclusionOf).reduce(worse);
}
/** Tells whether a conclusion allows the deployment. */
function allows(conclusion) {
    return conclusion === 'pass' || conclusion === 'warn';
}
/** Tells whether the job continues. A skipped gate lets the job continue, but does not allow the deployment. */
function jobContinues(conclusion) {
    return allows(conclusion) || conclusion === 'skipped';
}
/** Returns the conclusion on one image. */
function conclusionOf(outcome) {
    return outcome.kind === 'judged' ? outcome.verdict.conclusion : 'error';
}
function worse(a, b) {
    return CONCLUSIONS.indexOf(a) > CONCLUSIONS.indexOf(b) ? a : b;
}


/***/ }),

/***/ 7854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ej: () => (/* binding */ LIMIT_RULES),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   In: () => (/* binding */ isFindingRule),
/* harmony export */   ME: () => (/* binding */ SEVERITY_RULES),
/* harmony export */   Ok: () => (/* binding */ COUNT_RULES),
/* harmony export */   _t: () => (/* binding */ FINDING_RULES),
/* harmony export */   pq: () => (/* binding */ countOf),
/* harmony export */   y0: () => (/* binding */ RULES)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1050);

/** Rules that compare a count of TCSS with a limit, worst harm first. */
const COUNT_RULES = ['max-viruses', 'max-vulnerabilities', 'max-risks', 'max-sensitive-info'];
/** Rules that count listed vulnerabilities of one severity, worst first. */
const SEVERITY_RULES = ['max-critical', 'max-high', 'max-medium', 'max-low'];
/** Rules that count listed vulnerabilities. They need the whole list. */
const FINDING_RULES = [...SEVERITY_RULES, 'max-exploitable'];
/** Every rule that has a limit. */
const LIMIT_RULES = [...COUNT_RULES, ...FINDING_RULES];
/** Every rule by its public name, in the order in which reports list them. */
const RULES = [
    'max-viruses',
    'deny',
    'max-exploitable',
    ...SEVERITY_RULES,
    'max-vulnerabilities',
    'exception-expired',
    'max-risks',
    'max-sensitive-info',
    'require-trusted',
    'scan-incomplete',
    'max-scan-age',
    'expected-digest',
];
const COUNT_OF = {
    'max-viruses': 'viruses',
    'max-vulnerabilities': 'vulnerabilities',
    'max-risks': 'risks',
    'max-sensitive-info': 'sensitiveInfo',
};
/** Returns the count that a rule compares; null for a rule about listed vulnerabilities. */
function countOf(rule) {
    return isFindingRule(rule) ? null : COUNT_OF[rule];
}
function isFindingRule(rule) {
    return FINDING_RULES.some((one) => one === rule);
}
/** Returns the scan that must be complete before a rule can be known to hold. */
function kindOf(rule) {
    const count = countOf(rule);
    return count === null ? 'vulnerability' : _facts_js__WEBPACK_IMPORTED_MODULE_0__/* .KIND_OF */ .V[count];
}


/***/ }),

/***/ 9473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E8: () => (/* binding */ asValue),
/* harmony export */   Ub: () => (/* binding */ asGateError),
/* harmony export */   ue: () => (/* binding */ GateError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(977);

/** All reasons why the gate cannot decide. */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    /** An input of the step is wrong. */
    'input',
    /** TCSS does not know the image. */
    'not-found',
    /** TCSS answered about another image. */
    'wrong-image',
    /** Several images in TCSS match the input. */
    'ambiguous',
    /** Answers of TCSS contradict each other, such as a list and its total. */
    'inconsistent',
    /** The API refused the request. */
    'refused',
    /** TCSS accepts no scan request, because a scan is running or a licence is missing. */
    'busy',
    /** The API rejected the request in every attempt, because there were too many requests. */
    'throttled',
    /** The clock of this machine is wrong. */
    'clock',
    /** No connection, or no complete answer in time. */
    'unreachable',
    /** The connection cannot be trusted. */
    'insecure',
    /** Something other than the API answered. */
    'not-an-answer',
    /** An output or a report file could not be written. */
    'unwritable',
    /** A signal ended the run. */
    'cancelled',
    /** A policy cannot be used. */
    'policy',
    /** The program has a bug: it threw another error. */
    'bug',
]));
/** The only error that this program throws on purpose; any other thrown value is a bug. A GateError contains no secret. */
class GateError extends Error {
    code;
    remedy;
    requestId;
    #problem;
    #points;
    constructor(code, { problem, remedy, points = [], requestId = null }) {
        const sentence = typeof problem === 'string' ? () => problem : problem;
        const all = points.map((point) => (typeof point === 'function' ? { message: point } : point));
        super([sentence(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj), ...all.map(({ message }) => `- ${message(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)}`), remedy]
            .filter((part) => part !== '')
            .join('\n'));
        this.name = 'GateError';
        this.code = code;
        this.remedy = remedy;
        this.requestId = requestId;
        this.#problem = sentence;
        this.#points = all;
    }
    /** Returns the problem without the single mistakes. */
    problem(quote = _text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) {
        return this.#problem(quote);
    }
    /** Returns the problem and all mistakes in one line. */
    line(quote = _text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) {
        return [this.problem(quote), this.points(quote).join('; ')].filter((part) => part !== '').join(' ');
    }
    /** Returns the texts of the mistakes. */
    points(quote = _text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj) {
        return this.#points.map(({ message }) => message(quote));
    }
    /** Returns the mistakes that have a place in a file of the workspace. */
    marks() {
        return this.#points.flatMap(({ message, at }) => (at === undefined ? [] : [{ message, at }]));
    }
}
/** Returns a thrown GateError. Throws cancellations and bugs again. */
function asValue(thrown) {
    if (thrown instanceof GateError && thrown.code !== 'cancelled')
        return thrown;
    throw thrown;
}
/**
 * Returns a thrown GateError, or a GateError `bug` for any other thrown value. The message of a bug names the place in the
 * code; `redact` removes secrets from the message before it is cut or escaped.
 */
function asGateError(thrown, redact) {
    if (thrown instanceof GateError)
        return thrown;
    const error = thrown instanceof Error ? thrown : new Error(`a value that is not an error was thrown: ${typeof thrown}`);
    const [, place = 'an unknown place'] = /\n\s+at (.*)/.exec(error.stack ?? '') ?? [];
    return new GateError('bug', {
        problem: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv) `An unexpected error stopped the gate: ${redact(error.name)}: ${redact(error.message)} (at ${redact(place)}).`,
        remedy: 'Please report it with this log.',
    });
}


/***/ }),

/***/ 8451:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E1: () => (/* binding */ parseList),
/* harmony export */   I7: () => (/* binding */ orWord),
/* harmony export */   JB: () => (/* binding */ VULNERABILITY_ID),
/* harmony export */   Jx: () => (/* binding */ BOOLEAN),
/* harmony export */   K: () => (/* binding */ AGE),
/* harmony export */   MP: () => (/* binding */ writeDuration),
/* harmony export */   _z: () => (/* binding */ DIGEST_OR_NONE),
/* harmony export */   hO: () => (/* binding */ phraseSource),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   pS: () => (/* binding */ ANY_PATH),
/* harmony export */   uK: () => (/* binding */ LIMIT),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   z6: () => (/* binding */ ZONE)
/* harmony export */ });
/* harmony import */ var _domain_image_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1452);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(977);


const LIMIT = {
    accepted: 'a whole number from 0 to 999999999, or off',
    parse: (text) => (text === 'off' ? 'off' : /^\d{1,9}$/.test(text) ? Number(text) : undefined),
};
/** Accepts the booleans of YAML 1.2's core schema, as @actions/core does, but neither `yes` nor `1`. */
const BOOLEAN = {
    accepted: 'true or false',
    parse: (text) => /^(true|True|TRUE)$/.test(text) ? true : /^(false|False|FALSE)$/.test(text) ? false : undefined,
};
function oneOf(...words) {
    return { accepted: words.join(' or '), parse: (text) => words.find((word) => word === text) };
}
/** Returns a format that accepts one word more. */
function orWord(word, format) {
    return {
        accepted: `${format.accepted}, or ${word}`,
        parse: (text) => (text === word ? word : format.parse(text)),
    };
}
/** Milliseconds of each unit, the largest unit first. */
const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };
/** Returns the format of a duration. The value and its bounds are milliseconds; `bounds` describes the bounds. */
function duration(from, to, bounds) {
    return {
        accepted: `a whole number with s, m, h or d, such as 90s or 10m, ${bounds}`,
        parse: (text) => {
            const [, amount = '', unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
            const milliseconds = Number(amount) * (UNITS[unit] ?? Number.NaN);
            return milliseconds >= from && milliseconds <= to ? milliseconds : undefined;
        },
    };
}
/** Writes milliseconds in the format of a setting, with the largest unit that divides them: `7d`, `36h`. */
function writeDuration(milliseconds) {
    const [unit, size] = Object.entries(UNITS).find(([, one]) => milliseconds % one === 0) ?? ['s', 1_000];
    return `${milliseconds / size}${unit}`;
}
/** Phrases where a value was set, such as `policy.yml:12`. */
function phraseSource(source, quote = _text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj) {
    switch (source.kind) {
        case 'default':
            return 'default';
        case 'input':
            return 'input';
        case 'policy':
            return quote(source.line === null ? source.policy : `${source.policy}:${source.line}`);
        case 'implied':
            return `implied by ${source.by}`;
        default:
            return source;
    }
}
/** Accepts the maximum age of a scan, in milliseconds, or `off`. */
const AGE = orWord('off', duration(1_000, 3650 * 86_400_000, 'from 1s to 3650d'));
/** Accepts the ID of a vulnerability. An ID that begins with `cve-` must be a CVE ID, and becomes upper case. */
const VULNERABILITY_ID = {
    accepted: 'an ID such as CVE-2024-3094',
    parse: (text) => {
        if (/^cve-/i.test(text))
            return /^cve-\d{4}-\d+$/i.test(text) ? text.toUpperCase() : undefined;
        return /^[\w.:-]+$/.test(text) ? text : undefined;
    },
};
/** Accepts a time zone. The value is in minutes east of UTC. */
const ZONE = {
    accepted: 'an offset such as +08:00, or UTC',
    parse: (text) => {
        if (text === 'UTC' || text === 'Z')
            return 0;
        const [, sign, hours, minutes] = /^([+-])(0\d|1[0-4]):([0-5]\d)$/.exec(text) ?? [];
        if (sign === undefined)
            return undefined;
        return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
    },
};
/** Accepts any path, or `none`. Reading the file finds a wrong path. */
const ANY_PATH = {
    accepted: 'the path of a file in the workspace, or none',
    parse: (text) => text,
};
/** Accepts a manifest digest, or `none`. */
const DIGEST_OR_NONE = {
    accepted: '`sha256:` and 64 lower-case hexadecimal digits, or none',
    parse: (text) => (text === 'none' || _domain_image_js__WEBPACK_IMPORTED_MODULE_0__/* .DIGEST */ .Dh.test(text) ? text : undefined),
};
/** Parses a list; `split` divides each line into entries. Ignores `#` lines, empty entries and repeated entries. */
function parseList(text, split = (line) => line.split(',')) {
    const lines = text.split(/\r\n|\n|\r/).filter((line) => !line.trimStart().startsWith('#'));
    const entries = lines.flatMap(split).map((entry) => entry.trim());
    return [...new Set(entries.filter((entry) => entry !== ''))];
}


/***/ }),

/***/ 6360:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ createRunner)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(917);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(977);



/** Largest summary of one step, in bytes of UTF-8. GitHub drops the whole of a larger summary. */
const SUMMARY_LIMIT = 1024 * 1024;
const CLOSED = { verdict: 'error', 'deploy-ref': '', allowed: 'false' };
/** Returns the GitHub Actions runner. `redact` removes secrets from everything that is written, as the last defence. */
function createRunner(env, redact) {
    const log = (line) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq((0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .BP)(redact(line)));
    return {
        log,
        group: (title) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .startGroup */ .Oh((0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .BP)(redact(title))),
        endGroup: () => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .endGroup */ .N4(),
        publishOutputs: (outputs) => {
            const { verdict, 'deploy-ref': reference, allowed, ...others } = outputs;
            const set = (values) => {
                for (const [name, value] of Object.entries(values))
                    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH(name, redact(value));
            };
            try {
                // A process that is killed between two lines leaves a safe file. Later steps test `allowed`, so `allowed` comes last,
                // after the reference to deploy. Neither value stands in the file together with the error from the start of the run.
                set({ ...others, verdict, 'deploy-ref': reference, allowed });
                return null;
            }
            catch (error) {
                // Emptying the file needs no space, and removes an earlier verdict and a torn line.
                ignoreErrors(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.truncateSync)(env['GITHUB_OUTPUT'] ?? ''));
                ignoreErrors(() => set({ ...CLOSED }));
                return reason(error, redact);
            }
        },
        publishSummary: async (render) => {
            try {
                const file = env['GITHUB_STEP_SUMMARY'] ?? '';
                if (file === '')
                    return log('No job summary: this runner offers no file for it (GITHUB_STEP_SUMMARY).');
                const text = redact(render(SUMMARY_LIMIT - (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(file).size));
                if (text === '')
                    _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e('The job summary has no room left for this step; the verdict stands.');
                else
                    await _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z.addRaw(text).write();
            }
            catch (error) {
                _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e(`The job summary could not be written; the verdict stands. ${reason(error, redact)}`);
            }
        },
        annotate: ({ level, title, message, place }) => ANNOTATE[level](redact(message), { title: redact(title), ...(place && placeOf(place)) }),
    };
}
const ANNOTATE = { error: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3, warning: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e, notice: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm };
function placeOf({ file, line, column }) {
    return { file, startLine: line, ...(column === undefined ? {} : { startColumn: column }) };
}
/** The caller already returns a problem, and the step fails. */
function ignoreErrors(act) {
    try {
        act();
    }
    catch { }
}
/** Returns the message of a thrown value in one line, redacted first: a cut or an escape would leave a part of a secret. */
function reason(error, redact) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .logLine */ .BP)(redact(error instanceof Error ? error.message : String(error)));
}


/***/ }),

/***/ 6830:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bw: () => (/* binding */ REPOSITORY),
/* harmony export */   j_: () => (/* binding */ readEvent),
/* harmony export */   yI: () => (/* binding */ readContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9368);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(817);



/** Format of GitHub's names: no owner has a dot, and a name is not dots alone. */
const REPOSITORY = /^[\w-]{1,100}\/(?!\.{1,2}$)[\w.-]{1,100}$/;
/** SHA-1 or SHA-256. */
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const OWNER = /^[\w-]{1,100}$/;
/** The branch of a merge queue names the last pull request of its group. */
const QUEUE = /^(?:refs\/heads\/)?gh-readonly-queue\/.+\/pr-([1-9]\d{0,15})-(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/** Reads the event (GITHUB_EVENT_NAME, GITHUB_EVENT_PATH). A missing or malformed payload counts as an empty one. */
function readEvent(env) {
    const name = env['GITHUB_EVENT_NAME'] ?? '';
    const payload = readPayload(env);
    const pullRequest = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldAt */ .UK)(payload, 'pull_request');
    const isFork = isFromFork(pullRequest, env['GITHUB_REPOSITORY'] ?? '');
    const isDependabot = typeof (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldAt */ .UK)(pullRequest, 'number') === 'number' && env['GITHUB_ACTOR'] === 'dependabot[bot]';
    return {
        name,
        base: baseOf(pullRequest),
        ownRefs: name.startsWith('pull_request') ? ownRefs(name, { pullRequest, isFork, env }) : [],
        withoutSecrets: name === 'pull_request' && (isFork || isDependabot),
        pullRequest: numberIn(name, payload, env),
        head: headOf(name, payload, env),
    };
}
function readPayload(env) {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(env['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    }
    catch {
        return {};
    }
}
/** The head repository of a fork is another one, or null after it was deleted. Without a name it does not count as a fork. */
function isFromFork(pullRequest, repository) {
    const name = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pullRequest, 'head', 'repo', 'full_name');
    const isOther = name !== '' && repository !== '' && name.toLowerCase() !== repository.toLowerCase();
    return isOther || (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldAt */ .UK)(pullRequest, 'head', 'repo') === null;
}
function baseOf(pullRequest) {
    const repository = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pullRequest, 'base', 'repo', 'full_name');
    const commit = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pullRequest, 'base', 'sha');
    const branch = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pullRequest, 'base', 'ref');
    return REPOSITORY.test(repository) && COMMIT.test(commit) && branch !== ''
        ? { repository, commit, branch }
        : null;
}
function ownRefs(name, { pullRequest, isFork, env }) {
    // A fork may give its branch the name of one of ours.
    const branches = isFork ? [] : [env['GITHUB_HEAD_REF'], (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pullRequest, 'head', 'ref')];
    // On pull_request_target these are refs of the base.
    const merge = name === 'pull_request_target' ? [] : [env['GITHUB_REF'], env['GITHUB_REF_NAME'], env['GITHUB_SHA']];
    const refs = [...branches, ...merge, (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pullRequest, 'head', 'sha')];
    return refs.map((ref) => ref ?? '').filter((ref) => ref !== '');
}
function numberIn(name, payload, env) {
    if (name.startsWith('pull_request'))
        return (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(payload, 'pull_request', 'number');
    if (name === 'issue_comment')
        return (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .isObject */ .Gv)((0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldAt */ .UK)(payload, 'issue', 'pull_request')) ? (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(payload, 'issue', 'number') : null;
    if (name === 'merge_group') {
        const ref = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(payload, 'merge_group', 'head_ref') || (env['GITHUB_REF'] ?? '');
        const number = Number(QUEUE.exec(ref)?.[1]);
        return Number.isSafeInteger(number) ? number : null;
    }
    if (name !== 'workflow_run')
        return null;
    // A run in a fork also lists the pull requests of its branch in other repositories.
    const own = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .listAt */ .gT)(payload, 'workflow_run', 'pull_requests').find((pull) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(pull, 'base', 'repo', 'id') === (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(payload, 'repository', 'id'));
    return (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(own, 'number');
}
function headOf(name, payload, env) {
    const run = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .fieldAt */ .UK)(payload, 'workflow_run');
    const commit = name === 'push' ? (env['GITHUB_SHA'] ?? '') : name === 'workflow_run' ? (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'head_sha') : '';
    if (!COMMIT.test(commit))
        return null;
    const owner = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'head_repository', 'owner', 'login');
    const branch = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(run, 'head_branch');
    const isNamed = name === 'workflow_run' && OWNER.test(owner) && branch !== '' && branch.isWellFormed();
    return { commit, branch: isNamed ? `${owner}:${branch}` : null };
}
/** Reads where this job runs. */
function readContext(env) {
    const given = (name) => env[name] || null;
    const repository = given('GITHUB_REPOSITORY');
    const server = given('GITHUB_SERVER_URL');
    const run = given('GITHUB_RUN_ID');
    // `owner/name/.github/workflows/release.yml@refs/heads/main`
    const [, workflow = null] = /^[^/]+\/[^/]+\/(.+?)@refs\//.exec(env['GITHUB_WORKFLOW_REF'] ?? '') ?? [];
    const isKnown = server !== null && repository !== null && run !== null;
    return {
        repository,
        workflow,
        job: given('GITHUB_JOB'),
        commit: given('GITHUB_SHA'),
        runUrl: isKnown ? `${server}/${repository}/actions/runs/${run}` : null,
    };
}


/***/ }),

/***/ 817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   UK: () => (/* binding */ fieldAt),
/* harmony export */   gT: () => (/* binding */ listAt),
/* harmony export */   jj: () => (/* binding */ idAt)
/* harmony export */ });
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9368);

/** Returns the value at a path of own fields; undefined without one. */
function fieldAt(value, ...path) {
    return path.reduce((inner, name) => ((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(inner) ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .field */ .ZZ)(inner, name) : undefined), value);
}
/** Returns the text at a path; empty without one. */
function textAt(value, ...path) {
    const text = fieldAt(value, ...path);
    return typeof text === 'string' ? text : '';
}
/** Returns the ID or number at a path; null for anything that is no positive whole number. */
function idAt(value, ...path) {
    const id = fieldAt(value, ...path);
    return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}
/** Returns the list at a path; empty without one. */
function listAt(value, ...path) {
    const list = fieldAt(value, ...path);
    return Array.isArray(list) ? list : [];
}


/***/ }),

/***/ 1351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Zw: () => (/* binding */ problemOf),
/* harmony export */   _f: () => (/* binding */ findPullRequest),
/* harmony export */   kU: () => (/* binding */ warnsOfTarget),
/* harmony export */   o4: () => (/* binding */ NO_PULL_REQUEST)
/* harmony export */ });
/* harmony import */ var _event_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6830);
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(817);


const FORBIDDEN = 'the token may not do that (the job needs the permission `pull-requests: write`, which a pull request of a fork does not get)';
/** Finds the pull request of a run, or returns why there is none, as a clause. GitHub is queried if the event does not say. */
async function findPullRequest(event, env, send) {
    const repository = env['GITHUB_REPOSITORY'] ?? '';
    if (!_event_js__WEBPACK_IMPORTED_MODULE_0__/* .REPOSITORY */ .Bw.test(repository))
        return 'GITHUB_REPOSITORY does not name a repository';
    const { pullRequest, head } = event;
    if (pullRequest !== null)
        return { repository, number: pullRequest };
    let problem = noneFor(event);
    if (head === null)
        return problem;
    for (const [route, parameters] of queriesFor(head)) {
        const result = await send(route, { repository, ...parameters, per_page: 100 });
        // The repository may not know a commit of a fork; then the branch is queried.
        const isUnknown = result.kind === 'refused' && (result.status === 404 || result.status === 422);
        if (result.kind !== 'response' && !isUnknown)
            return problemOf(result);
        const [number] = result.kind === 'response' ? openPulls(result.data, repository, head.commit) : [];
        if (number !== undefined)
            return { repository, number };
        problem = result.kind === 'refused' && result.status === 404 ? problemOf(result) : noneFor(event);
    }
    return problem;
}
/** GitHub does not find every commit of a fork, so a branch is queried as well. */
function queriesFor({ commit, branch }) {
    const byCommit = ['GET /repos/{+repository}/commits/{commit}/pulls', { commit }];
    if (branch === null)
        return [byCommit];
    return [byCommit, ['GET /repos/{+repository}/pulls', { state: 'open', head: branch }]];
}
/** Returns the numbers of open pull requests in this repository whose head is this commit, the oldest first. */
function openPulls(data, repository, commit) {
    return (Array.isArray(data) ? data : [])
        .filter((pull) => {
        const isHere = (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'base', 'repo', 'full_name').toLowerCase() === repository.toLowerCase();
        return isHere && (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'state') === 'open' && (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(pull, 'head', 'sha') === commit;
    })
        .map((pull) => (0,_fields_js__WEBPACK_IMPORTED_MODULE_1__/* .idAt */ .jj)(pull, 'number'))
        .filter((number) => number !== null)
        .sort((a, b) => a - b);
}
/** Returns the warning that an event deserves; null for a safe one. */
function warnsOfTarget({ name }) {
    if (name !== 'pull_request_target')
        return null;
    return ('This workflow runs on pull_request_target: it has secrets and write access even for a pull request of a stranger. ' +
        'Do not check out or run the code of the head in it.');
}
/** Returns why a request failed, as a clause. */
function problemOf(result) {
    if (result.kind === 'response')
        return `GitHub answered with status ${result.status}`;
    return result.kind === 'refused' && [403, 404].includes(result.status) ? FORBIDDEN : result.problem;
}
/** Begins the clause for a run without a pull request, which is no failure. */
const NO_PULL_REQUEST = 'no pull request was found for this run';
function noneFor({ name }) {
    return `${NO_PULL_REQUEST} (event ${/^[a-z_]{1,40}$/.test(name) ? name : 'unknown'})`;
}


/***/ }),

/***/ 1296:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(643);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8500);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(917);
/* harmony import */ var _domain_report_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(2663);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9473);
/* harmony import */ var _github_actions_runner_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6360);
/* harmony import */ var _github_event_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6830);
/* harmony import */ var _github_pull_request_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(1351);
/* harmony import */ var _report_outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(84);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(9108);
/* harmony import */ var _tencent_client_credentials_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(1266);
/* harmony import */ var _workspace_find_files_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(5513);
/* harmony import */ var _workspace_read_file_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(1447);
/* harmony import */ var _workspace_write_file_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(3876);















// The exit code is 1 until a verdict lets the job continue. A crash ends with this code, and so does an empty event loop.
process.exitCode = 1;
/** Milliseconds from a stop to the forced end of the process. The runner kills a cancelled process some seconds later. */
const END_TIMEOUT = 3_500;
const clock = {
    now: () => new Date(),
    monotonic: () => node_perf_hooks__WEBPACK_IMPORTED_MODULE_1__.performance.now(),
    sleep: (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(milliseconds, undefined, { signal }).catch(() => {
        throw signal.reason;
    }),
};
/** Aborts all requests at the end, so that no connection keeps the process alive. */
const end = new AbortController();
const secrets = new Set();
const redact = (0,_tencent_client_credentials_js__WEBPACK_IMPORTED_MODULE_11__/* .redactor */ .$)(secrets);
const runner = (0,_github_actions_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .createRunner */ .j)(process.env, redact);
const event = (0,_github_event_js__WEBPACK_IMPORTED_MODULE_7__/* .readEvent */ .j_)(process.env);
let isStopped = false;
let isFinished = false;
const logClosed = () => stop(new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .GateError */ .ue('unwritable', { problem: 'The log was closed.', remedy: '' }));
process.stdout.once('error', logClosed).on('error', () => { });
process.stderr.on('error', () => { });
process.on('uncaughtException', stop);
process.on('unhandledRejection', stop);
for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => stop(new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .GateError */ .ue('cancelled', { problem: `The job was cancelled (${signal}).`, remedy: '' })));
}
process.once('beforeExit', () => {
    if (isFinished)
        return;
    const problem = 'The gate ended without a verdict: nothing was left to wait for.';
    const { message } = new _errors_js__WEBPACK_IMPORTED_MODULE_5__/* .GateError */ .ue('bug', { problem, remedy: 'Please report it with this log.' });
    runner.annotate({ level: 'error', title: 'TCSS Image Gate: no verdict, so blocked', message });
});
/** Ends the run without a verdict: sets exit code 1 and the outputs of an error, and aborts all requests. */
function stop(thrown) {
    const error = (0,_errors_js__WEBPACK_IMPORTED_MODULE_5__/* .asGateError */ .Ub)(thrown, redact);
    isStopped = true;
    process.exitCode = 1;
    runner.publishOutputs((0,_report_outputs_outputs_js__WEBPACK_IMPORTED_MODULE_9__/* .renderOutputs */ .$)((0,_domain_report_js__WEBPACK_IMPORTED_MODULE_4__/* .emptyReport */ ._O)(clock.now(), error)));
    runner.log(error.message);
    end.abort(error);
    // A name lookup cannot be aborted, and may keep the process alive for half a minute.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), END_TIMEOUT).unref();
}
const conclusion = await (0,_run_js__WEBPACK_IMPORTED_MODULE_10__/* .run */ .e)({
    sources: {
        read: (input) => _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .getInput */ .V4(input),
        env: process.env,
        readFile: (0,_workspace_read_file_js__WEBPACK_IMPORTED_MODULE_13__/* .createReadFile */ .LY)(process.env),
        findFiles: (0,_workspace_find_files_js__WEBPACK_IMPORTED_MODULE_12__/* .createFindFiles */ .r)(process.env),
        readRemote: async (file, token) => {
            const { createReadRemote } = await Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(418)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7418));
            return createReadRemote(process.env, { signal: end.signal, clock })(file, token);
        },
        now: clock.now(),
        event,
        mask: (secret) => {
            secrets.add(secret);
            _actions_core__WEBPACK_IMPORTED_MODULE_3__/* .setSecret */ .Pq(secret);
        },
        redact,
    },
    runner,
    clock,
    context: (0,_github_event_js__WEBPACK_IMPORTED_MODULE_7__/* .readContext */ .yI)(process.env),
    writeFile: (0,_workspace_write_file_js__WEBPACK_IMPORTED_MODULE_14__/* .createWriteFile */ .k)(process.env),
    digest: (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex'),
    flushEvents: async () => {
        // The event loop polls once between two turns, so that pending signals arrive.
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setImmediate)();
    },
    comment: async (job) => {
        const { upsertComment } = await Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(79)]).then(__nccwpck_require__.bind(__nccwpck_require__, 79));
        const problem = await upsertComment(job, { env: process.env, event, signal: end.signal, clock });
        // A workflow that also runs on pushes often has no pull request, so the log names that problem without a warning.
        const isUsual = problem?.includes(_github_pull_request_js__WEBPACK_IMPORTED_MODULE_8__/* .NO_PULL_REQUEST */ .o4) ?? false;
        if (isUsual)
            runner.log(problem ?? '');
        return [(0,_github_pull_request_js__WEBPACK_IMPORTED_MODULE_8__/* .warnsOfTarget */ .kU)(event), isUsual ? null : problem].filter((warning) => warning !== null);
    },
    redact,
    signal: end.signal,
    connect: async (inputs, credentials, deadline) => {
        const { connect } = await Promise.all(/* import() */[__nccwpck_require__.e(6), __nccwpck_require__.e(984)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4984));
        const log = (text) => runner.log(text);
        const world = { clock, signal: end.signal, deadline, random: Math.random, log, redact };
        return connect(inputs, credentials, world);
    },
});
isFinished = true;
if ((0,_domain_report_js__WEBPACK_IMPORTED_MODULE_4__/* .jobContinues */ .u3)(conclusion) && !isStopped)
    process.exitCode = 0;
end.abort();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   ZZ: () => (/* binding */ field),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/**
 * Parses JSON in UTF-8, and applies `clean` to every string and key; returns undefined for any other input. Duplicate keys,
 * before or after `clean`, are refused, because another parser may read the other value.
 */
function parseJson(bytes, clean) {
    try {
        const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        const value = JSON.parse(text, (_key, part) => cleanPart(part, clean));
        return hasDuplicateKey(text, clean) ? undefined : value;
    }
    catch {
        return undefined;
    }
}
/** Cleans one value. The parser has already cleaned the values inside it. */
function cleanPart(part, clean) {
    if (typeof part === 'string')
        return clean(part);
    if (!isObject(part) || Object.keys(part).every((key) => clean(key) === key))
        return part;
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [clean(key), value]));
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** Returns an own field of an object, or undefined for a missing or inherited field. */
function field(object, name) {
    return Object.hasOwn(object, name) ? object[name] : undefined;
}
const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
/** Expects text that `JSON.parse` accepts. In such text, a string after `{`, or after `,` in an object, is a key. */
function hasDuplicateKey(text, clean) {
    const open = [];
    let isKey = false;
    for (const [token] of text.matchAll(TOKENS)) {
        const keys = open.at(-1);
        if (token === '{')
            open.push(new Set());
        else if (token === '[')
            open.push(null);
        else if (token === '}' || token === ']')
            open.pop();
        else if (isKey && token.startsWith('"')) {
            const name = clean(JSON.parse(token));
            if (keys?.has(name))
                return true;
            keys?.add(name);
        }
        isKey = token === '{' || (token === ',' && open.at(-1) instanceof Set);
    }
    return false;
}


/***/ }),

/***/ 8637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ findProxy),
/* harmony export */   j: () => (/* binding */ checkConnection)
/* harmony export */ });
/**
 * Masks the passwords in all proxy variables, in every spelling, also of proxies that are not used. Rejects disabled
 * certificate checks, which would let anyone on the network answer for the server, and NODE_DEBUG, which prints secrets.
 */
function checkConnection({ env, mask, reject }) {
    for (const name of [...VARIABLES, 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy']) {
        for (const secret of secretsIn(env[name] ?? ''))
            if (secret.length >= 8)
                mask(secret);
    }
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
        reject('NODE_TLS_REJECT_UNAUTHORIZED', 'it is 0, which disables certificate checks. Remove it, and name your own CA in NODE_EXTRA_CA_CERTS');
    }
    if ((env['NODE_DEBUG'] ?? '') !== '') {
        reject('NODE_DEBUG', 'it makes Node print every request with its key ID, token and signature. Remove it');
    }
}
/** The variables that curl and the runner read, too; the lower-case one counts first. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY'];
/** Longest address of a proxy, in characters. */
const ADDRESS_LIMIT = 2048;
/** Returns the proxy of HTTPS_PROXY unless NO_PROXY excludes the server `host:port`; null for none, or after a rejection. */
function findProxy({ env, reject }, host) {
    const proxies = VARIABLES.filter((name) => (env[name] ?? '') !== '').map((name) => {
        const proxy = parseProxy(env[name] ?? '');
        if (proxy === null)
            reject(name, 'not the address of an HTTP proxy; give one like `http://proxy.example:3128`');
        return proxy;
    });
    const bypassed = isBypassed(host, env['no_proxy'] || env['NO_PROXY'] || '');
    return bypassed ? null : (proxies[0] ?? null);
}
function parseProxy(address) {
    const url = address.length <= ADDRESS_LIMIT && /^https?:\/\/[\x21-\x7e]+$/i.test(address) ? URL.parse(address) : null;
    if (url === null || url.pathname !== '/' || url.search !== '' || url.hash !== '')
        return null;
    const secure = url.protocol === 'https:';
    const user = decode(url.username);
    const password = decode(url.password);
    if (user === null || password === null)
        return null;
    return {
        secure,
        host: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
        authorization: user + password === '' ? null : `Basic ${base64(`${user}:${password}`)}`,
    };
}
/** Decodes percent signs; null for invalid ones and for control characters. */
function decode(text) {
    try {
        const decoded = decodeURIComponent(text);
        return /\p{Cc}/u.test(decoded) ? null : decoded;
    }
    catch {
        return null;
    }
}
/** Returns the password in an address as written, decoded, and as it stands in a header with the user. */
function secretsIn(address) {
    const start = address.indexOf(':', address.indexOf(':') + 1) + 1;
    const end = address.lastIndexOf('@');
    if (address.length > ADDRESS_LIMIT || start === 0 || end <= start)
        return [];
    const password = address.slice(start, end);
    const user = address.slice(address.indexOf(':') + 1, start - 1).replace(/^\/\//, '');
    const pairs = [
        [user, password],
        [decode(user), decode(password)],
    ];
    return [
        ...new Set(pairs.flatMap(([name, secret]) => name === null || secret === null ? [] : [secret, base64(`${name}:${secret}`)])),
    ];
}
function base64(text) {
    return Buffer.from(text).toString('base64');
}
/** Reads NO_PROXY: `*`, a host, or a domain with or without a leading `.` or `*.`; a port must be that of the server. */
function isBypassed(server, list) {
    const [, host = '', port = '443'] = /^(.*?)(?::(\d+))?$/.exec(server) ?? [];
    return list.split(/[\s,]+/).some((entry) => {
        if (entry === '*')
            return true;
        const [, domain = '', only = port] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
        return domain !== '' && only === port && (host === domain || host.endsWith(`.${domain}`));
    });
}


/***/ }),

/***/ 917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ core_setSecret),
  Oh: () => (/* binding */ startGroup),
  z: () => (/* reexport */ summary),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, debug, exportVariable, getBooleanInput, getIDToken, getMultilineInput, getState, group, isDebug, markdownSummary, platform, saveState, setCommandEcho, setFailed, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class oidc_utils_OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = oidc_utils_OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
;// CONCATENATED MODULE: external "events"
const external_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
;// CONCATENATED MODULE: external "assert"
const external_assert_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_namespaceObject.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_namespaceObject.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./build/node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ recordOf)
/* harmony export */ });
/** Builds a record with one value for each name. */
function recordOf(names, value) {
    return Object.fromEntries(names.map((name) => [name, value(name)]));
}


/***/ }),

/***/ 6709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   SQ: () => (/* binding */ textJson),
/* harmony export */   TC: () => (/* binding */ reasonJson),
/* harmony export */   WZ: () => (/* binding */ timeJson),
/* harmony export */   _F: () => (/* binding */ sourceJson),
/* harmony export */   dF: () => (/* binding */ errorJson)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(977);
/* harmony import */ var _words_phrase_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4480);


/** Writes a time as RFC 3339 in UTC. Returns null for an unknown time and for a year that RFC 3339 cannot write. */
function timeJson(time) {
    if (time === null || Number.isNaN(time.getTime()))
        return null;
    const text = time.toISOString().replace('.000Z', 'Z');
    return /^\d{4}-/.test(text) ? text : null;
}
/** Turns an empty text into null. */
function textJson(text) {
    return text === '' ? null : text;
}
/** Describes where a value was set: the name of the input, policy or rule, and the line in the policy. */
function sourceJson(source) {
    switch (source.kind) {
        case 'default':
            return { kind: source.kind, name: null, line: null };
        case 'input':
            return { kind: source.kind, name: source.input, line: null };
        case 'policy':
            return { kind: source.kind, name: source.policy, line: source.line };
        case 'implied':
            return { kind: source.kind, name: source.by, line: null };
        default:
            return source;
    }
}
/** Describes why a value is unknown: a keyword, a message and data. All three are null for a known value. */
function reasonJson(reason) {
    if (reason === null)
        return { reason: null, message: null, details: null };
    const details = detailsOf(reason);
    return {
        reason: reason.kind,
        message: (0,_words_phrase_js__WEBPACK_IMPORTED_MODULE_1__/* .phraseReason */ .A)(reason),
        details: Object.keys(details).length === 0 ? null : details,
    };
}
/** Returns all fields of a reason except `kind`. Time spans are in seconds. */
function detailsOf({ kind: _, ...reason }) {
    return {
        ...reason,
        ...('waited' in reason ? { waited: reason.waited / 1_000 } : {}),
        ...('since' in reason ? { since: timeJson(reason.since) } : {}),
    };
}
/** Describes an error and each of its points. A point about a file of the workspace has a file, a line and a column. */
function errorJson(error) {
    const marks = error.marks().map(({ message, at }) => ({ message: message(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj), at }));
    return {
        code: error.code,
        message: error.problem(),
        remedy: textJson(error.remedy),
        requestId: error.requestId,
        points: error.points().map((message) => {
            // `marks` is a subsequence of `points`, in the same order.
            const at = marks[0]?.message === message ? marks.shift()?.at : undefined;
            return { message, file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null };
        }),
    };
}


/***/ }),

/***/ 9127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ deployReferences)
/* harmony export */ });
/* harmony import */ var _domain_image_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1452);
/* harmony import */ var _words_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9533);


/** Names every image to deploy by the repository and digest that were judged. Empty if one of them is unknown. */
function deployReferences({ outcomes, policy }) {
    const references = outcomes.map((outcome) => {
        // Under `mode: warn` an image with another digest than expected is allowed, but must not be deployed.
        if (isUnexpected(outcome))
            return null;
        const facts = (0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .factsOf */ .xS)(outcome);
        const { platform, reference } = outcome.image;
        if (platform !== null && reference !== null)
            return `${reference.repository}@${platform.index}`;
        const known = facts?.name == null ? null : (0,_domain_image_js__WEBPACK_IMPORTED_MODULE_0__/* .repositoryOf */ ._M)(facts.name);
        const digest = reference?.digest ?? (isExpected(outcome) ? policy?.expectedDigest.value : facts?.digest);
        // TCSS may know the image by another name, so the given repository is used only if the digest belongs to it for sure.
        const repository = reference === null || reference.repository === known || reference.digest !== null
            ? (reference?.repository ?? known)
            : null;
        return repository !== null && digest != null && _domain_image_js__WEBPACK_IMPORTED_MODULE_0__/* .DIGEST */ .Dh.test(digest) ? `${repository}@${digest}` : null;
    });
    const all = references.filter((reference) => reference !== null);
    return all.length < references.length ? [] : [...new Set(all)];
}
function isUnexpected(outcome) {
    return (outcome.kind === 'judged' && outcome.verdict.violations.some(({ rule }) => rule === 'expected-digest'));
}
/** Tells whether the image has the expected digest. TCSS may name several digests, in any order. */
function isExpected(outcome) {
    if (outcome.kind === 'errored')
        return false;
    return outcome.verdict.checks.some(({ rule, result }) => rule === 'expected-digest' && result === 'passed');
}


/***/ }),

/***/ 84:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ renderOutputs),
/* harmony export */   q: () => (/* binding */ violationRow)
/* harmony export */ });
/* harmony import */ var _domain_evidence_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(192);
/* harmony import */ var _domain_facts_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1050);
/* harmony import */ var _domain_report_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2663);
/* harmony import */ var _domain_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7854);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(977);
/* harmony import */ var _predicate_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(134);
/* harmony import */ var _words_outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9533);
/* harmony import */ var _words_phrase_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4480);
/* harmony import */ var _deploy_ref_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(9127);









/** Value of an unknown output. It is not empty, because in a workflow expression `'' == 0` is true. */
const UNKNOWN = 'unknown';
/** Longest JSON array, in UTF-16 units. GitHub counts two bytes for each unit, so the array has at most 256 KiB. */
const ARRAY_LIMIT = (256 * 1024) / 2;
/** Renders all outputs of the step. Every output is set for every verdict. */
function renderOutputs(report, written = {}) {
    const { outcomes, conclusion } = report;
    const violations = fitArray(outcomes, violationRows);
    const results = fitArray(outcomes, (outcome) => [resultRow(outcome)]);
    const lines = (value) => outcomes.length === 0 ? UNKNOWN : outcomes.map((outcome) => value(outcome) ?? UNKNOWN).join('\n');
    return {
        verdict: conclusion,
        allowed: `${(0,_domain_report_js__WEBPACK_IMPORTED_MODULE_2__/* .allows */ .NB)(conclusion)}`,
        'deploy-ref': (0,_domain_report_js__WEBPACK_IMPORTED_MODULE_2__/* .allows */ .NB)(conclusion) ? (0,_deploy_ref_js__WEBPACK_IMPORTED_MODULE_8__/* .deployReferences */ .K)(report).join('\n') : '',
        violations: violations.text,
        results: results.text,
        truncated: `${violations.truncated || results.truncated}`,
        'image-id': lines(imageIdOf),
        'image-name': lines((outcome) => shown((0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(outcome)?.name)),
        'image-digest': lines((outcome) => (0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(outcome)?.digest ?? null),
        'scan-status': lines((outcome) => shown((0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(outcome)?.scanStatus)),
        'scan-time': lines((outcome) => timeInSeconds((0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(outcome)?.scannedAt)),
        'request-id': lines(requestIdOf),
        'vulnerability-count': total(outcomes, 'vulnerabilities'),
        'risk-count': total(outcomes, 'risks'),
        'virus-count': total(outcomes, 'viruses'),
        'sensitive-info-count': total(outcomes, 'sensitiveInfo'),
        trusted: areTrusted(outcomes),
        'report-file': written['report-file'] ?? '',
        'sarif-file': written['sarif-file'] ?? '',
        'predicate-file': written['predicate-file'] ?? '',
        'predicate-type': written['predicate-file'] === undefined ? '' : _predicate_js__WEBPACK_IMPORTED_MODULE_5__/* .PREDICATE_TYPE */ .To,
    };
}
/** Returns the given ID of an image, or else the ID that TCSS gives. */
function imageIdOf(outcome) {
    return outcome.image.imageId ?? ((0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(outcome)?.imageId || null);
}
function resultRow(outcome) {
    const facts = (0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .factsOf */ .xS)(outcome);
    const count = (name) => countOrNull(outcome, name);
    return {
        image: outcome.image.given,
        imageId: imageIdOf(outcome),
        imageName: shown(facts?.name),
        imageDigest: facts?.digest ?? null,
        verdict: (0,_domain_report_js__WEBPACK_IMPORTED_MODULE_2__/* .conclusionOf */ .vu)(outcome),
        vulnerabilities: count('vulnerabilities'),
        risks: count('risks'),
        viruses: count('viruses'),
        sensitiveInfo: count('sensitiveInfo'),
        trusted: trustedOf(outcome),
        scanStatus: shown(facts?.scanStatus),
        scanTime: timeInSeconds(facts?.scannedAt),
        requestId: requestIdOf(outcome),
        error: outcome.kind === 'errored' ? `${outcome.error.line()} ${outcome.error.remedy}`.trim() : null,
    };
}
function violationRows(outcome) {
    if (outcome.kind === 'errored')
        return [];
    const { image, violations } = outcome.verdict;
    return violations.map((violation) => ({ image: image.given, ...violationRow(violation) }));
}
/** Describes a violation as a row of the output `violations`. */
function violationRow(violation) {
    const { rule } = violation;
    return { rule, kind: scanKindOf(violation), ...numbersOf(violation), message: (0,_words_phrase_js__WEBPACK_IMPORTED_MODULE_7__/* .phraseViolation */ .d)(violation) };
}
/** Returns the found and the allowed number: counts, or ages of a scan in seconds. */
function numbersOf(violation) {
    if (violation.kind === 'over-limit')
        return { found: violation.found, allowed: violation.allowed };
    if (violation.kind !== 'stale')
        return { found: null, allowed: null };
    const { age, allowed } = violation;
    return { found: age === null ? null : Math.floor(age / 1_000), allowed: allowed / 1_000 };
}
function scanKindOf(violation) {
    if (violation.kind === 'incomplete')
        return violation.scan;
    if (violation.kind === 'denied' || violation.kind === 'expired')
        return 'vulnerability';
    return violation.kind === 'over-limit' ? (0,_domain_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .kindOf */ .I)(violation.rule) : null;
}
/** Writes the rows of all images as a JSON array. If the array is too long, it has only as many rows of the worst images as fit. */
function fitArray(outcomes, rows) {
    const whole = JSON.stringify(outcomes.flatMap(rows));
    if (whole.length <= ARRAY_LIMIT)
        return { text: whole, truncated: false };
    const fitting = [];
    let length = 2;
    for (const row of (0,_words_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .worstFirst */ .md)(outcomes).flatMap(rows)) {
        const text = JSON.stringify(row);
        if (length + text.length + 1 > ARRAY_LIMIT)
            break;
        fitting.push(text);
        length += text.length + 1;
    }
    return { text: `[${fitting.join(',')}]`, truncated: true };
}
function total(outcomes, name) {
    const counts = outcomes.map((outcome) => countOrNull(outcome, name));
    const sum = counts.reduce((a, b) => (a === null || b === null ? null : a + b), 0);
    return counts.length === 0 || sum === null || !Number.isSafeInteger(sum) ? UNKNOWN : `${sum}`;
}
function countOrNull(outcome, name) {
    return outcome.kind === 'judged' ? (0,_domain_evidence_js__WEBPACK_IMPORTED_MODULE_0__/* .reliableCount */ .cE)(outcome.verdict, name) : null;
}
function areTrusted(outcomes) {
    const flags = outcomes.map(trustedOf);
    if (flags.includes(false))
        return 'false';
    return flags.length === 0 || flags.includes(null) ? UNKNOWN : 'true';
}
function trustedOf(outcome) {
    return outcome.kind === 'judged' ? (0,_domain_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .orNull */ .Xd)(outcome.verdict.facts.trusted) : null;
}
function requestIdOf(outcome) {
    return outcome.kind === 'judged' ? outcome.verdict.facts.requestId || null : outcome.error.requestId;
}
function shown(text) {
    return text == null ? null : (0,_text_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(text);
}
/** Writes a time as RFC 3339 in UTC, in whole seconds. */
function timeInSeconds(time) {
    return time == null ? null : time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}


/***/ }),

/***/ 134:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   To: () => (/* binding */ PREDICATE_TYPE),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   s4: () => (/* binding */ renderPredicate)
/* harmony export */ });
/* unused harmony exports PROPERTIES, canonicalPolicy */
/* harmony import */ var _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9304);
/* harmony import */ var _domain_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7854);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8508);
/* harmony import */ var _json_json_values_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6709);
/* harmony import */ var _outputs_deploy_ref_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9127);





/** Type of in-toto's Simple Verification Result (github.com/in-toto/attestation, spec/predicates/svr.md). */
const PREDICATE_TYPE = 'https://in-toto.io/attestation/svr/v0.1';
/** Requires for every platform that the policy uses at least one of the rules, and that each used rule passed. */
function passed(...rules) {
    return ({ verdicts }) => verdicts.every(({ checks }) => {
        const on = checks.filter(({ rule, result }) => rules.includes(rule) && result !== 'off');
        return on.length > 0 && on.every(({ result }) => result === 'passed');
    });
}
/** Requires that no virus was found and that the policy allows none. */
const hasNoViruses = ({ policy, verdicts }) => policy.limits['max-viruses'].value === 0 &&
    verdicts.every(({ tallies }) => tallies['max-viruses'].count === 0);
/** Requires that all scans are complete. The rule `scan-incomplete` requires only the scans that another rule relies on. */
const isFullyScanned = ({ verdicts }) => verdicts.every(({ scans }) => _domain_finding_js__WEBPACK_IMPORTED_MODULE_0__/* .KINDS */ .GW.every((kind) => scans[kind].kind === 'complete'));
/** Condition of each property, in the order of the predicate. */
const CONDITIONS = {
    TCSS_GATE_PASSED: ({ conclusion, verdicts }) => conclusion === 'pass' && verdicts.every((one) => one.conclusion === 'pass'),
    TCSS_SCAN_COMPLETE: (judged) => passed('scan-incomplete')(judged) && isFullyScanned(judged),
    TCSS_NO_VIRUSES: (judged) => passed('max-viruses')(judged) && hasNoViruses(judged),
    TCSS_VIRUSES_WITHIN_LIMIT: (judged) => passed('max-viruses')(judged) && !hasNoViruses(judged),
    TCSS_NO_DENIED_VULNERABILITIES: passed('deny'),
    TCSS_EXPLOITABLE_WITHIN_LIMIT: passed('max-exploitable'),
    TCSS_VULNERABILITIES_WITHIN_LIMIT: passed('max-vulnerabilities', ..._domain_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_1__/* .SEVERITY_RULES */ .ME),
    TCSS_RISKS_WITHIN_LIMIT: passed('max-risks'),
    TCSS_SENSITIVE_INFO_WITHIN_LIMIT: passed('max-sensitive-info'),
    TCSS_TRUSTED: passed('require-trusted'),
    TCSS_SCAN_RECENT: passed('max-scan-age'),
    TCSS_DIGEST_AS_EXPECTED: passed('expected-digest'),
};
const PROPERTIES = Object.keys(CONDITIONS);
/**
 * Renders the predicate of an attestation: the policy that the image was judged by, and the properties that hold. Returns null
 * without a property, and without a real verdict on exactly one image whose digest is known.
 */
function renderPredicate(report, { digest, server = 'https://github.com', }) {
    const judged = judgedIn(report);
    const timeCreated = (0,_json_json_values_js__WEBPACK_IMPORTED_MODULE_2__/* .timeJson */ .WZ)(report.judgedAt);
    if (judged === null || timeCreated === null || subjectOf(report) === null)
        return null;
    const properties = PROPERTIES.filter((property) => CONDITIONS[property](judged));
    if (properties.length === 0)
        return null;
    const { policy } = judged;
    const predicate = {
        verifier: {
            id: `${_version_js__WEBPACK_IMPORTED_MODULE_4__/* .ACTION_URL */ .X}@${_version_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION */ .x}`,
            policy: { uri: uriOf(policy, server), digest: { sha256: digest(canonicalPolicy(policy)) } },
        },
        timeCreated,
        properties,
    };
    return `${JSON.stringify(predicate, null, 2)}\n`;
}
/** Returns the image that the predicate is about, named as in `deploy-ref`; null if there is no such image. */
function subjectOf(report) {
    if (judgedIn(report) === null)
        return null;
    const [, name, digest] = /^([^\s@]+)@(sha256:[0-9a-f]{64})$/.exec((0,_outputs_deploy_ref_js__WEBPACK_IMPORTED_MODULE_3__/* .deployReferences */ .K)(report).join('\n')) ?? [];
    return name === undefined || digest === undefined ? null : { name, digest };
}
/** Conclusions that are a decision. */
const DECIDED = ['pass', 'warn', 'fail'];
/** Returns the only image with the verdicts on all its platforms; null unless Tencent Cloud answered about all platforms. */
function judgedIn({ outcomes, error, local, policy, conclusion }) {
    if (local || error !== null || policy === null || !DECIDED.includes(conclusion))
        return null;
    const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []));
    const [first, ...others] = verdicts;
    if (first === undefined || verdicts.length < outcomes.length)
        return null;
    const index = first.image.platform?.index ?? null;
    const isOne = others.every(({ image: { platform } }) => platform !== null && platform.index === index);
    return isOne ? { conclusion, policy, verdicts } : null;
}
/** Writes a policy so that policies with the same meaning have the same text, wherever their values were set. */
function canonicalPolicy(policy) {
    return JSON.stringify(canonical(policy));
}
/** Replaces a setting by its value and sorts every list. */
function canonical(value) {
    if (typeof value === 'string')
        return value.toWellFormed();
    if (typeof value !== 'object' || value === null)
        return value;
    if (value instanceof Date)
        return (0,_json_json_values_js__WEBPACK_IMPORTED_MODULE_2__/* .timeJson */ .WZ)(value);
    if (Array.isArray(value)) {
        return value
            .map(canonical)
            .map((one) => [JSON.stringify(one), one])
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([, one]) => one);
    }
    if ('value' in value && 'source' in value)
        return canonical(value.value);
    const entries = Object.entries(value).filter(([key]) => key !== 'source');
    return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]));
}
/** Returns the address of the policy file, or a fixed URN unless exactly one file is in force. */
function uriOf(policy, server) {
    const sources = sourcesIn(policy);
    const names = new Set(sources.flatMap((source) => (source.kind === 'policy' ? [source.policy] : [])));
    const [name = ''] = names;
    return (names.size === 1 ? fileUri(name.toWellFormed(), server) : null) ?? 'urn:tcss-image-gate:policy';
}
function sourcesIn({ limits, deny, exceptions, exceptionRules, ...settings }) {
    const all = [...Object.values(limits), ...deny, ...exceptions, ...Object.values(exceptionRules)];
    return [...all, ...Object.values(settings)].map(({ source }) => source);
}
/** Turns `path`, `path@ref` or `owner/repo:path@ref` into a URI reference. Returns null for any other text, such as a preset. */
function fileUri(name, server) {
    const [, repository, path = '', ref] = /^(?:([^:@]+):)?([^:@]+)(?:@(.+))?$/su.exec(name) ?? [];
    const parts = [repository, path, ref].flatMap((part) => part?.split('/') ?? []);
    if (parts.some((part) => part === '' || part === '.' || part === '..'))
        return null;
    if (repository === undefined)
        return uriPath(ref === undefined ? path : `${path}@${ref}`);
    return ref === undefined ? null : `${server}/${uriPath(`${repository}/blob/${ref}/${path}`)}`;
}
function uriPath(path) {
    return path.split('/').map(encodeURIComponent).join('/').replaceAll('%40', '@');
}


/***/ }),

/***/ 9533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   MH: () => (/* binding */ plainName),
/* harmony export */   QC: () => (/* binding */ displayName),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   Wm: () => (/* binding */ outcomeName),
/* harmony export */   md: () => (/* binding */ worstFirst),
/* harmony export */   xS: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _domain_report_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2663);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(977);


/** Sorts images by conclusion, the worst first. Images with the same conclusion keep their order. */
function worstFirst(outcomes) {
    return outcomes.toSorted((a, b) => _domain_report_js__WEBPACK_IMPORTED_MODULE_0__/* .CONCLUSIONS */ .Fr.indexOf((0,_domain_report_js__WEBPACK_IMPORTED_MODULE_0__/* .conclusionOf */ .vu)(b)) - _domain_report_js__WEBPACK_IMPORTED_MODULE_0__/* .CONCLUSIONS */ .Fr.indexOf((0,_domain_report_js__WEBPACK_IMPORTED_MODULE_0__/* .conclusionOf */ .vu)(a)));
}
/** Returns the facts of a judged image; null for an image with an error. */
function factsOf(outcome) {
    return outcome.kind === 'judged' ? outcome.verdict.facts : null;
}
/** Returns the name of the image of an outcome, as reports show it. The name is untrusted. */
function outcomeName(outcome) {
    return displayName(factsOf(outcome), outcome.image);
}
/** Returns the name of an image, with its platform if it has one. `facts` is null if TCSS gave no facts about the image. */
function displayName(facts, { given, platform }) {
    const name = nameOf(facts, given);
    return platform === null || platform.name === '' ? name : `${name} (${platform.name})`;
}
/** Returns the name of an image in TCSS, or the given text if TCSS has no name. */
function nameOf(facts, given) {
    const known = facts?.name;
    return known == null || known.startsWith('<none>') ? given : known;
}
/** Returns the name of the image of an outcome for plain text. */
function plainName(outcome) {
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(outcomeName(outcome), 200);
}


/***/ }),

/***/ 4480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ phraseReason),
/* harmony export */   d: () => (/* binding */ phraseViolation)
/* harmony export */ });
/* harmony import */ var _forms_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8451);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(977);
/* harmony import */ var _rule_words_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5711);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3490);




/** Phrases one violation as a clause with its numbers, such as `2 viruses, none allowed`. */
function phraseViolation(violation, quote = _text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj) {
    switch (violation.kind) {
        case 'over-limit': {
            const [one, many] = _rule_words_js__WEBPACK_IMPORTED_MODULE_2__/* .RULE_WORDS */ .x[violation.rule].noun;
            const allowed = violation.allowed === 0 ? 'none' : `${violation.allowed}`;
            return `${violation.found} ${violation.found === 1 ? one : many}, ${allowed} allowed`;
        }
        case 'denied':
            return `denied: ${violation.ids.map((id) => quote(id)).join(', ')}`;
        case 'expired':
            return violation.expired
                .map(({ exception: { id, until } }) => `the exception for ${quote(id)} ended on ${quote(until)}`)
                .join(', ');
        case 'untrusted':
            return violation.trusted.kind === 'known'
                ? 'the image is not marked as trusted'
                : `whether the image is trusted is unknown: ${phraseReason(violation.trusted.reason, quote)}`;
        case 'incomplete':
            return `${violation.scan} scan: ${phraseReason(violation.reason, quote)}`;
        case 'stale':
            return violation.age === null
                ? 'the time of the last scan is unknown'
                : `the last scan is ${(0,_units_js__WEBPACK_IMPORTED_MODULE_3__/* .phraseAge */ .NB)(violation.age)} old, ${(0,_forms_js__WEBPACK_IMPORTED_MODULE_0__/* .writeDuration */ .MP)(violation.allowed)} allowed`;
        case 'wrong-digest':
            return `the digest is ${phraseDigests(violation.digests, quote)}, not ${quote(violation.expected)}`;
        default:
            return violation;
    }
}
/** Phrases the reason why something is unknown as a clause. */
function phraseReason(reason, quote = _text_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj) {
    switch (reason.kind) {
        case 'not-scanned':
            return 'never run';
        case 'queued':
            return `waiting to start${phraseWaited(reason.waited)}`;
        case 'requested':
            return `requested, but not started${phraseWaited(reason.waited)}`;
        case 'unconfirmed':
            return `finished${phraseWaited(reason.waited)}, but a second answer did not confirm its result in time`;
        case 'running':
            return `still running${phraseWaited(reason.waited)}${inBrackets([
                reason.progress === null ? '' : `${reason.progress} %`,
                reason.seconds === null || reason.seconds === 0
                    ? ''
                    : `about ${(0,_units_js__WEBPACK_IMPORTED_MODULE_3__/* .phraseSpan */ .SY)(reason.seconds * 1000)} left`,
            ])}`;
        case 'failed':
            return `failed${inBrackets([reason.words && quote(reason.words)])}`;
        case 'timed-out':
            return `timed out${inBrackets([reason.words && quote(reason.words)])}`;
        case 'cancelled':
            return 'cancelled';
        case 'partial':
            return reason.progress === 0 ? 'not part of the last scan (0 %)' : `stopped at ${reason.progress} %`;
        case 'unknown-image':
            return 'TCSS does not know the image';
        case 'short-list':
            return reason.missing === 1
                ? '1 counted vulnerability is missing from the list'
                : `${reason.missing} counted vulnerabilities are missing from the list`;
        case 'outdated':
            return `older than the denial of ${quote(reason.id)} (${(0,_units_js__WEBPACK_IMPORTED_MODULE_3__/* .phraseTime */ .P3)(reason.since)})`;
        case 'not-given':
            return 'not part of the answer';
        case 'unlicensed':
            return 'not run: the image has no scan licence';
        case 'malformed':
            return `answer not understood (${quote(reason.detail)})`;
        case 'unrecognised':
            return reason.word === '' ? 'no status given' : `unknown status (${quote(reason.word)})`;
        default:
            return reason;
    }
}
function phraseWaited(waited) {
    return waited === 0 ? '' : ` after ${(0,_units_js__WEBPACK_IMPORTED_MODULE_3__/* .phraseSpan */ .SY)(waited)}`;
}
function phraseDigests(digests, quote) {
    const [only, ...others] = digests;
    if (only === undefined)
        return 'unknown';
    return others.length === 0 ? quote(only) : `${quote(only)} or one of ${others.length} more`;
}
function inBrackets(parts) {
    const present = parts.filter((part) => part !== '');
    return present.length === 0 ? '' : ` (${present.join(', ')})`;
}


/***/ }),

/***/ 5711:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ RULE_WORDS)
/* harmony export */ });
/* harmony import */ var _domain_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7854);
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3490);


const SCAN_AGAIN = 'Scan the image in the TCSS console, or let the step do it with `trigger-scan: true`, and run the job again.';
/** The words about each rule. `domain/rules/rules.ts` has the judgement of each rule. */
const RULE_WORDS = {
    'max-viruses': {
        title: 'Viruses and trojans',
        noun: ['virus', 'viruses'],
        advice: 'remove the infected files listed in the job summary or the TCSS console, and rebuild the image',
        help: {
            title: 'More viruses or trojans than allowed',
            description: 'TCSS counts more infected files in the image than `max-viruses` allows.',
            remedy: 'Find out where the infected files came from, remove them, and rebuild the image.',
            severity: 9.8,
        },
    },
    deny: {
        title: 'Denied vulnerabilities',
        help: {
            title: 'A denied vulnerability',
            description: 'The image has a vulnerability that the policy names in `deny`, which overrides every limit, exception and mode.',
            remedy: 'Upgrade the affected packages and rebuild the image.',
            severity: 9.5,
        },
    },
    'max-exploitable': {
        title: 'Exploitable vulnerabilities',
        noun: ['exploitable vulnerability', 'exploitable vulnerabilities'],
        advice: upgrade('max-exploitable'),
        help: {
            title: 'More exploitable vulnerabilities than allowed',
            description: 'The image has more vulnerabilities with a public exploit, or under attack, than `max-exploitable` allows. Vulnerabilities without a fixed version count, too.',
            remedy: 'Upgrade the affected packages first, and rebuild the image.',
            severity: 9.5,
        },
    },
    'max-critical': severityWords('max-critical', 'critical', 9.5),
    'max-high': severityWords('max-high', 'high', 8),
    'max-medium': severityWords('max-medium', 'medium', 5.5),
    'max-low': severityWords('max-low', 'low', 2),
    'max-vulnerabilities': {
        title: 'Vulnerabilities',
        noun: ['vulnerability', 'vulnerabilities'],
        advice: upgrade('max-vulnerabilities'),
        help: {
            title: 'More vulnerabilities than allowed',
            description: 'TCSS counts more vulnerabilities in the image than `max-vulnerabilities` allows.',
            remedy: 'Upgrade the affected packages, the most severe first, and rebuild the image.',
            severity: 8,
        },
    },
    'exception-expired': {
        title: 'Expired exceptions',
        help: {
            title: 'An exception has expired',
            description: 'A limit is exceeded, and an exception that has expired would have lowered the count.',
            remedy: 'Upgrade the packages that the exception is for, or review the risk and set a new last day.',
            severity: 5.5,
        },
    },
    'max-risks': {
        title: 'Risky behaviours',
        noun: ['risky behaviour', 'risky behaviours'],
        advice: 'fix the build steps listed in the job summary or the TCSS console, or raise `max-risks` to accept the risk',
        help: {
            title: 'More risky behaviours than allowed',
            description: 'TCSS counts more risky build steps in the image than `max-risks` allows.',
            remedy: 'Fix the build steps that the TCSS console lists, and rebuild the image.',
            severity: 5.5,
        },
    },
    'max-sensitive-info': {
        title: 'Sensitive information',
        noun: ['sensitive-information entry', 'sensitive-information entries'],
        advice: 'remove the secrets from the image and revoke them; the TCSS console shows where they are',
        help: {
            title: 'More sensitive information than allowed',
            description: 'TCSS counts more secrets and other sensitive information in the image than `max-sensitive-info` allows.',
            remedy: 'Remove the secrets from the image, and revoke them: everyone who has the image has the secrets.',
            severity: 8,
        },
    },
    'require-trusted': {
        title: 'Trusted image',
        help: {
            title: 'The image is not trusted',
            description: 'The policy requires a trusted image, and TCSS does not mark this image as trusted.',
            remedy: 'Review the image, then mark it as trusted in the TCSS console.',
            severity: 5.5,
        },
    },
    'scan-incomplete': {
        title: 'Scans complete',
        help: {
            title: 'A scan is not complete',
            description: 'A scan that the policy relies on did not finish, so its findings are unknown.',
            remedy: SCAN_AGAIN,
            severity: 8,
        },
    },
    'max-scan-age': {
        title: 'Scan is recent',
        help: {
            title: 'The last scan is too old',
            description: 'The last scan of the image is older than `max-scan-age` allows. This scan does not know vulnerabilities that were published later.',
            remedy: SCAN_AGAIN,
            severity: 5.5,
        },
    },
    'expected-digest': {
        title: 'Expected digest',
        help: {
            title: 'Not the expected image',
            description: 'TCSS knows the image under another digest than `expected-digest`: the judged image is not the one that was built.',
            remedy: 'Judge the image that was built: the tag may have moved, or the ID may be from another build.',
            severity: 8,
        },
    },
};
function severityWords(rule, severity, score) {
    return {
        title: (0,_units_js__WEBPACK_IMPORTED_MODULE_1__/* .capital */ .Nx)(`${severity} vulnerabilities`),
        noun: [`${severity} vulnerability`, `${severity} vulnerabilities`],
        advice: upgrade(rule),
        help: {
            title: `More ${severity} vulnerabilities than allowed`,
            description: `The image has more ${severity} vulnerabilities than \`${rule}\` allows.`,
            remedy: 'Upgrade the affected packages and rebuild the image.',
            severity: score,
        },
    };
}
function upgrade(rule) {
    const where = (0,_domain_rules_rule_names_js__WEBPACK_IMPORTED_MODULE_0__/* .countOf */ .pq)(rule) === null ? 'job summary' : 'job summary or the TCSS console';
    return `upgrade the packages listed in the ${where}, or raise \`${rule}\` to accept the risk`;
}


/***/ }),

/***/ 3490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ shortName),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   NB: () => (/* binding */ phraseAge),
/* harmony export */   Nx: () => (/* binding */ capital),
/* harmony export */   P3: () => (/* binding */ phraseTime),
/* harmony export */   SY: () => (/* binding */ phraseSpan),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   tK: () => (/* binding */ phraseSize),
/* harmony export */   wI: () => (/* binding */ utf8Length)
/* harmony export */ });
/* harmony import */ var _domain_image_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1452);

/** Writes a count with its noun, such as `1 image` or `2 images`. */
function plural(count, noun, many = `${noun}s`) {
    return `${count} ${count === 1 ? noun : many}`;
}
/** Returns a clause with a capital first letter, for the start of a sentence. */
function capital(clause) {
    return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}
const UNITS = [
    { unit: 'year', seconds: 365 * 86_400, word: true },
    { unit: 'day', seconds: 86_400, word: true },
    { unit: 'h', seconds: 3_600, word: false },
    { unit: 'min', seconds: 60, word: false },
    { unit: 's', seconds: 1, word: false },
];
/** Writes a time span in the largest unit that fits at least twice, such as `90 s`, `3 h` or `2 years`. */
function phraseSpan(milliseconds) {
    const total = Math.max(0, Math.round(milliseconds / 1000));
    const { unit, seconds, word } = UNITS.find((one) => total >= one.seconds * 2) ?? UNITS[4];
    const amount = Math.floor(total / seconds);
    return word ? plural(amount, unit) : `${amount} ${unit}`;
}
/** Writes an age to the second, such as `7d 0h 0m 1s`, so that a reader sees that the age exceeds a limit. */
function phraseAge(milliseconds) {
    const seconds = Math.floor(milliseconds / 1_000);
    const parts = [
        [Math.floor(seconds / 86_400), 'd'],
        [Math.floor(seconds / 3_600) % 24, 'h'],
        [Math.floor(seconds / 60) % 60, 'm'],
        [seconds % 60, 's'],
    ];
    const first = parts.findIndex(([amount]) => amount > 0);
    const shown = parts.slice(first < 0 ? 3 : first);
    const last = shown.findLastIndex(([amount]) => amount > 0);
    return shown
        .slice(0, Math.max(1, last + 1))
        .map(([amount, unit]) => `${amount}${unit}`)
        .join(' ');
}
/** Writes a size as Docker does, such as `1.2 MB`. */
function phraseSize(bytes) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
    const amount = bytes / 1000 ** step;
    return `${amount >= 100 || step === 0 ? Math.round(amount) : amount.toFixed(1)} ${units[step]}`;
}
/** Shortens a digest as Docker does. */
function shortDigest(digest) {
    return `${digest.slice(0, 'sha256:'.length + 12)}…`;
}
/** Shortens a digest as Docker does. Any other name is unchanged. */
function shortName(name) {
    return _domain_image_js__WEBPACK_IMPORTED_MODULE_0__/* .DIGEST */ .Dh.test(name) ? shortDigest(name) : name;
}
/** Writes a time as `2024-10-25 08:13 UTC`. */
function phraseTime(time) {
    return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
/** Returns the length of a text in bytes of UTF-8. */
function utf8Length(text) {
    return Buffer.byteLength(text, 'utf8');
}


/***/ }),

/***/ 9108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/domain/facts.js
var domain_facts = __nccwpck_require__(1050);
// EXTERNAL MODULE: ./build/records.js
var records = __nccwpck_require__(622);
// EXTERNAL MODULE: ./build/domain/finding.js
var finding = __nccwpck_require__(9304);
;// CONCATENATED MODULE: ./build/domain/waiting/watch.js


/**
 * Starts the watch of an image. It is settled unless an expected scan is queued or running, or finished so `recently` that its
 * totals may still change.
 */
function startWatch(facts, expected, recently = false) {
    if (recently)
        return watchNewImage(facts, expected);
    const underWay = isUnderWay(facts, expected);
    return { facts, settled: !underWay, before: null, sawRunning: underWay, unconfirmedResult: null };
}
/** Starts the watch of an image that appeared during the wait. If its scan is finished, a second answer must agree. */
function watchNewImage(facts, expected) {
    return observe({ facts, settled: false, before: null, sawRunning: true, unconfirmedResult: null }, facts, expected);
}
/** Starts the watch of a requested scan. The result before the request no longer counts. */
function expectNewScan({ facts }) {
    return { facts, settled: false, before: facts, sawRunning: false, unconfirmedResult: null };
}
/**
 * Continues a watch with a new answer. A requested scan has a result after it was seen running, or when the time of the last
 * scan has changed. That time is not compared with our clock, because its time zone is a guess. Two successive answers must
 * agree, because totals arrive late.
 */
function observe(watch, facts, expected) {
    // If the name now belongs to another image, the wait starts again.
    const current = isSameImage(watch.facts, facts)
        ? watch
        : { ...watch, sawRunning: watch.before === null, unconfirmedResult: null };
    if (isUnderWay(facts, expected))
        return { ...current, facts, settled: false, sawRunning: true, unconfirmedResult: null };
    const time = timeOf(facts);
    const isNew = current.before === null || current.sawRunning || (time !== null && time !== timeOf(current.before));
    if (!isNew)
        return { ...current, facts, unconfirmedResult: null };
    const settled = current.unconfirmedResult !== null && agree(current.unconfirmedResult, facts);
    return { ...current, facts, settled, unconfirmedResult: facts };
}
function isSameImage(a, b) {
    return a.imageId === b.imageId && a.digest === b.digest;
}
/** Ends a watch after `waited` milliseconds. A result without a second answer that confirms it is incomplete. */
function endWatch({ facts, settled, before, sawRunning, unconfirmedResult }, waited) {
    if (settled)
        return facts;
    return mapScans(facts, (state) => {
        if (unconfirmedResult !== null)
            return state.kind === 'complete'
                ? { kind: 'incomplete', reason: { kind: 'unconfirmed', waited } }
                : state;
        if (before !== null && !sawRunning)
            return { kind: 'incomplete', reason: { kind: 'requested', waited } };
        if (state.kind === 'incomplete' && isPending(state.reason))
            return { kind: 'incomplete', reason: { ...state.reason, waited } };
        return state;
    });
}
/** Tells whether a scan of one of these kinds is queued, running or expected to start. */
function isUnderWay({ scans }, { kinds, scanOnPush }) {
    const reasons = kinds.map((kind) => {
        const state = scans[kind];
        return state.kind === 'incomplete' ? state.reason : null;
    });
    const isToStart = scanOnPush && reasons.length > 0 && reasons.every((reason) => reason?.kind === 'not-scanned');
    return isToStart || reasons.some((reason) => reason !== null && isPending(reason));
}
function isPending(reason) {
    return reason.kind === 'queued' || reason.kind === 'running';
}
/** Returns the seconds until the last scan should be done; null if TCSS gives none. */
function secondsLeft({ scans }) {
    const seconds = finding/* KINDS */.GW.flatMap((kind) => {
        const state = scans[kind];
        return state.kind === 'incomplete' && state.reason.kind === 'running' ? [state.reason.seconds ?? 0] : [];
    });
    return Math.max(0, ...seconds) || null;
}
function timeOf({ scannedAt }) {
    return scannedAt?.getTime() ?? null;
}
function agree(a, b) {
    return fingerprint(a) === fingerprint(b);
}
function fingerprint({ imageId, digest, scannedAt, scanStatus, scans, counts }) {
    return JSON.stringify([imageId, digest, scannedAt, scanStatus, scans, counts]);
}
function mapScans(facts, change) {
    return { ...facts, scans: (0,records/* recordOf */.z)(finding/* KINDS */.GW, (kind) => change(facts.scans[kind])) };
}

// EXTERNAL MODULE: ./build/errors.js
var errors = __nccwpck_require__(9473);
;// CONCATENATED MODULE: ./build/collect/collection.js


/** Returns the state of an image after it was first read. */
function firstState(collection, image, read) {
    const { expected, wait, isRecent } = collection;
    if (!(read instanceof errors/* GateError */.ue))
        return { kind: 'watched', image, watch: startWatch(read, expected, wait > 0 && isRecent(read)) };
    return { kind: read.code === 'not-found' ? 'absent' : 'errored', image, error: read };
}
/** Reads the facts of an image. Returns an error instead of throwing it. */
function readFacts({ inventory }, image) {
    return inventory.read(image).catch(errors/* asValue */.E8);
}

// EXTERNAL MODULE: ./build/concurrency.js
var concurrency = __nccwpck_require__(3943);
;// CONCATENATED MODULE: ./build/collect/trigger.js




/** The default time limit of a scan in TCSS, in seconds (TCSS API docs, CreateAssetImageScanTask). */
const SCAN_TIMEOUT = 3_600;
/** The most attempts to send a scan task whose answer is lost. */
const ATTEMPTS = 3;
const NOTHING = { kinds: [], scanOnPush: false };
/**
 * Requests a scan of every image that needs one, in one call, and returns the new states. Images without a licence are left
 * out, because one image without a licence may make TCSS refuse the whole call.
 */
async function requestScans(collection, first) {
    const { expected, needsScan, onProgress } = collection;
    if (needsScan === null)
        return first;
    const toScan = first.filter((state) => state.kind === 'watched' && !isUnderWay(state.watch.facts, expected) && needsScan(state.watch.facts));
    if (toScan.length === 0)
        return first;
    const licensed = toScan.filter(({ watch }) => watch.facts.licensed !== false);
    const unlicensed = toScan.length - licensed.length;
    onProgress({ kind: 'scans-requested', images: licensed.length, unlicensed });
    const requested = licensed.length === 0 ? [] : await sendTask(collection, licensed, ATTEMPTS);
    const byImage = new Map(requested.map((state) => [state.image, state]));
    return first.map((state) => byImage.get(state.image) ?? state);
}
async function sendTask(collection, states, attempts) {
    const images = states.map(({ image }) => image);
    const seconds = Math.max(SCAN_TIMEOUT, Math.ceil(collection.wait / 1_000));
    const error = await collection.inventory.requestScans(images, seconds).then(() => null, errors/* asValue */.E8);
    if (error === null)
        return states.map(expectScan);
    switch (error.code) {
        case 'busy':
        case 'not-found':
            // The error is about one of the images, so each image is requested separately.
            if (states.length > 1)
                return (await (0,concurrency/* mapConcurrently */.X)(states, (state) => sendTask(collection, [state], attempts))).flat();
            return error.code === 'busy'
                ? (0,concurrency/* mapConcurrently */.X)(states, (state) => recheckBusy(collection, state))
                : failAll(states, error);
        case 'unreachable':
        case 'not-an-answer':
            return resendIfLost(collection, states, { error, attempts });
        default:
            return failAll(states, error);
    }
}
function expectScan(state) {
    return { ...state, watch: expectNewScan(state.watch) };
}
function failAll(states, error) {
    return states.map(({ image }) => ({ kind: 'errored', image, error }));
}
/** Reads a busy image again. Either its scan is under way, or the image has no licence and will not be scanned. */
async function recheckBusy(collection, state) {
    const facts = await readFacts(collection, state.image);
    if (facts instanceof errors/* GateError */.ue)
        return { kind: 'errored', image: state.image, error: facts };
    return facts.licensed === false ? { ...state, watch: startWatch(facts, NOTHING) } : expectScan(state);
}
/** Reads the images again, because the task may have arrived. Sends the task again for images without a new scan. */
async function resendIfLost(collection, states, { error, attempts }) {
    const rechecked = await (0,concurrency/* mapConcurrently */.X)(states, async (state) => {
        const facts = await readFacts(collection, state.image);
        if (facts instanceof errors/* GateError */.ue)
            return { kind: 'errored', image: state.image, error: facts };
        return hasNewScan(collection, state, facts) ? expectScan(state) : null;
    });
    const arrived = rechecked.filter((state) => state !== null);
    const lost = states.filter((_, index) => rechecked[index] === null);
    if (lost.length === 0)
        return arrived;
    const again = attempts > 1 ? await sendTask(collection, lost, attempts - 1) : failAll(lost, error);
    return [...arrived, ...again];
}
function hasNewScan({ expected }, { watch }, facts) {
    const { settled } = startWatch(facts, { ...expected, scanOnPush: false });
    return !settled || facts.scannedAt?.getTime() !== watch.facts.scannedAt?.getTime();
}

;// CONCATENATED MODULE: ./build/domain/waiting/schedule.js
const FIRST = 3_000;
const LONGEST = 30_000;
/** The time before a second answer confirms a result. Totals arrive later than the status. */
const CONFIRMATION = { short: 10_000, long: 60_000 };
/** The shortest pause for each waiting image. Polling then uses at most half of the 20 requests a second. */
const PER_IMAGE = 100;
/**
 * Returns the milliseconds until the next poll, or null when time is up. The pause is the remaining time of the scan, or
 * doubles from 3 s, but is 3 to 30 s. A result is confirmed after 10 or 60 s. The last poll is at the end of the step's time.
 */
function pauseBeforePoll({ polls, remaining, confirming, images, left }) {
    if (left <= 0)
        return null;
    const expected = remaining === null ? FIRST * 2 ** polls : remaining * 1_000;
    const pause = confirming === 'no' ? Math.min(LONGEST, Math.max(FIRST, expected)) : CONFIRMATION[confirming];
    return Math.min(left, Math.max(pause, images * PER_IMAGE));
}

;// CONCATENATED MODULE: ./build/collect/wait.js






/** Milliseconds after the end in which a late poll may still begin. */
const GRACE = 1_000;
/** Longest time without a progress report, in milliseconds. */
const REPORT_EVERY = 60_000;
/** Polls each unsettled image when its scan should be done, until all images are settled or the time is up. */
async function waitForScans(collection, first) {
    const { clock, signal, onProgress } = collection;
    const states = [...first];
    const total = countWaiting(collection, states);
    if (total === 0 || collection.wait === 0)
        return states;
    const began = clock.monotonic();
    const wait = { collection, states, total, end: collection.began + collection.wait, lastReport: began };
    onProgress({ kind: 'waiting-begins', images: total, budget: wait.end - began });
    const all = first.flatMap((state, index) => isWaiting(collection, state)
        ? [plan(wait, { index, image: state.image, watch: watchOf(state), polls: 0, due: 0 })]
        : []);
    report(wait, all);
    let polls = all.filter(isPlanned);
    while (polls.length > 0) {
        const next = Math.min(...polls.map(({ due }) => due));
        await clock.sleep(Math.max(0, next - clock.monotonic()), signal);
        const now = clock.monotonic();
        const polled = await (0,concurrency/* mapConcurrently */.X)(polls.filter(({ due }) => due <= now), async (before) => ({ before, after: await poll(wait, before) }));
        const changed = polled.filter(({ before, after }) => hasChanged(before, after)).map(({ after }) => after);
        polls = [...polls.filter(({ due }) => due > now), ...polled.map(({ after }) => after)].filter(isPlanned);
        const isSilent = clock.monotonic() - wait.lastReport >= REPORT_EVERY;
        report(wait, changed.length === 0 && isSilent ? polls : changed);
    }
    const waiting = countWaiting(collection, states);
    onProgress({ kind: 'waiting-ends', waiting, total, elapsed: clock.monotonic() - began });
    return states;
}
/** Sets the time of the next poll. */
function plan({ collection, states, end }, poll) {
    const { watch, polls } = poll;
    if (watch?.settled)
        return { ...poll, due: Number.POSITIVE_INFINITY };
    const now = collection.clock.monotonic();
    const neverSeen = watch !== null && watch.before !== null && !watch.sawRunning;
    const pause = pauseBeforePoll({
        polls,
        remaining: watch === null ? null : secondsLeft(watch.facts),
        confirming: (watch?.unconfirmedResult ?? null) === null ? 'no' : neverSeen ? 'long' : 'short',
        images: countWaiting(collection, states),
        left: end - now,
    });
    return { ...poll, due: pause === null ? Number.POSITIVE_INFINITY : now + pause };
}
function isPlanned({ due }) {
    return due < Number.POSITIVE_INFINITY;
}
/** Reads an image and plans its next poll. Nothing is read after the end and its grace time. */
async function poll(wait, current) {
    const { collection, states, end } = wait;
    const never = { ...current, due: Number.POSITIVE_INFINITY };
    if (collection.clock.monotonic() > end + GRACE)
        return never;
    const state = await readAgain(collection, current);
    states[current.index] = state;
    const next = { ...never, watch: watchOf(state), polls: current.polls + 1 };
    return isWaiting(collection, state) ? plan(wait, next) : next;
}
async function readAgain(collection, { image, watch }) {
    const read = await readFacts(collection, image);
    if (watch !== null && !(read instanceof errors/* GateError */.ue))
        return { kind: 'watched', image, watch: observe(watch, read, collection.expected) };
    if (watch !== null || read instanceof errors/* GateError */.ue)
        return firstState(collection, image, read);
    const appeared = { kind: 'watched', image, watch: watchNewImage(read, collection.expected) };
    const [requested] = await requestScans(collection, [appeared]);
    return requested ?? appeared;
}
function report(wait, changed) {
    if (changed.length === 0)
        return;
    const { collection, states, total } = wait;
    wait.lastReport = collection.clock.monotonic();
    const seconds = states.map((state) => state.kind === 'watched' && !state.watch.settled ? (secondsLeft(state.watch.facts) ?? 0) : 0);
    collection.onProgress({
        kind: 'waiting',
        changed: changed.map(({ image, watch }) => ({ image, watch })),
        waiting: countWaiting(collection, states),
        total,
        remaining: Math.max(0, ...seconds) * 1_000 || null,
    });
}
/** Tells whether the state may still change: an image may appear, or its watch is not settled. */
function isWaiting({ inventory }, state) {
    if (state.kind === 'absent')
        return inventory.mayAppearLater;
    return state.kind === 'watched' && !state.watch.settled;
}
function countWaiting(collection, states) {
    return states.filter((state) => isWaiting(collection, state)).length;
}
function watchOf(state) {
    return state.kind === 'watched' ? state.watch : null;
}
/** Tells whether a poll changed the progress of scans, or the certainty of their result. */
function hasChanged({ watch: before }, { watch: after }) {
    return fingerprintOf(before) !== fingerprintOf(after);
}
function fingerprintOf(watch) {
    if (watch === null)
        return '';
    const { facts, settled, unconfirmedResult } = watch;
    return JSON.stringify([facts.scanStatus, facts.scans, facts.counts, settled, unconfirmedResult !== null]);
}

;// CONCATENATED MODULE: ./build/collect/collect.js






/**
 * Collects the facts of all images, in their order. Reads each image, requests synchronizations and scans, and waits for
 * running scans and absent images. An error of one image does not affect the other images.
 */
async function collect(collection) {
    const { clock, began, wait } = collection;
    const first = await readAll(collection);
    const requested = await requestScans(collection, await requestSynchronization(collection, first));
    const last = await waitForScans(collection, requested);
    const waited = wait === 0 ? 0 : clock.monotonic() - began;
    return Promise.all(last.map((state) => finish(collection, state, waited)));
}
async function finish(collection, state, waited) {
    const { image } = state;
    switch (state.kind) {
        case 'watched':
            return addVulnerabilities(collection, image, endWatch(state.watch, waited));
        case 'errored':
            return { kind: 'errored', image, error: state.error };
        case 'absent':
            // A platform of a known index exists. Only the scans of the platform are unknown.
            if (image.platform !== null && collection.needs.scans)
                return { kind: 'facts', image, facts: (0,domain_facts/* noFacts */.f5)(image) };
            return { kind: 'errored', image, error: await collection.inventory.explainAbsence(image, state.error) };
        default:
            return state;
    }
}
/** Adds the list of vulnerabilities to the facts if the policy needs the list and the list can have entries. */
async function addVulnerabilities({ inventory, needs }, image, facts) {
    const { counts, scans } = facts;
    const isEmpty = scans.vulnerability.kind === 'incomplete' && (0,domain_facts/* orNull */.Xd)(counts.vulnerabilities) === 0;
    // A denied vulnerability counts even if an incomplete scan has the total 0.
    if (!needs.findings || (isEmpty && !needs.denies))
        return { kind: 'facts', image, facts };
    const list = await inventory.readFindings(image, 'vulnerability').catch(errors/* asValue */.E8);
    return list instanceof errors/* GateError */.ue
        ? { kind: 'errored', image, error: list }
        : { kind: 'facts', image, facts: { ...facts, vulnerabilities: list } };
}
/** Time between two progress reports, in milliseconds. */
const collect_REPORT_EVERY = 5_000;
function readAll(collection) {
    const { clock, images, onProgress } = collection;
    const began = clock.monotonic();
    let done = 0;
    let lastReport = began;
    return Promise.all(images.map(async (image) => {
        const read = await readFacts(collection, image);
        done += 1;
        const now = clock.monotonic();
        if (now - lastReport >= collect_REPORT_EVERY && done < images.length) {
            lastReport = now;
            const elapsed = now - began;
            const left = (elapsed / done) * (images.length - done);
            onProgress({ kind: 'reading', done, total: images.length, elapsed, left });
        }
        return firstState(collection, image, read);
    }));
}
/** Requests a synchronization if images are absent and the step may request scans. */
async function requestSynchronization({ inventory, needsScan, onProgress }, first) {
    const absent = first.filter(({ kind }) => kind === 'absent').map(({ image }) => image);
    if (needsScan === null || !inventory.mayAppearLater || absent.length === 0)
        return first;
    onProgress({ kind: 'images-requested', images: absent.length });
    const error = await inventory.refresh(absent).then(() => null, errors/* asValue */.E8);
    if (error === null)
        return first;
    return first.map((state) => state.kind === 'absent' ? { kind: 'errored', image: state.image, error } : state);
}

// EXTERNAL MODULE: ./build/domain/rules/rule-names.js
var rule_names = __nccwpck_require__(7854);
// EXTERNAL MODULE: ./build/text.js
var build_text = __nccwpck_require__(977);
;// CONCATENATED MODULE: ./build/collect/list-findings.js





/** The limits of each scope: images, findings of a kind, and milliseconds for all lists. */
const LIMITS = {
    'over-limit': { images: 10, findings: 2_500, total: 15_000 },
    all: { images: 200, findings: 25_000, total: 60_000 },
};
/**
 * Adds missing lists of findings to the outcomes of the worst images. No verdict changes: a list that cannot be read, or that
 * differs from its total, becomes a notice.
 */
async function listFindings(outcomes, scope, { inventory, clock, signal }) {
    if (scope === 'none')
        return { outcomes, notices: [] };
    const { images, total } = LIMITS[scope];
    const wanted = outcomes
        .flatMap((outcome) => {
        const kinds = outcome.kind === 'judged' ? kindsToList(outcome.verdict, scope) : [];
        return outcome.kind === 'judged' && kinds.length > 0 ? [{ outcome, kinds }] : [];
    })
        .toSorted((a, b) => rank(a.outcome.verdict) - rank(b.outcome.verdict))
        .slice(0, images);
    if (wanted.length === 0)
        return { outcomes, notices: [] };
    const done = new AbortController();
    const late = clock.sleep(total, AbortSignal.any([done.signal, signal])).then(() => tooLate(total));
    // The race below handles a cancelled job. This handler prevents an unhandled rejection after the race.
    late.catch(() => { });
    const readList = (image, kind) => Promise.race([inventory.readFindings(image, kind).catch(errors/* asValue */.E8), late]);
    try {
        const listed = await Promise.all(wanted.map((one) => addLists(one, readList)));
        signal.throwIfAborted();
        const byImage = new Map(listed.map(({ outcome }) => [outcome.image, outcome]));
        return {
            outcomes: outcomes.map((outcome) => byImage.get(outcome.image) ?? outcome),
            notices: listed.flatMap(({ notices }) => notices),
        };
    }
    finally {
        done.abort();
    }
}
async function addLists({ outcome, kinds }, readList) {
    const { image, verdict } = outcome;
    const read = await Promise.all(kinds.map(async (kind) => ({ kind, list: await readList(image, kind) })));
    const lists = read.filter(({ list }) => !(list instanceof errors/* GateError */.ue)).map(({ kind, list }) => [kind, list]);
    const findings = { ...outcome.findings, ...Object.fromEntries(lists) };
    const notices = read.flatMap(({ kind: scan, list }) => {
        if (list instanceof errors/* GateError */.ue)
            return [{ kind: 'not-listed', image, scan, error: list }];
        const counted = rowsOfKind(verdict, scan);
        const differs = counted !== null && list.rows !== counted;
        return differs ? [{ kind: 'list-differs', image, scan, listed: list.rows, counted }] : [];
    });
    return { outcome: { ...outcome, findings }, notices };
}
/** Returns the kinds of findings to list: those in the scope whose list is not too long and not read yet. */
function kindsToList(verdict, scope) {
    const { violations, facts } = verdict;
    const overLimit = new Set(violations.flatMap((violation) => (violation.kind === 'over-limit' ? [(0,rule_names/* kindOf */.I)(violation.rule)] : [])));
    return finding/* KINDS */.GW.filter((kind) => {
        const count = Math.max(...countsOfKind(verdict, kind).map((one) => one ?? 0));
        const isWanted = scope === 'all' ? count > 0 : overLimit.has(kind);
        const isListed = kind === 'vulnerability' && facts.vulnerabilities !== null;
        return isWanted && count <= LIMITS[scope].findings && !isListed;
    });
}
function countsOfKind({ facts: { counts } }, kind) {
    return domain_facts/* COUNTS */.Js.filter((name) => domain_facts/* KIND_OF */.V[name] === kind).map((name) => (0,domain_facts/* orNull */.Xd)(counts[name]));
}
/** Returns the expected number of rows of a list. The list of risks includes sensitive information (TCSS API, inferred). */
function rowsOfKind(verdict, kind) {
    const counts = countsOfKind(verdict, kind);
    const known = counts.filter((count) => count !== null);
    return known.length < counts.length ? null : Math.max(...known);
}
function rank({ conclusion }) {
    return conclusion === 'fail' ? 0 : 1;
}
function tooLate(milliseconds) {
    return new errors/* GateError */.ue('unreachable', {
        problem: (0,build_text/* say */.cv) `The list did not arrive within ${milliseconds / 1000} s.`,
        remedy: 'The TCSS console has the list.',
    });
}

// EXTERNAL MODULE: ./build/domain/age.js
var domain_age = __nccwpck_require__(1390);
;// CONCATENATED MODULE: ./build/domain/exception.js
const DAY = 86_400_000;
/** Returns the days until an exception expires: 1 on its last day, 0 or less once it has expired. */
function daysLeft({ ends }, now) {
    return Math.ceil((ends.getTime() - now.getTime()) / DAY);
}
function isExpired({ ends }, now) {
    return now.getTime() >= ends.getTime();
}
/**
 * Sorts the findings of the image `name` (null where it is unknown) by the exceptions of a policy. Each finding goes to one
 * exception: an exception in force comes before an expired one, and a later end before an earlier one.
 */
function applyExceptions(list, name, { exceptions, exceptionRules, deny, now, }) {
    // A denied vulnerability cannot be accepted.
    const denied = new Set(deny.map(({ id }) => id));
    const matching = exceptions.filter(({ id, images }) => !denied.has(id) && matchesImage(images, name));
    const inForce = matching.filter((one) => !isExpired(one, now));
    const expired = matching.filter((one) => isExpired(one, now));
    const findings = list?.findings ?? [];
    const strict = exceptionRules.neverExploitable.value;
    const isForbidden = (finding) => strict && finding.exploitable;
    const ids = new Set(inForce.map(({ id }) => id));
    const matched = findings.filter((finding) => ids.has(finding.id));
    const accepted = new Set(matched.filter((finding) => !isForbidden(finding)));
    return {
        accepted: groupByException(inForce, [...accepted]),
        expired: groupByException(expired, findings.filter((finding) => !ids.has(finding.id))),
        forbidden: groupByException(inForce, matched.filter(isForbidden)),
        counted: findings.filter((finding) => !accepted.has(finding)),
    };
}
/** Groups findings by the exception with their ID that ends last. */
function groupByException(exceptions, findings) {
    const last = new Map();
    for (const exception of exceptions) {
        const seen = last.get(exception.id)?.exception;
        if (seen === undefined || exception.ends > seen.ends)
            last.set(exception.id, { exception, findings: [] });
    }
    for (const finding of findings)
        last.get(finding.id)?.findings.push(finding);
    return [...last.values()].filter((one) => one.findings.length > 0);
}
/** Tells whether an exception is for an image. An exception that names no images is for every image. */
function matchesImage(images, name) {
    return images.length === 0 || (name !== null && images.some((glob) => matchesGlob(glob, name)));
}
/** Tells whether a name matches a glob, in which `*` matches anything but `/`. Takes time proportional to both lengths. */
function matchesGlob(glob, name) {
    const patterns = glob.split('/');
    const segments = name.split('/');
    return (patterns.length === segments.length && patterns.every((one, n) => matchesSegment(one, segments[n] ?? '')));
}
/** Matches a text without `/`: the parts between stars from the left, as early as possible, and the last part at the end. */
function matchesSegment(pattern, text) {
    const [first = '', ...parts] = pattern.split('*');
    if (parts.length === 0)
        return pattern === text;
    const last = parts.pop() ?? '';
    if (!text.startsWith(first) || text.length < first.length + last.length)
        return false;
    const end = text.length - last.length;
    let from = first.length;
    for (const part of parts) {
        const found = text.indexOf(part, from);
        if (found < 0 || found + part.length > end)
            return false;
        from = found + part.length;
    }
    return text.endsWith(last);
}

// EXTERNAL MODULE: ./build/domain/evidence.js
var domain_evidence = __nccwpck_require__(192);
// EXTERNAL MODULE: ./build/domain/image.js
var domain_image = __nccwpck_require__(1452);
// EXTERNAL MODULE: ./build/domain/policy.js
var domain_policy = __nccwpck_require__(323);
;// CONCATENATED MODULE: ./build/domain/rules/rule.js
const DEFAULT_SOURCE = { kind: 'default' };
/** Turns the result of a rule into a check. The worst violation decides the result of the check. */
function checkOf(rule, { found, allowed, complete, isKnown = true, violations = [] }) {
    const check = { rule, found, allowed, complete: complete ?? null };
    if (allowed === null)
        return { ...check, result: 'off', violations: [] };
    const effects = violations.map(({ effect }) => effect);
    const worst = effects.includes('fail') ? 'fail' : effects.length > 0 ? 'warn' : null;
    return { ...check, result: worst ?? (isKnown ? 'passed' : 'unknown'), violations };
}
/** Returns the effect of a violation. With `mode: warn` it is always `warn`. */
function effectOf(policy, effect = 'fail') {
    return policy.mode.value === 'warn' ? 'warn' : effect;
}
/** Returns a list with the violation, or an empty list if the rule is not violated. */
function only(isViolated, violation) {
    return isViolated ? [violation] : [];
}

;// CONCATENATED MODULE: ./build/domain/rules/rules.js







/** The judgement of each rule. `report/words/rule-words.ts` has the texts about the rules. */
const RULE = {
    ...(0,records/* recordOf */.z)(rule_names/* LIMIT_RULES */.Ej, limitRule),
    /** Fails for a listed vulnerability that the policy denies. No limit, exception or mode changes that. */
    deny: {
        sources: ({ deny }) => (deny.length === 0 ? [DEFAULT_SOURCE] : deny.map(({ source }) => source)),
        check: ({ facts, policy: { deny }, scans }) => {
            const listed = new Set(facts.vulnerabilities?.findings.map(({ id }) => id));
            const ids = deny.map(({ id }) => id).filter((id) => listed.has(id));
            return {
                found: deny.length === 0 ? null : ids.length,
                allowed: deny.length === 0 ? null : 0,
                isKnown: scans.vulnerability.kind === 'complete',
                violations: only(ids.length > 0, { kind: 'denied', rule: 'deny', ids, effect: 'fail' }),
            };
        },
    },
    /** Names the expired exceptions whose findings count towards an exceeded limit. This rule is never violated alone. */
    'exception-expired': {
        sources: ({ exceptions }) => exceptions.length === 0 ? [DEFAULT_SOURCE] : exceptions.map(({ source }) => source),
        check: ({ policy, tallies, exceptions }) => {
            const exceeded = rule_names/* LIMIT_RULES */.Ej.filter((rule) => {
                const { value } = policy.limits[rule];
                return value !== 'off' && (tallies[rule].count ?? 0) > value;
            });
            const expired = exceptions.expired.filter(({ findings }) => findings.some((finding) => exceeded.some((rule) => (0,domain_evidence/* isCounted */.he)(rule, finding, policy))));
            const isOff = policy.exceptions.length === 0;
            const effect = effectOf(policy);
            return {
                found: isOff ? null : expired.length,
                allowed: isOff ? null : 0,
                violations: only(expired.length > 0, { kind: 'expired', rule: 'exception-expired', expired, effect }),
            };
        },
    },
    /** Fails unless TCSS marks the image as trusted. */
    'require-trusted': {
        sources: ({ requireTrusted }) => [requireTrusted.source],
        check: ({ facts: { trusted }, policy }) => {
            const found = (0,domain_facts/* orNull */.Xd)(trusted);
            const effect = effectOf(policy);
            return {
                found,
                allowed: policy.requireTrusted.value ? true : null,
                violations: only(found !== true, { kind: 'untrusted', rule: 'require-trusted', trusted, effect }),
            };
        },
    },
    /** Reports each incomplete scan that a limit or a denial relies on. */
    'scan-incomplete': {
        sources: ({ incompleteScan }) => [incompleteScan.source],
        check: ({ policy, scans }) => {
            const gated = (0,domain_policy/* gatedKinds */.pW)(policy);
            const violations = gated.flatMap((scan) => {
                const state = scans[scan];
                if (state.kind === 'complete')
                    return [];
                const { reason } = state;
                // An image that TCSS does not know may never be scanned, so no setting lets it pass.
                const isUnknownImage = reason.kind === 'unknown-image';
                const effect = isUnknownImage ? 'fail' : effectOf(policy, policy.incompleteScan.value);
                return [{ kind: 'incomplete', rule: 'scan-incomplete', scan, reason, effect }];
            });
            const isOff = gated.length === 0;
            return { found: isOff ? null : violations.length, allowed: isOff ? null : 0, violations };
        },
    },
    /** Fails when the last scan is older than the policy accepts, or when its time is unknown. */
    'max-scan-age': {
        sources: ({ maxScanAge }) => [maxScanAge.source],
        check: ({ facts, policy, now }) => {
            const { value: allowed } = policy.maxScanAge;
            const age = (0,domain_age/* scanAge */.f)(facts, now);
            const found = age === null ? null : Math.floor(age / 1_000);
            if (allowed === 'off')
                return { found, allowed: null };
            const isTooOld = age === null || age > allowed;
            const effect = effectOf(policy);
            return {
                found,
                allowed: allowed / 1_000,
                violations: only(isTooOld, { kind: 'stale', rule: 'max-scan-age', age, allowed, effect }),
            };
        },
    },
    /** Fails when TCSS knows the image under other manifest digests than the expected one. */
    'expected-digest': {
        sources: ({ expectedDigest }) => [expectedDigest.source],
        check: ({ image, facts: { digest, repoDigests }, policy }) => {
            const { value: expected } = policy.expectedDigest;
            if (expected === 'none')
                return { found: digest, allowed: null };
            const digests = [...new Set(digest === null ? repoDigests : [digest, ...repoDigests])];
            const isExpected = digests.includes(expected) || image.platform?.index === expected;
            const effect = effectOf(policy);
            return {
                found: isExpected ? expected : digest,
                allowed: expected,
                violations: only(!isExpected, {
                    kind: 'wrong-digest',
                    rule: 'expected-digest',
                    expected,
                    digests,
                    effect,
                }),
            };
        },
    },
};
/** Compares a tally with its limit. */
function limitRule(rule) {
    return {
        sources: ({ limits }) => [limits[rule].source],
        check: ({ policy, tallies }) => {
            const { count: found, complete } = tallies[rule];
            const { value: allowed } = policy.limits[rule];
            if (allowed === 'off')
                return { found, complete, allowed: null };
            const effect = effectOf(policy);
            return {
                found,
                complete,
                allowed,
                isKnown: complete && found !== null,
                violations: found !== null && found > allowed ? [{ kind: 'over-limit', rule, found, allowed, effect }] : [],
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/domain/verdict.js








/**
 * Judges one image by a policy. Evidence of harm counts at once: a count over its limit is a violation even in an incomplete
 * scan. Evidence of absence needs a complete scan: an incomplete scan of a gated kind is a violation itself.
 */
function judge(image, facts, context) {
    const { policy, now } = context;
    const scans = (0,domain_evidence/* scansAsJudged */.S8)(facts, context);
    const exceptions = applyExceptions(facts.vulnerabilities, nameFor(image, facts), { ...policy, now });
    const tallies = (0,domain_evidence/* talliesOf */.MP)(facts, policy, { scans, exceptions });
    const evidence = { image, facts, policy, now, scans, tallies, exceptions };
    const checks = rule_names/* RULES */.y0.map((rule) => checkOf(rule, RULE[rule].check(evidence)));
    const violations = checks.flatMap((check) => check.violations);
    return { ...evidence, conclusion: worst(violations), violations, checks };
}
/** Returns the name that exceptions match, `repository:tag`: the name in TCSS, or the name in the inputs if TCSS has none. */
function nameFor({ reference }, { name }) {
    return name ?? (reference === null ? null : (0,domain_image/* writeReference */.Xd)({ ...reference, digest: null }));
}
function worst(violations) {
    if (violations.length === 0)
        return 'pass';
    return violations.some((violation) => violation.effect === 'fail') ? 'fail' : 'warn';
}
/** Tells whether a new scan could change the verdict, because a gated scan is incomplete or the last scan is too old. */
function needsScan(facts, context) {
    const { policy, now } = context;
    const scans = (0,domain_evidence/* scansAsJudged */.S8)(facts, context);
    const isIncomplete = (0,domain_policy/* gatedKinds */.pW)(policy).some((kind) => scans[kind].kind === 'incomplete');
    const { value: longest } = policy.maxScanAge;
    return isIncomplete || (longest !== 'off' && ((0,domain_age/* scanAge */.f)(facts, now) ?? Number.POSITIVE_INFINITY) > longest);
}

;// CONCATENATED MODULE: ./build/domain/hints/exception-notices.js



/** An exception is reported as expiring from this number of days before its end. */
const SOON = 14;
/** Returns notices of exceptions that expire soon, and of exceptions that match no finding. */
function exceptionNotices(outcomes, { policy, now }) {
    const { exceptions } = policy;
    const expiring = exceptions
        .filter((one) => !isExpired(one, now) && daysLeft(one, now) <= SOON)
        .map((exception) => ({ kind: 'expiring', exception, days: daysLeft(exception, now) }));
    const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []));
    // An exception may only be called unused if all vulnerabilities of every image are listed.
    if (exceptions.length === 0 || verdicts.length < outcomes.length || !verdicts.every(isRead))
        return expiring;
    const images = verdicts.map(({ image, facts }) => ({
        name: nameFor(image, facts),
        ids: new Set(facts.vulnerabilities?.findings.map(({ id }) => id)),
    }));
    const isUnused = (exception) => {
        const matching = images.filter(({ name }) => matchesImage(exception.images, name));
        return matching.length > 0 && matching.every(({ ids }) => !ids.has(exception.id));
    };
    const unused = exceptions.filter(isUnused).map((exception) => ({ kind: 'unused', exception }));
    return [...expiring, ...unused];
}
/** Tells whether all vulnerabilities of an image are listed: the scan is complete, and the list is as long as the count. */
function isRead({ facts, scans }) {
    const { vulnerabilities: list, counts } = facts;
    if (list === null || scans.vulnerability.kind === 'incomplete')
        return false;
    return list.rows >= Math.max(list.total, (0,domain_facts/* orNull */.Xd)(counts.vulnerabilities) ?? 0);
}

// EXTERNAL MODULE: ./build/domain/report.js
var domain_report = __nccwpck_require__(2663);
;// CONCATENATED MODULE: ./build/inputs/policy-changes.js
/** Milliseconds that the comparison may take. */
const TIMEOUT = 10_000;
/**
 * Returns a notice for each policy in the checkout that differs from the base branch of the pull request. Failures are ignored,
 * because these notices are only hints.
 */
async function findPolicyChanges({ localPolicies, githubToken }, { base }, { readRemote, clock, signal, }) {
    if (base === null || githubToken === '')
        return [];
    const { repository, commit: ref, branch } = base;
    const over = new AbortController();
    const late = clock.sleep(TIMEOUT, AbortSignal.any([signal, over.signal])).then(() => null);
    const changes = localPolicies.map(async ({ path, digest }) => {
        const read = await Promise.race([readRemote({ repository, path, ref }, githubToken), late]);
        const same = read === null || read.kind === 'problem' || (read.kind === 'text' && read.digest === digest);
        return same ? [] : [{ kind: 'policy-changed', policy: path, branch, added: read.kind === 'absent' }];
    });
    // The caller reports a cancellation.
    late.catch(() => { });
    return Promise.all(changes)
        .then((notices) => notices.flat(), () => [])
        .finally(() => over.abort());
}

// EXTERNAL MODULE: ./build/forms.js
var build_forms = __nccwpck_require__(8451);
// EXTERNAL MODULE: ./build/workspace/check-path.js
var check_path = __nccwpck_require__(8668);
;// CONCATENATED MODULE: ./build/inputs/reader.js

/** Creates a reader that adds mistakes to a list. */
function createReader(sources, mistakes) {
    return {
        read: (input) => sources.read(input).trim(),
        reject: (input, why, at) => {
            const message = (0,build_text/* say */.cv) `${() => input}: ${typeof why === 'string' ? () => why : why}.`;
            mistakes.push(at === undefined ? { message } : { message, at });
        },
    };
}
/** Parses an input. An empty text, such as an unset `vars.X`, means the default, which must be strict. */
function parseSetting({ read, reject }, input, format, fallback) {
    const text = read(input);
    if (text === '')
        return { value: fallback, source: { kind: 'default' } };
    const value = format.parse(text);
    if (value !== undefined)
        return { value, source: { kind: 'input', input } };
    reject(input, (0,build_text/* say */.cv) `${text} is not accepted; give ${() => format.accepted}`);
    return { value: fallback, source: { kind: 'default' } };
}
/** Parses an input whose default, `off` or `none`, loosens. An empty text, such as an unset `vars.X`, is therefore refused. */
function parseRequired(reader, input, format, fallback) {
    if (reader.read(input) === '')
        reader.reject(input, `empty, perhaps because a variable is not set; give ${format.accepted}`);
    const setting = parseSetting(reader, input, format, fallback);
    return setting.value === fallback ? { value: fallback, source: { kind: 'default' } } : setting;
}

;// CONCATENATED MODULE: ./build/inputs/report-inputs.js





/** The values of `comment`. `on-failure` creates a comment on `fail` or `error`, and then updates it on every verdict. */
const COMMENT_WHEN = ['never', 'on-failure', 'always'];
const PATH = {
    accepted: 'the path of a file in the workspace',
    parse: (text) => text === 'none' || ((0,check_path/* checkPath */.C)(text) === null && !/^(\.\/)*\.github\/workflows\//i.test(text))
        ? text
        : undefined,
};
/** Parses the reporting inputs. `images` is the number of images, because a predicate is about exactly one image. */
function parseReports(reader, images) {
    const summary = parseSetting(reader, 'summary', build_forms/* BOOLEAN */.Jx, true).value;
    const annotations = parseSetting(reader, 'annotations', build_forms/* BOOLEAN */.Jx, true).value;
    const comment = parseSetting(reader, 'comment', (0,build_forms/* oneOf */.yL)(...COMMENT_WHEN), 'never').value;
    const paths = domain_report/* REPORT_FILES */.JL.flatMap((input) => {
        const path = parseRequired(reader, input, (0,build_forms/* orWord */.I7)('none', PATH), 'none').value;
        return path === 'none' ? [] : [[input, path]];
    });
    const first = new Map();
    for (const [input, path] of paths) {
        const place = path
            .split('/')
            .filter((name) => name !== '' && name !== '.')
            .join('/');
        const other = first.get(place);
        if (other !== undefined)
            reader.reject(input, (0,build_text/* say */.cv) `${path} is also the path of ${() => other}; give each file a path of its own`);
        first.set(place, input);
    }
    if (images > 1 && paths.some(([input]) => input === 'predicate-file'))
        reader.reject('predicate-file', `a predicate is about one image; ${images} are given`);
    return {
        summary,
        annotations,
        annotateFiles: parseGlobs(reader),
        comment,
        files: Object.fromEntries(paths),
    };
}
/** Returns the findings to list. A JSON or SARIF file needs all; the summary and the comment need those behind violations. */
function scopeOf({ files, summary, comment }) {
    if (files['report-file'] !== undefined || files['sarif-file'] !== undefined)
        return 'all';
    return summary || comment !== 'never' ? 'over-limit' : 'none';
}
const GLOB_LIMIT = 50;
/** Splits a line at commas into globs. A comma within braces is a part of a glob. */
function splitGlobs(line) {
    let depth = 0;
    let glob = '';
    const globs = [];
    for (const char of line) {
        if (char === '{')
            depth += 1;
        if (char === '}')
            depth = Math.max(0, depth - 1);
        if (char === ',' && depth === 0) {
            globs.push(glob);
            glob = '';
        }
        else
            glob += char;
    }
    return [...globs, glob];
}
function parseGlobs({ read, reject }) {
    const globs = (0,build_forms/* parseList */.E1)(read('annotate-files'), splitGlobs);
    if (globs.length === 0)
        reject('annotate-files', 'empty, perhaps because a variable is not set; give globs such as k8s/**/*.yaml, or none');
    if (globs.length === 1 && globs[0] === 'none')
        return [];
    if (globs.length > GLOB_LIMIT)
        reject('annotate-files', `${globs.length} globs are given; at most ${GLOB_LIMIT} are accepted`);
    for (const glob of globs) {
        const wrong = (0,check_path/* checkPattern */.r)(glob);
        if (wrong !== null)
            reject('annotate-files', (0,build_text/* say */.cv) `${glob} is not accepted: ${() => wrong}`);
    }
    return globs;
}

;// CONCATENATED MODULE: ./build/domain/settings.js



const strictIfTrue = (value) => (value ? 0 : 1);
const strictIfFalse = (value) => (value ? 1 : 0);
const smallest = (value) => (value === 'off' ? Number.POSITIVE_INFINITY : value);
const everywhere = (value) => ({ nodes: value, registry: value });
/** The specification of each setting. `policy/schema.ts` specifies its form in a policy file. */
const SETTINGS = {
    onlyFixable: {
        name: 'only-fixable',
        format: build_forms/* BOOLEAN */.Jx,
        fallback: everywhere(false),
        onlyTightens: false,
        rank: strictIfFalse,
    },
    requireTrusted: {
        name: 'require-trusted',
        format: build_forms/* BOOLEAN */.Jx,
        fallback: { nodes: true, registry: false },
        onlyTightens: false,
        rank: strictIfTrue,
    },
    incompleteScan: {
        name: 'incomplete-scan',
        format: (0,build_forms/* oneOf */.yL)('fail', 'warn'),
        fallback: everywhere('fail'),
        onlyTightens: false,
        rank: (effect) => (effect === 'fail' ? 0 : 1),
    },
    maxScanAge: {
        name: 'max-scan-age',
        format: build_forms/* AGE */.K,
        fallback: everywhere('off'),
        onlyTightens: true,
        rank: smallest,
        write: (age) => (age === 'off' ? age : (0,build_forms/* writeDuration */.MP)(age)),
    },
    expectedDigest: {
        name: 'expected-digest',
        format: build_forms/* DIGEST_OR_NONE */._z,
        fallback: everywhere('none'),
        onlyTightens: true,
        rank: () => 0,
    },
    mode: {
        name: 'mode',
        format: (0,build_forms/* oneOf */.yL)('enforce', 'warn'),
        fallback: everywhere('enforce'),
        onlyTightens: false,
        rank: (mode) => (mode === 'enforce' ? 0 : 1),
    },
};
const SETTING_NAMES = Object.keys(SETTINGS);
/** Builds the settings of a policy, one by one. */
function mapSettings(make) {
    return Object.fromEntries(SETTING_NAMES.map((name) => [name, make(name)]));
}
/** Limits that hold by default; every other limit is off until it is set. */
const STRICT_LIMITS = ['max-viruses', 'max-vulnerabilities', 'max-risks'];
/** The specification of each limit. */
const settings_LIMITS = (0,records/* recordOf */.z)(rule_names/* LIMIT_RULES */.Ej, (rule) => {
    const isStrict = STRICT_LIMITS.includes(rule);
    return {
        name: rule,
        format: build_forms/* LIMIT */.uK,
        fallback: everywhere(isStrict ? 0 : 'off'),
        onlyTightens: !isStrict,
        rank: smallest,
    };
});
/** The rules for exceptions. Only policies can set these rules. */
const EXCEPTION_RULES = {
    maxDays: { name: 'exception-rules.max-days', fallback: everywhere('off'), rank: smallest },
    maxCount: { name: 'exception-rules.max-count', fallback: everywhere('off'), rank: smallest },
    neverExploitable: { name: 'exception-rules.never', fallback: everywhere(false), rank: strictIfTrue },
    central: { name: 'exception-rules.from', fallback: everywhere(false), rank: strictIfTrue },
};
const EXCEPTION_RULE_NAMES = Object.keys(EXCEPTION_RULES);
/** Builds the rules for exceptions, one by one. */
function mapExceptionRules(make) {
    return Object.fromEntries(EXCEPTION_RULE_NAMES.map((name) => [name, make(name)]));
}
/** The key of each limit in a policy file. */
const LIMIT_KEYS = {
    'max-critical': 'critical',
    'max-high': 'high',
    'max-medium': 'medium',
    'max-low': 'low',
    'max-vulnerabilities': 'vulnerabilities',
    'max-exploitable': 'exploitable',
    'max-risks': 'risks',
    'max-viruses': 'viruses',
    'max-sensitive-info': 'sensitive-info',
};

;// CONCATENATED MODULE: ./build/policy/combine.js



/**
 * Combines parts into one policy. Every setting has its strictest explicit value, the first of equal values, or its fallback;
 * denials and exceptions come from all parts.
 */
function combine(parts, inventory) {
    const notices = [];
    const strictest = ({ name, fallback, rank, write = String }, of) => {
        const given = parts.map(of).filter((one) => one !== undefined);
        const [kept, ...lost] = given.toSorted((a, b) => rank(a.value) - rank(b.value));
        if (kept === undefined)
            return { value: fallback[inventory], source: { kind: 'default' } };
        for (const one of lost.filter(({ value }) => rank(value) > rank(kept.value))) {
            const words = ({ value, source }) => ({ value: write(value), source });
            notices.push({ kind: 'loosened', setting: name, kept: words(kept), lost: words(one) });
        }
        return kept;
    };
    const policy = {
        limits: withoutTotal((0,records/* recordOf */.z)(rule_names/* LIMIT_RULES */.Ej, (rule) => strictest(settings_LIMITS[rule], (part) => withZeros(part)[rule]))),
        ...mapSettings((name) => strictest(SETTINGS[name], (part) => part[name])),
        deny: unitedDenials(parts.flatMap(({ deny }) => deny)),
        exceptions: parts.flatMap(({ exceptions }) => exceptions),
        exceptionRules: mapExceptionRules((name) => strictest(EXCEPTION_RULES[name], (part) => part.exceptionRules[name])),
    };
    return { policy, notices };
}
/**
 * Returns the limits of one part, in which the limit of a severity becomes 0 if it is off and a lower severity has a limit.
 * Each part gets these zeros before parts are combined, so that no other part can loosen them.
 */
function withZeros({ limits }) {
    const isOff = (rule) => (limits[rule]?.value ?? 'off') === 'off';
    const lowest = rule_names/* SEVERITY_RULES */.ME.findLast((rule) => !isOff(rule));
    if (lowest === undefined)
        return limits;
    const above = rule_names/* SEVERITY_RULES */.ME.slice(0, rule_names/* SEVERITY_RULES */.ME.indexOf(lowest)).filter(isOff);
    const zero = { value: 0, source: { kind: 'implied', by: lowest } };
    return { ...limits, ...Object.fromEntries(above.map((rule) => [rule, zero])) };
}
/** Switches the limit on the total off if a severity has a limit and the limit on the total was not set. */
function withoutTotal(limits) {
    const lowest = rule_names/* SEVERITY_RULES */.ME.findLast((rule) => limits[rule].value !== 'off');
    if (lowest === undefined || limits['max-vulnerabilities'].source.kind !== 'default')
        return limits;
    const source = { kind: 'implied', by: lowest };
    return { ...limits, 'max-vulnerabilities': { value: 'off', source } };
}
/** Returns each denied ID once, with its latest `since`. */
function unitedDenials(all) {
    const united = new Map();
    for (const one of all) {
        const seen = united.get(one.id);
        if (seen === undefined || combine_timeOf(one) > combine_timeOf(seen))
            united.set(one.id, one);
    }
    return [...united.values()];
}
function combine_timeOf({ since }) {
    return since?.getTime() ?? Number.NEGATIVE_INFINITY;
}
/** Returns the exceptions of parts that were not read from a ref. */
function localExceptions(parts) {
    return parts.filter(({ central }) => !central).flatMap(({ exceptions }) => exceptions);
}

;// CONCATENATED MODULE: ./build/policy/exception-rules.js





/** Checks the exceptions of all policies by every rule that needs no findings: all rules but `never: exploitable`. */
function checkExceptionRules({ exceptions, exceptionRules }, parts, now) {
    const { maxDays, maxCount, central } = exceptionRules;
    const unexpired = exceptions.filter((exception) => !isExpired(exception, now));
    const tooLong = unexpired.filter((exception) => maxDays.value !== 'off' && daysLeft(exception, now) - 1 > maxDays.value);
    const local = central.value ? localExceptions(parts) : [];
    const errors = [
        ...tooLong.map((exception) => ({
            exception,
            message: (0,build_text/* say */.cv) `the exception for ${exception.id} ends on ${exception.until}, ${daysLeft(exception, now) - 1} days from today; max-days allows ${Number(maxDays.value)}`,
        })),
        ...local.map((exception) => ({
            exception,
            message: (0,build_text/* say */.cv) `the exception for ${exception.id} is in a policy that a pull request can change; \`from: central\` accepts only policies that are read from a ref`,
        })),
    ];
    const { length } = unexpired;
    if (maxCount.value !== 'off' && length > maxCount.value) {
        const message = (0,build_text/* say */.cv) `${length} ${() => (length === 1 ? 'exception has' : 'exceptions have')} not expired; max-count allows ${maxCount.value}`;
        errors.push({ exception: null, message });
    }
    return errors;
}
/** Returns the error of an image if exceptions accept exploitable vulnerabilities against the rules, or else null. */
function explainForbidden({ forbidden }) {
    if (forbidden.length === 0)
        return null;
    return new errors/* GateError */.ue('policy', {
        problem: '`exception-rules` forbid exceptions for vulnerabilities with a known exploit:',
        points: forbidden.map(({ exception: { id, source } }) => (0,build_text/* say */.cv) `${id} (${(quote) => (0,build_forms/* phraseSource */.hO)(source, quote)})`),
        remedy: 'Upgrade the affected packages and remove the exceptions from the policy.',
    });
}

// EXTERNAL MODULE: ./build/report/words/units.js
var units = __nccwpck_require__(3490);
;// CONCATENATED MODULE: ./build/report/words/checks.js










/** Returns one row for each rule, rules that are off included. */
function checkRows(verdict, quote = build_text/* plain */.pj) {
    return verdict.checks.map((check) => {
        const { rule, result } = check;
        const setBy = setByWords(rule, verdict.policy, quote);
        return { rule, result, setBy, note: '', ...CELLS[rule](check, verdict) };
    });
}
const NOT_CHECKED = 'not checked';
/** The cells of a rule that is off and has no number to show. */
const OFF = { found: '', allowed: NOT_CHECKED };
const limitCells = ({ found, complete, allowed: limit }) => {
    const allowed = limit === null ? NOT_CHECKED : `${limit}`;
    const isOff = typeof limit !== 'number';
    if (typeof found === 'number' && !isOff && found > limit)
        return { found: `${found}`, allowed, note: `${found - limit} over` };
    if (typeof found !== 'number' || complete !== true)
        return { found: 'unknown', allowed, note: isOff ? '' : 'scan incomplete' };
    return { found: `${found}`, allowed, note: isOff || limit === 0 ? '' : `${limit - found} left` };
};
/** The function that writes the cells of a rule, for each rule. */
const CELLS = {
    ...(0,records/* recordOf */.z)(rule_names/* LIMIT_RULES */.Ej, () => limitCells),
    deny: ({ result, found }, { policy }) => result === 'off' ? OFF : { found: `${found}`, allowed: `none of ${policy.deny.length}` },
    'exception-expired': ({ result, found }) => result === 'off' ? OFF : { found: `${found} needed`, allowed: '0' },
    'require-trusted': ({ result }, { facts }) => {
        const trusted = (0,domain_facts/* orNull */.Xd)(facts.trusted);
        const found = trusted === null ? 'unknown' : trusted ? 'yes' : 'no';
        return { found, allowed: result === 'off' ? NOT_CHECKED : 'required' };
    },
    'scan-incomplete': (_check, { scans, policy }) => {
        const gated = (0,domain_policy/* gatedKinds */.pW)(policy);
        if (gated.length === 0)
            return OFF;
        const complete = gated.filter((kind) => scans[kind].kind === 'complete').length;
        // If the policy relies on all kinds, the numbers alone are clear.
        const isPartial = complete === gated.length && complete < finding/* KINDS */.GW.length;
        return {
            found: `${complete} of ${gated.length}`,
            allowed: policy.incompleteScan.value === 'fail' ? 'all needed' : 'all, else warn',
            note: isPartial ? gated.map((kind) => `${kind} ✔`).join(' ') : '',
        };
    },
    'max-scan-age': (_check, { facts, policy, now }) => {
        const limit = policy.maxScanAge.value;
        const age = (0,domain_age/* scanAge */.f)(facts, now);
        return {
            found: age === null ? 'unknown' : (0,units/* phraseAge */.NB)(age),
            allowed: limit === 'off' ? NOT_CHECKED : (0,build_forms/* writeDuration */.MP)(limit),
        };
    },
    'expected-digest': ({ result, violations }, { policy }) => {
        if (result === 'off')
            return OFF;
        const expected = (0,units/* shortDigest */.VK)(policy.expectedDigest.value);
        const [wrong] = violations.flatMap((one) => (one.kind === 'wrong-digest' ? [one.digests] : []));
        const found = wrong === undefined ? expected : wrong.map(units/* shortDigest */.VK).slice(0, 2).join(' ') || 'none';
        return { found, allowed: expected };
    },
};
/** Rules about findings that another rule counts, too. Reports do not name these rules as not checked. */
const REFINEMENTS = ['deny', 'exception-expired', ...rule_names/* FINDING_RULES */._t];
/** Returns the rules that are off, each with the number of its findings, because a rule that is off can have findings. */
function disabledRules(rows) {
    return rows
        .filter(({ rule, result }) => result === 'off' && !REFINEMENTS.includes(rule))
        .map(({ rule, found }) => ({ rule, note: /^\d+$/.test(found) ? ` (${found} found)` : '' }));
}
/** Most sources that are named for one rule. */
const SOURCES_LIMIT = 3;
/** Writes where the limit or other setting of a rule was set. */
function setByWords(rule, policy, quote = build_text/* plain */.pj) {
    const sources = [...new Set(RULE[rule].sources(policy).map((source) => (0,build_forms/* phraseSource */.hO)(source, quote)))];
    const more = sources.length > SOURCES_LIMIT ? [`${sources.length - SOURCES_LIMIT} more`] : [];
    const words = [...sources.slice(0, SOURCES_LIMIT), ...more].join(', ');
    // The setting of this rule is `incomplete-scan`.
    return rule === 'scan-incomplete' ? `${words} of incomplete-scan` : words;
}
/** Returns the state of each kind of scan, and whether the policy relies on it. */
function scanRows({ scans, policy }) {
    const gated = (0,domain_policy/* gatedKinds */.pW)(policy);
    return finding/* KINDS */.GW.map((kind) => ({ kind, gated: gated.includes(kind), state: scans[kind] }));
}

// EXTERNAL MODULE: ./build/report/words/rule-words.js
var rule_words = __nccwpck_require__(5711);
;// CONCATENATED MODULE: ./build/report/words/advice.js

const SCAN_AGAIN = 'scan the image again in the TCSS console, then run this job again';
/** Returns a clause that says what to do about a violation. The clause has no untrusted text. */
function adviseViolation(violation) {
    switch (violation.kind) {
        case 'over-limit':
            return rule_words/* RULE_WORDS */.x[violation.rule].advice;
        case 'denied':
            return 'upgrade the affected packages, or remove the ID from `deny` where it is set';
        case 'expired':
            return 'upgrade the affected packages, or review the risk and set a new `until`';
        case 'untrusted':
            return 'mark the image as trusted in the TCSS console, or set `require-trusted: false`';
        case 'incomplete':
            return adviseReason(violation.reason);
        case 'stale':
            return ('scan the image again in the TCSS console, let this step do it with `trigger-scan: true`, ' +
                'or raise `max-scan-age` to accept an older scan');
        case 'wrong-digest':
            return ('judge the image that was built: the tag may have moved, or the ID may be from another build. If the expected digest is ' +
                'that of a multi-platform index (docker/build-push-action pushes one by default), use `image` and pass the raw index as `manifest-file`');
        default:
            return violation;
    }
}
function adviseReason(reason) {
    switch (reason.kind) {
        case 'not-scanned':
        case 'outdated':
        case 'partial':
            return 'scan the image in the TCSS console, or let this step do it with `trigger-scan: true`, then run this job again';
        case 'queued':
        case 'running':
        case 'unconfirmed':
            return 'raise `wait-timeout`, or run this job again when the scan has finished';
        case 'requested':
            return 'raise `wait-timeout`, or check in the TCSS console why the scan does not start';
        case 'unknown-image':
            return 'check in the TCSS console that the registry is synchronized, then run this job again';
        case 'unlicensed':
            return 'assign a scan licence to the image in the TCSS console and scan it, then run this job again';
        case 'short-list':
        case 'not-given':
        case 'failed':
        case 'timed-out':
        case 'cancelled':
        case 'unrecognised':
            return SCAN_AGAIN;
        case 'malformed':
            return `${SCAN_AGAIN}; if that does not help, report it with the request ID`;
        default:
            return reason;
    }
}

// EXTERNAL MODULE: ./build/report/words/phrase.js
var phrase = __nccwpck_require__(4480);
;// CONCATENATED MODULE: ./build/report/words/headline.js






/** Conclusions in a few words. */
const CONCLUSION_WORDS = {
    pass: 'Allowed',
    skipped: 'Not judged: no credentials',
    warn: 'Allowed, with warnings',
    fail: 'Blocked',
    error: 'Blocked: no verdict',
};
/** Says why nothing was judged, and that nothing is allowed. */
const SKIPPED = 'GitHub gives no secrets to a pull request from a fork or from Dependabot, so TCSS was not queried, as `without-credentials: skip` demands. ' +
    'The job continues; `allowed` is false, and this run must not deploy anything.';
/** Warns that the answers come from this machine. Returns null if the answers come from Tencent Cloud. */
function phraseNotReal({ local, host }, quote = (untrusted) => untrusted) {
    return local
        ? `Not a real verdict: the answers come from ${quote(host ?? 'an API')} on this machine, not from Tencent Cloud.`
        : null;
}
/** Counts the violated rules of one image, such as `3 rules violated`. */
function countRules(violations) {
    return `${(0,units/* plural */.LS)(new Set(violations.map(({ rule }) => rule)).size, 'rule')} violated`;
}
/** Phrases each violation as a clause. Scans that are incomplete for the same reason have one clause together. */
function clausesOf(violations, quote) {
    const clauses = new Map();
    for (const violation of violations) {
        const incomplete = violation.kind === 'incomplete';
        const clause = incomplete ? (0,phrase/* phraseReason */.A)(violation.reason, quote) : (0,phrase/* phraseViolation */.d)(violation, quote);
        const kinds = clauses.get(clause) ?? [];
        clauses.set(clause, incomplete ? [...kinds, violation.scan] : kinds);
    }
    return [...clauses].map(([clause, kinds]) => kinds.length === 0 ? clause : `${enumerate(kinds)} scan: ${clause}`);
}
/** Joins words as `vulnerability, virus and risk`. */
function enumerate(words) {
    const [last = '', ...others] = words.toReversed();
    return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}
/** Returns the advice about violations. Equal pieces of advice are one. */
function adviceOn(violations) {
    return [...new Set(violations.map((violation) => `${(0,units/* capital */.Nx)(adviseViolation(violation))}.`))];
}
/** Groups violations by advice. Each group has the advice and the clauses of its violations. */
function byAdvice(violations, quote) {
    return adviceOn(violations).map((advice) => {
        const concerned = violations.filter((one) => adviceOn([one]).includes(advice));
        return { advice, clauses: clausesOf(concerned, quote).join(' · ') };
    });
}
/** Names the setting that turns violations into warnings. */
function softenedBy(policy, quote = build_text/* plain */.pj) {
    const [words, source] = policy?.mode.value === 'warn'
        ? ['`mode: warn`', policy.mode.source]
        : ['`incomplete-scan: warn`', policy?.incompleteScan.source];
    return source?.kind === 'policy' ? `${words} (${(0,build_forms/* phraseSource */.hO)(source, quote)})` : words;
}
/** Counts the images by conclusion, worst first, such as `3 blocked · 408 allowed`. */
function countOutcomes(outcomes) {
    const words = {
        pass: 'allowed',
        skipped: 'not judged',
        warn: 'allowed with warnings',
        fail: 'blocked',
        error: 'blocked without a verdict',
    };
    return domain_report/* CONCLUSIONS */.Fr.toReversed()
        .flatMap((conclusion) => {
        const count = outcomes.filter((outcome) => (0,domain_report/* conclusionOf */.vu)(outcome) === conclusion).length;
        return count === 0 ? [] : [`${count} ${words[conclusion]}`];
    })
        .join(' · ');
}
/** Sums up the report in one line, without untrusted text. */
function titleOf({ outcomes, conclusion }) {
    const blocked = outcomes.filter((outcome) => ['fail', 'error'].includes((0,domain_report/* conclusionOf */.vu)(outcome))).length;
    if (outcomes.length < 2)
        return CONCLUSION_WORDS[conclusion];
    return blocked > 0
        ? `${blocked} of ${outcomes.length} images blocked`
        : `${outcomes.length} images: ${CONCLUSION_WORDS[conclusion].toLowerCase()}`;
}

;// CONCATENATED MODULE: ./build/report/words/notices.js



/** Phrases a notice in sentences. */
function phraseNotice(notice, quote = build_text/* plain */.pj) {
    switch (notice.kind) {
        case 'loosened': {
            const { setting, kept, lost } = notice;
            const words = ({ value, source }) => `${value} (${(0,build_forms/* phraseSource */.hO)(source, quote)})`;
            return `${setting}: ${words(lost)} is overridden by the stricter ${words(kept)}.`;
        }
        case 'expiring': {
            const { exception, days } = notice;
            const when = days === 1 ? 'ends today' : `ends in ${(0,units/* plural */.LS)(days - 1, 'day')}`;
            return `The exception for ${quote(exception.id)} ${when}, at the end of ${quote(exception.until)} UTC (${(0,build_forms/* phraseSource */.hO)(exception.source, quote)}).`;
        }
        case 'unused': {
            const { id, source } = notice.exception;
            return `The exception for ${quote(id)} (${(0,build_forms/* phraseSource */.hO)(source, quote)}) matches no finding. Remove it.`;
        }
        case 'policy-changed': {
            const { policy, branch, added } = notice;
            const what = added
                ? `The policy ${quote(policy)} does not exist on ${quote(branch)}, or the token cannot read the file. So this pull request is judged by its own policy.`
                : `This pull request changes the policy by which it is judged, ${quote(policy)}.`;
            return `${what} Use ${quote(`${policy}@${branch}`)} to apply the policy of that branch.`;
        }
        case 'not-listed':
            return `The findings of the ${notice.scan} scan of ${quote((0,units/* shortName */.EU)(notice.image.given))} could not be listed. The verdict does not depend on them. ${notice.error.problem(quote)}`;
        case 'list-differs':
            return `The ${notice.scan} list of ${quote((0,units/* shortName */.EU)(notice.image.given))} has ${(0,units/* plural */.LS)(notice.listed, 'row')}, but TCSS counts ${notice.counted}; the verdict uses the count.`;
        default:
            return notice;
    }
}
/** The titles of notices, by kind. */
const NOTICE_TITLES = {
    loosened: 'a looser value is overridden',
    expiring: 'an exception ends soon',
    unused: 'an exception is unused',
    'policy-changed': 'this pull request changes the policy',
    'not-listed': 'a list is incomplete',
    'list-differs': 'a list is incomplete',
};
/** Returns the line of a file in the checkout that a notice is about; null if there is no such line. */
function placeOfNotice(notice) {
    if (notice.kind === 'policy-changed')
        return { file: notice.policy, line: 1 };
    const source = notice.kind === 'loosened' ? notice.lost.source : 'exception' in notice ? notice.exception.source : null;
    return source === null ? null : placeOfSource(source);
}
/** Returns the line of a file in the checkout where a value was set; null if the value was set elsewhere. */
function placeOfSource(source) {
    const local = source.kind === 'policy' && source.line !== null && !source.policy.includes('@');
    return local ? { file: source.policy, line: source.line ?? 1 } : null;
}

// EXTERNAL MODULE: ./build/report/words/outcome.js
var words_outcome = __nccwpck_require__(9533);
;// CONCATENATED MODULE: ./build/report/annotations.js








/** Most annotations of one level. GitHub shows ten of each level for a step, and drops the others silently. */
const LEVEL_LIMIT = 10;
/** Most warnings about images. The program can add three: on the summary, the comment and `pull_request_target`. */
const WARNING_LIMIT = LEVEL_LIMIT - 3;
/** Longest message, in UTF-16 units. GitHub cuts a message silently at 4096. */
const MESSAGE_LIMIT = 4000;
/**
 * Renders one annotation for each violated rule of each image, worst first. The last annotation of a level counts the annotations
 * that are left out. If the step fails, the first annotation is a failure message that names all violated rules; without `all` it
 * is the only annotation.
 */
function renderAnnotations(report, all) {
    const warning = phraseNotReal(report);
    const annotations = selectAnnotations(report, (some, limit) => (all ? limited(some, limit) : []));
    if (warning === null)
        return annotations;
    // Each message has the warning, because a reader may see one message alone.
    return annotations.map((one) => ({ ...one, message: (0,build_text/* cut */.Jj)(`${warning} ${one.message}`, MESSAGE_LIMIT) }));
}
function selectAnnotations(report, optional) {
    const notices = noticeAnnotations(report);
    if (report.conclusion === 'skipped')
        return [
            { level: 'notice', title: reportTitle(report), message: SKIPPED.replaceAll('`', '') },
            ...optional(notices, LEVEL_LIMIT - 1),
        ];
    const problems = problemAnnotations(report);
    const errors = problems.filter(({ level }) => level === 'error');
    const warnings = problems.filter(({ level }) => level === 'warning');
    const softer = [...optional(warnings, WARNING_LIMIT), ...optional(notices, LEVEL_LIMIT)];
    if ((0,domain_report/* allows */.NB)(report.conclusion))
        return softer;
    const [only] = errors;
    // A single error serves as the failure message.
    return only !== undefined && errors.length === 1
        ? [only, ...optional(pointAnnotations(report), LEVEL_LIMIT - 1), ...softer]
        : [failureMessage(report), ...optional(errors, LEVEL_LIMIT - 1), ...softer];
}
/** Annotates each mistake in a file of the checkout at its line. A single mistake is part of the failure message instead. */
function pointAnnotations({ error }) {
    if (error === null || error.points().length === 1)
        return [];
    return error.marks().map(({ message, at }) => ({
        level: 'error',
        title: 'TCSS Image Gate: mistake in a policy',
        message: (0,build_text/* cut */.Jj)((0,units/* capital */.Nx)(message(build_text/* plain */.pj)), MESSAGE_LIMIT),
        place: at,
    }));
}
/** Annotates the notices. Notices about incomplete lists are only in the summary and the log. */
function noticeAnnotations({ notices }) {
    return notices
        .filter(({ kind }) => kind !== 'not-listed' && kind !== 'list-differs')
        .map((notice) => ({
        level: 'notice',
        title: `TCSS Image Gate: ${NOTICE_TITLES[notice.kind]}`,
        message: (0,build_text/* cut */.Jj)(phraseNotice(notice), MESSAGE_LIMIT),
        ...placed(placeOfNotice(notice)),
    }));
}
/** Writes one message that names every violated rule of every image, with the numbers of the rule. */
function failureMessage(report) {
    const lines = (0,words_outcome/* worstFirst */.md)(report.outcomes).flatMap((outcome) => {
        if (outcome.kind === 'errored')
            return [`${(0,words_outcome/* plainName */.MH)(outcome)}: ${outcome.error.line()}`];
        const failing = outcome.verdict.violations.filter((violation) => violation.effect === 'fail');
        const rules = byRule(failing).map(({ rule, clauses }) => `${rule} (${clauses})`);
        return rules.length === 0 ? [] : [`${(0,words_outcome/* plainName */.MH)(outcome)}: ${rules.join('; ')}`];
    });
    return { level: 'error', title: reportTitle(report), message: (0,build_text/* cut */.Jj)(lines.join('\n'), MESSAGE_LIMIT) };
}
function reportTitle(report) {
    return `TCSS Image Gate: ${titleOf(report).toLowerCase()}`;
}
/** Groups the violations of one image by rule, in the order of the rules. */
function byRule(violations) {
    return rule_names/* RULES */.y0.flatMap((rule) => {
        const ofRule = violations.filter((violation) => violation.rule === rule);
        return ofRule.length === 0 ? [] : [{ rule, ofRule, clauses: clausesOf(ofRule, build_text/* plain */.pj).join('; ') }];
    });
}
/** Annotates the error of the gate, then the errors and violations of each image. */
function problemAnnotations(report) {
    const { error, policy, places } = report;
    const ofGate = error === null ? [] : [errorAnnotation('TCSS Image Gate: no verdict, so blocked', error)];
    const ofImages = (0,words_outcome/* worstFirst */.md)(report.outcomes).flatMap((outcome) => {
        const name = (0,words_outcome/* plainName */.MH)(outcome);
        const place = placed(places.get(outcome.image.given));
        if (outcome.kind === 'errored')
            return [{ ...errorAnnotation(`no verdict, so blocked: ${name}`, outcome.error), ...place }];
        return byRule(outcome.verdict.violations).map(({ rule, ofRule, clauses }) => {
            const level = ofRule.some(({ effect }) => effect === 'fail') ? 'error' : 'warning';
            const setBy = policy === null ? '' : ` (${rule}: ${setByWords(rule, policy)})`;
            const whyAllowed = level === 'warning' ? ` Not blocked, because of ${softenedBy(policy)}.` : '';
            const message = `${(0,units/* capital */.Nx)(clauses)}${setBy}.${whyAllowed} What now: ${adviceOn(ofRule).join(' ')}`;
            return { level, title: `${rule}: ${name}`, message: (0,build_text/* cut */.Jj)(message, MESSAGE_LIMIT), ...place };
        });
    });
    return [...ofGate, ...ofImages];
}
/** Annotates an error. The annotation has a place if the error has exactly one point, and this point has a place. */
function errorAnnotation(title, error) {
    const [mark] = error.marks();
    const place = error.points().length === 1 ? mark?.at : undefined;
    return { level: 'error', title, message: (0,build_text/* cut */.Jj)(error.message, MESSAGE_LIMIT), ...placed(place) };
}
function placed(place) {
    return place == null ? {} : { place };
}
function limited(annotations, limit) {
    const [first] = annotations;
    if (first === undefined || annotations.length <= limit)
        return annotations;
    return [
        ...annotations.slice(0, limit - 1),
        {
            level: first.level,
            title: `${annotations.length - limit + 1} more`,
            message: 'GitHub shows only ten annotations of a step. The job summary and the log show the rest.',
        },
    ];
}

// EXTERNAL MODULE: ./build/report/outputs/deploy-ref.js
var deploy_ref = __nccwpck_require__(9127);
;// CONCATENATED MODULE: ./build/report/progress-lines.js




/** From this number of images on, the log has totals instead of a description of each image. */
const MANY_IMAGES = 6;
/** Renders progress as lines of the log. Lines may hold untrusted text: print them through `logLine`. */
function renderProgress(progress) {
    switch (progress.kind) {
        case 'reading': {
            const { done, total, elapsed, left } = progress;
            const rate = (done / elapsed) * 1_000;
            return [
                `Read ${done} of ${total} images, ${rate.toFixed(1)} per second, about ${(0,units/* phraseSpan */.SY)(left)} left.`,
            ];
        }
        case 'images-requested':
            return [`Requested a registry sync: TCSS does not know ${(0,units/* plural */.LS)(progress.images, 'image')}.`];
        case 'scans-requested': {
            const { images, unlicensed } = progress;
            const requested = `Requested a scan of ${(0,units/* plural */.LS)(images, 'image')}.`;
            const refused = `Cannot scan ${(0,units/* plural */.LS)(unlicensed, 'image')} without a licence: assign one in the TCSS console.`;
            return [...(images === 0 ? [] : [requested]), ...(unlicensed === 0 ? [] : [refused])];
        }
        case 'waiting-begins':
            return [
                `Waiting at most ${(0,units/* phraseSpan */.SY)(progress.budget)} for ${(0,units/* plural */.LS)(progress.images, 'image')} to be known and scanned.`,
            ];
        case 'waiting': {
            const { changed, waiting, total, remaining } = progress;
            if (total < MANY_IMAGES)
                return changed.map((one) => (total === 1 ? (0,units/* capital */.Nx)(phraseSeen(one)) : imageLine(one)));
            const left = remaining === null ? '' : `, about ${(0,units/* phraseSpan */.SY)(remaining)} left`;
            return [`${total - waiting} of ${(0,units/* plural */.LS)(total, 'image')} done${left}.`];
        }
        case 'waiting-ends': {
            const { waiting, total, elapsed } = progress;
            const spent = (0,units/* phraseSpan */.SY)(elapsed);
            return waiting === 0
                ? [`Finished waiting after ${spent}.`]
                : [`Stopped waiting after ${spent}: ${waiting} of ${(0,units/* plural */.LS)(total, 'image')} not done.`];
        }
        default:
            return progress;
    }
}
function imageLine({ image, watch }) {
    return `${(0,words_outcome/* displayName */.QC)(watch?.facts ?? null, image)}: ${phraseSeen({ image, watch })}`;
}
function phraseSeen({ watch }) {
    return watch === null ? 'not in the inventory yet' : phraseWatch(watch);
}
/** Phrases the state of the scans of one image as a clause. */
function phraseWatch({ facts, settled, sawRunning, unconfirmedResult, before }) {
    if (settled)
        return unconfirmedResult === null ? 'no scan is running' : phraseEnd(facts);
    if (unconfirmedResult !== null)
        return `${phraseEnd(facts)}; checking again, because totals can arrive late`;
    const running = finding/* KINDS */.GW.flatMap((kind) => {
        const state = facts.scans[kind];
        return state.kind === 'incomplete' && state.reason.kind === 'running' ? [{ ...state.reason, kind }] : [];
    });
    if (running.length > 0) {
        const kinds = running.map(({ kind, progress }) => `${kind} ${progress === null ? 'running' : `${progress} %`}`);
        const seconds = Math.max(0, ...running.map((one) => one.seconds ?? 0));
        return [...kinds, ...(seconds === 0 ? [] : [`about ${(0,units/* phraseSpan */.SY)(seconds * 1_000)} left`])].join(', ');
    }
    if (before !== null && !sawRunning)
        return 'scan requested, not started yet';
    return finding/* KINDS */.GW.every((kind) => wasNeverScanned(facts, kind)) ? 'not scanned yet' : 'waiting to start';
}
function wasNeverScanned({ scans }, kind) {
    const state = scans[kind];
    return state.kind === 'incomplete' && state.reason.kind === 'not-scanned';
}
function phraseEnd({ scans }) {
    const ends = finding/* KINDS */.GW.flatMap((kind) => {
        const state = scans[kind];
        return state.kind === 'complete' ? [] : [`${kind} scan ${(0,phrase/* phraseReason */.A)(state.reason)}`];
    });
    return ends.length === 0 ? 'finished' : ends.join(', ');
}

;// CONCATENATED MODULE: ./build/report/log.js










const CONCLUSION_MARKS = {
    pass: '✔',
    skipped: '-',
    warn: '!',
    fail: '✘',
    error: '✘',
};
const RESULT_MARKS = {
    passed: '✔',
    warn: '!',
    fail: '✘',
    unknown: '?',
    off: '-',
};
/**
 * Renders the verdict for the log. Few images are in the given order. Many images begin with the total, then come the images that
 * do not pass, worst first, and passing images are folded. Lines may hold untrusted text: print them through `logLine`.
 */
function renderLog(report) {
    const { outcomes, conclusion, error } = report;
    const notReal = phraseNotReal(report);
    const areMany = outcomes.length >= MANY_IMAGES;
    const passing = areMany ? outcomes.filter((outcome) => (0,domain_report/* conclusionOf */.vu)(outcome) === 'pass') : [];
    const shown = areMany
        ? (0,words_outcome/* worstFirst */.md)(outcomes).filter((outcome) => (0,domain_report/* conclusionOf */.vu)(outcome) !== 'pass')
        : outcomes;
    const details = shown.flatMap((outcome) => [...outcomeLines(outcome), '']);
    const total = outcomes.length > 1 ? [`${(0,units/* plural */.LS)(outcomes.length, 'image')}: ${countOutcomes(outcomes)}.`] : [];
    // An annotation already prints the error, unless the error is too long for an annotation.
    const isCut = error !== null && error.message.length > MESSAGE_LIMIT;
    const lines = [
        ...(notReal === null ? [] : [notReal]),
        ...(conclusion === 'skipped' ? [SKIPPED.replaceAll('`', '')] : []),
        ...(areMany ? [...total, '', ...details] : [...details, ...total]),
        ...report.notices.map((notice) => `i ${phraseNotice(notice)}`),
        ...(areMany || !(0,domain_report/* allows */.NB)(conclusion) ? [] : (0,deploy_ref/* deployReferences */.K)(report).map((one) => `Deploy ${one}`)),
        ...(isCut ? error.message.split('\n') : []),
    ];
    const folded = { title: `${(0,units/* plural */.LS)(passing.length, 'image')} allowed`, lines: passing.map(titleLine) };
    return [{ title: null, lines }, ...(passing.length === 0 ? [] : [folded])];
}
function titleLine(outcome) {
    const conclusion = (0,domain_report/* conclusionOf */.vu)(outcome);
    const name = (0,words_outcome/* outcomeName */.Wm)(outcome);
    const { imageId } = outcome.image;
    const id = imageId === null || name === imageId ? '' : ` (${(0,units/* shortDigest */.VK)(imageId)})`;
    return `${CONCLUSION_MARKS[conclusion]} ${name}${id}: ${CONCLUSION_WORDS[conclusion].toLowerCase()}`;
}
function outcomeLines(outcome) {
    const conclusion = (0,domain_report/* conclusionOf */.vu)(outcome);
    const name = (0,words_outcome/* outcomeName */.Wm)(outcome);
    const title = `${CONCLUSION_MARKS[conclusion]} ${name}: ${CONCLUSION_WORDS[conclusion].toLowerCase()}`;
    if (outcome.kind === 'errored')
        return [title, `    ${outcome.error.line()}`, `    ${outcome.error.remedy}`];
    const { image, verdict } = outcome;
    const { imageId, digest, requestId } = verdict.facts;
    const why = conclusion === 'warn' ? `, because of ${softenedBy(verdict.policy).replaceAll('`', '')}` : '';
    return [
        `${title}${why}`,
        ...(image.imageId === null && image.given !== name ? [`    given as ${image.given}`] : []),
        ...(imageId === '' ? [] : [`    ID ${imageId}`]),
        ...(digest === null ? [] : [`    digest ${digest}`]),
        ...checkLines(verdict),
        ...(requestId === '' ? [] : [`    request ${requestId}`]),
    ];
}
function checkLines(verdict) {
    const checks = checkRows(verdict);
    const disabled = disabledRules(checks).map(({ rule, note }) => `${rule}${note}`);
    return [
        ...checks
            .filter(({ result }) => result !== 'off')
            .map(({ rule, result, found, allowed, note, setBy }) => {
            const limit = /^\d/.test(allowed) ? `allowed ${allowed}` : allowed;
            return row(RESULT_MARKS[result], rule, `${found}, ${limit} (${setBy})${note && `: ${note}`}`);
        }),
        ...scanRows(verdict).flatMap(({ kind, gated, state }) => state.kind === 'complete' ? [] : [row(gated ? '✘' : '-', `${kind} scan`, (0,phrase/* phraseReason */.A)(state.reason))]),
        ...verdict.facts.notes.map(({ scan, words }) => row('i', `${scan} scan`, `complete; TCSS notes: ${words}`)),
        ...verdict.exceptions.accepted.map(({ exception: { id, until, reason } }) => row('i', id, `accepted until ${until}: ${reason}`)),
        ...(disabled.length === 0 ? [] : [`    - not checked: ${disabled.join(', ')}`]),
    ];
}
function row(mark, label, text) {
    return `    ${mark} ${label.padEnd(20)} ${text}`;
}

// EXTERNAL MODULE: ./build/report/outputs/outputs.js
var outputs = __nccwpck_require__(84);
// EXTERNAL MODULE: ./build/version.js
var version = __nccwpck_require__(8508);
// EXTERNAL MODULE: ./build/report/json/json-values.js
var json_values = __nccwpck_require__(6709);
;// CONCATENATED MODULE: ./build/report/json/json-image.js











/** Describes one image: the given text, the verdict, and either all known facts or the error. */
function imageJson(outcome, { places }) {
    const { image } = outcome;
    const facts = (0,words_outcome/* factsOf */.xS)(outcome);
    const verdict = outcome.kind === 'judged' ? outcome.verdict : null;
    const error = outcome.kind === 'errored' ? outcome.error : null;
    const place = places.get(image.given);
    const lists = listsOf(outcome);
    return {
        ...identityJson(image, facts),
        verdict: (0,domain_report/* conclusionOf */.vu)(outcome),
        error: error === null ? null : (0,json_values/* errorJson */.dF)(error),
        ...factsJson(facts),
        requestId: error === null ? (0,json_values/* textJson */.SQ)(facts?.requestId ?? '') : error.requestId,
        scans: verdict === null ? null : scansJson(verdict),
        counts: verdict === null ? null : countsJson(verdict),
        checks: verdict === null ? [] : checksJson(verdict),
        violations: verdict?.violations.map((one) => ({ ...(0,outputs/* violationRow */.q)(one), effect: one.effect })) ?? [],
        findings: (0,records/* recordOf */.z)(finding/* KINDS */.GW, (kind) => findingsJson(lists[kind], verdict)),
        lists: (0,records/* recordOf */.z)(finding/* KINDS */.GW, (kind) => {
            const list = lists[kind];
            return list === null ? null : { listed: list.rows, claimed: list.total };
        }),
        notes: facts?.notes.map(({ scan, words }) => ({ scan, words })) ?? [],
        diagnostics: facts?.diagnostics.map(([name, text]) => ({ name, text })) ?? [],
        place: place === undefined ? null : { file: place.file, line: place.line, column: place.column ?? null },
    };
}
function identityJson({ given, imageId, reference, platform }, facts) {
    return {
        asked: given,
        imageId: imageId ?? (0,json_values/* textJson */.SQ)(facts?.imageId ?? ''),
        reference,
        platform: (0,json_values/* textJson */.SQ)(platform?.name ?? ''),
        index: platform?.index ?? null,
    };
}
function factsJson(facts) {
    return {
        name: facts?.name ?? null,
        digest: facts?.digest ?? null,
        repoDigests: facts?.repoDigests ?? [],
        os: facts?.os ?? null,
        architecture: facts?.architecture ?? null,
        size: facts?.size ?? null,
        createdAt: (0,json_values/* timeJson */.WZ)(facts?.createdAt ?? null),
        containers: facts?.containers ?? null,
        hosts: facts?.hosts ?? null,
        trusted: facts === null ? null : (0,domain_facts/* orNull */.Xd)(facts.trusted),
        trustedUnknown: facts?.trusted.kind === 'unknown' ? (0,json_values/* reasonJson */.TC)(facts.trusted.reason) : null,
        licensed: facts?.licensed ?? null,
        scannedAt: (0,json_values/* timeJson */.WZ)(facts?.scannedAt ?? null),
        scanStatus: facts?.scanStatus ?? null,
    };
}
/** Describes each scan as TCSS reports it and as judged. A scan without a count that has a limit is judged as incomplete. */
function scansJson({ scans, facts }) {
    return (0,records/* recordOf */.z)(finding/* KINDS */.GW, (kind) => {
        const state = scans[kind];
        return {
            state: state.kind,
            reported: facts.scans[kind].kind,
            ...(0,json_values/* reasonJson */.TC)(state.kind === 'complete' ? null : state.reason),
        };
    });
}
/** Describes each count as TCSS claims it and as judged. The judged count is null where its scan is incomplete. */
function countsJson(verdict) {
    return (0,records/* recordOf */.z)(domain_facts/* COUNTS */.Js, (name) => {
        const count = verdict.facts.counts[name];
        return {
            claimed: (0,domain_facts/* orNull */.Xd)(count),
            judged: (0,domain_evidence/* reliableCount */.cE)(verdict, name),
            ...(0,json_values/* reasonJson */.TC)(count.kind === 'known' ? null : count.reason),
        };
    });
}
/** Describes the result of every rule, rules that are off included, and where the values of each rule were set. */
function checksJson({ checks, policy }) {
    return checks.map(({ rule, result, found, complete, allowed, violations }) => {
        const sources = RULE[rule].sources(policy).map(json_values/* sourceJson */._F);
        const distinct = new Map(sources.map((source) => [JSON.stringify(source), source]));
        return {
            rule,
            result,
            found,
            complete,
            allowed,
            message: violations.length === 0 ? null : clausesOf(violations, build_text/* plain */.pj).join('; '),
            setBy: [...distinct.values()],
        };
    });
}
/** Returns the list of each kind: the judged list, or else a list that was made only for reports, or else null. */
function listsOf(outcome) {
    return (0,records/* recordOf */.z)(finding/* KINDS */.GW, (kind) => {
        if (outcome.kind === 'errored')
            return null;
        const judged = kind === 'vulnerability' ? outcome.verdict.facts.vulnerabilities : null;
        return judged ?? outcome.findings[kind] ?? null;
    });
}
/** Describes the findings of one list, each with its exception and whether it is denied; null without a list. */
function findingsJson(list, verdict) {
    if (list === null || verdict === null)
        return null;
    const accepted = exceptionByFinding(verdict.exceptions.accepted);
    const expired = exceptionByFinding(verdict.exceptions.expired);
    const denied = new Set(verdict.violations.flatMap((one) => (one.kind === 'denied' ? one.ids : [])));
    return list.findings.map((finding) => ({
        kind: finding.kind,
        id: (0,json_values/* textJson */.SQ)(finding.id),
        name: (0,json_values/* textJson */.SQ)(finding.name),
        severity: finding.severity,
        component: (0,json_values/* textJson */.SQ)(finding.component),
        version: (0,json_values/* textJson */.SQ)(finding.version),
        path: (0,json_values/* textJson */.SQ)(finding.path),
        fixedIn: (0,json_values/* textJson */.SQ)(finding.fixedIn),
        fixable: finding.fixable,
        exploitable: finding.exploitable,
        excepted: appliedExceptionJson(accepted.get(finding)),
        expired: appliedExceptionJson(expired.get(finding)),
        denied: finding.kind === 'vulnerability' && denied.has(finding.id),
    }));
}
function exceptionByFinding(applied) {
    return new Map(applied.flatMap(({ exception, findings }) => findings.map((finding) => [finding, exception])));
}
function appliedExceptionJson(exception) {
    if (exception === undefined)
        return null;
    const { until, reason, source } = exception;
    return { until, reason, setBy: (0,json_values/* sourceJson */._F)(source) };
}

;// CONCATENATED MODULE: ./build/report/json/json-report.js










/** Version of the JSON format. Every change of the format that can break a reader needs a new version. */
const FORMAT_VERSION = 1;
/** Longest indented report, in UTF-16 units. A longer report is compact. */
const INDENTED_LIMIT = 1024 * 1024;
/**
 * Renders the whole report for programs (schema/report.schema.json). Null means unknown. Untrusted text is well-formed but not
 * escaped, so a program that shows such text must escape it.
 */
function renderJson(report, context) {
    const whole = reportJson(report, context);
    const compact = JSON.stringify(whole, wellFormed);
    if (compact.length > INDENTED_LIMIT)
        return `${compact}\n`;
    const indented = JSON.stringify(whole, wellFormed, 2);
    return `${indented.length > INDENTED_LIMIT ? compact : indented}\n`;
}
/** Replaces lone surrogates, which some JSON parsers refuse. */
function wellFormed(_, value) {
    return typeof value === 'string' ? value.toWellFormed() : value;
}
function reportJson(report, context) {
    const { conclusion, error, host, policy } = report;
    const allowed = (0,domain_report/* allows */.NB)(conclusion);
    const notARealVerdict = phraseNotReal(report);
    return {
        ...(notARealVerdict === null ? {} : { notARealVerdict }),
        version: FORMAT_VERSION,
        tool: { name: 'TCSS Image Gate', version: version/* VERSION */.x },
        startedAt: (0,json_values/* timeJson */.WZ)(report.startedAt),
        judgedAt: (0,json_values/* timeJson */.WZ)(report.judgedAt),
        host,
        context: {
            repository: context.repository,
            workflow: context.workflow,
            job: context.job,
            commit: context.commit,
            runUrl: context.runUrl,
        },
        verdict: conclusion,
        allowed,
        deployRef: allowed ? (0,deploy_ref/* deployReferences */.K)(report) : [],
        error: error === null ? null : (0,json_values/* errorJson */.dF)(error),
        policy: policy === null ? null : policyJson(policy),
        images: report.outcomes.map((outcome) => imageJson(outcome, report)),
        notices: report.notices.map(noticeJson),
    };
}
/** Describes every setting of the policy with its source. Time spans are in seconds. */
function policyJson({ limits, deny, exceptions, exceptionRules, ...settings }) {
    return {
        limits: (0,records/* recordOf */.z)(rule_names/* LIMIT_RULES */.Ej, (rule) => settingJson(limits[rule])),
        ...(0,records/* recordOf */.z)(SETTING_NAMES, (name) => settingJson(inSeconds(settings[name]))),
        deny: deny.map(({ id, since, source }) => ({ id, since: (0,json_values/* timeJson */.WZ)(since), setBy: (0,json_values/* sourceJson */._F)(source) })),
        exceptions: exceptions.map(exceptionJson),
        exceptionRules: (0,records/* recordOf */.z)(EXCEPTION_RULE_NAMES, (name) => settingJson(exceptionRules[name])),
    };
}
function settingJson({ value, source }) {
    return { value, setBy: (0,json_values/* sourceJson */._F)(source) };
}
/** Converts a time span, which a policy holds in milliseconds. Every number among these settings is a time span. */
function inSeconds({ value, source }) {
    return { value: typeof value === 'number' ? value / 1_000 : value, source };
}
/** Describes an exception by the values in the policy and the time at which the exception ends. */
function exceptionJson({ id, until, ends, reason, images, source }) {
    return { id, until, ends: (0,json_values/* timeJson */.WZ)(ends), reason, images, setBy: (0,json_values/* sourceJson */._F)(source) };
}
/** Describes a notice by a message and by data. */
function noticeJson(notice) {
    return { kind: notice.kind, message: phraseNotice(notice), ...noticeData(notice) };
}
function noticeData(notice) {
    switch (notice.kind) {
        case 'loosened':
            return { setting: notice.setting, kept: settingJson(notice.kept), lost: settingJson(notice.lost) };
        case 'expiring':
            return { exception: exceptionJson(notice.exception), days: notice.days };
        case 'unused':
            return { exception: exceptionJson(notice.exception) };
        case 'policy-changed':
            return { policy: notice.policy, branch: notice.branch, added: notice.added };
        case 'not-listed':
            return { image: notice.image.given, scan: notice.scan, error: (0,json_values/* errorJson */.dF)(notice.error) };
        case 'list-differs': {
            const { image, scan, listed, counted } = notice;
            return { image: image.given, scan, listed, counted };
        }
        default:
            return notice;
    }
}

// EXTERNAL MODULE: ./build/report/predicate.js
var report_predicate = __nccwpck_require__(134);
;// CONCATENATED MODULE: ./build/report/sarif/sarif-text.js

/** Longest texts, in UTF-16 units. */
const TEXT_LIMITS = {
    message: 1000,
    error: 600,
    violation: 350,
    sources: 160,
    untrusted: 150,
    reason: 200,
    justification: 500,
    ruleId: 100,
    ruleTitle: 200,
    host: 300,
    path: 1000,
    category: 200,
};
const ESCAPES = {
    '[': '\\[',
    ']': '\\]',
    '\\': '\\\\',
    '{': '{{',
    '}': '}}',
};
/** Makes a SARIF message of one line without links and placeholders, with `end` at its end. A long text is cut before `end`. */
function sarifMessage(text, end = '') {
    const tail = escapeMessage((0,build_text/* visible */.RK)(end));
    const limit = TEXT_LIMITS.message - tail.length;
    const line = (0,build_text/* visible */.RK)(text, limit);
    const escaped = escapeMessage(line);
    return { text: `${escaped.length <= limit ? escaped : escapeUpTo(line, limit)}${tail}` };
}
/**
 * Rewrites untrusted text for the description of a rule. Brackets that could make a link are replaced, because viewers show
 * escapes in a description unchanged.
 */
function withoutLinks(text, limit) {
    return (0,build_text/* visible */.RK)(text, limit).replaceAll(/[[{]/g, '(').replaceAll(/[\]}]/g, ')').replaceAll('\\', '/');
}
function escapeMessage(text) {
    return text.replaceAll(/[[\]\\{}]/g, (char) => ESCAPES[char] ?? char);
}
/** Escapes as much of the text as fits into the limit, and puts `…` at the end. */
function escapeUpTo(text, limit) {
    let escaped = '';
    for (const char of text) {
        const next = escapeMessage(char);
        if (escaped.length + next.length >= limit)
            break;
        escaped += next;
    }
    return `${escaped}…`;
}

;// CONCATENATED MODULE: ./build/report/sarif/sarif-locations.js

/** Locates a result at the first place within the checkout, else at action.yml. GitHub hides results without a location. */
function locationsFor(places) {
    for (const place of places) {
        const uri = place == null ? null : relativeUri(place.file);
        if (place != null && uri !== null)
            return [locationOf(uri, place)];
    }
    return [locationOf('action.yml', { line: 1 })];
}
function locationOf(uri, { line, column }) {
    return {
        physicalLocation: {
            artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
            region: {
                startLine: atLeastOne(line),
                ...(column === undefined ? {} : { startColumn: atLeastOne(column) }),
            },
        },
    };
}
function atLeastOne(number) {
    return Number.isSafeInteger(number) ? Math.max(1, number) : 1;
}
/** Turns a path within the checkout into a relative URI. Returns null for an empty path and for a path out of the checkout. */
function relativeUri(path) {
    const segments = path.toWellFormed().replaceAll('\\', '/').split('/');
    const absolute = path.length > TEXT_LIMITS.path || segments[0] === '' || /^[a-z]:$/i.test(segments[0] ?? '');
    const named = segments.filter((segment) => segment !== '' && segment !== '.');
    if (absolute || named.length === 0 || named.includes('..'))
        return null;
    return named.map(encodeURIComponent).join('/');
}

;// CONCATENATED MODULE: ./build/report/findings.js

/** Orders findings worst first: by severity, then those with a known exploit, then those that can be fixed. */
function compareFindings(a, b) {
    return rankOf(a) - rankOf(b);
}
function rankOf({ severity, exploitable, fixable }) {
    return finding/* SEVERITIES */.oC.indexOf(severity) * 4 + (exploitable ? 0 : 2) + (fixable ? 0 : 1);
}
/** Returns the listed vulnerabilities that count. All vulnerabilities of a list that was made only for reports count. */
function countedVulnerabilities({ verdict, findings, }) {
    if (verdict.facts.vulnerabilities !== null)
        return verdict.exceptions.counted;
    return findings.vulnerability?.findings ?? [];
}

;// CONCATENATED MODULE: ./build/report/sarif/sarif-findings.js




/** Describes a finding in sentences: its name and place, then what to do. */
function phraseFinding(finding, image) {
    switch (finding.kind) {
        case 'vulnerability':
            return phraseVulnerability(finding, image);
        case 'virus': {
            const file = shorten(finding.path === '' ? finding.component : finding.path);
            const name = shorten(finding.name) || 'A virus';
            return `${name} (virus, ${finding.severity})${file === '' ? '' : ` in ${file}`}: ${image}. What now: Remove the file and rebuild.`;
        }
        case 'risk': {
            const instruction = finding.component === '' ? '' : ` in an instruction ${shorten(finding.component)}`;
            const step = finding.path === '' ? '' : ` (${shorten(finding.path)})`;
            const name = shorten(finding.name) || 'A risk';
            return `${name} (risk, ${finding.severity})${instruction}${step}: ${image}. What now: Fix the build step and rebuild.`;
        }
        default:
            return finding.kind;
    }
}
function phraseVulnerability(finding, image) {
    const { id, name, severity, component, version, path, fixedIn, fixable, exploitable } = finding;
    const packageName = [component, version].filter((part) => part !== '').map(shorten);
    return [
        `${shorten(id === '' ? name : id)} (${severity})`,
        packageName.length === 0 ? '' : ` in ${packageName.join(' ')}`,
        path === '' ? '' : ` at ${shorten(path)}`,
        `: ${image}.`,
        id === '' || name === '' ? '' : ` ${shorten(name)}.`,
        exploitable ? ' An exploit is known.' : '',
        fixedIn !== ''
            ? ` What now: Upgrade to ${shorten(fixedIn)}.`
            : fixable
                ? ' What now: Upgrade to a fixed version.'
                : ' There is no fixed version yet.',
    ].join('');
}
/** Adds to the description of a finding that an exception accepts the finding until a day. */
function phraseAccepted({ until, reason }, description) {
    return `Accepted until ${(0,build_text/* plain */.pj)(until)}: ${description} The finding does not count. Reason: ${(0,build_text/* visible */.RK)(reason, TEXT_LIMITS.reason)}`;
}
/**
 * Identifies an image across builds: by repository and platform, never by tag or digest. All images of which only the ID is
 * known have the same key.
 */
function imageKey(outcome) {
    if (outcome === null)
        return ['', ''];
    const { given, reference, platform } = outcome.image;
    const name = (0,words_outcome/* nameOf */.Vb)((0,words_outcome/* factsOf */.xS)(outcome), given);
    const repository = (0,domain_image/* repositoryOf */._M)(name) ?? reference?.repository ?? withoutTag(name);
    return [repository, platform?.name ?? ''];
}
function withoutTag(name) {
    return domain_image/* DIGEST */.Dh.test(name) ? '' : name.replace(/@.*$/s, '').replace(/:[^/:]*$/, '');
}
function shorten(untrusted) {
    return (0,build_text/* visible */.RK)(untrusted, TEXT_LIMITS.untrusted);
}

;// CONCATENATED MODULE: ./build/report/sarif/sarif-rules.js





const CVE = /^CVE-\d{4}-\d{4,19}$/;
/** IDs that are used unchanged. The gate's own rules begin with a lower-case letter, and replaced IDs begin with `TCSS-`. */
const USABLE_ID = /^(?!TCSS-)[A-Z][\w.-]{0,99}$/;
/** Scores on GitHub's scale: critical over 9.0, high from 7.0, medium from 4.0. */
const SCORES = { critical: 9.5, high: 8, medium: 5.5, low: 2 };
/** Returns the rule ID of a finding: the kind, or for a vulnerability an ID that differs from every rule of the gate. */
function ruleIdOf({ kind, id, name }, hash) {
    if (kind !== 'vulnerability')
        return kind;
    if (USABLE_ID.test(id))
        return id;
    const original = id === '' ? name : id;
    const words = original
        .slice(0, 60)
        .replaceAll(/[^\w.]+/g, '-')
        .replaceAll(/^-|-$/g, '');
    return ['TCSS', words, hash(JSON.stringify(original))].filter((part) => part !== '').join('-');
}
/** Returns the SARIF level for the severity of a finding. Only a vulnerability can have the level `note`. */
function levelOf({ kind, severity }) {
    if (severity === 'critical' || severity === 'high')
        return 'error';
    return severity === 'low' && kind === 'vulnerability' ? 'note' : 'warning';
}
/** Help on the rules of SARIF that are not rules of a policy, by ID. */
const OTHER_HELP = {
    virus: {
        title: 'A virus or trojan',
        description: 'TCSS found an infected file in the image.',
        remedy: 'Find out where the file came from, remove it, and rebuild the image.',
        severity: 9.8,
    },
    risk: {
        title: 'A risky build step',
        description: 'TCSS found a risky behaviour or sensitive information in a build step of the image.',
        remedy: 'Fix the build step and rebuild the image. If the step holds a secret, revoke the secret.',
        severity: 5.5,
    },
    'no-verdict': {
        title: 'No verdict, so blocked',
        description: 'The gate could not decide about the image. An image that is not known to be sound is blocked.',
        remedy: 'Follow the message, then run the job again.',
        severity: 8,
    },
};
/** Help on every listed vulnerability, whatever its ID. */
const VULNERABILITY_HELP = {
    description: 'TCSS found this vulnerability in a package of the image.',
    remedy: 'Upgrade the package to a version without the vulnerability, and rebuild the image.',
};
/** Help on every rule of SARIF except vulnerabilities, by ID. */
const HELP = { ...OTHER_HELP, ...(0,records/* recordOf */.z)(rule_names/* RULES */.y0, (rule) => rule_words/* RULE_WORDS */.x[rule].help) };
/** Describes one rule of SARIF that is not a vulnerability. */
function ownRule(rule) {
    const help = HELP[rule];
    return {
        id: rule,
        shortDescription: { text: help.title },
        fullDescription: { text: withoutMarks(help.description) },
        help: helpOf(help),
        helpUri: `${version/* ACTION_URL */.X}#readme`,
        defaultConfiguration: { level: help.severity > 4 ? 'error' : 'warning' },
        properties: propertiesOf(help.severity),
    };
}
/** Describes the rule of a finding. Each vulnerability ID is a rule, with the severity of the finding. */
function findingRule(finding, ruleId) {
    const { kind, id, name, severity } = finding;
    if (kind !== 'vulnerability')
        return ownRule(kind);
    const title = phraseTitle(id, name) || ruleId;
    const address = CVE.test(id) ? `https://nvd.nist.gov/vuln/detail/${id}` : null;
    return {
        id: ruleId,
        shortDescription: { text: title },
        fullDescription: { text: `${title} (${severity}, as TCSS rates it)` },
        help: helpOf(VULNERABILITY_HELP, address),
        helpUri: address ?? `${version/* ACTION_URL */.X}#readme`,
        defaultConfiguration: { level: levelOf(finding) },
        properties: propertiesOf(SCORES[severity], 'vulnerability', severity),
    };
}
function phraseTitle(id, name) {
    const first = withoutLinks(id === '' ? name : id, TEXT_LIMITS.ruleId);
    return id === '' || name === '' ? first : `${first}: ${withoutLinks(name, TEXT_LIMITS.ruleTitle)}`;
}
function helpOf({ description, remedy }, more = null) {
    return {
        text: withoutMarks(`${description} What now: ${remedy}${more === null ? '' : ` More: ${more}`}`),
        markdown: `${description}\n\n**What now:** ${remedy}${more === null ? '' : `\n\n[More](${more})`}`,
    };
}
function propertiesOf(score, ...tags) {
    return { tags: ['security', 'container-image', ...tags], 'security-severity': score.toFixed(1) };
}
/** Removes the backticks of our own markdown. */
function withoutMarks(markdown) {
    return markdown.replaceAll('`', '');
}

;// CONCATENATED MODULE: ./build/report/sarif/sarif-results.js












/** Lists all results, worst first, as functions that build them: a file may have room for the first results only. */
function alertsOf(report, hash) {
    const outcomes = (0,words_outcome/* worstFirst */.md)(report.outcomes);
    const gateErrors = report.error === null ? [] : [noVerdictAlert(report.error, null, report)];
    const violations = outcomes.flatMap((outcome) => violationAlerts(outcome, report));
    const errorsFirst = violations.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
    const listed = [
        ...worstFindingsFirst(outcomes.flatMap(countedIn)),
        ...worstFindingsFirst(outcomes.flatMap(acceptedIn)),
    ];
    return [
        ...[...gateErrors, ...errorsFirst].map((alert) => () => alert),
        ...listed.map((one) => () => findingAlert(one, report, hash)),
    ];
}
function violationAlerts(outcome, report) {
    if (outcome.kind === 'errored')
        return [noVerdictAlert(outcome.error, outcome, report)];
    return outcome.verdict.violations.map((violation) => violationAlert(violation, outcome, report));
}
function noVerdictAlert(error, outcome, { places }) {
    const name = outcome === null ? '' : `: ${(0,words_outcome/* plainName */.MH)(outcome)}`;
    const problem = (0,build_text/* cut */.Jj)(error.line(), TEXT_LIMITS.error).replace(/[^.!?…]$/, '$&.');
    return {
        rule: ownRule('no-verdict'),
        level: 'error',
        message: `No verdict, so blocked${name}. ${problem} ${error.remedy}`.trim(),
        places: [outcome === null ? null : places.get(outcome.image.given), error.marks()[0]?.at],
        identity: ['no-verdict', ...imageKey(outcome)],
        justification: null,
    };
}
function violationAlert(violation, outcome, { policy, places }) {
    const { rule, effect } = violation;
    const clause = (0,build_text/* cut */.Jj)((0,units/* capital */.Nx)((0,phrase/* phraseViolation */.d)(violation)), TEXT_LIMITS.violation);
    const setBy = policy === null ? '' : `: ${(0,build_text/* cut */.Jj)(setByWords(rule, policy), TEXT_LIMITS.sources)}`;
    const whyAllowed = effect === 'warn' ? ` Not blocked, because of ${softenedBy(policy)}.` : '';
    const sources = policy === null ? [] : sourcesBehind(RULE[rule].sources(policy));
    return {
        rule: ownRule(rule),
        level: effect === 'fail' ? 'error' : 'warning',
        message: `${clause}: ${(0,words_outcome/* plainName */.MH)(outcome)} (${rule}${setBy}).${whyAllowed} What now: ${adviceOn([violation]).join(' ')}`,
        places: [places.get(outcome.image.given), ...sources.map(placeOfSource)],
        identity: [rule, ...imageKey(outcome), violation.kind === 'incomplete' ? violation.scan : ''],
        justification: null,
    };
    /** Returns only the sources of the exceptions or denials that the violation is about, or all sources of another rule. */
    function sourcesBehind(all) {
        if (violation.kind === 'expired')
            return violation.expired.map(({ exception }) => exception.source);
        if (violation.kind !== 'denied')
            return all;
        const { ids } = violation;
        return (policy?.deny ?? []).filter(({ id }) => ids.includes(id)).map(({ source }) => source);
    }
}
/** Lists the findings of every kind that count. */
function countedIn(outcome) {
    if (outcome.kind === 'errored')
        return [];
    const { virus, risk } = outcome.findings;
    const counted = [...(virus?.findings ?? []), ...countedVulnerabilities(outcome), ...(risk?.findings ?? [])];
    return counted.map((finding) => ({ outcome, finding, exception: null }));
}
function acceptedIn(outcome) {
    if (outcome.kind === 'errored')
        return [];
    return outcome.verdict.exceptions.accepted.flatMap(({ exception, findings }) => findings.map((finding) => ({ outcome, finding, exception })));
}
function worstFindingsFirst(listed) {
    return listed.toSorted((a, b) => compareFindings(a.finding, b.finding));
}
function findingAlert({ outcome, finding, exception }, { places }, hash) {
    const ruleId = ruleIdOf(finding, hash);
    const { id, name, component, path } = finding;
    const message = phraseFinding(finding, (0,words_outcome/* plainName */.MH)(outcome));
    return {
        rule: findingRule(finding, ruleId),
        level: exception === null ? levelOf(finding) : 'note',
        message: exception === null ? message : phraseAccepted(exception, message),
        places: [places.get(outcome.image.given), exception === null ? null : placeOfSource(exception.source)],
        // The path of a risk is the time of its build step, which can differ in each build.
        identity: [
            ruleId,
            ...imageKey(outcome),
            id === '' ? name : id,
            component,
            finding.kind === 'risk' ? '' : path,
        ],
        justification: exception === null
            ? null
            : `${(0,build_text/* visible */.RK)(exception.reason, TEXT_LIMITS.justification)} (until ${(0,build_text/* plain */.pj)(exception.until)})`,
    };
}

;// CONCATENATED MODULE: ./build/report/sarif/sarif.js








/** Most results of a file. GitHub shows 5,000 results, and refuses a file with more than 25,000. */
const RESULT_LIMIT = 5000;
/** Most bytes of a file. GitHub refuses more than 10 MB after gzip, and a file within this limit never has more. */
const FILE_LIMIT = 10_000_000;
/** Bytes that are reserved for everything but results and rules. */
const RESERVED_BYTES = 200_000;
/** Most notices about incomplete lists. */
const NOTICE_LIMIT = 20;
/**
 * Renders a report as SARIF 2.1.0 for GitHub code scanning. Each violation, each finding and each image without a verdict is a
 * result. If there are more results than GitHub accepts, the file has only the worst of them.
 */
function renderSarif(report, context, hash) {
    const alerts = alertsOf(report, hash);
    const { results, rules } = collectResults(alerts, { report, context, hash });
    const more = alerts.length - results.length;
    const left = more === 0 ? '' : `${more} of ${alerts.length} results are left out: GitHub accepts no more.`;
    const [first] = alerts;
    if (first !== undefined && results[0] !== undefined && left !== '')
        results[0] = { ...results[0], message: messageOf(first().message, report, ` ${left}`) };
    const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: {
                    driver: {
                        name: 'TCSS Image Gate',
                        semanticVersion: version/* VERSION */.x,
                        informationUri: version/* ACTION_URL */.X,
                        rules: [...rules.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
                    },
                },
                automationDetails: { id: categoryOf(context) },
                ...provenanceOf(context),
                invocations: [
                    {
                        executionSuccessful: report.conclusion !== 'error',
                        toolExecutionNotifications: notificationsOf(report, left),
                    },
                ],
                columnKind: 'utf16CodeUnits',
                results,
                properties: {
                    verdict: report.conclusion,
                    ...(report.host === null ? {} : { host: (0,build_text/* visible */.RK)(report.host, TEXT_LIMITS.host) }),
                },
            },
        ],
    };
    return JSON.stringify(log);
}
/** Builds results and their rules until the file has reached a limit. */
function collectResults(alerts, rendering) {
    const rules = new Map();
    const seen = new Map();
    const results = [];
    let room = FILE_LIMIT - RESERVED_BYTES;
    for (const alert of alerts.slice(0, RESULT_LIMIT)) {
        const built = alert();
        const { rule } = built;
        const result = resultOf(built, rendering, seen);
        const isNew = !rules.has(rule.id);
        room -= (0,units/* utf8Length */.wI)(JSON.stringify(result)) + (isNew ? (0,units/* utf8Length */.wI)(JSON.stringify(rule)) : 0);
        if (room < 0)
            break;
        if (isNew)
            rules.set(rule.id, rule);
        results.push(result);
    }
    return { rules, results };
}
function resultOf(alert, { report, context, hash }, seen) {
    const { rule, level, message, places, identity, justification } = alert;
    const key = hash(JSON.stringify(identity));
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    const workflow = context.workflow === null ? null : { file: context.workflow, line: 1 };
    const fingerprint = `${key}:${nth}`;
    return {
        ruleId: rule.id,
        level,
        message: messageOf(message, report),
        locations: locationsFor([...places, workflow]),
        // GitHub reads only `primaryLocationLineHash`. Without it GitHub hashes the line, and many results have the same line.
        partialFingerprints: { 'tcssImageGate/v1': fingerprint, primaryLocationLineHash: fingerprint },
        // SARIF requires `suppressions` in all results or in none.
        suppressions: justification === null ? [] : [{ kind: 'external', status: 'accepted', justification }],
    };
}
function messageOf(text, report, end = '') {
    const warning = phraseNotReal(report);
    return sarifMessage(warning === null ? text : `${warning} ${text}`, end);
}
/** Warns about everything that makes the file incomplete. */
function notificationsOf(report, left) {
    const aboutLists = report.notices.filter(({ kind }) => kind === 'not-listed' || kind === 'list-differs');
    const texts = aboutLists.slice(0, NOTICE_LIMIT).map((notice) => phraseNotice(notice));
    return [...(left === '' ? [] : [left]), ...texts].map((text) => ({
        level: 'warning',
        message: messageOf(text, report),
    }));
}
/** Names the category, which separates the results of different jobs. GitHub ignores the text after the last slash. */
function categoryOf({ workflow, job }) {
    const parts = [workflow, job].map((part) => (part ?? '')
        .replaceAll(/[^\w./-]+/g, '-')
        .replaceAll(/^\/+|\/+$/g, '')
        .slice(0, TEXT_LIMITS.category));
    return ['tcss-image-gate', ...parts.filter((part) => part !== ''), ''].join('/');
}
/** Names the commit that the workflow ran for. */
function provenanceOf({ repository, commit, runUrl }) {
    if (repository === null || commit === null)
        return {};
    if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || !/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit))
        return {};
    const server = /^https:\/\/[\w.-]+(:\d+)?(?=\/)/.exec(runUrl ?? '')?.[0] ?? 'https://github.com';
    const repositoryUri = `${server}/${repository}`;
    return {
        versionControlProvenance: [{ repositoryUri, revisionId: commit, mappedTo: { uriBaseId: '%SRCROOT%' } }],
    };
}

;// CONCATENATED MODULE: ./build/report/report-files.js




/** Renders one report file, or returns the reason why there is none. */
function renderFile(input, report, context) {
    switch (input) {
        case 'report-file':
            return renderJson(report, context.context);
        case 'sarif-file':
            // With an empty file, code scanning would close all alerts as fixed.
            if (report.conclusion === 'skipped')
                return { reason: 'No SARIF file was written: nothing was judged', isProblem: false };
            return renderSarif(report, { ...context.context, job: jobOf(context) }, context.digest);
        case 'predicate-file': {
            const [server] = /^https:\/\/[^/]+/.exec(context.context.runUrl ?? '') ?? [];
            const predicate = (0,report_predicate/* renderPredicate */.s4)(report, { digest: context.digest, server });
            if (predicate !== null)
                return predicate;
            const isProblem = (0,domain_report/* allows */.NB)(report.conclusion) && !report.local;
            return { reason: `No predicate was written: ${whyNoPredicate(report)}`, isProblem };
        }
        default:
            return input;
    }
}
function whyNoPredicate(report) {
    const { local, error, outcomes } = report;
    if (local)
        return 'the answers come from this machine';
    if (error !== null || outcomes.length === 0 || outcomes.some(({ kind }) => kind === 'errored'))
        return 'not every image was judged';
    return (0,report_predicate/* subjectOf */.et)(report) === null
        ? 'the digest of the image is unknown'
        : 'the image has none of the properties that a predicate can name';
}
/** Names the job, with a hash of its matrix values, because code scanning keeps one set of alerts for each name. */
function jobOf({ context, matrix, digest }) {
    return matrix === '' || matrix === 'null'
        ? context.job
        : `${context.job ?? 'job'}-${digest(matrix).slice(0, 8)}`;
}

;// CONCATENATED MODULE: ./build/report/summary/fit.js

/** Writes a page within its limit: the head, as many items as fit, and the foot. Returns null if head and foot do not fit. */
function fitPage({ head, sections, foot, limit, leftOut }) {
    const total = sections.reduce((sum, { items }) => sum + items.length, 0);
    const whole = [head, ...sections.map(sectionText), foot].join('');
    if ((0,units/* utf8Length */.wI)(whole) <= limit)
        return whole;
    const frame = (0,units/* utf8Length */.wI)(head) + (0,units/* utf8Length */.wI)(leftOut(total)) + (0,units/* utf8Length */.wI)(foot);
    if (frame > limit)
        return null;
    let room = limit - frame;
    let shown = 0;
    const body = sections.map(({ open, items, close }) => {
        const fitting = [];
        let size = (0,units/* utf8Length */.wI)(open) + (0,units/* utf8Length */.wI)(close);
        for (const item of items) {
            size += (0,units/* utf8Length */.wI)(item);
            if (size > room)
                break;
            fitting.push(item);
        }
        if (fitting.length === 0)
            return '';
        const text = sectionText({ open, items: fitting, close });
        room -= (0,units/* utf8Length */.wI)(text);
        shown += fitting.length;
        return text;
    });
    return [head, ...body, leftOut(total - shown), foot].join('');
}
/** Writes a section with all its items. */
function sectionText({ open, items, close }) {
    return [open, ...items, close].join('');
}
/** Makes a section that has only items. */
function sectionOf(...items) {
    return { open: '', items, close: '' };
}

;// CONCATENATED MODULE: ./build/report/summary/markdown.js

/** Most rows of a table of findings or accepted vulnerabilities. */
const ROW_LIMIT = 10;
const DELIMITERS = { left: ':--', right: '--:', centre: ':-:' };
/** Writes a table as a section, so that a page can leave out rows. Cells are markdown: untrusted text in a cell needs `code`. */
function table(columns, rows) {
    const headings = Object.keys(columns).map((name) => name.trim());
    const open = `${rowText(headings)}${rowText(Object.values(columns).map((alignment) => DELIMITERS[alignment]))}`;
    return { open, items: rows.map(rowText), close: '\n' };
}
/** Writes a table of the first items, and the number of the other items. */
function shortTable(items, { columns, row, more = 'more' }) {
    const rest = items.length - ROW_LIMIT;
    const rows = sectionText(table(columns, items.slice(0, ROW_LIMIT).map(row)));
    return rest > 0 ? `${rows}\n<sub>… and ${rest} ${more}</sub>\n\n` : rows;
}
/** Folds a text under a label. */
function fold(label, text) {
    return sectionText(foldSection(label, { open: text, items: [], close: '' }));
}
/** Folds a section under a label. The blank line after the label lets GitHub read markdown in the section. */
function foldSection(label, { open, items, close }) {
    return { open: `<details><summary>${label}</summary>\n\n${open}`, items, close: `${close}\n</details>\n\n` };
}
/** Draws the used part of a limit as a meter of ten blocks. The meter of an exceeded limit is full. */
function meter(found, allowed) {
    const full = found > allowed ? 10 : allowed === 0 ? 0 : Math.floor((found / allowed) * 10);
    return `<code>${'█'.repeat(full)}${'░'.repeat(10 - full)}</code>`;
}
/** Keeps words on one line, even in a narrow cell. */
function unbroken(words) {
    return words.replaceAll(' ', '&nbsp;');
}
function rowText(cells) {
    return `| ${cells.join(' | ')} |\n`;
}

;// CONCATENATED MODULE: ./build/report/summary/vulnerabilities.js






/** Squares of the longest severity bar. */
const BAR_LENGTH = 12;
/** Most packages that the line about upgrades names. */
const PACKAGE_LIMIT = 5;
const SEVERITY_ICONS = {
    critical: '🟪',
    high: '🟥',
    medium: '🟧',
    low: '🟨',
};
const COLUMNS = {
    '': 'centre',
    Vulnerability: 'left',
    Component: 'left',
    Installed: 'left',
    'Fixed&nbsp;in': 'left',
    ' ': 'left',
};
/** Writes a severity bar that unfolds to the worst vulnerabilities and the best upgrades. Empty without vulnerabilities. */
function renderVulnerabilities(findings) {
    if (findings.length === 0)
        return '';
    const rows = shortTable(findings.toSorted(compareFindings), { columns: COLUMNS, row: vulnerabilityRow });
    const label = `<b>${rule_words/* RULE_WORDS */.x['max-vulnerabilities'].title}, worst first</b> &nbsp;${severityBar(findings)}`;
    return fold(label, `${rows}${upgradeLine(findings)}`);
}
function vulnerabilityRow(finding) {
    const { severity, id, name, component, version, fixedIn, fixable, exploitable } = finding;
    return [
        SEVERITY_ICONS[severity],
        (0,build_text/* code */.aY)(id === '' ? name : id, 40),
        (0,build_text/* code */.aY)(component, 40),
        (0,build_text/* code */.aY)(version, 40),
        fixedIn === '' ? (fixable ? 'yes' : unbroken('no fix yet')) : (0,build_text/* code */.aY)(fixedIn, 40),
        exploitable ? unbroken('💥 exploit known') : '',
    ];
}
/** Draws one square for each finding, such as `🟪🟪🟥🟥🟥🟥 2 critical · 4 high`; many findings are drawn in proportion. */
function severityBar(findings) {
    const counts = finding/* SEVERITIES */.oC.map((severity) => findings.filter((finding) => finding.severity === severity).length);
    const shares = counts.map((count) => findings.length <= BAR_LENGTH || count === 0
        ? count
        : Math.max(1, Math.floor((count * BAR_LENGTH) / findings.length)));
    // The largest group gets the squares that rounding leaves, because they change its share least.
    const rest = Math.min(BAR_LENGTH, findings.length) - shares.reduce((sum, share) => sum + share, 0);
    const largest = counts.indexOf(Math.max(...counts));
    const squares = finding/* SEVERITIES */.oC.map((severity, n) => SEVERITY_ICONS[severity].repeat((shares[n] ?? 0) + (n === largest ? rest : 0)));
    const words = finding/* SEVERITIES */.oC.flatMap((severity, n) => (counts[n] ? [`${counts[n]} ${severity}`] : []));
    const exploitable = findings.filter((finding) => finding.exploitable).length;
    const known = exploitable === 0 ? [] : [`💥 ${exploitable} with a known exploit`];
    return `${squares.join('')} ${[...words, ...known].map(unbroken).join(' · ')}`;
}
/** Names the packages whose upgrade removes vulnerabilities. The package with the most fixable vulnerabilities comes first. */
function upgradeLine(findings) {
    const fixable = findings.filter((finding) => finding.fixable);
    if (fixable.length === 0)
        return 'No vulnerability has a fixed version yet.\n';
    const packages = new Map();
    for (const { component, version } of fixable) {
        const key = JSON.stringify([component, version]);
        const count = (packages.get(key)?.count ?? 0) + 1;
        packages.set(key, { name: `${component} ${version}`.trim(), count });
    }
    const sorted = [...packages.values()].toSorted((a, b) => b.count - a.count);
    const shown = sorted.slice(0, PACKAGE_LIMIT).map(({ name, count }) => `${(0,build_text/* code */.aY)(name, 60)} (${count})`);
    const more = sorted.length > PACKAGE_LIMIT ? ` and ${sorted.length - PACKAGE_LIMIT} more` : '';
    const all = `${fixable.length} of ${(0,units/* plural */.LS)(findings.length, 'vulnerability', 'vulnerabilities')}`;
    return `**Upgrading ${(0,units/* plural */.LS)(sorted.length, 'package')} removes ${all}:** ${shown.join(', ')}${more}.\n`;
}

;// CONCATENATED MODULE: ./build/report/summary/finding-tables.js








/** Writes the infected files under a fold; empty without infected files. */
function renderViruses(list) {
    return renderList(list, {
        title: rule_words/* RULE_WORDS */.x['max-viruses'].title,
        columns: { '': 'centre', Virus: 'left', File: 'left' },
        cells: ({ name, path, component }) => [(0,build_text/* code */.aY)(name, 60), (0,build_text/* code */.aY)(path === '' ? component : path, 100)],
    });
}
/** Writes the risky build steps under a fold. The content of a step is left out, because it may be a secret. */
function renderRisks(list) {
    return renderList(list, {
        title: `${rule_words/* RULE_WORDS */.x['max-risks'].title} and sensitive information`,
        columns: { '': 'centre', 'What is wrong': 'left', Where: 'left' },
        cells: ({ name, path, component }) => [
            (0,build_text/* code */.aY)(name, 120),
            [component === '' ? '' : `${(0,build_text/* code */.aY)(component, 20)} instruction`, path === '' ? '' : (0,build_text/* code */.aY)(path, 60)]
                .filter((part) => part !== '')
                .join(', '),
        ],
    });
}
function renderList(list, { title, columns, cells }) {
    if (list === undefined || list.findings.length === 0)
        return '';
    const row = (finding) => [SEVERITY_ICONS[finding.severity], ...cells(finding)];
    const sorted = list.findings.toSorted(compareFindings);
    return fold(`<b>${title}, worst first</b>`, shortTable(sorted, { columns, row }));
}
const ACCEPTED_COLUMNS = {
    '': 'centre',
    Vulnerability: 'left',
    Until: 'left',
    'Reason, set by': 'left',
};
/** Writes the accepted vulnerabilities under a fold, with reasons and days left. The exception that ends first comes first. */
function renderAccepted(accepted, now) {
    if (accepted.length === 0)
        return '';
    const { length } = accepted.flatMap(({ findings }) => findings);
    const sorted = accepted.toSorted((a, b) => a.exception.ends.getTime() - b.exception.ends.getTime());
    return fold(`<b>${(0,units/* plural */.LS)(length, 'accepted vulnerability', 'accepted vulnerabilities')}</b>, not counted above`, shortTable(sorted, {
        columns: ACCEPTED_COLUMNS,
        row: (applied) => acceptedRow(applied, now),
        more: 'more exceptions',
    }));
}
function acceptedRow({ exception, findings }, now) {
    const days = daysLeft(exception, now);
    const [worst] = findings.toSorted(compareFindings);
    return [
        SEVERITY_ICONS[worst?.severity ?? 'critical'],
        `${(0,build_text/* code */.aY)(exception.id, 40)}<br>${(0,build_text/* code */.aY)([...new Set(findings.map(({ component }) => component))].join(', '), 60)}`,
        `${exception.until.replaceAll('-', '\u2011')}<br>${unbroken(days === 1 ? 'today' : `${(0,units/* plural */.LS)(days - 1, 'day')} left`)}`,
        `${(0,build_text/* code */.aY)(exception.reason, 160)}<br>${(0,build_forms/* phraseSource */.hO)(exception.source, (text) => (0,build_text/* code */.aY)(text, 80))}`,
    ];
}

;// CONCATENATED MODULE: ./build/report/summary/image-section.js











const RESULT_ICONS = {
    passed: '✅',
    warn: '⚠️',
    fail: '❌',
    unknown: '❓',
};
/** Renders everything about one judged image: identity, checks, findings, scans and, under a fold, the raw scan state. */
function renderImage(outcome) {
    const { verdict, findings } = outcome;
    return [
        `${identityLine(verdict)}\n\n`,
        sectionText(checksTable(verdict)),
        disabledLine(verdict),
        notesLine(verdict),
        renderViruses(findings.virus),
        renderVulnerabilities(countedVulnerabilities(outcome)),
        renderAccepted(verdict.exceptions.accepted, verdict.now),
        renderRisks(findings.risk),
        scansTable(verdict),
        fold('<b>Image and raw scan state</b>', sectionText(detailsTable(verdict))),
    ].join('');
}
/** Writes where an image runs, such as `51 containers on 24 hosts`, in at most two lines. Empty if this is unknown. */
function phraseExposure({ containers, hosts }) {
    if (containers === null)
        return '';
    if (containers === 0)
        return unbroken('no container');
    const where = hosts === null ? [] : [`on ${(0,units/* plural */.LS)(hosts, 'host')}`];
    return [(0,units/* plural */.LS)(containers, 'container'), ...where].map(unbroken).join(' ');
}
function checksTable(verdict) {
    const shown = checkRows(verdict, build_text/* code */.aY).flatMap(({ result, ...row }) => result === 'off' ? [] : [{ ...row, result, room: roomLeft(row, verdict) }]);
    const hasRoom = shown.some(({ room }) => room !== '');
    const rows = shown.map(({ rule, result, found, allowed, room, setBy }) => [
        RESULT_ICONS[result],
        unbroken(rule_words/* RULE_WORDS */.x[rule].title),
        result === 'fail' || result === 'warn' ? `<b>${unbroken(found)}</b>` : unbroken(found),
        unbroken(allowed),
        ...(hasRoom ? [room] : []),
        `<code>${rule}</code>${/^\w+$/.test(setBy) ? ' ' : '<br>'}${setBy}`,
    ]);
    const numbers = { '': 'centre', Check: 'left', Found: 'right', Allowed: 'right' };
    return table({ ...numbers, ...(hasRoom ? { ' ': 'left' } : {}), 'Rule, set by': 'left' }, rows);
}
/** Writes the used part of a limit as a meter and in words. */
function roomLeft({ rule, note }, verdict) {
    return unbroken([meterFor(rule, verdict), note].filter((part) => part !== '').join(' '));
}
function disabledLine(verdict) {
    const rules = disabledRules(checkRows(verdict)).map(({ rule, note }) => `<code>${rule}</code>${note}`);
    return rules.length === 0 ? '' : `<sub>➖ Not checked: ${rules.join(', ')}</sub>\n\n`;
}
/** Writes the notes of TCSS on complete scans. */
function notesLine({ facts }) {
    const notes = facts.notes.map(({ scan, words }) => `${scan} scan ${(0,build_text/* code */.aY)(words, 120)}`);
    return notes.length === 0 ? '' : `<sub>ℹ️ TCSS notes on complete scans: ${notes.join(', ')}</sub>\n\n`;
}
function meterFor(rule, { tallies, policy }) {
    const limitRule = rule_names/* LIMIT_RULES */.Ej.find((one) => one === rule);
    if (limitRule === undefined)
        return '';
    const limit = policy.limits[limitRule].value;
    const { count, complete } = tallies[limitRule];
    if (limit === 'off' || count === null)
        return '';
    return count > limit || (complete && limit > 0) ? meter(count, limit) : '';
}
/** Writes the state of each scan. Empty if all scans are complete, or if all are required and incomplete for one reason. */
function scansTable(verdict) {
    const scans = scanRows(verdict).map(({ kind, gated, state }) => ({
        kind,
        icon: state.kind === 'complete' ? '✅' : gated ? '❌' : '➖',
        words: `${state.kind === 'complete' ? 'complete' : (0,phrase/* phraseReason */.A)(state.reason, build_text/* code */.aY)}${gated ? '' : ' (not required)'}`,
    }));
    const byState = new Map();
    for (const scan of scans)
        byState.set(scan.words, [...(byState.get(scan.words) ?? []), scan]);
    const allHave = (icon) => scans.every((scan) => scan.icon === icon);
    if (allHave('✅') || (allHave('❌') && byState.size === 1))
        return '';
    const rows = [...byState].map(([words, equal]) => [
        equal[0]?.icon ?? '',
        (0,units/* capital */.Nx)(equal.map(({ kind }) => kind).join(', ')),
        words,
    ]);
    return sectionText(table({ '': 'centre', Scan: 'left', State: 'left' }, rows));
}
function identityLine({ facts, now }) {
    const exposure = phraseExposure(facts);
    const platform = [facts.os, facts.architecture].filter((part) => part !== null);
    const parts = [
        exposure === '' ? '' : `**Runs in** ${exposure}`,
        `**Scanned** ${facts.scannedAt === null ? 'never, according to TCSS' : phraseDistance(facts.scannedAt, now)}`,
        platform.map((part) => (0,build_text/* code */.aY)(part, 60)).join(' '),
        facts.size === null ? '' : (0,units/* phraseSize */.tK)(facts.size),
    ];
    return parts.filter((part) => part !== '').join(' &nbsp;·&nbsp; ');
}
function detailsTable({ facts, image, now }) {
    const time = (date) => date === null ? 'unknown' : `${(0,units/* phraseTime */.P3)(date)}, ${phraseDistance(date, now)}`;
    const rows = [
        ['Name', facts.name === null ? 'unknown' : (0,build_text/* code */.aY)(facts.name, 300)],
        ...givenRows(image, facts),
        ['Image ID', facts.imageId === '' ? 'unknown' : (0,build_text/* code */.aY)(facts.imageId)],
        ['Digest', facts.digest === null ? 'unknown' : (0,build_text/* code */.aY)(facts.digest)],
        ['Created', time(facts.createdAt)],
        ['Last scan', time(facts.scannedAt)],
        ...facts.diagnostics.map(([name, text]) => [name, (0,build_text/* code */.aY)(text, 300)]),
        ['Request ID', facts.requestId === '' ? 'none' : (0,build_text/* code */.aY)(facts.requestId)],
    ];
    return table({ Field: 'left', Value: 'left' }, rows);
}
/** Returns rows about the platform and the given text, where they say more than the ID and the name. */
function givenRows({ given, imageId, platform }, { name }) {
    if (given === imageId)
        return [];
    return [
        ...(platform === null ? [] : [['Platform', (0,build_text/* code */.aY)(platform.name)]]),
        ...(given === name ? [] : [['Given as', (0,build_text/* code */.aY)(given, 600)]]),
    ];
}
function phraseDistance(time, now) {
    const span = now.getTime() - time.getTime();
    return span < 0 ? `${(0,units/* phraseSpan */.SY)(-span)} in the future` : `${(0,units/* phraseSpan */.SY)(span)} ago`;
}

;// CONCATENATED MODULE: ./build/domain/hints/near-limits.js




/** Returns limits that are nearly used up, a scan that is nearly too old, and exceptions whose end will make the image fail. */
function nearLimits(verdict, { policy, now }) {
    const limits = rule_names/* LIMIT_RULES */.Ej.flatMap((rule) => {
        const allowed = policy.limits[rule].value;
        const { count } = verdict.tallies[rule];
        const isNear = allowed !== 'off' && allowed > 0 && count !== null && isNearly(count, allowed);
        return isNear ? [{ kind: 'limit', rule, found: count, allowed }] : [];
    });
    const longest = policy.maxScanAge.value;
    const age = (0,domain_age/* scanAge */.f)(verdict.facts, now);
    const isOld = longest !== 'off' && age !== null && isNearly(age, longest);
    const ages = isOld ? [{ kind: 'age', left: longest - age }] : [];
    const ending = exceptionsThatMatter(verdict, { policy, now }).map((exception) => ({ kind: 'exception', exception }));
    return [...limits, ...ages, ...ending];
}
/** Tells whether 80 % of a limit is used up, in whole numbers. */
function isNearly(found, allowed) {
    return found * 10 >= allowed * 8;
}
/** Returns the exceptions after whose end the image will exceed a limit, the earliest end first. */
function exceptionsThatMatter({ image, facts, exceptions }, { policy, now }) {
    const idsAt = new Map();
    const breaks = ({ id, ends }) => {
        const ids = idsAt.get(ends.getTime()) ?? expiredIds(judge(image, facts, { policy, now: ends }));
        idsAt.set(ends.getTime(), ids);
        return ids.has(id);
    };
    const inForce = exceptions.accepted
        .map(({ exception }) => exception)
        .filter((one) => !isExpired(one, now))
        .toSorted((one, other) => one.ends.getTime() - other.ends.getTime());
    const dates = [...new Set(inForce.map(({ ends }) => ends.getTime()))].slice(0, DATES_LIMIT);
    return inForce.filter((one) => dates.includes(one.ends.getTime()) && breaks(one));
}
/** The most end dates that are checked. Each check judges the image again. */
const DATES_LIMIT = 10;
function expiredIds({ violations }) {
    const expired = violations.flatMap((one) => (one.kind === 'expired' ? one.expired : []));
    return new Set(expired.map(({ exception }) => exception.id));
}

;// CONCATENATED MODULE: ./build/report/summary/summary-alert.js




/** Most pieces of advice about several images. */
const ADVICE_LIMIT = 5;
/** Most points of one error. The log has all points. */
const POINT_LIMIT = 30;
/** Most limits in the list of limits that an image is near to. */
const NEAR_LIMIT_LIMIT = 4;
const ALERT_TYPES = {
    pass: 'TIP',
    skipped: 'NOTE',
    warn: 'WARNING',
    fail: 'CAUTION',
    error: 'CAUTION',
};
/** Renders the alert under the title: the reasons for the verdict, and what to do. */
function renderAlert(report) {
    const lines = [`[!${ALERT_TYPES[report.conclusion]}]`, ...alertLines(report)];
    return lines.map((line) => `> ${line}`).join('\n');
}
function alertLines(report) {
    const { outcomes, conclusion, error } = report;
    const [only] = outcomes;
    if (error !== null)
        return errorLines(error);
    if (conclusion === 'skipped')
        return [SKIPPED];
    if (only !== undefined && outcomes.length === 1)
        return imageLines(only, report);
    return [
        `**${countOutcomes(outcomes)}**`,
        ...continueLines(conclusion, report.policy),
        ...fleetAdvice(outcomes),
    ];
}
function imageLines(outcome, report) {
    if (outcome.kind === 'errored')
        return errorLines(outcome.error);
    const { violations, conclusion } = outcome.verdict;
    if (violations.length === 0) {
        const near = nearLimitLines(report, build_text/* code */.aY);
        return ['Every check passed.', ...(near.length === 0 ? [] : ['', ...near])];
    }
    const count = countRules(violations);
    const groups = byAdvice(violations, build_text/* code */.aY);
    const [only, ...others] = groups;
    const lines = only !== undefined && others.length === 0
        ? [`**${count}:** ${only.clauses}.`, '', `**What now:** ${only.advice}`]
        : [`**${count}:**`, '', ...groups.map(({ clauses, advice }) => `- **${(0,units/* capital */.Nx)(clauses)}.** ${advice}`)];
    return [...lines, ...continueLines(conclusion, report.policy)];
}
function continueLines(conclusion, policy) {
    return conclusion === 'warn' ? ['', `The job continues because of ${softenedBy(policy, build_text/* code */.aY)}.`] : [];
}
/** Lists the advice about several images. Advice for the most images comes first. */
function fleetAdvice(outcomes) {
    const counts = new Map();
    for (const outcome of outcomes) {
        const advice = outcome.kind === 'errored' ? [outcome.error.remedy] : adviceOn(outcome.verdict.violations);
        for (const one of advice.filter((text) => text !== ''))
            counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
    if (sorted.length === 0)
        return [];
    const more = sorted.length > ADVICE_LIMIT ? ['- … and more, listed with each image below'] : [];
    const shown = sorted
        .slice(0, ADVICE_LIMIT)
        .map(([text, count]) => `- **${(0,units/* plural */.LS)(count, 'image')}:** ${text}`);
    return ['', '**What now:**', '', ...shown, ...more];
}
function errorLines(error) {
    const points = error.points(build_text/* code */.aY).map((point) => `- ${point}`);
    const more = points.length > POINT_LIMIT ? [`- … and ${points.length - POINT_LIMIT} more, in the log`] : [];
    const list = points.length === 0 ? [] : ['', ...points.slice(0, POINT_LIMIT), ...more];
    return [error.problem(build_text/* code */.aY), ...list, ...(error.remedy === '' ? [] : ['', `**What now:** ${error.remedy}`])];
}
/** Writes the limits that the only image is near to, as a sentence or a list in markdown. Empty unless that image passes. */
function nearLimitLines(report, quote = build_text/* plain */.pj) {
    const { policy, outcomes, judgedAt: now } = report;
    const [only] = outcomes;
    if (policy === null || only?.kind !== 'judged' || outcomes.length > 1 || report.conclusion !== 'pass')
        return [];
    const near = nearLimits(only.verdict, { policy, now });
    const would = `would ${policy.mode.value === 'warn' ? 'warn' : 'fail'}`;
    const shown = near.slice(0, NEAR_LIMIT_LIMIT).map((one) => phraseNearLimit(one, would, quote));
    if (shown.length < 2)
        return shown.map((clause) => `Near a limit: ${clause}.`);
    const more = near.length - shown.length;
    return ['Near a limit:', '', ...shown.map((one) => `- ${one}`), ...(more > 0 ? [`- ${more} more`] : [])];
}
function phraseNearLimit(near, would, quote) {
    switch (near.kind) {
        case 'limit':
            return `${near.found} of ${near.allowed} allowed by ${quote(near.rule)}; ${near.allowed + 1 - near.found} more ${would}`;
        case 'age':
            return `the last scan is too old for ${quote('max-scan-age')} in ${(0,units/* phraseSpan */.SY)(near.left)}`;
        case 'exception':
            return `the exception for ${quote(near.exception.id)} ends after ${quote(near.exception.until)}; then the image ${would}`;
        default:
            return near;
    }
}

;// CONCATENATED MODULE: ./build/domain/hints/remedy.js






/** The most exceptions that are proposed. If more are needed, raising a limit is the smaller change. */
const EXCEPTION_LIMIT = 3;
/** The longest ID that a proposal names, in UTF-16 units. */
const ID_LENGTH_LIMIT = 100;
/** The greatest values that a policy can set; the age is in milliseconds. */
const GREATEST_LIMIT = 999_999_999;
const GREATEST_AGE = 3650 * 86_400_000;
/**
 * Returns the changes that would let these images pass. Returns null if no policy should let them pass: a vulnerability is
 * denied, an image is the wrong one, or the result of a scan is unknown, so that the risk is unknown.
 */
function remedyFor(verdicts, context) {
    const failing = verdicts.flatMap(({ violations }) => violations.filter(({ effect }) => effect === 'fail'));
    const isHopeless = failing.some((one) => one.kind === 'denied' ||
        one.kind === 'wrong-digest' ||
        one.kind === 'incomplete' ||
        (one.kind === 'stale' && one.age === null));
    if (isHopeless || failing.length === 0)
        return null;
    const ages = failing.flatMap((one) => (one.kind === 'stale' ? [one.age ?? 0] : []));
    const exceptions = exceptionsFor(verdicts, context);
    const isRaised = (rule) => (0,rule_names/* kindOf */.I)(rule) !== 'vulnerability' || exceptions.length === 0;
    return {
        limits: limitsFor(verdicts, context.policy, isRaised),
        exceptions,
        requireTrusted: failing.some(({ kind }) => kind === 'untrusted') ? false : null,
        maxScanAge: ages.length === 0 ? null : roundUp(Math.max(...ages)),
    };
}
function limitsFor(verdicts, policy, isRaised) {
    const raised = rule_names/* LIMIT_RULES */.Ej.filter(isRaised).flatMap((rule) => {
        const limit = policy.limits[rule].value;
        const most = Math.max(0, ...verdicts.map(({ tallies }) => tallies[rule].count ?? 0));
        if (limit === 'off' || most <= limit)
            return [];
        return [[rule, most > GREATEST_LIMIT ? 'off' : most]];
    });
    return Object.fromEntries(raised);
}
/** Rounds an age in milliseconds up to whole hours, or from two days on to whole days. */
function roundUp(age) {
    const [hour, day] = [3_600_000, 86_400_000];
    const unit = Math.floor(age / hour) + 1 < 48 ? hour : day;
    const more = (Math.floor(age / unit) + 1) * unit;
    return more > GREATEST_AGE ? 'off' : more;
}
/** Returns the exceptions with which no limit on vulnerabilities is exceeded; none if too many are needed. */
function exceptionsFor(verdicts, { policy, now }) {
    const { neverExploitable, maxCount } = policy.exceptionRules;
    const listed = verdicts.flatMap(({ facts }) => facts.vulnerabilities?.findings ?? []);
    const never = new Set(neverExploitable.value ? listed.filter(({ exploitable }) => exploitable).map(({ id }) => id) : []);
    const proposals = new Map();
    for (const verdict of verdicts) {
        const ids = idsToExcept(verdict, policy, (id) => isWritable(id) && !never.has(id));
        if (ids === null)
            return [];
        const images = globFor(nameFor(verdict.image, verdict.facts));
        for (const id of ids)
            proposals.set(JSON.stringify([id, images]), { id, images });
    }
    const inForce = policy.exceptions.filter((one) => !isExpired(one, now)).length;
    const room = maxCount.value === 'off' ? EXCEPTION_LIMIT : Math.min(EXCEPTION_LIMIT, maxCount.value - inForce);
    return proposals.size > room ? [] : [...proposals.values()];
}
/** Tells whether a policy accepts this untrusted text as an ID. */
function isWritable(id) {
    return id.length <= ID_LENGTH_LIMIT && build_forms/* VULNERABILITY_ID */.JB.parse(id) === id;
}
/** Returns a glob for any tag of this repository; null where a policy cannot write the name. */
function globFor(name) {
    return name !== null && /^[\w.:/@-]{1,500}$/.test(name) ? name.replace(/:[^:/@]*$/, ':*') : null;
}
/** Limits on vulnerabilities, the narrowest first. Exceptions for a narrow limit may be enough for the wider ones. */
const NARROWEST_FIRST = rule_names/* LIMIT_RULES */.Ej.filter((rule) => (0,rule_names/* kindOf */.I)(rule) === 'vulnerability').toSorted((a, b) => rule_names/* RULES */.y0.indexOf(a) - rule_names/* RULES */.y0.indexOf(b));
/** Returns the IDs that one image needs exceptions for; null if they are too many or do not help. */
function idsToExcept({ exceptions, tallies }, policy, may) {
    const chosen = new Set();
    for (const rule of NARROWEST_FIRST) {
        const limit = policy.limits[rule].value;
        const { count } = tallies[rule];
        if (limit === 'off' || count === null || count <= limit)
            continue;
        const counted = exceptions.counted.filter((finding) => (0,domain_evidence/* isCounted */.he)(rule, finding, policy));
        let left = count - counted.filter(({ id }) => chosen.has(id)).length;
        for (const { id } of counted.toSorted(mildestFirst)) {
            if (left <= limit || chosen.size > EXCEPTION_LIMIT)
                break;
            if (chosen.has(id) || !may(id))
                continue;
            chosen.add(id);
            left -= counted.filter((finding) => finding.id === id).length;
        }
        if (left > limit)
            return null;
    }
    return [...chosen];
}
/** Sorts findings without an exploit first, then by severity, the mildest first. */
function mildestFirst(a, b) {
    const rank = ({ exploitable, severity }) => (exploitable ? 0 : finding/* SEVERITIES */.oC.length) + finding/* SEVERITIES */.oC.indexOf(severity);
    return rank(b) - rank(a);
}
/** Tells whether upgrading every package with a fixed version would let a blocked image pass. */
function fixesHelp({ image, facts, conclusion }, context) {
    const list = facts.vulnerabilities;
    if (list === null || conclusion !== 'fail')
        return false;
    const findings = list.findings.filter(({ fixable }) => !fixable);
    // Equal rows count as one finding. If findings are left, the repeated rows may belong to these.
    const gone = findings.length === 0 ? list.rows : list.findings.length - findings.length;
    const { vulnerabilities: count } = facts.counts;
    const fixed = {
        ...facts,
        counts: {
            ...facts.counts,
            vulnerabilities: count.kind === 'known' ? { ...count, value: Math.max(0, count.value - gone) } : count,
        },
        vulnerabilities: { findings, rows: list.rows - gone, total: Math.max(0, list.total - gone) },
    };
    return judge(image, fixed, context).conclusion !== 'fail';
}

;// CONCATENATED MODULE: ./build/report/summary/what-would-pass.js








const what_would_pass_DAY = 86_400_000;
/** Days that a proposed exception lasts if the rules for exceptions allow it. */
const PROPOSED_DAYS = 30;
/** Renders two ways to let the blocked images pass: upgrades, if they suffice, and a policy to paste. Empty if there is no way. */
function renderRemedy(report) {
    const { policy, outcomes, conclusion, judgedAt: now } = report;
    const verdicts = outcomes.flatMap((one) => (one.kind === 'judged' ? [one.verdict] : []));
    if (policy === null || conclusion !== 'fail' || verdicts.length < outcomes.length)
        return '';
    const blocked = verdicts.filter((one) => one.conclusion === 'fail');
    const upgrade = blocked.every((one) => fixesHelp(one, { policy, now }))
        ? 'Upgrading alone would be enough to meet every limit on vulnerabilities.\n\n'
        : '';
    const remedy = remedyFor(verdicts, { policy, now });
    // The gate refuses a policy that checks nothing.
    if (remedy === null || (0,domain_policy/* checksNothing */.VY)(loosened(policy, remedy)))
        return upgrade;
    const lines = remedyLines(remedy, policy, now).map((line) => (0,build_text/* escapeMarkup */.My)((0,build_text/* visible */.RK)(line, 600)));
    const unchanged = verdicts.length === 1 ? 'the image pass as it is' : 'these images pass as they are';
    const policyToPaste = fold('<b>What would pass</b> (accepts the risk)', `This policy would let ${unchanged}. It fixes nothing: change each value where it is set, and only for a good reason.\n\n` +
        `<pre lang="yaml">${lines.join('\n')}</pre>\n\n`);
    return `${upgrade}${policyToPaste}`;
}
/** Applies the limits and settings of a remedy to a policy. */
function loosened(policy, { limits, requireTrusted, maxScanAge }) {
    const change = (setting, value) => ({
        ...setting,
        value: value ?? setting.value,
    });
    return {
        ...policy,
        limits: (0,records/* recordOf */.z)(rule_names/* LIMIT_RULES */.Ej, (rule) => change(policy.limits[rule], limits[rule])),
        requireTrusted: change(policy.requireTrusted, requireTrusted),
        maxScanAge: change(policy.maxScanAge, maxScanAge),
    };
}
/** Writes a remedy as the lines of a policy. A comment on each line has the present value. */
function remedyLines(remedy, policy, now) {
    const { limits, requireTrusted, maxScanAge } = remedy;
    return [
        'version: 1',
        ...block('limits:', rule_names/* LIMIT_RULES */.Ej.flatMap((rule) => {
            const value = limits[rule];
            const { value: present, source } = policy.limits[rule];
            return value === undefined ? [] : [`  ${LIMIT_KEYS[rule]}: ${value} ${presentValue(present, source)}`];
        })),
        ...exceptionLines(remedy, policy, now),
        ...(requireTrusted === null
            ? []
            : [`require-trusted: false ${presentValue('true', policy.requireTrusted.source)}`]),
        ...(maxScanAge === null ? [] : [`max-scan-age: ${ageText(maxScanAge)} ${presentAge(policy)}`]),
    ];
}
function presentValue(value, source) {
    return `# now ${value}, ${(0,build_forms/* phraseSource */.hO)(source)}`;
}
function presentAge({ maxScanAge: { value, source } }) {
    return presentValue(ageText(value), source);
}
function exceptionLines({ exceptions }, { exceptionRules: { maxDays, central } }, now) {
    const days = maxDays.value === 'off' ? PROPOSED_DAYS : Math.min(PROPOSED_DAYS, maxDays.value);
    const until = new Date(now.getTime() + days * what_would_pass_DAY).toISOString().slice(0, 10);
    const lines = exceptions.flatMap(({ id, images }) => [
        `  - id: ${yamlText(id)}`,
        `    until: ${until}`,
        '    reason: write here why it is accepted, and by whom',
        ...(images === null ? [] : [`    images: [${yamlText(images)}]`]),
    ]);
    return block(central.value ? 'exceptions: # only in a policy that is read from a ref' : 'exceptions:', lines);
}
function block(key, lines) {
    return lines.length === 0 ? [] : [key, ...lines];
}
/** Quotes a text for YAML, so that the text cannot end the scalar. */
function yamlText(text) {
    return `'${text.replaceAll("'", "''")}'`;
}
function ageText(value) {
    return value === 'off' ? value : (0,build_forms/* writeDuration */.MP)(value);
}

;// CONCATENATED MODULE: ./build/report/summary/summary.js













/** Most notices. The log has all notices. */
const summary_NOTICE_LIMIT = 10;
const TITLE_ICONS = {
    pass: '✅',
    skipped: '⏭️',
    warn: '⚠️',
    fail: '⛔',
    error: '🛑',
};
const IMAGE_ICONS = { ...TITLE_ICONS, fail: '❌' };
const CONSOLES = {
    intl: 'https://console.tencentcloud.com/tcss',
    china: 'https://console.cloud.tencent.com/tcss',
};
/**
 * Renders the job summary as markdown of at most `limit` bytes: the verdict and its reasons, then each image, worst first. Whole
 * rows and sections that do not fit are left out and counted. If the head does not fit, the summary is the title, or empty.
 */
function renderSummary(report, limit) {
    const title = `${banner(report)}## ${TITLE_ICONS[report.conclusion]} ${titleOf(report)}`;
    const [only] = report.outcomes;
    const name = only !== undefined && report.outcomes.length === 1 ? ` — ${(0,build_text/* code */.aY)((0,words_outcome/* outcomeName */.Wm)(only))}` : '';
    const remedy = renderRemedy(report);
    const page = fitPage({
        head: `${title}${name}\n\n${renderAlert(report)}\n\n`,
        sections: [
            ...imageSections(report.outcomes),
            ...(remedy === '' ? [] : [sectionOf(remedy)]),
            noticesSection(report.notices),
        ],
        foot: renderFooter(report),
        limit,
        leftOut: (count) => `> [!NOTE]\n> Left out for lack of space: ${(0,units/* plural */.LS)(count, 'row or section', 'rows and sections')}. The log names every image.\n\n`,
    });
    return page ?? ((0,units/* utf8Length */.wI)(title) < limit ? `${title}\n` : '');
}
function banner(report) {
    const warning = phraseNotReal(report, build_text/* code */.aY);
    return warning === null ? '' : `⚠️ ${warning.replace(/^[^:]*:/, '**$&**')}\n\n`;
}
function imageSections(outcomes) {
    const details = (outcome) => (outcome.kind === 'judged' ? renderImage(outcome) : '');
    if (outcomes.length < 2)
        return [sectionOf(...outcomes.map(details))];
    const sorted = (0,words_outcome/* worstFirst */.md)(outcomes);
    const passing = sorted.filter((outcome) => (0,domain_report/* conclusionOf */.vu)(outcome) === 'pass');
    const others = sorted.filter((outcome) => (0,domain_report/* conclusionOf */.vu)(outcome) !== 'pass');
    const folds = others
        .filter(({ kind }) => kind === 'judged')
        .map((outcome) => fold(`${iconOf(outcome)} ${(0,build_text/* code */.aY)((0,words_outcome/* outcomeName */.Wm)(outcome))}`, details(outcome)));
    // A registry does not know where an image runs.
    const hasExposure = outcomes.some((outcome) => exposureOf(outcome) !== '');
    const overview = (images, saysWhy) => {
        const why = saysWhy ? { Why: 'left' } : {};
        const exposure = hasExposure ? { 'Runs in': 'right' } : {};
        const rows = images.map((outcome) => [
            iconOf(outcome),
            (0,build_text/* code */.aY)((0,units/* shortName */.EU)((0,words_outcome/* outcomeName */.Wm)(outcome)), 56),
            ...(saysWhy ? [whyNot(outcome)] : []),
            ...(hasExposure ? [exposureOf(outcome)] : []),
        ]);
        return table({ '': 'centre', Image: 'left', ...why, ...exposure }, rows);
    };
    const label = `<b>${(0,units/* plural */.LS)(passing.length, 'image')} allowed</b>`;
    return [
        ...(others.length === 0 ? [] : [overview(others, true), sectionOf(...folds)]),
        ...(passing.length === 0 ? [] : [foldSection(label, overview(passing, false))]),
    ];
}
function iconOf(outcome) {
    return IMAGE_ICONS[(0,domain_report/* conclusionOf */.vu)(outcome)];
}
function exposureOf(outcome) {
    return outcome.kind === 'errored' ? '' : phraseExposure(outcome.verdict.facts);
}
/** Quotes untrusted text for a narrow cell. */
const quoteShort = (text) => (0,build_text/* code */.aY)((0,units/* shortName */.EU)(text), 40);
function whyNot(outcome) {
    return outcome.kind === 'errored'
        ? outcome.error.line(quoteShort)
        : clausesOf(outcome.verdict.violations, quoteShort).join(' · ');
}
function noticesSection(notices) {
    if (notices.length === 0)
        return sectionOf();
    const shown = notices.slice(0, summary_NOTICE_LIMIT).map((notice) => `> - ${phraseNotice(notice, build_text/* code */.aY)}\n`);
    const rest = notices.length - summary_NOTICE_LIMIT;
    const more = rest > 0 ? [`> - … and ${rest} more, in the log\n`] : [];
    return { open: '> [!NOTE]\n', items: [...shown, ...more], close: '\n' };
}
/** Writes the last line of a page: tool and version, time, age of the scans, and a link to the TCSS console. */
function renderFooter(report) {
    const { site, local, judgedAt } = report;
    const parts = [
        `TCSS Image Gate ${version/* VERSION */.x}`,
        `${report.outcomes.length === 0 ? 'run' : 'judged'} ${(0,units/* phraseTime */.P3)(judgedAt)}${scanAges(report)}`,
        ...(site === null || local ? [] : [`[TCSS console](${CONSOLES[site]})`]),
    ];
    return `<sub>${parts.join(' · ')}</sub>\n`;
}
/** Writes the age of the scans; empty where no age is known. */
function scanAges({ outcomes, judgedAt }) {
    const scanned = outcomes.map(words_outcome/* factsOf */.xS).filter((facts) => facts !== null);
    const ages = scanned.map((facts) => (0,domain_age/* scanAge */.f)(facts, judgedAt)).filter((age) => age !== null);
    if (ages.length === 0)
        return '';
    const newest = (0,units/* phraseSpan */.SY)(ages.reduce((a, b) => Math.min(a, b)));
    const oldest = (0,units/* phraseSpan */.SY)(ages.reduce((a, b) => Math.max(a, b)));
    const old = newest === oldest ? `${newest} old` : `${newest} to ${oldest} old`;
    const unknown = scanned.length - ages.length;
    return ` by ${scanned.length === 1 ? 'a scan' : 'scans'} ${old}${unknown === 0 ? '' : `, ${unknown} of unknown age`}`;
}

;// CONCATENATED MODULE: ./build/publish.js









/** Publishes a report to all places. Returns the final conclusion, which a cancellation during publishing makes an error. */
async function publish(world, decided, publishing) {
    let report = publishResults(world, decided, publishing);
    printLog(world, report);
    for (const step of [publishSummary, publishAnnotations, publishComment, () => world.flushEvents()]) {
        await step(world, report, publishing);
        report = await replaceIfCancelled(world, report, publishing);
    }
    return report.conclusion;
}
/** Replaces a report that lets the job continue, if the job was cancelled. The new report is an error. */
async function replaceIfCancelled(world, report, publishing) {
    if (!world.signal.aborted || !(0,domain_report/* jobContinues */.u3)(report.conclusion))
        return report;
    const error = (0,errors/* asGateError */.Ub)(world.signal.reason, world.redact);
    const published = publishResults(world, (0,domain_report/* emptyReport */._O)(world.clock.now(), error, report), publishing);
    await publishSummary(world, published, publishing);
    return published;
}
/**
 * Writes the report files and then the outputs. If a file or an output cannot be written, a report that lets the job continue
 * becomes an error, and all report files are written again with that error.
 */
function publishResults(world, report, publishing) {
    const { written, problem } = writeFiles(world, report, publishing);
    if (problem !== null && (0,domain_report/* jobContinues */.u3)(report.conclusion))
        return publishResults(world, unwritable(report, problem), publishing);
    if (problem !== null)
        world.runner.log(`${problem(build_text/* plain */.pj)}.`);
    const failure = world.runner.publishOutputs((0,outputs/* renderOutputs */.$)(report, written));
    if (failure === null || !(0,domain_report/* jobContinues */.u3)(report.conclusion))
        return report;
    const error = unwritable(report, (0,build_text/* say */.cv) `The outputs of this step could not be written: ${failure}`);
    writeFiles(world, error, publishing);
    return error;
}
function unwritable(report, problem) {
    const error = new errors/* GateError */.ue('unwritable', {
        problem: (0,build_text/* say */.cv) `${problem}.`,
        remedy: 'Later steps rely on it, so `allowed` is false. Check the path and the disk of the runner.',
    });
    return { ...report, conclusion: 'error', error };
}
function writeFiles(world, report, publishing) {
    const files = publishing?.reports.files ?? {};
    const context = { ...world, matrix: publishing?.matrix ?? '' };
    const written = {};
    let problem = null;
    for (const input of domain_report/* REPORT_FILES */.JL) {
        const path = files[input];
        if (path === undefined)
            continue;
        const text = renderFile(input, report, context);
        if (typeof text === 'string') {
            const failure = world.writeFile(path, text);
            if (failure === null)
                written[input] = path;
            else {
                // Removes a file of an earlier run, which would otherwise stay at this path.
                world.writeFile(path, null);
                problem ??= (0,build_text/* say */.cv) `The file of ${() => input} could not be written: ${() => failure}`;
            }
        }
        else {
            // A file at this path is from an earlier run, or from a verdict that an error has replaced.
            const failure = world.writeFile(path, null);
            if (failure !== null)
                world.runner.log(`The old file of ${input} could not be removed: ${failure}.`);
            if (text.isProblem)
                problem ??= () => text.reason;
            else
                world.runner.log(`${text.reason}.`);
        }
    }
    return { written, problem };
}
function printLog({ runner }, report) {
    for (const { title, lines } of renderLog(report)) {
        if (title !== null)
            runner.group(title);
        for (const line of lines)
            runner.log(line);
        if (title !== null)
            runner.endGroup();
    }
}
/** Prints the progress of collecting images. */
function printProgress(runner, progress) {
    if (progress.kind === 'waiting-ends')
        runner.endGroup();
    const print = progress.kind === 'waiting-begins' ? runner.group : runner.log;
    for (const line of renderProgress(progress))
        print(line);
}
async function publishSummary({ runner }, report, publishing) {
    if (publishing?.reports.summary ?? true)
        await runner.publishSummary((limit) => renderSummary(report, limit));
}
function publishAnnotations({ runner }, report, publishing) {
    for (const annotation of renderAnnotations(report, publishing?.reports.annotations ?? true))
        runner.annotate(annotation);
}
/** Creates or updates the comment on the pull request. A comment that cannot be written is a warning. */
async function publishComment(world, report, publishing) {
    if (publishing === null || publishing.reports.comment === 'never' || world.signal.aborted)
        return;
    // A run without secrets has a token that cannot write comments.
    if (report.conclusion === 'skipped')
        return;
    const { workflow, job } = world.context;
    const warnings = await world
        .comment({
        when: publishing.reports.comment,
        conclusion: report.conclusion,
        key: JSON.stringify([workflow, job, publishing.matrix, publishing.images]),
        render: (limit) => renderSummary(report, limit),
        token: publishing.githubToken,
    })
        // Only a cancellation rejects the promise, and `replaceIfCancelled` reports the cancellation.
        .catch(() => []);
    for (const message of warnings)
        world.runner.annotate({ level: 'warning', title: 'TCSS Image Gate: the comment', message });
}

;// CONCATENATED MODULE: ./build/workspace/mentions.js

/** Splits `repository:tag@digest`. Returns null if the text after `@` is not a digest. */
function partsOf(text) {
    if (domain_image/* DIGEST */.Dh.test(text))
        return { name: null, tag: null, digest: text };
    const at = text.indexOf('@');
    const digest = at === -1 ? null : text.slice(at + 1);
    if (digest !== null && !domain_image/* DIGEST */.Dh.test(digest))
        return null;
    const whole = at === -1 ? text : text.slice(0, at);
    const colon = whole.lastIndexOf(':');
    if (colon <= whole.lastIndexOf('/'))
        return { name: whole || null, tag: null, digest };
    return { name: whole.slice(0, colon) || null, tag: whole.slice(colon + 1), digest };
}
const HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);
/**
 * Returns the one full spelling of a repository, with its host. A repository without a host is on Docker Hub; a repository on
 * Docker Hub without a namespace is in `library`.
 */
function fullName(name) {
    const host = registryHost(name);
    const path = host === null ? name : name.slice(host.length + 1);
    if (host !== null && !HUB.has(host.toLowerCase()))
        return `${host.toLowerCase()}/${path}`;
    return `docker.io/${path.includes('/') ? '' : 'library/'}${path}`;
}
function registryHost(name) {
    const slash = name.indexOf('/');
    const first = name.slice(0, Math.max(0, slash));
    return /[.:]/.test(first) || first === 'localhost' ? first : null;
}
// Each pattern begins at the start of the line, and no part matches the beginning of the next part, so the time is linear.
const KEY = /^(\s*)((?:-\s+)*)["']?([\w.-]+)["']?\s*:(?:\s+|$)["']?/;
const FROM = /^\s*FROM\s+(?:--\S+\s+)*["']?/i;
const COPY = /^\s*COPY\s+(?:--(?!from=)\S+\s+)*--from=/i;
const IMAGE_KEY = /(?:image|repository|newname|container|uses)$/;
const TAG_KEY = /^(?:new|image)?tag$/;
/** Keys beside a tag that may name its image, the most specific first. */
const NAME_KEYS = ['newname', 'repository', 'imagerepository', 'image', 'imagename', 'name'];
const REGISTRY_KEYS = ['registry', 'imageregistry'];
/** Maximum distance of a tag from its name, in lines. */
const NEARBY = 5;
const TOKEN = /[\w./:@-]+/g;
const VALUE = /[\w./:@-]*(?=["',\s]|$)/y;
const SCHEME = /^(?:docker|docker-image|oci):\/\//;
const LONGEST_TOKEN = 1024;
/** If one of these characters is beside a token, the token is a part of a variable or a template. */
const VARIES_BEFORE = /[}$%+~]/;
const VARIES_AFTER = /[{$%+~<*]/;
/**
 * Yields all texts outside comments that may name an image: digests, names with a host and with a tag or digest, any name after
 * `image:`, `FROM` and similar words, and tags with a name nearby.
 */
function* mentionsOf(text) {
    const lines = text.split('\n');
    const entries = lines.map(entryOf);
    for (const [index, whole] of lines.entries()) {
        const entry = entries[index];
        if (entry == null)
            continue;
        const line = withoutComment(whole);
        const siblings = (keys) => siblingsOf(lines, entries, index, keys);
        const imageAt = imageColumn(line, entry);
        for (const found of tokensOf(line, imageAt, siblings))
            yield { ...found, line: index + 1, split: false };
        const split = TAG_KEY.test(entry.key)
            ? splitOf(line, entry, siblings([...NAME_KEYS, ...REGISTRY_KEYS]))
            : null;
        if (split !== null)
            yield { ...split, line: index + 1, split: true };
    }
}
/** Returns the entry of a line, or null for a comment or an empty line. */
function entryOf(line) {
    const first = line.search(/\S/);
    if (first === -1 || line[first] === '#')
        return null;
    const match = KEY.exec(line);
    if (match === null)
        return { first, column: null, key: '', start: -1 };
    const [whole, spaces = '', dashes = '', key = ''] = match;
    return { first, column: spaces.length + dashes.length, key: key.toLowerCase(), start: whole.length };
}
function withoutComment(line) {
    let at = line.indexOf('#');
    while (at > 0 && !/\s/.test(line[at - 1] ?? ''))
        at = line.indexOf('#', at + 1);
    return at === -1 ? line : line.slice(0, at);
}
/** Returns the column after `image:`, `FROM` or a similar word, or -1 for a line without such a word. */
function imageColumn(line, { key, start }) {
    if (IMAGE_KEY.test(key))
        return key === 'uses' && !line.startsWith('docker://', start) ? -1 : start;
    return (FROM.exec(line) ?? COPY.exec(line))?.[0].length ?? -1;
}
function* tokensOf(line, imageAt, siblings) {
    for (const { 0: token, index } of line.matchAll(TOKEN)) {
        const isImage = index === imageAt;
        if (token.length > LONGEST_TOKEN || !(isImage || token.includes('/') || token.includes('sha256:')))
            continue;
        const scheme = SCHEME.exec(token)?.[0].length ?? 0;
        const parts = partsOf(token.slice(scheme));
        if (parts === null)
            continue;
        const { digest } = parts;
        const after = VARIES_AFTER.test(line[index + token.length] ?? '');
        const before = VARIES_BEFORE.test(line[index - 1] ?? '');
        const tag = after ? null : parts.tag;
        const name = before || (after && parts.tag === null) ? null : nameOf(parts.name, isImage, siblings);
        const whole = digest !== null && !after;
        if (whole || (name !== null && digest === null && (isImage || tag !== null)))
            yield { column: index + scheme + 1, name, tag, digest: whole ? digest : null };
    }
}
/** Returns the full name. A name without a host is used only after `image:` or the like; a key beside it may give the host. */
function nameOf(name, isImage, siblings) {
    if (name === null)
        return null;
    if (registryHost(name) !== null)
        return fullName(name);
    return isImage ? withHost(name, siblings(REGISTRY_KEYS)) : null;
}
function withHost(name, siblings) {
    const registry = firstValue(siblings, REGISTRY_KEYS) ?? '';
    return fullName(registry === '' || registryHost(name) !== null ? name : `${registry}/${name}`);
}
function splitOf(line, { start }, siblings) {
    const tag = valueAt(line, start);
    const name = firstValue(siblings, NAME_KEYS);
    const parts = name === undefined ? null : partsOf(name);
    if (tag === '' || parts === null || parts.name === null || parts.tag !== null)
        return null;
    return { column: start + 1, name: withHost(parts.name, siblings), tag, digest: null };
}
/** Returns the value of the first of these keys that exists. */
function firstValue(siblings, keys) {
    return keys.map((key) => siblings.get(key)).find((value) => value !== undefined);
}
/** Returns the value at a column; empty if the value has characters that are not in any image name. */
function valueAt(line, start) {
    VALUE.lastIndex = start;
    return VALUE.exec(line)?.[0] ?? '';
}
/** Returns the values of the given keys that are near the key of a line and in the same item. */
function siblingsOf(lines, entries, index, keys) {
    const found = new Map();
    const { first, column } = entries[index] ?? { first: 0, column: null };
    if (column === null)
        return found;
    // A line with a dash is the first line of its item.
    for (const step of first < column ? [1] : [-1, 1])
        for (let at = index + step; at >= 0 && at < lines.length && Math.abs(at - index) <= NEARBY; at += step) {
            const other = entries[at];
            if (other == null || other.first > column)
                continue;
            // A line with less indentation is outside of this item, or is the first line of this item.
            const isOutside = other.first < column;
            if (isOutside && step === 1)
                break;
            if (other.column === column && keys.includes(other.key) && !found.has(other.key))
                found.set(other.key, valueAt(withoutComment(lines[at] ?? ''), other.start));
            if (isOutside)
                break;
        }
    return found;
}

;// CONCATENATED MODULE: ./build/workspace/locate.js


/** Finds the line that names the image of each outcome best, as `locate` does. */
function locateOutcomes(outcomes, files) {
    return locate(outcomes.map(namedImage), files);
}
function namedImage(outcome) {
    const { given, imageId, reference, platform } = outcome.image;
    const facts = outcome.kind === 'judged' ? outcome.verdict.facts : null;
    const digests = [facts?.digest, platform?.index, ...(facts?.repoDigests ?? [])];
    return {
        given,
        name: facts?.name ?? null,
        imageId: imageId ?? (facts?.imageId || null),
        digests: digests.filter((one) => one != null),
        reference,
    };
}
/**
 * Returns, by the given text of each image, the line that names the image best: by digest, by repository and tag, or by
 * repository alone. Of equal lines the first in the order of paths wins. The time is linear in files and images.
 */
function locate(images, files) {
    const wanted = images.map((image) => ({ given: image.given, ranks: rankedKeys(image) }));
    const found = findKeys(new Set(wanted.flatMap(({ ranks }) => ranks.flat())), files);
    return new Map(wanted.flatMap(({ given, ranks }) => {
        const best = ranks.map((keys) => firstOf(keys, found)).find((first) => first !== undefined);
        return best === undefined ? [] : [[given, best.place]];
    }));
}
/** Returns a key that identifies one way to name one image. */
function keyOf(way, ...parts) {
    return [way, ...parts].join(' ');
}
/** Returns the keys of an image, the best way to name it first. */
function rankedKeys({ name, imageId, digests, reference }) {
    const texts = [name, reference === null ? null : (0,domain_image/* writeReference */.Xd)(reference)].filter((text) => text !== null);
    const parts = texts.map(partsOf).filter((one) => one !== null);
    const known = [...digests, imageId, ...parts.map(({ digest }) => digest)].filter((one) => one !== null);
    const names = parts.flatMap(({ name, tag }) => (name === null ? [] : [{ name: fullName(name), tag }]));
    const byTag = (way) => names.flatMap(({ name, tag }) => (tag === null ? [] : [keyOf(way, name, tag)]));
    return [
        names.flatMap(({ name }) => known.map((digest) => keyOf('name@digest', name, digest))),
        known.map((digest) => keyOf('digest', digest)),
        byTag('name:tag'),
        byTag('split'),
        byTag('other digest'),
        names.map(({ name }) => keyOf('name', name)),
    ];
}
/** Returns the first place of each wanted key. */
function findKeys(wanted, files) {
    const found = new Map();
    const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    for (const { path, text } of wanted.size === 0 ? [] : sorted)
        for (const mention of mentionsOf(text))
            for (const key of keysOf(mention))
                if (wanted.has(key) && !found.has(key)) {
                    const { line, column } = mention;
                    found.set(key, { place: { file: path, line, column }, order: found.size });
                }
    return found;
}
function keysOf({ name, tag, digest, split }) {
    const keys = digest === null ? [] : [keyOf('digest', digest)];
    if (name === null)
        return keys;
    if (digest !== null)
        keys.push(keyOf('name@digest', name, digest));
    if (tag !== null)
        keys.push(keyOf(split ? 'split' : digest === null ? 'name:tag' : 'other digest', name, tag));
    return tag === null && digest === null ? [keyOf('name', name)] : keys;
}
function firstOf(keys, found) {
    return keys
        .map((key) => found.get(key))
        .filter((one) => one !== undefined)
        .sort((a, b) => a.order - b.order)[0];
}

;// CONCATENATED MODULE: ./build/decide.js














/** Collects the facts of every image, judges every image, and lists the findings behind violations. Returns the report. */
async function decide(world, inputs, credentials) {
    const { clock, runner, signal, sources } = world;
    const { images, policy, endpoint, reports } = inputs;
    const { host, site, local } = endpoint;
    runner.log(`TCSS Image Gate ${version/* VERSION */.x}: querying ${host} about ${(0,units/* plural */.LS)(images.length, 'image')}.`);
    const startedAt = clock.now();
    const changes = findPolicyChanges(inputs, sources.event, { readRemote: sources.readRemote, clock, signal });
    const collection = await collectionOf(world, inputs, credentials);
    const collected = await collect(collection);
    const judgedAt = clock.now();
    const judged = collected.map((one) => outcomeOf(one, { policy, now: judgedAt }));
    const { outcomes, notices } = await listFindings(judged, scopeOf(reports), collection);
    const exceptionHints = exceptionNotices(outcomes, { policy, now: judgedAt });
    return {
        conclusion: (0,domain_report/* conclude */.Ep)(outcomes, null),
        outcomes,
        notices: [...inputs.notices, ...(await changes), ...exceptionHints, ...notices],
        error: null,
        policy,
        host,
        site,
        local,
        startedAt,
        judgedAt,
        places: findPlaces(world, reports, outcomes),
    };
}
async function collectionOf(world, inputs, credentials) {
    const { clock, signal, runner } = world;
    const { images, policy, scanning } = inputs;
    const began = clock.monotonic();
    const inventory = await world.connect(inputs, credentials, began + scanning.wait);
    const needs = (0,domain_policy/* needsOf */.hN)(policy);
    return {
        inventory,
        clock,
        signal,
        images,
        needs,
        // With `trigger-scan` the gate requests missing scans itself, so it does not wait for a scan that a push starts.
        expected: { kinds: needs.kinds, scanOnPush: inventory.mayAppearLater && !scanning.trigger },
        began,
        wait: scanning.wait,
        isRecent: (facts) => (0,domain_age/* isRecentScan */.J)(facts, clock.now()),
        needsScan: scanning.trigger ? (facts) => needsScan(facts, { policy, now: clock.now() }) : null,
        onProgress: (progress) => printProgress(runner, progress),
    };
}
/** Judges one image. An exception that `exception-rules` forbid for a finding of the image is an error. */
function outcomeOf(collected, context) {
    if (collected.kind === 'errored')
        return collected;
    const { image, facts } = collected;
    const verdict = judge(image, facts, context);
    const error = explainForbidden(verdict.exceptions);
    const list = facts.vulnerabilities;
    return error === null
        ? { kind: 'judged', image, verdict, findings: list === null ? {} : { vulnerability: list } }
        : { kind: 'errored', image, error };
}
/** Finds the lines of files in the checkout that name the images. */
function findPlaces({ sources, runner }, { annotateFiles }, outcomes) {
    if (annotateFiles.length === 0)
        return new Map();
    const { files, problems } = sources.findFiles(annotateFiles);
    for (const problem of problems)
        runner.log(`annotate-files: ${problem}.`);
    return locateOutcomes(outcomes, files);
}

// EXTERNAL MODULE: ./build/network/proxy.js
var network_proxy = __nccwpck_require__(8637);
// EXTERNAL MODULE: ./build/tencent/client/credentials.js
var client_credentials = __nccwpck_require__(1266);
;// CONCATENATED MODULE: ./build/tencent/client/endpoint.js
const HOSTS = {
    intl: 'tcss.intl.tencentcloudapi.com',
    china: 'tcss.tencentcloudapi.com',
};
const TENCENT = /^tcss(\.[a-z0-9-]+)?(\.intl)?\.tencentcloudapi\.com$/;
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(?::(\d{1,5}))?$/;
function endpointOf(site) {
    return endpoint_secure(HOSTS[site], site);
}
/**
 * The format of the input `endpoint`. The raw text is matched as a whole, before a URL parser can reinterpret it, because a
 * signed request must never go to a host that only looks like a host of Tencent Cloud.
 */
const ENDPOINT = {
    accepted: 'a host like `tcss.intl.tencentcloudapi.com` or `tcss.ap-singapore.tencentcloudapi.com`, without port or path ' +
        '(or, for an emulator on this machine, `http://127.0.0.1` with a port)',
    parse: (text) => {
        // Only ASCII is accepted, because lower-casing turns some other letters into ASCII (the Kelvin sign becomes k).
        if (!/^[\x21-\x7e]+$/.test(text))
            return undefined;
        const lower = text.toLowerCase();
        const host = lower.startsWith('https://') ? lower.slice('https://'.length) : lower;
        return TENCENT.test(host) ? endpoint_secure(host, host.includes('.intl.') ? 'intl' : 'china') : loopback(lower);
    },
};
function loopback(text) {
    const [, name, digits = '80'] = LOOPBACK.exec(text) ?? [];
    const port = Number(digits);
    if (name === undefined || port < 1 || port > 65_535)
        return undefined;
    const host = port === 80 ? name : `${name}:${port}`;
    return { host, url: `http://${host}/`, local: true, site: 'china' };
}
function endpoint_secure(host, site) {
    return { host, url: `https://${host}/`, local: false, site };
}

;// CONCATENATED MODULE: ./build/inputs/connection-inputs.js





/** Parses credentials, endpoint and proxy. */
function parseConnection(sources, reader) {
    const skips = parseSetting(reader, 'without-credentials', (0,build_forms/* oneOf */.yL)('error', 'skip'), 'error').value === 'skip';
    const credentials = (0,client_credentials/* findCredentials */.g)({ ...sources, ...reader }, skips && sources.event.withoutSecrets);
    const site = parseSetting(reader, 'site', (0,build_forms/* oneOf */.yL)('intl', 'china'), 'intl');
    const endpoint = parseSetting(reader, 'endpoint', ENDPOINT, endpointOf(site.value)).value;
    (0,network_proxy/* checkConnection */.j)({ ...sources, ...reader });
    const proxy = endpoint.local ? null : (0,network_proxy/* findProxy */.E)({ ...sources, ...reader }, endpoint.host);
    return { credentials, endpoint, proxy };
}

;// CONCATENATED MODULE: ./build/inputs/images.js



const IMAGE_ID = '`sha256:` and 64 lower-case hexadecimal digits';
const GIVE_ID = `give ${IMAGE_ID}, as the TCSS console shows it and buildx writes it (containerimage.config.digest)`;
const REFERENCE = '`host/namespace/name:tag`, with `@sha256:…` in place of the tag or after it';
/** Parses the images of `image-id` or `image`, without duplicates. An entry `@path` stands for the entries of that file. */
function parseImages(reader, readFile) {
    const { read, reject } = reader;
    const given = { 'image-id': (0,build_forms/* parseList */.E1)(read('image-id')), image: (0,build_forms/* parseList */.E1)(read('image')) };
    const input = given.image.length > 0 ? 'image' : 'image-id';
    if (given['image-id'].length > 0 && given.image.length > 0)
        reject('image-id, image', 'both are given; use one of them');
    if (given['image-id'].length === 0 && given.image.length === 0)
        reject('image-id, image', `missing; give in image-id ${IMAGE_ID}, or in image ${REFERENCE}, one per line`);
    const inputs = ['image-id', 'image'].filter((name) => given[name].length > 0);
    const images = inputs.flatMap((name) => given[name]
        .flatMap((entry) => entry.startsWith('@') ? entriesOf(entry, name, reader, readFile) : [{ text: entry, file: null }])
        .flatMap((entry) => parseImage(entry, name, reader) ?? []));
    return { input, images: [...new Map(images.map((image) => [image.given, image])).values()] };
}
function parseImage({ text, file }, input, { reject }) {
    const where = file === null ? (0,build_text/* say */.cv) `` : (0,build_text/* say */.cv) ` (in ${file})`;
    if (input === 'image-id') {
        if (domain_image/* DIGEST */.Dh.test(text))
            return (0,domain_image/* imageById */.oc)(text);
        reject(input, (0,build_text/* say */.cv) `${text}${where} is not an image ID; ${() => hintForId(text)}`);
        return null;
    }
    const reference = (0,domain_image/* parseReference */.F2)(text);
    if (reference !== null && (reference.tag ?? reference.digest) !== null)
        return { given: text, imageId: null, reference, platform: null };
    reject(input, (0,build_text/* say */.cv) `${text}${where} is not an image reference; ${() => hintForReference(text)}`);
    return null;
}
function entriesOf(reference, input, { reject }, readFile) {
    const file = reference.slice(1).trim();
    const read = readFile(file);
    const texts = read.kind === 'text' ? (0,build_forms/* parseList */.E1)(read.text) : [];
    if (read.kind === 'problem')
        reject(input, (0,build_text/* say */.cv) `${reference} cannot be used: ${read.problem}`);
    else if (texts.length === 0)
        reject(input, (0,build_text/* say */.cv) `${reference} lists no image: the file has only blank lines and comments`);
    return texts.map((text) => ({ text, file }));
}
function hintForId(entry) {
    if (/\s#/.test(entry))
        return 'a comment needs a line of its own';
    if (/^[0-9a-f]{64}$/.test(entry))
        return 'put `sha256:` in front of it';
    if (/^(sha256:)?[0-9a-f]{6,63}$/.test(entry))
        return `it is a shortened ID; ${GIVE_ID}`;
    return (0,domain_image/* parseReference */.F2)(entry) === null ? GIVE_ID : 'it is a reference; give it in the input `image`';
}
function hintForReference(entry) {
    if (/\s#/.test(entry))
        return 'a comment needs a line of its own';
    const digest = /@(.*)$/.exec(entry)?.[1];
    if (domain_image/* DIGEST */.Dh.test(entry))
        return 'it is an image ID; give it in the input `image-id`';
    if (digest !== undefined && !domain_image/* DIGEST */.Dh.test(digest))
        return `its digest must be ${IMAGE_ID}`;
    if ((0,domain_image/* parseReference */.F2)(entry) !== null)
        return 'it has neither tag nor digest; `latest` is not assumed';
    if ((0,domain_image/* parseReference */.F2)(entry.toLowerCase()) !== null)
        return 'a repository must be in lower case';
    if ((0,domain_image/* parseReference */.F2)(`host.example/${entry}`) !== null)
        return 'it has no host; give the full name, such as `docker.io/library/nginx:1.29`';
    return `give ${REFERENCE}`;
}

// EXTERNAL MODULE: ./build/json.js
var json = __nccwpck_require__(9368);
;// CONCATENATED MODULE: ./build/inputs/platforms.js



const INDEX_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
];
/** The largest accepted number of platforms in one index. */
const PLATFORM_LIMIT = 100;
/**
 * Returns one image for each platform of an index, without attestations; after a mistake, returns the given image. `file` is
 * the raw index, and is decoded only if its digest is the given digest.
 */
function parsePlatforms(image, { path, file, expected }, { reject }) {
    const wrong = (why) => {
        reject('manifest-file', why);
        return [image];
    };
    const { reference } = image;
    if (reference === null)
        return wrong('needs exactly one `image`, by reference');
    if (file.kind === 'problem')
        return wrong((0,build_text/* say */.cv) `${path} cannot be used: ${file.problem}`);
    if (file.text.trim() === '')
        return wrong((0,build_text/* say */.cv) `${path} is empty`);
    const given = [...new Set([expected, reference.digest].filter((digest) => digest !== null))];
    const [digest] = given;
    if (digest === undefined)
        return wrong('its digest is not given; give it in `image` or `expected-digest`');
    if (given.length > 1)
        return wrong('`image` and `expected-digest` have different digests, but an index has only one');
    if (file.digest !== digest) {
        return wrong((0,build_text/* say */.cv) `its digest is ${file.digest}, not ${digest}: save the raw index with \`docker buildx imagetools inspect --raw\``);
    }
    const platforms = readIndex(file.text);
    if (typeof platforms === 'string')
        return wrong(platforms);
    return platforms.map(({ manifest, platform }) => ({
        given: `${reference.repository}@${manifest}`,
        imageId: null,
        reference: { repository: reference.repository, tag: null, digest: manifest },
        platform: { index: digest, name: platform },
    }));
}
/** Returns the platforms of an index (OCI image index or Docker manifest list), or the problem of the index as a clause. */
function readIndex(text) {
    const whole = (0,json/* parseJson */.qF)(Buffer.from(text), (part) => part);
    if (hasAmbiguousKeys(whole))
        return 'it has two keys that differ only in letter case';
    const index = fieldsOf(whole);
    const { mediaType, manifests } = index;
    if (!Array.isArray(manifests))
        return 'not an index of several platforms: it has no `manifests`';
    if (mediaType !== undefined && !INDEX_TYPES.includes(`${mediaType}`))
        return 'not an index of several platforms: it has another `mediaType`';
    const all = manifests.map(fieldsOf);
    const digests = all.map(({ digest }) => digest);
    const entries = all.filter((entry) => !isAttestation(entry, digests));
    if (entries.length === 0)
        return 'it names no platform';
    if (entries.length > PLATFORM_LIMIT)
        return `it names more than ${PLATFORM_LIMIT} platforms`;
    const platforms = entries.map(({ digest, mediaType: type, platform }) => {
        const valid = typeof digest === 'string' && domain_image/* DIGEST */.Dh.test(digest) && !INDEX_TYPES.includes(`${type}`);
        return valid ? { manifest: digest, platform: platformName(fieldsOf(platform)) } : null;
    });
    if (platforms.includes(null))
        return 'an entry of its `manifests` has no valid digest, or is an index itself';
    const known = platforms.filter((one) => one !== null);
    return [...new Map(known.map((one) => [one.manifest, one])).values()];
}
/**
 * Tells whether an entry is an attestation of BuildKit (docs.docker.com, "Image attestation storage"): its platform is unknown
 * and it refers to another manifest of the index. An entry with only the annotation may be an image, so the gate judges it.
 */
function isAttestation({ annotations, platform, digest }, digests) {
    const { 'vnd.docker.reference.type': type, 'vnd.docker.reference.digest': about } = fieldsOf(annotations);
    const { os, architecture } = fieldsOf(platform);
    const isForNoPlatform = os === 'unknown' && architecture === 'unknown';
    return type === 'attestation-manifest' && isForNoPlatform && about !== digest && digests.includes(about);
}
function platformName({ os, architecture, variant }) {
    return [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '').join('/');
}
function fieldsOf(value) {
    return (0,json/* isObject */.Gv)(value) ? value : {};
}
/** Tells whether two keys differ only in letter case. Some JSON parsers treat such keys as one key. */
function hasAmbiguousKeys(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const keys = Array.isArray(value) ? [] : Object.keys(value).map((key) => key.toLowerCase());
    return new Set(keys).size < keys.length || Object.values(value).some(hasAmbiguousKeys);
}

;// CONCATENATED MODULE: ./build/inputs/manifest-file.js



/** Returns one image for each platform of `manifest-file`. Without a `manifest-file`, returns the given images. */
function parseManifestFile(reader, images, { expectedDigest, readFile }) {
    const path = parseRequired(reader, 'manifest-file', build_forms/* ANY_PATH */.pS, 'none').value;
    if (path === 'none')
        return images;
    const [only] = images;
    // A missing image has already been rejected.
    if (only === undefined)
        return images;
    if (images.length > 1) {
        reader.reject('manifest-file', `needs exactly one \`image\`; ${images.length} are given`);
        return images;
    }
    const expected = expectedDigest === 'none' ? null : expectedDigest;
    return parsePlatforms(only, { path, file: readFile(path), expected }, reader);
}

;// CONCATENATED MODULE: ./build/policy/part.js
/** A part that sets nothing. */
const EMPTY_PART = {
    limits: {},
    deny: [],
    exceptions: [],
    exceptionRules: {},
    central: false,
};

;// CONCATENATED MODULE: ./build/policy/presets.js



/** The names of the policies that are built in. */
const PRESETS = ['strict', 'balanced'];
/** Returns a preset. `strict` sets the defaults explicitly, so that no looser value wins; `balanced` limits the worst findings. */
function presetPart(preset, inventory) {
    const source = { kind: 'policy', policy: `preset:${preset}`, line: null };
    const set = (value) => ({ value, source });
    if (preset === 'strict') {
        const limited = rule_names/* LIMIT_RULES */.Ej.filter((rule) => settings_LIMITS[rule].fallback[inventory] !== 'off');
        return {
            ...EMPTY_PART,
            limits: Object.fromEntries(limited.map((rule) => [rule, set(settings_LIMITS[rule].fallback[inventory])])),
            onlyFixable: set(SETTINGS.onlyFixable.fallback[inventory]),
            // Where the default is false, the loosest value, there is nothing to set.
            ...(SETTINGS.requireTrusted.fallback[inventory] ? { requireTrusted: set(true) } : {}),
            incompleteScan: set(SETTINGS.incompleteScan.fallback[inventory]),
            mode: set(SETTINGS.mode.fallback[inventory]),
        };
    }
    return {
        ...EMPTY_PART,
        limits: {
            'max-viruses': set(0),
            'max-critical': set(0),
            'max-exploitable': set(0),
            'max-risks': set('off'),
        },
        requireTrusted: set(false),
    };
}

;// CONCATENATED MODULE: ./build/policy/entry.js

const POLICY_ENTRY = 'a path in the checkout, path@ref, owner/repo:path@ref, preset:strict or preset:balanced';
/** Parses one entry of `policy-file`. Returns null for any other text. */
function parsePolicyEntry(text) {
    const [, preset] = /^preset:(.*)$/.exec(text) ?? [];
    if (preset !== undefined) {
        const found = PRESETS.find((known) => known === preset);
        return found === undefined ? null : { kind: 'preset', preset: found };
    }
    const [, repository = null, given = '', ref] = /^(?:([^:@]*):)?([^@:]+)(?:@(.*))?$/.exec(text) ?? [];
    const path = given.replaceAll(/(?<=^|\/)\.\//g, '');
    if (!isPath(path))
        return null;
    if (ref === undefined)
        return repository === null ? { kind: 'local', path } : null;
    if (!isRef(ref))
        return null;
    return repository === null || /^(?!\.{1,2}\/)[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/.test(repository)
        ? { kind: 'ref', repository, path, ref }
        : null;
}
/** Tells whether a path stays within the checkout or the repository. */
function isPath(path) {
    const segments = path.split('/');
    return path.length <= 1024 && !/[\\\p{Cc}]/u.test(path) && segments.every((name) => !/^\.{0,2}$/.test(name));
}
/** Tells whether a text is a branch, tag or commit (git-check-ref-format). */
function isRef(ref) {
    return /^(?!\/)[^\s\p{Cc}~^:?*[\\]{1,255}$/u.test(ref) && !ref.includes('..') && !ref.includes('@{');
}

;// CONCATENATED MODULE: ./build/policy/decoders.js


/** Decodes a number, text or boolean; `schema` describes in JSON Schema what `parse` accepts. */
function scalar({ accepted, parse }, schema) {
    return {
        schema,
        decode({ node, path }, { yaml, positionOf, reject }) {
            const value = yaml.isScalar(node) ? parse(node.value) : undefined;
            if (value !== undefined)
                return { value, position: positionOf(node) };
            reject(node, path, (0,build_text/* say */.cv) `${quoteNode(node, yaml)} is not accepted; give ${() => accepted}`);
            return undefined;
        },
    };
}
/** Decodes a text of a given format. A number without quotes is not a text. */
function decoders_text({ accepted, parse }, schema) {
    return scalar({ accepted, parse: (value) => (typeof value === 'string' ? parse(value) : undefined) }, { type: 'string', ...schema });
}
/** Decodes one of the given words. */
function word(...words) {
    return decoders_text((0,build_forms/* oneOf */.yL)(...words), { enum: words });
}
/** Decodes a list that has at least `least` items. */
function list(item, least = 0) {
    return {
        schema: { type: 'array', items: item.schema, ...(least === 0 ? {} : { minItems: least }) },
        decode({ node, path }, context) {
            const { yaml, reject } = context;
            if (!yaml.isSeq(node)) {
                reject(node, path, (0,build_text/* say */.cv) `${quoteNode(node, yaml)} is not accepted; give a list`);
                return undefined;
            }
            if (node.items.length < least)
                reject(node, path, `too few entries; give at least ${least}`);
            return node.items.flatMap((inner, index) => {
                const value = item.decode({ node: inner, path: `${path}[${index}]` }, context);
                return value === undefined ? [] : [value];
            });
        },
    };
}
/** Decodes a map from keys to values. Rejects unknown keys, duplicate keys and missing `required` keys. */
function fields(decoders, { required = [], ...schema } = {}) {
    const names = Object.keys(decoders);
    const allowed = () => names.join(', ');
    return {
        schema: {
            type: 'object',
            additionalProperties: false,
            ...(required.length === 0 ? {} : { required }),
            properties: Object.fromEntries(names.map((name) => [name, decoders[name]?.schema])),
            ...schema,
        },
        decode({ node, path }, context) {
            const { yaml, reject } = context;
            if (!yaml.isMap(node)) {
                reject(node, path, (0,build_text/* say */.cv) `${quoteNode(node, yaml)} is not accepted; give the keys ${allowed}`);
                return undefined;
            }
            const found = new Map();
            for (const { key, value } of node.items) {
                if (!yaml.isNode(key))
                    continue;
                const name = yaml.isScalar(key) ? `${key.source}` : '';
                const decoder = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
                const inner = path === '' ? name : `${path}.${name}`;
                if (decoder === undefined)
                    reject(key, path, (0,build_text/* say */.cv) `unknown key ${quoteNode(key, yaml)}; allowed: ${allowed}`);
                else if (found.has(name))
                    reject(key, inner, 'duplicate key');
                else {
                    const valueNode = yaml.isNode(value) ? value : emptyValueOf(key, yaml);
                    found.set(name, decoder.decode({ node: valueNode, path: inner }, context));
                }
            }
            const missing = required.filter((name) => !found.has(name));
            if (missing.length > 0)
                reject(node, path, `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`);
            return Object.fromEntries([...found].filter(([, value]) => value !== undefined));
        },
    };
}
/** Returns a null node, at the position of a key that has no value. */
function emptyValueOf(key, yaml) {
    return Object.assign(new yaml.Scalar(null), { range: key.range ?? null });
}
/** Decodes a map with `keyed`, and any other value with `single`. */
function either(single, keyed) {
    return {
        schema: { oneOf: [single.schema, keyed.schema] },
        decode: (at, context) => (context.yaml.isMap(at.node) ? keyed : single).decode(at, context),
    };
}
/** Adds a description to the schema. Editors show descriptions. */
function described(decoder, description) {
    return { ...decoder, schema: { description, ...decoder.schema } };
}
/** Quotes a scalar as the policy writes it. Names the type of any other value. */
function quoteNode(node, yaml) {
    if (yaml.isMap(node))
        return () => 'a set of keys';
    if (yaml.isSeq(node))
        return () => 'a list';
    if (!yaml.isScalar(node) || node.value === null)
        return () => 'an empty value';
    const { value, source = String(value), type } = node;
    if (source === '')
        return () => 'an empty text';
    return type === 'PLAIN' ? (0,build_text/* say */.cv) `${source}` : (0,build_text/* say */.cv) `the text ${source}`;
}

;// CONCATENATED MODULE: ./build/policy/schema.js


const limit = scalar({
    accepted: build_forms/* LIMIT */.uK.accepted,
    parse: (value) => value === 'off' || (isWhole(value) && value <= 999_999_999) ? value : undefined,
}, { anyOf: [{ type: 'integer', minimum: 0, maximum: 999_999_999 }, { const: 'off' }] });
const schema_boolean = scalar({ accepted: 'true or false', parse: (value) => (typeof value === 'boolean' ? value : undefined) }, { type: 'boolean' });
function whole(from, to) {
    return scalar({
        accepted: `a whole number from ${from} to ${to}`,
        parse: (value) => (isWhole(value) && value >= from && value <= to ? value : undefined),
    }, { type: 'integer', minimum: from, maximum: to });
}
function isWhole(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}
const age = decoders_text(build_forms/* AGE */.K, { pattern: '^(off|(?!0+[smhd])\\d{1,9}[smhd])$' });
const id = decoders_text(build_forms/* VULNERABILITY_ID */.JB, {
    pattern: '^([Cc][Vv][Ee]-\\d{4}-\\d+|(?![Cc][Vv][Ee]-)[A-Za-z0-9_.:-]+)$',
});
/** Accepts an existing day. The value has the day as written, and the first moment after the day in UTC. */
const schema_DAY = {
    accepted: 'an existing date, such as 2026-12-31',
    parse: (day) => {
        const begins = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
        const exists = !Number.isNaN(begins.getTime()) && begins.toISOString().startsWith(day);
        return exists ? { day, ends: new Date(begins.getTime() + 86_400_000) } : undefined;
    },
};
const MOMENT_PATTERN = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;
/** Accepts a time with its time zone. */
const MOMENT = {
    accepted: 'a time with its time zone, such as 2026-11-20T16:00:00Z',
    parse: (text) => {
        const [day = ''] = text.split('T');
        return MOMENT_PATTERN.test(text) && schema_DAY.parse(day) !== undefined ? new Date(text) : undefined;
    },
};
const REASON = {
    accepted: 'a reason of at most 1000 characters',
    parse: (text) => (text.trim() !== '' && [...text].length <= 1000 ? text.trim() : undefined),
};
const GLOB = {
    accepted: 'the name of an image, in which * matches anything but /, and ** is not supported',
    parse: (glob) => (/^[\w.:/@*-]{1,512}$/.test(glob) && !glob.includes('**') ? glob : undefined),
};
const IMPLIED = ' Limits of higher severities that are off become 0.';
function maximum(counted, more = '') {
    return described(limit, `Maximum number of ${counted}, or off.${more}`);
}
/** Decodes a policy. `schema/policy.schema.json` is generated from this decoder. */
const POLICY = fields({
    version: described(scalar({ accepted: '1', parse: (value) => (value === 1 ? 1 : undefined) }, { const: 1 }), 'Version of this format.'),
    limits: described(fields({
        critical: maximum('vulnerabilities of severity critical'),
        high: maximum('vulnerabilities of severity high', IMPLIED),
        medium: maximum('vulnerabilities of severity medium', IMPLIED),
        low: maximum('vulnerabilities of severity low', IMPLIED),
        vulnerabilities: maximum('vulnerabilities of any severity'),
        exploitable: maximum('vulnerabilities with a public exploit or proof of concept'),
        risks: maximum('risky behaviours'),
        viruses: maximum('trojans and viruses'),
        'sensitive-info': maximum('entries of sensitive information'),
    }), 'Maximum numbers. A higher number is a violation.'),
    'require-trusted': described(schema_boolean, 'Fail unless TCSS marks the image as trusted.'),
    'only-fixable': described(schema_boolean, 'Count only vulnerabilities that have a fixed version.'),
    'incomplete-scan': described(word('fail', 'warn'), 'Whether a missing, failed or unfinished scan fails or warns.'),
    'max-scan-age': described(age, 'Maximum age of a scan result, such as 7d, or off.'),
    mode: described(word('enforce', 'warn'), 'Whether violations fail the job.'),
    deny: described(list(either(id, fields({
        id: described(id, 'ID of one vulnerability, matched exactly.'),
        since: described(decoders_text(MOMENT, { format: 'date-time', pattern: MOMENT_PATTERN.source }), 'A scan older than this time is incomplete.'),
    }, { required: ['id'] }))), 'Vulnerabilities that always fail. No limit, exception or mode allows them.'),
    exceptions: described(list(fields({
        id: described(id, 'ID of one vulnerability, matched exactly.'),
        until: described(decoders_text(schema_DAY, { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), 'Last day of the exception, UTC.'),
        reason: described(decoders_text(REASON, { pattern: '\\S', maxLength: 1000 }), 'Why the vulnerability is accepted.'),
        images: described(list(decoders_text(GLOB, { pattern: '^(?!.*\\*\\*)[A-Za-z0-9_.:/@*-]{1,512}$' }), 1), 'Names of the images, in which * matches anything but /. Without this key, the exception is for all images.'),
    }, { required: ['id', 'until', 'reason'] })), 'Vulnerabilities that are accepted for a limited time.'),
    'exception-rules': described(fields({
        'max-days': described(whole(1, 3650), 'Maximum number of days from today to the last day of an exception.'),
        'max-count': described(whole(0, 100_000), 'Maximum number of exceptions that have not expired.'),
        never: described(list(word('exploitable')), 'Kinds of vulnerabilities that may have no exception.'),
        from: described(word('central'), 'Accept exceptions only in policies that are read from a ref.'),
    }), 'Rules for the exceptions of all policies.'),
}, { required: ['version'] });
/** JSON Schema of a policy, for editors and other tools. */
const POLICY_SCHEMA = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'TCSS Image Gate policy',
    ...POLICY.schema,
};

;// CONCATENATED MODULE: ./build/policy/yaml-limits.js
/** Maximum depth of nesting. A policy needs four levels. */
const DEEPEST = 20;
/** Maximum number of tokens. A policy of 256 KiB with the shortest exceptions has fewer tokens. */
const MOST_TOKENS = 150_000;
const FORBIDDEN = {
    anchor: 'anchors are not supported; repeat the value, and quote a text that begins with &',
    alias: 'aliases are not supported; repeat the value, and quote a text that begins with *',
    tag: 'tags such as !!str are not supported; quote a text that begins with !',
    'directive-line': 'directives such as %YAML are not supported',
};
const OPENS = ['flow-map-start', 'flow-seq-start'];
const CLOSES = ['flow-map-end', 'flow-seq-end'];
const INDICATORS = ['seq-item-ind', 'explicit-key-ind', 'map-value-ind'];
/**
 * Finds the first `most` anchors, aliases, tags and directives, nesting that is too deep, and too many tokens. Reads only
 * tokens, so that no alias is expanded and no call stack grows with the text.
 */
function findForbiddenYaml(text, yaml, most) {
    const found = [];
    const depthAfter = trackDepth();
    let count = 0;
    for (const token of yaml_limits_tokensOf(text, yaml)) {
        count += 1;
        const isTooDeep = depthAfter(token) > DEEPEST;
        const isTooLong = count > MOST_TOKENS;
        const problem = isTooDeep
            ? 'it is nested too deeply'
            : isTooLong
                ? `it has more than ${MOST_TOKENS} tokens`
                : FORBIDDEN[token.type];
        if (problem !== undefined)
            found.push({ offset: token.offset, message: () => problem });
        if (isTooDeep || isTooLong || found.length >= most)
            break;
    }
    return found;
}
/** Yields the tokens of a text. A scalar may look like any other token, so the lexer puts a mark before each scalar. */
function* yaml_limits_tokensOf(text, yaml) {
    let offset = 0;
    let isScalar = false;
    for (const lexeme of new yaml.Lexer().lex(text)) {
        const type = isScalar ? 'text' : (yaml.CST.tokenType(lexeme) ?? '');
        isScalar = type === 'scalar';
        if (isScalar || type === 'doc-mode' || type === 'flow-error-end')
            continue;
        yield { type, text: lexeme, offset };
        offset += lexeme.length;
    }
}
/**
 * Returns a function that counts the depth of nesting after each token: open brackets, and outside of brackets the columns in
 * which keys and items begin. The depth may be wrong by one level, because a list may begin in the column of its key.
 */
function trackDepth() {
    const columns = [];
    let brackets = 0;
    let column = 0;
    let key = null;
    return ({ type, text }) => {
        if (OPENS.includes(type))
            brackets += 1;
        else if (CLOSES.includes(type))
            brackets = Math.max(0, brackets - 1);
        else if (brackets === 0 && INDICATORS.includes(type)) {
            const begins = type === 'map-value-ind' ? (key ?? column) : column;
            while ((columns.at(-1) ?? -1) >= begins)
                columns.pop();
            columns.push(begins);
        }
        if (INDICATORS.includes(type))
            key = null;
        else if (type !== 'space')
            key ??= column;
        const line = text.lastIndexOf('\n');
        column = line < 0 ? column + text.length : text.length - line - 1;
        if (line >= 0)
            key = null;
        return brackets + columns.length;
    };
}

;// CONCATENATED MODULE: ./build/policy/read.js





/** Maximum length of a policy, in UTF-16 units. */
const POLICY_LENGTH_LIMIT = 256 * 1024;
/** Maximum number of mistakes that are reported for one policy. */
const MISTAKE_LIMIT = 10;
/**
 * Reads a policy in YAML 1.2 without anchors, aliases and tags. Returns all readable values beside the first mistakes, so that
 * the caller can find mistakes in these values as well.
 */
function readPolicy({ name, text, central }, yaml) {
    if (text.length > POLICY_LENGTH_LIMIT) {
        const message = () => 'it is larger than 256 KiB';
        return { part: null, mistakes: [{ position: { line: 1, column: 1 }, message }] };
    }
    const mistakes = [];
    const add = (offset, message) => {
        if (mistakes.length < MISTAKE_LIMIT)
            mistakes.push({ position: positionAt(offset), message });
    };
    // A byte order mark would shift the columns of the first line.
    const source = text.replace(/^\ufeff/, '');
    const positionAt = positionsIn(source, yaml);
    for (const { offset, message } of findForbiddenYaml(source, yaml, MISTAKE_LIMIT))
        add(offset, message);
    if (mistakes.length > 0)
        return { part: null, mistakes };
    const { contents, errors, warnings } = parse(source, yaml);
    for (const [offset, message] of yamlMistakes([...errors, ...warnings]))
        add(offset, message);
    const isEmpty = contents === null || (yaml.isScalar(contents) && contents.value === null);
    if (isEmpty && mistakes.length === 0)
        add(0, () => 'it is empty; a policy begins with version: 1');
    // The parsed values of wrong YAML may differ from the values that the author meant.
    if (contents === null || mistakes.length > 0)
        return { part: null, mistakes };
    const decoded = POLICY.decode({ node: contents, path: '' }, {
        yaml,
        positionOf: (node) => positionAt(startOf(node)),
        reject: (node, path, why) => {
            const message = typeof why === 'string' ? () => why : why;
            add(startOf(node), path === '' ? message : (0,build_text/* say */.cv) `${() => path}: ${message}`);
        },
    });
    return { part: decoded === undefined ? null : partOf(decoded, { name, central }), mistakes };
}
function startOf({ range }) {
    return range?.[0] ?? 0;
}
/** Returns a function that converts an offset to a position. */
function positionsIn(text, yaml) {
    const lines = new yaml.LineCounter();
    for (let start = 0; start >= 0;) {
        lines.addNewLine(start);
        const end = text.indexOf('\n', start);
        start = end < 0 ? -1 : end + 1;
    }
    return (offset) => {
        const { line, col: column } = lines.linePos(offset);
        return { line, column };
    };
}
function parse(text, yaml) {
    const { stackTraceLimit } = Error;
    // The parser creates an error for each mistake, and a hundred thousand call stacks take seconds.
    Error.stackTraceLimit = 0;
    try {
        return yaml.parseDocument(text, {
            version: '1.2',
            schema: 'core',
            merge: false,
            prettyErrors: false,
            // The check of the parser takes quadratic time, so `fields` finds duplicate keys instead.
            uniqueKeys: false,
        });
    }
    finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}
/** Returns the mistakes in YAML by offset, one for each offset, in the order of the text. */
function yamlMistakes(errors) {
    const found = new Map();
    for (const { pos, code, message } of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
        if (code === 'MULTIPLE_DOCS')
            found.set(pos[0], () => 'a second document is not accepted; a policy is one document');
        else if (!found.has(pos[0]))
            found.set(pos[0], (0,build_text/* say */.cv) `${message}`);
    }
    return found;
}
function partOf(decoded, { name, central }) {
    const sourceOf = ({ line }) => ({ kind: 'policy', policy: name, line });
    const set = ({ value, position }) => ({ value, source: sourceOf(position) });
    const maybe = (key, located) => (located === undefined ? {} : { [key]: set(located) });
    const { deny = [], exceptions = [], limits = {}, 'exception-rules': rules = {} } = decoded;
    const [never] = rules.never ?? [];
    return {
        limits: Object.fromEntries(rule_names/* LIMIT_RULES */.Ej.flatMap((rule) => {
            const limit = limits[LIMIT_KEYS[rule]];
            return limit === undefined ? [] : [[rule, set(limit)]];
        })),
        ...maybe('onlyFixable', decoded['only-fixable']),
        ...maybe('requireTrusted', decoded['require-trusted']),
        ...maybe('incompleteScan', decoded['incomplete-scan']),
        ...maybe('maxScanAge', decoded['max-scan-age']),
        ...maybe('mode', decoded.mode),
        deny: deny.flatMap((one) => {
            const id = 'position' in one ? one : one.id;
            const since = 'position' in one ? null : (one.since?.value ?? null);
            return id === undefined ? [] : [{ id: id.value, since, source: sourceOf(id.position) }];
        }),
        exceptions: exceptions.flatMap(({ id, until, reason, images = [] }) => id === undefined || until === undefined || reason === undefined
            ? []
            : [
                {
                    id: id.value,
                    until: until.value.day,
                    ends: until.value.ends,
                    reason: reason.value,
                    images: images.map(({ value }) => value),
                    source: sourceOf(id.position),
                },
            ]),
        exceptionRules: {
            ...maybe('maxDays', rules['max-days']),
            ...maybe('maxCount', rules['max-count']),
            ...(never === undefined ? {} : { neverExploitable: { value: true, source: sourceOf(never.position) } }),
            ...(rules.from === undefined
                ? {}
                : { central: { value: true, source: sourceOf(rules.from.position) } }),
        },
        central,
    };
}

;// CONCATENATED MODULE: ./build/policy/yaml.js
/** Loads the YAML library, which only a run with a policy needs. */
function loadYaml() {
    return __nccwpck_require__.e(/* import() */ 815).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8815, 19));
}

;// CONCATENATED MODULE: ./build/inputs/policy-files.js










const POLICY_LIMIT = 20;
/** Reads presets and the policies of the checkout. Lists remote policies without reading them. */
async function readPolicies(reader, inventory, { readFile, tokens, repository, ownRefs }) {
    const { reject } = reader;
    const entries = (0,build_forms/* parseList */.E1)(reader.read('policy-file'));
    const parts = [];
    const local = [];
    const remote = [];
    if (entries.length === 0)
        reject('policy-file', `empty, perhaps because a variable is not set; give ${POLICY_ENTRY}, or none`);
    if (entries.length > POLICY_LIMIT)
        reject('policy-file', `${entries.length} policies are given; at most ${POLICY_LIMIT} are accepted`);
    const given = entries.length === 1 && entries[0] === 'none' ? [] : entries.slice(0, POLICY_LIMIT);
    for (const name of given) {
        const entry = parsePolicyEntry(name);
        if (entry === null)
            reject('policy-file', (0,build_text/* say */.cv) `${name} is not accepted; give ${() => POLICY_ENTRY}, or none`);
        else if (entry.kind === 'preset')
            parts.push(presetPart(entry.preset, inventory));
        else if (entry.kind === 'local') {
            const read = readFile(entry.path);
            if (read.kind === 'problem')
                reject('policy-file', (0,build_text/* say */.cv) `${name} cannot be used: ${() => read.problem}`);
            else {
                local.push({ path: entry.path, digest: read.digest });
                parts.push(...(await readText(reader, { name: entry.path, text: read.text, central: false })));
            }
        }
        else if (entry.repository === null && repository === '')
            reject('policy-file', (0,build_text/* say */.cv) `${name} is a file of this repository, but GITHUB_REPOSITORY is not set`);
        else if (isOwnRef(entry, repository, ownRefs))
            reject('policy-file', (0,build_text/* say */.cv) `${name} belongs to the pull request, which cannot be judged by its own policy; use the base branch`);
        else {
            const elsewhere = entry.repository !== null && entry.repository !== repository;
            const token = elsewhere ? tokens.policy || tokens.github : tokens.github || tokens.policy;
            const file = { repository: entry.repository ?? repository, path: entry.path, ref: entry.ref };
            remote.push({ name, file, token });
        }
    }
    return { parts, local, remote };
}
/** Tells whether the pull request controls a ref of this repository, in any spelling of the ref. */
function isOwnRef({ repository: given, ref }, repository, ownRefs) {
    if (given !== null && given.toLowerCase() !== repository.toLowerCase())
        return false;
    const short = ref.replace(/^(refs\/)?(heads\/)?/, '');
    // GitHub also accepts the first digits of a commit.
    const isOwn = (own) => own === ref || own === short || (/^[0-9a-f]{7,}$/.test(ref) && own.startsWith(ref));
    return /^(refs\/)?pull\//.test(ref) || ownRefs.some(isOwn);
}
/** Reads policies through GitHub's API, all at the same time. */
async function readRemotePolicies(reader, remote, readRemote) {
    const read = await Promise.all(remote.map(({ file, token }) => readRemote(file, token)));
    const parts = await Promise.all(remote.map(({ name }, n) => {
        const one = read[n];
        if (one?.kind === 'text')
            return readText(reader, { name, text: one.text, central: true });
        reader.reject('policy-file', (0,build_text/* say */.cv) `${name} cannot be used: ${() => one?.problem ?? 'it was not read'}`);
        return [];
    }));
    return parts.flat();
}
async function readText({ reject }, policy) {
    const { part, mistakes } = readPolicy(policy, await loadYaml());
    for (const { position, message } of mistakes) {
        const at = policy.central ? undefined : { file: policy.name, ...position };
        reject('policy-file', (0,build_text/* say */.cv) `${`${policy.name}:${position.line}:${position.column}`}: ${message}`, at);
    }
    return part === null ? [] : [part];
}
/** Combines all parts into one policy. Rejects a policy that checks nothing, and exceptions that break `exception-rules`. */
function combinePolicies({ reject }, parts, { inventory, now }) {
    const combined = combine(parts, inventory);
    if ((0,domain_policy/* checksNothing */.VY)(combined.policy)) {
        reject([...rule_names/* LIMIT_RULES */.Ej, 'deny', 'require-trusted', 'max-scan-age', 'expected-digest'].join(', '), 'nothing to check: every limit is off, nothing is denied, and neither trust, age nor digest is checked. Set at least one of them');
    }
    for (const { exception, message } of checkExceptionRules(combined.policy, parts, now))
        reject('policy-file', exception === null ? message : (0,build_text/* say */.cv) `${(quote) => (0,build_forms/* phraseSource */.hO)(exception.source, quote)}: ${message}`);
    return combined;
}
/** Reads and masks the tokens for GitHub. */
function readTokens({ read }, mask) {
    const [github = '', policy = ''] = ['github-token', 'policy-token'].map((input) => {
        const token = read(input);
        if (token.length >= 8)
            mask(token);
        return token;
    });
    return { github, policy };
}

;// CONCATENATED MODULE: ./build/inputs/policy-inputs.js






/** Parses the explicit values of the inputs as one part of the policy. Rejects a wrong value, and leaves it out. */
function parsePolicyInputs(reader) {
    const explicit = (spec) => {
        const parse = spec.onlyTightens ? parseRequired : parseSetting;
        const setting = parse(reader, spec.name, spec.format, spec.fallback.nodes);
        return setting.source.kind === 'default' ? [] : [setting];
    };
    const entries = (name) => explicit(SETTINGS[name]).map((setting) => [name, setting]);
    return {
        ...EMPTY_PART,
        limits: Object.fromEntries(rule_names/* LIMIT_RULES */.Ej.flatMap((rule) => explicit(settings_LIMITS[rule]).map((limit) => [rule, limit]))),
        ...Object.fromEntries(SETTING_NAMES.flatMap((name) => entries(name))),
        deny: parseDenied(reader),
    };
}
/** Parses the IDs of `deny`, or `none`. */
function parseDenied({ read, reject }) {
    const entries = (0,build_forms/* parseList */.E1)(read('deny'));
    if (entries.length === 0) {
        reject('deny', 'empty, perhaps because a variable is not set; give IDs such as CVE-2024-3094, or none');
        return [];
    }
    if (entries.length === 1 && entries[0] === 'none')
        return [];
    const ids = entries.flatMap((entry) => {
        const id = build_forms/* VULNERABILITY_ID */.JB.parse(entry);
        if (id === undefined)
            reject('deny', (0,build_text/* say */.cv) `${entry} is not a vulnerability ID; give IDs such as CVE-2024-3094, or none`);
        return id ?? [];
    });
    return [...new Set(ids)].map((id) => ({ id, since: null, source: { kind: 'input', input: 'deny' } }));
}

// EXTERNAL MODULE: ./build/tencent/wire/time.js
var time = __nccwpck_require__(6513);
;// CONCATENATED MODULE: ./build/inputs/scanning-inputs.js



const MINUTE = 60_000;
const WAIT = (0,build_forms/* orWord */.I7)('0', (0,build_forms/* duration */.p0)(0, 24 * 60 * MINUTE, 'at most 24h'));
/** Parses the settings of scanning. */
function parseScanning(reader) {
    const wait = parseSetting(reader, 'wait-timeout', WAIT, 10 * MINUTE).value;
    const trigger = parseSetting(reader, 'trigger-scan', build_forms/* BOOLEAN */.Jx, false).value;
    const zone = parseSetting(reader, 'scan-time-zone', build_forms/* ZONE */.z6, time/* API_ZONE */.K).value;
    const milliseconds = wait === '0' ? 0 : wait;
    if (trigger && milliseconds === 0)
        reader.reject('trigger-scan', 'the step must wait for a requested scan, but `wait-timeout` is 0');
    return { wait: milliseconds, trigger, zone };
}

;// CONCATENATED MODULE: ./build/inputs/parse-inputs.js











/**
 * Parses every input. All mistakes are one GateError `input`, each with the input, its value (never a secret) and the accepted
 * values. Remote policies are read only if all inputs are right; mistakes in remote policies are a GateError `policy`.
 */
async function parseInputs(sources) {
    const mistakes = [];
    const reader = createReader(sources, mistakes);
    const given = parseImages(reader, sources.readFile);
    // The reporting inputs decide how mistakes are reported, so they are parsed early. Their own mistakes are listed last.
    const reportMistakes = [];
    const reports = parseReports(createReader(sources, reportMistakes), given.images.length);
    const publishing = {
        reports,
        images: given.images.map((image) => image.given),
        matrix: reader.read('matrix'),
        githubToken: reader.read('github-token'),
    };
    const inputs = await parseRest(sources, { reader, mistakes, given, reports, reportMistakes }).catch((thrown) => (0,errors/* asGateError */.Ub)(thrown, sources.redact));
    return { publishing: reportMistakes.length > 0 ? null : publishing, inputs };
}
async function parseRest(sources, { reader, mistakes, given, reports, reportMistakes }) {
    const inventory = parseSetting(reader, 'inventory', (0,build_forms/* oneOf */.yL)('registry', 'nodes'), given.input === 'image' ? 'registry' : 'nodes').value;
    const tokens = readTokens(reader, sources.mask);
    const own = parsePolicyInputs(reader);
    const { parts, local, remote } = await readPolicies(reader, inventory, {
        ...sources,
        ...sources.event,
        tokens,
        repository: sources.env['GITHUB_REPOSITORY'] ?? '',
    });
    const inForce = (more) => combinePolicies(reader, [own, ...parts, ...more], { inventory, now: sources.now });
    const combined = remote.length === 0 ? inForce([]) : null;
    const expectedDigest = own.expectedDigest?.value ?? 'none';
    const images = parseManifestFile(reader, given.images, { expectedDigest, readFile: sources.readFile });
    const scanning = parseScanning(reader);
    if (given.images.length > 1 && expectedDigest !== 'none')
        reader.reject('expected-digest', `needs exactly one image; ${given.images.length} are given`);
    const { credentials, endpoint, proxy } = parseConnection(sources, reader);
    mistakes.push(...reportMistakes);
    if (mistakes.length > 0 || credentials === undefined)
        throw refusal('input', mistakes, sources);
    const { policy, notices } = combined ??
        // A skipped gate judges no image, so it reads no remote policy.
        (credentials === null
            ? combine([own, ...parts], inventory)
            : inForce(await readRemotePolicies(reader, remote, sources.readRemote)));
    if (mistakes.length > 0)
        throw refusal('policy', mistakes, sources);
    return {
        images,
        inventory,
        policy,
        notices,
        localPolicies: local,
        githubToken: tokens.github,
        scanning,
        credentials,
        endpoint,
        proxy,
        reports,
    };
}
function refusal(code, mistakes, { redact }) {
    const inPolicies = code === 'policy' || mistakes.every(({ at }) => at !== undefined);
    const [one, many, remedy] = inPolicies
        ? [
            'A policy cannot be used:',
            'mistakes in the policies:',
            code === 'input'
                ? 'Fix the policy and run the job again.'
                : 'Fix the policy, or check its path and the token that reads it, and run the job again.',
        ]
        : ['One input is wrong:', 'inputs are wrong:', 'Correct the inputs of this step and run the job again.'];
    return new errors/* GateError */.ue(code, {
        problem: mistakes.length === 1 ? one : `${mistakes.length} ${many}`,
        points: mistakes.map(({ message, ...at }) => ({
            message: (quote) => message((words) => quote(redact(words))),
            ...at,
        })),
        remedy: code === 'input' ? `No request was sent. ${remedy}` : `No request was sent to TCSS. ${remedy}`,
    });
}

;// CONCATENATED MODULE: ./build/run.js





/**
 * Runs the whole program: parses the inputs, collects facts, judges the images and publishes the report. Returns the conclusion
 * of the job; a failure to publish can only make the conclusion worse.
 */
async function run(world) {
    // The outputs contain an error until a verdict replaces the error.
    const unfinished = new errors/* GateError */.ue('bug', { problem: 'The gate did not finish.', remedy: '' });
    publishResults(world, (0,domain_report/* emptyReport */._O)(world.clock.now(), unfinished), null);
    const { publishing, inputs } = await parseInputs(world.sources);
    return publish(world, await reportOn(world, inputs), publishing);
}
/** Reports on all images. Never throws, because an error is a report as well. */
async function reportOn(world, inputs) {
    const { clock, signal, redact } = world;
    if (inputs instanceof errors/* GateError */.ue)
        return (0,domain_report/* emptyReport */._O)(clock.now(), inputs);
    const context = { ...inputs, ...inputs.endpoint };
    try {
        const { credentials } = inputs;
        const report = credentials === null
            ? (0,domain_report/* emptyReport */._O)(clock.now(), null, context)
            : await decide(world, inputs, credentials);
        signal.throwIfAborted();
        return report;
    }
    catch (thrown) {
        return (0,domain_report/* emptyReport */._O)(clock.now(), (0,errors/* asGateError */.Ub)(thrown, redact), context);
    }
}


/***/ }),

/***/ 1266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ redactor),
/* harmony export */   g: () => (/* binding */ findCredentials)
/* harmony export */ });
/**
 * Creates a function that replaces the current `secrets` in a text, the longest first, because one secret may be a part of
 * another. Outputs need this, because the runner drops an output that contains a masked value.
 */
function redactor(secrets) {
    return (text) => [...secrets]
        .sort((a, b) => b.length - a.length)
        .reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
}
/** Variables that Tencent's own tools and login actions set. The first variable for the token that has a value is used. */
const PAIR = { id: 'TENCENTCLOUD_SECRET_ID', key: 'TENCENTCLOUD_SECRET_KEY' };
const TOKENS = ['TENCENTCLOUD_SESSION_TOKEN', 'TENCENTCLOUD_TOKEN', 'TENCENTCLOUD_SECURITY_TOKEN'];
/**
 * Returns the key pair of the inputs, or of the environment if these inputs are empty. Rejects half a pair, and a missing pair
 * unless `mayBeNone`. Returns undefined after a rejection, null without a pair. No message contains a secret.
 */
function findCredentials(sources, mayBeNone = false) {
    const { read, env, reject } = sources;
    const input = { id: read('secret-id'), key: read('secret-key'), token: read('session-token') };
    if (input.id !== '' || input.key !== '' || input.token !== '') {
        return complete(sources, input, { id: 'secret-id', key: 'secret-key', token: 'session-token' });
    }
    const tokenName = TOKENS.find((name) => (env[name] ?? '') !== '') ?? TOKENS[0];
    const found = { id: env[PAIR.id] ?? '', key: env[PAIR.key] ?? '', token: env[tokenName] ?? '' };
    if (found.id !== '' || found.key !== '')
        return complete(sources, found, { ...PAIR, token: tokenName });
    if (mayBeNone)
        return null;
    reject('secret-id, secret-key', `no credentials: give both inputs from secrets, or set ${PAIR.id} and ${PAIR.key}. ` +
        'Secrets do not exist on pull requests from forks and from Dependabot: see the input without-credentials');
    return undefined;
}
function complete({ mask, reject }, found, names) {
    const id = found.id.trim();
    const key = found.key.trim();
    const token = found.token.trim();
    for (const secret of [id, key, token])
        if (secret.length >= 8)
            mask(secret);
    const problems = [
        [names.id, id === '' ? MISSING : problemOf(id)],
        [names.key, key === '' ? MISSING : problemOf(key)],
        [names.token, token === '' ? null : problemOf(token)],
    ];
    for (const [name, problem] of problems)
        if (problem !== null)
            reject(name, problem);
    if (problems.some(([, problem]) => problem !== null))
        return undefined;
    return { secretId: id, secretKey: key, token: token === '' ? null : token };
}
const MISSING = 'missing; give the ID and the key of one pair, both as inputs or both in the environment';
function problemOf(secret) {
    if (/^[\x21-\x7e]{8,}$/.test(secret))
        return null;
    return 'not a usable secret; accepted: at least 8 printable ASCII characters without spaces';
}


/***/ }),

/***/ 6513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ API_ZONE),
/* harmony export */   p: () => (/* binding */ parseTime)
/* harmony export */ });
/**
 * Time zone of API times without one, in minutes east of UTC: Beijing (TCSS API, inferred from build histories in examples).
 */
const API_ZONE = 8 * 60;
const FORM = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:\s?(Z|UTC|[+-](?:[01]\d|2[0-3]):?[0-5]\d)(?:\s(?:UTC|[A-Z]{3,4}))?)?$/;
/**
 * Parses a time of the API: `2024-10-25 16:13:39` (in `zone`, minutes east of UTC), RFC 3339, or Go's `2021-01-30 03:31:56
 * +0000 UTC`. Returns null for any other text, a date that does not exist, and a year after 9999 (in UTC) or up to 1900, by
 * which the API means "unknown".
 */
function parseTime(text, zone = API_ZONE) {
    const [, year, month, day, hour, minute, second, offset] = FORM.exec(text.trim()) ?? [];
    if (year === undefined || year <= '1900')
        return null;
    const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    const utc = new Date(`${wall}Z`);
    if (Number.isNaN(utc.getTime()) || utc.toISOString().slice(0, 19) !== wall)
        return null;
    const time = new Date(utc.getTime() - minutesOf(offset, zone) * 60_000);
    return time.getUTCFullYear() > 9999 ? null : time;
}
function minutesOf(offset, zone) {
    if (offset === undefined)
        return zone;
    if (offset === 'Z' || offset === 'UTC')
        return 0;
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
    return offset.startsWith('-') ? -minutes : minutes;
}


/***/ }),

/***/ 977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   My: () => (/* binding */ escapeMarkup),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   cv: () => (/* binding */ say),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/**
 * Matches invisible and direction-changing characters: controls, line ends, format characters, separators, lone surrogates and
 * private use. Variation selectors are not matched, because they turn ⚠ into ⚠️.
 */
const INVISIBLE = /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;
const SHORT = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/**
 * Makes untrusted text visible in one line: invisible characters become escapes such as `\n` or `\u{202e}`. Text beyond
 * `limit` UTF-16 units is cut.
 */
function visible(text, limit = 500) {
    // The text is cut first, so that a long text takes no more time than a text of the limit.
    const escaped = text
        .slice(0, limit * 2)
        .replace(INVISIBLE, (char) => SHORT[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
    return cut(escaped, limit);
}
/**
 * Returns a log line that contains no command to the runner: no `::`, which is a command at the start of a line, and no `##[`,
 * which is one anywhere. The line is cut to the length that the live log shows.
 */
function logLine(text) {
    return cut(visible(text, 1000)
        .replaceAll(/:(?=:)/g, ': ')
        .replaceAll('##[', '## ['), 1000);
}
/**
 * Renders untrusted text for Markdown as a `<code>` element without markup, mentions or table cells. Empty elements split
 * addresses, because some renderers search the decoded text for links.
 */
function code(text, limit = 200) {
    const parted = escapeMarkup(visible(text, limit)).replaceAll(/&#58;(?=\/\/)|www(?=&#46;)|(?=&#64;)/gi, '$&<i></i>');
    return `<code>${parted}</code>`;
}
const MARKUP = /[!"#$&'()*.:;<>?@[\\\]^_`{|}~]/g;
/** Escapes untrusted text within `<code>` or `<pre>`: possible markup, mentions and links become entities. */
function escapeMarkup(text) {
    return text.replaceAll(MARKUP, (char) => `&#${char.charCodeAt(0)};`);
}
/** Cuts a text to `limit` UTF-16 units, including a final `…`. The cut is never within a character. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const kept = text.slice(0, Math.max(0, limit - 1));
    return `${/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}
/** Quotes untrusted text within a sentence of plain text. */
const plain = (untrusted) => visible(untrusted, 300);
/** Makes a sentence from a template. An inserted string is untrusted and is quoted; a number or a sentence is not. */
function say(ours, ...parts) {
    return (quote) => ours
        .map((text, index) => {
        const part = parts[index];
        if (part === undefined)
            return text;
        return `${text}${typeof part === 'string' ? quote(part) : typeof part === 'number' ? part : part(quote)}`;
    })
        .join('');
}
/** Decodes UTF-8 without a byte order mark; returns null for bytes that are not UTF-8. */
function decodeText(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ ACTION_URL),
/* harmony export */   x: () => (/* binding */ VERSION)
/* harmony export */ });
/** The version of this action. A test compares it with package.json. */
const VERSION = '1.0.0';
/** The repository of this action. The maintainer replaces OWNER before the release, as in the README. */
const ACTION_URL = 'https://github.com/OWNER/tcss-image-gate';


/***/ }),

/***/ 8668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ checkPath),
/* harmony export */   r: () => (/* binding */ checkPattern)
/* harmony export */ });
/** Matches control characters and line ends. */
const CONTROL = /[\0-\x1f\x7f-\x9f\u2028\u2029]/;
/** Returns the reason to refuse a glob pattern, as a clause, or null for a pattern inside the workspace. */
function checkPattern(pattern) {
    if (pattern.startsWith('!'))
        return 'negated patterns (!) are not supported';
    if (pattern.endsWith('/'))
        return 'it names a folder; use folder/** for its files';
    if (/[^/{,*]\*\*|\*\*[^/},*]/.test(pattern))
        return '** must stand alone between slashes, as in **/*.yaml';
    return checkRelative(pattern, 256);
}
/** Returns the reason to write no file at a path, as a clause, or null for a path in the workspace and outside `.git`. */
function checkPath(path) {
    const problem = checkRelative(path, 1024);
    if (problem !== null)
        return problem;
    if (/(^|\/)\.?$/.test(path))
        return 'it names a folder';
    // Windows ignores letter case, and dots and spaces at the end of a name.
    return path.split('/').some((name) => /^\.git[. ]*$/i.test(name)) ? 'files in .git are never written' : null;
}
/** Returns the reason to refuse a path or a pattern, as a clause, or null. `longest` counts UTF-16 units. */
function checkRelative(path, longest) {
    if (path === '')
        return 'it is empty';
    if (path.length > longest)
        return `it is longer than ${longest} characters`;
    if (CONTROL.test(path))
        return 'it has control characters';
    if (path.includes('\\'))
        return 'use / instead of \\';
    if (/^(\/|[A-Za-z]:)/.test(path))
        return 'it is not relative to the workspace';
    const names = path.split('/');
    if (names.includes('..'))
        return 'it has a .. segment';
    return names.every((name) => name === '' || name === '.') ? 'it names no file' : null;
}


/***/ }),

/***/ 5513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ createFindFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(977);
/* harmony import */ var _check_path_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8668);
/* harmony import */ var _read_file_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1447);





/** Maximum number of files that are read. */
const MOST_FILES = 2_000;
/** Maximum size of one file, and of all files together, in MiB. */
const LARGEST = 1;
const LARGEST_SUM = 8;
/** Maximum number of files whose problem is reported. */
const MOST_PROBLEMS = 20;
const SKIPPED = /^(\.git|node_modules)$/i;
/**
 * Returns a function that finds UTF-8 files in the workspace (GITHUB_WORKSPACE, else the working directory) and never throws.
 * The function reads nothing behind a link, in `.git` or in `node_modules`; a wildcard matches no leading dot.
 */
function createFindFiles(env) {
    return (patterns) => {
        try {
            const root = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(env['GITHUB_WORKSPACE'] || '.');
            return readFiles(root, new Map(patterns.map((pattern) => [pattern, pathsOf(root, pattern)])));
        }
        catch {
            return { files: [], problems: ['the workspace cannot be read'] };
        }
    };
}
/** Returns the matching paths. Each path is checked, because Node.js enters a link or a skipped folder that a pattern names. */
function pathsOf(root, pattern) {
    const isSkipped = (name) => SKIPPED.test(name);
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.globSync)(pattern, { cwd: root, withFileTypes: true, exclude: ({ name }) => isSkipped(name) })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parentPath, name)).replaceAll(node_path__WEBPACK_IMPORTED_MODULE_1__.sep, '/'))
        .filter((path) => (0,_check_path_js__WEBPACK_IMPORTED_MODULE_4__/* .checkPath */ .C)(path) === null && !path.split('/').some(isSkipped) && !hasLink(root, path));
}
function hasLink(root, path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)) !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path);
    }
    catch {
        return true;
    }
}
/** Reads the files of all patterns, and each file only once. */
function readFiles(root, matches) {
    const paths = [...new Set([...matches.values()].flat())].sort();
    const files = [];
    const unread = [];
    const binary = new Set();
    const limits = paths.length > MOST_FILES ? [`only the first ${MOST_FILES} files that match are searched`] : [];
    let sum = 0;
    for (const path of paths.slice(0, MOST_FILES)) {
        const bytes = (0,_read_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readBytes */ .io)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path), LARGEST);
        if (typeof bytes === 'string') {
            unread.push(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(path)} is not searched: ${bytes}`);
            continue;
        }
        sum += bytes.length;
        if (sum > LARGEST_SUM * 1024 * 1024) {
            limits.push(`only the first ${LARGEST_SUM} MiB of files that match are searched`);
            break;
        }
        const text = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeText */ .g7)(bytes);
        if (text === null || text.includes('\0'))
            binary.add(path);
        else
            files.push({ path, text });
    }
    const unmatched = [...matches].filter(([, found]) => found.every((path) => binary.has(path)));
    const problems = [
        ...unread.slice(0, MOST_PROBLEMS),
        ...(unread.length > MOST_PROBLEMS
            ? [`${unread.length - MOST_PROBLEMS} more files are not searched`]
            : []),
        ...unmatched.map(([glob, found]) => `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj)(glob)} matches no ${found.length > 0 ? 'text file' : 'file'}`),
        ...limits,
    ];
    return { files, problems };
}


/***/ }),

/***/ 1447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   LY: () => (/* binding */ createReadFile),
/* harmony export */   io: () => (/* binding */ readBytes)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(977);




/** Maximum size of a file that an input names, in MiB. */
const LARGEST = 4;
/**
 * Returns a function that reads text files in the workspace (GITHUB_WORKSPACE, else the working directory). The function
 * follows no link and never throws.
 */
function createReadFile(env) {
    return (path) => {
        try {
            return readWithin((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(env['GITHUB_WORKSPACE'] || '.'), path);
        }
        catch (error) {
            return problemOf(reasonOf(error));
        }
    };
}
function readWithin(workspace, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(workspace, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace, path));
    const names = inside.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
    if (inside === '' || names[0] === '..' || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(inside))
        return problemOf('it is outside of the workspace');
    const parents = names.map((_, index) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, ...names.slice(0, index + 1)));
    if (parents.some((parent) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(parent).isSymbolicLink()))
        return problemOf('a link is not followed; name the file itself');
    const bytes = readBytes((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, inside), LARGEST);
    if (typeof bytes === 'string')
        return problemOf(bytes);
    const text = (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeText */ .g7)(bytes);
    if (text === null)
        return problemOf('it is not text in UTF-8');
    return { kind: 'text', text, digest: `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}` };
}
/** Returns the bytes of a regular file, or the reason why the file cannot be read, as a clause. `largest` counts MiB. */
function readBytes(file, largest) {
    try {
        // Opening fails for a link that another process has just created, and does not wait for the other end of a pipe.
        const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
        try {
            const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(descriptor);
            if (!stat.isFile())
                return 'it is not a file';
            return stat.size > largest * 1024 * 1024 ? `it is larger than ${largest} MiB` : (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(descriptor);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
        }
    }
    catch (error) {
        return reasonOf(error);
    }
}
function reasonOf(error) {
    return codeOf(error) === 'ENOENT' ? 'there is no such file' : 'it cannot be read';
}
function problemOf(problem) {
    return { kind: 'problem', problem };
}
/** Returns the code of a system error, such as ENOENT; empty for an error without a code. */
function codeOf(error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}


/***/ }),

/***/ 3876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ createWriteFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _check_path_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8668);
/* harmony import */ var _read_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1447);




/** The problem of the file for each code of a system error. */
const PROBLEMS = {
    EACCES: 'writing is not permitted',
    EPERM: 'writing is not permitted',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk is full',
    ENAMETOOLONG: 'its name is too long',
};
/** Maximum number of names that are tried for the temporary file, because interrupted runs may leave such files. */
const MOST_NAMES = 100;
/**
 * Returns a function that writes files in the workspace (GITHUB_WORKSPACE, else the working directory) and never throws. The
 * function creates missing folders, replaces a file as a whole or not at all, and follows no link.
 */
function createWriteFile(env) {
    return (path, text) => {
        const refused = (0,_check_path_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPath */ .C)(path);
        if (refused !== null)
            return refused;
        try {
            const workspace = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(env['GITHUB_WORKSPACE'] || '.');
            const names = path.split('/').filter((name) => name !== '' && name !== '.');
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, ...names);
            const folders = names.slice(0, -1).map((_, index) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workspace, ...names.slice(0, index + 1)));
            return text === null ? remove(folders, file) : write(folders, file, text);
        }
        catch (error) {
            return PROBLEMS[(0,_read_file_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error)] ?? 'it cannot be written';
        }
    };
}
function write(folders, file, text) {
    for (const folder of folders) {
        const problem = makeFolder(folder);
        if (problem !== null)
            return problem;
    }
    const present = statOf(file);
    if (present?.isSymbolicLink())
        return 'it is a link, which is not followed';
    if (present?.isDirectory())
        return 'it is a folder';
    if (present !== null && !present.isFile())
        return 'it is not a file';
    replace(file, text);
    return null;
}
function remove(folders, file) {
    for (const folder of folders) {
        const present = statOf(folder);
        if (present === null)
            return null;
        if (!present.isDirectory())
            return 'a link in its path is not followed';
    }
    if (statOf(file)?.isDirectory())
        return 'it is a folder';
    // If the file is a link, only the link is removed.
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(file, { force: true });
    return null;
}
function makeFolder(folder) {
    const present = statOf(folder);
    if (present?.isSymbolicLink())
        return 'a link in its path is not followed';
    if (present !== null)
        return present.isDirectory() ? null : 'a file has the name of its folder';
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder);
    return null;
}
function statOf(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) ?? null;
}
/** Writes a temporary file and renames that file, so that no reader sees an incomplete file. */
function replace(file, text) {
    const [temporary, descriptor] = openTemporary((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(file, '..'));
    try {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(descriptor, text);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(temporary, file);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(temporary, { force: true });
        throw error;
    }
}
/** Creates and opens a temporary file. Opening fails if the path exists, so the file is no link. */
function openTemporary(folder, tried = 0) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `.tcss-image-gate-${tried}.tmp`);
    try {
        return [path, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'wx')];
    }
    catch (error) {
        if ((0,_read_file_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$N)(error) !== 'EEXIST' || tried === MOST_NAMES)
            throw error;
        return openTemporary(folder, tried + 1);
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(1296);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

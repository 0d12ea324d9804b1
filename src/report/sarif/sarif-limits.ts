/** Most results of a file. GitHub shows 5,000 of them, and refuses a file with more than 25,000. */
export const RESULT_LIMIT = 5000

/** Most bytes of a file. GitHub refuses more than 10 MB of gzip, which a file of this size never reaches. */
export const FILE_LIMIT = 10_000_000

/** Bytes that are reserved for everything but results and rules. */
export const RESERVED_BYTES = 200_000

/** Most notices about an incomplete list. */
export const NOTICE_LIMIT = 20

/** Longest texts, in UTF-16 units. */
export const TEXT_LIMITS = {
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
} as const

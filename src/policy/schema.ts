import type { Limit } from '../domain/policy.ts'
import { AGE, LIMIT, type ValueFormat, VULNERABILITY_ID } from '../forms.ts'
import { described, either, fields, list, scalar, text, word } from './decoders.ts'

const limit = scalar<Limit>(
  {
    accepted: LIMIT.accepted,
    parse: (value) =>
      value === 'off' || (isWhole(value) && value <= 999_999_999) ? (value as Limit) : undefined,
  },
  { anyOf: [{ type: 'integer', minimum: 0, maximum: 999_999_999 }, { const: 'off' }] },
)

const boolean = scalar<boolean>(
  { accepted: 'true or false', parse: (value) => (typeof value === 'boolean' ? value : undefined) },
  { type: 'boolean' },
)

function whole(from: number, to: number) {
  return scalar<number>(
    {
      accepted: `a whole number from ${from} to ${to}`,
      parse: (value) => (isWhole(value) && value >= from && value <= to ? value : undefined),
    },
    { type: 'integer', minimum: from, maximum: to },
  )
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)
}

const age = text(AGE, { pattern: '^(off|(?!0+[smhd])\\d{1,9}[smhd])$' })
const id = text(VULNERABILITY_ID, {
  pattern: '^([Cc][Vv][Ee]-\\d{4}-\\d+|(?![Cc][Vv][Ee]-)[A-Za-z0-9_.:-]+)$',
})

/** Accepts an existing date. `day` is the date as written, and `ends` is the end of this day in UTC. */
const DAY: ValueFormat<{ readonly day: string; readonly ends: Date }> = {
  accepted: 'an existing date, such as 2026-12-31',
  parse: (day) => {
    const begins = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN)
    const exists = !Number.isNaN(begins.getTime()) && begins.toISOString().startsWith(day)
    return exists ? { day, ends: new Date(begins.getTime() + 86_400_000) } : undefined
  },
}

const MOMENT_PATTERN =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/

const MOMENT: ValueFormat<Date> = {
  accepted: 'a time with its time zone, such as 2026-11-20T16:00:00Z',
  parse: (text) => {
    const [day = ''] = text.split('T')
    return MOMENT_PATTERN.test(text) && DAY.parse(day) !== undefined ? new Date(text) : undefined
  },
}

const REASON: ValueFormat<string> = {
  accepted: 'a reason of at most 1000 characters',
  parse: (text) => (text.trim() !== '' && [...text].length <= 1000 ? text.trim() : undefined),
}

const GLOB: ValueFormat<string> = {
  accepted: 'the name of an image, in which * matches anything but /, and ** is not supported',
  parse: (glob) => (/^[\w.:/@*-]{1,512}$/.test(glob) && !glob.includes('**') ? glob : undefined),
}

const IMPLIED = ' Limits of higher severities that are off become 0.'

function maximum(counted: string, more = '') {
  return described(limit, `Maximum number of ${counted}, or off.${more}`)
}

/** Decodes a policy. `schema/policy.schema.json` is generated from this decoder. */
export const POLICY = fields(
  {
    version: described(
      scalar<1>({ accepted: '1', parse: (value) => (value === 1 ? 1 : undefined) }, { const: 1 }),
      'Version of this format.',
    ),
    limits: described(
      fields({
        critical: maximum('vulnerabilities of severity critical'),
        high: maximum('vulnerabilities of severity high', IMPLIED),
        medium: maximum('vulnerabilities of severity medium', IMPLIED),
        low: maximum('vulnerabilities of severity low', IMPLIED),
        vulnerabilities: maximum('vulnerabilities of any severity'),
        exploitable: maximum('vulnerabilities with a public exploit or proof of concept'),
        risks: maximum('risky behaviours'),
        viruses: maximum('trojans and viruses'),
        'sensitive-info': maximum('entries of sensitive information'),
      }),
      'Maximum numbers. A higher number is a violation.',
    ),
    'require-trusted': described(boolean, 'Fail unless TCSS marks the image as trusted.'),
    'only-fixable': described(boolean, 'Count only vulnerabilities that have a fixed version.'),
    'incomplete-scan': described(
      word('fail', 'warn'),
      'Whether a missing, failed or unfinished scan fails or warns.',
    ),
    'max-scan-age': described(age, 'Maximum age of a scan result, such as 7d, or off.'),
    mode: described(word('enforce', 'warn'), 'Whether violations fail the job.'),
    deny: described(
      list(
        either(
          id,
          fields(
            {
              id: described(id, 'ID of one vulnerability, matched exactly.'),
              since: described(
                text(MOMENT, { format: 'date-time', pattern: MOMENT_PATTERN.source }),
                'A scan older than this time is incomplete.',
              ),
            },
            { required: ['id'] },
          ),
        ),
      ),
      'Vulnerabilities that always fail. No limit, exception or mode allows them.',
    ),
    exceptions: described(
      list(
        fields(
          {
            id: described(id, 'ID of one vulnerability, matched exactly.'),
            until: described(
              text(DAY, { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
              'Last day of the exception, UTC.',
            ),
            reason: described(
              text(REASON, { pattern: '\\S', maxLength: 1000 }),
              'Why the vulnerability is accepted.',
            ),
            images: described(
              list(text(GLOB, { pattern: '^(?!.*\\*\\*)[A-Za-z0-9_.:/@*-]{1,512}$' }), 1),
              'Names of the images, in which * matches anything but /. Without this key, the exception is for all images.',
            ),
          },
          { required: ['id', 'until', 'reason'] },
        ),
      ),
      'Vulnerabilities that are accepted for a limited time.',
    ),
    'exception-rules': described(
      fields({
        'max-days': described(
          whole(1, 3650),
          'Maximum number of days from today to the last day of an exception.',
        ),
        'max-count': described(whole(0, 100_000), 'Maximum number of exceptions that have not expired.'),
        never: described(list(word('exploitable')), 'Kinds of vulnerabilities that may have no exception.'),
        from: described(word('central'), 'Accept exceptions only in policies that are read from a ref.'),
      }),
      'Rules for the exceptions of all policies.',
    ),
  },
  { required: ['version'] },
)

/** The JSON Schema of a policy, for editors and other tools. */
export const POLICY_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'TCSS Image Gate policy',
  ...POLICY.schema,
}

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

const truth = scalar<boolean>(
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

/** A day that exists, as it is written and as the first moment after it, UTC. */
const DAY: ValueFormat<{ readonly day: string; readonly ends: Date }> = {
  accepted: 'a day that exists, such as 2026-12-31',
  parse: (day) => {
    const begins = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN)
    const exists = !Number.isNaN(begins.getTime()) && begins.toISOString().startsWith(day)
    return exists ? { day, ends: new Date(begins.getTime() + 86_400_000) } : undefined
  },
}

const MOMENT_PATTERN =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/

/** A moment with its zone. */
const MOMENT: ValueFormat<Date> = {
  accepted: 'a time with its zone, such as 2026-11-20T16:00:00Z',
  parse: (words) => {
    const [day = ''] = words.split('T')
    return MOMENT_PATTERN.test(words) && DAY.parse(day) !== undefined ? new Date(words) : undefined
  },
}

const REASON: ValueFormat<string> = {
  accepted: 'why it is accepted, in at most 1000 characters',
  parse: (words) => (words.trim() !== '' && [...words].length <= 1000 ? words.trim() : undefined),
}

const GLOB: ValueFormat<string> = {
  accepted: 'the name of an image, in which * stands for anything but /, and ** is nothing',
  parse: (glob) => (/^[\w.:/@*-]{1,512}$/.test(glob) && !glob.includes('**') ? glob : undefined),
}

/** The one form of a policy: it is read by this, and `schema/policy.schema.json` is made of it. */
export const POLICY = fields(
  {
    version: described(
      scalar<1>({ accepted: '1', parse: (value) => (value === 1 ? 1 : undefined) }, { const: 1 }),
      'The version of this format.',
    ),
    limits: described(
      fields({
        critical: described(limit, 'Most vulnerabilities allowed of severity critical, or off.'),
        high: described(limit, 'Most of severity high, or off. Critical ones, left off, become 0.'),
        medium: described(limit, 'Most of severity medium, or off. Severities above it, left off, become 0.'),
        low: described(limit, 'Most of severity low, or off. Severities above it, left off, become 0.'),
        vulnerabilities: described(limit, 'Most vulnerabilities allowed of any severity, or off.'),
        exploitable: described(
          limit,
          'Most vulnerabilities allowed with a public exploit or proof of concept, or off.',
        ),
        risks: described(limit, 'Most risky behaviours allowed, or off.'),
        viruses: described(limit, 'Most trojans and viruses allowed, or off.'),
        'sensitive-info': described(limit, 'Most sensitive-information entries allowed, or off.'),
      }),
      'The most that is allowed; one more fails.',
    ),
    'require-trusted': described(truth, 'Fail unless TCSS marks the image as trusted.'),
    'only-fixable': described(truth, 'Count only vulnerabilities that have a fixed version.'),
    'incomplete-scan': described(word('fail', 'warn'), 'What a missing, failed or unfinished scan does.'),
    'max-scan-age': described(age, 'Oldest scan result accepted, such as 7d, or off.'),
    mode: described(word('enforce', 'warn'), 'Whether broken rules fail the job.'),
    deny: described(
      list(
        either(
          id,
          fields(
            {
              id: described(id, 'Exactly this vulnerability.'),
              since: described(
                text(MOMENT, { format: 'date-time', pattern: MOMENT_PATTERN.source }),
                'A scan older than this is incomplete.',
              ),
            },
            { required: ['id'] },
          ),
        ),
      ),
      'Vulnerabilities that fail whatever any limit, exception or mode says.',
    ),
    exceptions: described(
      list(
        fields(
          {
            id: described(id, 'Exactly this vulnerability.'),
            until: described(
              text(DAY, { format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
              'Last day on which it holds, UTC.',
            ),
            reason: described(text(REASON, { pattern: '\\S', maxLength: 1000 }), 'Why it is accepted.'),
            images: described(
              list(text(GLOB, { pattern: '^(?!.*\\*\\*)[A-Za-z0-9_.:/@*-]{1,512}$' }), 1),
              'Names of the images it is about, * standing for anything but /; all where it is not given.',
            ),
          },
          { required: ['id', 'until', 'reason'] },
        ),
      ),
      'Vulnerabilities that are accepted for a time.',
    ),
    'exception-rules': described(
      fields({
        'max-days': described(whole(1, 3650), 'Most days from today to the last day of an exception.'),
        'max-count': described(whole(0, 100_000), 'Most exceptions that have not expired.'),
        never: described(list(word('exploitable')), 'What no exception may be made for.'),
        from: described(word('central'), 'Exceptions count only in policies that are read from a ref.'),
      }),
      'What the exceptions of every policy must keep to.',
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

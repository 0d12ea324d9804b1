import fc from 'fast-check'
import type { Denied, Exception, Limit, Setting } from '../../src/domain/policy.ts'
import { LIMIT_RULES, type LimitRule } from '../../src/domain/rules/rule-names.ts'
import type { PolicyPart } from '../../src/policy/part.ts'
import { NOW, someException, someFinding } from '../make.ts'

const DAY = 86_400_000

/** Limits that have a default other than `off`. */
const STRICT: readonly LimitRule[] = ['max-viruses', 'max-vulnerabilities', 'max-risks']

// Small numbers, so that what is found is often equal to a limit or one over it.
const limit: fc.Arbitrary<Limit> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constant<Limit>('off') },
)

function set<T>(name: string, value: fc.Arbitrary<T>): fc.Arbitrary<Setting<T>> {
  return value.map((one) => ({ value: one, source: { kind: 'policy', policy: name, line: 1 } }))
}

function denied(name: string): fc.Arbitrary<Denied> {
  return fc.record({
    id: fc.integer({ min: 0, max: 9 }).map((n) => someFinding(n).id),
    since: fc.constantFrom(null, new Date(NOW.getTime() - 2 * DAY), new Date(NOW.getTime() - 1)),
    source: fc.constant({ kind: 'policy', policy: name, line: 2 } as const),
  })
}

/** Exceptions for one of the first findings, some of which have expired. */
export const exception: fc.Arbitrary<Exception> = fc
  .record({
    id: fc.integer({ min: 0, max: 3 }).map((n) => someFinding(n).id),
    until: fc.constantFrom('2026-11-23', '2026-11-24', '2026-12-31', '2027-06-30'),
    images: fc.constantFrom([], ['ccr.ccs.tencentyun.com/shop/*'], ['other/*']),
  })
  .map(someException)

/** A part of this name without exceptions. A `complete` one sets everything that has a default other than `off`. */
export function somePart(name: string, { complete = false } = {}): fc.Arbitrary<PolicyPart> {
  const limits = Object.fromEntries(LIMIT_RULES.map((rule) => [rule, set(name, limit)]))
  return fc.record(
    {
      limits: fc.record(limits, { requiredKeys: complete ? [...STRICT] : [] }),
      onlyFixable: set(name, fc.boolean()),
      requireTrusted: set(name, fc.boolean()),
      incompleteScan: set(name, fc.constantFrom('fail', 'warn')),
      maxScanAge: set(name, fc.constantFrom<number | 'off'>('off', DAY, 3 * DAY)),
      mode: set(name, fc.constantFrom('enforce', 'warn')),
      deny: fc.array(denied(name), { maxLength: 2 }),
      exceptions: fc.constant([]),
      exceptionRules: fc.record(
        {
          maxDays: set(name, fc.integer({ min: 1, max: 60 })),
          maxCount: set(name, fc.integer({ min: 0, max: 3 })),
          neverExploitable: set(name, fc.constant(true)),
          central: set(name, fc.constant(true)),
        },
        { requiredKeys: [] },
      ),
      central: fc.boolean(),
    },
    {
      requiredKeys: [
        'limits',
        'deny',
        'exceptions',
        'exceptionRules',
        'central',
        ...(complete ? (['onlyFixable', 'requireTrusted', 'incompleteScan', 'mode'] as const) : []),
      ],
    },
  ) as fc.Arbitrary<PolicyPart>
}

/** Several parts, of which one is complete. */
export const someBase: fc.Arbitrary<readonly PolicyPart[]> = fc
  .tuple(fc.array(somePart('one.yml'), { maxLength: 2 }), somePart('complete.yml', { complete: true }))
  .map(([parts, complete]) => [...parts, complete])

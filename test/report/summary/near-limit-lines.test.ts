import { expect, test } from '@jest/globals'
import { nearLimitLines } from '../../../src/report/summary/summary-alert.ts'
import { code } from '../../../src/text.ts'
import { type FactsGiven, factsWith, NOW, type PolicyGiven, someFinding } from '../../make.ts'
import { HOSTILE } from '../hostile.ts'
import { someError, someReport } from '../reports.ts'

const DAY = 86_400_000

const linesOf = (facts: FactsGiven, policy: PolicyGiven, quote?: typeof code) =>
  nearLimitLines(someReport({ images: [{ facts }], policy }), quote)

test.each<{ name: string; facts: FactsGiven; policy: PolicyGiven; lines: readonly string[] }>([
  {
    name: 'a limit that is nearly reached',
    facts: { counts: { risks: 8 } },
    policy: { limits: { 'max-risks': 10 } },
    lines: ['Near a limit: 8 of 10 allowed by max-risks; 3 more would fail.'],
  },
  {
    name: 'a limit that is reached',
    facts: { counts: { risks: 10 } },
    policy: { limits: { 'max-risks': 10 } },
    lines: ['Near a limit: 10 of 10 allowed by max-risks; 1 more would fail.'],
  },
  {
    name: 'a scan that is nearly too old',
    facts: { scannedAt: new Date(NOW.getTime() - 6 * DAY) },
    policy: { maxScanAge: 7 * DAY },
    lines: ['Near a limit: the last scan is too old for max-scan-age in 24 h.'],
  },
  {
    name: 'an exception that ends',
    facts: factsWith(someFinding(1)),
    policy: { exceptions: [{}] },
    lines: [
      'Near a limit: the exception for CVE-2024-10001 ends after 2026-12-31; then the image would fail.',
    ],
  },
  {
    name: 'the first four of seven limits',
    facts: {
      ...factsWith(...[1, 2, 3, 4, 5].map((n) => someFinding(n))),
      counts: { vulnerabilities: 6, viruses: 1 },
    },
    policy: {
      limits: { 'max-vulnerabilities': 1, 'max-viruses': 1 },
      exceptions: [1, 2, 3, 4, 5].map((n) => ({ id: `CVE-2024-${10_000 + n}`, until: `2026-12-0${n}` })),
    },
    lines: [
      'Near a limit:',
      '',
      '- 1 of 1 allowed by max-viruses; 1 more would fail',
      '- 1 of 1 allowed by max-vulnerabilities; 1 more would fail',
      '- the exception for CVE-2024-10001 ends after 2026-12-01; then the image would fail',
      '- the exception for CVE-2024-10002 ends after 2026-12-02; then the image would fail',
      '- 3 more',
    ],
  },
  {
    name: 'four limits',
    facts: { counts: { vulnerabilities: 1, viruses: 1, risks: 1, sensitiveInfo: 1 } },
    policy: {
      limits: { 'max-vulnerabilities': 1, 'max-viruses': 1, 'max-risks': 1, 'max-sensitive-info': 1 },
    },
    lines: [
      'Near a limit:',
      '',
      ...['viruses', 'vulnerabilities', 'risks', 'sensitive-info'].map(
        (name) => `- 1 of 1 allowed by max-${name}; 1 more would fail`,
      ),
    ],
  },
  {
    name: 'a limit under mode: warn',
    facts: { counts: { risks: 1 } },
    policy: { limits: { 'max-risks': 1 }, mode: 'warn' },
    lines: ['Near a limit: 1 of 1 allowed by max-risks; 1 more would warn.'],
  },
  {
    name: 'no limit below 80 %',
    facts: { counts: { risks: 7 } },
    policy: { limits: { 'max-risks': 10 } },
    lines: [],
  },
  {
    name: 'no limit of an image that fails',
    facts: { counts: { risks: 8, viruses: 1 } },
    policy: { limits: { 'max-risks': 10 } },
    lines: [],
  },
  {
    name: 'no limit of an image that warns',
    facts: { counts: { risks: 8, viruses: 1 } },
    policy: { limits: { 'max-risks': 10 }, mode: 'warn' },
    lines: [],
  },
])('a passing image is near to $name', ({ facts, policy, lines }) => {
  expect(linesOf(facts, policy)).toEqual(lines)
})

test('several images, an error and an unknown policy have no near limit', () => {
  const near = { facts: { counts: { risks: 8 } } }
  const policy = { limits: { 'max-risks': 10 } }
  expect(nearLimitLines(someReport({ images: [near, near], policy }))).toEqual([])
  expect(nearLimitLines(someReport({ images: [], policy }))).toEqual([])
  expect(nearLimitLines(someReport({ images: [{ error: someError() }], policy }))).toEqual([])
  expect(nearLimitLines({ ...someReport({ images: [near], policy }), policy: null })).toEqual([])
  expect(nearLimitLines({ ...someReport({ images: [near], policy }), conclusion: 'error' })).toEqual([])
})

test('untrusted text in a near limit is quoted', () => {
  const said = linesOf(factsWith(someFinding(1, { id: HOSTILE })), { exceptions: [{ id: HOSTILE }] }, code)
  expect(said.map((line) => line.replaceAll(/<code>.*?<\/code>/g, ''))).toEqual([
    'Near a limit: the exception for  ends after ; then the image would fail.',
  ])
})

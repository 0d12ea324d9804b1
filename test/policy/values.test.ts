import { expect, test } from '@jest/globals'
import {
  AGE,
  DAY,
  deny,
  exception,
  GLOB,
  ID,
  LIMIT,
  LIST,
  limit,
  MOMENT,
  policy,
  REASON,
  type Row,
  since,
  table,
} from './corpus.ts'
import { partOf } from './reading.ts'

// The texts that are no boolean, limit or duration are in test/forms.test.ts; here are those that YAML reads as something else.
table(
  'booleans',
  [
    ...['yes', 'off', '1', 'tRUE'].map(
      (value): Row => [
        `the boolean ${value}`,
        policy(`require-trusted: ${value}`),
        `2:18 require-trusted: ${value} is not accepted; give true or false`,
      ],
    ),
    [
      'a boolean in quotes',
      policy('require-trusted: "true"'),
      '2:18 require-trusted: the text true is not accepted; give true or false',
    ],
  ],
  { except: [] },
)

table(
  'limits',
  [
    ...[
      '-0',
      '1.5',
      '-1',
      '.inf',
      '-.inf',
      '.nan',
      '1e400',
      '1e10',
      '1000000000',
      '0xffffffff',
      'true',
      'OFF',
      '５',
    ].map((value): Row => [`the limit ${value}`, limit(value), `2:17 limits.high: ${value} ${LIMIT}`]),
    ['a limit of a thousand digits', limit('1'.repeat(1000)), '2:17 limits.high: 1111111111'],
    ['a limit in double quotes', limit('"5"'), `2:17 limits.high: the text 5 ${LIMIT}`],
    ['a limit in single quotes', limit("'5'"), `2:17 limits.high: the text 5 ${LIMIT}`],
    ...[
      'critical',
      'medium',
      'low',
      'vulnerabilities',
      'exploitable',
      'risks',
      'viruses',
      'sensitive-info',
    ].map(
      (name): Row => [
        `a negative limit of ${name}`,
        policy(`limits:\n  ${name}: -1`),
        `3:${name.length + 5} limits.${name}: -1 ${LIMIT}`,
      ],
    ),
  ],
  { except: ['the limit -0'] },
)

table(
  'ages of scans',
  ['7', '0d', '3651d', 'never', '1h30m'].map(
    (value): Row => [
      `the age ${value}`,
      policy(`max-scan-age: ${value}`),
      `2:15 max-scan-age: ${value} ${AGE}`,
    ],
  ),
  { except: ['the age 3651d'] },
)

table(
  'values of exceptions',
  [
    ...[
      '2026-02-30',
      '2026-13-01',
      '2026-00-10',
      '2026-12-00',
      '2025-02-29',
      '2100-02-29',
      '2026-1-1',
      '26-12-31',
      '2026/12/31',
      '31.12.2026',
      '2026-12-31T00:00:00Z',
      '2026-12-31 00:00:00',
      '20261231',
      '2026',
      '12026-12-31',
      '-2026-12-31',
      '2026-12-31Z',
      'tomorrow',
      'never',
      '90d',
      '２０２６-12-31',
    ].map(
      (value): Row => [
        `the last day ${value}`,
        exception(`until: ${value}`),
        `3:12 exceptions[0].until: ${value} ${DAY}`,
      ],
    ),
    ['an empty last day', exception('until:'), `3:11 exceptions[0].until: an empty value ${DAY}`],
    [
      'a last day with a space',
      exception('until: "2026-12-31 "'),
      `3:12 exceptions[0].until: the text 2026-12-31  ${DAY}`,
    ],
    [
      'a last day with a line end',
      exception('until: "2026-12-31\\n"'),
      `3:12 exceptions[0].until: the text 2026-12-31\\n ${DAY}`,
    ],
    ...[
      'CVE-2024',
      'CVE-2024-',
      'CVE-2024-12x',
      'CVE-2024-1.',
      'CVE-24-1',
      'CVE-20241-1',
      'cve-',
      'CVE--1',
      'CVE-2024-1-2',
      'CVE-2024-.+',
      'CVE-2024-*',
      'CVE-2024-1?',
      'CVE-2024-[0-9]',
      '^CVE-2024-1$',
      'CVE-2024-1/CVE-2024-2',
      'CVE-2024-1,',
      'CVE-2024-1 CVE-2024-2',
      'GHSA*',
      'a/b',
      'CVE-2024-１',
      'ＣＶＥ-2024-1é',
    ].map(
      (value): Row => [`the ID ${value}`, exception(`id: ${value}`), `3:9 exceptions[0].id: ${value} ${ID}`],
    ),
    ['a number as an ID', exception('id: 12345'), `3:9 exceptions[0].id: 12345 ${ID}`],
    ['a star as an ID', exception('id: "*"'), `3:9 exceptions[0].id: the text * ${ID}`],
    ['an empty ID', exception('id: ""'), `3:9 exceptions[0].id: an empty text ${ID}`],
    ['a list as an ID', exception('id: [CVE-2024-1]'), `3:9 exceptions[0].id: a list ${ID}`],
    [
      'an ID with a line end',
      exception('id: "CVE-2024-1\\n"'),
      `3:9 exceptions[0].id: the text CVE-2024-1\\n ${ID}`,
    ],
    [
      'an empty text as a reason',
      exception('reason: ""'),
      '3:13 exceptions[0].reason: an empty text is not accepted; give a reason of at most 1000 characters',
    ],
    ['an empty reason', exception('reason:'), `3:12 exceptions[0].reason: an empty value ${REASON}`],
    [
      'a reason of spaces',
      exception('reason: " \\t\\n\\u00a0"'),
      `3:13 exceptions[0].reason: the text  \\t\\n\u00a0 ${REASON}`,
    ],
    ['a number as a reason', exception('reason: 42'), `3:13 exceptions[0].reason: 42 ${REASON}`],
    ['a list as a reason', exception('reason: [a, b]'), `3:13 exceptions[0].reason: a list ${REASON}`],
    [
      'a reason of 1001 characters',
      exception(`reason: ${'x'.repeat(1001)}`),
      '3:13 exceptions[0].reason: xxx',
    ],
    [
      'a reason of 200 KiB',
      exception(`reason: ${'why '.repeat(50_000)}`),
      '3:13 exceptions[0].reason: why why',
    ],
    [
      'an empty list of images',
      exception('images: []'),
      '3:13 exceptions[0].images: too few entries; give at least 1',
    ],
    ['an empty value for images', exception('images:'), `3:12 exceptions[0].images: an empty value ${LIST}`],
    [
      'a name instead of a list of images',
      exception('images: shop/web'),
      `3:13 exceptions[0].images: shop/web ${LIST}`,
    ],
    [
      '** at the end of an image name',
      exception("images: ['ccr.ccs.tencentyun.com/**']"),
      `3:14 exceptions[0].images[0]: the text ccr.ccs.tencentyun.com/** ${GLOB}`,
    ],
    [
      '*** within an image name',
      exception('images: [a, shop/w***b]'),
      `3:17 exceptions[0].images[1]: shop/w***b ${GLOB}`,
    ],
    [
      '** alone as an image name',
      exception('images: ["**"]'),
      `3:14 exceptions[0].images[0]: the text ** ${GLOB}`,
    ],
    ...[
      'shop/web?',
      'shop/[ab]',
      'shop/{a,b}',
      'shop/web latest',
      'шоп/web',
      'shop\\web',
      '^shop/web$',
      'shop/(web)',
      '$HOME/web',
    ].map(
      (value): Row => [
        `the image name ${value}`,
        exception(`images: ['${value}']`),
        `3:14 exceptions[0].images[0]: the text ${value} ${GLOB}`,
      ],
    ),
    ['an empty image name', exception('images: [""]'), `3:14 exceptions[0].images[0]: an empty text ${GLOB}`],
    [
      'an image name of 513 characters',
      exception(`images: [${'x'.repeat(513)}]`),
      '3:14 exceptions[0].images[0]: xxx',
    ],
    [
      'a set of keys as an image name',
      exception('images: [{ name: web }]'),
      `3:14 exceptions[0].images[0]: a set of keys ${GLOB}`,
    ],
    [
      'two malformed exceptions, which are both reported,',
      policy('exceptions:\n  - { id: 1, until: 2, reason: 3 }\n  - id: x'),
      `3:11 exceptions[0].id: 1 ${ID}`,
      `3:21 exceptions[0].until: 2 ${DAY}`,
      '3:32 exceptions[0].reason: 3',
      '4:5 exceptions[1]: until, reason are missing',
    ],
  ],
  { except: [] },
)

table(
  'values of denials',
  [
    ...[
      '2026-11-20',
      '2026-11-20T16:00:00',
      '2026-11-20T16:00Z',
      '2026-11-20T16Z',
      '2026-11-20 16:00:00Z',
      '2026-11-20t16:00:00z',
      '2026-11-20T16:00:00+0800',
      '2026-11-20T16:00:00+8',
      '2026-11-20T16:00:00+15:00',
      '2026-11-20T16:00:00 UTC',
      '2026-02-30T16:00:00Z',
      '2026-13-20T16:00:00Z',
      '2026-11-20T24:00:00Z',
      '2026-11-20T16:60:00Z',
      '2026-11-20T16:00:60Z',
      '1763654400',
      'yesterday',
    ].map((value): Row => [`the time ${value}`, since(value), `2:33 deny[0].since: ${value} ${MOMENT}`]),
    ['a malformed CVE as a denial', deny('CVE-2024-x'), `3:5 deny[0]: CVE-2024-x ${ID}`],
    ['a pattern as a denial', deny('CVE-2024-*'), `3:5 deny[0]: CVE-2024-* ${ID}`],
    ['a number as a denial', deny('2024'), `3:5 deny[0]: 2024 ${ID}`],
    ['an empty denial', policy('deny:\n  -'), `3:4 deny[0]: an empty value ${ID}`],
    ['a list as a denial', deny('[CVE-2024-1]'), `3:5 deny[0]: a list ${ID}`],
    [
      'a denial with an unknown key',
      policy('deny: [a: b]'),
      '2:8 deny[0]: unknown key a; allowed: id, since',
      '2:8 deny[0]: id is missing',
    ],
  ],
  { except: [] },
)

table(
  'values of exception-rules',
  [
    ...['0', '-1', '3651', '1.5', 'off', '90d', '1e9'].map(
      (value): Row => [
        `max-days: ${value}`,
        policy(`exception-rules:\n  max-days: ${value}`),
        `3:13 exception-rules.max-days: ${value} is not accepted; give a whole number from 1 to 3650`,
      ],
    ),
    ...['-1', '-0', '100001', '0.5', 'off', 'none'].map(
      (value): Row => [
        `max-count: ${value}`,
        policy(`exception-rules:\n  max-count: ${value}`),
        `3:14 exception-rules.max-count: ${value} is not accepted; give a whole number from 0 to 100000`,
      ],
    ),
  ],
  { except: ['max-count: -0'] },
)

test.each([
  ['with a byte order mark', '\ufeffversion: 1\n'],
  ['with a document start', '---\nversion: 1\n'],
  ['with a document end', 'version: 1\n...\n'],
  ['between comments', '# one\n\nversion: 1 # two\n# three\n'],
  ['without a line end', 'version: 1'],
  ['with tabs as spaces', 'version:\t1\t\n'],
  ['with line ends of Windows', 'version: 1\r\nmode: warn\r\n'],
  ['as JSON', '{"version": 1, "limits": {"high": 5}, "deny": ["CVE-2024-1"]}'],
  ['with keys in quotes', '"version": 1\n\'mode\': "warn"\n'],
  ['with an explicit key', '? version\n: 1\n'],
  ['with empty sets and lists', 'version: 1\nlimits: {}\ndeny: []\nexceptions: []\nexception-rules: {}\n'],
  ['with lists in the column of their key', 'version: 1\ndeny:\n- CVE-2024-1\nexceptions: []\n'],
  ['with a list of one pair', 'version: 1\ndeny: [id: CVE-2024-1]\n'],
  ['with version 1.0', 'version: 1.0\n'],
  ['with true in upper case', 'version: 1\nrequire-trusted: TRUE\nonly-fixable: False\n'],
])('a policy %s is valid', (_, text) => {
  partOf(text)
})

test.each([
  ['0', 0],
  ['00', 0],
  ['+5', 5],
  ['5.0', 5],
  ['1e3', 1000],
  ['1E3', 1000],
  ['0x10', 16],
  ['0o17', 15],
  ['010', 10],
  ['999999999', 999_999_999],
  ['off', 'off'],
  ['"off"', 'off'],
])('the limit %s is %j, by YAML 1.2', (written, value) => {
  expect(partOf(limit(written)).limits['max-high']?.value).toBe(value)
})

test.each([
  ['until a leap day', 'until: 2028-02-29'],
  ['until the last day of year 9999', 'until: 9999-12-31'],
  ['with an ID in quotes', 'id: "12345"'],
  ['with any other ID', 'id: GHSA-xxxx-yyyy:zzzz_1.2'],
  ['with a CVE in lower case', 'id: cve-2024-0001'],
  ['with a number in quotes as its reason', 'reason: "42"'],
  ['with a reason of 1000 characters', `reason: ${'x'.repeat(1000)}`],
  ['with a reason of 1000 characters of two units', `reason: ${'😀'.repeat(1000)}`],
  ['with a reason of several lines', 'reason: |\n      one\n      two'],
  ['with a star in quotes', 'images: ["*/*", "*"]'],
  ['with a name of 512 characters', `images: [${'x'.repeat(512)}]`],
])('an exception %s is valid', (_, line) => {
  expect(partOf(exception(line)).exceptions).toHaveLength(1)
})

test.each([
  '2026-11-20T16:00:00Z',
  '2026-11-20T16:00:00.123456789Z',
  '2026-11-21T00:00:00+08:00',
  '2026-11-20T02:00:00-14:00',
  '2028-02-29T23:59:59Z',
])('a denial since %s is valid', (written) => {
  expect(partOf(since(written)).deny[0]?.since).toEqual(new Date(written))
})

import { describe, expect, test } from '@jest/globals'
import {
  ALIAS,
  ANCHOR,
  DIRECTIVE,
  deny,
  EMPTY,
  exception,
  KEYS,
  LIMIT,
  LIMITS,
  limit,
  TAG,
  TOP,
  table,
} from './corpus.ts'
import { reading } from './reading.ts'

table('a policy is one set of keys', [
  ['an empty file is no policy', '', EMPTY],
  ['blank lines are none', ' \n\n  \n', EMPTY],
  ['a comment is none', '# nothing\n', EMPTY],
  ['null is none', 'null\n', EMPTY],
  ['the start of a document is none', '---\n', EMPTY],
  ['a list is none', '- version: 1\n', `1:1 a list ${KEYS}`],
  ['a list in brackets is none', '[version, 1]\n', `1:1 a list ${KEYS}`],
  ['a word is none', '# a policy\nversion\n', `2:1 version ${KEYS}`],
  ['a number is none', '1\n', `1:1 1 ${KEYS}`],
  ['a truth value is none', 'true\n', `1:1 true ${KEYS}`],
  ['a text in quotes is none', '"version: 1"\n', `1:1 the text version: 1 ${KEYS}`],
  ['a text of several lines is none', '|\n  version: 1\n', `1:1 the text version: 1\\n ${KEYS}`],
  ['a key needs a blank after its colon', 'version:1\n', `1:1 version:1 ${KEYS}`],
  ['a key needs a colon', 'version 1\n', `1:1 version 1 ${KEYS}`],
  ['a key without a colon after others', 'version: 1\nlimits\n', '2:1 Implicit map keys need to be followed'],
  ['there is one document', 'version: 1\n---\nversion: 1\n', '2:1 a second document is not accepted'],
  ['also after an end', 'version: 1\n...\nversion: 1\n', '3:1 a second document is not accepted'],
  ['also an empty one', 'version: 1\n---\n', '2:1 a second document is not accepted'],
  ['UTF-16 is not read', [...'version: 1'].join('\0'), '1:1 v\\u{0}e\\u{0}r'],
  ['UTF-16 with its mark is not read', `\ufeff${[...'version: 1'].join('\0')}`, '1:1 v\\u{0}e\\u{0}r'],
  [
    'a mark of the order of bytes within is no blank',
    'version: 1\n\ufeffmode: warn\n',
    `2:1 \\u{feff}mode is no key here; ${TOP}`,
  ],
])

table(
  'the version is 1',
  [
    ['it is there', 'mode: warn\n', '1:1 version is missing'],
    ['it is there in an empty set, too', '{}\n', '1:1 version is missing'],
    ['a text is not', 'version: "1"\n', '1:10 version: the text 1 is not accepted; give 1'],
    ['2 is not', 'version: 2\n', '1:10 version: 2 is not accepted; give 1'],
    ['0 is not', 'version: 0\n', '1:10 version: 0 is not accepted; give 1'],
    ['1.1 is not', 'version: 1.1\n', '1:10 version: 1.1 is not accepted; give 1'],
    ['v1 is not', 'version: v1\n', '1:10 version: v1 is not accepted; give 1'],
    ['true is not', 'version: true\n', '1:10 version: true is not accepted; give 1'],
    ['nothing is not', 'version:\n', '1:9 version: nothing is not accepted; give 1'],
    ['a list is not', 'version: [1]\n', '1:10 version: a list is not accepted; give 1'],
  ],
  { but: [] },
)

table('nothing is expanded, and nothing refers to anything', [
  ['an anchor of a set', 'version: 1\nlimits: &a { high: 5 }\n', `2:9 ${ANCHOR}`],
  ['an anchor of a value', 'version: &one 1\n', `1:10 ${ANCHOR}`],
  ['an anchor of a key', '&a version: 1\n', `1:1 ${ANCHOR}`],
  ['an anchor of a list', 'version: 1\ndeny: &all\n  - CVE-2024-1\n', `2:7 ${ANCHOR}`],
  [
    'an anchor and its alias',
    'version: 1\nlimits: { high: &n 5, low: *n }\n',
    `2:17 ${ANCHOR}`,
    `2:28 ${ALIAS}`,
  ],
  ['an alias of nothing', 'version: 1\nmode: *nobody\n', `2:7 ${ALIAS}`],
  ['an alias as a key', 'version: 1\n*v : 2\n', `2:1 ${ALIAS}`],
  ['a glob that begins with a star, without quotes', exception('images: [*/web]'), `3:14 ${ALIAS}`],
  [
    'a merge key is no key',
    'version: 1\nlimits:\n  <<: { high: 5 }\n',
    `3:3 limits: << is no key here; ${LIMITS}`,
  ],
  ['nor is one in quotes', 'version: 1\n"<<": { mode: warn }\n', `2:1 the text << is no key here; ${TOP}`],
  ['a merge key of an alias', 'version: 1\nlimits:\n  <<: *base\n', `3:7 ${ALIAS}`],
  ['a tag that makes a text', 'version: 1\nmode: !!str enforce\n', `2:7 ${TAG}`],
  ['a tag that makes a number', 'version: !!int "1"\n', `1:10 ${TAG}`],
  ['a tag that makes a set', 'version: 1\ndeny: !!set { CVE-2024-1 }\n', `2:7 ${TAG}`],
  ['a tag for bytes', 'version: 1\nmode: !!binary d2Fybg==\n', `2:7 ${TAG}`],
  ['a tag of somebody', 'version: 1\nmode: !mine warn\n', `2:7 ${TAG}`],
  ['a tag in full', 'version: 1\nmode: !<tag:yaml.org,2002:str> warn\n', `2:7 ${TAG}`],
  ['a tag for code', 'version: 1\nmode: !!js/function "function () {}"\n', `2:7 ${TAG}`],
  ['a tag of nothing', 'version: ! 1\n', `1:10 ${TAG}`],
  ['a tag of a key', '!!str version: 1\n', `1:1 ${TAG}`],
  ['a tag of the whole', '!!map\nversion: 1\n', `1:1 ${TAG}`],
  ['the directive %YAML 1.1, by which yes is true', '%YAML 1.1\n---\nversion: 1\n', `1:1 ${DIRECTIVE}`],
  ['the directive %YAML 1.2', '%YAML 1.2\n---\nversion: 1\n', `1:1 ${DIRECTIVE}`],
  ['the directive %TAG', '# ours\n%TAG ! tag:example.com,2026:\n---\nversion: 1\n', `2:1 ${DIRECTIVE}`],
  ['any other directive', '\n%ANY thing\n---\nversion: 1\n', `2:1 ${DIRECTIVE}`],
])

table(
  'only keys that there are',
  [
    ['a key that is misspelled', 'version: 1\nlimit: {}\n', `2:1 limit is no key here; ${TOP}`],
    ['a key in another case', 'version: 1\nMode: warn\n', `2:1 Mode is no key here; ${TOP}`],
    ['a key with an underscore', 'version: 1\nmax_scan_age: 7d\n', `2:1 max_scan_age is no key here; ${TOP}`],
    ['a key of an input', 'version: 1\nmax-high: 5\n', `2:1 max-high is no key here; ${TOP}`],
    [
      'a key of an input in limits',
      'version: 1\nlimits:\n  max-high: 5\n',
      `3:3 limits: max-high is no key here; ${LIMITS}`,
    ],
    [
      'a key in an exception',
      exception('expires: 2026-12-31'),
      '3:5 exceptions[0]: expires is no key here; there are id, until, reason, images',
    ],
    [
      'a key in a denial',
      deny('{ id: CVE-2024-1, reason: bad }'),
      '3:23 deny[0]: reason is no key here; there are id, since',
    ],
    [
      'a key in the rules',
      'version: 1\nexception-rules: { max: 5 }\n',
      '2:20 exception-rules: max is no key here; there are max-days, max-count, never, from',
    ],
    [
      'a key without a blank after its colon',
      'version: 1\nlimits: {high:5}\n',
      `2:10 limits: high:5 is no key here; ${LIMITS}`,
    ],
    ['a number as a key', 'version: 1\n5: 5\n', `2:1 5 is no key here; ${TOP}`],
    ['null as a key', 'version: 1\nnull: 5\n', `2:1 nothing is no key here; ${TOP}`],
    ['true as a key', 'version: 1\ntrue: 5\n', `2:1 true is no key here; ${TOP}`],
    ['nothing as a key', 'version: 1\n: 5\n', `2:1 nothing is no key here; ${TOP}`],
    ['an empty text as a key', 'version: 1\n"": 5\n', `2:1 an empty text is no key here; ${TOP}`],
    ['a list as a key', 'version: 1\n? [a]\n: b\n', `2:3 a list is no key here; ${TOP}`],
    ['a set as a key', 'version: 1\n? { version: 1 }\n: b\n', `2:3 a set of keys is no key here; ${TOP}`],
    ['a key with a line end', 'version: 1\n"mo\\nde": warn\n', `2:1 the text mo\\nde is no key here; ${TOP}`],
    [
      'a key with an invisible character',
      'version: 1\nmode\u200b: warn\n',
      `2:1 mode\\u{200b} is no key here; ${TOP}`,
    ],
    [
      'a letter that looks like another one',
      'version: 1\nm\u043ede: warn\n',
      `2:1 m\u043ede is no key here; ${TOP}`,
    ],
  ],
  { but: [] },
)

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
  '%s is no key at any level',
  (key) => {
    test.each([
      ['the top', `version: 1\n${key}: { mode: warn }\n`, `2:1: ${key} is no key here`],
      ['limits', `version: 1\nlimits: { ${key}: 5 }\n`, `2:11: limits: ${key} is no key here`],
      ['a denial', deny(`{ ${key}: 5, id: CVE-2024-1 }`), `3:7: deny[0]: ${key} is no key here`],
      ['an exception', exception(`${key}: 5`), `3:5: exceptions[0]: ${key} is no key here`],
      [
        'the rules',
        `version: 1\nexception-rules: { ${key}: 5 }\n`,
        `2:20: exception-rules: ${key} is no key here`,
      ],
    ])('%s', (_, text, says) => {
      const { part, mistakes } = reading(text)
      expect(mistakes).toEqual([expect.stringContaining(says)])
      expect(Object.getPrototypeOf(part?.limits)).toBe(Object.prototype)
      expect(Object.keys(part?.limits ?? {})).toEqual([])
      expect(({} as Record<string, unknown>)['mode']).toBeUndefined()
    })
  },
)

table('no key is there twice', [
  ['the version', 'version: 1\nversion: 1\n', '2:1 version: it is there twice'],
  ['in other quotes', 'version: 1\n"version": 1\n', '2:1 version: it is there twice'],
  ['as a key of its own line', 'version: 1\n? version\n: 1\n', '2:3 version: it is there twice'],
  [
    'thrice',
    'version: 1\nmode: warn\nmode: warn\nmode: enforce\n',
    '3:1 mode: it is there twice',
    '4:1 mode: it is there twice',
  ],
  ['limits', 'version: 1\nlimits: {}\nlimits: { high: 5 }\n', '3:1 limits: it is there twice'],
  ['a limit', 'version: 1\nlimits: { high: 5, low: 1, high: 6 }\n', '2:28 limits.high: it is there twice'],
  ['in a denial', deny('{ id: CVE-2024-1, id: CVE-2024-2 }'), '3:23 deny[0].id: it is there twice'],
  [
    'in an exception',
    exception('id: CVE-2024-1', 'id: CVE-2024-2'),
    '4:5 exceptions[0].id: it is there twice',
  ],
  [
    'in the rules',
    'version: 1\nexception-rules: { max-days: 5, max-days: 6 }\n',
    '2:33 exception-rules.max-days: it is there twice',
  ],
  [
    'where the first is not accepted',
    'version: 1\nmode: x\nmode: warn\n',
    '2:7 mode: x',
    '3:1 mode: it is there twice',
  ],
])

table(
  'a key has a value of its kind',
  [
    [
      'limits without one',
      'version: 1\nlimits:\n',
      '2:8 limits: nothing is not accepted; give the keys critical, high',
    ],
    [
      'limits with null',
      'version: 1\nlimits: ~\n',
      '2:9 limits: nothing is not accepted; give the keys critical, high',
    ],
    [
      'limits as a number',
      'version: 1\nlimits: 5\n',
      '2:9 limits: 5 is not accepted; give the keys critical, high',
    ],
    [
      'limits as a list',
      'version: 1\nlimits: [high: 5]\n',
      '2:9 limits: a list is not accepted; give the keys critical, high',
    ],
    ['a limit without one', 'version: 1\nlimits: { high }\n', `2:11 limits.high: nothing ${LIMIT}`],
    ['a limit with null', limit('null'), `2:17 limits.high: nothing ${LIMIT}`],
    ['a limit as a list', limit('[5]'), `2:17 limits.high: a list ${LIMIT}`],
    ['mode without one', 'version: 1\n? mode\n', '2:3 mode: nothing is not accepted; give enforce or warn'],
    [
      'mode as a set',
      'version: 1\nmode: {}\n',
      '2:7 mode: a set of keys is not accepted; give enforce or warn',
    ],
    [
      'mode as an empty text',
      'version: 1\nmode: ""\n',
      '2:7 mode: an empty text is not accepted; give enforce or warn',
    ],
    [
      'mode in upper case',
      'version: 1\nmode: WARN\n',
      '2:7 mode: WARN is not accepted; give enforce or warn',
    ],
    ['mode with a comment without a blank', 'version: 1\nmode: warn#x\n', '2:7 mode: warn#x is not accepted'],
    [
      'what an incomplete scan does',
      'version: 1\nincomplete-scan: ignore\n',
      '2:18 incomplete-scan: ignore is not accepted; give fail or warn',
    ],
    ['deny without one', 'version: 1\ndeny:\n', '2:6 deny: nothing is not accepted; give a list'],
    ['deny as one ID', 'version: 1\ndeny: CVE-2024-1\n', '2:7 deny: CVE-2024-1 is not accepted; give a list'],
    ['deny as none', 'version: 1\ndeny: none\n', '2:7 deny: none is not accepted; give a list'],
    [
      'deny as a set',
      'version: 1\ndeny: { id: CVE-2024-1 }\n',
      '2:7 deny: a set of keys is not accepted; give a list',
    ],
    [
      'deny without a blank after the dash',
      'version: 1\ndeny:\n  -CVE-2024-1\n',
      '3:3 deny: -CVE-2024-1 is not accepted; give a list',
    ],
    [
      'exceptions without one',
      'version: 1\nexceptions:\n',
      '2:12 exceptions: nothing is not accepted; give a list',
    ],
    [
      'exceptions as a set',
      'version: 1\nexceptions: {}\n',
      '2:13 exceptions: a set of keys is not accepted; give a list',
    ],
    [
      'an exception as an ID',
      'version: 1\nexceptions: [CVE-2024-1]\n',
      '2:14 exceptions[0]: CVE-2024-1 is not accepted; give the keys id, until, reason, images',
    ],
    [
      'an exception as nothing',
      'version: 1\nexceptions:\n  -\n',
      '3:4 exceptions[0]: nothing is not accepted; give the keys id',
    ],
    [
      'an exception without anything',
      'version: 1\nexceptions: [{}]\n',
      '2:14 exceptions[0]: id, until, reason are missing',
    ],
    [
      'an exception without a reason',
      'version: 1\nexceptions: [{ id: CVE-2024-1, until: 2026-12-31 }]\n',
      '2:14 exceptions[0]: reason is missing',
    ],
    ['a denial without an ID', deny('{ since: 2026-11-20T16:00:00Z }'), '3:5 deny[0]: id is missing'],
    [
      'the rules as a word',
      'version: 1\nexception-rules: central\n',
      '2:18 exception-rules: central is not accepted; give the keys max-days, max-count, never, from',
    ],
    [
      'never as a word',
      'version: 1\nexception-rules: { never: exploitable }\n',
      '2:27 exception-rules.never: exploitable is not accepted; give a list',
    ],
    [
      'never of anything else',
      'version: 1\nexception-rules: { never: [critical] }\n',
      '2:28 exception-rules.never[0]: critical is not accepted; give exploitable',
    ],
    [
      'from anywhere else',
      'version: 1\nexception-rules: { from: local }\n',
      '2:26 exception-rules.from: local is not accepted; give central',
    ],
    [
      'from in a list',
      'version: 1\nexception-rules: { from: [central] }\n',
      '2:26 exception-rules.from: a list is not accepted; give central',
    ],
  ],
  { but: [] },
)

table('it is YAML', [
  ['an item stands between commas', 'version: 1\ndeny: [a,,b]\n', '2:10 Unexpected , in flow sequence'],
  ['a tab is no indentation', 'version: 1\nlimits:\n\thigh: 5\n', '3:1 Tabs are not allowed as indentation'],
  ['quotes end', 'version: 1\nmode: "enforce\n', '3:1 Missing closing "quote'],
  ['so do others', "version: 1\nmode: 'enforce\n", "3:1 Missing closing 'quote"],
  [
    'braces end',
    'version: 1\nlimits: { high: 5\n',
    '3:1 Flow map in block collection must be sufficiently indented and end with a }',
  ],
  [
    'brackets end',
    'version: 1\ndeny: [CVE-2024-1\n',
    '3:1 Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['braces end once', 'version: 1\nlimits: { high: 5 } }\n', '2:21 Unexpected flow-map-end token'],
  [
    'keys of one set are in one column',
    'version: 1\nlimits:\n  high: 5\n low: 6\n',
    '4:1 All mapping items must start at the same column',
  ],
  [
    'a value has no keys on its line',
    'version: 1\nmode: a: b\n',
    '2:7 Nested mappings are not allowed in compact mappings',
  ],
  [
    'a value is not indented on its own',
    'version: 1\n  mode: warn\n',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  ['@ begins nothing', 'version: 1\nmode: @warn\n', '2:7 Plain value cannot start with reserved character @'],
  [
    '` begins nothing',
    'version: 1\nmode: `warn`\n',
    '2:7 Plain value cannot start with reserved character `',
  ],
  [
    '% begins nothing',
    'version: 1\nmode: %warn\n',
    '2:7 Plain value cannot start with directive indicator character %',
  ],
  ['an escape is one', 'version: 1\nmode: "\\q"\n', '2:8 Invalid escape sequence \\q'],
  ['an escape has its digits', 'version: 1\nmode: "\\uZZZZ"\n', '2:8 Invalid escape sequence \\uZZZZ'],
  [
    'a lone carriage return ends no line',
    'version: 1\rmode: warn\r',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'U+0085 ends no line',
    'version: 1\u0085mode: warn\n',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'U+2028 ends no line',
    'version: 1\u2028mode: warn\n',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'lines that end as on Windows are lines',
    'version: 1\r\nmode: what\r\n',
    '2:7 mode: what is not accepted',
  ],
  ['NUL is no end', 'version: 1\0\n', '1:10 version: 1\\u{0} is not accepted'],
  [
    'NUL within quotes is seen',
    'version: 1\nmode: "warn\0"\n',
    '2:7 mode: the text warn\\u{0} is not accepted',
  ],
  [
    'an escaped NUL is seen',
    'version: 1\nmode: "warn\\0"\n',
    '2:7 mode: the text warn\\u{0} is not accepted',
  ],
  [
    'control characters are seen',
    'version: 1\nmode: \x01\x1b[31m\x7f\n',
    '2:7 mode: \\u{1}\\u{1b}[31m\\u{7f} is not accepted',
  ],
  [
    'half a character is seen',
    'version: 1\nmode: "\ud800"\n',
    '2:7 mode: the text \\u{d800} is not accepted',
  ],
  [
    'an escaped half of a character is seen',
    'version: 1\nmode: "\\uDC00"\n',
    '2:7 mode: the text \\u{dc00} is not accepted',
  ],
  [
    'what turns text around is seen',
    'version: 1\nmode: "\u202eenforce"\n',
    '2:7 mode: the text \\u{202e}enforce is not accepted',
  ],
  [
    'what looks like a command is a word',
    'version: 1\nmode: "::set-output name=x::y"\n',
    '2:7 mode: the text ::set-output name=x::y is not accepted',
  ],
  [
    'mistakes are in the order of the text',
    'version: 2\nmode: x\nlimits: { high: -1 }\ndeny: [CVE-]\n',
    '1:10 version: 2',
    '2:7 mode: x',
    '3:17 limits.high: -1',
    '4:8 deny[0]: CVE-',
  ],
])

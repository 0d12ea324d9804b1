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

table('the form of a policy', [
  ['an empty file', '', EMPTY],
  ['a file of empty lines', ' \n\n  \n', EMPTY],
  ['a comment alone', '# nothing\n', EMPTY],
  ['null', 'null\n', EMPTY],
  ['a document start alone', '---\n', EMPTY],
  ['a list of keys', '- version: 1\n', `1:1 a list ${KEYS}`],
  ['a list in brackets', '[version, 1]\n', `1:1 a list ${KEYS}`],
  ['a word', '# a policy\nversion\n', `2:1 version ${KEYS}`],
  ['a number', '1\n', `1:1 1 ${KEYS}`],
  ['a boolean', 'true\n', `1:1 true ${KEYS}`],
  ['a text in quotes', '"version: 1"\n', `1:1 the text version: 1 ${KEYS}`],
  ['a text of several lines', '|\n  version: 1\n', `1:1 the text version: 1\\n ${KEYS}`],
  ['a key without a space after its colon', 'version:1\n', `1:1 version:1 ${KEYS}`],
  ['a key without a colon', 'version 1\n', `1:1 version 1 ${KEYS}`],
  [
    'a key without a colon after other keys',
    'version: 1\nlimits\n',
    '2:1 Implicit map keys need to be followed',
  ],
  ['a second document', 'version: 1\n---\nversion: 1\n', '2:1 a second document is not accepted'],
  [
    'a second document after a document end',
    'version: 1\n...\nversion: 1\n',
    '3:1 a second document is not accepted',
  ],
  ['a second, empty document', 'version: 1\n---\n', '2:1 a second document is not accepted'],
  ['UTF-16', [...'version: 1'].join('\0'), '1:1 v\\u{0}e\\u{0}r'],
  ['UTF-16 with a byte order mark', `\ufeff${[...'version: 1'].join('\0')}`, '1:1 v\\u{0}e\\u{0}r'],
  [
    'a byte order mark within the text',
    'version: 1\n\ufeffmode: warn\n',
    `2:1 unknown key \\u{feff}mode; ${TOP}`,
  ],
])

table(
  'versions',
  [
    ['a missing version', 'mode: warn\n', '1:1 version is missing'],
    ['a missing version in an empty set', '{}\n', '1:1 version is missing'],
    ['a version in quotes', 'version: "1"\n', '1:10 version: the text 1 is not accepted; give 1'],
    ['version 2', 'version: 2\n', '1:10 version: 2 is not accepted; give 1'],
    ['version 0', 'version: 0\n', '1:10 version: 0 is not accepted; give 1'],
    ['version 1.1', 'version: 1.1\n', '1:10 version: 1.1 is not accepted; give 1'],
    ['version v1', 'version: v1\n', '1:10 version: v1 is not accepted; give 1'],
    ['version true', 'version: true\n', '1:10 version: true is not accepted; give 1'],
    ['an empty version', 'version:\n', '1:9 version: an empty value is not accepted; give 1'],
    ['a list as the version', 'version: [1]\n', '1:10 version: a list is not accepted; give 1'],
  ],
  { except: [] },
)

table('anchors, aliases, tags and directives', [
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
  ['an alias of nothing', 'version: 1\nmode: *unknown\n', `2:7 ${ALIAS}`],
  ['an alias as a key', 'version: 1\n*v : 2\n', `2:1 ${ALIAS}`],
  ['an unquoted glob that begins with a star', exception('images: [*/web]'), `3:14 ${ALIAS}`],
  ['a merge key', 'version: 1\nlimits:\n  <<: { high: 5 }\n', `3:3 limits: unknown key <<; ${LIMITS}`],
  ['a merge key in quotes', 'version: 1\n"<<": { mode: warn }\n', `2:1 unknown key the text <<; ${TOP}`],
  ['a merge key of an alias', 'version: 1\nlimits:\n  <<: *base\n', `3:7 ${ALIAS}`],
  ['a tag that makes a text', 'version: 1\nmode: !!str enforce\n', `2:7 ${TAG}`],
  ['a tag that makes a number', 'version: !!int "1"\n', `1:10 ${TAG}`],
  ['a tag that makes a set', 'version: 1\ndeny: !!set { CVE-2024-1 }\n', `2:7 ${TAG}`],
  ['a tag for bytes', 'version: 1\nmode: !!binary d2Fybg==\n', `2:7 ${TAG}`],
  ['a local tag', 'version: 1\nmode: !mine warn\n', `2:7 ${TAG}`],
  ['a verbatim tag', 'version: 1\nmode: !<tag:yaml.org,2002:str> warn\n', `2:7 ${TAG}`],
  ['a tag for code', 'version: 1\nmode: !!js/function "function () {}"\n', `2:7 ${TAG}`],
  ['an empty tag', 'version: ! 1\n', `1:10 ${TAG}`],
  ['a tag of a key', '!!str version: 1\n', `1:1 ${TAG}`],
  ['a tag of the whole policy', '!!map\nversion: 1\n', `1:1 ${TAG}`],
  ['the directive %YAML 1.1, in which yes is true', '%YAML 1.1\n---\nversion: 1\n', `1:1 ${DIRECTIVE}`],
  ['the directive %YAML 1.2', '%YAML 1.2\n---\nversion: 1\n', `1:1 ${DIRECTIVE}`],
  ['the directive %TAG', '# ours\n%TAG ! tag:example.com,2026:\n---\nversion: 1\n', `2:1 ${DIRECTIVE}`],
  ['any other directive', '\n%ANY thing\n---\nversion: 1\n', `2:1 ${DIRECTIVE}`],
])

table(
  'unknown keys',
  [
    ['a misspelt key', 'version: 1\nlimit: {}\n', `2:1 unknown key limit; ${TOP}`],
    ['a key in another case', 'version: 1\nMode: warn\n', `2:1 unknown key Mode; ${TOP}`],
    ['a key with an underscore', 'version: 1\nmax_scan_age: 7d\n', `2:1 unknown key max_scan_age; ${TOP}`],
    ['a key of an input', 'version: 1\nmax-high: 5\n', `2:1 unknown key max-high; ${TOP}`],
    [
      'a key of an input in limits',
      'version: 1\nlimits:\n  max-high: 5\n',
      `3:3 limits: unknown key max-high; ${LIMITS}`,
    ],
    [
      'a key in an exception',
      exception('expires: 2026-12-31'),
      '3:5 exceptions[0]: unknown key expires; allowed: id, until, reason, images',
    ],
    [
      'a key in a denial',
      deny('{ id: CVE-2024-1, reason: bad }'),
      '3:23 deny[0]: unknown key reason; allowed: id, since',
    ],
    [
      'a key in the rules',
      'version: 1\nexception-rules: { max: 5 }\n',
      '2:20 exception-rules: unknown key max; allowed: max-days, max-count, never, from',
    ],
    [
      'a limit without a space after its colon',
      'version: 1\nlimits: {high:5}\n',
      `2:10 limits: unknown key high:5; ${LIMITS}`,
    ],
    ['a number as a key', 'version: 1\n5: 5\n', `2:1 unknown key 5; ${TOP}`],
    ['null as a key', 'version: 1\nnull: 5\n', `2:1 unknown key an empty value; ${TOP}`],
    ['true as a key', 'version: 1\ntrue: 5\n', `2:1 unknown key true; ${TOP}`],
    ['an empty key', 'version: 1\n: 5\n', `2:1 unknown key an empty value; ${TOP}`],
    ['an empty text as a key', 'version: 1\n"": 5\n', `2:1 unknown key an empty text; ${TOP}`],
    ['a list as a key', 'version: 1\n? [a]\n: b\n', `2:3 unknown key a list; ${TOP}`],
    ['a set as a key', 'version: 1\n? { version: 1 }\n: b\n', `2:3 unknown key a set of keys; ${TOP}`],
    ['a key with a line end', 'version: 1\n"mo\\nde": warn\n', `2:1 unknown key the text mo\\nde; ${TOP}`],
    [
      'a key with an invisible character',
      'version: 1\nmode\u200b: warn\n',
      `2:1 unknown key mode\\u{200b}; ${TOP}`,
    ],
    [
      'a key with a letter that looks like another one',
      'version: 1\nm\u043ede: warn\n',
      `2:1 unknown key m\u043ede; ${TOP}`,
    ],
  ],
  { except: [] },
)

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
  'the inherited name %s',
  (key) => {
    test.each([
      ['a policy', `version: 1\n${key}: { mode: warn }\n`, `2:1: unknown key ${key};`],
      ['limits', `version: 1\nlimits: { ${key}: 5 }\n`, `2:11: limits: unknown key ${key};`],
      ['a denial', deny(`{ ${key}: 5, id: CVE-2024-1 }`), `3:7: deny[0]: unknown key ${key};`],
      ['an exception', exception(`${key}: 5`), `3:5: exceptions[0]: unknown key ${key};`],
      [
        'the rules',
        `version: 1\nexception-rules: { ${key}: 5 }\n`,
        `2:20: exception-rules: unknown key ${key};`,
      ],
    ])(`${key} is an unknown key of %s`, (_, text, message) => {
      const { part, mistakes } = reading(text)
      expect(mistakes).toEqual([expect.stringContaining(message)])
      expect(Object.getPrototypeOf(part?.limits)).toBe(Object.prototype)
      expect(Object.keys(part?.limits ?? {})).toEqual([])
      expect(({} as Record<string, unknown>)['mode']).toBeUndefined()
    })
  },
)

table('duplicate keys', [
  ['a duplicate version', 'version: 1\nversion: 1\n', '2:1 version: duplicate key'],
  ['a duplicate key in quotes', 'version: 1\n"version": 1\n', '2:1 version: duplicate key'],
  ['a duplicate key on its own line', 'version: 1\n? version\n: 1\n', '2:3 version: duplicate key'],
  [
    'a key that is there three times',
    'version: 1\nmode: warn\nmode: warn\nmode: enforce\n',
    '3:1 mode: duplicate key',
    '4:1 mode: duplicate key',
  ],
  ['duplicate limits', 'version: 1\nlimits: {}\nlimits: { high: 5 }\n', '3:1 limits: duplicate key'],
  [
    'a duplicate limit',
    'version: 1\nlimits: { high: 5, low: 1, high: 6 }\n',
    '2:28 limits.high: duplicate key',
  ],
  [
    'a duplicate key in a denial',
    deny('{ id: CVE-2024-1, id: CVE-2024-2 }'),
    '3:23 deny[0].id: duplicate key',
  ],
  [
    'a duplicate key in an exception',
    exception('id: CVE-2024-1', 'id: CVE-2024-2'),
    '4:5 exceptions[0].id: duplicate key',
  ],
  [
    'a duplicate key in the rules',
    'version: 1\nexception-rules: { max-days: 5, max-days: 6 }\n',
    '2:33 exception-rules.max-days: duplicate key',
  ],
  [
    'a duplicate of a malformed value',
    'version: 1\nmode: x\nmode: warn\n',
    '2:7 mode: x',
    '3:1 mode: duplicate key',
  ],
])

table(
  'values of another kind',
  [
    [
      'limits without a value',
      'version: 1\nlimits:\n',
      '2:8 limits: an empty value is not accepted; give the keys critical, high',
    ],
    [
      'limits with null',
      'version: 1\nlimits: ~\n',
      '2:9 limits: an empty value is not accepted; give the keys critical, high',
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
    [
      'a limit without a value',
      'version: 1\nlimits: { high }\n',
      `2:11 limits.high: an empty value ${LIMIT}`,
    ],
    ['a limit with null', limit('null'), `2:17 limits.high: an empty value ${LIMIT}`],
    ['a limit as a list', limit('[5]'), `2:17 limits.high: a list ${LIMIT}`],
    [
      'mode without a value',
      'version: 1\n? mode\n',
      '2:3 mode: an empty value is not accepted; give enforce or warn',
    ],
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
    ['mode with a comment without a space', 'version: 1\nmode: warn#x\n', '2:7 mode: warn#x is not accepted'],
    [
      'an unknown word for incomplete-scan',
      'version: 1\nincomplete-scan: ignore\n',
      '2:18 incomplete-scan: ignore is not accepted; give fail or warn',
    ],
    ['deny without a value', 'version: 1\ndeny:\n', '2:6 deny: an empty value is not accepted; give a list'],
    ['deny as one ID', 'version: 1\ndeny: CVE-2024-1\n', '2:7 deny: CVE-2024-1 is not accepted; give a list'],
    ['deny as none', 'version: 1\ndeny: none\n', '2:7 deny: none is not accepted; give a list'],
    [
      'deny as a set',
      'version: 1\ndeny: { id: CVE-2024-1 }\n',
      '2:7 deny: a set of keys is not accepted; give a list',
    ],
    [
      'deny without a space after the dash',
      'version: 1\ndeny:\n  -CVE-2024-1\n',
      '3:3 deny: -CVE-2024-1 is not accepted; give a list',
    ],
    [
      'exceptions without a value',
      'version: 1\nexceptions:\n',
      '2:12 exceptions: an empty value is not accepted; give a list',
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
      'an empty exception',
      'version: 1\nexceptions:\n  -\n',
      '3:4 exceptions[0]: an empty value is not accepted; give the keys id',
    ],
    [
      'an exception without keys',
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
      'an unknown word in never',
      'version: 1\nexception-rules: { never: [critical] }\n',
      '2:28 exception-rules.never[0]: critical is not accepted; give exploitable',
    ],
    [
      'an unknown word for from',
      'version: 1\nexception-rules: { from: local }\n',
      '2:26 exception-rules.from: local is not accepted; give central',
    ],
    [
      'from in a list',
      'version: 1\nexception-rules: { from: [central] }\n',
      '2:26 exception-rules.from: a list is not accepted; give central',
    ],
  ],
  { except: [] },
)

table('malformed YAML', [
  ['an empty item between commas', 'version: 1\ndeny: [a,,b]\n', '2:10 Unexpected , in flow sequence'],
  ['a tab as indentation', 'version: 1\nlimits:\n\thigh: 5\n', '3:1 Tabs are not allowed as indentation'],
  ['an open double quote', 'version: 1\nmode: "enforce\n', '3:1 Missing closing "quote'],
  ['an open single quote', "version: 1\nmode: 'enforce\n", "3:1 Missing closing 'quote"],
  [
    'an open brace',
    'version: 1\nlimits: { high: 5\n',
    '3:1 Flow map in block collection must be sufficiently indented and end with a }',
  ],
  [
    'an open bracket',
    'version: 1\ndeny: [CVE-2024-1\n',
    '3:1 Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a second closing brace', 'version: 1\nlimits: { high: 5 } }\n', '2:21 Unexpected flow-map-end token'],
  [
    'keys of one set in different columns',
    'version: 1\nlimits:\n  high: 5\n low: 6\n',
    '4:1 All mapping items must start at the same column',
  ],
  [
    'a key in the value of another key',
    'version: 1\nmode: a: b\n',
    '2:7 Nested mappings are not allowed in compact mappings',
  ],
  [
    'a first key with less indentation than the second',
    'version: 1\n  mode: warn\n',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'a value that begins with @',
    'version: 1\nmode: @warn\n',
    '2:7 Plain value cannot start with reserved character @',
  ],
  [
    'a value that begins with `',
    'version: 1\nmode: `warn`\n',
    '2:7 Plain value cannot start with reserved character `',
  ],
  [
    'a value that begins with %',
    'version: 1\nmode: %warn\n',
    '2:7 Plain value cannot start with directive indicator character %',
  ],
  ['an unknown escape', 'version: 1\nmode: "\\q"\n', '2:8 Invalid escape sequence \\q'],
  ['an escape without digits', 'version: 1\nmode: "\\uZZZZ"\n', '2:8 Invalid escape sequence \\uZZZZ'],
  [
    'a lone carriage return as a line end',
    'version: 1\rmode: warn\r',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'U+0085 as a line end',
    'version: 1\u0085mode: warn\n',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'U+2028 as a line end',
    'version: 1\u2028mode: warn\n',
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'an unknown word behind a line end of Windows',
    'version: 1\r\nmode: what\r\n',
    '2:7 mode: what is not accepted',
  ],
  ['a NUL after a value', 'version: 1\0\n', '1:10 version: 1\\u{0} is not accepted'],
  ['a NUL within quotes', 'version: 1\nmode: "warn\0"\n', '2:7 mode: the text warn\\u{0} is not accepted'],
  ['an escaped NUL', 'version: 1\nmode: "warn\\0"\n', '2:7 mode: the text warn\\u{0} is not accepted'],
  [
    'a value with control characters',
    'version: 1\nmode: \x01\x1b[31m\x7f\n',
    '2:7 mode: \\u{1}\\u{1b}[31m\\u{7f} is not accepted',
  ],
  ['half a character', 'version: 1\nmode: "\ud800"\n', '2:7 mode: the text \\u{d800} is not accepted'],
  [
    'an escaped half of a character',
    'version: 1\nmode: "\\uDC00"\n',
    '2:7 mode: the text \\u{dc00} is not accepted',
  ],
  [
    'a value with a bidirectional override',
    'version: 1\nmode: "\u202eenforce"\n',
    '2:7 mode: the text \\u{202e}enforce is not accepted',
  ],
  [
    'a value like a workflow command',
    'version: 1\nmode: "::set-output name=x::y"\n',
    '2:7 mode: the text ::set-output name=x::y is not accepted',
  ],
  [
    'each of several mistakes, in the order of the text,',
    'version: 2\nmode: x\nlimits: { high: -1 }\ndeny: [CVE-]\n',
    '1:10 version: 2',
    '2:7 mode: x',
    '3:17 limits.high: -1',
    '4:8 deny[0]: CVE-',
  ],
])

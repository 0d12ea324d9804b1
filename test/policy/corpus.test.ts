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
  LIMIT_KEYS,
  LIMITS,
  LIST,
  limit,
  MODE,
  ONE,
  policy,
  TAG,
  TOP,
  table,
} from './corpus.ts'
import { reading } from './reading.ts'

table('the form of a policy', [
  ['that is an empty file', '', EMPTY],
  ['that has only empty lines', ' \n\n  \n', EMPTY],
  ['that has only a comment', '# nothing\n', EMPTY],
  ['that is null', 'null\n', EMPTY],
  ['that has only a document start', '---\n', EMPTY],
  ['that is a list of keys', '- version: 1\n', `1:1 a list ${KEYS}`],
  ['that is a list in brackets', '[version, 1]\n', `1:1 a list ${KEYS}`],
  ['that is a word', '# a policy\nversion\n', `2:1 version ${KEYS}`],
  ['that is a number', '1\n', `1:1 1 ${KEYS}`],
  ['that is a boolean', 'true\n', `1:1 true ${KEYS}`],
  ['that is a text in quotes', '"version: 1"\n', `1:1 the text version: 1 ${KEYS}`],
  ['that is a text of several lines', '|\n  version: 1\n', `1:1 the text version: 1\\n ${KEYS}`],
  ['that is a key without a space after its colon', 'version:1\n', `1:1 version:1 ${KEYS}`],
  ['that is a key without a colon', 'version 1\n', `1:1 version 1 ${KEYS}`],
  ['a key without a colon after other keys', policy('limits'), '2:1 Implicit map keys need to be followed'],
  ['a second document', policy('---\nversion: 1'), '2:1 a second document is not accepted'],
  [
    'a second document after a document end',
    policy('...\nversion: 1'),
    '3:1 a second document is not accepted',
  ],
  ['a second, empty document', policy('---'), '2:1 a second document is not accepted'],
  ['in UTF-16', [...'version: 1'].join('\0'), '1:1 v\\u{0}e\\u{0}r'],
  ['in UTF-16 with a byte order mark', `\ufeff${[...'version: 1'].join('\0')}`, '1:1 v\\u{0}e\\u{0}r'],
  ['a byte order mark within the text', policy('\ufeffmode: warn'), `2:1 unknown key \\u{feff}mode; ${TOP}`],
])

table(
  'versions',
  [
    ['no version', 'mode: warn\n', '1:1 version is missing'],
    ['only an empty set of keys', '{}\n', '1:1 version is missing'],
    ['a version in quotes', 'version: "1"\n', `1:10 version: the text 1 ${ONE}`],
    ['version 2', 'version: 2\n', `1:10 version: 2 ${ONE}`],
    ['version 0', 'version: 0\n', `1:10 version: 0 ${ONE}`],
    ['version 1.1', 'version: 1.1\n', `1:10 version: 1.1 ${ONE}`],
    ['version v1', 'version: v1\n', `1:10 version: v1 ${ONE}`],
    ['version true', 'version: true\n', `1:10 version: true ${ONE}`],
    ['an empty version', 'version:\n', `1:9 version: an empty value ${ONE}`],
    ['a list as the version', 'version: [1]\n', `1:10 version: a list ${ONE}`],
  ],
  { except: [] },
)

table('anchors, aliases, tags and directives', [
  ['an anchor of a set', policy('limits: &a { high: 5 }'), `2:9 ${ANCHOR}`],
  ['an anchor of a value', 'version: &one 1\n', `1:10 ${ANCHOR}`],
  ['an anchor of a key', '&a version: 1\n', `1:1 ${ANCHOR}`],
  ['an anchor of a list', policy('deny: &all\n  - CVE-2024-1'), `2:7 ${ANCHOR}`],
  ['an anchor and its alias', policy('limits: { high: &n 5, low: *n }'), `2:17 ${ANCHOR}`, `2:28 ${ALIAS}`],
  ['an alias of nothing', policy('mode: *unknown'), `2:7 ${ALIAS}`],
  ['an alias as a key', policy('*v : 2'), `2:1 ${ALIAS}`],
  ['an unquoted glob that begins with a star', exception('images: [*/web]'), `3:14 ${ALIAS}`],
  ['a merge key', policy('limits:\n  <<: { high: 5 }'), `3:3 limits: unknown key <<; ${LIMITS}`],
  ['a merge key in quotes', policy('"<<": { mode: warn }'), `2:1 unknown key the text <<; ${TOP}`],
  ['a merge key of an alias', policy('limits:\n  <<: *base'), `3:7 ${ALIAS}`],
  ['a tag that makes a text', policy('mode: !!str enforce'), `2:7 ${TAG}`],
  ['a tag that makes a number', 'version: !!int "1"\n', `1:10 ${TAG}`],
  ['a tag that makes a set', policy('deny: !!set { CVE-2024-1 }'), `2:7 ${TAG}`],
  ['a tag for bytes', policy('mode: !!binary d2Fybg=='), `2:7 ${TAG}`],
  ['a local tag', policy('mode: !mine warn'), `2:7 ${TAG}`],
  ['a verbatim tag', policy('mode: !<tag:yaml.org,2002:str> warn'), `2:7 ${TAG}`],
  ['a tag for code', policy('mode: !!js/function "function () {}"'), `2:7 ${TAG}`],
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
    ['a misspelt key', policy('limit: {}'), `2:1 unknown key limit; ${TOP}`],
    ['a key in another case', policy('Mode: warn'), `2:1 unknown key Mode; ${TOP}`],
    ['a key with an underscore', policy('max_scan_age: 7d'), `2:1 unknown key max_scan_age; ${TOP}`],
    ['the name of an input as a key', policy('max-high: 5'), `2:1 unknown key max-high; ${TOP}`],
    [
      'the name of an input as a key of limits',
      policy('limits:\n  max-high: 5'),
      `3:3 limits: unknown key max-high; ${LIMITS}`,
    ],
    [
      'an unknown key in an exception',
      exception('expires: 2026-12-31'),
      '3:5 exceptions[0]: unknown key expires; allowed: id, until, reason, images',
    ],
    [
      'an unknown key in a denial',
      deny('{ id: CVE-2024-1, reason: bad }'),
      '3:23 deny[0]: unknown key reason; allowed: id, since',
    ],
    [
      'an unknown key in exception-rules',
      policy('exception-rules: { max: 5 }'),
      '2:20 exception-rules: unknown key max; allowed: max-days, max-count, never, from',
    ],
    [
      'a limit without a space after its colon',
      policy('limits: {high:5}'),
      `2:10 limits: unknown key high:5; ${LIMITS}`,
    ],
    ['a number as a key', policy('5: 5'), `2:1 unknown key 5; ${TOP}`],
    ['null as a key', policy('null: 5'), `2:1 unknown key an empty value; ${TOP}`],
    ['true as a key', policy('true: 5'), `2:1 unknown key true; ${TOP}`],
    ['an empty key', policy(': 5'), `2:1 unknown key an empty value; ${TOP}`],
    ['an empty text as a key', policy('"": 5'), `2:1 unknown key an empty text; ${TOP}`],
    ['a list as a key', policy('? [a]\n: b'), `2:3 unknown key a list; ${TOP}`],
    ['a set as a key', policy('? { version: 1 }\n: b'), `2:3 unknown key a set of keys; ${TOP}`],
    ['a key with a line end', policy('"mo\\nde": warn'), `2:1 unknown key the text mo\\nde; ${TOP}`],
    [
      'a key with an invisible character',
      policy('mode\u200b: warn'),
      `2:1 unknown key mode\\u{200b}; ${TOP}`,
    ],
    [
      'a key with a letter that looks like another one',
      policy('m\u043ede: warn'),
      `2:1 unknown key m\u043ede; ${TOP}`,
    ],
  ],
  { except: [] },
)

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])(
  'the inherited name %s',
  (key) => {
    test.each([
      ['a policy', policy(`${key}: { mode: warn }`), `2:1: unknown key ${key};`],
      ['limits', policy(`limits: { ${key}: 5 }`), `2:11: limits: unknown key ${key};`],
      ['a denial', deny(`{ ${key}: 5, id: CVE-2024-1 }`), `3:7: deny[0]: unknown key ${key};`],
      ['an exception', exception(`${key}: 5`), `3:5: exceptions[0]: unknown key ${key};`],
      ['the rules', policy(`exception-rules: { ${key}: 5 }`), `2:20: exception-rules: unknown key ${key};`],
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
  ['a duplicate version', policy('version: 1'), '2:1 version: duplicate key'],
  ['a duplicate key in quotes', policy('"version": 1'), '2:1 version: duplicate key'],
  ['a duplicate key on its own line', policy('? version\n: 1'), '2:3 version: duplicate key'],
  [
    'a key that is given three times',
    policy('mode: warn\nmode: warn\nmode: enforce'),
    '3:1 mode: duplicate key',
    '4:1 mode: duplicate key',
  ],
  ['duplicate limits', policy('limits: {}\nlimits: { high: 5 }'), '3:1 limits: duplicate key'],
  ['a duplicate limit', policy('limits: { high: 5, low: 1, high: 6 }'), '2:28 limits.high: duplicate key'],
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
    'a duplicate key in exception-rules',
    policy('exception-rules: { max-days: 5, max-days: 6 }'),
    '2:33 exception-rules.max-days: duplicate key',
  ],
  [
    'a duplicate of a malformed value',
    policy('mode: x\nmode: warn'),
    '2:7 mode: x',
    '3:1 mode: duplicate key',
  ],
])

table(
  'values of another kind',
  [
    ['limits without a value', policy('limits:'), `2:8 limits: an empty value ${LIMIT_KEYS}`],
    ['limits with null', policy('limits: ~'), `2:9 limits: an empty value ${LIMIT_KEYS}`],
    ['limits as a number', policy('limits: 5'), `2:9 limits: 5 ${LIMIT_KEYS}`],
    ['limits as a list', policy('limits: [high: 5]'), `2:9 limits: a list ${LIMIT_KEYS}`],
    ['a limit without a value', policy('limits: { high }'), `2:11 limits.high: an empty value ${LIMIT}`],
    ['a limit with null', limit('null'), `2:17 limits.high: an empty value ${LIMIT}`],
    ['a limit as a list', limit('[5]'), `2:17 limits.high: a list ${LIMIT}`],
    ['mode without a value', policy('? mode'), `2:3 mode: an empty value ${MODE}`],
    ['mode as a set', policy('mode: {}'), `2:7 mode: a set of keys ${MODE}`],
    ['mode as an empty text', policy('mode: ""'), `2:7 mode: an empty text ${MODE}`],
    ['mode in upper case', policy('mode: WARN'), `2:7 mode: WARN ${MODE}`],
    ['mode with a comment without a space', policy('mode: warn#x'), '2:7 mode: warn#x is not accepted'],
    [
      'an unknown word for incomplete-scan',
      policy('incomplete-scan: ignore'),
      '2:18 incomplete-scan: ignore is not accepted; give fail or warn',
    ],
    ['deny without a value', policy('deny:'), `2:6 deny: an empty value ${LIST}`],
    ['deny as one ID', policy('deny: CVE-2024-1'), `2:7 deny: CVE-2024-1 ${LIST}`],
    ['deny as none', policy('deny: none'), `2:7 deny: none ${LIST}`],
    ['deny as a set', policy('deny: { id: CVE-2024-1 }'), `2:7 deny: a set of keys ${LIST}`],
    ['deny without a space after the dash', policy('deny:\n  -CVE-2024-1'), `3:3 deny: -CVE-2024-1 ${LIST}`],
    ['exceptions without a value', policy('exceptions:'), `2:12 exceptions: an empty value ${LIST}`],
    ['exceptions as a set', policy('exceptions: {}'), `2:13 exceptions: a set of keys ${LIST}`],
    [
      'an exception as an ID',
      policy('exceptions: [CVE-2024-1]'),
      '2:14 exceptions[0]: CVE-2024-1 is not accepted; give the keys id, until, reason, images',
    ],
    [
      'an empty exception',
      policy('exceptions:\n  -'),
      '3:4 exceptions[0]: an empty value is not accepted; give the keys id',
    ],
    [
      'an exception without keys',
      policy('exceptions: [{}]'),
      '2:14 exceptions[0]: id, until, reason are missing',
    ],
    [
      'an exception without a reason',
      policy('exceptions: [{ id: CVE-2024-1, until: 2026-12-31 }]'),
      '2:14 exceptions[0]: reason is missing',
    ],
    ['a denial without an ID', deny('{ since: 2026-11-20T16:00:00Z }'), '3:5 deny[0]: id is missing'],
    [
      'a word for exception-rules',
      policy('exception-rules: central'),
      '2:18 exception-rules: central is not accepted; give the keys max-days, max-count, never, from',
    ],
    [
      'never as a word',
      policy('exception-rules: { never: exploitable }'),
      `2:27 exception-rules.never: exploitable ${LIST}`,
    ],
    [
      'an unknown word in never',
      policy('exception-rules: { never: [critical] }'),
      '2:28 exception-rules.never[0]: critical is not accepted; give exploitable',
    ],
    [
      'an unknown word for from',
      policy('exception-rules: { from: local }'),
      '2:26 exception-rules.from: local is not accepted; give central',
    ],
    [
      'from in a list',
      policy('exception-rules: { from: [central] }'),
      '2:26 exception-rules.from: a list is not accepted; give central',
    ],
  ],
  { except: [] },
)

table('malformed YAML', [
  ['an empty item between commas', policy('deny: [a,,b]'), '2:10 Unexpected , in flow sequence'],
  ['a tab as indentation', policy('limits:\n\thigh: 5'), '3:1 Tabs are not allowed as indentation'],
  ['an open double quote', policy('mode: "enforce'), '3:1 Missing closing "quote'],
  ['an open single quote', "version: 1\nmode: 'enforce\n", "3:1 Missing closing 'quote"],
  [
    'an open brace',
    policy('limits: { high: 5'),
    '3:1 Flow map in block collection must be sufficiently indented and end with a }',
  ],
  [
    'an open bracket',
    policy('deny: [CVE-2024-1'),
    '3:1 Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['a second closing brace', policy('limits: { high: 5 } }'), '2:21 Unexpected flow-map-end token'],
  [
    'keys of one set in different columns',
    policy('limits:\n  high: 5\n low: 6'),
    '4:1 All mapping items must start at the same column',
  ],
  [
    'a key in the value of another key',
    policy('mode: a: b'),
    '2:7 Nested mappings are not allowed in compact mappings',
  ],
  [
    'a first key with less indentation than the second',
    policy('  mode: warn'),
    '1:10 Nested mappings are not allowed in compact mappings',
  ],
  [
    'a value that begins with @',
    policy('mode: @warn'),
    '2:7 Plain value cannot start with reserved character @',
  ],
  [
    'a value that begins with `',
    policy('mode: `warn`'),
    '2:7 Plain value cannot start with reserved character `',
  ],
  [
    'a value that begins with %',
    policy('mode: %warn'),
    '2:7 Plain value cannot start with directive indicator character %',
  ],
  ['an unknown escape', policy('mode: "\\q"'), '2:8 Invalid escape sequence \\q'],
  ['an escape without digits', policy('mode: "\\uZZZZ"'), '2:8 Invalid escape sequence \\uZZZZ'],
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
  ['a NUL within quotes', policy('mode: "warn\0"'), '2:7 mode: the text warn\\u{0} is not accepted'],
  ['an escaped NUL', policy('mode: "warn\\0"'), '2:7 mode: the text warn\\u{0} is not accepted'],
  [
    'a value with control characters',
    policy('mode: \x01\x1b[31m\x7f'),
    '2:7 mode: \\u{1}\\u{1b}[31m\\u{7f} is not accepted',
  ],
  ['half a character', policy('mode: "\ud800"'), '2:7 mode: the text \\u{d800} is not accepted'],
  [
    'an escaped half of a character',
    policy('mode: "\\uDC00"'),
    '2:7 mode: the text \\u{dc00} is not accepted',
  ],
  [
    'a value with a bidirectional override',
    policy('mode: "\u202eenforce"'),
    '2:7 mode: the text \\u{202e}enforce is not accepted',
  ],
  [
    'a value like a workflow command',
    policy('mode: "::set-output name=x::y"'),
    '2:7 mode: the text ::set-output name=x::y is not accepted',
  ],
  [
    'several mistakes, which are reported in the order of the text,',
    'version: 2\nmode: x\nlimits: { high: -1 }\ndeny: [CVE-]\n',
    '1:10 version: 2',
    '2:7 mode: x',
    '3:17 limits.high: -1',
    '4:8 deny[0]: CVE-',
  ],
])

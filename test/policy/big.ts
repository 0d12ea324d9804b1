/** A policy near the largest size, and the mistakes that it must have as `line:column message`. */
export interface Big {
  readonly name: string
  readonly text: string
  readonly mistakes: readonly string[]
}

const MOST = 256 * 1024
const ANCHOR = 'anchors are not supported'
const ALIAS = 'aliases are not supported'
const DEEP = 'it is nested too deeply'
const LONG = 'it has more than 150000 tokens'

/** Repeats a unit as often as it fits. */
function filled(unit: string, begin = 'version: 1\n'): string {
  return begin + unit.repeat(Math.floor((MOST - begin.length) / unit.length))
}

function numbered(count: number, unit: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => unit(n)).join('')
}

/** Returns the first ten of equal mistakes, one a line. */
function inLines(from: number, message: string, column = 1): readonly string[] {
  return Array.from({ length: 10 }, (_, n) => `${from + n}:${column} ${message}`)
}

/** "Billion laughs": nine lists of nine aliases each, of which the last one would expand to 387,420,489 values. */
const LAUGHS = numbered(9, (n) =>
  n === 0
    ? 'a0: &a0 [lol]\n'
    : `a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]\n`,
)

/** Exceptions of three lines each. */
export const MANY_EXCEPTIONS = `version: 1\nexceptions:\n${numbered(
  2_900,
  (n) =>
    `  - id: CVE-2024-${10_000 + n}\n    until: 2026-12-31\n    reason: 'not reachable, tracked in SEC'\n`,
)}`

export const BIG: readonly Big[] = [
  { name: 'ten megabytes', text: 'a: 1\n'.repeat(2_000_000), mistakes: ['1:1 it is larger than 256 KiB'] },
  {
    name: 'ten megabytes of lines',
    text: '\n'.repeat(10_000_000),
    mistakes: ['1:1 it is larger than 256 KiB'],
  },
  {
    name: 'billion laughs',
    text: `${LAUGHS}version: 1\n`,
    mistakes: [
      `1:5 ${ANCHOR}`,
      `2:5 ${ANCHOR}`,
      ...Array.from({ length: 8 }, (_, n) => `2:${10 + 5 * n} ${ALIAS}`),
    ],
  },
  {
    name: 'a list of 80,000 aliases',
    text: filled('*a,', 'a: &a [x]\nb: ['),
    mistakes: [`1:4 ${ANCHOR}`, ...Array.from({ length: 9 }, (_, n) => `2:${5 + 3 * n} ${ALIAS}`)],
  },
  {
    name: 'an alias of itself',
    text: 'version: 1\nlimits: &a\n  high: *a\n',
    mistakes: [`2:9 ${ANCHOR}`, `3:9 ${ALIAS}`],
  },
  {
    name: '50,000 keys in braces',
    text: `version: 1\nlimits: {${numbered(50_000, (n) => `${n.toString(36)},`)}}`,
    mistakes: Array.from({ length: 10 }, (_, n) => `2:${10 + 2 * n} limits: unknown key ${n};`),
  },
  {
    name: '20,000 lines with keys',
    text: `version: 1\n${numbered(20_000, (n) => `k${n}: 1\n`)}`,
    mistakes: inLines(2, 'unknown key '),
  },
  { name: '50,000 lines with one key', text: filled('a: 1\n'), mistakes: [`30001:1 ${LONG}`] },
  {
    name: 'a key that is duplicated 20,000 times',
    text: filled('version: 1\n', ''),
    mistakes: inLines(2, 'version: duplicate key'),
  },
  { name: '250,000 brackets', text: filled('['), mistakes: [`2:20 ${DEEP}`] },
  { name: '250,000 braces', text: filled('{'), mistakes: [`2:20 ${DEEP}`] },
  { name: '130,000 items in items', text: filled('- ', 'version: 1\ndeny:\n'), mistakes: [`3:41 ${DEEP}`] },
  {
    name: '250,000 closed brackets',
    text: `${'['.repeat(130_000)}${']'.repeat(130_000)}`,
    mistakes: [`1:21 ${DEEP}`],
  },
  { name: '50,000 lines with mistakes in YAML', text: filled('a: @\n'), mistakes: [`30001:1 ${LONG}`] },
  {
    name: '20,000 lines with mistakes in YAML',
    text: `version: 1\n${'key: @\n'.repeat(20_000)}`,
    mistakes: inLines(2, 'Plain value cannot start with reserved character @', 6),
  },
  {
    name: '30,000 lines with wrong indentation',
    text: `version: 1\n${'a:\n - b\n c\n'.repeat(10_000)}`,
    mistakes: Array.from({ length: 5 }, (_, n) => [
      `${4 + 3 * n}:1 All mapping items must start at the same column`,
      `${4 + 3 * n}:2 Implicit map keys need to be followed by map values`,
    ]).flat(),
  },
  {
    name: '130,000 wrong escapes',
    text: `${filled('\\q', 'version: 1\nmode: "').slice(0, -1)}"`,
    mistakes: Array.from({ length: 10 }, (_, n) => `2:${8 + 2 * n} Invalid escape sequence \\q`),
  },
  {
    name: '130,000 empty items',
    text: `${filled(',~', 'version: 1\ndeny: [~').slice(0, -2)}]`,
    mistakes: [`2:149999 ${LONG}`],
  },
  {
    name: '70,000 empty items',
    text: `version: 1\ndeny: [${'~,'.repeat(70_000)}]`,
    mistakes: Array.from(
      { length: 10 },
      (_, n) => `2:${8 + 2 * n} deny[${n}]: an empty value is not accepted`,
    ),
  },
  {
    name: '25,000 exceptions without keys',
    text: `version: 1\nexceptions:\n${'- {}\n'.repeat(25_000)}`,
    mistakes: inLines(3, 'id, until, reason are missing', 3),
  },
  {
    name: '60,000 documents',
    text: filled('---\n', ''),
    mistakes: ['2:1 a second document is not accepted'],
  },
  { name: '250,000 lines', text: `${'\n'.repeat(250_000)}version: 1\n`, mistakes: [`150001:1 ${LONG}`] },
  { name: '60,000 comments', text: filled('# a\n'), mistakes: [] },
  { name: '2,900 exceptions', text: MANY_EXCEPTIONS, mistakes: [] },
  {
    name: 'a number of 250,000 digits',
    text: `version: 1\nlimits:\n  high: ${'9'.repeat(250_000)}\n`,
    mistakes: ['3:9 limits.high: 999'],
  },
  {
    name: 'a name of 250,000 stars',
    text: `version: 1\nexceptions:\n  - { id: a, until: 2026-12-31, reason: b, images: ['${'*a'.repeat(125_000)}'] }\n`,
    mistakes: ['3:53 exceptions[0].images[0]: the text *a*a'],
  },
  {
    name: 'an ID of 250,000 digits',
    text: `version: 1\ndeny: [CVE-2024-${'1'.repeat(250_000)}]\n`,
    mistakes: [],
  },
]

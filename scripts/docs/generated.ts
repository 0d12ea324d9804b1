import { type Document, isMap, isScalar, type Pair, parseDocument } from 'yaml'
import { RULES } from '../../src/domain/rules/rule-names.ts'
import { RULE_WORDS } from '../../src/report/words/rule-words.ts'

/** An input or an output of action.yml; `group` is the comment before it, which begins a group of a table. */
interface Field {
  readonly name: string
  readonly group: string | null
  readonly description: string
  readonly fallback: string | null
}

/** Inputs that a caller of gate.yml gives as secrets. */
const SECRETS = ['secret-id', 'secret-key', 'session-token', 'policy-token']
/** Inputs that gate.yml does not have: its report files would stay on its runner, and its token and matrix are its own. */
const OWN = ['endpoint', 'github-token', 'matrix', 'report-file', 'sarif-file', 'predicate-file']

/** Returns the files that repeat what action.yml has, by path, as they should be. `read` gives a file of the repository. */
export function generatedDocs(read: (path: string) => string): Readonly<Record<string, string>> {
  const action = parseDocument(read('action.yml'))
  const inputs = fieldsOf(action, 'inputs')
  const outputs = fieldsOf(action, 'outputs')
  const secrets = SECRETS.flatMap((name) => inputs.find((input) => input.name === name) ?? [])
  const passed = inputs.filter(({ name }) => ![...SECRETS, ...OWN].includes(name))
  const gate = '.github/workflows/gate.yml'
  return {
    'README.md': fill(read('README.md'), {
      inputs: table(
        ['input', 'default', 'meaning'],
        rowsOf(inputs, (input) => [defaultOf(input), firstSentence(input)], 27),
      ),
      outputs: table(
        ['output', 'value'],
        rowsOf(outputs, (output) => [firstSentence(output)], 40),
      ),
    }),
    'docs/rules.md': fill(read('docs/rules.md'), {
      rules: `\n${table(
        ['rule', 'checks', 'a violation means'],
        RULES.map((rule) => [`\`${rule}\``, RULE_WORDS[rule].title, RULE_WORDS[rule].help.description]),
      )}\n`,
    }),
    [gate]: fill(read(gate), {
      inputs: passed.map(gateInput).join(''),
      secrets: secrets.map(gateSecret).join(''),
      with: [...passed.map(({ name }) => [name, 'inputs']), ...SECRETS.map((name) => [name, 'secrets'])]
        .map(([name, from]) => `          ${name}: \${{ ${from}.${name} }}\n`)
        .join(''),
    }),
  }
}

function fieldsOf(action: Document, section: 'inputs' | 'outputs'): readonly Field[] {
  const map = action.get(section)
  if (!isMap(map)) throw new Error(`action.yml has no ${section}.`)
  return map.items.map(({ key, value }: Pair): Field => {
    // The comment before the first field belongs to the whole map.
    const comment = isScalar(key)
      ? (key.commentBefore ?? (key === map.items[0]?.key ? map.commentBefore : null))
      : null
    const field = isMap(value) ? value.toJSON() : {}
    return {
      name: `${key}`,
      group: comment?.trim() ?? null,
      description: field.description.trim(),
      fallback: field.default ?? null,
    }
  })
}

type Row = readonly string[]

/**
 * Returns the rows of a table: a title for each group, and fields. Neighbours whose other cells are the same share a row while
 * its first cell has at most `widest` characters.
 */
function rowsOf(fields: readonly Field[], cells: (field: Field) => Row, widest: number): readonly Row[] {
  const rows: Row[] = []
  for (const field of fields.filter((one) => !firstSentence(one).startsWith('Internal'))) {
    const others = cells(field)
    if (field.group !== null) rows.push([`**${field.group}**`, ...others.map(() => '')])
    const [names, ...before] = rows.at(-1) ?? []
    const both = `${names}, \`${field.name}\``
    if (`${before}` === `${others}` && both.length <= widest) rows[rows.length - 1] = [both, ...others]
    else rows.push([`\`${field.name}\``, ...others])
  }
  return rows
}

/** Returns a Markdown table with aligned columns, as Biome formats it. */
function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  const line = (cells: Row, pad: string) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, pad)).join(' | ')} |\n`
  return [
    line(head, ' '),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row, ' ')),
  ].join('')
}

function firstSentence({ description }: Field): string {
  return /^.*?[^.]\.(?= |$)/.exec(description)?.[0].slice(0, -1) ?? description
}

/** The default that is written, else the one that the end of the description names. */
function defaultOf({ fallback, description }: Field): string {
  return fallback === null ? (/Default: (.*)\.$/.exec(description)?.[1] ?? '') : `\`${fallback}\``
}

function gateInput(field: Field): string {
  return [
    `      ${field.name}:`,
    `        description: ${JSON.stringify(summaryOf(field))}`,
    '        type: string',
    `        default: ${JSON.stringify(field.fallback ?? '')}`,
    '',
  ].join('\n')
}

function gateSecret(field: Field): string {
  return `      ${field.name}:\n        description: ${JSON.stringify(`${firstSentence(field)}.`)}\n        required: false\n`
}

function summaryOf(field: Field): string {
  const fallback = field.fallback === null ? defaultOf(field) : ''
  return `${firstSentence(field)}.${fallback === '' ? '' : ` Default: ${fallback}.`}`
}

/** The text with what is between its lines `begin NAME` and `end NAME` replaced. */
function fill(text: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((filled, [name, part]) => {
    const place = new RegExp(`(^.*\\bbegin ${name}\\b.*\\n)[^]*?(^.*\\bend ${name}\\b)`, 'm')
    if (!place.test(filled)) throw new Error(`There is no place for ${name}.`)
    return filled.replace(place, (_, begin: string, end: string) => `${begin}${part}${end}`)
  }, text)
}

import type { ActionResult } from '../../runner-model/run.ts'

/** A secret that occurs nowhere else, with none of its parts in a word. Not a real one. */
export const CANARY = 'qZ7vX2kWj9YbT4nHs8GdLm3RfPc6Ue1A'

const WINDOW = 12

/**
 * Where a secret can be read in a text: whole or in any 12-character part, raw, reversed, in hexadecimal, in base64 or
 * base64url at any alignment, or URL-encoded. Gives the spellings found.
 */
export function spellingsIn(text: string, secret: string): readonly string[] {
  const parts = Array.from({ length: secret.length - WINDOW + 1 }, (_, at) => secret.slice(at, at + WINDOW))
  const spellings = {
    raw: parts,
    reversed: parts.map((part) => [...part].reverse().join('')),
    hex: parts.map((part) => Buffer.from(part).toString('hex')),
    HEX: parts.map((part) => Buffer.from(part).toString('hex').toUpperCase()),
    base64: parts.flatMap((part) => base64Of(part, 'base64')),
    base64url: parts.flatMap((part) => base64Of(part, 'base64url')),
    url: parts.map((part) => [...Buffer.from(part)].map((byte) => `%${byte.toString(16)}`).join('')),
  }
  return Object.entries(spellings)
    .filter(([, found]) => found.some((part) => text.includes(part)))
    .map(([spelling]) => spelling)
}

/** Base64 of a part that begins at any of the three places of a group; the characters that its neighbours share are left off. */
function base64Of(part: string, encoding: 'base64' | 'base64url'): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'\0'.repeat(shift)}${part}`)
      .toString(encoding)
      .replace(/=+$/, '')
    return text.slice(shift === 0 ? 0 : shift + 1, -2)
  })
}

/**
 * Everything that a run leaves behind and others can read, but for the lines that tell the runner what to mask: as it is, and
 * as whoever shows or parses it reads it.
 */
export function leftBehind({ stdout, stderr, raw, workspace }: ActionResult): string {
  const log = stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const text = [...log, stderr, raw.outputFile, raw.summaryFile, ...Object.values(workspace)].join('\n')
  return readings(text).join('\n')
}

/** A text as it is, as a browser shows its markdown, and both as a parser reads JSON and the runner a command. */
export function readings(text: string): readonly string[] {
  const markdown = text
    .replaceAll('<i></i>', '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const json = (escaped: string) => escaped.replaceAll(/\\(["\\/])/g, '$1')
  const command = text.replaceAll(/%(25|0A|0D|3A|2C)/g, (char) => decodeURIComponent(char))
  return [text, markdown, json(text), json(markdown), command, json(command)]
}

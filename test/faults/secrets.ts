import type { ActionResult } from '../../runner-model/run.ts'

/** A secret key for tests, unique enough that none of its parts occurs by chance. Not a real one. */
export const SECRET_KEY = 'qZ7vX2kWj9YbT4nHs8GdLm3RfPc6Ue1A'

const WINDOW = 12

/**
 * Returns the encodings in which a text contains a secret or any 12 characters of it: raw, reversed, hexadecimal, base64 or
 * base64url at any alignment, URL-encoded.
 */
export function encodingsIn(text: string, secret: string): readonly string[] {
  const parts = Array.from({ length: secret.length - WINDOW + 1 }, (_, at) => secret.slice(at, at + WINDOW))
  const encodings = {
    raw: parts,
    reversed: parts.map((part) => [...part].reverse().join('')),
    hex: parts.map((part) => Buffer.from(part).toString('hex')),
    HEX: parts.map((part) => Buffer.from(part).toString('hex').toUpperCase()),
    base64: parts.flatMap((part) => base64Of(part, 'base64')),
    base64url: parts.flatMap((part) => base64Of(part, 'base64url')),
    url: parts.map((part) => [...Buffer.from(part)].map((byte) => `%${byte.toString(16)}`).join('')),
  }
  return Object.entries(encodings)
    .filter(([, encoded]) => encoded.some((part) => text.includes(part)))
    .map(([encoding]) => encoding)
}

/** Encodes a part at each of the three alignments, without the characters that its neighbours influence. */
function base64Of(part: string, encoding: 'base64' | 'base64url'): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.from(`${'\0'.repeat(shift)}${part}`)
      .toString(encoding)
      .replace(/=+$/, '')
    return text.slice(shift === 0 ? 0 : shift + 1, -2)
  })
}

/** Everything that other people can read after a run, raw and decoded, without the add-mask commands. */
export function readableTrace({ stdout, stderr, raw, workspace }: ActionResult): string {
  const log = stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  const text = [...log, stderr, raw.outputFile, raw.summaryFile, ...Object.values(workspace)].join('\n')
  return decodings(text).join('\n')
}

/** Returns a text as it is, as a browser shows its markdown, and each as a JSON parser and as the runner reads it. */
export function decodings(text: string): readonly string[] {
  const markdown = text
    .replaceAll('<i></i>', '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const json = (escaped: string) => escaped.replaceAll(/\\(["\\/])/g, '$1')
  const command = text.replaceAll(/%(25|0A|0D|3A|2C)/g, (char) => decodeURIComponent(char))
  return [text, markdown, json(text), json(markdown), command, json(command)]
}

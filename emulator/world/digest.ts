import { createHash } from 'node:crypto'

/** A digest as image IDs are written, `sha256:` and 64 hexadecimal digits; the same for the same text. */
export function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** The image ID and the manifest's digest of an image, the same wherever this reference is found. */
export function digestsOf(reference: string): { readonly id: string; readonly manifest: string } {
  return { id: digestOf(reference), manifest: digestOf(`manifest of ${reference}`) }
}

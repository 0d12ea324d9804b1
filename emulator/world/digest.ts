import { createHash } from 'node:crypto'

/** Returns the SHA-256 of a text in the format of image IDs. */
function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

/** Returns the image ID and the manifest digest for a reference, the same in both inventories. */
export function digestsOf(reference: string): { readonly id: string; readonly manifest: string } {
  return { id: digestOf(reference), manifest: digestOf(`manifest of ${reference}`) }
}

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'

export const MIB = 1024 * 1024

/** The bytes of a regular file, `full` where they are more than there is room for, else what is wrong with it. */
export function readBytes(file: string, fileMiB: number, room: number): Uint8Array | string {
  try {
    // Neither through a link that has just been put there, nor waiting for the other end of a pipe.
    const open = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    try {
      const { size } = fstatSync(open)
      if (size > fileMiB * MIB) return `is larger than ${fileMiB} MiB`
      if (size > room) return 'full'
      const bytes = new Uint8Array(size)
      return bytes.subarray(0, readSync(open, bytes))
    } finally {
      closeSync(open)
    }
  } catch {
    return 'cannot be read'
  }
}

/** Null for what is no text in UTF-8. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return bytes.includes(0) ? null : new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

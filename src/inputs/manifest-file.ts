import type { Image } from '../domain/image.ts'
import { ANY_PATH } from '../forms.ts'
import type { ReadFile } from '../ports/files.ts'
import { parsePlatforms } from './platforms.ts'
import { type InputReader, parseRequired } from './reader.ts'

interface ManifestFile {
  readonly expectedDigest: string
  readonly readFile: ReadFile
}

/** With `manifest-file` the platforms of the one image that was asked for, else the images themselves. */
export function parseManifestFile(
  ask: InputReader,
  images: readonly Image[],
  { expectedDigest, readFile }: ManifestFile,
): readonly Image[] {
  const path = parseRequired(ask, 'manifest-file', ANY_PATH, 'none').value
  if (path === 'none') return images
  const [only] = images
  // That there is no image is said already.
  if (only === undefined) return images
  if (images.length > 1) {
    ask.reject('manifest-file', `needs exactly one \`image\`; ${images.length} are asked for`)
    return images
  }
  const expected = expectedDigest
  return parsePlatforms(
    only,
    { path, file: readFile(path), expected: expected === 'none' ? null : expected },
    ask,
  )
}

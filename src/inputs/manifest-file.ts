import type { Image } from '../domain/image.ts'
import { ANY_PATH } from '../forms.ts'
import type { ReadFile } from '../ports/files.ts'
import { parsePlatforms } from './platforms.ts'
import { type InputReader, parseRequired } from './reader.ts'

interface ManifestFile {
  readonly expectedDigest: string
  readonly readFile: ReadFile
}

/** Returns one image for each platform in `manifest-file`. Returns the given images if `manifest-file` is `none`. */
export function parseManifestFile(
  reader: InputReader,
  images: readonly Image[],
  { expectedDigest, readFile }: ManifestFile,
): readonly Image[] {
  const path = parseRequired(reader, 'manifest-file', ANY_PATH, 'none').value
  if (path === 'none') return images
  const [only] = images
  // `parseImages` has already rejected a missing image.
  if (only === undefined) return images
  if (images.length > 1) {
    reader.reject('manifest-file', `needs exactly one \`image\`; ${images.length} are given`)
    return images
  }
  const expected = expectedDigest === 'none' ? null : expectedDigest
  return parsePlatforms(only, { path, file: readFile(path), expected }, reader)
}

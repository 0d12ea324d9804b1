import type { Image } from '../domain/image.ts'
import { ANY_PATH } from '../forms.ts'
import type { ReadFile } from '../ports/files.ts'
import { parsePlatforms } from './platforms.ts'
import { type InputReader, parseRequired } from './reader.ts'

interface ManifestFile {
  readonly expectedDigest: string
  readonly readFile: ReadFile
}

/** Returns the platforms of the one given image where there is a `manifest-file`, or else the given images. */
export function parseManifestFile(
  reader: InputReader,
  images: readonly Image[],
  { expectedDigest, readFile }: ManifestFile,
): readonly Image[] {
  const path = parseRequired(reader, 'manifest-file', ANY_PATH, 'none').value
  if (path === 'none') return images
  const [only] = images
  // The missing image is a mistake already.
  if (only === undefined) return images
  if (images.length > 1) {
    reader.reject('manifest-file', `needs exactly one \`image\`; ${images.length} are given`)
    return images
  }
  const expected = expectedDigest
  return parsePlatforms(
    only,
    { path, file: readFile(path), expected: expected === 'none' ? null : expected },
    reader,
  )
}

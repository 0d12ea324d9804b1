import { DIGEST, type Image, imageById, parseReference } from '../domain/image.ts'
import { parseList } from '../forms.ts'
import type { ReadFile } from '../ports/files.ts'
import { say } from '../text.ts'
import type { InputReader } from './reader.ts'

type ImageInput = 'image-id' | 'image'

const IMAGE_ID = '`sha256:` and 64 lower-case hexadecimal digits'
const GIVE_ID = `give ${IMAGE_ID}, as the TCSS console shows it and buildx writes it (containerimage.config.digest)`
const REFERENCE = '`host/namespace/name:tag`, with `@sha256:…` in place of the tag or after it'

export interface GivenImages {
  readonly input: ImageInput
  readonly images: readonly Image[]
}

/** Parses the images of `image-id` or `image`, without duplicates. An entry `@path` adds the images that the file lists. */
export function parseImages(reader: InputReader, readFile: ReadFile): GivenImages {
  const { read, reject } = reader
  const given = { 'image-id': parseList(read('image-id')), image: parseList(read('image')) }
  const input = given.image.length > 0 ? 'image' : 'image-id'
  if (given['image-id'].length > 0 && given.image.length > 0)
    reject('image-id, image', 'both are given; use one of them')
  if (given['image-id'].length === 0 && given.image.length === 0)
    reject(
      'image-id, image',
      `missing; set \`image-id\` to ${IMAGE_ID}, or \`image\` to ${REFERENCE}, one per line`,
    )
  const inputs = (['image-id', 'image'] as const).filter((name) => given[name].length > 0)
  const images = inputs.flatMap((name) =>
    given[name]
      .flatMap((entry): readonly Entry[] =>
        entry.startsWith('@') ? entriesOf(entry, name, reader, readFile) : [{ text: entry, file: null }],
      )
      .flatMap((entry) => parseImage(entry, name, reader) ?? []),
  )
  return { input, images: [...new Map(images.map((image) => [image.given, image])).values()] }
}

interface Entry {
  readonly text: string
  readonly file: string | null
}

function parseImage({ text, file }: Entry, input: ImageInput, { reject }: InputReader): Image | null {
  const where = file === null ? say`` : say` (in ${file})`
  if (input === 'image-id') {
    if (DIGEST.test(text)) return imageById(text)
    reject(input, say`${text}${where} is not an image ID; ${() => hintForId(text)}`)
    return null
  }
  const reference = parseReference(text)
  if (reference !== null && (reference.tag ?? reference.digest) !== null)
    return { given: text, imageId: null, reference, platform: null }
  reject(input, say`${text}${where} is not an image reference; ${() => hintForReference(text)}`)
  return null
}

function entriesOf(
  reference: string,
  input: ImageInput,
  { reject }: InputReader,
  readFile: ReadFile,
): readonly Entry[] {
  const file = reference.slice(1).trim()
  const read = readFile(file)
  const texts = read.kind === 'text' ? parseList(read.text) : []
  if (read.kind === 'problem') reject(input, say`${reference} cannot be used: ${read.problem}`)
  else if (texts.length === 0)
    reject(input, say`${reference} lists no image: the file has only blank lines and comments`)
  return texts.map((text) => ({ text, file }))
}

function hintForId(entry: string): string {
  if (/\s#/.test(entry)) return 'a comment needs a line of its own'
  if (/^[0-9a-f]{64}$/.test(entry)) return 'put `sha256:` in front of it'
  if (/^(sha256:)?[0-9a-f]{6,63}$/.test(entry)) return `it is a shortened ID; ${GIVE_ID}`
  return parseReference(entry) === null ? GIVE_ID : 'it is a reference; give it in the input `image`'
}

function hintForReference(entry: string): string {
  if (/\s#/.test(entry)) return 'a comment needs a line of its own'
  const digest = /@(.*)$/.exec(entry)?.[1]
  if (DIGEST.test(entry)) return 'it is an image ID; give it in the input `image-id`'
  if (digest !== undefined && !DIGEST.test(digest)) return `the digest must be ${IMAGE_ID}`
  if (parseReference(entry) !== null) return 'add a tag or a digest; `latest` is not assumed'
  if (parseReference(entry.toLowerCase()) !== null) return 'write the repository in lower case'
  if (parseReference(`host.example/${entry}`) !== null)
    return 'it has no host; give the full name, such as `docker.io/library/nginx:1.29`'
  return `give ${REFERENCE}`
}

import type { ReadFile } from '../domain/file.ts'
import { parseList } from '../domain/form.ts'
import { DIGEST, type Image } from '../domain/image.ts'
import { say } from '../text.ts'
import type { Ask } from './ask.ts'

const IMAGE_ID = '`sha256:` and 64 lower-case hexadecimal digits'

/** The images of `image-id`, each once; an entry `@path` stands for the entries of that file. */
export function parseImages(ask: Ask, readFile: ReadFile): readonly Image[] {
  const { read, reject } = ask
  const given = parseList(read('image-id'))
  if (given.length === 0) reject('image-id', `missing; give ${IMAGE_ID}, one a line`)
  const entries = given.flatMap((entry): readonly Entry[] =>
    entry.startsWith('@') ? entriesOf(entry, ask, readFile) : [{ text: entry, file: null }],
  )
  for (const { text, file } of entries.filter((entry) => !DIGEST.test(entry.text))) {
    const where = file === null ? say`` : say` (in ${file})`
    reject('image-id', say`${text}${where} is not an image ID; ${() => hint(text)}`)
  }
  return [...new Set(entries.map(({ text }) => text))].map((entry) => ({ asked: entry, imageId: entry }))
}

interface Entry {
  readonly text: string
  readonly file: string | null
}

function entriesOf(reference: string, { reject }: Ask, readFile: ReadFile): readonly Entry[] {
  const file = reference.slice(1).trim()
  const read = readFile(file)
  const texts = read.kind === 'text' ? parseList(read.text) : []
  if (read.kind === 'problem') reject('image-id', say`${reference} cannot be used: ${read.problem}`)
  else if (texts.length === 0) reject('image-id', say`${reference} names no image: the file is empty`)
  return texts.map((text) => ({ text, file }))
}

function hint(entry: string): string {
  if (/^[0-9a-f]{64}$/.test(entry)) return 'put `sha256:` in front of it'
  if (/^(sha256:)?[0-9a-f]{6,63}$/.test(entry)) {
    return `it is a short one; give ${IMAGE_ID}: \`docker inspect --format '{{.Id}}'\` shows it whole`
  }
  if (/@sha256:[0-9a-f]{64}$/.test(entry))
    return 'it is a reference with a manifest digest; give the ID of its config'
  return `give ${IMAGE_ID}, as the TCSS console and \`docker inspect --format '{{.Id}}'\` show it`
}

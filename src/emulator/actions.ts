import { ApiError } from './protocol.ts'
import { EMPTY_IMAGE, type World } from './world.ts'

/** What an action may look at; `now` is in milliseconds. */
export interface Circumstances {
  readonly world: World
  readonly now: number
  /** How to answer for an unknown image: the docs leave open whether with an error or an empty record. */
  readonly unknownImage: 'error' | 'empty'
}

/** One API action: the parameters it knows, and the fields it answers with (or an ApiError thrown). */
export interface Action {
  readonly parameters: readonly string[]
  readonly answer: (given: Parameters, circumstances: Circumstances) => Fields
}

/** The request body, a JSON object. */
export type Parameters = Readonly<Record<string, unknown>>

/** The content of `Response`, but for RequestId. */
export type Fields = Readonly<Record<string, unknown>>

/** The actions that the emulator speaks, by the name that stands in X-TC-Action. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map([
  ['DescribeAssetImageDetail', { parameters: ['ImageID'], answer: describeAssetImageDetail }],
])

function describeAssetImageDetail(given: Parameters, { world, unknownImage }: Circumstances): Fields {
  const id = requiredText(given, 'ImageID')
  const image = Object.values(world.images).find(({ ImageID }) => ImageID === id)
  if (image) return image
  if (unknownImage === 'empty') return EMPTY_IMAGE
  throw new ApiError('ResourceNotFound', `The image \`${id}\` does not exist.`)
}

function requiredText(given: Parameters, name: string): string {
  const value = given[name]
  if (value === undefined || value === null)
    throw new ApiError('MissingParameter', `The request is missing a required parameter \`${name}\`.`)
  if (typeof value !== 'string')
    throw new ApiError(
      'InvalidParameter.ParsingError',
      `The value type of parameter \`${name}\` is not valid.`,
    )
  return value
}

import {
  type Action,
  type Answer,
  type Circumstances,
  type Parameters,
  unknownImage,
  wrongType,
} from './action.ts'
import { ApiError } from './protocol.ts'
import { afterScanTask, knownImages } from './state.ts'
import type { WireImage } from './world.ts'

type Check = (value: unknown) => boolean

const isFlag: Check = (value) => typeof value === 'boolean'
const isInteger: Check = Number.isSafeInteger
const isList: Check = Array.isArray
const isTexts: Check = (value) => Array.isArray(value) && value.every((text) => typeof text === 'string')

/** The parameters of "TCSS API docs, CreateAssetImageScanTask", all optional, and their types. */
const TYPES: Readonly<Record<string, Check>> = {
  All: isFlag,
  Images: isTexts,
  ScanVul: isFlag,
  ScanVirus: isFlag,
  ScanRisk: isFlag,
  Filters: isList,
  ExcludeImageIds: isTexts,
  ContainerRunning: isFlag,
  ScanScope: isInteger,
  Timeout: isInteger,
  IsOneClickScanningTask: isFlag,
  ClusterIDs: isTexts,
}

const OTHER_CHOICES = ['All', 'Filters', 'ExcludeImageIds', 'ContainerRunning', 'ClusterIDs']

/**
 * Starts the scripts of the images named, all or none, and answers with a `TaskID` that counts accepted
 * tasks. Images can be chosen by `Images` with `ScanScope` 1 and in no other way, so that a client which
 * would scan the whole account is caught. What is scanned and how long it takes is for the scripts to say:
 * the kinds of scan and `Timeout` are checked and go no further.
 */
export const createAssetImageScanTask: Action = { parameters: Object.keys(TYPES), answer }

function answer(given: Parameters, { state, now }: Circumstances): Answer {
  checkTypes(given)
  checkKinds(given)
  const ids = chosenImages(given)
  const images = knownImages(state, now)
  const unknown = ids.find((id) => !images.some(({ ImageID }) => ImageID === id))
  if (unknown !== undefined) throw unknownImage(unknown)
  if (images.some((image) => ids.includes(image.ImageID) && !isScannable(image)))
    throw new ApiError(
      'FailedOperation.ErrAlreadyScanning',
      'scan is in progress or there is no scan permission; scan after authorization',
    )
  const next = afterScanTask(state, ids, now)
  return { fields: { TaskID: String(next.tasks) }, state: next }
}

function checkTypes(given: Parameters): void {
  for (const [name, isRight] of Object.entries(TYPES))
    if (isGiven(given[name]) && !isRight(given[name])) throw wrongType(name)
}

function checkKinds({ ScanVul, ScanVirus, ScanRisk, Timeout }: Parameters): void {
  if (!(ScanVul || ScanVirus || ScanRisk))
    throw invalid('At least one of `ScanVul`, `ScanVirus` and `ScanRisk` must be true.')
  if (isGiven(Timeout) && Number(Timeout) <= 0) throw invalid('`Timeout` must be greater than 0.')
}

function chosenImages({ Images, ScanScope = 0, ...given }: Parameters): readonly string[] {
  const other = OTHER_CHOICES.find((name) => chooses(given[name]))
  if (other !== undefined) throw invalid(`\`${other}\` is not implemented: choose by \`Images\`.`)
  if (ScanScope !== 1)
    throw invalid(
      `\`ScanScope\` \`${ScanScope}\` is not implemented: give 1, the default scans all licensed images.`,
    )
  if (!chooses(Images)) throw invalid('`Images` must name an image.')
  return Images as readonly string[]
}

const isScannable = ({ IsAuthorized, ScanStatus }: WireImage): boolean =>
  IsAuthorized !== 0 && ScanStatus !== 'SCANNING' && ScanStatus !== 'WAIT_SCAN'

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

const chooses = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value === true)

const invalid = (message: string): ApiError => new ApiError('InvalidParameter', message)

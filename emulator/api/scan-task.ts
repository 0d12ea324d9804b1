import {
  type Action,
  type Answer,
  alreadyScanning,
  type Circumstances,
  isScannable,
  type Parameters,
  unknownImage,
} from './action.ts'
import {
  type Check,
  checkTypes,
  chooses,
  invalid,
  isFlag,
  isGiven,
  isInteger,
  isList,
  isListOf,
  isText,
} from './parameters.ts'
import { afterScanTask, knownImages } from './state.ts'

/** The parameters of "TCSS API docs, CreateAssetImageScanTask", all optional, and their types. */
const TYPES: Readonly<Record<string, Check>> = {
  All: isFlag,
  Images: isListOf(isText),
  ScanVul: isFlag,
  ScanVirus: isFlag,
  ScanRisk: isFlag,
  Filters: isList,
  ExcludeImageIds: isListOf(isText),
  ContainerRunning: isFlag,
  ScanScope: isInteger,
  Timeout: isInteger,
  IsOneClickScanningTask: isFlag,
  ClusterIDs: isListOf(isText),
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
  checkTypes(given, TYPES)
  checkKinds(given)
  const ids = chosenImages(given)
  const images = knownImages(state, now)
  const unknown = ids.find((id) => !images.some(({ ImageID }) => ImageID === id))
  if (unknown !== undefined) throw unknownImage(unknown)
  if (images.some((image) => ids.includes(image.ImageID) && !isScannable(image))) throw alreadyScanning()
  const next = afterScanTask(state, ids, now)
  return { fields: { TaskID: String(next.tasks) }, state: next }
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

import {
  type Action,
  type Answer,
  alreadyScanning,
  type Circumstances,
  isScannable,
  type Parameters,
  unknownImage,
} from '../api/action.ts'
import {
  type Check,
  checkTypes,
  chooses,
  invalid,
  isFlag,
  isGiven,
  isList,
  isListOf,
  isNatural,
  isText,
} from '../api/parameters.ts'
import { afterRegistryScanTask, knownRegistryImages } from '../api/state.ts'
import { REGISTRY_KINDS, type RegistryKind } from './registry-script.ts'

/** The parameters of "TCSS API docs, CreateAssetImageRegistryScanTask", all optional, and their types. */
const TYPES: Readonly<Record<string, Check>> = {
  All: isFlag,
  Images: isList,
  ScanType: isListOf(isText),
  Id: isListOf(isNatural),
  Filters: isList,
  ExcludeImageList: isListOf(isNatural),
  OnlyScanLatest: isFlag,
  Timeout: isNatural,
}

const OTHER_CHOICES = ['All', 'Images', 'Filters', 'ExcludeImageList', 'OnlyScanLatest']

/**
 * Starts the scripts of the images in registries that `Id` names, all or none, and answers with a `TaskID`
 * that counts accepted tasks. Images can be chosen in no other way, so that a client which would scan the
 * whole account is caught. What is scanned and how long it takes is for the scripts to say, and for
 * `ScanType` where there is none; `Timeout` is checked and goes no further.
 */
export const createAssetImageRegistryScanTask: Action = { parameters: Object.keys(TYPES), answer }

function answer(given: Parameters, { state, now }: Circumstances): Answer {
  checkTypes(given, TYPES)
  const kinds = chosenKinds(given)
  const ids = chosenImages(given)
  const images = knownRegistryImages(state, now)
  const unknown = ids.find((id) => !images.some(({ Id }) => Id === id))
  if (unknown !== undefined) throw unknownImage(String(unknown))
  if (images.some((image) => ids.includes(image.Id) && !isScannable(image))) throw alreadyScanning()
  const next = afterRegistryScanTask(state, { ids, kinds }, now)
  return { fields: { TaskID: next.tasks }, state: next }
}

function chosenKinds({ ScanType, Timeout }: Parameters): readonly RegistryKind[] {
  if (!chooses(ScanType)) throw invalid('`ScanType` must name a kind of scan.')
  const asked = ScanType as readonly string[]
  const unknown = asked.find((kind) => !REGISTRY_KINDS.some((known) => known === kind))
  if (unknown !== undefined) throw invalid(`\`ScanType\` cannot be \`${unknown}\`.`)
  if (isGiven(Timeout) && Number(Timeout) === 0) throw invalid('`Timeout` must be greater than 0.')
  return REGISTRY_KINDS.filter((kind) => asked.includes(kind))
}

function chosenImages({ Id, ...given }: Parameters): readonly number[] {
  const other = OTHER_CHOICES.find((name) => chooses(given[name]))
  if (other !== undefined) throw invalid(`\`${other}\` is not implemented: choose by \`Id\`.`)
  if (!chooses(Id)) throw invalid('`Id` must name an image.')
  return Id as readonly number[]
}

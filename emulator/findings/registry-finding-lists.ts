import { type Action, type Parameters, unknownImage, wrongType } from '../api/action.ts'
import { LISTING_TYPES } from '../api/listing.ts'
import { checkTypes, invalid, isGiven, isNatural, requiredText } from '../api/parameters.ts'
import { ApiError, type WireRecord } from '../api/protocol.ts'
import { registryImages } from '../api/state.ts'
import { REGISTRY_ROWS } from './default-findings.ts'
import { choice, type FindingList, findingPage, LEVELS, NO_IMAGE, within } from './finding-page.ts'

const SOME_OR_ALL = [...LEVELS, 'all']

// Only the risks can be sorted.
const PAGING = ['Limit', 'Offset', 'Filters']

/** The vulnerabilities of an image in a registry. */
export const describeAssetImageRegistryVulList = listOf(PAGING, {
  kind: 'vulnerabilities',
  defaults: REGISTRY_ROWS,
  filters: { Name: within('Name'), Level: choice('Level', SOME_OR_ALL), Tag: choice('Tag', ['all']) },
})

/** The viruses of an image in a registry. The docs filter by `Level`, their example by `RiskLevel`. */
export const describeAssetImageRegistryVirusList = listOf(PAGING, {
  kind: 'viruses',
  defaults: REGISTRY_ROWS,
  filters: {
    Name: within('VirusName'),
    Level: choice('RiskLevel', SOME_OR_ALL),
    RiskLevel: choice('RiskLevel', SOME_OR_ALL),
  },
})

/** The risks of an image in a registry, secrets in its Dockerfile among them. */
export const describeAssetImageRegistryRiskInfoList = listOf(Object.keys(LISTING_TYPES), {
  kind: 'risks',
  defaults: REGISTRY_ROWS,
  filters: {
    Level: choice('Level', SOME_OR_ALL),
    Behavior: choice('Behavior', ['1', '2', '3', '4', 'all']),
    Type: choice('Type', ['1', '2', 'all']),
  },
  sorts: { Level: 'Level' },
  signs: true,
})

/** The list about the image with this `Id` and this `ImageInfo`; one of them is enough. */
function listOf(parameters: readonly string[], list: FindingList): Action {
  return {
    parameters: ['Id', 'ImageInfo', ...parameters],
    answer(given, circumstances) {
      const { state, now } = circumstances
      const { name, isMeant } = asked(given)
      const known = registryImages(state, now).find(({ record }) => isMeant(record))
      if (!known && circumstances.unknownImage === 'error') throw unknownImage(name)
      return { fields: findingPage(list, known ?? NO_IMAGE, { given, ...circumstances }), state }
    },
  }
}

interface Asked {
  readonly name: string
  readonly isMeant: (image: WireRecord) => boolean
}

function asked(given: Parameters): Asked {
  checkTypes(given, { Id: isNatural })
  const { Id, ImageInfo } = given
  if (!isGiven(Id) && !isGiven(ImageInfo)) throw invalid('Either `Id` or `ImageInfo` must be given.')
  const place = isGiven(ImageInfo) ? placeOf(ImageInfo) : {}
  const fields = Object.entries({ ...place, ...(isGiven(Id) && { Id }) })
  return {
    name: String(Id ?? `${place['ImageName']}:${place['ImageTag']}`),
    isMeant: (image) => fields.every(([name, value]) => image[name] === value),
  }
}

/** The fields of "TCSS API docs, ImageInfo" but for `Force`, which says nothing of the image. */
const REQUIRED = ['InstanceName', 'Namespace', 'ImageName', 'ImageTag']
const OPTIONAL = ['ImageDigest', 'RegistryType', 'ImageRepoAddress', 'InstanceId']

function placeOf(info: unknown): WireRecord {
  if (typeof info !== 'object' || info === null || Array.isArray(info)) throw wrongType('ImageInfo')
  const given = info as Parameters
  const known = [...REQUIRED, 'Force', ...OPTIONAL]
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown !== undefined)
    throw new ApiError('UnknownParameter', `The parameter \`ImageInfo.${unknown}\` is not recognized.`)
  requiredText(given, 'Force', 'ImageInfo.Force')
  const names = [...REQUIRED, ...OPTIONAL.filter((name) => isGiven(given[name]))]
  return Object.fromEntries(names.map((name) => [name, requiredText(given, name, `ImageInfo.${name}`)]))
}

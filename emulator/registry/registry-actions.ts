import { type Action, type Fields, type Parameters, unknownImage, wrongType } from '../api/action.ts'
import { LISTING_TYPES, type Listing, pageOf } from '../api/listing.ts'
import { checkTypes, invalid, isFlag, isGiven, isNatural, isText } from '../api/parameters.ts'
import type { WireRecord } from '../api/protocol.ts'
import { knownRegistryImages } from '../api/state.ts'
import { EMPTY_REGISTRY_IMAGE } from './registry.ts'

const LIST_TYPES = { ...LISTING_TYPES, OnlyShowLatest: isFlag, IsRunning: isFlag }

/**
 * The images in registries, in the order of their `Id`. The filter `ImageName`, which is not documented,
 * passes an image with one of its values anywhere in the name or the address.
 */
export const describeAssetImageRegistryList: Action = {
  parameters: Object.keys(LIST_TYPES),
  answer(given, { state, now, refusesFilters }) {
    checkTypes(given, LIST_TYPES)
    const { OnlyShowLatest, IsRunning } = given
    const rows = knownRegistryImages(state, now).filter(
      (row) => (OnlyShowLatest !== true || row['IsLatestImage']) && (IsRunning !== true || row['IsRunning']),
    )
    return { fields: pageOf(rows, given, { ...IMAGES, refusesFilters }), state }
  },
}

/**
 * The image with this `Id`, a number or its decimal text, or with this `ImageId`, of several the one with the
 * lowest `Id`; with both given, both must be right. `Id` itself and trust are not in the answer.
 */
export const describeAssetImageRegistryDetail: Action = {
  parameters: ['Id', 'ImageId'],
  answer(given, { state, now, ...circumstances }) {
    const { Id, ImageId } = asked(given)
    const image = knownRegistryImages(state, now).find(
      (row) => (Id === undefined || row.Id === Id) && (ImageId === undefined || row['ImageId'] === ImageId),
    )
    if (image) return { fields: detailOf(image), state }
    if (circumstances.unknownImage === 'empty') return { fields: detailOf(EMPTY_REGISTRY_IMAGE, ''), state }
    throw unknownImage(String(Id ?? ImageId))
  },
}

const IMAGES: Listing = {
  filters: {
    ImageName:
      (value) =>
      ({ ImageName, ImageRepoAddress }) =>
        [ImageName, ImageRepoAddress].some((text) => String(text).includes(value)),
    IsAuthorized: (value) => {
      if (!['all', '0', '1'].includes(value))
        throw invalid(`The filter \`IsAuthorized\` cannot be \`${value}\`.`)
      return ({ IsAuthorized }) => value === 'all' || String(IsAuthorized) === value
    },
  },
  sorts: {
    ScanTime: 'ScanTime',
    VirusCount: 'VirusCnt',
    SensitiveCount: 'SensitiveInfoCnt',
    ImageCreateTime: 'ImageCreateTime',
    ContainerCount: 'ContainerCnt',
  },
}

/** The fields of a row that "TCSS API docs, DescribeAssetImageRegistryDetail" has as well, in its order. */
export const DETAIL_FIELDS = [
  'ImageDigest',
  'ImageRepoAddress',
  'RegistryType',
  'ImageName',
  'ImageTag',
  'ScanTime',
  'ScanStatus',
  'VulCnt',
  'VirusCnt',
  'RiskCnt',
  'SentiveInfoCnt',
  'OsName',
  'ScanVirusError',
  'ScanVulError',
  'InstanceId',
  'InstanceName',
  'Namespace',
  'ScanRiskError',
  'ScanVirusProgress',
  'ScanVulProgress',
  'ScanRiskProgress',
  'ScanRemainTime',
  'CveStatus',
  'RiskStatus',
  'VirusStatus',
  'Progress',
  'IsAuthorized',
  'ImageSize',
  'ImageId',
  'RegistryRegion',
  'ImageCreateTime',
  'SensitiveInfoCnt',
  'Solution',
  'Reason',
] as const

const LAYER_INFO = '#2026-01-01 00:00:00 +0000 UTC\n\n/bin/sh -c #(nop)  CMD ["/bin/sh"]\n\n'

function detailOf(image: WireRecord, layers = LAYER_INFO): Fields {
  const fields = DETAIL_FIELDS.filter((name) => Object.hasOwn(image, name)).map((name) => [name, image[name]])
  return { ...Object.fromEntries(fields), LayerInfo: layers }
}

function asked(given: Parameters): { readonly Id: number | undefined; readonly ImageId: unknown } {
  checkTypes(given, { ImageId: isText })
  const { Id, ImageId } = given
  if (!isGiven(Id) && !isGiven(ImageId)) throw invalid('Either `Id` or `ImageId` must be given.')
  return { Id: isGiven(Id) ? numberOf(Id) : undefined, ImageId: ImageId ?? undefined }
}

// The docs say uint64, and give a text in an example.
function numberOf(Id: unknown): number {
  if (isNatural(Id) || (typeof Id === 'string' && /^\d+$/.test(Id))) return Number(Id)
  throw wrongType('Id')
}

import type { Action, Fields } from '../api/action.ts'
import { invalid, unknownImage } from '../api/errors.ts'
import { FILTERED_PAGING, filterRows, pageOf } from '../api/listing.ts'
import { isGiven, isNatural, isText } from '../api/parameters.ts'
import type { WireRecord } from '../api/protocol.ts'
import { knownRegistryImages } from '../api/state.ts'
import { EMPTY_REGISTRY_IMAGE } from './registry.ts'

/**
 * Lists the images in registries, in the order of their `Id`. The filter `ImageName`, which is not documented, searches the
 * name and the address.
 */
export const describeAssetImageRegistryList: Action = {
  parameters: FILTERED_PAGING,
  answer(given, { state, now, refusesFilters }) {
    const filter = { name: 'ImageName', fields: ['ImageName', 'ImageRepoAddress'], refusesFilters }
    return { fields: pageOf(filterRows(knownRegistryImages(state, now), given, filter), given), state }
  },
}

/**
 * Describes the image with the given `Id`, `ImageId` or both; if several match, the one with the lowest `Id`. The answer has
 * neither `Id` nor trust.
 */
export const describeAssetImageRegistryDetail: Action = {
  parameters: { Id: isNatural, ImageId: isText },
  answer({ Id, ImageId }, { state, now, ...readings }) {
    if (!isGiven(Id) && !isGiven(ImageId)) throw invalid('Either `Id` or `ImageId` must be given.')
    const image = knownRegistryImages(state, now).find(
      (row) => row.Id === (Id ?? row.Id) && row['ImageId'] === (ImageId ?? row['ImageId']),
    )
    if (image) return { fields: detailOf(image), state }
    if (readings.unknownImage === 'empty') return { fields: detailOf(EMPTY_REGISTRY_IMAGE, ''), state }
    throw unknownImage(Id ?? ImageId)
  },
}

/** The fields of a row that "TCSS API docs, DescribeAssetImageRegistryDetail" also has, in its order. */
const DETAIL_FIELDS = [
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

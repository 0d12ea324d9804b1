import type { Action } from './action.ts'
import { LISTING_TYPES, pageOf } from './listing.ts'
import { knownImages } from './state.ts'

/**
 * The images on nodes in brief, in the order of the world. The filter `Keywords` passes an image with one of
 * its values anywhere in the name or the ID ("TCSS API docs, DescribeAssetImageSimpleList").
 */
export const describeAssetImageSimpleList: Action = {
  parameters: Object.keys(LISTING_TYPES),
  answer(given, { state, now, refusesFilters }) {
    const { List, TotalCount } = pageOf(knownImages(state, now), given, { ...LISTING, refusesFilters })
    const brief = List.map(({ ImageID, ImageName, ContainerCnt, ScanTime, Size }) => ({
      ImageID,
      ImageName,
      ContainerCnt,
      ScanTime,
      Size,
    }))
    return { fields: { List: brief, TotalCount }, state }
  },
}

const LISTING = {
  filters: {
    Keywords:
      (value: string) =>
      ({ ImageName, ImageID }: { readonly ImageName?: unknown; readonly ImageID?: unknown }) =>
        [ImageName, ImageID].some((text) => String(text).includes(value)),
  },
  sorts: { HostCnt: 'HostCnt', ContainerCnt: 'ContainerCnt' },
}

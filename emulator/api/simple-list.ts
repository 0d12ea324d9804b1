import type { Action } from './action.ts'
import { FILTERED_PAGING, filterRows, pageOf } from './listing.ts'
import { knownImages } from './state.ts'

/**
 * Lists some fields of the images on nodes, in the order of the world ("TCSS API docs, DescribeAssetImageSimpleList"). The
 * filter `Keywords` searches the name and the ID.
 */
export const describeAssetImageSimpleList: Action = {
  parameters: FILTERED_PAGING,
  answer(given, { state, now, refusesFilters }) {
    const filter = { name: 'Keywords', fields: ['ImageName', 'ImageID'], refusesFilters }
    const rows = filterRows(knownImages(state, now), given, filter).map(
      ({ ImageID, ImageName, ContainerCnt, ScanTime, Size }) => ({
        ImageID,
        ImageName,
        ContainerCnt,
        ScanTime,
        Size,
      }),
    )
    return { fields: pageOf(rows, given), state }
  },
}

import {
  describeAssetImageRegistryRiskInfoList,
  describeAssetImageRegistryVirusList,
  describeAssetImageRegistryVulList,
  describeAssetImageRiskList,
  describeAssetImageVirusList,
  describeAssetImageVulList,
} from '../findings/finding-lists.ts'
import {
  describeAssetImageRegistryDetail,
  describeAssetImageRegistryList,
} from '../registry/registry-actions.ts'
import {
  describeAssetImageRegistryAssetStatus,
  describeAssetImageRegistryRegistryList,
  syncAssetImageRegistryAsset,
} from '../registry/registry-sync.ts'
import { EMPTY_IMAGE } from '../world/world.ts'
import type { Action } from './action.ts'
import { unknownImage } from './errors.ts'
import { isText, required } from './parameters.ts'
import { createAssetImageRegistryScanTask, createAssetImageScanTask } from './scan-tasks.ts'
import { describeAssetImageSimpleList } from './simple-list.ts'
import { knownImages } from './state.ts'

const describeAssetImageDetail: Action = {
  parameters: { ImageID: isText },
  answer(given, { state, now, ...readings }) {
    const id = required(given, 'ImageID')
    const image = knownImages(state, now).find(({ ImageID }) => ImageID === id)
    if (image) return { fields: image, state }
    if (readings.unknownImage === 'empty') return { fields: EMPTY_IMAGE, state }
    throw unknownImage(id)
  },
}

/** The actions that the emulator implements, by their name in X-TC-Action. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['DescribeAssetImageDetail', describeAssetImageDetail],
  ['DescribeAssetImageSimpleList', describeAssetImageSimpleList],
  ['CreateAssetImageScanTask', createAssetImageScanTask],
  ['DescribeAssetImageRegistryList', describeAssetImageRegistryList],
  ['DescribeAssetImageRegistryDetail', describeAssetImageRegistryDetail],
  ['CreateAssetImageRegistryScanTask', createAssetImageRegistryScanTask],
  ['DescribeAssetImageRegistryRegistryList', describeAssetImageRegistryRegistryList],
  ['SyncAssetImageRegistryAsset', syncAssetImageRegistryAsset],
  ['DescribeAssetImageRegistryAssetStatus', describeAssetImageRegistryAssetStatus],
  ['DescribeAssetImageVulList', describeAssetImageVulList],
  ['DescribeAssetImageVirusList', describeAssetImageVirusList],
  ['DescribeAssetImageRiskList', describeAssetImageRiskList],
  ['DescribeAssetImageRegistryVulList', describeAssetImageRegistryVulList],
  ['DescribeAssetImageRegistryVirusList', describeAssetImageRegistryVirusList],
  ['DescribeAssetImageRegistryRiskInfoList', describeAssetImageRegistryRiskInfoList],
])

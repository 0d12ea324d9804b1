import {
  describeAssetImageRiskList,
  describeAssetImageVirusList,
  describeAssetImageVulList,
} from '../findings/finding-lists.ts'
import {
  describeAssetImageRegistryRiskInfoList,
  describeAssetImageRegistryVirusList,
  describeAssetImageRegistryVulList,
} from '../findings/registry-finding-lists.ts'
import {
  describeAssetImageRegistryDetail,
  describeAssetImageRegistryList,
} from '../registry/registry-actions.ts'
import { createAssetImageRegistryScanTask } from '../registry/registry-scan-task.ts'
import {
  describeAssetImageRegistryAssetStatus,
  describeAssetImageRegistryRegistryList,
  syncAssetImageRegistryAsset,
} from '../registry/registry-sync.ts'
import { EMPTY_IMAGE } from '../world/world.ts'
import { type Action, type Answer, type Circumstances, type Parameters, unknownImage } from './action.ts'
import { requiredText } from './parameters.ts'
import { createAssetImageScanTask } from './scan-task.ts'
import { describeAssetImageSimpleList } from './simple-list.ts'
import { knownImages } from './state.ts'

/** The actions that the emulator speaks, by the name that stands in X-TC-Action. */
export const ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['DescribeAssetImageDetail', { parameters: ['ImageID'], answer: describeAssetImageDetail }],
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

function describeAssetImageDetail(
  given: Parameters,
  { state, now, ...circumstances }: Circumstances,
): Answer {
  const id = requiredText(given, 'ImageID')
  const image = knownImages(state, now).find(({ ImageID }) => ImageID === id)
  if (image) return { fields: image, state }
  if (circumstances.unknownImage === 'empty') return { fields: EMPTY_IMAGE, state }
  throw unknownImage(id)
}

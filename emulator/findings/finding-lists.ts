import { type Action, type Fields, unknownImage } from '../api/action.ts'
import { LISTING_TYPES } from '../api/listing.ts'
import { requiredText } from '../api/parameters.ts'
import type { WireRecord } from '../api/protocol.ts'
import { nodeImages } from '../api/state.ts'
import { NODE_ROWS } from './default-findings.ts'
import { choice, type FindingList, findingPage, LEVELS, NO_IMAGE, within } from './finding-page.ts'

/** The vulnerabilities of an image on nodes. */
export const describeAssetImageVulList = listOf({
  kind: 'vulnerabilities',
  defaults: NODE_ROWS,
  filters: { Name: within('Name'), Level: choice('Level', LEVELS) },
  sorts: { Level: 'Level', CVSSV3Score: 'CVSSV3Score' },
  signs: true,
})

/**
 * The viruses of an image on nodes, and how its scan for them stands: 0 for none, 1 while it runs, 2 when it
 * is done, 3 for an error, 4 when it was cancelled ("TCSS API docs, DescribeAssetImageVirusList").
 */
export const describeAssetImageVirusList = listOf(
  {
    kind: 'viruses',
    defaults: NODE_ROWS,
    filters: { Name: within('VirusName'), RiskLevel: choice('RiskLevel', LEVELS) },
    sorts: { LatestScanTime: 'LatestScanTime' },
  },
  (image) => ({ VirusScanStatus: virusScanStatus(image) }),
)

/** The risks of an image on nodes, secrets in its Dockerfile among them. */
export const describeAssetImageRiskList = listOf({
  kind: 'risks',
  defaults: NODE_ROWS,
  filters: {
    Level: choice('Level', LEVELS),
    Behavior: choice('Behavior', ['1', '2', '3', '4']),
    Type: choice('Type', ['1', '2']),
  },
  sorts: { Level: 'Level' },
})

function listOf(list: FindingList, also: (image: WireRecord) => Fields = () => ({})): Action {
  return {
    parameters: ['ImageID', ...Object.keys(LISTING_TYPES)],
    answer(given, circumstances) {
      const { state, now } = circumstances
      const id = requiredText(given, 'ImageID')
      const known = nodeImages(state, now).find(({ record }) => record.ImageID === id)
      if (!known && circumstances.unknownImage === 'error') throw unknownImage(id)
      const image = known ?? NO_IMAGE
      const page = findingPage(list, image, { given, ...circumstances })
      return { fields: { ...page, ...also(image.record) }, state }
    },
  }
}

function virusScanStatus({ ScanStatus, ScanVirusError, ScanVirusProgress }: WireRecord): number {
  const status = STATUSES.get(ScanStatus) ?? 0
  if (status !== 2) return status
  if (!['', 'No Error'].includes(String(ScanVirusError ?? ''))) return 3
  // This kind of scan was not asked for.
  return ScanVirusProgress === 0 ? 0 : 2
}

const STATUSES: ReadonlyMap<unknown, number> = new Map([
  ['SCANNING', 1],
  ['SCANNED', 2],
  ['SCAN_ERR', 3],
  ['SCAN_TIMEOUT', 3],
  ['CANCELED', 4],
])

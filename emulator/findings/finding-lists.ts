import type { Action } from '../api/action.ts'
import { unknownImage } from '../api/errors.ts'
import { PAGING, pageOf } from '../api/listing.ts'
import { type Check, isNatural, isText, required } from '../api/parameters.ts'
import type { WireRecord } from '../api/protocol.ts'
import type { Known } from '../api/run.ts'
import { nodeImages, registryImages, type State } from '../api/state.ts'
import { type DefaultRows, NODE_ROWS, REGISTRY_ROWS } from './default-findings.ts'
import { type FindingKind, rowsAt } from './findings.ts'

export const describeAssetImageVulList = onNodes('vulnerabilities')
export const describeAssetImageVirusList = onNodes('viruses')
/** Secrets in the Dockerfile are among the risks. */
export const describeAssetImageRiskList = onNodes('risks')

export const describeAssetImageRegistryVulList = inRegistries('vulnerabilities')
export const describeAssetImageRegistryVirusList = inRegistries('viruses')
export const describeAssetImageRegistryRiskInfoList = inRegistries('risks')

function onNodes(kind: FindingKind): Action {
  return listOf(kind, { key: 'ImageID', isKey: isText, imagesAt: nodeImages, defaults: NODE_ROWS })
}

function inRegistries(kind: FindingKind): Action {
  return listOf(kind, { key: 'Id', isKey: isNatural, imagesAt: registryImages, defaults: REGISTRY_ROWS })
}

interface Inventory {
  /** The parameter and the field that name an image. */
  readonly key: string
  readonly isKey: Check
  readonly imagesAt: (state: State, now: number) => readonly Known<WireRecord>[]
  readonly defaults: DefaultRows
}

const NO_IMAGE: Known<WireRecord> = { record: {}, findings: {} }

/** Creates the action that lists the findings of this kind in one image. */
function listOf(kind: FindingKind, { key, isKey, imagesAt, defaults }: Inventory): Action {
  return {
    parameters: { [key]: isKey, ...PAGING },
    answer(given, { state, now, ...readings }) {
      const id = required(given, key)
      const known = imagesAt(state, now).find(({ record }) => record[key] === id)
      if (!known && readings.unknownImage === 'error') throw unknownImage(id)
      const { record, findings } = known ?? NO_IMAGE
      const { [kind]: rows = defaults[kind](record), totals = {}, repeats = false } = findings
      const page = pageOf(rowsAt(rows, now - state.createdAt), repeats ? { ...given, Offset: 0 } : given)
      return { fields: { ...page, TotalCount: totals[kind] ?? page.TotalCount }, state }
    },
  }
}

import { mapConcurrently } from '../../concurrency.ts'
import { unknown } from '../../domain/facts.ts'
import type { Kind } from '../../domain/finding.ts'
import type { Inventory } from '../../ports/inventory.ts'
import type { Call } from '../client/call.ts'
import { readFindings } from '../wire/finding-rows.ts'
import { createAbsenceExplainer, refreshRegistries } from './connected-registries.ts'
import { decodeRegistryImage } from './registry-image.ts'
import { createLookup } from './registry-lookup.ts'

const LISTS: Readonly<Record<Kind, string>> = {
  vulnerability: 'DescribeAssetImageRegistryVulList',
  virus: 'DescribeAssetImageRegistryVirusList',
  risk: 'DescribeAssetImageRegistryRiskInfoList',
}

export interface RegistryOptions {
  /** The time zone of API times that have no zone, in minutes east of UTC. */
  readonly zone: number
  /** Whether to read the trust flag, which only a row of the list has. */
  readonly trust: boolean
}

/**
 * Creates the inventory of images in connected registries. Looks up a reference in the list of images, and compares names
 * exactly, because the filter of the API also finds parts of names.
 */
export function createRegistry(call: Call, { zone, trust }: RegistryOptions): Inventory {
  const { rowOf, knownRow, forget, describe } = createLookup(call)
  return {
    mayAppearLater: true,
    read: async (image) => {
      // TCSS may withdraw trust during the wait, so the row is read again.
      if (trust) forget(image)
      const { response, requestId } = await describe(image)
      const row = knownRow(image) ?? (trust ? await rowOf(image, response) : null)
      const trusted = row?.trusted ?? unknown({ kind: 'not-given' })
      return decodeRegistryImage(response, { requestId, zone, trusted })
    },
    readFindings: async (image, kind) =>
      readFindings(call, kind, { action: LISTS[kind], parameters: { Id: (await rowOf(image)).id } }),
    requestScans: async (images) => {
      const ids = await mapConcurrently(images, async (image) => (await rowOf(image)).id)
      const parameters = { Id: ids, ScanType: ['CVE', 'VIRUS', 'RISK'] }
      await call('CreateAssetImageRegistryScanTask', parameters, { idempotent: false })
    },
    refresh: (images) => refreshRegistries(call, images),
    explainAbsence: createAbsenceExplainer(call),
  }
}

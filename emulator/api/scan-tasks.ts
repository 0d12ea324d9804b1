import type { Action } from './action.ts'
import { alreadyScanning, invalid, unknownImage, unsupported } from './errors.ts'
import { isFlag, isInteger, isListOf, isNatural, isText } from './parameters.ts'
import type { WireRecord } from './protocol.ts'
import { afterRegistryScanTask, afterScanTask, knownImages, knownRegistryImages } from './state.ts'

/**
 * Starts the scripts of the images in `Images`, all or none. `TaskID` counts accepted tasks. `ScanScope` must be 1 and every
 * kind of scan chosen, which exposes a client that would scan the whole account. `Timeout` has no effect.
 */
export const createAssetImageScanTask: Action = {
  parameters: {
    Images: isListOf(isText),
    ScanScope: isInteger,
    ScanVul: isFlag,
    ScanVirus: isFlag,
    ScanRisk: isFlag,
    Timeout: isInteger,
  },
  answer({ Images, ScanScope = 0, ScanVul, ScanVirus, ScanRisk, Timeout }, { state, now }) {
    if (ScanScope !== 1)
      throw unsupported(
        `\`ScanScope\` \`${ScanScope}\` is not supported: give 1, because the default scans all licensed images.`,
      )
    if (!(ScanVul && ScanVirus && ScanRisk))
      throw unsupported('`ScanVul`, `ScanVirus` and `ScanRisk` must be true.')
    if (Number(Timeout ?? 1) <= 0) throw invalid('`Timeout` must be greater than 0.')
    checkScannable(Images, 'Images', { images: knownImages(state, now), key: 'ImageID' })
    const next = afterScanTask(state, Images as readonly string[], now)
    return { fields: { TaskID: String(next.tasks) }, state: next }
  },
}

/** Starts the scripts of the images in registries that `Id` names. Otherwise it works like `createAssetImageScanTask`. */
export const createAssetImageRegistryScanTask: Action = {
  parameters: { Id: isListOf(isNatural), ScanType: isListOf(isText) },
  answer({ Id, ScanType }, { state, now }) {
    if ([ScanType].flat().toSorted().join() !== 'CVE,RISK,VIRUS')
      throw unsupported('`ScanType` must be `CVE`, `VIRUS` and `RISK`.')
    checkScannable(Id, 'Id', { images: knownRegistryImages(state, now), key: 'Id' })
    const next = afterRegistryScanTask(state, Id as readonly number[], now)
    return { fields: { TaskID: next.tasks }, state: next }
  },
}

/** Throws unless `ids` names an image, and every named image is known, licensed, and neither queued nor being scanned. */
function checkScannable(
  ids: unknown,
  parameter: string,
  { images, key }: { readonly images: readonly WireRecord[]; readonly key: string },
): void {
  if (!Array.isArray(ids) || ids.length === 0) throw invalid(`\`${parameter}\` must name an image.`)
  const unknown = ids.find((id) => !images.some((image) => image[key] === id))
  if (unknown !== undefined) throw unknownImage(unknown)
  if (images.some((image) => ids.includes(image[key]) && !isScannable(image))) throw alreadyScanning()
}

const isScannable = ({ IsAuthorized, ScanStatus }: WireRecord): boolean =>
  IsAuthorized !== 0 && ScanStatus !== 'SCANNING' && ScanStatus !== 'WAIT_SCAN'

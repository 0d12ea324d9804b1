import type { Facts } from '../../domain/facts.ts'
import { GateError } from '../../errors.ts'
import { field } from '../../json.ts'
import { say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import { wrongImage } from '../wire/match-errors.ts'
import { decodeNodeImage } from './node-image.ts'

/**
 * Calls DescribeAssetImageDetail. Throws GateError `not-found` if TCSS does not know the image, `wrong-image` if the answer is
 * about another image. `zone` is the time zone of times without one, in minutes east of UTC.
 */
export async function describeNodeImage(call: Call, imageId: string, zone: number): Promise<Facts> {
  const { response, requestId } = await call('DescribeAssetImageDetail', { ImageID: imageId }).catch(
    (error: unknown) => {
      if (error instanceof GateError && error.code === 'not-found') throw notFound(imageId, error.requestId)
      throw error
    },
  )
  const value = field(response, 'ImageID') ?? ''
  if (value === '') throw notFound(imageId, requestId)
  if (value !== imageId) throw wrongImage(imageId, { name: 'ImageID', value, requestId })
  return decodeNodeImage(response, requestId, zone)
}

/**
 * Calls CreateAssetImageScanTask for scans of every kind, each of at most `seconds`. `ScanScope` 1 restricts the task to these
 * images, because the API scans all images by default. Throws GateError `busy` if one image is being scanned or has no licence.
 */
export async function createScanTask(
  call: Call,
  imageIds: readonly string[],
  seconds: number,
): Promise<void> {
  const parameters = {
    Images: imageIds,
    ScanScope: 1,
    ScanVul: true,
    ScanVirus: true,
    ScanRisk: true,
    Timeout: seconds,
  }
  await call('CreateAssetImageScanTask', parameters, { idempotent: false })
}

function notFound(imageId: string, requestId: string | null): GateError {
  return new GateError('not-found', {
    problem: say`TCSS does not know image ${imageId}${requestId === null ? () => '' : say` (request ${requestId})`}.`,
    remedy:
      'TCSS knows only images that it found on protected nodes of this account: check the account and the site. ' +
      'The ID must be the config digest: with the containerd image store docker inspect shows a manifest digest instead; ' +
      'buildx writes the right one to its metadata file as containerimage.config.digest.',
    requestId,
  })
}

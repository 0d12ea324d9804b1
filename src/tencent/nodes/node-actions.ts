import type { Facts } from '../../domain/facts.ts'
import { GateError } from '../../errors.ts'
import { field } from '../../json.ts'
import { say } from '../../text.ts'
import type { Call } from '../client/call.ts'
import { show } from '../wire/decode.ts'
import { decodeNodeImage } from './node-image.ts'

/**
 * DescribeAssetImageDetail: what TCSS knows about an image on a protected node. GateError `not-found` when it does not know
 * it, `wrong-image` when the answer is about another one. `zone` is that of its times, in minutes east of UTC.
 */
export async function describeNodeImage(call: Call, imageId: string, zone: number): Promise<Facts> {
  const { response, requestId } = await call('DescribeAssetImageDetail', { ImageID: imageId }).catch(
    (error: unknown) => {
      throw error instanceof GateError && error.code === 'not-found'
        ? notFound(imageId, error.requestId)
        : error
    },
  )
  const answered = field(response, 'ImageID') ?? ''
  if (answered === '') throw notFound(imageId, requestId)
  if (answered !== imageId) {
    throw new GateError('wrong-image', {
      problem: say`TCSS was asked about ${imageId} and answered about ${show(answered)} (request ${requestId}).`,
      remedy: 'Run the job again; if it stays, give the request ID to Tencent Cloud support.',
      requestId,
    })
  }
  return decodeNodeImage(response, requestId, zone)
}

/**
 * CreateAssetImageScanTask: asks for scans of every kind of these images and no others (`ScanScope` 1; by default the API scans
 * everything that has a licence), each of at most `seconds`. Is not sent again where it may have arrived. GateError `busy`
 * when a scan is under way or a licence is missing, for the whole list.
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
      'TCSS knows images that it found on protected nodes of this account: check account and site. ' +
      'The ID must be the config digest: with the containerd image store docker inspect shows a manifest digest instead; ' +
      'buildx writes the right one to its metadata file as containerimage.config.digest.',
    requestId,
  })
}

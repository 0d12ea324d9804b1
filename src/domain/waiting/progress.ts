import type { Image } from '../image.ts'
import type { Watch } from './watch.ts'

/** One image that is waited for. */
export interface WatchedImage {
  readonly image: Image
  /** Null while TCSS does not know the image. */
  readonly watch: Watch | null
}

/** Progress of collecting facts. Times are in milliseconds. */
export type Progress =
  /** Images are being read. `left` is the time that the remaining images will take at the same rate. */
  | {
      readonly kind: 'reading'
      readonly done: number
      readonly total: number
      readonly elapsed: number
      readonly left: number
    }
  /** A synchronization was requested, because TCSS does not know this number of images. */
  | { readonly kind: 'images-requested'; readonly images: number }
  /** Scans were requested. No scan was requested for images without a licence. */
  | { readonly kind: 'scans-requested'; readonly images: number; readonly unlicensed: number }
  | { readonly kind: 'waiting-begins'; readonly images: number; readonly budget: number }
  /** `changed` has the images with a new state; `waiting` is the number of images that are not settled. */
  | {
      readonly kind: 'waiting'
      readonly changed: readonly WatchedImage[]
      readonly waiting: number
      readonly total: number
      readonly remaining: number | null
    }
  | {
      readonly kind: 'waiting-ends'
      readonly waiting: number
      readonly total: number
      readonly elapsed: number
    }

export type ProgressListener = (progress: Progress) => void

import type { Image } from '../image.ts'
import type { Watch } from './watch.ts'

/** One image whose scans the step waits for. */
export interface WatchedImage {
  readonly image: Image
  /** The watch of the image; null while TCSS does not know the image. */
  readonly watch: Watch | null
}

/** The progress of collecting facts. Times are in milliseconds. */
export type Progress =
  /** The step reads images. `left` is the estimated time for the remaining images. */
  | {
      readonly kind: 'reading'
      readonly done: number
      readonly total: number
      readonly elapsed: number
      readonly left: number
    }
  /** The step requested a synchronization. `images` is the number of images that TCSS does not know. */
  | { readonly kind: 'images-requested'; readonly images: number }
  /** The step requests scans of `images`, but not of the `unlicensed` images, which have no licence. */
  | { readonly kind: 'scans-requested'; readonly images: number; readonly unlicensed: number }
  | { readonly kind: 'waiting-begins'; readonly images: number; readonly budget: number }
  /** `changed` has the images with a new state. `waiting` is the number of images that the step still waits for. */
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

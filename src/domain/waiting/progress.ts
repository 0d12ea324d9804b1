import type { Image } from '../image.ts'
import type { Watch } from './watch.ts'

/** One image that is being looked at. */
export interface WatchedImage {
  readonly image: Image
  /** Null while it is not known. */
  readonly watch: Watch | null
}

/** What goes on while facts are collected, for whoever follows the log. Times are in milliseconds. */
export type Progress =
  /** `left` is how long the rest takes at the same rate. */
  | {
      readonly kind: 'reading'
      readonly done: number
      readonly total: number
      readonly elapsed: number
      readonly left: number
    }
  /** TCSS was asked to look for images that it does not know. */
  | { readonly kind: 'images-requested'; readonly images: number }
  /** Scans were asked for; those without a licence were left out. */
  | { readonly kind: 'scans-requested'; readonly images: number; readonly unlicensed: number }
  | { readonly kind: 'waiting-begins'; readonly images: number; readonly budget: number }
  /** `changed` are those of which something is new; `waiting` how many of `total` are not done. */
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

/** Is told what goes on. */
export type ProgressListener = (progress: Progress) => void

import type { GateError } from '../errors.ts'
import type { Kind } from './finding.ts'
import type { Image } from './image.ts'
import type { Exception, Source } from './policy.ts'

/** A value as a setting writes it, and where it was set. */
export interface Written {
  readonly value: string
  readonly source: Source
}

/** Something to know that changes no verdict. */
export type Notice =
  /** A value that is not in force, for another one is stricter. */
  | { readonly kind: 'loosened'; readonly setting: string; readonly kept: Written; readonly lost: Written }
  /** An exception that will soon hold no more; 1 on its last day. */
  | { readonly kind: 'expiring'; readonly exception: Exception; readonly days: number }
  /** One that is about nothing in any image. */
  | { readonly kind: 'unused'; readonly exception: Exception }
  /** The policy at this path is not the one of the branch into which the pull request that is judged by it is to be merged. */
  | {
      readonly kind: 'policy-changed'
      readonly policy: string
      readonly branch: string
      readonly added: boolean
    }
  /** What was found could not be listed; it was only to be told. */
  | { readonly kind: 'not-listed'; readonly image: Image; readonly scan: Kind; readonly error: GateError }
  /** More or less is listed than counted; the list was only to be told. */
  | {
      readonly kind: 'list-differs'
      readonly image: Image
      readonly scan: Kind
      readonly listed: number
      readonly counted: number
    }

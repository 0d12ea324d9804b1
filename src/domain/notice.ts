import type { GateError } from '../errors.ts'
import type { Kind } from './finding.ts'
import type { Image } from './image.ts'
import type { Exception, Source } from './policy.ts'

/** A value in the notation of a policy, and the place where the value was set. */
export interface WrittenValue {
  readonly value: string
  readonly source: Source
}

/** A remark that changes no verdict. */
export type Notice =
  /** The value `lost` has no effect, because the stricter value `kept` overrides `lost`. */
  | {
      readonly kind: 'loosened'
      readonly setting: string
      readonly kept: WrittenValue
      readonly lost: WrittenValue
    }
  /** An exception that expires soon. `days` is 1 on the last day of the exception. */
  | { readonly kind: 'expiring'; readonly exception: Exception; readonly days: number }
  /** An exception that matches no finding of any image. */
  | { readonly kind: 'unused'; readonly exception: Exception }
  /** A policy in the checkout that differs from the base branch of the pull request. */
  | {
      readonly kind: 'policy-changed'
      readonly policy: string
      readonly branch: string
      readonly added: boolean
    }
  /** A list of findings, needed only for reports, that could not be read. */
  | { readonly kind: 'not-listed'; readonly image: Image; readonly scan: Kind; readonly error: GateError }
  /** A list of findings, needed only for reports, whose length differs from the count in TCSS. */
  | {
      readonly kind: 'list-differs'
      readonly image: Image
      readonly scan: Kind
      readonly listed: number
      readonly counted: number
    }

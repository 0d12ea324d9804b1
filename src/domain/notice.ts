import type { GateError } from '../errors.ts'
import type { Kind } from './finding.ts'
import type { Image } from './image.ts'
import type { Exception, Source } from './policy.ts'

/** A value as a policy would write it, and the place where it was set. */
export interface WrittenValue {
  readonly value: string
  readonly source: Source
}

/** A remark that changes no verdict. */
export type Notice =
  /** A value that has no effect, because a stricter value overrides it. */
  | {
      readonly kind: 'loosened'
      readonly setting: string
      readonly kept: WrittenValue
      readonly lost: WrittenValue
    }
  /** An exception that expires soon; `days` is 1 on its last day. */
  | { readonly kind: 'expiring'; readonly exception: Exception; readonly days: number }
  /** An exception that matches no finding of any image. */
  | { readonly kind: 'unused'; readonly exception: Exception }
  /** A policy that differs from the one on the base branch of the pull request. */
  | {
      readonly kind: 'policy-changed'
      readonly policy: string
      readonly branch: string
      readonly added: boolean
    }
  /** A list that was read only for reports, and could not be read. */
  | { readonly kind: 'not-listed'; readonly image: Image; readonly scan: Kind; readonly error: GateError }
  /** A list that was read only for reports, and whose length differs from its count. */
  | {
      readonly kind: 'list-differs'
      readonly image: Image
      readonly scan: Kind
      readonly listed: number
      readonly counted: number
    }

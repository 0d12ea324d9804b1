import { recordOf } from '../records.ts'
import { type FindingList, KINDS, type Kind } from './finding.ts'
import { type Image, writeReference } from './image.ts'

/** The totals that TCSS gives for an image. */
export const COUNTS = ['vulnerabilities', 'viruses', 'risks', 'sensitiveInfo'] as const
export type CountName = (typeof COUNTS)[number]

/** The scan that a total comes from: sensitive information is found by the risk scan. */
export const KIND_OF: Readonly<Record<CountName, Kind>> = {
  vulnerabilities: 'vulnerability',
  viruses: 'virus',
  risks: 'risk',
  sensitiveInfo: 'risk',
}

/** What is known about something. Silence is not good news: there is no "zero by default". */
export type Known<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly reason: Reason }

/**
 * Why something is not known. `words` are the API's own, `seconds` and `progress` (0–100) null where it gave none, `waited` the
 * milliseconds that we waited for it. `requested`: a scan was asked for and did not begin. `unconfirmed`: it finished while we
 * waited, and no second answer agreed. `unknown-image`: TCSS does not know the image; `not-given`: the answer has no such field.
 * `short-list`: fewer vulnerabilities are listed than there are; `outdated`: the scan is older than the denial of `id`.
 */
export type Reason =
  | { readonly kind: 'not-scanned' }
  | { readonly kind: 'queued'; readonly waited: number }
  | {
      readonly kind: 'running'
      readonly progress: number | null
      readonly seconds: number | null
      readonly waited: number
    }
  | { readonly kind: 'requested'; readonly waited: number }
  | { readonly kind: 'unconfirmed'; readonly waited: number }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'timed-out'; readonly words: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'partial'; readonly progress: number }
  | { readonly kind: 'unlicensed' }
  | { readonly kind: 'unknown-image' }
  | { readonly kind: 'not-given' }
  | { readonly kind: 'short-list'; readonly missing: number }
  | { readonly kind: 'outdated'; readonly id: string; readonly since: Date }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'unrecognised'; readonly word: string }

/** Whether one kind of scan ran to its end without an error. */
export type ScanState =
  | { readonly kind: 'complete' }
  | { readonly kind: 'incomplete'; readonly reason: Reason }

/** Everything the API said about one image, decoded: nothing here was guessed, null means that it was not said. */
export interface Facts {
  readonly imageId: string
  /** `repository:tag` as the node or the registry knows it. */
  readonly name: string | null
  /** Manifest digest. */
  readonly digest: string | null
  /** Manifest digests under which repositories know the image. */
  readonly repoDigests: readonly string[]
  readonly os: string | null
  readonly architecture: string | null
  /** Bytes. */
  readonly size: number | null
  readonly createdAt: Date | null
  readonly containers: number | null
  readonly hosts: number | null
  readonly trusted: Known<boolean>
  /** Whether it has a scan licence; null where that was not said. */
  readonly licensed: boolean | null
  readonly scannedAt: Date | null
  readonly scanStatus: string | null
  readonly scans: Readonly<Record<Kind, ScanState>>
  /** As claimed: a total counts as evidence of harm even while its scan is incomplete. */
  readonly counts: Readonly<Record<CountName, Known<number>>>
  /** Null where it was not asked for. */
  readonly vulnerabilities: FindingList | null
  /** What the API adds to a scan that is complete. */
  readonly notes: readonly { readonly scan: Kind; readonly words: string }[]
  /** The raw scan fields, for the reader who has to argue with TCSS: name and text. */
  readonly diagnostics: readonly (readonly [name: string, text: string])[]
  /** Empty where the API gave no answer about the image. */
  readonly requestId: string
}

/** What is known of an image that TCSS does not know: nothing. */
export function noFacts({ imageId, reference }: Image): Facts {
  const reason: Reason = { kind: 'unknown-image' }
  return {
    imageId: imageId ?? '',
    name: reference === null ? null : writeReference({ ...reference, digest: null }),
    digest: reference?.digest ?? null,
    repoDigests: [],
    os: null,
    architecture: null,
    size: null,
    createdAt: null,
    containers: null,
    hosts: null,
    trusted: unknown(reason),
    licensed: null,
    scannedAt: null,
    scanStatus: null,
    scans: recordOf(KINDS, () => ({ kind: 'incomplete', reason })),
    counts: recordOf(COUNTS, () => unknown(reason)),
    vulnerabilities: null,
    notes: [],
    diagnostics: [],
    requestId: '',
  }
}

export function known<T>(value: T): Known<T> {
  return { kind: 'known', value }
}

export function unknown<T>(reason: Reason): Known<T> {
  return { kind: 'unknown', reason }
}

/** The value, or null where it is unknown. */
export function orNull<T>(known: Known<T>): T | null {
  return known.kind === 'known' ? known.value : null
}

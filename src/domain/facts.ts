import { recordOf } from '../records.ts'
import { type FindingList, KINDS, type Kind } from './finding.ts'
import { type Image, writeReference } from './image.ts'

export const COUNTS = ['vulnerabilities', 'viruses', 'risks', 'sensitiveInfo'] as const
export type CountName = (typeof COUNTS)[number]

/** The scan that determines each count. The risk scan also finds sensitive information. */
export const KIND_OF: Readonly<Record<CountName, Kind>> = {
  vulnerabilities: 'vulnerability',
  viruses: 'virus',
  risks: 'risk',
  sensitiveInfo: 'risk',
}

export type Known<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'unknown'; readonly reason: Reason }

/**
 * The reason why a fact is unknown or a scan is incomplete. `words` is a text from the API, `progress` is a percentage,
 * `seconds` is the remaining time of the scan, and `waited` is in milliseconds.
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
  /** A scan was requested but did not start. */
  | { readonly kind: 'requested'; readonly waited: number }
  /** A scan finished during the wait, but no second answer confirmed its result. */
  | { readonly kind: 'unconfirmed'; readonly waited: number }
  | { readonly kind: 'failed'; readonly words: string }
  | { readonly kind: 'timed-out'; readonly words: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'partial'; readonly progress: number }
  | { readonly kind: 'unlicensed' }
  | { readonly kind: 'unknown-image' }
  /** The answer of the API lacks the field. */
  | { readonly kind: 'not-given' }
  /** TCSS counts more vulnerabilities than it lists. */
  | { readonly kind: 'short-list'; readonly missing: number }
  /** The scan is older than `since`, the time in the denial of the vulnerability `id`. */
  | { readonly kind: 'outdated'; readonly id: string; readonly since: Date }
  | { readonly kind: 'malformed'; readonly detail: string }
  | { readonly kind: 'unrecognised'; readonly word: string }

/** The state of one scan. A complete scan finished without an error. */
export type ScanState =
  | { readonly kind: 'complete' }
  | { readonly kind: 'incomplete'; readonly reason: Reason }

export type Scans = Readonly<Record<Kind, ScanState>>

/** The decoded answer of the API about one image. Null means that the answer lacks the value. */
export interface Facts {
  readonly imageId: string
  /** The name `repository:tag`, as TCSS found it on the node or in the registry. */
  readonly name: string | null
  /** The manifest digest. */
  readonly digest: string | null
  /** The manifest digests of the image in all repositories that TCSS lists. */
  readonly repoDigests: readonly string[]
  readonly os: string | null
  readonly architecture: string | null
  /** The size in bytes. */
  readonly size: number | null
  readonly createdAt: Date | null
  readonly containers: number | null
  readonly hosts: number | null
  readonly trusted: Known<boolean>
  readonly licensed: boolean | null
  readonly scannedAt: Date | null
  readonly scanStatus: string | null
  readonly scans: Scans
  /** The counts of TCSS. A count above a limit is a violation even if the scan is incomplete. */
  readonly counts: Readonly<Record<CountName, Known<number>>>
  /** The list of vulnerabilities; null if the gate did not request the list. */
  readonly vulnerabilities: FindingList | null
  /** Texts that the API gave for complete scans. */
  readonly notes: readonly { readonly scan: Kind; readonly words: string }[]
  /** The scan fields as the API sent them, for a support case. */
  readonly diagnostics: readonly (readonly [name: string, text: string])[]
  /** The ID of the API request; empty if the API gave no answer about the image. */
  readonly requestId: string
}

/** Returns the facts of an image that TCSS does not know. */
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

export function orNull<T>(known: Known<T>): T | null {
  return known.kind === 'known' ? known.value : null
}

// What the client and the server of `npm run bench` must agree on.
import { someVulnerability, type Vulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { type Image, someImage } from '../../emulator/world/world.ts'

/** Milliseconds that a request, or a response, is on its way: half a round trip. */
export const ONE_WAY = 25

/** Requests a second that the service lets through. */
export const PER_SECOND = 20

/** Both ways in which the emulator can count to `PER_SECOND`. */
export const LIMITS = ['fixedWindow', 'tokenBucket'] as const
export type LimitName = (typeof LIMITS)[number]

/** What befalls a share of the requests: the word that there were too many, or a connection reset in place of the answer. */
export type Fault = 'rejected' | 'reset'

/** What the server is to be; travels as JSON. */
export interface Service {
  readonly images: number
  /** Vulnerabilities listed of each image; with 0 none is counted either. */
  readonly listed: number
  readonly limit: LimitName
  readonly fault: Fault | null
}

/** What the server saw. Times are in milliseconds. */
export interface Observation {
  /** From the first request's arrival to the last response's departure: both ways of the wire lie between them. */
  readonly duration: number
  readonly requests: number
  /** Requests for the image that had the fewest, and for the one that had the most. */
  readonly fewest: number
  readonly most: number
  /** Most requests that reached the limit within any second. */
  readonly busiestSecond: number
  /** Requests that the limit itself rejected. */
  readonly rejected: number
  /** Requests that a fault befell. */
  readonly faults: number
  /** Most connections open at once. */
  readonly connections: number
}

/** Images with different names and so with different IDs, clean but for the vulnerabilities that are counted. */
export function fleet({ images, listed }: Pick<Service, 'images' | 'listed'>): readonly Image[] {
  return Array.from({ length: images }, (_, n) =>
    someImage({ ImageName: `registry.example.com/fleet/image-${n + 1}:1.0.0`, VulCnt: listed }),
  )
}

/** Rows of a list, none of them severe, with texts as long as those of the API's own examples. */
export function vulnerabilities(listed: number): readonly Vulnerability[] {
  return Array.from({ length: listed }, (_, n) =>
    someVulnerability({ CVEID: `CVE-2024-${10_000 + n}`, Level: 1, Des: 'A description. '.repeat(30) }),
  )
}

// Definitions that the client and the server of `npm run bench` share.
import { someVulnerability, type Vulnerability } from '../../emulator/findings/vulnerabilities.ts'
import { type Image, someImage } from '../../emulator/world/world.ts'

/** Latency of a request or a response in milliseconds, half a round trip. */
export const ONE_WAY = 25

/** Requests per second that the service accepts. */
export const PER_SECOND = 20

/** The two algorithms by which the emulator limits requests. */
export const LIMITS = ['fixedWindow', 'tokenBucket'] as const
export type LimitName = (typeof LIMITS)[number]

/** The fault of a share of the requests: throttling, or a connection reset instead of the answer. */
export type Fault = 'rejected' | 'reset'

/** Configuration of the server, passed as JSON. */
export interface Service {
  readonly images: number
  /** Vulnerabilities of each image, counted and listed. */
  readonly listed: number
  readonly limit: LimitName
  readonly fault: Fault | null
}

/** Measurements of the server. Times are in milliseconds. */
export interface Observation {
  /** From the arrival of the first request to the departure of the last response, including one round trip. */
  readonly duration: number
  readonly requests: number
  /** Fewest and most requests for any image. */
  readonly fewest: number
  readonly most: number
  /** Most requests that reached the limit within any second. */
  readonly busiestSecond: number
  /** Requests rejected by the limit itself. */
  readonly rejected: number
  /** Requests with a fault. */
  readonly faults: number
  /** Most connections open at once. */
  readonly connections: number
}

/** Makes images with different names and IDs, clean except for their vulnerabilities. */
export function fleet({ images, listed }: Pick<Service, 'images' | 'listed'>): readonly Image[] {
  return Array.from({ length: images }, (_, n) =>
    someImage({ ImageName: `registry.example.com/fleet/image-${n + 1}:1.0.0`, VulCnt: listed }),
  )
}

/** Makes rows of low severity, with texts as long as those of the API's examples. */
export function vulnerabilities(listed: number): readonly Vulnerability[] {
  return Array.from({ length: listed }, (_, n) =>
    someVulnerability({ CVEID: `CVE-2024-${10_000 + n}`, Level: 1, Des: 'A description. '.repeat(30) }),
  )
}

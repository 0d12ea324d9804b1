import type { Facts } from '../domain/facts.ts'
import type { FindingList, Kind } from '../domain/finding.ts'
import type { Image } from '../domain/image.ts'
import type { GateError } from '../errors.ts'

/** One of the two places from which TCSS knows images. */
export interface Inventory {
  /**
   * What is known of an image now. GateError `not-found` when it is not in the inventory, `ambiguous` when several images fit,
   * `wrong-image` when the answer is about another one.
   */
  read(image: Image): Promise<Facts>
  /** Everything of one kind that is listed for an image that was read; sensitive information is among the risks. */
  readFindings(image: Image, kind: Kind): Promise<FindingList>
  /** Asks for scans of all kinds of these images and no others. GateError `busy` when one is under way or not licensed. */
  requestScans(images: readonly Image[], seconds: number): Promise<void>
  /** Whether an image may still appear, and be scanned by itself when it has: right after a push. */
  readonly mayAppearLater: boolean
  /** Makes TCSS look for these images. */
  refresh(images: readonly Image[]): Promise<void>
  /** The error of an image that never appeared, with what may be the reason. */
  explainAbsence(image: Image, error: GateError): Promise<GateError>
}

import type { Facts } from '../domain/facts.ts'
import type { FindingList, Kind } from '../domain/finding.ts'
import type { Image } from '../domain/image.ts'
import type { GateError } from '../errors.ts'

/** One of the two places where TCSS finds images: nodes or registries. */
export interface Inventory {
  /**
   * Reads the facts of an image. Throws GateError `not-found` if it is not in the inventory, `ambiguous` if several images
   * match, and `wrong-image` if the answer is about another image.
   */
  read(image: Image): Promise<Facts>
  /** Reads all findings of one kind; sensitive information is among the risks. */
  readFindings(image: Image, kind: Kind): Promise<FindingList>
  /** Requests scans of all kinds, of at most `seconds` each. Throws GateError `busy` if a scan runs or a licence is missing. */
  requestScans(images: readonly Image[], seconds: number): Promise<void>
  /** Whether an image may still appear and then be scanned, as it does after a push. */
  readonly mayAppearLater: boolean
  /** Makes TCSS synchronize the registries of these images. */
  refresh(images: readonly Image[]): Promise<void>
  /** Adds possible reasons to the error of an absent image, such as a registry that is not connected. */
  explainAbsence(image: Image, error: GateError): Promise<GateError>
}

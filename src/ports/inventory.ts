import type { Facts } from '../domain/facts.ts'
import type { FindingList, Kind } from '../domain/finding.ts'
import type { Image } from '../domain/image.ts'
import type { GateError } from '../errors.ts'

/** The access to the images that TCSS finds in one place: on nodes or in registries. */
export interface Inventory {
  /**
   * Reads the facts of an image. Throws GateError `not-found` if TCSS does not know the image, `ambiguous` if several images
   * match, and `wrong-image` if the answer is about another image.
   */
  read(image: Image): Promise<Facts>
  /** Reads all findings of one kind. The risks include sensitive information. */
  readFindings(image: Image, kind: Kind): Promise<FindingList>
  /** Requests scans of at most `seconds` each. Throws GateError `busy` if a scan is running or a licence is missing. */
  requestScans(images: readonly Image[], seconds: number): Promise<void>
  /** Whether an absent image may appear later, for example because TCSS has not yet synchronized the registry. */
  readonly mayAppearLater: boolean
  /** Requests that TCSS updates its list of images from the registries of these images. */
  refresh(images: readonly Image[]): Promise<void>
  /** Adds possible causes to the error of an absent image, such as a registry that is not connected to TCSS. */
  explainAbsence(image: Image, error: GateError): Promise<GateError>
}

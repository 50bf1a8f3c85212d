/** What a person takes out of what they see. */
import type { ConversationId, Exported, PageOptions, PatientId } from "@carethread/model";

/** All that the person sees of a patient, or one conversation. */
export interface ExportOf {
  readonly patient: PatientId;
  readonly conversation?: ConversationId;
}

export interface ExportProgress {
  /** Messages that were read for the page, and files that are in the zip. */
  readonly messages: number;
  readonly files: number;
  /** How much of all is done, 0 to 1. It may stand still, and never goes back. */
  readonly share: number;
}

export interface ZipOptions extends Omit<PageOptions, "names"> {
  /** What a text beside the files says of those that could not be had: their names, in the zip. */
  readonly missing: (names: readonly string[]) => string;
  readonly progress?: (progress: ExportProgress) => void;
}

/** It stands in the record that it is taken out. What is in it is read as it is asked for. */
export interface TakenOut {
  readonly exported: Exported;
  /**
   * A zip with the page `index.html`, `messages.fhir.json` and the folder `files`. It is read no further than who takes it
   * has come. Errors with a CareError; what came by then is no zip. Cancelling it ends all requests.
   */
  zip(options: ZipOptions): ReadableStream<Uint8Array>;
}

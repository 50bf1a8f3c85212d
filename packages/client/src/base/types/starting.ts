import type { PatientId, PatientMatch } from "@carethread/model";

/** A conversation that is being written and not yet started. */
export interface StartDraft {
  readonly patient: PatientMatch | null;
  readonly topic: string;
  readonly message: string;
}

export interface StartOptions {
  readonly patient: PatientId;
  readonly title: string;
  readonly text: string;
  /**
   * From `client.newId()`; the same id makes the same conversation, however often it is sent. Without it, the
   * same words as in an unanswered start are that start once more.
   */
  readonly commandId?: string;
}

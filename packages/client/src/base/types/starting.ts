import type { Kind, PatientId, PatientMatch, QuestionnaireAnswers } from "@carethread/model";
import type { ReadableAtom } from "nanostores";

/** A conversation that is being written and not yet started. */
export interface StartDraft {
  readonly patient: PatientMatch | null;
  readonly topic: string;
  readonly message: string;
}

interface Starting {
  readonly patient: PatientId;
  /** `topic` by default. */
  readonly kind?: Kind;
  /**
   * From `client.newId()`; the same id makes the same conversation, however often it is sent. Without it, the
   * same words as in an unanswered start are that start once more.
   */
  readonly commandId?: string;
}

/** By a title and a first message, or by the answers to one of the practice's questionnaires, which stand for both. */
export type StartOptions = Starting &
  (
    | { readonly title: string; readonly text: string; readonly answers?: undefined }
    | { readonly answers: QuestionnaireAnswers; readonly title?: undefined; readonly text?: undefined }
  );

/** What stands in the fields of a questionnaire, by the `linkId` of each question, as a form has it. */
export type Entries = Readonly<Record<string, readonly string[]>>;

/** Answers that were begun and not yet sent. */
export interface EntriesDraft {
  /** Null where nothing was begun. */
  readonly $entries: ReadableAtom<Entries | null>;
  /** Keeps them, or with null forgets them; may be called on every key. */
  set(entries: Entries | null): void;
}

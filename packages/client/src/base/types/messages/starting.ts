import type { Kind, PatientId, PatientMatch, PersonId, QuestionnaireAnswers } from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { AttachmentsStore } from "./attachments.ts";

/** A conversation that is being written and not yet started. */
export interface StartDraft {
  readonly patient: PatientMatch | null;
  /** What becomes its title. */
  readonly topic: string;
  readonly message: string;
  /** Who of the other side was chosen, where it is addressed to one person. */
  readonly whom?: PersonId;
  /** The episode of care that was chosen. */
  readonly regarding?: string;
}

/** What was typed in the form of one kind, or attached in it, and not sent. */
export interface StartDraftStore extends AttachmentsStore {
  /** Null for nothing. */
  readonly $draft: ReadableAtom<StartDraft | null>;
  /**
   * Whether what is attached is sealed on its way, for a conversation that is to be encrypted: what came up otherwise comes
   * up anew. Rejects with a CareError.
   */
  seal(isSealed: boolean): Promise<void>;
  /** Keeps it, or with null forgets it, with its files; may be called on every key. */
  set(draft: StartDraft | null): void;
}

/** What the kind's form asks for, as `$practice.starts` says; a kind that can begin empty needs neither title nor text. */
export interface StartOptions {
  readonly patient: PatientId;
  /** The first that the practice offers the person, by default. */
  readonly kind?: Kind;
  readonly title?: string;
  /** The first message; it may be empty where something is attached. */
  readonly text?: string;
  /** Files that were attached in the form of the kind, by their ids in its `$attachments`: the start waits until they are up. */
  readonly attachments?: readonly string[];
  /** The answers to one of the practice's questionnaires, which stand for title and text. */
  readonly answers?: QuestionnaireAnswers;
  /** Whom of the staff a portal user writes to, where it is addressed to one. */
  readonly recipient?: PersonId;
  /** Whom of those who write on the patient's side one of the staff writes to, where it is addressed to one. */
  readonly addressee?: PersonId;
  /** It is encrypted from end to end: where the practice's `StartForm` says that it `encrypts`, and this device is certified. */
  readonly encrypted?: boolean;
  /** The episode of care that it is about. */
  readonly regarding?: string;
  /**
   * From `client.newId()`; the same id makes the same conversation, however often it is sent. Without it, the
   * same words as in an unanswered start are that start once more.
   */
  readonly commandId?: string;
}

/** What stands in the fields of a questionnaire, by the `linkId` of each question, as a form has it. */
export type Entries = Readonly<Record<string, readonly string[]>>;

/** Answers that were begun and not yet sent. */
export interface EntriesDraft {
  /** Null where nothing was begun. */
  readonly $entries: ReadableAtom<Entries | null>;
  /** Keeps them, or with null forgets them; may be called on every key. */
  set(entries: Entries | null): void;
}

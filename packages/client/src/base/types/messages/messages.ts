import type { Attachment, Person, PersonId, RefusalCode, SeenEvent, Visibility } from "@carethread/model";

import type { SealState } from "../encryption.ts";

export type { AttachmentsStore, Picture, Upload } from "./attachments.ts";
export type { Entries, EntriesDraft, StartDraft, StartDraftStore, StartOptions } from "./starting.ts";

/** A message that is being sent. */
export interface NewMessage {
  /** It may be empty where something is attached. */
  readonly text: string;
  /** Files that were attached, by their ids in `$attachments`: the message waits until they are up. */
  readonly attachments?: readonly string[];
  /** `everyone` by default. */
  readonly visibility?: Visibility;
  /** Staff whom it names with an @; who is not yet a member is invited. */
  readonly mentions?: readonly PersonId[];
  /** Calls the practice's support: the person has consented to what it will see. */
  readonly support?: boolean;
}

/** What is being written into a conversation. */
export interface Draft {
  readonly text: string;
  /** `staff`: a note, which must not become a message to everyone by a reload. */
  readonly visibility: Visibility;
  /** Who was chosen from a list to be named in it; whoever no longer stands in the text is not meant. */
  readonly mentions: readonly Pick<Person, "id" | "name">[];
  /** It became a note by whom it names, and not by hand: what is written after it is a message again. */
  readonly byMention?: true;
}

/** A message that the server has not yet answered for. */
export interface Pending {
  /** The command's id: the item keeps its identity when the server's event takes its place. */
  readonly id: string;
  readonly text: string;
  readonly visibility: Visibility;
  /** Whom it names with an @. */
  readonly mentions: readonly PersonId[];
  /** The files that it brings, in order; how far each is stands in `$uploads`. */
  readonly attachments: readonly Attachment[];
  /** By the device's clock, for showing alone. */
  readonly at: number;
  /**
   * `sending`; `waiting` for the network; `uploading`: it waits for its files; `sent`: the server has it, and its event is on its way; `failed`: refused,
   * and stays until `retry` or `discard`.
   */
  readonly state: "sending" | "waiting" | "uploading" | "sent" | "failed";
  readonly refused: RefusalCode | null;
}

/** One entry of a thread. `key` never changes while a pending message becomes a stored one. */
export type Item =
  | {
      readonly key: string;
      readonly event: SeenEvent;
      readonly pending: null;
      /** Of a sealed message: its words stand in the event where this says that they are open. */
      readonly seal?: SealState;
    }
  | { readonly key: string; readonly event: null; readonly pending: Pending };
export type { ExportOf, ExportProgress, TakenOut, ZipOptions } from "./exporting.ts";

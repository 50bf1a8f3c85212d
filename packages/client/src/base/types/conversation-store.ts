import type {
  ConversationId,
  Head,
  May,
  Members,
  Person,
  PersonId,
  Receipts,
  Rhythm,
  StreamFilter,
  Visibility,
} from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { ConversationEncryption } from "./encryption.ts";
import type { Filtered, Finding } from "./finding/finding.ts";
import type { AttachmentsStore, Draft, Item, NewMessage, Upload } from "./messages/messages.ts";
import type { More } from "./more.ts";
import type { Status } from "./status.ts";

/** How much is new in a thread. */
export interface News {
  /** The place of the first, loaded or not; null where nothing is new. */
  readonly first: number | null;
  /** Messages before the first that is loaded. */
  readonly before: number;
  /** The places of those that are loaded, in order. */
  readonly places: readonly number[];
  /** Messages behind the last that is loaded. */
  readonly after: number;
}

/** An open conversation. Stores are null or empty until the first welcome. */
export interface ConversationStore extends AttachmentsStore {
  readonly id: ConversationId;
  readonly $status: ReadableAtom<Status>;
  readonly $head: ReadableAtom<Head | null>;
  /** Messages and system events in order, then what is pending. */
  readonly $items: ReadableAtom<readonly Item[]>;
  readonly $members: ReadableAtom<Members>;
  readonly $receipts: ReadableAtom<Receipts>;
  /** Others who are typing now; null for one of the care team whom the viewer does not know by name. */
  readonly $typing: ReadableAtom<readonly (Person | null)[]>;
  readonly $may: ReadableAtom<May | null>;
  /** Whether the person has archived it for themselves, and nothing was written since. */
  readonly $archived: ReadableAtom<boolean>;
  /** Whether the person has marked it as unread, and not read it since. */
  readonly $markedUnread: ReadableAtom<boolean>;
  /** Who reads along, where it is encrypted from end to end; null where it is not. */
  readonly $encryption: ReadableAtom<ConversationEncryption | null>;
  /** Who is here now. */
  readonly $presence: ReadableAtom<readonly PersonId[]>;
  /**
   * True while someone outside the team is to be asked whether to be notified of this patient: once in a browser
   * session, until `follow` or `declineFollow`.
   */
  readonly $asksToFollow: ReadableAtom<boolean>;
  /** True while a place on the page asks that, and it is to be answered before anything is written. */
  readonly $awaitsAnswer: ReadableAtom<boolean>;
  /** Says that a place on the page asks it so; the function that comes back says that it no longer does. */
  awaitAnswer(): () => void;
  /**
   * Where the "New" divider stands: behind this place; null for nowhere. It is the viewer's place as it was when the
   * thread was opened, or when something came while its end was not on the screen, and stays there.
   */
  readonly $divider: ReadableAtom<number | null>;
  /** What is new to the viewer: nobody's message that was on their screen, or that they are done with. */
  readonly $news: ReadableAtom<News>;
  /** `none`, `some` (call `loadOlder`), `loading`, or `failed` (call it again). */
  readonly $older: ReadableAtom<More>;
  /** The same behind what is loaded: the thread is shown around an earlier place. */
  readonly $newer: ReadableAtom<More>;
  /** Puts a message in order behind the others. Resolves when the server has stored it; rejects with a CareError when refused. Throws a CareError at once for a text that can never be sent. */
  send(message: NewMessage): Promise<void>;
  /** Sends a refused message once more. */
  retry(id: string): void;
  /** Sends all refused messages once more, in order. */
  retryAll(): void;
  /** What was typed here and not sent, on this page, before a reload, or in another tab. */
  readonly $draft: ReadableAtom<Draft>;
  /** Keeps what was typed, for everyone unless it says otherwise; may be called on every key. */
  setDraft(text: string, about?: Partial<Omit<Draft, "text">>): void;
  /** The files that messages wait for. */
  readonly $uploads: ReadableAtom<readonly Upload[]>;
  /** Drops a refused message; returns its text so that it can go back into the composer. Its files are the draft's again. */
  discard(id: string): string | null;
  /**
   * Says whose ends are on the screen of a visible page whose window has the focus, by their places; called whenever that
   * changes. What stays there for `delays.seenAfter` was seen, and a message is read when it and everything between the
   * viewer's receipt and it was.
   */
  shows(places: Iterable<number>): void;
  /** The viewer is done with all that is there: it moves their own place, and tells nobody anything. */
  markRead(): void;
  /**
   * Marks it as unread for oneself, from the message at this place on, or from the last one of others. Nobody is told, no
   * receipt goes back, and nothing is read by being shown until the thread is opened anew. Rejects with a CareError where
   * refused, or when no answer came.
   */
  markUnread(pos?: number): Promise<void>;
  /**
   * Sends the message at this place to the patient's phone again, where `canTextAgain` of the head says that it may help.
   * Rejects with a CareError where refused, or when no answer came.
   */
  textAgain(pos: number): Promise<void>;
  /**
   * Asks for a correction of the message at this place, where `$may.correct` is null. What is open stands in
   * `$head.corrections`, and how corrections stand at a message in its `corrections`. Each of these rejects with a CareError
   * where refused, or when no answer came.
   */
  askCorrection(pos: number, words: { readonly wrong: string; readonly right: string }): Promise<void>;
  /** Asks for it no more: who asked alone. */
  withdrawCorrection(correction: string): Promise<void>;
  /** Puts the day later by which it is answered, once, where `$may.amend` is null. */
  extendCorrection(correction: string, reason: string): Promise<void>;
  /** Answers it: by the corrected text, or by why there is none. */
  answerCorrection(correction: string, as: "approved" | "declined", text: string): Promise<void>;
  /** Says that the person is typing; may be called on every key. */
  typing(visibility?: Visibility): void;
  /** Says whether the end of the thread is on the person's screen: the page visible, the window focused. */
  screen(on: boolean): void;
  /** Turns hearing of every message on or off. Rejects with a CareError where refused, or when no answer came. */
  watch(on: boolean): Promise<void>;
  /** Ends the writing for everybody, until it is reopened. Rejects with a CareError where refused, or when no answer came. */
  close(): Promise<void>;
  /** Lets the writing go on. Rejects likewise. */
  reopen(): Promise<void>;
  /**
   * Sets how often a message to the patient is due, where `$may.coach` is null; what holds stands in `$head.coaching`.
   * Rejects with a CareError where refused, or when no answer came.
   */
  setRhythm(rhythm: Rhythm): Promise<void>;
  /** Puts it away for oneself, where `$may.archive` is null. Rejects with a CareError where refused, or when no answer came. */
  archive(): Promise<void>;
  /** Takes that back. */
  unarchive(): Promise<void>;
  /**
   * Takes a member out, one of those whom `$may` names under `remove`. Rejects with a CareError where refused, or when no
   * answer came.
   */
  remove(person: PersonId): Promise<void>;
  /** Turns being notified of this patient on or off, as someone outside the team. Rejects with a CareError. */
  follow(on: boolean): Promise<void>;
  /** The person was asked and does not want to be notified: they are not asked again in this browser session. */
  declineFollow(): void;
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  /** Shows the log around a place, loading it where it is not there. Rejects with a CareError. */
  goTo(pos: number): Promise<void>;
  /** What one filter shows of this conversation; null for the entire stream. */
  readonly $filtered: ReadableAtom<Filtered | null>;
  /** Shows what a filter shows, and goes on with it as it comes; null ends that. */
  filter(filter: StreamFilter | null): void;
  /** Loads what the filter shows before what is there. What went wrong stands in `$filtered`. */
  loadOlderFiltered(): Promise<void>;
  /** What is looked for in this conversation; null for nothing. */
  readonly $finding: ReadableAtom<Finding | null>;
  /**
   * Looks for words in all of the log, loaded or not, and shows it around the newest message that has them; empty ends it.
   * Asked for `delays.searchAfter` later, so that it may be called on every key.
   */
  find(q: string): void;
  /** Shows the log around the next newer place that was found, or with -1 the next older. Rejects with a CareError. */
  findNext(step?: 1 | -1): Promise<void>;
  /** Shows the log's end. */
  goToEnd(): void;
  /** Lets go; the socket is closed after a grace time unless somebody acquires it again. */
  release(): void;
}

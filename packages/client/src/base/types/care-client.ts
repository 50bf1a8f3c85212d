import type {
  ConversationId,
  Kind,
  Labels,
  Notification,
  PagePractice,
  PatientCard,
  PatientId,
  PatientMatches,
  Person,
  PersonSettings,
  Questionnaire,
  QuestionnaireCard,
  SettingsChange,
  Side,
  StaffMatches,
  StartChoices,
  TextingMove,
} from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { Administration, AuditRecord, Retaining } from "./administration.ts";
import type { ConversationStore } from "./conversation-store.ts";
import type { OwnDevices } from "./encryption.ts";
import type { FiguresStore } from "./figures-store.ts";
import type { SearchStore } from "./finding/finding.ts";
import type { InboxStore, PatientStore } from "./list-stores.ts";
import type { EntriesDraft, ExportOf, StartDraftStore, StartOptions, TakenOut } from "./messages/messages.ts";
import type { PersonClient } from "./person-client.ts";
import type { SignedOut, SignOutOptions, Unsent } from "./signing-out.ts";
import type { SessionState, Sessions } from "./status.ts";
import type { TasksStore } from "./tasks.ts";
import type { Texting } from "./texting.ts";

export interface CareClient extends PersonClient {
  /** Who the token says one is, as others see it; null until the first welcome. */
  readonly $me: ReadableAtom<Person | null>;
  readonly server: string;
  readonly practice: string;
  /** How long the session goes on; null until it is known. That it has ended is `$status`. */
  readonly $session: ReadableAtom<SessionState | null>;
  /** Rises whenever the person is signed in elsewhere than before. */
  readonly $sessionsNews: ReadableAtom<number>;
  readonly sessions: Sessions;
  /** Whether this page can be a device of encrypted conversations: the host gave who certifies it. */
  readonly encrypts: boolean;
  /** The person's own devices. Rejects with a CareError. */
  devices(): Promise<OwnDevices>;
  /** What signing out would lose. */
  readonly $unsent: ReadableAtom<Unsent>;
  /** What was dropped because it was unsent for a week, until `forgetLost()`. */
  readonly $lost: ReadableAtom<Unsent>;
  /** The person has read what `$lost` says. */
  forgetLost(): void;
  /** What is being written in the form that starts a conversation of this kind. */
  startDraft(kind: Kind): StartDraftStore;
  readonly inbox: InboxStore;
  /** What the staff have to do; portal users have nothing of it. */
  readonly tasks: TasksStore;
  /** The conversation's store, shared by all who acquired it; call `release()` for each call of this. */
  conversation(id: ConversationId): ConversationStore;
  /** Marks a conversation as unread that need not be open, from the last message of others on. Rejects with a CareError. */
  markUnread(id: ConversationId): Promise<void>;
  /** Marks it as read: it moves the person's own place to its end, and tells nobody anything. Rejects with a CareError. */
  markRead(id: ConversationId): Promise<void>;
  /**
   * The person's own patients without a conversation, by name; null until the first welcome. To portal users those of whom
   * there is one conversation, which is not there yet.
   */
  readonly $patients: ReadableAtom<readonly PatientCard[] | null>;
  /** What the person wants to be told of; null until the first welcome. */
  readonly $settings: ReadableAtom<PersonSettings | null>;
  /** Rejects with a CareError, e.g. `reminder-needs-new-message`. */
  changeSettings(change: SettingsChange): Promise<void>;
  /**
   * The practice's own words in place of the elements', by language and by the word's name; empty where it has none, null
   * until a room has answered.
   */
  readonly $labels: ReadableAtom<Labels | null>;
  /** What the practice has chosen, as it concerns this person's side; null until a room has answered. */
  readonly $practice: ReadableAtom<PagePractice | null>;
  /** On which side the person is, as their token says it; null until there is one. */
  readonly $side: ReadableAtom<Side | null>;
  /** What else the person may do in the practice, e.g. `administer`; null until the first welcome. */
  readonly $permissions: ReadableAtom<readonly string[] | null>;
  /** Calls the listener for each notification; returns how to stop. */
  onNotification(listener: (notification: Notification) => void): () => void;
  /** Calls the listener for each step of a patient's on the way to being texted that the person wants to hear of; returns how to stop. */
  onTextingMove(listener: (move: TextingMove) => void): () => void;
  /** A patient's conversations; call `release()` for each call of this. */
  patient(id: PatientId): PatientStore;
  /**
   * Patients by name or patient ID, about whom the person may start a conversation (`start`, the default), or whom
   * they may see (`open`), whose record they may read (`audit`), or of whom they may hold something (`hold`). Rejects with
   * a CareError.
   */
  findPatients(
    q: string,
    options?: { signal?: AbortSignal; for?: "start" | "open" | "audit" | "hold" },
  ): Promise<PatientMatches>;
  /**
   * Searches titles, patients and messages of all conversations that the person may see, or of one patient's. Asked for
   * `delays.searchAfter` later, so that it may be called on every key: each call cancels the search before.
   */
  search(q: string, options?: { readonly patient?: PatientId }): SearchStore;
  /** Staff who can be named in a conversation about this patient, by name or title. Rejects with a CareError. */
  findStaff(q: string, patient: PatientId, options?: { signal?: AbortSignal }): Promise<StaffMatches>;
  /** The practice's questionnaires, by title. Rejects with a CareError. */
  questionnaires(): Promise<readonly QuestionnaireCard[]>;
  /** One of them, whole. Rejects with a CareError, e.g. `questionnaire-gone`. */
  questionnaire(id: string): Promise<Questionnaire>;
  /** What was answered of a questionnaire about this patient and not sent, on this device. */
  answersDraft(patient: PatientId, questionnaire: string): EntriesDraft;
  /** What somebody who begins a conversation about this patient chooses from: episodes of care, and whom it is between. Rejects with a CareError. */
  choices(patient: PatientId): Promise<StartChoices>;
  /**
   * Starts a conversation: with a first message, by answers, or empty, as its kind allows. Resolves with the conversation's
   * id; of a kind of which a patient has one, with that of the one that is there. Rejects with a CareError. What got no
   * answer is kept, and sent again when the connection is back or by the next page, unless the draft changes; the same words
   * sent again are the same start.
   */
  start(options: StartOptions): Promise<ConversationId>;
  /**
   * The person's figures, shared by all who acquired them, and asked for again `delays.figuresAfter` after something changed;
   * call `release()` for each call of this. Portal users have none.
   */
  figures(): FiguresStore;
  /**
   * What the practice has chosen, and its staff, to be changed: for who has the permission `administer`. Fetched when it is
   * first needed. Rejects with a CareError: `not-found` for everybody else.
   */
  administration(): Promise<Administration>;
  /** The record, for who has the permission `audit`. Fetched when it is first needed; rejects with a CareError where that fails. */
  record(): Promise<AuditRecord>;
  /** What is kept and let go, for who has the permission `hold`. Fetched when it is first needed; rejects with a CareError where that fails. */
  retaining(): Promise<Retaining>;
  /**
   * What is in a file, for who may read the message that brings it, by the key that stands in the message. Rejects with a
   * CareError: `not-found` for everybody else, `attachment-not-ready`, `attachment-infected`, …
   */
  attachment(key: string, options?: { signal?: AbortSignal }): Promise<Blob>;
  /**
   * Takes out what the person sees; resolves when that stands in the record. Rejects with a CareError: `not-found`, or
   * `not-allowed` for staff without the permission `export`.
   */
  export(of: ExportOf, options?: { signal?: AbortSignal }): Promise<TakenOut>;
  /** Texting patients. Fetched when it is first needed; rejects with a CareError where that fails. */
  texting(): Promise<Texting>;
  newId(): string;
  /**
   * Forgets the person: sockets are closed, the token forgotten, and what was kept on the device is wiped; the
   * person's other tabs of this browser sign out as well. Wait for it before leaving the page, and tell the person
   * where something may be left.
   */
  signOut(options?: SignOutOptions): Promise<SignedOut>;
}

/** The public shapes of the client: what elements and hosts hold in their hands. */
import type {
  ConversationId,
  Head,
  Labels,
  May,
  Members,
  Notification,
  PatientCard,
  PatientId,
  PatientMatch,
  PatientMatches,
  Person,
  PersonId,
  PersonSettings,
  Receipts,
  RefusalCode,
  Row,
  SeenEvent,
  SettingsChange,
  StaffMatches,
  Visibility,
} from "@carethread/model";
import type { ReadableAtom } from "nanostores";
import type { Delays } from "./delays.ts";

/**
 * Why a connection ended for good; the page says it in words. `not-wiped`: signed out, and something of the person may
 * still be on the device.
 */
export type EndReason =
  | "not-found"
  | "right-lost"
  | "wrong-version"
  | "bad-frame"
  | "signed-out"
  | "not-wiped";

/**
 * There is no token. `expired`: the person has to sign in again, because the page said so (`session-expired`) or the
 * server refused what it gave; `failed`: anything else. `message` is for developers and has no patient data.
 */
export interface NoToken {
  readonly state: "no-token";
  readonly reason: "expired" | "failed";
  readonly message: string;
}

/**
 * What a person is told of a connection.
 * - `connecting`: the first attempt is under way, nothing was shown yet;
 * - `live`: welcomed, and everything sent from here on arrives;
 * - `reconnecting`: it was live, or, where `reached` is false, never yet; it tries by itself, `retryAt` says when (monotonic
 *   ms of the platform);
 * - `offline`: the device says that it has no network; it tries when that changes;
 * - `paused`: the token has ended and nobody is there; it goes on when the person is back;
 * - `no-token`: the host's page gives no token that the server takes; it is asked again by itself, and by `retry()`;
 * - `ended`: it will not try again, for `reason`.
 */
export type Status =
  | { readonly state: "connecting" | "live" | "offline" | "paused" }
  | { readonly state: "reconnecting"; readonly retryAt: number | null; readonly reached: boolean }
  | NoToken
  | { readonly state: "ended"; readonly reason: EndReason };

export interface CareClientOptions {
  /** Address of the rooms, e.g. `https://rooms.example.org`; `http:` and `ws:` alike. */
  readonly server: string;
  readonly practice: string;
  /**
   * Gives a current token of the signed-in person. Called once for all rooms, and only when the last one is near its
   * end and the person is there, or when it was refused. Rejects with an error whose `code` is `session-expired` where
   * the person has to sign in again.
   */
  readonly token: () => Promise<string>;
  /** `device` by default; `session` or `none` for stations that people share. */
  readonly persist?: Persist;
  readonly platform?: Platform;
  /** Waits other than the default ones; tests make them short. */
  readonly delays?: Partial<Delays>;
}

/**
 * How long what a person wrote and did not yet send outlives the page.
 * - `device`: until it is sent, signed out or a week old, for all tabs of this browser;
 * - `session`: as long as this tab, also across reloads;
 * - `none`: as long as the page.
 */
export type Persist = "device" | "session" | "none";

/** Values by key that outlive the page. A method that fails rejects; the client then goes on without it. */
export interface KeptStorage {
  /** Everything whose key begins so. */
  entries(prefix: string): Promise<readonly (readonly [key: string, value: unknown])[]>;
  /**
   * Changes one value in one step that no other tab can come between; undefined is no value. Resolves with the
   * new one when it is kept.
   */
  update<T>(key: string, change: (old: unknown) => T): Promise<T>;
}

/** Tells the other tabs of this browser something; values are cloned. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** One holder of a name at a time among the tabs of this browser (`navigator.locks`). */
export interface TabLocks {
  /** Held until the promise of `held` settles. Rejects when it is aborted, or was stolen by another. */
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    held: () => Promise<void>,
  ): Promise<void>;
}

/** Time, randomness and the outside world, so that tests need no sleep. Defaults to the browser's or Node's. */
export interface Platform {
  /** Milliseconds that only grow (`performance.now`). */
  readonly now: () => number;
  /** Milliseconds since 1970, for showing alone. */
  readonly date: () => number;
  /** From 0 to 1 (`Math.random`). */
  readonly random: () => number;
  /** A new random key (26 characters of base32). */
  readonly newId: () => string;
  readonly setTimeout: (run: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  /** Tells when the device's network or the page's visibility changes; returns how to stop listening. */
  readonly watch: (changed: () => void) => () => void;
  readonly isOnline: () => boolean;
  readonly isVisible: () => boolean;
  /** Tells of each sign that the person is there: pointer, keys, touch. Absent: they are wherever the page is visible. */
  readonly watchPerson?: (acted: () => void) => () => void;
  /** Where what was written outlives the page. Absent, or where it fails: memory. */
  readonly storage?: {
    readonly device: () => Promise<KeptStorage>;
    readonly session: () => Promise<KeptStorage>;
  };
  /** Absent: tabs do not wait for each other, and send some things twice, which doubles nothing. */
  readonly locks?: TabLocks;
  /** Absent: other tabs learn of a message when it was sent. */
  readonly channel?: (name: string, heard: (message: unknown) => void) => TabChannel;
}

/** A message that the server has not yet answered for. */
export interface Pending {
  /** The command's id: the item keeps its identity when the server's event takes its place. */
  readonly id: string;
  readonly text: string;
  readonly visibility: Visibility;
  /** Whom it names with an @. */
  readonly mentions: readonly PersonId[];
  /** By the device's clock, for showing alone. */
  readonly at: number;
  /**
   * `sending`; `waiting` for the network; `sent`: the server has it, and its event is on its way; `failed`: refused,
   * and stays until `retry` or `discard`.
   */
  readonly state: "sending" | "waiting" | "sent" | "failed";
  readonly refused: RefusalCode | null;
}

/** One entry of a thread. `key` never changes while a pending message becomes a stored one. */
export type Item =
  | { readonly key: string; readonly event: SeenEvent; readonly pending: null }
  | { readonly key: string; readonly event: null; readonly pending: Pending };

/** A message that is being sent. */
export interface NewMessage {
  readonly text: string;
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
}

/** Whether there is more than is loaded: `some`, asked for (`loading`), or it could not be had (`failed`). */
export type More = "none" | "some" | "loading" | "failed";

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
export interface ConversationStore {
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
  /** Drops a refused message; returns its text so that it can go back into the composer. */
  discard(id: string): string | null;
  /**
   * Says whose ends are on the screen of a visible page whose window has the focus, by their places; called whenever that
   * changes. What stays there for `delays.seenAfter` was seen, and a message is read when it and everything between the
   * viewer's receipt and it was.
   */
  shows(places: Iterable<number>): void;
  /** The viewer is done with all that is there: it moves their own place, and tells nobody anything. */
  markRead(): void;
  /** Says that the person is typing; may be called on every key. */
  typing(visibility?: Visibility): void;
  /** Says whether the end of the thread is on the person's screen: the page visible, the window focused. */
  screen(on: boolean): void;
  /** Turns hearing of every message on or off. Rejects with a CareError where refused, or when no answer came. */
  watch(on: boolean): Promise<void>;
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
  /** Shows the log's end. */
  goToEnd(): void;
  /** Lets go; the socket is closed after a grace time unless somebody acquires it again. */
  release(): void;
}

export interface InboxStore {
  /** Newest first; null until the first welcome. */
  readonly $rows: ReadableAtom<readonly Row[] | null>;
  readonly $more: ReadableAtom<More>;
  loadMore(): Promise<void>;
}

/** A patient's conversations, of the person or not: what a chart shows beside the patient. */
export interface PatientStore {
  readonly id: PatientId;
  /** Newest first, and live where they are in the person's inbox; null until they are known. */
  readonly $rows: ReadableAtom<readonly Row[] | null>;
  readonly $state: ReadableAtom<"loading" | "ready" | "failed">;
  /** Asks again. */
  reload(): Promise<void>;
  release(): void;
}

/** What a badge in a menu needs, and nothing else. */
export interface PersonClient {
  /** Of the person's room. */
  readonly $status: ReadableAtom<Status>;
  readonly $me: ReadableAtom<Person | null>;
  /** The server's number; null until it is known. */
  readonly $badge: ReadableAtom<number | null>;
  /** Tries again now what is tried again later: the button *Try again*. */
  retry(): void;
  /** Lets go of every socket and timer; nothing can be used afterwards. Idempotent. */
  destroy(): void;
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

/** A conversation that is being written and not yet started. */
export interface StartDraft {
  readonly patient: PatientMatch | null;
  readonly topic: string;
  readonly message: string;
}

/** How much was written and is not with the server. */
export interface Unsent {
  /** Messages that wait or were refused, in all conversations. */
  readonly messages: number;
  /** Texts that were typed and not sent. */
  readonly drafts: number;
}

export interface SignOutOptions {
  /** Signs out although something is unsent, which is then lost. */
  readonly discard?: boolean;
}

/**
 * How signing out went.
 * - `done`: nothing of the person is on the device;
 * - `unsent`: something unsent would be lost, and nothing was done: ask, then sign out with `discard`;
 * - `not-wiped`: signed out, but the device did not answer, or no token ever said whose words it keeps. The same
 *   call tries again.
 */
export type SignedOut = "done" | "unsent" | "not-wiped";

export interface CareClient extends PersonClient {
  readonly server: string;
  readonly practice: string;
  /** What signing out would lose. */
  readonly $unsent: ReadableAtom<Unsent>;
  /** What was dropped because it was unsent for a week, until `forgetLost()`. */
  readonly $lost: ReadableAtom<Unsent>;
  /** The person has read what `$lost` says. */
  forgetLost(): void;
  /** The conversation that is being written; null for none. */
  readonly $startDraft: ReadableAtom<StartDraft | null>;
  /** Keeps it, or with null forgets it; may be called on every key. */
  setStartDraft(draft: StartDraft | null): void;
  readonly inbox: InboxStore;
  /** The conversation's store, shared by all who acquired it; call `release()` for each call of this. */
  conversation(id: ConversationId): ConversationStore;
  /** The person's own patients without a conversation, by name; null until the first welcome. */
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
  /** Calls the listener for each notification; returns how to stop. */
  onNotification(listener: (notification: Notification) => void): () => void;
  /** A patient's conversations; call `release()` for each call of this. */
  patient(id: PatientId): PatientStore;
  /**
   * Patients by name or patient ID, about whom the person may start a conversation (`start`, the default), or whom
   * they may see (`open`). Rejects with a CareError.
   */
  findPatients(
    q: string,
    options?: { signal?: AbortSignal; for?: "start" | "open" },
  ): Promise<PatientMatches>;
  /** Staff who can be named in a conversation about this patient, by name or title. Rejects with a CareError. */
  findStaff(q: string, patient: PatientId, options?: { signal?: AbortSignal }): Promise<StaffMatches>;
  /** Starts a topic with its first message; resolves with the conversation's id. Rejects with a CareError. What got no answer is kept, and sent again when the connection is back or by the next page, unless the draft changes; the same words sent again are the same start. */
  start(options: StartOptions): Promise<ConversationId>;
  newId(): string;
  /**
   * Forgets the person: sockets are closed, the token forgotten, and what was kept on the device is wiped; the
   * person's other tabs of this browser sign out as well. Wait for it before leaving the page, and tell the person
   * where something may be left.
   */
  signOut(options?: SignOutOptions): Promise<SignedOut>;
}

export type { PersonId };

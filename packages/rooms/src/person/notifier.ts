/** Takes rows into a person's inbox, and notifies and reminds the person of them, by their own settings. */
import {
  changeSettings,
  defaultPersonSettings,
  type FromPerson,
  type Notification,
  type NotificationReason,
  type PersonSettings,
  type SettingsChange,
} from "@carethread/model";
import { type Due, type Ports, type Practice, type PushRow, Refuse, stableId } from "../base/base.ts";
import type { Inbox, KeptRow } from "./inbox.ts";
import type { Telling } from "./telling.ts";
import { isTold, reminderOf } from "./told.ts";

export interface NotifierOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The person's key. */
  readonly person: string;
  readonly inbox: Inbox;
  readonly due: Due;
  readonly telling: Telling;
  /** Whether the host has pushed this person: staff whom it has not are nobody. */
  readonly isPushed: () => boolean;
  /** Tells the person's devices, and what the frames make of the badge. */
  readonly show: (frames: readonly FromPerson[]) => void;
}

export class Notifier {
  readonly #options: NotifierOptions;
  #settings = defaultPersonSettings;

  constructor(options: NotifierOptions) {
    this.#options = options;
  }

  get settings(): PersonSettings {
    return this.#settings;
  }

  async load(): Promise<void> {
    const kept = await this.#options.ports.storage.get<PersonSettings>("settings");
    this.#settings = kept ?? defaultPersonSettings;
  }

  async change(change: SettingsChange): Promise<PersonSettings> {
    const settings = changeSettings(this.#settings, change);
    if ("refused" in settings) throw new Refuse(settings.refused, settings.params);
    this.#settings = settings;
    await this.#options.ports.storage.commit({ put: { settings } });
    this.#options.show([{ type: "settings", settings }]);
    await this.enterReminder();
    return settings;
  }

  /** Resolves when the row is stored, or was before. */
  async pushRow(pushed: PushRow): Promise<void> {
    const { inbox, ports, person, show } = this.#options;
    const { id, rev } = pushed.row;
    const isKnown = (): boolean => (inbox.row(id)?.row.rev ?? -1) >= rev;
    if (!isKnown()) await this.#enterFor(pushed);
    const noticeId = await stableId("message", person, id, rev);
    // From here on without an await: of two pushes at once the later revision stays, and is told of once.
    if (isKnown()) return ports.storage.settled();
    const old = inbox.row(id);
    const kept: KeptRow = { ...pushed, reminded: old?.reminded ?? null };
    const told = this.#canBeTold(kept) && isTold(this.#settings, old, kept);
    const frames = inbox.setRow(kept);
    const stored = this.#store(kept, told ? this.#notification(noticeId, "message", id) : null);
    show(frames);
    await stored;
  }

  /** Enters the next reminder of what is shown, after a change of what is shown or reminded of. */
  async enterReminder(): Promise<void> {
    const at = this.nextReminder();
    if (at !== null) await this.#options.due.enter(at);
  }

  /** Before a row is stored: what follows from it is certain to be asked for, although this room dies. */
  async #enterFor(pushed: PushRow): Promise<void> {
    const { inbox, practice, due, telling } = this.#options;
    const { patient, team } = inbox.row(pushed.row.id)?.news ?? { patient: 0, team: 0 };
    const isNews = pushed.news.patient > patient || pushed.news.team > team;
    if (isNews && telling.tellsHost) return due.enter();
    // Whatever the person's own settings say: they may change meanwhile.
    const at = reminderOf(defaultPersonSettings, pushed, practice.settings.reminderAfter);
    if (at !== null) await due.enter(at);
  }

  /** Reminds of what is due. */
  async remind(): Promise<void> {
    const { inbox, person } = this.#options;
    for (const { row, since } of [...inbox.shown()]) {
      // Asked before it gets its name, which takes a hash.
      if (since === null || !this.#isDue(inbox.row(row.id), since)) continue;
      const noticeId = await stableId("reminder", person, row.id, since);
      // Looked at again without an await: it may have been read meanwhile.
      const kept = inbox.row(row.id);
      if (kept === undefined || !this.#isDue(kept, since)) continue;
      const reminded: KeptRow = { ...kept, reminded: since };
      inbox.setRow(reminded);
      await this.#store(reminded, this.#notification(noticeId, "reminder", row.id));
    }
  }

  /** Whether the person is to be reminded by now of what waits since then. */
  #isDue(kept: KeptRow | undefined, since: number): boolean {
    if (kept?.since !== since) return false;
    const at = this.#reminderOf(kept);
    return at !== null && at <= this.#options.ports.now();
  }

  /** When the next reminder is due, milliseconds since 1970. */
  nextReminder(): number | null {
    let next: number | null = null;
    for (const kept of this.#options.inbox.shown()) {
      const at = this.#reminderOf(kept);
      if (at !== null && (next === null || at < next)) next = at;
    }
    return next;
  }

  #reminderOf(kept: KeptRow): number | null {
    const { reminderAfter } = this.#options.practice.settings;
    return this.#canBeTold(kept) ? reminderOf(this.#settings, kept, reminderAfter) : null;
  }

  /** Only of what the person can see. */
  #canBeTold(kept: KeptRow): boolean {
    return this.#options.inbox.isShown(kept) && (kept.side === "portal" || this.#options.isPushed());
  }

  #notification(id: string, reason: NotificationReason, conversation: string): Notification {
    return { id, reason, conversation, at: this.#options.ports.now() };
  }

  /** Stores a row with what is owed because of it, in one commit, and notifies the person when it is done. */
  async #store(kept: KeptRow, notification: Notification | null): Promise<void> {
    const { ports, show, telling } = this.#options;
    const notice = notification === null ? {} : telling.notice(kept.side, notification);
    const { put, remove } = telling.outbox.changes();
    await ports.storage.commit({ put: { [`row:${kept.row.id}`]: kept, ...notice, ...put }, remove });
    if (notification === null) return;
    show([{ type: "notification", notification }]);
    telling.outbox.soon();
  }
}

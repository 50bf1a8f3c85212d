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
import {
  type Clock,
  type Commit,
  type Ports,
  type Practice,
  type PushRow,
  Refuse,
  stableId,
} from "../base/base.ts";
import type { Inbox } from "./inbox.ts";
import type { KeptRow, Known, ToldRow, Waiting } from "./kept.ts";
import type { Telling } from "./telling.ts";
import { isTold, isToldOfCorrection, isToldOfWork, lastTold, reminderOf } from "./told.ts";

export interface NotifierOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  /** The person's key. */
  readonly person: string;
  readonly inbox: Inbox;
  readonly clock: Clock;
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

  /** In a turn. `prepare` gives what is called without an await before the commit, and says what goes along with it. */
  async change(
    change: SettingsChange,
    prepare: (settings: PersonSettings) => Promise<() => Commit>,
  ): Promise<PersonSettings> {
    const settings = changeSettings(this.#settings, change);
    if ("refused" in settings) throw new Refuse(settings.refused, settings.params);
    const owed = await prepare(settings);
    this.#settings = settings;
    const { put = {}, remove = [] } = owed();
    await this.#options.ports.storage.commit({ put: { settings, ...put }, remove });
    this.#options.show([{ type: "settings", settings }]);
    return settings;
  }

  /** Resolves when the row is stored, or was before. */
  async pushRow(pushed: PushRow): Promise<void> {
    const { inbox, person, ports, practice } = this.#options;
    const { id, rev } = pushed.row;
    const known = await inbox.known(id);
    if (known.rev < rev) await this.#enterFor(pushed, known);
    await inbox.inTurn(async () => {
      // Looked at again: of two pushes at once the later revision stays, and is told of once.
      const old = await inbox.known(id);
      if (old.rev >= rev) return;
      const now = ports.now();
      const last = lastTold(old, pushed);
      const kept: ToldRow = { ...pushed, reminded: old.reminded ?? null, told: last };
      const again = { last, now };
      const can = this.#canBeTold(kept);
      const told = can && isTold(this.#settings, old, kept, again, practice.settings);
      // One notification says both: the task, or the answer, is of what was written.
      const reason = can ? this.#reasonOf(old, kept) : "message";
      const isNoticed = told || reason !== "message";
      const notification = isNoticed
        ? this.#notification(stableId(reason, person, id, rev), reason, kept)
        : null;
      await this.#store(old, told ? { ...kept, told: now } : kept, notification);
    });
  }

  #reasonOf(old: Known, kept: ToldRow): "message" | "task" | "correction" {
    const { settings } = this.#options.practice;
    if (isToldOfWork(this.#settings, old, kept, settings)) return "task";
    return isToldOfCorrection(old, kept, settings) ? "correction" : "message";
  }

  /** Lets go of a row's words: what stays is the mark that it is gone. */
  forget(conversation: string): Promise<void> {
    const { inbox } = this.#options;
    return inbox.inTurn(async () => {
      const old = await inbox.known(conversation);
      if (old.kept === null) return;
      const row = { id: conversation, rev: old.rev, gone: true } as const;
      await this.#store(old, { ...old.kept, row, since: null }, null);
    });
  }

  /** Enters the next reminder of what is shown, after a change of what is shown or reminded of. */
  async enterReminder(): Promise<void> {
    await this.#options.clock.wakeAt("reminder", await this.nextReminder());
  }

  /** Before a row is stored: what follows from it is certain to be asked for, although this room dies. */
  async #enterFor(
    pushed: PushRow,
    { news: { patient, team }, kept }: Pick<Known, "news" | "kept">,
  ): Promise<void> {
    const { practice, clock, telling } = this.#options;
    const isWork = (pushed.task ?? 0) > (kept?.task ?? 0);
    const isAnswer = kept !== null && (pushed.answered ?? 0) > (kept.answered ?? 0);
    const isNews = pushed.news.patient > patient || pushed.news.team > team || isWork || isAnswer;
    if (isNews && telling.tellsHost) return clock.wakeAt("owed", clock.now());
    // Whatever the person's own settings say: they may change meanwhile.
    const at = reminderOf(defaultPersonSettings, pushed, practice.settings.reminderAfter);
    await clock.wakeAt("reminder", at);
  }

  /** Reminds of what is due, when what is shown is what may be. */
  async remind(): Promise<void> {
    const { inbox, person } = this.#options;
    await inbox.settled();
    for (let last: Waiting | null = null; ; ) {
      const waiting: Waiting | null = await inbox.nextWaiting(last);
      if (waiting === null || !this.#isDue(waiting)) return;
      last = waiting;
      const { id, since } = waiting;
      await inbox.inTurn(async () => {
        // Looked at again: it may have been read meanwhile.
        const known = await inbox.known(id);
        const { kept } = known;
        if (kept?.since !== since || !this.#canBeTold(kept) || !this.#isDue(waiting)) return;
        const reminded: KeptRow = { ...kept, reminded: since };
        const noticeId = stableId("reminder", person, id, since);
        await this.#store(known, reminded, this.#notification(noticeId, "reminder", kept));
      });
    }
  }

  /** Whether the person is to be reminded by now. */
  #isDue(waiting: Waiting): boolean {
    const at = this.#reminderOf(waiting);
    return at !== null && at <= this.#options.ports.now();
  }

  /** When the next reminder is due, milliseconds since 1970: at once where it must first be seen what is shown. */
  async nextReminder(): Promise<number | null> {
    if (!this.#options.inbox.isSettled) return 0;
    const waiting = await this.#options.inbox.nextWaiting(null);
    return waiting === null ? null : this.#reminderOf(waiting);
  }

  /** Those who wait may be reminded of: they are staff, who are nobody until the host has pushed them. */
  #reminderOf({ since }: Waiting): number | null {
    const { isPushed, practice } = this.#options;
    if (!isPushed()) return null;
    return reminderOf(this.#settings, { side: "staff", since }, practice.settings.reminderAfter);
  }

  /** Only of what the person can see. */
  #canBeTold(kept: ToldRow): boolean {
    return this.#options.inbox.holds(kept) && (kept.side === "portal" || this.#options.isPushed());
  }

  #notification(id: string, reason: NotificationReason, { row }: ToldRow): Notification {
    const waits = "gone" in row ? {} : { unread: row.badge };
    return { id, reason, conversation: row.id, at: this.#options.ports.now(), ...waits };
  }

  /** Stores a row with what is owed because of it, in one commit, and notifies the person when it is done. */
  async #store(old: Known, kept: ToldRow, notification: Notification | null): Promise<void> {
    const { inbox, show, telling } = this.#options;
    const draft = inbox.draft();
    const frames = await inbox.setRow(draft, old, kept);
    // From here on without an await, so that what is noted as owed goes with it.
    const notice = notification === null ? {} : telling.notice(kept.side, notification);
    const { put, remove } = telling.outbox.changes();
    const stored = inbox.commit(draft, { put: { ...notice, ...put }, remove });
    show(frames);
    await stored;
    if (notification === null) return;
    show([{ type: "notification", notification }]);
    telling.outbox.soon();
  }
}

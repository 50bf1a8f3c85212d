/** The mails that a vendor's back end would send: kept and shown, because the demo has nobody's address. */
import type { NotificationWebhook, TextingWebhook } from "@carethread/host";

/** What the rooms told. Whom and where to look are opaque keys; nothing of a patient is in it. */
export type Mail =
  | Pick<NotificationWebhook, "practice" | "person" | "notification">
  | Pick<TextingWebhook, "practice" | "person" | "move">;

/** What a mail is about: each has an id and a time. */
function aboutOf(mail: Mail): { readonly id: string; readonly at: number } {
  return "move" in mail ? mail.move : mail.notification;
}

/** Older mails go. */
const most = 1_000;

export class Mailbox {
  readonly #store: (mails: readonly Mail[]) => Promise<void>;
  #mails: readonly Mail[];
  #storing: Promise<void> = Promise.resolve();

  constructor(kept: readonly Mail[], store: (mails: readonly Mail[]) => Promise<void>) {
    this.#mails = kept;
    this.#store = store;
  }

  /** Resolves when the mail is kept. The rooms may tell one twice, which is one mail. */
  async add(told: NotificationWebhook | TextingWebhook): Promise<void> {
    const { practice, person } = told;
    const mail: Mail =
      told.type === "texting"
        ? { practice, person, move: told.move }
        : { practice, person, notification: told.notification };
    if (!this.#mails.some(known => aboutOf(known).id === aboutOf(mail).id))
      this.#mails = [mail, ...this.#mails].slice(0, most);
    // One after another: two that write one file at once leave neither whole.
    this.#storing = this.#storing.catch(() => {}).then(() => this.#store(this.#mails));
    await this.#storing;
  }

  /** The mails to a person, newest first. */
  of(practice: string, person: string): readonly Mail[] {
    return this.#mails
      .filter(mail => mail.practice === practice && mail.person === person)
      .sort((a, b) => aboutOf(b).at - aboutOf(a).at);
  }
}

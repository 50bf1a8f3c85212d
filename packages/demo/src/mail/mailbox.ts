/** The mails that the demo's mail server took, kept and shown: nobody of the demo has a real address. */

/** One mail as it was received, and what its parser read in it. */
export interface Mail {
  /** Of its header `Message-ID`. */
  readonly id: string;
  /** To whom it was delivered, which its headers need not say. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** When the server had taken it. */
  readonly at: number;
  /** Whether it came over TLS. */
  readonly isSealed: boolean;
  readonly source: string;
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

  /** Resolves when the mail is kept. One that comes again by the same id is one mail, as many mailboxes have it. */
  async add(mail: Mail): Promise<void> {
    if (!this.#mails.some(known => known.id === mail.id && known.to === mail.to))
      this.#mails = [mail, ...this.#mails].slice(0, most);
    // One after another: two that write one file at once leave neither whole.
    this.#storing = this.#storing.catch(() => {}).then(() => this.#store(this.#mails));
    await this.#storing;
  }

  /** The mails to an address, newest first. */
  of(address: string): readonly Mail[] {
    return this.#mails.filter(mail => mail.to === address);
  }
}

import type { Item } from "@carethread/client";
import { isAway, type Member, type Members, type Person, type Receipts, unreadBy } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { icons, isolate } from "../text/text.ts";
import { formsOf } from "../words/words.ts";
import type { Viewer } from "./english.ts";
import type { MessageEntry, SeenMessage } from "./entries/entries.ts";

/** What is known of how far others have read. */
export interface Reads {
  readonly viewer: Viewer;
  readonly receipts: Receipts;
  readonly members: Members;
}

/** The latest message of one's own that is stored. */
export function latestOwn(items: readonly Item[], me: Person | null): SeenMessage | undefined {
  for (let index = items.length - 1; index >= 0; index--) {
    const event = items[index]?.event;
    if (event?.type === "message" && event.by.id === me?.id) return event;
  }
  return undefined;
}

/** Names that stand there before the rest is folded. */
const shown = 3;

interface Readers {
  readonly read: readonly string[];
  readonly unread: readonly string[];
}

/** The members who received it and are there. */
function receiversOf({ received = [] }: SeenMessage, members: Members): readonly Member[] {
  return received.flatMap(id => members[id] ?? []).filter(member => !isAway(member));
}

/** Who of those who received it has read it, by name. Who left has neither. */
function readersOf(message: SeenMessage, { receipts, members }: Reads): Readers {
  const missing = new Set(unreadBy(message, receipts, members));
  const read: string[] = [];
  const unread: string[] = [];
  for (const { person } of receiversOf(message, members))
    (missing.has(person.id) ? unread : read).push(isolate(person.name));
  return { read, unread };
}

/** Who has read one's own messages: a line below the thread for the latest, and for the others on demand. */
export class ReceiptsView {
  readonly #host: LitElement;
  #latest: string | undefined;
  #unfolded = false;
  /** The message whose readers are listed. */
  #opened: string | null = null;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** What of the rows changes by what was pressed here. */
  get state(): string {
    return `${this.#latest} ${this.#opened}`;
  }

  /** What a message's button and its names are made of. */
  madeOf({ key, own, message }: MessageEntry, reads: Reads): readonly unknown[] {
    if (!own || message === null) return [];
    const { receipts, members } = reads;
    const isReceived = receiversOf(message, members).length > 0;
    const isOpen = this.#opened === key;
    return [
      message.id === this.#latest,
      isReceived,
      isReceived && unreadBy(message, receipts, members).length === 0,
      isOpen,
      ...(isOpen ? [receipts, members] : []),
    ];
  }

  #toggle(): void {
    this.#unfolded = !this.#unfolded;
    this.#host.requestUpdate();
  }

  #renderNames(names: readonly string[], { words, language }: Viewer) {
    const folds = names.length > shown + 1;
    return html`${words.notRead}
      ${formsOf(language).list(folds && !this.#unfolded ? names.slice(0, shown) : names)}
      ${
        folds
          ? html`<button
              part="receipts-more"
              class="link plain"
              aria-expanded=${this.#unfolded}
              @click=${() => this.#toggle()}
            >
              ${this.#unfolded ? words.showFewer : words.andMore(names.length - shown)}
            </button>`
          : nothing
      }`;
  }

  /**
   * The line for one's latest message; a patient hears of the team as one, and only while nobody has answered: below
   * an answer it would seem to mean that.
   */
  renderLine(message: SeenMessage | undefined, reads: Reads, isAnswered: boolean) {
    const { words } = reads.viewer;
    if (message?.id !== this.#latest) this.#unfolded = false;
    this.#latest = message?.id;
    if (message === undefined) return nothing;
    const { read, unread } = readersOf(message, reads);
    const byTeam = message.received === undefined && !isAnswered && reads.receipts.team >= message.pos;
    if (unread.length + read.length === 0 && !byTeam) return nothing;
    return html`<p part="receipts" class="receipts">
      ${
        unread.length > 0
          ? this.#renderNames(unread, reads.viewer)
          : html`${icons.ticks}${byTeam ? words.readByTeam : words.readByAll}`
      }
    </p>`;
  }

  /** Between the messages' buttons the arrow keys move: all of them together are one stop of Tab. */
  readonly handleKey = (event: KeyboardEvent): void => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(this.#host.shadowRoot?.querySelectorAll<HTMLElement>(".message-button") ?? [])];
    buttons[buttons.indexOf(event.currentTarget as HTMLElement) + step]?.focus();
  };

  /** The button in one's own message, and the names that it opens. */
  renderReaders({ key, own, message }: MessageEntry, reads: Reads) {
    const { words, language } = reads.viewer;
    if (!own || message === null) return nothing;
    const { read, unread } = readersOf(message, reads);
    if (read.length + unread.length === 0) return nothing;
    const open = this.#opened === key;
    const { list } = formsOf(language);
    return html`<button
        part="readers"
        class="message-button readers"
        tabindex=${message.id === this.#latest ? 0 : -1}
        aria-label=${words.whoRead}
        aria-expanded=${open}
        @keydown=${this.handleKey}
        @click=${() => {
          this.#opened = open ? null : key;
          this.#host.requestUpdate();
        }}
      >
        ${unread.length > 0 ? icons.tick : icons.ticks}
      </button>
      ${
        open
          ? html`<p part="reader-names" class="reader-names">
              ${read.length > 0 ? html`<span>${words.readBy} ${list(read)}</span>` : nothing}
              ${unread.length > 0 ? html`<span>${words.notRead} ${list(unread)}</span>` : nothing}
            </p>`
          : nothing
      }`;
  }
}

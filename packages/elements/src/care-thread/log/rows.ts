import type { Item, Pending, Reader } from "@carethread/client";
import { canTextAgain, type Head, type Members } from "@carethread/model";
import { html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { remembered } from "../../remembered/remembered.ts";
import { icons } from "../../text/text.ts";
import type { Corrections } from "../corrections/corrections.ts";
import type { Viewer } from "../english.ts";
import {
  type Entry,
  entriesOf,
  type MessageEntry,
  type MessageView,
  renderCard,
  renderMessage,
  renderSealed,
  renderSeparator,
} from "../entries/entries.ts";
import type { Reads, ReceiptsView } from "../receipts.ts";

export interface RowsView extends Reads {
  readonly items: readonly Item[];
  readonly divider: number | null;
  readonly head: Head;
  /** Whether messages may be sent to everyone. */
  readonly sends: boolean;
  /** True where the items begin with the first of all. */
  readonly complete: boolean;
  /** Who reads along; one list as long as none of them is another. */
  readonly encryptedFor: readonly Reader[];
  /** Whether something is new. */
  readonly hasNews: boolean;
}

const isOthers = (entry: Entry): boolean => entry.type === "message" && !entry.own;

/** What a row's buttons do. */
export interface RowActions {
  readonly retry: (id: string) => void;
  readonly edit: (pending: Pending) => void;
  readonly markRead: () => void;
  readonly markUnread: (pos: number) => void;
  readonly textAgain: (pos: number) => void;
  /** Brings a message onto the screen, by its place. */
  readonly goTo: (pos: number) => void;
  /** The files that a message brings. */
  readonly files: (entry: MessageEntry) => unknown;
}

function canSendAgain({ message }: MessageEntry, { head, sends }: RowsView): boolean {
  return sends && message !== null && canTextAgain(head.unsent, message.id, head.texting);
}

/**
 * The rows of a thread. What changes around them renders none of them, and a message that comes renders itself and the one
 * before it, however many there are.
 */
export class Rows {
  readonly #actions: RowActions;
  readonly #readers: ReceiptsView;
  readonly #corrections: Corrections;
  #version = 0;
  /** The message of others whose button Tab comes to. */
  #latestOther: string | undefined;
  readonly #entries = remembered(
    (
      items: readonly Item[],
      { me }: Viewer,
      divider: number | null,
      createdAt: number,
      complete: boolean,
      readers: readonly Reader[],
    ): readonly Entry[] => entriesOf({ items, me, divider, createdAt, complete, readers }),
  );

  constructor(actions: RowActions, readers: ReceiptsView, corrections: Corrections) {
    this.#actions = actions;
    this.#readers = readers;
    this.#corrections = corrections;
  }

  /** What a message is shown with where it stands apart from the others: nothing is done with it there. */
  viewOf(viewer: Viewer, members: Members): MessageView {
    const { files } = this.#actions;
    return {
      ...viewer,
      members,
      retry: () => {},
      edit: () => {},
      again: null,
      button: () => nothing,
      corrections: null,
      files,
    };
  }

  /** Another one whenever the rows may be others. */
  get version(): number {
    return this.#version;
  }

  render(view: RowsView) {
    const { viewer, items, divider, head, sends, complete, hasNews, members, receipts } = view;
    const entries = this.#entries(items, viewer, divider, head.createdAt, complete, view.encryptedFor);
    this.#latestOther = entries.findLast(isOthers)?.key;
    const isMember = members[viewer.me?.id ?? ""] !== undefined;
    this.#corrections.follow(entries, isMember && this.#latestOther !== undefined);
    const again = [sends, head.unsent, head.texting];
    // How many days are left is told where one is open.
    const now = [this.#readers.state, this.#corrections.state, this.#corrections.today(head)];
    return guard([entries, viewer, hasNews, members, receipts, ...now, ...again], () => {
      this.#version++;
      return repeat(
        entries,
        ({ key }) => key,
        entry => guard(this.#madeOf(entry, view), () => this.#renderEntry(entry, view)),
      );
    });
  }

  /** What an entry's row is made of: it is rendered where any of it is another. */
  #madeOf(entry: Entry, view: RowsView): unknown[] {
    const { viewer, members } = view;
    switch (entry.type) {
      case "day":
        return [viewer, entry.at];
      case "new":
        return [viewer, view.hasNews];
      case "card":
        return [viewer, entry.event, entry.isPast];
      case "place":
        return [viewer, entry.is];
      case "sealed":
        return [viewer, entry.at, entry.seal, ...entry.messages.map(({ key }) => key)];
      case "notice":
        // What is told of keys follows from the readers and the keys before.
        return [viewer, entry.at, entry.news === null ? "" : JSON.stringify(entry.news), ...entry.events];
      case "message": {
        const { message, pending, at, first, last, delivery } = entry;
        const mentions = message?.mentions ?? pending?.mentions ?? [];
        return [
          ...[viewer, message, pending, at, first, last, delivery?.status, entry.opening],
          mentions.length > 0 ? members : null,
          members[viewer.me?.id ?? ""] !== undefined,
          entry.key === this.#latestOther,
          canSendAgain(entry, view),
          ...this.#readers.madeOf(entry, view),
          ...this.#corrections.madeOf(entry),
        ];
      }
    }
  }

  /** Where one is no member there is no place of one's own to set back. */
  #renderUnread({ key, message }: MessageEntry, { viewer, members }: RowsView, mark: (pos: number) => void) {
    if (message === null || members[viewer.me?.id ?? ""] === undefined) return nothing;
    const name = viewer.words.markUnreadFrom;
    return html`<button
      part="unread-from"
      class="message-button unread-from"
      tabindex=${key === this.#latestOther ? 0 : -1}
      aria-label=${name}
      title=${name}
      @keydown=${this.#readers.handleKey}
      @click=${() => mark(message.pos)}
    >
      ${icons.envelope}
    </button>`;
  }

  #renderEntry(entry: Entry, view: RowsView) {
    const { viewer, hasNews, members } = view;
    const { retry, edit, markRead, markUnread, textAgain, files, goTo } = this.#actions;
    if (entry.type === "card") return renderCard(entry, viewer);
    if (entry.type === "sealed") return renderSealed(entry, viewer);
    if (entry.type !== "message") return renderSeparator(entry, viewer, hasNews ? markRead : null, goTo);
    const button = (entry: MessageEntry) =>
      entry.own ? this.#readers.renderReaders(entry, view) : this.#renderUnread(entry, view, markUnread);
    const pos = canSendAgain(entry, view) ? (entry.message?.pos ?? null) : null;
    const again = pos === null ? null : () => textAgain(pos);
    const corrections = this.#corrections.view();
    return renderMessage(entry, { ...viewer, members, retry, edit, again, button, files, corrections });
  }
}

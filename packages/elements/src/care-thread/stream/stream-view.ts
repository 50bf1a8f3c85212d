import type { ConversationStore, Filtered } from "@carethread/client";
import { StreamFilter } from "@carethread/model";
import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { StoreController } from "../../controllers/controllers.ts";
import type { MessageView } from "../entries/entries.ts";
import { type Entry, entriesOf, renderCard, renderMessage, renderSeparator } from "../entries/entries.ts";
import { renderMore } from "../lines.ts";

export interface StreamViewOptions {
  readonly store: () => ConversationStore | undefined;
  /** Whether the practice looks through conversations by what is in them. */
  readonly isOffered: () => boolean;
  /** Brings a place of the log onto the screen. */
  readonly show: (pos: number) => void;
}

const filters = ["all", ...StreamFilter.options] as const;

/** The row of filters over a thread, and what one of them shows in the log's place. */
export class StreamView implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: StreamViewOptions;
  readonly #filtered: StoreController<Filtered | null>;
  #store: ConversationStore | undefined;
  /** Whose newest was brought onto the screen. */
  #shown: Filtered["filter"] | null = null;

  constructor(host: LitElement, options: StreamViewOptions) {
    this.#host = host;
    this.#options = options;
    this.#filtered = new StoreController(host, () => options.store()?.$filtered);
    host.addController(this);
  }

  /** Whether something else than the entire stream is shown. */
  get isOn(): boolean {
    return (this.#filtered.value ?? null) !== null;
  }

  hostUpdate(): void {
    const store = this.#options.store();
    if (store === this.#store) return;
    // What was looked through in another conversation is no question to this one.
    this.#store?.filter(null);
    this.#store = store;
  }

  hostUpdated(): void {
    const { filter = null, state } = this.#filtered.value ?? {};
    if (filter === this.#shown || state === "loading") return;
    this.#shown = filter;
    const list = this.#host.renderRoot.querySelector(".filtered");
    list?.scrollTo({ top: list.scrollHeight });
  }

  hostDisconnected(): void {
    this.#store?.filter(null);
  }

  #choose(name: (typeof filters)[number]): void {
    this.#store?.filter(name === "all" ? null : name);
  }

  #goTo(pos: number): void {
    this.#store?.filter(null);
    this.#options.show(pos);
  }

  renderFilters(words: MessageView["words"]) {
    if (!this.#options.isOffered()) return nothing;
    const current = this.#filtered.value?.filter ?? "all";
    return html`<div part="filters" class="filters" role="group" aria-label=${words.streamFilter}>
      ${filters.map(
        name => html`<button
          part=${name === current ? "filter filter-current" : "filter"}
          class="filter"
          aria-pressed=${name === current}
          @click=${() => this.#choose(name)}
        >
          ${words.streamFilters[name]}
        </button>`,
      )}
    </div>`;
  }

  /** What the filter shows, newest last; nothing where it is the entire stream. */
  renderList(view: MessageView) {
    const filtered = this.#filtered.value;
    if (!filtered) return nothing;
    const { words } = view;
    const { filter, state, events, older } = filtered;
    const items = events.map(event => ({ key: event.id, event, pending: null }));
    const entries = entriesOf({ items, me: view.me, divider: null, createdAt: 0, complete: true });
    return html`<div
      part="filtered"
      class="filtered"
      role="region"
      aria-label=${words.streamFilters[filter]}
      aria-busy=${state === "loading"}
      tabindex="0"
    >
      ${renderMore(older, {
        ...{ words, label: words.older, failed: words.olderFailed },
        load: () => void this.#store?.loadOlderFiltered(),
      })}
      ${
        state === "failed"
          ? html`<p class="empty" role="alert">
              ${words.streamFailed}
              <button class="button" @click=${() => this.#choose(filter)}>${words.tryAgain}</button>
            </p>`
          : state === "shown" && events.length === 0
            ? html`<p class="empty">${words.streamEmpty[filter]}</p>`
            : nothing
      }
      ${repeat(
        entries,
        ({ key }) => key,
        entry => this.#renderEntry(entry, view),
      )}
    </div>`;
  }

  #renderEntry(entry: Entry, view: MessageView) {
    switch (entry.type) {
      case "message":
        return html`${renderMessage({ ...entry, first: true, last: true }, view)} ${this.#renderGoTo(entry.message?.pos, view)}`;
      case "card":
        return html`${renderCard(entry, view)} ${this.#renderGoTo(entry.event.pos, view)}`;
      case "sealed":
        return nothing;
      default:
        return renderSeparator(entry, view, null, pos => this.#options.show(pos));
    }
  }

  #renderGoTo(pos: number | undefined, { words }: MessageView) {
    if (pos === undefined) return nothing;
    return html`<p class="go-to">
      <button part="go-to" class="link plain" @click=${() => this.#goTo(pos)}>${words.streamGoTo}</button>
    </p>`;
  }
}

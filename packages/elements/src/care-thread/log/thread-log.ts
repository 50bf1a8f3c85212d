import type { ConversationStore, Item, News } from "@carethread/client";
import type { LitElement, ReactiveController } from "lit";
import { SeenController } from "../../controllers/controllers.ts";
import { remembered } from "../../remembered/remembered.ts";
import { firstWhere, ScrollController } from "./scroll-controller.ts";

/** More of the log is asked for when the reader is this close to the first or last entry. */
const nearEdge = 300;

export interface LogView {
  readonly store: ConversationStore | undefined;
  readonly items: readonly Item[];
  readonly news: News | null;
  /** Whether there are entries before the first, and behind the last. */
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** Another one whenever the rows may be others. */
  readonly rows: number;
}

/** How many new messages are out of sight. */
export interface OutOfSight {
  readonly above: number;
  readonly below: number;
}

const nothingIsNew: News = { first: null, before: 0, places: [], after: 0 };
const nothingOutOfSight: OutOfSight = { above: 0, below: 0 };

/**
 * The log on the screen: where a thread opens, where its reader is, and what they were shown. A thread opens at its
 * first new message, where what is new does not fit, and else at its end.
 */
export class ThreadLog implements ReactiveController {
  readonly #host: LitElement;
  readonly #view: () => LogView;
  readonly #seen: SeenController;
  readonly #scroll: ScrollController;
  #store: ConversationStore | undefined;
  /** Where to go as soon as it is there: where the thread opens, or the place of a message. */
  #goal: "opening" | number | null = "opening";
  #pending = 0;
  /** The conversation whose end was said to be on the screen. */
  #onScreen: ConversationStore | undefined;
  #outOfSight = nothingOutOfSight;
  /** What in the log had the focus before an update. */
  #focused: Element | null = null;

  /** What is watched: a message's time stands at its end. */
  readonly #targets = remembered((_rows: number): readonly Element[] => [
    this.#host,
    ...this.#host.renderRoot.querySelectorAll(".log, .message time, .sealed time"),
  ]);

  /** `looked` is called when something comes into sight or goes. */
  constructor(host: LitElement, view: () => LogView, looked: () => void) {
    this.#host = host;
    this.#view = view;
    this.#seen = new SeenController(
      host,
      () => this.#targets(view().rows),
      () => {
        this.look();
        looked();
      },
    );
    this.#scroll = new ScrollController(host, {
      scroller: () => this.#scroller,
      entries: () => host.renderRoot.querySelectorAll<HTMLElement>(".log [data-key]"),
      isWhole: () => !view().hasNewer,
      moved: () => this.#loadWhenNear(),
    });
    host.addController(this);
  }

  /** Whether the reader is at the end. */
  get following(): boolean {
    return this.#scroll.following;
  }

  get outOfSight(): OutOfSight {
    return this.#outOfSight;
  }

  get handleScroll(): () => void {
    return this.#scroll.handleScroll;
  }

  /** Whether the thread itself is on the screen. */
  get isInView(): boolean {
    return this.#seen.inView.has(this.#host);
  }

  toEnd(): void {
    this.#view().store?.goToEnd();
    this.#scroll.toEnd();
  }

  /** Brings a place of the log onto the screen. */
  toPlace(pos: number): void {
    void this.#goTo(pos, this.#view().store);
  }

  /** Goes to the first new message above, or below, what is in view. */
  toNew(where: "above" | "below"): void {
    const { news, store, items } = this.#view();
    if (news === null) return;
    const { places, after } = news;
    const loadedBelow = this.#outOfSight.below - after;
    const last = items.at(-1)?.event?.pos ?? 0;
    const below = loadedBelow > 0 ? places[places.length - loadedBelow] : last + 1;
    const pos = where === "above" ? news.first : below;
    if (pos !== undefined && pos !== null) void this.#goTo(pos, store);
  }

  async #goTo(pos: number, store: ConversationStore | undefined): Promise<void> {
    try {
      await store?.goTo(pos);
      this.#goal = pos;
      this.#host.requestUpdate();
    } catch {
      // The reader stays where they are.
    }
  }

  hostUpdate(): void {
    const { store, items } = this.#view();
    const focused = this.#host.shadowRoot?.activeElement ?? null;
    this.#focused = focused?.closest(".log") ? focused : null;
    if (store !== this.#store) {
      this.#store = store;
      this.#pending = 0;
      this.#goal = "opening";
      this.#outOfSight = nothingOutOfSight;
      this.#scroll.toEnd();
    }
    const pending = items.reduce((count, item) => count + (item.pending === null ? 0 : 1), 0);
    // Who sends wants to see what was sent.
    if (pending > this.#pending) {
      this.#goal = null;
      this.#scroll.toEnd();
    }
    this.#pending = pending;
  }

  hostUpdated(): void {
    // Who has pressed a button that is gone, or whose row was let go of, is still in the log.
    if (this.#focused?.isConnected === false) this.#scroller?.focus({ preventScroll: true });
    // When the update is over, and before anything is painted: what follows from where all stands may be another update.
    queueMicrotask(() => {
      if (!this.#host.isConnected) return;
      this.look();
      this.#loadWhenNear();
    });
  }

  hostDisconnected(): void {
    // Said while the conversation is still held.
    this.#screen(undefined);
  }

  /** Says what is really on the screen. */
  look(): void {
    this.#reachGoal();
    const { attended, inView } = this.#seen;
    const { store, items, hasNewer } = this.#view();
    // Until it stands where it opens, nobody has been shown anything.
    const isShown = attended && this.#goal !== "opening";
    const keys = new Set(
      isShown ? [...inView].map(seen => seen.closest<HTMLElement>("[data-key]")?.dataset.key) : [],
    );
    const messages = items.filter(({ event }) => (event?.type ?? "message") === "message");
    const end = messages.at(-1);
    const log = this.#scroller;
    // A thread without messages is its own end.
    const isAtEnd = end === undefined ? attended && log !== null && inView.has(log) : keys.has(end.key);
    this.#screen(isAtEnd && !hasNewer ? store : undefined);
    store?.shows(messages.flatMap(({ event, key }) => (event !== null && keys.has(key) ? event.pos : [])));
    this.#count();
  }

  get #scroller(): HTMLElement | null {
    return this.#host.renderRoot?.querySelector<HTMLElement>(".log") ?? null;
  }

  #entry(pos: number): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`[data-pos="${pos}"]`);
  }

  /** The first message at a place or behind it: an event that is none has no entry of its own. */
  #entryFrom(pos: number): HTMLElement | undefined {
    const messages = this.#host.renderRoot.querySelectorAll<HTMLElement>("[data-pos]");
    return messages[firstWhere(messages.length, index => Number(messages[index]?.dataset.pos) >= pos)];
  }

  #reachGoal(): void {
    const scroller = this.#scroller;
    if (this.#goal === null || scroller === null || scroller.clientHeight === 0) return;
    if (this.#goal !== "opening") {
      const entry = this.#entryFrom(this.#goal);
      this.#goal = null;
      if (entry !== undefined) this.#scroll.to(entry);
      return;
    }
    const { items, hasNewer } = this.#view();
    if (items.length === 0) return;
    this.#goal = null;
    const divider = scroller.querySelector(".divider");
    if (divider === null) return;
    const { top } = scroller.getBoundingClientRect();
    const before = divider.getBoundingClientRect().top - top + scroller.scrollTop;
    const isFitting = scroller.scrollHeight - before < scroller.clientHeight;
    if (hasNewer || !isFitting) this.#scroll.to(divider);
  }

  /** Counts what is new out of sight, and tells the host where that changes. */
  #count(): void {
    const { news } = this.#view();
    const scroller = this.#scroller;
    if (scroller === null || scroller.clientHeight === 0) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const { places, before, after } = news ?? nothingIsNew;
    const endOf = (index: number): number =>
      this.#entry(places[index] as number)
        ?.querySelector("time")
        ?.getBoundingClientRect().bottom ?? 0;
    const above = before + firstWhere(places.length, index => endOf(index) > top);
    const below = after + places.length - firstWhere(places.length, index => endOf(index) > bottom + 1);
    if (above === this.#outOfSight.above && below === this.#outOfSight.below) return;
    this.#outOfSight = { above, below };
    this.#host.requestUpdate();
  }

  #screen(store: ConversationStore | undefined): void {
    if (store === this.#onScreen) return;
    this.#onScreen?.screen(false);
    this.#onScreen = store;
    store?.screen(true);
  }

  #loadWhenNear(): void {
    const log = this.#scroller;
    const { store, hasOlder, hasNewer } = this.#view();
    if (log === null || log.clientHeight === 0 || this.#goal !== null) return;
    // What went wrong stands in the stores.
    if (hasOlder && log.scrollTop < nearEdge) store?.loadOlder().catch(() => {});
    if (hasNewer && log.scrollHeight - log.scrollTop - log.clientHeight < nearEdge)
      store?.loadNewer().catch(() => {});
  }
}

import type { ReactiveController, ReactiveControllerHost } from "lit";

/** This close to the end a reader counts as being at the end. */
const nearEnd = 48;

/**
 * Keeps a reader's place in a list that grows at both ends. At the end it follows what comes; anywhere else the
 * entry at the top of the view stays where it is, whatever is put before or after it.
 */
export class ScrollController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  readonly #moved: () => void;
  #following = true;
  /** What the host was told last. */
  #told = true;
  /** Where the list was left last, to tell a reader's scrolling from growth. */
  #last = { top: 0, height: 0, view: 0 };
  #anchor: { element: Element; bottom: number } | null = null;
  #sizes: ResizeObserver | undefined;
  #watched: HTMLElement | null = null;

  /** `moved` is called whenever the reader scrolls. */
  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null, moved: () => void) {
    this.#host = host;
    this.#scroller = scroller;
    this.#moved = moved;
    host.addController(this);
  }

  /** Whether the reader is at the end. */
  get following(): boolean {
    return this.#following;
  }

  /** Goes to the end, and follows from there. */
  toEnd(): void {
    this.#following = true;
    this.#told = true;
    this.#last = { top: 0, height: 0, view: 0 };
    this.#anchor = null;
    this.#host.requestUpdate();
  }

  readonly handleScroll = (): void => {
    const scroller = this.#scroller();
    if (scroller === null) return;
    this.#following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearEnd;
    this.#remember(scroller);
    if (this.#following !== this.#told) this.#host.requestUpdate();
    this.#told = this.#following;
    this.#moved();
  };

  hostConnected(): void {
    this.#sizes = new ResizeObserver(() => this.#settle());
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sizes = undefined;
    this.#watched = null;
  }

  hostUpdate(): void {
    const scroller = this.#scroller();
    if (scroller !== null) this.#noticeReader(scroller);
    this.#anchor = scroller === null || this.#following ? null : findAnchor(scroller);
  }

  hostUpdated(): void {
    const scroller = this.#scroller();
    if (scroller !== this.#watched) {
      this.#sizes?.disconnect();
      this.#watched = scroller;
      if (scroller !== null) {
        this.#sizes?.observe(scroller);
        if (scroller.firstElementChild !== null) this.#sizes?.observe(scroller.firstElementChild);
      }
    }
    this.#settle();
  }

  #remember({ scrollTop, scrollHeight, clientHeight }: HTMLElement): void {
    this.#last = { top: scrollTop, height: scrollHeight, view: clientHeight };
  }

  /**
   * The scroll event comes a frame late. A reader who has just scrolled up must not be taken back by an update
   * in between. Where a height changed, the browser moved the list and not the reader.
   */
  #noticeReader({ scrollTop, scrollHeight, clientHeight }: HTMLElement): void {
    const { top, height, view } = this.#last;
    if (scrollHeight === height && clientHeight === view && scrollTop < top - nearEnd)
      this.#following = false;
  }

  #settle(): void {
    const scroller = this.#scroller();
    if (scroller === null) return;
    if (this.#following) {
      scroller.scrollTop = scroller.scrollHeight;
    } else if (this.#anchor?.element.isConnected) {
      scroller.scrollTop += bottomIn(scroller, this.#anchor.element) - this.#anchor.bottom;
      this.#anchor = null;
    }
    this.#remember(scroller);
  }
}

function bottomIn(scroller: Element, element: Element): number {
  return element.getBoundingClientRect().bottom - scroller.getBoundingClientRect().top;
}

/**
 * The first entry in view. Its end is held and not its beginning: the line with the sender's name goes when an
 * earlier message of the same sender comes above it. Separators move to other places and hold nothing.
 */
function findAnchor(scroller: HTMLElement): { element: Element; bottom: number } | null {
  for (const element of scroller.querySelectorAll("[data-key]")) {
    const bottom = bottomIn(scroller, element);
    if (bottom > 0) return { element, bottom };
  }
  return null;
}

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
  #lastTop = 0;
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
    this.#lastTop = 0;
    this.#anchor = null;
    this.#host.requestUpdate();
  }

  readonly handleScroll = (): void => {
    const scroller = this.#scroller();
    if (scroller === null) return;
    // Near the end the reader is left alone: small steps up must not be taken back.
    if (!this.#look(scroller)) this.#settle();
    this.#tell();
    this.#moved();
  };

  hostConnected(): void {
    this.#sizes = new ResizeObserver(() => {
      const scroller = this.#scroller();
      if (scroller !== null) this.#look(scroller);
      this.#settle();
      this.#tell();
    });
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sizes = undefined;
    this.#watched = null;
  }

  hostUpdate(): void {
    const scroller = this.#scroller();
    if (scroller !== null) this.#look(scroller);
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

  /**
   * Where the reader is; true near the end. Only who moved up has left the end: where the list grew, or the room for it shrank, the
   * end moved away from a reader who has not moved, and what became shorter stands at its new end. It is asked
   * before each change, too, because the scroll event comes a frame late.
   */
  #look({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean {
    const near = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (near) this.#following = true;
    else if (scrollTop < this.#lastTop - 1) this.#following = false;
    this.#lastTop = scrollTop;
    return near;
  }

  #tell(): void {
    if (this.#following !== this.#told) this.#host.requestUpdate();
    this.#told = this.#following;
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
    this.#lastTop = scroller.scrollTop;
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

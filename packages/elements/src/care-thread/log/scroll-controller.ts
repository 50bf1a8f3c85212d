import type { ReactiveController, ReactiveControllerHost } from "lit";

/** This close to the end a reader counts as being at the end. */
const nearEnd = 48;

/** What is less than this is not seen, in pixels. */
const leastStep = 0.5;

/** What a place is kept by: the end of an entry, and how far below the top of the view it stands. */
interface Anchor {
  readonly element: Element;
  readonly bottom: number;
}

export interface ScrollOptions {
  readonly scroller: () => HTMLElement | null;
  /** The entries in their order. */
  readonly entries: () => ArrayLike<HTMLElement>;
  /** Whether the list ends where the log does: only there can a reader be at the end. */
  readonly isWhole: () => boolean;
  /** Called whenever the reader scrolls. */
  readonly moved: () => void;
}

/**
 * Keeps a reader's place in a list that grows at both ends. At the end it follows what comes; anywhere else the
 * entry at the top of the view stays where it is, whatever is put before or after it, and also while the list is
 * hidden, or moved in the page.
 */
export class ScrollController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ScrollOptions;
  #following = true;
  /** What the host was told last. */
  #told = true;
  /** Where the list was left last, to tell a reader's scrolling from growth. */
  #lastTop = 0;
  #anchor: Anchor | null = null;
  #sizes: ResizeObserver | undefined;
  #watched: HTMLElement | null = null;
  /** Whether the list had a size when it was looked at last: without one it has lost where it was scrolled to. */
  #isLaidOut = false;

  constructor(host: ReactiveControllerHost, options: ScrollOptions) {
    this.#host = host;
    this.#options = options;
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

  /** Puts an element at the top of the view. */
  to(element: Element): void {
    const scroller = this.#options.scroller();
    if (scroller === null) return;
    this.#following = false;
    scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8;
    this.#lastTop = scroller.scrollTop;
    this.#anchor = null;
    this.#look(scroller);
    this.#tell();
  }

  readonly handleScroll = (): void => {
    const scroller = this.#options.scroller();
    if (scroller === null || !this.#isLaidOut || scroller.clientHeight === 0) return;
    // Near the end the reader is left alone: small steps up must not be taken back.
    if (!this.#look(scroller)) this.#settle();
    this.#tell();
    this.#options.moved();
  };

  hostConnected(): void {
    this.#sizes = new ResizeObserver(() => {
      const scroller = this.#options.scroller();
      if (scroller === null) return;
      const wasLaidOut = this.#isLaidOut;
      this.#isLaidOut = scroller.clientHeight > 0;
      if (!this.#isLaidOut) return;
      if (wasLaidOut) this.#look(scroller);
      this.#settle();
      this.#tell();
    });
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sizes = undefined;
    this.#watched = null;
    this.#isLaidOut = false;
  }

  hostUpdate(): void {
    const scroller = this.#options.scroller();
    if (scroller !== null && this.#isLaidOut && scroller.clientHeight > 0) this.#look(scroller);
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller();
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
  #look(scroller: HTMLElement): boolean {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const near = this.#options.isWhole() && scrollHeight - scrollTop - clientHeight < nearEnd;
    const isMoved = Math.abs(scrollTop - this.#lastTop) > 1;
    if (near) this.#following = true;
    else if (scrollTop < this.#lastTop - 1 || !this.#options.isWhole()) this.#following = false;
    this.#lastTop = scrollTop;
    if (this.#following) this.#anchor = null;
    else if (isMoved || this.#anchor === null || !this.#anchor.element.isConnected)
      this.#anchor = findAnchor(scroller, this.#options.entries());
    return near;
  }

  #tell(): void {
    if (this.#following !== this.#told) this.#host.requestUpdate();
    this.#told = this.#following;
  }

  /** How far the list is from where it belongs, in pixels. */
  #distance(scroller: HTMLElement): number {
    if (this.#following) return scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
    if (!this.#anchor?.element.isConnected) return 0;
    return bottomIn(scroller, this.#anchor.element) - this.#anchor.bottom;
  }

  #settle(): void {
    const scroller = this.#options.scroller();
    if (scroller === null || scroller.clientHeight === 0) return;
    this.#isLaidOut = true;
    const by = this.#distance(scroller);
    // Where nothing is to be moved nothing is set: some browsers would end the scrolling that a key has begun.
    if (Math.abs(by) >= leastStep) scroller.scrollTop += by;
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
function findAnchor(scroller: HTMLElement, entries: ArrayLike<HTMLElement>): Anchor | null {
  const at = firstWhere(entries.length, index => bottomIn(scroller, entries[index] as HTMLElement) > 0);
  const element = entries[at];
  return element === undefined ? null : { element, bottom: bottomIn(scroller, element) };
}

/** The first of so many for which it holds, where it holds for all after that; their number where for none. */
export function firstWhere(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

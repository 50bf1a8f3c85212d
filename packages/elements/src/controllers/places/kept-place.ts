import type { ReactiveController, ReactiveControllerHost } from "lit";

export interface KeptPlaceOptions {
  readonly scroller: () => HTMLElement | null;
  /** Selects what the list is made of, in the host. */
  readonly entries: string;
}

/** Where each entry that is in view stands. */
type Places = ReadonlyMap<Element, number>;

/** What is less than this is not seen, in pixels. */
const leastStep = 0.5;

/** Safari of before 27 does not. */
const isKeptByTheBrowser = (): boolean => CSS.supports("overflow-anchor", "auto");

/** What is in view stays there while a list changes above it, also in browsers that do not see to it themselves. */
export class KeptPlace implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: KeptPlaceOptions;
  #before: Places | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, options: KeptPlaceOptions) {
    this.#host = host;
    this.#options = options;
    if (!isKeptByTheBrowser()) host.addController(this);
  }

  hostUpdate(): void {
    const scroller = this.#options.scroller();
    // Who is at the beginning sees what comes there.
    this.#before = scroller !== null && scroller.scrollTop > 0 ? this.#inView(scroller) : null;
  }

  hostUpdated(): void {
    const scroller = this.#options.scroller();
    const before = this.#before;
    this.#before = null;
    if (scroller === null || before === null) return;
    const steps = [...before]
      .filter(([entry]) => entry.isConnected)
      .map(([entry, top]) => entry.getBoundingClientRect().top - top)
      .sort((a, b) => a - b);
    // One that goes to another place by itself takes nobody along.
    const step = steps[steps.length >> 1] ?? 0;
    if (Math.abs(step) >= leastStep) scroller.scrollTop += step;
  }

  #inView(scroller: HTMLElement): Places {
    const view = scroller.getBoundingClientRect();
    const entries = [...(this.#host.shadowRoot?.querySelectorAll(this.#options.entries) ?? [])];
    const tops = entries.map(entry => [entry, entry.getBoundingClientRect()] as const);
    return new Map(
      tops
        .filter(([, { top, bottom }]) => bottom > view.top && top < view.bottom)
        .map(([entry, { top }]) => [entry, top]),
    );
  }
}

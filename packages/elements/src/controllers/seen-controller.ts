import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Whether the host can be seen: in a visible page, laid out, and at least partly in view. */
export class SeenController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: () => void;
  #inView = false;
  #observer: IntersectionObserver | undefined;

  /** `changed` is called when the host comes into sight. */
  constructor(host: ReactiveControllerHost & Element, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  get seen(): boolean {
    return this.#inView && document.visibilityState === "visible";
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(entries => {
      this.#inView = entries.at(-1)?.isIntersecting ?? false;
      this.#tell();
    });
    this.#observer.observe(this.#host);
    document.addEventListener("visibilitychange", this.#tell);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#inView = false;
    document.removeEventListener("visibilitychange", this.#tell);
  }

  readonly #tell = (): void => {
    if (this.seen) this.#changed();
  };
}

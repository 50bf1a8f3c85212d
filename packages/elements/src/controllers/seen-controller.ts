import type { ReactiveController, ReactiveControllerHost } from "lit";

/** The moments at which a page or its window may have come to the person, or gone from them. */
const moments = ["focus", "blur", "visibilitychange"] as const;

/** What is on the screen: laid out, and not scrolled away by anything around it. */
export class SeenController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #targets: () => readonly Element[];
  readonly #changed: () => void;
  readonly #inView = new Set<Element>();
  #observer: IntersectionObserver | undefined;
  #observed: readonly Element[] = [];

  /**
   * `targets` answers with the same list as long as none is another; `changed` is called when something comes into sight or goes, or a
   * person does.
   */
  constructor(host: ReactiveControllerHost, targets: () => readonly Element[], changed: () => void) {
    this.#host = host;
    this.#targets = targets;
    this.#changed = changed;
    host.addController(this);
  }

  /** The targets that are on the screen. */
  get inView(): ReadonlySet<Element> {
    return this.#inView;
  }

  /** Whether a person is there to see them: the page is visible and its window has the focus. */
  get attended(): boolean {
    return document.visibilityState === "visible" && document.hasFocus();
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#inView.add(target);
        else this.#inView.delete(target);
      }
      this.#changed();
    });
    // `visibilitychange` is told on the document and goes up to the window.
    for (const moment of moments) addEventListener(moment, this.#changed);
    this.#host.requestUpdate();
  }

  /** A target that is known is not observed twice, and one that left the page is told as out of sight. */
  hostUpdated(): void {
    const targets = this.#targets();
    if (targets === this.#observed) return;
    this.#observed = targets;
    for (const target of targets) this.#observer?.observe(target);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#inView.clear();
    this.#observed = [];
    for (const moment of moments) removeEventListener(moment, this.#changed);
  }
}

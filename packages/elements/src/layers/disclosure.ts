import type { LitElement, ReactiveController } from "lit";
import { Popup } from "./popup.ts";

export interface DisclosureOptions {
  /** Selects what is opened, a `popover="manual"`, and the button that does it. */
  readonly popup: string;
  readonly button: string;
  /** What has the focus when it has opened. */
  readonly first: string;
  /** It was opened or closed. */
  readonly changed?: () => void;
}

/** A popup that a button opens and closes: the focus goes in and back, *Escape* closes it, and so does leaving it. */
export class Disclosure implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: DisclosureOptions;
  #isOpen = false;

  constructor(host: LitElement, options: DisclosureOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    new Popup(host, { popup: options.popup, beside: options.button, prefers: "below", fit: "end" });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostDisconnected(): void {
    this.#isOpen = false;
  }

  async show(isOpen: boolean): Promise<void> {
    this.#isOpen = isOpen;
    this.#options.changed?.();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const { first, button } = this.#options;
    this.#host.shadowRoot?.querySelector<HTMLElement>(isOpen ? first : button)?.focus();
  }

  readonly toggle = (): void => {
    this.show(!this.#isOpen);
  };

  /** For what stands around button and popup. */
  readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.#isOpen) return;
    event.preventDefault();
    this.show(false);
  };

  readonly handleBlur = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // With the window's focus gone the person comes back to what they left.
    if (
      !this.#isOpen ||
      !document.hasFocus() ||
      (currentTarget as Element).contains(relatedTarget as Node | null)
    )
      return;
    this.#isOpen = false;
    this.#host.requestUpdate();
  };
}

/** The focus of a form that is to be filled in: on the first field that is empty, as soon as there is one. */
import type { Answering } from "./answering.ts";
import type { StartFields } from "./fields/fields.ts";

/** What has the focus, inside all shadow roots. */
function activeElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

export class FirstFocus {
  readonly #fields: StartFields;
  readonly #answering: Answering;
  /** Whether the form that is shown begins by a questionnaire. */
  readonly #asks: () => boolean;
  /** What had the focus when the form was to have it, and could not yet. */
  #awaited: Element | null = null;

  constructor(fields: StartFields, answering: Answering, asks: () => boolean) {
    this.#fields = fields;
    this.#answering = answering;
    this.#asks = asks;
  }

  /** Once there is one, unless the person has gone elsewhere by then. */
  take(): void {
    const { shown } = this.#fields;
    // What may yet be asked stands above the rest.
    const isSettling = this.#fields.settling !== undefined;
    const isComing = isSettling || shown.length === 0 || (this.#asks() && !this.#answering.isThere);
    this.#awaited = isComing ? (this.#awaited ?? activeElement()) : null;
    if (isSettling) return;
    const empty = shown.find(({ isEmpty }) => isEmpty);
    if (empty === undefined && this.#asks()) void this.#answering.focus();
    else (empty ?? shown.at(-1))?.focus();
  }

  /** The form was rendered. */
  follow(): void {
    const was = this.#awaited;
    if (was === null || this.#fields.shown.length === 0) return;
    // Who has gone elsewhere by then stays there; what had it may be hidden by now.
    const is = activeElement();
    if (is === was || is === document.body) this.take();
    else this.#awaited = null;
  }
}

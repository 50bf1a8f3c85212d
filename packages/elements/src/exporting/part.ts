/** Fetches what takes messages out when somebody first does. */
import type { ExportOf } from "@carethread/client";
import { html, type LitElement, nothing } from "lit";
import { takingStyles } from "./exporting.styles.ts";
import type { Taking, TakingOptions, Wanted } from "./taking.ts";

export interface PartOptions extends TakingOptions {
  /** What is said where it could not be fetched. */
  readonly failed: () => string;
}

export class ExportPart {
  readonly #host: LitElement;
  readonly #options: PartOptions;
  #taking: Taking | null = null;
  #hasFailed = false;

  constructor(host: LitElement, options: PartOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#taking?.isBusy === true;
  }

  readonly save = (wanted: Wanted): Promise<void> => this.#do(taking => taking.save(wanted));
  readonly print = (wanted: Wanted): Promise<void> => this.#do(taking => taking.print(wanted));

  async #do(act: (taking: Taking) => Promise<void>): Promise<void> {
    try {
      const { Taking } = await import("./taking.ts");
      if (this.#taking === null) {
        const { shadowRoot } = this.#host;
        const { styleSheet } = takingStyles;
        if (shadowRoot !== null && styleSheet !== undefined)
          shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, styleSheet];
        this.#taking = new Taking(this.#host, this.#options);
      }
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    this.#host.requestUpdate();
    if (this.#taking !== null) await act(this.#taking);
  }

  render(of: ExportOf) {
    if (this.#hasFailed)
      return html`<p part="export-error" class="error" role="alert">${this.#options.failed()}</p>`;
    return this.#taking?.render(of) ?? nothing;
  }
}

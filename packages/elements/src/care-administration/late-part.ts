/** Fetches a part of the administration when it is first needed: most who administer never look at it. */
import type { CareClient } from "@carethread/client";
import { html, type LitElement, nothing, type TemplateResult } from "lit";
import type { WordsController } from "../controllers/controllers.ts";
import type { AdministrationWords } from "./english.ts";

interface View {
  follow(client: CareClient | undefined): void;
  render(): TemplateResult;
}

export interface LatePartOptions {
  readonly words: WordsController<AdministrationWords>;
  readonly fetch: () => Promise<View>;
  /** The word that says that it could not be fetched. */
  readonly failed: "recordFailed" | "retainingFailed";
}

export class LatePart {
  readonly #host: LitElement;
  readonly #options: LatePartOptions;
  #client: CareClient | undefined;
  #view: View | null = null;
  #isFetching = false;
  #hasFailed = false;

  constructor(host: LitElement, options: LatePartOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** `client` is that of who may look at it; undefined of everybody else. */
  follow(client: CareClient | undefined): void {
    this.#client = client;
    this.#view?.follow(client);
    if (client !== undefined && this.#view === null && !this.#isFetching && !this.#hasFailed)
      void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#isFetching = true;
    try {
      this.#view = await this.#options.fetch();
      this.#view.follow(this.#client);
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    this.#isFetching = false;
    this.#host.requestUpdate();
  }

  render() {
    if (this.#view !== null) return this.#view.render();
    const words = this.#options.words.table;
    if (!this.#hasFailed) return nothing;
    return html`<p part="error" class="error" role="alert">
      ${words[this.#options.failed]}
      <button part="try-again" class="link plain" @click=${() => void this.#fetch()}>${words.tryAgain}</button>
    </p>`;
  }
}

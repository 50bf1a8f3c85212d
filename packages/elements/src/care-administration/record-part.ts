/** Fetches the view of the record when it is first needed: most who administer never look at it. */
import type { CareClient } from "@carethread/client";
import { html, type LitElement, nothing } from "lit";
import type { WordsController } from "../controllers/controllers.ts";
import type { AdministrationWords } from "./english.ts";
import type { RecordView } from "./record/record.ts";

export class RecordPart {
  readonly #host: LitElement;
  readonly #words: WordsController<AdministrationWords>;
  #view: RecordView | null = null;
  #isFetching = false;
  #hasFailed = false;

  constructor(host: LitElement, words: WordsController<AdministrationWords>) {
    this.#host = host;
    this.#words = words;
  }

  /** `client` is that of who may read the record; undefined of everybody else. */
  follow(client: CareClient | undefined): void {
    this.#view?.follow(client);
    if (client !== undefined && this.#view === null && !this.#isFetching && !this.#hasFailed)
      void this.#fetch();
  }

  async #fetch(): Promise<void> {
    this.#isFetching = true;
    try {
      const { RecordView } = await import("./record/record.ts");
      this.#view = new RecordView(this.#host, this.#words);
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    this.#isFetching = false;
    this.#host.requestUpdate();
  }

  render() {
    if (this.#view !== null) return this.#view.render();
    const words = this.#words.table;
    if (!this.#hasFailed) return nothing;
    return html`<p part="error" class="error" role="alert">
      ${words.recordFailed}
      <button part="try-again" class="link plain" @click=${() => void this.#fetch()}>${words.tryAgain}</button>
    </p>`;
  }
}

/** What a portal user takes with them: all that they see of a patient. Fetched when they look at their settings. */
import type { CareClient } from "@carethread/client";
import type { PatientMatch } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { WordsController } from "../controllers/controllers.ts";
import { ExportPart } from "../exporting/exporting.ts";
import { downloads, errorSentence, general, refusals } from "../words/words.ts";

const english = { ...downloads, ...general, ...refusals };

export class Downloads {
  readonly #host: LitElement;
  readonly #words: WordsController<typeof english>;
  readonly #part: ExportPart;
  readonly #client: () => CareClient | undefined;
  #askedOf: CareClient | undefined;
  #patients: readonly PatientMatch[] | null = null;
  #chosen = "";
  #error: unknown = null;

  constructor(host: LitElement, client: () => CareClient | undefined) {
    this.#host = host;
    this.#client = client;
    this.#words = new WordsController(host, english, client);
    this.#part = new ExportPart(host, {
      client,
      notices: async () => (await import("../care-thread/care-thread.ts")).noticesOf(host, client),
      failed: () => this.#words.table.failed,
    });
  }

  /** Whom the person sees: of several they choose one. */
  async #load(client: CareClient): Promise<void> {
    this.#askedOf = client;
    this.#error = null;
    try {
      const { patients } = await client.findPatients("", { for: "open" });
      if (client !== this.#client()) return;
      this.#patients = patients;
      this.#chosen = patients.some(({ id }) => id === this.#chosen) ? this.#chosen : (patients[0]?.id ?? "");
    } catch (error) {
      if (client === this.#client()) this.#error = error;
    }
    this.#host.requestUpdate();
  }

  #renderChoice(patients: readonly PatientMatch[]) {
    const words = this.#words.table;
    if (patients.length < 2) return nothing;
    const choose = (id: string): void => {
      this.#chosen = id;
      this.#host.requestUpdate();
    };
    return html`<fieldset part="download-patients" class="patients" ?disabled=${this.#part.isBusy}>
      <legend>${words.downloadOf}</legend>
      ${patients.map(
        ({ id, name }) => html`<label>
          <input type="radio" name="download" value=${id} ?checked=${id === this.#chosen} @change=${() => choose(id)} />
          <bdi>${name}</bdi>
        </label>`,
      )}
    </fieldset>`;
  }

  render() {
    const client = this.#client();
    if (client === undefined) return nothing;
    if (client !== this.#askedOf) void this.#load(client);
    const words = this.#words.table;
    const patients = this.#patients ?? [];
    const chosen = patients.find(({ id }) => id === this.#chosen);
    if (chosen === undefined && this.#error === null) return nothing;
    return html`<section part="downloads" aria-labelledby="downloads">
      <h2 id="downloads">${words.downloadMessages}</h2>
      <p class="about">${words.downloadAbout}</p>
      <ul class="contents">
        ${words.downloadContents.map(line => html`<li>${line}</li>`)}
      </ul>
      ${this.#renderChoice(patients)}
      <p class="about">${words.downloadKeep}</p>
      ${
        this.#error === null || chosen !== undefined
          ? nothing
          : html`<p part="export-error" class="error" role="alert">
              ${errorSentence(this.#error, words)}
              <button part="try-again" class="link plain" @click=${() => void this.#load(client)}>${words.tryAgain}</button>
            </p>`
      }
      ${
        chosen === undefined
          ? nothing
          : html`<div class="actions">
                <button
                  part="download"
                  class="button primary"
                  aria-disabled=${this.#part.isBusy}
                  @click=${() => void this.#part.save({ patient: chosen.id, name: chosen.name })}
                >
                  ${words.downloadStart}
                </button>
              </div>
              ${this.#part.render({ patient: chosen.id })}`
      }
    </section>`;
  }
}

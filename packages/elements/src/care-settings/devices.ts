/** The person's own devices that can read what is encrypted, and what takes one off. Fetched where a page can be one. */
import type { CareClient, OwnDevice } from "@carethread/client";
import { html, type LitElement, nothing } from "lit";
import { StoreController, WordsController } from "../controllers/controllers.ts";
import { devices, errorSentence, general, refusals, sessions } from "../words/words.ts";

const english = { ...devices, ...general, ...refusals, ...sessions };

export class Devices {
  readonly #host: LitElement;
  readonly #client: () => CareClient | undefined;
  readonly #words: WordsController<typeof english>;
  readonly #status: StoreController<ReturnType<CareClient["$status"]["get"]>>;
  #askedOf: CareClient | undefined;
  #devices: readonly OwnDevice[] | null = null;
  /** Of which it is asked whether it is to go. */
  #asked: string | null = null;
  #isBusy = false;
  /** One was taken off: said to who does not see it go. */
  #isDone = false;
  #error: unknown = null;

  constructor(host: LitElement, client: () => CareClient | undefined) {
    this.#host = host;
    this.#client = client;
    this.#words = new WordsController(host, english, client);
    this.#status = new StoreController(host, () => client()?.$status);
  }

  async #load(client: CareClient): Promise<void> {
    this.#askedOf = client;
    this.#error = null;
    try {
      const list = await (await client.devices()).list();
      if (client === this.#client()) this.#devices = list;
    } catch (error) {
      if (client === this.#client()) this.#error = error;
    }
    this.#host.requestUpdate();
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }

  #ask(id: string): void {
    this.#isDone = false;
    this.#asked = id;
    void this.#focus("[part=device-question] button");
  }

  #cancel(): void {
    // What is under way is not called back.
    if (this.#isBusy || this.#asked === null) return;
    const id = this.#asked;
    this.#asked = null;
    void this.#focus(`[data-device="${id}"] [part=device-off]`);
  }

  async #takeOff(id: string): Promise<void> {
    const client = this.#client();
    if (client === undefined || this.#isBusy) return;
    this.#isBusy = true;
    this.#error = null;
    this.#host.requestUpdate();
    try {
      await (await client.devices()).remove(id);
      this.#devices = (this.#devices ?? []).filter(device => device.id !== id);
      this.#isDone = true;
      this.#asked = null;
    } catch (error) {
      this.#error = error;
    }
    this.#isBusy = false;
    await this.#focus(this.#asked === null ? "#devices" : "[part=device-question] button");
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    // The key that opened the question, still held down, does not answer it.
    if (event.repeat && event.key === "Enter") event.preventDefault();
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#cancel();
  };

  #renderQuestion({ id }: OwnDevice, name: string) {
    const words = this.#words.table;
    return html`<div
      part="device-question"
      class="question"
      role="group"
      aria-labelledby="device-ask device-follows"
      @keydown=${this.#handleKey}
    >
      <p id="device-ask" class="name">${words.deviceAsk(name)}</p>
      <p id="device-follows" class="hint">${words.deviceAskFollows}</p>
      <div class="actions">
        <button class="button danger" aria-disabled=${this.#isBusy} @click=${() => void this.#takeOff(id)}>${words.deviceTakeOff}</button>
        <button class="button" aria-disabled=${this.#isBusy} @click=${() => this.#cancel()}>${words.cancel}</button>
      </div>
    </div>`;
  }

  #renderDevice(device: OwnDevice) {
    const { table: words, language } = this.#words;
    const { id, label, since, own } = device;
    const name = label === "" ? words.sessionUnknown : label;
    const times = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
    const when = words.sessionSince(times.format(since));
    if (id === this.#asked) return html`<li part="device">${this.#renderQuestion(device, name)}</li>`;
    return html`<li part="device" class="session" data-device=${id}>
      <div>
        <p class="name"><bdi>${name}</bdi>${own ? html` <span class="own">${words.deviceOwn}</span>` : nothing}</p>
        <p class="hint">${when}</p>
      </div>
      <button
        part="device-off"
        class="button"
        aria-label=${words.deviceTakeOffNamed(`${name}, ${when}`)}
        ?disabled=${this.#isBusy}
        @click=${() => this.#ask(id)}
      >
        ${words.deviceTakeOff}
      </button>
    </li>`;
  }

  render() {
    const client = this.#client();
    if (client === undefined || !client.encrypts || this.#status.value?.state === "ended") {
      this.#devices = null;
      this.#askedOf = undefined;
      return nothing;
    }
    if (client !== this.#askedOf) {
      this.#devices = null;
      this.#asked = null;
      void this.#load(client);
    }
    const words = this.#words.table;
    const devices = this.#devices;
    if (devices === null && this.#error === null) return nothing;
    return html`<section part="devices" aria-labelledby="devices">
      <h2 id="devices" tabindex="-1">${words.devicesThatRead}</h2>
      <p class="about">${devices?.length === 0 ? words.devicesNone : words.devicesHint}</p>
      <ul role="list" aria-labelledby="devices">
        ${(devices ?? []).map(device => this.#renderDevice(device))}
      </ul>
      <div role="alert">
        ${
          this.#error === null
            ? nothing
            : html`<p part="error" class="error">
                ${errorSentence(this.#error, words)}
                ${
                  devices === null
                    ? html`<button part="try-again" class="link plain" @click=${() => void this.#load(client)}>${words.tryAgain}</button>`
                    : nothing
                }
              </p>`
        }
      </div>
      <p class="sr" role="status">${this.#isDone ? words.deviceTakenOff : nothing}</p>
    </section>`;
  }
}

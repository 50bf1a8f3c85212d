/** Who can read an encrypted conversation, what is off in it, and what this does not protect from. */
import type { ConversationEncryption, Reader, ReadingDevice } from "@carethread/client";
import type { Members } from "@carethread/model";
import { html, type LitElement, nothing, type TemplateResult } from "lit";
import { WordsController } from "../../controllers/controllers.ts";
import { format } from "../../text/text.ts";
import { security as english } from "../../words/words.ts";
import type { ThreadWords } from "../english.ts";

export interface PanelView {
  readonly members: Members;
  readonly words: ThreadWords;
  /** Begins another conversation, about the same patient. */
  readonly startAnother: () => void;
}

export class SecurityPanel {
  readonly #words: WordsController<typeof english>;

  constructor(host: LitElement) {
    this.#words = new WordsController(host, english);
  }

  #renderDevice({ since, own }: ReadingDevice) {
    const { table: words, language } = this.#words;
    const at = format(language, since, { dateStyle: "medium", timeStyle: "short" });
    return html`<li>${words.readsSince(at)}${own ? html` <span class="tag">${words.readsHere}</span>` : nothing}</li>`;
  }

  #renderReader(name: string, devices: Reader["devices"]) {
    const words = this.#words.table;
    return html`<li part="reader">
      <bdi class="name">${name}</bdi>
      ${
        devices.length === 0
          ? html`<p class="hint">${words.readsNowhere}</p>`
          : html`<ul role="list" class="hint">
              ${devices.map(device => this.#renderDevice(device))}
            </ul>`
      }
    </li>`;
  }

  /** Of whom no device is known, the conversation may know the name; a patient is not told that of all staff. */
  #renderReaders(readers: readonly Reader[], members: Members) {
    const named = readers.map(({ person, devices }) => ({
      name: person.name || members[person.id]?.person.name || "",
      devices,
    }));
    const known = named.filter(({ name }) => name !== "");
    return html`${known.map(({ name, devices }) => this.#renderReader(name, devices))}
    ${known.length < named.length ? this.#renderReader(this.#words.table.readsNameless, []) : nothing}`;
  }

  #renderRecords(records: string | null) {
    if (records === null) return nothing;
    const words = this.#words.table;
    return html`<li part="records-key">
      <span class="name">${words.recordsKey}</span>
      <p class="hint">${words.recordsKeyWhy}</p>
      <p class="hint"><bdi>${words.recordsKeyNamed(records)}</bdi></p>
    </li>`;
  }

  render(
    { state, waits, readers, records }: ConversationEncryption,
    { members, words: thread, startAnother }: PanelView,
  ): TemplateResult {
    const words = this.#words.table;
    const said = state !== "open" ? thread.encryptionStates[state] : waits ? thread.encryptionWaits : null;
    return html`${said === null ? nothing : html`<p class="hint">${said}</p>`}
      <h4 id="security-who">${words.whoCanRead}</h4>
      <ul role="list" aria-labelledby="security-who">
        ${this.#renderReaders(readers, members)} ${this.#renderRecords(records)}
      </ul>
      <h4 id="security-off">${words.offHere}</h4>
      <ul class="off" aria-labelledby="security-off">
        ${words.offHereList.map(what => html`<li>${what}</li>`)}
      </ul>
      <p class="hint">${words.offHereWhy} ${words.offHereInstead}</p>
      <button part="start-another" class="button" @click=${startAnother}>${words.startAnother}</button>
      <p part="encryption-limits" class="hint limits">${words.encryptionLimits}</p>`;
  }
}

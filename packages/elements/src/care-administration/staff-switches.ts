/** Who of the staff is available for portal messages: found by name or title, with a switch each. */
import type { Administration } from "@carethread/client";
import type { Permission, StaffEntry } from "@carethread/model";
import { html, nothing, type ReactiveControllerHost } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { errorSentence } from "../words/words.ts";
import type { AdministrationWords } from "./english.ts";

const permission: Permission = "portal-messages";

export class StaffSwitches {
  readonly #host: ReactiveControllerHost;
  #asked: Administration | null = null;
  #asking: AbortController | null = null;
  #q = "";
  #staff: readonly StaffEntry[] | null = null;
  #more = false;
  #error: unknown = null;
  readonly #changing = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Shows those of this practice; of another than before from the beginning. */
  follow(administration: Administration | null): void {
    if (administration === this.#asked) return;
    this.#asked = administration;
    this.#asking?.abort();
    this.#staff = null;
    this.#q = "";
    this.#error = null;
    if (administration !== null) void this.#find(0);
  }

  async #find(from: number): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#error = null;
    try {
      const found = await this.#asked?.staff(this.#q, { from, signal: asking.signal });
      if (asking.signal.aborted || found === undefined) return;
      this.#staff = [...(this.#staff ?? []).slice(0, from), ...found.staff];
      this.#more = found.more;
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#error = error;
    }
    this.#host.requestUpdate();
  }

  async #change({ person, permissions }: StaffEntry): Promise<void> {
    const { id } = person;
    if (this.#changing.has(id)) return;
    this.#changing.add(id);
    this.#error = null;
    this.#host.requestUpdate();
    try {
      const now = await this.#asked?.setPermission(id, permission, !permissions.includes(permission));
      const entry = { person, permissions: [...(now ?? permissions)] };
      this.#staff = this.#staff?.map(each => (each.person.id === id ? entry : each)) ?? null;
    } catch (error) {
      this.#error = error;
    }
    this.#changing.delete(id);
    this.#host.requestUpdate();
  }

  #renderEntry(entry: StaffEntry) {
    const { person, permissions } = entry;
    return html`<li part="staff">
      <button
        type="button"
        role="switch"
        aria-checked=${permissions.includes(permission) ? "true" : "false"}
        aria-disabled=${this.#changing.has(person.id) ? "true" : nothing}
        @click=${() => this.#change(entry)}
      >
        <span><bdi>${person.name}</bdi> ${person.title ? html`<bdi class="hint">${person.title}</bdi>` : nothing}</span>
        <i></i>
      </button>
    </li>`;
  }

  #renderFound(words: AdministrationWords) {
    const staff = this.#staff;
    if (staff === null) return html`<p class="hint">${this.#error === null ? words.loading : ""}</p>`;
    return html`<p class="hint" role="status">${staff.length === 0 ? words.staffNone : words.staffCount(staff.length)}</p>
      <ul role="list" class="staff" aria-labelledby="available-heading">
        ${repeat(
          staff,
          ({ person }) => person.id,
          entry => this.#renderEntry(entry),
        )}
      </ul>
      ${
        this.#more
          ? html`<button type="button" part="more" class="button" @click=${() => this.#find(staff.length)}>
            ${words.staffMore}
          </button>`
          : nothing
      }`;
  }

  render(words: AdministrationWords) {
    const handleInput = (event: Event): void => {
      this.#q = (event.target as HTMLInputElement).value;
      void this.#find(0);
    };
    return html`<section part="section" aria-labelledby="available-heading">
      <h3 id="available-heading">${words.staffAvailable}</h3>
      <p class="hint">${words.staffAvailableHint}</p>
      <div class="field staff-search">
        <label for="staff-search">${words.searchStaff}</label>
        <input
          id="staff-search"
          part="field"
          type="search"
          autocomplete="off"
          .value=${this.#q}
          @input=${handleInput}
        />
      </div>
      ${this.#renderFound(words)}
      <p role="alert" part="error" class="error">${this.#error === null ? "" : errorSentence(this.#error, words)}</p>
    </section>`;
  }
}

import type { CareClient, Texting } from "@carethread/client";
import { deedsFor, isZone, type PatientId, type PhoneNumber, type TextingDeed } from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property, state } from "lit/decorators.js";
import {
  AcquiredController,
  SharedClient,
  StoreController,
  WordsController,
} from "../controllers/controllers.ts";
import { CarePhoneChangeEvent } from "../events/events.ts";
import { base, fields, tokens } from "../styles/styles.ts";
import { timeIn } from "../text/text.ts";
import { errorSentence } from "../words/words.ts";
import { styles } from "./care-texting.styles.ts";
import { english } from "./english.ts";
import { renderStanding } from "./standing.ts";

/**
 * @summary A patient's mobile phone and text messages, for the host's form that creates or updates a patient.
 *
 * The button *Text Messages* is off until the number is a mobile number, and is not there where the practice does not text.
 * Pressed, the patient is invited when the host's form is saved: the host saves the chart with the number that
 * `care-phone-change` told, sets `patient` where there was none yet, and calls `save()`. How the patient stands is said in
 * words, with what can be done about it at once. For portal users it shows nothing.
 *
 * @csspart phone - The field *Mobile Phone*.
 * @csspart texting - The button *Text Messages*.
 * @csspart status - How the patient stands.
 * @csspart resend - The button that sends the opt-in text again.
 * @csspart opt-out - The button that opts the patient out.
 * @csspart consent - The button that records a new consent.
 * @csspart unclear - Texts that may be another patient's, who has the same number.
 * @csspart take - The button that takes them as this patient's.
 * @csspart error - Why something was not done, or is not known.
 * @fires care-phone-change - Somebody typed a number; it has the text, and the number as it is texted, null while it is none.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareTexting extends LitElement {
  static override styles = [tokens, base, fields, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #followed = new AcquiredController(
    this,
    () => ({ client: this.door === null ? undefined : this.#client.current, id: this.patient }),
    // Where there is no door yet nothing is acquired.
    (_, id) => ({ id, ...(this.door as Texting).follow(id) }),
  );
  readonly #texting = new StoreController(this, () => this.#followed.store?.$texting);
  readonly #unknown = new StoreController(this, () => this.#followed.store?.$error);

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The patient by the practice's key of them (`patientKey`); none while the patient is being created. */
  @property() patient: PatientId = "";

  /** The number as the chart has it, and then as it is typed. */
  @property() phone = "";

  @state() private door: Texting | null = null;
  /** The number as it is texted; null while it is none, or not known yet. */
  @state() private number: PhoneNumber | null = null;
  /** The text that `number` was asked for. */
  @state() private asked = "";
  /** The button is pressed: the patient is invited with the next save. */
  @state() private invites = false;
  @state() private busy = false;
  @state() private error: unknown = null;
  @state() private done: TextingDeed["deed"] | null = null;
  #opening: Promise<Texting> | null = null;
  #asking: AbortController | null = null;

  /**
   * Invites the patient where the button is pressed; call it when the chart is saved. Resolves to whether all is well: what
   * is not is shown.
   */
  async save(): Promise<boolean> {
    if (!this.invites) return true;
    await this.updateComplete;
    const isDone = await this.#does("invite");
    if (isDone) this.invites = false;
    return isDone;
  }

  protected override willUpdate(): void {
    const client = this.#client.current;
    this.phone ??= "";
    if (client !== undefined && this.#isShown && this.#opening === null) this.#open(client);
    if (this.door !== null && this.phone !== this.asked) void this.#ask(this.door);
  }

  get #isShown(): boolean {
    return this.#practice.value?.texting === true && this.#me.value?.side === "staff";
  }

  #open(client: CareClient): void {
    this.#opening = client.texting();
    this.#opening.then(
      door => {
        this.door = door;
      },
      error => {
        this.error = error;
        this.#opening = null;
      },
    );
  }

  async #ask(door: Texting): Promise<void> {
    const { phone } = this;
    this.asked = phone;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const isSomething = phone.trim() !== "";
    try {
      const number = isSomething ? await door.number(phone, { signal: asking.signal }) : null;
      if (asking.signal.aborted) return;
      this.number = number;
      if (number === null) this.invites = false;
    } catch (error) {
      if (asking.signal.aborted) return;
      this.number = null;
      this.error = error;
    }
    this.dispatchEvent(new CarePhoneChangeEvent({ phone, number: this.number }));
  }

  async #does(deed: TextingDeed["deed"]): Promise<boolean> {
    const store = this.#followed.store;
    if (store === undefined || this.busy) return false;
    this.busy = true;
    this.error = null;
    this.done = null;
    try {
      await store.does(deed);
      this.done = deed;
      return true;
    } catch (error) {
      this.error = error;
      return false;
    } finally {
      this.busy = false;
    }
  }

  readonly #type = (event: Event): void => {
    this.phone = (event.target as HTMLInputElement).value;
    this.error = null;
    this.done = null;
  };

  readonly #press = (): void => {
    if (this.number !== null) this.invites = !this.invites;
  };

  #renderButton() {
    const words = this.#words.table;
    const texting = this.#texting.value;
    // Of another number than the one that is typed nothing is said.
    const isOfThis = texting?.number === this.number;
    const status = isOfThis ? (texting?.status ?? "none") : "none";
    if (!deedsFor({ status }).includes("invite")) return nothing;
    return html`<button
      part="texting"
      type="button"
      class="button"
      aria-pressed=${this.invites}
      aria-describedby=${this.invites ? "hint" : nothing}
      ?disabled=${this.number === null}
      @click=${this.#press}
    >
      ${words.textMessages}
    </button>`;
  }

  /** By the practice's clocks, as its quiet hours go by them. */
  #goesOutAt(): string | null {
    const at = this.#texting.value?.goesOutAt;
    const zone = this.#practice.value?.hours?.zone;
    return at === undefined
      ? null
      : timeIn(this.#words.language, at, zone && isZone(zone) ? zone : undefined);
  }

  #renderDone() {
    const words = this.#words.table;
    if (this.done === null) return "";
    const waits =
      this.#texting.value?.goesOutAt !== undefined && this.done !== "take" && this.done !== "opt-out";
    return waits ? words.textingWaits : words.textingDone[this.done];
  }

  #renderStanding() {
    const texting = this.#texting.value;
    if (texting == null || texting.number !== this.number) return nothing;
    return renderStanding({
      ...{ texting, words: this.#words.table, isBusy: this.busy, goesOutAt: this.#goesOutAt() },
      does: deed => void this.#does(deed),
    });
  }

  protected override render() {
    if (this.#client.isOff || !this.#isShown) return nothing;
    const words = this.#words.table;
    const isWrong = this.number === null && this.asked === this.phone && this.phone.trim().length > 6;
    const { error } = this;
    const unknown = this.#unknown.value;
    return html`<div class="row">
        <label class="field">
          <span>${words.mobilePhone}</span>
          <input
            part="phone"
            type="tel"
            autocomplete="off"
            dir="ltr"
            maxlength="40"
            .value=${this.phone}
            aria-invalid=${isWrong ? "true" : nothing}
            aria-describedby=${isWrong ? "invalid" : nothing}
            @input=${this.#type}
          />
        </label>
        ${this.#renderButton()}
      </div>
      ${isWrong ? html`<p id="invalid" class="error">${words.mobilePhoneInvalid}</p>` : nothing}
      ${this.invites ? html`<p id="hint" class="hint">${words.textMessagesHint}</p>` : nothing}
      ${this.#renderStanding()}
      <p role="status" class="about">${this.#renderDone()}</p>
      <div role="alert">
        ${
          error !== null
            ? html`<p part="error" class="error">${errorSentence(error, words)}</p>`
            : unknown
              ? html`<p part="error" class="error">
                  ${words.textingUnknown}
                  <button type="button" class="link plain" @click=${() => this.#followed.store?.retry()}>
                    ${words.tryAgain}
                  </button>
                </p>`
              : nothing
        }
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-texting": CareTexting;
  }
}

import type { AttachmentsStore, CareClient, Upload } from "@carethread/client";
import { type Allowed, isImage } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { StoreController } from "../controllers/controllers.ts";
import { Dropping } from "../dropping/dropping.ts";
import { stageOf, stagesChanged, wantStage } from "../stages/stages.ts";
import { icons } from "../text/text.ts";
import { type dropping, errorSentence, type general, type refusals } from "../words/words.ts";

const tag = "care-attachments";

/** The parts of the element in it, with its name in front. */
const parts = "tile file-name file-status progress error remove retry describe alt-field"
  .split(" ")
  .map(part => `${part}: attachments__${part}`)
  .join(", ");

const none: readonly Upload[] = [];

/** What its elements have among their words. */
export type AttachingWords = typeof dropping & typeof general & typeof refusals;

export interface AttachingView {
  readonly client: CareClient | undefined;
  readonly store: AttachmentsStore | undefined;
  /** What may be attached now; undefined for nothing. */
  readonly allowed: Allowed | undefined;
  /** It is being sent: nothing is added now. */
  readonly locked?: boolean;
  readonly words: AttachingWords;
}

/** Files beside what is being written: by the paperclip, by pasting, and by dropping them here. */
export class Attaching {
  readonly #host: LitElement;
  readonly #view: () => AttachingView;
  readonly #attachments: StoreController<readonly Upload[]>;
  readonly #dropping: Dropping;
  /** Why the last files could not even be looked at. */
  #error: unknown = null;
  /** What is to be done when all files are checked. */
  #waiting: (() => void) | undefined;

  constructor(host: LitElement, view: () => AttachingView) {
    this.#host = host;
    this.#view = view;
    this.#attachments = new StoreController(host, () => view().store?.$attachments);
    this.#dropping = new Dropping(host, {
      isOpen: () => this.#isOpen,
      dropped: files => this.#attach(files),
    });
    new StoreController(host, () => stagesChanged);
  }

  get #isOpen(): boolean {
    const { allowed, locked } = this.#view();
    return allowed !== undefined && locked !== true;
  }

  get #uploads(): readonly Upload[] {
    return this.#attachments.value ?? none;
  }

  /** Whether anything is attached, refused files as well. */
  get isEmpty(): boolean {
    return this.#uploads.length === 0;
  }

  /** Those that can be sent, or will be when they are checked. */
  get ids(): readonly string[] {
    return this.#uploads.filter(({ state }) => state !== "failed").map(({ id }) => id);
  }

  /** Now, or as soon as no file is being checked any more: what was chosen goes with the text. */
  whenChecked(act: () => void): void {
    if (this.#uploads.some(({ state }) => state === "checking")) this.#waiting = act;
    else act();
  }

  /** Another draft. */
  reset(): void {
    this.#waiting = undefined;
    this.#error = null;
  }

  /** The host was rendered. */
  updated(): void {
    const waiting = this.#waiting;
    if (waiting === undefined || this.#uploads.some(({ state }) => state === "checking")) return;
    this.#waiting = undefined;
    // An update is just ending.
    queueMicrotask(waiting);
  }

  #attach(files: readonly File[]): void {
    if (files.length === 0) return;
    wantStage(tag);
    this.#error = null;
    // Others may still be looked at: nobody waits for them.
    this.#view()
      .store?.attach(files)
      .catch((error: unknown) => {
        this.#error = error;
        this.#host.requestUpdate();
      });
  }

  /** A picture from the clipboard. Programs give one of their texts as well: there the text is meant. */
  readonly handlePaste = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    const files = [...(clipboardData?.files ?? [])];
    const hasText = clipboardData?.types.includes("text/plain") === true;
    if (files.length === 0 || hasText || !this.#isOpen) return;
    event.preventDefault();
    this.#attach(files);
  };

  readonly #handleChosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file can be chosen again.
    input.value = "";
    this.#attach(files);
  };

  /** By the field behind the button. */
  readonly #choose = (event: Event): void => {
    ((event.currentTarget as Element).nextElementSibling as HTMLInputElement).click();
  };

  /** What a phone offers by the paperclip need not have its camera. */
  #renderCamera({ types }: Allowed) {
    const { locked, words } = this.#view();
    const images = types.filter(isImage);
    if (images.length === 0) return nothing;
    return html`<button
        type="button"
        part="camera"
        class="button icon attach camera"
        aria-label=${words.takePhoto}
        title=${words.takePhoto}
        ?disabled=${locked === true}
        @click=${this.#choose}
      >
        ${icons.camera}
      </button>
      <input
        type="file"
        hidden
        capture="environment"
        accept=${images.join(",")}
        @change=${this.#handleChosen}
      />`;
  }

  /** The paperclip, and on a device with a finger for a pointer its camera; `word`: with the paperclip's name beside it. */
  renderButton({ word = false } = {}) {
    const { allowed, locked, words } = this.#view();
    if (allowed === undefined) return nothing;
    return html`<button
        type="button"
        part="attach"
        class="button attach ${word ? "" : "icon"}"
        aria-label=${words.attach}
        title=${word ? nothing : words.attach}
        ?disabled=${locked === true}
        @click=${this.#choose}
      >
        ${icons.paperclip}${word ? html`<span>${words.attach}</span>` : nothing}
      </button>
      <input type="file" hidden multiple accept=${allowed.types.join(",")} @change=${this.#handleChosen} />
      ${this.#renderCamera(allowed)}`;
  }

  renderTiles(emptied: () => void) {
    const { client, store, words } = this.#view();
    const error =
      this.#error === null
        ? nothing
        : html`<p part="error" class="error" role="alert">${errorSentence(this.#error, words)}</p>`;
    if (this.isEmpty) return error;
    if (stageOf(tag) === "failed") {
      return html`<p class="error" role="alert">
        ${words.unreachable}
        <button type="button" class="link plain" @click=${() => wantStage(tag)}>${words.tryAgain}</button>
      </p>`;
    }
    return html`${error}<care-attachments
        exportparts=${parts}
        .client=${client ?? null}
        .store=${store ?? null}
        @emptied=${emptied}
      ></care-attachments>`;
  }

  renderDrop() {
    return this.#dropping.render(this.#view().words);
  }
}

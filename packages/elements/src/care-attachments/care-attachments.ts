import type { AttachmentsStore, CareClient, Upload } from "@carethread/client";
import { isImage, limits } from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import { fileIcons, PictureCanvas, sizeText, uploadSentence } from "../file-view/file-view.ts";
import { base, fields, tokens } from "../styles/styles.ts";
import { isolate } from "../text/text.ts";
import { styles } from "./care-attachments.styles.ts";
import { english } from "./english.ts";

/** The longer side of a thumbnail, in pixels of the screen. */
const thumbnail = 112;

/**
 * @summary What is attached to a draft: a tile for each file, with its name and size, how far it is, and why it was refused.
 *
 * A file goes up at once. It can be cancelled at any time, and retried where that may help; a picture can be given an
 * alternative text. It stands inside `care-compose` and `care-new-conversation`.
 *
 * @csspart tile - A file.
 * @csspart file-name - Its name.
 * @csspart file-status - How far it is.
 * @csspart progress - The bar that shows it.
 * @csspart error - Why it was refused.
 * @csspart remove - The button that takes it out.
 * @csspart retry - The button that brings it up once more.
 * @csspart describe - The button that opens the field of a picture's alternative text.
 * @csspart alt-field - That field.
 */
export class CareAttachments extends LitElement {
  static override styles = [tokens, base, fields, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #attachments = new StoreController(this, () => this.store?.$attachments);
  readonly #canvas = new PictureCanvas();
  #count = 0;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The conversation whose draft it is, or the draft of one that is to begin. */
  @property({ attribute: false }) store: AttachmentsStore | null = null;

  /** The picture whose alternative text is being written. */
  @state() private describing: string | null = null;

  /** What was refused comes first: it is to be seen without scrolling. */
  get #uploads(): readonly Upload[] {
    const all = this.#attachments.value ?? [];
    return [
      ...all.filter(({ state }) => state === "failed"),
      ...all.filter(({ state }) => state !== "failed"),
    ];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("store")) this.describing = null;
    // What is said must come into a place that is there already.
    if (this.hasUpdated) this.#count = this.#uploads.length;
  }

  protected override firstUpdated(): void {
    this.updateComplete.then(() => this.requestUpdate());
  }

  protected override updated(): void {
    for (const { id, type, blob } of this.#uploads) {
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`[data-id="${id}"] canvas`);
      // What cannot be shown keeps its empty place.
      if (canvas !== null && blob !== null && isImage(type))
        this.#canvas.draw(canvas, blob, thumbnail).catch(() => {});
    }
  }

  /** The focus stays among the tiles, or goes to what is around them. */
  #cancel({ id }: Upload): void {
    const at = this.#uploads.findIndex(upload => upload.id === id);
    const next = this.#uploads[at + 1] ?? this.#uploads[at - 1];
    this.store?.cancelAttachment(id);
    if (next === undefined) this.dispatchEvent(new Event("emptied"));
    else this.renderRoot.querySelector<HTMLElement>(`[data-id="${next.id}"] .remove`)?.focus();
  }

  async #describe({ id }: Upload): Promise<void> {
    this.describing = this.describing === id ? null : id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("input")?.focus();
  }

  readonly #handleAltKey = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    // Neither sends what is being written, nor goes back to a messenger's list.
    event.preventDefault();
    event.stopPropagation();
    const id = this.describing;
    this.describing = null;
    this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"] .describe`)?.focus();
  };

  #renderProgress({ name, state, sent, size }: Upload) {
    const isMoving = state === "uploading" || state === "waiting";
    if (!isMoving) return nothing;
    return html`<progress
      part="progress"
      aria-label=${this.#words.table.fileProgress(isolate(name))}
      max=${Math.max(1, size)}
      .value=${sent}
    ></progress>`;
  }

  #renderState(upload: Upload) {
    const words = this.#words.table;
    const sentence = uploadSentence(upload, words, this.#words.language);
    if (upload.state === "failed") return html`<p part="error" class="error" role="alert">${sentence}</p>`;
    const size = sizeText(this.#words.language, upload.size);
    return html`<p part="file-status" class="status"><bdi>${size}</bdi>${sentence === "" ? nothing : html` <span>${sentence}</span>`}</p>
      ${this.#renderProgress(upload)}`;
  }

  #renderActions(upload: Upload) {
    const words = this.#words.table;
    const { id, name, state, type, mayRetry, alt } = upload;
    const isPicture = isImage(type) && state !== "failed" && state !== "checking";
    const canRetry = state === "failed" && mayRetry;
    if (!isPicture && !canRetry) return nothing;
    return html`<p class="actions">
      ${
        canRetry
          ? html`<button type="button" part="retry" class="link plain" @click=${() => this.store?.retryAttachment(id)}>
              ${words.retryFile}
            </button>`
          : nothing
      }
      ${
        isPicture
          ? html`<button
              type="button"
              part="describe"
              class="link plain describe"
              aria-label=${words.describeFile(isolate(name))}
              aria-expanded=${this.describing === id}
              @click=${() => this.#describe(upload)}
            >
              ${alt === "" ? words.describe : html`<bdi>${alt}</bdi>`}
            </button>`
          : nothing
      }
    </p>`;
  }

  #renderAlt({ id, name, alt }: Upload) {
    const words = this.#words.table;
    if (this.describing !== id) return nothing;
    return html`<input
      part="alt-field"
      class="alt"
      type="text"
      dir="auto"
      maxlength=${limits.altLength}
      aria-label=${words.altLabel(isolate(name))}
      placeholder=${words.altPlaceholder}
      .value=${alt}
      @input=${(event: Event) => this.store?.describeAttachment(id, (event.target as HTMLInputElement).value)}
      @keydown=${this.#handleAltKey}
    />`;
  }

  #renderTile(upload: Upload) {
    const words = this.#words.table;
    const { id, name, type, state } = upload;
    const isGoing = state === "uploading" || state === "checking" || state === "waiting";
    const label = (isGoing ? words.cancelFile : words.removeFile)(isolate(name));
    return html`<li part="tile" class="tile ${state}" data-id=${id}>
      <span class="picture">
        ${
          isImage(type) && upload.blob !== null
            ? html`<canvas aria-hidden="true" width="56" height="56"></canvas>`
            : isImage(type)
              ? fileIcons.picture
              : fileIcons.file
        }
      </span>
      <div class="what">
        <p part="file-name" class="name" title=${name} dir="auto">${name}</p>
        ${this.#renderState(upload)} ${this.#renderActions(upload)}
      </div>
      <button
        type="button"
        part="remove"
        class="button icon remove"
        aria-label=${label}
        title=${isGoing ? words.cancel : label}
        @click=${() => this.#cancel(upload)}
      >
        ${fileIcons.close}
      </button>
      ${this.#renderAlt(upload)}
    </li>`;
  }

  protected override render() {
    const words = this.#words.table;
    const uploads = this.#uploads;
    const said = this.#count === 0 ? "" : words.filesAttached(this.#count);
    return html`<p class="sr" role="status">${said}</p>
      ${
        uploads.length === 0
          ? nothing
          : html`<ul role="list" aria-label=${words.attachments}>
              ${repeat(
                uploads,
                ({ id }) => id,
                upload => this.#renderTile(upload),
              )}
            </ul>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-attachments": CareAttachments;
  }
}

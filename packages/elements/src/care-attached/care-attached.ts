import type { CareClient, ConversationStore, Upload } from "@carethread/client";
import { type Attachment, isImage } from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { SharedClient, StoreController, WordsController } from "../controllers/controllers.ts";
import {
  contentOf,
  fileIcons,
  isOpenable,
  keepContent,
  openBlob,
  saveBlob,
  sizeText,
  uploadSentence,
} from "../file-view/file-view.ts";
import { base, layers, tokens } from "../styles/styles.ts";
import { errorSentence } from "../words/words.ts";
import { styles } from "./care-attached.styles.ts";
import { english } from "./english.ts";
import { boxOf, Photos } from "./photos.ts";
import { Viewer } from "./viewer.ts";

const nothingUp: readonly Upload[] = [];

/**
 * @summary The files of one message: pictures at a size that is known before they are there, several as a grid, and a card
 * for each document.
 *
 * A picture is fetched when it comes onto the screen, and opens in a dialog: arrows go to the others, plus, minus and zero
 * zoom, as do the wheel and two fingers, one finger swipes to the others, and Escape closes it. It stands inside `care-thread`.
 *
 * @csspart photo - A picture, which opens it.
 * @csspart document - The card of a document.
 * @csspart file-name - Its name.
 * @csspart file-status - How far a file is, or why it cannot be had.
 * @csspart open - The button that opens a document in a tab.
 * @csspart save - The button that saves it.
 * @csspart viewer - The dialog with a large picture.
 */
export class CareAttached extends LitElement {
  static override styles = [tokens, base, layers, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #uploads = new StoreController(this, () => (this.pending ? this.store?.$uploads : undefined));
  readonly #photos = new Photos(this, ({ id }) => this.#content(id));
  readonly #viewer = new Viewer(this, {
    words: () => this.#words.table,
    content: ({ id }) => this.#content(id),
    save: attachment => this.#save(attachment),
  });
  /** Why a document could not be had, by its key. */
  readonly #errors = new Map<string, unknown>();

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The conversation whose message it is: it knows how far the files of a message are that waits for them. */
  @property({ attribute: false }) store: ConversationStore | null = null;

  /** The files, as the message has them. */
  @property({ attribute: false }) attachments: readonly Attachment[] = [];

  /** The message waits for them still. */
  @property({ type: Boolean }) pending = false;

  protected override willUpdate(): void {
    const client = this.#client.current;
    if (client === undefined) return;
    // What is sent from here need not be fetched when it is sent.
    for (const { key, blob } of this.#uploads.value ?? nothingUp)
      if (blob !== null) keepContent(client, key, blob);
  }

  protected override updated(): void {
    this.#photos.look(this.#pictures);
    this.#viewer.updated();
  }

  get #pictures(): readonly Attachment[] {
    return this.attachments.filter(({ type }) => isImage(type));
  }

  async #content(key: string): Promise<Blob> {
    const client = this.#client.current;
    if (client === undefined) throw new Error("there is no client");
    return contentOf(client, key);
  }

  async #use({ id }: Attachment, use: (blob: Blob) => void): Promise<void> {
    this.#errors.delete(id);
    try {
      use(await this.#content(id));
    } catch (error) {
      this.#errors.set(id, error);
    }
    this.requestUpdate();
  }

  #save(attachment: Attachment): Promise<void> {
    return this.#use(attachment, blob => saveBlob(blob, attachment.name));
  }

  #statusOf({ id }: Attachment): { readonly sentence: string; readonly isError: boolean } {
    const words = this.#words.table;
    const upload = (this.#uploads.value ?? nothingUp).find(({ key }) => key === id);
    const error = this.#errors.get(id);
    if (error !== undefined)
      return { sentence: `${words.fileFailed} ${errorSentence(error, words)}`, isError: true };
    if (upload === undefined) return { sentence: "", isError: false };
    const { language } = this.#words;
    return { sentence: uploadSentence(upload, words, language), isError: upload.state === "failed" };
  }

  #renderStatus(attachment: Attachment) {
    const { sentence, isError } = this.#statusOf(attachment);
    return sentence === ""
      ? nothing
      : html`<p part="file-status" class="status ${isError ? "failed" : ""}">${sentence}</p>`;
  }

  #renderPhoto(attachment: Attachment, isAlone: boolean) {
    const words = this.#words.table;
    const { id, name, alt } = attachment;
    const label = alt === undefined ? words.photoNamed(name) : words.photoOf(alt);
    const { width, height } = boxOf(attachment);
    const problem = this.#photos.problemOf(id);
    return html`<li class="photo-place">
      <button
        type="button"
        part="photo"
        class="photo"
        aria-label=${label}
        aria-haspopup="dialog"
        data-photo=${id}
        @click=${() => this.#open(attachment)}
      >
        <canvas
          aria-hidden="true"
          width=${width}
          height=${height}
          .style=${isAlone ? `inline-size: ${width}px; aspect-ratio: ${width} / ${height}` : ""}
        ></canvas>
        ${
          problem === null
            ? nothing
            : html`<span class="problem">${fileIcons.picture}<span>${words[problem]}</span></span>`
        }
      </button>
      ${this.#renderStatus(attachment)}
    </li>`;
  }

  /** What could not be loaded is tried again; what cannot be shown is saved from the viewer all the same. */
  #open(attachment: Attachment): void {
    if (this.#photos.problemOf(attachment.id) === "photoFailed") this.#photos.retry(attachment.id);
    else this.#viewer.open(this.#pictures, attachment);
  }

  #renderDocument(attachment: Attachment) {
    const words = this.#words.table;
    const { name, type, size } = attachment;
    const kind = words.fileKinds[type] ?? words.fileOther;
    return html`<li part="document" class="document">
      ${fileIcons.file}
      <div class="what">
        <p part="file-name" class="name"><bdi>${name}</bdi></p>
        <p class="meta">${kind}, <bdi>${sizeText(this.#words.language, size)}</bdi></p>
        ${this.#renderStatus(attachment)}
      </div>
      <p class="buttons">
        ${
          isOpenable(type)
            ? html`<button
                type="button"
                part="open"
                class="link plain"
                aria-label=${words.openNamed(name)}
                @click=${() => this.#use(attachment, openBlob)}
              >
                ${words.openFile}
              </button>`
            : nothing
        }
        <button
          type="button"
          part="save"
          class="link plain"
          aria-label=${words.saveNamed(name)}
          @click=${() => this.#save(attachment)}
        >
          ${words.saveFile}
        </button>
      </p>
    </li>`;
  }

  protected override render() {
    const pictures = this.#pictures;
    const documents = this.attachments.filter(({ type }) => !isImage(type));
    const isAlone = pictures.length === 1;
    return html`${
      pictures.length === 0
        ? nothing
        : html`<ul role="list" class="photos ${isAlone ? "alone" : "grid"}">
            ${repeat(
              pictures,
              ({ id }) => id,
              picture => this.#renderPhoto(picture, isAlone),
            )}
          </ul>`
    }
    ${
      documents.length === 0
        ? nothing
        : html`<ul role="list" class="documents">
            ${repeat(
              documents,
              ({ id }) => id,
              document => this.#renderDocument(document),
            )}
          </ul>`
    }
    ${this.#viewer.render()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-attached": CareAttached;
  }
}

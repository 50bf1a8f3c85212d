import type { Attachment } from "@carethread/model";
import { html, type LitElement, nothing } from "lit";
import { fileIcons, PictureCanvas } from "../file-view/file-view.ts";
import type { AttachedWords } from "./english.ts";
import type { PhotoProblem } from "./photos.ts";
import { Zoom } from "./zoom.ts";

/** The longer side of what is drawn at most, in pixels: a canvas holds four bytes of each. */
const most = 4_096;

export interface ViewerOptions {
  readonly words: () => AttachedWords;
  readonly content: (picture: Attachment) => Promise<Blob>;
  readonly save: (picture: Attachment) => Promise<void>;
}

/** The dialog that shows a picture large, and the others of its message beside it. */
export class Viewer {
  readonly #host: LitElement;
  readonly #options: ViewerOptions;
  readonly #canvas = new PictureCanvas();
  readonly #zoom: Zoom;
  #pictures: readonly Attachment[] = [];
  #at = 0;
  #isOpen = false;
  #problem: PhotoProblem | null = null;

  constructor(host: LitElement, options: ViewerOptions) {
    this.#host = host;
    this.#options = options;
    this.#zoom = new Zoom(
      () => this.#within(".stage"),
      () => this.#within(".large"),
      to => this.#step(this.#isRtl === (to === "right") ? 1 : -1),
    );
  }

  #within<E extends HTMLElement>(selector: string): E | null {
    return this.#host.renderRoot.querySelector<E>(selector);
  }

  get #isRtl(): boolean {
    return this.#within(".stage")?.matches(":dir(rtl)") === true;
  }

  get #picture(): Attachment | undefined {
    return this.#pictures[this.#at];
  }

  open(pictures: readonly Attachment[], first: Attachment): void {
    this.#pictures = pictures;
    this.#isOpen = true;
    this.#show(pictures.indexOf(first));
  }

  /** The host was rendered. */
  updated(): void {
    const dialog = this.#within<HTMLDialogElement>("dialog");
    if (this.#isOpen && dialog !== null && !dialog.open) {
      dialog.showModal();
      this.#within(".stage")?.focus();
      void this.#draw();
    }
  }

  #show(at: number): void {
    this.#at = Math.max(0, at);
    this.#problem = null;
    this.#zoom.reset();
    this.#host.requestUpdate();
    if (this.#within<HTMLDialogElement>("dialog")?.open) this.#host.updateComplete.then(() => this.#draw());
  }

  #step(by: 1 | -1): void {
    const { length } = this.#pictures;
    if (length > 1) this.#show((this.#at + by + length) % length);
  }

  readonly #close = (): void => {
    this.#isOpen = false;
    this.#within<HTMLDialogElement>("dialog")?.close();
    this.#host.requestUpdate();
    const id = this.#picture?.id;
    if (id !== undefined) this.#within<HTMLElement>(`[data-photo="${id}"]`)?.focus();
  };

  async #draw(): Promise<void> {
    const picture = this.#picture;
    const canvas = this.#within<HTMLCanvasElement>(".large");
    if (picture === undefined || canvas === null) return;
    let problem: PhotoProblem | null = "photoFailed";
    try {
      const content = await this.#options.content(picture);
      problem = "photoUnseen";
      if (picture !== this.#picture) return;
      await this.#canvas.draw(canvas, content, most);
      problem = null;
    } catch {
      // It is said in its place.
    }
    if (picture !== this.#picture) return;
    this.#problem = problem;
    this.#zoom.reset();
    this.#host.requestUpdate();
  }

  readonly #handleKey = (event: KeyboardEvent): void => {
    // What is around it has keys of its own.
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = this.#actOf(event.key);
    if (act === undefined) return;
    event.preventDefault();
    act();
  };

  #actOf(key: string): (() => void) | undefined {
    const isRtl = this.#isRtl;
    switch (key) {
      case "Escape":
        return this.#close;
      case "+":
      case "=":
        return () => this.#zoom.by(1.25);
      case "-":
        return () => this.#zoom.by(0.8);
      case "0":
        return () => this.#zoom.reset();
      case "ArrowLeft":
        return () => (this.#zoom.isIn ? this.#zoom.pan(-64, 0) : this.#step(isRtl ? 1 : -1));
      case "ArrowRight":
        return () => (this.#zoom.isIn ? this.#zoom.pan(64, 0) : this.#step(isRtl ? -1 : 1));
      case "ArrowUp":
        return () => this.#zoom.pan(0, -64);
      case "ArrowDown":
        return () => this.#zoom.pan(0, 64);
      default:
        return undefined;
    }
  }

  #renderButton(icon: unknown, label: string, act: () => void, isOff = false) {
    return html`<button type="button" class="button icon" aria-label=${label} title=${label} ?disabled=${isOff} @click=${act}>
      ${icon}
    </button>`;
  }

  #renderBar(picture: Attachment, words: AttachedWords) {
    const several = this.#pictures.length > 1;
    return html`<div class="bar">
      <h2 id="viewer-name"><bdi>${picture.alt ?? picture.name}</bdi></h2>
      ${several ? html`<p class="count" role="status">${words.viewerCount(this.#at + 1, this.#pictures.length)}</p>` : nothing}
      <div class="tools">
        ${this.#renderButton(fileIcons.minus, words.zoomOut, () => this.#zoom.by(0.8))}
        ${this.#renderButton(fileIcons.plus, words.zoomIn, () => this.#zoom.by(1.25))}
        ${this.#renderButton(fileIcons.fit, words.zoomFit, () => this.#zoom.reset())}
        ${this.#renderButton(fileIcons.save, words.saveNamed(picture.name), () => this.#options.save(picture))}
        ${this.#renderButton(fileIcons.close, words.closeViewer, this.#close)}
      </div>
    </div>`;
  }

  render() {
    const picture = this.#picture;
    if (!this.#isOpen || picture === undefined) return nothing;
    const words = this.#options.words();
    const label = picture.alt === undefined ? words.photoNamed(picture.name) : words.photoOf(picture.alt);
    const several = this.#pictures.length > 1;
    return html`<dialog
      part="viewer"
      class="viewer"
      aria-labelledby="viewer-name"
      @keydown=${this.#handleKey}
      @cancel=${(event: Event) => {
        event.preventDefault();
        this.#close();
      }}
      @close=${this.#close}
    >
      ${this.#renderBar(picture, words)}
      <div
        class="stage"
        role="group"
        aria-label=${label}
        tabindex="0"
        @wheel=${this.#zoom.handleWheel}
        @pointerdown=${this.#zoom.handleDown}
        @pointermove=${this.#zoom.handleMove}
        @pointerup=${this.#zoom.handleUp}
        @pointercancel=${this.#zoom.handleUp}
        @dblclick=${this.#zoom.handleDouble}
      >
        <canvas class="large" role="img" aria-label=${label} ?hidden=${this.#problem !== null}></canvas>
        ${this.#problem === null ? nothing : html`<p class="problem" role="alert">${words[this.#problem]}</p>`}
      </div>
      ${
        several
          ? html`<div class="sides">
              ${this.#renderButton(fileIcons.previous, words.previousPhoto, () => this.#step(-1))}
              ${this.#renderButton(fileIcons.next, words.nextPhoto, () => this.#step(1))}
            </div>`
          : nothing
      }
    </dialog>`;
  }
}

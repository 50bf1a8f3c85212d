/** Files that are dragged over an element and dropped on it. */
import { html, type LitElement, nothing, type ReactiveController } from "lit";

export interface DropOptions {
  /** Whether files are taken now; where not, the page goes on as if nothing were here. */
  readonly isOpen: () => boolean;
  readonly dropped: (files: readonly File[]) => void;
}

export class Dropping implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: DropOptions;
  /** How many nested elements the pointer is in: each is entered before the one around it is left. */
  #depth = 0;

  constructor(host: LitElement, options: DropOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    for (const [name, handle] of this.#handlers) this.#host.addEventListener(name, handle as EventListener);
  }

  hostDisconnected(): void {
    for (const [name, handle] of this.#handlers)
      this.#host.removeEventListener(name, handle as EventListener);
    this.#depth = 0;
  }

  readonly #handlers: readonly (readonly [string, (event: DragEvent) => void])[] = [
    ["dragenter", event => this.#moved(event, 1)],
    ["dragover", event => this.#moved(event, 0)],
    ["dragleave", event => this.#moved(event, -1)],
    ["drop", event => this.#drop(event)],
  ];

  #brings({ dataTransfer }: DragEvent): boolean {
    return dataTransfer?.types.includes("Files") === true && this.#options.isOpen();
  }

  #moved(event: DragEvent, by: number): void {
    if (!this.#brings(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
    this.#show(Math.max(0, this.#depth + by));
  }

  #drop(event: DragEvent): void {
    const brings = this.#brings(event);
    this.#show(0);
    if (!brings) return;
    event.preventDefault();
    this.#options.dropped([...(event.dataTransfer?.files ?? [])]);
  }

  #show(depth: number): void {
    const changes = depth > 0 !== this.#depth > 0;
    this.#depth = depth;
    if (changes) this.#host.requestUpdate();
  }

  /** The area that says so, while files are over the element. */
  render({ dropFiles }: { readonly dropFiles: string }) {
    return this.#depth === 0 ? nothing : html`<div part="drop" class="drop"><p>${dropFiles}</p></div>`;
  }
}

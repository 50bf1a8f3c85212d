import type { Attachment } from "@carethread/model";
import type { LitElement, ReactiveController } from "lit";
import { PictureCanvas } from "../file-view/file-view.ts";

/** A picture alone is shown no larger than this. */
const widest = 320;
const highest = 320;

/** Where its shape is not known, it gets this one: it is drawn inside. */
const unknown = { width: 4, height: 3 };

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** The place of a picture that stands alone, in CSS pixels: it is the same before and after the picture is there. */
export function boxOf({ width, height }: Pick<Attachment, "width" | "height">): Box {
  const shape = width === undefined || height === undefined ? unknown : { width, height };
  const isKnown = shape !== unknown;
  const scale = Math.min(
    widest / shape.width,
    highest / shape.height,
    isKnown ? 1 : Number.POSITIVE_INFINITY,
  );
  // What is very long or high has a place that a finger finds, and stands in its middle.
  return {
    width: Math.max(64, Math.round(shape.width * scale)),
    height: Math.max(64, Math.round(shape.height * scale)),
  };
}

/** Why a picture is not shown, as its words are called. */
export type PhotoProblem = "photoFailed" | "photoUnseen";

/** The pictures of the host: each is fetched and drawn when it comes near the screen. */
export class Photos implements ReactiveController {
  readonly #host: LitElement;
  readonly #content: (picture: Attachment) => Promise<Blob>;
  readonly #canvas = new PictureCanvas();
  readonly #problems = new Map<string, PhotoProblem>();
  readonly #near = new Set<string>();
  readonly #asked = new Set<string>();
  #watcher: IntersectionObserver | undefined;
  #pictures: readonly Attachment[] = [];

  constructor(host: LitElement, content: (picture: Attachment) => Promise<Blob>) {
    this.#host = host;
    this.#content = content;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watcher = new IntersectionObserver(
      entries => {
        for (const { target, isIntersecting } of entries) {
          const id = (target as HTMLElement).dataset.photo ?? "";
          if (isIntersecting) this.#near.add(id);
          else this.#near.delete(id);
        }
        this.#load();
      },
      { rootMargin: "200px" },
    );
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#watcher?.disconnect();
    this.#watcher = undefined;
    this.#near.clear();
    this.#asked.clear();
  }

  problemOf(id: string): PhotoProblem | null {
    return this.#problems.get(id) ?? null;
  }

  retry(id: string): void {
    this.#problems.delete(id);
    this.#asked.delete(id);
    this.#host.requestUpdate();
    this.#load();
  }

  /** The host was rendered: these are its pictures. */
  look(pictures: readonly Attachment[]): void {
    this.#pictures = pictures;
    for (const { id } of pictures) {
      const place = this.#placeOf(id);
      if (place !== null) this.#watcher?.observe(place);
    }
    this.#load();
  }

  #placeOf(id: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(`[data-photo="${id}"]`);
  }

  #load(): void {
    for (const picture of this.#pictures) {
      const { id } = picture;
      if (!this.#near.has(id) || this.#asked.has(id) || this.#problems.has(id)) continue;
      this.#asked.add(id);
      void this.#show(picture);
    }
  }

  async #show(picture: Attachment): Promise<void> {
    let problem: PhotoProblem | null = "photoFailed";
    try {
      const content = await this.#content(picture);
      problem = "photoUnseen";
      const canvas = this.#placeOf(picture.id)?.querySelector("canvas");
      if (canvas) await this.#canvas.draw(canvas, content, widest * Math.min(2, devicePixelRatio));
      problem = null;
    } catch {
      // It is said in its place.
    }
    if (problem !== null) this.#problems.set(picture.id, problem);
    this.#host.requestUpdate();
  }
}

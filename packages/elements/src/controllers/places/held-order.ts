import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How long a pointer rests on the list before it counts as left there, in milliseconds. */
const resting = 60_000;
/** From a finger's leaving to the click that it makes, in milliseconds. */
const clickOfFinger = 500;

interface WithId {
  readonly id: string;
}

/**
 * Holds the order of rows while a pointer or a finger is among them, so that none moves away under it. What a row
 * says goes on changing in its place; rows that are new stand at the end until the pointer has left.
 */
export class HeldOrder implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** Each row's place while they are held, else null. */
  #order: ReadonlyMap<string, number> | null = null;
  #shown: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const host = this.#host;
    host.addEventListener("pointermove", this.#handlePointer);
    host.addEventListener("pointerleave", this.#handleLeave);
    host.addEventListener("touchstart", this.#handleTouch, { passive: true });
    host.addEventListener("touchend", this.#handleTouch);
    host.addEventListener("touchcancel", this.#handleTouch);
    document.addEventListener("visibilitychange", this.#release);
  }

  hostDisconnected(): void {
    const host = this.#host;
    host.removeEventListener("pointermove", this.#handlePointer);
    host.removeEventListener("pointerleave", this.#handleLeave);
    host.removeEventListener("touchstart", this.#handleTouch);
    host.removeEventListener("touchend", this.#handleTouch);
    host.removeEventListener("touchcancel", this.#handleTouch);
    document.removeEventListener("visibilitychange", this.#release);
    this.#release();
  }

  /** The rows as they are to stand. */
  arrange<R extends WithId>(rows: readonly R[]): readonly R[] {
    const order = this.#order;
    const place = ({ id }: WithId): number => order?.get(id) ?? order?.size ?? 0;
    // What is new keeps the order that it came in.
    const arranged = order === null ? rows : [...rows].sort((a, b) => place(a) - place(b));
    this.#shown = arranged.map(({ id }) => id);
    if (order !== null) this.#keep();
    return arranged;
  }

  #keep(): void {
    this.#order = new Map(this.#shown.map((id, index) => [id, index]));
  }

  #hold(): void {
    clearTimeout(this.#timer);
    if (this.#order === null) this.#keep();
  }

  readonly #release = (): void => {
    clearTimeout(this.#timer);
    if (this.#order === null) return;
    this.#order = null;
    this.#host.requestUpdate();
  };

  #releaseAfter(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#release, wait);
  }

  readonly #handlePointer = ({ pointerType }: PointerEvent): void => {
    // A finger has events of its own, which go on while it scrolls.
    if (pointerType === "touch") return;
    this.#hold();
    this.#releaseAfter(resting);
  };

  readonly #handleLeave = ({ pointerType }: PointerEvent): void => {
    if (pointerType !== "touch") this.#release();
  };

  readonly #handleTouch = ({ touches }: TouchEvent): void => {
    this.#hold();
    // A click comes after the finger has left, at the place where it was.
    if (touches.length === 0) this.#releaseAfter(clickOfFinger);
  };
}

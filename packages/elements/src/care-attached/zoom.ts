/** How close a picture on its stage is: by keys, the wheel, and two fingers. One finger, or the mouse, moves it; one that fits is swiped. */

/** From fitting the stage to this many times that. */
const closest = 8;

/** So far a finger goes at least to swipe, in CSS pixels. */
const swipe = 48;

export class Zoom {
  readonly #stage: () => HTMLElement | null;
  readonly #picture: () => HTMLCanvasElement | null;
  readonly #swiped: (to: "left" | "right") => void;
  readonly #fingers = new Map<number, PointerEvent>();
  /** Where the one finger came down; null where it is another, or there were several. */
  #down: PointerEvent | null = null;
  #factor = 1;

  constructor(
    stage: () => HTMLElement | null,
    picture: () => HTMLCanvasElement | null,
    swiped: (to: "left" | "right") => void,
  ) {
    this.#stage = stage;
    this.#picture = picture;
    this.#swiped = swiped;
  }

  get isIn(): boolean {
    return this.#factor > 1;
  }

  reset(): void {
    this.#factor = 1;
    this.#fingers.clear();
    const picture = this.#picture();
    if (picture === null) return;
    picture.style.inlineSize = "";
    picture.style.maxInlineSize = "";
    picture.style.maxBlockSize = "";
  }

  /** Closer, or with less than 1 farther, around a place of the stage; its middle where none is said. */
  by(times: number, x?: number, y?: number): void {
    const stage = this.#stage();
    const picture = this.#picture();
    if (stage === null || picture === null) return;
    const factor = Math.min(closest, Math.max(1, this.#factor * times));
    if (factor === this.#factor) return;
    const before = picture.getBoundingClientRect();
    const fitting = before.width / this.#factor;
    const { left, top, width, height } = stage.getBoundingClientRect();
    const [atX, atY] = [x ?? left + width / 2, y ?? top + height / 2];
    const [partX, partY] = [(atX - before.left) / before.width, (atY - before.top) / before.height];
    if (factor === 1) {
      this.reset();
      return;
    }
    this.#factor = factor;
    picture.style.maxInlineSize = "none";
    picture.style.maxBlockSize = "none";
    picture.style.inlineSize = `${fitting * factor}px`;
    // What was at this place is there again.
    const after = picture.getBoundingClientRect();
    stage.scrollLeft += after.left + partX * after.width - atX;
    stage.scrollTop += after.top + partY * after.height - atY;
  }

  pan(x: number, y: number): void {
    this.#stage()?.scrollBy(x, y);
  }

  readonly handleWheel = (event: WheelEvent): void => {
    event.preventDefault();
    this.by(Math.exp(-event.deltaY / (event.ctrlKey ? 100 : 400)), event.clientX, event.clientY);
  };

  readonly handleDown = (event: PointerEvent): void => {
    this.#down = event.pointerType === "touch" && this.#fingers.size === 0 && !this.isIn ? event : null;
    this.#fingers.set(event.pointerId, event);
    this.#stage()?.setPointerCapture(event.pointerId);
  };

  readonly handleMove = (event: PointerEvent): void => {
    const before = this.#fingers.get(event.pointerId);
    if (before === undefined) return;
    const [other] = [...this.#fingers.values()].filter(({ pointerId }) => pointerId !== event.pointerId);
    this.#fingers.set(event.pointerId, event);
    if (other === undefined) {
      this.pan(before.clientX - event.clientX, before.clientY - event.clientY);
      return;
    }
    const apart = (a: PointerEvent): number =>
      Math.hypot(a.clientX - other.clientX, a.clientY - other.clientY);
    const middle = (a: number, b: number): number => (a + b) / 2;
    this.by(
      apart(event) / Math.max(1, apart(before)),
      middle(event.clientX, other.clientX),
      middle(event.clientY, other.clientY),
    );
  };

  readonly handleUp = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
    const down = this.#down;
    this.#down = null;
    if (down === null || event.type !== "pointerup") return;
    const [x, y] = [event.clientX - down.clientX, event.clientY - down.clientY];
    if (Math.abs(x) >= swipe && Math.abs(x) > 2 * Math.abs(y)) this.#swiped(x < 0 ? "left" : "right");
  };

  readonly handleDouble = (event: MouseEvent): void => {
    if (this.isIn) this.reset();
    else this.by(2.5, event.clientX, event.clientY);
  };
}

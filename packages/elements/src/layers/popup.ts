import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Between a popup and what it belongs to, and between it and the window's edge, in pixels. */
const gap = 4;
const edge = 8;

/** Browsers of before `popover` show a popup where it is rendered, which something around may cut off. */
const hasTopLayer = (): boolean => "popover" in HTMLElement.prototype;

export interface PopupOptions {
  /** Selects the popup, a `popover="manual"`; it is open while it is there and not `hidden`. */
  readonly popup: string;
  /** Selects what it belongs to. */
  readonly beside: string;
  readonly prefers: "above" | "below";
  /** `wide`: as wide as what it belongs to; `end`: ends where that ends. */
  readonly fit: "wide" | "end";
}

/**
 * Keeps a popup in the top layer, where nothing around cuts it off, beside what it belongs to, whatever moves that: on the
 * side where there is room, and no higher than the room there.
 */
export class Popup implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PopupOptions;
  #side: "above" | "below" | null = null;
  #frame = 0;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PopupOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const popup = this.#find(this.#options.popup);
    if (popup === null || popup.hidden || !popup.isConnected) {
      if (hasTopLayer() && popup?.matches(":popover-open")) popup.hidePopover();
      this.#stop();
      return;
    }
    if (hasTopLayer() && !popup.matches(":popover-open")) popup.showPopover();
    if (this.#frame === 0) this.#follow();
    else this.#place();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #find(selector: string): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  }

  #stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#side = null;
  }

  readonly #follow = (): void => {
    this.#frame = requestAnimationFrame(this.#follow);
    this.#place();
  };

  #place(): void {
    const { prefers, fit } = this.#options;
    const popup = this.#find(this.#options.popup);
    const beside = this.#find(this.#options.beside)?.getBoundingClientRect();
    if (popup === null || beside === undefined) return;
    const { style } = popup;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    if (fit === "wide") style.inlineSize = `${beside.width}px`;
    const room = { above: beside.top - gap - edge, below: height - beside.bottom - gap - edge };
    if (this.#side === null) {
      style.removeProperty("--_room");
      const other = prefers === "above" ? "below" : "above";
      this.#side = popup.offsetHeight > room[prefers] && room[other] > room[prefers] ? other : prefers;
    }
    // What the style sheet allows at most stands there.
    style.setProperty("--_room", `${Math.max(room[this.#side], 0)}px`);
    const isRtl = getComputedStyle(this.#host).direction === "rtl";
    const left = (fit === "end") === isRtl ? beside.left : beside.right - popup.offsetWidth;
    style.left = `${Math.max(edge, Math.min(left, width - popup.offsetWidth - edge))}px`;
    style.top =
      this.#side === "below" ? `${beside.bottom + gap}px` : `${beside.top - gap - popup.offsetHeight}px`;
  }
}

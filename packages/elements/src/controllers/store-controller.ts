import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { ReadableAtom } from "nanostores";

/** Shows a store: the host updates when its value does. `select` may give another store each time. */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #select: () => ReadableAtom<T> | undefined;
  #store: ReadableAtom<T> | undefined;
  #stop: (() => void) | undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost, select: () => ReadableAtom<T> | undefined) {
    this.#host = host;
    this.#select = select;
    host.addController(this);
  }

  /** The value now; undefined where there is no store. */
  get value(): T | undefined {
    this.#follow();
    return this.#store?.get();
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#stop?.();
    this.#stop = undefined;
  }

  #follow(): void {
    const store = this.#select();
    if (store !== this.#store) {
      this.#stop?.();
      this.#stop = undefined;
      this.#store = store;
    }
    if (this.#connected && this.#stop === undefined) {
      this.#stop = store?.listen(() => this.#host.requestUpdate());
    }
  }
}

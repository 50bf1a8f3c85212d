/** The figures of the host's person: acquired while the host is in the page. */
import type { CareClient, FiguresStore } from "@carethread/client";
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class Followed implements ReactiveController {
  readonly #wanted: () => CareClient | undefined;
  #client: CareClient | undefined;
  #store: FiguresStore | undefined;
  #connected = false;

  /** `wanted` is the client of who has figures; undefined of everybody else. */
  constructor(host: ReactiveControllerHost, wanted: () => CareClient | undefined) {
    this.#wanted = wanted;
    host.addController(this);
  }

  get store(): FiguresStore | undefined {
    this.#follow();
    return this.#store;
  }

  hostConnected(): void {
    this.#connected = true;
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#letGo();
  }

  #follow(): void {
    const client = this.#connected ? this.#wanted() : undefined;
    if (client === this.#client) return;
    this.#letGo();
    this.#client = client;
    this.#store = client?.figures();
  }

  #letGo(): void {
    this.#store?.release();
    this.#store = undefined;
    this.#client = undefined;
  }
}

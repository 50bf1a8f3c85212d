import type { CareClient } from "@carethread/client";
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** A store of the client's that is let go of when nobody needs it. */
interface Acquired {
  readonly id: string;
  release(): void;
}

interface Wanted {
  readonly client: CareClient | undefined;
  readonly id: string | null;
}

/** Holds the store that the host shows, and lets go of it when the host shows another or leaves the page. */
export class AcquiredController<S extends Acquired> implements ReactiveController {
  readonly #wanted: () => Wanted;
  readonly #acquire: (client: CareClient, id: string) => S;
  #client: CareClient | undefined;
  #store: S | undefined;
  #connected = false;

  constructor(
    host: ReactiveControllerHost,
    wanted: () => Wanted,
    acquire: (client: CareClient, id: string) => S,
  ) {
    this.#wanted = wanted;
    this.#acquire = acquire;
    host.addController(this);
  }

  get store(): S | undefined {
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
    if (!this.#connected) return;
    const wanted = this.#wanted();
    const { client } = wanted;
    // What has ended where messages were offered no more is another one when they are again.
    const id = client?.$status.get().state === "unavailable" ? null : wanted.id;
    if (client === this.#client && (id ?? undefined) === this.#store?.id) return;
    this.#letGo();
    if (client === undefined || id === null || id === "") return;
    this.#client = client;
    this.#store = this.#acquire(client, id);
  }

  #letGo(): void {
    this.#store?.release();
    this.#store = undefined;
    this.#client = undefined;
  }
}

import type { CareClient, ConversationStore } from "@carethread/client";
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Holds the conversation that the host shows, and lets go of it when the host shows another or leaves the page. */
export class ConversationController implements ReactiveController {
  readonly #wanted: () => { client: CareClient | undefined; id: string | null };
  #client: CareClient | undefined;
  #store: ConversationStore | undefined;
  #connected = false;

  constructor(
    host: ReactiveControllerHost,
    wanted: () => { client: CareClient | undefined; id: string | null },
  ) {
    this.#wanted = wanted;
    host.addController(this);
  }

  get store(): ConversationStore | undefined {
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
    const { client, id } = this.#wanted();
    if (client === this.#client && (id ?? undefined) === this.#store?.id) return;
    this.#letGo();
    if (client === undefined || id === null || id === "") return;
    this.#client = client;
    this.#store = client.conversation(id);
  }

  #letGo(): void {
    this.#store?.release();
    this.#store = undefined;
    this.#client = undefined;
  }
}

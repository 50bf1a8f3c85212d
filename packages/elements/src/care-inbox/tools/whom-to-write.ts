import type { CareClient } from "@carethread/client";
import type { ReactiveControllerHost } from "lit";

/**
 * Whether there is anybody about whom the person may start a conversation, by the rule of the form that starts one. It is
 * asked where a list is empty, and anew when the client is another.
 */
export class WhomToWrite {
  readonly #host: ReactiveControllerHost;
  #asked: CareClient | undefined;
  #answer: boolean | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Null as long as it is not known. */
  ask(client: CareClient | undefined): boolean | null {
    if (client === undefined) return null;
    if (client !== this.#asked) {
      this.#asked = client;
      this.#answer = null;
      void this.#find(client);
    }
    return this.#answer;
  }

  /** The list is no longer empty: what holds when it is again is asked then. */
  forget(): void {
    this.#asked = undefined;
  }

  async #find(client: CareClient): Promise<void> {
    try {
      const { patients, more } = await client.findPatients("", { for: "start" });
      if (client !== this.#asked) return;
      this.#answer = more || patients.length > 0;
      this.#host.requestUpdate();
    } catch {
      // Nothing is said that is not known.
    }
  }
}

import type { Administration, CareClient } from "@carethread/client";
import type { ReactiveController, ReactiveControllerHost } from "lit";

/** The practice as an administrator sees it: fetched when it is known that the person is one, and anew with the network. */
export class Opened implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #wanted: () => CareClient | undefined;
  #client: CareClient | undefined;
  #stop: (() => void) | undefined;
  #connected = false;
  administration: Administration | null = null;
  /** What it could not be fetched for. */
  error: unknown = null;

  /** `wanted` is the client of who administers; undefined of everybody else. */
  constructor(host: ReactiveControllerHost, wanted: () => CareClient | undefined) {
    this.#host = host;
    this.#wanted = wanted;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const client = this.#connected ? this.#wanted() : undefined;
    if (client === this.#client) return;
    this.#letGo();
    this.#client = client;
    if (client === undefined) return;
    let wasLive = client.$status.get().state === "live";
    this.#stop = client.$status.listen(({ state }) => {
      if (state === "live" && !wasLive) this.#renew();
      wasLive = state === "live";
    });
    void this.open();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#letGo();
  }

  async open(): Promise<void> {
    const client = this.#client;
    this.error = null;
    this.#host.requestUpdate();
    try {
      const administration = await client?.administration();
      if (client === this.#client) this.administration = administration ?? null;
    } catch (error) {
      if (client === this.#client) this.error = error ?? new Error("no reason was given");
    }
    this.#host.requestUpdate();
  }

  /** There is nothing for this person any more. */
  fail(error: unknown): void {
    this.administration = null;
    this.error = error;
    this.#host.requestUpdate();
  }

  /** Others may have changed something while nothing was heard. What fails is asked for with the next change. */
  #renew(): void {
    if (this.administration !== null) this.administration.reload().catch(() => {});
    else if (this.error !== null) void this.open();
  }

  #letGo(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#client = undefined;
    this.administration = null;
    this.error = null;
  }
}

import type { CareClient } from "@carethread/client";
import { ContextConsumer } from "@lit/context";
import type { ReactiveController, ReactiveElement } from "lit";
import { clientContext } from "./context.ts";
import { Offered } from "./offered.ts";

/** A page may bring its client after its elements; after this time the person is told. */
const patience = 1_500;

/** The client of an element: its own `.client`, else that of the `care-provider` around it. */
export class SharedClient implements ReactiveController {
  readonly #host: ReactiveElement & { client: CareClient | null };
  readonly #context: ContextConsumer<typeof clientContext, ReactiveElement>;
  readonly #offered: Offered;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #late = false;

  /** `own` is what the host makes where there is none. */
  constructor(
    host: ReactiveElement & { client: CareClient | null },
    own: () => CareClient | undefined = () => undefined,
  ) {
    this.#host = host;
    this.#context = new ContextConsumer(host, { context: clientContext, subscribe: true });
    this.#offered = new Offered(host, () => this.current ?? own());
    host.addController(this);
  }

  /** The practice offers this person no messages: the host shows nothing. */
  get isOff(): boolean {
    return this.#offered.isOff;
  }

  /** There is no client, and none is expected any more. */
  get missing(): boolean {
    return this.#late && this.current === undefined;
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => {
      this.#late = true;
      if (this.missing) this.#host.requestUpdate();
    }, patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#late = false;
  }

  get current(): CareClient | undefined {
    return this.#host.client ?? this.#context.value ?? undefined;
  }
}

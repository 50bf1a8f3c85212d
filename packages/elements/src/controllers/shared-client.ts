import type { CareClient } from "@carethread/client";
import { ContextConsumer } from "@lit/context";
import type { ReactiveElement } from "lit";
import { clientContext } from "../context.ts";

/** The client of an element: its own `.client`, else that of the `care-provider` around it. */
export class SharedClient {
  readonly #host: ReactiveElement & { client: CareClient | null };
  readonly #context: ContextConsumer<typeof clientContext, ReactiveElement>;

  constructor(host: ReactiveElement & { client: CareClient | null }) {
    this.#host = host;
    this.#context = new ContextConsumer(host, { context: clientContext, subscribe: true });
  }

  get current(): CareClient | undefined {
    return this.#host.client ?? this.#context.value ?? undefined;
  }
}

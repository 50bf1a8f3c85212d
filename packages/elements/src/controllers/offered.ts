import type { PersonClient } from "@carethread/client";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { CareUnavailableEvent } from "../events/events.ts";
import { StoreController } from "./store-controller.ts";

/** Whether messages are offered to this person at all: where not, the host shows nothing, and the page hears of it. */
export class Offered implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #status: StoreController<ReturnType<PersonClient["$status"]["get"]>>;
  #wasOff = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    client: () => Pick<PersonClient, "$status"> | undefined,
  ) {
    this.#host = host;
    this.#status = new StoreController(host, () => client()?.$status);
    host.addController(this);
  }

  get isOff(): boolean {
    return this.#status.value?.state === "unavailable";
  }

  hostUpdated(): void {
    const { isOff } = this;
    if (isOff === this.#wasOff) return;
    this.#wasOff = isOff;
    this.#host.dispatchEvent(new CareUnavailableEvent({ isOver: !isOff }));
  }
}

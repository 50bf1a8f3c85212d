import type { CareClient, PersonClient } from "@carethread/client";
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { CareUnavailableEvent } from "../events/events.ts";
import { StoreController } from "./store-controller.ts";

type Asked = Pick<PersonClient, "$status"> & Partial<Pick<CareClient, "$side">>;

/** Whether messages are offered to this person at all: where not, the host shows nothing, and the page hears of it. */
export class Offered implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #status: StoreController<ReturnType<PersonClient["$status"]["get"]>>;
  readonly #side: StoreController<ReturnType<CareClient["$side"]["get"]>>;
  readonly #internals: ElementInternals;
  #wasOff = false;

  constructor(host: ReactiveControllerHost & HTMLElement, client: () => Asked | undefined) {
    this.#side = new StoreController(host, () => client()?.$side);
    this.#host = host;
    this.#internals = host.attachInternals();
    this.#status = new StoreController(host, () => client()?.$status);
    host.addController(this);
  }

  get isOff(): boolean {
    return this.#status.value?.state === "unavailable";
  }

  /** It is not known yet: what says that messages are loading says that there are any. */
  get #isUnknown(): boolean {
    const side = this.#side.value;
    return this.#status.value?.state === "connecting" && side !== undefined && side !== "staff";
  }

  /** The host is made ready meanwhile, and is not seen. */
  hostUpdate(): void {
    // Browsers of before `:state()`, of which some take no such name, show the host while it is made ready.
    if (!CSS.supports("selector(:state(unknown))")) return;
    const { states } = this.#internals;
    if (this.#isUnknown) states.add("unknown");
    else states.delete("unknown");
  }

  hostUpdated(): void {
    const { isOff } = this;
    if (isOff === this.#wasOff) return;
    this.#wasOff = isOff;
    this.#host.dispatchEvent(new CareUnavailableEvent({ isOver: !isOff }));
  }
}

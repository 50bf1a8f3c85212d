/** Where the practice's back end puts items into the stream. */
import {
  type Context,
  decide,
  type Facts,
  PutStreamItem,
  refusal,
  type StreamItemTaken,
} from "@carethread/model";
import { Refuse, readBody, type Storage } from "../../base/base.ts";
import type { Viewing } from "../rights/rights.ts";
import type { Transact } from "../transact.ts";
import { StreamItems } from "./items.ts";

export interface StreamDoorOptions {
  readonly storage: Storage;
  readonly transact: Transact;
  /** Throws a Refuse for who may not see the conversation. */
  readonly viewer: (request: Request) => Promise<Viewing>;
  readonly context: (facts: Facts) => Context;
}

export class StreamDoor {
  readonly #options: StreamDoorOptions;
  readonly #items: StreamItems;

  constructor(options: StreamDoorOptions) {
    this.#options = options;
    this.#items = new StreamItems(options.storage);
  }

  async put(request: Request): Promise<StreamItemTaken> {
    const { transact, viewer, context } = this.#options;
    const viewing = await viewer(request);
    if (viewing.person.side !== "system") throw new Refuse("not-found");
    const put = await readBody(request, PutStreamItem);
    return this.#items.during(put.item.id, async () => {
      let applied = false;
      let beside = {};
      const answer = await transact({
        decide: state => {
          const before = this.#items.before(put);
          if (before === null) return { events: [], state };
          const facts = viewing.facts();
          if (facts === null || state === null) return refusal("server-error");
          const command = { type: "put-stream-item", item: put.item, before: before.item } as const;
          const decided = decide(state, context(facts), command);
          if ("refused" in decided) return decided;
          applied = decided.events.length > 0;
          beside = this.#items.put(put, decided.events);
          return decided;
        },
        beside: () => beside,
      });
      if ("refused" in answer) throw new Refuse(answer.refused, answer.params);
      return { applied };
    });
  }
}

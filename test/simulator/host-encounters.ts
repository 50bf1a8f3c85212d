/** What the host's back end does with encounters: each request with the same id until it has a last answer, now and then once more. */
import { type ConversationEncounter, type EncounterLink, RefusedBody, roomName } from "@carethread/model";
import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";
import type { Server } from "./server.ts";
import { harbor } from "./tokens.ts";

export interface HostEncountersOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly server: Server;
  /** The date when the world began. */
  readonly epoch: number;
}

/** After a failure it is asked again, in milliseconds. */
const again = 2_000;
/** How often at most: then the host lets it be. */
const tries = 20;

const link: EncounterLink = { kind: "order", title: "HbA1c" };

export class HostEncounters {
  /** Encounters that the host was told to be finished. */
  readonly finished: string[] = [];
  readonly #options: HostEncountersOptions;
  #open = 0;

  constructor(options: HostEncountersOptions) {
    this.#options = options;
  }

  get isDone(): boolean {
    return this.#open === 0;
  }

  /** The encounter that a conversation has by then. */
  change(conversation: string, type: "finish" | "link"): void {
    this.#open++;
    void this.#change(conversation, type).finally(() => {
      this.#open--;
    });
  }

  async #change(conversation: string, type: "finish" | "link"): Promise<void> {
    const { random } = this.#options;
    const known = (await this.#ask(conversation, null)) as ConversationEncounter | null;
    if (known === null) return;
    const { id: encounter } = known.encounter;
    const body = { type, commandId: random.newId(), encounter, ...(type === "link" ? { link } : {}) };
    const answer = await this.#ask(conversation, body);
    if (answer !== null && type === "finish") this.finished.push(encounter);
    if (random.chance(0.2)) await this.#ask(conversation, body);
  }

  /** Null where it is refused, or there is no answer for too long. */
  async #ask(conversation: string, body: object | null): Promise<unknown> {
    const { clock, server, epoch } = this.#options;
    for (let n = 0; n < tries; n++) {
      const iat = Math.floor((epoch + clock.now) / 1000);
      const request = new Request(
        `http://rooms.test/parties/main/${roomName("harbor", conversation)}/encounter`,
        {
          headers: { authorization: `Bearer ${harbor.mint("system", "host", iat, 300)}` },
          ...(body === null ? {} : { method: "POST", body: JSON.stringify(body) }),
        },
      );
      const answer = await server.fetch(request).catch(() => null);
      if (answer?.status === 200) return answer.json();
      const refused = RefusedBody.safeParse(await answer?.json().catch(() => null));
      if (refused.success && !refused.data.retryable) return null;
      await new Promise<void>(resolve => clock.setTimeout(resolve, again));
    }
    return null;
  }
}

/**
 * What the host brings in of the past: conversations that it starts, and their messages in batches. Each request is
 * tried with the same id until it has a last answer, and now and then once more after that.
 */
import { limits, type Person, patientKey, RefusedBody, roomName, Started } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import { at, type Random } from "./random.ts";
import type { Server } from "./server.ts";
import { harbor } from "./tokens.ts";

export interface Batch {
  readonly commandId: string;
  /** In their order; no other message has one of them. */
  readonly texts: readonly string[];
  state: "waits" | "in" | "refused";
}

export interface PastConversation {
  readonly patient: string;
  readonly batches: readonly Batch[];
  id: string | null;
  isDone: boolean;
}

export interface PastOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly server: Server;
  /** The date when the world began. */
  readonly epoch: number;
  readonly authors: () => readonly Person[];
  /** Whether all rooms know the practice: where some may not, the host takes no refusal for the last word. */
  readonly isKnown: () => boolean;
}

const day = 24 * 3_600_000;
const again = 2_000;
/** Messages of a batch: a few, more than a platform puts in one call, and as many as a request may have. */
const sizes = [1, 3, 8, 70, limits.importBatch];

export class Past {
  readonly conversations: PastConversation[] = [];
  readonly #options: PastOptions;

  constructor(options: PastOptions) {
    this.#options = options;
  }

  get isDone(): boolean {
    return this.conversations.every(({ isDone }) => isDone);
  }

  bringIn(patient: string, batches: number, size: number): PastConversation {
    const { random } = this.#options;
    const number = this.conversations.length + 1;
    let texts = 0;
    const past: PastConversation = {
      patient,
      batches: Array.from({ length: batches }, () => ({
        commandId: random.newId(),
        texts: Array.from({ length: at(sizes, size) ?? 1 }, () => `of the past ${number}.${++texts}`),
        state: "waits",
      })),
      ...{ id: null, isDone: false },
    };
    this.conversations.push(past);
    void this.#run(past);
    return past;
  }

  async #run(past: PastConversation): Promise<void> {
    const { random, epoch } = this.#options;
    const room = roomName("harbor", patientKey(idSecretOf("harbor"), past.patient));
    const start = { commandId: random.newId(), kind: "topic", title: "Of the past", at: epoch - 10 * day };
    const started = Started.safeParse(await this.#answer(`patient/${room}/conversations`, start));
    past.id = started.success ? started.data.id : null;
    let minutes = 0;
    for (const batch of past.batches) {
      const { commandId, texts } = batch;
      const messages = texts.map(text => this.#message(text, ++minutes));
      const path = `main/${roomName("harbor", past.id ?? "")}/import`;
      const answer = past.id === null ? null : await this.#answer(path, { commandId, messages });
      batch.state = answer === null ? "refused" : "in";
      // Whoever tried it may not have heard that it is there.
      if (random.chance(0.2)) await this.#answer(path, { commandId, messages });
    }
    past.isDone = true;
  }

  #message(text: string, minutes: number): object {
    const { authors, epoch } = this.#options;
    const by = at(authors(), (minutes % 7) / 7);
    const visibility = by?.side === "staff" && minutes % 5 === 0 ? "staff" : "everyone";
    return { at: epoch - 9 * day + minutes * 60_000, by, text: markedAs(text, visibility), visibility };
  }

  /** The answer to a request, however often it takes; null where it is refused for good. */
  async #answer(path: string, body: object): Promise<unknown> {
    const { clock, random, faults, server, epoch, isKnown } = this.#options;
    for (;;) {
      try {
        if (faults.downUntil > clock.now) throw new TypeError("fetch failed");
        const iat = Math.floor((epoch + clock.now) / 1000);
        const request = new Request(`http://rooms.test/parties/${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${harbor.mint("system", "host", iat, 300)}` },
          body: JSON.stringify(body),
        });
        const response = await server.fetch(request);
        const answer: unknown = await response.json();
        if (random.chance(0.1)) throw new TypeError("fetch failed");
        if (response.status === 200) return answer;
        const refused = RefusedBody.safeParse(answer);
        if (refused.success && !refused.data.retryable && isKnown()) return null;
      } catch {
        // The network, or a room that died meanwhile.
      }
      await new Promise<void>(resolve => clock.setTimeout(resolve, again));
    }
  }
}

/** What only staff may see says so itself. */
function markedAs(text: string, visibility: "staff" | "everyone"): string {
  return visibility === "staff" ? `~staff only~ ${text}` : text;
}

/** The text as the host knows it. */
export function unmarked(text: string): string {
  return text.replace("~staff only~ ", "");
}

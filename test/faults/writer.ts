/** Somebody who writes as fast as the room answers, a few messages ahead, and begins again where it was cut off. */
import assert from "node:assert/strict";
import { type ConversationWelcome, isKnown, type SeenEvent } from "@carethread/model";
import type { Frame, RawSocket } from "../support/raw-socket.ts";
import type { World } from "../support/world.ts";
import type { Who } from "./record.ts";

const ahead = 8;

interface Sent {
  readonly id: string;
  readonly text: string;
  readonly visibility: "everyone" | "staff";
  acked: boolean;
}

export class Writer {
  readonly who: Who;
  readonly conversation: string;
  readonly name: string;
  readonly sent: Sent[] = [];
  /** Every event that this person was ever shown, over all connections. */
  readonly seen: SeenEvent[] = [];
  readonly #world: World;
  readonly #acked: () => void;

  constructor(world: World, who: Who, conversation: string, acked: () => void) {
    this.#world = world;
    this.who = who;
    this.conversation = conversation;
    this.name = `${who.sub}-${conversation.slice(0, 4)}`;
    this.#acked = acked;
  }

  get acked(): number {
    return this.sent.filter(({ acked }) => acked).length;
  }

  /** Writes until the socket is gone, or until there are no more than `most` messages and all are acked. */
  async write(most: number): Promise<void> {
    const { kind, sub } = this.who;
    const last = this.seen.at(-1);
    const socket = await this.#world.join(
      kind,
      sub,
      this.conversation,
      last && { pos: last.pos, id: last.id },
    );
    const come = (frame: Frame): boolean => ["welcome", "events", "ack", "refused"].includes(frame.type);
    let open = this.sent.filter(({ acked }) => !acked);
    for (;;) {
      const frame = await socket.next(come, 30_000).catch(() => null);
      if (frame === null) return;
      switch (frame.type) {
        case "welcome":
          this.#welcomed(frame as unknown as ConversationWelcome);
          // What was not acked goes first, with the same ids.
          for (const message of open) this.#send(socket, message);
          break;
        case "events":
          this.#take(frame.events as SeenEvent[]);
          break;
        case "ack": {
          const message = open.find(({ id }) => id === frame.id);
          if (message === undefined) break;
          message.acked = true;
          open = open.filter(other => other !== message);
          if (this.sent.length % 20 === 0)
            socket.send({ type: "read", from: 1, pos: this.seen.at(-1)?.pos ?? 1 });
          this.#acked();
          break;
        }
        default:
          assert.fail(`refused: ${JSON.stringify(frame)}`);
      }
      while (open.length < ahead && this.sent.length < most) {
        const message = this.#next();
        open.push(message);
        this.#send(socket, message);
      }
      if (open.length === 0 && this.sent.length >= most) return socket.close();
    }
  }

  #next(): Sent {
    const n = this.sent.length;
    const visibility = this.who.kind === "staff" && n % 7 === 3 ? "staff" : "everyone";
    const message: Sent = { id: this.#world.newId(), text: `${this.name} ${n}`, visibility, acked: false };
    this.sent.push(message);
    return message;
  }

  #send(socket: RawSocket, { id, text, visibility }: Sent): void {
    socket.send(this.#world.message(text, id, visibility));
  }

  #welcomed({ from, events }: ConversationWelcome): void {
    // What was once shown to anybody is there for good, or the room could not go on from it.
    assert.equal(from, (this.seen.at(-1)?.pos ?? 0) + 1, `${this.name} was shown what is not stored`);
    this.#take(events.filter(isKnown));
  }

  #take(events: readonly SeenEvent[]): void {
    for (const event of events) {
      assert.equal(event.pos, (this.seen.at(-1)?.pos ?? 0) + 1, `${this.name} has a hole`);
      this.seen.push(event);
    }
  }
}

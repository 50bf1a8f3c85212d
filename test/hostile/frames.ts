/** One hostile frame after the other, each of which must be answered by its code. */
import assert from "node:assert/strict";
import {
  closeCodes,
  FromConversation,
  FromPerson,
  limits,
  ToConversation,
  ToPerson,
} from "@carethread/model";
import type { Frame, RawSocket } from "../support/raw-socket.ts";
import type { Chance } from "./chance.ts";
import { mutate } from "./mutate.ts";
import { goodFrames, secret, type Target } from "./targets.ts";
import { oddToken } from "./tokens.ts";

type Person = readonly ["staff" | "portal", string];

const people: readonly Person[] = [
  ["staff", "kim"],
  ["staff", "omar"],
  ["portal", "rosa"],
];

interface Seat {
  readonly party: "main" | "person";
  readonly who: Person;
  readonly socket: RawSocket;
  /** Frames that were looked at. */
  checked: number;
}

const ours: readonly number[] = Object.values(closeCodes);

/** A text as a network carries it: half a surrogate pair is replaced. */
function onWire(text: unknown): string {
  return Buffer.from(String(text)).toString();
}

let sentinels = 0;

/** The room's answer to a frame is complete when the answer to the nonsense behind it is there, or the end. */
async function settled(socket: RawSocket): Promise<number | null> {
  const id = `sentinel ${++sentinels}`;
  socket.send({ type: "nonsense", id });
  return Promise.race([
    socket.closed,
    socket
      .next(frame => frame.id === id)
      .then(
        () => null,
        () => socket.closed,
      ),
  ]);
}

/** Waits for the answer of a command, which goes behind the events that it is about. */
async function answered({ party, socket }: Seat, text: string): Promise<void> {
  const frame = party === "main" ? ToConversation.safeParse(readJson(text)).data : undefined;
  if (frame?.type === "command")
    await socket.next(({ type, id }) => id === frame.id && (type === "ack" || type === "refused"));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export class Seats {
  readonly #target: Target;
  readonly #seats: Seat[] = [];

  constructor(target: Target) {
    this.#target = target;
  }

  async #open(chance: Chance): Promise<Seat> {
    const { world, conversation } = this.#target;
    const who = chance.pick(people);
    const party = chance.oneIn(4) ? "person" : "main";
    const socket = party === "main" ? await world.join(...who, conversation) : await world.inbox(...who);
    await socket.next("welcome");
    const seat: Seat = { party, who, socket, checked: 0 };
    this.#seats.push(seat);
    return seat;
  }

  #check(seat: Pick<Seat, "party" | "who" | "socket" | "checked">): Frame[] {
    const { socket, party } = seat;
    const news = socket.frames.slice(seat.checked);
    seat.checked = socket.frames.length;
    for (const frame of news) {
      const parsed = (party === "main" ? FromConversation : FromPerson).safeParse(frame);
      assert.ok(parsed.success, `no frame of ours: ${JSON.stringify(frame).slice(0, 500)}`);
      assert.notEqual(frame.code, "server-error", "the server failed");
      if (seat.who[0] === "portal")
        assert.ok(!JSON.stringify(frame).includes(secret), "a portal user was sent a note");
    }
    return news;
  }

  /** A frame to a socket that was welcomed. */
  async welcomed(chance: Chance, told: (what: string) => void): Promise<void> {
    const seat =
      this.#seats.length < 6 || chance.oneIn(40) ? await this.#open(chance) : chance.pick(this.#seats);
    this.#check(seat);
    const { world } = this.#target;
    const token = chance.oneIn(3)
      ? await oddToken(world.practice, chance, ...seat.who)
      : await world.practice.token(...chance.pick(people));
    const frames = goodFrames(chance, token);
    const text = chance.oneIn(300)
      ? `{"type":"typing","visibility":"${"x".repeat(limits.clientFrame)}"}`
      : mutate(chance.pick(frames), chance, chance.pick(frames)).replaceAll(
          secret,
          // What portal users write themselves they may be told again.
          seat.who[0] === "portal" ? "their own" : secret,
        );
    told(`${seat.party} as ${seat.who[1]}: ${text.slice(0, 20_000)}`);
    seat.socket.sendText(text);
    const code = await settled(seat.socket);
    if (code === null) await answered(seat, text);
    const news = this.#check(seat);
    this.#judge(seat, text, news, code);
    if (code === null && this.#seats.length <= 12) return;
    seat.socket.close();
    this.#seats.splice(this.#seats.indexOf(seat), 1);
  }

  /** Whether the answer is the one that the frame must get. */
  #judge(seat: Seat, text: string, news: readonly Frame[], code: number | null): void {
    const schema = seat.party === "main" ? ToConversation : ToPerson;
    const refusals = news.filter(({ type, id }) => type === "refused" && !/^sentinel/.test(`${id}`));
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      assert.equal(code, closeCodes.badFrame, "not JSON");
      return;
    }
    const type = (value as { type?: unknown } | null)?.type;
    const tooLarge = Buffer.byteLength(text) > limits.clientFrame;
    if (tooLarge || typeof value !== "object" || value === null || typeof type !== "string") {
      assert.equal(code, closeCodes.badFrame, tooLarge ? "too large" : "no type");
      return;
    }
    const parsed = schema.safeParse(value);
    const frame = parsed.success ? parsed.data : null;
    if (frame?.type === "auth") {
      assert.ok(code === null || code === closeCodes.badToken, `closed with ${code}`);
      return;
    }
    assert.equal(code, null, "closed for a frame that is only to be refused");
    const { id } = value as { id?: unknown };
    switch (frame?.type) {
      case undefined:
      case "hello":
        assert.deepEqual(
          refusals.map(({ code }) => code),
          ["bad-request"],
        );
        if (typeof id === "string" && id.length <= 64) assert.equal(onWire(refusals[0]?.id), onWire(id));
        return;
      case "command": {
        const answers = news.filter(
          ({ type, id }) => (type === "ack" || type === "refused") && id === frame.id,
        );
        assert.equal(answers.length, 1, `answers: ${JSON.stringify(news).slice(0, 500)}`);
        return;
      }
      case "ping":
      case "got":
      case "typing":
        assert.deepEqual(refusals, []);
        return;
      case "read":
      case "mark-read":
        assert.ok(refusals.length <= 1);
    }
  }

  /** A frame to a socket that has not said hello; perhaps in a room that is not there. */
  async stranger(chance: Chance, told: (what: string) => void): Promise<void> {
    const { world, rooms } = this.#target;
    const party = chance.oneIn(4) ? "person" : "main";
    const who = chance.pick(people);
    const room = chance.oneIn(2) ? (rooms[party][0] as string) : chance.pick(rooms[party]);
    const token = await oddToken(world.practice, chance, ...who);
    const frames = goodFrames(chance, token);
    const hello = { type: "hello", v: 1, token };
    const text = chance.oneIn(2)
      ? JSON.stringify(hello)
      : mutate(chance.oneIn(2) ? hello : chance.pick(frames), chance, chance.pick(frames));
    told(`stranger to ${party}/${room} as ${who[1]}: ${text.slice(0, 20_000)}`);
    const socket = await world.dial(party, encodeURI(room));
    const seat: Seat = { party, who, socket, checked: 0 };
    socket.sendText(text);
    const code = await Promise.race([
      socket.closed,
      socket.next("welcome").then(
        () => null,
        () => socket.closed,
      ),
    ]);
    const [first] = this.#check(seat);
    if (code === null) {
      assert.equal(first?.type, "welcome");
      const { you } = first as unknown as { you: { id: string } };
      const own = await world.practice.personRoom(...who);
      assert.equal(`harbor~${you.id}`, own, "somebody else was let in");
    } else {
      // Who speaks as if admitted is told to come back.
      assert.ok(ours.includes(code) || (code === 1011 && !isHello(text)), `closed with ${code}`);
      assert.deepEqual(socket.frames, [], "who is not let in is told nothing");
    }
    socket.close();
  }

  close(): void {
    for (const { socket } of this.#seats) socket.close();
    this.#seats.length = 0;
  }
}

function isHello(text: string): boolean {
  return (JSON.parse(text) as { type?: unknown }).type === "hello";
}

/** Both ends of a socket and the two ways between them, each of which can be slow, deaf or cut. */
import type { Clock } from "./clock.ts";

/** Node 20 has no CloseEvent of its own. */
class SimCloseEvent extends Event {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;

  constructor(code: number, reason: string) {
    super("close");
    this.code = code;
    this.reason = reason;
    this.wasClean = code !== 1006;
  }
}

/** One direction of a socket: frames come in order, after a while, or not at all. */
export class Way {
  /** True where what is sent vanishes and nobody is told. */
  deaf = false;
  /** The next frame is delivered twice. */
  twice = false;
  /** Nothing arrives before this time. */
  notBefore = 0;
  readonly #clock: Clock;
  readonly #delay: () => number;
  #flying: { lost: boolean }[] = [];
  #last = 0;

  constructor(clock: Clock, delay: () => number) {
    this.#clock = clock;
    this.#delay = delay;
  }

  /** Whether everything that was sent has arrived, and what will be sent does too. */
  get isClear(): boolean {
    return !this.deaf && this.#flying.length === 0;
  }

  send(deliver: () => void): void {
    if (this.deaf) return;
    const times = this.twice ? 2 : 1;
    this.twice = false;
    const { now } = this.#clock;
    this.#last = Math.max(this.#last, this.notBefore, now + this.#delay());
    for (let time = 0; time < times; time++) {
      const flight = { lost: false };
      this.#flying.push(flight);
      this.#clock.setTimeout(() => {
        if (flight.lost) return;
        this.#flying.splice(this.#flying.indexOf(flight), 1);
        deliver();
      }, this.#last - now);
    }
  }

  /** Loses what is on its way but for a first part of it. */
  lose(part: number): void {
    for (const flight of this.#flying.splice(Math.floor(part * this.#flying.length))) flight.lost = true;
  }
}

/** The client's end: it looks like the platform's WebSocket. */
export class SimSocket extends EventTarget {
  readonly url: string;
  readonly protocol = "";
  readonly extensions = "";
  readonly bufferedAmount = 0;
  binaryType = "blob";
  readyState = 0;
  link: Link | null = null;

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(text: string): void {
    if (this.readyState === 0) throw new DOMException("still connecting", "InvalidStateError");
    if (this.readyState === 1) this.link?.toRoom(text);
  }

  close(): void {
    if (this.readyState >= 2) return;
    this.readyState = 3;
    this.link?.closedByClient();
  }

  opened(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  heard(text: string): void {
    if (this.readyState === 1) this.dispatchEvent(new MessageEvent("message", { data: text }));
  }

  ended(code: number, reason: string): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    if (code === 1006) this.dispatchEvent(new Event("error"));
    this.dispatchEvent(new SimCloseEvent(code, reason));
  }
}

/** What the room's side of a link does with what comes. */
export interface RoomSide {
  readonly received: (link: Link, text: string) => void;
  readonly closed: (link: Link) => void;
}

export interface LinkOptions {
  readonly id: string;
  readonly clock: Clock;
  readonly delay: () => number;
  readonly socket: SimSocket;
  /** The device that opened it. */
  readonly device: string;
  readonly party: string;
  readonly room: string;
  readonly side: RoomSide;
  /** Bytes that the room may keep with it. */
  readonly capacity: number;
}

/** What a room does with a socket, and each of which can throw where the socket is broken. */
export const uses = ["send", "setState", "close"] as const;
export type Use = (typeof uses)[number];

/** An open socket. What the room keeps with it outlives the room's memory. */
export class Link {
  readonly id: string;
  readonly device: string;
  readonly party: string;
  readonly room: string;
  readonly up: Way;
  readonly down: Way;
  state = "null";
  /** What the page last said to prove who it is. */
  token: string | null = null;
  /** When the platform answered a ping of the page past the room, milliseconds since 1970. */
  answered: number | null = null;
  /** When frames of the page reached the room, in milliseconds of the world. */
  readonly #heard: number[] = [];
  /** Whether the room's end is there. */
  isOpen = true;
  /** The room has closed it, although the close may still be held back. */
  isClosing = false;
  readonly capacity: number;
  /** The room wanted to close it, or to forget whose it is, and the platform threw. */
  isUndead = false;
  /** What throws: the socket is broken, and the platform has not told yet. */
  readonly broken = new Map<Use, "once" | "for good">();
  /** Milliseconds until the room's platform gives up a connection of which nothing is heard. */
  givesUpAfter = 90_000;
  readonly #clock: Clock;
  readonly #socket: SimSocket;
  readonly #side: RoomSide;

  constructor({ id, clock, delay, socket, device, party, room, side, capacity }: LinkOptions) {
    this.id = id;
    this.device = device;
    this.party = party;
    this.room = room;
    this.capacity = capacity;
    this.#clock = clock;
    this.#socket = socket;
    this.#side = side;
    this.up = new Way(clock, delay);
    this.down = new Way(clock, delay);
  }

  /** Whether the page still takes it for open. */
  get isHeld(): boolean {
    return this.#socket.readyState < 2;
  }

  /** When the room had heard from it last by a time. */
  heardBy(time: number): number {
    return this.#heard.findLast(heard => heard <= time) ?? Number.NEGATIVE_INFINITY;
  }

  toRoom(text: string): void {
    this.up.send(() => {
      if (!this.isOpen) return;
      this.#heard.push(this.#clock.now);
      if (text.includes('"token"')) this.token = (JSON.parse(text) as { token?: string }).token ?? this.token;
      this.#side.received(this, text);
    });
  }

  toClient(text: string): void {
    this.down.send(() => this.#socket.heard(text));
  }

  /** The platform answers in place of the room, milliseconds since 1970. */
  answer(text: string, at: number): void {
    if (!this.isOpen || this.isClosing) return;
    this.answered = at;
    this.toClient(text);
  }

  closedByRoom(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.down.send(() => this.#socket.ended(code, reason));
    this.#roomEnds();
  }

  closedByClient(): void {
    this.up.send(() => this.#roomEnds());
    // What comes after is nobody's, and the room of a deaf way learns it when its platform gives up.
    this.#clock.setTimeout(() => this.#roomEnds(), this.givesUpAfter);
  }

  /** Throws where it is broken for such a use. */
  try(use: Use): void {
    const broken = this.broken.get(use);
    if (broken === undefined) return;
    if (broken === "once") this.broken.delete(use);
    this.isUndead = true;
    throw new Error(`the socket is broken: ${use}`);
  }

  /** The network ends it: each end loses a part of what was on its way and learns of it by itself. */
  cut(keptUp = 0, keptDown = 0): void {
    this.up.lose(keptUp);
    this.down.lose(keptDown);
    this.up.send(() => this.#roomEnds());
    this.down.send(() => this.#socket.ended(1006, ""));
    this.deafen();
  }

  /** Nothing arrives any more and nobody is told; the room's platform gives up after a while. */
  deafen(): void {
    this.up.deaf = true;
    this.down.deaf = true;
    this.#clock.setTimeout(() => this.#roomEnds(), this.givesUpAfter);
  }

  /** The room's process is gone, and with it this end. */
  orphan(kept: number): void {
    this.isOpen = false;
    this.down.lose(kept);
    this.down.send(() => this.#socket.ended(1006, ""));
    this.deafen();
  }

  #roomEnds(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#side.closed(this);
  }
}

/** One page of one person: the real client, and the device's own network, clock and way to its tokens. */
import {
  type CareClient,
  type ConversationStore,
  createCareClient,
  type Persist,
  type Platform,
  type TaskView,
} from "@carethread/client";
import type { MemoryBrowser, MemoryTab } from "@carethread/client/memory";
import type { Notification, Side } from "@carethread/model";
import { addressed } from "./addresses.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Place } from "./place.ts";
import type { Random } from "./random.ts";
import { realResponse } from "./response.ts";
import type { Server } from "./server.ts";
import { type Link, SimSocket } from "./socket.ts";
import type { Signer } from "./tokens.ts";

/** A message that the person sent from here, known by its text, which no other message has. */
export interface Sent {
  readonly text: string;
  readonly conversation: string;
  readonly note: boolean;
  /** Whom it names, by key. */
  readonly mentions: readonly string[];
  readonly at: number;
  /** Of one page's one thread: what it sends keeps its order. */
  readonly thread: string;
  /** `kept` by the device when the page went, and so still to be sent; `forgotten` where it kept nothing. */
  state: "pending" | "acked" | "refused" | "kept" | "forgotten";
  /** It was refused for itself and tried again: what was sent after it may be there before it. */
  isTriedAgain: boolean;
}

export interface Opened {
  readonly store: ConversationStore;
  readonly name: string;
  /** What was on this screen, by its places. */
  readonly seen: Set<number>;
  /** Whether the end of the thread is on the person's screen. */
  onScreen: boolean;
}

/** What a message says besides its text. */
export interface About {
  readonly note: boolean;
  readonly mentions?: readonly string[];
  readonly support?: boolean;
}

/** A request of a page, and how it was answered. */
export interface Exchange {
  readonly place: Place | null;
  readonly token: string;
  readonly status: number;
}

export interface DeviceOptions {
  readonly name: string;
  readonly kind: Side & ("staff" | "portal");
  readonly sub: string;
  /** Of the person's practice. */
  readonly signer: Signer;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly server: Server;
  readonly epoch: number;
  /** What it shares with the person's other tabs; null for a page that may keep nothing. */
  readonly browser: MemoryBrowser | null;
  readonly persist: Persist;
  /** Seconds that a token lives. */
  readonly tokenLife: number;
  readonly answered: (device: Device, text: string, exchange: Exchange) => void;
  /** Told at once when the server's answer to a message has come. */
  readonly acked: (device: Device, sent: Sent) => void;
}

/** How often somebody who looks at a page gives a sign, in milliseconds. */
const signEvery = 5 * 60_000;

/** How often a browser, or a page that shares with no other, was signed in anew. */
const signIns = new WeakMap<object, number>();

export class Device {
  readonly name: string;
  readonly kind: "staff" | "portal";
  readonly sub: string;
  readonly opened = new Map<string, Opened>();
  readonly sent: Sent[] = [];
  readonly links = new Set<Link>();
  readonly notified: Notification[] = [];
  /** What the person looks at of what is to be done. */
  tasks: TaskView | null = null;
  client: CareClient;
  /** The device is out of power, or far from any network: it comes back as after a crash, or not at all. */
  isGone = false;
  online = true;
  visible = true;
  /** What the page's own back end does when it is asked for a token. */
  tokens: "good" | "none" | "hanging" | "old" = "good";
  /** The next request by HTTP is lost before or after it was carried out. */
  http: "ok" | "lost" | "answer-lost" = "ok";
  /** What an attempt to open a socket meets. */
  dials: "ok" | "refused" | "hanging" = "ok";
  readonly #options: DeviceOptions;
  readonly #watchers = new Set<() => void>();
  readonly #signs = new Set<() => void>();
  readonly #session = new Map<string, unknown>();
  #tab: MemoryTab | null = null;
  #threads = 0;
  #signedIn: number | undefined;
  #dateOff: number;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.name = options.name;
    this.kind = options.kind;
    this.sub = options.sub;
    // A device's own clock may be hours off.
    this.#dateOff = options.random.chance(0.3) ? (options.random.next() - 0.5) * 8 * 3_600_000 : 0;
    this.client = this.#load();
    this.#lookAt();
  }

  /** The page is loaded anew: what it held in memory is gone. A crash gives it no time for a last word. */
  reload(crash: boolean): void {
    this.#leave(crash);
    this.#signIn();
    this.client = this.#load();
  }

  /** It is gone without a word, and its sockets stay open for the rooms: for so many milliseconds. */
  vanish(ms: number): void {
    for (const link of this.links) {
      link.givesUpAfter = ms;
      link.deafen();
    }
    this.#leave(true);
    this.isGone = true;
  }

  comeBack(): void {
    if (!this.isGone) return;
    this.isGone = false;
    this.#signIn();
    this.client = this.#load();
  }

  /** Whoever finds that the session is over signs in anew: the page is another one, with the same on it. */
  comeTo(): void {
    if (this.isGone || !this.#isOver()) return;
    const open = [...this.opened.keys()];
    this.reload(false);
    for (const conversation of open) this.open(conversation);
  }

  #isOver(): boolean {
    const status = this.client.$status.get();
    return status.state === "ended" && status.reason === "session-ended";
  }

  /** What tabs of one browser share. */
  get #shared(): object {
    return this.#options.browser ?? this;
  }

  /** In one tab for all of its browser: nobody signs in twice. */
  #signIn(): void {
    if (this.#isOver() && this.#signedIn === signIns.get(this.#shared))
      signIns.set(this.#shared, (this.#signedIn ?? 0) + 1);
  }

  #lookAt(): void {
    this.#options.clock.setTimeout(() => {
      if (this.visible && !this.isGone) for (const signed of [...this.#signs]) signed();
      this.#lookAt();
    }, signEvery);
  }

  #leave(crash: boolean): void {
    const { browser, persist, clock } = this.#options;
    // Once the person was known, what was typed a moment ago is on the device.
    const keeps = browser !== null && persist !== "none" && this.client.$me.get() !== null;
    for (const sent of this.sent) {
      if (sent.state === "pending") sent.state = keeps && sent.at < clock.now ? "kept" : "forgotten";
    }
    if (crash) this.#tab?.crash();
    this.client.destroy();
    this.#tab?.crash();
    this.tasks = null;
    this.opened.clear();
  }

  /** What the device keeps of a text: `failed` is shown to the person and waits for them. */
  keeps(text: string): "waiting" | "failed" | null {
    const found = this.#kept().find(value => (value as { text?: unknown }).text === text);
    if (found === undefined) return null;
    return (found as { refused?: unknown }).refused === null ? "waiting" : "failed";
  }

  #kept(): unknown[] {
    const { browser, persist } = this.#options;
    if (browser === null || persist === "none") return [];
    return [...(persist === "device" ? browser.device : this.#session).values()];
  }

  open(conversation: string): void {
    this.comeTo();
    if (this.opened.has(conversation)) return;
    const store = this.client.conversation(conversation);
    this.opened.set(conversation, {
      store,
      name: `${this.name}/${++this.#threads}`,
      seen: new Set(),
      onScreen: false,
    });
  }

  close(conversation: string): void {
    this.opened.get(conversation)?.store.release();
    this.opened.delete(conversation);
  }

  send(conversation: string, text: string, { note, mentions = [], support = false }: About): void {
    this.comeTo();
    const opened = this.opened.get(conversation);
    if (opened === undefined) return;
    const at = this.#options.clock.now;
    const sent: Sent = {
      ...{ text, conversation, note, mentions, at, thread: opened.name },
      ...{ state: "pending", isTriedAgain: false },
    };
    this.sent.push(sent);
    opened.store.send({ text, visibility: note ? "staff" : "everyone", mentions, support }).then(
      () => {
        sent.state = "acked";
        this.#options.acked(this, sent);
      },
      () => {
        if (sent.state === "pending") sent.state = "refused";
      },
    );
  }

  /** Has what is shown from one part of it to another on the screen; gives the places. */
  read(conversation: string, part = 1, from = 0): readonly number[] {
    const opened = this.opened.get(conversation);
    const shown = opened?.store.$items.get().flatMap(({ event }) => event?.pos ?? []) ?? [];
    const seen = shown.slice(Math.floor(from * shown.length), Math.ceil(part * shown.length));
    for (const pos of seen) opened?.seen.add(pos);
    opened?.store.shows(seen);
    return seen;
  }

  /** Is done with what is there. */
  markRead(conversation: string): void {
    this.opened.get(conversation)?.store.markRead();
  }

  screen(conversation: string, on: boolean): void {
    const opened = this.opened.get(conversation);
    if (opened === undefined) return;
    opened.onScreen = on;
    opened.store.screen(on);
  }

  setOnline(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    if (!online) for (const link of this.links) link.deafen();
    this.#changed();
  }

  setVisible(visible: boolean): void {
    if (this.visible === visible) return;
    this.visible = visible;
    this.#changed();
    if (visible) this.comeTo();
  }

  heal(): void {
    this.comeBack();
    this.tokens = "good";
    this.http = "ok";
    this.dials = "ok";
    this.setOnline(true);
    this.setVisible(true);
    this.comeTo();
  }

  #changed(): void {
    for (const changed of [...this.#watchers]) changed();
  }

  #load(): CareClient {
    this.#signedIn = signIns.get(this.#shared);
    const client = createCareClient({
      server: "http://rooms.test",
      practice: this.#options.signer.practice,
      token: () => this.#token(),
      persist: this.#options.persist,
      platform: this.#platform(),
      // What the script shows was looked at.
      delays: { seenAfter: 0 },
    });
    client.onNotification(notification => this.notified.push(notification));
    return client;
  }

  #token(): Promise<string> {
    const { clock, epoch, tokenLife, signer } = this.#options;
    const now = Math.floor((epoch + clock.now) / 1000);
    const session = `s${this.#signedIn ?? ""}`;
    const mint = (at: number): string => signer.mint(this.kind, this.sub, at, tokenLife, { session });
    switch (this.tokens) {
      case "none":
        return Promise.reject(new Error("no token in this moment"));
      case "hanging":
        return new Promise(() => {});
      case "old":
        return Promise.resolve(mint(now - 2 * tokenLife - 120));
      case "good":
        return new Promise(resolve => {
          clock.setTimeout(() => resolve(mint(now)), 20);
        });
    }
  }

  #platform(): Platform {
    const { clock, random, epoch } = this.#options;
    const began = clock.now;
    const device = this;
    this.#tab = this.#options.browser?.tab(this.#session) ?? null;
    const { storage, locks, channel } = this.#tab ?? {};
    return {
      now: () => clock.now - began,
      date: () => epoch + clock.now + this.#dateOff,
      random: random.next,
      newId: random.newId,
      setTimeout: clock.setTimeout,
      clearTimeout: clock.clearTimeout,
      WebSocket: class extends SimSocket {
        constructor(url: string) {
          super(url);
          device.#dial(this);
        }
      } as unknown as typeof WebSocket,
      fetch: (input, init) => this.#fetch(new Request(input, init)),
      watch: changed => {
        this.#watchers.add(changed);
        return () => this.#watchers.delete(changed);
      },
      isOnline: () => this.online,
      isVisible: () => this.visible,
      watchPerson: signed => {
        this.#signs.add(signed);
        return () => this.#signs.delete(signed);
      },
      ...(storage && locks && channel ? { storage, locks, channel } : {}),
    };
  }

  readonly #delay = (): number => {
    const { random } = this.#options;
    return random.chance(0.8) ? 2 + random.below(10) : random.below(120);
  };

  #unreachable(): boolean {
    const { clock, faults } = this.#options;
    return !this.online || faults.downUntil > clock.now;
  }

  #dial(socket: SimSocket): void {
    const { clock, server } = this.#options;
    clock.setTimeout(() => {
      if (socket.readyState !== 0 || this.dials === "hanging") return;
      const link =
        this.dials === "refused" || this.#unreachable() ? null : server.dial(socket, this.name, this.#delay);
      if (link === null) return socket.ended(1006, "");
      socket.link = link;
      this.links.add(link);
      for (const old of this.links) if (!old.isOpen && !old.isHeld) this.links.delete(old);
      link.down.send(() => socket.opened());
    }, this.#delay());
  }

  #fetch(request: Request): Promise<Response> {
    const { clock, server } = this.#options;
    const pass = (): Promise<void> => new Promise(resolve => clock.setTimeout(resolve, this.#delay()));
    const carry = async (): Promise<Response> => {
      const fault = this.http;
      this.http = "ok";
      await pass();
      if (fault === "lost" || this.#unreachable()) throw new TypeError("fetch failed");
      const response = await server.fetch(request);
      const target = addressed(request.url);
      this.#options.answered(this, await response.text(), {
        place: target === null ? null : server.place(target.party, target.name),
        token: (request.headers.get("authorization") ?? "").replace("Bearer ", ""),
        status: response.status,
      });
      await pass();
      if (fault === "answer-lost" || !this.online) throw new TypeError("fetch failed");
      return realResponse(response);
    };
    return new Promise((resolve, reject) => {
      request.signal.addEventListener("abort", () => reject(request.signal.reason));
      carry().then(resolve, reject);
    });
  }
}

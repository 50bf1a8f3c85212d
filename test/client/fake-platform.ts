/** A platform whose clock, network and sockets the test moves by hand. */
import { defaultPlatform, type Platform, prepareConversations } from "@carethread/client";
import { personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";

// Of what a client fetches a test would not know when it comes: its clock is not the one that this takes.
await prepareConversations();

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class FakePlatform implements Platform {
  time = 0;
  online = true;
  visible = true;
  chance = 0.5;
  readonly sockets: ScriptedSocket[] = [];
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch = () => Promise.reject(new TypeError("no network in this test"));
  readonly #timers = new Map<number, Timer>();
  readonly #watchers = new Set<() => void>();
  readonly #signs = new Set<() => void>();
  readonly watchPerson?: Platform["watchPerson"];
  readonly #awaited: ((socket: ScriptedSocket) => void)[] = [];
  #ids = 0;

  /** `attended`: it knows when somebody does something, which is when the test says `act()`. */
  constructor({ attended = false } = {}) {
    if (attended) {
      this.watchPerson = acted => {
        this.#signs.add(acted);
        return () => this.#signs.delete(acted);
      };
    }
    const created = (socket: ScriptedSocket): void => {
      this.sockets.push(socket);
      this.#awaited.shift()?.(socket);
    };
    this.WebSocket = class extends ScriptedSocket {
      constructor(url: string) {
        super(url);
        created(this);
      }
    } as unknown as typeof WebSocket;
  }

  readonly now = (): number => this.time;
  readonly date = (): number => this.time;
  readonly random = (): number => this.chance;
  readonly newId = defaultPlatform().newId;
  readonly isOnline = (): boolean => this.online;
  readonly isVisible = (): boolean => this.visible;

  readonly setTimeout = (run: () => void, ms: number): number => {
    this.#timers.set(++this.#ids, { at: this.time + ms, run });
    return this.#ids;
  };

  readonly clearTimeout = (timer: unknown): void => {
    this.#timers.delete(timer as number);
  };

  readonly watch = (changed: () => void): (() => void) => {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  };

  get watchers(): number {
    return this.#watchers.size + this.#signs.size;
  }

  get timers(): number {
    return this.#timers.size;
  }

  /** The next socket that is made. */
  nextSocket(): Promise<ScriptedSocket> {
    return new Promise(resolve => this.#awaited.push(resolve));
  }

  /** Moves the clock, running what falls due in order, and what that leads to. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settle();
      const due = [...this.#timers]
        .filter(([, timer]) => timer.at <= end)
        .sort((a, b) => a[1].at - b[1].at)[0];
      if (due === undefined) break;
      this.#timers.delete(due[0]);
      this.time = due[1].at;
      due[1].run();
    }
    this.time = end;
    await settle();
  }

  /** Somebody moves the pointer, or presses a key. */
  act(): void {
    for (const acted of [...this.#signs]) acted();
  }

  /** The device's network or the page's visibility is another one now. */
  change(state: { online?: boolean; visible?: boolean }): void {
    this.online = state.online ?? this.online;
    this.visible = state.visible ?? this.visible;
    for (const changed of [...this.#watchers]) changed();
  }
}

/**
 * Lets everything run that waits for nothing but its turn: promises, a digest, and partysocket's own timer of
 * no delay, which is the platform's and fires before one that was set later.
 */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await crypto.subtle.digest("SHA-256", new Uint8Array());
    await new Promise(resolve => setTimeout(resolve, 1));
    await new Promise(resolve => setImmediate(resolve));
  }
}

class ScriptedClose extends Event {
  readonly code: number;
  readonly reason = "";
  readonly wasClean = true;

  constructor(code: number) {
    super("close");
    this.code = code;
  }
}

/** The client's end of a socket whose other end is the test. */
export class ScriptedSocket extends EventTarget {
  readonly url: string;
  readonly sent: { type: string; [key: string]: unknown }[] = [];
  readyState = 0;
  binaryType = "blob";

  constructor(url: string) {
    super();
    this.url = url;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
  }

  say(frame: unknown): void {
    this.sayText(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  sayText(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** The room, or the network, closes it. */
  end(code = 1006): void {
    this.readyState = 3;
    this.dispatchEvent(new ScriptedClose(code));
  }

  sentTypes(): string[] {
    return this.sent.map(frame => frame.type);
  }
}

/** A token that nobody signed: a client does not check signatures. */
export function fakeToken(
  sub = "kim",
  { life = 600, practice = "harbor", id = "", kind = "staff" as "staff" | "portal" } = {},
): string {
  const key = personKey(idSecretOf(practice), kind, sub);
  const who = { sub, practice, kind, name: sub, key, sid: "s" };
  const claims = { iss: "i", aud: "a", ...who, iat: 0, exp: life };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${id}`;
}

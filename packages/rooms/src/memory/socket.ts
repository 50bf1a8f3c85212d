/** Both ends of a socket in memory: the client's looks like the platform's WebSocket. */
import type { Connection } from "../base/base.ts";

interface CloseInit {
  readonly code?: number;
  readonly reason?: string;
  readonly wasClean?: boolean;
}

/** Node 20 has no CloseEvent of its own. */
class MemoryCloseEvent extends Event {
  readonly code: number;
  readonly reason: string;
  readonly wasClean: boolean;

  constructor(type: string, { code = 1000, reason = "", wasClean = true }: CloseInit = {}) {
    super(type);
    this.code = code;
    this.reason = reason;
    this.wasClean = wasClean;
  }
}

/** Where a client's socket finds its room; null where there is no server. */
export type Dial = (socket: MemorySocket, url: string) => MemoryConnection | null;

export class MemorySocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readonly url: string;
  readonly protocol = "";
  readonly extensions = "";
  readonly bufferedAmount = 0;
  binaryType = "blob";
  readyState: number = MemorySocket.CONNECTING;
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  #other: MemoryConnection | null = null;

  constructor(url: string | URL, dial: Dial) {
    super();
    this.url = String(url);
    queueMicrotask(() => {
      if (this.readyState !== MemorySocket.CONNECTING) return;
      this.#other = dial(this, this.url);
      if (this.#other === null) {
        this.#emit(new Event("error"));
        this.drop(1006, "", false);
        return;
      }
      this.readyState = MemorySocket.OPEN;
      this.#emit(new Event("open"));
      this.#other.opened();
    });
  }

  send(data: string): void {
    if (this.readyState === MemorySocket.CONNECTING)
      throw new DOMException("still connecting", "InvalidStateError");
    if (this.readyState === MemorySocket.OPEN) this.#other?.fromClient(data);
  }

  close(code = 1000, reason = ""): void {
    if (this.readyState >= MemorySocket.CLOSING) return;
    this.readyState = MemorySocket.CLOSING;
    this.#other?.gone();
    queueMicrotask(() => this.drop(code, reason, true));
  }

  /** A frame from the room. */
  deliver(text: string): void {
    queueMicrotask(() => {
      if (this.readyState === MemorySocket.OPEN) this.#emit(new MessageEvent("message", { data: text }));
    });
  }

  /** The end, as the client sees it. */
  drop(code: number, reason: string, wasClean: boolean): void {
    if (this.readyState === MemorySocket.CLOSED) return;
    this.readyState = MemorySocket.CLOSED;
    const Close = globalThis.CloseEvent ?? MemoryCloseEvent;
    this.#emit(new Close("close", { code, reason, wasClean }));
  }

  #emit(event: Event): void {
    this.dispatchEvent(event);
    if (event.type === "open") this.onopen?.(event);
    else if (event.type === "message") this.onmessage?.(event as MessageEvent);
    else if (event.type === "close") this.onclose?.(event);
    else this.onerror?.(event);
  }
}

export interface RoomEnd {
  readonly connected: (connection: Connection) => void;
  readonly received: (connection: Connection, data: string) => void;
  readonly closed: (connection: Connection) => void;
}

/** The room's end. Its state is kept as a shell keeps it: as JSON. */
export class MemoryConnection implements Connection {
  readonly id: string;
  readonly #socket: MemorySocket;
  readonly #end: RoomEnd;
  readonly #touched: (what: "send" | "state") => void;
  #state = "null";
  #open = true;

  /** What `touched` throws is what the platform throws at what the room does to this socket. */
  constructor(
    id: string,
    socket: MemorySocket,
    end: RoomEnd,
    touched: (what: "send" | "state") => void = () => {},
  ) {
    this.id = id;
    this.#socket = socket;
    this.#end = end;
    this.#touched = touched;
  }

  get open(): boolean {
    return this.#open;
  }

  opened(): void {
    this.#end.connected(this);
  }

  fromClient(data: string): void {
    queueMicrotask(() => {
      if (this.#open) this.#end.received(this, data);
    });
  }

  send(text: string): void {
    if (!this.#open) throw new Error("the socket is closed");
    this.#touched("send");
    this.#socket.deliver(text);
  }

  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.gone();
    queueMicrotask(() => this.#socket.drop(code, reason, true));
  }

  /** The network is cut: both ends only see that it is over. */
  cut(): void {
    if (!this.#open) return;
    this.gone();
    this.#socket.drop(1006, "", false);
  }

  gone(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#end.closed(this);
  }

  getState(): unknown {
    return JSON.parse(this.#state);
  }

  setState(state: unknown): void {
    if (state !== null) this.#touched("state");
    this.#state = JSON.stringify(state ?? null);
    if (this.#state.length > 2_048) throw new Error("the state of a connection is at most 2,048 bytes");
  }
}

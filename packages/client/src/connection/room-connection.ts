/**
 * One connection to one room, kept up until it is told to stop.
 *
 * partysocket gives one attempt at a time: its time limit, and dead sockets detached at once with a
 * synchronous close. *When* to try is decided here, because its own wait cannot be cut short when the network
 * returns, and its counter starts anew from an open socket, before the room has said welcome.
 */
import { afterClose, closeCodes, pageLimits, type Tolerated, wireVersion } from "@carethread/model";
import { atom, type ReadableAtom, type WritableAtom } from "nanostores";
import ReconnectingWebSocket from "partysocket/ws";
import { createBackoff, type Delays, type EndReason, type Platform, put, type Status } from "../base/base.ts";
import type { Credential, Credentials } from "./credentials.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { type Signal, type State, toStatus, transitions } from "./states.ts";

/** What a connection needs to know of the room it talks to. */
export interface Channel<Frame extends { readonly type: string }> {
  address(person: Credential["person"]): string;
  /** What the hello says besides version and token. */
  hello(): object;
  /** Checks a frame of a type that there is a handler for. */
  check(frame: unknown, type: Frame["type"]): Tolerated<Frame>;
  /** One for each type of frame that the room may send; any other type is ignored and counted. */
  readonly handlers: { readonly [T in Frame["type"]]: (frame: Extract<Frame, { type: T }>) => void };
  /** The connection was live and is no longer; with the code by which the other end closed it, if it did. */
  down?(code: number | null): void;
  /** Of portal users: what is not there for them now may come back; until then nothing of it stays. */
  comesBack?(): void;
  /** Whether a frame just sent may be what the room found bad, so that it is to be tried once more. */
  isSuspect?(): boolean;
}

export interface Connection {
  readonly $status: ReadableAtom<Status>;
  start(): void;
  /** Sends a frame if the connection is live; says whether it was handed over, which is not delivery. */
  send(frame: object): boolean;
  /** Asks whether the room is still there; without an answer the connection is made anew. */
  probe(): void;
  /** Makes the connection anew, as after any loss: for what should never happen. */
  drop(): void;
  /** Makes at once the attempt that is due later. */
  retry(): void;
  /** Frames of types, and values in others, that this version does not know. */
  unknown(): number;
  /** Ends it for good. Idempotent. */
  end(reason: EndReason): void;
}

export interface ConnectionOptions<Frame extends { readonly type: string }> {
  /** The channel, or how it is fetched: a fetch that fails is an attempt that failed. */
  readonly channel: Channel<Frame> | (() => Promise<Channel<Frame>>);
  readonly credentials: Credentials;
  readonly platform: Platform;
  readonly delays: Delays;
  /** Set where the room has said that the person's session is over. */
  readonly $over?: WritableAtom<boolean>;
}

const reasons: Readonly<Record<number, EndReason>> = {
  [closeCodes.rightLost]: "right-lost",
  [closeCodes.notFound]: "not-found",
  [closeCodes.wrongVersion]: "wrong-version",
  [closeCodes.sessionEnded]: "session-ended",
};

const encoder = new TextEncoder();

export function createConnection<Frame extends { readonly type: string }>({
  channel: given,
  credentials,
  platform,
  delays,
  $over,
}: ConnectionOptions<Frame>): Connection {
  const $status = atom<Status>({ state: platform.isOnline() ? "connecting" : "offline" });
  const backoff = createBackoff(delays, platform.random);
  let channel = typeof given === "function" ? null : given;
  let isFetching = false;
  let state: State = "idle";
  let reason: EndReason = "bad-frame";
  let tried = false;
  let reached = false;
  let away = false;
  let online = platform.isOnline();
  let visible = platform.isVisible();
  let timer: unknown = null;
  let retryAt: number | null = null;
  let atLeast = 0;
  let liveSince: number | null = null;
  let token = "";
  let side = "";
  let address = "";
  let received = 0;
  let unknown = 0;

  const socket = new ReconnectingWebSocket(() => address, null, {
    WebSocket: platform.WebSocket,
    // Ours comes first: it is on the platform's clock.
    connectionTimeout: 2 * delays.openWithin,
    maxEnqueuedMessages: 0,
    startClosed: true,
    shouldReconnectOnClose: () => false,
  });
  socket.onopen = () => signal("opened");
  socket.onmessage = event => receive(event.data);
  socket.onclose = event => closed(event.code);
  // An error without a close: the address is refused before there is a socket.
  socket.onerror = () => closed(1006);

  const heartbeat = createHeartbeat({
    platform,
    delays,
    ping: () => socket.send('{"type":"ping"}'),
    dead: () => signal("lost"),
  });

  const enter: Readonly<Record<State, () => void>> = {
    idle() {},
    asking() {
      proceed();
    },
    tokenless() {},
    resting() {},
    opening() {
      received = 0;
      setTimer(() => signal("lost"), delays.openWithin);
      socket.reconnect();
    },
    greeting() {
      socket.send(JSON.stringify({ type: "hello", v: wireVersion, token, ...channel?.hello() }));
      setTimer(() => signal("lost"), delays.welcomeWithin);
    },
    live() {
      tried = true;
      reached = true;
      away = false;
      liveSince = platform.now();
      credentials.accepted(token);
      heartbeat.start();
      if (credentials.take() !== null) refreshToken();
    },
    waiting() {
      tried = true;
      // A welcome alone proves little: a room that fails after it must not be asked without a pause.
      if (liveSince !== null && platform.now() - liveSince >= delays.settled) backoff.reset();
      liveSince = null;
      const delay = away ? delays.unavailable : backoff.next(atLeast);
      atLeast = 0;
      retryIn(delay);
    },
    ended() {
      unwatch();
      unlisten();
    },
  };

  /**
   * Moves to the next state, runs what belongs to it and then `first`, and only then tells the page. `code` is
   * the other end's: our own close has one as well, which blames nobody.
   */
  function signal(name: Signal, { first, code = null }: { first?: () => void; code?: number | null } = {}) {
    const next = transitions[state][name];
    if (next === undefined) return;
    const wasLive = state === "live";
    state = next;
    platform.clearTimeout(timer);
    retryAt = null;
    if (next === "waiting" || next === "ended") {
      heartbeat.stop();
      // Detaches at once: nothing that a dropped socket still says is heard.
      socket.close();
    }
    if (wasLive) channel?.down?.(code);
    enter[next]();
    first?.();
    publish();
  }

  function publish(): void {
    const noToken = credentials.noToken();
    put($status, toStatus(state, { tried, reached, away, online, retryAt, reason, noToken }));
  }

  function setTimer(run: () => void, ms: number): void {
    platform.clearTimeout(timer);
    timer = platform.setTimeout(run, ms);
  }

  function retryIn(ms: number): void {
    retryAt = platform.now() + ms;
    setTimer(() => signal("due"), ms);
  }

  async function fetchChannel(fetch: () => Promise<Channel<Frame>>): Promise<void> {
    if (isFetching) return;
    isFetching = true;
    try {
      channel = await fetch();
    } catch (error) {
      console.warn("Carethread: a part could not be loaded:", error);
    }
    isFetching = false;
    if (channel === null) signal("lost");
    else if (state === "asking") proceed();
  }

  function proceed(): void {
    if (channel === null) {
      if (typeof given === "function") fetchChannel(given);
      return;
    }
    const credential = credentials.take();
    if (credential !== null) {
      token = credential.token;
      side = credential.side;
      address = channel.address(credential.person);
      signal("token");
    } else if (credentials.failing()) signal("token-failed");
    else if (credentials.isResting()) signal("rested");
  }

  function refreshToken(): void {
    const current = credentials.take();
    if (current === null || current.token === token) return;
    token = current.token;
    socket.send(JSON.stringify({ type: "auth", token }));
  }

  function closed(code: number): void {
    // A command that is bad by itself must not take the conversation away: it is sent once more, then parked.
    const isSuspect = code === closeCodes.badFrame && state === "live" && channel?.isSuspect?.() === true;
    switch (isSuspect ? "retry" : afterClose(code)) {
      case "stop":
        if (code === closeCodes.notFound && channel?.comesBack && side === "portal") {
          away = true;
          channel.comesBack();
          signal("lost", { code });
        } else end(reasons[code] ?? "bad-frame");
        if (code === closeCodes.sessionEnded) $over?.set(true);
        break;
      case "renew-token":
        credentials.refuse(token);
        signal("lost", { code });
        break;
      case "retry-slowly":
        atLeast = delays.retrySlow;
        signal("lost", { code });
        break;
      case "retry":
        signal("lost", { code });
        break;
    }
  }

  function receive(data: unknown): void {
    heartbeat.heard();
    if (typeof data !== "string" || channel === null) {
      signal("lost");
      return;
    }
    received += encoder.encode(data).length;
    let parsed: unknown;
    try {
      parsed = JSON.parse(data);
    } catch {
      signal("lost");
      return;
    }
    const type = (parsed as { type?: unknown } | null)?.type;
    if (type === "pong") heartbeat.answered();
    if (typeof type !== "string" || !Object.hasOwn(channel.handlers, type)) {
      unknown++;
    } else {
      const checked = channel.check(parsed, type as Frame["type"]);
      if (!checked.success) {
        signal("lost");
        return;
      }
      unknown += checked.unknown;
      const frame = checked.data;
      const handler = channel.handlers[frame.type as Frame["type"]] as (frame: Frame) => void;
      if (state === "greeting") {
        if (type === "welcome") signal("welcomed", { first: () => handle(frame, handler) });
      } else handle(frame, handler);
    }
    if (received >= pageLimits.confirmEvery && send({ type: "got", bytes: received })) received = 0;
  }

  function handle(frame: Frame, handler: (frame: Frame) => void): void {
    try {
      handler(frame);
    } catch (error) {
      // What the room says does not fit what it said before: begin again from what it says next.
      console.error(error);
      signal("lost");
    }
  }

  function send(frame: object): boolean {
    return state === "live" && socket.send(JSON.stringify(frame));
  }

  function end(why: EndReason): void {
    if (state === "ended") {
      // How signing out went is known later than that it began.
      if (why !== "not-wiped") return;
      reason = why;
      publish();
      return;
    }
    reason = why;
    signal("stop");
  }

  const unlisten = credentials.listen(news => {
    if (state === "live") refreshToken();
    else if (news === "failed") signal("token-failed");
    else if (state === "asking" || state === "tokenless" || state === "resting") proceed();
    publish();
  });

  const unwatch = platform.watch(() => {
    const cameOnline = !online && platform.isOnline();
    const hid = visible && !platform.isVisible();
    online = platform.isOnline();
    visible = platform.isVisible();
    if (state === "live") {
      if (visible) heartbeat.probe();
    } else if (online && !hid) {
      // An attempt from before the network's return may hang until its time limit.
      if (cameOnline && (state === "opening" || state === "greeting")) signal("lost");
      const soon = platform.random() * delays.wakeSpread;
      if (state === "waiting" && (retryAt === null || retryAt > platform.now() + soon)) retryIn(soon);
    }
    publish();
  });

  return {
    $status,
    start: () => signal("start"),
    send,
    probe() {
      if (state === "live") heartbeat.probe();
    },
    drop: () => signal("lost"),
    retry() {
      if (state === "waiting") signal("due");
    },
    unknown: () => unknown,
    end,
  };
}

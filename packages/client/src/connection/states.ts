/** The states of a connection to one room, how it moves between them, and what a person is told of each. */
import { assertNever, type EndReason, type Status } from "../base/base.ts";

export type State =
  /** Made, not yet started. */
  | "idle"
  /** Waits for a token. */
  | "asking"
  /** Waits for a token, and the page failed to give one. */
  | "tokenless"
  /** A socket is being opened. */
  | "opening"
  /** The hello is sent. */
  | "greeting"
  /** Welcomed. */
  | "live"
  /** Lost; tries again after a while. */
  | "waiting"
  /** Over. */
  | "ended";

export type Signal = "start" | "token" | "token-failed" | "opened" | "welcomed" | "lost" | "due" | "stop";

/** A signal that a state does not name is ignored in it. */
export const transitions: Readonly<Record<State, Readonly<Partial<Record<Signal, State>>>>> = {
  idle: { start: "asking", stop: "ended" },
  asking: { token: "opening", "token-failed": "tokenless", stop: "ended" },
  tokenless: { token: "opening", stop: "ended" },
  opening: { opened: "greeting", lost: "waiting", stop: "ended" },
  greeting: { welcomed: "live", lost: "waiting", stop: "ended" },
  live: { lost: "waiting", stop: "ended" },
  waiting: { due: "asking", stop: "ended" },
  ended: {},
};

export interface Circumstances {
  /** True from the first welcome or the first failure. */
  readonly tried: boolean;
  readonly online: boolean;
  readonly retryAt: number | null;
  readonly reason: EndReason;
}

/** What a person is told. */
export function toStatus(state: State, { tried, online, retryAt, reason }: Circumstances): Status {
  if (state === "ended") return { state: "ended", reason };
  if (state === "live") return { state: "live" };
  if (!online) return { state: "offline" };
  switch (state) {
    case "idle":
    case "asking":
    case "opening":
    case "greeting":
      return tried ? { state: "reconnecting", retryAt: null } : { state: "connecting" };
    case "tokenless":
      return { state: "no-token" };
    case "waiting":
      return { state: "reconnecting", retryAt };
    default:
      return assertNever(state);
  }
}

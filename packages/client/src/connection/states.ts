/** The states of a connection to one room, how it moves between them, and what a person is told of each. */
import { assertNever, type EndReason, type NoToken, type Status } from "../base/base.ts";

export type State =
  /** Made, not yet started. */
  | "idle"
  /** Waits for a token, and where the channel is fetched, for that. */
  | "asking"
  /** Waits for a token, and the page failed to give one. */
  | "tokenless"
  /** Waits for a token, and for the person to be there, without whom none is asked for. */
  | "resting"
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

export type Signal =
  | "start"
  | "token"
  | "token-failed"
  | "rested"
  | "opened"
  | "welcomed"
  | "lost"
  | "due"
  | "stop";

/** A signal that a state does not name is ignored in it. */
export const transitions: Readonly<Record<State, Readonly<Partial<Record<Signal, State>>>>> = {
  idle: { start: "asking", stop: "ended" },
  asking: {
    token: "opening",
    "token-failed": "tokenless",
    rested: "resting",
    lost: "waiting",
    stop: "ended",
  },
  resting: { token: "opening", "token-failed": "tokenless", stop: "ended" },
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
  /** True from the first welcome. */
  readonly reached: boolean;
  /** True from hearing that there is nothing for this person to the next welcome. */
  readonly away: boolean;
  readonly noToken: NoToken | null;
  readonly online: boolean;
  readonly retryAt: number | null;
  readonly reason: EndReason;
}

/** What a person is told. */
export function toStatus(state: State, circumstances: Circumstances): Status {
  const { tried, reached, away, online, retryAt, reason, noToken } = circumstances;
  if (state === "ended") return { state: "ended", reason };
  if (state === "live") return { state: "live" };
  if (away) return { state: "unavailable" };
  if (!online) return { state: "offline" };
  if (noToken !== null) return noToken;
  switch (state) {
    case "idle":
    case "asking":
    case "opening":
    case "greeting":
    case "tokenless":
      return tried ? { state: "reconnecting", retryAt: null, reached } : { state: "connecting" };
    case "resting":
      return { state: "paused" };
    case "waiting":
      return { state: "reconnecting", retryAt, reached };
    default:
      return assertNever(state);
  }
}

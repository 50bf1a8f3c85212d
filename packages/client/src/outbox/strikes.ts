/** Whether a connection broke because of what was in flight: such a message must not be sent for ever. */
import { closeCodes, type RefusalCode } from "@carethread/model";

/** Closes by which the other end says that what it got was wrong. */
const blames: Readonly<Record<number, RefusalCode>> = {
  1002: "bad-request",
  1003: "bad-request",
  1007: "bad-request",
  1008: "bad-request",
  1009: "too-large",
  [closeCodes.badFrame]: "bad-request",
};

/** Once may be chance. */
const mostStrikes = 2;

/** A network that comes and goes breaks sockets as well, and so does a room that starts anew: be patient. */
const mostCuts = 10;

export interface Strike {
  readonly strikes: number;
  /** What the message is refused with; null while it may be sent once more. */
  readonly refused: RefusalCode | null;
}

/** `cuts`: how often in a row the connection broke soon after the message was sent. */
export function strikeOf(code: number | null, strikes: number, cuts: number): Strike {
  const blame = code === null ? undefined : blames[code];
  if (blame !== undefined) {
    return { strikes: strikes + 1, refused: strikes + 1 >= mostStrikes ? blame : null };
  }
  return { strikes, refused: cuts >= mostCuts ? "server-error" : null };
}

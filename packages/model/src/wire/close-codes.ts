/** Why a room ends a socket, and what a client does next. The numbers echo HTTP's. */
export type CloseAction =
  /** Ask for a new token, then connect again. */
  | "renew-token"
  /** Connect again after the usual delay. */
  | "retry"
  /** Connect again, slowly. */
  | "retry-slowly"
  /** Stay away: trying again cannot help. */
  | "stop";

export const closeCodes = {
  badFrame: 4400,
  badToken: 4401,
  rightLost: 4403,
  notFound: 4404,
  tooSlow: 4408,
  wrongVersion: 4409,
  sessionEnded: 4410,
  tooFast: 4429,
} as const;

const actions: Readonly<Record<number, CloseAction>> = {
  [closeCodes.badFrame]: "stop",
  [closeCodes.badToken]: "renew-token",
  [closeCodes.rightLost]: "stop",
  [closeCodes.notFound]: "stop",
  [closeCodes.tooSlow]: "retry",
  [closeCodes.wrongVersion]: "stop",
  [closeCodes.sessionEnded]: "stop",
  [closeCodes.tooFast]: "retry-slowly",
};

/** What a client does after a socket closed with this code; any code that is not ours is the network's. */
export function afterClose(code: number): CloseAction {
  return actions[code] ?? "retry";
}

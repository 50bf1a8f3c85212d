/** How long a session lasts: by itself, and without a sign of the person whose it is. Rooms and pages ask the same rule. */

/** Milliseconds. */
export interface SessionLimits {
  /** From the person's last sign to the end. */
  readonly idle: number;
  /** From the beginning to the end, whatever is done. */
  readonly length: number;
  /** How long before the end the person is warned; at most half of what there is. */
  readonly warning: number;
}

/** By whichever clock asks. */
export interface SessionTimes {
  readonly since: number;
  /** The person's own last sign. */
  readonly activeAt: number;
}

/**
 * - `open`: nothing is said of it until `next`;
 * - `warned`: it ends at `endsAt`, unless the person gives a sign, where that can keep it (`stays`);
 * - `over`: for want of a sign of the person, or by its length.
 */
export type SessionStanding =
  | { readonly state: "open"; readonly next: number }
  | { readonly state: "warned"; readonly endsAt: number; readonly stays: boolean }
  | { readonly state: "over"; readonly why: "idle" | "length" };

export function sessionAt(
  { since, activeAt }: SessionTimes,
  limits: SessionLimits,
  now: number,
): SessionStanding {
  // A sign that is older than the session is none of its own.
  const idleAt = Math.max(since, activeAt) + limits.idle;
  const fullAt = since + limits.length;
  const stays = idleAt < fullAt;
  const endsAt = stays ? idleAt : fullAt;
  if (now >= endsAt) return { state: "over", why: stays ? "idle" : "length" };
  const next = endsAt - Math.min(limits.warning, (stays ? limits.idle : limits.length) / 2);
  return now < next ? { state: "open", next } : { state: "warned", endsAt, stays };
}

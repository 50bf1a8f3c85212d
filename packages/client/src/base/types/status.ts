/** How a connection is, as a person is told of it, and their session. */
import type { SessionCard } from "@carethread/model";

/**
 * Why a connection ended for good; the page says it in words. `not-wiped`: signed out, and something of the person may
 * still be on the device. `session-ended`: the person has to sign in again; what they had not sent is kept.
 */
export type EndReason =
  | "not-found"
  | "right-lost"
  | "wrong-version"
  | "bad-frame"
  | "signed-out"
  | "not-wiped"
  | "session-ended";

/**
 * There is no token. `expired`: the person has to sign in again, because the page said so (`session-expired`) or the
 * server refused what it gave; `failed`: anything else. `message` is for developers and has no patient data.
 */
export interface NoToken {
  readonly state: "no-token";
  readonly reason: "expired" | "failed";
  readonly message: string;
}

/**
 * What a person is told of a connection.
 * - `connecting`: the first attempt is under way, nothing was shown yet;
 * - `live`: welcomed, and everything sent from here on arrives;
 * - `reconnecting`: it was live, or, where `reached` is false, never yet; it tries by itself, `retryAt` says when (monotonic
 *   ms of the platform);
 * - `offline`: the device says that it has no network; it tries when that changes;
 * - `paused`: the token has ended and nobody is there; it goes on when the person is back;
 * - `no-token`: the host's page gives no token that the server takes; it is asked again by itself, and by `retry()`;
 * - `unavailable`: the practice offers no messages in the portal now, and nothing of any is shown; asked again by itself;
 * - `ended`: it will not try again, for `reason`.
 */
export type Status =
  | { readonly state: "connecting" | "live" | "offline" | "paused" | "unavailable" }
  | { readonly state: "reconnecting"; readonly retryAt: number | null; readonly reached: boolean }
  | NoToken
  | { readonly state: "ended"; readonly reason: EndReason };

/**
 * How long the session goes on.
 * - `open`: nothing is to be said of it;
 * - `warned`: it ends at `endsAt` (monotonic ms of the platform). Any sign of the person, as a key, keeps it where it
 *   `stays`; else it ends by its length.
 */
export type SessionState =
  | { readonly state: "open" }
  | { readonly state: "warned"; readonly endsAt: number; readonly stays: boolean };

export interface Sessions {
  /** Those that go on, this page's own first. Rejects with a CareError. */
  list(): Promise<readonly SessionCard[]>;
  /** Ends one by its `id`, all but this page's own, or all of them. Rejects with a CareError. */
  end(which: string): Promise<void>;
}

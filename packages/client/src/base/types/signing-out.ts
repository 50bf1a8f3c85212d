/** What signing out would lose, and how it went. */

/** How much was written and is not with the server. */
export interface Unsent {
  /** Messages that wait or were refused, in all conversations. */
  readonly messages: number;
  /** Texts that were typed and not sent. */
  readonly drafts: number;
}

export interface SignOutOptions {
  /** Signs out although something is unsent, which is then lost. */
  readonly discard?: boolean;
}

/**
 * How signing out went.
 * - `done`: nothing of the person is on the device;
 * - `unsent`: something unsent would be lost, and nothing was done: ask, then sign out with `discard`;
 * - `not-wiped`: signed out, but the device did not answer, or no token ever said whose words it keeps. The same
 *   call tries again.
 */
export type SignedOut = "done" | "unsent" | "not-wiped";

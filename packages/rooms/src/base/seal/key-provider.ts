/** Who has the keys of practices. They wrap the keys of rooms, and need never leave where they are. */

export interface KeyProvider {
  /** What the newest key is called. What is wrapped under another name is wrapped anew when the room next writes. */
  readonly newest: string;
  /**
   * Wraps a room's key by the newest key of its practice; of the deployment's own rooms it is `operator`. `place` is
   * authenticated: with another one it cannot be unwrapped.
   */
  wrap(practice: string, key: Uint8Array, place: string): Promise<Uint8Array>;
  /** Rejects with a SealError about the key where the key of that name is not there, or did not wrap this. */
  unwrap(practice: string, by: string, wrapped: Uint8Array, place: string): Promise<Uint8Array>;
}

/** What a client of either product is to a network that fails: somebody who writes, and to whom messages are shown. */

/** A message as it stands before a person; `place` is its place in the server's order, null where it waits to be sent. */
export interface Shown {
  readonly text: string;
  readonly place: number | null;
}

export interface Participant {
  /** Resolves when the message was acked; rejects where the client gave it up. */
  say(text: string): Promise<unknown>;
  /** What is shown, in order. */
  shown(): readonly Shown[];
  /** Called whenever something else is shown. */
  changed: () => void;
  leave(): void;
}

/** A product with a conversation for ten people. */
export interface Product {
  readonly name: string;
  /** Where its server is; the clients reach it through proxies. */
  readonly url: () => string;
  /** Resolves when the person is in the conversation. */
  join(person: number, url: string): Promise<Participant>;
}

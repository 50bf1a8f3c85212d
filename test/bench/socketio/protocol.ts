/** What the rival's server and its clients say to each other. */

export interface Joining {
  readonly conversation: string;
  /** The last message that this client has, or 0. */
  readonly offset: number;
}

/** As large as an event of ours. */
export interface ChatEvent {
  readonly id: string;
  readonly at: number;
  readonly by: { readonly id: string; readonly side: string; readonly name: string; readonly title: string };
  readonly type: "message";
  readonly body: { readonly text: string };
  readonly visibility: string;
  readonly received: readonly string[];
  /** The message's place in the table, by which a client resumes. */
  readonly pos: number;
}

export interface FromServer {
  message(event: ChatEvent): void;
}

export interface FromClient {
  /** `offset` is the client's own id of the message: sent again, the message is stored once. */
  message(text: string, offset: string, done: (pos: number | null) => void): void;
}

import type { LoggedEvent } from "@carethread/model";
import type { Http, Session } from "../connection/connection.ts";
import { patiently } from "./patiently.ts";

interface Reading {
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly conversation: string;
  /** What was said later is left out, milliseconds since 1970. */
  readonly until: number;
  readonly signal: AbortSignal;
}

/** A conversation from its beginning, page by page: the next one is asked for when the last one is used up. */
export async function* eventsOf({
  session,
  http,
  conversation,
  until,
  signal,
}: Reading): AsyncGenerator<LoggedEvent> {
  for (let after = 0; ; ) {
    const { events, hasNewer } = await patiently(
      session,
      async () => (await http()).events(conversation, { after }, signal),
      signal,
    );
    for (const event of events) {
      if (event.at > until) return;
      yield event;
    }
    const last = events.at(-1);
    if (!hasNewer || last === undefined) return;
    after = last.pos;
  }
}

/** The person's room: who one is, the badge, the inbox. All that a badge in a menu needs. */
import { FromPerson, type Person } from "@carethread/model";
import { atom } from "nanostores";
import type { Connection } from "./connection.ts";
import { createInbox } from "./inbox.ts";
import { createSession, type Session } from "./session.ts";
import { put } from "./stores.ts";
import type { CareClientOptions, EndReason, PersonClient } from "./types.ts";

export interface PersonRoom {
  readonly stores: Pick<PersonClient, "$status" | "$me" | "$badge" | "inbox">;
  readonly connection: Connection;
  /** Ends the connection and forgets what it told. */
  end(reason: EndReason): void;
}

export function openPersonRoom(session: Session): PersonRoom {
  const { addresses, credentials } = session;
  const $me = atom<Person | null>(null);
  const $badge = atom<number | null>(null);
  let person = "";

  const inbox = createInbox(async cursor => (await session.http()).rows(person, cursor));

  const connection = session.connect<FromPerson>({
    address(key) {
      person = key;
      return addresses.socket("person", key);
    },
    hello: () => ({}),
    schema: FromPerson,
    handlers: {
      welcome(frame) {
        put($me, frame.you);
        put($badge, frame.badge);
        inbox.welcome(frame);
      },
      row: inbox.row,
      badge: frame => put($badge, frame.n),
      refused() {},
      pong() {},
    },
  });

  connection.start();

  return {
    stores: { $status: connection.$status, $me, $badge, inbox: inbox.store },
    connection,
    end(reason) {
      connection.end(reason);
      credentials.forget();
      put($me, null);
      put($badge, null);
      inbox.clear();
    },
  };
}

/** The badge and the inbox of one person, without conversations: small enough for every page of a host. */
export function createPersonClient(options: CareClientOptions): PersonClient {
  const room = openPersonRoom(createSession(options));
  return { ...room.stores, destroy: () => room.end("signed-out") };
}

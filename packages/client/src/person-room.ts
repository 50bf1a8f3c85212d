/** The person's room: who one is, the badge, the inbox. */
import { FromPerson, type Person } from "@carethread/model";
import { atom } from "nanostores";
import type { Connection } from "./connection.ts";
import { createInbox } from "./inbox.ts";
import { lazyHttp } from "./lazy-http.ts";
import type { Session } from "./session.ts";
import { put } from "./stores.ts";
import type { CareClient, EndReason } from "./types.ts";

export interface PersonRoom {
  readonly stores: Pick<CareClient, "$status" | "$me" | "$badge" | "inbox">;
  readonly connection: Connection;
  /** Ends the connection and forgets what it told. */
  end(reason: EndReason): void;
}

export function openPersonRoom(session: Session): PersonRoom {
  const { addresses, credentials } = session;
  const $me = atom<Person | null>(null);
  const $badge = atom<number | null>(null);
  let person = "";

  const inbox = createInbox(async cursor => (await lazyHttp(session)).rows(person, cursor));

  const connection = session.connect<FromPerson>({
    address(key) {
      person = key;
      return addresses.socket("person", key);
    },
    hello: () => ({}),
    check: frame => FromPerson.safeParse(frame),
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

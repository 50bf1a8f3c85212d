import { badgeFrames, type FromPersonToBadge, type Tolerated } from "@carethread/model";
import { atom } from "nanostores";
import { type CareClientOptions, type EndReason, type PersonClient, put } from "./base/base.ts";
import { createSession } from "./connection/connection.ts";
import { createSignedIn } from "./signed-in/signed-in.ts";

type Frame = FromPersonToBadge & { readonly session?: unknown };

/**
 * There is no enumeration in what a badge reads, of which a newer room may know more. What is said of the session is read by
 * what watches over it, which comes later.
 */
function read(frame: unknown, type: FromPersonToBadge["type"]): Tolerated<Frame> {
  const { success } = badgeFrames[type].safeParse(frame);
  return { success, data: frame as Frame, unknown: 0 } as Tolerated<Frame>;
}

/**
 * The badge, and nothing else: small enough for every page of a host. What it imports is chosen module by module for
 * that reason. Throws a TypeError for options that can never work.
 */
export function createPersonClient(options: CareClientOptions): PersonClient {
  const session = createSession(options);
  const { addresses, credentials, connect } = session;
  const signedIn = createSignedIn(session, frame => connection.send(frame));
  const $badge = atom<number | null>(null);

  const connection = connect<Frame>({
    address: key => addresses.socket("person", key),
    hello: () => ({}),
    comesBack: () => put($badge, null),
    check: read,
    handlers: {
      welcome(frame) {
        put($badge, frame.badge);
        signedIn.welcome(frame.session);
      },
      badge: frame => put($badge, frame.n),
      pong() {},
    },
  });

  function end(reason: EndReason): void {
    signedIn.end();
    connection.end(reason);
    credentials.forget();
    put($badge, null);
  }

  session.$over.listen(() => end("session-ended"));
  connection.start();

  return {
    $status: connection.$status,
    $badge,
    retry() {
      session.retry();
      connection.retry();
    },
    keepAlive: session.attendance.came,
    destroy: () => end("signed-out"),
  };
}

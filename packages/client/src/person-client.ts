import { badgeFrames, type FromPersonToBadge, type Tolerated } from "@carethread/model";
import { atom } from "nanostores";
import { type CareClientOptions, type PersonClient, put } from "./base/base.ts";
import { createSession } from "./connection/connection.ts";

/** There is no enumeration in what a badge reads, of which a newer room may know more. */
function read(frame: unknown, type: FromPersonToBadge["type"]): Tolerated<FromPersonToBadge> {
  const { success, data } = badgeFrames[type].safeParse(frame);
  return success ? { success, data, unknown: 0 } : { success };
}

/**
 * The badge, and nothing else: small enough for every page of a host. What it imports is chosen module by module for
 * that reason. Throws a TypeError for options that can never work.
 */
export function createPersonClient(options: CareClientOptions): PersonClient {
  const { addresses, credentials, connect } = createSession(options);
  const $badge = atom<number | null>(null);

  const connection = connect<FromPersonToBadge>({
    address: key => addresses.socket("person", key),
    hello: () => ({}),
    comesBack: () => put($badge, null),
    check: read,
    handlers: {
      welcome: frame => put($badge, frame.badge),
      badge: frame => put($badge, frame.n),
      pong() {},
    },
  });

  connection.start();

  return {
    $status: connection.$status,
    $badge,
    retry() {
      credentials.retry();
      connection.retry();
    },
    destroy() {
      connection.end("signed-out");
      credentials.forget();
      put($badge, null);
    },
  };
}

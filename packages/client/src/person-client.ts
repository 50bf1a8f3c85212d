import { badgeFrames, type FromPersonToBadge, type Person, readTolerantly } from "@carethread/model";
import { atom } from "nanostores";
import { type CareClientOptions, type PersonClient, put } from "./base/base.ts";
import { createSession } from "./connection/connection.ts";

/**
 * Who one is and the badge, and nothing else: small enough for every page of a host. What it imports is chosen
 * module by module for that reason. Throws a TypeError for options that can never work.
 */
export function createPersonClient(options: CareClientOptions): PersonClient {
  const { addresses, credentials, connect } = createSession(options);
  const $me = atom<Person | null>(null);
  const $badge = atom<number | null>(null);

  const connection = connect<FromPersonToBadge>({
    address: key => addresses.socket("person", key),
    hello: () => ({}),
    check: (frame, type) => readTolerantly<FromPersonToBadge>(badgeFrames[type], frame),
    handlers: {
      welcome(frame) {
        put($me, frame.you);
        put($badge, frame.badge);
      },
      badge: frame => put($badge, frame.n),
      pong() {},
    },
  });

  connection.start();

  return {
    $status: connection.$status,
    $me,
    $badge,
    retry() {
      credentials.retry();
      connection.retry();
    },
    destroy() {
      connection.end("signed-out");
      credentials.forget();
      put($me, null);
      put($badge, null);
    },
  };
}

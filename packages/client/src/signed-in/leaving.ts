/** Tells the person's room that their session is over, by a request that outlives the socket, and the page. */
import type { Credential, Session } from "../connection/connection.ts";

export type Leaving = "idle" | "length" | "signed-out";

export function tellLeaving(
  { addresses, platform }: Pick<Session, "addresses" | "platform">,
  { token, person }: Credential,
  why: Leaving,
): void {
  const request = async (): Promise<unknown> =>
    platform.fetch(
      new Request(`${addresses.server}/${addresses.path("person", person)}/sessions`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ leave: why }),
        keepalive: true,
      }),
    );
  // The room ends it by itself.
  request().catch(() => {});
}

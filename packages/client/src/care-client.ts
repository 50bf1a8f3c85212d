import { CareError } from "./care-error.ts";
import { createConversations } from "./conversations.ts";
import type { Http } from "./http.ts";
import { lazyHttp } from "./lazy-http.ts";
import { openPersonRoom } from "./person-room.ts";
import { createSession } from "./session.ts";
import type { CareClient, CareClientOptions } from "./types.ts";

/** The client of one person on one page. Throws a TypeError for options that can never work. */
export function createCareClient(options: CareClientOptions): CareClient {
  const session = createSession(options);
  const person = openPersonRoom(session);
  const conversations = createConversations(session);
  let ended = false;

  function end(): void {
    if (ended) return;
    ended = true;
    conversations.end("signed-out");
    person.end("signed-out");
  }

  async function http(): Promise<Http> {
    if (ended) throw new CareError("signed-out");
    return lazyHttp(session);
  }

  return {
    ...person.stores,
    server: session.addresses.server,
    practice: options.practice,
    conversation: conversations.acquire,
    findPatients: async (q, { signal } = {}) => (await http()).patients(q, signal),
    start: async command => (await (await http()).start(command)).id,
    newId: session.platform.newId,
    signOut: end,
    destroy: end,
  };
}

/** An outbox by itself: on a shelf of its own, or on that of a person's other tabs. */

import type { Persist } from "@carethread/client";
import { createMessageFiles } from "@carethread/client/attachments/attachments";
import { defaultDelays } from "@carethread/client/base/delays";
import type { Credentials } from "@carethread/client/connection/credentials";
import { createShelf, type Shelf } from "@carethread/client/kept/shelf";
import { createOutbox, createWriting, type Outbox, type Writing } from "@carethread/client/outbox/outbox";
import { createTurns } from "@carethread/client/outbox/turns";
import type { FakePlatform } from "./fake-platform.ts";

export const conversation = "c".repeat(26);

/** A shelf of the person of this key, who is known from the beginning. */
export function createTestShelf(
  platform: FakePlatform,
  { persist = "none", person = "p".repeat(26) }: { persist?: Persist; person?: string } = {},
): Shelf {
  const credentials = {
    take: () => ({ token: "", person }),
    listen(listener: (news: "token") => void) {
      queueMicrotask(() => listener("token"));
      return () => {};
    },
  } as unknown as Credentials;
  const addresses = { server: "https://rooms.test" } as never;
  return createShelf({ addresses, credentials, platform, delays: defaultDelays } as never, persist);
}

export function createTestOutbox(
  platform: FakePlatform,
  shelf: Shelf = createTestShelf(platform),
): { outbox: Outbox & Pick<Writing, "send" | "discard" | "isBusy">; shelf: Shelf } {
  const writing = createWriting({ conversation, shelf, platform });
  const outbox = createOutbox({
    conversation,
    shelf,
    platform,
    delays: defaultDelays,
    writing,
    turns: createTurns("turns", platform, defaultDelays.turnWithin),
    files: createMessageFiles(conversation, shelf, platform),
    sealing: { seal: () => null, refused: () => {}, old: () => {} },
    changed: () => {},
  });
  const { send, discard, isBusy } = writing;
  return { outbox: { ...outbox, send, discard, isBusy }, shelf };
}

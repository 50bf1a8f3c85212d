/** Opens an encrypted conversation's log that is read from its beginning, as where it is taken out. */
import { isKnown, type LoggedEvent, standsInEncrypted } from "@carethread/model";
import type { KnownFiles } from "../attachments/attachments.ts";
import { bare } from "../base/base.ts";
import type { Http, Session } from "../connection/connection.ts";
import type { OwnPage } from "./device/device.ts";
import { createKeyLog } from "./key-log.ts";
import { asOpened, createOpening } from "./opening.ts";

export interface LogReaderOptions {
  readonly session: Session;
  readonly http: () => Promise<Http>;
  readonly own: OwnPage;
  readonly files: KnownFiles;
  readonly conversation: string;
  readonly scope: string;
}

/** The events with their words, where this device can open them; others as they came. Rejects with a CareError. */
export async function* openLog(
  { session, http, own: page, files, conversation, scope }: LogReaderOptions,
  events: AsyncIterable<LoggedEvent>,
): AsyncGenerator<LoggedEvent> {
  const log = createKeyLog({ practice: session.addresses.practice, scope });
  const opening = createOpening(log, files);
  const own = await page.get().catch(() => null);
  const trust = await page.trust().catch(() => null);
  // What was shared with this device came behind what it opens.
  if (own !== null && trust !== null) {
    await learnAll(await http(), conversation, log.learn);
    await log.settle(trust, own.device);
  }
  for await (const event of events) {
    if (event.type !== "message") {
      if (!isKnown(event) || standsInEncrypted(event.type)) yield event;
      continue;
    }
    await opening.open([event]);
    const { state, content } = opening.of(event);
    yield state === "open" ? asOpened(event, content) : bare(event);
  }
}

/** Takes in all that the log says of keys. Rejects with a CareError. */
export async function learnAll(
  http: Http,
  conversation: string,
  learn: (events: readonly LoggedEvent[]) => void,
): Promise<void> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const { events, hasOlder } = await http.events(conversation, { filter: "keys", before });
    learn(events);
    const first = events[0];
    if (!hasOlder || first === undefined) return;
    before = first.pos;
  }
}

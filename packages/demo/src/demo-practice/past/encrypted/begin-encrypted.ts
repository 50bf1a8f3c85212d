/** Begins an encrypted conversation of the tables and goes on with it, on its people's own devices, as their pages would. */
import type { CareClient, Item } from "@carethread/client";
import type { DemoEncrypted, DemoPractice } from "../../data.ts";
import { type BringIn, idOf } from "../filling.ts";
import type { SteadyPeople } from "./steady-people.ts";

export async function beginEncrypted(
  practice: DemoPractice,
  { key, patient, title, said }: DemoEncrypted,
  { host, signal }: Pick<BringIn, "host" | "signal">,
  people: SteadyPeople,
): Promise<void> {
  const [first, ...others] = said;
  if (first === undefined) return;
  const [login, text] = first;
  const commandId = idOf(practice.id, key);
  const id = await begun(await people.client(practice, login), commandId, signal, {
    ...{ patient: host.patientKey(patient), commandId, kind: "topic" as const, title, text },
    encrypted: true,
  });
  for (const [before, [login, text]] of others.entries()) {
    const thread = (await people.client(practice, login)).conversation(id);
    const items = await until(thread.$items, signal, items => readable(items) > before);
    // What was sent before it was broken off is not sent again.
    if (readable(items) === before + 1) await thread.send({ text });
    thread.release();
  }
}

/** The conversation that was begun by this command, now or at another try, whose keys were others. */
async function begun(
  client: CareClient,
  commandId: string,
  signal: AbortSignal,
  start: Parameters<CareClient["start"]>[0],
): Promise<string> {
  const rows = await until(client.inbox.$rows, signal, rows => rows !== null);
  return rows?.find(({ keys }) => keys?.scope === commandId)?.id ?? client.start(start);
}

/** How many messages this device reads. */
function readable(items: readonly Item[]): number {
  return items.filter(item => item.event?.type === "message" && item.event.body.text !== "").length;
}

interface Store<T> {
  subscribe(hear: (value: T) => void): () => void;
}

/** The first value that fits. */
function until<T>(store: Store<T>, signal: AbortSignal, fits: (value: T) => boolean): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = (): void => {};
    const end = (done: () => void): void => {
      signal.removeEventListener("abort", abort);
      // It may be heard before there is anything to stop.
      queueMicrotask(() => stop());
      done();
    };
    const abort = (): void => end(() => reject(signal.reason));
    signal.addEventListener("abort", abort);
    stop = store.subscribe(value => {
      if (fits(value)) end(() => resolve(value));
    });
  });
}

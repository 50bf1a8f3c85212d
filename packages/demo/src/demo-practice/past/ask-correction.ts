/** Asks for a correction of a message through the real client, as the patient's page would. */
import type { Item } from "@carethread/client";
import type { DemoCorrection, DemoPractice } from "../data.ts";
import { clientOf } from "./client-of.ts";
import { type BringIn, idOf } from "./filling.ts";

export async function askCorrection(
  practice: DemoPractice,
  { key, login, begins, wrong, right }: DemoCorrection,
  conversation: string,
  { server, host, signal }: BringIn,
): Promise<void> {
  const client = clientOf(practice, login, idOf(practice.id, key), { server, host });
  const { $items, askCorrection: ask } = client.conversation(conversation);
  try {
    const pos = await new Promise<number>((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      $items.subscribe(items => {
        const place = placeOf(items, begins);
        if (place !== undefined) resolve(place);
      });
    });
    await ask(pos, { wrong, right });
  } finally {
    client.destroy();
  }
}

function placeOf(items: readonly Item[], begins: string): number | undefined {
  for (const { event } of items)
    if (event?.type === "message" && event.body.text.startsWith(begins)) return event.pos;
  return undefined;
}

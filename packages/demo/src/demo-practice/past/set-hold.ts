/** Sets a hold on a conversation through the real client, as a records officer's page would. */

import type { DemoHold, DemoPractice } from "../data.ts";
import { clientOf } from "./client-of.ts";
import { type BringIn, idOf } from "./filling.ts";

export async function setHold(
  practice: DemoPractice,
  { key, login, reason, conversation: of }: DemoHold,
  conversation: string,
  { server, host }: BringIn,
): Promise<void> {
  const past = practice.conversations.find(({ key }) => key === of);
  if (past === undefined) throw new Error(`the tables have no conversation ${of}`);
  const client = clientOf(practice, login, idOf(practice.id, key), { server, host });
  try {
    const retaining = await client.retaining();
    const hold = client.newId();
    await retaining.does(host.patientKey(past.patient), { deed: "hold", hold, conversation, reason });
  } finally {
    client.destroy();
  }
}

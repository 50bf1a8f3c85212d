/** Sends a message of today through the real client, as its author's page would. */
import { createCareClient, defaultPlatform } from "@carethread/client";
import { WebSocket } from "ws";
import type { DemoNews, DemoPractice } from "./data.ts";
import { type BringIn, idOf } from "./filling.ts";

export async function sendNews(
  practice: DemoPractice,
  news: DemoNews,
  conversation: string | null,
  { server, host, signal }: BringIn,
): Promise<void> {
  const { login, text, title, by } = news;
  const staff = practice.staff.find(member => member.login === login);
  const user = practice.patients.flatMap(({ portal }) => portal).find(user => user.login === login);
  const name = staff?.name ?? user?.name;
  if (name === undefined) throw new Error(`the tables name ${login}, who is nobody`);
  const commandId = idOf(practice.id, news.key);
  const client = createCareClient({
    server,
    practice: practice.id,
    token: () =>
      host.token({
        kind: staff === undefined ? "portal" : "staff",
        id: login,
        name,
        session: "filling",
      }),
    platform: {
      ...defaultPlatform(),
      // Node 20 has no WebSocket of its own.
      WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
      // The same command at each try: what was sent already is not sent again.
      newId: () => commandId,
    },
  });
  const stop = (): void => client.destroy();
  signal.addEventListener("abort", stop);
  try {
    if (conversation !== null) await client.conversation(conversation).send({ text });
    else {
      const patient = host.patientKey(news.patient);
      const said =
        by === undefined
          ? { title: title ?? "", text }
          : { answers: { questionnaire: by.questionnaire, items: { [by.item]: [{ valueString: text }] } } };
      const [kind] = practice.settings.kinds;
      await client.start({ patient, commandId, ...(kind === undefined ? {} : { kind }), ...said });
    }
  } finally {
    signal.removeEventListener("abort", stop);
    client.destroy();
  }
}

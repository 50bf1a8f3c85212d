/** Sends a message of today through the real client, as its author's page would. */

import type { DemoNews, DemoPractice } from "../data.ts";
import { clientOf } from "./client-of.ts";
import { type BringIn, idOf } from "./filling.ts";

export async function sendNews(
  practice: DemoPractice,
  news: DemoNews,
  conversation: string | null,
  { server, host, signal }: BringIn,
): Promise<void> {
  const { login, text, title, by } = news;
  const commandId = idOf(practice.id, news.key);
  const client = clientOf(practice, login, commandId, { server, host });
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

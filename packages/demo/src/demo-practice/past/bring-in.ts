/** Fills a practice with the past of its tables, then lets its people write today's messages. */
import type { Host, PastMessage } from "@carethread/host";
import type { DemoConversation, DemoPractice } from "../data.ts";
import { rosterOf } from "../roster.ts";
import { streamItemOf, timeAfter } from "../stream.ts";
import { askCorrection } from "./ask-correction.ts";
import { beginEncrypted, type SteadyPeople } from "./encrypted/encrypted.ts";
import type { BringIn } from "./filling.ts";
import { sendNews } from "./send-news.ts";
import { setHold } from "./set-hold.ts";

/** `people` write what is encrypted, on devices of their own. */
export async function bringIn(practice: DemoPractice, options: BringIn, people: SteadyPeople): Promise<void> {
  const { host, now, signal } = options;
  const { staff, patients } = rosterOf(practice, now);
  const { failures } = await host.pushAll({ staff, patients });
  if (failures[0] !== undefined) throw failures[0].error;
  for (const questionnaire of practice.questionnaires ?? []) {
    await host.pushQuestionnaire({ version: now, questionnaire });
  }

  const conversations = new Map<string, string>();
  const queue = practice.conversations[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const past of queue) {
      signal.throwIfAborted();
      conversations.set(past.key, await bringInConversation(host, practice, past, now));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  for (const made of practice.stream ?? [])
    await host.putStreamItem({ patient: made.patient, version: now, item: streamItemOf(made, now) });
  for (const encrypted of practice.encrypted ?? []) {
    signal.throwIfAborted();
    await beginEncrypted(practice, encrypted, options, people);
  }
  // One after another, so that the inbox has the order of the table.
  for (const news of practice.news) {
    signal.throwIfAborted();
    const conversation =
      news.conversation === undefined ? null : (conversations.get(news.conversation) ?? null);
    await sendNews(practice, news, conversation, options);
  }
  for (const asked of practice.corrections ?? []) {
    signal.throwIfAborted();
    const conversation = conversations.get(asked.conversation);
    if (conversation !== undefined) await askCorrection(practice, asked, conversation, options);
  }
  for (const held of practice.holds ?? []) {
    signal.throwIfAborted();
    const conversation = conversations.get(held.conversation);
    if (conversation !== undefined) await setHold(practice, held, conversation, options);
  }
}

async function bringInConversation(
  host: Host,
  practice: DemoPractice,
  past: DemoConversation,
  now: number,
): Promise<string> {
  const { key, patient, title, between, regarding } = past;
  const messages: PastMessage[] = [];
  for (const [daysAgo, time, login, text] of past.said) {
    const by = authorOf(host, practice, patient, login);
    messages.push({ at: timeAfter(now, -daysAgo, time), by, text, visibility: "everyone" });
  }
  const kind = past.kind ?? practice.settings.kinds[0];
  const { id } = await host.startConversation({
    patient,
    ...(kind === undefined ? {} : { kind }),
    ...(title === undefined ? {} : { title }),
    ...(between === undefined ? {} : { recipient: between[0], addressee: between[1] }),
    ...(regarding === undefined ? {} : { regarding }),
    ...(messages[0] === undefined ? {} : { at: messages[0].at }),
    idempotencyKey: key,
  });
  if (messages.length > 0) await host.importMessages({ conversation: id, messages, idempotencyKey: key });
  return id;
}

function authorOf(host: Host, practice: DemoPractice, patient: string, login: string) {
  const member = practice.staff.find(staff => staff.login === login);
  if (member !== undefined) {
    return host.author({ kind: "staff", id: login, name: member.name, title: member.title });
  }
  const user = practice.patients.find(({ id }) => id === patient)?.portal.find(user => user.login === login);
  if (user === undefined) throw new Error(`the tables name ${login}, who is nobody's portal user`);
  return host.author({ kind: "portal", id: login, name: user.name, relation: user.relation });
}

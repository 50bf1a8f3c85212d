/** What a practice has settled of its texts, as it goes out of real rooms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { May } from "@carethread/model";
import { atRest, eventsOf, say } from "./support.ts";
import { birth, number, scene } from "./texting-scene.ts";

const settings = { kinds: ["continuous"], texting: true };
const rosa = { linked: [{ id: "rosa", name: "Rosa Diaz", relation: "self" }] };

async function talk(change: Record<string, unknown>, chart: Record<string, unknown> = {}) {
  const made = await scene({ settings: { ...settings, ...change } });
  const { rooms, world, ask, texts, start } = made;
  await made.chart(chart);
  await ask("invite");
  await texts(birth);
  const { id, code } = await start();
  assert.equal(code, undefined);
  const kim = await world.join("staff", "kim", id);
  const { may } = (await kim.next("welcome")) as unknown as { may: May };
  const says = async (text: string) => {
    await say(kim, world, text);
    await atRest(rooms, kim);
  };
  return { ...made, kim, may, says };
}

test("under each text stands who of the staff wrote it, where the practice has it so; the thread has it as it was written", async () => {
  const { provider, kim, says } = await talk({ textSignature: true });
  await says("Please sit down");
  assert.equal(provider.to(number).at(-1), "Please sit down\n- Kim, RN");
  const [message] = eventsOf(kim).filter(({ type }) => type === "message");
  assert.equal(message?.body?.text, "Please sit down");
});

const link = { textContent: "link", textAddress: "https://portal.example/messages" };

test("where texts only bring a link, no word of a message leaves for the phone", async () => {
  const { provider, may, says } = await talk(link, rosa);
  assert.equal(may.texts, "phone");
  await says("Your test is negative");
  assert.equal(
    provider.to(number).at(-1),
    "Practice harbor: you have a new message from your care team. Read it at https://portal.example/messages",
  );
  assert.ok(!JSON.stringify(provider.sent).includes("negative"));
});

test("a patient without the portal gets no link to it: staff are told, and nobody writes where enrolment is needed", async () => {
  const { provider, kim, may, says } = await talk(link);
  assert.equal(may.texts, "no-portal");
  const before = provider.sent.length;
  await says("Your test is negative");
  assert.equal(provider.sent.length, before);
  assert.equal((eventsOf(kim).at(-1) as unknown as { channel?: string }).channel, undefined);

  const strict = await scene({ settings: { ...settings, ...link, enrolmentNeeded: true } });
  await strict.ask("invite");
  await strict.texts(birth);
  assert.equal((await strict.start()).code, "patient-not-enabled");
});

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

const night = Date.UTC(2026, 10, 30, 4, 30); // 22:30 in Chicago
const morning = Date.UTC(2026, 10, 30, 14, 0);
const quiet = {
  ...settings,
  textQuiet: { from: "21:00", until: "08:00" },
  hours: { zone: "America/Chicago", week: { mon: [{ from: "08:00", to: "17:00" }] } },
};

async function atNight() {
  const made = await scene({ settings: quiet, now: night });
  const { rooms, server } = made;
  const wakes = async (at: number) => {
    rooms.clock.now = at;
    server.hibernate();
    await server.tick();
    await atRest(rooms);
  };
  return { ...made, wakes };
}

test("[F-153] the text that invites a patient at night waits for the morning, whatever dies meanwhile; answers go at once", async () => {
  const { provider, ask, texts, wakes } = await atNight();
  const asked = await ask("invite");
  assert.deepEqual([asked.body.status, asked.body.goesOutAt], ["pending", morning]);
  assert.deepEqual(provider.sent, []);
  await wakes(morning - 60_000);
  assert.deepEqual(provider.sent, []);
  // What the patient asks is answered, also while that waits.
  await texts("HELP");
  assert.equal(provider.to(number).length, 1);
  await wakes(morning);
  assert.equal(provider.to(number).length, 2);
  assert.match(provider.to(number)[1] ?? "", /Please send your date of birth/);
  assert.equal((await ask()).body.goesOutAt, undefined);
  await wakes(morning + 60_000);
  assert.equal(provider.to(number).length, 2);
});

test("who opts out, or has another number, before the morning is asked nothing; who is asked again is asked once", async () => {
  const { provider, ask, wakes } = await atNight();
  await ask("invite");
  await ask("opt-out");
  await wakes(morning);
  assert.deepEqual(provider.sent, []);

  const other = await atNight();
  await other.ask("invite");
  await other.ask("resend");
  await other.chart({ phone: "(202) 555-0177" });
  await other.ask("invite");
  await other.ask("resend");
  await other.wakes(morning);
  assert.equal(other.provider.to(number).length, 0);
  assert.equal(other.provider.to("+12025550177").length, 1);
});

test("what staff write at night goes out at once", async () => {
  const { rooms, world, provider, ask, texts, start, wakes } = await atNight();
  await ask("invite");
  await wakes(morning);
  await texts(birth);
  await wakes(night + 86_400_000);
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await say(kim, world, "Are you awake?");
  await atRest(rooms, kim);
  assert.equal(provider.to(number).at(-1), "Are you awake?");
});

test("who texts while the practice is closed is answered once until it opens, at once and in quiet hours too", async () => {
  const made = await scene({ settings: { ...quiet, textContent: "full" }, now: night });
  const { rooms, world, provider, ask, texts, start } = made;
  await ask("invite");
  rooms.clock.now = morning;
  made.server.hibernate();
  await made.server.tick();
  await atRest(rooms);
  await texts(birth);
  const closed = () => provider.to(number).filter(text => text.includes("closed now"));
  await texts("I feel dizzy");
  assert.deepEqual(closed(), [], "it is open on Monday at eight");
  rooms.clock.now = morning + 15 * 3_600_000;
  await texts("It is worse");
  await texts("Hello?");
  assert.deepEqual(closed(), [
    "Practice harbor: the practice is closed now. It opens Monday, December 7 at 8:00 AM. In an emergency, call 911.",
  ]);
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  assert.equal(eventsOf(kim).filter(({ type }) => type === "automatic-reply").length, 1);
  // It is no message, of which staff would hear what became of it.
  assert.ok(!eventsOf(kim).some(({ type }) => type === "text-delivered"));
  rooms.clock.now += 7 * 86_400_000;
  await texts("And again");
  assert.equal(closed().length, 2);
});

/** What a patient texts who is not known yet: nothing of it is kept or told anywhere, and it holds a date of birth. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createReceiver, settled } from "./receiver.ts";
import { birth, number, scene } from "./texting-scene.ts";

test("nothing of a reply is stored, logged, shown or told while it is not known whose it is, and the date of it never", async () => {
  const clock = { now: () => 0 };
  const receiver = createReceiver(() => clock.now());
  const bodies: string[] = [];
  const backEnd: typeof fetch = (url, init) => {
    bodies.push(`${url} ${String(init?.body)} ${JSON.stringify([...new Headers(init?.headers)])}`);
    return receiver.fetch(url, init);
  };
  const { rooms, world, provider, ask, texts, start } = await scene({ hooks: receiver.hooks, backEnd });
  clock.now = () => rooms.clock.now;
  const token = await world.practice.token("staff", "kim");
  const room = await world.practice.personRoom("staff", "kim");
  await world.post("person", room, "settings", token, { twoWayTexting: true, newPatientMessage: true });
  await ask("invite");
  const inbox = await world.inbox("staff", "kim");
  await inbox.next("welcome");
  const replies = ["04/09/1982", "Rosa Maria Diaz here", "my birthday is 04/09/1981", birth];
  for (const reply of replies) {
    // Each of them is asked anew, so that the third wrong one is not the last.
    await ask("invite");
    await texts(reply);
  }
  const { id } = await start();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await texts("Now I can write");
  await settled(rooms);
  const everywhere = (): readonly (readonly [where: string, what: string])[] => [
    ...rooms.server
      .rooms()
      .flatMap(({ party, room }) =>
        [...rooms.server.disk(party, room)].map(
          ([key, value]) => [`${party} ${room} ${key}`, key + new TextDecoder().decode(value)] as const,
        ),
      ),
    ["the logs", JSON.stringify(rooms.logs)],
    ["the webhooks", bodies.join("\n")],
    ["the frames", JSON.stringify([inbox.frames, kim.frames])],
    ["what is said to the phone", provider.to(number).join("\n")],
  ];
  for (const [where, what] of everywhere())
    for (const reply of replies) assert.ok(!what.includes(reply), `${reply} in ${where}`);
  // The search is not blind: what is a message stands in all of these.
  const [of] = [everywhere().filter(([, what]) => what.includes("Now I can write"))];
  assert.ok(of.some(([where]) => where.startsWith("main ")) && of.some(([where]) => where === "the frames"));
  assert.ok(bodies.some(body => body.includes('"texting"')));
  // As the chart has it, it goes where charts go, and to no page and no back end.
  const iso = everywhere().filter(([, what]) => what.includes("1981-04-09"));
  assert.deepEqual(
    iso
      .map(([where]) => where.split(" ")[0])
      .filter(party => !["patient", "main", "index"].includes(party ?? "")),
    [],
  );
});

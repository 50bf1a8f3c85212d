/** Conversations that are encrypted from end to end: clients with real keys on the real rooms in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { CareError } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { createEncryptedScene, sealed, shows } from "./encrypted-scene.ts";
import { until } from "./support.ts";

const { scene, authority, page, device, begin } = await createEncryptedScene();
after(() => scene.end());

test("[F-191] a patient begins an encrypted topic, and a nurse answers", async () => {
  const [nurse, patient] = [await device("staff", "kim"), await device("portal", "rosa")];
  const id = await begin(patient);
  const mine = nurse.conversation(id);
  const theirs = patient.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  await mine.send({ text: "Since when?" });
  await until(theirs.$items, shows("It hurts at night", "Since when?"));
  await until(mine.$head, head => head?.title === "Knee");
  await until(patient.inbox.$rows, rows => rows?.find(row => row.id === id)?.last?.text === "Since when?");
  await until(nurse.inbox.$rows, rows => rows?.find(row => row.id === id)?.title === "Knee");
  const encryption = await until(mine.$encryption, encryption => encryption?.state === "open");
  assert.deepEqual(
    encryption?.readers.filter(({ devices }) => devices.length > 0).map(({ person }) => person.name),
    ["kim", "rosa"],
  );
  assert.equal(encryption?.records, "records-1");
  assert.equal(mine.$may.get()?.note, "encrypted");
});

test("[F-191] a row says what an encrypted conversation is about before anybody opens it, and who reads without a device", async () => {
  const [nurse, patient] = [await device("staff", "kim"), await device("portal", "rosa")];
  const id = await begin(patient, {
    title: "Shoulder",
    text: `It began in May ${"and goes on ".repeat(40)}`,
  });
  const row = await until(
    nurse.inbox.$rows,
    rows =>
      rows?.some(
        row => row.id === id && row.title === "Shoulder" && row.last?.text.startsWith("It began in May"),
      ) === true,
  );
  assert.ok((row?.find(each => each.id === id)?.last?.text.length ?? 0) <= 140);
  const { $encryption } = patient.conversation(id);
  const found = await until(
    $encryption,
    found => found?.readers.every(({ person }) => person.name !== "") === true && found.readers.length > 2,
  );
  assert.ok(found?.readers.some(({ person }) => person.name === "Omar Haddad"));
});

test("[F-191] whose first device comes later is let in by the others, back to when they read along", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const theirs = patient.conversation(id);
  await until(theirs.$items, shows("It hurts at night"));
  await theirs.send({ text: "And in the morning" });
  const late = page("staff", "omar");
  const mine = late.conversation(id);
  await until(mine.$items, shows("It hurts at night", "And in the morning"));
  await until(mine.$head, head => head?.title === "Knee");
  await mine.send({ text: "I see" });
  await until(theirs.$items, shows("It hurts at night", "And in the morning", "I see"));
});

test("a second device of a person reads what the first one read, and both sides are told", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const first = patient.conversation(id);
  await until(first.$items, shows("It hurts at night"));
  const second = (await device("portal", "rosa")).conversation(id);
  await until(second.$items, shows("It hurts at night"));
  await second.send({ text: "From my phone" });
  const items = await until(first.$items, shows("It hurts at night", "From my phone"));
  const told = items.flatMap(({ event }) => (event === null ? [] : [event.type]));
  assert.ok(told.filter(type => type === "keys-changed").length >= 2);
  assert.ok(told.includes("keys-shared"));
});

test("a colleague who joins later reads from then on", async () => {
  const nurse = await device("staff", "kim");
  const id = await begin(nurse);
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  const colleague = await device("staff", "vera");
  const vera = colleague.$me.get()?.id ?? "";
  await mine.send({ text: "Vera, can you help?", mentions: [vera] });
  const theirs = colleague.conversation(id);
  await until(theirs.$items, sealed("locked: ", "open: Vera, can you help?"));
  await theirs.send({ text: "Yes" });
  await until(mine.$items, shows("It hurts at night", "Vera, can you help?", "Yes"));
  assert.equal(theirs.$head.get()?.title, "Knee");
});

test("[F-191] who was removed reads nothing new, and nothing is taken under the old key", async () => {
  const nurse = await device("staff", "kim");
  const id = await begin(nurse);
  const mine = nurse.conversation(id);
  const colleague = await device("staff", "vera");
  const vera = colleague.$me.get()?.id ?? "";
  await until(mine.$items, shows("It hurts at night"));
  await mine.send({ text: "Vera?", mentions: [vera] });
  const theirs = colleague.conversation(id);
  await until(theirs.$items, sealed("locked: ", "open: Vera?"));
  const before = mine.$head.get()?.keys?.epoch ?? 0;
  await mine.remove(vera);
  await until(mine.$head, head => head?.keys?.due === true);
  await mine.send({ text: "Between us" });
  const head = await until(mine.$head, head => head?.keys?.due === undefined);
  assert.ok((head?.keys?.epoch ?? 0) > before);
  // She sees the patient, and so that something was written.
  await until(theirs.$items, sealed("locked: ", "open: Vera?", "locked: "));
  assert.equal(theirs.$encryption.get()?.state, "outside");
});

test("[F-191] a lost device is taken off, and reads nothing new in any conversation", async () => {
  const patient = await device("portal", "rosa");
  const lost = await device("portal", "rosa");
  const id = await begin(patient);
  const mine = patient.conversation(id);
  const theirs = lost.conversation(id);
  await until(theirs.$items, shows("It hurts at night"));
  const devices = await lost.devices();
  const own = (await devices.list()).find(({ own }) => own)?.id ?? "";
  await (await patient.devices()).remove(own);
  await until(mine.$head, head => head?.keys?.left.includes(own) === true);
  await mine.send({ text: "Lost it" });
  await until(mine.$items, shows("It hurts at night", "Lost it"));
  const grants = mine.$items
    .get()
    .flatMap(({ event }) => (event?.type === "keys-changed" ? [event.keys] : []))
    .at(-1)?.grants;
  assert.equal(
    grants?.some(grant => grant.device === own),
    false,
  );
  await assert.rejects(
    (await patient.devices()).remove(own),
    (error: CareError) => error.code === "not-found",
  );
});

test("a rotated records key is in the next key that is made", async () => {
  const nurse = await device("staff", "kim");
  const id = await begin(nurse);
  const mine = nurse.conversation(id);
  await until(mine.$encryption, encryption => encryption?.state === "open");
  await authority.rotate();
  // Who opens it anew learns of it before they write.
  const again = (await device("staff", "kim")).conversation(id);
  await until(again.$items, shows("It hurts at night"));
  await again.send({ text: "Under the new one" });
  const encryption = await until(again.$encryption, found => found?.records === "records-2");
  assert.equal(encryption?.state, "open");
});

test("what was written offline is sealed by the key of when it is sent", async () => {
  const nurse = await device("staff", "kim");
  const id = await begin(nurse);
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  scene.server.setDown(true);
  scene.server.cut();
  const sent = mine.send({ text: "Written on the train" });
  scene.server.setDown(false);
  const other = (await device("portal", "rosa")).conversation(id);
  await sent;
  await until(other.$items, shows("It hurts at night", "Written on the train"));
});

test("two tabs of one device count their messages as one", async () => {
  const browser = createMemoryBrowser();
  const nurse = await device("staff", "kim", browser);
  const id = await begin(nurse);
  const one = nurse.conversation(id);
  const two = page("staff", "kim", browser).conversation(id);
  await Promise.all([
    until(one.$items, shows("It hurts at night")),
    until(two.$items, shows("It hurts at night")),
  ]);
  await Promise.all([one.send({ text: "a" }), two.send({ text: "b" }), one.send({ text: "c" })]);
  const reader = (await device("portal", "rosa")).conversation(id);
  const items = await until(
    reader.$items,
    items => items.filter(({ event }) => event?.type === "message").length === 4,
  );
  const numbers = (
    await until(reader.$items, found => found.every(item => !("seal" in item) || item.seal === "open"))
  ).flatMap(({ event }) => (event?.type === "message" ? [event.body.sealed?.n] : []));
  assert.equal(items.length > 0, true);
  assert.deepEqual(numbers, [1, 2, 3, 4]);
});

test("with the storage wiped a page is another device, which the others let in", async () => {
  const nurse = await device("staff", "kim");
  const browser = createMemoryBrowser();
  const patient = await device("portal", "rosa", browser);
  const id = await begin(patient);
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  patient.destroy();
  browser.keys.clear();
  const again = (await device("portal", "rosa", browser)).conversation(id);
  await until(again.$items, shows("It hurts at night"));
  await again.send({ text: "Back" });
  await until(mine.$items, shows("It hurts at night", "Back"));
});

test("who signs in again on the same browser is the same device", async () => {
  const browser = createMemoryBrowser();
  const patient = await device("portal", "rosa", browser);
  const id = await begin(patient);
  await until(patient.conversation(id).$items, shows("It hurts at night"));
  await patient.signOut();
  const again = page("portal", "rosa", browser);
  await until(
    again.inbox.$rows,
    rows => rows?.find(row => row.id === id)?.last?.text === "It hurts at night",
  );
  await until(again.conversation(id).$items, shows("It hurts at night"));
});

test("words are found on the device, of which the rooms know nothing", async () => {
  const nurse = await device("staff", "kim");
  const id = await begin(nurse, { title: "Knee", text: "Bring the xylophone" });
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("Bring the xylophone"));
  await mine.send({ text: "See https://example.org/ for more" });
  mine.find("xylophone");
  const found = await until(mine.$finding, finding => finding?.state === "found");
  assert.equal(found?.places.length, 1);
  mine.filter("links");
  const filtered = await until(mine.$filtered, filtered => filtered?.state === "shown");
  assert.equal(filtered?.events.length, 1);
});

test("a page that is no device begins nothing encrypted, and reads nothing", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const bare = scene.client("staff", "kim");
  const mine = bare.conversation(id);
  await until(mine.$encryption, encryption => encryption?.state === "no-device");
  await until(mine.$items, sealed("locked: "));
  await assert.rejects(
    mine.send({ text: "In the clear?" }),
    (error: CareError) => error.code === "device-unknown",
  );
  await assert.rejects(begin(bare), CareError);
});

test("[F-191] a message to one member of staff is encrypted between the two of them", async () => {
  const direct = await createEncryptedScene({ kinds: ["topic", "direct"] });
  await direct.scene.world.pushStaff("kim", {
    ...{ version: 2, name: "Kim Park", title: "Registered nurse", permissions: ["portal-messages"] },
  });
  const [nurse, patient] = [await direct.device("staff", "kim"), await direct.device("portal", "rosa")];
  const id = await patient.start({
    ...{
      patient: direct.scene.world.patientId("rosa"),
      kind: "direct",
      text: "For you alone",
      encrypted: true,
    },
    recipient: nurse.$me.get()?.id ?? "",
  });
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("For you alone"));
  await mine.send({ text: "Thank you" });
  await until(patient.conversation(id).$items, shows("For you alone", "Thank you"));
  const found = await until(mine.$encryption, found => found?.state === "open");
  assert.deepEqual(
    found?.readers.map(({ person }) => person.name),
    ["kim", "rosa"],
  );
  direct.scene.end();
});

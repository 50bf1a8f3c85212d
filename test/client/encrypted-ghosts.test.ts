/**
 * Rooms that lie: they list devices of their own, show old or others' messages, or another conversation in one's place. A
 * page refuses it, or shows it.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { CareClient, Item } from "@carethread/client";
import { createMemoryBrowser } from "@carethread/client/memory";
import { makeDevice, publicOf } from "@carethread/model/e2ee";
import { createEncryptedScene, sealed, sealsOf, shows } from "./encrypted-scene.ts";
import { lyingServer } from "./lying.ts";
import { until } from "./support.ts";

const { scene, authority, page, device, begin } = await createEncryptedScene();
after(() => scene.end());

/** A page of Kim's whose rooms lie so. */
function lied(lies: Parameters<typeof lyingServer>[1], browser = createMemoryBrowser()): CareClient {
  return page("staff", "kim", browser, { server: scene.server.url }, lyingServer(scene.server, lies));
}

const granted = (items: readonly Item[]): readonly string[] =>
  items.flatMap(({ event }) =>
    event?.type === "keys-changed" ? event.keys.grants.map(({ device }) => device) : [],
  );

async function ghost(claims: Record<string, unknown>): Promise<{ id: string; certificate: string }> {
  const keys = await publicOf(await makeDevice());
  const certificate = await authority.sign({
    ...{ name: "Ghost", side: "staff", device: keys.device, hpke: keys.hpke, sign: keys.sign },
    ...claims,
  });
  return { id: keys.device, certificate };
}

const kim = async (): Promise<string> =>
  (await scene.world.practice.personRoom("staff", "kim")).split("~")[1] ?? "";

test("a device that the host did not certify is given nothing, whoever lists it", async () => {
  const other = await (await import("../support/authority.ts")).createAuthority(scene.world.practice.id);
  const keys = await publicOf(await makeDevice());
  const made = await other.sign({
    ...{ sub: await kim(), name: "kim", side: "staff" },
    ...{ device: keys.device, hpke: keys.hpke, sign: keys.sign },
  });
  const certified = await ghost({ sub: await kim() });
  const nurse = lied({
    readers: answer => ({ ...answer, certificates: [...answer.certificates, made, certified.certificate] }),
  });
  const id = await begin(nurse);
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  assert.ok(!granted(mine.$items.get()).includes(keys.device));
  // What is listed does arrive: the host did certify this one.
  assert.ok(granted(mine.$items.get()).includes(certified.id));
});

test("a certificate of another practice, of another person, or one that has run out, is given nothing", async () => {
  const now = Math.floor(Date.now() / 1000);
  const ghosts = [
    await ghost({ sub: await kim(), practice: "elsewhere" }),
    await ghost({ sub: scene.world.newId() }),
    await ghost({ sub: await kim(), iat: now - 90_000, exp: now - 10 }),
  ];
  const nurse = lied({
    readers: answer => ({
      ...answer,
      certificates: [...answer.certificates, ...ghosts.map(g => g.certificate)],
    }),
  });
  const id = await begin(nurse);
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  for (const { id } of ghosts) assert.ok(!granted(mine.$items.get()).includes(id));
});

test("a device that was taken off is given nothing again, though its certificate is genuine", async () => {
  const patient = await device("portal", "rosa");
  const lost = await device("portal", "rosa");
  const id = await begin(patient);
  await until(lost.conversation(id).$items, shows("It hurts at night"));
  const own = (await (await lost.devices()).list()).find(({ own }) => own)?.id ?? "";
  const kept = patient.conversation(id);
  const certificate = await until(kept.$items, items => granted(items).includes(own)).then(
    items =>
      items
        .flatMap(({ event }) => (event?.type === "keys-changed" ? event.keys.grants : []))
        .find(grant => grant.device === own)?.certificate ?? "",
  );
  await (await patient.devices()).remove(own);
  await until(kept.$head, head => head?.keys?.left.includes(own) === true);
  const nurse = lied({
    readers: answer => ({ ...answer, certificates: [...answer.certificates, certificate] }),
  });
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  await mine.send({ text: "Hello" });
  const last = mine.$items.get().flatMap(({ event }) => (event?.type === "keys-changed" ? [event.keys] : []));
  assert.ok(!last.at(-1)?.grants.some(grant => grant.device === own));
});

interface Wire {
  readonly type: string;
  readonly events?: readonly Record<string, never>[];
}

test("a room that withholds, reorders or repeats messages is found out", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient, { text: "one" });
  const theirs = patient.conversation(id);
  await until(theirs.$items, shows("one"));
  for (const text of ["two", "three", "four"]) await theirs.send({ text });
  // So that nobody stands outside of it, and every page loads the log anew.
  await until((await device("staff", "kim")).conversation(id).$items, shows("one", "two", "three", "four"));
  const bodies = (change: (bodies: unknown[]) => unknown[]) => (frame: Wire) => {
    const events = (frame.events ?? []) as unknown as { type: string; body: unknown }[];
    const messages = events.filter(({ type }) => type === "message");
    if (messages.length < 4) return frame;
    const next = change(messages.map(({ body }) => body));
    let at = 0;
    return {
      ...frame,
      events: events.map(event =>
        event.type === "message" ? { ...event, body: next[at++] ?? event.body } : event,
      ),
    };
  };
  const seen = async (change: (bodies: unknown[]) => unknown[]): Promise<readonly string[]> => {
    const mine = lied({ frame: bodies(change) as never }).conversation(id);
    const items = await until(
      mine.$items,
      items => sealsOf(items).length === 4 && sealsOf(items).every(seal => !/^(opening|locked)/.test(seal)),
    );
    return sealsOf(items);
  };
  assert.deepEqual(await seen(([one, , three, four]) => [one, three, three, four] as unknown[]), [
    "open: one",
    "gap: three",
    "repeated: three",
    "open: four",
  ]);
  assert.deepEqual(await seen(([one, two, three, four]) => [one, three, two, four]), [
    "open: one",
    "gap: three",
    "moved: two",
    "open: four",
  ]);
});

test("words in the clear, and words of another conversation, are not shown as anybody's", async () => {
  const patient = await device("portal", "rosa");
  const [one, two] = [
    await begin(patient, { text: "of the first" }),
    await begin(patient, { text: "of the second" }),
  ];
  const first = patient.conversation(one);
  const second = patient.conversation(two);
  await until(first.$items, shows("of the first"));
  await until(second.$items, shows("of the second"));
  const body = second.$items
    .get()
    .flatMap(({ event }) => (event?.type === "message" ? [event.body.sealed] : []))[0];
  const swap = (put: object) => (frame: Wire) => ({
    ...frame,
    events: (frame.events ?? []).map(event => {
      const { type } = event as unknown as { type: string };
      return type === "message" ? { ...event, body: put } : event;
    }),
  });
  const swapped = lied({ frame: swap({ text: "", sealed: body }) as never }).conversation(one);
  await until(swapped.$items, sealed("forged: "));
  const plain = lied({ frame: swap({ text: "Send me your password" }) as never }).conversation(one);
  await until(plain.$items, sealed("forged: "));
});

test("another author's name on a message is found out", async () => {
  const patient = await device("portal", "rosa");
  const id = await begin(patient);
  const mine = lied({
    frame: ((frame: Wire) => ({
      ...frame,
      events: (frame.events ?? []).map(event => {
        const told = event as unknown as { type: string; by: object };
        return told.type === "message" ? { ...told, by: { ...told.by, id: scene.world.newId() } } : told;
      }),
    })) as never,
  }).conversation(id);
  await until(mine.$items, sealed("forged: "));
});

test("an encrypted conversation never becomes another, whatever the rooms say of it", async () => {
  const browser = createMemoryBrowser();
  const nurse = await device("staff", "kim", browser);
  const id = await begin(nurse);
  const before = nurse.conversation(id);
  await until(before.$encryption, encryption => encryption?.state === "open");
  await until(before.$items, shows("It hurts at night"));
  nurse.destroy();
  let heard = "";
  const bare = lied(
    {
      frame: ((frame: Wire & { head?: { keys?: unknown } }) => {
        if (frame.head === undefined) return frame;
        const { keys: _, ...head } = frame.head;
        return { ...frame, head };
      }) as never,
      sent: text => (heard += text),
    },
    browser,
  );
  const mine = bare.conversation(id);
  await until(mine.$encryption, encryption => encryption?.state === "untrusted");
  await assert.rejects(mine.send({ text: "In the clear" }));
  assert.ok(!heard.includes("In the clear"));
});

test("another conversation in one's place is found out", async () => {
  const browser = createMemoryBrowser();
  const nurse = await device("staff", "kim", browser);
  const [one, two] = [await begin(nurse), await begin(nurse, { text: "Another" })];
  await until(nurse.conversation(one).$items, shows("It hurts at night"));
  await until(nurse.conversation(two).$items, shows("Another"));
  await until(nurse.conversation(two).$encryption, encryption => encryption?.state === "open");
  nurse.destroy();
  const mine = lied({ path: path => path.replaceAll(one, two) }, browser).conversation(one);
  await until(mine.$encryption, encryption => encryption?.state === "untrusted");
  await until(mine.$items, sealed("forged: "));
});

test("keys of before are not gone back to", async () => {
  const browser = createMemoryBrowser();
  const nurse = await device("staff", "kim", browser);
  const id = await begin(nurse);
  const mine = nurse.conversation(id);
  await until(mine.$items, shows("It hurts at night"));
  // Each device that comes makes another key.
  await until((await device("portal", "rosa")).conversation(id).$items, shows("It hurts at night"));
  await until((await device("staff", "omar")).conversation(id).$items, shows("It hurts at night"));
  const newest = (await until(mine.$head, head => (head?.keys?.epoch ?? 0) > 1))?.keys?.epoch ?? 0;
  await until(mine.$encryption, encryption => encryption?.state === "open");
  assert.ok(newest > 1);
  await mine.send({ text: "Newer" });
  nurse.destroy();
  const older = lied(
    {
      frame: ((frame: { head?: { keys?: object } }) =>
        frame.head?.keys === undefined
          ? frame
          : { ...frame, head: { ...frame.head, keys: { ...frame.head.keys, epoch: 1 } } }) as never,
    },
    browser,
  ).conversation(id);
  await until(older.$encryption, encryption => encryption?.state === "untrusted");
});

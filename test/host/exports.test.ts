/** What a back end takes out, by real rooms: every conversation of a patient as resources of FHIR. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHost, type ExportedResource, type Host, type HostError, ndjson } from "@carethread/host";
import { limits, type RecordEntry, readEntry } from "@carethread/model";
import { createReceiver, settled } from "../rooms/receiver.ts";
import { atRest, createRooms, give, type RoomsOptions, say, upTo } from "../rooms/support.ts";
import { problemsOf } from "./fhir-validators.ts";

async function scene(options: RoomsOptions = {}) {
  const rooms = await createRooms(options);
  const { world, server } = rooms;
  const { practice } = world;
  const asked: string[] = [];
  const host = createHost({
    ...{ server: server.url, practice: practice.id, idSecret: practice.idSecret },
    token: () => practice.token("system", "host"),
    // Who waits lets the time pass of which the rooms spoke.
    platform: {
      wait: async ms => {
        rooms.clock.now += ms;
      },
    },
    fetch: async (url, init) => {
      asked.push(String(url).replace(/^.*\//, ""));
      return server.fetch(String(url), init);
    },
  });
  return { ...rooms, host, practice, asked };
}

async function all(resources: AsyncIterable<ExportedResource>): Promise<ExportedResource[]> {
  const found: ExportedResource[] = [];
  for await (const resource of resources) {
    assert.deepEqual(problemsOf(resource), [], JSON.stringify(resource));
    found.push(resource);
  }
  return found;
}

/** What was said, by the resources alone. */
function said(resources: readonly ExportedResource[]): string[] {
  return resources.flatMap(resource =>
    resource.resourceType === "Communication" && resource.partOf !== undefined
      ? (resource.payload ?? []).flatMap(({ contentString }) => contentString ?? [])
      : [],
  );
}

async function recorded(host: Host): Promise<RecordEntry[]> {
  const found: RecordEntry[] = [];
  for await (const { entry } of host.recordEntries({ patient: "rosa" })) {
    const read = readEntry(entry);
    if (read?.type === "exported") found.push(read);
  }
  return found;
}

test("a back end takes out all that was said with a patient, or one conversation, and the record says so first", async () => {
  const { world, host, clock, ...now } = await scene({ settings: { notes: true } });
  const first = await now.topic();
  const kim = await world.join("staff", "kim", first);
  await kim.next("welcome");
  await say(kim, world, "Good morning");
  await give(kim, world, { type: "message", text: "She sounds worried", visibility: "staff" });
  clock.now += 1_000;
  const { body: second } = await world.startTopic("portal", "rosa", "rosa", { title: "Sleep" });
  const resources = await all(host.exportPatient("rosa", { subject: "Patient/p4711" }));
  const headers = resources.filter(
    each => each.resourceType === "Communication" && each.partOf === undefined,
  );
  assert.deepEqual(
    headers.map(({ id }) => id),
    [first, second.id],
  );
  assert.ok(said(resources).includes("Good morning") && said(resources).includes("She sounds worried"));
  for (const { resourceType, id, subject, partOf } of resources as Extract<
    ExportedResource,
    { resourceType: "Communication" }
  >[]) {
    if (resourceType !== "Communication") continue;
    assert.equal(subject.reference, "Patient/p4711");
    // Those that it is part of come before it.
    if (partOf === undefined) continue;
    const before = resources.slice(
      0,
      resources.findIndex(each => each.id === id),
    );
    assert.ok(before.some(each => partOf[0]?.reference === `Communication/${each.id}`));
  }
  const alone = await all(host.exportConversation("rosa", second.id));
  assert.ok(alone.every(({ id }) => id !== first));
  assert.deepEqual(
    (await recorded(host)).map(entry => [
      entry.by.side,
      entry.type === "exported" && [entry.what, entry.conversation],
    ]),
    [
      ["system", ["messages", second.id]],
      ["system", ["messages", undefined]],
    ],
  );
  const lines: string[] = [];
  for await (const line of ndjson(host.exportConversation("rosa", second.id))) lines.push(line);
  assert.deepEqual(
    lines.map(line => JSON.parse(line)),
    JSON.parse(JSON.stringify(alone)),
  );
});

test("many conversations and long ones are read page by page, and what comes meanwhile is no part of it", async () => {
  const { world, host, clock, ...now } = await scene();
  const long = await now.topic();
  const kim = await world.join("staff", "kim", long);
  await kim.next("welcome");
  const words = upTo(limits.pageEvents + 20).map(n => `Message ${n}`);
  for (const text of words) await say(kim, world, text);
  for (const n of upTo(limits.pageRows + 5)) {
    clock.now += 1_000;
    assert.equal((await world.startTopic("portal", "rosa", "rosa", { title: `Topic ${n}` })).status, 200);
  }
  await atRest({ world, clock, ...now });
  const found: ExportedResource[] = [];
  for await (const resource of host.exportPatient("rosa")) {
    if (found.length === 0) {
      // Nothing is read before somebody wants it.
      assert.deepEqual(now.asked, ["export"]);
      clock.now += 1_000;
      await say(kim, world, "Too late");
      await world.startTopic("portal", "rosa", "rosa", { title: "Too late" });
    }
    found.push(resource);
  }
  const texts = said(found);
  assert.deepEqual(
    texts.filter(text => text.startsWith("Message")),
    words,
  );
  assert.ok(!JSON.stringify(found).includes("Too late"));
  const headers = found.filter(each => each.resourceType === "Communication" && each.partOf === undefined);
  assert.equal(headers.length, limits.pageRows + 6);
  // Two pages of conversations; the long one is read in two, each of the others in one.
  const pages = (what: RegExp) => now.asked.filter(path => what.test(path)).length;
  assert.deepEqual([pages(/^export$/), pages(/^events/)], [2, limits.pageRows + 7]);
  assert.equal((await recorded(host)).length, 1);
});

test("who takes out more than the rooms let anybody read at once waits as long as they say, and has all of it", async () => {
  const { world, host, clock, ...now } = await scene({ rates: { lists: { burst: 1, perSecond: 0.1 } } });
  const { id } = (await world.startTopic("portal", "rosa")).body;
  const began = clock.now;
  for (const _ of upTo(3)) {
    const found = await all(host.exportPatient("rosa"));
    assert.ok(found.some(each => each.id === id));
  }
  assert.ok(clock.now - began >= 20_000, `${clock.now - began}`);
  assert.equal((await recorded(host)).length, 3);
  assert.equal(now.asked.filter(path => path === "export").length, 5);
});

test("what is not there, or is another patient's, is taken out of nothing", async () => {
  const { host, ...now } = await scene();
  const id = await now.topic();
  await now.world.pushPatient("leo", { name: "Leo Diaz" });
  const refused = (what: AsyncIterable<unknown>, code: string) =>
    assert.rejects(
      async () => {
        for await (const _ of what);
      },
      (error: HostError) => error.code === code,
    );
  await refused(host.exportPatient("nobody"), "not-found");
  await refused(host.exportConversation("leo", id), "not-found");
  await refused(host.exportConversation("rosa", "x"), "bad-input");
});

test("a copy of a conversation is told how far it has grown, and reads what is new, whole where it is no message", async () => {
  const receiver = createReceiver(() => clock.now);
  const hooks = { ...receiver.hooks, changes: true };
  const now = await scene({ hooks, fetch: receiver.fetch });
  const { world, host, clock } = now;
  const id = await now.topic();
  const kim = await world.join("staff", "kim", id);
  const rosa = await world.join("portal", "rosa", id);
  await kim.next("welcome");
  await rosa.next("welcome");
  await say(kim, world, "Good morning");
  await settled(now);
  const told = () => {
    const all = receiver.changes.filter(({ conversation }) => conversation === id);
    return all.reduce((a, b) => (b.pos > a.pos ? b : a));
  };
  const first = told();
  const { patient, conversation } = first;
  assert.deepEqual([patient, conversation], [host.patientKey("rosa"), id]);
  assert.ok(
    said(await all(host.exportChanges({ patient, conversation, after: 0 }))).includes("Good morning"),
  );
  assert.deepEqual(said(await all(host.exportChanges({ patient, conversation, after: first.pos }))), []);

  await say(rosa, world, "I slept well");
  await settled(now);
  const second = told();
  assert.ok(second.pos > first.pos);
  const news = await all(host.exportChanges({ patient, conversation, after: first.pos }));
  assert.deepEqual(said(news), ["I slept well"]);
  assert.deepEqual(
    news.map(({ resourceType }) => resourceType).filter(type => type !== "Communication"),
    ["CareTeam", "Provenance"],
  );

  // Of an earlier message something is said: it comes again, with that.
  const place = rosa.frames
    .flatMap(frame =>
      frame.type === "events" ? (frame.events as { body?: { text: string }; pos: number }[]) : [],
    )
    .find(({ body }) => body?.text === "Good morning")?.pos;
  await give(rosa, world, { type: "ask-correction", pos: place, wrong: "morning", right: "evening" });
  await settled(now);
  const third = told();
  const corrected = said(await all(host.exportChanges({ patient, conversation, after: second.pos })));
  assert.ok(corrected.includes("Good morning") && !corrected.includes("I slept well"), corrected.join());
  assert.deepEqual(said(await all(host.exportChanges({ patient, conversation, after: third.pos }))), []);

  await assert.rejects(all(host.exportChanges({ patient, conversation, after: -1 })), {
    code: "bad-input",
  });
});

test("of what conversations have grown a back end hears only where it asked for that", async () => {
  const receiver = createReceiver(() => clock.now);
  const now = await scene({ hooks: receiver.hooks, fetch: receiver.fetch });
  const { world, clock } = now;
  const kim = await world.join("staff", "kim", await now.topic());
  await kim.next("welcome");
  await say(kim, world, "Good morning");
  await settled(now);
  assert.deepEqual(receiver.changes, []);
  assert.ok(receiver.taken.length > 0);
});

/** What was taken out as FHIR, brought in again: the same was said, by the same people, at the same times. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHost, type ExportedResource, ndjson } from "@carethread/host";
import { conversationsFromFhir } from "@carethread/host/fhir";
import { exportResources, type LoggedEvent, type View } from "@carethread/model";
import fc from "fast-check";
import { conversation, everybody, host, key, patientId } from "../model/arbitraries.ts";
import { played } from "../model/conversations.ts";
import { example } from "../model/example.ts";
import { Room } from "../model/room.ts";
import { createRooms, give, say } from "../rooms/support.ts";
import { runs } from "../support/long.ts";
import { problemsOf } from "./fhir-validators.ts";

const taken = {
  practice: { id: "riverside", name: "Riverside" },
  patient: { id: patientId, name: "Ana Silva", patientId: "MRN-1", deceased: false },
  ...{ by: host, at: Date.UTC(2026, 10, 27) },
};

/** A view of a room as it is taken out, through the text of a file and back. */
async function takenOut(room: Room, view: View): Promise<ExportedResource[]> {
  const { head } = room.state?.[view] ?? assert.fail("there is nothing");
  const { title, lifecycle, kind, messages } = head;
  const row = { id: conversation, title, lifecycle, kind, messages, at: 0 };
  const events = async function* () {
    yield* room.seen(view) as LoggedEvent[];
  };
  const options = {
    urlOf: (_: string, type: string, id: string) => `${type}/${id}`,
    fileUrl: ({ id }: { id: string }) => `https://rooms.example.org/${id}`,
  };
  const found: ExportedResource[] = [];
  for await (const line of ndjson(exportResources(taken, [{ row, events }], options)))
    found.push(JSON.parse(line));
  return found;
}

/** What was said, as the resources say it: whoever, to whomever, when, and whether to staff alone. */
function saidIn(resources: readonly ExportedResource[]): unknown[] {
  return resources.flatMap(resource => {
    if (resource.resourceType !== "Communication" || resource.inResponseTo !== undefined) return [];
    const { sender, recipient, sent, category, payload = [], topic } = resource;
    const text = payload.find(({ contentString }) => contentString !== undefined);
    const isHeader = resource.partOf === undefined;
    return isHeader || text !== undefined
      ? [JSON.stringify([sender, recipient, sent, category, topic, text])]
      : [];
  });
}

test("whatever was said, it is the same after it was taken out and brought in again", async () => {
  let messages = 0;
  const view = fc.constantFrom<View>("staff", "portal");
  await fc.assert(
    fc.asyncProperty(played(), view, async (room, view) => {
      const resources = await takenOut(room, view);
      const { conversations, leftOut } = await conversationsFromFhir(resources);
      const [read, ...others] = conversations;
      assert.ok(read !== undefined && others.length === 0);
      const again = new Room(example());
      const by = everybody.indexOf(host);
      const { at = 1_000, title = "", messages: past } = read;
      const now = Date.UTC(2026, 10, 27);
      assert.equal(again.do({ do: "start", by, title, first: null, past: at, now }).refusal, null);
      if (past.length > 0) {
        const brought = again.ask(by, { type: "import", messages: [...past] }, now);
        assert.ok(!("refused" in brought), JSON.stringify(brought));
        again.log.push(...brought.events);
        again.state = brought.state;
      }
      messages += past.length;
      assert.deepEqual(saidIn(await takenOut(again, "staff")), saidIn(resources));
      // What has no place there is told.
      const all = room.seen(view).flatMap(event => (event.type === "message" ? [event] : []));
      const wordless = all.filter(({ body }) => body.text === "").map(({ id }) => id);
      const filed = all.filter(({ body }) => body.text !== "" && body.attachments !== undefined);
      const told = (because: string) => leftOut.filter(each => each.because === because).map(({ id }) => id);
      assert.deepEqual(told("no-text"), wordless);
      assert.deepEqual(
        told("files"),
        filed.map(({ id }) => id),
      );
    }),
    { numRuns: runs(300) },
  );
  assert.ok(messages > 300, `${messages}`);
});

test("a back end brings in what another has taken out, and taking it out again it is the same", async () => {
  const { world, server, ...rooms } = await createRooms({ settings: { notes: true } });
  const { practice } = world;
  const back = createHost({
    ...{ server: server.url, practice: practice.id, idSecret: practice.idSecret, fetch: server.fetch },
    token: () => practice.token("system", "host"),
  });
  const id = await rooms.topic();
  const kim = await world.join("staff", "kim", id);
  await kim.next("welcome");
  await say(kim, world, "Good morning");
  await give(kim, world, { type: "message", text: "She sounds worried", visibility: "staff" });
  await world.pushPatient("leo", { name: "Leo Diaz" });
  const { conversations, leftOut } = await conversationsFromFhir(back.exportPatient("rosa"));
  assert.deepEqual(leftOut, []);
  for (const { id, kind, title = "", at, messages } of conversations) {
    const start = { patient: "leo", kind, title, ...(at === undefined ? {} : { at }), idempotencyKey: id };
    const begun = await back.startConversation(start);
    await back.importMessages({ conversation: begun.id, messages, idempotencyKey: id });
  }
  const found: ExportedResource[] = [];
  for await (const resource of back.exportPatient("leo")) {
    assert.deepEqual(problemsOf(resource), []);
    found.push(resource);
  }
  const again = await conversationsFromFhir(found);
  assert.deepEqual(
    again.conversations.map(({ id: _, ...said }) => said),
    conversations.map(({ id: _, ...said }) => said),
  );
  assert.ok(found.some(({ resourceType }) => resourceType === "Provenance"));
});

test("what is no message of text is told with the reason, and other people's references are asked of you", async () => {
  const part = (id: string, more: object) => ({
    ...{
      resourceType: "Communication",
      id,
      status: "completed",
      partOf: [{ reference: "Communication/c1" }],
    },
    ...{ sent: "2026-11-02T09:30:00Z", sender: { reference: "Practitioner/kim", display: "Kim" } },
    ...more,
  });
  const payload = [{ contentString: "Hello" }];
  const resources = [
    { resourceType: "Communication", id: "c1", status: "completed", category: [{ text: "internal" }] },
    { resourceType: "Patient", id: "p1" },
    part("m1", { payload }),
    part("m2", { payload, sender: { reference: "Practitioner/unknown" } }),
    part("m3", { payload, sent: "yesterday" }),
    part("m4", { payload: [{ contentAttachment: { url: "x" } }] }),
    part("m5", { payload, inResponseTo: [{ reference: "Communication/m1" }] }),
    part("m6", { payload, partOf: [{ reference: "Communication/c2" }] }),
  ];
  const kim = { id: key(100), side: "staff", name: "Kim" } as const;
  const { conversations, leftOut } = await conversationsFromFhir(resources, {
    author: ({ reference }) => (reference === "Practitioner/kim" ? kim : undefined),
  });
  const at = Date.parse("2026-11-02T09:30:00Z");
  assert.deepEqual(conversations, [
    {
      ...{ id: "c1", kind: "internal", at, closed: true },
      messages: [{ at, by: kim, text: "Hello", visibility: "everyone" }],
    },
  ]);
  assert.deepEqual(
    leftOut.map(({ id, because }) => `${id} ${because}`),
    ["m2 no-sender", "m3 no-time", "m4 no-text", "m5 correction", "m6 no-header"],
  );
});

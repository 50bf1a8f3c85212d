/** A later import of the same source, on the rooms themselves: who was merged or left since the first one. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createHost } from "@carethread/host";
import { importFhir } from "@carethread/host/fhir";
import type { RowPage } from "@carethread/model";
import { atRest, createRooms } from "../rooms/support.ts";
import { careTeam, Folder, type Json, lines, patient, practitioner } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

/** Kim looks after one record, Omar after another, and after a patient who is to leave. */
async function scene() {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const { id: practice, idSecret } = world.practice;
  const token = () => world.practice.token("system", "admin");
  const host = createHost({ server: rooms.server.url, practice, idSecret, token, fetch: rooms.server.fetch });
  const primary = (id: string) => ({
    member: { reference: `Practitioner/${id}` },
    role: [{ text: "Primary care provider" }],
  });
  const around = [
    ...["kim", "omar"].map(id => practitioner(id)),
    ...[careTeam("new", [primary("omar")]), careTeam("leaves", [primary("omar")])],
  ];
  const kims = careTeam("old", [primary("kim")]);
  const first = [patient("old"), patient("new"), patient("leaves"), kims];
  return {
    ...rooms,
    first,
    second: [replaced, patient("new"), patient("leaves"), kims],
    async bringIn(resources: readonly Json[], known?: { patients: string[]; staff: string[] }) {
      clock.now += 60_000;
      const path = await folder.write({ "all.ndjson": lines(...resources, ...around) });
      const done = await importFhir(path, host, { now: clock.now, ...(known ? { known } : {}) });
      assert.deepEqual(done.pushed.failures, []);
      await atRest(rooms);
      return done;
    },
    async listed(sub: string, of: string): Promise<[string, string][]> {
      const room = await world.practice.patientRoom(of);
      const { body } = await world.get(
        "patient",
        room,
        "conversations",
        await world.practice.token("staff", sub),
      );
      const { rows = [] } = body as unknown as Partial<RowPage>;
      return rows.map(({ id, patient }) => [id, patient.id]);
    },
  };
}

const replaced = patient("old", { link: [{ type: "replaced-by", other: { reference: "Patient/new" } }] });

for (const known of [undefined, { patients: ["old", "new", "leaves"], staff: ["kim", "omar"] }])
  test(`[F-021] what a patient had before a later import merged them stands at the other, ${known ? "who is known said" : "nobody said to be known"}`, async () => {
    const now = await scene();
    const { world, bringIn, listed, first, second } = now;
    await bringIn(first);
    const { id } = (await world.startTopic("staff", "kim", "old")).body;
    const { report } = await bringIn(second, known);
    assert.match(report, /^Merged {4}1 record into others/m);
    assert.match(report, /^Patient +3 +2 +1 {2}another has replaced it$/m);
    const survivor = world.patientId("new");
    // Omar, who looked after the new record alone, sees it, at either address.
    for (const of of ["old", "new"]) assert.deepEqual(await listed("omar", of), [[id, survivor]], of);
    const { rows } = await (await world.inbox("staff", "omar")).next("welcome");
    assert.deepEqual(
      (rows as { id: string }[]).map(row => row.id),
      [id],
    );
    // Nothing begins at the old record: it is the other's that does.
    const again = (await world.startTopic("staff", "omar", "old")).body.id;
    await atRest(now);
    assert.deepEqual((await listed("omar", "new")).map(([id]) => id).sort(), [again, id].sort());
    // And once more nothing changes.
    assert.equal((await bringIn(second, known)).pushed.applied, 0);
  });

test("[I-5] a patient who is not active in a later import is withdrawn, and that is told", async () => {
  const now = await scene();
  const { world, bringIn, listed, first } = now;
  await bringIn(first);
  const { id } = (await world.startTopic("staff", "omar", "leaves")).body;
  const inactive = patient("leaves", { active: false });
  const { report, summary } = await bringIn([patient("old"), patient("new"), inactive]);
  assert.match(report, /^Withdrawn 1 patient, 0 staff$/m);
  const { leftOut } = summary.find(({ type }) => type === "Patient") ?? {};
  assert.deepEqual(leftOut, [{ reason: "it is not active", count: 1 }]);
  const { status, body } = await world.startTopic("staff", "omar", "leaves");
  assert.deepEqual([status, body.code], [403, "patient-withdrawn"]);
  assert.deepEqual(await listed("omar", "leaves"), [[id, world.patientId("leaves")]]);
  // They are back as soon as the source says so.
  await bringIn(first);
  assert.equal((await world.startTopic("staff", "omar", "leaves")).status, 200);
});

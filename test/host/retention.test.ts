/** What a back end knows and says of what is kept and let go, by real rooms. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHost, type HostError } from "@carethread/host";
import { order, retentionScene, words } from "../rooms/retention-scene.ts";
import { atRest } from "../rooms/support.ts";

const codeOf =
  (code: string) =>
  (error: HostError): boolean =>
    error.code === code;

test("a back end holds what is due and lifts that, sees what is due, and lets go of nothing itself", async () => {
  const now = await retentionScene();
  const { world, server, id } = now;
  const { practice } = world;
  const host = createHost({
    server: server.url,
    fetch: server.fetch,
    practice: practice.id,
    idSecret: practice.idSecret,
    token: () => practice.token("system", "host"),
  });
  const due = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const each of host.dueToGo()) {
      assert.ok(!words.test(JSON.stringify(each)));
      found.push(each.conversation);
    }
    return found;
  };
  assert.deepEqual(await due(), []);
  await now.pass(8);
  assert.deepEqual(await due(), [id]);
  const asked = { patient: "quillon", conversation: id, reason: "Claim 7", idempotencyKey: "claim-7" };
  const { hold } = await host.hold(asked);
  assert.deepEqual(await host.hold(asked), { hold });
  const [held, ...others] = (await host.retentionOf("quillon")).holds;
  assert.deepEqual([held?.id, held?.reason, held?.held.by.side, others], [hold, "Claim 7", "system", []]);
  assert.deepEqual(await order(now), ["retention-held", "retention-not-proposed"]);
  const lifted = await host.liftHold({ patient: "quillon", hold, reason: "Settled" });
  assert.deepEqual(lifted.holds, []);
  // What a back end may not: to order that something goes.
  const token = await practice.token("system", "host");
  const propose = { deed: "propose", conversation: id };
  const room = await practice.patientRoom("quillon");
  assert.equal((await world.post("patient", room, "retention", token, propose)).body.code, "bad-request");
  assert.deepEqual(await order(now), ["done", "done"]);
  await atRest(now);
  assert.deepEqual(
    (await host.retentionOf("quillon")).purges.map(({ phase }) => phase),
    ["gone"],
  );
  assert.deepEqual(await due(), []);
  await assert.rejects(host.hold({ ...asked, idempotencyKey: "later" }), codeOf("retention-gone"));
  await assert.rejects(host.hold({ patient: "nobody", reason: "Claim 8" }), codeOf("not-found"));
  await assert.rejects(host.hold({ patient: "quillon", reason: " " }), codeOf("bad-input"));
  // Who signs in as staff or in the portal does not ask there.
  const kim = await practice.token("staff", "kim");
  const answer = await world.post("practice", `${practice.id}~practice`, "retention", kim, { list: "due" });
  assert.equal(answer.status, 404);
});

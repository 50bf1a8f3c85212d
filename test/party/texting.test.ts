/** Texts on the real runtime, with the emulator of the provider: there and back, and across a kill. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { PatientTexting } from "@carethread/model";
import { startTextEmulator, type TextEmulator } from "../support/emulator.ts";
import { type Runtime, startRuntime } from "../support/runtime.ts";
import { until } from "../support/until.ts";
import { createWorld } from "../support/world.ts";

const phone = "+12025550123";
const ends: (() => unknown)[] = [];
after(async () => {
  for (const end of ends.reverse()) await end();
});

/** Stands before the runtime, whose port is another after a kill, as the address that the provider was told. */
async function front(to: () => Runtime | undefined): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    try {
      const response = await fetch(`${to()?.url}${incoming.url}`, {
        method: "POST",
        headers: incoming.headers as Record<string, string>,
        body: Buffer.concat(chunks),
      });
      outgoing.writeHead(response.status).end(await response.text());
    } catch {
      outgoing.writeHead(502).end();
    }
  });
  await new Promise<void>(listening => server.listen(0, "127.0.0.1", listening));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("[F-159] [F-099] a patient is enrolled by the provider's emulator, texts, and is answered, across a kill", async () => {
  let runtime: Runtime | undefined;
  let emulator: TextEmulator | undefined;
  const address = await front(() => runtime);
  const settings = { kinds: ["continuous"], texting: true, enrolmentNeeded: true };
  const world = await createWorld(async practices => {
    const [[id, practice] = ["", {}]] = Object.entries(practices);
    emulator = await startTextEmulator(address, `/parties/texting/${id}~texting/inbound`);
    const { account, stop } = emulator;
    ends.push(stop);
    const registered = { ...(practice as object), texting: account };
    runtime = await startRuntime({ practices: { [id]: registered }, delays: { textRetryFirst: 50 } });
    ends.push(runtime.stop);
    return runtime;
  }, settings);
  assert.ok(emulator && runtime);
  const { texts, send, moves } = emulator;
  const room = await world.practice.patientRoom("rosa");
  const host = await world.practice.token("system", "host");
  await world.post("patient", room, "roster", host, {
    ...{ type: "patient", id: "rosa", version: 99, name: "Rosa Diaz", patientId: "A-1" },
    ...{ birthDate: "1981-04-09", phone, team: [{ id: "kim", name: "Kim", role: "primary-coach" }] },
  });
  const kim = await world.practice.token("staff", "kim");
  const status = async () =>
    ((await world.get("patient", room, "texting", kim)).body as unknown as PatientTexting).status;
  await world.post("patient", room, "texting", kim, { deed: "invite" });
  await until(async () => (await texts(phone)).length === 1, "the opt-in text");
  await send(phone, "04/09/1981");
  await until(async () => (await status()) === "enabled", "the status");
  await send(phone, "I feel dizzy");
  const { body } = await world.post("patient", room, "conversations", kim, {
    commandId: world.newId(),
    kind: "continuous",
  });
  // Of what was answered nothing was printed.
  assert.ok(!runtime.output().includes("04/09/1981"));
  await runtime.kill();
  await runtime.start();
  // Where it was killed before the conversation had heard of the text, the deployment's tick brings it there.
  await runtime.tick();
  const socket = await world.join("staff", "kim", body.id);
  await socket.next(frame => JSON.stringify(frame).includes("I feel dizzy"));
  socket.send({
    type: "command",
    id: world.newId(),
    command: { type: "message", text: "Sit down", visibility: "everyone" },
  });
  await until(async () => (await texts(phone)).at(-1)?.body === "Sit down", "the answer on the phone");
  const { sid = "" } = (await texts(phone)).at(-1) ?? {};
  await socket.next(frame => JSON.stringify(frame).includes('"status":"sent"'));
  await moves(sid, "delivered");
  await socket.next(frame => JSON.stringify(frame).includes('"status":"delivered"'));
  socket.close();
});

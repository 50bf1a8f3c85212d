/** A patient who may be texted, in real rooms: what the chart says, what staff do, and what the phone texts. */
import assert from "node:assert/strict";
import type { PatientTexting } from "@carethread/model";
import { account, TextProvider } from "../support/texting.ts";
import { atRest, createRooms } from "./support.ts";

export const number = "+12025550123";
export const birth = "04/09/1981";

/** `backEnd` is where what is not the provider's goes. */
export async function scene({
  backEnd,
  ...more
}: Parameters<typeof createRooms>[0] & { readonly backEnd?: typeof fetch } = {}) {
  const clock = { now: () => 0 };
  const provider = new TextProvider(() => clock.now());
  const rooms = await createRooms({
    settings: { kinds: ["continuous"], texting: true, enrolmentNeeded: true, notes: true },
    registration: { texting: account },
    fetch: (url, init) =>
      backEnd === undefined || String(url).startsWith(account.api)
        ? provider.fetch(url, init)
        : backEnd(url, init),
    ...more,
  });
  clock.now = () => rooms.clock.now;
  const { world, server } = rooms;
  let version = 10;
  /** The chart of Rosa as the host pushes it. */
  const chart = async (change: Record<string, unknown> = {}): Promise<void> => {
    const answer = await world.post(
      "patient",
      await world.practice.patientRoom("rosa"),
      "roster",
      await world.practice.token("system", "host"),
      {
        ...{ type: "patient", id: "rosa", version: ++version, name: "Rosa Diaz", patientId: "A-1" },
        ...{ birthDate: "1981-04-09", phone: "(202) 555-0123", linked: [] },
        team: [{ id: "kim", name: "Kim", role: "primary-coach" }],
        ...change,
      },
    );
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    await atRest(rooms);
  };
  await chart();
  const ask = async (deed?: string, sub = "kim") => {
    const token = await world.practice.token("staff", sub);
    const room = await world.practice.patientRoom("rosa");
    const answer =
      deed === undefined
        ? await world.get("patient", room, "texting", token)
        : await world.post("patient", room, "texting", token, { deed });
    await atRest(rooms);
    return { status: answer.status, code: answer.body.code, body: answer.body as unknown as PatientTexting };
  };
  const texts = async (body: string, fields: Record<string, string> = {}, from = number) => {
    const response = await provider.texts(server, world.practice.id, from, body, fields);
    await atRest(rooms);
    return response;
  };
  const start = async () => {
    const token = await world.practice.token("staff", "kim");
    const { status, body } = await world.post(
      "patient",
      await world.practice.patientRoom("rosa"),
      "conversations",
      token,
      {
        commandId: world.newId(),
        kind: "continuous",
      },
    );
    return { status, id: body.id, code: body.code };
  };
  return { rooms, world, server, provider, chart, ask, texts, start };
}

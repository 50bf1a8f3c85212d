/** What a back end sends, against the real rooms over storage in memory. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createHost, type Host, makeKeys } from "@carethread/host";
import { importFhir } from "@carethread/host/fhir";
import {
  type PatientMatch,
  PatientMatches,
  RefusedBody,
  RowPage,
  roomName,
  rowCursor,
} from "@carethread/model";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { encounter, Folder, lines, now, patient, practitioner } from "./fhir-fixture.ts";

const folder = await Folder.make();
after(() => folder.remove());

const keys = await makeKeys({
  practice: "riverside",
  issuer: "https://ehr.example.org",
  origins: ["https://ehr.example.org"],
});
const { credentials } = keys;
const signsIn = createHost({ server: "https://rooms.example.org", credentials });

function start(): { server: MemoryServer; host: Host } {
  const server = createMemoryServer({ practices: keys.practices });
  const host = createHost({ server: server.url, credentials, fetch: server.fetch });
  return { server, host };
}

async function ask(server: MemoryServer, staff: string, path: string, body?: unknown): Promise<unknown> {
  const token = await signsIn.token({ kind: "staff", id: staff, name: staff, session: "s" });
  const response = await server.fetch(`${server.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return response.json();
}

async function patientsOf(server: MemoryServer, staff: string): Promise<PatientMatch[]> {
  // The look-up is told after the push was answered; a tick brings what is still owed.
  await server.tick();
  const path = `/parties/person/${roomName("riverside", signsIn.personKey("staff", staff))}/patients`;
  return PatientMatches.parse(await ask(server, staff, path, { q: "" })).patients;
}

const kim = { id: "kim", version: 1, name: "Kim Nowak", title: "Nurse" };
const ada = {
  id: "4711",
  version: 5,
  name: "Ada Berg",
  patientId: "MRN-4711",
  birthDate: "1980-05-12",
  team: [{ id: "kim", name: "Kim Nowak", role: "primary-coach" as const }],
};

test("an older version and one that is known are ignored, a newer one changes", async () => {
  const { server, host } = start();
  await host.pushStaff(kim);
  const id = signsIn.patientKey("4711");
  assert.deepEqual(await host.pushPatient(ada), { id, applied: true });
  assert.equal((await host.pushPatient({ ...ada, name: "Same version" })).applied, false);
  assert.equal((await host.pushPatient({ ...ada, version: 4, name: "Older" })).applied, false);
  assert.deepEqual(await patientsOf(server, "kim"), [
    { id, name: "Ada Berg", patientId: "MRN-4711", birthDate: "1980-05-12" },
  ]);
  assert.equal((await host.pushPatient({ ...ada, version: 6, name: "Ada Lund" })).applied, true);
  assert.deepEqual(
    (await patientsOf(server, "kim")).map(({ name }) => name),
    ["Ada Lund"],
  );
});

test("[F-022] a back end that the rooms do not know is refused", async () => {
  const { server } = start();
  const other = await makeKeys({ practice: "riverside", issuer: "x", origins: ["https://x.example"] });
  const common = { server: server.url, fetch: server.fetch };
  const stranger = createHost({
    ...common,
    credentials: { ...credentials, system: other.credentials.system },
  });
  await assert.rejects(stranger.pushStaff(kim), { name: "HostError", code: "unauthorized", status: 401 });
  const { practice, idSecret } = credentials;
  const staff = () => signsIn.token({ kind: "staff", id: "kim", name: "Kim", session: "s" });
  await assert.rejects(createHost({ ...common, practice, idSecret, token: staff }).pushPatient(ada), {
    code: "not-found",
  });
  // A key has one use: the one for people pushes nothing.
  const swapped = createHost({ ...common, credentials: { ...credentials, system: credentials.people } });
  await assert.rejects(swapped.pushStaff(kim), { code: "unauthorized", status: 401 });
  const elsewhere = createHost({ ...common, credentials: { ...credentials, practice: "nowhere" } });
  // As where the practice is known and the key is not: practices cannot be found by trying.
  await assert.rejects(elsewhere.pushStaff(kim), { code: "unauthorized", status: 401 });
});

test("messages of the past come in once, however often they are sent", async () => {
  const { server, host } = start();
  await host.pushAll({ staff: [kim], patients: [ada] });
  const by = host.author({ kind: "portal", id: "ada", name: "Ada Berg" });
  const from = host.author({ kind: "staff", id: "kim", name: "Kim Nowak", title: "Nurse" });
  const messages = Array.from({ length: 250 }, (_, index) => ({
    at: Date.now() + index * 60_000 - 90 * 24 * 3_600_000,
    by: index % 2 ? from : by,
    text: `Message ${index}`,
    visibility: "everyone" as const,
  }));
  const bringIn = async (): Promise<string> => {
    const at = messages[0]?.at ?? 0;
    const { id } = await host.startConversation({
      patient: "4711",
      title: "Refill",
      at,
      idempotencyKey: "r",
    });
    assert.deepEqual(await host.importMessages({ conversation: id, messages, idempotencyKey: "r" }), {
      messages: 250,
    });
    return id;
  };
  const id = await bringIn();
  assert.equal(await bringIn(), id);

  await server.tick();
  const room = roomName("riverside", signsIn.personKey("staff", "kim"));
  const top = rowCursor({ lifecycle: "open", at: Date.now(), id: "a".repeat(26) });
  const { rows } = RowPage.parse(await ask(server, "kim", `/parties/person/${room}/rows?after=${top}`));
  assert.deepEqual(
    rows.map(row => [row.id, row.messages, row.last?.text, row.last?.by.id, row.unread]),
    [[id, 250, "Message 249", from.id, 0]],
  );
});

test("[F-021] a second FHIR import changes and adds, and doubles nothing", async () => {
  const { server, host } = start();
  const kimDoctor = practitioner("kim");
  const visit = encounter("p1", "2025-01-01", ["kim"]);
  const first = await folder.write({ "all.ndjson": lines(patient("p1"), kimDoctor, visit) });
  assert.equal((await importFhir(first, host, { now })).pushed.applied, 2);
  assert.equal((await importFhir(first, host, { now })).pushed.known, 2);
  // A later version that says nothing new is known already, too.
  assert.equal((await importFhir(first, host, { now: now + 1 })).pushed.known, 2);

  const renamed = patient("p1", { name: [{ family: "Lund", given: ["Ada"] }] });
  const added = [patient("p2", { deceasedBoolean: true }), encounter("p2", "2025-02-01", ["kim"])];
  const second = await folder.write({ "all.ndjson": lines(renamed, kimDoctor, visit, ...added) });
  assert.deepEqual((await importFhir(second, host, { now: now + 2 })).pushed.failures, []);

  // The dead are in nobody's look-up, because nobody can write to them.
  const id = signsIn.patientKey("p1");
  assert.deepEqual(await patientsOf(server, "kim"), [{ id, name: "Ada Lund", patientId: "p1" }]);
  const dead = roomName("riverside", signsIn.patientKey("p2"));
  const begin = { commandId: "a".repeat(26), kind: "topic", title: "Hello", first: { text: "Hello" } };
  const answer = await ask(server, "kim", `/parties/patient/${dead}/conversations`, begin);
  assert.equal(RefusedBody.parse(answer).code, "patient-deceased");
});

test("[F-062] questionnaires are pushed and withdrawn, and one that cannot be asked is named by its item", async () => {
  const { server, host } = start();
  const item = { linkId: "1", type: "string", text: "Which medicine?" };
  const refill = {
    resourceType: "Questionnaire",
    status: "active",
    id: "refill",
    title: "Refill",
    item: [item],
  };
  assert.deepEqual(await host.pushQuestionnaire({ version: 1, questionnaire: refill }), {
    id: "refill",
    applied: true,
  });
  const list = () => ask(server, "kim", "/parties/practice/riverside~practice/questionnaires", {});
  assert.deepEqual(await list(), { questionnaires: [{ id: "refill", title: "Refill" }] });
  const photo = { ...refill, item: [item, { ...item, linkId: "2", type: "attachment" }] };
  await assert.rejects(host.pushQuestionnaire({ version: 2, questionnaire: photo }), {
    code: "questionnaire-unsupported",
    params: { linkId: "2", at: "type" },
  });
  await assert.rejects(host.pushQuestionnaire({ version: -1, questionnaire: refill }), { code: "bad-input" });
  await assert.rejects(host.withdrawQuestionnaire({ id: "no id", version: 2 }), { code: "bad-input" });
  assert.equal((await host.withdrawQuestionnaire({ id: "refill", version: 2 })).applied, true);
  assert.deepEqual(await list(), { questionnaires: [] });
});

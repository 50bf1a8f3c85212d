/** The document for back ends says what the rooms take and answer: every request of these tests is held against it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientRetention, RefusalCode } from "@carethread/model";
import { openApi } from "@carethread/model/openapi";
import { createMemoryServer } from "@carethread/rooms/memory";
import { examples } from "../../packages/model/src/openapi/examples.ts";
import type { OperationObject } from "../../packages/model/src/openapi/openapi.ts";
import { type Auth, operations, refusalsOf } from "../../packages/model/src/openapi/operations.ts";
import { FileAsker } from "../support/files.ts";
import { checkerOf } from "../support/json-schema.ts";
import { createTestOperator } from "../support/operator.ts";
import { createTestPractice } from "../support/practice.ts";
import type { World } from "../support/world.ts";
import { atRest, createRooms, give, type Rooms, type RoomsOptions, say, upTo } from "./support.ts";

const document = openApi({ version: "0.0.0" });
const check = checkerOf(document);

type Json = Record<string, unknown>;

interface Asked {
  readonly token?: string | null;
  readonly body?: unknown;
  readonly query?: string;
  /** Instead of the room that the operation is usually asked for here. */
  readonly room?: string;
}

interface Documented extends Rooms {
  /** Asks as the document says, and holds request and answer against it. */
  ask(id: string, asked?: Asked): Promise<{ status: number; code: RefusalCode | null; body: Json }>;
  /** What came, by operation: `ok`, or the code. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>;
  /** A conversation of the past about Rosa, and one that is due to go. */
  readonly past: string;
  readonly old: string;
}

function operationOf(id: string): { path: string; method: string; operation: OperationObject } {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods))
      if (operation.operationId === id) return { path, method, operation };
  throw new Error(`no such operation: ${id}`);
}

async function documented(options: RoomsOptions = {}): Promise<Documented> {
  const rooms = await createRooms(options);
  const { world, server, clock } = rooms;
  const { practice } = world;
  const { body: started } = await world.startTopic("system", "host", "rosa", { at: clock.now - 60_000 });
  const longAgo = { at: clock.now - 400 * 86_400_000 };
  const { body: old } = await world.startTopic("system", "host", "rosa", longAgo);
  const usual: Readonly<Record<string, string>> = {
    practiceRoom: `${practice.id}~practice`,
    personRoom: await practice.personRoom("staff", "kim"),
    patientRoom: await practice.patientRoom("rosa"),
    conversationRoom: world.conversationRoom(started.id),
    hooksRoom: `${practice.id}~hooks`,
    fileRoom: `${practice.id}~${await sentFile(world)}`,
  };
  const asking = askerOf(server, usual, () => practice.token("system", "host"));
  return { ...rooms, ...asking, past: started.id, old: old.id };
}

/** A file that a message of Rosa's brings. */
async function sentFile(world: World): Promise<string> {
  const { body } = await world.startTopic("portal", "rosa");
  const file = new FileAsker(world, "portal", "rosa");
  await file.bringUp(body.id, Buffer.from("My diary"), { name: "diary.txt", type: "text/plain" });
  const rosa = await world.join("portal", "rosa", body.id);
  await rosa.next("welcome");
  const attachments = [{ id: file.id }];
  const frame = await give(rosa, world, { type: "message", text: "", visibility: "everyone", attachments });
  assert.equal(frame.type, "ack");
  rosa.close();
  return file.id;
}

/** Asks a server as the document says, and holds request and answer against it. */
function askerOf(
  server: Pick<Rooms["server"], "url" | "fetch">,
  usual: Readonly<Record<string, string>>,
  usualToken: () => Promise<string>,
): Pick<Documented, "ask" | "seen"> {
  const seen = new Map<string, Set<string>>();
  return {
    seen,
    async ask(id, { token, body, query = "", room } = {}) {
      const { path, method, operation } = operationOf(id);
      const of = token === undefined ? await usualToken() : token;
      const url = path.replace(/\{(\w+)\}/, (_, name: string) => room ?? usual[name] ?? "");
      const response = await server.fetch(`${server.url}${url}${query}`, {
        method: method.toUpperCase(),
        headers: of === null ? {} : { authorization: `Bearer ${of}` },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const isFile = response.headers.has("content-disposition");
      const answer = isFile ? { text: await response.text() } : ((await response.json()) as Json);
      const said = operation.responses[response.status];
      assert.ok(said, `${id}: ${response.status} ${JSON.stringify(answer)}`);
      const content: Record<string, { schema: object } | undefined> = said.content;
      const schema = content["application/json"]?.schema;
      // Bytes of a file have no shape.
      if (isFile) assert.ok(content["*/*"]);
      else {
        assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
        assert.ok(schema && check(answer, schema), `${id}: ${response.status} ${JSON.stringify(answer)}`);
      }
      const isDone = response.status === 200;
      if (response.status === 429) assert.match(response.headers.get("retry-after") ?? "", /^[0-9]+$/);
      // What the document does not allow is not taken.
      const written = operation.requestBody?.content["application/json"].schema;
      if (written !== undefined && isDone)
        assert.ok(check(body, written), `${id} took ${JSON.stringify(body)}`);
      const code = isDone ? null : (answer.code as RefusalCode);
      seen.set(id, (seen.get(id) ?? new Set<string>()).add(code ?? "ok"));
      return { status: response.status, code, body: answer };
    },
  };
}

const person = { id: "a".repeat(26), side: "staff", name: "Kim Park" };

/** Bodies that the rooms take, by operation. */
function goodBodies({ world, clock, past }: Documented): Readonly<Record<string, Json>> {
  const { type, ...patient } = examples.RosterPatient as Json;
  const messages = [{ at: clock.now - 1_000, by: person, text: "Hello", visibility: "everyone" }];
  return {
    pushPractice: examples.RosterPractice as Json,
    pushQuestionnaire: examples.RosterQuestionnaire as Json,
    pushStaff: { ...(examples.RosterStaff as Json), id: "kim", picture: "/pictures/kim.png" },
    endSessions: { ...(examples.EndSessions as Json), id: "kim", session: "none" },
    endAllSessions: examples.EndAllSessions as Json,
    exportMessages: { conversation: past },
    recordUnsealing: { ...(examples.Unsealing as Json), conversation: past },
    changeHold: { ...(examples.SetHold as Json), hold: world.newId() },
    listRetention: examples.RetentionQuery as Json,
    pushPatient: { type, ...patient, id: "rosa", phone: "555 0100" },
    startConversation: { ...(examples.StartConversation as Json), commandId: world.newId(), at: 1_000 },
    importMessages: { commandId: world.newId(), messages },
    putStreamItem: { version: 1, item: { sort: "plan-update", id: "p1", title: "Walk more" } },
    changeEncounter: { ...(examples.LinkToEncounter as Json), commandId: world.newId() },
  };
}

test("what the document describes is answered as it says, and every refusal that it names comes", async () => {
  const now = await documented({ settings: { policies: { topic: { encounter: "per-conversation" } } } });
  const { ask, world, clock, past } = now;
  const good = goodBodies(now);
  const { practice } = world;

  // As it should be.
  for (const [id, body] of Object.entries(good))
    if (id !== "importMessages" && id !== "changeEncounter")
      assert.equal((await ask(id, { body })).status, 200, id);
  assert.equal((await ask("pushStaff", { body: { type: "withdrawal", id: "kim", version: 9 } })).status, 200);
  await world.pushStaff("kim", { version: 10, name: "Kim Park" });
  await world.pushPatient("rosa", { ...world.rosa(), version: 10 });
  assert.equal((await ask("importMessages", { body: good.importMessages })).body.messages, 1);
  assert.equal((await ask("listConversations")).status, 200);
  assert.equal((await ask("readEvents", { query: "?before=99&limit=5" })).status, 200);
  assert.equal((await ask("readEvents", { query: "?after=1" })).status, 200);
  assert.equal((await ask("readFile")).body.text, "My diary");
  const { body: record } = await ask("listAccess", { query: "?limit=1" });
  assert.deepEqual(
    (record.rows as { reason: string }[]).map(({ reason }) => reason),
    ["host"],
  );

  // Whoever asks, where nothing is, and what is no request.
  for (const { id, body, query, auth } of operations) {
    if (auth !== "system") continue;
    const wanted = {
      ...(body === undefined ? {} : { body: good[id] }),
      query: query === undefined ? "" : "?before=9",
    };
    for (const token of [null, "nonsense"])
      assert.equal((await ask(id, { ...wanted, token })).code, "unauthorized");
    const stranger = await now.elsewhere.practice.token("system", "host");
    assert.equal((await ask(id, { ...wanted, token: stranger })).code, "not-found");
    const room = `${practice.id}~${"b".repeat(26)}`;
    const nowhere = await ask(id, { ...wanted, room });
    assert.ok(["not-found", "bad-request"].includes(nowhere.code ?? ""), `${id} ${nowhere.code}`);
    if (body === undefined) continue;
    const { operation } = operationOf(id);
    const isAllowed = (asked: unknown) =>
      check(asked, operation.requestBody?.content["application/json"].schema ?? {});
    const bodies = ["{", "[]", {}, { ...good[id], version: -1, commandId: 1 }, { conversation: 1, after: 1 }];
    for (const bad of bodies.filter(asked => typeof asked === "string" || !isAllowed(asked)))
      assert.equal((await ask(id, { body: bad })).code, "bad-request", id);
    assert.equal((await ask(id, { body: `"${"x".repeat(2 ** 20)}"` })).code, "too-large");
  }
  for (const query of ["?limit=0", "?limit=101", "?before=x"])
    for (const id of ["listAccess", "readRecord", "readPersonRecord", "readPracticeRecord"])
      assert.equal((await ask(id, { query })).code, "bad-request");
  assert.equal((await ask("listCheckpoints", { query: "?after=x" })).code, "bad-request");
  for (const id of ["readRecord", "readPersonRecord", "readPracticeRecord", "listCheckpoints"])
    assert.equal((await ask(id)).status, 200);
  assert.equal((await ask("readEvents")).code, "bad-request");
  for (const id of ["pushStaff", "listAccess"])
    assert.equal(
      (await ask(id, { token: await practice.token("staff", "kim"), body: good[id] })).code,
      "not-found",
    );

  // What is held.
  assert.equal(((await ask("readRetention")).body.holds as Json[]).length, 1);
  const { hold } = good.changeHold as { hold: string };
  const lift = { deed: "lift", hold, reason: "Over" };
  assert.deepEqual((await ask("changeHold", { body: lift })).body.holds, []);
  for (const deed of ["propose", "approve", "stop"])
    assert.equal((await ask("changeHold", { body: { deed, conversation: now.old } })).code, "bad-request");
  const pushed = good.pushPractice as { settings: Json };
  const keeping = { ...pushed, version: 80, settings: { ...pushed.settings, retention: { years: 1 } } };
  assert.equal((await ask("pushPractice", { body: keeping })).status, 200);
  // Rooms go by it within a minute.
  clock.now += 61_000;
  const { body: due } = await ask("listRetention", { body: { list: "due" } });
  assert.ok((due.due as { conversation: string }[]).some(({ conversation }) => conversation === now.old));
  for (const [sub, deed] of [
    ["iris", "propose"],
    ["abel", "approve"],
  ] as const) {
    await world.pushStaff(sub, { name: sub, version: 2, permissions: ["hold"] });
    const token = await practice.token("staff", sub);
    const asked = { deed, conversation: now.old };
    const room = await practice.patientRoom("rosa");
    assert.equal((await world.post("patient", room, "retention", token, asked)).status, 200);
  }
  await atRest(now);
  const { purges } = (await ask("readRetention")).body as unknown as PatientRetention;
  assert.deepEqual(
    purges.map(({ phase }) => phase),
    ["gone"],
  );
  const held = { ...good.changeHold, hold: world.newId(), conversation: now.old };
  assert.equal((await ask("changeHold", { body: held })).code, "retention-gone");

  // The settings.
  const settings = { ...good.pushPractice, version: 90, settings: { noteOnMention: true } };
  assert.equal((await ask("pushPractice", { body: settings })).code, "settings-impossible");

  // A questionnaire.
  const { questionnaire } = good.pushQuestionnaire as { questionnaire: Json };
  const ask1 = { linkId: "1", type: "string", text: "Which?" };
  const pushAs = async (id: string, item: Json = ask1): Promise<RefusalCode | null> => {
    const body = { ...good.pushQuestionnaire, questionnaire: { ...questionnaire, id, item: [item] } };
    return (await ask("pushQuestionnaire", { body })).code;
  };
  assert.equal(await pushAs("files", { ...ask1, type: "attachment" }), "questionnaire-unsupported");
  const gone = { type: "withdrawal", id: "refill", version: 2 };
  assert.equal((await ask("pushQuestionnaire", { body: gone })).status, 200);
  for (const n of upTo(100)) assert.equal(await pushAs(`q${n}`), null);
  assert.equal(await pushAs("last"), "too-many-questionnaires");

  // An encounter.
  const { body: read } = await ask("readEncounter");
  const encounter = (read.encounter as Json).id;
  const change = { ...good.changeEncounter, encounter };
  assert.equal((await ask("changeEncounter", { body: change })).status, 200);
  const other = { ...change, link: { kind: "document", title: "Letter" } };
  assert.equal((await ask("changeEncounter", { body: other })).code, "conflict");
  const { body: without } = await ask("startConversation", {
    body: { ...good.startConversation, commandId: world.newId(), title: "Ends" },
  });
  const ending = world.conversationRoom(without.id as string);
  assert.equal(
    (await ask("readEncounter", { room: ending })).code,
    "not-found",
    "the practice opens none by now",
  );

  // A start.
  const start = async (change: Json): Promise<RefusalCode | null> => {
    const body = { ...good.startConversation, commandId: world.newId(), ...change };
    return (await ask("startConversation", { body })).code;
  };
  assert.equal(await start({ title: " " }), "title-required");
  assert.equal(await start({ title: "x".repeat(201) }), "title-too-long");
  assert.equal(await start({ title: "a\u0007b" }), "text-malformed");
  assert.equal(await start({ at: clock.now + 1_000 }), "import-from-future");
  assert.equal(await start({ first: { text: "Hello" } }), "not-allowed");
  assert.equal(await start({ kind: "internal" }), "kind-not-available");
  assert.equal(await start({ commandId: good.startConversation?.commandId, title: "Another" }), "conflict");

  // An import.
  const { messages } = good.importMessages as { messages: readonly Json[] };
  const bringIn = async (change: Json, more: Json = {}): Promise<RefusalCode | null> => {
    const message = { ...messages[0], ...change };
    const body = { commandId: world.newId(), messages: [message], ...more };
    return (await ask("importMessages", { body })).code;
  };
  assert.equal(await bringIn({ text: " " }), "text-empty");
  assert.equal(await bringIn({ text: "x".repeat(16_001) }), "text-too-long");
  assert.equal(await bringIn({ text: "a\u0007b" }), "text-malformed");
  assert.equal(await bringIn({ at: clock.now + 1_000 }), "import-from-future");
  assert.equal(await bringIn({ by: { ...person, side: "portal" }, visibility: "staff" }), "not-allowed");
  assert.equal(await bringIn({ text: "Another" }, { commandId: good.importMessages?.commandId }), "conflict");
  const rosa = await world.join("portal", "rosa", past);
  await rosa.next("welcome");
  await say(rosa, world, "Now");
  assert.equal(await bringIn({}), "import-too-late");

  // A closed conversation.
  const kim = await world.join("staff", "kim", past);
  await kim.next("welcome");
  assert.equal((await give(kim, world, { type: "close" })).type, "ack");
  const item = { ...(good.putStreamItem?.item as Json), title: "Walk less" };
  assert.equal((await ask("putStreamItem", { body: { version: 2, item } })).code, "closed");
  const finish = { type: "finish", commandId: world.newId(), encounter };
  const { body: finished } = await ask("changeEncounter", { body: finish });
  assert.deepEqual([finished.lifecycle, (finished.encounter as Json).status], ["closed", "finished"]);
  const late = { ...change, commandId: world.newId() };
  assert.equal((await ask("changeEncounter", { body: late })).code, "encounter-finished");

  assert.equal(
    (await ask("pushPatient", { body: { type: "withdrawal", id: "rosa", version: 11 } })).status,
    200,
  );
  assert.equal(await start({}), "patient-withdrawn");

  cameAsNamed(now.seen, "system");
});

/** Everything that the document names came, but what only a failing or a busy server says. */
function cameAsNamed(seen: Documented["seen"], auth: Auth): void {
  const elsewhere = new Set<string>(["too-fast", "server-error", "server-misconfigured"]);
  for (const operation of operations.filter(each => each.auth === auth)) {
    const named = ["ok", ...refusalsOf(operation).filter(code => !elsewhere.has(code))];
    assert.deepEqual([...(seen.get(operation.id) ?? [])].sort(), named.sort(), operation.id);
  }
}

test("what an operator and the deployment ask for is described, too", async () => {
  const operator = await createTestOperator();
  const configured = await createTestPractice("harbor");
  const pushed = await createTestPractice("cove");
  const secret = "memory-".repeat(8);
  const server = createMemoryServer({
    ...{ practices: { harbor: configured.registration }, operator: operator.keys },
  });
  const now = Math.floor(Date.now() / 1000);
  const usual = { practiceRoom: "cove~practice", hooksRoom: "harbor~hooks", textingRoom: "harbor~texting" };
  const claims = { aud: "carethread-operator", iat: now, exp: now + 300 };
  const { ask, seen } = askerOf(server, usual, () => operator.sign(claims));
  const body = { version: 1, registration: pushed.registration };
  const register = (asked: Asked) => ask("registerPractice", { body, ...asked });
  assert.deepEqual((await register({})).body, { id: "cove", applied: true });
  assert.equal((await register({ body: { version: 2, withdrawn: true } })).status, 200);
  assert.equal((await register({ body: { version: 3 } })).code, "bad-request");
  const impossible = { ...pushed.registration, settings: { noteOnMention: true } };
  const wrong = { body: { version: 3, registration: impossible } };
  assert.equal((await register(wrong)).code, "settings-impossible");
  assert.equal((await register({ body: `"${"x".repeat(2 ** 20)}"` })).code, "too-large");
  assert.equal((await register({ room: "harbor~practice" })).code, "not-allowed");
  assert.equal((await register({ room: "Cove~practice" })).code, "not-found");
  assert.equal((await register({ token: null })).code, "unauthorized");
  assert.deepEqual((await ask("unknownNumbers")).body, { strangers: [] });
  assert.equal(
    (await ask("unknownNumbers", { token: await configured.token("staff", "kim") })).code,
    "unauthorized",
  );
  assert.equal((await ask("unknownNumbers", { room: "Cove~texting" })).code, "not-found");
  cameAsNamed(seen, "operator");

  assert.equal((await ask("hooksStatus", { token: secret })).body.waiting, 0);
  const host = await configured.token("system", "host");
  assert.equal((await ask("hooksStatus", { token: host })).code, "not-found");
  assert.equal((await ask("hooksStatus", { token: null })).code, "unauthorized");
  cameAsNamed(seen, "deployment");
});

/** A body with one of its parts taken out, or put in place of by something else. */
function* changesOf(value: unknown): Iterable<unknown> {
  if (typeof value !== "object" || value === null) return;
  const others = [null, 7, -1, 1.5, true, "", "x", "x".repeat(501), [], {}];
  for (const key of Object.keys(value)) {
    const put = (part: unknown): unknown => {
      if (Array.isArray(value)) return value.map((each, index) => (String(index) === key ? part : each));
      return { ...value, [key]: part };
    };
    if (!Array.isArray(value)) {
      const { [key]: _, ...rest } = value as Json;
      yield rest;
    }
    for (const other of others) yield put(other);
    for (const inner of changesOf((value as Json)[key])) yield put(inner);
  }
}

/** What the rooms look at more closely than JSON Schema can say, as the document's words do. */
const inWords =
  /^(?:name|title|patientId|team\.\d+\.(?:name|title)|linked\.\d+\.name|episodes\.\d+\.(?:id|name)|link\.title)$|by\.(?:name|title)$/;

test("of bodies with any one part wrong the rooms refuse those that the document does not allow", async () => {
  const now = await documented();
  let version = 100;
  let taken = 0;
  let refused = 0;
  for (const [id, body] of Object.entries(goodBodies(now)))
    for (const changed of changesOf(body)) {
      const { operation } = operationOf(id);
      const isAllowed = check(changed, operation.requestBody?.content["application/json"].schema ?? {});
      const isNew = "version" in (changed as Json) && (changed as Json).version === body.version;
      const { code, body: answer } = await now.ask(id, {
        body: isNew ? { ...(changed as Json), version: version++ } : changed,
      });
      const said = JSON.stringify(changed).slice(0, 400);
      if (isAllowed) {
        taken++;
        // Another id is of another room; what is refused for another reason was understood.
        const { at = "" } = (answer.params ?? {}) as { at?: string };
        assert.ok(code !== "bad-request" || at === "id" || inWords.test(at), `${id} ${at}: ${said}`);
      } else {
        refused++;
        assert.equal(code, "bad-request", `${id}: ${said}`);
      }
    }
  assert.ok(taken > 40 && refused > 400, `${taken} taken, ${refused} refused`);
});

test("a busy and a failing server answer as the document says", async () => {
  const slow = await documented({ rates: { requests: { burst: 3, perSecond: 1 } } });
  for (const _ of upTo(4)) await slow.ask("listAccess");
  assert.ok(slow.seen.get("listAccess")?.has("too-fast"));
  const failing = await documented();
  failing.puts.before = () => {
    throw new Error("the disk fails");
  };
  const { code } = await failing.ask("pushStaff", { body: { type: "withdrawal", id: "kim", version: 9 } });
  assert.equal(code, "server-error");
});

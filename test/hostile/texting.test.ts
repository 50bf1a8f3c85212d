/** Whoever comes to a practice's door for texts as if they were the provider: refused, or ignored, and nothing of it is kept. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createReceiver, type Receiver, settled } from "../rooms/receiver.ts";
import { createRooms, eventsOf, say } from "../rooms/support.ts";
import { account, signatureOf, signatureOfAll, TextProvider } from "../support/texting.ts";

const number = "+12025550123";
const birth = "04/09/1981";
const sid = (letter: string): string => `SM${letter.repeat(32)}`;

interface Request {
  readonly path?: string;
  readonly method?: string;
  readonly type?: string | null;
  /** The form as it is sent; else that of `fields`. */
  readonly body?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What is signed, where it is something else. */
  readonly signed?: {
    readonly token?: string;
    readonly url?: string;
    readonly fields?: Readonly<Record<string, string>>;
  };
  readonly signature?: string | null;
}

async function scene() {
  const clock = { now: () => 0 };
  const provider = new TextProvider(() => clock.now());
  const receiver: Receiver = createReceiver(() => clock.now());
  const rooms = await createRooms({
    settings: { kinds: ["continuous"], texting: true, enrolmentNeeded: true, staffAccess: "searchable" },
    registration: { texting: account },
    hooks: receiver.hooks,
    fetch: (url, init) =>
      String(url).startsWith(account.api) ? provider.fetch(url, init) : receiver.fetch(url, init),
  });
  clock.now = () => rooms.clock.now;
  const { world, server } = rooms;
  const room = await world.practice.patientRoom("rosa");
  await world.post("patient", room, "roster", await world.practice.token("system", "host"), {
    ...{ type: "patient", id: "rosa", version: 10, name: "Rosa Diaz", patientId: "A-1", linked: [] },
    ...{ birthDate: "1981-04-09", phone: number },
    team: [{ id: "kim", name: "Kim", role: "primary-coach" }],
  });
  const token = await world.practice.token("staff", "kim");
  const settings = await world.practice.personRoom("staff", "kim");
  await world.post("person", settings, "settings", token, { twoWayTexting: true });
  await world.post("patient", room, "texting", token, { deed: "invite" });
  await settled(rooms);
  await provider.texts(server, world.practice.id, number, birth);
  await settled(rooms);
  const start = { commandId: world.newId(), kind: "continuous" };
  const { body } = await world.post("patient", room, "conversations", token, start);
  const kim = await world.join("staff", "kim", body.id);
  const inbox = await world.inbox("staff", "kim");
  await kim.next("welcome");
  await settled(rooms);
  const inbound = `/parties/texting/${world.practice.id}~texting/inbound`;
  const ask = async (asked: Request): Promise<{ status: number; text: string }> => {
    const { path = inbound, method = "POST", fields = {}, signed = {} } = asked;
    const { type = "application/x-www-form-urlencoded" } = asked;
    const url = account.address + (signed.url ?? path);
    const made = await signatureOf(signed.token ?? account.token, url, signed.fields ?? fields);
    const signature = asked.signature === undefined ? made : asked.signature;
    const sent = asked.body ?? new URLSearchParams(fields).toString();
    const response = await server.fetch(server.url + path, {
      method,
      headers: {
        ...(type === null ? {} : { "content-type": type }),
        ...(signature === null ? {} : { "x-twilio-signature": signature }),
      },
      ...(method === "POST" ? { body: new TextEncoder().encode(sent) } : {}),
    });
    const text = await response.text();
    await settled(rooms);
    return { status: response.status, text };
  };
  const good = (letter: string, more: Readonly<Record<string, string>> = {}) => ({
    ...{ MessageSid: sid(letter), AccountSid: account.account, From: number, To: account.number },
    ...{ Body: "word-that-is-refused", NumMedia: "0" },
    ...more,
  });
  /** All that is stored, by room and key, but for the table of who is woken when: a tick moves all of it. */
  const stored = (): Record<string, string> =>
    Object.fromEntries(
      server
        .rooms()
        .filter(({ party }) => party !== "index")
        .flatMap(({ party, room }) =>
          [...server.disk(party, room)].map(([key, value]) => [
            `${party} ${room} ${key}`,
            new TextDecoder().decode(value),
          ]),
        ),
    );
  return { rooms, world, provider, receiver, kim, inbox, ask, good, stored, inbound };
}

test("what is not the provider's word to this practice is refused, nothing of it is kept, and nobody waits for it", async () => {
  const { rooms, world, provider, ask, good, stored, kim, inbound } = await scene();
  const { logs } = rooms;
  const status = inbound.replace("inbound", "status");
  const before = stored();
  const logged = logs.length;
  const fields = good("a");
  const unicode = `${new URLSearchParams(fields)}&Body=`;
  const cases: Readonly<Record<string, [asked: Request, status: number]>> = {
    "no signature": [{ fields, signature: null }, 401],
    "an empty signature": [{ fields, signature: "" }, 401],
    "a signature that is none": [{ fields, signature: "x".repeat(10_000) }, 401],
    "another account's token": [{ fields, signed: { token: "another-token" } }, 401],
    "a signature for another path": [{ fields, signed: { url: status } }, 401],
    "a signature for another practice": [
      { fields, signed: { url: inbound.replace(world.practice.id, "inland") } },
      401,
    ],
    "a signature for another query": [{ fields, path: `${inbound}?x=1`, signed: { url: inbound } }, 401],
    "a field that was not signed": [{ fields: { ...fields, Body: "other" }, signed: { fields } }, 401],
    "a field that was added": [{ fields: { ...fields, OptOutType: "STOP" }, signed: { fields } }, 401],
    "an account that is not ours": [{ fields: good("a", { AccountSid: `AC${"9".repeat(32)}` }) }, 401],
    "a number that is another practice's": [{ fields: good("a", { To: "+12025550199" }) }, 400],
    "no number that it went to": [{ fields: good("a", { To: "" }) }, 400],
    "no id": [{ fields: good("a", { MessageSid: "" }) }, 400],
    "an id that is none": [{ fields: good("a", { MessageSid: "owed:../x" }) }, 400],
    "an id without end": [{ fields: good("a", { MessageSid: "S".repeat(10_000) }) }, 400],
    JSON: [{ fields, type: "application/json", body: JSON.stringify(fields) }, 401],
    "a form that says it is JSON": [{ fields, type: "application/json" }, 400],
    "a form that does not say what it is": [{ fields, type: null }, 400],
    GET: [{ fields: {}, method: "GET" }, 405],
    "GET without a signature": [{ fields: {}, method: "GET", signature: null }, 401],
    "no form": [{ body: "", signed: { fields: {} } }, 400],
    "more than any text": [{ body: `Body=${"x".repeat(2 * 1024 * 1024)}` }, 413],
    "bytes that are no text, not signed": [{ fields, body: `${unicode}%FF%FE` }, 401],
  };
  for (const [name, [asked, wanted]] of Object.entries(cases)) {
    const answer = await ask(asked);
    assert.equal(answer.status, wanted, `${name}: ${answer.text}`);
    assert.ok(!answer.text.includes("word-that-is-refused"), name);
  }
  // A room of a practice that does not text, and one of no practice.
  for (const other of ["inland", "nowhere"])
    assert.notEqual((await ask({ fields, path: inbound.replace(world.practice.id, other) })).status, 200);
  assert.deepEqual(stored(), before);
  assert.deepEqual(logs.slice(logged), []);
  assert.ok(!JSON.stringify(kim.frames).includes("word-that-is-refused"));
  // Somebody who waits for nothing of it.
  await provider.texts(rooms.server, world.practice.id, number, "I feel dizzy");
  await settled(rooms);
  assert.deepEqual(
    eventsOf(kim).flatMap(({ body }) => body?.text ?? []),
    ["I feel dizzy"],
  );
});

test("a field that comes twice is refused where it says two things, and counts once where it says one", async () => {
  const { ask, good, stored, kim, rooms } = await scene();
  const twice = async (fields: readonly (readonly [string, string])[]) => {
    const body = new URLSearchParams(fields.map(pair => [...pair])).toString();
    const url = `${account.address}/parties/texting/${rooms.world.practice.id}~texting/inbound`;
    return (await ask({ body, signature: await signatureOfAll(account.token, url, fields) })).status;
  };
  const before = stored();
  for (const [name, other] of [
    ["From", "+12025550188"],
    ["Body", "STOP"],
    ["MessageSid", sid("c")],
    ["To", "+12025550199"],
    ["OptOutType", "STOP"],
    ["AccountSid", `AC${"9".repeat(32)}`],
  ] as const) {
    const fields = Object.entries({ ...good("b"), ...(name === "OptOutType" ? { [name]: "HELP" } : {}) });
    const status = await twice([...fields, [name, other]]);
    assert.equal(status, name === "AccountSid" ? 401 : 400, name);
  }
  assert.deepEqual(stored(), before);
  assert.equal(await twice([...Object.entries(good("b")), ["Body", "word-that-is-refused"]]), 200);
  assert.deepEqual(
    eventsOf(kim).flatMap(({ body }) => body?.text ?? []),
    ["word-that-is-refused"],
  );
});

test("what comes again counts once, bytes that are no text become marks, and a body that is none is nothing", async () => {
  const { rooms, ask, good, kim } = await scene();
  const first = good("d", { Body: "once" });
  for (const _ of [1, 2, 3]) assert.equal((await ask({ fields: first })).status, 200);
  // The same id with other words, as nobody sends it: what came first stays.
  assert.equal((await ask({ fields: good("d", { Body: "another" }) })).status, 200);
  rooms.server.restart();
  assert.equal((await ask({ fields: first })).status, 200);
  const odd = good("e", { Body: "a\u0000b\u0007c \ufffd\ufffd d" });
  const body = new URLSearchParams(odd).toString().replaceAll("%EF%BF%BD", "%FF");
  assert.equal((await ask({ fields: odd, body })).status, 200);
  assert.equal((await ask({ fields: good("f", { Body: "" }) })).status, 200);
  assert.equal((await ask({ fields: good("g", { Body: "x".repeat(100_000) }) })).status, 200);
  for (const files of ["-1", "1e9", "x", "99999"])
    assert.equal((await ask({ fields: good("h", { NumMedia: files, Body: "" }) })).status, 200);
  const again = await rooms.world.join("staff", "kim", String(headIdOf(kim)));
  await again.next("welcome");
  await settled(rooms);
  const said = eventsOf(again).flatMap(({ body }) => body?.text ?? []);
  assert.deepEqual(said, ["once", "abc \ufffd\ufffd d"]);
});

/** The conversation that a socket is in. */
function headIdOf(socket: { readonly frames: readonly Record<string, unknown>[] }): unknown {
  const welcome = socket.frames.find(({ type }) => type === "welcome");
  return (welcome?.head as { id: unknown } | undefined)?.id;
}

test("what became of a text nobody sent is ignored, and what became of one never goes back", async () => {
  const { rooms, world, provider, ask, good, stored, kim, inbound } = await scene();
  const status = inbound.replace("inbound", "status");
  const before = stored();
  for (const path of [status, `${status}?text=${"a".repeat(26)}`, `${status}?text=__proto__`])
    for (const MessageStatus of ["delivered", "failed", "nonsense", ""])
      assert.equal(
        (await ask({ path, fields: good("z", { MessageStatus, ErrorCode: "21610" }) })).status,
        200,
      );
  assert.deepEqual(stored(), before);
  await say(kim, world, "Sit down");
  await settled(rooms);
  const sent = provider.sent.at(-1);
  assert.ok(sent);
  for (const word of ["delivered", "sent", "queued", "delivered", "nonsense", "constructor"])
    assert.equal((await provider.reports(rooms.server, sent, word)).status, 200);
  await settled(rooms);
  const told = eventsOf(kim).filter(({ type }) => type === "text-delivered") as unknown as {
    delivery: { status: string };
  }[];
  assert.deepEqual(
    told.map(({ delivery }) => delivery.status),
    ["sent", "delivered"],
  );
});

test("the account's token stands in the practice's registration alone", async () => {
  const { rooms, world, provider, receiver, kim, inbox, ask, good, stored } = await scene();
  provider.faults.push("refuses", "busy", "unreachable");
  for (const text of ["one", "two", "three"]) await say(kim, world, text);
  await ask({ fields: good("a"), signed: { token: "another-token" } });
  await ask({ fields: good("b", { OptOutType: "STOP", Body: "STOP" }) });
  rooms.clock.now += 600_000;
  await settled(rooms);
  const basic = btoa(`${account.account}:${account.token}`);
  const told = JSON.stringify([
    ...[rooms.logs, kim.frames, inbox.frames, receiver.asked, receiver.texting, receiver.taken],
    ...[stored()],
  ]);
  assert.ok(receiver.texting.length > 0 && rooms.logs.flat().every(entry => !(entry instanceof Error)));
  for (const secret of [account.token, basic, account.account]) assert.ok(!told.includes(secret), secret);
});

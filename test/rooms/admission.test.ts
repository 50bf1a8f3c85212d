/** Who is let in: what a token must be, and when a hello must come. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, personKey } from "@carethread/model";
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { idSecretOf } from "../support/practice.ts";
import type { RawSocket } from "../support/raw-socket.ts";
import { createRooms, heard, type Rooms, typesOf } from "./support.ts";

const key = personKey(idSecretOf("harbor"), "staff", "kim");
const claims = { practice: "harbor", kind: "staff", name: "Kim Park", key, sid: "s" } as const;
const seconds = (): number => Math.floor(Date.now() / 1000);

/** A JWT of Kim that differs from a good one where the test says. */
function signer(change: { iss?: string; aud?: string; iat?: number; exp?: number } = {}): SignJWT {
  return new SignJWT(claims)
    .setIssuer(change.iss ?? "https://harbor.test")
    .setAudience(change.aud ?? "carethread")
    .setSubject("kim")
    .setIssuedAt(change.iat ?? seconds())
    .setExpirationTime(change.exp ?? seconds() + 600);
}

/** What one token gets at the door of a conversation: frames and code of the socket, status and code by HTTP. */
async function knock(rooms: Rooms, conversation: string, token: string): Promise<unknown[]> {
  const { world } = rooms;
  const socket = await world.dial("main", world.conversationRoom(conversation));
  socket.send({ type: "hello", v: 1, token });
  const page = await world.get("main", world.conversationRoom(conversation), "events?before=9", token);
  return [typesOf(socket.frames), await socket.closed, page.status, page.body.code];
}

test("[F-022] a token that proves nothing is refused alike by socket and by HTTP", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const topic = await rooms.topic();
  const { practice } = world;
  const stranger = await generateKeyPair("ES256");
  const rsa = await generateKeyPair("RS256", { extractable: true });
  const secret = new TextEncoder().encode(await exportSPKI(rsa.publicKey));
  const published = JSON.stringify((practice.registration as { keys: { people: unknown[] } }).keys.people[0]);
  const header = { alg: "ES256", kid: "k1" };
  const good = await practice.token("staff", "kim");
  const [head, body, signature] = good.split(".") as [string, string, string];
  const none = `${Buffer.from('{"alg":"none","kid":"k1"}').toString("base64url")}.${body}`;
  const refused: Record<string, string> = {
    "of no shape": "not a token",
    "with another person's key": await practice.token("staff", "kim", {
      key: practice.personKey("staff", "omar"),
    }),
    "without a session": await practice.token("staff", "kim", { sid: null }),
    "of the back end, signed by the key for people": await practice.token("system", "host", { kid: "k1" }),
    "of a person, said to be by the back end's key": await practice.token("staff", "kim", { kid: "s1" }),
    empty: "",
    "signed by another key": await signer().setProtectedHeader(header).sign(stranger.privateKey),
    "of an unknown kid": await practice.token("staff", "kim", { kid: "k9" }),
    "of another issuer": await practice.token("staff", "kim", { issuer: "https://inland.test" }),
    "for another audience": await practice.token("staff", "kim", { audience: "elsewhere" }),
    expired: await practice.token("staff", "kim", { iat: seconds() - 700, life: 600 }),
    "of too long a life": await practice.token("staff", "kim", { life: 15 * 60 + 1 }),
    "from the future": await practice.token("staff", "kim", { iat: seconds() + 120 }),
    unsigned: new UnsecuredJWT({ ...claims, sub: "kim", iat: seconds(), exp: seconds() + 600 }).encode(),
    "`none` with a signature": `${none}.${signature}`,
    "`none` without one": `${none}.`,
    "without its signature": `${head}.${body}.`,
    "signed with the public key as a secret": await signer()
      .setProtectedHeader({ alg: "HS256", kid: "k1" })
      .sign(new TextEncoder().encode(published)),
    "signed with a public key in PEM": await signer()
      .setProtectedHeader({ alg: "HS256", kid: "k1" })
      .sign(secret),
    "of another algorithm": await signer()
      .setProtectedHeader({ alg: "RS256", kid: "k1" })
      .sign(rsa.privateKey),
    "of a changed body": `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: "omar" })).toString("base64url")}.${signature}`,
    "of another kind of person": await practice.token("admin" as "staff", "kim"),
    "of a person without a name": await practice.token("staff", "kim", { name: "" }),
  };
  for (const [what, token] of Object.entries(refused)) {
    assert.deepEqual(await knock(rooms, topic, token), [[], 4401, 401, "unauthorized"], `a token ${what}`);
  }
  assert.deepEqual(rooms.logs, []);
});

test("[F-022] a token of another practice is told the same as of a room that does not exist", async () => {
  const rooms = await createRooms();
  const topic = await rooms.topic();
  const notThere = [[], 4404, 404, "not-found"];
  const foreign = await rooms.elsewhere.practice.token("staff", "kim");
  assert.deepEqual(await knock(rooms, topic, foreign), notThere);
  const posing = await rooms.elsewhere.practice.token("staff", "kim", { practice: "harbor" });
  assert.deepEqual(await knock(rooms, topic, posing), [[], 4401, 401, "unauthorized"]);
  const named = await rooms.world.practice.token("staff", "kim", { practice: "inland" });
  assert.deepEqual(await knock(rooms, topic, named), notThere);
});

test("a clock difference of a minute is allowed, and a life of 15 minutes", async () => {
  const rooms = await createRooms();
  const { world, clock } = rooms;
  const topic = await rooms.topic();
  const now = clock.now / 1000;
  for (const token of [
    await world.practice.token("staff", "kim", { iat: now, life: 15 * 60 }),
    await world.practice.token("staff", "kim", { iat: now - 655, life: 600 }),
    await world.practice.token("staff", "kim", { iat: now + 55 }),
  ]) {
    const socket = await world.dial("main", world.conversationRoom(topic));
    socket.send({ type: "hello", v: 1, token });
    await socket.next("welcome");
  }
});

async function admitted(rooms: Rooms, life: number): Promise<RawSocket> {
  const { world } = rooms;
  const socket = await world.dial("main", world.conversationRoom(await rooms.topic()));
  socket.send({ type: "hello", v: 1, token: await world.practice.token("staff", "kim", { life }) });
  await socket.next("welcome");
  return socket;
}

test("a token that ends during a session ends the session, before any frame in or out", async () => {
  const rooms = await createRooms();
  const speaking = await admitted(rooms, 600);
  const listening = await admitted(rooms, 600);
  rooms.clock.now += 660_000;
  speaking.send({ type: "ping" });
  assert.equal(await speaking.closed, 4401);
  // The other one says nothing; the first frame to it finds that its token has ended.
  const welcome = listening.frames[0] as unknown as { head: { id: string } };
  const { world } = rooms;
  const socket = await world.dial("main", world.conversationRoom(welcome.head.id));
  socket.send({ type: "hello", v: 1, token: await rooms.world.practice.token("portal", "rosa") });
  await socket.next("welcome");
  socket.send(world.message("Nobody else hears this"));
  await socket.next("ack");
  assert.equal(await listening.closed, 4401);
  assert.deepEqual(typesOf(listening.frames), ["welcome"]);
});

test("`auth` keeps a session beyond its first token, for the same person alone", async () => {
  const rooms = await createRooms();
  const socket = await admitted(rooms, 600);
  rooms.clock.now += 500_000;
  socket.send({ type: "auth", token: await rooms.world.practice.token("staff", "kim") });
  await heard(socket);
  rooms.clock.now += 500_000;
  await heard(socket);
  socket.send({ type: "auth", token: await rooms.world.practice.token("staff", "omar") });
  assert.equal(await socket.closed, 4401);
  for (const token of ["nonsense", await rooms.elsewhere.practice.token("staff", "kim")]) {
    const another = await admitted(rooms, 600);
    another.send({ type: "auth", token });
    assert.equal(await another.closed, 4401);
  }
});

test("a nurse who is also a patient is two persons", async () => {
  const rooms = await createRooms();
  const socket = await admitted(rooms, 600);
  socket.send({ type: "auth", token: await rooms.world.practice.token("portal", "kim") });
  assert.equal(await socket.closed, 4401);
});

test("who says no hello in time, or one of another version, is sent away", async () => {
  const rooms = await createRooms();
  const { world } = rooms;
  const topic = world.conversationRoom(await rooms.topic());
  const kim = await world.practice.personRoom("staff", "kim");
  for (const [party, room] of [
    ["main", topic],
    ["person", kim],
    ["main", `inland2~${"a".repeat(26)}`],
  ] as const) {
    const silent = await world.dial(party, room);
    assert.equal(await rooms.passUntil(silent.closed, limits.helloWithin), 4408);
  }
  const old = await world.dial("main", topic);
  old.send({ type: "hello", v: 0, token: await world.practice.token("staff", "kim") });
  assert.equal(await old.closed, 4409);
});

import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { createHost, type HostError, type HostOptions } from "@carethread/host";
import { patientKey, peekClaims, personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import { accept, answer, answerId, credentials, fakeRooms, refuse } from "./fake-rooms.ts";

const staff = { id: "kim@example.org", version: 1, name: "Kim Nowak" };
/** Options of a back end whose tokens something else signs. */
const given = (token: unknown) =>
  ({ ...{ practice: "riverside", idSecret: idSecretOf("riverside") }, token }) as Partial<HostOptions>;

const patient = { id: "MRN 4711", version: 1, name: "Ada Berg", patientId: "4711" };

test("[I-7] a push goes to a room whose name tells neither login nor patient ID", async () => {
  const { host, seen } = fakeRooms(accept);
  assert.deepEqual(await host.pushStaff(staff), { id: answerId, applied: true });
  await host.pushPatient(patient);
  assert.deepEqual(
    seen.map(request => request.path),
    [
      `/parties/person/riverside~${personKey(idSecretOf("riverside"), "staff", staff.id)}/roster`,
      `/parties/patient/riverside~${patientKey(idSecretOf("riverside"), patient.id)}/roster`,
    ],
  );
  assert.equal(seen[0]?.body.type, "staff");
  assert.deepEqual(seen[1]?.body.team, []);
});

test("the back end's own token is of the kind system, and is kept until it is near its end", async () => {
  const rooms = fakeRooms(accept);
  await rooms.host.pushStaff(staff);
  rooms.now += 7 * 60_000;
  await rooms.host.pushStaff(staff);
  rooms.now += 2 * 60_000;
  await rooms.host.pushStaff(staff);
  const [first, second, third] = rooms.seen.map(request => request.token);
  assert.equal(first, second);
  assert.notEqual(second, third);
  const claims = peekClaims(third ?? "");
  assert.deepEqual([claims?.kind, claims?.practice], ["system", "riverside"]);
});

test("what may pass is tried again with growing waits, and no more often than told", async () => {
  const { host, seen, waits } = fakeRooms(() => refuse("server-error"), { attempts: 4 });
  await assert.rejects(host.pushStaff(staff), { name: "HostError", code: "server-error", status: 500 });
  assert.equal(seen.length, 4);
  assert.deepEqual(waits, [400, 800, 1600]);
});

test("a lost network is retried, and its error has the cause", async () => {
  const broken = new TypeError("fetch failed");
  let left = 2;
  const { host, seen } = fakeRooms(() => {
    if (left-- > 0) throw broken;
    return accept();
  });
  await host.pushStaff(staff);
  assert.equal(seen.length, 3);

  const down = fakeRooms(() => Promise.reject(broken));
  await assert.rejects(down.host.pushStaff(staff), (error: HostError) => {
    assert.deepEqual([error.code, error.status, error.cause], ["unreachable", null, broken]);
    return true;
  });
});

test("a busy server is asked again when it says, within a minute", async () => {
  const { host, waits } = fakeRooms((_, index) =>
    index === 0
      ? refuse("too-fast", { retryAfter: 5_000 })
      : index === 1
        ? refuse("too-fast", { retryAfter: 9e9 })
        : accept(),
  );
  await host.pushStaff(staff);
  assert.deepEqual(waits, [5_000, 60_000]);
});

test("a final refusal is not retried and keeps code, params and status", async () => {
  const { host, seen } = fakeRooms(() => refuse("bad-request", { at: "team.0" }));
  await assert.rejects(host.pushPatient(patient), (error: HostError) => {
    assert.deepEqual([error.code, error.params, error.status], ["bad-request", { at: "team.0" }, 400]);
    return true;
  });
  assert.equal(seen.length, 1);
});

test("a refused token is renewed once, then the error says what to compare", async () => {
  let calls = 0;
  const token = () => `token-${++calls}`;
  const refused = fakeRooms(() => refuse("unauthorized"), given(token));
  await assert.rejects(refused.host.pushStaff(staff), /CARETHREAD_PRACTICES/);
  assert.deepEqual(
    refused.seen.map(request => request.token),
    ["token-1", "token-2"],
  );
  assert.deepEqual(refused.waits, []);
});

test("a token function that fails is the caller's own error", async () => {
  const cause = new Error("vault sealed");
  const { host, seen } = fakeRooms(
    accept,
    given(() => Promise.reject(cause)),
  );
  await assert.rejects(host.pushStaff(staff), { code: "no-token", cause });
  assert.equal(seen.length, 0);
});

test("an answer that is not the rooms' is said to be so", async () => {
  const page = fakeRooms(() => new Response("<html>"));
  await assert.rejects(page.host.pushStaff(staff), { code: "bad-answer", status: 200 });
  const proxy = fakeRooms(() => new Response("Bad gateway", { status: 502 }), { attempts: 2 });
  await assert.rejects(proxy.host.pushStaff(staff), { code: "bad-answer", status: 502 });
  assert.equal(proxy.seen.length, 2);
  const missing = fakeRooms(() => answer({ error: "no" }, 404));
  await assert.rejects(missing.host.pushStaff(staff), { code: "bad-answer", status: 404 });
  assert.equal(missing.seen.length, 1);
});

test("[I-7] what cannot be sent is refused by its field, without its value", async () => {
  const { host, seen } = fakeRooms(accept);
  await assert.rejects(host.pushPatient({ ...patient, birthDate: "12 May 1980" }), (error: HostError) => {
    assert.deepEqual([error.code, error.params], ["bad-input", { at: "birthDate" }]);
    assert.doesNotMatch(error.message, /1980|Ada/);
    return true;
  });
  await assert.rejects(host.pushStaff({ ...staff, version: -1 }), { params: { at: "version" } });
  assert.equal(seen.length, 0);
});

test("a wrong set-up is refused at once", () => {
  const server = "https://rooms.example.org";
  const set = (change: object) => () => createHost({ server, credentials, ...change } as HostOptions);
  const changed = (change: object) => set({ credentials: { ...credentials, ...change } });
  assert.throws(set({ server: "rooms" }), { params: { at: "server" } });
  assert.throws(set({ server: "ftp://rooms" }), { params: { at: "server" } });
  assert.throws(changed({ practice: "River" }), { params: { at: "practice" } });
  assert.throws(changed({ system: "nonsense" }), { params: { at: "key" } });
  assert.throws(changed({ issuer: "" }), { params: { at: "issuer" } });
  assert.throws(changed({ idSecret: "short" }), { params: { at: "idSecret" } });
  assert.throws(set({ credentials: undefined }), { params: { at: "credentials" } });
  assert.throws(set({ credentials: "{oops" }), { params: { at: "credentials" } });
  assert.throws(set(given("text")), { params: { at: "token" } });
});

test("all staff are pushed before any patient, a few at a time, and one refusal stops nobody else", async () => {
  let under = 0;
  let most = 0;
  const { host, seen } = fakeRooms(async request => {
    most = Math.max(most, ++under);
    await Promise.resolve();
    under--;
    if (request.body.id === "s3") return refuse("bad-request");
    return answer({ id: answerId, applied: request.body.id !== "p1" });
  });
  const many = (prefix: string) => Array.from({ length: 10 }, (_, index) => `${prefix}${index}`);
  const progress: number[] = [];
  const result = await host.pushAll(
    {
      staff: many("s").map(id => ({ ...staff, id })),
      patients: many("p").map(id => ({ ...patient, id })),
    },
    { concurrency: 3, onProgress: ({ done, total }) => progress.push(done / total) },
  );
  assert.equal(most, 3);
  const firstPatient = seen.findIndex(request => request.path.includes("/patient/"));
  assert.equal(firstPatient, 10);
  assert.deepEqual([result.applied, result.known], [18, 1]);
  assert.deepEqual(
    result.failures.map(({ type, id, error }) => [type, id, error.code]),
    [["staff", "s3", "bad-request"]],
  );
  assert.deepEqual([progress.length, progress.at(-1)], [20, 1]);
});

test("who left is withdrawn before anything is pushed, who is the same as another is merged after it", async () => {
  const { host, seen } = fakeRooms(accept);
  const withdrawn = [
    { kind: "staff", id: "lee", version: 2 },
    { kind: "patient", id: "p1", version: 2 },
  ] as const;
  const merged = [{ patient: "p2", into: patient.id, version: 2 }];
  const roster = { staff: [staff], patients: [], withdrawn, merged };
  const { applied } = await host.pushAll(roster, { concurrency: 1 });
  assert.equal(applied, 4);
  const secret = idSecretOf("riverside");
  assert.deepEqual(
    seen.map(({ path, body }) => [path, body.type, body.id]),
    [
      [`/parties/person/riverside~${personKey(secret, "staff", "lee")}/roster`, "withdrawal", "lee"],
      [`/parties/patient/riverside~${patientKey(secret, "p1")}/roster`, "withdrawal", "p1"],
      [`/parties/person/riverside~${personKey(secret, "staff", staff.id)}/roster`, "staff", staff.id],
      [`/parties/patient/riverside~${patientKey(secret, "p2")}/roster`, "merge", "p2"],
    ],
  );
  assert.deepEqual(seen[3]?.body, { type: "merge", id: "p2", into: patient.id, version: 2 });
  assert.deepEqual(seen[0]?.body, { type: "withdrawal", id: "lee", version: 2 });
  const wrong = { kind: "portal", id: "ada", version: 1 } as unknown as Parameters<typeof host.withdraw>[0];
  await assert.rejects(host.withdraw(wrong), { code: "bad-input", params: { at: "kind" } });
  await assert.rejects(host.withdraw({ kind: "staff", id: "", version: 1 }), { params: { at: "id" } });
});

test("a server that refuses the token ends the whole push", async () => {
  const { host, seen } = fakeRooms(() => refuse("unauthorized"));
  const roster = { staff: Array.from({ length: 50 }, (_, n) => ({ ...staff, id: `s${n}` })), patients: [] };
  await assert.rejects(host.pushAll(roster, { concurrency: 2 }), { code: "unauthorized" });
  assert.ok(seen.length <= 4, `${seen.length} requests`);
});

test("who holds one of both keys can do with it what it is for, and is told what is missing", async () => {
  const { system, ...without } = credentials;
  const server = "https://rooms.example.org";
  const signsIn = createHost({ server, credentials: { ...without, people: system } });
  const person = { kind: "staff", id: "kim", name: "Kim Nowak", session: "s-17" } as const;
  const claims = peekClaims(await signsIn.token(person));
  assert.deepEqual([claims?.kind, claims?.sub, claims?.sid], ["staff", "kim", "s-17"]);
  assert.equal(claims?.key, signsIn.personKey("staff", "kim"));
  await assert.rejects(signsIn.pushStaff(staff), { code: "no-token" });
  await assert.rejects(fakeRooms(accept).host.token(person), { params: { at: "people" } });
  const token = async () => "t";
  const { practice, idSecret } = credentials;
  await assert.rejects(createHost({ server, practice, idSecret, token }).token(person), {
    params: { at: "credentials" },
  });
});

test("credentials are read from the text of their file as well", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = privateKey.export({ type: "pkcs8", format: "pem" });
  const text = JSON.stringify({ ...credentials, system: { key, kid: "s1" } });
  const host = createHost({ server: "https://rooms.example.org", credentials: text });
  assert.equal(host.patientKey("4711"), patientKey(idSecretOf("riverside"), "4711"));
});

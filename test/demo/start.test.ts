/** `npm start`, with everything real: on a state folder of its own, one start after another. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createHost, makeWebhookSecret } from "@carethread/host";
import {
  type Claims,
  patientKey,
  peekClaims,
  personKey,
  roomName,
  webhookSignature,
} from "@carethread/model";
import type { Mail } from "../../packages/demo/src/mail/mailbox.ts";
import type { Directory } from "../../packages/demo/src/people/directory.ts";
import { readOptions } from "../../packages/demo/src/start/options.ts";
import { type State, StateFolder } from "../../packages/demo/src/start/state-folder.ts";
import { problemsOf } from "../host/fhir-validators.ts";
import { until } from "../support/until.ts";
import { addressesIn, descendantsOf, eventually, printed, type Run, runDemo, stillAlive } from "./support.ts";

/** Processes are looked up in /proc. */
const skip = existsSync("/proc/self/stat") ? false : "needs /proc";

let state: string;
let run: Run | null = null;
let origin = "";
let rooms = "";

before(async () => {
  state = await mkdtemp(join(tmpdir(), "carethread-demo-"));
});
after(async () => {
  run?.child.kill("SIGINT");
  await run?.ended;
  await rm(state, { recursive: true, force: true });
});

/** What the demo's back end of a practice holds. */
async function credentialsOf(practice: "harbor" | "lakeside") {
  const { keys } = JSON.parse(await readFile(join(state, "state.json"), "utf8")) as State;
  const { idSecret, hookSecret = "" } = keys[practice]?.credentials ?? assert.fail("no credentials");
  return { idSecret, hookSecret };
}

async function start(...args: string[]): Promise<Run> {
  run = runDemo(["--state", state, ...args]);
  await printed(run, /End with Ctrl-C/);
  const [first = ""] = addressesIn(run.output());
  origin = new URL(first).origin;
  const page = await fetch(first);
  rooms = /server="([^"]+)"/.exec(await page.text())?.[1] ?? rooms;
  return run;
}

/** Ends the demo and proves that nobody is left. */
async function end(signal: "SIGINT" | "SIGTERM" | "SIGKILL"): Promise<void> {
  assert.ok(run);
  const children = descendantsOf(run.child.pid);
  assert.ok(children.some(({ name }) => name === "workerd"));
  run.child.kill(signal);
  const code = await run.ended;
  assert.equal(code, signal === "SIGKILL" ? null : 0);
  run = null;
  await eventually(() => stillAlive(children).length === 0, "the end of every child");
}

async function token(login: string): Promise<{ readonly token: string; readonly claims: Claims }> {
  const answer = await fetch(`${origin}/token?as=${login}`);
  const body = (await answer.json()) as { readonly token: string };
  const claims = peekClaims(body.token);
  assert.ok(claims);
  return { token: body.token, claims };
}

async function topicsOf(login: string): Promise<readonly string[]> {
  const { token: bearer, claims } = await token(login);
  const room = roomName(claims.practice, claims.key);
  // Before every row: open, and later than any.
  const answer = await fetch(
    `${rooms}/parties/person/${room}/rows?after=open.9999999999999.${"a".repeat(26)}`,
    {
      headers: { authorization: `Bearer ${bearer}` },
    },
  );
  const { rows } = (await answer.json()) as { readonly rows: readonly { readonly title: string }[] };
  return rows.map(({ title }) => title);
}

test("a back end that trusts everybody does not run in production", async () => {
  const refused = runDemo(["--state", state], { NODE_ENV: "production" });
  assert.equal(await refused.ended, 1);
  assert.match(refused.output(), /trusts everybody, so it does not run with NODE_ENV=production/);
});

test("an option or a preset that is none is answered with those that are", () => {
  assert.throws(() => readOptions(["--sate", state]), /--sate[\s\S]*--state <folder>/);
  assert.throws(
    () => readOptions(["--state", state, "--preset", "couch"]),
    /one of coach, care-team, portal-inbox, topics, ehr-chat; there is no "couch"/,
  );
});

test("the rooms run on one of two platforms, each with a state of its own", async () => {
  assert.throws(() => readOptions(["--on", "moon"]), /one of partykit, workers; there is no "moon"/);
  const [usual, workers] = [readOptions([]), readOptions(["--on", "workers"])];
  assert.deepEqual([usual.on, workers.on], ["partykit", "workers"]);
  assert.notEqual(usual.state, workers.state);
  const folder = await mkdtemp(join(tmpdir(), "carethread-demo-"));
  try {
    await (await StateFolder.open(folder, { reset: false, on: "workers" })).leave();
    await assert.rejects(
      StateFolder.open(folder, { reset: false, on: "partykit" }),
      /is that of rooms on workers; name another folder/,
    );
    await (await StateFolder.open(folder, { reset: true, on: "partykit" })).leave();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("it ends while it starts, and leaves nobody", { skip }, async () => {
  run = runDemo(["--state", state]);
  await printed(run, /Starting the rooms/);
  await eventually(
    () => descendantsOf(run?.child.pid).some(({ name }) => name === "workerd"),
    "the runtime",
    60_000,
  );
  await end("SIGTERM");
});

test("a busy port is not an error: another is taken, and every address of the table answers", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  // It must not keep a failed run alive.
  other.unref();
  const busy = (other.address() as AddressInfo).port;
  const { output } = await start("--port", String(busy));
  other.close();
  assert.notEqual(new URL(origin).port, String(busy));
  const addresses = addressesIn(output());
  assert.ok(addresses.filter(address => address.includes("/ehr/")).length >= 4);
  assert.ok(addresses.filter(address => address.includes("/portal/")).length >= 4);
  for (const address of addresses) {
    const answer = await fetch(address);
    const text = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(text, /token-url="\/token\?as=\w+"/);
    assert.doesNotMatch(text, /\{\{|<script>|<style|style=/);
  }
  assert.match(output(), /trusts everybody/);
  for (const preset of ["coach", "care-team", "portal-inbox", "topics", "ehr-chat"]) {
    assert.match(output(), new RegExp(`^${preset}: [A-Z][\\w ]+\\n  EHR .*\\n.*\\n  Portal `, "m"));
  }
});

test("all that was said in every practice is taken out as FHIR that two validators have nothing against", async () => {
  const { keys } = JSON.parse(await readFile(join(state, "state.json"), "utf8")) as State;
  const { practices } = JSON.parse(await readFile(join(state, "directory.json"), "utf8")) as Directory;
  const found = new Set<string>();
  for (const { id, patients } of practices) {
    const { credentials } = keys[id] ?? assert.fail("no credentials");
    const host = createHost({ server: rooms, credentials });
    for (const patient of patients)
      for await (const resource of host.exportPatient(patient.id)) {
        assert.deepEqual(problemsOf(resource), [], JSON.stringify(resource));
        found.add(resource.resourceType);
      }
  }
  for (const type of ["CareTeam", "Communication", "Encounter", "Task"]) assert.ok(found.has(type), type);
});

test("[I-8] the pages carry the headers of a product", async () => {
  const page = await fetch(`${origin}/ehr/?as=kim`);
  assert.equal(page.headers.get("cache-control"), "no-store");
  assert.equal(page.headers.get("x-content-type-options"), "nosniff");
  assert.equal(page.headers.get("referrer-policy"), "no-referrer");
  const policy = (page.headers.get("content-security-policy") ?? "").split("; ");
  for (const rule of [
    "default-src 'self'",
    `connect-src 'self' ${rooms} ${rooms.replace("http", "ws")}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ]) {
    assert.ok(policy.includes(rule), `${rule} in ${policy}`);
  }
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1];
  const asset = await fetch(`${origin}${script}`);
  assert.equal(asset.status, 200);
  assert.match(asset.headers.get("cache-control") ?? "", /immutable/);
  const again = await fetch(`${origin}${script}`, {
    headers: { "if-none-match": asset.headers.get("etag") ?? "" },
  });
  assert.equal(again.status, 304);
});

test("the script tag and the ten lines are served", async () => {
  const page = await fetch(`${origin}/embed/?as=kim`);
  assert.match(await page.text(), /<script type="module" src="\/carethread\.js"><\/script>/);
  const script = await fetch(`${origin}/carethread.js`);
  assert.equal(script.status, 200);
  assert.equal(script.headers.get("cache-control"), "no-cache");
  const [, part = ""] = /"\.(\/carethread-parts\/[^"]+)"/.exec(await script.text()) ?? [];
  const found = await fetch(`${origin}${part}`);
  assert.equal(found.status, 200);
  assert.match(found.headers.get("cache-control") ?? "", /immutable/);
});

test("[I-7] charts and pages name nobody in an address or a title", async () => {
  const charts = (await (await fetch(`${origin}/api/patients?as=kim`)).json()) as Record<string, string>[];
  const rosa = charts.find(({ name }) => name === "Rosa Delgado");
  assert.equal(rosa?.key, patientKey((await credentialsOf("harbor")).idSecret, "p-1001"));
  for (const page of ["ehr/?as=kim", "portal/?as=rosa"]) {
    const text = await (await fetch(`${origin}/${page}`)).text();
    assert.match(text, /<title>Harbor Family Health: [a-z ]+<\/title>/);
  }
});

test("[F-018] the EHR shows no chart of those from whom someone is restricted, and none to support", async () => {
  const names = async (login: string) => {
    const charts = (await (await fetch(`${origin}/api/patients?as=${login}`)).json()) as Record<
      string,
      string
    >[];
    return charts.map(({ name }) => name);
  };
  const all = await names("tess");
  assert.equal(all.length, 12);
  assert.deepEqual(
    await names("ben"),
    all.filter(name => name !== "Олена Шевченко"),
  );
  assert.deepEqual(await names("sol"), []);
});

/** The addresses behind *Open Inbox* in a person's mails. */
async function inboxLinks(login: string): Promise<readonly string[]> {
  const text = await (await fetch(`${origin}/mails?as=${login}`)).text();
  return [...text.matchAll(/href="([^"]+)">Open Inbox</g)].map(([, href = ""]) => href);
}

test("[F-140] [F-143] [I-7] who was not there got a mail that says only where to look", async () => {
  await until(async () => (await inboxLinks("tom")).length > 0, "a mail to a patient");
  const text = await (await fetch(`${origin}/mails?as=tom`)).text();
  assert.match(text, /<h2>A message waits for you<\/h2>/);
  assert.match(text, /to <bdi>tom@harbor\.example<\/bdi> · <time [^>]+>[^<]+<\/time> · over TLS/);
  const [link = ""] = await inboxLinks("tom");
  assert.ok(link.startsWith(`${origin}/sign-in#`) && /#[a-z2-7]{26}$/.test(link), link);
  // Nobody wrote to her.
  assert.deepEqual(await inboxLinks("erika"), []);
});

test("no mail that the mail server received has a name, a number, a title or a word of anybody in it", async () => {
  const received = JSON.parse(await readFile(join(state, "received.json"), "utf8")) as readonly Mail[];
  assert.ok(received.length > 20, `${received.length} mails`);
  const { practices: known } = JSON.parse(await readFile(join(state, "directory.json"), "utf8")) as Directory;
  const secret = new Set(
    known.flatMap(({ patients }) =>
      patients.flatMap(({ id, name, patientId, phone, birthDate, team, linked, programs }) => [
        ...[id, name, patientId, phone ?? name, birthDate ?? name, ...programs],
        ...[...team, ...linked].flatMap(person => [person.name, ...person.name.split(" ")]),
      ]),
    ),
  );
  const topics = (await Promise.all(["kim", "hugo"].map(topicsOf))).flat();
  // The title of one that is encrypted is none of which the rooms know.
  assert.equal(topics.filter(title => title === "").length, 1);
  const titles = [...topics.filter(title => title !== ""), "Something personal"];
  for (const { to, source, isSealed } of received) {
    assert.ok(isSealed);
    // To whom it goes stands in it, and from which practice.
    const text = source.replaceAll(to, "").replace(/^From: .*\r$/m, "");
    const words = new Set(text.split(/[^\p{L}\p{N}]+/u));
    for (const one of [...secret, ...titles])
      assert.ok(one.includes(" ") ? !text.includes(one) : !words.has(one), `${one} in ${text}`);
  }
});

test("a webhook that the rooms did not sign makes no mail", async () => {
  const before = await inboxLinks("tom");
  const person = personKey((await credentialsOf("harbor")).idSecret, "portal", "tom");
  const notification = {
    id: "a".repeat(26),
    reason: "message",
    conversation: "b".repeat(26),
    at: Date.now(),
  };
  const body = JSON.stringify({
    type: "notification",
    practice: "harbor",
    person,
    side: "portal",
    notification,
  });
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = async (secret: string) =>
    webhookSignature(secret, { id: notification.id, timestamp, body });
  const send = async (practice: string, secret: string, sent = body) => {
    const answer = await fetch(`${origin}/hooks/${practice}`, {
      method: "POST",
      headers: {
        "webhook-id": notification.id,
        "webhook-timestamp": String(timestamp),
        "webhook-signature": await signature(secret),
      },
      body: sent,
    });
    return answer.status;
  };
  const [harbor, lakeside] = await Promise.all([credentialsOf("harbor"), credentialsOf("lakeside")]);
  assert.equal(await send("harbor", makeWebhookSecret()), 503);
  assert.equal(await send("harbor", lakeside.hookSecret), 503);
  // Signed by one practice, about another.
  assert.equal(await send("lakeside", lakeside.hookSecret), 400);
  assert.equal(await send("nowhere", harbor.hookSecret), 404);
  assert.equal(await send("harbor", harbor.hookSecret, `${body} `), 503);
  assert.equal(await send("harbor", harbor.hookSecret, "x".repeat(20_000)), 413);
  assert.equal((await fetch(`${origin}/hooks/harbor`)).status, 405);
  assert.deepEqual(await inboxLinks("tom"), before);
  // Told twice, it is one mail.
  assert.equal(await send("harbor", harbor.hookSecret), 204);
  assert.equal(await send("harbor", harbor.hookSecret), 204);
  assert.equal((await inboxLinks("tom")).length, before.length + 1);
});

test("who is nobody gets no page, no token and no chart", async () => {
  for (const path of [
    "ehr/?as=nobody",
    "ehr/?as=rosa",
    "portal/?as=kim",
    "embed/",
    "mails?as=nobody",
    "ehr/../../package.json",
  ]) {
    assert.equal((await fetch(`${origin}/${path}`)).status, 404, path);
  }
  assert.equal((await fetch(`${origin}/token?as=nobody`)).status, 401);
  assert.equal((await fetch(`${origin}/api/patients?as=rosa`)).status, 401);
  assert.equal((await fetch(`${origin}/token?as=kim`, { method: "POST" })).status, 405);
  assert.equal(
    (await (await fetch(`${origin}/nothing.js`)).text()).includes("nothing at this address"),
    true,
  );
});

test("another name that leads to this machine is not served", async () => {
  const answer = request(`${origin}/token?as=kim`, { headers: { host: "elsewhere.example" } });
  answer.end();
  const [response] = (await once(answer, "response")) as [{ statusCode: number; resume(): void }];
  response.resume();
  assert.equal(response.statusCode, 421);
});

test("the practice has a past, and news of today", async () => {
  const topics = await topicsOf("kim");
  assert.ok(topics.length >= 12);
  assert.ok(topics.includes("Home blood pressure readings"));
  assert.ok(topics.includes("New pill organizer"));
  assert.deepEqual(await topicsOf("hugo"), ["Sports form"]);
});

test("a folder that is in use is not used twice", async () => {
  const second = runDemo(["--state", state]);
  assert.equal(await second.ended, 1);
  assert.match(second.output(), /runs already/);
});

test("when the runtime dies the rooms come back at the same address", { skip }, async () => {
  const runtime = descendantsOf(run?.child.pid).find(({ name }) => name === "workerd");
  assert.ok(runtime);
  process.kill(runtime.pid, "SIGKILL");
  assert.ok(run);
  await printed(run, /The rooms are back/);
  assert.ok((await topicsOf("kim")).includes("New pill organizer"));
});

test("a second start keeps what was written, and its ports", { skip }, async () => {
  const { token: bearer } = await token("rosa");
  const room = roomName("harbor", patientKey((await credentialsOf("harbor")).idSecret, "p-1001"));
  const started = await fetch(`${rooms}/parties/patient/${room}/conversations`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify({
      commandId: "a".repeat(26),
      kind: "topic",
      title: "Written before the end",
      first: { text: "Is it still there?" },
    }),
  });
  assert.equal(started.status, 200);
  const earlier = { origin, rooms, mails: await inboxLinks("tom") };
  await end("SIGINT");
  await start();
  assert.deepEqual({ origin, rooms, mails: await inboxLinks("tom") }, earlier);
  await until(async () => (await topicsOf("kim")).includes("Written before the end"), "the row of the nurse");
});

test("not even a kill leaves anybody", { skip }, async () => {
  await end("SIGKILL");
});

test("--reset begins anew, --preset shows one practice alone, and --fhir fills it", async () => {
  const bundle = join(state, "..", `${state.split("/").at(-1)}-bundle.json`);
  const practitioner = { resourceType: "Practitioner", id: "d1", name: [{ given: ["Ada"], family: "Moor" }] };
  const patient = {
    resourceType: "Patient",
    id: "p1",
    name: [{ given: ["Nils"], family: "Berg" }],
    birthDate: "1970-02-03",
    identifier: [{ system: "urn:mrn", value: "MRN-1" }],
  };
  const team = {
    resourceType: "CareTeam",
    id: "t1",
    status: "active",
    subject: { reference: "Patient/p1" },
    participant: [{ member: { reference: "Practitioner/d1" } }],
  };
  const entry = [practitioner, patient, team].map(resource => ({ resource }));
  await writeFile(bundle, JSON.stringify({ resourceType: "Bundle", type: "collection", entry }));
  try {
    const { output } = await start("--reset", "--preset", "care-team", "--fhir", bundle);
    assert.match(output(), /Patients {2}1/);
    assert.match(output(), /care-team: Willow Creek Primary Care/);
    assert.doesNotMatch(output(), /Harbor|topics:/);
    assert.ok(addressesIn(output()).includes(`${origin}/ehr/?as=ada`));
    assert.ok(addressesIn(output()).includes(`${origin}/portal/?as=nils`));
    assert.deepEqual(await topicsOf("ada"), []);
    assert.equal((await fetch(`${origin}/token?as=rosa`)).status, 401);
    const charts = (await (await fetch(`${origin}/api/patients?as=ada`)).json()) as unknown[];
    assert.equal(charts.length, 1);
  } finally {
    await rm(bundle, { force: true });
  }
  await end("SIGINT");
});

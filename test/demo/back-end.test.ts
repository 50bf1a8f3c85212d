/** The demo's back end by itself: its real pages, on rooms of which only the answers are there. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createDeviceAuthority, createHost, type Host, makeDeviceKeys, makeKeys } from "@carethread/host";
import { peekClaims, type RosterPatient, type StreamItem } from "@carethread/model";
import { claimOf, makeDevice, openTrust } from "@carethread/model/e2ee";
import { BackEnd } from "../../packages/demo/src/back-end/back-end.ts";
import { StreamBook } from "../../packages/demo/src/charts/charts.ts";
import { Encounters, type KeptEncounter } from "../../packages/demo/src/charts/encounters.ts";
import type { DemoPractice } from "../../packages/demo/src/demo-practice/data.ts";
import { practices } from "../../packages/demo/src/demo-practice/practices/practices.ts";
import { rosterOf } from "../../packages/demo/src/demo-practice/roster.ts";
import { freePort } from "../../packages/demo/src/http/ports.ts";
import { fill } from "../../packages/demo/src/http/template.ts";
import { Mailbox } from "../../packages/demo/src/mail/mailbox.ts";
import { pageFiles } from "../../packages/demo/src/pages/built-pages.ts";
import { type Directory, withPatient } from "../../packages/demo/src/people/directory.ts";
import { Sessions } from "../../packages/demo/src/people/sessions.ts";
import { Smart } from "../../packages/demo/src/smart/smart.ts";
import { Carrier } from "../../packages/demo/src/texting/carrier.ts";
import { until } from "../support/until.ts";

const willow = practices.find(({ id }) => id === "willow") as DemoPractice;
const sessions = new Sessions("a secret");
const conversation = "c".repeat(26);

let rooms: Server;
let backEnd: BackEnd;
let origin = "";
/** What the rooms answer for a portal user's rows. */
let offered = 200;
let pushed: RosterPatient[] = [];
let directory: Directory;
let carrier: Carrier;
let host: Host;

before(async () => {
  rooms = createServer(async (request, response) => {
    if (request.url?.endsWith("/roster")) {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const patient = JSON.parse(Buffer.concat(chunks).toString()) as RosterPatient;
      pushed.push(patient);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ id: "a".repeat(26), applied: true }));
    } else response.writeHead(offered, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(rooms, "listening");
  const server = `http://127.0.0.1:${(rooms.address() as AddressInfo).port}`;
  const { credentials } = await makeKeys({
    practice: willow.id,
    name: willow.name,
    issuer: "test",
    origins: ["http://127.0.0.1"],
  });
  const { patients, logins } = rosterOf(willow, 1);
  directory = { practices: [{ id: willow.id, name: willow.name, patients }], logins };
  carrier = await Carrier.start({ numbers: { [willow.id]: "+12025550300" }, rooms: server });
  const port = await freePort([], "127.0.0.1");
  origin = `http://127.0.0.1:${port}`;
  const pages = join(import.meta.dirname, "../../packages/demo/pages");
  const encounters = new Encounters([], async () => {});
  host = createHost({ server, credentials });
  const authorities = {
    [willow.id]: createDeviceAuthority({ credentials, keys: (await makeDeviceKeys(willow.id)).devices }),
  };
  backEnd = new BackEnd({
    port,
    rooms: server,
    practices: [willow],
    hosts: { [willow.id]: host },
    authorities,
    directory: () => directory,
    keep: async (practice, patient) => {
      directory = withPatient(directory, practice, patient);
    },
    stream: new StreamBook([], async () => {}),
    sessions,
    hooks: {
      ...{ secrets: {}, told: async () => {} },
      ...{ encountered: async () => {}, held: async () => {} },
    },
    mailbox: new Mailbox([], async () => {}),
    encounters,
    carrier,
    smart: new Smart({
      ...{ origin, rooms: server, practices: [willow], directory: () => directory },
      ...{ hostOf: () => host, encounters, sessions, authorities },
    }),
    pages: async () => ({
      page: name => readFile(join(pages, pageFiles[name]), "utf8"),
      policy: "default-src 'self'",
      assets: [],
    }),
  });
  await backEnd.listen();
});
after(async () => {
  await backEnd.close();
  await carrier.close();
  rooms.close();
});

function signIn(fields: Record<string, string>, headers: Record<string, string> = { origin }) {
  const body = new URLSearchParams({ conversation, ...fields });
  return fetch(`${origin}/sign-in`, { method: "POST", redirect: "manual", headers, body });
}

const passwordOf = (login: string) => sessions.passwordOf({ login, practice: willow.id });

test("[F-140] a mail leads through a sign-in by address and password to its conversation", async () => {
  // Where the mail leads stands behind the # of its link, and the page's script puts it into the form.
  const form = await (await fetch(`${origin}/sign-in`)).text();
  assert.match(form, /name="conversation" value=""/);
  const email = "eleanor@willow.example";
  const wrong = await signIn({ email, password: passwordOf("raymond") });
  assert.equal(wrong.status, 401);
  const again = await wrong.text();
  assert.match(again, /do not belong together[\s\S]*value="eleanor@willow.example"/);
  assert.match(again, new RegExp(`name="conversation" value="${conversation}"`));
  assert.equal(wrong.headers.get("set-cookie"), null);

  const right = await signIn({ email: " Eleanor@Willow.example ", password: passwordOf("eleanor") });
  assert.equal(right.status, 303);
  assert.equal(right.headers.get("location"), `/portal/#/messages/${conversation}`);
  const cookie = right.headers.get("set-cookie") ?? "";
  assert.match(cookie, /^carethread-demo=[\w-]{32}; HttpOnly; SameSite=Lax; Path=\/$/);

  const session = { cookie: `other=1; ${cookie.split(";")[0]}` };
  const page = await fetch(`${origin}/portal/`, { headers: session });
  assert.equal(page.status, 200);
  assert.match(await page.text(), /token-url="\/token"/);
  const { token } = (await (await fetch(`${origin}/token`, { headers: session })).json()) as {
    token: string;
  };
  assert.equal(peekClaims(token)?.sub, "eleanor");

  const out = { method: "POST", redirect: "manual", headers: { ...session, origin } } as const;
  assert.match((await fetch(`${origin}/sign-out`, out)).headers.get("set-cookie") ?? "", /Max-Age=0/);
  assert.equal((await fetch(`${origin}/token`, { headers: session })).status, 401);
  const away = await fetch(`${origin}/portal/`, { headers: session, redirect: "manual" });
  assert.deepEqual([away.status, away.headers.get("location")], [303, "/sign-in"]);
});

test("staff come to their own page, and what is no conversation goes into no address", async () => {
  const staff = await signIn({
    email: "grace@willow.example",
    password: passwordOf("grace"),
    conversation: "//evil.example",
  });
  assert.equal(staff.headers.get("location"), "/ehr/");
});

test("another site's form signs nobody in and changes no chart", async () => {
  const fields = { email: "grace@willow.example", password: passwordOf("grace") };
  for (const headers of [{ origin: "https://evil.example" }, {}] as Record<string, string>[]) {
    assert.equal((await signIn(fields, headers)).status, 403);
    const change = await fetch(`${origin}/api/team?as=grace`, { method: "POST", headers, body: "{}" });
    assert.equal(change.status, 403);
  }
  assert.deepEqual(pushed, []);
});

test("[F-009] [F-013] a portal whose practice offers no messages has no trace of them", async () => {
  const page = async () => (await fetch(`${origin}/portal/?as=eleanor`)).text();
  const offers = async () => (await fetch(`${origin}/api/offers?as=eleanor`)).json();
  assert.match(await page(), /Chat With My Care Team/);
  assert.deepEqual(await offers(), { portal: true });
  offered = 404;
  try {
    const text = await page();
    assert.doesNotMatch(text, /messag|chat|badge|\{\{/i);
    assert.match(text, /Welcome, \u2068Eleanor Voss/);
    assert.deepEqual(await offers(), { portal: false });
  } finally {
    offered = 200;
  }
});

test("a portal speaks its person's language, whichever way that runs", async () => {
  const page = async (login: string) => (await fetch(`${origin}/portal/?as=${login}`)).text();
  const celia = await page("celia");
  assert.match(celia, /<html lang="es" dir="ltr">/);
  assert.match(celia, /Le damos la bienvenida, \u2068Celia Duarte/);
  assert.match(celia, /llame al 911\./);
  assert.match(celia, /<time datetime="1968-05-06">6 de mayo de 1968<\/time>/);
  assert.match(celia, /<option value="es" lang="es" selected>Español</);
  assert.match(await page("eleanor"), /<html lang="en" dir="ltr">/);
});

async function change(login: string, body: object): Promise<number> {
  const headers = { origin, "content-type": "application/json" };
  const answer = await fetch(`${origin}/api/team?as=${login}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  return answer.status;
}

test("who edits a chart's care team pushes the patient again, with a higher version", async () => {
  type Charts = { name: string; key: string; team: { id: string; role: string }[] }[];
  const charts = async () => (await (await fetch(`${origin}/api/patients?as=grace`)).json()) as Charts;
  const keyOf = async (name: string) => (await charts()).find(chart => chart.name === name)?.key ?? "";
  const patient = await keyOf("Eleanor Voss");
  const teamOf = async () =>
    (await charts()).find(({ key }) => key === patient)?.team.map(({ id, role }) => `${id} ${role}`);
  const before = ["grace primary-coach", "hannah care-team", "peter care-team"];
  assert.deepEqual(await teamOf(), before);
  assert.equal(await change("grace", { patient, member: "luis", role: "secondary" }), 200);
  assert.equal(await change("grace", { patient, member: "hannah", role: "secondary" }), 200);
  assert.equal(await change("grace", { patient, member: "peter", role: null }), 200);
  assert.deepEqual(await teamOf(), ["grace primary-coach", "hannah secondary", "luis secondary"]);
  const versions = pushed.map(({ version }) => version);
  assert.deepEqual(
    versions,
    [...new Set(versions)].sort((a, b) => a - b),
  );
  assert.deepEqual(
    pushed.at(-1)?.team.map(({ id }) => id),
    ["grace", "hannah", "luis"],
  );

  // Who presses on before the first change is stored takes nothing of it back.
  const both = [change("grace", { patient, member: "june", role: "care-team" })];
  both.push(change("grace", { patient, member: "hannah", role: null }));
  assert.deepEqual(await Promise.all(both), [200, 200]);
  assert.deepEqual(await teamOf(), ["grace primary-coach", "luis secondary", "june care-team"]);
  assert.deepEqual(
    pushed.at(-1)?.team.map(({ id }) => id),
    ["grace", "luis", "june"],
  );

  pushed = [];
  // Peter is restricted from all of her programs.
  const closed = await keyOf("Celia Duarte");
  assert.equal(await change("peter", { patient: closed, member: "peter", role: "care-team" }), 404);
  assert.equal(await change("grace", { patient, member: "eleanor", role: "care-team" }), 404);
  assert.equal(await change("grace", { patient, member: "luis", role: "chief" }), 400);
  assert.equal(await change("eleanor", { patient, member: "luis", role: null }), 401);
  assert.deepEqual(pushed, []);
});

/** A host of which each call is answered when the test says so, in any order. */
function slowHost<A extends unknown[], R>(answer: (...given: A) => R) {
  const calls: { given: A; done: () => void }[] = [];
  const call = (...given: A): Promise<R> =>
    new Promise(resolve => calls.push({ given, done: () => resolve(answer(...given)) }));
  return { call, calls };
}

test("of two changes of one item at once the later is pushed with the higher version, and kept", async () => {
  const { call, calls } = slowHost((_: { version: number }) => ({ changed: true }));
  const book = new StreamBook([], async () => {});
  const host = { practice: willow.id, putStreamItem: call } as unknown as Host;
  const item = (title: string) =>
    ({ type: "plan", id: "p", title, status: "active" }) as unknown as StreamItem;
  const both = [book.put(host, "eleanor", item("first")), book.put(host, "eleanor", item("second"))];
  for (let at = 0; at < 2; at++) {
    await until(() => calls.length > at, "the next push");
    calls[at]?.done();
  }
  await Promise.all(both);
  const [first, second] = calls.map(({ given: [{ version }] }) => version);
  assert.ok((first as number) < (second as number));
  assert.deepEqual(book.of(willow.id, "eleanor"), [item("second")]);
});

test("two things that are linked to an encounter at once are both kept", async () => {
  const { call, calls } = slowHost(() => now);
  const now = { conversation, patient: "p", encounter: { id: "e", status: "open", history: [] } };
  const kept = { ...now, practice: willow.id, links: [] } as unknown as KeptEncounter;
  const encounters = new Encounters([kept], async () => {});
  const host = { linkToEncounter: call } as unknown as Host;
  const both = ["an order", "another"].map(title =>
    encounters.change(kept, { encounter: "e", action: "order", title }, host),
  );
  for (const { done } of calls) done();
  await Promise.all(both);
  assert.deepEqual(
    encounters.find(willow.id, "e")?.links.map(({ title }) => title),
    ["an order", "another"],
  );
});

test("what stands within a section of a page goes with it", () => {
  const template = "a{{#one}}b{{#two}}c{{two}}{{/two}}{{/one}}d";
  assert.equal(fill(template, { one: "yes", two: "<" }), "abc&lt;d");
  assert.equal(fill(template, { one: "yes" }), "abd");
  assert.equal(fill(template, { two: "x" }), "ad");
});

test("staff create a patient, who is theirs, and change a phone; who sees no chart changes none", async () => {
  const change = (login: string, body: object) =>
    fetch(`${origin}/api/patient?as=${login}`, {
      method: "POST",
      headers: { origin, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const form = {
    name: "Nora Quist",
    birthDate: "1990-07-01",
    patientId: "WC-9001",
    phone: "",
    portal: false,
  };
  const created = await change("grace", { ...form, patient: null });
  assert.equal(created.status, 200);
  const { key } = (await created.json()) as { key: string };
  const first = pushed.at(-1);
  assert.deepEqual([first?.name, first?.phone, first?.linked.length], ["Nora Quist", undefined, 0]);
  assert.deepEqual(
    first?.team.map(({ id, role }) => [id, role]),
    [["grace", "primary-coach"]],
  );
  assert.equal((await change("grace", { ...form, patient: key, phone: "(202) 555-0399" })).status, 200);
  const second = pushed.at(-1);
  assert.deepEqual([second?.id, second?.phone], [first?.id, "(202) 555-0399"]);
  assert.ok((second?.version ?? 0) > (first?.version ?? 0));
  assert.equal((await change("grace", { ...form, patient: "b".repeat(26) })).status, 404);
  assert.equal((await change("grace", { ...form, patient: null, name: "" })).status, 404);
  assert.equal((await change("eleanor", { ...form, patient: null })).status, 401);
  const page = await (await fetch(`${origin}/phone`)).text();
  assert.ok(page.includes("Nora Quist") && page.includes("+12025550399"));
});

test("a page gets the keys that verify devices, and a certificate for who is signed in there alone", async () => {
  const device = await makeDevice();
  const asked = (who: string, body: unknown, headers: Record<string, string> = { origin }) =>
    fetch(`${origin}/device${who}`, { method: "POST", headers, body: JSON.stringify(body) });
  const owner = { practice: willow.id, person: host.personKey("portal", "eleanor") };
  const body = await claimOf(device, owner);
  const answer = await asked("?as=eleanor", body);
  assert.deepEqual([answer.status, answer.headers.get("cache-control")], [200, "no-store"]);
  const { certificate } = (await answer.json()) as { certificate: string };
  const keys = await fetch(`${origin}/device?as=raymond`);
  const trust = await openTrust(willow.id, await keys.json());
  const { person, name, side, device: id } = await trust.verify(certificate, Date.now());
  const eleanor = directory.logins.find(({ login }) => login === "eleanor");
  assert.deepEqual([name, side, id], [eleanor?.name, "portal", device.id]);
  assert.equal(person, host.personKey("portal", "eleanor"));
  assert.ok(trust.records);
  // Nobody, a page of another origin, and what is no device get nothing.
  assert.equal((await asked("", body)).status, 401);
  assert.equal((await fetch(`${origin}/device`)).status, 401);
  assert.equal((await asked("?as=eleanor", body, { origin: "https://evil.example" })).status, 403);
  for (const bad of [null, "x", {}, { ...body, hpke: body.sign }])
    assert.equal((await asked("?as=eleanor", bad)).status, 400);
});

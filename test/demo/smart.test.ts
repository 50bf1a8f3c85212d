/** Launches from an EHR, and of an app by itself, as a browser goes through them, by plain HTTP: every step of it is the demo's own, on rooms that only answer. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { createDeviceAuthority, createHost, type Host, makeDeviceKeys, makeKeys } from "@carethread/host";
import { peekClaims } from "@carethread/model";
import { claimOf, makeDevice, openTrust } from "@carethread/model/e2ee";
import { Encounters, type KeptEncounter } from "../../packages/demo/src/charts/encounters.ts";
import type { DemoPractice } from "../../packages/demo/src/demo-practice/data.ts";
import { practices } from "../../packages/demo/src/demo-practice/practices/practices.ts";
import { rosterOf } from "../../packages/demo/src/demo-practice/roster.ts";
import { common } from "../../packages/demo/src/http/headers.ts";
import { freePort } from "../../packages/demo/src/http/ports.ts";
import { fill } from "../../packages/demo/src/http/template.ts";
import { pageFiles } from "../../packages/demo/src/pages/built-pages.ts";
import type { Directory } from "../../packages/demo/src/people/directory.ts";
import { Sessions } from "../../packages/demo/src/people/sessions.ts";
import { LaunchBook } from "../../packages/demo/src/smart/launch-book.ts";
import { Smart } from "../../packages/demo/src/smart/smart.ts";

const summit = practices.find(({ id }) => id === "summit") as DemoPractice;
const sessions = new Sessions("a secret");
const { patients, logins } = rosterOf(summit, 1);
const directory: Directory = { practices: [{ id: summit.id, name: summit.name, patients }], logins };
const conversation = "c".repeat(26);

let server: Server;
let origin = "";
let host: Host;

before(async () => {
  const { credentials } = await makeKeys({
    ...{ practice: summit.id, name: summit.name, issuer: "test", origins: ["http://127.0.0.1"] },
  });
  host = createHost({ server: "http://127.0.0.1:1", credentials });
  const port = await freePort([], "127.0.0.1");
  origin = `http://127.0.0.1:${port}`;
  const kept = [frank(), finished()];
  const smart = new Smart({
    ...{ origin, rooms: "http://127.0.0.1:1", practices: [summit], directory: () => directory },
    ...{ hostOf: () => host, encounters: new Encounters(kept, async () => {}), sessions },
    authorities: {
      [summit.id]: createDeviceAuthority({ credentials, keys: (await makeDeviceKeys(summit.id)).devices }),
    },
  });
  const pages = join(import.meta.dirname, "../../packages/demo/pages");
  // As the demo's back end hands requests on.
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", origin);
    if (await smart.serve(request, response, url)) return;
    const login = logins.find(({ login }) => login === url.searchParams.get("as")) ?? null;
    const answer = await smart.answer({
      ...{ request, url, login },
      show: async (page, values) => ({
        ...{ status: 200, headers: {} },
        body: fill(await readFile(join(pages, pageFiles[page]), "utf8"), { ...values, query: url.search }),
      }),
    });
    response.writeHead(answer?.status ?? 404, { ...common, ...answer?.headers });
    response.end(answer?.body);
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const idOf = (name: string): string =>
  patients.find(patient => patient.name === name)?.id ?? assert.fail(name);
const keyOf = (name: string): string => host.patientKey(idOf(name));

function frank(): KeptEncounter {
  const [patient, begun] = [keyOf("Frank Dorsey"), { status: "in-progress", at: 1 } as const];
  const encounter = { id: "enc-1", status: "in-progress", history: [begun] };
  return { practice: summit.id, conversation, patient, encounter, links: [] } as unknown as KeptEncounter;
}

function finished(): KeptEncounter {
  const { encounter, ...one } = frank();
  return {
    ...one,
    patient: keyOf("Lorna Fitch"),
    encounter: { ...encounter, id: "enc-2", status: "finished" },
  };
}

/** A browser's cookies, by path. */
class Jar {
  readonly #all = new Map<string, { readonly value: string; readonly path: string }>();

  constructor(cookies: Record<string, string> = {}) {
    for (const [name, value] of Object.entries(cookies)) this.#all.set(name, { value, path: "/" });
  }

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const { pathname } = new URL(address);
    const cookie = [...this.#all]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join("; ");
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = "", rest = ""] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? [];
      const path = /path=([^;]+)/i.exec(rest)?.[1] ?? "/";
      if (value === "" || /expires=Thu, 01 Jan 1970|max-age=0/i.test(rest)) this.#all.delete(name);
      else this.#all.set(name, { value, path });
    }
    return response;
  }

  /** Where the redirects end, and by which addresses they went. */
  async follow(address: string): Promise<{ readonly response: Response; readonly way: readonly string[] }> {
    const way = [address];
    for (let response = await this.fetch(address); ; response = await this.fetch(way.at(-1) ?? "")) {
      const next = response.headers.get("location");
      if (next === null) return { response, way };
      assert.ok(way.length < 12, way.join("\n"));
      way.push(new URL(next, way.at(-1)).href);
    }
  }
}

async function launch(jar: Jar, as: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(fields);
  const response = await jar.fetch(`${origin}/launch?as=${as}`, {
    method: "POST",
    headers: { origin },
    body,
  });
  assert.equal(response.status, 303, await response.text());
  return new URL(response.headers.get("location") ?? "", origin).href;
}

const visitor = () => new Jar({ "carethread-demo-visit": "a-visit" });

test("an EHR launch ends in the patient's conversation, as who launched it, in the EHR's style", async () => {
  const jar = visitor();
  const list = await (await jar.fetch(`${origin}/launch?as=marcus`)).text();
  assert.ok(list.includes(`value="${keyOf("Frank Dorsey")}"`));
  const { response, way } = await jar.follow(await launch(jar, "marcus", { patient: keyOf("Frank Dorsey") }));
  assert.equal(response.status, 200);
  const [app = "", authorization = ""] = way;
  assert.equal(new URL(app).searchParams.get("iss"), `${origin}/smart/summit`);
  const asked = new URL(authorization).searchParams;
  assert.equal(new URL(authorization).pathname, "/smart/summit/auth");
  assert.equal(asked.get("code_challenge_method"), "S256");
  assert.equal(asked.get("aud"), `${origin}/smart/summit`);
  assert.equal(asked.get("scope"), "openid fhirUser launch");
  assert.equal(way.at(-1), `${origin}/launch/chart`);
  // The EHR's ids of patients are in no address.
  for (const step of way) assert.ok(!step.includes(idOf("Frank Dorsey")), step);
  const page = await response.text();
  assert.ok(page.includes(`data-patient="${keyOf("Frank Dorsey")}" data-conversation="${conversation}"`));
  assert.match(page, /<h1><bdi>Frank Dorsey<\/bdi><\/h1>/);
  assert.match(page, /<title>Summit Occupational Health: messages<\/title>/);
  const { token } = (await (await jar.fetch(`${origin}/launch/token`)).json()) as { token: string };
  assert.deepEqual(
    [peekClaims(token)?.sub, peekClaims(token)?.kind, peekClaims(token)?.practice],
    ["marcus", "staff", "summit"],
  );
  const style = await (await jar.fetch(`${origin}/launch/style.css`)).text();
  assert.match(style, /^html:root \{\n {2}color-scheme: light;\n/);
  assert.match(style, /--care-accent: rgb\(29 79 145\);/);
  assert.match(style, /h1 \{\n {2}font-family: "Georgia", "DejaVu Serif", serif;/);
});

test("where the page around it says whose chart it is, it does not; an encounter that is over is none", async () => {
  const jar = visitor();
  const fields = { patient: keyOf("Lorna Fitch"), around: "yes" };
  const page = await (await jar.follow(await launch(jar, "rachel", fields))).response.text();
  assert.doesNotMatch(page, /<h1>|Lorna/);
  assert.ok(page.includes(`data-patient="${keyOf("Lorna Fitch")}" data-conversation=""`));
  // Another launch in the same browser is of who launches then.
  const next = await launch(jar, "marcus", { patient: keyOf("Frank Dorsey") });
  assert.match(await (await jar.follow(next)).response.text(), /Frank Dorsey/);
  const { token } = (await (await jar.fetch(`${origin}/launch/token`)).json()) as { token: string };
  assert.equal(peekClaims(token)?.sub, "marcus");
});

test("a launch works once, and only in the browser in which it was begun", async () => {
  const jar = visitor();
  const address = await launch(jar, "marcus", { patient: keyOf("Frank Dorsey") });
  const stranger = new Jar({ "carethread-demo-visit": "another" });
  const theirs = await stranger.follow(address);
  assert.equal(theirs.response.status, 400);
  assert.match(theirs.way.at(-1) ?? "", /error=access_denied/);
  assert.equal((await stranger.fetch(`${origin}/launch/token`)).status, 401);
  const { way, response } = await jar.follow(address);
  assert.equal(response.status, 200);
  const callback = way.find(step => step.includes("/launch/callback")) ?? assert.fail(way.join("\n"));
  assert.equal((await jar.fetch(callback)).status, 400);
  assert.equal((await jar.follow(address)).response.status, 400);
});

test("the app asks no server that it does not know, and nobody launches by another page or without a chart", async () => {
  const jar = visitor();
  const iss = encodeURIComponent("https://evil.example/fhir");
  assert.equal((await jar.fetch(`${origin}/launch/app?iss=${iss}&launch=x`)).status, 400);
  const post = (as: string, patient: string, from = origin) =>
    jar.fetch(`${origin}/launch?as=${as}`, {
      ...{ method: "POST", headers: { origin: from }, body: new URLSearchParams({ patient }) },
    });
  assert.equal((await post("marcus", keyOf("Frank Dorsey"), "https://evil.example")).status, 403);
  assert.equal((await post("frank", keyOf("Frank Dorsey"))).status, 401);
  assert.equal((await post("marcus", "p".repeat(26))).status, 404);
});

/** Where an app that nobody has launched ends, until the user chooses. */
const alone = () => `${origin}/launch/app?${new URLSearchParams({ iss: `${origin}/smart/summit` })}`;

test("an app by itself has who is signed in at the EHR choose one of their patients, and says whose chart it is", async () => {
  const jar = visitor();
  await jar.fetch(`${origin}/launch?as=rachel`);
  const { response, way } = await jar.follow(alone());
  assert.equal(response.status, 200);
  const asked = new URL(way[1] ?? "").searchParams;
  assert.deepEqual([asked.get("scope"), asked.get("launch")], ["openid fhirUser launch/patient", null]);
  const chooser = await response.text();
  assert.match(chooser, /Choose a patient/);
  assert.ok(chooser.includes('href="/skins/summit.css"'));
  assert.ok(chooser.includes(`value="${keyOf("Lorna Fitch")}"`));
  const choose = (patient: string, from = origin, by = jar) =>
    by.fetch(way.at(-1) ?? "", {
      ...{ method: "POST", headers: { origin: from }, body: new URLSearchParams({ patient }) },
    });
  assert.equal((await choose(keyOf("Lorna Fitch"), "https://evil.example")).status, 403);
  assert.equal((await choose("p".repeat(26))).status, 404);
  assert.equal((await choose(keyOf("Lorna Fitch"), origin, visitor())).status, 400);
  const chosen = await choose(keyOf("Lorna Fitch"));
  assert.equal(chosen.status, 303);
  const end = await jar.follow(chosen.headers.get("location") ?? "");
  assert.equal(end.way.at(-1), `${origin}/launch/chart`);
  for (const step of [...way, ...end.way]) assert.ok(!step.includes(idOf("Lorna Fitch")), step);
  const page = await end.response.text();
  assert.ok(page.includes(`data-patient="${keyOf("Lorna Fitch")}" data-conversation=""`));
  assert.match(page, /<h1><bdi>Lorna Fitch<\/bdi><\/h1>/);
  const { token } = (await (await jar.fetch(`${origin}/launch/token`)).json()) as { token: string };
  assert.equal(peekClaims(token)?.sub, "rachel");
});

test("the app's page is a device of who launched it, and of nobody else", async () => {
  const jar = visitor();
  const address = `${origin}/launch/device`;
  const marcus = { practice: summit.id, person: host.personKey("staff", "marcus") };
  const body = JSON.stringify(await claimOf(await makeDevice(), marcus));
  const post = (from: string, by = jar) =>
    by.fetch(address, { method: "POST", headers: { origin: from }, body });
  assert.equal((await post(origin)).status, 401);
  await jar.follow(await launch(jar, "marcus", { patient: keyOf("Frank Dorsey") }));
  assert.equal((await post("https://evil.example")).status, 403);
  const { certificate } = (await (await post(origin)).json()) as { certificate: string };
  const trust = await openTrust(summit.id, await (await jar.fetch(address)).json());
  assert.equal((await trust.verify(certificate, Date.now())).person, marcus.person);
  // Who launches by another name has not the keys of this one's page certified.
  await jar.follow(await launch(jar, "rachel", { patient: keyOf("Frank Dorsey") }));
  assert.equal((await post(origin)).status, 400);
});

test("where nobody is signed in at the EHR, an app by itself is told of nobody", async () => {
  const jar = new Jar({ "carethread-demo-visit": "who-was-never-there" });
  const { response, way } = await jar.follow(alone());
  assert.equal(response.status, 401);
  assert.match(way.at(-1) ?? "", /\/launch\/choose\/summit\//);
  assert.equal((await jar.fetch(`${origin}/launch/token`)).status, 401);
});

test("the authorization server says what it can, and gives a code to no other address and without PKCE", async () => {
  const iss = `${origin}/smart/summit`;
  const said = await (await fetch(`${iss}/.well-known/smart-configuration`)).json();
  assert.equal(said.issuer, iss);
  for (const can of ["launch-ehr", "context-style", "launch-standalone", "context-standalone-patient"])
    assert.ok(said.capabilities.includes(can), can);
  assert.deepEqual(said.code_challenge_methods_supported, ["S256"]);
  const asked = {
    ...{ response_type: "code", client_id: "carethread", scope: "openid launch", aud: iss, launch: "x" },
    ...{ redirect_uri: `${origin}/launch/callback`, state: "s" },
  };
  const at = (other: Record<string, string>) =>
    fetch(`${said.authorization_endpoint}?${new URLSearchParams({ ...asked, ...other })}`, {
      redirect: "manual",
    });
  const elsewhere = await at({ redirect_uri: "https://evil.example/" });
  assert.deepEqual([elsewhere.status, elsewhere.headers.get("location")], [400, null]);
  assert.match((await at({})).headers.get("location") ?? "", /error=invalid_request.*PKCE/);
  const plain = { code_challenge: "x".repeat(43), code_challenge_method: "plain" };
  assert.match((await at(plain)).headers.get("location") ?? "", /error=invalid_request/);
});

test("a handle is forgotten after a while", () => {
  let now = 0;
  const book = new LaunchBook({ patience: 1_000, now: () => now });
  const [login = assert.fail()] = logins;
  const context = { login, patient: "p", encounter: null, needsBanner: true };
  const [one, two] = [book.begin(context, "b"), book.begin(context, "b")];
  assert.equal(book.take(one, "b"), context);
  now = 1_001;
  assert.equal(book.take(two, "b"), null);
});

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createHost, HostError, makeKeys } from "@carethread/host";
import { Registration } from "@carethread/model";
import { createLocalJWKSet, jwtVerify } from "jose";
import { keysCommand } from "../../packages/host/src/commands/keys-command.ts";
import { read } from "../rooms/sealing.ts";

const folder = await mkdtemp(join(tmpdir(), "carethread-keys-"));
after(() => rm(folder, { recursive: true }));

const input = {
  practice: "riverside",
  issuer: "https://ehr.example.org",
  origins: ["https://ehr.example.org/", "http://localhost:8080"],
};

test("made keys sign what the registration verifies, and nothing private stands in it", async () => {
  for (const alg of ["ES256", "RS256"] as const) {
    const keys = await makeKeys({ ...input, alg });
    const registration = keys.practices.riverside;
    assert.ok(registration);
    assert.ok(Registration.safeParse(registration).success);
    const { issuer, audience, origins, idSecret } = registration;
    assert.deepEqual(origins, ["https://ehr.example.org", "http://localhost:8080"]);
    assert.equal(keys.credentials.idSecret, idSecret);
    for (const format of ["jwk", "pem"] as const) {
      const { credentials, practices } = await makeKeys({ ...input, alg, format });
      const host = createHost({ server: "https://rooms.example.org", credentials });
      const token = await host.token({ kind: "staff", id: "kim", name: "Kim", session: "s" });
      const verify = (use: "people" | "system") =>
        jwtVerify(token, createLocalJWKSet({ keys: [...(practices.riverside?.keys[use] ?? [])] }), {
          ...{ issuer, audience },
        });
      await verify("people");
      await assert.rejects(verify("system"));
    }
    for (const key of [...registration.keys.people, ...registration.keys.system])
      for (const secret of ["d", "p", "q", "dp", "dq", "qi"]) assert.ok(!(secret in key));
    assert.ok(keys.secret.length >= 32);
  }
});

test("keys are not made for a practice or origin that the rooms would refuse", async () => {
  const refused = async (change: object, at: string) =>
    assert.rejects(makeKeys({ ...input, ...change }), error => {
      assert.ok(error instanceof HostError);
      assert.equal(error.params.at, at);
      return true;
    });
  await refused({ practice: "River" }, "practice");
  await refused({ issuer: "" }, "issuer");
  await refused({ origins: [] }, "origin");
  await refused({ origins: ["https://ehr.example.org/page"] }, "origin");
  await refused({ origins: ["*"] }, "origin");
  await refused({ origins: ["file:///x"] }, "origin");
  await refused({ alg: "HS256" }, "alg");
});

async function run(...args: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await keysCommand(args, {
    print: text => printed.push(text),
    complain: text => complained.push(text),
  });
  return { code, printed: printed.join("\n"), complained: complained.join("\n") };
}

const options = ["--practice", "riverside", "--issuer", "https://e.org", "--origin", "https://e.org"];

test("the command writes the credentials for their owner alone and overwrites nothing", async () => {
  const out = join(folder, "key.json");
  const first = await run(...options, "--out", out, "--name", "St. Mary's");
  assert.equal(first.code, 0);
  assert.equal((await stat(out)).mode & 0o777, 0o600);
  const text = await readFile(out, "utf8");
  const { people, system, idSecret, hookSecret } = JSON.parse(text);
  assert.ok(!first.printed.includes(people.d) && !first.printed.includes(system.d));
  const practices = JSON.parse(/^CARETHREAD_PRACTICES='([^']*)'$/m.exec(first.printed)?.[1] ?? "");
  assert.equal(practices.riverside.idSecret, idSecret);
  assert.ok(first.printed.includes(hookSecret));

  const again = await run(...options, "--out", out);
  assert.equal(again.code, 1);
  assert.match(again.complained, /exists already/);
  assert.equal(await readFile(out, "utf8"), text);
});

test("what the command prints for the environment is JSON that a shell reads whole", async () => {
  const { printed } = await run(...options, "--out", "-", "--format", "pem", "--name", "St. Mary's");
  assert.match(printed, /BEGIN PRIVATE KEY/);
  const quoted = /^CARETHREAD_PRACTICES='([^']*)'$/m.exec(printed)?.[1] ?? "";
  assert.equal(JSON.parse(quoted).riverside.name, "St. Mary's");
  assert.match(printed, /^CARETHREAD_SECRET='[\w-]{43}'$/m);
  const hooks = JSON.parse(/^"hooks": (.*)$/m.exec(printed)?.[1] ?? "");
  assert.match(hooks.secret, /^whsec_/);
  const told = await run(...options, "--out", "-", "--hooks", "https://ehr.example.org/hook");
  assert.match(told.printed, /"hooks":\{"url":"https:\/\/ehr.example.org\/hook","secret":"whsec_/);
});

test("one key is replaced, and everything else of the credentials stays", async () => {
  const present = join(folder, "present.json");
  const next = join(folder, "next.json");
  await run(...options, "--out", present);
  const replaced = await run("--replace", "people", "--credentials", present, "--out", next);
  assert.equal(replaced.code, 0);
  const [old, made] = await Promise.all(
    [present, next].map(async file => JSON.parse(await readFile(file, "utf8"))),
  );
  assert.notEqual(made.people.kid, old.people.kid);
  assert.deepEqual({ ...made, people: null }, { ...old, people: null });
  const publicKey = JSON.parse(/^\{"kty".*$/m.exec(replaced.printed)?.[0] ?? "");
  assert.deepEqual([publicKey.kid, publicKey.x, publicKey.d], [made.people.kid, made.people.x, undefined]);
  assert.match(
    (await run("--replace", "all", "--credentials", present, "--out", "-")).complained,
    /people or/,
  );
  assert.match((await run("--replace", "system", "--out", "-")).complained, /--credentials/);
});

test("an operator's key is made with the variable that says it", async () => {
  const { printed } = await run("--operator", "--out", "-");
  const { keys } = JSON.parse(/^CARETHREAD_OPERATOR='([^']*)'$/m.exec(printed)?.[1] ?? "");
  assert.deepEqual([keys.length, keys[0].alg, keys[0].d], [1, "ES256", undefined]);
});

test("the rooms read the key that is made to seal by, and one more beside it", async () => {
  const { printed } = await run(...options, "--out", "-");
  const seal = JSON.parse(/^CARETHREAD_SEAL='([^']*)'$/m.exec(printed)?.[1] ?? "");
  const next = /^"2":"([\w-]{43})"$/m.exec((await run("--seal", "2")).printed)?.[1] ?? "";
  assert.notEqual(next, seal.keys[1]);
  const { keys, isStrict } = read({ ...seal, keys: { ...seal.keys, 2: next } });
  assert.deepEqual([keys.newest, isStrict], ["2", true]);
  assert.match((await run("--seal", "next")).complained, /whole number/);
});

test("the command says what is missing or unknown", async () => {
  assert.match((await run("--practice", "riverside")).complained, /--issuer, --origin/);
  assert.match((await run(...options, "--oops")).complained, /oops/);
  assert.match((await run(...options, "--alg", "HS256", "--out", "-")).complained, /ES256 or RS256/);
  assert.match((await run("--help")).printed, /npx carethread-keys/);
});

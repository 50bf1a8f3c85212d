import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { HostError, makeKeys, mintToken } from "@carethread/host";
import { createLocalJWKSet, jwtVerify } from "jose";
import { keysCommand } from "../../packages/host/src/keys-command.ts";

const folder = await mkdtemp(join(tmpdir(), "carethread-keys-"));
after(() => rm(folder, { recursive: true }));

const who = { practice: "riverside", kind: "staff", sub: "kim", name: "Kim" } as const;
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
    const { issuer, audience, jwks, origins } = registration;
    assert.deepEqual(origins, ["https://ehr.example.org", "http://localhost:8080"]);
    for (const key of [keys.privateJwk, keys.privatePem]) {
      const token = await mintToken({ ...who, key, kid: keys.kid, issuer, audience });
      await jwtVerify(token, createLocalJWKSet({ keys: [...jwks.keys] }), { issuer, audience });
    }
    for (const secret of ["d", "p", "q", "dp", "dq", "qi"]) assert.ok(!(secret in (jwks.keys[0] ?? {})));
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

test("the command writes the private key for its owner alone and overwrites nothing", async () => {
  const out = join(folder, "key.json");
  const first = await run(...options, "--out", out, "--name", "St. Mary's");
  assert.equal(first.code, 0);
  assert.equal((await stat(out)).mode & 0o777, 0o600);
  const text = await readFile(out, "utf8");
  const { d, kid } = JSON.parse(text);
  assert.ok(!first.printed.includes(d));
  assert.ok(first.printed.includes(kid));

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
});

test("the command says what is missing or unknown", async () => {
  assert.match((await run("--practice", "riverside")).complained, /--issuer, --origin/);
  assert.match((await run(...options, "--oops")).complained, /oops/);
  assert.match((await run(...options, "--alg", "HS256", "--out", "-")).complained, /ES256 or RS256/);
  assert.match((await run("--help")).printed, /npx carethread-keys/);
});

/** The operator's command and connection, and the settings that a back end pushes, against the real rooms in memory. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { createHost, createOperator, HostError, makeKeys, type PracticeRegistration } from "@carethread/host";
import { createMemoryServer } from "@carethread/rooms/memory";
import { operatorCommand } from "../../packages/host/src/commands/operator-command.ts";
import { createTestOperator } from "../support/operator.ts";
import { account, TextProvider } from "../support/texting.ts";

const folder = await mkdtemp(join(tmpdir(), "carethread-operator-"));
after(() => rm(folder, { recursive: true }));

const operator = await createTestOperator();
const input = { practice: "riverside", issuer: "https://e.org", origins: ["https://e.org"] };
const keys = await makeKeys(input);
const kim = { id: "kim", version: 1, name: "Kim Nowak" };

const files = {
  key: join(folder, "operator.json"),
  practices: join(folder, "practices.json"),
  broken: join(folder, "broken.json"),
};
await writeFile(files.key, JSON.stringify(operator.privateJwk));
await writeFile(files.practices, JSON.stringify(keys.practices));
await writeFile(files.broken, `${JSON.stringify(keys.practices).slice(0, -3)}`);

async function run(fetch: typeof globalThis.fetch, ...args: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await operatorCommand(args, {
    print: text => printed.push(text),
    complain: text => complained.push(text),
    fetch,
  });
  return { code, printed: printed.join("\n"), complained: complained.join("\n") };
}

test("the command registers what the keys' command made, and withdraws it", async () => {
  const server = createMemoryServer({ practices: {}, operator: operator.keys });
  const rooms = ["--server", server.url, "--key", files.key];
  const register = ["register", ...rooms, "--practices", files.practices];
  const first = await run(server.fetch, ...register);
  assert.deepEqual([first.code, first.printed], [0, "riverside: registered"]);
  const host = createHost({ server: server.url, credentials: keys.credentials, fetch: server.fetch });
  assert.equal((await host.pushStaff(kim)).applied, true);
  assert.deepEqual(await host.pushPractice({ version: 1, settings: { notes: true } }), {
    id: "riverside",
    applied: true,
  });
  assert.equal((await run(server.fetch, ...register, "--slices", "8")).printed, "riverside: registered");
  const wrong = await run(server.fetch, ...register, "--slices", "65");
  assert.equal(wrong.code, 1);
  assert.match(wrong.complained, /`slices` is not as documented/);
  const gone = await run(server.fetch, "withdraw", ...rooms, "--practice", "riverside");
  assert.equal(gone.printed, "riverside: withdrawn");
  await assert.rejects(host.pushStaff({ ...kim, version: 2 }), { code: "unauthorized" });
});

test("the command prints the numbers that are nobody's, and nothing of what they wrote", async () => {
  const [[id, registered] = ["", {}]] = Object.entries(keys.practices);
  const texting = { ...account };
  const settings = { kinds: ["continuous"], texting: true };
  const practices = { [id]: { ...registered, settings, texting } };
  const server = createMemoryServer({ practices, operator: operator.keys });
  const provider = new TextProvider(Date.now);
  const args = ["unknown-numbers", "--server", server.url, "--key", files.key, "--practice", id];
  assert.match((await run(server.fetch, ...args)).printed, /no number that is nobody's/);
  for (const [from, body] of [
    ["+12025550177", "who is this?"],
    ["+12025550188", "wrong number"],
    ["+12025550177", "who is this?"],
    ["Bank\u001b[2J", "a bargain"],
  ] as const)
    assert.equal((await provider.texts(server, id, from, body)).status, 200);
  const { code, printed } = await run(server.fetch, ...args);
  assert.equal(code, 0);
  assert.match(
    printed,
    /^Bank\?\[2J {2}1 text, last .*\n\+12025550177 {2}2 texts, last 20\d\d-.*\n\+12025550188 {2}1 text, last .*$/,
  );
  const stranger = await createTestOperator();
  const wrong = createOperator({
    server: server.url,
    key: stranger.privateJwk,
    fetch: server.fetch,
    attempts: 1,
  });
  await assert.rejects(wrong.unknownNumbers(id), { code: "unauthorized" });
});

test("the command says what is missing, and quotes no secret", async () => {
  const say = async (...args: string[]) => (await run(fetch, ...args)).complained;
  assert.match(await say(), /register, withdraw or unknown-numbers/);
  assert.match(await say("register"), /--server/);
  const rooms = ["--server", "https://rooms.example.org", "--key", files.key];
  assert.match(await say("withdraw", ...rooms), /--practice/);
  const broken = await say("register", ...rooms, "--practices", files.broken);
  assert.match(broken, /is not JSON/);
  assert.ok(!broken.includes(keys.credentials.idSecret));
  assert.match((await run(fetch, "--help")).printed, /npx carethread-operator/);
});

test("an operator's key is EC P-256 and has an id", async () => {
  const { kid: _, ...nameless } = operator.privateJwk;
  assert.throws(() => createOperator({ server: "https://rooms.example.org", key: nameless }), {
    params: { at: "key" },
  });
});

test("[I-7] what cannot be registered is refused by its field before anything is sent", async () => {
  const at = createOperator({
    server: "https://rooms.example.org",
    key: operator.privateJwk,
    fetch: () => assert.fail("something was sent"),
  });
  const registration = keys.practices.riverside as PracticeRegistration;
  await assert.rejects(
    at.register("riverside", { ...registration, idSecret: "short" }),
    (error: HostError) => {
      assert.ok(error instanceof HostError);
      assert.deepEqual(error.params, { at: "idSecret" });
      assert.ok(!error.message.includes("short"));
      return true;
    },
  );
  const { people } = registration.keys;
  await assert.rejects(at.register("riverside", { ...registration, keys: { people, system: people } }), {
    params: { at: "keys" },
  });
  await assert.rejects(at.withdraw("River Side"), { code: "bad-input" });
});

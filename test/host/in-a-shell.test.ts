/** A back end without this package: what the README does in a shell, against the real rooms. */
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { makeKeys } from "@carethread/host";
import { openApi } from "@carethread/model/openapi";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { openapiCommand } from "../../packages/host/src/commands/openapi-command.ts";

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), "carethread-shell-"));
after(() => rm(folder, { recursive: true }));

const tools = ["bash", "openssl", "curl", "base32", "jq"];
const missing = tools.filter(tool => spawnSync(tool, ["--version"]).error !== undefined);

/** The rooms in memory at an address of this machine. */
async function listening(server: MemoryServer): Promise<{ url: string; close: () => void }> {
  const http = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const { authorization = "" } = request.headers;
    const answer = await server.fetch(`${server.url}${request.url}`, {
      method: "POST",
      headers: { authorization },
      body: Buffer.concat(parts),
    });
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => http.close() };
}

test("the README's shell signs a token, names rooms, pushes and withdraws", {
  skip: missing.length > 0 && `without ${missing}`,
}, async () => {
  const readme = await readFile(new URL("../../packages/host/README.md", import.meta.url), "utf8");
  const script = [...readme.matchAll(/```sh\n(.*?)```/gs)]
    .map(([, text]) => text)
    .find(text => text?.includes("-sign"));
  assert.ok(script);
  const origins = ["https://ehr.example.org"];
  const keys = await makeKeys({
    ...{ practice: "riverside", issuer: "https://ehr.example.org", origins, alg: "RS256", format: "pem" },
  });
  await writeFile(join(folder, "carethread-riverside.credentials.json"), JSON.stringify(keys.credentials));
  const { url, close } = await listening(createMemoryServer({ practices: keys.practices }));
  try {
    const at = script.replace("https://rooms.example.org", url);
    assert.notEqual(at, script);
    const answers = async (): Promise<boolean[]> => {
      const { stdout } = await run("bash", ["-euo", "pipefail", "-c", at], { cwd: folder });
      return (stdout.match(/\{.*?\}/g) ?? []).map(answer => JSON.parse(answer).applied);
    };
    assert.deepEqual(await answers(), [true, true, true]);
    assert.deepEqual(await answers(), [false, false, false]);
  } finally {
    close();
  }
});

test("carethread-openapi prints the document, or writes it, for the rooms' own address", async () => {
  const printed: string[] = [];
  const output = {
    print: (text: string) => printed.push(text),
    complain: (text: string) => printed.push(text),
  };
  const { version } = JSON.parse(
    await readFile(new URL("../../packages/host/package.json", import.meta.url), "utf8"),
  );
  assert.equal(await openapiCommand([], output), 0);
  assert.deepEqual(JSON.parse(printed.pop() ?? ""), JSON.parse(JSON.stringify(openApi({ version }))));
  const out = join(folder, "openapi.json");
  assert.equal(await openapiCommand(["--server", "https://rooms.test", "--out", out], output), 0);
  assert.deepEqual(printed, []);
  assert.equal(JSON.parse(await readFile(out, "utf8")).servers[0].url, "https://rooms.test");
  assert.equal(await openapiCommand(["--help"], output), 0);
  assert.match(printed.pop() ?? "", /npx carethread-openapi/);
  assert.equal(await openapiCommand(["--nonsense"], output), 1);
  assert.match(printed.pop() ?? "", /--help/);
});

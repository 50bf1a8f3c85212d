/** The scanner in front of clamd: by a clamd of these tests that speaks its protocol, and by the real one where there is one. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type ClamdAddress, createScanner } from "@carethread/host";
import { scannerCommand } from "../../packages/host/src/commands/scanner-command.ts";
import { until } from "../support/until.ts";

const secret = "a-secret-of-the-scanner";
/** The test file of EICAR, in two pieces so that no scanner takes this test for it. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const most = 3 * 1024 * 1024;

const ends: (() => void)[] = [];
after(() => {
  for (const end of ends) end();
});

async function listening(server: Server | ReturnType<typeof createHttp>): Promise<number> {
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** A clamd that knows INSTREAM: chunks with their lengths, a zero at the end, one answer. */
async function fakeClamd(answer?: (socket: Socket, bytes: Buffer) => void): Promise<ClamdAddress> {
  const server = createServer(socket => {
    let waiting = Buffer.alloc(0);
    let content = Buffer.alloc(0);
    let isBegun = false;
    socket.on("error", () => {});
    socket.on("data", data => {
      waiting = Buffer.concat([waiting, data]);
      if (!isBegun) {
        if (waiting.length < 10) return;
        assert.equal(waiting.subarray(0, 10).toString("latin1"), "zINSTREAM\0");
        waiting = waiting.subarray(10);
        isBegun = true;
      }
      while (waiting.length >= 4) {
        const length = waiting.readUInt32BE(0);
        if (length === 0) {
          if (answer !== undefined) return answer(socket, content);
          const found = content.includes(eicar) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
          return void socket.end(`${found}\0`);
        }
        if (waiting.length < 4 + length) return;
        content = Buffer.concat([content, waiting.subarray(4, 4 + length)]);
        waiting = waiting.subarray(4 + length);
        if (content.length > most) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      }
    });
  });
  return { host: "127.0.0.1", port: await listening(server) };
}

async function scannerOf(
  clamd: ClamdAddress,
): Promise<(body: BodyInit | null, init?: RequestInit) => Promise<Response>> {
  const port = await listening(createHttp(createScanner({ secret, clamd })));
  return (body, init) =>
    fetch(`http://127.0.0.1:${port}/scan`, {
      method: "POST",
      headers: { authorization: `Bearer ${secret}` },
      body,
      ...init,
    });
}

test("what clamd finds is infected by its name, and the rest is clean", async () => {
  const scan = await scannerOf(await fakeClamd());
  assert.deepEqual(await (await scan("Hello")).json(), { verdict: "clean" });
  const large = Buffer.alloc(2 * 1024 * 1024, 7);
  assert.deepEqual(await (await scan(large)).json(), { verdict: "clean" });
  large.write(eicar, 1_500_000);
  assert.deepEqual(await (await scan(large)).json(), { verdict: "infected", found: "Eicar-Test-Signature" });
});

test("who has not the secret is told nothing, and what is no question is refused", async () => {
  const scan = await scannerOf(await fakeClamd());
  for (const authorization of ["", "Bearer", `Bearer ${secret}x`, secret])
    assert.equal((await scan("x", { headers: { authorization } })).status, 401, authorization);
  assert.equal((await scan(null, { method: "GET" })).status, 405);
  assert.throws(() => createScanner({ secret: "short", clamd: { path: "/x" } }), /16 characters/);
});

test("a file that clamd does not take is refused for good, and a fault of its own to be asked again", async () => {
  const scan = await scannerOf(await fakeClamd());
  assert.equal((await scan(Buffer.alloc(most + 1))).status, 413);
  const faults: ((socket: Socket) => void)[] = [
    socket => socket.end("stream: Can't allocate memory ERROR\0"),
    socket => socket.end("stream: OKAY\0"),
    socket => socket.end(),
    socket => socket.resetAndDestroy(),
  ];
  for (const fault of faults) {
    const broken = await scannerOf(await fakeClamd(fault));
    assert.equal((await broken("x")).status, 503);
  }
  const nobody = await scannerOf({ path: join(tmpdir(), "no-such-clamd.sock") });
  assert.equal((await nobody("x")).status, 503);
});

test("the command serves until it is ended, and says what is missing", async () => {
  const { port } = (await fakeClamd()) as { port: number };
  const printed: string[] = [];
  const complained: string[] = [];
  const output = {
    print: (text: string) => printed.push(text),
    complain: (text: string) => complained.push(text),
  };
  const end = new AbortController();
  const code = scannerCommand(["--port", "0", "--clamd", `127.0.0.1:${port}`], {
    ...{ ...output, signal: end.signal },
    env: { CARETHREAD_SCANNER_SECRET: secret },
  });
  await until(() => printed.length > 0, "the scanner's address");
  const url = /http:\S+/.exec(printed[0] ?? "")?.[0] ?? "";
  const headers = { authorization: `Bearer ${secret}` };
  const response = await fetch(url, { method: "POST", headers, body: eicar });
  assert.deepEqual(await response.json(), { verdict: "infected", found: "Eicar-Test-Signature" });
  end.abort();
  assert.equal(await code, 0);
  assert.equal(await scannerCommand([], { ...output, env: {} }), 1);
  assert.match(complained.join(), /CARETHREAD_SCANNER_SECRET is not set/);
  assert.equal(
    await scannerCommand(["--port", "x"], { ...output, env: { CARETHREAD_SCANNER_SECRET: secret } }),
    1,
  );
  assert.equal(await scannerCommand(["--help"], output), 0);
});

const isThere = spawnSync("clamd", ["--help"]).error === undefined;

test("the real clamd finds the test file of EICAR", {
  skip: isThere ? false : "clamd is not installed",
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "carethread-clamd-"));
  // A database of its own with that one signature: none is fetched from anybody.
  writeFileSync(join(folder, "test.ndb"), `Eicar-Test:0:0:${Buffer.from(eicar).toString("hex")}\n`);
  const path = join(folder, "clamd.sock");
  const config = join(folder, "clamd.conf");
  writeFileSync(
    config,
    `LocalSocket ${path}\nDatabaseDirectory ${folder}\nForeground yes\nStreamMaxLength 30M\n`,
  );
  const clamd = spawn("clamd", ["-c", config], { stdio: "ignore" });
  try {
    const isUp = (): Promise<boolean> =>
      new Promise(resolve => {
        const socket = connect({ path });
        socket.once("connect", () => resolve(true));
        socket.once("error", () => resolve(false));
        socket.once("connect", () => socket.destroy());
      });
    let up = false;
    await until(() => {
      void isUp().then(is => (up ||= is));
      return up;
    }, "clamd to listen");
    const scan = await scannerOf({ path });
    assert.deepEqual(await (await scan("Hello")).json(), { verdict: "clean" });
    const { verdict, found } = await (await scan(eicar)).json();
    assert.equal(verdict, "infected");
    assert.match(found, /Eicar/i);
  } finally {
    clamd.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});

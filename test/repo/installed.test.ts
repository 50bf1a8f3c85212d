/** Each package that is published, in an empty project with nothing but what npm would put there. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { isLong } from "../support/long.ts";
import {
  installed,
  laidOut,
  manifestOf,
  type PackageName,
  packAll,
  published,
  withSiblings,
} from "./packing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pack = packAll();

/** By package, a program that says `works` where it does what it is for. */
const programs: Readonly<Record<PackageName, string>> = {
  model: `
    import { matches } from "@carethread/model";
    if (matches("How is your knee?", "knee").length > 0) console.log("works");
  `,
  rooms: `
    import { createMemoryServer } from "@carethread/rooms/memory";
    import { generateKeyPairSync, randomBytes } from "node:crypto";
    const key = kid => {
      const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      return { ...publicKey.export({ format: "jwk" }), kid, alg: "ES256" };
    };
    const keys = { people: [key("p1")], system: [key("s1")] };
    const harbor = { name: "Harbor", issuer: "https://ehr.example.org", audience: "carethread", keys, origins: [],
      idSecret: randomBytes(32).toString("base64url") };
    const server = createMemoryServer({ practices: { harbor } });
    const { status } = await server.fetch("https://rooms.example.org/parties/person/nowhere~nobody/inbox");
    if (status >= 400 && status < 500) console.log("works");
  `,
  client: `
    import { createCareClient, defaultPlatform } from "@carethread/client";
    // Node has one of its own from 22 on.
    const platform = { ...defaultPlatform(), WebSocket: class extends EventTarget { close() {} } };
    const token = async () => { throw new Error("nobody is signed in"); };
    const client = createCareClient({ server: "https://rooms.example.org", practice: "harbor", token, platform });
    if (client.$status.get().state === "connecting") console.log("works");
    client.destroy();
  `,
  elements: `
    import { english } from "@carethread/elements/english";
    if (english.newMessage === "New message") console.log("works");
  `,
  host: `
    import { createHost, makeKeys } from "@carethread/host";
    const { credentials } = await makeKeys({
      practice: "harbor", name: "Harbor", issuer: "https://ehr.example.org", origins: ["https://ehr.example.org"],
    });
    const host = createHost({ server: "https://rooms.example.org", credentials });
    const token = await host.token({ kind: "staff", id: "u17", name: "Kim Nowak", session: "s1" });
    if (token.split(".").length === 3) console.log("works");
  `,
};

const alone = { PATH: process.env.PATH };

/** What TypeScript says of a file that imports everything that the package has for programs. */
function typesIn(project: string, name: PackageName): string {
  const { exports } = manifestOf(join(project, "node_modules/@carethread", name));
  const modules = Object.entries(exports)
    .filter(([path, to]) => typeof to !== "string" && !path.includes("*"))
    .map(([path]) => `@carethread/${name}${path.slice(1)}`);
  const imports = modules.map((module, at) => `export * as m${at} from ${JSON.stringify(module)};`);
  writeFileSync(join(project, "types.ts"), imports.join("\n"));
  const options =
    "--noEmit --strict --target es2023 --lib es2023,dom,dom.iterable --module nodenext --skipLibCheck";
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, ...options.split(" "), "--ignoreConfig", "types.ts"], {
    cwd: project,
    encoding: "utf8",
  });
  return stdout;
}

for (const name of published) {
  test(`${name}, installed into an empty project, works, and TypeScript finds what it exports`, async () => {
    const needed = withSiblings(name);
    const tarballs = Object.fromEntries(needed.map(each => [each, pack(each).filename]));
    const project = isLong ? installed(Object.values(tarballs)) : laidOut(tarballs);
    const says = execFileSync(process.execPath, ["--input-type=module", "-e", programs[name]], {
      cwd: project,
      encoding: "utf8",
      env: alone,
    });
    assert.equal(says.trim(), "works");
    assert.equal(typesIn(project, name), "");
    const own = join(project, "node_modules/@carethread", name);
    for (const [command, file] of Object.entries(manifestOf(own).bin ?? {})) {
      const help = execFileSync(process.execPath, [join(own, file), "--help"], {
        cwd: project,
        encoding: "utf8",
        env: alone,
      });
      assert.ok(help.includes(command), command);
    }
    if (name !== "elements") return;
    const { warnings } = await build({
      stdin: { contents: 'import "@carethread/elements/define/all";', resolveDir: project },
      ...{ absWorkingDir: project, tsconfigRaw: "{}", bundle: true, write: false },
      ...{ format: "esm", logLevel: "silent" },
    });
    assert.deepEqual(warnings, []);
  });
}

/** The reference: it says all that the packages give, as their build leaves it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { declarationsText, exportsOf, type Files } from "../../stories/reference/declarations.ts";
import { elementsOf, elementsText } from "../../stories/reference/elements.ts";
import type { Manifest } from "../../stories/reference/manifest-shape.ts";
import { packages } from "../../stories/reference/packages.ts";
import { type OpenApi, restText } from "../../stories/reference/rest.ts";

const root = join(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

function declarations(): Files {
  const folders = ["model", "client", "host"].map(name => `packages/${name}/dist`);
  const files = folders.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter(name => name.endsWith(".d.ts"))
      .map(name => `${folder}/${name}`),
  );
  return new Map(files.map(file => [file, read(file)]));
}

test("the reference has what each entry of client and host exports", async () => {
  const files = declarations();
  for (const [name, entries] of Object.entries(packages)) {
    const { exports } = JSON.parse(read(`packages/${name}/package.json`));
    const typed = Object.keys(exports).filter(entry => exports[entry].types);
    assert.deepEqual(
      Object.keys(entries),
      typed.map(entry => `@carethread/${name}${entry.slice(1)}`),
    );
    for (const entry of Object.values(entries)) {
      const names = exportsOf(entry, files).map(one => one.name);
      const module = await import(join(root, entry.replace(".d.ts", ".js")));
      for (const value of Object.keys(module)) assert.ok(names.includes(value), `${entry}: ${value}`);
      assert.equal(new Set(names).size, names.length);
    }
    const text = declarationsText(entries, files);
    assert.match(text, /^### create\w+\n\n\S/m);
  }
});

test("the reference has each element with all that its users see, and each request of a back end", () => {
  const manifest: Manifest = JSON.parse(read("packages/elements/dist/custom-elements.json"));
  const elements = elementsText(manifest);
  for (const { tagName, events = [], cssParts = [], attributes = [] } of elementsOf(manifest)) {
    assert.ok(elements.includes(`## ${tagName}\n`), tagName);
    for (const { name } of [...events, ...cssParts, ...attributes]) {
      assert.ok(elements.includes(`\`${name}\``), `${tagName}: ${name}`);
    }
  }
  const api: OpenApi = JSON.parse(read("packages/host/dist/openapi.json"));
  const rest = restText(api);
  for (const methods of Object.values(api.paths)) {
    for (const { operationId } of Object.values(methods)) assert.ok(rest.includes(`### ${operationId}\n`));
  }
  for (const name of Object.keys(api.components.schemas)) assert.ok(rest.includes(`### ${name}\n`));
});

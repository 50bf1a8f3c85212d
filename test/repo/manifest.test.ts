/** `custom-elements.json` is what vendors' editors read: whatever an element offers must be in it. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
// What registers an element says its parts.
import "../../packages/elements/src/define/all.ts";
import { exportedParts } from "../../packages/elements/src/exported-parts/exported-parts.ts";

const elements = fileURLToPath(new URL("../../packages/elements", import.meta.url));
const file = join(elements, "dist/custom-elements.json");

interface Named {
  readonly name: string;
}

interface Typed extends Named {
  readonly type?: { readonly text: string };
}

interface Member extends Typed {
  readonly privacy?: string;
  readonly static?: boolean;
}

interface Declaration extends Named {
  readonly tagName?: string;
  readonly description?: string;
  readonly summary?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Typed[];
  readonly events?: readonly Typed[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

const manifest = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as {
      modules: readonly { declarations?: readonly Declaration[] }[];
    })
  : { modules: [] };
const declared = manifest.modules
  .flatMap(module => module.declarations ?? [])
  .filter(({ tagName }) => tagName);

const sources = readdirSync(join(elements, "src"), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
  .map(entry => readFileSync(join(entry.parentPath, entry.name), "utf8"));

/** Every name that a pattern finds in the sources. */
function found(pattern: RegExp): readonly string[] {
  const names = sources.flatMap(source => [...source.matchAll(pattern)].map(([, name = ""]) => name));
  return [...new Set(names.flatMap(name => name.split(/\s+/)).filter(Boolean))].sort();
}

function listed(of: "events" | "slots" | "cssParts" | "cssProperties"): ReadonlySet<string> {
  return new Set(declared.flatMap(declaration => (declaration[of] ?? []).map(({ name }) => name)));
}

test("the manifest has every registered tag, each with a summary", () => {
  const tags = found(/\bregister\(\s*"(care-[a-z-]+)"/g);
  assert.deepEqual(declared.map(({ tagName }) => tagName).sort(), tags);
  assert.deepEqual(
    declared.filter(({ summary }) => !summary).map(({ tagName }) => tagName),
    [],
  );
});

test("the manifest has every part", () => {
  const parts = found(/\bpart="([^"$]+)"/g);
  assert.deepEqual(
    parts.filter(part => !listed("cssParts").has(part)),
    [],
  );
});

test("a messenger exports every part of the elements inside it", () => {
  const source = readFileSync(join(elements, "src/care-messenger/panes.ts"), "utf8");
  const inside = [
    ...source.matchAll(/<(care-[a-z-]+)\s+part="([a-z-]+)"\s+exportparts=\$\{exportedParts\.(\w+)\}/g),
  ];
  assert.equal(inside.length, [...source.matchAll(/html`<care-|^\s*<care-/gm)].length, "one exports nothing");
  for (const [, tag, part = "", key] of inside) {
    assert.equal(part, key);
    const parts = declared.find(({ tagName }) => tagName === tag)?.cssParts ?? [];
    assert.deepEqual(
      // What an element exports of another one in it has two names in front.
      exportedParts[part as keyof typeof exportedParts]
        .split(", ")
        .filter(each => !each.split(": ")[0]?.includes("__"))
        .sort(),
      parts.map(({ name }) => `${name}: ${part}__${name}`).sort(),
      tag,
    );
  }
});

test("the manifest has every event", () => {
  const events = found(/\bsuper\(\s*"(care-[a-z-]+)"/g);
  assert.deepEqual(
    events.filter(event => !listed("events").has(event)),
    [],
  );
});

test("the manifest has every slot", () => {
  const slots = found(/<slot name="([^"$]+)"/g);
  assert.deepEqual(
    slots.filter(slot => !listed("slots").has(slot)),
    [],
  );
});

test("the manifest has every custom property that a page can set", () => {
  const properties = found(/var\(\s*(--care-[a-z0-9-]+)/g);
  assert.deepEqual(
    properties.filter(property => !listed("cssProperties").has(property)),
    [],
  );
});

/** The classes of events by the name that each fixes. */
const eventTypes = new Map(
  sources.flatMap(source =>
    [...source.matchAll(/class (\w+) extends Event\b[\s\S]*?super\(\s*"([^"]+)"/g)].map(
      ([, type = "", name = ""]) => [name, type] as const,
    ),
  ),
);

/** What a page may write between the quotes: no name of a type of ours. */
const plainType = /^(?:string|number|boolean|null|"[^"]*")(?: \| (?:string|number|boolean|null|"[^"]*"))*$/;

for (const {
  tagName = "",
  members = [],
  attributes = [],
  events = [],
  cssParts = [],
  slots = [],
} of declared) {
  const folder = join(elements, "src", tagName);
  const own = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8"));
  const inOwn = (pattern: RegExp): readonly string[] =>
    own.flatMap(source => [...source.matchAll(pattern)].flatMap(([, names = ""]) => names.split(/\s+/)));
  const without = (names: readonly string[], listed: readonly Named[]): readonly string[] =>
    names.filter(name => !listed.some(({ name: known }) => known === name));

  test(`${tagName}: its events are real, each with its class, and none that it fires is missing`, () => {
    assert.deepEqual(
      events.filter(({ name, type }) => type === undefined || eventTypes.get(name) !== type.text),
      [],
    );
    const types = events.map(({ type }) => type?.text);
    assert.deepEqual(
      inOwn(/new (Care\w+Event)\(/g).filter(type => !types.includes(type)),
      [],
    );
  });

  test(`${tagName}: its members are those that a page may use, its attributes say their values`, () => {
    const inner = members.filter(
      ({ name, privacy, static: isStatic }) =>
        /^[#_]|^(render|update|updated|willUpdate|firstUpdated|connectedCallback|disconnectedCallback)$/.test(
          name,
        ) ||
        privacy !== undefined ||
        isStatic === true,
    );
    assert.deepEqual(inner, []);
    assert.ok(members.some(({ name }) => name === "client"));
    assert.deepEqual(
      attributes.filter(({ type }) => !plainType.test(type?.text ?? "")),
      [],
    );
  });

  test(`${tagName}: every part and slot of its own templates is told`, () => {
    assert.deepEqual(without(inOwn(/\bpart="([^"$]+)"/g), cssParts), []);
    assert.deepEqual(without(inOwn(/<slot name="([^"$]+)"/g), slots), []);
  });
}

test("the manifest tells of elements and their events, and of nothing inside", () => {
  const names = manifest.modules.flatMap(module => module.declarations ?? []).map(({ name }) => name);
  const classes = [...declared.map(({ name }) => name), ...eventTypes.values()];
  assert.deepEqual(names.sort(), classes.sort());
});

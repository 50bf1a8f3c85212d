/** What the manifest becomes for frameworks and editors: types by which a vendor's compiler finds what is wrong, and data. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What the compiler of a vendor's project says of this file; its packages are those that were built. */
function complaints(name: string, source: string): string {
  const folder = mkdtempSync(join(root, "packages/demo/.types-"));
  try {
    writeFileSync(join(folder, name), source);
    // Without `skipLibCheck`: what is generated has to be right by itself.
    const options =
      "--noEmit --strict --target es2022 --module esnext --moduleResolution bundler --jsx react-jsx";
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, "node_modules/typescript/bin/tsc"), ...options.split(" "), "--ignoreConfig", name],
      { cwd: folder, encoding: "utf8" },
    );
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("JSX of React takes each element's properties, attributes, events and ref, and refuses what is none", () => {
  const found = complaints(
    "page.tsx",
    `import "@carethread/elements/jsx";
import type { CareMessenger, CareProvider } from "@carethread/elements";
import { useRef } from "react";

export function Right() {
  const provider = useRef<CareProvider>(null);
  const messenger = (found: CareMessenger | null) => void found?.signOut();
  const style = { "--care-accent": "#6d28d9", color: "red" } as const;
  return (
    <care-provider ref={provider} server="https://rooms.example.org" practice="riverside" token-url="/token" idle-minutes={5}
      token={async () => "…"} oncare-open-patient={event => event.detail.id.length}>
      <care-messenger ref={messenger} key="one" patient="a-key" density="compact" tab={null} tokenUrl={undefined} style={style}
        id="m" className="wide" aria-label="Messages" data-place="chart" onClick={event => event.currentTarget.keepAlive()}
        oncare-open-conversation={event => event.detail.id.length} />
      <care-messenger patient={{ id: "a-key", name: "Ada Berg", patientId: "MRN 4711" }} persist="session" />
      <care-badge max={9} />
      <care-questionnaire locked oncare-questionnaire-submit={event => event.detail.questionnaire} />
    </care-provider>
  );
}

export const wrong = [
  // @ts-expect-error not a density
  <care-inbox density="tight" />,
  // @ts-expect-error an attribute that there is not
  <care-inbox dense />,
  // @ts-expect-error a number of minutes
  <care-provider idleMinutes="soon" />,
  // @ts-expect-error what can only be read
  <care-provider client={null} />,
  // @ts-expect-error tokens come later
  <care-provider token={() => "…"} />,
  // @ts-expect-error a listener is a function
  <care-inbox oncare-open-patient="open()" />,
  // @ts-expect-error a detail has no such field
  <care-inbox oncare-open-patient={event => event.detail.mrn} />,
  // @ts-expect-error a tag that there is not
  <care-chat />,
  // @ts-expect-error another element's ref
  <care-inbox ref={useRef<CareProvider>(null)} />,
];
`,
  );
  assert.equal(found, "");
});

test("a template of Vue has each element's properties, attributes and events, and refuses what is none", () => {
  const found = complaints(
    "page.ts",
    `import "@carethread/elements/vue";
import type { CareMessenger } from "@carethread/elements";
import type { GlobalComponents } from "vue";

type Of<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>;
type Given<Tag extends keyof GlobalComponents> = Of<Tag>["$props"];

export const messenger: Given<"care-messenger"> = {
  server: undefined,
  patient: "a-key",
  "token-url": "/token",
  token: async () => "…",
  density: "compact",
  class: ["wide"],
  style: { "--care-accent": "#6d28d9" },
  onCareOpenConversation: event => event.detail.id.length,
  ref: "messenger",
};
export const provider: Given<"care-provider"> = { onCareOpenPatient: event => event.detail.name.length };
export const found = (element: Of<"care-messenger">): CareMessenger => element;
export const told = (element: Of<"care-messenger">) => element.$emit("care-open-patient", {} as never);

// @ts-expect-error not a density
export const density: Given<"care-inbox"> = { density: "tight" };
// @ts-expect-error an attribute that there is not
export const dense: Given<"care-inbox"> = { dense: true };
// @ts-expect-error what can only be read
export const client: Given<"care-provider"> = { client: null };
// @ts-expect-error an event of others
export const badge: Given<"care-badge"> = { onCareOpenPatient: () => {} };
// @ts-expect-error a detail has no such field
export const detail: Given<"care-inbox"> = { onCareOpenPatient: event => event.detail.mrn };
// @ts-expect-error a tag that there is not
export type None = Of<"care-chat">;
`,
  );
  assert.equal(found, "");
});

interface Named {
  readonly name: string;
}

interface Tag extends Named {
  readonly description: { readonly value: string };
  readonly attributes: readonly (Named & {
    readonly values?: readonly Named[];
    readonly valueSet?: string;
  })[];
}

const dataOf = <Data>(name: string): Data =>
  JSON.parse(readFileSync(join(root, "packages/elements/dist", `${name}.json`), "utf8")) as Data;

test("editors of HTML are told of every tag with a sentence, and of an attribute's values", () => {
  const { version, tags } = dataOf<{ version: number; tags: readonly Tag[] }>("html-custom-data");
  const { modules } = dataOf<{ modules: readonly { declarations: readonly { tagName?: string }[] }[] }>(
    "custom-elements",
  );
  assert.equal(version, 1.1);
  const known = modules.flatMap(({ declarations }) => declarations.flatMap(({ tagName }) => tagName ?? []));
  assert.deepEqual(
    tags.map(({ name }) => name),
    known.sort(),
  );
  assert.deepEqual(
    tags.filter(({ description }) => description.value === ""),
    [],
  );
  const attributes = new Map(
    tags.flatMap(tag => tag.attributes.map(each => [`${tag.name} ${each.name}`, each] as const)),
  );
  assert.deepEqual(attributes.get("care-messenger density")?.values, [
    { name: "comfortable" },
    { name: "compact" },
  ]);
  assert.equal(attributes.get("care-stats compact")?.valueSet, "v");
  assert.equal(attributes.get("care-messenger server")?.values, undefined);
});

test("editors of CSS are told of every custom property", () => {
  const { properties } = dataOf<{ properties: readonly Named[] }>("css-custom-data");
  const names = properties.map(({ name }) => name);
  assert.ok(names.includes("--care-accent") && names.length > 30, names.join());
  assert.deepEqual(
    names.filter(name => !/^--care-[a-z-]+$/.test(name)),
    [],
  );
});

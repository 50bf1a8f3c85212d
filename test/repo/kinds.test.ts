/** Kinds and presets are tables of flags: nothing else asks which one it is. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { kinds, presets } from "@carethread/model";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tables = "packages/model/src/practice/";

// A role of the team is called like a preset: what asks for a role is none of them.
const names = [...new Set([...Object.keys(kinds), ...Object.keys(presets)])].filter(
  name => name !== "care-team",
);
const name = `["'\`](?:${names.join("|")})["'\`]`;
const asking = [
  new RegExp(String.raw`[=!]==?\s*${name}`),
  new RegExp(String.raw`${name}\s*[=!]==?`),
  new RegExp(String.raw`\bcase\s+${name}`),
  new RegExp(String.raw`\[[^\]]*${name}[^\]]*\]\.includes\(`),
  /\b(?:kind|preset)\s*[=!]==?\s*["'`]care-team["'`]/,
  new RegExp(String.raw`\.(?:has|includes|startsWith)\(\s*${name}`),
];

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(ts|mjs|js)$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(path => !/(^|\/)(dist|node_modules|\.partykit)\//.test(path) && !path.startsWith(tables));
}

/** Lines that ask for a kind or a preset by its name. */
function asks(source: string): string[] {
  return source.split("\n").filter(line => asking.some(pattern => pattern.test(line)));
}

test("nothing asks for a kind or a preset outside of their tables", () => {
  const found = ["packages", "party"]
    .flatMap(sources)
    .flatMap(path => asks(readFileSync(join(root, path), "utf8")).map(line => `${path}: ${line.trim()}`));
  assert.deepEqual(found, []);
});

test("a line that asks is found", () => {
  for (const line of [
    'if (head.kind === "topic") return;',
    'case "encounter-chat":',
    'return "portal-inbox" === settings.preset;',
    'if (["coach", "topics"].includes(preset)) run();',
    'if (preset === "care-team") run();',
    'if (settings.kinds.includes("continuous")) run();',
  ])
    assert.equal(asks(line).length, 1, line);
  for (const line of ['role === "care-team"', 'start({ kind: "topic" })', "kinds.topic.unique"])
    assert.deepEqual(asks(line), []);
});

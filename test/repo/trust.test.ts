/** The page about trust: each test that it names is there, so that it claims nothing that is not shown. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "packages/host/TRUST.md"), "utf8");
const security = readFileSync(join(root, ".github/SECURITY.md"), "utf8");

test("[F-196] each test that the page about trust names is there, and each safeguard names one", () => {
  const named = [...page.matchAll(/(test\/[\w/-]+\.test\.ts): “([^”]+)”/g)];
  assert.ok(named.length >= 12);
  for (const [, file = "", title = ""] of named) {
    assert.ok(existsSync(join(root, file)), file);
    const source = readFileSync(join(root, file), "utf8").replaceAll('\\"', '"');
    assert.ok(source.includes(title), `${file}: ${title}`);
  }
  const safeguards = page.split("\n").filter(line => /^\| \([a-e]\)/.test(line));
  assert.equal(safeguards.length, 12);
  for (const line of safeguards) assert.match(line, /test\/[\w/-]+\.test\.ts: “/, line.slice(0, 60));
});

test("what the page and the one about faults point to is there", () => {
  const links = [...page.matchAll(/\]\(([^)#\s]+)/g)].map(([, to = ""]) => join(root, "packages/host", to));
  const others = [...security.matchAll(/\]\((\.\.[^)#\s]+)/g)].map(([, to = ""]) =>
    join(root, ".github", to),
  );
  for (const to of [...links, ...others]) assert.ok(existsSync(to), to);
});

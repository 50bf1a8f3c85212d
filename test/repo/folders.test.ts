/** Folders are rooms of a house: each has one door, and imports lead downward only. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { circleIn, circlesBetweenRooms, crowded, pastDoors, readGraph } from "./folders.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const graphOf = (name: string) => readGraph(join(root, "packages", name, "src"));

const packages = ["model", "rooms", "client", "elements", "host", "demo"];

for (const name of packages) {
  test(`no file of ${name} imports itself by a detour`, () => {
    assert.equal(circleIn(graphOf(name)), null);
  });
}

/** A file an entry of a table: a tag, which pages import one by one, an event, the words of a part, an event of the log. */
const tables = [/^define:/, /^events:/, /^words\/[\w-]+:/, /^care-thread\/entries:/];

for (const name of packages) {
  test(`folders of ${name} make no circle`, () => {
    assert.deepEqual(circlesBetweenRooms(graphOf(name)), []);
  });

  test(`nothing in ${name} imports a file behind another folder's door`, () => {
    assert.deepEqual(pastDoors(graphOf(name)), []);
  });

  test(`no folder of ${name} holds more than its subject`, () => {
    const found = crowded(graphOf(name), 16);
    assert.deepEqual(
      found.filter(crowd => !tables.some(table => table.test(crowd))),
      [],
    );
  });
}

test("a circle, a way past a door and a crowd are found", () => {
  const graph = new Map([
    ["a/a.ts", ["b/b.ts"]],
    ["b/b.ts", ["c/inner.ts"]],
    ["c/inner.ts", []],
    ["c/c.ts", ["a/a.ts"]],
  ]);
  assert.equal(circleIn(graph), null);
  assert.deepEqual(circlesBetweenRooms(graph), [".: a → b → c → a"]);
  assert.deepEqual(pastDoors(graph), ["b/b.ts → c/inner.ts"]);
  assert.deepEqual(crowded(graph, 1), ["c: 2"]);
  assert.deepEqual(
    circleIn(
      new Map([
        ["x", ["y"]],
        ["y", ["x"]],
      ]),
    ),
    ["x", "y", "x"],
  );
});

/** The elements where there is no document: a server may import what it does not render. */
import assert from "node:assert/strict";
import { test } from "node:test";

test("importing the elements, and what registers them, throws nowhere without a document", async () => {
  assert.equal(typeof document, "undefined");
  await import("@carethread/elements/define");
  const { CareThread } = await import("@carethread/elements");
  assert.equal(typeof CareThread, "function");
});

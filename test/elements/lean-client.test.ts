/**
 * The client's tests on real rooms, once more with the client as the script-tag build cuts it: whoever comes to use
 * what was left out of a library fails here. The rooms are the whole ones.
 */
import assert from "node:assert/strict";
import { register } from "node:module";
import { after, test } from "node:test";
import { leanModule } from "../support/lean.ts";

const client = await leanModule("packages/client/src/index.ts");
after(() => client.remove());

const hook = `export const resolve = (specifier, context, next) =>
  specifier === "@carethread/client"
    ? { url: ${JSON.stringify(client.url)}, shortCircuit: true }
    : next(specifier, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

test("it is the cut client that is tested", async () => {
  const tested = await import("@carethread/client");
  assert.equal(tested, await import(client.url));
  assert.deepEqual(
    ["/ky/distribution/core/Ky.js", "/partysocket/dist/ws.js"].filter(file => !client.cut.has(file)),
    [],
  );
});

await import("../client/rooms.test.ts");
await import("../client/team-rooms.test.ts");
await import("../client/http.test.ts");

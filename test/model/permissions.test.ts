/** What the host and an administrator say of permissions, one after the other, and who may begin by which form. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isSaidOtherwise,
  Permission,
  type Permissions,
  permissionsOfPush,
  permissionsWith,
  startProblem,
} from "@carethread/model";
import fc from "fast-check";

const some = fc.subarray([...Permission.options]);
const said = fc.array(
  fc.oneof(
    fc.record({ by: fc.constant("host" as const), push: some }),
    fc.record({
      by: fc.constant("administrator" as const),
      permission: fc.constantFrom(...Permission.options),
      on: fc.boolean(),
    }),
  ),
  { maxLength: 12 },
);
type Step = (typeof said extends fc.Arbitrary<infer T> ? T : never)[number];

function after(known: Permissions, step: Step): Permissions {
  return step.by === "host"
    ? permissionsOfPush(known, step.push)
    : permissionsWith(known, step.permission, step.on);
}

test("[F-014] of each permission holds what was said last: by an administrator, or by a host that says another thing than before", () => {
  fc.assert(
    fc.property(said, steps => {
      let known: Permissions = { now: [], pushed: [] };
      const holds = new Set<Permission>();
      let host: readonly Permission[] = [];
      for (const step of steps) {
        known = after(known, step);
        for (const permission of Permission.options) {
          const isSaid =
            step.by === "host"
              ? step.push.includes(permission) !== host.includes(permission)
              : step.permission === permission;
          if (!isSaid) continue;
          if (step.by === "host" ? step.push.includes(permission) : step.on) holds.add(permission);
          else holds.delete(permission);
        }
        if (step.by === "host") host = step.push;
        assert.deepEqual(known.now, [...holds].sort());
        assert.equal(isSaidOtherwise(known), known.now.join() !== [...host].sort().join());
      }
    }),
  );
});

test("[F-014] staff begin what is answered to them alone where they are available; all else, and portal users, as their form says", () => {
  const available = ["portal-messages"];
  assert.equal(startProblem({ addressed: true }, "staff", []), "not-available");
  assert.equal(startProblem({ addressed: true }, "staff", available), null);
  assert.equal(startProblem({ addressed: true }, "staff", ["newer", ...available]), null);
  assert.equal(startProblem({ addressed: true }, "staff", null), null, "it is not known yet");
  assert.equal(startProblem({ addressed: false }, "staff", []), null);
  assert.equal(startProblem({ addressed: true }, "portal", []), null);
});

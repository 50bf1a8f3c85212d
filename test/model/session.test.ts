/** How long a session lasts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  deviceOf,
  PracticeSettings,
  type SessionLimits,
  sessionAt,
  sessionLimitsOf,
} from "@carethread/model";
import fc from "fast-check";

const minute = 60_000;
const limits: SessionLimits = { idle: 15 * minute, length: 12 * 60 * minute, warning: 2 * minute };

test("a session is open, then warned two minutes before its end, then over", () => {
  const table: readonly (readonly [since: number, activeAt: number, now: number, expected: object])[] = [
    [0, 0, 0, { state: "open", next: 13 * minute }],
    [0, 0, 13 * minute - 1, { state: "open", next: 13 * minute }],
    [0, 0, 13 * minute, { state: "warned", endsAt: 15 * minute, stays: true }],
    [0, 0, 15 * minute - 1, { state: "warned", endsAt: 15 * minute, stays: true }],
    [0, 0, 15 * minute, { state: "over", why: "idle" }],
    // A sign puts the end off.
    [0, 14 * minute, 15 * minute, { state: "open", next: 27 * minute }],
    // However much is done, it ends by its length, and no sign keeps it.
    [0, 717 * minute, 717 * minute, { state: "open", next: 718 * minute }],
    [0, 719 * minute, 719 * minute, { state: "warned", endsAt: 720 * minute, stays: false }],
    [0, 720 * minute, 720 * minute, { state: "over", why: "length" }],
    // A sign of before the session is none of its own.
    [10 * minute, 0, 20 * minute, { state: "open", next: 23 * minute }],
  ];
  for (const [since, activeAt, now, expected] of table)
    assert.deepEqual(sessionAt({ since, activeAt }, limits, now), expected, `${since} ${activeAt} ${now}`);
});

test("whatever the limits: what is over stays over, a sign never ends it earlier, and it is warned of before", () => {
  const ms = fc.integer({ min: 1, max: 10_000 });
  fc.assert(
    fc.property(ms, ms, ms, ms, ms, ms, (idle, length, warning, activeAt, now, later) => {
      const some = { idle, length, warning };
      const times = { since: 0, activeAt };
      const at = sessionAt(times, some, now);
      if (at.state === "over") assert.equal(sessionAt(times, some, now + later).state, "over");
      else {
        const end = at.state === "warned" ? at.endsAt : Math.min(activeAt + idle, length);
        assert.ok(end > now && end <= length && end <= activeAt + idle);
        const again = sessionAt({ since: 0, activeAt: Math.max(activeAt, now) }, some, now);
        assert.notEqual(again.state, "over");
        if (at.state === "open") {
          assert.ok(at.next > now && at.next < end, "a warning comes before the end");
          assert.equal(sessionAt(times, some, at.next).state, "warned");
        } else if (at.stays && now > activeAt && idle > 2) {
          const signed = sessionAt({ since: 0, activeAt: now }, some, now);
          assert.ok(signed.state === "open" || !("stays" in signed && signed.stays) || idle <= 2);
        }
      }
    }),
  );
});

test("the practice says how long, by side", () => {
  assert.deepEqual(sessionLimitsOf(PracticeSettings.parse({}), "staff"), {
    idle: 15 * minute,
    length: 720 * minute,
  });
  assert.equal(sessionLimitsOf(PracticeSettings.parse({}), "portal").idle, 20 * minute);
  const own = PracticeSettings.parse({
    sessionIdleStaff: 5 * minute,
    sessionIdlePortal: 7 * minute,
    sessionLength: 60 * minute,
  });
  assert.deepEqual(sessionLimitsOf(own, "staff"), { idle: 5 * minute, length: 60 * minute });
  assert.deepEqual(sessionLimitsOf(own, "portal"), { idle: 7 * minute, length: 60 * minute });
  for (const wrong of [{ sessionIdleStaff: 1_000 }, { sessionIdlePortal: 0 }, { sessionLength: minute }])
    assert.ok(!PracticeSettings.safeParse(wrong).success, JSON.stringify(wrong));
});

test("a device is called as people know it", () => {
  const agents: Readonly<Record<string, readonly [string, string]>> = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0":
      ["Edge", "Windows"],
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0": ["Firefox", "Linux"],
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1":
      ["Safari", "iOS"],
    "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36":
      ["Samsung Internet", "Android"],
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36":
      ["Chrome", "macOS"],
    "something else": ["", ""],
  };
  for (const [agent, [browser, system]] of Object.entries(agents))
    assert.deepEqual(deviceOf(agent), { browser, system });
});

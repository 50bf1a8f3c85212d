import assert from "node:assert/strict";
import { test } from "node:test";
import { defaultDelays } from "@carethread/client/base/delays";
import { watchAttendance } from "@carethread/client/connection/attendance";
import { type Credentials, createCredentials } from "@carethread/client/connection/credentials";
import { personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import { FakePlatform, fakeToken, settle } from "./fake-platform.ts";

function setUp(token: (asked: number) => Promise<string>, attended = false) {
  const platform = new FakePlatform({ attended });
  const asked: number[] = [];
  const news: string[] = [];
  const credentials: Credentials = createCredentials({
    practice: "harbor",
    token: () => {
      asked.push(platform.time);
      return token(asked.length);
    },
    platform,
    delays: defaultDelays,
    attendance: watchAttendance(platform, defaultDelays.idle),
  });
  credentials.listen(what => news.push(what));
  return { platform, asked, news, credentials };
}

function silence(t: { mock: { method(object: object, name: string, to: () => void): unknown } }): void {
  t.mock.method(console, "warn", () => {});
}

test("many rooms that ask share one request, and one token", async () => {
  const { credentials, asked, news } = setUp(async () => fakeToken());
  for (let room = 0; room < 5; room++) assert.equal(credentials.take(), null);
  await settle();
  assert.deepEqual([asked, news], [[0], ["token"]]);
  assert.equal(credentials.take()?.token, fakeToken());
  assert.equal(credentials.take()?.person, personKey(idSecretOf("harbor"), "staff", "kim"));
  assert.equal(asked.length, 1);
});

test("a token is replaced near its end, counted from receipt on the own clock", async () => {
  const { platform, credentials, asked } = setUp(async n => fakeToken("kim", { id: String(n) }));
  platform.time = 5_000_000;
  credentials.take();
  await settle();
  await platform.advance(539_999);
  assert.equal(asked.length, 1);
  await platform.advance(1);
  assert.equal(asked.length, 2);
  assert.equal(credentials.take()?.token, fakeToken("kim", { id: "2" }));
});

test("a device's clock that is hours off changes nothing", async () => {
  const lives: number[] = [];
  for (const wrong of [-8 * 3_600_000, 0, 8 * 3_600_000]) {
    const { platform, credentials, asked } = setUp(async n => fakeToken("kim", { id: String(n) }));
    Object.assign(platform, { date: () => platform.time + wrong });
    credentials.take();
    await settle();
    await platform.advance(600_000);
    assert.equal(credentials.take()?.token, fakeToken("kim", { id: "2" }));
    lives.push(asked[1] ?? 0);
  }
  assert.deepEqual(lives, [540_000, 540_000, 540_000]);
});

test("while a new token does not come, the old one serves until its end", async t => {
  silence(t);
  const { platform, credentials } = setUp(async n => {
    if (n > 1) throw new Error("the host is down");
    return fakeToken();
  });
  credentials.take();
  await settle();
  await platform.advance(599_000);
  assert.equal(credentials.failing(), true);
  assert.equal(credentials.take()?.token, fakeToken());
  await platform.advance(2_000);
  assert.equal(credentials.take(), null);
});

test("a provider that throws is asked again, later and later, by whatever many rooms", async t => {
  silence(t);
  const { platform, credentials, asked, news } = setUp(async () => {
    throw new Error("no session");
  });
  for (let minute = 0; minute < 5; minute++) {
    for (let room = 0; room < 5; room++) credentials.take();
    await platform.advance(60_000);
  }
  assert.ok(asked.length > 10 && asked.length < 25, `asked ${asked.length} times in five minutes`);
  assert.ok(asked.every((at, index) => index === 0 || at - (asked[index - 1] ?? 0) >= 1_000));
  assert.equal(new Set(news).size, 1);
});

test("a provider that hangs is given up, and asked again", async t => {
  silence(t);
  const { platform, credentials, asked } = setUp(n =>
    n === 1 ? new Promise(() => {}) : Promise.resolve(fakeToken()),
  );
  credentials.take();
  await platform.advance(9_999);
  assert.equal(credentials.failing(), false);
  await platform.advance(2_000);
  assert.equal(asked.length, 2);
  assert.equal(credentials.take()?.token, fakeToken());
});

test("a refused token is never given again, and the page is not asked in a loop", async t => {
  silence(t);
  const { platform, credentials, asked } = setUp(async () => fakeToken());
  credentials.take();
  await settle();
  for (let room = 0; room < 5; room++) credentials.refuse(fakeToken());
  await platform.advance(10_000);
  assert.equal(credentials.take(), null);
  assert.ok(asked.length <= 8, `asked ${asked.length} times in ten seconds`);
});

test("rooms that refuse every new token cost one request a second at most", async () => {
  const { platform, credentials, asked } = setUp(async n => fakeToken("kim", { id: String(n) }));
  for (let step = 0; step < 100; step++) {
    const credential = credentials.take();
    if (credential !== null) credentials.refuse(credential.token);
    await platform.advance(100);
  }
  assert.ok(asked.length <= 11, `asked ${asked.length} times in ten seconds`);
  const before = asked.length;
  for (let step = 0; step < 600; step++) {
    const credential = credentials.take();
    if (credential !== null) credentials.refuse(credential.token);
    await platform.advance(1_000);
  }
  assert.ok(asked.length - before < 60, `asked ${asked.length - before} times in ten minutes`);
});

test("a token of another person, of another practice, or none at all is not used", async t => {
  silence(t);
  for (const bad of [fakeToken("omar", { id: "x" }), fakeToken("kim", { practice: "bay" }), "x", ""]) {
    const { platform, credentials } = setUp(async n => (n === 1 ? fakeToken() : bad));
    credentials.take();
    await settle();
    credentials.refuse(fakeToken());
    await platform.advance(5_000);
    assert.deepEqual([credentials.take(), credentials.failing()], [null, true]);
  }
});

test("what failed while offline is asked for at once when the network returns", async t => {
  silence(t);
  const { platform, credentials, asked } = setUp(async () => {
    if (!platform.online) throw new Error("offline");
    return fakeToken();
  });
  platform.online = false;
  credentials.take();
  await platform.advance(100_000);
  const before = asked.length;
  platform.change({ online: true });
  await settle();
  assert.equal(asked.length, before + 1);
  assert.equal(credentials.take()?.token, fakeToken());
});

test("forgotten credentials never ask again", async () => {
  const { platform, credentials, asked } = setUp(async () => fakeToken());
  credentials.take();
  credentials.forget();
  await platform.advance(3_600_000);
  assert.equal(asked.length, 1);
  assert.deepEqual([credentials.take(), platform.watchers, platform.timers], [null, 0, 0]);
});

test("a token is renewed only while somebody is there", async () => {
  const { platform, credentials, asked, news } = setUp(async n => fakeToken("kim", { id: String(n) }), true);
  credentials.take();
  await settle();
  await platform.advance(500_000);
  platform.act();
  await platform.advance(12 * 3_600_000);
  // The second was asked for within the quarter of an hour after the last sign of a person, and none since.
  assert.deepEqual(
    [asked, news],
    [
      [0, 540_000, 1_080_000],
      ["token", "token", "token", "resting"],
    ],
  );
  assert.deepEqual([credentials.take(), credentials.isResting(), credentials.failing()], [null, true, false]);
  platform.act();
  await settle();
  assert.equal(asked.length, 4, "at once");
  assert.equal(credentials.take()?.token, fakeToken("kim", { id: "4" }));
});

test("a hidden page lets its token end, and a refusal of the one that ended changes nothing", async () => {
  const { platform, credentials, asked } = setUp(async n => fakeToken("kim", { id: String(n) }), true);
  credentials.take();
  await settle();
  platform.change({ visible: false });
  for (let second = 0; second < 600; second++) {
    platform.act();
    await platform.advance(1_000);
  }
  credentials.refuse(fakeToken("kim", { id: "1" }));
  await platform.advance(3_600_000);
  assert.deepEqual([asked.length, credentials.isResting()], [1, true]);
  platform.change({ visible: true });
  await settle();
  assert.equal(credentials.take()?.token, fakeToken("kim", { id: "2" }));
});

test("a room that refuses a fresh token has it replaced although nobody is there, once", async () => {
  const { platform, credentials, asked } = setUp(async n => fakeToken("kim", { id: String(n) }), true);
  credentials.take();
  await settle();
  platform.change({ visible: false });
  credentials.refuse(fakeToken("kim", { id: "1" }));
  await platform.advance(5_000);
  assert.equal(asked.length, 2);
  credentials.refuse(fakeToken("kim", { id: "2" }));
  await platform.advance(3_600_000);
  assert.equal(asked.length, 2);
});

test("a host that fails while nobody is there is not asked on and on", async t => {
  silence(t);
  const { platform, credentials, asked } = setUp(async n => {
    if (n > 1) throw new Error("down");
    return fakeToken();
  }, true);
  credentials.take();
  await settle();
  await platform.advance(500_000);
  platform.act();
  await platform.advance(12 * 3_600_000);
  const before = asked.length;
  assert.ok((asked.at(-1) ?? 0) <= 500_000 + 15 * 60_000 + 60_000);
  platform.act();
  await settle();
  assert.equal(asked.length, before + 1);
});

test("why there is no token is told, and the person may try again at once", async t => {
  silence(t);
  let error: Error | null = new Error("token-url answered 500");
  const { platform, credentials, asked } = setUp(async () => {
    if (error !== null) throw error;
    return fakeToken();
  });
  credentials.take();
  await settle();
  const message = "token-url answered 500";
  assert.deepEqual(credentials.noToken(), { state: "no-token", reason: "failed", message });
  error = Object.assign(new Error("401"), { code: "session-expired" });
  await platform.advance(60_000);
  assert.equal(credentials.noToken()?.reason, "expired");
  const before = asked.length;
  error = null;
  await platform.advance(1_000);
  credentials.retry();
  await settle();
  assert.deepEqual([asked.length, credentials.noToken()], [before + 1, null]);
  credentials.retry();
  await platform.advance(1_000);
  assert.equal(asked.length, before + 1, "nothing is lacking");
});

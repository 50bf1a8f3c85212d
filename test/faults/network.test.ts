/** The network between people and rooms fails in every way that a proxy can make it fail. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Delays } from "@carethread/client";
import type { Browser } from "playwright-core";
import { textsOf } from "../client/support.ts";
import { size } from "../support/long.ts";
import { readNew, say, textsIn, untilBadge, type Visit, visit } from "../support/pages.ts";
import type { Direction } from "../support/proxy.ts";
import { until } from "../support/until.ts";
import { launchBeside } from "../tools/browser.ts";
import { openPlace, type Place } from "./place.ts";
import { randomFor } from "./random.ts";
import { assertInOrder, assertRecount, logOf, messagesOf } from "./record.ts";

/** Waits that fit a test: a page may be cut off twenty times in it. */
const quick: Partial<Delays> = {
  retryFirst: 100,
  retryMax: 1_000,
  openWithin: 1_500,
  welcomeWithin: 1_500,
  quiet: 1_000,
  pongWithin: 1_000,
  probeWithin: 750,
  answerWithin: 2_000,
  ackWithin: 1_500,
};
/** The bounds on people's speed are not what is tried here. */
const fast = { burst: 100_000, perSecond: 100_000 };

let place: Place;
let browser: Browser;

before(async () => {
  const rates = { commands: fast, hellos: fast, frames: fast };
  [place, browser] = await launchBeside(openPlace({ rates }));
});
after(async () => {
  await browser?.close();
  await place?.end();
});

async function topic(title: string): Promise<string> {
  return (await place.world.startTopic("staff", "kim", "rosa", { title })).body.id;
}

async function open(kind: "staff" | "portal", sub: string, id: string, delays = quick): Promise<Visit> {
  const opened = await visit(browser, place.pages.address(kind, sub, id, delays as Record<string, number>));
  await opened.page.getByRole("log", { name: "Messages" }).waitFor();
  return opened;
}

/** The thread says nothing of its connection while it is live. */
async function untilLive({ page }: Visit): Promise<void> {
  await until(async () => (await page.locator("care-thread [part~=status]").count()) === 0, "a live thread");
}

async function untilShown(visits: readonly Visit[], count: number): Promise<string[]> {
  let shown: string[][] = [];
  const whole = async (): Promise<boolean> => {
    shown = await Promise.all(visits.map(({ page }) => textsIn(page)));
    const pending = await Promise.all(
      visits.map(({ page }) => page.locator("[part~=message-status]").count()),
    );
    return shown.every(texts => texts.length === count) && pending.every(n => n === 0);
  };
  try {
    await until(whole, `${count} messages`);
  } catch (error) {
    assert.fail(`${error}; shown: ${JSON.stringify(shown)}`);
  }
  for (const texts of shown) assert.deepEqual(texts, shown[0]);
  return shown[0] ?? [];
}

test("[I-2] two pages lose and double nothing while the network fails at random", async t => {
  const random = randomFor("network");
  const { proxy, world } = place;
  const id = await topic("Unsteady");
  const kim = await open("staff", "kim", id);
  const rosa = await open("portal", "rosa", id);
  const direction = (): Direction => (["up", "down", "both"] as const)[random.below(3)] ?? "both";
  const faults: Record<string, () => void> = {
    cut: proxy.cut,
    stall: () => proxy.stall(direction()),
    hang: () => proxy.hang(direction()),
    refuse: proxy.refuse,
    slow: () => proxy.slow(20 + random.below(150)),
    heal: proxy.heal,
  };
  const names = Object.keys(faults);
  const told: string[] = [];
  const said = { kim: 0, rosa: 0 };
  const steps = size(30, 300);
  for (let step = 0; step < steps; step++) {
    if (random.chance(0.4)) {
      const name = names[random.below(names.length)] ?? "cut";
      told.push(`${step}: ${name}`);
      faults[name]?.();
    }
    const [who, { page }] = random.chance(0.5) ? (["kim", kim] as const) : (["rosa", rosa] as const);
    await say(page, `${who} ${said[who]++}`);
  }
  proxy.heal();
  const healed = performance.now();
  try {
    await Promise.all([untilLive(kim), untilLive(rosa)]);
    const live = performance.now();
    const texts = await untilShown([kim, rosa], Math.min(steps + 1, 1_000));
    t.diagnostic(
      `${steps} messages, ${told.length} faults; live ${Math.round(live - healed)} ms after the last, ` +
        `all there after ${Math.round(performance.now() - healed)} ms`,
    );
    for (const [who, count] of Object.entries(said)) assertInOrder(texts, who, count);
    assert.deepEqual(
      messagesOf(await logOf(world, { kind: "staff", sub: "kim" }, id)),
      texts,
      "both pages show the log",
    );
    // Both read to the end: the rooms hear of it, and the badges are gone.
    for (const { page } of [kim, rosa]) await readNew(page);
    await Promise.all([untilBadge(kim.page, 0), untilBadge(rosa.page, 0)]);
    await assertRecount(world, { kind: "staff", sub: "omar" }, [id]);
  } catch (error) {
    t.diagnostic(`faults: ${told.join(", ")}`);
    throw error;
  } finally {
    await Promise.all([kim.close(), rosa.close()]);
  }
});

for (const way of ["up", "down", "both"] as const) {
  test(`[I-2] a connection that is half-open (${way}) is noticed, and what was written meanwhile arrives once`, async t => {
    const { proxy, world } = place;
    const id = await topic(`Half-open ${way}`);
    const delays = {
      ...quick,
      quiet: 400,
      pongWithin: 400,
      probeWithin: 300,
      answerWithin: 800,
      ackWithin: 600,
    };
    const client = place.client("portal", "rosa", delays);
    const thread = client.conversation(id);
    const statuses: string[] = [];
    thread.$status.listen(({ state }) => statuses.push(state));
    await until(() => thread.$status.get().state === "live", "live");
    statuses.length = 0;

    proxy.hang(way);
    const hung = performance.now();
    // Nothing is sent: only the heartbeat can find out.
    await until(() => statuses.includes("live"), "live again");
    const noticed = Math.round(performance.now() - hung);

    // While others go on writing, what comes from them must not hide that nothing goes out.
    const kim = await world.join("staff", "kim", id);
    await kim.next("welcome");
    proxy.hang(way);
    const sent = thread.send({ text: "rosa 0" });
    let over = false;
    // A word follows as soon as the last one is seen, so that nothing waits for the clock.
    const chatter = (async () => {
      for (let n = 0; !over; n++) {
        const message = world.newId();
        kim.send(world.message(`kim ${n}`, message));
        await kim.next(frame => frame.type === "ack" && frame.id === message);
        // Kim reads what she gets, and says so: the chatter may be long.
        kim.send({ type: "got", bytes: 4_096 });
        await until(() => over || textsOf(thread.$items.get()).includes(`kim ${n}`), "what Kim wrote");
      }
    })();
    const asked = performance.now();
    try {
      await Promise.race([sent, until(() => false, "the message that was sent over a half-open connection")]);
    } finally {
      over = true;
      await chatter;
      kim.close();
    }
    t.diagnostic(
      `${way}: noticed and live after ${noticed} ms without traffic; sent after ${Math.round(performance.now() - asked)} ms with traffic`,
    );
    const log = messagesOf(await logOf(world, { kind: "portal", sub: "rosa" }, id));
    assertInOrder(log, "rosa", 1);
    await until(() => textsOf(thread.$items.get()).length === log.length, "the whole thread");
    assert.deepEqual(textsOf(thread.$items.get()), log);
    client.destroy();
  });
}

test("[I-2] a page with the client's own waits is live again soon after a cut", async t => {
  const { proxy } = place;
  const id = await topic("Own waits");
  const kim = await open("staff", "kim", id, {});
  const rosa = await open("portal", "rosa", id, {});
  const times: number[] = [];
  for (let round = 0; round < size(3, 20); round++) {
    proxy.cut();
    await say(rosa.page, `rosa ${round}`);
    const cut = performance.now();
    await untilShown([kim, rosa], round + 2);
    times.push(Math.round(performance.now() - cut));
  }
  t.diagnostic(`from a cut to the message on the other page: ${times.join(", ")} ms`);
  await Promise.all([kim.close(), rosa.close()]);
});

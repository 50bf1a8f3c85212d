/** A thread in a real browser: how long it takes to open, and what a new message costs it, short log or long. */
import { setTimeout as wait } from "node:timers/promises";
import { createHost } from "@carethread/host";
import type { Page } from "playwright-core";
import { servePages } from "../faults/pages.ts";
import { createTestPractice } from "../support/practice.ts";
import { until } from "../support/until.ts";
import { World } from "../support/world.ts";
import { launchBrowser, newContext } from "../tools/browser.ts";
import type { Servers } from "./parts/part.ts";
import { median, quantile } from "./stats.ts";
import type { BenchPage } from "./thread-page.ts";

declare const bench: BenchPage;

export interface ThreadSizes {
  readonly lengths: readonly [short: number, long: number];
  readonly openings: number;
  /** Messages that come while the thread is open. */
  readonly news: number;
  readonly restarts: number;
}

export interface ThreadFigures {
  readonly length: number;
  /** Milliseconds from opening until the newest message is painted. */
  readonly open: number;
  /** The same, the first time after the rooms were restarted. */
  readonly cold: number;
  /** Messages that stand in the page at the end: a thread that loads more than it shows is found out. */
  readonly standing: number;
  /** Socket frames from the room while it opens, and their bytes. */
  readonly openFrames: number;
  readonly openBytes: number;
  /** Socket frames with events for each new message; and all frames from the room and to it. */
  readonly eventFrames: number;
  readonly framesDown: number;
  readonly framesUp: number;
  /** Animation frames and milliseconds from a new message's socket frame until it is painted. */
  readonly paintFrames: number;
  readonly paintMost: number;
  readonly paint: number;
}

interface Thread {
  readonly length: number;
  readonly id: string;
  /** The text of the last message. */
  last: string;
}

interface Traffic {
  down: string[];
  up: string[];
}

export async function threadFigures(servers: Servers, sizes: ThreadSizes): Promise<ThreadFigures[]> {
  const entry = new URL("thread-page.ts", import.meta.url);
  const pages = await servePages({ entry, body: "" });
  const practice = await createTestPractice("harbor", {}, ["https://ehr.test", pages.origin]);
  const runtime = await servers.runtime({ practices: { [practice.id]: practice.registration } });
  const world = new World(runtime, practice);
  await world.fill();
  const browser = await launchBrowser();
  try {
    const threads: Thread[] = [];
    for (const length of sizes.lengths) threads.push(await fill(world, length));
    const warm = await fill(world, 1);
    const traffic: Traffic = { down: [], up: [] };
    const show = async (): Promise<Page> => {
      pages.serve({ server: runtime.url, practice });
      const page = await (await newContext(browser)).newPage();
      page.on("websocket", socket => {
        if (!socket.url().includes("/parties/main/")) return;
        socket.on("framereceived", ({ payload }) => traffic.down.push(String(payload)));
        socket.on("framesent", ({ payload }) => traffic.up.push(String(payload)));
      });
      await page.goto(pages.address("staff", "kim", ""));
      await until(() => page.evaluate(() => bench.isLive()), "a live client");
      // The page's first thread pays for what a page does once.
      await open(page, warm);
      return page;
    };

    const cold = new Map<Thread, number[]>(threads.map(thread => [thread, []]));
    for (let round = 0; round < sizes.restarts; round++) {
      await runtime.kill();
      await runtime.start();
      const page = await show();
      for (const thread of turned(threads, round)) cold.get(thread)?.push(await open(page, thread));
      await page.context().close();
    }

    const page = await show();
    const opened = new Map<Thread, number[]>(threads.map(thread => [thread, []]));
    const loaded = new Map<Thread, string[]>();
    for (let round = 0; round < sizes.openings; round++) {
      for (const thread of turned(threads, round)) {
        traffic.down = [];
        opened.get(thread)?.push(await open(page, thread));
        loaded.set(thread, traffic.down);
      }
    }
    const figures: ThreadFigures[] = [];
    for (const thread of threads) {
      const frames = loaded.get(thread) ?? [];
      figures.push({
        length: thread.length,
        open: median(opened.get(thread) ?? []),
        cold: median(cold.get(thread) ?? []),
        openFrames: frames.length,
        openBytes: frames.reduce((sum, frame) => sum + Buffer.byteLength(frame), 0),
        ...(await news(page, world, thread, traffic, sizes.news)),
      });
    }
    return figures;
  } finally {
    await browser.close();
    await pages.close();
  }
}

function turned<T>(all: readonly T[], round: number): readonly T[] {
  return round % 2 === 0 ? all : all.toReversed();
}

/** The log of a conversation that was written elsewhere before. */
async function fill(world: World, length: number): Promise<Thread> {
  const { practice, server } = world;
  const host = createHost({
    server: server.url,
    practice: practice.id,
    idSecret: practice.idSecret,
    token: () => practice.token("system", "host"),
  });
  const authors = [
    host.author({ kind: "staff", id: "omar", name: "Omar Haddad", title: "Physician" }),
    host.author({ kind: "portal", id: "rosa", name: "Rosa Diaz" }),
  ];
  const at = Date.now() - (length + 1) * 60_000;
  const { id } = await host.startConversation({ patient: "rosa", title: `${length} messages`, at });
  const textOf = (n: number): string =>
    `Message ${n} of ${length}: the blood pressure was a little high this morning, and better after a walk.`;
  const messages = Array.from({ length }, (_, n) => ({
    at: at + n * 60_000,
    by: authors[n % 3 === 0 ? 1 : 0] as (typeof authors)[number],
    text: textOf(n),
    visibility: "everyone" as const,
  }));
  await host.importMessages({ conversation: id, messages });
  return { length, id, last: textOf(length - 1) };
}

async function open(page: Page, { id, last }: Thread): Promise<number> {
  const took = await page.evaluate(asked => bench.open(asked.id, asked.last), { id, last });
  await page.evaluate(() => bench.leave());
  return took;
}

type News = Pick<
  ThreadFigures,
  "standing" | "eventFrames" | "framesDown" | "framesUp" | "paintFrames" | "paintMost" | "paint"
>;

/** Rosa writes while Kim has the thread open. */
async function news(
  page: Page,
  world: World,
  thread: Thread,
  traffic: Traffic,
  count: number,
): Promise<News> {
  await page.evaluate(asked => bench.open(asked.id, asked.last), { id: thread.id, last: thread.last });
  const writer = await world.join("portal", "rosa", thread.id);
  await writer.next("welcome");
  const before = await page.evaluate(() => bench.painted.length);
  traffic.down = [];
  traffic.up = [];
  for (let n = 0; n < count; n++) {
    const id = world.newId();
    thread.last = `News ${n} of ${thread.length}`;
    writer.send(world.message(thread.last, id));
    await writer.next(frame => frame.type === "ack" && frame.id === id);
    await until(
      async () => (await page.evaluate(() => bench.painted.length)) > before + n,
      `message ${n} painted`,
    );
    // People do not write faster; what a message brings with it has come before the next.
    await wait(150);
  }
  writer.close();
  const painted = (await page.evaluate(() => [...bench.painted])).slice(before);
  const { down, up } = traffic;
  const standing = await page.locator("care-thread [part~=text]").count();
  await page.evaluate(() => bench.leave());
  return {
    standing,
    eventFrames: down.filter(frame => frame.startsWith('{"type":"events"')).length / count,
    framesDown: down.length / count,
    framesUp: up.length / count,
    paintFrames: median(painted.map(({ frames }) => frames)),
    paintMost: Math.max(...painted.map(({ frames }) => frames)),
    paint: quantile(
      painted.map(({ ms }) => ms),
      0.5,
    ),
  };
}

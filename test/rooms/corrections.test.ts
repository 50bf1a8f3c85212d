/** Corrections: asked for by the patient's side, answered by staff, and shown at the message to whoever sees it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerBy,
  correctionsAfter,
  endOfDay,
  extendedBy,
  type Head,
  isOfCorrection,
  type SearchHits,
  type SeenEvent,
  type ShownCorrection,
  type TaskPage,
} from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, eventsOf, give, say, textsOf, upTo } from "./support.ts";
import { type Team, team } from "./team.ts";

const zone = "America/Los_Angeles";
const open = { from: "00:00", to: "24:00" };
const hours = {
  zone,
  week: { mon: [open], tue: [open], wed: [open], thu: [open], fri: [open], sat: [open], sun: [open] },
  holidays: [],
};

const wrong = "The left knee";
const right = "The right knee";

interface Scene extends Team {
  /** The place of Kim's message, by the log of each view. */
  readonly pos: { readonly staff: number; readonly portal: number };
}

/** Kim wrote what is wrong, after a note that Rosa does not see. */
async function scene(options: Parameters<typeof team>[0] = {}): Promise<Scene> {
  const now = await team({ ...options, settings: { hours, ...options.settings } });
  await say(now.kim, now.world, "Between us", "staff");
  const staff = await say(now.kim, now.world, "Your left knee looks well");
  await now.rest();
  const said = eventsOf(now.rosa).findLast(({ type }) => type === "message");
  assert(said !== undefined && said.pos < staff);
  return { ...now, pos: { staff, portal: said.pos } };
}

const ask = (now: Scene, more: object = {}) =>
  give(now.rosa, now.world, { type: "ask-correction", pos: now.pos.portal, wrong, right, ...more });

/** The id of the correction that is open, as a socket was told it. */
function openId(socket: RawSocket): string {
  const asked = eventsOf(socket).findLast(({ type }) => type === "correction-asked");
  return (asked as unknown as { correction: string }).correction;
}

const answer = (now: Scene, as: "approved" | "declined", text: string, by = now.kim) =>
  give(by, now.world, { type: "answer-correction", correction: openId(by), as, text });

/** How corrections stand at a place, by what a socket was sent: with the message, and in events since. */
function shownAt(socket: RawSocket, pos: number): readonly ShownCorrection[] {
  const events = eventsOf(socket) as unknown as SeenEvent[];
  const message = events.find(event => event.pos === pos);
  let shown = message?.corrections ?? [];
  for (const event of events)
    if (isOfCorrection(event) && event.place === pos) shown = correctionsAfter(shown, event);
  return shown;
}

async function page({ world, id }: Team, side: "staff" | "portal", sub: string): Promise<SeenEvent[]> {
  const token = await world.practice.token(side, sub);
  const { body } = await world.get("main", world.conversationRoom(id), "events?before=9999", token);
  return body.events as SeenEvent[];
}

async function tasks({ world, rest }: Team, sub: string, list = "all"): Promise<TaskPage["tasks"]> {
  await rest();
  const room = await world.practice.personRoom("staff", sub);
  const token = await world.practice.token("staff", sub);
  const { body } = await world.post("person", room, "tasks", token, { list });
  return (body as unknown as TaskPage).tasks;
}

const codeOf = ({ type, code }: { type: string; code?: unknown }) => (type === "ack" ? "done" : code);

test("a patient asks: both sides see it at the message, staff have a task of it, due when the last day is over", async () => {
  const now = await scene();
  const { kim, rosa, pos, clock, rest } = now;
  assert.equal(codeOf(await ask(now)), "done");
  await rest();
  const until = answerBy(hours, clock.now);
  for (const [socket, place] of [
    [kim, pos.staff],
    [rosa, pos.portal],
  ] as const) {
    const [correction, ...others] = shownAt(socket, place);
    assert.deepEqual(others, []);
    assert.deepEqual([correction?.wrong, correction?.right, correction?.until], [wrong, right, until]);
  }
  const [item, ...others] = await tasks(now, "kim");
  assert.deepEqual(others, []);
  assert.deepEqual([item?.task.why, item?.task.due], ["correction", endOfDay(hours, until)]);
  assert.equal((await tasks(now, "kim", "pool")).length, 1);
  // Whose it is, and that there is one, is nothing of the patient's.
  const task = item?.task.id ?? "";
  await give(kim, now.world, { type: "claim-task", task, from: null });
  await rest();
  const told = rosa.texts.join();
  assert.ok(!told.includes(task) && !told.includes("task-"));
  assert.ok(!told.includes("portalPlace") && !told.includes("earlier"));
});

test("approved, it stands at the message, which stays as it is: live, in a welcome, on a page, and after a restart", async () => {
  const now = await scene();
  const { kim, rosa, pos, rest, server, join } = now;
  await ask(now);
  await rest();
  const correction = openId(kim);
  assert.equal(codeOf(await answer(now, "approved", right)), "done");
  await rest();
  assert.deepEqual(await tasks(now, "kim"), []);
  const check = (shown: readonly ShownCorrection[] | undefined, by: unknown): void =>
    assert.deepEqual(
      shown?.map(({ id, answer }) => [id, answer?.as, answer?.text, answer?.by]),
      [[correction, "approved", right, by]],
    );
  const kimNow = shownAt(kim, pos.staff)[0]?.answer?.by;
  assert.equal(kimNow !== "team" && kimNow?.id, now.key.kim);
  check(shownAt(rosa, pos.portal), "team");
  for (const isNew of [false, true]) {
    if (isNew) server.restart();
    for (const [sub, place, side] of [
      ["kim", pos.staff, "staff"],
      ["rosa", pos.portal, "portal"],
    ] as const) {
      const by = side === "portal" ? "team" : kimNow;
      const again = await join(sub);
      const message = (eventsOf(again) as unknown as SeenEvent[]).find(event => event.pos === place);
      check(message?.corrections, by);
      check((await page(now, side, sub)).find(event => event.pos === place)?.corrections, by);
      assert.ok(textsOf(again).includes("Your left knee looks well"));
    }
  }
});

test("declined, the patient reads why; asked again and withdrawn, nothing of it is left at the message", async () => {
  const now = await scene();
  const { kim, rosa, pos, rest, world, server, join } = now;
  await ask(now);
  await rest();
  assert.equal(codeOf(await answer(now, "declined", "The picture shows the left one")), "done");
  await rest();
  assert.deepEqual(
    shownAt(rosa, pos.portal).map(({ answer }) => [answer?.as, answer?.text]),
    [["declined", "The picture shows the left one"]],
  );
  await ask(now);
  await rest();
  assert.equal((await tasks(now, "kim")).length, 1);
  const correction = openId(rosa);
  assert.equal(codeOf(await give(kim, world, { type: "withdraw-correction", correction })), "not-allowed");
  assert.equal(codeOf(await give(rosa, world, { type: "withdraw-correction", correction })), "done");
  await rest();
  assert.deepEqual(await tasks(now, "kim"), []);
  server.restart();
  const again = await join("rosa");
  assert.deepEqual(shownAt(again, pos.portal), []);
});

test("staff answer later once, and say why: the date moves, at the message and in the list", async () => {
  const now = await scene();
  const { kim, rosa, pos, rest, world, clock } = now;
  await ask(now);
  await rest();
  const later = { type: "extend-correction", correction: openId(kim), reason: "The physician is away" };
  assert.equal(codeOf(await give(rosa, world, later)), "not-allowed");
  assert.equal(codeOf(await give(kim, world, later)), "done");
  assert.equal(codeOf(await give(kim, world, later)), "correction-extended");
  await rest();
  const until = extendedBy(answerBy(hours, clock.now));
  assert.deepEqual(
    shownAt(rosa, pos.portal).map(({ until, later }) => [until, later]),
    [[until, "The physician is away"]],
  );
  assert.equal((await tasks(now, "kim"))[0]?.task.due, endOfDay(hours, until));
});

test("each refusal has its code, and what was refused is not there", async () => {
  const now = await scene();
  const { kim, ines, rosa, pos, rest, world } = now;
  assert.equal(
    codeOf(await give(kim, world, { type: "ask-correction", pos: pos.staff, wrong, right })),
    "not-allowed",
  );
  // A place beyond the log, and one where no message stands.
  for (const nowhere of [1, 9_999])
    assert.equal(codeOf(await ask(now, { pos: nowhere })), "correction-nothing", `${nowhere}`);
  assert.equal(codeOf(await ask(now, { wrong: "" })), "correction-empty");
  assert.equal(codeOf(await ask(now, { right: "x".repeat(4_001) })), "correction-too-long");
  assert.equal(codeOf(await ask(now)), "done");
  assert.equal(codeOf(await ask(now)), "correction-open");
  await rest(ines);
  const [{ task } = { task: { id: "" } }] = await tasks(now, "kim");
  assert.equal(
    codeOf(await give(kim, world, { type: "complete-task", task: task.id })),
    "correction-unanswered",
  );
  assert.equal(codeOf(await answer(now, "approved", " ")), "correction-empty");
  // Of two who answer at once one is heard.
  const both = await Promise.all([answer(now, "approved", right), answer(now, "declined", "No", ines)]);
  assert.deepEqual(both.map(codeOf).sort(), ["correction-over", "done"]);
  const correction = openId(rosa);
  assert.equal(
    codeOf(await give(rosa, world, { type: "withdraw-correction", correction })),
    "correction-over",
  );
});

test("a conversation that is closed takes no message, and takes this", async () => {
  const now = await scene();
  const { kim, rosa, pos, rest, world } = now;
  await give(kim, world, { type: "close" });
  await rest();
  await assert.rejects(say(rosa, world, "Please correct it"), /closed/);
  assert.equal(codeOf(await ask(now)), "done");
  assert.equal((await tasks(now, "kim")).length, 1);
  assert.equal(codeOf(await answer(now, "approved", right)), "done");
  await rest();
  assert.equal(shownAt(rosa, pos.portal)[0]?.answer?.text, right);
});

test("one's own message is asked about, far behind in a long log, and found by the words that correct it", async () => {
  const now = await scene();
  const { kim, rosa, rest, world, server, join } = now;
  const own = await say(rosa, world, "I take ibuprofen");
  for (const n of upTo(130)) await say(n % 2 === 0 ? rosa : kim, world, `Message ${n}`);
  await rest();
  server.restart();
  const again = { ...now, rosa: await join("rosa"), kim: await join("kim") };
  assert.equal(codeOf(await ask(again, { pos: own, right: "I take naproxen" })), "done");
  await atRest(now, again.kim, again.rosa);
  assert.equal(codeOf(await answer(again, "approved", "I take naproxen")), "done");
  await atRest(now, again.kim, again.rosa);
  const token = await world.practice.token("portal", "rosa");
  const room = world.conversationRoom(now.id);
  const found = await world.post("main", room, "find", token, { q: "naproxen" });
  assert.deepEqual((found.body as unknown as { places: number[] }).places, [own]);
  const { body } = await world.get("main", room, `events?before=${own + 1}`, token);
  const message = (body.events as SeenEvent[]).find(({ pos }) => pos === own);
  assert.equal(message?.corrections?.[0]?.answer?.text, "I take naproxen");
  for (const [side, sub] of [
    ["portal", "rosa"],
    ["staff", "kim"],
  ] as const) {
    const person = await world.practice.personRoom(side, sub);
    const hits = await world.post("person", person, "search", await world.practice.token(side, sub), {
      q: "naproxen",
    });
    const [hit] = (hits.body as unknown as SearchHits).hits;
    assert.match(hit?.excerpt ?? "", /naproxen/);
    if (side === "portal") assert.equal(hit?.pos, own);
  }
});

test("[I-4] support that was called later sees nothing of a correction of what stands before it", async () => {
  const now = await scene();
  const { kim, world, rest, join, id } = now;
  await ask(now);
  await rest();
  const call = { type: "message", text: "@support", visibility: "staff", support: true };
  assert.equal((await give(kim, world, call)).type, "ack");
  await rest();
  const sam = await join("sam");
  const head = sam.frames[0]?.head as Head;
  assert.deepEqual([head.corrections, head.corrected, head.tasks], [undefined, undefined, undefined]);
  const { task } = (await tasks(now, "kim"))[0] ?? { task: { id: "" } };
  await give(kim, world, { type: "claim-task", task: task.id, from: null });
  await answer(now, "approved", right);
  const last = await say(kim, world, "And now?", "staff");
  await rest(sam);
  // Its places are there, so that nothing is missing, and tell nothing.
  assert.equal(eventsOf(sam).at(-1)?.pos, last);
  const read = await page(now, "staff", "sam");
  for (const text of [...sam.texts, JSON.stringify(read)])
    assert.ok(!/correction|knee|task-/.test(text), text.slice(0, 300));
  assert.ok(read.some(({ type }) => (type as string) === "unknown"));
  assert.equal(id.length, 26);
});

test("days are the practice's: asked for at either side of its midnight, the last day is another", async () => {
  for (const [at, until] of [
    ["2026-09-02T06:59:00Z", "2026-10-31"],
    ["2026-09-02T07:01:00Z", "2026-11-01"],
  ] as const) {
    const now = await scene();
    now.clock.now = Date.parse(at);
    const rosa = await now.join("rosa");
    await ask({ ...now, rosa });
    const asked = eventsOf(rosa).findLast(({ type }) => type === "correction-asked");
    assert.equal((asked as unknown as { until: string } | undefined)?.until, until);
  }
});

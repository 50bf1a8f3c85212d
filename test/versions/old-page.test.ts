/**
 * A page that somebody left open for days talks to the rooms of now. Where this fails, what rooms say has changed in a way
 * that a page of that version cannot bear: rooms have to say it otherwise, for the page will not be another one. The page of
 * this version goes through the same, so that it is known to bear it before it is kept by test/tools/keep-page.ts.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FromConversation, FromPerson } from "@carethread/model";
import { createMemoryServer, type MemoryServer } from "@carethread/rooms/memory";
import { fromConversation, fromPerson, mutations } from "../model/newer-rooms.ts";
import { until } from "../support/until.ts";
import { createWorld, type Reachable, type World } from "../support/world.ts";
import { pageOf, versions } from "./kept.ts";
import type { Page, Thread } from "./page.ts";

const fast = { burst: 1e6, perSecond: 1e6 };

interface Scene {
  readonly server: MemoryServer;
  readonly world: World;
  /** The sockets that pages have made, in order. */
  readonly sockets: EventTarget[];
  page(side: "staff" | "portal", sub: string): Page;
}

/** As rooms of a later version say it: `stream-item` is another type by now, of which no page of today knows. */
const later = (text: string): string => text.replaceAll('"type":"stream-item"', '"type":"hologram"');

function ofLater({ url, WebSocket, fetch }: Reachable, sockets: EventTarget[]): Reachable {
  return {
    url,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      if (!response.headers.get("content-type")?.includes("json")) return response;
      return new Response(later(await response.text()), response);
    },
    WebSocket: class extends WebSocket {
      constructor(url: string | URL) {
        super(url);
        sockets.push(this);
      }
      override dispatchEvent(event: Event): boolean {
        const { data } = event as MessageEvent;
        const isText = event.type === "message" && typeof data === "string";
        return super.dispatchEvent(isText ? new MessageEvent("message", { data: later(data) }) : event);
      }
    },
  };
}

async function createScene(
  t: { after(run: () => void): void },
  openPage: typeof import("./page.ts")["openPage"],
): Promise<Scene> {
  const sockets: EventTarget[] = [];
  let server: MemoryServer | undefined;
  const world = await createWorld(practices => {
    server = createMemoryServer({
      practices,
      rates: { frames: fast, commands: fast, hellos: fast, requests: fast },
    });
    return server;
  });
  if (server === undefined) throw new Error("no server");
  const reachable = ofLater(server, sockets);
  return {
    ...{ server, world, sockets },
    page(side, sub) {
      const page = openPage({
        server: reachable.url,
        practice: world.practice.id,
        token: () => world.practice.token(side, sub),
        WebSocket: reachable.WebSocket,
        fetch: reachable.fetch,
      });
      t.after(() => page.leave());
      return page;
    },
  };
}

async function put({ world }: Scene, id: string, version: number): Promise<void> {
  const token = await world.practice.token("system", "host");
  const item = { sort: "calendar-event", id: "a1", title: "Follow-up visit", start: version };
  const room = world.conversationRoom(id);
  assert.deepEqual((await world.post("main", room, "stream", token, { version, item })).body, {
    applied: true,
  });
}

const isSaid =
  (...texts: readonly string[]) =>
  (thread: Thread): boolean =>
    JSON.stringify(thread.texts()) === JSON.stringify(texts);

const isLive = (thread: Page | Thread) => () => thread.state() === "live";

for (const version of ["now", ...versions()]) {
  const open = () => (version === "now" ? import("./page.ts") : pageOf(version));

  test(`[F-024] the page of ${version}: a nurse and a patient write to each other and read, and what is not known keeps its place`, async t => {
    const scene = await createScene(t, (await open()).openPage);
    const [nurse, patient] = [scene.page("staff", "kim"), scene.page("portal", "rosa")];
    const id = await nurse.start("rosa", "Blood pressure", "How are you?");
    await until(() => patient.list().join() === "Blood pressure 1" && patient.badge() === 1, "the row");
    const [mine, theirs] = [nurse.open(id), patient.open(id)];
    await until(() => isLive(mine)() && isLive(theirs)(), "both threads");

    const said = mine.send("You have a visit");
    assert.deepEqual(mine.pending(), ["You have a visit"]);
    await said;
    const all = ["How are you?", "You have a visit"];
    await until(() => [mine, theirs].every(isSaid(...all)), "the message");
    const [endOfMine, endOfTheirs] = [mine.end(), theirs.end()];
    const further = (more: number) => () =>
      mine.end() === endOfMine + more && theirs.end() === endOfTheirs + more;

    // It shows nothing of it, and counts it where the next message stands.
    await put(scene, id, 1);
    await until(further(1), "what is not known");
    const notices = [mine.notices(), theirs.notices()];
    await theirs.send("I see it");
    all.push("I see it");
    await until(further(2), "the place behind it");
    assert.ok([mine, theirs].every(isSaid(...all)));
    assert.deepEqual([mine.notices(), theirs.notices()], notices);
    assert.deepEqual(mine.pending(), []);
    theirs.look();
    await until(() => patient.badge() === 0, "nothing new");
    await until(() => mine.readTo().includes(mine.end()), "the receipt");
    assert.equal(mine.refused().includes("send"), false);

    // The log ends with what it does not know when it comes back.
    await put(scene, id, 2);
    await until(further(3), "one more of those");
    const before = scene.sockets.length;
    scene.server.restart();
    await until(() => scene.sockets.length >= before + 4, "new sockets");
    await until(() => isLive(mine)() && isLive(theirs)(), "both threads");
    await theirs.send("And again");
    await until(further(4), "the next message");
    assert.ok([mine, theirs].every(isSaid(...all, "And again")));

    // The slice is told beside the rows.
    await until(async () => (await nurse.search("visit")).includes(id), "the hit");
  });

  test(`the page of ${version} reads a long log from either end, over what it does not know`, async t => {
    const scene = await createScene(t, (await open()).openPage);
    const nurse = scene.page("staff", "kim");
    const id = await nurse.start("rosa", "Blood pressure", "Hello");
    const thread = nurse.open(id);
    await until(isLive(thread), "the thread");
    const texts = Array.from({ length: 130 }, (_, index) => `m${index}`);
    for (const [index, text] of texts.entries()) {
      if (index % 20 === 0) await put(scene, id, index + 1);
      await thread.send(text);
    }
    // Who wrote it begins at its end, and who has not read it at its beginning.
    const [writer, reader] = [scene.page("staff", "kim").open(id), scene.page("portal", "rosa").open(id)];
    await until(() => writer.hasOlder(), "the end of the log");
    assert.equal(writer.texts().at(-1), "m129");
    while (writer.hasOlder()) await writer.loadOlder();
    await until(() => reader.hasNewer(), "its beginning");
    assert.equal(reader.texts().at(0), "Hello");
    while (reader.hasNewer()) await reader.loadNewer();
    for (const each of [writer, reader]) {
      assert.deepEqual(each.texts(), ["Hello", ...texts]);
      // Of seven places of the log it shows nothing.
      assert.equal(each.end(), each.notices().length + 1 + texts.length + 7);
    }
  });

  test(`the page of ${version} stays connected whatever rooms of now say, and whatever new value stands in it`, async t => {
    const scene = await createScene(t, (await open()).openPage);
    const nurse = scene.page("staff", "kim");
    const thread = nurse.open(await nurse.start("rosa", "Blood pressure", "Hello"));
    await until(() => isLive(nurse)() && isLive(thread)(), "both connections");
    const count = scene.sockets.length;
    assert.equal(count, 2);
    const [person, main] = scene.sockets as [EventTarget, EventTarget];
    const say = (socket: EventTarget, frame: unknown, at = "") => {
      socket.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
      assert.deepEqual([nurse.state(), thread.state()], ["live", "live"], at || JSON.stringify(frame));
    };
    for (const [socket, schema, samples] of [
      [person, FromPerson, fromPerson],
      [main, FromConversation, fromConversation],
    ] as const) {
      for (const sample of samples) {
        say(socket, { ...(sample as object), type: "hologram" });
        for (const { at, value } of mutations(schema, sample)) say(socket, value, at);
      }
    }
    assert.equal(scene.sockets.length, count);
  });
}

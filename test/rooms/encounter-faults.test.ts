/** Encounters while disks fail, answers are lost and the server dies: they stand as their conversation does after each of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ConversationEncounter } from "@carethread/model";
import { Random } from "../simulator/random.ts";
import { createReceiver, settled } from "./receiver.ts";
import { createRooms, type Rooms } from "./support.ts";

const settings = { policies: { topic: { encounter: "per-conversation", close: "both" } } };

type Deed = "close" | "reopen" | "finish" | "link";
const deeds: readonly Deed[] = ["close", "reopen", "finish", "finish", "link"];

// Of these seeds each deed goes through several times, also where a busy machine loses one.
for (const seed of [1, 2, 6])
  test(`[F-181] [F-182] after any fault the encounter stands as its conversation does, and the host hears how in the end (seed ${seed})`, async () => {
    const random = new Random(seed);
    let clock: Rooms["clock"] = { now: Date.now() };
    const receiver = createReceiver(() => clock.now);
    const rooms = await createRooms({ settings, hooks: receiver.hooks, fetch: receiver.fetch });
    const { world, server, puts, calls } = rooms;
    clock = rooms.clock;
    const id = await rooms.topic();
    const room = world.conversationRoom(id);
    const token = await world.practice.token("system", "host");
    const present = async () =>
      (await world.get("main", room, "encounter", token)).body as unknown as ConversationEncounter;
    const { encounter } = await present();
    const done = { close: 0, reopen: 0, finish: 0, link: 0 };

    /** Once; what becomes of it under a fault is nobody's promise. */
    async function ask(deed: Deed): Promise<void> {
      if (deed === "close" || deed === "reopen") {
        const [side, login] =
          random.below(2) === 0 ? (["staff", "kim"] as const) : (["portal", "rosa"] as const);
        const socket = await world.join(side, login, id);
        const end = socket.closed;
        if ((await Promise.race([socket.next("welcome"), end])) === undefined) return;
        socket.send({ type: "command", id: world.newId(), command: { type: deed } });
        const answer = await Promise.race([
          socket.next(({ type }) => type === "ack" || type === "refused"),
          end,
        ]);
        if (typeof answer === "object" && answer.type === "ack") done[deed]++;
        socket.close();
        return;
      }
      const link = { kind: "order", title: "HbA1c" };
      const body = {
        type: deed,
        commandId: world.newId(),
        encounter: encounter.id,
        ...(deed === "link" && { link }),
      };
      // A lost answer, and the same asked again.
      for (let times = random.below(3); times >= 0; times--)
        if ((await world.post("main", room, "encounter", token, body)).status === 200) done[deed]++;
    }

    for (let n = 0; n < 40; n++) {
      const fault = random.below(5);
      let after = random.below(3);
      puts.before = ({ party }) => {
        if (fault === 0 && party === "main" && after-- === 0) throw new Error("the disk fails");
      };
      calls.through = async ({ party }, make) => {
        if (fault === 1 && party === "hooks") throw new Error("the hooks room is away");
        return make();
      };
      const asked = [0, ...(random.below(2) === 0 ? [1] : [])].map(() =>
        ask(deeds[random.below(deeds.length)] as Deed).catch(() => {}),
      );
      if (fault === 2) server.restart();
      await Promise.all(asked);
      puts.before = () => {};
      if (fault === 3) server.hibernate();
      const { lifecycle, encounter: now } = await present();
      assert.equal(now.status, lifecycle === "closed" ? "finished" : "in-progress", `step ${n}`);
      assert.equal(now.id, encounter.id);
      assert.equal(now.history.at(-1)?.status, now.status);
      now.history.forEach(({ status }, index) => {
        assert.equal(status, index % 2 === 0 ? "in-progress" : "finished", "no status twice in a row");
      });
    }
    calls.through = (_, make) => make();
    for (const [what, times] of Object.entries(done)) assert.ok(times > 0, what);
    const { encounter: last } = await present();
    await rooms.passUntil(
      (async () => {
        while (receiver.encounters.at(-1)?.status !== last.status) await settled(rooms);
      })(),
      60_000,
    );
  });

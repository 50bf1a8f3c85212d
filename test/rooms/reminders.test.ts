/** Reminders of what a person did not read for a day, as the practice's back end hears of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { personKey } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import { createReceiver, type Receiver, settled } from "./receiver.ts";
import { atRest, createRooms, eventsOf, give, type Rooms } from "./support.ts";

const day = 24 * 3_600_000;

interface Scene extends Rooms {
  readonly id: string;
  readonly receiver: Receiver;
  /** How often Kim was reminded. */
  reminders(): Promise<number>;
  /** A member of the patient's side writes. */
  write(text: string): Promise<void>;
  /** Lets time pass, and the rooms do what is due. */
  pass(ms: number): Promise<void>;
}

async function scene(settings: Record<string, unknown> = {}): Promise<Scene> {
  const receiver: Receiver = createReceiver(() => rooms.clock.now);
  const rooms: Rooms = await createRooms({ settings, hooks: receiver.hooks, fetch: receiver.fetch });
  const { world } = rooms;
  const id = await rooms.topic();
  const kim = personKey(idSecretOf("harbor"), "staff", "kim");
  return {
    ...rooms,
    id,
    receiver,
    async reminders() {
      await settled(rooms);
      return receiver.taken.filter(
        ({ person, notification }) => person === kim && notification.reason === "reminder",
      ).length;
    },
    async write(text) {
      const message = world.message(text, world.newId());
      // As a client does: the same command until it is acked.
      for (let isAcked = false; !isAcked; ) {
        const rosa = await world.join("portal", "rosa", id);
        try {
          await rosa.next("welcome");
          rosa.send(message);
          isAcked = (await rosa.next("ack")).type === "ack";
        } catch {
          // The server died meanwhile.
        }
        rosa.close();
      }
      // It may die in the middle of a tick, too. What is being signed is sent before a test moves the clock.
      await settled(rooms).catch(() => {});
    },
    async pass(ms) {
      rooms.clock.now += ms;
      await settled(rooms);
    },
  };
}

async function read(now: Scene): Promise<void> {
  const kim = await now.world.join("staff", "kim", now.id);
  await kim.next("welcome");
  kim.send({ type: "read", from: 1, pos: eventsOf(kim).at(-1)?.pos });
  await atRest(now, kim);
  kim.close();
}

test("[F-133] who has not read for more than a day is reminded once, whatever restarts and sleeps", async () => {
  const now = await scene();
  await now.write("Is anybody there?");
  now.server.restart();
  await now.pass(day);
  assert.equal(await now.reminders(), 0);
  now.server.hibernate();
  await now.pass(1);
  assert.equal(await now.reminders(), 1);
  for (const ms of [1, day, 7 * day]) {
    now.server.restart();
    await now.pass(ms);
  }
  await now.write("Another one, and the first is still unread");
  await now.pass(2 * day);
  assert.equal(await now.reminders(), 1);
  // What comes after all was read is another thing to be reminded of.
  await read(now);
  await now.write("Hello again");
  await now.pass(day + 1);
  assert.equal(await now.reminders(), 2);
});

test("[F-133] a reminder is due by the oldest unread message, not by the newest", async () => {
  const now = await scene();
  await now.write("first");
  await now.pass(day - 1_000);
  await now.write("second");
  await now.pass(1_001);
  assert.equal(await now.reminders(), 1);
});

test("[F-133] nobody is reminded of what they have read in time", async () => {
  const now = await scene();
  await now.write("Hello");
  await now.pass(day - 1);
  await read(now);
  await now.pass(3 * day);
  assert.equal(await now.reminders(), 0);
});

test("[F-133] who archived what they did not read is reminded of it as of all else", async () => {
  const now = await scene({
    archive: { staff: true, portal: true },
    tabs: { staff: ["all", "archived"], portal: ["active", "archived"] },
  });
  await now.write("Hello");
  const kim = await now.world.join("staff", "kim", now.id);
  await kim.next("welcome");
  assert.equal((await give(kim, now.world, { type: "archive", on: true })).type, "ack");
  await atRest(now, kim);
  kim.close();
  await now.pass(day + 1);
  assert.equal(await now.reminders(), 1);
});

test("[F-132] [F-133] nobody is reminded who turned it off, or is no member any more", async () => {
  for (const end of ["settings", "team"] as const) {
    const now = await scene();
    const { world } = now;
    await now.write("Hello");
    await now.pass(day - 1);
    if (end === "settings") {
      const room = await world.practice.personRoom("staff", "kim");
      const token = await world.practice.token("staff", "kim");
      const off = { newPatientMessage: false };
      assert.equal((await world.post("person", room, "settings", token, off)).status, 200);
    } else {
      const [, ...others] = world.rosa().team as unknown[];
      await world.pushPatient("rosa", { ...world.rosa(), version: 2, team: others });
      await settled(now);
    }
    await now.pass(2 * day);
    assert.equal(await now.reminders(), 0, end);
  }
});

test("[F-133] portal users are not reminded, and a kill at any call between rooms loses no reminder", async () => {
  for (let n = 1; ; n++) {
    const now = await scene();
    let calls = 0;
    now.calls.through = async (_, make) => {
      if (++calls === n) now.server.restart();
      return make();
    };
    await now.write("Hello");
    const reached = calls >= n;
    now.calls.through = (_, make) => make();
    await now.pass(60_000);
    await now.pass(day);
    const rosa = personKey(idSecretOf("harbor"), "portal", "rosa");
    const toRosa = now.receiver.taken.filter(({ person }) => person === rosa);
    assert.ok(toRosa.every(({ notification }) => notification.reason === "message"));
    assert.equal(await now.reminders(), 1, `killed at call ${n}`);
    if (reached) continue;
    assert.ok(n > 6, `${n} calls`);
    break;
  }
});

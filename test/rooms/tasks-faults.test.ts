/** Tasks while rooms die, commits fail and calls are lost: at rest the list is what a recount of the logs gives. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpenTask, type Seen, type TaskPage, taskHistory } from "@carethread/model";
import { atRest, createRooms, pick, type Rooms, randomFrom, upTo } from "./support.ts";

const minute = 60_000;
const settings = { policies: { topic: { task: true } }, answerWithin: 3 * minute, staffAccess: "searchable" };

type Random = () => number;
type Said = readonly [id: string, status: string, owner: string | undefined];

class Play {
  readonly rooms: Rooms;
  readonly conversations: string[] = [];
  readonly #random: Random;

  constructor(rooms: Rooms, random: Random) {
    this.rooms = rooms;
    this.#random = random;
  }

  async token(sub: string): Promise<string> {
    return this.rooms.world.practice.token(sub === "rosa" ? "portal" : "staff", sub);
  }

  /** Commits fail, and calls are lost before or after they arrived. */
  break(): void {
    const { puts, calls } = this.rooms;
    puts.before = () => {
      if (this.#random() < 0.15) throw new Error("the disk is full");
    };
    calls.through = async (_, make) => {
      if (this.#random() < 0.15) throw new Error("the call was lost");
      const answer = await make();
      if (this.#random() < 0.15) throw new Error("the answer was lost");
      return answer;
    };
  }

  mend(): void {
    const { puts, calls } = this.rooms;
    puts.before = () => {};
    calls.through = (_, make) => make();
  }

  async step(): Promise<void> {
    const { rooms } = this;
    const acts: readonly (() => unknown)[] = [
      () => this.begin(),
      () => this.deed(),
      () => this.deed(),
      () => this.deed(),
      () => this.write(),
      () => rooms.server.restart(),
      () => rooms.server.hibernate(),
      () => {
        rooms.clock.now += 2 * minute;
        return rooms.server.tick();
      },
    ];
    // What is refused or breaks is asked for again by people, or not.
    await Promise.resolve(pick(acts, this.#random())()).catch(() => {});
  }

  async begin(): Promise<void> {
    const sub = this.#random() < 0.7 ? "rosa" : "kim";
    const kind = sub === "rosa" ? "portal" : "staff";
    const { body } = await this.rooms.world.startTopic(kind, sub);
    if (body.id !== undefined) this.conversations.push(body.id);
  }

  async write(): Promise<void> {
    const id = pick(this.conversations, this.#random());
    if (id === undefined) return;
    const sub = this.#random() < 0.6 ? "rosa" : "omar";
    const { world } = this.rooms;
    const socket = await world.join(sub === "rosa" ? "portal" : "staff", sub, id);
    const closes = sub === "omar" && this.#random() < 0.2;
    const command = closes ? { type: "close" } : { type: "message", text: "Hello", visibility: "everyone" };
    socket.send({ type: "command", id: world.newId(), command });
    await atRest(this.rooms, socket);
    socket.close();
  }

  /** Two at once want the same task, one of them by what they saw before. */
  async deed(): Promise<void> {
    const page = await this.list("kim");
    const item = pick(page.tasks, this.#random());
    if (item === undefined) return;
    const { task, conversation } = item;
    const { world } = this.rooms;
    const seen = { task: task.id, from: task.owner?.id ?? null };
    await Promise.all(
      ["kim", "omar"].map(async sub => {
        const type = pick(
          ["claim-task", "claim-task", "release-task", "complete-task"] as const,
          this.#random(),
        );
        const body = { commandId: world.newId(), command: { type, ...seen } };
        const token = await this.token(sub);
        const give = () => world.post("main", world.conversationRoom(conversation.id), "tasks", token, body);
        await give();
        if (this.#random() < 0.4) await give();
      }),
    );
  }

  async list(sub: string): Promise<TaskPage> {
    const { practice } = this.rooms.world;
    const room = await practice.personRoom("staff", sub);
    const answer = await this.rooms.world.post("person", room, "tasks", await this.token(sub), {
      list: "all",
    });
    return answer.body as unknown as TaskPage;
  }

  /** What all logs together say. */
  async recount(): Promise<Said[]> {
    const { world } = this.rooms;
    const token = await world.practice.token("system", "host");
    const patient = await world.practice.patientRoom("rosa");
    // Also those whose beginning got no answer.
    const { rows } = (await world.get("patient", patient, "conversations", token)).body;
    assert.ok(this.conversations.every(id => rows.some(row => row.id === id)));
    const all: Said[] = [];
    for (const { id } of rows) {
      const room = world.conversationRoom(id);
      const { body } = await world.get("main", room, "events?before=100000&limit=100", token);
      assert.equal(body.hasOlder, false);
      for (const { id, status, owner } of taskHistory(body.events as Seen[]).filter(isOpenTask))
        all.push([id, status, owner?.id]);
    }
    return all.sort();
  }
}

for (const seed of upTo(6)) {
  test(`[I-2] whatever breaks, the list of tasks is what the logs say (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    const rooms = await createRooms({ settings, now: 1_800_000_000_000 });
    const play = new Play(rooms, random);
    await play.begin();
    for (let n = 0; n < 30; n++) {
      if (n % 3 === 0) play.break();
      await play.step();
      if (n % 3 === 2) play.mend();
    }
    play.mend();
    rooms.server.restart();
    for (let n = 0; n < 3; n++) {
      rooms.clock.now += minute;
      await rooms.server.tick();
      await atRest(rooms);
    }
    const recount = await play.recount();
    const page = await play.list("kim");
    assert.equal(page.rebuilding, undefined);
    const listed = page.tasks.map(({ task }): Said => [task.id, task.status, task.owner?.id]).sort();
    assert.deepEqual(listed, recount);
    assert.deepEqual((await play.list("omar")).tasks, page.tasks);
  });
}

/** Stories of a conversation that can be played with and without what is for staff alone. */
import type { TaskPage } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, eventsOf, give, pick, type Rooms, randomFrom, say, upTo } from "./support.ts";

/** A step of a story takes a second. */
const supportFor = 3_000;

const staff = ["kim", "omar"] as const;

interface Step {
  readonly act: Act;
  readonly who: (typeof staff)[number];
  readonly n: number;
}

type Act = (play: Play, step: Step) => unknown;

/** What the portal may notice. */
const open: readonly Act[] = [
  ({ rosa, world }, { n }) => say(rosa, world, `r${n}`),
  ({ of, world, read }, { who, n }) => {
    read.delete(who);
    return say(of(who), world, `s${n}`);
  },
  ({ rosa }) => rosa.send({ type: "read", from: 1, pos: eventsOf(rosa).at(-1)?.pos }),
  ({ of, read, lastOpen }, { who }) => {
    read.set(who, lastOpen);
    of(who).send({ type: "read", from: 1, pos: lastOpen });
  },
  ({ rosa }) => rosa.send({ type: "typing", visibility: "everyone" }),
  ({ of }, { who }) => of(who).send({ type: "typing", visibility: "everyone" }),
  ({ server }) => server.hibernate(),
  async ({ portal, rosa, world, id }, { n }) => {
    const last = eventsOf(rosa).at(-1);
    const after = last === undefined || n % 2 === 0 ? undefined : { pos: last.pos, id: last.id };
    const back = await world.join("portal", "rosa", id, after);
    await back.next("welcome");
    portal.push(back);
  },
];

/** What it must not. */
const hidden: readonly Act[] = [
  ({ of, world }, { who, n }) => say(of(who), world, `note ${n} for staff`, "staff"),
  ({ of }, { who }) => of(who).send({ type: "typing", visibility: "staff" }),
  // Who has read what everybody sees reads on into the notes.
  ({ of, read, lastOpen, lastAny }, { who }) => {
    if (read.get(who) === lastOpen && lastAny > lastOpen)
      of(who).send({ type: "read", from: 1, pos: lastAny });
  },
  play => {
    const team = play.chart.team as { id: string }[];
    const vera = { id: "vera", name: "Vera Lind", role: "care-team" };
    const without = team.filter(({ id }) => id !== "vera");
    return play.change({ team: without.length < team.length ? without : [...team, vera] });
  },
  (play, { n }) => {
    const team = play.chart.team as { id: string }[];
    const role = n % 2 ? "secondary" : "care-team";
    return play.change({
      team: team.map(one => (one.id === "omar" ? { ...one, title: `T${n}`, role } : one)),
    });
  },
  (play, { n }) => play.change({ programs: n % 2 ? ["diabetes"] : [`p${n}`, "heart"] }),
  ({ world }, { n }) =>
    world.pushStaff("vera", { version: 2 + n, name: "Vera Lind", restrictions: n % 2 ? ["diabetes"] : [] }),
  // They come, are recorded as outsiders where they are, and go again.
  async ({ world, id }, { who }) => (await world.join("staff", who, id)).next("welcome"),
  async ({ world, id }) => {
    const outsider = await world.join("staff", "ines", id);
    await outsider.next("welcome");
    outsider.send({ type: "screen", on: true });
    outsider.close();
    await outsider.closed;
  },
  ({ of, world }, { who, n }) => give(of(who), world, { type: "watch", on: n % 2 === 0 }),
  ({ of }, { who, n }) => of(who).send({ type: "screen", on: n % 2 === 0 }),
  async ({ of, world }, { who, n }) => {
    const mentions = [(await world.practice.personRoom("staff", "ines")).split("~")[1]];
    const text = `@Ines note ${n} for staff`;
    await give(of(who), world, { type: "message", text, visibility: "staff", mentions });
  },
  // Support is called, comes, and its time ends.
  async ({ of, world, id }, { who, n }) => {
    const text = `@support note ${n} for staff`;
    await give(of(who), world, { type: "message", text, visibility: "staff", support: true });
    await (await world.join("staff", "sam", id)).next("welcome");
  },
  ({ endGrants }) => endGrants(),
  // Somebody has the task, until another does.
  async ({ world, id }, { who, n }) => {
    const token = await world.practice.token("staff", who);
    const room = await world.practice.personRoom("staff", who);
    const { body } = await world.post("person", room, "tasks", token, { list: "all" });
    const [item] = (body as unknown as TaskPage).tasks;
    if (item === undefined) return;
    const { task } = item;
    const seen = { task: task.id, from: task.owner?.id ?? null };
    const type = (["claim-task", "release-task", "hand-over-task", "complete-task"] as const)[n % 4];
    const to = (await world.practice.personRoom("staff", "omar")).split("~")[1];
    const command = { type, ...seen, ...(type === "hand-over-task" ? { to, note: "for staff" } : {}) };
    await world.post("main", world.conversationRoom(id), "tasks", token, {
      commandId: world.newId(),
      command,
    });
  },
  async ({ world }, { n }) =>
    world.post(
      "patient",
      await world.practice.patientRoom("rosa"),
      "follow",
      await world.practice.token("staff", "ines"),
      { on: n % 2 === 0 },
    ),
];

export function story(seed: number): Step[] {
  const random = randomFrom(seed);
  return upTo(48).map(n => ({
    act: pick(random() < 0.5 ? open : hidden, random()),
    who: pick(staff, random()),
    n,
  }));
}

class Play {
  readonly world: Rooms["world"];
  readonly server: Rooms["server"];
  readonly id: string;
  /** Rosa's connections: the conversation first, then her inbox. */
  readonly portal: RawSocket[] = [];
  readonly read = new Map<string, number>();
  chart: Record<string, unknown>;
  /** Places in the staff's log: of the last message that everybody sees, and of the last event. */
  lastOpen = 1;
  lastAny = 1;
  readonly #staff = new Map<string, RawSocket>();
  readonly #rooms: Rooms;
  #version = 1;

  constructor(rooms: Rooms, id: string) {
    this.#rooms = rooms;
    this.world = rooms.world;
    this.server = rooms.server;
    this.id = id;
    this.chart = rooms.world.rosa();
  }

  get rosa(): RawSocket {
    return this.portal[0] as RawSocket;
  }

  of = (who: string): RawSocket => this.#staff.get(who) as RawSocket;

  endGrants = (): Promise<void> => this.#rooms.server.tick();

  change(more: Record<string, unknown>): Promise<unknown> {
    this.chart = { ...this.chart, ...more };
    return this.world.pushPatient("rosa", { ...this.chart, version: ++this.#version });
  }

  async begin(): Promise<void> {
    const { world, id } = this;
    for (const sub of staff) this.#staff.set(sub, await world.join("staff", sub, id));
    this.portal.push(await world.join("portal", "rosa", id), await world.inbox("portal", "rosa"));
    await Promise.all([...this.#staff.values(), ...this.portal].map(socket => socket.next("welcome")));
  }

  async rest(): Promise<void> {
    await atRest(this.#rooms, ...this.#staff.values(), ...this.portal);
    for (const { pos, type, visibility } of eventsOf(this.of("kim"))) {
      this.lastAny = Math.max(this.lastAny, pos);
      if (type === "message" && visibility === "everyone") this.lastOpen = Math.max(this.lastOpen, pos);
    }
  }

  async pages(): Promise<string[]> {
    const { world, id } = this;
    const token = await world.practice.token("portal", "rosa");
    const paths = [1_000, 9, 4].map(before => `events?before=${before}&limit=7`);
    const pages = paths.map(path => world.get("main", world.conversationRoom(id), path, token));
    return (await Promise.all(pages)).map(page => JSON.stringify(page));
  }
}

/** All texts that Rosa's connections got, and her pages, with random ids replaced in the order of their appearance. */
export async function play(steps: readonly Step[], withHidden: boolean): Promise<string[][]> {
  const work = { policies: { topic: { task: true } }, answerWithin: 4_000, tasking: withHidden };
  const settings = { notes: true, staffAccess: "searchable", supportFor, ...work };
  const rooms = await createRooms({ settings, now: 1_800_000_000_000 });
  await rooms.world.pushStaff("ines", { name: "Ines Solberg" });
  await rooms.world.pushStaff("sam", { name: "Sam Ito", support: true });
  const played = new Play(rooms, await rooms.topic());
  await played.begin();
  await played.rest();
  for (const step of steps) {
    rooms.clock.now += 1_000;
    if (withHidden || open.includes(step.act)) await step.act(played, step);
    await played.rest();
  }
  const names = new Map<string, string>();
  const rename = (text: string): string =>
    text.replace(/\b[a-z2-7]{26}\b/g, key => {
      if (!names.has(key)) names.set(key, `key${names.size}`);
      return names.get(key) as string;
    });
  // Our own pings sound the same at any time; only where they fall among the others differs.
  const heard = played.portal.map(socket => socket.texts.filter(text => text !== `{"type":"pong"}`));
  return [...heard, await played.pages()].map(texts => texts.map(rename));
}

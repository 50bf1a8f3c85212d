/**
 * Two worlds that differ in what staff alone may see: in one of them they write notes, name each other, watch, come and
 * go; in the other none of this happens. What a portal user's page is told is the same sequence of events and values in
 * both, frames joined, ids and times aside.
 */
import type { Device } from "./device.ts";
import { inWorld, type Outcome, type Stage } from "./in-world.ts";
import { at, Random } from "./random.ts";
import type { Link } from "./socket.ts";

interface Act {
  /** Whether it is left out of one of the worlds. */
  readonly isStaffOnly: boolean;
  readonly run: (stage: Scene) => void;
}

interface Scene extends Stage {
  readonly conversation: string;
  /** No other act has this text. */
  readonly text: string;
  readonly pick: number;
  /** Whether this is the world with what only staff may see. */
  readonly isWhole: boolean;
}

const device = ({ world }: Stage, name: string): Device => {
  const found = world.devices.find(device => device.name === name);
  if (found === undefined) throw new Error(`no device ${name}`);
  return found;
};

const writers = ["kim-1", "omar", "rosa-1", "rosa-2", "luis"] as const;
const staff = ["kim-1", "omar", "sara"] as const;

function roster({ world, pick }: Scene): void {
  const record = world.host.patients.get("rosa");
  if (record === undefined) return;
  if (pick < 0.4) {
    if (record.team.sara === undefined) record.team.sara = "secondary";
    else delete record.team.sara;
  } else record.team.omar = record.team.omar === "care-team" ? "secondary" : "care-team";
  world.host.change("rosa");
}

const acts: readonly Act[] = [
  {
    isStaffOnly: false,
    run(scene) {
      const { conversation, text, pick, isWhole, world } = scene;
      const writer = device(scene, at(writers, pick) ?? "luis");
      // Whom a message names is of the staff alone; both of these can always be named.
      const isNaming = isWhole && writer.kind === "staff" && pick < 0.3;
      const other = writer.sub === "kim" ? "omar" : "kim";
      const mentions = isNaming ? [world.keys.get(`staff:${other}`) ?? ""] : [];
      writer.send(conversation, text, { note: false, mentions });
    },
  },
  {
    isStaffOnly: false,
    run: scene => void device(scene, at(writers, scene.pick) ?? "luis").read(scene.conversation),
  },
  {
    isStaffOnly: false,
    run(scene) {
      const page = device(scene, scene.pick < 0.5 ? "rosa-1" : "luis");
      // It is gone for a while: whether both its sockets are open for a moment is chance.
      page.vanish(1);
      scene.world.clock.setTimeout(() => {
        page.comeBack();
        page.open(scene.conversation);
      }, 2_000);
    },
  },
  {
    isStaffOnly: true,
    run(scene) {
      const { conversation, text, pick, world } = scene;
      const mentions = pick < 0.3 ? [world.keys.get("staff:sara") ?? ""] : [];
      const writer = device(scene, at(staff, pick) ?? "omar");
      writer.send(conversation, `~staff only~ ${text}`, { note: true, mentions, support: pick > 0.9 });
    },
  },
  {
    isStaffOnly: true,
    run(scene) {
      const page = device(scene, "kim-2");
      page.screen(scene.conversation, scene.pick < 0.6);
    },
  },
  {
    isStaffOnly: true,
    run(scene) {
      const page = device(scene, scene.pick < 0.5 ? "omar" : "sara");
      page.opened
        .get(scene.conversation)
        ?.store.watch(scene.pick * 10 < 3)
        .catch(() => {});
    },
  },
  { isStaffOnly: true, run: roster },
  {
    isStaffOnly: true,
    run({ world, pick }) {
      const record = world.host.staff.get("sara");
      if (record === undefined) return;
      record.name = `sara ${Math.floor(pick * 100)}`;
      world.host.change("sara");
    },
  },
  {
    isStaffOnly: true,
    run: scene => device(scene, "omar").opened.get(scene.conversation)?.store.typing("staff"),
  },
];

/** Ids and times, which are another in each world: that there is one is the same in both. */
const aside = new Set([
  "id",
  "at",
  "lastId",
  "command",
  "lastAt",
  "createdAt",
  "since",
  "waitsSince",
  "wroteAt",
  // How old a session is.
  "age",
]);
/** What only answers a page's own frame. */
const answers = new Set(["pong", "ack"]);

/** What a page was told: events by their places, and each value as often as it was told, by their names. */
class Told {
  readonly lines = new Map<string, string[]>();

  take({ device, party }: Link, text: string): void {
    const { type, ...frame } = JSON.parse(text) as { type: string } & Record<string, unknown>;
    if (answers.has(type)) return;
    for (const [name, value] of Object.entries(frame)) {
      const key = `${device} ${party} ${name}`;
      const lines = this.lines.get(key) ?? [];
      this.lines.set(key, lines);
      const values = name === "events" && Array.isArray(value) ? value : [value];
      for (const each of values) lines.push(JSON.stringify(each, without));
    }
  }
}

function without(key: string, value: unknown): unknown {
  return aside.has(key) ? null : value;
}

async function told(seed: number, isWhole: boolean, length: number): Promise<[Outcome, Told]> {
  const random = new Random(seed * 104_729 + 7);
  const told = new Told();
  const portal = new Set<string>(["rosa-1", "rosa-2", "luis"]);
  const said = (link: Link, text: string): void => {
    if (portal.has(link.device)) told.take(link, text);
  };
  const outcome = await inWorld({ seed, said }, async stage => {
    const { world, isWrong, at: reached } = stage;
    const conversation = world.starts[0]?.id ?? "";
    for (const name of ["kim-1", "kim-2", "omar", "sara", "rosa-1", "rosa-2", "luis"])
      device(stage, name).open(conversation);
    await world.clock.advance(10_000);
    for (let step = 0; step < length; step++) {
      reached(step);
      const act = at(acts, random.next());
      // Delay alone tells nothing: what one act has set off comes to its end before the next.
      const [pick, wait] = [random.next(), 15_000 + random.below(10_000)];
      const text = `said in step ${step}`;
      if (act !== undefined && (isWhole || !act.isStaffOnly))
        act.run({ ...stage, conversation, text, pick, isWhole });
      await world.clock.advance(wait);
      if (isWrong()) return;
    }
    await world.clock.advance(60_000);
  });
  return [outcome, told];
}

export async function compare(seed: number, length = 40): Promise<Outcome> {
  const [whole, all] = await told(seed, true, length);
  if (whole.violation !== null) return whole;
  const [bare, less] = await told(seed, false, length);
  if (bare.violation !== null) return bare;
  for (const key of new Set([...all.lines.keys(), ...less.lines.keys()])) {
    const [one, other] = [all.lines.get(key) ?? [], less.lines.get(key) ?? []];
    const place = [...one.keys(), ...other.keys()].find(index => one[index] !== other[index]);
    if (place === undefined) continue;
    const violation = `what only staff may see changes nothing for the portal: ${key} is ${one[place]} with it and ${other[place]} without, at ${place} of ${one.length} and ${other.length}`;
    return { ...whole, violation };
  }
  return whole;
}

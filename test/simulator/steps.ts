/** What can happen in a world: what people do, and what goes wrong. */
import type { Party } from "@carethread/model";
import type { Device } from "./device.ts";
import { callFaults, trapPlaces } from "./faults.ts";
import type { Invariants } from "./invariants/invariants.ts";
import { at, type Random } from "./random.ts";
import { receiverModes } from "./receiver.ts";
import type { Place } from "./server.ts";
import type { Link } from "./socket.ts";
import type { World } from "./world.ts";

/** One step of a script: it is drawn once and means the same however often steps before it are left out. */
export interface Step {
  readonly kind: Kind;
  /** Numbers from 0 to 1 that choose whom and what it strikes. */
  readonly picks: readonly [number, number, number, number];
  /** Milliseconds that pass after it. */
  readonly wait: number;
}

interface Stage {
  readonly world: World;
  readonly invariants: Invariants;
  readonly picks: Step["picks"];
}

/** Says what it did, or null where there was nothing to do it to. */
type Act = (stage: Stage) => string | null;

const parties: readonly Party[] = [
  "main",
  "main",
  "main",
  "person",
  "person",
  "patient",
  "practice",
  "hooks",
];

const called: readonly Party[] = ["person", "person", "main", "main", "patient", "practice", "hooks"];

/** Who is named and called. */
const named = ["kim", "omar", "sara", "sara", "sup"] as const;

function deviceOf({ world, picks }: Stage): Device {
  return at(world.devices, picks[0]) as Device;
}

/** A page of somebody who may name, watch and follow: support does neither. */
function staffOf({ world, picks }: Stage): Device {
  return at(
    world.devices.filter(({ kind }) => kind === "staff"),
    picks[0],
  ) as Device;
}

function openOf({ picks }: Stage, device: Device): string | undefined {
  return at([...device.opened.keys()], picks[1]);
}

function linkOf({ world, picks }: Stage): Link | undefined {
  const links = world.devices.flatMap(device => [...device.links].filter(link => link.isOpen && link.isHeld));
  return at(links, picks[0]);
}

function placeOf({ world, picks }: Stage, index: 0 | 1): Place | undefined {
  const party = at(parties, picks[index]);
  return at(
    [...world.server.places.values()].filter(place => place.party === party),
    picks[index + 1] as number,
  );
}

const acts = {
  send: [
    26,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      const note = device.kind === "staff" && stage.picks[2] < 0.2;
      const many = stage.picks[3] < 0.2 ? 3 : 1;
      for (let n = 0; n < many; n++) device.send(id, stage.world.newText(device, note), { note });
      return `${device.name} sends ${many}${note ? " notes" : ""}, last ${stage.world.texts}`;
    },
  ],
  mention: [
    5,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      const whom = at(named, stage.picks[2]) ?? "sara";
      const mentions = [stage.world.keys.get(`staff:${whom}`) ?? ""];
      if (id === undefined || whom === device.sub) return null;
      const note = stage.picks[3] < 0.4;
      device.send(id, stage.world.newText(device, note), { note, mentions });
      return `${device.name} names ${whom}, last ${stage.world.texts}`;
    },
  ],
  call: [
    2,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      device.send(id, stage.world.newText(device, false), { note: false, support: true });
      return `${device.name} calls support into ${id}, last ${stage.world.texts}`;
    },
  ],
  watch: [
    4,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      const opened = id === undefined ? undefined : device.opened.get(id);
      if (id === undefined || opened === undefined) return null;
      const on = stage.picks[2] < 0.6;
      const since = stage.invariants.lengthOf(id);
      const done = (): void => stage.world.guarded(() => stage.invariants.watched(device, id, on, since));
      opened.store.watch(on).then(done, () => {});
      return `${device.name} ${on ? "watches" : "no longer watches"} ${id}`;
    },
  ],
  follow: [
    4,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      const opened = id === undefined ? undefined : device.opened.get(id);
      if (id === undefined || opened === undefined) return null;
      const on = stage.picks[2] < 0.6;
      const since = stage.world.clock.now;
      const done = (): void => stage.world.guarded(() => stage.invariants.followed(device, id, on, since));
      opened.store.follow(on).then(done, () => {});
      return `${device.name} ${on ? "follows" : "no longer follows"} whom ${id} is about`;
    },
  ],
  screen: [
    6,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      const on = stage.picks[2] < 0.7;
      device.screen(id, on);
      return `${device.name} has ${id} ${on ? "" : "no longer "}on the screen`;
    },
  ],
  read: [
    12,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      const part = Math.min(1, stage.picks[2] * 1.5);
      const pos = id === undefined ? 0 : device.read(id, part);
      if (id === undefined || pos === 0) return null;
      stage.invariants.read(device, id, pos);
      return `${device.name} reads up to ${pos}`;
    },
  ],
  type: [
    3,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      device.opened
        .get(id)
        ?.store.typing(device.kind === "staff" && stage.picks[2] < 0.5 ? "staff" : "everyone");
      return `${device.name} types`;
    },
  ],
  open: [
    12,
    stage => {
      const device = deviceOf(stage);
      const rows = device.client.inbox.$rows.get()?.map(({ id }) => id) ?? [];
      const all = stage.world.conversations().map(({ name }) => name.replace("harbor~", ""));
      const id = at(stage.picks[2] < 0.8 ? rows : all, stage.picks[1]);
      if (id === undefined || device.opened.has(id)) return null;
      device.open(id);
      return `${device.name} opens ${id}`;
    },
  ],
  close: [
    3,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      device.close(id);
      return `${device.name} closes ${id}`;
    },
  ],
  start: [
    2,
    stage => {
      const device = deviceOf(stage);
      const patient = at(["rosa", "rosa", "ben", "ben", "mia"], stage.picks[1]) ?? "rosa";
      if (stage.world.starts.length > 5) return null;
      stage.world.start(device, patient);
      return `${device.name} starts about ${patient}`;
    },
  ],
  reload: [
    4,
    stage => {
      const device = deviceOf(stage);
      const crash = stage.picks[1] < 0.5;
      device.reload(crash);
      return `${device.name} ${crash ? "crashes and comes back" : "reloads the page"}`;
    },
  ],
  retry: [
    4,
    stage => {
      const device = deviceOf(stage);
      let tried = 0;
      for (const { store } of device.opened.values()) {
        for (const { pending } of store.$items.get()) {
          if (pending?.state !== "failed") continue;
          store.retry(pending.id);
          tried++;
        }
      }
      return tried === 0 ? null : `${device.name} retries ${tried}`;
    },
  ],
  offline: [
    5,
    stage => {
      const device = deviceOf(stage);
      device.setOnline(!device.online);
      return `${device.name} is ${device.online ? "online" : "offline"}`;
    },
  ],
  hide: [
    3,
    stage => {
      const device = deviceOf(stage);
      device.setVisible(!device.visible);
      return `${device.name} is ${device.visible ? "shown" : "hidden"}`;
    },
  ],
  cut: [
    5,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      link.cut(stage.picks[1], stage.picks[2]);
      return `cut ${link.id} of ${link.device}`;
    },
  ],
  deafen: [
    4,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      if (stage.picks[1] < 0.4) link.deafen();
      else if (stage.picks[1] < 0.7) link.up.deaf = true;
      else link.down.deaf = true;
      return `${link.id} of ${link.device} is half open`;
    },
  ],
  stall: [
    4,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      const way = stage.picks[1] < 0.5 ? link.up : link.down;
      way.notBefore = stage.world.clock.now + stage.picks[2] * 12_000;
      return `${link.id} of ${link.device} stalls`;
    },
  ],
  repeat: [
    5,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      const way = stage.picks[1] < 0.5 ? link.up : link.down;
      way.twice = true;
      return `${link.id} of ${link.device} delivers twice`;
    },
  ],
  dial: [
    2,
    stage => {
      const device = deviceOf(stage);
      device.dials = stage.picks[1] < 0.4 ? "refused" : stage.picks[1] < 0.7 ? "hanging" : "ok";
      return `${device.name}'s new sockets: ${device.dials}`;
    },
  ],
  http: [
    3,
    stage => {
      const device = deviceOf(stage);
      device.http = stage.picks[1] < 0.5 ? "lost" : "answer-lost";
      return `${device.name}'s next request: ${device.http}`;
    },
  ],
  tokens: [
    2,
    stage => {
      const device = deviceOf(stage);
      device.tokens = at(["good", "none", "hanging", "old"] as const, stage.picks[1]) ?? "good";
      return `${device.name}'s tokens: ${device.tokens}`;
    },
  ],
  kill: [
    6,
    stage => {
      const place = placeOf(stage, 0);
      if (place === undefined || place.living === null) return null;
      stage.world.server.kill(place);
      return `kill ${place.party} ${place.name}`;
    },
  ],
  trap: [
    10,
    stage => {
      const place = at(trapPlaces, stage.picks[0]) ?? "put";
      const party = at(parties, stage.picks[1]) ?? "main";
      stage.world.faults.traps.push({ place, party });
      return `the next ${party} dies at ${place}`;
    },
  ],
  refuse: [
    3,
    stage => {
      const party = at(parties, stage.picks[0]) ?? "main";
      stage.world.faults.traps.push({ place: "refused", party });
      return `the next put of ${party} is refused`;
    },
  ],
  hibernate: [
    6,
    stage => {
      const { server } = stage.world;
      if (stage.picks[2] < 0.4) {
        const slept = [...server.places.values()].filter(place => server.hibernate(place)).length;
        return slept === 0 ? null : `${slept} rooms hibernate`;
      }
      const place = placeOf(stage, 0);
      return place && server.hibernate(place) ? `hibernate ${place.party} ${place.name}` : null;
    },
  ],
  restart: [
    1,
    stage => {
      stage.world.server.restart();
      return "restart everything";
    },
  ],
  down: [
    1,
    stage => {
      const ms = stage.picks[0] * 20_000;
      stage.world.faults.downUntil = stage.world.clock.now + ms;
      stage.world.server.restart();
      return `down for ${Math.round(ms)} ms`;
    },
  ],
  calls: [
    5,
    stage => {
      const kind = at(callFaults, stage.picks[0]) ?? "lost";
      const to = at(called, stage.picks[1]) ?? "person";
      const until = stage.world.clock.now + stage.picks[2] * 20_000;
      stage.world.faults.calls.push({ kind, to, until });
      return `calls to ${to} are ${kind} until ${Math.round(until)}`;
    },
  ],
  disk: [
    2,
    stage => {
      stage.world.faults.slowDiskUntil = stage.world.clock.now + stage.picks[0] * 5_000;
      return "the disk is slow";
    },
  ],
  ticks: [
    2,
    stage => {
      stage.world.faults.tickPausedUntil = stage.world.clock.now + stage.picks[0] * 60_000;
      return "the cron rests";
    },
  ],
  tick: [
    4,
    stage => {
      void stage.world.server.tick();
      return "the cron ticks";
    },
  ],
  receiver: [
    3,
    ({ world, picks }) => {
      world.receiver.mode = at(receiverModes, picks[0]) ?? "well";
      return `the practice's back end: ${world.receiver.mode}`;
    },
  ],
  /** Nothing happens for longer than a message may stay unread, or a grant lasts. */
  lull: [2, () => "minutes pass"],
  team: [
    4,
    ({ world, picks }) => {
      const { host } = world;
      const [patient, member, staff] =
        at(
          [
            ["rosa", "omar", true],
            ["rosa", "omar", true],
            ["ben", "kim", true],
            ["ben", "sara", true],
            ["mia", "kim", true],
            ["rosa", "luis", false],
            ["rosa", "luis", false],
          ] as const,
          picks[0],
        ) ?? (["rosa", "omar", true] as const);
      const record = host.patients.get(patient);
      if (record === undefined) return null;
      const list: Record<string, string> = staff ? record.team : record.linked;
      const was = list[member];
      if (was === undefined) list[member] = staff ? (picks[1] < 0.5 ? "care-team" : "secondary") : "guardian";
      else delete list[member];
      host.change(patient);
      return `${member} ${was === undefined ? "joins" : "leaves"} ${patient}`;
    },
  ],
  restrict: [
    3,
    ({ world, picks }) => {
      const id = picks[0] < 0.5 ? "omar" : "kim";
      const record = world.host.staff.get(id);
      if (record === undefined) return null;
      record.restrictions = record.restrictions.length > 0 ? [] : ["heart"];
      world.host.change(id);
      return `${id} is restricted from [${record.restrictions}]`;
    },
  ],
  activate: [
    1,
    ({ world }) => {
      const record = world.host.staff.get("sara");
      if (record === undefined) return null;
      record.active = !record.active;
      world.host.change("sara");
      return `sara is ${record.active ? "active" : "not active"}`;
    },
  ],
  chart: [
    2,
    ({ world, picks }) => {
      const id = picks[0] < 0.5 ? "rosa" : "ben";
      const record = world.host.patients.get(id);
      if (record === undefined) return null;
      if (picks[1] < 0.4) record.name = `${id} ${Math.floor(picks[2] * 100)}`;
      else if (picks[1] < 0.7) record.programs = record.programs.length > 0 ? [] : ["heart"];
      else record.deceased = !record.deceased;
      world.host.change(id);
      return `the chart of ${id} changes: ${JSON.stringify(record)}`;
    },
  ],
  rename: [
    1,
    ({ world, picks }) => {
      const id = picks[0] < 0.5 ? "omar" : "sara";
      const record = world.host.staff.get(id);
      if (record === undefined) return null;
      record.name = `${id} ${Math.floor(picks[1] * 100)}`;
      world.host.change(id);
      return `${id} is called ${record.name}`;
    },
  ],
} as const satisfies Record<string, readonly [number, Act]>;

export type Kind = keyof typeof acts;

/** How often each kind of step comes, in place of a seed's own mixture. */
export type Mix = Readonly<Partial<Record<Kind, number>>>;

const kinds = Object.keys(acts) as Kind[];

/** Most steps follow at once upon another; some leave time for retries, leases and tokens to end. */
function drawWait(random: Random, kind: Kind): number {
  if (kind === "lull") return 100_000 + random.below(160_000);
  return drawUsualWait(random);
}

function drawUsualWait(random: Random): number {
  const kind = random.next();
  if (kind < 0.5) return random.below(30);
  if (kind < 0.8) return random.below(1_000);
  if (kind < 0.95) return random.below(8_000);
  return random.below(80_000);
}

/** A script of its own mixture: what happens to be left out of one seed leaves more room for the rest. */
export function drawSteps(random: Random, length: number, mix?: Mix): Step[] {
  const weights = kinds.map(kind => {
    const usual = acts[kind][0] * (at([0, 1, 1, 3], random.next()) ?? 1);
    return mix === undefined ? usual : (mix[kind] ?? 0);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const drawKind = (): Kind => {
    let left = random.next() * total;
    const index = weights.findIndex(weight => {
      left -= weight;
      return left < 0;
    });
    return kinds[index] ?? "send";
  };
  return Array.from({ length }, () => {
    const kind = drawKind();
    const picks = [random.next(), random.next(), random.next(), random.next()] as const;
    return { kind, picks, wait: drawWait(random, kind) };
  });
}

export function take(step: Step, world: World, invariants: Invariants): void {
  const [, act] = acts[step.kind] as readonly [number, Act];
  const did = act({ world, invariants, picks: step.picks });
  if (did !== null) world.note(did);
}

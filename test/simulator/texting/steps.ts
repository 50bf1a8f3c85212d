/** What happens in a world of texts. */
import { dayAfter, isAmbiguousStop, type Party, type Rhythm } from "@carethread/model";
import { callFaults, trapPlaces } from "../faults.ts";
import { at, type Random } from "../random.ts";
import type { Mix } from "../steps/steps.ts";
import { type Phone, rightDate, type TextingWorld } from "./world.ts";

type Picks = readonly [number, number, number, number];
/** Says what it did, or null where there was nothing to do. */
type Act = (world: TextingWorld, phone: Phone, picks: Picks) => string | null;

const hour = 3_600_000;
const day = 24 * hour;
const parties: readonly Party[] = [
  "texting",
  "texting",
  "texting",
  "patient",
  "patient",
  "main",
  "person",
  "index",
];

/**
 * From the number in the chart, or now and then from the other one. Null where the provider's door does not know yet whose it
 * is, as long as nobody was texted there.
 */
function numberOf(world: TextingWorld, { key, numbers, record }: Phone, pick: number): string | null {
  if (pick >= 0.85) return numbers.find(number => number !== record.phone) ?? numbers[0];
  return world.known(key)?.number === record.phone ? record.phone : null;
}

const staff =
  (deed: string): Act =>
  (world, phone) => {
    if (phone.isAsked) return null;
    void world.ask(phone, deed);
    return `staff: ${deed} ${phone.patient}`;
  };

const word =
  (kind: "stop" | "start" | "help", bodies: readonly string[]): Act =>
  (world, phone, picks) => {
    // Who says STOP and then START is heard in that order.
    if (phone.texting > 0) return null;
    // Marks at its end make no other word of it, and no two that are the same.
    const body = `${at(bodies, picks[1])}${"!".repeat(++world.texts)}`;
    const number = numberOf(world, phone, picks[2]);
    if (number === null) return null;
    void world.text(phone, number, kind, body, isAmbiguousStop(body));
    return `${phone.patient} texts ${body}`;
  };

export const acts = {
  invite: [9, staff("invite")],
  resend: [4, staff("resend")],
  optOut: [2, staff("opt-out")],
  consent: [3, staff("consent")],
  date: [
    9,
    (world, phone) => {
      const { status = "none" } = world.enrolment(phone) ?? {};
      // Who can write is not asked for it; what they say then is a message like others.
      if (phone.texting > 0 || status === "enabled" || status === "opted-out") return null;
      if (world.known(phone.key)?.status === "enabled") return null;
      const number = numberOf(world, phone, 0);
      if (number === null) return null;
      void world.text(phone, number, "date", rightDate);
      return `${phone.patient} texts the date`;
    },
  ],
  wrong: [
    3,
    (world, phone) => {
      const number = numberOf(world, phone, 0);
      if (number === null) return null;
      const body = `01/02/${1000 + ++world.texts}`;
      void world.text(phone, number, "other", body);
      return `${phone.patient} texts ${body}`;
    },
  ],
  say: [
    14,
    (world, phone, picks) => {
      const number = numberOf(world, phone, picks[1]);
      if (number === null) return null;
      const body = world.newText(phone.patient);
      void world.text(phone, number, "other", body);
      return body;
    },
  ],
  stop: [2, word("stop", ["STOP", "Stop.", "unsubscribe", "Cancel"])],
  start: [3, word("start", ["START", "unstop"])],
  help: [1, word("help", ["HELP"])],
  stranger: [
    1,
    world => {
      void world.stranger("+12025550188");
      return "a stranger texts";
    },
  ],
  number: [
    2,
    (world, phone) => {
      if (!world.host.isDone) return null;
      world.moves(phone, phone.record.phone === phone.numbers[0] ? 1 : 0);
      return `the chart of ${phone.patient} has ${phone.record.phone}`;
    },
  ],
  send: [
    16,
    (world, phone) => {
      const id = world.openWith(phone)?.$head.get()?.id;
      if (id === undefined) return null;
      const text = world.newText("kim");
      world.nurse.send(id, text, { note: false });
      return `${text} to ${phone.patient}`;
    },
  ],
  open: [
    8,
    world => {
      for (const { name } of world.conversations()) {
        const id = name.replace("harbor~", "");
        if (world.nurse.opened.get(id)?.store.$status.get().state === "ended") world.nurse.close(id);
        world.nurse.open(id);
      }
      return "kim looks at all";
    },
  ],
  begin: [
    3,
    (world, phone) => {
      world.nurse.comeTo();
      world.nurse.client.start({ patient: phone.key, commandId: world.nurse.client.newId() }).catch(() => {});
      return `kim begins with ${phone.patient}`;
    },
  ],
  provider: [
    7,
    (world, _, picks) => {
      const fault = at(
        ["refuses", "busy", "takes-and-dies", "takes-and-dies", "unreachable"] as const,
        picks[1],
      );
      world.carrier.provider.faults.push(fault ?? "busy");
      return `the provider ${fault} next`;
    },
  ],
  /** The carrier has heard it, and the rooms have not. */
  blocked: [
    1,
    (world, phone) => {
      world.carrier.provider.stopped.add(phone.record.phone);
      return `the provider has heard ${phone.patient} say STOP`;
    },
  ],
  days: [
    4,
    (world, _, picks) => {
      // The provider tells for less than a day, and the host and staff do not sleep on it.
      if (!world.isSettled) return null;
      const ms = picks[1] < 0.2 ? 14 * day : Math.floor(picks[2] * 6 * day);
      world.clock.leap(ms);
      return `${(ms / day).toFixed(1)} days pass`;
    },
  ],
  kill: [
    8,
    (world, _, picks) => {
      const party = at(parties, picks[1]);
      const place = at(
        [...world.server.places.values()].filter(each => each.party === party && each.living !== null),
        picks[2],
      );
      if (place === undefined) return null;
      world.server.kill(place);
      return `kill ${place.party}`;
    },
  ],
  trap: [
    12,
    (world, _, picks) => {
      const trap = { place: at(trapPlaces, picks[1]) ?? "put", party: at(parties, picks[2]) ?? "texting" };
      world.faults.traps.push(trap);
      return `the next ${trap.party} dies at ${trap.place}`;
    },
  ],
  refuse: [
    2,
    (world, _, picks) => {
      const party = at(parties, picks[1]) ?? "texting";
      world.faults.traps.push({ place: "refused", party });
      return `the next commit of ${party} is refused`;
    },
  ],
  calls: [
    5,
    (world, _, picks) => {
      const [kind, to] = [at(callFaults, picks[1]) ?? "lost", at(parties, picks[2]) ?? "texting"];
      world.faults.calls.push({ kind, to, until: world.clock.now + picks[3] * 30_000 });
      return `calls to ${to} are ${kind}`;
    },
  ],
  hibernate: [
    3,
    ({ server }) => {
      const slept = [...server.places.values()].filter(place => server.hibernate(place)).length;
      return slept === 0 ? null : `${slept} rooms hibernate`;
    },
  ],
  restart: [
    1,
    ({ server }) => {
      server.restart();
      return "restart everything";
    },
  ],
  ticks: [
    2,
    (world, _, picks) => {
      world.faults.tickPausedUntil = world.clock.now + picks[1] * 60_000;
      return "the cron rests";
    },
  ],
  /** Only where a mixture asks for them: see `coachingMix`. */
  plan: [
    0,
    (world, phone, picks) => {
      const { record, patient } = phone;
      const begins = Math.floor(picks[1] * 12) - 4;
      if (picks[2] < 0.2) delete record.plan;
      else record.plan = dayAfter(world.today, begins);
      world.host.change(patient);
      return `the plan of ${patient} begins ${record.plan ?? "no more"}`;
    },
  ],
  rhythm: [
    0,
    (world, phone, picks) => {
      const store = world.openWith(phone);
      if (store === undefined) return null;
      const rhythm = rhythmBy(world, picks);
      store.setRhythm(rhythm).catch(() => {});
      return `kim sets ${JSON.stringify(rhythm)} for ${phone.patient}`;
    },
  ],
} as const satisfies Readonly<Record<string, readonly [number, Act]>>;

/** Weeks of coaching. */
export const coachingMix: Mix = {
  ...{ plan: 5, rhythm: 4, invite: 6, date: 9, send: 8, open: 8, begin: 4, days: 9 },
  ...{ kill: 6, trap: 9, refuse: 2, calls: 4, hibernate: 3, restart: 1, ticks: 1 },
};

function rhythmBy(world: TextingWorld, [, which, n]: Picks): Rhythm {
  switch (at(["plan", "daily", "weekly", "days", "paused", "as-needed"] as const, which)) {
    case "days":
      return { type: "days", every: 2 + Math.floor(n * 9) };
    case "paused":
      return n < 0.3
        ? { type: "paused" }
        : { type: "paused", until: dayAfter(world.today, Math.ceil(n * 9)) };
    case "daily":
      return { type: "daily", reason: "readiness" };
    case "weekly":
      return { type: "weekly" };
    case "plan":
      return { type: "plan" };
    default:
      return { type: "as-needed" };
  }
}

export type TextingKind = keyof typeof acts;

interface Step {
  readonly kind: TextingKind;
  readonly who: number;
  readonly picks: Picks;
  readonly wait: number;
}

const kinds = Object.keys(acts) as TextingKind[];

/** A script of its own mixture. */
export function drawTexting(random: Random, length: number, mix?: Mix): Step[] {
  const weights = kinds.map((kind): [TextingKind, number] => {
    const [usual] = acts[kind];
    // What a mixture alone has leaves the seeds of the others as they are.
    const weight = usual === 0 ? 0 : usual * (at([0.3, 1, 1, 3], random.next()) ?? 1);
    return [kind, mix === undefined ? weight : (mix[kind] ?? 0)];
  });
  const sum = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return Array.from({ length }, () => {
    let left = random.next() * sum;
    const [kind] = weights.find(([, weight]) => {
      left -= weight;
      return left < 0;
    }) ?? ["say"];
    const picks: Picks = [random.next(), random.next(), random.next(), random.next()];
    const slow = random.next();
    const wait = random.below(slow < 0.4 ? 30 : slow < 0.8 ? 1_500 : slow < 0.95 ? 8_000 : 60_000);
    return { kind, who: random.next(), picks, wait };
  });
}

export function takeTexting({ kind, who, picks }: Step, world: TextingWorld): void {
  const [, act] = acts[kind] as readonly [number, Act];
  const phone = at(world.phones, who);
  const did = phone === undefined ? null : act(world, phone, picks);
  if (did !== null) world.note(did);
}

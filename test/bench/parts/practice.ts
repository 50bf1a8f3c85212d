/** A large practice: its look-up, its tick, the start of each room and what it holds, and how each grows. */
import {
  type Figures,
  figuresOf,
  idleTick,
  type RoomName,
  roomNames,
  type Woken,
} from "../practice/in-memory.ts";
import { onRuntime, type RuntimeFigures } from "../practice/on-runtime.ts";
import { large, part } from "../practice/sizes.ts";
import { kB, ms, seconds, table, times, verdict } from "../report.ts";
import type { Servers, Sizing } from "./part.ts";

/** Milliseconds of a look-up, and values that are read. */
const bounds = { lookUp: 150, tick: 20, inbox: 60 } as const;

const many = (n: number): string => n.toLocaleString("en");

/** Of a person's room the bound of the design speaks; the others have none. */
const asked: Readonly<Record<RoomName, (figures: Figures) => string>> = {
  person: ({ sizes }) => `person, ${many(sizes.rows)} rows: a hello`,
  patient: ({ sizes }) => `patient, ${many(sizes.conversations)} conversations: the chart`,
  conversation: ({ sizes }) => `conversation, ${many(sizes.messages)} messages: a hello`,
  practice: ({ sizes }) => `practice, ${many(sizes.staff)} staff: the registration`,
  index: ({ sizes }) => `one slice, ${many(sizes.patients / sizes.slices)} patients: a look-up`,
  hooks: ({ sizes }) => `hooks, ${many(sizes.webhooks)} waiting: how many wait`,
};

export async function practicePart(servers: Servers, { rounds, quick }: Sizing): Promise<string> {
  const whole = quick ? part(large, 50) : large;
  const small = await figuresOf(part(whole, 10), rounds);
  const full = await figuresOf(whole, rounds);
  const twenty = { ...part(whole, 5), slices: 2 };
  const tick = await idleTick(twenty);
  const real = quick
    ? { patients: 100, slices: 4, staff: 10, rows: 30 }
    : { patients: 2_000, slices: 4, staff: 500, rows: 1_000 };
  const runtime = await onRuntime(servers, real, rounds);
  return [
    practiceTable(small, full, tick, twenty.patients),
    startTable(small, full),
    runtimeTable(runtime),
  ].join("\n\n");
}

/** A figure beside a bound of the same unit. */
const bounded = (figure: number, bound: number, unit = ""): string[] => [
  `≤ ${bound}${unit}`,
  verdict(figure <= bound),
];

function practiceTable(small: Figures, full: Figures, tick: Woken, twenty: number): string {
  const row = (
    name: string,
    of: (figures: Figures) => number,
    show: (value: number) => string,
    bound = ["", ""],
  ): string[] => [name, show(of(small)), show(of(full)), times(of(full), of(small)), ...bound];
  const lookUp = (figure: number): string[] => bounded(figure, bounds.lookUp, " ms");
  const { slices } = full.sizes;
  return table(
    ["", ...[small, full].map(({ sizes }) => `${many(sizes.patients)} patients`), "grows", "bound", ""],
    [
      row("look-up, slices loaded, p50", figures => figures.lookUp.p50, ms, lookUp(full.lookUp.p50)),
      row("the same, p95", figures => figures.lookUp.p95, ms, lookUp(full.lookUp.p95)),
      row(`first look-up, ${slices} slices load`, figures => figures.first.ms, ms, lookUp(full.first.ms)),
      row("held by all slices then", figures => figures.first.held, kB),
      row(`a tick with nothing due, ${slices} slices`, figures => figures.tick.ms, ms),
      row("its reads", figures => figures.tick.reads, String),
      [
        `reads of a tick with nothing due, ${many(twenty)} patients in 2 slices`,
        ...["", String(tick.reads), "", ...bounded(tick.reads, bounds.tick)],
      ],
      row("values that a changed member of staff writes", figures => figures.staffWrites, String),
    ],
  );
}

function startTable(small: Figures, full: Figures): string {
  return table(
    ["a room starts, all others asleep", "", "a tenth", "grows", "reads", "values", "held", "bound", ""],
    roomNames.map(name => {
      const [some, all] = [small.rooms[name], full.rooms[name]];
      const bound = name === "person" ? bounded(all.values, bounds.inbox, " values") : ["", ""];
      const grows = times(all.ms, some.ms);
      return [asked[name](full), ms(all.ms), ms(some.ms), grows, ...[all.reads, all.values].map(many)].concat(
        [kB(Math.max(0, all.held))],
        bound,
      );
    }),
  );
}

function runtimeTable({ sizes, filled, lookUp, ...figures }: RuntimeFigures): string {
  const { patients, slices, staff, rows } = sizes;
  const place = `${many(patients)} patients in ${slices} slices, ${many(staff)} staff`;
  const row = (name: string, figure: number, bound?: number): string[] => [
    name,
    ms(figure),
    ...(bound === undefined ? ["", ""] : bounded(figure, bound, " ms")),
  ];
  return table(
    [`on the real runtime: ${place}`, "", "bound", ""],
    [
      row("look-up, p50", lookUp.p50, bounds.lookUp),
      row("look-up, p95", lookUp.p95, bounds.lookUp),
      row("first look-up after a start", figures.firstLookUp, bounds.lookUp),
      row(`hello to an inbox of ${many(rows)} rows after a start`, figures.hello),
      row("the same once it is awake", figures.helloAgain),
      row("settings pushed to the practice's room after a start", figures.practice),
      row("a tick with nothing due", figures.tick),
      ["filling it by pushes", seconds(filled), "", ""],
    ],
  );
}

/** One small practice for tests that tell a story: Kim and Lee care for Ana, for whom Bea acts; Mo is outside. */
import {
  type Decidable,
  type Decided,
  type May,
  type Member,
  mayIn,
  type PatientFacts,
  type PersonFacts,
  PracticeSettings,
  type Refusal,
  rowFor,
} from "@carethread/model";
import { at, conversation, everybody, patientId, portal, staff, type World } from "./arbitraries.ts";
import { type Outcome, Room } from "./room.ts";

/** Numbers in `everybody`. */
export const kim = 0;
export const lee = 1;
export const mo = 2;
export const noa = 3;
export const oz = 4;
export const ana = 5;
export const bea = 6;
export const cas = 7;
export const host = 8;

export interface Changes {
  readonly settings?: Partial<PracticeSettings>;
  readonly patient?: Partial<PatientFacts>;
  /** By number in `everybody`. */
  readonly people?: Readonly<Record<number, Partial<PersonFacts>>>;
}

export function example({ settings, patient, people }: Changes = {}): World {
  return {
    settings: { ...PracticeSettings.parse({ notes: true }), ...settings },
    patient: {
      rev: 1,
      id: patientId,
      name: "Ana Silva",
      patientId: "MRN-1",
      deceased: false,
      programs: [],
      team: [
        { person: at(staff, 0), role: "primary-coach" },
        { person: at(staff, 1), role: "secondary" },
      ],
      linked: [
        { person: at(portal, 0), relation: "self" },
        { person: at(portal, 1), relation: "guardian" },
      ],
      followers: [],
      ...patient,
    },
    people: everybody.map((person, index) => ({
      rev: 1,
      person,
      active: true,
      restrictions: [],
      support: false,
      ...people?.[index],
    })),
  };
}

/** A practice whose staff open whatever they find, and one where Oz is of its support. */
export const searchable = { settings: { staffAccess: "searchable" } } as const;
export const withSupport = { people: { [oz]: { support: true } } };

/** A start, as somebody asks for it. */
export const begin = (more: Partial<Decidable & { type: "start" }> = {}) =>
  ({ type: "start", conversation, kind: "topic", title: "Knee", ...more }) as const;

export function start(room: Room, by: number, title = "Knee", first: string | null = "Hello"): Outcome {
  return room.do({ do: "start", by, title, first, past: null, now: 1_000 });
}

/** A room where Ana asked about her knee. */
export function started(changes?: Changes): Room {
  const room = new Room(example(changes));
  start(room, ana);
  return room;
}

export function say(
  room: Room,
  by: number,
  text: string,
  visibility: "everyone" | "staff" = "everyone",
  more: { mentions?: readonly number[]; support?: boolean; screens?: readonly number[]; now?: number } = {},
): Outcome {
  return room.do({ do: "message", by, text, visibility, now: 2_000, ...more });
}

export function watch(room: Room, by: number, on: boolean): Outcome {
  return room.do({ do: "watch", by, on, now: 2_000 });
}

export function remove(room: Room, by: number, whom: number): Outcome {
  return room.do({ do: "remove", by, whom, now: 2_000 });
}

export function read(room: Room, by: number): Outcome {
  return room.do({ do: "read", by, share: 1, now: 2_000 });
}

/** The chart changes and the conversation hears of it. */
export function changeChart(room: Room, patient: Partial<PatientFacts>): Outcome {
  return room.do({ do: "roster", patient: { ...room.patient, ...patient }, told: true, now: 2_000 });
}

export function codeOf(answer: Outcome | Decided | Refusal): string | null {
  if ("refused" in answer) return answer.refused;
  return "refusal" in answer ? (answer.refusal?.refused ?? null) : null;
}

export function memberOf(room: Room, actor: number): Member | undefined {
  return room.state?.staff.members[at(everybody, actor).id];
}

export function badgeOf(room: Room, actor: number): number | undefined {
  return room.state === null ? undefined : rowFor(room.state, at(everybody, actor).id)?.badge;
}

export function mayOf(room: Room, actor: number): May {
  return mayIn(room.facts(actor), room.target);
}

export function typesOf(events: readonly { event: { type: string } }[]): string[] {
  return events.map(({ event }) => event.type);
}

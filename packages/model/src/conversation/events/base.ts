/** What every type of event says of itself, and what all events have in common. */
import * as z from "zod/mini";
import { Key } from "../../names.ts";
import { type Members, Person } from "../../people/people.ts";
import type { Policy } from "../../practice/practice.ts";
import type { LogFilter } from "../../stream/stream.ts";
import type { Position, Readings, View, ViewState } from "../state.ts";

export const base = {
  id: Key,
  /** Server time, milliseconds since 1970. */
  at: z.int().check(z.nonnegative()),
  by: Person,
};

/** What the rules of a type may ask of any event. */
interface Said {
  readonly type: string;
  readonly id: string;
  readonly at: number;
  readonly by: Person;
}

/** Who did something, as a view is told it: in the portal's, staff and the practice act as one. */
export const Actor = /* @__PURE__ */ z.union([Person, z.literal("team")]);
export type Actor = z.infer<typeof Actor>;

/** An event of which a view may not be told who did it. */
export type Unsigned<E extends Said> = E extends Said ? Omit<E, "by"> & { readonly by: Actor } : never;

/** An event as a view shows it. Messages alone are signed by whoever wrote them. */
export type Shown<E extends Said> = E extends { type: "message" } ? E : Unsigned<E>;

/** An event as a viewer gets it: `pos` is its place in the viewer's own log, dense from 1. */
export type Seen<E extends Said> = Shown<E> & { readonly pos: number };

/** An event with its place in both logs. Where `everyone` is false, `portal` is the place before it. */
export interface Placed<E extends Said> extends Position {
  readonly event: E;
  readonly everyone: boolean;
}

/** One type of event as everybody knows it who has a view: what pages load. */
export interface EventView<E extends Said> {
  readonly schema: z.ZodMiniObject & z.ZodMiniType<E>;
  /** Whether its author is named to everyone who sees it. */
  readonly signed: boolean;
  /** Moves a view on, whose head has the event's place already. */
  apply(view: ViewState, event: Seen<E>): ViewState;
}

/** What a room knows of it besides: who sees it, and what it does to badges. */
export interface EventRule<E extends Said> {
  /** Whether it stands in the portal's log too. It is settled when the event is stored and never changes. */
  isForEveryone(event: E, policy: Policy): boolean;
  /** The event without what is not for this view. */
  shownTo(event: E, view: View): Shown<E>;
  /** Whether it can be unread, and stand in a badge. */
  readonly counts: boolean;
  /** By which filters it is shown; none where absent. */
  filters?(event: E): readonly LogFilter[];
  /** Moves everybody's reading on; `members` are those before the event. Absent where it touches nobody's. */
  read?(readings: Readings, members: Members, placed: Placed<E>): Readings;
}

/** The place before an event. */
export function placeBefore({ seq, portal, everyone }: Placed<Said>): Position {
  return { seq: seq - 1, portal: everyone ? portal - 1 : portal };
}

/** What both views show, but for who did it: portal users know by name only the staff who wrote to them. */
export function unsigned<E extends Said>(event: E, view: View): Unsigned<E> {
  const by: Actor = view === "portal" && event.by.side !== "portal" ? "team" : event.by;
  return { ...event, by } as unknown as Unsigned<E>;
}

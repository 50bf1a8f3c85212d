/** What all events about a correction say, and what of it leaves a room. */
import * as z from "zod/mini";
import { Key } from "../../../names.ts";
import type { Policy } from "../../../practice/practice.ts";
import type { View } from "../../state.ts";
import { base, type Unsigned, unsigned } from "../base.ts";

export const about = {
  ...base,
  correction: Key,
  message: Key,
  /** The message's place in the viewer's log; as it is stored, in the staff's. */
  place: z.int().check(z.positive()),
  /** Its place in the portal's log; it never leaves the room. */
  portalPlace: z.optional(z.int()),
  /** Where in the staff's log it stands what was said of this correction before; it never leaves the room. */
  earlier: z.optional(z.array(z.int())),
};

type Stored = Parameters<typeof unsigned>[0] & {
  readonly place: number;
  readonly portalPlace?: number | undefined;
  readonly earlier?: readonly number[] | undefined;
};

/** The patient's side sees every message that it asks about: so it sees all that is said of it. */
export function isForEveryone(_: unknown, { audience }: Policy): boolean {
  return audience !== "staff";
}

/** The event with the message's place as the view counts, and nothing of the other's. */
export function shownBeside<E extends Stored>(event: E, view: View): Unsigned<E> {
  const { portalPlace, earlier: _, ...told } = event;
  const place = view === "portal" && portalPlace !== undefined ? portalPlace : event.place;
  return unsigned({ ...told, place } as unknown as E, view);
}

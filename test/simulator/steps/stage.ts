/** What a step is given, and whom and what its numbers choose. */
import type { Party } from "@carethread/model";
import type { Device } from "../device.ts";
import type { Invariants } from "../invariants/invariants.ts";
import type { Place } from "../place.ts";
import { at } from "../random.ts";
import type { Link } from "../socket.ts";
import type { World } from "../world.ts";

export interface Stage {
  readonly world: World;
  readonly invariants: Invariants;
  /** Numbers from 0 to 1 that choose whom and what it strikes. */
  readonly picks: readonly [number, number, number, number];
}

/** Says what it did, or null where there was nothing to do it to. */
export type Act = (stage: Stage) => string | null;

export const parties: readonly Party[] = [
  "main",
  "main",
  "main",
  "person",
  "person",
  "patient",
  "practice",
  "index",
  "hooks",
];

export const called: readonly Party[] = [
  "person",
  "person",
  "main",
  "main",
  "patient",
  "practice",
  "index",
  "hooks",
];

/** A page that is there. */
export function deviceOf({ world, picks }: Stage): Device {
  return at(
    world.devices.filter(({ isGone }) => !isGone),
    picks[0],
  ) as Device;
}

/** A page of somebody who may name, watch and follow: support does neither. */
export function staffOf({ world, picks }: Stage): Device {
  return at(
    world.devices.filter(({ kind, isGone }) => kind === "staff" && !isGone),
    picks[0],
  ) as Device;
}

export function openOf({ picks }: Stage, device: Device): string | undefined {
  return at([...device.opened.keys()], picks[1]);
}

export function linkOf({ world, picks }: Stage): Link | undefined {
  const links = world.devices.flatMap(device => [...device.links].filter(link => link.isOpen && link.isHeld));
  return at(links, picks[0]);
}

export function placeOf({ world, picks }: Stage, index: 0 | 1): Place | undefined {
  const party = at(parties, picks[index]);
  return at(
    [...world.server.places.values()].filter(place => place.party === party),
    picks[index + 1] as number,
  );
}

/** How often each comes, as a weight, and what it does. */
export type Acts = Readonly<Record<string, readonly [number, Act]>>;

/** Conversations in which much is said and done: the start comes about, and half of what follows is messages. */
import fc from "fast-check";
import { anything, deeds, scripts, settings, world } from "./arbitraries.ts";
import { ana, example, host } from "./example.ts";
import { play, Room } from "./room.ts";

const what = fc.oneof(
  { weight: 4, arbitrary: anything },
  { weight: 3, arbitrary: deeds.message },
  { weight: 1, arbitrary: deeds.bringIn },
);

/** People who may do most of what they try, and such as seldom may. */
const worlds = fc.oneof(
  { weight: 3, arbitrary: settings.map(settings => ({ ...example(), settings })) },
  { weight: 1, arbitrary: world },
);

const starts = fc.constantFrom(
  { do: "start" as const, by: ana, title: "Knee", first: "Hello", past: null },
  { do: "start" as const, by: host, title: "Knee", first: null, past: 1_000 },
);

/** A room after everything was done; where the start was refused it has no state. */
export function played(clock: Parameters<typeof scripts>[1] = {}): fc.Arbitrary<Room> {
  return fc
    .tuple(worlds, starts, scripts(what, clock))
    .map(([world, start, [first, ...rest]]) => {
      const room = new Room(world);
      const script = [{ ...start, now: first?.now ?? 0 }, ...rest];
      for (const _ of play(room, script));
      return room;
    })
    .filter(({ state }) => state !== null);
}

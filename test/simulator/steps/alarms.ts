/** What becomes of the platform's alarms, and rooms that they alone wake. */
import { alarmFaults } from "../faults.ts";
import { at } from "../random.ts";
import type { Acts } from "./stage.ts";

/** None of these comes in a world whose platform has no alarms. */
export const alarms = {
  alarms: [
    4,
    ({ world, picks }) => {
      const kind = at(alarmFaults, picks[0]) ?? "late";
      const until = world.clock.now + picks[1] * 90_000;
      world.faults.alarms.push({ kind, until });
      return `alarms are ${kind} until ${Math.round(until)}`;
    },
  ],
  sleep: [
    5,
    ({ world }) => {
      const { server } = world;
      const slept = [...server.places.values()].filter(place => server.hibernate(place)).length;
      return slept === 0 ? null : `${slept} rooms sleep`;
    },
  ],
  /** Everything dies, and what was owed is known to alarms alone. */
  outage: [
    1,
    ({ world, picks }) => {
      world.faults.downUntil = world.clock.now + picks[0] * 40_000;
      world.server.restart();
      return "restart everything, and nobody comes back soon";
    },
  ],
} as const satisfies Acts;

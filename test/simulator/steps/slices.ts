/** What becomes of the slices of a practice's patients, and of the practice's own room. */
import { practiceRoom } from "@carethread/model";
import { at } from "../random.ts";
import { type Acts, deviceOf } from "./stage.ts";

/** The most that there are in a world; few of its patients are in each. */
export const mostSlices = 8;

const hour = 3_600_000;

/** None of these comes in a world whose patients are in one part. */
export const slices = {
  slices: [
    3,
    ({ world, picks }) => {
      const before = world.slices.numberOf("harbor");
      const after = 1 + Math.floor(picks[0] * mostSlices);
      if (after === before) return null;
      world.slices.change(after, picks[1] * picks[1] * 20_000);
      return `from ${before} to ${after} slices`;
    },
  ],
  lose: [
    1,
    ({ world, picks }) => {
      const all = [...world.slices.all()].filter(({ practice }) => practice === "harbor");
      const slice = at(all, picks[0]);
      if (slice === undefined) return null;
      world.slices.lose(slice.place);
      return `slice ${slice.number} is lost`;
    },
  ],
  /** Look-up is what the slices load themselves for. */
  lookUp: [
    4,
    stage => {
      const device = deviceOf(stage);
      const q = at(["MRN", "mrn-b", "rosa", "nobody"], stage.picks[1]) ?? "MRN";
      device.client.findPatients(q, { for: stage.picks[2] < 0.5 ? "start" : "open" }).catch(() => {});
      return `${device.name} looks for ${q}`;
    },
  ],
  practice: [
    1,
    ({ world }) => {
      const { server, faults, clock } = world;
      server.kill(server.place("practice", practiceRoom("harbor")));
      faults.away.push({ party: "practice", until: clock.now + hour });
      return "the practice's room is not to be had for an hour";
    },
  ],
} as const satisfies Acts;

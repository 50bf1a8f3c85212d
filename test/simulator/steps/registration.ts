/** What an operator and a practice's back end change at running rooms, and what dies meanwhile. */
import { practiceRoom } from "@carethread/model";
import { callFaults } from "../faults.ts";
import { at } from "../random.ts";
import type { Acts } from "./stage.ts";

/** None of these comes in a world whose practice stands in the environment. */
export const registration = {
  rotate: [
    5,
    ({ world: { registration }, picks }) => {
      if (registration === null) return null;
      if (registration.addKey()) return "a second key is registered beside the first";
      const isRevoked = picks[0] < 0.8;
      const kid = registration.useNewKey(isRevoked);
      return `${kid} signs, and the former key is ${isRevoked ? "revoked" : "left"}`;
    },
  ],
  settings: [
    4,
    ({ world: { registration }, picks }) => {
      if (registration === null) return null;
      const { notes, staffAccess } = registration.settings;
      if (picks[0] < 0.5) registration.set({ notes: !notes });
      else registration.set({ staffAccess: staffAccess === "searchable" ? "care-team" : "searchable" });
      return `the practice's settings are ${JSON.stringify(registration.settings)}`;
    },
  ],
  withdraw: [
    2,
    ({ world: { registration }, picks }) => {
      if (registration === null || !registration.isServed) return null;
      const ms = picks[0] * 200_000;
      registration.withdraw(ms);
      return `the practice is withdrawn for ${Math.round(ms)} ms`;
    },
  ],
  /** It forgets what it knew of practices, and its rooms die with it. */
  process: [
    3,
    ({ world: { registration, server }, picks }) => {
      if (registration === null) return null;
      const process = at([...server.unheard.keys()], picks[0]) ?? 0;
      server.die(process);
      return `process ${process} dies`;
    },
  ],
  unheard: [
    3,
    ({ world: { registration, server, faults, clock }, picks }) => {
      if (registration === null) return null;
      const until = clock.now + picks[1] * 60_000;
      const kind = at([...callFaults, null], picks[0]) ?? null;
      if (kind === null) {
        server.kill(server.place("practice", practiceRoom("harbor")));
        faults.away.push({ party: "practice", until });
      } else faults.calls.push({ kind, to: picks[2] < 0.7 ? "practice" : "operator", until });
      return `the practice's room is ${kind ?? "not to be had"} until ${Math.round(until)}`;
    },
  ],
} as const satisfies Acts;

/** What goes wrong with rooms, what is between them, and the practice's back end. */
import { callFaults, trapPlaces } from "../faults.ts";
import { at } from "../random.ts";
import { receiverModes } from "../receiver.ts";
import { type Acts, called, parties, placeOf } from "./stage.ts";

export const faults = {
  kill: [
    6,
    stage => {
      const place = placeOf(stage, 0);
      if (place === undefined || place.living === null) return null;
      stage.world.server.kill(place);
      return `kill ${place.party} ${place.name}`;
    },
  ],
  trap: [
    10,
    stage => {
      const place = at(trapPlaces, stage.picks[0]) ?? "put";
      const party = at(parties, stage.picks[1]) ?? "main";
      stage.world.faults.traps.push({ place, party });
      return `the next ${party} dies at ${place}`;
    },
  ],
  refuse: [
    3,
    stage => {
      const party = at(parties, stage.picks[0]) ?? "main";
      const place = stage.picks[1] < 0.8 ? "refused" : "refused-large";
      stage.world.faults.traps.push({ place, party });
      return `the next commit of ${party} is ${place}`;
    },
  ],
  unreadable: [
    4,
    ({ world, picks }) => {
      const party = at(parties, picks[0]) ?? "main";
      const until = world.clock.now + picks[1] * 15_000;
      const part = picks[2] < 0.7 ? 0.3 : 1;
      world.faults.unreadable.push({ party, until, part });
      return `${part === 1 ? "all" : "some"} reads of ${party} fail until ${Math.round(until)}`;
    },
  ],
  hibernate: [
    6,
    stage => {
      const { server } = stage.world;
      if (stage.picks[2] < 0.4) {
        const slept = [...server.places.values()].filter(place => server.hibernate(place)).length;
        return slept === 0 ? null : `${slept} rooms hibernate`;
      }
      const place = placeOf(stage, 0);
      return place && server.hibernate(place) ? `hibernate ${place.party} ${place.name}` : null;
    },
  ],
  restart: [
    1,
    stage => {
      stage.world.server.restart();
      return "restart everything";
    },
  ],
  down: [
    1,
    stage => {
      const ms = stage.picks[0] * 20_000;
      stage.world.faults.downUntil = stage.world.clock.now + ms;
      stage.world.server.restart();
      return `down for ${Math.round(ms)} ms`;
    },
  ],
  calls: [
    5,
    stage => {
      const kind = at(callFaults, stage.picks[0]) ?? "lost";
      const to = at(called, stage.picks[1]) ?? "person";
      const until = stage.world.clock.now + stage.picks[2] * 20_000;
      stage.world.faults.calls.push({ kind, to, until });
      return `calls to ${to} are ${kind} until ${Math.round(until)}`;
    },
  ],
  disk: [
    2,
    stage => {
      stage.world.faults.slowDiskUntil = stage.world.clock.now + stage.picks[0] * 5_000;
      return "the disk is slow";
    },
  ],
  ticks: [
    2,
    stage => {
      stage.world.faults.tickPausedUntil = stage.world.clock.now + stage.picks[0] * 60_000;
      return "the cron rests";
    },
  ],
  /** Two at once, one while another is under way, and one whose caller has gone away are all the same: nobody waits. */
  tick: [
    4,
    ({ world, picks }) => {
      const times = picks[0] < 0.5 ? 1 : 2 + Math.floor(picks[1] * 3);
      const apart = picks[2] < 0.5 ? 0 : picks[3] * 3_000;
      for (let n = 0; n < times; n++) world.clock.setTimeout(() => void world.server.tick(), n * apart);
      return `the cron ticks ${times} times`;
    },
  ],
  receiver: [
    3,
    ({ world, picks }) => {
      world.receiver.mode = at(receiverModes, picks[0]) ?? "well";
      return `the practice's back end: ${world.receiver.mode}`;
    },
  ],
  /** Nothing happens for longer than a message may stay unread, or a grant lasts. */
  lull: [2, () => "minutes pass"],
} as const satisfies Acts;

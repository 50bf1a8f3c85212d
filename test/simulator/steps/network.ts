/** What goes wrong between a page and the rooms. */
import { at } from "../random.ts";
import { uses } from "../socket.ts";
import { type Acts, deviceOf, linkOf } from "./stage.ts";

export const network = {
  cut: [
    5,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      link.cut(stage.picks[1], stage.picks[2]);
      return `cut ${link.id} of ${link.device}`;
    },
  ],
  deafen: [
    4,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      if (stage.picks[1] < 0.4) link.deafen();
      else if (stage.picks[1] < 0.7) link.up.deaf = true;
      else link.down.deaf = true;
      return `${link.id} of ${link.device} is half open`;
    },
  ],
  /** The socket is broken, and the platform tells the room some time later. */
  break: [
    3,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      const use = at(uses, stage.picks[1]) ?? "send";
      // What cannot be closed any more is gone.
      const isOnce = use !== "close" && stage.picks[2] < 0.5;
      link.broken.set(use, isOnce ? "once" : "for good");
      if (!isOnce) stage.world.clock.setTimeout(() => link.cut(), stage.picks[3] * 30_000);
      return `${link.id} of ${link.device} throws on ${use} ${isOnce ? "once" : "for good"}`;
    },
  ],
  /** The device is gone, and the room's platform hears nothing of it for up to a quarter of an hour. */
  vanish: [
    3,
    stage => {
      const device = deviceOf(stage);
      // Somebody of each side is there.
      const there = stage.world.devices.filter(({ kind, isGone }) => kind === device.kind && !isGone);
      if (there.length < 2) return null;
      device.vanish(60_000 + stage.picks[1] * 840_000);
      return `${device.name} vanishes`;
    },
  ],
  return: [
    3,
    ({ world, picks }) => {
      const device = at(
        world.devices.filter(({ isGone }) => isGone),
        picks[0],
      );
      device?.comeBack();
      return device === undefined ? null : `${device.name} is back`;
    },
  ],
  stall: [
    4,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      const way = stage.picks[1] < 0.5 ? link.up : link.down;
      way.notBefore = stage.world.clock.now + stage.picks[2] * 12_000;
      return `${link.id} of ${link.device} stalls`;
    },
  ],
  repeat: [
    5,
    stage => {
      const link = linkOf(stage);
      if (link === undefined) return null;
      const way = stage.picks[1] < 0.5 ? link.up : link.down;
      way.twice = true;
      return `${link.id} of ${link.device} delivers twice`;
    },
  ],
  dial: [
    2,
    stage => {
      const device = deviceOf(stage);
      device.dials = stage.picks[1] < 0.4 ? "refused" : stage.picks[1] < 0.7 ? "hanging" : "ok";
      return `${device.name}'s new sockets: ${device.dials}`;
    },
  ],
  http: [
    3,
    stage => {
      const device = deviceOf(stage);
      device.http = stage.picks[1] < 0.5 ? "lost" : "answer-lost";
      return `${device.name}'s next request: ${device.http}`;
    },
  ],
  tokens: [
    2,
    stage => {
      const device = deviceOf(stage);
      device.tokens = at(["good", "none", "hanging", "old"] as const, stage.picks[1]) ?? "good";
      return `${device.name}'s tokens: ${device.tokens}`;
    },
  ],
} as const satisfies Acts;

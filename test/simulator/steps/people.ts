/** What people do on their pages. */
import { at } from "../random.ts";
import { type Acts, deviceOf, openOf, staffOf } from "./stage.ts";

/** Who is named and called. */
const named = ["kim", "omar", "sara", "sara", "sup"] as const;

export const people = {
  send: [
    26,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      const note = device.kind === "staff" && stage.picks[2] < 0.2;
      const many = stage.picks[3] < 0.2 ? 3 : 1;
      for (let n = 0; n < many; n++) device.send(id, stage.world.newText(device, note), { note });
      return `${device.name} sends ${many}${note ? " notes" : ""}, last ${stage.world.texts}`;
    },
  ],
  mention: [
    5,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      const whom = at(named, stage.picks[2]) ?? "sara";
      const mentions = [stage.world.keys.get(`staff:${whom}`) ?? ""];
      if (id === undefined || whom === device.sub) return null;
      const note = stage.picks[3] < 0.4;
      device.send(id, stage.world.newText(device, note), { note, mentions });
      return `${device.name} names ${whom}, last ${stage.world.texts}`;
    },
  ],
  call: [
    2,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      device.send(id, stage.world.newText(device, false), { note: false, support: true });
      return `${device.name} calls support into ${id}, last ${stage.world.texts}`;
    },
  ],
  watch: [
    4,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      const opened = id === undefined ? undefined : device.opened.get(id);
      if (id === undefined || opened === undefined) return null;
      const on = stage.picks[2] < 0.6;
      const since = stage.invariants.lengthOf(id);
      const done = (): void => stage.world.guarded(() => stage.invariants.watched(device, id, on, since));
      opened.store.watch(on).then(done, () => {});
      return `${device.name} ${on ? "watches" : "no longer watches"} ${id}`;
    },
  ],
  follow: [
    4,
    stage => {
      const device = staffOf(stage);
      const id = openOf(stage, device);
      const opened = id === undefined ? undefined : device.opened.get(id);
      if (id === undefined || opened === undefined) return null;
      const on = stage.picks[2] < 0.6;
      const since = stage.world.clock.now;
      const { guarded } = stage.world;
      const isAlone = stage.invariants.asksToFollow(device, id);
      const done = (): void =>
        guarded(() => {
          if (isAlone()) stage.invariants.followed(device, id, on, since);
        });
      opened.store.follow(on).then(done, isAlone);
      return `${device.name} ${on ? "follows" : "no longer follows"} whom ${id} is about`;
    },
  ],
  screen: [
    6,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      const on = stage.picks[2] < 0.7;
      device.screen(id, on);
      return `${device.name} has ${id} ${on ? "" : "no longer "}on the screen`;
    },
  ],
  read: [
    12,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      const part = Math.min(1, stage.picks[2] * 1.5);
      // Half of the people begin where they left off, the others jump over something.
      const from = part * Math.max(0, stage.picks[2] * 1.5 - 0.75);
      const seen = id === undefined ? [] : device.read(id, part, from);
      if (id === undefined || seen.length === 0) return null;
      stage.invariants.read(device, id, seen);
      return `${device.name} reads ${seen[0]} to ${seen.at(-1)}`;
    },
  ],
  markRead: [
    2,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      device.markRead(id);
      return `${device.name} marks ${id} as read`;
    },
  ],
  type: [
    3,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      device.opened
        .get(id)
        ?.store.typing(device.kind === "staff" && stage.picks[2] < 0.5 ? "staff" : "everyone");
      return `${device.name} types`;
    },
  ],
  open: [
    12,
    stage => {
      const device = deviceOf(stage);
      const rows = device.client.inbox.$rows.get()?.map(({ id }) => id) ?? [];
      const all = stage.world.conversations().map(({ name }) => name.replace("harbor~", ""));
      const id = at(stage.picks[2] < 0.8 ? rows : all, stage.picks[1]);
      if (id === undefined || device.opened.has(id)) return null;
      device.open(id);
      return `${device.name} opens ${id}`;
    },
  ],
  close: [
    3,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      if (id === undefined) return null;
      device.close(id);
      return `${device.name} closes ${id}`;
    },
  ],
  start: [
    2,
    stage => {
      const device = deviceOf(stage);
      const patient = at(["rosa", "rosa", "ben", "ben", "mia"], stage.picks[1]) ?? "rosa";
      if (stage.world.starts.length > 5) return null;
      stage.world.start(device, patient);
      return `${device.name} starts about ${patient}`;
    },
  ],
  reload: [
    4,
    stage => {
      const device = deviceOf(stage);
      const crash = stage.picks[1] < 0.5;
      device.reload(crash);
      return `${device.name} ${crash ? "crashes and comes back" : "reloads the page"}`;
    },
  ],
  retry: [
    4,
    stage => {
      const device = deviceOf(stage);
      let tried = 0;
      for (const { store } of device.opened.values()) {
        for (const { pending } of store.$items.get()) {
          if (pending?.state !== "failed") continue;
          const { text } = pending;
          // Another tab of the person may have sent it.
          for (const { sent } of stage.world.devices)
            for (const one of sent) if (one.text === text) one.isTriedAgain = true;
          store.retry(pending.id);
          tried++;
        }
      }
      return tried === 0 ? null : `${device.name} retries ${tried}`;
    },
  ],
  offline: [
    5,
    stage => {
      const device = deviceOf(stage);
      device.setOnline(!device.online);
      return `${device.name} is ${device.online ? "online" : "offline"}`;
    },
  ],
  hide: [
    3,
    stage => {
      const device = deviceOf(stage);
      device.setVisible(!device.visible);
      return `${device.name} is ${device.visible ? "shown" : "hidden"}`;
    },
  ],
} as const satisfies Acts;

/** What becomes of conversations: closed, reopened, marked as unread, seen to as tasks, and finished in the host's chart. */
import type { TaskItem } from "@carethread/model";
import type { Device } from "../device.ts";
import { at } from "../random.ts";
import { type Acts, deviceOf, openOf, type Stage } from "./stage.ts";

/** Those who are not the practice's support, which has no tasks. */
function workersOf({ world }: Stage): readonly Device[] {
  return world.devices.filter(({ kind, sub, isGone }) => kind === "staff" && sub !== "sup" && !isGone);
}

function worker(stage: Stage): Device | undefined {
  return at(workersOf(stage), stage.picks[0]);
}

const deeds = ["claim", "claim", "claim", "hand-over", "release", "complete"] as const;
type Deed = (typeof deeds)[number];

function deal({ world, invariants, picks }: Stage, device: Device, item: TaskItem, deed: Deed): void {
  const { tasks } = device.client;
  const whom = world.keys.get(`staff:${at(["kim", "omar", "sara"], picks[3])}`) ?? "";
  const done = (): void => world.guarded(() => invariants.dealt(device, item, deed));
  const asked = deed === "hand-over" ? tasks.handOver(item, whom, "Please") : tasks[deed](item);
  asked.then(done, () => {});
}

/** None of these comes in a world whose conversations have no end. */
export const work = {
  lock: [
    6,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      const opened = id === undefined ? undefined : device.opened.get(id);
      if (opened === undefined) return null;
      const isClosed = opened.store.$head.get()?.lifecycle === "closed";
      (isClosed ? opened.store.reopen() : opened.store.close()).catch(() => {});
      return `${device.name} ${isClosed ? "reopens" : "locks"} ${id}`;
    },
  ],
  markUnread: [
    4,
    stage => {
      const device = deviceOf(stage);
      const id = openOf(stage, device);
      const opened = id === undefined ? undefined : device.opened.get(id);
      if (id === undefined || opened === undefined) return null;
      const places = opened.store.$items.get().flatMap(({ event }) => event?.pos ?? []);
      const pos = stage.picks[2] < 0.5 ? undefined : at(places, stage.picks[3]);
      stage.invariants.marksUnread(device, id);
      opened.store.markUnread(pos).catch(() => {});
      return `${device.name} marks ${id} as unread${pos === undefined ? "" : ` from ${pos} on`}`;
    },
  ],
  finish: [
    3,
    ({ world, picks }) => {
      const id = at(world.conversations(), picks[0])?.name.replace("harbor~", "");
      if (id === undefined) return null;
      world.encounters.change(id, "finish");
      return `the host finishes the encounter of ${id}`;
    },
  ],
  link: [
    2,
    ({ world, picks }) => {
      const id = at(world.conversations(), picks[0])?.name.replace("harbor~", "");
      if (id === undefined) return null;
      world.encounters.change(id, "link");
      return `the host links an order to the encounter of ${id}`;
    },
  ],
  tasks: [
    6,
    stage => {
      const device = worker(stage);
      if (device === undefined) return null;
      const isOpen = device.tasks !== null;
      if (isOpen && stage.picks[1] < 0.7) return null;
      device.tasks?.release();
      device.tasks = isOpen ? null : device.client.tasks.view({ list: "all" });
      return `${device.name} ${isOpen ? "no longer looks" : "looks"} at what is to be done`;
    },
  ],
  task: [
    10,
    stage => {
      const device = worker(stage);
      const item = at(device?.tasks?.$tasks.get() ?? [], stage.picks[1]);
      const deed = at(deeds, stage.picks[2]) ?? "claim";
      if (device === undefined || item === undefined) return null;
      deal(stage, device, item, deed);
      return `${device.name}: ${deed} of a task of ${item.conversation.id}`;
    },
  ],
  /** All who see it take a task in the same moment. */
  rush: [
    5,
    stage => {
      const item = at(
        workersOf(stage).flatMap(({ tasks }) => tasks?.$tasks.get() ?? []),
        stage.picks[1],
      );
      if (item === undefined) return null;
      const names = workersOf(stage).flatMap(device => {
        const own = device.tasks?.$tasks.get()?.find(({ task }) => task.id === item.task.id);
        if (own === undefined) return [];
        deal(stage, device, own, "claim");
        return [device.name];
      });
      return `${names.join(" and ")} take a task of ${item.conversation.id}`;
    },
  ],
} as const satisfies Acts;

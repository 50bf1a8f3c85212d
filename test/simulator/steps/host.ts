/** What the practice changes in its records. */
import { at } from "../random.ts";
import type { Acts } from "./stage.ts";

export const host = {
  /** In worlds with a second practice: what goes on there, and tokens of one at rooms of the other. */
  neighbor: [
    4,
    ({ world, picks }) => {
      const { neighbor } = world;
      if (neighbor === null) return null;
      const device = at(neighbor.devices, picks[0]);
      const id = neighbor.conversation;
      if (device === undefined || id === null) return null;
      if (picks[1] < 0.3) {
        neighbor.send(device);
        return `${device.name} sends`;
      }
      if (picks[1] < 0.5) {
        device.read(id);
        return `${device.name} reads`;
      }
      if (picks[1] < 0.6) {
        device.reload(picks[2] < 0.5);
        return `${device.name} reloads the page`;
      }
      if (picks[1] < 0.65) {
        device.setOnline(!device.online);
        return `${device.name} is ${device.online ? "online" : "offline"}`;
      }
      const room = picks[2] < 0.6 ? at(world.conversations(), picks[3])?.name : neighbor.room;
      if (room === undefined || room === null) return null;
      neighbor.intrude(room, picks[0] < 0.4);
      return `somebody of the other practice knocks at ${room}`;
    },
  ],
  bringIn: [
    2,
    ({ world, picks }) => {
      if (world.past.conversations.length > 1) return null;
      const patient = picks[0] < 0.5 ? "rosa" : "ben";
      const { batches } = world.past.bringIn(patient, 1 + Math.floor(picks[1] * 3), picks[2]);
      return `the host brings in ${batches.map(({ texts }) => texts.length)} messages of the past of ${patient}`;
    },
  ],
  team: [
    4,
    ({ world, picks }) => {
      const { host } = world;
      const [patient, member, staff] =
        at(
          [
            ["rosa", "omar", true],
            ["rosa", "omar", true],
            ["ben", "kim", true],
            ["ben", "sara", true],
            ["mia", "kim", true],
            ["rosa", "luis", false],
            ["rosa", "luis", false],
          ] as const,
          picks[0],
        ) ?? (["rosa", "omar", true] as const);
      const record = host.patients.get(patient);
      if (record === undefined) return null;
      const list: Record<string, string> = staff ? record.team : record.linked;
      const was = list[member];
      if (was === undefined) list[member] = staff ? (picks[1] < 0.5 ? "care-team" : "secondary") : "guardian";
      else delete list[member];
      host.change(patient);
      return `${member} ${was === undefined ? "joins" : "leaves"} ${patient}`;
    },
  ],
  restrict: [
    3,
    ({ world, picks }) => {
      const id = picks[0] < 0.5 ? "omar" : "kim";
      const record = world.host.staff.get(id);
      if (record === undefined) return null;
      record.restrictions = record.restrictions.length > 0 ? [] : ["heart"];
      world.host.change(id);
      return `${id} is restricted from [${record.restrictions}]`;
    },
  ],
  activate: [
    1,
    ({ world }) => {
      const record = world.host.staff.get("sara");
      if (record === undefined) return null;
      record.active = !record.active;
      world.host.change("sara");
      return `sara is ${record.active ? "active" : "not active"}`;
    },
  ],
  chart: [
    2,
    ({ world, picks }) => {
      const id = picks[0] < 0.5 ? "rosa" : "ben";
      const record = world.host.patients.get(id);
      if (record === undefined) return null;
      if (picks[1] < 0.4) record.name = `${id} ${Math.floor(picks[2] * 100)}`;
      else if (picks[1] < 0.7) record.programs = record.programs.length > 0 ? [] : ["heart"];
      else record.deceased = !record.deceased;
      world.host.change(id);
      return `the chart of ${id} changes: ${JSON.stringify(record)}`;
    },
  ],
  rename: [
    1,
    ({ world, picks }) => {
      const id = picks[0] < 0.5 ? "omar" : "sara";
      const record = world.host.staff.get(id);
      if (record === undefined) return null;
      record.name = `${id} ${Math.floor(picks[1] * 100)}`;
      world.host.change(id);
      return `${id} is called ${record.name}`;
    },
  ],
} as const satisfies Acts;

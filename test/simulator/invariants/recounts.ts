/** What must hold at rest of inboxes and threads: they say what a recount of the logs gives. */
import { parseRoomName } from "@carethread/model";
import type { Device, Opened } from "../device.ts";
import type { Place } from "../place.ts";
import { violated } from "../violation.ts";
import type { World } from "../world.ts";
import type { Disks } from "./disks.ts";
import type { Logs } from "./logs.ts";
import type { Persons } from "./persons.ts";
import { askedOf, floorOf, type Recalled, recall, type SideOf, seenBy } from "./reference.ts";

export class Recounts {
  readonly #world: World;
  readonly #disks: Disks;
  readonly #logs: Logs;
  readonly #persons: Persons;
  /** Whether a person ever marked a conversation as unread. */
  readonly #isSetBack: (person: string, conversation: string) => boolean;
  /** By person and conversation, the places of what was on any screen of theirs. */
  readonly #seen = new Map<string, Set<number>>();

  constructor(
    world: World,
    disks: Disks,
    logs: Logs,
    persons: Persons,
    isSetBack: (person: string, conversation: string) => boolean,
  ) {
    this.#world = world;
    this.#isSetBack = isSetBack;
    this.#disks = disks;
    this.#logs = logs;
    this.#persons = persons;
  }

  checkInbox(device: Device): void {
    const { client, name } = device;
    const rows = client.inbox.$rows.get();
    if (!this.#persons.isActive(device)) {
      if (client.$status.get().state === "live") violated(`${name} is not active and connected`);
      return;
    }
    const expected = new Map<string, Recalled>();
    for (const place of this.#world.conversations()) {
      const id = parseRoomName("main", place.name)?.key ?? "";
      const recalled = this.#recalled(device, place);
      if (recalled?.member && this.#persons.may(device, id)) expected.set(id, recalled);
    }
    const badge = [...expected.values()].reduce((sum, row) => sum + row.badge, 0);
    if (client.$badge.get() !== badge)
      violated(`${name}'s badge is ${client.$badge.get()}, a recount gives ${badge}`);
    if (rows?.length !== expected.size)
      violated(`${name} has ${rows?.length} rows, a recount gives ${expected.size}`);
    for (const row of rows) {
      const right = expected.get(row.id);
      if (right === undefined) violated(`${name} has a row of ${row.id}`);
      const shown = {
        ...{
          title: row.title,
          patient: row.patient.name,
          messages: row.messages,
          last: row.last?.text ?? null,
        },
        ...{ at: row.at, awaiting: row.awaiting, unread: row.unread, badge: row.badge },
      };
      const { member: _, members: __, ...wanted } = right;
      if (JSON.stringify(shown) !== JSON.stringify(wanted))
        violated(`${name}'s row is ${JSON.stringify(shown)}, a recount gives ${JSON.stringify(wanted)}`);
    }
  }

  checkThread(device: Device, id: string, { store, seen }: Opened): void {
    const { name, kind } = device;
    const status = store.$status.get();
    if (!this.#persons.may(device, id)) {
      if (status.state !== "ended") violated(`${name} has no right to ${id} and is ${status.state}`);
      return;
    }
    if (status.state !== "live") violated(`${name} has a right to ${id} and is ${JSON.stringify(status)}`);
    const place = this.#world.server.place("main", `harbor~${id}`);
    const view = seenBy(this.#logs.of(place), kind);
    const last = store.$items.get().findLast(({ event }) => event !== null)?.event;
    if (last?.pos !== view.length) violated(`${name} is shown up to ${last?.pos} of ${view.length}`);
    const right = this.#recalled(device, place);
    const head = store.$head.get();
    if (right === null || head === null) violated(`${name} has no head`);
    const shown = [
      head.pos,
      head.lastId,
      head.messages,
      head.last?.text ?? null,
      head.patient.name,
      head.awaiting,
    ];
    const wanted = [
      view.length,
      view.at(-1)?.event.id,
      right.messages,
      right.last,
      right.patient,
      right.awaiting,
    ];
    if (JSON.stringify(shown) !== JSON.stringify(wanted))
      violated(`${name}'s head is ${shown}, should be ${wanted}`);
    const members = Object.keys(store.$members.get()).sort();
    if (JSON.stringify(members) !== JSON.stringify(right.members))
      violated(`${name} is shown the members ${members}, should be ${right.members}`);
    this.#checkReading(device, id, place, seen);
  }

  /** Something was on a person's screen: no receipt may cover anything else. */
  read(device: Device, conversation: string, places: readonly number[]): void {
    const key = `${device.kind}:${device.sub} ${conversation}`;
    const seen = this.#seen.get(key) ?? new Set();
    this.#seen.set(key, seen);
    for (const pos of places) seen.add(pos);
  }

  /** What was shown here is receipted as far as nothing is missing, and nothing that was not. */
  #checkReading(device: Device, id: string, place: Place, here: ReadonlySet<number>): void {
    const state = this.#disks.state(place);
    const key = `${device.kind}:${device.sub}`;
    const person = this.#persons.idOf(device);
    const floor = this.#persons.isSupport(device) ? floorOf(this.#logs.of(place), person) : 1;
    const reading = state?.reading[person];
    if (reading === undefined || state?.staff.members[person] === undefined) return;
    const where = device.kind === "portal" ? "portal" : "seq";
    const seen = this.#seen.get(`${key} ${id}`) ?? new Set();
    const asked = askedOf(this.#logs.of(place), person, device.kind);
    const receipt = reading.receipt[where];
    const unseen = asked.find(pos => pos <= receipt && !seen.has(pos));
    if (unseen !== undefined) violated(`${device.name}'s receipt covers ${unseen}, which they never saw`);
    const next = asked.find(pos => pos > receipt);
    // What was shown before it was marked as unread is to be shown again.
    if (next !== undefined && here.has(next) && !this.#isSetBack(person, id))
      violated(`${device.name} saw ${next}, and has no receipt of it`);
    const store = device.opened.get(id)?.store;
    const receipts = store?.$receipts.get();
    for (const [other, { receipt }] of Object.entries(state?.reading ?? {})) {
      const member = state?.staff.members[other];
      if (member === undefined || (device.kind === "portal" && member.person.side !== "portal")) continue;
      if ((receipts?.people[other] ?? 0) !== (receipt[where] < floor ? 0 : receipt[where]))
        violated(`${device.name} is shown the receipt ${receipts?.people[other]} for ${receipt[where]}`);
    }
    const team = state?.team[where] ?? 0;
    if (receipts?.team !== (team < floor ? 0 : team))
      violated(`${device.name} is shown a wrong receipt of the team`);
  }

  #recalled(device: Device, place: Place): Recalled | null {
    const state = this.#disks.state(place);
    if (state === null) return null;
    const person = this.#persons.idOf(device);
    const { mark, markedUnread = false } = state.reading[person] ?? {};
    const recalled = recall(this.#logs.of(place), person, device.kind as SideOf, mark?.seq ?? 0);
    return markedUnread ? { ...recalled, badge: Math.max(1, recalled.badge) } : recalled;
  }
}

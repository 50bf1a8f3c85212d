/** What must hold after every step, and what must hold once everything has come to rest. */
import { type PatientFacts, type PersonFacts, parseRoomName } from "@carethread/model";
import { type Kept, keptFrom, type Once, type Page } from "@carethread/rooms/memory";
import { CareTeam, patientOf } from "./care-team.ts";
import type { Device, Opened, Sent } from "./device.ts";
import { Notified } from "./notified.ts";
import {
  type Entry,
  floorOf,
  maySee,
  type Recalled,
  recall,
  type SideOf,
  seenBy,
  walk,
} from "./reference.ts";
import type { Place, StoredThen } from "./server.ts";
import type { Link } from "./socket.ts";
import { violated } from "./violation.ts";
import { epoch, type World } from "./world.ts";

interface ShownRow {
  readonly id: string;
  readonly gone?: true;
  readonly patient?: { readonly patientId: string };
}

interface Told {
  readonly facts: PersonFacts;
}

/** A room relies on facts for a minute from when the answer came; the answer may have been slow. */
const leaseBound = 60_000 + 20_000;

export class Invariants {
  readonly #world: World;
  readonly #logs = new Map<string, { texts: string[]; entries: Entry[] }>();
  readonly #values = new Map<string, { text: string; value: unknown }>();
  readonly #receipts = new Map<string, number>();
  readonly #shown = new WeakMap<Opened, { items: unknown; length: number }>();
  readonly #furthest = new Map<string, number>();
  readonly #careTeam: CareTeam;
  readonly #notified: Notified;

  constructor(world: World) {
    this.#world = world;
    const log = (place: Place): readonly Entry[] => this.log(place);
    this.#careTeam = new CareTeam(world, log);
    this.#notified = new Notified(world, log, (place, person) => this.#mark(place, person));
  }

  log(place: Place): readonly Entry[] {
    return this.#logs.get(place.name)?.entries ?? [];
  }

  // After every step

  everyStep(): void {
    this.#notified.screens();
    for (const place of this.#world.conversations()) {
      this.#checkLog(place);
      this.#checkReceipts(place);
    }
    for (const device of this.#world.devices) {
      for (const [id, opened] of device.opened) this.#checkShown(device, id, opened);
    }
    this.#notified.everyStep();
  }

  /** How long a conversation's log was when it was looked at last. */
  lengthOf(conversation: string): number {
    return this.log(this.#world.server.place("main", `harbor~${conversation}`)).length;
  }

  /** A person was told that they watch, or no more: at some moment since they asked it was so. */
  watched(device: Device, conversation: string, on: boolean, since: number): void {
    const place = this.#world.server.place("main", `harbor~${conversation}`);
    this.#checkLog(place);
    const log = this.log(place);
    const person = this.#idOf(device);
    for (let length = since; length <= log.length; length++) {
      const isWatching = walk(log.slice(0, length)).get(person)?.level === "all";
      if (isWatching === on) return;
    }
    violated(`who is told so ${on ? "watches" : "no longer watches"}: ${device.name} in ${conversation}`);
  }

  /** A person was told that they follow a patient, or no more: the patient's room has stored it. */
  followed(device: Device, conversation: string, on: boolean, since: number): void {
    const patient = patientOf(this.#world.server.place("main", `harbor~${conversation}`)) ?? "";
    // The host may have changed the team meanwhile, and with it who follows.
    if ((this.#world.host.changed.get(patient) ?? 0) >= since) return;
    if (this.#careTeam.follows(patient, this.#idOf(device)) !== on)
      violated(`who is told so ${on ? "follows" : "no longer follows"}: ${device.name}, ${patient}`);
  }

  /** An answer for a message has reached its author: it is durable, once. */
  acked(device: Device, sent: Sent): void {
    const place = this.#world.server.place("main", `harbor~${sent.conversation}`);
    this.#checkLog(place);
    const found = this.log(place).filter(
      ({ event }) => event.type === "message" && event.body.text === sent.text,
    );
    if (found.length !== 1)
      violated(`acked is durable once: "${sent.text}" of ${device.name} is there ${found.length} times`);
  }

  /** A person read up to a place: no mark may be further than that. */
  read(device: Device, conversation: string, pos: number): void {
    const key = `${device.kind}:${device.sub} ${conversation}`;
    this.#furthest.set(key, Math.max(this.#furthest.get(key) ?? 0, pos));
  }

  /** A room sends a frame to a person. `stored` is what the room knows by then. */
  said(link: Link, text: string, stored: StoredThen): void {
    const device = this.#world.devices.find(({ name }) => name === link.device);
    if (device === undefined) return;
    const { type } = JSON.parse(text) as { type: string };
    if (device.kind === "portal" && text.includes("~staff only~")) {
      violated(`nothing staff-only reaches the portal: ${device.name} was sent ${text}`);
    }
    if (["pong", "refused"].includes(type)) return;
    if (link.party === "main") {
      this.#checkRight(device, type, stored);
      if (type === "welcome") this.#checkRecorded(device, link, text, stored);
    } else this.#checkRows(device, text, stored);
  }

  /** The log in storage only grows, is dense in both views, and holds nothing twice. */
  #checkLog(place: Place): void {
    const known = this.#logs.get(place.name) ?? { texts: [], entries: [] };
    this.#logs.set(place.name, known);
    for (const [index, text] of known.texts.entries()) {
      if (place.disk.get(keyAt(index)) !== text) violated("what is durable stays: an event changed or went");
    }
    for (let text = place.disk.get(keyAt(known.texts.length)); text !== undefined; ) {
      const entry = JSON.parse(text) as Entry;
      const before = known.entries.at(-1)?.portal ?? 0;
      if (entry.seq !== known.entries.length + 1) violated(`the log is dense: ${text}`);
      if (entry.portal !== before + (entry.everyone ? 1 : 0)) violated(`the portal's log is dense: ${text}`);
      this.#checkNew(place, known.entries, entry);
      known.texts.push(text);
      known.entries.push(entry);
      text = place.disk.get(keyAt(known.texts.length));
    }
    const events = [...place.disk.keys()].filter(key => key.startsWith("e:")).length;
    if (events !== known.texts.length) violated("the log is dense: there are events behind a hole");
    const head = this.#kept(place)?.state;
    if ((head?.staff.head.pos ?? 0) !== events) violated("head and log are one commit");
  }

  #checkNew(place: Place, before: readonly Entry[], entry: Entry): void {
    const { event } = entry;
    if (before.some(other => other.event.id === event.id)) violated("event ids are unique");
    if (event.type !== "message") return;
    for (const [name, { entries }] of this.#logs) {
      const twin = entries.find(
        other => other.event.type === "message" && other.event.body.text === event.body.text,
      );
      if (twin !== undefined)
        violated(`nothing is doubled: "${event.body.text}" is in ${name} and ${place.name}`);
    }
    this.#notified.said(place, event);
    const sent = this.#sentAs(event.body.text);
    if (sent === null) return;
    const { device, of } = sent;
    if (of.mentions.some(id => event.mentions?.includes(id) !== true))
      violated(`a message names whom it was written to name: "${event.body.text}"`);
    if (event.by.id !== this.#world.keys.get(`${device.kind}:${device.sub}`))
      violated("the author is who sent it");
    // What one thread of one page sent stands in its order.
    const later = device.sent.slice(device.sent.indexOf(of) + 1).filter(({ thread }) => thread === of.thread);
    for (const other of before) {
      if (other.event.type !== "message") continue;
      const { text } = other.event.body;
      if (later.some(message => message.text === text)) {
        violated(`what a person sends keeps its order: "${text}" stands before "${event.body.text}"`);
      }
    }
  }

  #sentAs(text: string): { device: Device; of: Sent } | null {
    for (const device of this.#world.devices) {
      const of = device.sent.find(sent => sent.text === text);
      if (of !== undefined) return { device, of };
    }
    return null;
  }

  #checkReceipts(place: Place): void {
    const state = this.#kept(place)?.state;
    if (state === undefined) return;
    const grows = (key: string, value: number): void => {
      const name = `${place.name} ${key}`;
      if (value < (this.#receipts.get(name) ?? 0))
        violated(`receipts only grow: that of ${key} fell to ${value}`);
      this.#receipts.set(name, value);
    };
    grows("the team", state.team.seq);
    for (const [person, { receipt }] of Object.entries(state.reading)) {
      grows(this.#world.keys.get(person) ?? person, receipt.seq);
      this.#notified.read(place, person, receipt.seq);
    }
  }

  /** A thread shows a part of its side's log without a hole, and nothing doubled. */
  #checkShown(device: Device, id: string, opened: Opened): void {
    const status = opened.store.$status.get();
    if (status.state === "ended" && ["bad-frame", "wrong-version"].includes(status.reason))
      violated(`a client and a room understand each other: ${device.name} ended for ${status.reason}`);
    const items = opened.store.$items.get();
    const log = this.#logs.get(`harbor~${id}`)?.entries ?? [];
    const checked = this.#shown.get(opened);
    if (checked?.items === items) return;
    this.#shown.set(opened, { items, length: log.length });
    const view = seenBy(log, device.kind);
    const keys = new Set(items.map(({ key }) => key));
    if (keys.size !== items.length) violated(`${device.name} is shown something twice`);
    const own = this.#idOf(device);
    const floor = this.#isSupport(device) ? floorOf(log, own) : 1;
    let next: number | null = null;
    let waiting = false;
    for (const { event, pending } of items) {
      if (pending !== null) {
        waiting = true;
        continue;
      }
      // A page whose right ended keeps what it was shown before.
      if (status.state === "live" && event.pos < floor)
        violated(`${device.name} is shown ${event.pos} and may see from ${floor} on`);
      if (waiting) violated(`${device.name} is shown stored events behind pending ones`);
      if (next !== null && event.pos !== next) violated(`${device.name} is shown a hole at ${event.pos}`);
      next = event.pos + 1;
      const stored = view[event.pos - 1];
      if (stored?.event.id !== event.id)
        violated(`${device.name} is shown at ${event.pos} what is not durable there`);
      if (event.type === "message" && stored.event.type === "message") {
        if (event.body.text !== stored.event.body.text) violated(`${device.name} is shown another text`);
        if (device.kind === "portal" && event.received !== undefined)
          violated(`${device.name} is shown who received a message`);
      }
      if (event.command !== undefined && event.by.id !== own)
        violated(`${device.name} is shown the command of another`);
    }
  }

  /** Whoever may not see a conversation, by what its room has stored, is sent nothing of it. */
  #checkRight(device: Device, type: string, stored: StoredThen): void {
    const patient = value<PatientFacts>(stored("patient"));
    if (patient === null) violated(`${device.name} is sent ${type} by a room that stored nothing`);
    const { clock, host, searchable } = this.#world;
    const id = this.#idOf(device);
    const staff = host.staff.get(device.sub);
    const ends = (this.#isSupport(device) ? [false, true] : []).map(latest => {
      const page = value<Page>(stored("people:000000", latest));
      return page?.[id]?.staff?.grant?.until ?? 0;
    });
    // The staff's own rights are looked up: what was pushed holds at the latest when a lease has ended.
    const toldAt = host.told.get(device.sub) ?? Number.POSITIVE_INFINITY;
    const isCertain = device.kind === "staff" && clock.now > toldAt + leaseBound;
    const may = maySee(device.kind, {
      active: isCertain ? (staff?.active ?? false) : true,
      restrictions: isCertain ? (staff?.restrictions ?? []) : [],
      programs: patient.programs,
      onTeam: patient.team.some(({ person }) => person.id === id),
      linked: patient.linked.some(({ person }) => person.id === id),
      ...{ searchable, support: this.#isSupport(device), called: ends.some(end => end > epoch + clock.now) },
    });
    if (!may) violated(`who lost the right is sent nothing: ${device.name} was sent ${type}`);
  }

  /** Who is shown the conversation from outside the team stands in the patient's record by then. */
  #checkRecorded(device: Device, link: Link, text: string, stored: StoredThen): void {
    const patient = value<PatientFacts>(stored("patient"));
    const { hasOlder } = JSON.parse(text) as { hasOlder: boolean };
    const person = this.#idOf(device);
    // Who goes on from what they have opened it before.
    if (hasOlder || device.kind === "portal" || patient === null) return;
    if (patient.team.some(member => member.person.id === person)) return;
    const { disk } = this.#world.server.place("patient", `harbor~${patient.id}`);
    const conversation = link.room.replace("harbor~", "");
    for (const [key, row] of disk) {
      if (!key.startsWith("access:")) continue;
      const opened = JSON.parse(row) as { person: { id: string }; conversation: string };
      if (opened.person.id === person && opened.conversation === conversation) return;
    }
    violated(`who opens a conversation from outside the team is recorded: ${device.name}`);
  }

  /** A person's own room knows their facts: a row that they hide does not leave it. */
  #checkRows(device: Device, text: string, stored: StoredThen): void {
    const facts = value<Told>(stored("facts"))?.facts;
    if (facts === undefined || device.kind === "portal") return;
    const { host, clock } = this.#world;
    const told = host.staff.get(device.sub);
    if (!facts.active && !told?.active)
      violated(`who is not active is sent nothing: ${device.name} was sent ${text}`);
    const frame = JSON.parse(text) as { row?: ShownRow; rows?: ShownRow[] };
    for (const row of [...(frame.rows ?? []), ...(frame.row && !frame.row.gone ? [frame.row] : [])]) {
      const kept = value<{ programs: string[] }>(stored(`row:${row.id}`));
      const isHidden = (programs: readonly string[], restrictions: readonly string[]): boolean =>
        programs.length > 0 && programs.every(program => restrictions.includes(program));
      const id = row.patient?.patientId.replace("MRN-", "") ?? "";
      const chart = host.patients.get(id);
      // A right that the host gives back may be shown a moment before it is stored.
      const isNew = [id, device.sub].some(each => clock.now - (host.changed.get(each) ?? 0) < 20_000);
      if (
        !isNew &&
        isHidden(kept?.programs ?? [], facts.restrictions) &&
        isHidden(chart?.programs ?? [], told?.restrictions ?? [])
      )
        violated(`who is restricted is sent no row: ${device.name} was sent ${text}`);
    }
  }

  // At rest

  /** What is still to come before the world is at rest; null where nothing is. */
  unrest(): string | null {
    const { devices, host, starts, server } = this.#world;
    if (!host.isDone) return "the host has something to tell";
    for (const start of starts)
      if (start.state === "asked" || start.state === "again") return `${start.text} is asked for`;
    for (const device of devices) {
      const { state } = device.client.$status.get();
      if (state !== "live" && this.#isActive(device)) return `${device.name}'s inbox is ${state}`;
      for (const { id, isHeld, up, down } of device.links) {
        if (isHeld && !(up.isClear && down.isClear)) return `${id} of ${device.name} is half open or slow`;
      }
      for (const [id, { store }] of device.opened) {
        const status = store.$status.get();
        if (status.state !== "live" && status.state !== "ended")
          return `a thread of ${device.name} is ${status.state}`;
        if (
          status.state === "live" &&
          store.$items.get().some(({ pending }) => pending !== null && pending.state !== "failed")
        )
          return `${device.name} waits for an answer`;
        if (status.state === "ended" && this.#may(device, id)) return `${device.name} may see ${id} again`;
        if (status.state === "live" && !this.#may(device, id)) return `${device.name} still sees ${id}`;
      }
    }
    for (const device of devices) {
      for (const { state, text, conversation } of device.sent) {
        if (state === "kept" && device.keeps(text) === "waiting" && this.#may(device, conversation))
          return `${device.name} still has to send "${text}"`;
      }
    }
    if (this.#world.due() > 0) return "a room is due";
    for (const { party, disk } of server.places.values())
      if (party === "hooks" && [...disk.keys()].some(key => key.startsWith("hook:")))
        return "a webhook waits";
    for (const { living } of server.places.values())
      if (living !== null && !living.life.isIdle) return "a room is busy";
    return null;
  }

  atRest(): void {
    this.everyStep();
    for (const device of this.#world.devices) {
      this.#checkSent(device);
      this.#checkInbox(device);
      for (const [id, opened] of device.opened) this.#checkThread(device, id, opened);
    }
    this.#careTeam.atRest();
    this.#notified.atRest();
    for (const start of this.#world.starts) {
      if (start.state !== "started") continue;
      const log = this.#logs.get(`harbor~${start.id}`)?.entries ?? [];
      if (!log.some(({ event }) => event.type === "message" && event.body.text === start.text))
        violated(`what was started is there: ${start.text}`);
    }
  }

  #checkSent(device: Device): void {
    for (const sent of device.sent) {
      if (sent.state === "acked") this.acked(device, sent);
      const opened = device.opened.get(sent.conversation);
      if (sent.state === "pending" && opened?.name === sent.thread)
        violated(`what was sent has an answer: "${sent.text}" of ${device.name}`);
      if (sent.state === "kept" && device.keeps(sent.text) !== "failed") this.acked(device, sent);
    }
  }

  #checkInbox(device: Device): void {
    const { client, name } = device;
    const rows = client.inbox.$rows.get();
    if (!this.#isActive(device)) {
      if (client.$status.get().state === "live") violated(`${name} is not active and connected`);
      return;
    }
    const expected = new Map<string, Recalled>();
    for (const place of this.#world.conversations()) {
      const id = parseRoomName("main", place.name)?.key ?? "";
      const recalled = this.#recalled(device, place);
      if (recalled?.member && this.#may(device, id)) expected.set(id, recalled);
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

  #checkThread(device: Device, id: string, { store, read }: Opened): void {
    const { name, kind } = device;
    const status = store.$status.get();
    if (!this.#may(device, id)) {
      if (status.state !== "ended") violated(`${name} has no right to ${id} and is ${status.state}`);
      return;
    }
    if (status.state !== "live") violated(`${name} has a right to ${id} and is ${JSON.stringify(status)}`);
    const place = this.#world.server.place("main", `harbor~${id}`);
    const view = seenBy(this.log(place), kind);
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
    this.#checkReading(device, id, place, read);
  }

  /** What was read here is marked, and nothing that nobody read. */
  #checkReading(device: Device, id: string, place: Place, read: number): void {
    const state = this.#kept(place)?.state;
    const key = `${device.kind}:${device.sub}`;
    const person = this.#idOf(device);
    const floor = this.#isSupport(device) ? floorOf(this.log(place), person) : 1;
    const reading = state?.reading[person];
    if (reading === undefined || state?.staff.members[person] === undefined) return;
    const where = device.kind === "portal" ? "portal" : "seq";
    // What stood before a person came is read already.
    if (Math.max(reading.receipt[where], reading.mark[where]) < read)
      violated(`what ${device.name} read up to ${read} is receipted`);
    const furthest = this.#furthest.get(`${key} ${id}`) ?? 0;
    if (reading.receipt[where] > furthest) violated(`${device.name} has a receipt of what nobody read`);
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
    const state = this.#kept(place)?.state;
    if (state === undefined) return null;
    const person = this.#idOf(device);
    return recall(this.log(place), person, device.kind as SideOf, this.#mark(place, person));
  }

  #mark(place: Place, person: string): number {
    return this.#kept(place)?.state.reading[person]?.mark.seq ?? 0;
  }

  #idOf({ kind, sub }: Device): string {
    return this.#world.keys.get(`${kind}:${sub}`) ?? "";
  }

  #isSupport({ kind, sub }: Device): boolean {
    return kind === "staff" && this.#world.host.staff.get(sub)?.support === true;
  }

  #isActive(device: Device): boolean {
    return device.kind === "portal" || this.#world.host.staff.get(device.sub)?.active === true;
  }

  /** Whether a device's person may see a conversation, by what the host knows. */
  #may(device: Device, id: string): boolean {
    const place = this.#world.server.place("main", `harbor~${id}`);
    const { clock, host, searchable } = this.#world;
    const record = host.patients.get(patientOf(place) ?? "");
    const grant = this.#kept(place)?.state.staff.members[this.#idOf(device)]?.grant;
    const staff = host.staff.get(device.sub);
    if (record === undefined) return false;
    return maySee(device.kind, {
      active: staff?.active ?? false,
      restrictions: staff?.restrictions ?? [],
      programs: record.programs,
      onTeam: record.team[device.sub] !== undefined,
      linked: record.linked[device.sub] !== undefined,
      ...{ searchable, support: this.#isSupport(device), called: (grant?.until ?? 0) > epoch + clock.now },
    });
  }

  mayOpen(device: Device, id: string): boolean {
    return this.#isActive(device) && this.#may(device, id);
  }

  /** A conversation's state and what it owes, as they stand on the disk. */
  #kept(place: Place): Kept | null {
    const once = this.#parsed<Once>(place, "head");
    if (once === null) return null;
    const pages = [...place.disk.keys()].filter(key => key.startsWith("people:")).sort();
    return keptFrom(
      once,
      pages.map(key => this.#parsed<Page>(place, key) as Page),
    );
  }

  /** A stored value, parsed once. */
  #parsed<T>(place: Place, key: string): T | null {
    const text = place.disk.get(key);
    if (text === undefined) return null;
    const name = `${place.party}/${place.name}/${key}`;
    const known = this.#values.get(name);
    if (known?.text === text) return known.value as T;
    const value = JSON.parse(text) as T;
    this.#values.set(name, { text, value });
    return value;
  }
}

function value<T>(text: string | undefined): T | null {
  return text === undefined ? null : (JSON.parse(text) as T);
}

function keyAt(index: number): string {
  return `e:${(index + 1).toString().padStart(12, "0")}`;
}

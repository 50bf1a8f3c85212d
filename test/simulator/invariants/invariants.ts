/** What must hold after every step, and what must hold once everything has come to rest. */
import type { Party } from "@carethread/model";
import type { Device, Exchange, Sent } from "../device.ts";
import { firstOwed } from "../owed.ts";
import type { Place } from "../place.ts";
import type { StoredThen } from "../server.ts";
import type { Link } from "../socket.ts";
import { violated } from "../violation.ts";
import { epoch, type World } from "../world.ts";
import { CareTeam } from "./care-team.ts";
import { Disks, patientOf } from "./disks.ts";
import { Frames } from "./frames.ts";
import { Logs } from "./logs.ts";
import { Neighbors } from "./neighbors.ts";
import { Notified } from "./notified.ts";
import { Pasts } from "./pasts.ts";
import { Persons } from "./persons.ts";
import { Recounts } from "./recounts.ts";
import { type Entry, walk } from "./reference.ts";
import { Registrations } from "./registrations.ts";
import { Shown } from "./shown.ts";
import { SlicesInvariants } from "./slices.ts";
import { Work } from "./work.ts";

/** Whose rooms a tick goes through. */
const ticked: readonly Party[] = ["operator", "index"];

export class Invariants {
  readonly #world: World;
  readonly #disks = new Disks();
  readonly #persons: Persons;
  readonly #logs: Logs;
  readonly #shown: Shown;
  readonly #frames: Frames;
  readonly #recounts: Recounts;
  readonly #careTeam: CareTeam;
  readonly #notified: Notified;
  readonly #pasts: Pasts;
  readonly #neighbors: Neighbors;
  readonly #slices: SlicesInvariants;
  readonly #registrations: Registrations;
  readonly #work: Work;
  readonly #receipts = new Map<string, number>();
  /** By person and conversation: who ever marked it as unread, to whom it then is what it was before. */
  readonly #setBack = new Set<string>();
  /** By person and patient: requests to follow that have no answer yet, and how many there ever were. */
  readonly #asks = new Map<string, { open: number; made: number }>();

  constructor(world: World) {
    this.#world = world;
    this.#persons = new Persons(world, this.#disks);
    this.#logs = new Logs(world, this.#disks, (place, message) => {
      this.#notified.said(place, message);
      this.#registrations.stored(place, message);
    });
    this.#registrations = new Registrations(world, this.#logs);
    this.#shown = new Shown(this.#logs, this.#persons);
    this.#frames = new Frames(world, this.#persons, place => this.#registrations.maySearch(place));
    const isSetBack = (person: string, conversation: string): boolean =>
      this.#setBack.has(`${person} ${conversation}`);
    this.#recounts = new Recounts(world, this.#disks, this.#logs, this.#persons, isSetBack);
    this.#work = new Work(world, this.#logs, this.#persons);
    const log = (place: Place): readonly Entry[] => this.#logs.of(place);
    this.#careTeam = new CareTeam(world, log);
    this.#neighbors = new Neighbors(world);
    this.#slices = new SlicesInvariants(world, this.#persons);
    this.#pasts = new Pasts(world, this.#logs);
    const mark = (place: Place, person: string): number => this.#disks.mark(place, person);
    this.#notified = new Notified(world, log, mark, isSetBack);
  }

  // After every step

  everyStep(): void {
    for (const place of this.#world.conversations()) {
      this.#logs.check(place);
      this.#checkReceipts(place);
    }
    for (const device of this.#world.devices) {
      for (const [id, opened] of device.opened) this.#shown.check(device, id, opened);
    }
    this.#notified.everyStep();
    this.#pasts.everyStep();
    this.#neighbors.everyStep();
    this.#registrations.everyStep();
  }

  /** How long a conversation's log was when it was looked at last. */
  lengthOf(conversation: string): number {
    return this.#logs.named(conversation).length;
  }

  /** A person was told that they watch, or no more: at some moment since they asked it was so. */
  watched(device: Device, conversation: string, on: boolean, since: number): void {
    const place = this.#world.server.place("main", `harbor~${conversation}`);
    this.#logs.check(place);
    const log = this.#logs.of(place);
    const person = this.#persons.idOf(device);
    for (let length = since; length <= log.length; length++) {
      const isWatching = walk(log.slice(0, length)).get(person)?.level === "all";
      if (isWatching === on) return;
    }
    violated(`who is told so ${on ? "watches" : "no longer watches"}: ${device.name} in ${conversation}`);
  }

  /**
   * A person asks to follow a patient, or no more. Gives what says, when there is an answer, whether they asked for
   * nothing else of that patient meanwhile.
   */
  asksToFollow(device: Device, conversation: string): () => boolean {
    const patient = patientOf(this.#world.server.place("main", `harbor~${conversation}`)) ?? "";
    const key = `${this.#persons.idOf(device)} ${patient}`;
    const asks = this.#asks.get(key) ?? { open: 0, made: 0 };
    this.#asks.set(key, asks);
    const wasAlone = asks.open++ === 0;
    const made = ++asks.made;
    return () => {
      asks.open--;
      return wasAlone && asks.made === made;
    };
  }

  /** A person was told that they follow a patient, or no more: the patient's room has stored it. */
  followed(device: Device, conversation: string, on: boolean, since: number): void {
    const patient = patientOf(this.#world.server.place("main", `harbor~${conversation}`)) ?? "";
    // The host may have changed the team meanwhile, and with it who follows.
    if ((this.#world.host.changed.get(patient) ?? 0) >= since) return;
    if (this.#careTeam.follows(patient, this.#persons.idOf(device)) !== on)
      violated(`who is told so ${on ? "follows" : "no longer follows"}: ${device.name}, ${patient}`);
  }

  /** A person marks a conversation as unread, whether they hear of it or not. */
  marksUnread(device: Device, conversation: string): void {
    this.#setBack.add(`${this.#persons.idOf(device)} ${conversation}`);
  }

  dealt(...deed: Parameters<Work["dealt"]>): void {
    this.#work.dealt(...deed);
  }

  acked(device: Device, sent: Sent): void {
    this.#logs.acked(device, sent);
  }

  read(device: Device, conversation: string, places: readonly number[]): void {
    this.#recounts.read(device, conversation, places);
  }

  kept(link: Link): void {
    this.#notified.kept(link);
  }

  heard(link: Link, text: string): void {
    this.#registrations.heard(link, text);
  }

  answered(device: Device, text: string, exchange: Exchange): void {
    this.#registrations.answered(device, exchange);
    this.#neighbors.answered(device.name, text);
    this.#frames.answered(device, text);
  }

  said(link: Link, text: string, stored: StoredThen): void {
    this.#neighbors.said(link, text);
    this.#registrations.said(link, text);
    this.#frames.said(link, text, stored);
  }

  #checkReceipts(place: Place): void {
    const state = this.#disks.state(place);
    if (state === null) return;
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

  // At rest

  /** What is still to come before the world is at rest; null where nothing is. */
  unrest(): string | null {
    const { devices, host, starts, server } = this.#world;
    if (!host.isDone) return "the host has something to tell";
    if (!this.#world.past.isDone) return "the host brings in the past";
    if (!this.#world.encounters.isDone) return "the host changes an encounter";
    const unrest = this.#world.neighbor?.unrest() ?? this.#world.registration?.unrest() ?? null;
    if (unrest !== null) return unrest;
    for (const start of starts)
      if (start.state === "asked" || start.state === "again") return `${start.text} is asked for`;
    for (const device of devices) {
      const { state } = device.client.$status.get();
      if (state !== "live" && this.#persons.isActive(device)) return `${device.name}'s inbox is ${state}`;
      // Where a ping reaches no room, it looks once a minute at whose token has ended.
      if (server.alarms !== null && [...device.links].some(link => this.#isOver(link)))
        return `${device.name} has no token for a room`;
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
        if (status.state === "ended" && this.#persons.may(device, id))
          return `${device.name} may see ${id} again`;
        if (status.state === "live" && !this.#persons.may(device, id))
          return `${device.name} still sees ${id}`;
        // A room believes nothing of a page whose token has ended, and the page asks for the next one by and by.
        if (status.state === "live" && this.#hasNoToken(device, id))
          return `${device.name} has no token for ${id}`;
      }
    }
    for (const device of devices) {
      for (const { state, text, conversation } of device.sent) {
        if (state === "kept" && device.keeps(text) === "waiting" && this.#persons.may(device, conversation))
          return `${device.name} still has to send "${text}"`;
      }
    }
    if (this.#world.due() > 0) return "a room is due";
    // A room that owes is in the due table; of one that has an alarm it is known by its disk alone.
    const owed = server.alarms === null ? null : firstOwed(server);
    if (owed !== null) return `something is owed: ${owed}`;
    const misplaced = this.#slices.unrest();
    if (misplaced !== null) return misplaced;
    for (const { party, disk } of server.places.values())
      if (party === "hooks" && [...disk.keys()].some(key => key.startsWith("hook:")))
        return "a webhook waits";
    // Ticks come more often than what they wait for is late: the timer of that is no unrest.
    for (const { living, party, name } of server.places.values())
      if (living !== null && (ticked.includes(party) ? living.life.busy > 0 : !living.life.isIdle))
        return `a room is busy: ${party} ${name}`;
    return null;
  }

  #hasNoToken(device: Device, id: string): boolean {
    const links = [...this.#world.server.place("main", `harbor~${id}`).links];
    return links.some(link => link.device === device.name && this.#isOver(link));
  }

  /** Whether the token of an open connection has ended. */
  #isOver(link: Link): boolean {
    if (!link.isHeld || !link.isOpen) return false;
    const kept = JSON.parse(link.state) as { exp?: number } | null;
    return (kept?.exp ?? 0) <= epoch + this.#world.clock.now;
  }

  atRest(): void {
    this.everyStep();
    for (const device of this.#world.devices) {
      this.#checkSent(device);
      this.#recounts.checkInbox(device);
      for (const [id, opened] of device.opened) this.#recounts.checkThread(device, id, opened);
    }
    this.#careTeam.atRest();
    this.#notified.atRest();
    this.#pasts.atRest();
    this.#neighbors.atRest();
    this.#slices.atRest();
    this.#registrations.atRest();
    this.#work.atRest();
    for (const start of this.#world.starts) {
      if (start.state !== "started") continue;
      const log = this.#logs.named(start.id ?? "");
      if (!log.some(({ event }) => event.type === "message" && event.body.text === start.text))
        violated(`what was started is there: ${start.text}`);
    }
  }

  /** What people find then. */
  lookUp(): Promise<void> {
    return this.#slices.lookUp();
  }

  lookAtWork(): Promise<void> {
    return this.#work.lookAt();
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

  mayOpen(device: Device, id: string): boolean {
    return this.#persons.mayOpen(device, id);
  }
}

/** What must hold of notifications: of what nobody saw there is one, of what was on the screen or read there is none. */
import type { Member, MessageEvent, Notification } from "@carethread/model";
import { notifyPause, reminderAfter } from "../deployments.ts";
import type { Place } from "../place.ts";
import type { Link } from "../socket.ts";
import { violated } from "../violation.ts";
import { epoch, type World } from "../world.ts";
import { type Entry, reaches, walk } from "./reference.ts";

/** How late a person's room may hear that something was read, in a world where calls and ticks fail. */
const hearsWithin = 120_000;
/** A connection is believed to be on a screen for so long after the last frame from it. */
const heardWithin = 45_000;
/** A room that slept knows only to so many milliseconds when it was heard from, and then believes it for shorter. */
const roughly = 15_000;
/** How long a frame may wait in a room, behind others or for its start. */
const waitsFor = 2_000;
/** How long what came onto a screen may be there without a receipt: then it was on none. */
const lapsesAfter = 45_000;
/** How long a room may take to notice that, in a world at rest: it is woken by a tick, and tells another room. */
const noticesWithin = 25_000;

export class Notified {
  readonly #world: World;
  readonly #log: (place: Place) => readonly Entry[];
  readonly #mark: (place: Place, person: string) => number;
  /** Whether a person ever marked a conversation as unread: what is unread then was told of before, and may be again. */
  readonly #isSetBack: (person: string, conversation: string) => boolean;
  /** By conversation and person: the places read up to, and when that was seen to be durable. */
  readonly #read = new Map<string, { readonly seq: number; readonly at: number }[]>();
  /** By conversation and person: since when one socket has said that the thread is on the screen. */
  readonly #held = new Map<string, { readonly link: Link; readonly since: number }>();
  /** By conversation and person: the sockets that have ever said so. */
  readonly #onScreen = new Map<string, Set<Link>>();

  constructor(
    world: World,
    log: (place: Place) => readonly Entry[],
    mark: (place: Place, person: string) => number,
    isSetBack: (person: string, conversation: string) => boolean,
  ) {
    this.#world = world;
    this.#isSetBack = isSetBack;
    this.#log = log;
    this.#mark = mark;
  }

  /** A person's receipt is durable up to a place. */
  read(place: Place, person: string, seq: number): void {
    const key = `${place.name} ${person}`;
    const known = this.#read.get(key) ?? [];
    this.#read.set(key, known);
    if (seq > (known.at(-1)?.seq ?? 0)) known.push({ seq, at: this.#world.clock.now });
  }

  /** A message is new in a log: it says who has it on the screen. */
  said(place: Place, message: MessageEvent): void {
    const at = message.at - epoch;
    for (const id of message.received ?? []) {
      const key = `${place.name} ${id}`;
      const isShown = message.shown?.includes(id) === true;
      const who = this.#world.keys.get(id) ?? id;
      const ever = [...(this.#onScreen.get(key) ?? [])];
      if (isShown && !ever.some(link => at - link.heardBy(at) <= heardWithin + waitsFor))
        violated(`"${message.body.text}" was on no screen of ${who}`);
      const held = this.#held.get(key);
      const isHeld = held !== undefined && held.since < at && this.#holding(place, id) === held.link;
      if (!isShown && isHeld && at - held.link.heardBy(at) < heardWithin - roughly)
        violated(`"${message.body.text}" was on a screen of ${who}`);
    }
  }

  /** A room keeps something with a socket: that it has a thread on the screen, among others. */
  kept(link: Link): void {
    if (link.party !== "main" || !link.state.includes('"screen":true')) return;
    const { person } = JSON.parse(link.state) as { person?: { id: string } };
    const key = `${link.room} ${person?.id}`;
    const ever = this.#onScreen.get(key) ?? new Set<Link>();
    this.#onScreen.set(key, ever.add(link));
  }

  /** Who holds a thread on a screen, behind every step. */
  everyStep(): void {
    const { devices, keys, server, clock } = this.#world;
    for (const { opened, kind, sub } of devices) {
      for (const id of opened.keys()) {
        const person = keys.get(`${kind}:${sub}`) ?? "";
        const key = `harbor~${id} ${person}`;
        const link = this.#holding(server.place("main", `harbor~${id}`), person);
        if (link === null) this.#held.delete(key);
        else if (this.#held.get(key)?.link !== link) this.#held.set(key, { link, since: clock.now });
      }
    }
  }

  /** The socket that has said that a thread is on a person's screen, and whose token still lives. */
  #holding(place: Place, person: string, tab?: string): Link | null {
    const conversation = place.name.replace("harbor~", "");
    for (const link of place.links) {
      const { device, state, isOpen, isClosing } = link;
      const page = this.#world.devices.find(({ name }) => name === device);
      if (page?.opened.get(conversation)?.onScreen !== true || (tab ?? device) !== device) continue;
      const kept = JSON.parse(state) as { person?: { id: string }; screen?: boolean; exp?: number } | null;
      const isGood = isOpen && !isClosing && (kept?.exp ?? 0) > epoch + this.#world.clock.now;
      if (isGood && kept?.screen && kept.person?.id === person) return link;
    }
    return null;
  }

  atRest(): void {
    const { devices, receiver, keys, server } = this.#world;
    for (const { name, opened, kind, sub } of devices) {
      for (const [id, { store, onScreen }] of opened) {
        const place = server.place("main", `harbor~${id}`);
        const isLive = onScreen && store.$status.get().state === "live";
        if (isLive && this.#holding(place, keys.get(`${kind}:${sub}`) ?? "", name) === null)
          violated(`a room knows that it is on the screen of ${name}`);
      }
    }
    for (const { notified, name } of devices) {
      const missing = notified.find(({ id }) => !receiver.taken.has(id));
      if (missing) violated(`the host is told what ${name} is: ${JSON.stringify(missing)}`);
    }
    for (const place of this.#world.conversations()) {
      const id = place.name.replace("harbor~", "");
      const reaching = new Map<string, Entry[]>();
      const members = walk(this.#log(place), (entry, before) => {
        const { event } = entry;
        if (event.type !== "message") return;
        for (const member of before.values()) {
          const key = member.person.id;
          if (reaches(event, member)) reaching.set(key, [...(reaching.get(key) ?? []), entry]);
        }
      });
      for (const [key, name] of keys) {
        if (!name.includes(":")) continue;
        const told = [...receiver.taken.values()]
          .filter(({ person, notification }) => person === key && notification.conversation === id)
          .map(({ notification }) => notification)
          .sort((a, b) => a.at - b.at);
        if (this.#isSetBack(key, id)) continue;
        const entries = reaching.get(key) ?? [];
        this.#checkNoMore(place, key, told, entries);
        this.#checkPause(place, key, told, entries);
        const member = members.get(key);
        if (member !== undefined && this.#isOwed(member)) this.#checkOwed(place, key, told, entries);
      }
    }
  }

  /** Who is a member by their own wish is told for as long as they may find the patient. */
  #isOwed({ source }: Member): boolean {
    return source !== "self" || this.#world.registration?.wasSearchable !== false;
  }

  #checkNoMore(place: Place, key: string, told: readonly Notification[], entries: readonly Entry[]): void {
    const who = `${this.#world.keys.get(key)} in ${place.name}`;
    const lapsed = ({ event, seq }: Entry, by: number): boolean =>
      event.at + lapsesAfter < by && this.#readAt(place, key, seq) > event.at - epoch + lapsesAfter;
    let count = 0;
    for (const { reason, at } of told) {
      if (reason !== "message") continue;
      const news = entries.filter(
        entry => entry.event.at <= at && (!isOnScreen(entry.event, key) || lapsed(entry, at)),
      );
      if (++count > news.length)
        violated(`nobody is told of what was on the screen, or twice: ${who} at ${at - epoch}`);
    }
    // Of a practice that was withdrawn rooms tell one another nothing for as long.
    const silence = this.#world.registration?.silence ?? 0;
    const used = new Set<number>();
    for (const { reason, at } of told) {
      if (reason !== "reminder") continue;
      const cause = entries.find(
        ({ event, seq }) =>
          event.by.side === "portal" &&
          !used.has(seq) &&
          event.at + reminderAfter < at &&
          this.#readAt(place, key, seq) > at - epoch - hearsWithin - silence,
      );
      if (cause === undefined) violated(`nobody is reminded of what they read: ${who} at ${at - epoch}`);
      used.add(cause.seq);
    }
  }

  /** Who has read nothing, and was a member all the time, is told once in each pause. */
  #checkPause(place: Place, key: string, told: readonly Notification[], entries: readonly Entry[]): void {
    const mark = this.#mark(place, key);
    const wasAway = this.#log(place).some(
      ({ event }) => event.by.id === key || (event.type === "member-left" && event.person.id === key),
    );
    if (wasAway || this.#read.has(`${place.name} ${key}`) || entries.some(({ seq }) => seq <= mark)) return;
    const times = told.filter(({ reason }) => reason === "message").map(({ at }) => at);
    const early = times.find(
      (at, index) => at - (times[index - 1] ?? Number.NEGATIVE_INFINITY) < notifyPause,
    );
    if (early !== undefined)
      violated(
        `who has not read is left in peace for a while: ${this.#world.keys.get(key)} in ${place.name}`,
      );
  }

  /** What waits now was told of when it came, or a pause before that, and once more when it had waited for long. */
  #checkOwed(place: Place, key: string, told: readonly Notification[], entries: readonly Entry[]): void {
    const { clock, host, keys, lateness } = this.#world;
    const [kind, sub = ""] = (keys.get(key) ?? "").split(":");
    const staff = kind === "staff" ? host.staff.get(sub) : undefined;
    // What a restriction hides is told nobody; when it ends nothing is told late but the reminder.
    if (staff && (!staff.active || staff.restrictions.length > 0)) return;
    const steady = epoch + (staff ? (host.told.get(sub) ?? Number.POSITIVE_INFINITY) : 0);
    const mark = this.#mark(place, key);
    const waiting = entries.filter(({ seq, event }) => seq > mark && event.at > steady);
    for (const { event } of waiting) {
      const isTold = told.some(({ reason, at }) => reason !== "reminder" && at > event.at - notifyPause);
      const readAt = epoch + (this.#read.get(`${place.name} ${key}`)?.at(-1)?.at ?? 0);
      const isBelieved =
        epoch + clock.now < Math.max(event.at, readAt) + lapsesAfter + noticesWithin + lateness;
      if (!isTold && !(isOnScreen(event, key) && isBelieved))
        violated(`who did not see a message is told of it: ${sub}, ${JSON.stringify(event)}`);
    }
    const oldest = entries.find(({ seq, event }) => seq > mark && event.by.side === "portal")?.event;
    if (staff === undefined || oldest === undefined || oldest.at <= steady) return;
    const due = oldest.at + reminderAfter;
    if (
      due + lateness < epoch + clock.now &&
      !told.some(({ reason, at }) => reason === "reminder" && at > due)
    )
      violated(`who leaves a patient's message unread is reminded: ${sub}, ${JSON.stringify(oldest)}`);
  }

  #readAt(place: Place, key: string, seq: number): number {
    const reads = this.#read.get(`${place.name} ${key}`) ?? [];
    return reads.find(read => read.seq >= seq)?.at ?? Number.POSITIVE_INFINITY;
  }
}

function isOnScreen(event: Entry["event"], person: string): boolean {
  return event.type === "message" && event.shown?.includes(person) === true;
}

/** What must hold of the logs in storage: they only grow, are dense, and hold once what was sent. */
import { type MessageEvent, verifyLog } from "@carethread/model";
import type { Device, Sent } from "../device.ts";
import type { Place } from "../place.ts";
import { violated } from "../violation.ts";
import type { World } from "../world.ts";
import type { Disks } from "./disks.ts";
import type { Entry } from "./reference.ts";

export class Logs {
  readonly #world: World;
  readonly #disks: Disks;
  /** Told of each message that is new in a log. */
  readonly #news: (place: Place, message: MessageEvent) => void;
  readonly #logs = new Map<string, { texts: string[]; entries: Entry[] }>();
  /** The ids of all events, and where each text of a message stands. */
  readonly #ids = new Set<string>();
  readonly #texts = new Map<string, string>();

  constructor(world: World, disks: Disks, news: (place: Place, message: MessageEvent) => void) {
    this.#world = world;
    this.#disks = disks;
    this.#news = news;
  }

  of(place: Place): readonly Entry[] {
    return this.#logs.get(place.name)?.entries ?? [];
  }

  /** That of the conversation with an id. */
  named(conversation: string): readonly Entry[] {
    return this.#logs.get(`harbor~${conversation}`)?.entries ?? [];
  }

  /** An answer for a message has reached its author: it is durable, once. */
  acked(device: Device, sent: Sent): void {
    const place = this.#world.server.place("main", `harbor~${sent.conversation}`);
    this.check(place);
    const found = this.of(place).filter(
      ({ event }) => event.type === "message" && event.body.text === sent.text,
    );
    if (found.length !== 1)
      violated(`acked is durable once: "${sent.text}" of ${device.name} is there ${found.length} times`);
  }

  /** The log in storage only grows, is dense in both views, and holds nothing twice. */
  check(place: Place): void {
    const known = this.#logs.get(place.name) ?? { texts: [], entries: [] };
    this.#logs.set(place.name, known);
    for (const [index, text] of known.texts.entries()) {
      if (place.disk.get(keyAt(index)) !== text) violated("what is durable stays: an event changed or went");
    }
    const first = known.entries.length;
    for (let text = place.disk.get(keyAt(first)); text !== undefined; ) {
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
    const head = this.#disks.state(place);
    if ((head?.staff.head.pos ?? 0) !== events) violated("head and log are one commit");
    this.#checkLinks(known.entries, first, head?.link ?? "");
  }

  /** Each entry is linked with the one before, up to the link that the conversation's state has. */
  #checkLinks(entries: readonly Entry[], first: number, last: string): void {
    const { seq = 0, portal = 0, link = "" } = entries[first - 1] ?? {};
    const verified = verifyLog(entries.slice(first), { seq, portal, link });
    if (!verified.ok) violated(`the log is a chain: ${verified.why} of ${verified.seq} is wrong`);
    if (verified.link !== last) violated(`the log is a chain: its end is ${verified.link} and not ${last}`);
  }

  #checkNew(place: Place, before: readonly Entry[], entry: Entry): void {
    const { event } = entry;
    if (this.#ids.has(event.id)) violated("event ids are unique");
    this.#ids.add(event.id);
    if (event.type !== "message") return;
    const twin = this.#texts.get(event.body.text);
    if (twin !== undefined)
      violated(`nothing is doubled: "${event.body.text}" is in ${twin} and ${place.name}`);
    this.#texts.set(event.body.text, place.name);
    this.#news(place, event);
    const sent = this.#sentAs(event.body.text);
    if (sent === null) return;
    const { device, of } = sent;
    if (of.mentions.some(id => event.mentions?.includes(id) !== true))
      violated(`a message names whom it was written to name: "${event.body.text}"`);
    if (event.by.id !== this.#world.keys.get(`${device.kind}:${device.sub}`))
      violated("the author is who sent it");
    // What one thread of one page sent stands in its order, but for what was refused for itself and let the rest go on.
    if (of.isTriedAgain) return;
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
}

function keyAt(index: number): string {
  return `e:${(index + 1).toString().padStart(12, "0")}`;
}

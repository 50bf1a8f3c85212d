/** What must hold of texts at every moment, and once everything has come to rest. */
import { automaticText, type Stored } from "@carethread/model";
import type { Place } from "../place.ts";
import { violated } from "../violation.ts";
import type { Taken } from "./carrier.ts";
import { checkCoaching } from "./coaching.ts";
import { type Deed, endsAt } from "./reference.ts";
import type { TextingWorld } from "./world.ts";

const help = automaticText("help", "harbor");
const steps = ["sent", "delivered", "failed"];

type Delivered = Extract<Stored["event"], { type: "text-delivered" }>;
type Message = Extract<Stored["event"], { type: "message" }>;

export class TextingInvariants {
  /** Words of a phone that ever became durable, and where. */
  readonly #stored = new Map<string, string>();
  readonly #taken = new Set<string>();

  // At every moment

  /** The provider takes a text. */
  took(world: TextingWorld, { id, to, body }: Taken): void {
    if (this.#taken.has(id)) violated(`a text is sent once: "${body}" to ${to}`);
    this.#taken.add(id);
    if (world.stopped.has(to) && body !== help) violated(`who said STOP is sent nothing: "${body}" to ${to}`);
  }

  stored({ party, name }: Place, changes: ReadonlyMap<string, string | null>): void {
    for (const [key, text] of changes)
      for (const [said] of text?.matchAll(/(rosa|ben|a stranger) says \d+\.|\d\d\/\d\d\/\d{4}/g) ?? [])
        this.#stored.set(said, `${party} ${name} ${key}`);
  }

  everyStep(world: TextingWorld): void {
    for (const { deeds, patient, key } of world.phones)
      for (const deed of deeds) {
        const isHeard =
          deed.type === "number"
            ? world.host.told.has(patient)
            : (deed.type === "blocked" || deed.type === "undelivered") && world.hasHeard(key, deed.id);
        if (isHeard) deed.to = Math.min(deed.to, world.clock.now);
      }
    for (const place of world.conversations()) checkDeliveries(place);
  }

  // At rest

  unrest(world: TextingWorld): string | null {
    if (!world.isSettled) return "somebody waits for an answer";
    for (const { party, name, disk, living } of world.server.places.values()) {
      for (const [key, text] of disk) {
        if (key.startsWith("out:")) return `a text is to go out: ${text}`;
        if (!key.startsWith("owed:")) continue;
        const { due, told } = JSON.parse(text) as { due: number; told: number };
        if (told < due) return `${key} is owed by ${party} ${name}`;
      }
      if (living !== null && party !== "index" && !living.life.isIdle) return `${party} ${name} is busy`;
    }
    for (const { store } of world.nurse.opened.values())
      if (store.$items.get().some(({ pending }) => pending !== null && pending.state !== "failed"))
        return "the nurse waits for an answer";
    return null;
  }

  atRest(world: TextingWorld): void {
    const { now } = world.clock;
    const logs = world.conversations().map(place => ({ place, log: logOf(place) }));
    const said = logs.flatMap(({ log }) => log.flatMap(event => (isMessage(event) ? [event.body.text] : [])));
    for (const { deeds } of world.phones)
      for (const deed of deeds) {
        if (deed.type === "text") deed.kept = said.filter(text => text === deed.body).length;
        // What the provider said has been heard by now.
        if (deed.type === "blocked" || deed.type === "undelivered") deed.to = Math.min(deed.to, now);
      }
    this.#checkKept(world);
    for (const phone of world.phones) {
      phone.deeds.push({ type: "look", said: world.enrolment(phone)?.status ?? "none", from: now, to: now });
      const end = endsAt(phone.deeds);
      if (end === null) continue;
      const all = phone.deeds.map(deed => `  ${JSON.stringify(deed)}`).join("\n");
      violated(
        `a patient stands as follows from what was done: ${phone.patient} at ${JSON.stringify(end)}\n${all}`,
      );
    }
    this.#checkStrangers(world);
    for (const { place, log } of logs) {
      this.#checkSent(world, place, log);
      checkCoaching(world, log);
    }
  }

  /** What stands in no conversation stands nowhere. */
  #checkKept({ phones }: TextingWorld): void {
    for (const deed of phones.flatMap(({ deeds }) => deeds)) {
      if (deed.type !== "text") continue;
      const where = this.#stored.get(deed.body);
      if (deed.kept === 0 && where !== undefined)
        violated(`nothing is kept of a reply: "${deed.body}" in ${where}`);
      if (deed.kept > 1 && deed.word === "other")
        violated(`a text is in one conversation once: "${deed.body}" ${deed.kept} times`);
    }
  }

  #checkStrangers({ strangers, server }: TextingWorld): void {
    const { disk } = server.place("texting", "harbor~texting");
    for (const { sid, number, body } of strangers) {
      const where = this.#stored.get(body);
      if (where !== undefined) violated(`of a stranger nothing is kept: "${body}" in ${where}`);
      if (sid !== null && disk.has(`seen:${sid}`) && !disk.has(`stranger:${number}`))
        violated(`an operator hears of a number that nobody has: ${number}`);
    }
  }

  #checkSent({ carrier, phones }: TextingWorld, { name }: Place, log: readonly Stored["event"][]): void {
    const order = new Map(carrier.taken.map((text, place) => [text.id, place]));
    const key = log.find(event => event.type === "created")?.patient.id;
    const wasEnded = phones.some(phone => phone.key === key && phone.deeds.slice(1).some(isEnd));
    const last = new Map<string, number>();
    for (const { id, body, channel, by } of log.filter(isMessage)) {
      if (channel !== "sms" || by.side !== "staff") continue;
      const told = deliveriesOf(log, id).at(-1)?.delivery.status;
      const place = order.get(id);
      const taken = carrier.taken[place ?? -1];
      if (taken === undefined || place === undefined) {
        if (told !== "failed" || !(carrier.refusals.has(id) || wasEnded))
          violated(`what staff say is sent: "${body.text}" in ${name} is ${told}`);
        continue;
      }
      if (taken.body !== body.text) violated(`a text is what staff said: "${taken.body}" for "${body.text}"`);
      if (place < (last.get(taken.to) ?? -1)) violated(`texts go out in order: "${body.text}" in ${name}`);
      last.set(taken.to, place);
      const reported = ["sent", ...taken.reports].map(status => steps.indexOf(status));
      const heard = steps[Math.max(...reported)];
      if (told !== heard) violated(`a text is as the provider said: "${body.text}" is ${told}, not ${heard}`);
    }
  }
}

/** By it a patient cannot be texted any more, or not on that number. */
function isEnd(deed: Deed): boolean {
  if (deed.type === "staff") return deed.deed === "opt-out";
  return deed.type === "blocked" || deed.type === "number" || (deed.type === "text" && deed.word === "stop");
}

function isMessage(event: Stored["event"]): event is Message {
  return event.type === "message";
}

function deliveriesOf(log: readonly Stored["event"][], id: string): Delivered[] {
  return log.filter((event): event is Delivered => event.type === "text-delivered" && event.message === id);
}

/** The log as it is stored now. */
function logOf({ disk }: Place): Stored["event"][] {
  const stored = [...disk].filter(([key]) => key.startsWith("e:"));
  return stored.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => (JSON.parse(text) as Stored).event);
}

function checkDeliveries(place: Place): void {
  const known = new Map<string, number>();
  for (const event of logOf(place)) {
    if (event.type !== "text-delivered") continue;
    const step = steps.indexOf(event.delivery.status);
    if (step <= (known.get(event.message) ?? -1))
      violated(`what became of a text never goes back: ${event.delivery.status} of ${event.message}`);
    known.set(event.message, step);
  }
}

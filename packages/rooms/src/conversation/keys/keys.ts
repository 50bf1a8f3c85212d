/** Who reads an encrypted conversation, on which devices: what is asked of its members' rooms, and what these say by themselves. */
import {
  type Context,
  can,
  decide,
  type Facts,
  MoreReaders,
  type Readers,
  readersOf,
  targetOf,
} from "@carethread/model";
import {
  certificatesOf,
  DevicesLeft,
  type Ports,
  type Practice,
  Refuse,
  readBody,
  spend,
  systemFacts,
} from "../../base/base.ts";
import type { Book } from "../book.ts";
import type { Viewing } from "../rights/rights.ts";
import type { Transact } from "../transact.ts";

export interface KeysDoorOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly book: Book;
  readonly transact: Transact;
  /** Throws a Refuse for who may not see the conversation. */
  readonly viewer: (request: Request) => Promise<Viewing>;
  readonly context: (facts: Facts) => Context;
}

export class KeysDoor {
  readonly #options: KeysDoorOptions;

  constructor(options: KeysDoorOptions) {
    this.#options = options;
  }

  /** Those who are to have the next key, as of now, and who asks for them among them. */
  async readers(request: Request): Promise<Readers> {
    const { ports, practice, book, viewer } = this.#options;
    const viewing = await viewer(request);
    const ring = book.state?.staff.head.keys;
    if (ring === undefined) throw new Refuse("not-found");
    const { id, side } = viewing.person;
    const { also = [] } = await readBody(request, MoreReaders);
    const facts = viewing.facts();
    const { state } = book;
    if (facts === null || state === null) throw new Refuse("not-found");
    const denied = also.length === 0 ? null : can(facts, "mention", targetOf(state, ports.now()));
    if (denied !== null) throw new Refuse(denied);
    // Names by a key alone wake the rooms of whomever.
    const strangers = also.filter(person => ring.from[person] === undefined);
    if (strangers.length > 0) await spend(ports, practice.id, id, { named: strangers.length });
    const readers = [...new Set([...readersOf(ring), ...(side === "system" ? [] : [id])])].sort();
    const certificates = await certificatesOf(ports, practice.id, [...new Set([...readers, ...strangers])]);
    if (viewing.facts() === null) throw new Refuse("not-found");
    const { members } = state.staff;
    const names = Object.fromEntries(readers.map(each => [each, members[each]?.person.name ?? ""]));
    return { readers, certificates, names };
  }

  /** Devices that one of the members took off. */
  async left(request: Request): Promise<unknown> {
    const { practice, book, transact, context } = this.#options;
    const { person, devices } = await readBody(request, DevicesLeft);
    for (const device of devices) {
      const { patient } = book;
      const ring = book.state?.staff.head.keys;
      if (patient === null || ring?.devices[device] !== person || ring.left.includes(device)) continue;
      const answer = await transact({
        decide: state => {
          const facts = { person: systemFacts(practice), patient, settings: practice.settings };
          return decide(state, context(facts), { type: "device-left", device, person });
        },
      });
      if ("refused" in answer) throw new Error(`what a person's room said was refused: ${answer.refused}`);
    }
    await book.settled();
    return { ok: true };
  }
}

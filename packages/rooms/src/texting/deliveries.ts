/**
 * What became of texts: what the provider says of each, never back to an earlier state, and what is owed of it to the
 * conversation whose message it was, or to the patient whom the practice's own text never reaches.
 */
import { type AutomaticText, type Delivery, deliveryStep, Key, roomName } from "@carethread/model";
import {
  Outbox,
  type Ports,
  type Practice,
  type PushDelivery,
  type Target,
  type Told,
  tell,
  type Unsent,
} from "../base/base.ts";
import { stopCode } from "./provider.ts";

/** A message of a conversation's, or a text of the practice's own to a patient: the `n`th of those that their room asked for. */
export type About =
  | { readonly conversation: string; readonly message: string; readonly patient: string }
  | { readonly patient: string; readonly n?: number; readonly says?: AutomaticText };

interface Known {
  readonly about: About;
  readonly to: string;
  readonly at: number;
  readonly sid?: string;
  readonly delivery?: Delivery;
}

const prefix = "text:";
/** How long it is kept what became of a text, in milliseconds: providers say no more of it then. */
const keptFor = 7 * 86_400_000;

export class Deliveries {
  readonly outbox: Outbox;
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #known = new Map<string, Known>();
  readonly #bySid = new Map<string, string>();

  constructor(
    ports: Ports,
    practice: Practice,
    others: (target: Target, keys: readonly string[]) => Promise<Told>,
  ) {
    this.#ports = ports;
    this.#practice = practice;
    this.outbox = new Outbox({
      ports,
      deliver: async (target, keys) => {
        const own = keys.filter(key => key.startsWith(prefix));
        const rest = keys.filter(key => !key.startsWith(prefix));
        return {
          ...(await this.#deliver(target, own)),
          ...(rest.length > 0 ? await others(target, rest) : {}),
        };
      },
    });
  }

  async load(): Promise<void> {
    for (const [key, known] of await this.#ports.storage.list<Known>({ prefix }))
      this.#note(key.slice(prefix.length), known);
    await this.outbox.load();
  }

  /** Whether a text was sent, or refused for good. */
  has(id: string): boolean {
    return this.#known.has(id);
  }

  isKnown(sid: string): boolean {
    return this.#bySid.has(sid);
  }

  /** The text that the provider means. */
  idOf(sid: string): string | undefined {
    return this.#bySid.get(sid);
  }

  /** It was sent, or never will be, for a reason that the patient's room `knows` or hears by this; gives what to store. */
  begins(
    id: string,
    about: About,
    to: string,
    said: Pick<Known, "sid" | "delivery">,
    knows = false,
  ): Record<string, unknown> {
    return this.#change(id, { about, to, at: this.#ports.now(), ...said }, knows);
  }

  /** The provider says more of it; gives what to store, null where it is nothing new. */
  says(id: string, delivery: Delivery): Record<string, unknown> | null {
    const known = this.#known.get(id);
    if (known === undefined || deliveryStep(delivery) <= deliveryStep(known.delivery)) return null;
    return this.#change(id, { ...known, delivery });
  }

  /** The keys of what is over and told, or too old to hear of again. */
  over(): string[] {
    const before = this.#ports.now() - keptFor;
    const old = [...this.#known].filter(([, { at }]) => at <= before);
    for (const [id, { sid }] of old) {
      this.#known.delete(id);
      if (sid !== undefined) this.#bySid.delete(sid);
    }
    // Several may be told of one.
    for (const { target, key } of [...this.outbox.debts()])
      if (key.startsWith(prefix) && !this.#known.has(key.slice(prefix.length))) this.outbox.drop(target, key);
    return old.map(([id]) => prefix + id);
  }

  /** Nothing is known any more of what a conversation sent; gives the keys to take out of the storage. */
  forget(conversation: string): string[] {
    const gone = [...this.#known].filter(([, { about }]) => isOf(about, conversation));
    for (const [id, { sid }] of gone) {
      this.#known.delete(id);
      if (sid !== undefined) this.#bySid.delete(sid);
    }
    const keys = gone.map(([id]) => prefix + id);
    for (const { target, key } of [...this.outbox.debts()])
      if (keys.includes(key)) this.outbox.drop(target, key);
    return keys;
  }

  #change(id: string, known: Known, knows = false): Record<string, unknown> {
    this.#note(id, known);
    const isFailure = known.delivery?.status === "failed";
    // Of a text of its own a patient's room hears only that it never arrives.
    if (known.delivery !== undefined && ("message" in known.about || isFailure))
      this.outbox.raiseTo(targetOf(known.about), prefix + id, deliveryStep(known.delivery), "version");
    // And that a message does not arrive because the number's owner said STOP.
    if (isFailure && !knows && known.delivery?.code === stopCode && "message" in known.about)
      this.outbox.raiseTo({ party: "patient", room: known.about.patient }, prefix + id, 1, "version");
    return { [prefix + id]: known };
  }

  #note(id: string, known: Known): void {
    this.#known.set(id, known);
    if (known.sid !== undefined) this.#bySid.set(known.sid, id);
  }

  async #deliver(target: Target, keys: readonly string[]): Promise<Told> {
    const told: Record<string, number> = {};
    for (const key of keys) {
      const id = key.slice(prefix.length);
      const known = this.#known.get(id);
      const due = this.outbox.due(target, key);
      if (known?.delivery !== undefined) await this.#tell(target, id, known, known.delivery);
      told[key] = due;
    }
    return told;
  }

  async #tell({ party, room }: Target, id: string, { about, to }: Known, delivery: Delivery): Promise<void> {
    const name = roomName(this.#practice.id, Key.parse(room));
    if (party === "main" && "message" in about) {
      const { message } = about;
      const body: PushDelivery = { message, delivery, ...(id === message ? {} : { text: id }) };
      await tell(this.#ports, "main", name, "internal/delivery", body);
      return;
    }
    const n = "message" in about ? undefined : about.n;
    const body: Unsent = {
      number: to,
      ...(n === undefined ? {} : { n }),
      blocked: delivery.code === stopCode,
    };
    await tell(this.#ports, "patient", name, "internal/unsent", body);
  }
}

/** Whether it is a message of this conversation. */
export function isOf(about: About, conversation: string): boolean {
  return "conversation" in about && about.conversation === conversation;
}

function targetOf(about: About): Target {
  return "message" in about
    ? { party: "main", room: about.conversation }
    : { party: "patient", room: about.patient };
}

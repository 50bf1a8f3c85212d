/** A patient's conversations: which there are, which are about to begin, and which somebody has open. */
import type { PersonId, StartConversation } from "@carethread/model";
import { fingerprint, type Ports, Refuse } from "../base/base.ts";

/** What a start made: the same person's same command is the same conversation for good. */
interface Start {
  readonly id: string;
  /** A print of it: what it says may be far longer than the storage takes. */
  readonly body: string;
}

export interface Begun {
  readonly id: string;
  /** False where it was asked for before. */
  readonly isNew: boolean;
  /** A start that was refused leaves nothing behind: resolves when that is so. `more` are keys that go with it. */
  forget(more: readonly string[]): Promise<void>;
}

/** Starts held in memory. */
const startsHeld = 1_000;

/** How late a conversation may begin after it was asked to, in milliseconds; far more than any call takes. */
const beginsWithin = 60_000;

export class PatientConversations {
  readonly #ports: Ports;
  /** When each was begun, milliseconds since 1970. */
  readonly #at = new Map<string, number>();
  /** Those that somebody had open when they were heard of last. */
  readonly #open = new Set<string>();
  /** Starts of this life of the room: of two equal ones at once, the second finds what the first did. */
  readonly #starts = new Map<string, Start>();
  /** Those that may still begin, with facts that were then brought along, and until when. */
  readonly #beginning = new Map<string, number>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    await this.#fill("conversation:", this.#at);
    await this.#fill("begins:", this.#beginning);
  }

  ids(): string[] {
    return [...this.#at.keys()];
  }

  /** Newest first. */
  newest(): string[] {
    return [...this.#at].sort(([, a], [, b]) => b - a).map(([id]) => id);
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  heardOf(id: string, isOpen: boolean): void {
    if (isOpen && this.#at.has(id)) this.#open.add(id);
    else this.#open.delete(id);
  }

  /** Resolves when it is stored, in one commit with what `owe` gives for a new one. */
  async begin(
    person: PersonId,
    start: StartConversation,
    owe: (id: string) => Readonly<Record<string, unknown>>,
  ): Promise<Begun> {
    const key = `start:${person}:${start.commandId}`;
    const body = fingerprint(JSON.stringify(start));
    const stored = await this.#ports.storage.get<Start>(key);
    // No await from here to the put.
    const known = this.#starts.get(key) ?? stored;
    if (known !== undefined && known.body !== body) throw new Refuse("conflict");
    // Asked again for what is half done, it finishes it: the conversation's init is idempotent.
    const id = known?.id ?? this.#ports.newId();
    const until = this.#ports.now() + beginsWithin;
    this.#beginning.set(id, until);
    const begins = { [`begins:${id}`]: until };
    if (known !== undefined) await this.#ports.storage.commit({ put: begins });
    else {
      const made: Start = { id, body };
      const at = start.at ?? this.#ports.now();
      this.#at.set(id, at);
      this.#starts.set(key, made);
      const [oldest] = this.#starts.keys();
      // What is in the storage need not be held; only the last ones may be on their way there.
      if (this.#starts.size > startsHeld && oldest !== undefined) this.#starts.delete(oldest);
      await this.#ports.storage.commit({
        put: { ...owe(id), [key]: made, ...begins, [`conversation:${id}`]: at },
      });
    }
    const forget = async (more: readonly string[]): Promise<void> => {
      this.#starts.delete(key);
      this.#beginning.delete(id);
      this.#at.delete(id);
      await this.#ports.storage.commit({ remove: [key, `begins:${id}`, `conversation:${id}`, ...more] });
    };
    return { id, isNew: known === undefined, forget };
  }

  /** Whether it may still begin. */
  mayBegin(id: string): boolean {
    return (this.#beginning.get(id) ?? 0) > this.#ports.now();
  }

  /** The conversation is there, or never will be. */
  begun(id: string): void {
    if (!this.#beginning.delete(id)) return;
    // Where that fails, the room starts anew, and asks once more.
    this.#ports.storage.commit({ remove: [`begins:${id}`] }).catch(() => {});
  }

  async #fill(prefix: string, times: Map<string, number>): Promise<void> {
    for (const [key, time] of await this.#ports.storage.list<number>({ prefix }))
      times.set(key.slice(prefix.length), time);
  }
}

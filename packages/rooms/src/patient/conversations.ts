/** A patient's conversations: which there are, which are about to begin, and which somebody has open. */
import type { Kind, PersonId, StartConversation } from "@carethread/model";
import { type Commit, inPieces, type OwnConversation, type Ports, Prints, Refuse } from "../base/base.ts";

/** What a start made: the same person's same command is the same conversation for good. */
interface Start {
  readonly id: string;
  /** A print of it: what it says may be far longer than the storage takes. */
  readonly body: string;
  /** The conversation was made for it, and not by an earlier start of a unique kind. */
  readonly isMaker: boolean;
}

export interface Begun {
  readonly id: string;
  /** False where it was asked for before. */
  readonly isNew: boolean;
  /**
   * A start that was refused leaves nothing behind: resolves when that is so. `also` changes in the same commit.
   * Absent where the conversation is there by an earlier start.
   */
  readonly forget?: (also: Commit) => Promise<void>;
}

export interface Beginning {
  readonly person: PersonId;
  readonly start: StartConversation;
  /** At most one conversation of this kind: who starts another one writes into it. */
  readonly isUnique: boolean;
  /** What to store in one commit with a new one. */
  readonly owe: (id: string) => Readonly<Record<string, unknown>>;
}

/** Starts that are read at once. */
const piece = 200;

/** Starts held in memory. */
const startsHeld = 1_000;

/** How late a conversation may begin after it was asked to, in milliseconds; far more than any call takes. */
const beginsWithin = 60_000;

export class PatientConversations {
  readonly #ports: Ports;
  readonly #prints = new Prints();
  /** When each was begun, milliseconds since 1970. */
  readonly #at = new Map<string, number>();
  /** Those that somebody had open when they were heard of last. */
  readonly #open = new Set<string>();
  /** Starts of this life of the room: of two equal ones at once, the second finds what the first did. */
  readonly #starts = new Map<string, Start>();
  /** Those that may still begin, with facts that were then brought along, and until when. */
  readonly #beginning = new Map<string, number>();
  /** By kind, the one conversation of it. */
  readonly #unique = new Map<string, string>();
  /** Those that came over while there was one of their kind, and which one. */
  readonly #superseded = new Map<string, string>();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    await this.#prints.load(this.#ports.storage);
    await this.#fill("conversation:", this.#at);
    await this.#fill("begins:", this.#beginning);
    for (const [key, id] of await this.#ports.storage.list<string>({ prefix: "unique:" }))
      this.#unique.set(key.slice("unique:".length), id);
    for (const [key, id] of await this.#ports.storage.list<string>({ prefix: "superseded:" }))
      this.#superseded.set(key.slice("superseded:".length), id);
  }

  ids(): string[] {
    return [...this.#at.keys()];
  }

  /** The one of a kind of which there is at most one; null where there is none that has begun. */
  only(kind: Kind): string | null {
    const id = this.#unique.get(kind);
    return id === undefined || this.#beginning.has(id) ? null : id;
  }

  /** Newest first. */
  newest(): string[] {
    return [...this.#at].sort(([, a], [, b]) => b - a).map(([id]) => id);
  }

  /** In the order in which they began; of those of one instant by id. */
  inOrder(): { readonly id: string; readonly at: number }[] {
    return [...this.#at]
      .map(([id, at]) => ({ id, at }))
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }

  isOpen(id: string): boolean {
    return this.#open.has(id);
  }

  heardOf(id: string, isOpen: boolean): void {
    if (isOpen && this.#at.has(id)) this.#open.add(id);
    else this.#open.delete(id);
  }

  /** Resolves when it is stored, in one commit with what `owe` gives for a new one. */
  async begin({ person, start, isUnique, owe }: Beginning): Promise<Begun> {
    const key = `start:${person}:${start.commandId}`;
    const stored = await this.#ports.storage.get<Start>(key);
    // No await from here to the commit.
    const known = this.#starts.get(key) ?? stored;
    if (known !== undefined && !this.#prints.fits(known.body, start)) throw new Refuse("conflict");
    const there = isUnique ? this.#unique.get(start.kind) : undefined;
    // Asked again for what is half done, it finishes it: the conversation's init is idempotent.
    const body = this.#prints.of(start);
    const asked: Start = known ?? { id: there ?? this.#ports.newId(), body, isMaker: there === undefined };
    const { id, isMaker } = asked;
    const isBegun = this.#at.has(id) && !this.#beginning.has(id);
    const until = this.#ports.now() + beginsWithin;
    const put: Record<string, unknown> = { [`begins:${id}`]: until };
    this.#beginning.set(id, until);
    if (known === undefined) {
      Object.assign(put, this.#prints.unstored(), { [key]: asked });
      this.#starts.set(key, asked);
      const [oldest] = this.#starts.keys();
      // What is in the storage need not be held; only the last ones may be on their way there.
      if (this.#starts.size > startsHeld && oldest !== undefined) this.#starts.delete(oldest);
    }
    if (known === undefined && isMaker) {
      const at = start.at ?? this.#ports.now();
      this.#at.set(id, at);
      put[`conversation:${id}`] = at;
      if (isUnique) {
        this.#unique.set(start.kind, id);
        put[`unique:${start.kind}`] = id;
      }
      Object.assign(put, owe(id));
    }
    await this.#ports.storage.commit({ put });
    const isNew = known === undefined && isMaker;
    if (!isMaker || isBegun) return { id, isNew };
    const forget = async ({ put = {}, remove = [] }: Commit): Promise<void> => {
      this.#starts.delete(key);
      this.#beginning.delete(id);
      this.#at.delete(id);
      const keys = [key, `begins:${id}`, `conversation:${id}`];
      const left = isUnique && this.#unique.get(start.kind) === id ? this.#inherit(start.kind, id) : {};
      await this.#ports.storage.commit({
        put: { ...put, ...left.put },
        remove: [...keys, ...remove, ...(left.remove ?? [])],
      });
    };
    return { id, isNew, forget };
  }

  /** The conversation of a start that was carried out, or half: undefined for one that never was. */
  async startedBy(person: PersonId, start: StartConversation): Promise<string | undefined> {
    const key = `start:${person}:${start.commandId}`;
    const known = this.#starts.get(key) ?? (await this.#ports.storage.get<Start>(key));
    if (known !== undefined && !this.#prints.fits(known.body, start)) throw new Refuse("conflict");
    return known?.id;
  }

  /** All of them, as another patient takes them over. */
  own(): OwnConversation[] {
    const kinds = new Map([...this.#unique].map(([kind, id]) => [id, kind as Kind]));
    return [...this.#at].map(([id, at]) => {
      const unique = kinds.get(id);
      const begins = this.#beginning.get(id);
      const into = this.#superseded.get(id);
      return {
        ...{ id, at },
        ...(unique === undefined ? {} : { unique }),
        ...(begins === undefined ? {} : { begins }),
        ...(into === undefined ? {} : { into }),
      };
    });
  }

  /** The conversation that stands for this one; undefined where it stands for itself. */
  standsFor(id: string): string | undefined {
    return this.#superseded.get(id);
  }

  /** Takes over another's; gives what to store. Of a kind of which there is one, one's own stays it. */
  adopt(conversations: readonly OwnConversation[]): Readonly<Record<string, unknown>> {
    const put: Record<string, unknown> = {};
    const supersede = (id: string, into: string): void => {
      this.#superseded.set(id, into);
      put[`superseded:${id}`] = into;
    };
    for (const { id, at, unique, begins, into } of conversations) {
      if (this.#at.has(id)) continue;
      this.#at.set(id, at);
      put[`conversation:${id}`] = at;
      if (begins !== undefined) {
        this.#beginning.set(id, begins);
        put[`begins:${id}`] = begins;
      }
      if (into !== undefined) supersede(id, into);
      if (unique === undefined) continue;
      const own = this.#unique.get(unique);
      if (own !== undefined) {
        supersede(id, own);
        continue;
      }
      this.#unique.set(unique, id);
      put[`unique:${unique}`] = id;
    }
    return put;
  }

  /** They are another's by now; gives the keys to take out of the storage. */
  handedOver(conversations: readonly OwnConversation[]): string[] {
    return conversations.flatMap(({ id, unique }) => {
      this.#at.delete(id);
      this.#open.delete(id);
      this.#beginning.delete(id);
      this.#superseded.delete(id);
      if (unique !== undefined) this.#unique.delete(unique);
      return [
        ...[`conversation:${id}`, `begins:${id}`, `superseded:${id}`],
        ...(unique === undefined ? [] : [`unique:${unique}`]),
      ];
    });
  }

  /**
   * Gives what to store of starts that made it, once no word of it is left: their ids are known for good, and no print of what
   * they said is.
   */
  async startsOf(id: string): Promise<Readonly<Record<string, unknown>>> {
    const put: Record<string, Start> = {};
    for await (const found of inPieces<Start>(this.#ports.storage, "start:", piece))
      for (const [key, start] of found) if (start.id === id) put[key] = { ...start, body: "" };
    for (const [key, start] of this.#starts) if (start.id === id) put[key] = { ...start, body: "" };
    for (const [key, start] of Object.entries(put)) if (this.#starts.has(key)) this.#starts.set(key, start);
    return put;
  }

  /** It is gone: of a kind of which there is one, another may begin. Gives what to change in the storage. */
  gone(id: string): Commit {
    this.#at.delete(id);
    this.#open.delete(id);
    this.#beginning.delete(id);
    this.#superseded.delete(id);
    const kinds = [...this.#unique].flatMap(([kind, other]) => (other === id ? [kind] : []));
    for (const kind of kinds) this.#unique.delete(kind);
    return {
      remove: [
        ...[`conversation:${id}`, `begins:${id}`, `superseded:${id}`],
        ...kinds.map(kind => `unique:${kind}`),
      ],
    };
  }

  /** The one of its kind never began: one of those that it was to stand for is it, or there is none. */
  #inherit(kind: Kind, id: string): Commit {
    const [heir, ...others] = [...this.#superseded].flatMap(([other, into]) => (into === id ? [other] : []));
    if (heir === undefined) {
      this.#unique.delete(kind);
      return { remove: [`unique:${kind}`] };
    }
    this.#superseded.delete(heir);
    this.#unique.set(kind, heir);
    for (const other of others) this.#superseded.set(other, heir);
    const standing = others.map(other => [`superseded:${other}`, heir]);
    return {
      put: { [`unique:${kind}`]: heir, ...Object.fromEntries(standing) },
      remove: [`superseded:${heir}`],
    };
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

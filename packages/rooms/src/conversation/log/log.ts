/**
 * A conversation's log in storage, and its end in memory. An event stands under `e:<seq>`. Indexes beside it are written
 * in the same commit: the portal's log, `p:<pos>` → seq, the messages of the patient's side, `q:<seq>`, those of the
 * stream, and what was said of corrections of a message. Under `a:<file>` stands where the message is that brings a file: files/files.ts.
 */
import {
  correctionsAfter,
  isOfCorrection,
  isPatientsNews,
  type LogFilter,
  type LoggedEvent,
  project,
  projectFrom,
  roomLimits,
  type ShownCorrection,
  type Stored,
  type View,
} from "@carethread/model";
import type { Storage } from "../../base/base.ts";
import { correctionEntries, correctionsAt, keysOfCorrections } from "./correction-index.ts";
import { digits, filterEntries, filterPrefix, type ItemPlace, itemKey } from "./stream-index.ts";

export { filterEntries, type ItemPlace, itemKey } from "./stream-index.ts";

/** A stored event with the id of the command that made it, which only its author's connections get. */
export interface Entry extends Stored {
  readonly command?: string;
  /** The item of the practice's system was changed since: it follows from the log, and is not stored. */
  readonly changed?: true;
  /** What was said of corrections of the message: it follows from the log too, and is not stored. */
  readonly corrections?: readonly Stored[];
}

/** About what an entry takes in memory; the text and who received it are what varies. */
function sizeOf({ event }: Entry): number {
  if (event.type !== "message") return 1_000;
  return 1_000 + 2 * event.body.text.length + 30 * (event.received?.length ?? 0);
}

/** Keys of an index that are read at once. */
const filterPiece = 200;

/** Where the entry of a place in the log stands. */
export function logKey(seq: number): string {
  return `e:${digits(seq)}`;
}

/** The storage entries of new log entries. */
export function logEntries(entries: readonly Entry[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const entry of entries) {
    out[logKey(entry.seq)] = entry;
    if (entry.everyone) out[`p:${digits(entry.portal)}`] = entry.seq;
    const { seq, portal, everyone, event } = entry;
    for (const { id } of event.type === "message" ? (event.body.attachments ?? []) : [])
      out[`a:${id}`] = { seq, portal, everyone };
    if (isPatientsNews(entry.event)) out[`q:${digits(entry.seq)}`] = entry.seq;
    Object.assign(out, filterEntries(entry), correctionEntries(entry));
  }
  return out;
}

/** The stored entries behind a place. */
export async function entriesAfter(storage: Storage, seq: number): Promise<Entry[]> {
  return [...(await storage.list<Entry>({ prefix: "e:", start: logKey(seq + 1) })).values()];
}

export class Log {
  readonly #storage: Storage;
  /** The last entries in order; the first of them stands at `#tail[0].seq`. */
  #tail: Entry[] = [];
  #size = 0;

  readonly #isCorrected: () => boolean;

  /** Where no correction was ever asked for, none is looked for. */
  constructor(storage: Storage, isCorrected: () => boolean) {
    this.#storage = storage;
    this.#isCorrected = isCorrected;
  }

  /** Notes entries that have been stored. */
  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#markChanged(entry);
      this.#markCorrected(entry);
      this.#tail.push(entry);
      this.#size += sizeOf(entry);
    }
    const { tailEvents, tailBytes } = roomLimits;
    if (this.#tail.length <= tailEvents && this.#size <= tailBytes) return;
    // Half of it goes at once, so that not every event moves all others.
    let from = 0;
    while (
      this.#tail.length - from > 1 &&
      (this.#tail.length - from > tailEvents / 2 || this.#size > tailBytes / 2)
    )
      this.#size -= sizeOf(this.#tail[from++] as Entry);
    this.#tail = this.#tail.slice(from);
  }

  /** What was said of the same item before has been changed by this. */
  #markChanged({ event }: Entry): void {
    if (event.type !== "stream-item" || event.before === undefined) return;
    const at = this.#tail.findLastIndex(
      ({ event: other }) => other.type === "stream-item" && other.item.id === event.item.id,
    );
    const before = this.#tail[at];
    if (before !== undefined) this.#tail[at] = { ...before, changed: true };
  }

  /** A message that is held is shown with what was said of its corrections. */
  #markCorrected(entry: Entry): void {
    const { event } = entry;
    if (!isOfCorrection(event)) return;
    const at = event.place - (this.#tail[0]?.seq ?? Number.POSITIVE_INFINITY);
    const message = this.#tail[at];
    if (message !== undefined)
      this.#tail[at] = { ...message, corrections: [...(message.corrections ?? []), entry] };
  }

  /** Nothing of it is held in memory any more. */
  letGo(): void {
    this.#tail = [];
    this.#size = 0;
  }

  /** What is held in memory: events, and about how many bytes. */
  get held(): { readonly events: number; readonly bytes: number } {
    return { events: this.#tail.length, bytes: this.#size };
  }

  /** Entries with `seq` from `first` to `last`, both inclusive. */
  async range(first: number, last: number): Promise<Entry[]> {
    if (last < first) return [];
    const from = this.#tail[0]?.seq ?? Number.POSITIVE_INFINITY;
    if (first >= from) return this.#tail.slice(first - from, last - from + 1);
    const before = await this.#storage.list<Entry>({
      prefix: "e:",
      start: logKey(first),
      end: logKey(last + 1),
    });
    return this.#asTheyStand([...before.values()]);
  }

  /** The same as they stand in the storage, whatever is held in memory. */
  async stored(first: number, last: number): Promise<Entry[]> {
    const where = { prefix: "e:", start: logKey(first), end: logKey(last + 1) };
    return [...(await this.#storage.list<Entry>(where)).values()];
  }

  /** The entry at a place of a view, or undefined. */
  async at(view: View, pos: number): Promise<Entry | undefined> {
    const oldest = this.#tail.find(entry => view === "staff" || entry.everyone);
    if (oldest !== undefined && pos >= (view === "staff" ? oldest.seq : oldest.portal))
      return (await this.places(view, pos, pos))[0];
    const seq = view === "staff" ? pos : await this.#storage.get<number>(`p:${digits(pos)}`);
    return seq === undefined ? undefined : this.#storage.get<Entry>(logKey(seq));
  }

  /** Entries from one place of a view to another, both inclusive. */
  async places(view: View, first: number, last: number): Promise<Entry[]> {
    if (view === "staff") return this.range(first, last);
    if (last < first) return [];
    const oldest = this.#tail.find(entry => entry.everyone)?.portal ?? Number.POSITIVE_INFINITY;
    if (first >= oldest) {
      return this.#tail.filter(entry => entry.everyone && entry.portal >= first && entry.portal <= last);
    }
    const index = await this.#storage.list<number>({
      prefix: "p:",
      start: `p:${digits(first)}`,
      end: `p:${digits(last + 1)}`,
    });
    return this.#entries([...index.values()]);
  }

  /** The first messages of the patient's side behind `seq`, at most so many. */
  async patients(seq: number, most: number): Promise<Entry[]> {
    const from = this.#tail[0]?.seq ?? Number.POSITIVE_INFINITY;
    if (seq + 1 >= from)
      return this.#tail.filter(entry => entry.seq > seq && isPatientsNews(entry.event)).slice(0, most);
    const index = await this.#storage.list<number>({
      prefix: "q:",
      start: `q:${digits(seq + 1)}`,
      limit: most,
    });
    return this.#entries([...index.values()]);
  }

  async #entries(seqs: readonly number[]): Promise<Entry[]> {
    const keys = seqs.map(seq => logKey(seq));
    const entries = await this.#storage.getMany<Entry>(keys);
    return this.#asTheyStand(keys.flatMap(key => entries.get(key) ?? []));
  }

  /** Entries as they were stored, with what the log says of them behind. */
  async #asTheyStand(entries: readonly Entry[]): Promise<Entry[]> {
    return this.#withCorrections(await this.#withChanges(entries));
  }

  async #withCorrections(entries: readonly Entry[]): Promise<Entry[]> {
    const ids = entries.flatMap(({ event }) => (event.type === "message" ? [event.id] : []));
    if (ids.length === 0 || !this.#isCorrected()) return [...entries];
    const places = await this.#storage.getMany<readonly number[]>(ids.flatMap(keysOfCorrections));
    const seqs = [...places.values()].flat();
    if (seqs.length === 0) return [...entries];
    const said = await this.#storage.getMany<Entry>(seqs.map(logKey));
    return entries.map(entry => {
      if (entry.event.type !== "message") return entry;
      const corrections = correctionsAt(entry.event.id, places).flatMap(seq => said.get(logKey(seq)) ?? []);
      return corrections.length === 0 ? entry : { ...entry, corrections };
    });
  }

  /** Those are marked whose items were changed since. */
  async #withChanges(entries: readonly Entry[]): Promise<Entry[]> {
    const keys = entries.flatMap(({ event }) =>
      event.type === "stream-item" ? [itemKey(event.item.id)] : [],
    );
    if (keys.length === 0) return [...entries];
    const places = await this.#storage.getMany<ItemPlace>([...new Set(keys)]);
    return entries.map(entry => {
      const { event, seq } = entry;
      const last = event.type === "stream-item" ? places.get(itemKey(event.item.id)) : undefined;
      return last !== undefined && last.seq > seq ? { ...entry, changed: true } : entry;
    });
  }

  /** The last entries before a place of a view that a filter shows, from `first` on, oldest first, at most so many. */
  async filtered(
    view: View,
    { filter, first, before, most }: { filter: LogFilter; first: number; before: number; most: number },
  ): Promise<Entry[]> {
    const prefix = filterPrefix(filter);
    const seqs: number[] = [];
    let end: string | undefined = view === "staff" ? `${prefix}${digits(before)}` : undefined;
    for (let isLast = false; !isLast && seqs.length < most; ) {
      const found = await this.#storage.list<number>({
        prefix,
        ...(end === undefined ? {} : { end }),
        reverse: true,
        limit: filterPiece,
      });
      for (const [key, portal] of found) {
        end = key;
        const seq = Number(key.slice(prefix.length));
        const pos = view === "staff" ? seq : portal;
        if (pos >= first && pos > 0 && pos < before && seqs.length < most) seqs.push(seq);
        isLast = pos > 0 && pos < first;
      }
      isLast ||= found.size < filterPiece;
    }
    return this.#entries(seqs.reverse());
  }
}

/** An entry as a viewer gets it who sees the log from a place on: the command's id is there for its author alone. */
export function show(entry: Entry, view: View, viewer: string, first: number): LoggedEvent | null {
  const event = projectFrom(entry, view, first);
  if (event === null || event.type === "unknown") return event;
  const { command, changed } = entry;
  if (changed) return { ...event, changed };
  const corrections = shownCorrections(entry, view);
  const shown = corrections.length === 0 ? event : { ...event, corrections };
  return command !== undefined && entry.event.by.id === viewer ? { ...shown, command } : shown;
}

/** How corrections stand at a message. */
export function shownCorrections({ corrections = [] }: Entry, view: View): readonly ShownCorrection[] {
  let shown: readonly ShownCorrection[] = [];
  for (const said of corrections) {
    const event = project(said, view);
    if (event !== null && isOfCorrection(event)) shown = correctionsAfter(shown, event);
  }
  return shown;
}

/**
 * About two thousand messages that change no more, unless words of them are let go of: in several values, of which a
 * search reads the words and places, and for what it found the texts.
 */
import type { Commit, Storage } from "../../base/base.ts";
import { type Doc, inValues } from "./doc.ts";
import { FixedWords, GrowingWords, type Packed } from "./words.ts";

/** What is known of one without reading it. */
export interface Head {
  readonly n: number;
  readonly count: number;
  /** When the newest of its messages was sent. */
  readonly newest: number;
  /** How many values there are of each sort. */
  readonly words: number;
  readonly places: number;
  /** By value of texts, the first message in it. */
  readonly texts: readonly number[];
}

/** Conversations, and of each message which of them it is of, with its places and time. */
interface Places {
  readonly of: readonly string[];
  readonly docs: readonly (readonly [of: number, seq: number, portal: number, at: number])[];
}

export const segmentPrefix = "search:segment:";
export const headPrefix = `${segmentPrefix}head:`;

/** A search reads few of the texts: a value holds so many bytes of them as JSON, or one text that is longer. */
const textBytes = 12 * 1024;

const digits = (n: number): string => n.toString().padStart(12, "0");
const headKey = (n: number): string => `${headPrefix}${digits(n)}`;
const partKey = (what: "words" | "places" | "texts", n: number, part: number): string =>
  `${segmentPrefix}${what}:${digits(n)}:${part.toString().padStart(6, "0")}`;

/** A message's place, without its text. */
export type Placed = Omit<Doc, "text">;

export interface Segment {
  readonly head: Head;
  readonly words: FixedWords;
  placed(message: number): Placed;
  /** About what it takes in memory. */
  readonly bytes: number;
}

/** The storage entries of a segment. */
export function segmentEntries(
  n: number,
  docs: readonly Doc[],
): { head: Head; put: Record<string, unknown> } {
  const put: Record<string, unknown> = {};
  const growing = new GrowingWords();
  for (const { text } of docs) growing.add(text);
  const words = inValues(growing.packed());
  for (const [part, some] of words.entries()) put[partKey("words", n, part)] = some;
  const places = inValues(docs.map(({ of, seq, portal, at }) => [of, seq, portal, at] as const));
  for (const [part, some] of places.entries()) {
    const of = [...new Set(some.map(([of]) => of))];
    const at = new Map(of.map((each, index) => [each, index]));
    const value: Places = { of, docs: some.map(([of, ...rest]) => [at.get(of) ?? 0, ...rest]) };
    put[partKey("places", n, part)] = value;
  }
  const texts: number[] = [];
  let first = 0;
  for (const [part, some] of inValues(
    docs.map(({ text }) => text),
    textBytes,
  ).entries()) {
    put[partKey("texts", n, part)] = some;
    texts.push(first);
    first += some.length;
  }
  const newest = docs.reduce((at, doc) => Math.max(at, doc.at), 0);
  const head: Head = { n, count: docs.length, newest, words: words.length, places: places.length, texts };
  put[headKey(n)] = head;
  return { head, put };
}

function keysOf({ n, words, places, texts }: Head): string[] {
  const parts = (what: "words" | "places" | "texts", count: number): string[] =>
    Array.from({ length: count }, (_, part) => partKey(what, n, part));
  return [...parts("words", words), ...parts("places", places), ...parts("texts", texts.length)];
}

async function read<T>(storage: Storage, keys: readonly string[]): Promise<T[]> {
  const found = await storage.getMany<T[]>(keys);
  return keys.flatMap(key => found.get(key) ?? []);
}

async function readPlaces(storage: Storage, { n, places }: Head): Promise<Placed[]> {
  const keys = Array.from({ length: places }, (_, part) => partKey("places", n, part));
  const found = await storage.getMany<Places>(keys);
  return keys.flatMap(key => {
    const { of, docs } = found.get(key) as Places;
    return docs.map(([index, seq, portal, at]) => ({ of: of[index] as string, seq, portal, at }));
  });
}

export async function readHeads(storage: Storage): Promise<Head[]> {
  return [...(await storage.list<Head>({ prefix: headPrefix })).values()];
}

/** A segment without its texts; null where it is no more. */
export async function readSegment(storage: Storage, head: Head): Promise<Segment | null> {
  const { n, count } = head;
  const keys = Array.from({ length: head.words }, (_, part) => partKey("words", n, part));
  const [packed, places] = await Promise.all([
    read<Packed>(storage, keys),
    readPlaces(storage, head).catch(() => null),
  ]);
  if (places === null || places.length !== count) return null;
  const words = new FixedWords(count, packed);
  return { head, words, placed: message => places[message] as Placed, bytes: words.bytes + 100 * count };
}

/** The texts of some of its messages, by their numbers; those that are there. */
export async function readTexts(
  storage: Storage,
  { n, texts }: Head,
  messages: readonly number[],
): Promise<Map<number, string>> {
  const partOf = (message: number): number => texts.findLastIndex(first => first <= message);
  const parts = [...new Set(messages.map(partOf))];
  const values = await storage.getMany<string[]>(parts.map(part => partKey("texts", n, part)));
  const found = new Map<number, string>();
  for (const message of messages) {
    const part = partOf(message);
    const text = values.get(partKey("texts", n, part))?.[message - (texts[part] as number)];
    if (text !== undefined) found.set(message, text);
  }
  return found;
}

/** What lets go of all that is of some conversations: null where nothing is. `head` is null where nothing is left. */
export async function without(
  storage: Storage,
  head: Head,
  conversations: ReadonlySet<string>,
): Promise<{ readonly head: Head | null; readonly change: Required<Commit> } | null> {
  const places = await readPlaces(storage, head);
  if (!places.some(({ of }) => conversations.has(of))) return null;
  const texts = await readTexts(storage, head, [...places.keys()]);
  const left = places.flatMap((placed, message) =>
    conversations.has(placed.of) ? [] : [{ ...placed, text: texts.get(message) ?? "" }],
  );
  const made = left.length === 0 ? null : segmentEntries(head.n, left);
  const put = made?.put ?? {};
  const remove = [...keysOf(head), headKey(head.n)].filter(key => !(key in put));
  return { head: made?.head ?? null, change: { put, remove } };
}

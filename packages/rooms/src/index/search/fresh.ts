/** The newest messages of a slice: stored as they come, until there are enough of them for a segment. */
import { inPieces, type Storage } from "../../base/base.ts";
import { type Doc, inValues } from "./doc.ts";
import { GrowingWords } from "./words.ts";

export const freshPrefix = "search:fresh:";

/** What came at once of one conversation. */
interface Came {
  readonly of: string;
  readonly docs: readonly (readonly [seq: number, portal: number, at: number, text: string])[];
}

const key = (n: number): string => `${freshPrefix}${n.toString().padStart(12, "0")}`;

/** The storage entries of new messages, numbered from `next` on. */
export function freshEntries(of: string, docs: readonly Doc[], next: number): Record<string, Came> {
  const packed = docs.map(({ seq, portal, at, text }) => [seq, portal, at, text] as const);
  return Object.fromEntries(inValues(packed).map((docs, index) => [key(next + index), { of, docs }]));
}

/** What is stored, with its keys, in the order of its coming. */
export async function readFresh(
  storage: Storage,
): Promise<{ readonly keys: string[]; readonly docs: Doc[] }> {
  const keys: string[] = [];
  const all: Doc[] = [];
  for await (const found of inPieces<Came>(storage, freshPrefix, 128)) {
    for (const [key, { of, docs }] of found) {
      keys.push(key);
      for (const [seq, portal, at, text] of docs) all.push({ of, seq, portal, at, text });
    }
  }
  return { keys, docs: all };
}

/** The keys under which a conversation's stand. */
export async function freshKeysOf(storage: Storage, conversations: ReadonlySet<string>): Promise<string[]> {
  const keys: string[] = [];
  for await (const found of inPieces<Came>(storage, freshPrefix, 128))
    for (const [key, { of }] of found) if (conversations.has(of)) keys.push(key);
  return keys;
}

/** The same in memory. */
export class Fresh {
  readonly words = new GrowingWords();
  readonly docs: Doc[] = [];

  constructor(docs: readonly Doc[]) {
    this.add(docs);
  }

  add(docs: readonly Doc[]): void {
    for (const doc of docs) {
      this.docs.push(doc);
      this.words.add(doc.text);
    }
  }
}

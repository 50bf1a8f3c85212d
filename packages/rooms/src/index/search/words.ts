/** Which messages have which words: found by the rule that a plain scan goes by. */
import { type Finder, findsWord, tokensOf } from "@carethread/model";

/** A number of messages, from 0 on, and where their words are. */
export interface Words {
  readonly count: number;
  /** The words that begin with a code unit, each with the messages that have it. */
  beginningWith(unit: string): Iterable<readonly [word: string, messages: ArrayLike<number>]>;
}

/** For each message the words of the query that it has, as `Finder.found` says it; null where none has any. */
export function foundIn(words: Words, finder: Finder): Uint16Array | null {
  let found: Uint16Array | null = null;
  for (const [index, asked] of finder.words.entries()) {
    for (const [word, messages] of words.beginningWith(asked.charAt(0))) {
      if (!findsWord(asked, word)) continue;
      found ??= new Uint16Array(words.count);
      for (let at = 0; at < messages.length; at++) {
        const message = messages[at] as number;
        found[message] = (found[message] as number) | (1 << index);
      }
    }
  }
  return found;
}

/** Words that grow with each message. */
export class GrowingWords implements Words {
  #count = 0;
  readonly #byUnit = new Map<string, Map<string, number[]>>();

  get count(): number {
    return this.#count;
  }

  add(text: string): void {
    const message = this.#count++;
    for (const { word } of tokensOf(text)) {
      const unit = word.charAt(0);
      const words = this.#byUnit.get(unit) ?? new Map<string, number[]>();
      this.#byUnit.set(unit, words);
      const messages = words.get(word);
      if (messages === undefined) words.set(word, [message]);
      else if (messages.at(-1) !== message) messages.push(message);
    }
  }

  beginningWith(unit: string): Iterable<readonly [string, readonly number[]]> {
    return this.#byUnit.get(unit) ?? [];
  }

  /** All of them in the order of their code units, as they are stored: messages by the distance from the one before. */
  packed(): Packed[] {
    const all = [...this.#byUnit.values()].flatMap(words => [...words]);
    return all
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([word, messages]) => [word, ...messages.map((each, at) => each - (messages[at - 1] ?? 0))]);
  }
}

export type Packed = readonly [word: string, ...steps: number[]];

/** Words that stay as they are, held as tightly as it goes. */
export class FixedWords implements Words {
  readonly count: number;
  readonly #words: readonly string[];
  /** Where the messages of each word begin; one more than there are words. */
  readonly #begins: Uint32Array;
  readonly #messages: Uint16Array;

  constructor(count: number, packed: readonly Packed[]) {
    this.count = count;
    this.#words = packed.map(([word]) => word);
    this.#begins = new Uint32Array(packed.length + 1);
    this.#messages = new Uint16Array(packed.reduce((sum, { length }) => sum + length - 1, 0));
    let at = 0;
    for (const [index, [, ...steps]] of packed.entries()) {
      this.#begins[index] = at;
      let message = 0;
      for (const step of steps) {
        message += step;
        this.#messages[at++] = message;
      }
    }
    this.#begins[packed.length] = at;
  }

  /** About what it takes in memory. */
  get bytes(): number {
    const letters = this.#words.reduce((sum, { length }) => sum + length, 0);
    return 2 * this.#messages.length + 4 * this.#begins.length + 32 * this.#words.length + letters;
  }

  *beginningWith(unit: string): Iterable<readonly [string, Uint16Array]> {
    for (let index = this.#firstFrom(unit); index < this.#words.length; index++) {
      const word = this.#words[index] as string;
      if (word.charAt(0) !== unit) return;
      yield [word, this.#messages.subarray(this.#begins[index], this.#begins[index + 1])];
    }
  }

  #firstFrom(unit: string): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] as string) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

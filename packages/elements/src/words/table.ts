/** A table of words in one language, and how others replace some of them. */

/** What people read in one place: a sentence, several to choose from, one that is made of names and numbers, or a group. */
export type Word = string | readonly string[] | ((...args: never[]) => string) | Table;
export interface Table {
  readonly [name: string]: Word;
}

/** Another language has the same names, with the same parameters; a host names those that it replaces. */
export type Replacing<T> = {
  readonly [Name in keyof T]?: T[Name] extends string
    ? string
    : T[Name] extends readonly string[]
      ? readonly string[]
      : T[Name] extends (...args: infer Args) => string
        ? string | ((...args: Args) => string)
        : Replacing<T[Name]>;
};

/** A whole table in another language: every name, with the same parameters. */
export type Translated<T> = {
  readonly [Name in keyof T]: T[Name] extends string
    ? string
    : T[Name] extends readonly string[]
      ? readonly string[]
      : T[Name] extends (...args: infer Args) => string
        ? (...args: Args) => string
        : Translated<T[Name]>;
};

const isGroup = (word: unknown): word is Table =>
  typeof word === "object" && word !== null && !Array.isArray(word);

/** A sentence with places for the first, second, … of what it is made of: "Open {1}". */
function filling(sentence: string): (...args: readonly unknown[]) => string {
  return (...args) => sentence.replace(/\{(\d)\}/g, (place, nth) => String(args[Number(nth) - 1] ?? place));
}

function replaced(word: Word, by: unknown): Word {
  if (typeof word === "string" && typeof by === "string") return by;
  if (typeof word === "function") {
    if (typeof by === "function") return by as Word;
    return typeof by === "string" ? (filling(by) as Word) : word;
  }
  if (Array.isArray(word)) return Array.isArray(by) ? (by as readonly string[]) : word;
  return isGroup(word) && isGroup(by) ? withReplaced(word, by) : word;
}

/** The table with these words in place of its own; a name that it does not know, or another sort of word, changes nothing. */
export function withReplaced<T extends Table>(table: T, by: Readonly<Record<string, unknown>>): T {
  const all = Object.entries(table).map(([name, word]) => [
    name,
    Object.hasOwn(by, name) ? replaced(word, by[name]) : word,
  ]);
  return Object.fromEntries(all) as T;
}

/** Words by name, with a dot before the name within a group, as groups. */
export function grouped(words: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const groups: Record<string, unknown> = {};
  for (const [path, word] of Object.entries(words)) {
    const [name = "", ...within] = path.split(".");
    if (within.length === 0) groups[name] = word;
    else groups[name] = { ...(isGroup(groups[name]) ? groups[name] : {}), [within.join(".")]: word };
  }
  return groups;
}

/** The languages of a page: English is with the elements, others come as tables of the same names when they are used. */
import { atom, type ReadableAtom } from "nanostores";
import type { Words } from "./en/en.ts";
import { type Replacing, type Table, withReplaced } from "./table.ts";

/** Words of a language: all of them, or those that a host calls otherwise. */
export type OwnWords = Replacing<Words>;

type Added = OwnWords | "coming" | (() => Promise<OwnWords>);

/** The languages that the elements bring, besides English. */
const brought: Readonly<Record<string, () => Promise<OwnWords>>> = {
  ar: async () => (await import("./ar/ar.ts")).words,
  de: async () => (await import("./de/de.ts")).words,
  es: async () => (await import("./es/es.ts")).words,
  fr: async () => (await import("./fr/fr.ts")).words,
  ko: async () => (await import("./ko/ko.ts")).words,
  "pt-BR": async () => (await import("./pt-BR/pt-BR.ts")).words,
  ru: async () => (await import("./ru/ru.ts")).words,
  vi: async () => (await import("./vi/vi.ts")).words,
  "zh-Hans": async () => (await import("./zh-Hans/zh-Hans.ts")).words,
};

/**
 * Those of a tag in the order in which they were added, after those that the elements bring: they are fetched when the
 * language is first used.
 */
const added = new Map<string, Added[]>(Object.entries(brought).map(([tag, words]) => [tag, [words]]));
const $version = atom(0);

/** After how long what failed is asked for again, as other parts of the elements are. */
const pause = 15_000;

/** Told whenever words were added, or have come. */
export const wordsChanged: ReadableAtom<number> = $version;

function tell(): void {
  $version.set($version.get() + 1);
}

/**
 * Words of this page in a language, in place of those that the elements bring: a new language, or words that a host
 * calls otherwise. A function is asked for them when the language is first used. Later words replace earlier ones.
 *
 *     addWords("en", { send: "Post" });
 *     addWords("nl", () => import("./words-nl.js").then(module => module.default));
 *
 * @param language - A BCP 47 tag; "de" also serves "de-CH".
 * @throws RangeError for what is no language tag.
 */
export function addWords(language: string, words: OwnWords | (() => Promise<OwnWords>)): void {
  const tag = Intl.getCanonicalLocales(language)[0] as string;
  added.set(tag, [...(added.get(tag) ?? []), words]);
  tell();
}

/** A tag and those that it is a case of, from the narrowest: "zh-Hans-SG", "zh-Hans", "zh". RFC 4647, 3.4. */
function widening(language: string): string[] {
  const parts = language.split("-");
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
}

/** A language as it is likely written: "zh-TW" is "zh-Hant", "pt" is "pt-Latn". CLDR, likely subtags. */
function written(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

/** The tags whose words serve a language, from the widest; English where nobody brought any. */
function tagsFor(language: string): string[] {
  const tags = widening(language).reverse();
  // Nobody reads the other script of a language: English serves them better.
  const likely = Object.keys(brought).find(tag => written(tag) === written(language));
  if (likely !== undefined && !tags.includes(likely)) tags.splice(1, 0, likely);
  return tags.some(tag => tag === "en" || added.has(tag)) ? tags : ["en"];
}

function wordsOf(tag: string): OwnWords[] {
  const all = added.get(tag);
  if (all === undefined) return [];
  for (const [index, words] of all.entries()) {
    if (typeof words !== "function") continue;
    all[index] = "coming";
    // One that throws is one that fails.
    new Promise<OwnWords>(resolve => resolve(words())).then(
      come => {
        all[index] = come;
        tell();
      },
      error => {
        all[index] = words;
        // The elements look again, and so ask again.
        setTimeout(tell, pause);
        console.warn(`the words of "${tag}" could not be fetched:`, error);
      },
    );
  }
  return all.filter((words): words is OwnWords => typeof words === "object");
}

/** The words for a language: the English ones, with those that were added for it, and then what the practice calls otherwise. */
export function wordsFor<T extends Table>(
  english: T,
  language: string,
  labels: (tag: string) => Readonly<Record<string, unknown>> = () => ({}),
): T {
  const tags = tagsFor(language);
  const own = tags.flatMap(tag => wordsOf(tag));
  const practices = tags.map(labels);
  return [...own, ...practices].reduce<T>((table, by) => withReplaced(table, by), english);
}

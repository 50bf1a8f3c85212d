/** How a language writes numbers, counts and lists: what a table of words is written with. */

export interface Forms {
  number(n: number): string;
  /**
   * A sentence by the language's plural category (`one`, `few`, `other`, …; CLDR), with the number in the place of `#`.
   * A category that a language does not tell apart is left out.
   */
  count(n: number, sentences: Sentences): string;
  /** Several of a kind, as a list that no "and" ends. */
  list(items: readonly string[]): string;
  /** So many milliseconds in the largest unit of whole minutes, hours or days: "2 days". */
  duration(ms: number): string;
}

export type Sentences = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** `language` is a BCP 47 tag. */
export function formsOf(language: string): Forms {
  // What a page does not count in is never made.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  let mark: string | undefined;
  const number = (n: number): string => {
    numbers ??= new Intl.NumberFormat(language);
    return numbers.format(n);
  };
  return {
    number,
    count(n, sentences) {
      rules ??= new Intl.PluralRules(language);
      return (sentences[rules.select(n)] ?? sentences.other).replace("#", () => number(n));
    },
    list(items) {
      // What stands between the first two of three. A list of units, which has no "and" either, has nothing there in
      // Chinese, and in Russian and Korean a space alone.
      mark ??= new Intl.ListFormat(language).formatToParts(["1", "2", "3"])[1]?.value ?? ", ";
      return items.join(mark);
    },
    duration(ms) {
      const [unit, length] = units.find(([, length]) => ms >= length && ms % length === 0) ?? units[2];
      const value = Math.max(1, Math.round(ms / length));
      return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
    },
  };
}

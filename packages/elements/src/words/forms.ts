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
}

export type Sentences = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** `language` is a BCP 47 tag. */
export function formsOf(language: string): Forms {
  // What a page does not count in is never made.
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  let lists: Intl.ListFormat | undefined;
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
      lists ??= new Intl.ListFormat(language, { type: "unit", style: "short" });
      return lists.format(items);
    },
  };
}

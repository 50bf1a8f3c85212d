/** Messages of a practice, always the same: words as people use them, few of them often and many of them seldom. */
import { randomFrom } from "../../rooms/support.ts";

const syllables = "ba ce di fo gu ha ke li mo nu pa re si to vu wa ye zi cha sho tra ple".split(" ");

/** What everybody searches for stands in every tenth, in every thousandth, and in one message. */
export const words = { common: "pressure", seldom: "ibuprofen", once: "zwitterion" } as const;

export function* messages(count: number): Iterable<string> {
  const random = randomFrom(7);
  const vocabulary = Array.from({ length: 6_000 }, () =>
    Array.from(
      { length: 2 + Math.floor(random() * 3) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join(""),
  );
  for (let n = 0; n < count; n++) {
    const said: string[] = [];
    const length = 6 + Math.floor(random() * 20);
    // The rank falls off as in any language.
    while (said.length < length) said.push(vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? "a");
    if (n % 10 === 3) said.push(words.common);
    if (n % 1_000 === 77) said.push(words.seldom);
    if (n === Math.floor(count / 3)) said.push(words.once);
    yield `${said.join(" ")}.`;
  }
}

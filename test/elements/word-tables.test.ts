/** Words of other languages and of a host's own, in place of those that the elements bring. */
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import fc from "fast-check";
import {
  addWords,
  grouped,
  type OwnWords,
  wordsChanged,
  wordsFor,
} from "../../packages/elements/src/words/words.ts";

const english = {
  send: "Send",
  topics: ["Refill", "Results"],
  writeTo: (who: string) => `Write to ${who}`,
  invited: (by: string, who: string) => `${by} invited ${who}`,
  status: { offline: "You are offline.", live: "" },
};
type Names = typeof english;

/** As one by one they are added: for a host in plain JavaScript, which nothing keeps from giving anything. */
const add = (tag: string, words: unknown): void => addWords(tag, words as OwnWords);

let languages = 0;
/** A language of which nobody has said anything yet. */
const newLanguage = (): string => `qaa-x-n${++languages}`;

function withWords(words: unknown): Names {
  const tag = newLanguage();
  add(tag, words);
  return wordsFor(english, tag);
}

test("a string stands in the place of a string, and the rest stays", () => {
  const words = withWords({ send: "Post" });
  assert.equal(words.send, "Post");
  assert.deepEqual({ ...words, send: "Send" }, english);
  assert.equal(english.send, "Send", "the table itself is never another");
});

test("a function stands in the place of a function", () => {
  const words = withWords({ writeTo: (who: string) => `Schreiben an ${who}` });
  assert.equal(words.writeTo("Rosa"), "Schreiben an Rosa");
});

test("a sentence stands in the place of a function, with numbered places in any order", () => {
  const words = withWords({ writeTo: "An {1} ({1})", invited: "{2} kam durch {1}, {3}" });
  assert.equal(words.writeTo("Rosa"), "An Rosa (Rosa)");
  assert.equal(words.writeTo("$& {1}"), "An $& {1} ($& {1})", "a name is taken as it is");
  assert.equal(words.invited("Kim", "Omar"), "Omar kam durch Kim, {3}");
});

test("a list stands in the place of a list", () => {
  assert.deepEqual(withWords({ topics: ["Rezept"] }).topics, ["Rezept"]);
});

test("of a group those are others that are named", () => {
  assert.deepEqual(withWords({ status: { offline: "Offline." } }).status, { offline: "Offline.", live: "" });
});

test("unknown and inherited names, and another sort of word, change nothing", () => {
  for (const words of [
    { unknown: "x", status: { unknown: "x" } },
    Object.create({ send: "x" }),
    { send: () => "x", topics: "x", writeTo: ["x"], invited: { 0: "x" }, status: "x" },
    { send: ["x"], topics: { 0: "x" }, writeTo: null, status: ["x"] },
    { send: 1, topics: null, writeTo: 1, invited: undefined, status: null },
  ]) {
    assert.deepEqual(withWords(words), english);
  }
});

test("whatever a host gives, each name keeps its sort of word", () => {
  const sortOf = (word: unknown): string => (Array.isArray(word) ? "list" : typeof word);
  const names = fc.constantFrom(...Object.keys(english), "toString", "__proto__");
  fc.assert(
    fc.property(fc.dictionary(names, fc.anything()), by => {
      const words = withWords(by);
      assert.deepEqual(Object.keys(words), Object.keys(english));
      for (const [name, word] of Object.entries(words)) {
        assert.equal(sortOf(word), sortOf(english[name as keyof Names]), name);
      }
    }),
  );
});

test("a language serves its regions, which may call something otherwise; later words come before earlier ones", () => {
  add("de", { send: "Senden", topics: ["Rezept"] });
  add("de-CH", { send: "Abschicken" });
  assert.equal(wordsFor(english, "de").send, "Senden");
  assert.equal(wordsFor(english, "de-AT").send, "Senden");
  const swiss = wordsFor(english, "de-CH-1996");
  assert.equal(swiss.send, "Abschicken");
  assert.deepEqual(swiss.topics, ["Rezept"]);
  add("DE-ch", { send: "Ab" });
  assert.equal(wordsFor(english, "de-CH").send, "Ab", "a tag is written in many ways");
  add("de", { send: "Los" });
  assert.equal(wordsFor(english, "de-CH").send, "Ab", "the narrower tag counts, whenever it was added");
  assert.equal(wordsFor(english, "de").send, "Los");
});

// Before anything is added to English here.
test("English of a region is known without anybody's words", () => {
  const words = wordsFor(english, "en-NZ", tag => (tag === "en-NZ" ? { send: "Post" } : {}));
  assert.equal(words.send, "Post");
});

test("an unknown language is English, as the host calls it", () => {
  assert.deepEqual(wordsFor(english, "tlh"), english);
  add("en", { send: "Post" });
  assert.equal(wordsFor(english, "tlh").send, "Post");
  assert.equal(wordsFor(english, "en-GB").send, "Post");
  add("en-GB", { send: "Post it" });
  assert.equal(wordsFor(english, "tlh").send, "Post");
  assert.equal(wordsFor(english, "en-GB").send, "Post it");
  add("en", { send: "Send" });
});

test("what is no language tag is refused at once", () => {
  assert.throws(() => add("not a language", {}), RangeError);
});

test("what the practice calls otherwise comes before the host's words, by the same tags", () => {
  const tag = newLanguage();
  add(tag, { send: "Senden", status: { offline: "Offline." } });
  const asked: string[] = [];
  const labels = (of: string) => {
    asked.push(of);
    return of === tag ? grouped({ send: "Los", "status.live": "Da", "status.offline": "Weg" }) : {};
  };
  const words = wordsFor(english, tag, labels);
  assert.equal(words.send, "Los");
  assert.deepEqual(words.status, { offline: "Weg", live: "Da" });
  assert.deepEqual(asked.at(-1), tag);
});

test("names with a dot are those of a group", () => {
  assert.deepEqual(grouped({ send: "a", "status.live": "b", "status.offline": "c", "x.y.z": "d" }), {
    send: "a",
    status: { live: "b", offline: "c" },
    x: { "y.z": "d" },
  });
});

/** When everything that is to happen by itself has happened. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test("words are fetched once, when the language is first used, and who shows words is told when they have come", async () => {
  const tag = newLanguage();
  let asked = 0;
  let come = (_: OwnWords): void => {};
  addWords(tag, () => {
    asked += 1;
    return new Promise<OwnWords>(resolve => {
      come = resolve;
    });
  });
  await settled();
  assert.equal(asked, 0);
  assert.deepEqual(wordsFor(english, tag), english);
  wordsFor(english, tag);
  assert.equal(asked, 1);
  let told = 0;
  const stop = wordsChanged.listen(() => told++);
  come({ send: "Senden" });
  await settled();
  stop();
  assert.equal(told, 1);
  assert.equal(wordsFor(english, tag).send, "Senden");
  assert.equal(asked, 1);
});

for (const [how, fail] of [
  ["could not be fetched", async () => Promise.reject(new TypeError("the network went away"))],
  [
    "a host's function throws for",
    () => {
      throw new TypeError("a fault of the host's");
    },
  ],
] as const) {
  test(`words that ${how} are asked for again after a while`, async t => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const warn = t.mock.method(console, "warn", () => {});
    const tag = newLanguage();
    const fetchWords = mock.fn(
      (): Promise<OwnWords> =>
        fetchWords.mock.callCount() === 0 ? fail() : Promise.resolve({ send: "Senden" }),
    );
    addWords(tag, fetchWords);
    assert.deepEqual(wordsFor(english, tag), english);
    await settled();
    assert.equal(warn.mock.callCount(), 1);
    let told = 0;
    const stop = wordsChanged.listen(() => told++);
    t.mock.timers.tick(15_000);
    assert.equal(told, 1);
    assert.deepEqual(wordsFor(english, tag), english);
    await settled();
    stop();
    assert.equal(wordsFor(english, tag).send, "Senden");
    assert.equal(fetchWords.mock.callCount(), 2);
  });
}

test("those that come keep their place among the others of their language", async () => {
  const tag = newLanguage();
  addWords(tag, async () => ({ send: "First", topics: ["Come"] }) as OwnWords);
  add(tag, { send: "Second" });
  assert.equal(wordsFor(english, tag).send, "Second");
  await settled();
  assert.equal(wordsFor(english, tag).send, "Second");
  assert.deepEqual(wordsFor(english, tag).topics, ["Come"]);
});

test("whoever shows words is told of added ones", () => {
  let told = 0;
  const stop = wordsChanged.listen(() => told++);
  add(newLanguage(), { send: "Senden" });
  stop();
  assert.equal(told, 1);
});

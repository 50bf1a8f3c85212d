/** The languages that the elements bring: each says all that English says, of the same names and numbers. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { english } from "../../packages/elements/src/english.ts";
import { addWords, type Word, wordsChanged, wordsFor } from "../../packages/elements/src/words/words.ts";
import { alike } from "./alike.ts";

type Say = (...args: readonly unknown[]) => string;
type Leaf = string | readonly string[] | Say;

const folder = fileURLToPath(new URL("../../packages/elements/src/words", import.meta.url));
const tags = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== "en")
  .map(({ name }) => name);

/** Every word by its path, with a dot before the name within a group. */
function leaves(word: Word | undefined, path = ""): [path: string, leaf: Leaf][] {
  if (typeof word !== "object" || Array.isArray(word)) return [[path, word as Leaf]];
  return Object.entries(word).flatMap(([name, one]) => leaves(one, path === "" ? name : `${path}.${name}`));
}

const sortOf = (leaf: Leaf | undefined): string => (Array.isArray(leaf) ? "list" : typeof leaf);
const mark = (n: number, of = ""): string => `⟪${n}${of}⟫`;

/** What a sentence is made of, found by what English does with it. */
type Part = "text" | "names" | "number";
function partsOf(say: Say): readonly Part[] {
  const texts = Array.from({ length: say.length }, (_, n) => mark(n));
  return texts.map((text, n) => {
    const said = (arg: unknown): string => {
      try {
        return say(...texts.map((other, at) => (at === n ? arg : other)));
      } catch {
        return "";
      }
    };
    if (said(text).includes(text)) return "text";
    return said([text]).includes(text) ? "names" : "number";
  });
}

const numbers = [0, 1, 2, 5, 21, 1000];
/** Whole minutes, hours and days: of those sentences are made that say how long. */
const lengths = [60_000, 120_000, 300_000, 7_200_000, 259_200_000];

function argsOf(parts: readonly Part[], n: number, names: number): unknown[] {
  return parts.map((part, at) => {
    if (part === "text") return mark(at);
    if (part === "names") return Array.from({ length: names }, (_, nth) => mark(at, `.${nth}`));
    return n;
  });
}

const marksIn = (text: string): string => [...new Set(text.match(/⟪[\d.]+⟫/g))].sort().join();

/** What is wrong with a sentence that is made of names and numbers. */
function faultsOf(language: string, inEnglish: Say, say: Say): string[] {
  const faults: string[] = [];
  const parts = partsOf(inEnglish);
  if (say.length > inEnglish.length) faults.push(`takes ${say.length} parameters`);
  for (const names of parts.includes("names") ? [1, 2, 3] : [1]) {
    for (const n of parts.includes("number") ? [...numbers, ...lengths] : [1]) {
      const args = argsOf(parts, n, names);
      const [expected, said] = [inEnglish(...args), say(...args)];
      if (said.trim() === "" || /undefined|null|NaN|[#{}]|\[object/.test(said)) faults.push(`says “${said}”`);
      // A name alone, among several: another language can also name both.
      if (
        !marksIn(expected)
          .split(",")
          .every(one => said.includes(one))
      )
        faults.push(`leaves out ${marksIn(expected)}: “${said}”`);
      // One and two can be words of their own, and none.
      const shown = new Intl.NumberFormat(language).format(n);
      const inFigures = n >= 5 && n <= 1000 && expected.includes(new Intl.NumberFormat("en").format(n));
      if (inFigures && !said.includes(shown) && !said.includes(String(n)))
        faults.push(`leaves out ${n}: “${said}”`);
    }
  }
  parts.forEach((part, at) => {
    if (part !== "number") return;
    const saying = (n: number): string =>
      say(...argsOf(parts, 7, 1).map((arg, other) => (other === at ? n : arg)));
    if (saying(120_000) === saying(259_200_000)) faults.push(`does not use parameter ${at + 1}`);
  });
  return faults;
}

for (const tag of tags) {
  const module = await import(`../../packages/elements/src/words/${tag}/${tag}.ts`);
  const own = new Map(leaves(module.words));
  const ours = leaves(english);

  test(`${tag} has every name of English and none else, of the same sort`, () => {
    assert.deepEqual(Object.keys(module.words).sort(), Object.keys(english).sort());
    assert.deepEqual([...own.keys()].sort(), ours.map(([path]) => path).sort());
    for (const [path, leaf] of ours) assert.equal(sortOf(own.get(path)), sortOf(leaf), path);
  });

  test(`${tag} says something wherever English does`, () => {
    for (const [path, leaf] of ours) {
      const word = own.get(path);
      if (typeof leaf === "string") assert.equal(String(word).trim() === "", leaf === "", path);
      if (Array.isArray(leaf))
        assert.ok(
          (word as readonly string[]).every(one => one.trim() !== ""),
          path,
        );
    }
  });

  test(`${tag} makes its sentences of the same names and numbers`, () => {
    const faults = ours.flatMap(([path, leaf]) => {
      const say = own.get(path);
      if (typeof leaf !== "function" || typeof say !== "function") return [];
      return faultsOf(tag, leaf, say).map(fault => `${path} ${fault}`);
    });
    assert.deepEqual(faults, []);
  });

  test(`${tag} leaves nothing in English but what is the same word`, () => {
    const same = ours.flatMap(([path, leaf]) => {
      const word = own.get(path);
      const said = (of: Leaf | undefined): string =>
        typeof of === "function" ? of(...argsOf(partsOf(leaf as Say), 5, 1)) : String(of);
      const text = said(leaf);
      const isWord = /\p{L}{2}/u.test(text.replace(/⟪[\d.]+⟫/g, ""));
      return isWord && text === said(word) ? [`${path}: ${text}`] : [];
    });
    assert.deepEqual(
      same.filter(one => !alike(tag).has(one.slice(one.indexOf(": ") + 2))),
      [],
    );
  });
}

/** When the words of a language have come. */
async function come(tag: string): Promise<typeof english> {
  const before = wordsFor(english, tag);
  if (before.send !== english.send) return before;
  await new Promise<void>(resolve => {
    const stop = wordsChanged.listen(() => {
      stop();
      resolve();
    });
  });
  return wordsFor(english, tag);
}

test("a language serves its regions, and a script those who write it", async () => {
  for (const [page, tag] of [
    ["es-419", "es"],
    ["fr-CA", "fr"],
    ["de-CH", "de"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["zh", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh-Hans-SG", "zh-Hans"],
    ["ar-EG", "ar"],
  ] as const) {
    const { words } = await import(`../../packages/elements/src/words/${tag}/${tag}.ts`);
    assert.equal((await come(page)).send, words.send, page);
  }
  for (const page of ["zh-TW", "zh-Hant", "zh-HK", "tlh"]) {
    assert.equal(wordsFor(english, page).send, english.send, page);
  }
});

test("a host's words, and the practice's, stand over those that the elements bring, also for another region", async () => {
  await come("pt");
  addWords("pt-BR", { send: "Mandar" });
  assert.equal(wordsFor(english, "pt").send, "Mandar");
  addWords("pt-PT", { cancel: "Anular" });
  assert.equal(wordsFor(english, "pt-PT").cancel, "Anular");
  assert.equal(wordsFor(english, "pt-PT").send, "Mandar");
  assert.equal(wordsFor(english, "pt").cancel, "Cancelar");
  const labels = (tag: string) => (tag === "pt-BR" ? { send: "Já" } : {});
  assert.equal(wordsFor(english, "pt-PT", labels).send, "Já");
});

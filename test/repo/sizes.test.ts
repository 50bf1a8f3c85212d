/** What pages have to load. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeGraph, scriptSizes } from "../support/sizes.ts";

const kB = 1000;

/**
 * The budgets are 55 kB for the list and 22 for the badge. This is what is held: words by language, by the host and by the
 * practice, and the clock that they follow, cost each of them 1.3 kB; that a portal may be without messages costs 0.2. Files
 * of messages, tasks and figures, with their words and refusals, cost the list 2.5, and their delays the badge 0.1. What a
 * conversation begins with files by, and the clip in a row, cost the list another 1.0, that pages hear of patients who
 * become able to be texted 0.2, and what is due to patients and goes out to their phones another 0.2;
 * the way to the record 0.1; why a correction was not taken, another 0.1, and why nothing is let go of, or taken along, 0.2. That a session
 * ends, on the page as in the rooms, costs each of them 0.3; what watches over one, seals and warns comes after the first
 * welcome, or when there is something to say. Where the words of nine more languages are fetched from costs the list 0.3, and the badge 0.1.
 * That it goes on in browsers which lack what it asks of them costs the list 0.1. What rows and events say of keys, with what
 * is refused for their sake, costs the list 1.2, the lock of a row and the certifying host another 0.1, and the badge 0.03.
 */
const held = { list: 61.7 * kB, badge: 23.75 * kB };

/** All words of a language are one part: a page has one or two. Other scripts than the Latin take more bytes a letter. */
const languages = ["ar", "de", "es", "fr", "ko", "pt-BR", "ru", "vi", "zh-Hans"];
const heldLanguage = 25.5 * kB;

/** What seals and opens is one part with HPKE and JWS in it: it comes where a conversation is encrypted, and nowhere else. */
const heldEncryption = 21.75 * kB;

function heldPart(part: string): number {
  if (languages.includes(part)) return heldLanguage;
  return part === "encryption" ? heldEncryption : 20 * kB;
}

test("the script tag brings the list for what it is held to, and each part that comes later has at most 20 kB", t => {
  const sizes = scriptSizes();
  assert.ok(sizes !== null, "not built: npm run build");
  const shown = (bytes: number): string => `${(bytes / kB).toFixed(1)} kB gzip`;
  t.diagnostic(`the list: ${shown(sizes.list)}`);
  for (const [part, size] of Object.entries(sizes.later)) t.diagnostic(`${part}: ${shown(size)}`);
  t.diagnostic(`all together: ${shown(sizes.total)}`);
  assert.ok(sizes.list <= held.list, `${sizes.list} bytes`);
  const heavy = Object.entries(sizes.later).filter(([part, size]) => size > heldPart(part));
  assert.deepEqual(heavy, []);
  // What the script needs for the list is counted, and nothing of what it fetches later.
  assert.ok(sizes.list > 30 * kB && sizes.later["care-thread"] !== undefined);
  assert.ok(sizes.later.room !== undefined, "what a conversation alone needs comes later");
  assert.equal(sizes.later.list, undefined);
  assert.ok((sizes.later.encryption ?? 0) > 10 * kB, "what seals is a part that comes later");
  const { later } = sizes;
  assert.deepEqual(
    languages.filter(language => later[language] === undefined),
    [],
    "each language is a part of its own",
  );
});

test("define/care-badge with all it needs is at most what it is held to, without ky and the conversation's parts", async t => {
  const { size, weights } = await badgeGraph();
  const unwanted = weights
    .map(({ file }) => file)
    .filter(
      file => file.includes("node_modules/ky/") || /packages\/client\/src\/(.*\/)?conversation/.test(file),
    );
  assert.deepEqual(unwanted, []);
  t.diagnostic(`define/care-badge: ${(size / kB).toFixed(1)} kB gzip`);
  const heaviest = weights.slice(0, 25).map(({ file, bytes }) => `${bytes} ${file}`);
  assert.ok(size <= held.badge, `${size} bytes; minified, before gzip:\n${heaviest.join("\n")}`);
});

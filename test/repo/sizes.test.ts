/** What pages have to load. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { badgeGraph, scriptSizes } from "../support/sizes.ts";

const kB = 1000;

/**
 * The budgets are 55 kB for the list and 22 for the badge. This is what is held. Of the list lit, zod and nanostores are about
 * 17 kB, the client 15, the elements 12, styles 4, schemas and rules 4, words 3 and partysocket 2.5, as of the badge. What
 * belongs to something that is opened comes with it: how a start is sent and what brings its files up with its form, and with
 * a conversation all that a room says, and what answers, orders and shows the messages that wait. What stays here is what
 * nobody may wait for: words go to the shelf of the person, and into the thread, at once.
 * What would be next costs a reader more than it saves: the messenger's columns for what is opened (0.5), the shapes by which
 * kept values are read (0.5), and the stores that stand for parts which are not there yet.
 */
const held = { list: 61.7 * kB, badge: 23.8 * kB };

/** All words of a language are one part: a page has one or two. Other scripts than the Latin take more bytes a letter. */
const languages = ["ar", "de", "es", "fr", "ko", "pt-BR", "ru", "vi", "zh-Hans"];
const heldLanguage = 25.5 * kB;

/** What seals and opens is one part with HPKE and JWS in it: it comes where a conversation is encrypted, and nowhere else. */
const heldEncryption = 22 * kB;

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

/** A practice's own words: what is taken in, what is turned away and with which sentence, and what a welcome says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Labels, PracticeSettings, roomLimits, toldLabels } from "@carethread/model";

/** What is taken of labels, or where the first fault is and what is said of it. */
function taken(labels: unknown): unknown {
  const parsed = PracticeSettings.safeParse({ labels });
  if (parsed.success) return parsed.data.labels;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join(".")}: ${issue?.message}`;
}

/** As many words as asked for, each with this text. */
function words(number: number, text = "x"): Record<string, string> {
  return Object.fromEntries(Array.from({ length: number }, (_, index) => [`word${index}`, text]));
}

test("labels are by language and word, and stand without blanks around them", () => {
  const labels = {
    en: { send: "Post", "refused.text-empty": "Say something.", "entry.note_2": "Notiz 👩‍⚕️" },
    "pt-BR": { send: " Enviar\n" },
    "zh-Hant-TW": {},
  };
  assert.deepEqual(taken(labels), { ...labels, "pt-BR": { send: "Enviar" } });
  assert.deepEqual(taken({}), {});
  assert.equal(taken(undefined), undefined);
});

test("what is no language, word or label is turned away with a sentence that says what is", () => {
  for (const language of [
    "",
    "e",
    "en_US",
    "en-",
    "-en",
    "1n",
    "en US",
    "x".repeat(9),
    `en${"-12345678".repeat(4)}`,
  ])
    assert.equal(
      taken({ [language]: { send: "Post" } }),
      `labels.${language}: a language is a tag such as en or pt-BR`,
    );
  for (const word of ["", "1send", ".send", "send it", "send/x", "sénd", "w".repeat(65)])
    assert.equal(
      taken({ en: { [word]: "Post" } }),
      `labels.en.${word}: a word's name is one such as send or refused.text-empty`,
    );
  const visible = "a label has a visible character, and no control characters";
  for (const text of ["", " \n ", "\u200d", "a\tb", "a\nb", "a\u2028b", "a\u0007b", "a\ud800"])
    assert.equal(taken({ en: { send: text } }), `labels.en.send: ${visible}`);
  assert.equal(taken({ en: { send: 5 } }), "labels.en.send: a label is a text");
  for (const wrong of [null, [], "en", { en: "Post" }, { en: ["Post"] }])
    assert.match(String(taken(wrong)), /^labels/);
});

test("there are at most so many languages, words, characters and bytes", () => {
  const { labelLanguages, labelWords, labelLength, labels } = roomLimits;
  const longest = "x".repeat(labelLength);
  assert.deepEqual(taken({ en: { send: ` ${longest} ` } }), { en: { send: longest } });
  assert.equal(taken({ en: { send: `${longest}x` } }), "labels.en.send: a label has at most 200 characters");
  assert.deepEqual(taken({ en: words(labelWords) }), { en: words(labelWords) });
  assert.equal(taken({ en: words(labelWords + 1) }), "labels.en: at most 200 words of a language");
  const languages = (number: number): object =>
    Object.fromEntries(
      Array.from({ length: number }, (_, index) => [`l${String.fromCharCode(97 + index)}`, {}]),
    );
  assert.deepEqual(taken(languages(labelLanguages)), languages(labelLanguages));
  assert.equal(taken(languages(labelLanguages + 1)), "labels: at most 20 languages");
  const wide = { en: words(100, "ह".repeat(labelLength)) };
  assert.ok(JSON.stringify(wide).length < labels);
  assert.equal(taken(wide), "labels: labels have at most 32768 bytes as JSON");
});

test("a welcome has labels where there is one, and nothing where there is none", () => {
  const labels = { en: { send: "Post" }, de: {} };
  assert.deepEqual(toldLabels({ labels }), { labels });
  const nothing: readonly (Labels | undefined)[] = [undefined, {}, { en: {} }];
  for (const none of nothing) assert.deepEqual(toldLabels({ labels: none }), {});
});

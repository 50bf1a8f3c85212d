/** The labels of a practice (labels.ts) as they are taken in, apart so that no page loads what is checked there. */
import * as z from "zod/mini";
import { roomLimits } from "../limits.ts";
import { textProblem } from "../text/text.ts";
import type { Labels } from "./labels.ts";

/** A language as `lang` names it (BCP 47), by the shape of it. */
const Language = /* @__PURE__ */ z
  .string()
  .check(z.maxLength(35), z.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/));

const WordName = /* @__PURE__ */ z.string().check(z.maxLength(64), z.regex(/^[A-Za-z][\w.-]*$/));

function isShown(text: string): boolean {
  return textProblem(text) === null && !/[\t\n\u2028\u2029]/.test(text);
}

// The limits are looked at in functions alone: a bundler keeps them where a module reads them as it starts.
const isShort = (text: string): boolean => text.length <= roomLimits.labelLength;
const areFewWords = (words: object): boolean => Object.keys(words).length <= roomLimits.labelWords;
const areFewLanguages = (labels: object): boolean => Object.keys(labels).length <= roomLimits.labelLanguages;
const areSmall = (labels: Labels): boolean =>
  new TextEncoder().encode(JSON.stringify(labels)).length <= roomLimits.labels;

const Label = /* @__PURE__ */ z
  .string("a label is a text")
  .check(
    z.trim(),
    z.refine(isShort, { error: () => `a label has at most ${roomLimits.labelLength} characters` }),
    z.refine(isShown, "a label has a visible character, and no control characters"),
  );

/** What is said of a record where the name of an entry is the fault. */
const ofName = (message: string) => ({
  error: ({ code }: { readonly code?: string | undefined }) => (code === "invalid_key" ? message : undefined),
});

/** As a practice's back end or its operator pushes them. */
export const PracticeLabels = /* @__PURE__ */ z
  .record(
    Language,
    z
      .record(WordName, Label, ofName("a word's name is one such as send or refused.text-empty"))
      .check(z.refine(areFewWords, { error: () => `at most ${roomLimits.labelWords} words of a language` })),
    ofName("a language is a tag such as en or pt-BR"),
  )
  .check(
    z.refine(areFewLanguages, { error: () => `at most ${roomLimits.labelLanguages} languages` }),
    z.refine(areSmall, { error: () => `labels have at most ${roomLimits.labels} bytes as JSON` }),
  );

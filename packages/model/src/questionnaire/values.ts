/** Values of FHIR R4 as questions are answered by them, as options offer them, and as conditions compare them. */
import * as z from "zod/mini";
import { cleanText, textProblem } from "../text/text.ts";
import { bounds } from "./bounds.ts";

/** Words that can stand in a message. */
export const Words = /* @__PURE__ */ z.string().check(
  z.minLength(1),
  z.maxLength(bounds.words),
  z.refine(text => textProblem(cleanText(text)) === null, "not readable"),
);

export const Coding = /* @__PURE__ */ z.object({
  system: z.optional(z.string().check(z.maxLength(bounds.address))),
  version: z.optional(z.string().check(z.maxLength(bounds.address))),
  code: z.optional(z.string().check(z.maxLength(bounds.address))),
  display: z.optional(Words),
});
export type Coding = z.infer<typeof Coding>;

/** One value that answers a question; which of them fits is the question's to say. */
export const Answer = /* @__PURE__ */ z.union([
  z.object({ valueCoding: Coding }),
  z.object({ valueString: z.string().check(z.maxLength(bounds.answer)) }),
  z.object({ valueBoolean: z.boolean() }),
  z.object({ valueInteger: z.number() }),
  z.object({ valueDecimal: z.number() }),
  z.object({ valueDate: z.string().check(z.maxLength(bounds.answer)) }),
]);
export type Answer = z.infer<typeof Answer>;

/** Answers by the `linkId` of their question. */
export const Answers = /* @__PURE__ */ z.record(
  z.string().check(z.maxLength(bounds.linkId)),
  z.array(Answer).check(z.maxLength(bounds.options)),
);
export type Answers = z.infer<typeof Answers>;

/** What stands before a year is not a date of somebody's life; months and days are optional, as in FHIR. */
const datePattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether it is a date that there is. */
export function isDate(text: string): boolean {
  const [, year, month, day] = datePattern.exec(text) ?? [];
  if (year === undefined || year === "0000") return false;
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), m - 1, d);
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
}

/** What can be compared by size, of the same kind; null for what cannot. */
function sizeOf(answer: Answer): string | number | null {
  if ("valueInteger" in answer) return answer.valueInteger;
  if ("valueDecimal" in answer) return answer.valueDecimal;
  if ("valueDate" in answer) return answer.valueDate;
  if ("valueString" in answer) return answer.valueString;
  return null;
}

/** Less than 0 where `a` is the smaller one; null where they cannot be compared. */
export function compareValues(a: Answer, b: Answer): number | null {
  const left = sizeOf(a);
  const right = sizeOf(b);
  if (left === null || right === null || typeof left !== typeof right) return null;
  if ("valueDate" in a !== "valueDate" in b) return null;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Codings are the same by their code, and by their systems where both say one. */
export function isSameValue(a: Answer, b: Answer): boolean {
  if ("valueBoolean" in a && "valueBoolean" in b) return a.valueBoolean === b.valueBoolean;
  if ("valueCoding" in a && "valueCoding" in b) return isSameCoding(a.valueCoding, b.valueCoding);
  return compareValues(a, b) === 0;
}

function isSameCoding(a: Coding, b: Coding): boolean {
  if (a.code === undefined || b.code === undefined)
    return a.code === b.code && a.display !== undefined && a.display === b.display;
  return a.code === b.code && (a.system === undefined || b.system === undefined || a.system === b.system);
}

/** What stands in the fields of a form, as answers, and the other way round. */
import type { Entries } from "@carethread/client";
import { type Answer, type Answers, type QuestionnaireItem, valueInOption } from "@carethread/model";

const chosen = "option:";
const other = "other:";

/** By its value and not by its place: a questionnaire that was pushed anew may have its options in another order. */
export function optionKey(answer: Answer): string {
  if (!("valueCoding" in answer)) return `${chosen}${JSON.stringify(Object.values(answer)[0])}`;
  const { system = "", code, display } = answer.valueCoding;
  return `${chosen}${JSON.stringify([system, code ?? display])}`;
}

/** The entry of an answer that is none of the options. */
export function otherEntry(text: string): string {
  return `${other}${text}`;
}

/** The text of such an entry; undefined where there is none. */
export function otherIn(values: readonly string[]): string | undefined {
  return values.find(value => value.startsWith(other))?.slice(other.length);
}

const digits = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * The number that somebody wrote, with a point or a comma; NaN for anything else, and for what could be thousands as well as
 * parts of one ("1,234").
 */
export function numberIn(text: string): number {
  const plain = text
    .trim()
    .replace(digits, digit => String(digit.charCodeAt(0) & 0xf))
    .replace("\u2212", "-")
    .replace("\u066b", ".");
  const [, sign, whole = "", , part] = /^([+-]?)(\d+)(([.,]\d+)?)$/.exec(plain) ?? [];
  if (sign === undefined || (part?.length === 4 && whole !== "0")) return Number.NaN;
  return Number(`${sign}${whole}${part?.replace(",", ".") ?? ""}`);
}

function answerOf(item: QuestionnaireItem, entry: string): Answer | null {
  switch (item.type) {
    case "boolean":
      return { valueBoolean: entry === "true" };
    case "date":
      return { valueDate: entry };
    case "integer":
    case "decimal": {
      const number = numberIn(entry);
      // What is no number is passed on as it was written, so that it is said.
      if (Number.isNaN(number)) return { valueString: entry };
      return item.type === "integer" ? { valueInteger: number } : { valueDecimal: number };
    }
    case "choice":
    case "open-choice": {
      if (entry.startsWith(other)) return { valueString: entry.slice(other.length) };
      return (item.answerOption ?? []).map(valueInOption).find(option => optionKey(option) === entry) ?? null;
    }
    default:
      return { valueString: entry };
  }
}

function isSaid(entry: string): boolean {
  return entry.trim() !== "" && entry.trim() !== other;
}

/** The answers of these items, those without an entry left out. */
export function answersFrom(items: readonly QuestionnaireItem[], entries: Entries): Answers {
  const answers: Answers = {};
  for (const item of items) {
    const given = (entries[item.linkId] ?? []).filter(isSaid).flatMap(entry => answerOf(item, entry) ?? []);
    if (given.length > 0) answers[item.linkId] = given;
  }
  return answers;
}

function entryOf(item: QuestionnaireItem, answer: Answer): string {
  if (item.type !== "choice" && item.type !== "open-choice") return String(Object.values(answer)[0]);
  const key = optionKey(answer);
  const isOption = (item.answerOption ?? []).some(option => optionKey(valueInOption(option)) === key);
  return isOption || !("valueString" in answer) ? key : otherEntry(answer.valueString);
}

/** Answers as they stand in the fields. */
export function entriesFrom(items: readonly QuestionnaireItem[], answers: Answers): Entries {
  return Object.fromEntries(
    items.flatMap(item => {
      const given = answers[item.linkId] ?? [];
      return given.length === 0 ? [] : [[item.linkId, given.map(answer => entryOf(item, answer))]];
    }),
  );
}

/** Whether anything was entered or chosen. */
export function isAnyEntry(entries: Entries): boolean {
  return Object.values(entries).some(list => list.some(entry => entry.trim() !== ""));
}

/**
 * Whether something is a FHIR R4 `QuestionnaireResponse`, by the specification itself and by nothing of ours: every field
 * is one that R4 has, of its type, and the invariants qrs-1 and ele-1 hold. The types of `@types/fhir` say it once more.
 */
import type { QuestionnaireResponse } from "@carethread/model";

/** Compiled only where ours is what R4 calls one. */
export const asR4 = (response: QuestionnaireResponse): fhir4.QuestionnaireResponse =>
  response as fhir4.QuestionnaireResponse;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): boolean =>
  typeof value === "string" && value.length > 0 && value.length <= 1024 * 1024 && value.trim() !== "";

const date =
  /^([0-9]([0-9]([0-9][1-9]|[1-9]0)|[1-9]00)|[1-9]000)(-(0[1-9]|1[0-2])(-(0[1-9]|[1-2][0-9]|3[0-1]))?)?$/;
const instant =
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))$/;

const values: Readonly<Record<string, (value: unknown) => boolean>> = {
  valueString: isText,
  valueBoolean: value => typeof value === "boolean",
  valueInteger: value => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
  valueDecimal: value => typeof value === "number" && Number.isFinite(value),
  valueDate: value => typeof value === "string" && date.test(value),
  valueCoding: value =>
    isObject(value) &&
    Object.keys(value).length > 0 &&
    Object.entries(value).every(
      ([name, part]) => ["system", "version", "code", "display"].includes(name) && isText(part),
    ),
};

export function r4Faults(response: unknown): readonly string[] {
  const faults: string[] = [];
  const say = (at: string, is: boolean): void => {
    if (!is) faults.push(at);
  };
  const known = (at: string, value: Json, names: readonly string[]): void => {
    for (const name of Object.keys(value)) say(`${at}.${name}`, names.includes(name));
    say(`${at} is empty`, Object.keys(value).length > 0);
  };

  const items = (at: string, list: unknown): void => {
    say(at, Array.isArray(list) && list.length > 0);
    for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
      const here = `${at}[${index}]`;
      if (!isObject(item)) {
        say(here, false);
        continue;
      }
      known(here, item, ["linkId", "text", "answer", "item"]);
      say(`${here}.linkId`, isText(item.linkId));
      if ("text" in item) say(`${here}.text`, isText(item.text));
      say(`${here} qrs-1`, !("answer" in item && "item" in item));
      if ("item" in item) items(`${here}.item`, item.item);
      if ("answer" in item) answers(`${here}.answer`, item.answer);
    }
  };

  const answers = (at: string, list: unknown): void => {
    say(at, Array.isArray(list) && list.length > 0);
    for (const [index, answer] of (Array.isArray(list) ? list : []).entries()) {
      const here = `${at}[${index}]`;
      if (!isObject(answer)) {
        say(here, false);
        continue;
      }
      known(here, answer, [...Object.keys(values), "item"]);
      const given = Object.keys(answer).filter(name => name in values);
      say(`${here} one value`, given.length <= 1);
      for (const name of given) say(`${here}.${name}`, values[name]?.(answer[name]) === true);
      if ("item" in answer) items(`${here}.item`, answer.item);
    }
  };

  if (!isObject(response)) return ["no object"];
  known("response", response, ["resourceType", "questionnaire", "status", "authored", "item"]);
  say("resourceType", response.resourceType === "QuestionnaireResponse");
  say("status", response.status === "completed");
  say("questionnaire", typeof response.questionnaire === "string" && /^\S+$/.test(response.questionnaire));
  if ("authored" in response) say("authored", instant.test(String(response.authored)));
  if ("item" in response) items("item", response.item);
  return faults;
}

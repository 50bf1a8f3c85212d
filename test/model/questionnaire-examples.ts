/** Questionnaires for tests, and random ones with answers. */
import {
  type Answer,
  type Answers,
  isQuestion,
  type Questionnaire,
  type QuestionnaireItem,
  takeQuestionnaire,
  valueInOption,
} from "@carethread/model";
import fc from "fast-check";
import { alcohol } from "../../packages/demo/src/demo-practice/practices/questionnaires/alcohol.ts";
import { beforeVisit } from "../../packages/demo/src/demo-practice/practices/questionnaires/before-visit.ts";
import { phq9 } from "../../packages/demo/src/demo-practice/practices/questionnaires/phq-9.ts";

export const published = { alcohol, beforeVisit, phq9 } as const;

/** The questionnaire that a resource is; throws where it is refused. */
export function taken(resource: unknown): Questionnaire {
  const questionnaire = takeQuestionnaire(resource);
  if ("refused" in questionnaire) throw new Error(JSON.stringify(questionnaire));
  return questionnaire;
}

/** A questionnaire of these items, as a host would push it. */
export function asking(...item: readonly object[]): Record<string, unknown> {
  return { resourceType: "Questionnaire", id: "q", status: "active", title: "Questions", item };
}

export function question(linkId: string, more: object = {}): Record<string, unknown> {
  return { linkId, type: "string", text: `Question ${linkId}`, ...more };
}

/** All items, flat. */
export function itemsOf(items: readonly QuestionnaireItem[]): readonly QuestionnaireItem[] {
  return items.flatMap(item => [item, ...itemsOf(item.item ?? [])]);
}

const types = ["string", "text", "boolean", "choice", "open-choice", "date", "integer", "decimal"] as const;

const options = [
  { valueCoding: { system: "urn:s", code: "a", display: "A" } },
  { valueCoding: { system: "urn:s", code: "b", display: "B" } },
  { valueCoding: { code: "c" } },
];

const dates = ["2026-01-31", "2026-02-28", "2024-02-29", "2020", "2020-05"];

/** Answers of every sort, fitting or not. */
export const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.constantFrom(...options).map(({ valueCoding }): Answer => ({ valueCoding })),
  fc.string({ maxLength: 12 }).map((valueString): Answer => ({ valueString })),
  fc.boolean().map((valueBoolean): Answer => ({ valueBoolean })),
  fc.integer({ min: -9, max: 9 }).map((valueInteger): Answer => ({ valueInteger })),
  fc.constantFrom(-1.5, 0, 2.25).map((valueDecimal): Answer => ({ valueDecimal })),
  fc.constantFrom(...dates, "2026-02-30", "soon").map((valueDate): Answer => ({ valueDate })),
);

function conditionOn(asked: QuestionnaireItem, pick: number): object {
  const question = asked.linkId;
  const operator = (["=", "!=", ">", "<", ">=", "<=", "exists"] as const)[pick % 7] ?? "=";
  if (operator === "exists") return { question, operator, answerBoolean: pick % 2 === 0 };
  switch (asked.type) {
    case "boolean":
      return { question, operator: pick % 2 ? "=" : "!=", answerBoolean: pick % 3 === 0 };
    case "choice":
    case "open-choice":
      return { question, operator: pick % 2 ? "=" : "!=", answerCoding: options[pick % 3]?.valueCoding };
    case "date":
      return { question, operator, answerDate: dates[pick % dates.length] };
    case "integer":
    case "decimal":
      return { question, operator, answerDecimal: (pick % 9) - 4 };
    default:
      return { question, operator, answerString: "abc".slice(pick % 4) };
  }
}

interface Plan {
  readonly type: (typeof types)[number] | "group" | "display";
  readonly into: number;
  readonly picks: readonly number[];
  readonly all: boolean;
  readonly required: boolean;
  readonly repeats: boolean;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  type: fc.constantFrom(...types, "group" as const, "display" as const),
  into: fc.nat(9),
  picks: fc.array(fc.nat(50), { maxLength: 3 }),
  all: fc.boolean(),
  required: fc.boolean(),
  repeats: fc.boolean(),
});

interface Building extends Record<string, unknown> {
  readonly linkId: string;
  readonly type: Plan["type"];
  item?: Building[];
}

/** Builds one item after another; conditions look at those before, and so never turn in a circle. */
function build(plans: readonly Plan[]): Record<string, unknown> {
  const all: Building[] = [{ linkId: "0", type: "integer", text: "How many?" }];
  const top: Building[] = [...all];
  const depths = new Map(top.map(item => [item, 1]));
  for (const [at, { type, into, picks, all: every, required, repeats }] of plans.entries()) {
    const asked = all.filter(item => isQuestion(item));
    const isChoice = type === "choice" || type === "open-choice";
    const conditions = picks.map(pick =>
      conditionOn(asked[pick % asked.length] as unknown as QuestionnaireItem, pick),
    );
    const item: Building = {
      linkId: String(at + 1),
      type,
      text: `Item ${at + 1}`,
      required,
      ...(isChoice ? { answerOption: options, repeats } : {}),
      ...(conditions.length > 0 ? { enableWhen: conditions, enableBehavior: every ? "all" : "any" } : {}),
      // A group without questions is none.
      ...(type === "group" ? { item: [{ linkId: `${at + 1}.i`, type: "string", text: "Inner" }] } : {}),
    };
    const around = all[into % all.length];
    const depth = around === undefined ? 0 : (depths.get(around) ?? 0);
    // What is made deeper afterwards, and a group's own question, are not to be too deep.
    const isShallow = depth > 0 && depth < 4;
    const mayHold = isShallow && around?.type !== "display" && around?.repeats !== true;
    if (into > 4 && around !== undefined && mayHold) around.item = [...(around.item ?? []), item];
    else top.push(item);
    depths.set(item, into > 4 && mayHold ? depth + 1 : 1);
    all.push(item);
  }
  return asking(...top);
}

export interface Answering {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
}

/** A questionnaire with answers, of which about half are of the right sort. */
export const answering: fc.Arbitrary<Answering> = fc
  .record({
    plans: fc.array(plan, { maxLength: 12 }),
    random: fc.array(fc.option(fc.array(answer, { minLength: 1, maxLength: 3 })), { maxLength: 24 }),
    picks: fc.array(fc.nat(50), { minLength: 24, maxLength: 24 }),
  })
  .map(({ plans, random, picks }) => {
    const questionnaire = taken(build(plans));
    const answers: Answers = {};
    for (const [at, item] of itemsOf(questionnaire.item).entries()) {
      const pick = picks[at % 24] ?? 0;
      const own = pick % 2 === 0 ? [] : [rightFor(item, pick)];
      const given = random[at] ?? own;
      if (given.length > 0) answers[item.linkId] = given;
    }
    return { questionnaire, answers };
  });
/** An answer of the question's own sort. */
export function rightFor(item: QuestionnaireItem, pick = 0): Answer {
  const offered = (item.answerOption ?? []).map(valueInOption);
  switch (item.type) {
    case "boolean":
      return { valueBoolean: pick % 2 === 0 };
    case "integer":
      return { valueInteger: pick - 25 };
    case "decimal":
      return { valueDecimal: pick / 4 };
    case "date":
      return { valueDate: dates[pick % dates.length] ?? "2026-01-01" };
    case "choice":
    case "open-choice":
      return offered[pick % offered.length] ?? { valueString: "other" };
    default:
      return { valueString: `answer ${pick}` };
  }
}

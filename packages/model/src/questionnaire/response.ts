/** Answers as a FHIR R4 `QuestionnaireResponse`, and the words in which people read one. */
import * as z from "zod/mini";
import { orElse } from "../fallbacks.ts";
import { cleanText } from "../text/text.ts";
import { enabledItems } from "./enabled.ts";
import { givenTo } from "./given.ts";
import { type Item, isQuestion, type Questionnaire } from "./schema.ts";
import { type Answer, type Answers, Coding } from "./values.ts";

const AnswerFields = /* @__PURE__ */ z.object({
  valueCoding: z.optional(Coding),
  valueString: z.optional(z.string()),
  valueBoolean: z.optional(z.boolean()),
  valueInteger: z.optional(z.number()),
  valueDecimal: z.optional(z.number()),
  valueDate: z.optional(z.string()),
});
const ItemFields = /* @__PURE__ */ z.object({ linkId: z.string(), text: z.optional(z.string()) });

// Declarations of their own: what is inferred of a schema that stands in itself is lost on the way into a package.
interface ResponseAnswer extends z.infer<typeof AnswerFields> {
  item?: ResponseItem[] | undefined;
}
export interface ResponseItem extends z.infer<typeof ItemFields> {
  answer?: ResponseAnswer[] | undefined;
  item?: ResponseItem[] | undefined;
}

export const ResponseItem: z.ZodMiniType<ResponseItem> = /* @__PURE__ */ z.object({
  ...ItemFields.shape,
  get answer() {
    return z.optional(z.array(ResponseAnswer));
  },
  get item() {
    return z.optional(z.array(ResponseItem));
  },
});
const ResponseAnswer: z.ZodMiniType<ResponseAnswer> = /* @__PURE__ */ z.object({
  ...AnswerFields.shape,
  get item() {
    return z.optional(z.array(ResponseItem));
  },
});

export const QuestionnaireResponse = /* @__PURE__ */ z.object({
  resourceType: orElse(z.enum(["QuestionnaireResponse"]), "QuestionnaireResponse"),
  questionnaire: z.optional(z.string()),
  status: orElse(z.enum(["completed"]), "completed"),
  /** When it was given in. */
  authored: z.optional(z.string()),
  item: z.optional(z.array(ResponseItem)),
});
export type QuestionnaireResponse = z.infer<typeof QuestionnaireResponse>;

/** The address by which a questionnaire is meant: its own, or that of the resource. */
export function canonicalOf({ url, version, id }: Questionnaire): string {
  if (url === undefined) return `Questionnaire/${id}`;
  return version === undefined ? url : `${url}|${version}`;
}

/**
 * The answers that count, nested as their questions are: those to items that are not asked are left out, and so is what
 * does not fit. `at` is when it was given in, milliseconds since 1970.
 */
export function responseOf(
  questionnaire: Questionnaire,
  answers: Answers,
  at?: number,
): QuestionnaireResponse {
  const enabled = enabledItems(questionnaire, answers);
  const item = answered(questionnaire.item, answers, enabled);
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: canonicalOf(questionnaire),
    status: "completed",
    ...(at === undefined ? {} : { authored: new Date(at).toISOString() }),
    ...(item.length > 0 ? { item } : {}),
  };
}

function answered(items: readonly Item[], answers: Answers, enabled: ReadonlySet<string>): ResponseItem[] {
  return items
    .filter(({ linkId, type }) => enabled.has(linkId) && type !== "display")
    .flatMap((item): ResponseItem[] => {
      const { linkId, text } = item;
      const said = { linkId, ...(text === undefined ? {} : { text: cleanText(text) }) };
      const inner = answered(item.item ?? [], answers, enabled);
      if (!isQuestion(item)) return inner.length > 0 ? [{ ...said, item: inner }] : [];
      const own = givenTo(item, answers);
      if (inner.length === 0) return own.length > 0 ? [{ ...said, answer: [...own] }] : [];
      // What is asked below a question stands in its answer, also where that is left open.
      const [first = {}, ...others] = own;
      return [{ ...said, answer: [{ ...first, item: inner }, ...others] }];
    });
}

/** A question with its answers as people read them; without answers a heading. */
export interface AnswerLine {
  readonly linkId: string;
  /** 0 for those that stand in nothing else. */
  readonly depth: number;
  readonly text: string;
  readonly answers: readonly string[];
}

/** An answer in words, of no language where it can be. */
export function plainAnswer(answer: Answer): string {
  if ("valueCoding" in answer) return answer.valueCoding.display ?? answer.valueCoding.code ?? "";
  if ("valueString" in answer) return answer.valueString;
  if ("valueBoolean" in answer) return answer.valueBoolean ? "Yes" : "No";
  if ("valueInteger" in answer) return String(answer.valueInteger);
  if ("valueDecimal" in answer) return String(answer.valueDecimal);
  return answer.valueDate;
}

type StoredAnswer = NonNullable<ResponseItem["answer"]>[number];

function isAnswer(answer: StoredAnswer): answer is Answer & StoredAnswer {
  return Object.keys(answer).some(name => name.startsWith("value"));
}

/** A response line by line; `say` puts an answer into words. */
export function readable(
  { item = [] }: Pick<QuestionnaireResponse, "item">,
  say: (answer: Answer) => string = plainAnswer,
): readonly AnswerLine[] {
  const linesOf = (items: readonly ResponseItem[], depth: number): readonly AnswerLine[] =>
    items.flatMap(({ linkId, text = "", answer = [], item = [] }) => {
      const answers = answer.filter(isAnswer).map(say);
      const inner = [...item, ...answer.flatMap(({ item = [] }) => item)];
      // A group without words only holds others together.
      const isSilent = text === "" && answers.length === 0;
      return [
        ...(isSilent ? [] : [{ linkId, depth, text, answers }]),
        ...linesOf(inner, isSilent ? depth : depth + 1),
      ];
    });
  return linesOf(item, 0);
}

/** A response as the text of a message. */
export function readableText(response: Pick<QuestionnaireResponse, "item">): string {
  const lines = readable(response).map(({ text, answers }, at) => {
    if (answers.length === 0) return at === 0 ? text : `\n${text}`;
    const colon = /[\p{P}]$/u.test(text) ? "" : ":";
    return `${text}${colon} ${answers.join(", ")}`;
  });
  return cleanText(lines.join("\n"));
}

/** The part of a FHIR R4 `Questionnaire` that is understood here; whatever else a resource says is dropped. */
import * as z from "zod/mini";
import { bounds } from "./bounds.ts";
import { type Answer, Coding, isDate, Words } from "./values.ts";

const LinkId = /* @__PURE__ */ z.string().check(z.minLength(1), z.maxLength(bounds.linkId));
const DateText = /* @__PURE__ */ z.string().check(z.refine(isDate, "no date"));

/** Exactly one of these names stands in the value. */
function oneOf(...names: readonly string[]) {
  return z.refine<Readonly<Record<string, unknown>>>(
    value => names.filter(name => value[name] !== undefined).length === 1,
    `one of ${names.join(", ")}`,
  );
}

export const AnswerOption = /* @__PURE__ */ z
  .object({
    valueCoding: z.optional(Coding),
    valueString: z.optional(Words),
    valueInteger: z.optional(z.int()),
    valueDate: z.optional(DateText),
    initialSelected: z.optional(z.boolean()),
  })
  .check(oneOf("valueCoding", "valueString", "valueInteger", "valueDate"));
export type AnswerOption = z.infer<typeof AnswerOption>;

export const Operator = /* @__PURE__ */ z.enum(["exists", "=", "!=", ">", "<", ">=", "<="]);
export type Operator = z.infer<typeof Operator>;

export const EnableWhen = /* @__PURE__ */ z
  .object({
    question: LinkId,
    operator: Operator,
    answerBoolean: z.optional(z.boolean()),
    answerDecimal: z.optional(z.number()),
    answerInteger: z.optional(z.int()),
    answerDate: z.optional(DateText),
    answerString: z.optional(z.string().check(z.maxLength(bounds.words))),
    answerCoding: z.optional(Coding),
  })
  .check(
    oneOf("answerBoolean", "answerDecimal", "answerInteger", "answerDate", "answerString", "answerCoding"),
  );
export type EnableWhen = z.infer<typeof EnableWhen>;

const Initial = /* @__PURE__ */ z
  .object({
    valueBoolean: z.optional(z.boolean()),
    valueDecimal: z.optional(z.number()),
    valueInteger: z.optional(z.int()),
    valueDate: z.optional(DateText),
    valueString: z.optional(z.string().check(z.maxLength(bounds.words))),
    valueCoding: z.optional(Coding),
  })
  .check(oneOf("valueBoolean", "valueDecimal", "valueInteger", "valueDate", "valueString", "valueCoding"));

export const ItemType = /* @__PURE__ */ z.enum([
  "group",
  "display",
  "string",
  "text",
  "boolean",
  "choice",
  "open-choice",
  "date",
  "integer",
  "decimal",
]);
export type ItemType = z.infer<typeof ItemType>;

const ItemFields = /* @__PURE__ */ z.object({
  linkId: LinkId,
  /** What stands before the text, e.g. "1." */
  prefix: z.optional(Words),
  text: z.optional(Words),
  type: ItemType,
  required: z.optional(z.boolean()),
  repeats: z.optional(z.boolean()),
  maxLength: z.optional(z.int().check(z.positive())),
  enableWhen: z.optional(z.array(EnableWhen).check(z.maxLength(bounds.conditions))),
  enableBehavior: z.optional(z.enum(["all", "any"])),
  answerOption: z.optional(z.array(AnswerOption).check(z.maxLength(bounds.options))),
  initial: z.optional(z.array(Initial).check(z.maxLength(bounds.options))),
});

// A declaration of its own: what is inferred of a schema that stands in itself is lost on the way into a package.
export interface Item extends z.infer<typeof ItemFields> {
  item?: Item[] | undefined;
}
export const Item: z.ZodMiniType<Item> = /* @__PURE__ */ z.object({
  ...ItemFields.shape,
  get item() {
    return z.optional(z.array(Item));
  },
});

export const QuestionnaireId = /* @__PURE__ */ z.string().check(z.regex(/^[A-Za-z0-9.-]{1,64}$/));

export const Questionnaire = /* @__PURE__ */ z.object({
  resourceType: z.literal("Questionnaire"),
  id: QuestionnaireId,
  url: z.optional(z.string().check(z.maxLength(bounds.address), z.regex(/^[^\s|]+$/))),
  version: z.optional(z.string().check(z.maxLength(bounds.address))),
  /** The language of its words, as HTML says it. */
  language: z.optional(z.string().check(z.maxLength(bounds.id))),
  /** It is the title of the conversations that begin with its answers. */
  title: z.string(),
  description: z.optional(Words),
  item: z.array(Item).check(z.minLength(1)),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** A questionnaire as a list shows it. */
export const QuestionnaireCard = /* @__PURE__ */ z.object({
  id: QuestionnaireId,
  title: z.string(),
  description: z.optional(z.string()),
});
export type QuestionnaireCard = z.infer<typeof QuestionnaireCard>;

/** What an option says when it is chosen, or what a question begins with. */
export function valueIn(option: AnswerOption | NonNullable<Item["initial"]>[number]): Answer {
  const { valueCoding, valueInteger, valueDate, valueString } = option;
  if (valueCoding !== undefined) return { valueCoding };
  if (valueInteger !== undefined) return { valueInteger };
  if (valueDate !== undefined) return { valueDate };
  if ("valueBoolean" in option && option.valueBoolean !== undefined)
    return { valueBoolean: option.valueBoolean };
  if ("valueDecimal" in option && option.valueDecimal !== undefined)
    return { valueDecimal: option.valueDecimal };
  return { valueString: valueString ?? "" };
}

/** What a condition compares with. */
export function expectedBy(when: EnableWhen): Answer {
  const { answerBoolean, answerDecimal, answerInteger, answerDate, answerCoding, answerString } = when;
  if (answerBoolean !== undefined) return { valueBoolean: answerBoolean };
  if (answerDecimal !== undefined) return { valueDecimal: answerDecimal };
  if (answerInteger !== undefined) return { valueInteger: answerInteger };
  if (answerDate !== undefined) return { valueDate: answerDate };
  if (answerCoding !== undefined) return { valueCoding: answerCoding };
  return { valueString: answerString ?? "" };
}

export function isQuestion({ type }: Pick<Item, "type">): boolean {
  return type !== "group" && type !== "display";
}

/** An item with what stands around it. */
export interface Placed {
  readonly item: Item;
  readonly parent: Placed | null;
  /** 1 for those of the questionnaire itself. */
  readonly depth: number;
}

/** All items in the order in which they stand. */
export function* placedItems(
  items: readonly Item[],
  parent: Placed | null = null,
): Generator<Placed, void, undefined> {
  for (const item of items) {
    const placed = { item, parent, depth: (parent?.depth ?? 0) + 1 };
    yield placed;
    yield* placedItems(item.item ?? [], placed);
  }
}

/** Takes a FHIR resource as a questionnaire, or says why it cannot be asked here, and of which item. */
import { type Refusal, refusal } from "../refusals/refusals.ts";
import { cleanText, preview, titleProblem } from "../text/text.ts";
import { bounds } from "./bounds.ts";
import { isQuestion, type Placed, placedItems, Questionnaire, type QuestionnaireCard } from "./schema.ts";

/** Of an item, or of the questionnaire itself, and the field that is wrong. */
interface Fault {
  readonly at: string;
  readonly linkId?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** The resource as it is asked, without what is not understood here. */
export function takeQuestionnaire(resource: unknown): Questionnaire | Refusal {
  const fault = unreadable(resource);
  if (fault !== null) return refusal("questionnaire-unsupported", { ...fault });
  const parsed = Questionnaire.safeParse(named(resource));
  const path = parsed.error?.issues[0]?.path;
  if (path !== undefined) return refusal("questionnaire-unsupported", { ...placeOf(resource, path) });
  const questionnaire = parsed.data as Questionnaire;
  const title = cleanText(questionnaire.title);
  const wrong = titleProblem(title, "required") === null ? faultIn(questionnaire) : { at: "title" };
  if (wrong !== null) return refusal("questionnaire-unsupported", { ...wrong });
  const size = new TextEncoder().encode(JSON.stringify(questionnaire)).byteLength;
  if (size > bounds.size) return refusal("too-large", { at: "questionnaire" });
  return { ...questionnaire, title };
}

/** Without a title its computer-friendly name stands over it. */
function named(resource: unknown): unknown {
  if (!isFields(resource) || resource.title !== undefined || typeof resource.name !== "string")
    return resource;
  return { ...resource, title: resource.name };
}

/** What has to be known before the rest is read: depth, and what FHIR forbids to be passed over. */
function unreadable(resource: unknown): Fault | null {
  if (!isFields(resource)) return { at: "questionnaire" };
  if (hasModifiers(resource)) return { at: "modifierExtension" };
  const within = (items: unknown, depth: number): Fault | null => {
    if (!Array.isArray(items)) return null;
    for (const item of items) {
      if (!isFields(item)) continue;
      const of = typeof item.linkId === "string" ? { linkId: item.linkId.slice(0, bounds.linkId) } : {};
      if (depth > bounds.depth) return { at: "item", ...of };
      if (hasModifiers(item)) return { at: "modifierExtension", ...of };
      if (item.answerValueSet !== undefined && item.answerOption === undefined)
        return { at: "answerValueSet", ...of };
      const inner = within(item.item, depth + 1);
      if (inner !== null) return inner;
    }
    return null;
  };
  return within(resource.item, 1);
}

/** A modifier changes the meaning of what it stands in; nobody may pass over one that they do not know. */
function hasModifiers({ modifierExtension }: Fields): boolean {
  return Array.isArray(modifierExtension) && modifierExtension.length > 0;
}

/** Where an issue stands: the innermost item on its path, and the field of it. */
function placeOf(resource: unknown, path: readonly PropertyKey[]): Fault {
  let value = resource;
  let linkId: string | undefined;
  let from = 0;
  for (const [index, key] of path.entries()) {
    if (!isFields(value)) break;
    value = value[key as string];
    if (path[index - 1] !== "item" || !isFields(value)) continue;
    from = index + 1;
    linkId = typeof value.linkId === "string" ? value.linkId.slice(0, bounds.linkId) : undefined;
  }
  const at = path.slice(from).map(String).join(".") || "item";
  return linkId === undefined ? { at: path.map(String).join(".") || "questionnaire" } : { at, linkId };
}

/** What a schema cannot say of a questionnaire. */
function faultIn(questionnaire: Questionnaire): Fault | null {
  const placed: Placed[] = [];
  const byId = new Map<string, Placed>();
  for (const each of placedItems(questionnaire.item)) {
    const { linkId } = each.item;
    if (placed.push(each) > bounds.items) return { at: "item", linkId };
    if (byId.has(linkId)) return { at: "linkId", linkId };
    byId.set(linkId, each);
  }
  for (const each of placed) {
    const at = wrongField(each, byId);
    if (at !== null) return { at, linkId: each.item.linkId };
  }
  const turning = placed.find(each => hangsOnItself(each, byId));
  if (turning !== undefined) return { at: "enableWhen", linkId: turning.item.linkId };
  return placed.some(({ item }) => isQuestion(item)) ? null : { at: "item" };
}

function wrongField({ item }: Placed, byId: ReadonlyMap<string, Placed>): string | null {
  const isChoice = item.type === "choice" || item.type === "open-choice";
  const options = item.answerOption ?? [];
  const inner = item.item ?? [];
  if (item.type !== "group" && item.text === undefined) return "text";
  if (item.type === "group" ? inner.length === 0 : item.type === "display" && inner.length > 0) return "item";
  if (isChoice ? options.length === 0 : options.length > 0) return "answerOption";
  if (options.some(({ valueCoding: of }) => of !== undefined && (of.display ?? of.code ?? "") === ""))
    return "answerOption";
  if (item.repeats === true && (!isChoice || inner.some(({ type }) => type !== "display"))) return "repeats";
  for (const { question, operator, ...expected } of item.enableWhen ?? []) {
    const asked = byId.get(question);
    if (asked === undefined || !isQuestion(asked.item)) return "enableWhen";
    const isBoolean = expected.answerBoolean !== undefined;
    if (
      operator === "exists"
        ? !isBoolean
        : operator !== "=" && operator !== "!=" && (isBoolean || expected.answerCoding !== undefined)
    )
      return "enableWhen";
  }
  return null;
}

/** An item hangs on those that it stands in, and on the questions of its conditions. */
function hangsOnItself(start: Placed, byId: ReadonlyMap<string, Placed>): boolean {
  const seen = new Set<Placed>();
  const next = [...reasonsOf(start, byId)];
  for (let each = next.pop(); each !== undefined; each = next.pop()) {
    if (each === start) return true;
    if (seen.has(each)) continue;
    seen.add(each);
    next.push(...reasonsOf(each, byId));
  }
  return false;
}

function reasonsOf({ item, parent }: Placed, byId: ReadonlyMap<string, Placed>): readonly Placed[] {
  const questions = (item.enableWhen ?? []).flatMap(({ question }) => byId.get(question) ?? []);
  return parent === null ? questions : [parent, ...questions];
}

/** A questionnaire as a list shows it. */
export function cardFor({ id, title, description }: Questionnaire): QuestionnaireCard {
  const line = description === undefined ? undefined : preview(cleanText(description));
  return { id, title, ...(line === undefined ? {} : { description: line }) };
}

/** Which items are asked, by what was answered so far. */
import { givenTo } from "./given.ts";
import {
  type EnableWhen,
  expectedBy,
  type Item,
  type Operator,
  type Placed,
  placedItems,
  type Questionnaire,
} from "./schema.ts";
import { type Answer, type Answers, compareValues, isSameValue } from "./values.ts";

type Comparing = Exclude<Operator, "exists" | "=" | "!=">;

const comparisons: Readonly<Record<Comparing, (order: number) => boolean>> = {
  ">": order => order > 0,
  "<": order => order < 0,
  ">=": order => order >= 0,
  "<=": order => order <= 0,
};

/** As R4 says it: any of the answers is enough, and `!=` holds where none of them is equal, also where there is none. */
function holds(when: EnableWhen, given: readonly Answer[]): boolean {
  const { operator } = when;
  const expected = expectedBy(when);
  switch (operator) {
    case "exists":
      return "valueBoolean" in expected && given.length > 0 === expected.valueBoolean;
    case "=":
      return given.some(answer => isSameValue(answer, expected));
    case "!=":
      return !given.some(answer => isSameValue(answer, expected));
    default:
      return given.some(answer => {
        const order = compareValues(answer, expected);
        return order !== null && comparisons[operator](order);
      });
  }
}

/** The `linkId`s of the items that are asked. What hangs on a question that is not asked finds no answer there. */
export function enabledItems({ item }: Pick<Questionnaire, "item">, answers: Answers): ReadonlySet<string> {
  const placed = new Map([...placedItems(item)].map(each => [each.item.linkId, each]));
  const known = new Map<string, boolean>();

  function given(linkId: string): readonly Answer[] {
    const question = placed.get(linkId);
    return question !== undefined && isEnabled(question) ? givenTo(question.item, answers) : [];
  }

  function isMet({ enableWhen = [], enableBehavior }: Item): boolean {
    if (enableWhen.length === 0) return true;
    const isHeld = (when: EnableWhen): boolean => holds(when, given(when.question));
    return enableBehavior === "all" ? enableWhen.every(isHeld) : enableWhen.some(isHeld);
  }

  function isEnabled({ item, parent }: Placed): boolean {
    const found = known.get(item.linkId);
    if (found !== undefined) return found;
    // What would hang on itself is not asked; none such is taken.
    known.set(item.linkId, false);
    const is = (parent === null || isEnabled(parent)) && isMet(item);
    known.set(item.linkId, is);
    return is;
  }

  return new Set([...placed.values()].filter(isEnabled).map(each => each.item.linkId));
}

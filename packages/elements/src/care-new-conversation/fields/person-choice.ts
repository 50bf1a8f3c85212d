import type { Person } from "@carethread/model";
import type { FormWords } from "../english.ts";
import type { Choice } from "./choice-field.ts";

/** Somebody to whom it is addressed, with their job or with what they are to the patient. */
export function personChoice({ id, name, title, relation }: Person): Choice {
  const role = (words: FormWords): string | undefined =>
    relation === undefined ? title : words.relations[relation];
  return {
    value: id,
    text: words => [name, role(words)].filter(part => part !== undefined && part !== "").join(", "),
  };
}

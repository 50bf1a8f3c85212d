/** The practice's country, by its name in the page's language, and the number to call in an emergency that follows. */
import { countries, emergencyNumberOf } from "@carethread/model";
import { html } from "lit";
import type { Field } from "./field.ts";
import { renderChoice } from "./simple.ts";

function namesIn(language: string, codes: readonly string[]): Readonly<Record<string, string>> {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "code" });
  return Object.fromEntries(codes.map(code => [code, names.of(code) ?? code]));
}

/** `own` is the number that the practice tells in place of its country's. */
export function renderCountry(field: Field<string>, own: string | undefined) {
  const { value, language, words } = field;
  const known = countries();
  const codes = known.includes(value) ? known : [value, ...known];
  const names = namesIn(language, codes);
  const sorted = codes.toSorted((a, b) => (names[a] ?? a).localeCompare(names[b] ?? b, language));
  return html`${renderChoice({ ...field, names }, sorted)}
    <p class="emergency">${words.emergencyOfCountry(own ?? emergencyNumberOf(value))}</p>`;
}

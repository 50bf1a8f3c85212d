/** How long conversations are kept: nothing goes where it is off. */
import type { RetentionRule } from "@carethread/model";
import { html } from "lit";
import { type Field, partOf } from "./field.ts";
import { renderAmount, renderSwitch } from "./simple.ts";

/** What the law of many places asks of adults, and of who was a minor. */
const usual: RetentionRule = { years: 10 };
const usualMinors: NonNullable<RetentionRule["minors"]> = { majority: 18, years: 10 };

export function renderRetention(field: Field<RetentionRule | undefined>) {
  const { value, words, set } = field;
  const toggle: Field<boolean> = {
    ...field,
    label: words.retentionSet,
    value: value !== undefined,
    set: on => set(on ? usual : null),
  };
  if (value === undefined) return renderSwitch(toggle);
  const whole: Field<RetentionRule> = { ...field, value, set };
  const years = partOf<RetentionRule, number | undefined>(whole, "years", {
    label: words.retentionYears,
    value: value.years,
  });
  const { minors } = value;
  const apart: Field<boolean> = {
    ...field,
    id: `${field.id}-minors`,
    label: words.retentionMinors,
    value: minors !== undefined,
    set: on => set(on ? { ...value, minors: usualMinors } : { years: value.years }),
  };
  return html`${renderSwitch(toggle)}
    <div class="field">${renderAmount(years, { least: 1, most: 100 })}</div>
    ${renderSwitch(apart)}
    ${
      minors === undefined
        ? ""
        : (["majority", "years"] as const).map(
            part => html`<div class="field">
              ${renderAmount(
                {
                  ...field,
                  id: `${apart.id}-${part}`,
                  label: part === "majority" ? words.retentionMajority : words.retentionMinorYears,
                  value: minors[part],
                  set: n => set({ ...value, minors: { ...minors, [part]: n ?? undefined } as typeof minors }),
                },
                part === "majority" ? { least: 14, most: 25 } : { least: 0, most: 100 },
              )}
            </div>`,
          )
    }`;
}

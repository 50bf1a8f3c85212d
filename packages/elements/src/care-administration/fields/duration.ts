/** A time, as a number of minutes, hours or days; stored in milliseconds. */
import { html } from "lit";
import type { Field } from "./field.ts";
import { renderAmount } from "./simple.ts";

const lengths = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
type Unit = keyof typeof lengths;
const units = Object.keys(lengths) as Unit[];

/** The unit that each field is shown in: it stays while somebody types, whatever the number becomes. */
export type ShownUnits = Map<string, Unit>;

function unitFor(ms: number | undefined): Unit {
  return units.toReversed().find(unit => ms !== undefined && ms > 0 && ms % lengths[unit] === 0) ?? "minutes";
}

export function renderDuration(field: Field<number | undefined>, shown: ShownUnits) {
  const { id, label, value, set, words } = field;
  const unit = shown.get(id) ?? unitFor(value);
  const shownAs = value === undefined ? undefined : value / lengths[unit];
  const setIn = (number: number | null | undefined, of: Unit): void => {
    shown.set(id, of);
    set(number == null ? null : Math.round(number * lengths[of]));
  };
  return html`<div class="duration">
    <div class="field">
      ${renderAmount(
        { ...field, value: shownAs, set: number => setIn(number, unit) },
        { least: 0, most: undefined },
      )}
    </div>
    <select
      part="field"
      aria-label=${words.durationUnit(label)}
      @change=${(event: Event) => setIn(shownAs, (event.target as HTMLSelectElement).value as Unit)}
    >
      ${units.map(
        each => html`<option value=${each} ?selected=${each === unit}>${words.durationUnits[each]}</option>`,
      )}
    </select>
  </div>`;
}

/** Quiet hours: from one time of day until another. */
import type { QuietHours } from "@carethread/model";
import { html } from "lit";
import type { Field } from "./field.ts";
import { renderTime } from "./hours.ts";
import { renderSwitch } from "./simple.ts";

const usual: QuietHours = { from: "21:00", until: "08:00" };

export function renderQuiet(field: Field<QuietHours | undefined>) {
  const { id, label, value, words, set } = field;
  const toggle: Field<boolean> = {
    ...field,
    label: words.quietSet,
    value: value !== undefined,
    set: on => set(on ? usual : null),
  };
  if (value === undefined) return renderSwitch(toggle);
  const { from, until } = value;
  return html`${renderSwitch(toggle)}
    <div class="times">
      ${renderTime(`${id}-from`, label, words.hoursFrom, from, from => set({ from, until }))}
      ${renderTime(`${id}-until`, label, words.quietUntil, until, until => set({ from, until }))}
    </div>`;
}

/** What goes out by texts, and when: where nothing is said, the whole message, unsigned, at any time. */
import type { PracticeSettings, QuietHours } from "@carethread/model";
import { html } from "lit";
import type { Field } from "./field.ts";
import { renderTime } from "./hours.ts";
import { renderChoice, renderSwitch } from "./simple.ts";

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

type Content = PracticeSettings["textContent"];

export function renderContent(field: Field<Content>) {
  const { value = "full", set } = field;
  const choice: Field<string | undefined> = {
    ...field,
    ...{ value, unset: null },
    set: chosen => set(chosen === "link" ? chosen : null),
  };
  return html`<div class="field">${renderChoice(choice, ["full", "link"])}</div>`;
}

export function renderSignature(field: Field<boolean | undefined>) {
  const { value = false, set } = field;
  return renderSwitch({ ...field, value, set: on => set(on === true ? on : null) });
}

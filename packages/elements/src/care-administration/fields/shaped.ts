/** The field for a value, by the shape of what may stand there. */
import { html, nothing, type TemplateResult } from "lit";
import { renderTexts } from "./entries.ts";
import { type Field, partOf } from "./field.ts";
import type { Shape } from "./shape.ts";
import { renderAmount, renderChoice, renderChoices, renderSwitch, renderText } from "./simple.ts";

type Parts = Readonly<Record<string, unknown>>;

const as = <T>(field: Field): Field<T> => field as Field<T>;

export function renderShaped(field: Field, shape: Shape): TemplateResult | typeof nothing {
  switch (shape.kind) {
    case "switch":
      // Of what may be left out nothing is chosen yet: a switch would say that it is off.
      return field.unset === null ? renderSwitch(as(field)) : renderMaybe(as(field));
    case "choice":
      return html`<div class="field">${renderChoice(as(field), shape.values)}</div>`;
    case "choices":
      return renderChoices(as(field), shape.values);
    case "amount":
      return html`<div class="field">${renderAmount(as(field), shape)}</div>`;
    case "text":
      return html`<div class="field">${renderText(as(field))}</div>`;
    case "texts":
      return renderTexts(as(field));
    case "parts":
      return renderParts(as(field), shape.parts);
    case "each":
      return renderEach(as(field), shape.of, shape.shape);
    case "other":
      return nothing;
  }
}

function renderMaybe(field: Field<boolean | undefined>) {
  const { words, value } = field;
  const names = { on: words.flagOn, off: words.flagOff };
  const shown = value === undefined ? undefined : value ? "on" : "off";
  const set = (text?: string | null): void => field.set(text == null ? null : text === "on");
  return html`<div class="field">${renderChoice({ ...field, names, value: shown, set }, ["on", "off"])}</div>`;
}

/** Parts are called by themselves, behind the name of the whole; of one alone the whole's name says enough. */
function renderParts(field: Field<Parts>, parts: Readonly<Record<string, Shape>>) {
  const { words, value = {} } = field;
  const called: Readonly<Record<string, string>> = words.flagParts;
  const values: Readonly<Record<string, Readonly<Record<string, string>>>> = words.flagValues;
  const isOne = Object.keys(parts).length === 1;
  return html`${Object.entries(parts).map(([name, shape]) =>
    renderShaped(
      partOf({ ...field, value }, name, {
        label: isOne ? field.label : `${field.label}: ${called[name] ?? name}`,
        value: value[name],
        names: values[name] ?? field.names,
        unset: field.unset,
      }),
      shape,
    ),
  )}`;
}

/** For each that is chosen a group of its own, in which what is not set is as usual. */
function renderEach(field: Field<Parts>, of: readonly string[], shape: Shape) {
  const { id, label, about, value, names, words } = field;
  return html`<div id=${id} role="group" tabindex="-1" aria-label=${label} aria-describedby=${about}>
    <p class="name" aria-hidden="true">${label}</p>
    ${of.map(
      each => html`<details class="each" ?open=${value[each] !== undefined}>
      <summary>${names[each] ?? each}</summary>
      ${renderShaped(
        partOf(field, each, {
          label: names[each] ?? each,
          value: value[each] ?? {},
          unset: words.flagUsual,
        }),
        shape,
      )}
    </details>`,
    )}
  </div>`;
}

/** Words of the practice's own: by language, by the word's name in the elements' table, and as it is shown. */
import { type Labels, type Preset, presets } from "@carethread/model";
import { html } from "lit";
import { renderEntries } from "./entries.ts";
import type { Field } from "./field.ts";
import { renderText } from "./simple.ts";

interface Label {
  readonly language: string;
  readonly word: string;
  readonly text: string;
}

const empty: Label = { language: "en", word: "", text: "" };

/** As somebody types them: two of the same name, and one without a name, are whole only later. */
export type TypedLabels = Map<string, readonly Label[]>;

function rowsOf(labels: Labels | undefined): Label[] {
  return Object.entries(labels ?? {}).flatMap(([language, words]) =>
    Object.entries(words).map(([word, text]) => ({ language, word, text })),
  );
}

function labelsOf(rows: readonly Label[]): Labels | null {
  const labels: Record<string, Record<string, string>> = {};
  for (const { language, word, text } of rows) labels[language] = { ...labels[language], [word]: text };
  return rows.length === 0 ? null : labels;
}

/** Names that are known without the elements' whole table: those of the presets. */
function knownWords(): string[] {
  const labels = Object.values<Preset>(presets).flatMap(({ labels }) => Object.values(labels ?? {}));
  return [...new Set(labels.flatMap(words => Object.keys(words)))].sort();
}

export function renderLabels(field: Field<Labels | undefined>, typed: TypedLabels) {
  const { id, value, words } = field;
  const kept = typed.get(id);
  // What was typed holds as long as it makes what stands there.
  const rows = kept !== undefined && isSame(labelsOf(kept), value ?? null) ? kept : rowsOf(value);
  const set = (all: readonly Label[]): void => {
    typed.set(id, all);
    field.set(labelsOf(all));
  };
  return html`<datalist id="${id}-known">${knownWords().map(word => html`<option value=${word}></option>`)}</datalist>
    ${renderEntries<Label>(field, {
      all: rows,
      empty,
      set,
      render(row, { id: entry, name }, change) {
        const part = (key: keyof Label, label: string): Field<string | undefined> => ({
          ...field,
          id: `${entry}-${key}`,
          label: `${name}: ${label}`,
          value: row[key],
          set: text => change({ ...row, [key]: text ?? "" }),
        });
        return html`<div class="field short">${renderText(part("language", words.labelLanguage))}</div>
          <div class="field grows">
            ${renderText(part("word", words.labelWord), { list: `${id}-known` })}
          </div>
          <div class="field grows">${renderText(part("text", words.labelText))}</div>`;
      },
    })}`;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

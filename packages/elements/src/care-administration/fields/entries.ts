/** A list to which entries are added, and from which they are taken. */
import { html, type LitElement } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icons } from "../../text/text.ts";
import type { Field } from "./field.ts";
import { renderText } from "./simple.ts";

/** What stands in the list, and how each is shown. */
export interface Entries<T> {
  readonly all: readonly T[];
  readonly empty: T;
  readonly set: (all: readonly T[]) => void;
  /** `id` is the entry's own; `name` says which it is. */
  readonly render: (entry: T, entryField: { id: string; name: string }, set: (entry: T) => void) => unknown;
}

/** The focus goes where the person goes on: into what was added, or back to the button. */
async function focusOn(event: Event, selector: string): Promise<void> {
  const button = event.currentTarget as HTMLElement;
  const list = button.closest<HTMLElement>(".entries");
  await ((button.getRootNode() as ShadowRoot).host as LitElement).updateComplete;
  list?.querySelector<HTMLElement>(selector)?.focus();
}

export function renderEntries<T>(
  { id, label, about, words }: Pick<Field, "id" | "label" | "about" | "words">,
  { all, empty, set, render }: Entries<T>,
) {
  const name = (at: number): string => words.entryOf(label, at + 1);
  const add = (event: Event): void => {
    set([...all, empty]);
    void focusOn(event, `.entry:nth-of-type(${all.length + 1}) :is(input, select)`);
  };
  const remove = (event: Event, at: number): void => {
    set(all.filter((_, other) => other !== at));
    void focusOn(event, ".add");
  };
  return html`<div id=${id} class="entries" role="group" tabindex="-1" aria-label=${label} aria-describedby=${about}>
    <p class="name" aria-hidden="true">${label}</p>
    ${repeat(
      all,
      (_, at) => at,
      (entry, at) => html`<div class="entry">
        ${render(entry, { id: `${id}-${at}`, name: name(at) }, changed => set(all.with(at, changed)))}
        <button
          type="button"
          part="remove"
          class="button icon"
          aria-label=${words.removeEntry(name(at))}
          @click=${(event: Event) => remove(event, at)}
        >
          ${icons.close}
        </button>
      </div>`,
    )}
    <button type="button" part="add" class="button add" @click=${add}>${words.addEntry(label)}</button>
  </div>`;
}

export function renderTexts(field: Field<readonly string[]>) {
  return renderEntries<string>(field, {
    all: field.value,
    empty: "",
    set: all => field.set(all),
    render: (value, { id, name }, set) =>
      html`<div class="field grows">
        ${renderText({ ...field, id, label: name, value, set: text => set(text ?? "") }, { isBare: true })}
      </div>`,
  });
}

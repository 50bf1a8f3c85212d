/** The practice's articles, and its support: links with a title. */
import type { PracticeSettings } from "@carethread/model";
import { html } from "lit";
import { renderEntries } from "./entries.ts";
import { type Field, partOf } from "./field.ts";
import { renderText } from "./simple.ts";

type Help = PracticeSettings["help"];
type Link = Help["articles"][number];

const empty: Link = { title: "", url: "" };

function renderLink(field: Field<Link>, name: string) {
  const { words } = field;
  const part = (key: keyof Link, label: string): Field<string | undefined> =>
    partOf<Link, string | undefined>(field, key, {
      label: `${name}: ${label}`,
      value: field.value[key],
      set: text => field.set({ ...field.value, [key]: text ?? "" }),
    });
  return html`<div class="field grows">${renderText(part("title", words.flagParts.title))}</div>
    <div class="field grows">${renderText(part("url", words.helpAddress), { type: "url" })}</div>`;
}

export function renderHelp(field: Field<Help>) {
  const { value, words } = field;
  const { articles, support = empty } = value;
  const setSupport = (link: Link): void => {
    const isThere = link.title !== "" || link.url !== "";
    field.set({ articles, ...(isThere ? { support: link } : {}) });
  };
  return html`${renderEntries<Link>(
    { ...field, id: `${field.id}-articles`, label: words.helpArticle },
    {
      all: articles,
      empty,
      set: all => field.set({ ...value, articles: [...all] }),
      render: (link, { id, name }, set) =>
        renderLink({ ...field, id, value: link, set: changed => set(changed ?? empty) }, name),
    },
  )}
    <div class="entry">
      ${renderLink(
        { ...field, id: `${field.id}-support`, value: support, set: link => setSupport(link ?? empty) },
        words.helpSupport,
      )}
    </div>`;
}

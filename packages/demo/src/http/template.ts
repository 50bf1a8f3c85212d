/** Filling a page's file in. */
import { escapeHtml } from "@carethread/model";

export { escapeHtml };

/** Markup that was made here and is put in as it is. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

export type Values = Readonly<Record<string, string | Markup>>;

/**
 * Puts values into `{{name}}`; text is escaped, for content and quoted attributes alike. What stands between
 * `{{#name}}` and `{{/name}}` stays where that value is not empty.
 */
export function fill(template: string, values: Values): string {
  return chosen(template, values).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return value instanceof Markup ? value.html : escapeHtml(value);
  });
}

function chosen(template: string, values: Values): string {
  return template.replace(/\{\{#(\w+)\}\}(.*?)\{\{\/\1\}\}/gs, (_, name: string, inside: string) =>
    (values[name] ?? "") === "" ? "" : chosen(inside, values),
  );
}

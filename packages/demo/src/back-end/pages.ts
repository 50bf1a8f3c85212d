/** The pages: files with a few places for what the server knows. */
import type { Directory, Login } from "./directory.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? character);
}

/** Markup that was made here and is put in as it is. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** Puts values into `{{name}}`; text is escaped, for content and quoted attributes alike. */
export function fill(template: string, values: Readonly<Record<string, string | Markup>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return value instanceof Markup ? value.html : escapeHtml(value);
  });
}

/** The address of the page that belongs to a login. */
export function pageOf({ kind, login }: Pick<Login, "kind" | "login">): string {
  return `${kind === "staff" ? "/ehr/" : "/portal/"}?as=${encodeURIComponent(login)}`;
}

/** The list of the first page: everybody whom one can be. */
export function loginList({ practices, logins }: Directory): Markup {
  const sections = practices.map(({ id, name }) => {
    const items = logins
      .filter(login => login.practice === id)
      .map(
        login =>
          `<li><a href="${escapeHtml(pageOf(login))}"><span><bdi>${escapeHtml(login.name)}</bdi></span>` +
          `<span class="soft">${escapeHtml(login.title)}</span></a></li>`,
      );
    return `<section><h2>${escapeHtml(name)}</h2><ul>${items.join("")}</ul></section>`;
  });
  return new Markup(sections.join(""));
}

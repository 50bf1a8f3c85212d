/** The list of the people whom one can be. */

import { escapeHtml, Markup } from "../http/http.ts";
import type { Directory, Login } from "../people/people.ts";
import { mailsOf, pageOf } from "./page-values.ts";

/** The list of the first page: everybody whom one can be, each with their mails. */
export function loginList({ practices, logins }: Directory, presetOf: (practice: string) => string): Markup {
  const sections = practices.map(({ id, name }) => {
    const items = logins.filter(login => login.practice === id).map(loginItem);
    const preset = escapeHtml(presetOf(id));
    return (
      `<section><h2>${escapeHtml(name)} <span class="soft">${preset}</span></h2>` +
      `<ul>${items.join("")}</ul></section>`
    );
  });
  return new Markup(sections.join(""));
}

function loginItem(login: Login): string {
  const name = `<bdi>${escapeHtml(login.name)}</bdi>`;
  return (
    `<li><a class="page" href="${escapeHtml(pageOf(login))}"><span>${name}</span>` +
    `<span class="soft">${escapeHtml(login.title)}</span></a>` +
    `<a class="mail" href="${escapeHtml(mailsOf(login))}">Mail` +
    `<span class="visually-hidden"> of ${name}</span></a></li>`
  );
}

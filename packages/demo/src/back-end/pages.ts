/** The pages: files with a few places for what the server knows. */
import type { Directory, Login } from "./directory.ts";
import type { Mail } from "./mailbox.ts";

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

/** The address of the mails that a login got. */
export function mailsOf({ login }: Pick<Login, "login">): string {
  return `/mails?as=${encodeURIComponent(login)}`;
}

/** The list of the first page: everybody whom one can be, each with their mails. */
export function loginList({ practices, logins }: Directory): Markup {
  const sections = practices.map(({ id, name }) => {
    const items = logins.filter(login => login.practice === id).map(loginItem);
    return `<section><h2>${escapeHtml(name)}</h2><ul>${items.join("")}</ul></section>`;
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

function subjectOf({ reason, unread = 1 }: Mail["notification"]): string {
  if (reason === "reminder") return "A message still waits for you";
  return unread > 1 ? `${unread} messages wait for you` : "A new message waits for you";
}

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A person's mails. They say nothing of a patient, only where to look. */
export function mailList(login: Login, practiceName: string, mails: readonly Mail[]): Markup {
  if (mails.length === 0) return new Markup('<p class="soft">There is no mail yet.</p>');
  const items = mails.map(({ notification }) => {
    const { conversation, at } = notification;
    const inbox = `${pageOf(login)}#/messages/${encodeURIComponent(conversation)}`;
    return (
      `<li><article><h2>${subjectOf(notification)}</h2>` +
      `<p class="soft">From ${escapeHtml(practiceName)} · ` +
      `<time datetime="${new Date(at).toISOString()}">${escapeHtml(times.format(at))}</time></p>` +
      `<p>Sign in to read it. Please do not answer this mail.</p>` +
      `<a class="open" href="${escapeHtml(inbox)}">Open inbox</a></article></li>`
    );
  });
  return new Markup(`<ul class="mails">${items.join("")}</ul>`);
}

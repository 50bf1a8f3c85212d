/** The lists that the server makes: of the people whom one can be, and of a person's mails. */
import type { Directory, Login } from "./directory.ts";
import type { Mail } from "./mailbox.ts";
import { mailsOf, pageOf } from "./pages.ts";
import { escapeHtml, Markup } from "./template.ts";

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

function subjectOf({ reason, unread = 1 }: Mail["notification"]): string {
  if (reason === "reminder") return "A message still waits for you";
  return unread > 1 ? `${unread} messages wait for you` : "A new message waits for you";
}

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A person's mails. They say nothing of a patient, only where to look; whoever opens one has to sign in. */
export function mailList(practiceName: string, mails: readonly Mail[]): Markup {
  if (mails.length === 0) return new Markup('<p class="soft">There is no mail yet.</p>');
  const items = mails.map(({ notification }) => {
    const { conversation, at } = notification;
    const inbox = `/sign-in?conversation=${encodeURIComponent(conversation)}`;
    return (
      `<li><article><h2>${subjectOf(notification)}</h2>` +
      `<p class="soft">From ${escapeHtml(practiceName)} · ` +
      `<time datetime="${new Date(at).toISOString()}">${escapeHtml(times.format(at))}</time></p>` +
      `<p>Sign in to read it. Please do not answer this mail.</p>` +
      `<a class="open" href="${escapeHtml(inbox)}">Open Inbox</a></article></li>`
    );
  });
  return new Markup(`<ul class="mails">${items.join("")}</ul>`);
}

/** The lists that the server makes: of the people whom one can be, and of a person's mails. */
import type { TextingMove } from "@carethread/model";
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

function subjectOf({ reason, unread = 1 }: Extract<Mail, { notification: unknown }>["notification"]): string {
  if (reason === "reminder") return "A message still waits for you";
  if (reason === "task") return "You have a new task";
  if (reason === "correction") return "What you asked to be corrected was looked at";
  return unread > 1 ? `${unread} messages wait for you` : "A new message waits for you";
}

const statuses: Readonly<Record<TextingMove["status"], string>> = {
  none: "",
  pending: "Pending",
  failed: "Failed",
  "opted-out": "Opted Out",
  enabled: "Enabled",
};

/** What stands in a mail, and where its link leads. */
function shownOf(mail: Mail) {
  if ("move" in mail) {
    const { status, patient, at } = mail.move;
    const subject = `Text messages of a patient: ${statuses[status]}`;
    return { ...{ subject, at, place: `patient=${patient}` }, hint: "see whose it is", link: "Open Chart" };
  }
  const { conversation, at } = mail.notification;
  const place = `conversation=${encodeURIComponent(conversation)}`;
  return { ...{ at, place }, subject: subjectOf(mail.notification), hint: "read it", link: "Open Inbox" };
}

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** A person's mails. They say nothing of a patient, only where to look; whoever opens one has to sign in. */
export function mailList(practiceName: string, mails: readonly Mail[]): Markup {
  if (mails.length === 0) return new Markup('<p class="soft">There is no mail yet.</p>');
  const items = mails.map(mail => {
    const { subject, at, place, hint, link } = shownOf(mail);
    return (
      `<li><article><h2>${subject}</h2>` +
      `<p class="soft">From ${escapeHtml(practiceName)} · ` +
      `<time datetime="${new Date(at).toISOString()}">${escapeHtml(times.format(at))}</time></p>` +
      `<p>Sign in to ${hint}. Please do not answer this mail.</p>` +
      `<a class="open" href="${escapeHtml(`/sign-in?${place}`)}">${link}</a></article></li>`
    );
  });
  return new Markup(`<ul class="mails">${items.join("")}</ul>`);
}

/** A person's mails, as the mail server received them. */
import { escapeHtml, Markup } from "../http/http.ts";
import type { Mail } from "./mailbox.ts";

const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** Whoever opens a mail's link has to sign in. */
export function mailList(mails: readonly Mail[]): Markup {
  if (mails.length === 0) return new Markup('<p class="soft">There is no mail yet.</p>');
  return new Markup(`<ul class="mails">${mails.map(mail => `<li>${mailItem(mail)}</li>`).join("")}</ul>`);
}

function mailItem({ subject, from, to, text, at, isSealed, source }: Mail): string {
  const time = `<time datetime="${new Date(at).toISOString()}">${escapeHtml(times.format(at))}</time>`;
  return (
    `<article><h2>${escapeHtml(subject)}</h2>` +
    `<p class="soft">From <bdi>${escapeHtml(from)}</bdi> to <bdi>${escapeHtml(to)}</bdi> · ${time} · ` +
    `${isSealed ? "over TLS" : "without TLS"}</p>` +
    `${text.trim().split(/\n+/).map(line).join("")}` +
    `<details><summary>As it was received</summary><pre>${escapeHtml(source)}</pre></details></article>`
  );
}

/** An address is what a mail program makes a link of; here its button says what stands before it. */
function line(text: string): string {
  const [, label = "", address = ""] = /^(.+): (https?:\/\/\S+)\s*$/.exec(text) ?? [];
  if (!URL.canParse(address)) return `<p>${escapeHtml(text)}</p>`;
  return `<p><a class="open" href="${escapeHtml(address)}">${escapeHtml(label)}</a></p>`;
}

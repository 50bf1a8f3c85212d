/** Finds links in a message. What it finds stays text: an element makes nodes of it, never markup. */
import type { Range } from "./annotate.ts";
import { plainHost } from "./link-host.ts";

export interface Link {
  readonly kind: "link";
  /** Where it leads. */
  readonly href: string;
}

// A candidate begins a word: with one of the schemes, with "www." or as an address of e-mail. White space, angle
// brackets, quotes and control characters end it. What cannot be seen, or is a hair wide, does not end it: what is read
// goes on behind it. No part can be tried from the middle of a word, so that the time grows with the text and not with
// its square.
const narrow = String.raw`\u2006\u2008-\u200a\u202f\u205f`;
const unseen = String.raw`\p{Cf}\p{DI}${narrow}`;
const stop = String.raw` \u00a0\u1680\u2000-\u2005\u2007\u2028\u2029\u3000<>"'\u0060\p{Cc}`;
const word = String.raw`\p{L}\p{M}\p{N}${unseen}`;
const local = String.raw`${word}._%+'’\-`;
const candidate = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:|tel:|www\.)[^${stop}]+` +
    String.raw`|(?<![${local}])[${local}]{1,64}@[${word}\-]+(?:\.[${word}\-]+)+`,
  "giu",
);
const isUnseen = new RegExp(`[${unseen}]`, "u");
/** Around a link they say how it stands in the line, and nothing of where it leads. */
const unseenBefore = new RegExp(String.raw`^['’\p{Cf}${narrow}]+`, "u");
const unseenAfter = new RegExp(String.raw`[\p{Cf}${narrow}]`, "u");

const closers: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Leaves to the sentence what belongs to it: a final full stop, or a bracket that was opened before the link. */
function trimEnd(link: string): string {
  const counts: Record<string, number> = {};
  for (const char of link) counts[char] = (counts[char] ?? 0) + 1;
  let end = link.length;
  for (; end > 0; end--) {
    const last = link[end - 1] as string;
    const opener = closers[last];
    if (
      opener === undefined
        ? !/[.,;:!?*_~|…。、»›”’]/u.test(last) && !unseenAfter.test(last)
        : (counts[opener] ?? 0) >= (counts[last] ?? 0)
    )
      break;
    counts[last] = (counts[last] ?? 0) - 1;
  }
  return link.slice(0, end);
}

/** `rest` is what a `mailto:` says besides whom. */
function mailTo(address: string, rest = ""): string | null {
  const [, name = "", host = ""] = /^([^@]+)@([^@]+)$/.exec(address) ?? [];
  const ascii = plainHost(host);
  // What stands for another character may be read as another address.
  const isRead = /^[\p{L}\p{M}\p{N}.!#$&'*+/=?^_{|}~-]+$/u.test(name);
  return isRead && ascii !== null && /[^.]\.[^.]/.test(ascii) ? `mailto:${name}@${ascii}${rest}` : null;
}

function webAddress(address: string): string | null {
  const [, written = ""] = /^https?:\/\/([^/\\?#]*)/i.exec(address) ?? [];
  // A user name in an address makes one host look like another.
  if (written.includes("@")) return null;
  const host = plainHost(written.replace(/:\d*$/, ""));
  if (host === null || host === "") return null;
  try {
    return new URL(address).href;
  } catch {
    return null;
  }
}

/** Where a link leads, or null where what is read may not be that. */
function hrefOf(link: string): string | null {
  if (isUnseen.test(link)) return null;
  const lower = link.toLowerCase();
  if (lower.startsWith("tel:")) return /^tel:\+?[\d\-().]{3,}$/.test(lower) ? link : null;
  if (lower.startsWith("mailto:")) {
    const [, address = "", rest] = /^([^?]*)(\?.*)?$/.exec(link.slice("mailto:".length)) ?? [];
    return mailTo(address, rest);
  }
  if (/^https?:\/\//.test(lower)) return webAddress(link);
  if (!lower.startsWith("www.")) return mailTo(link);
  const href = webAddress(`https://${link}`);
  return href !== null && new URL(href).hostname.split(".").length >= 3 ? href : null;
}

/** The links in a text, in its order. */
export function linksIn(text: string): readonly Range<Link>[] {
  return [...text.matchAll(candidate)].flatMap(({ 0: found, index }): Range<Link>[] => {
    const from = index + (unseenBefore.exec(found)?.[0].length ?? 0);
    const to = from + trimEnd(text.slice(from, index + found.length)).length;
    // The address goes on: it is another one, or none.
    const goesOn = found.includes("@") && /^[@_%+]/.test(text.slice(index + found.length));
    const href = goesOn ? null : hrefOf(text.slice(from, to));
    return href === null ? [] : [{ from, to, is: { kind: "link", href } }];
  });
}

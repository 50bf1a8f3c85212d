/** Finds links in a message. What it finds stays text: an element makes nodes of it, never markup. */
import type { Range } from "./annotate.ts";

export interface Link {
  readonly kind: "link";
  /** Where it leads. */
  readonly href: string;
}

// A candidate begins a word: with one of the schemes, with "www." or as an address of e-mail. White space, angle
// brackets, quotes, control and direction marks end it. No part can be tried from the middle of a word, so that
// the time grows with the text and not with its square.
const stop = String.raw`\s<>"'\u0060\p{Cc}\p{Cf}`;
const candidate = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:https?:\/\/|mailto:|tel:|www\.)[^${stop}]+` +
    String.raw`|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
  "giu",
);

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
      opener === undefined ? !/[.,;:!?*_~|…。、]/u.test(last) : (counts[opener] ?? 0) >= (counts[last] ?? 0)
    )
      break;
    counts[last] = (counts[last] ?? 0) - 1;
  }
  return link.slice(0, end);
}

function hrefOf(link: string): string | null {
  const lower = link.toLowerCase();
  if (lower.startsWith("tel:")) return /^tel:\+?[\d\-().]{3,}$/.test(lower) ? link : null;
  if (lower.startsWith("mailto:")) return /^mailto:[^@?]+@[^@?]+\.[^@?]+(\?|$)/.test(lower) ? link : null;
  const isWeb = /^(https?:\/\/|www\.)/.test(lower);
  if (!isWeb) return `mailto:${link}`;
  try {
    const url = new URL(lower.startsWith("www.") ? `https://${link}` : link);
    // A user name in an address makes one host look like another.
    if (url.username !== "" || url.password !== "" || url.hostname === "") return null;
    if (lower.startsWith("www.") && url.hostname.split(".").length < 3) return null;
    return url.href;
  } catch {
    return null;
  }
}

/** The links in a text, in its order. */
export function linksIn(text: string): readonly Range<Link>[] {
  return [...text.matchAll(candidate)].flatMap((match): Range<Link>[] => {
    const link = trimEnd(match[0]);
    const href = hrefOf(link);
    if (href === null) return [];
    return [{ from: match.index, to: match.index + link.length, is: { kind: "link", href } }];
  });
}

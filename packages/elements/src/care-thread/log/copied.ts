import type { Item } from "@carethread/client";
import type { Viewer } from "../english.ts";

/** What is selected inside a shadow root, which a document's own ranges do not tell. */
function selectedIn(root: Node): Range | null {
  const selection = getSelection();
  if (selection === null || !(root instanceof ShadowRoot)) return null;
  const inside = root as ShadowRoot & { getSelection?: () => Selection | null };
  const found =
    "getComposedRanges" in selection
      ? selection.getComposedRanges({ shadowRoots: [root] })[0]
      : (inside.getSelection?.() ?? selection).getRangeAt(0);
  if (found === undefined) return null;
  const { startContainer, startOffset, endContainer, endOffset } = found;
  // It began or ended elsewhere in the page: that is the page's to copy.
  if (!root.contains(startContainer) || !root.contains(endContainer)) return null;
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

/** What of a text is selected. */
function textWithin(selected: Range, text: Element): string {
  if (!selected.intersectsNode(text)) return "";
  const range = document.createRange();
  range.selectNodeContents(text);
  if (range.compareBoundaryPoints(Range.START_TO_START, selected) < 0) {
    range.setStart(selected.startContainer, selected.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, selected) > 0) {
    range.setEnd(selected.endContainer, selected.endOffset);
  }
  const copied = range.toString().trim();
  // Between questions and answers stands what a template is indented with.
  return text.querySelector(".answers") === null ? copied : copied.replace(/\s*\n\s*/g, "\n");
}

/**
 * Copies messages as they were written, without times and labels: of one message its text alone, of several each in a
 * paragraph behind its author's name, which says of a note that it is one.
 */
export function copyMessages(event: ClipboardEvent, items: readonly Item[], { me, words }: Viewer): void {
  const log = event.currentTarget as Element;
  const selected = selectedIn(log.getRootNode());
  if (selected === null || event.clipboardData === null) return;
  const byKey = new Map(items.map(item => [item.key, item]));
  const copied = [...log.querySelectorAll<HTMLElement>(".message")].flatMap(message => {
    const item = byKey.get(message.dataset.key ?? "");
    const element = message.querySelector(".text:not(.unopened)");
    const text = element === null ? "" : textWithin(selected, element);
    if (item === undefined || text === "") return [];
    const by = item.event?.type === "message" ? item.event.by : me;
    const isNote = message.matches(".staff-only");
    return [{ text, who: isNote ? words.noteBy(by?.name ?? "") : (by?.name ?? "") }];
  });
  if (copied.length === 0) return;
  const [first] = copied;
  const text =
    copied.length === 1 ? first?.text : copied.map(({ who, text }) => words.copied(who, text)).join("\n");
  event.preventDefault();
  event.clipboardData.setData("text/plain", text ?? "");
}

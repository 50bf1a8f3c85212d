import type { Item, More } from "@carethread/client";
import { html } from "lit";
import { copyMessages } from "./copied.ts";
import type { Viewer } from "./english.ts";
import { renderMore } from "./lines.ts";

export interface LogView {
  readonly viewer: Viewer;
  readonly items: readonly Item[];
  readonly rows: unknown;
  readonly isHidden: boolean;
  readonly older: More | undefined;
  readonly newer: More | undefined;
  readonly loadOlder: () => void;
  readonly loadNewer: () => void;
  readonly handleScroll: () => void;
}

/** The scrolling list of messages, with what is loaded further at both ends. */
export function renderLog(view: LogView) {
  const { viewer, items, rows, isHidden, older, newer, loadOlder, loadNewer, handleScroll } = view;
  const { words } = viewer;
  return html`<div
    part="log"
    class="log"
    ?hidden=${isHidden}
    role="log"
    aria-live="off"
    aria-label=${words.messages}
    tabindex="0"
    @scroll=${handleScroll}
    @copy=${(event: ClipboardEvent) => copyMessages(event, items, viewer)}
  >
    <div class="entries">
      ${renderMore(older, { words, label: words.older, failed: words.olderFailed, load: loadOlder })}
      ${rows}
      ${renderMore(newer, { words, label: words.newer, failed: words.newerFailed, load: loadNewer })}
    </div>
  </div>`;
}

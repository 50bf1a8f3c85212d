import { html } from "lit";
import type { Viewer } from "../english.ts";
import type { Known } from "../known.ts";
import { renderMore } from "../lines.ts";
import { copyMessages } from "./copied.ts";

export interface LogView {
  readonly viewer: Viewer;
  readonly known: Known;
  readonly rows: unknown;
  readonly isHidden: boolean;
  readonly handleScroll: () => void;
}

/** The scrolling list of messages, with what is loaded further at both ends. */
export function renderLog({ viewer, known, rows, isHidden, handleScroll }: LogView) {
  const { words } = viewer;
  const { items, older, newer } = known;
  // What went wrong stands in $older and $newer.
  const loadOlder = () => void known.store?.loadOlder().catch(() => {});
  const loadNewer = () => void known.store?.loadNewer().catch(() => {});
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

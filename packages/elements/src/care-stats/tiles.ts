/** The four figures, each with what it counts. */
import type { Figures } from "@carethread/model";
import { html, nothing } from "lit";
import type { StatsWords } from "./english.ts";

export const tiles = ["totalConversations", "unreadMessages", "uniquePatients", "totalMessages"] as const;
export type Tile = (typeof tiles)[number];

const countOf: Readonly<Record<Tile, (figures: Figures) => number>> = {
  totalConversations: ({ conversations }) => conversations,
  unreadMessages: ({ unread }) => unread,
  uniquePatients: ({ patients }) => patients,
  totalMessages: ({ messages }) => messages,
};

export interface TilesView {
  readonly words: StatsWords;
  /** Null while they are on their way. */
  readonly figures: Figures | null;
  /** Whether what is counted stands below each, or is opened by a press. */
  readonly compact: boolean;
  readonly opened: Tile | null;
  readonly toggle: (tile: Tile) => void;
}

function renderValue({ words, figures }: TilesView, tile: Tile) {
  return figures === null
    ? html`<span class="value"><span class="bone"></span></span>`
    : html`<span part="value" class="value">${words.number(countOf[tile](figures))}</span>`;
}

function renderOpen(view: TilesView, tile: Tile) {
  const { words } = view;
  return html`<li part="tile" class="tile">
    ${renderValue(view, tile)}
    <span part="label" class="label">${words[tile]}</span>
    <span part="about" class="about">${words[`${tile}About`]}</span>
  </li>`;
}

function renderButton(view: TilesView, tile: Tile) {
  const { words, opened, toggle } = view;
  return html`<li>
    <button
      part="tile"
      class="tile"
      aria-expanded=${opened === tile}
      aria-controls="about"
      aria-describedby="${tile}-about"
      @click=${() => toggle(tile)}
    >
      ${renderValue(view, tile)} <span part="label" class="label">${words[tile]}</span>
    </button>
    <span id="${tile}-about" hidden>${words[`${tile}About`]}</span>
  </li>`;
}

export function renderTiles(view: TilesView) {
  const { words, figures, compact, opened } = view;
  return html`<ul
      role="list"
      class="tiles"
      aria-label=${words.figures}
      aria-busy=${figures === null}
    >
      ${tiles.map(tile => (compact ? renderButton(view, tile) : renderOpen(view, tile)))}
    </ul>
    ${
      compact
        ? html`<p id="about" part="about" class="about" ?hidden=${opened === null}>
            ${opened === null ? nothing : words[`${opened}About`]}
          </p>`
        : nothing
    }`;
}

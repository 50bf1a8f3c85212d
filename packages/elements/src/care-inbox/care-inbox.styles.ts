import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    background: var(--_surface);
    container: care-inbox / inline-size;
    --_pad: calc(var(--_space) * 3);
  }
  :host([density="compact"]) {
    --_pad: calc(var(--_space) * 2);
  }
  .room {
    block-size: 57px;
  }
  .room.tabs {
    block-size: 93px;
  }
  ul {
    list-style: none;
    padding: var(--_space);
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    column-gap: calc(var(--_space) * 3);
    align-items: start;
    padding: var(--_pad);
    border-radius: var(--_radius);
  }
  .row + .row::before {
    content: "";
    position: absolute;
    inset-block-start: 0;
    inset-inline: calc(var(--_pad) + 40px + var(--_space) * 3) var(--_pad);
    border-block-start: 1px solid var(--_border);
  }
  .row:hover {
    background: var(--_surface-hover);
  }
  .row.current {
    background: var(--_accent-soft);
  }
  /* What is open is told from what is pointed at by more than a tint. */
  .row.current::after {
    content: "";
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 4px;
    border-start-start-radius: var(--_radius);
    border-end-start-radius: var(--_radius);
    background: var(--_accent);
  }
  .current .open {
    font-weight: var(--_weight-strong);
  }
  .row:hover::before,
  .row.current::before,
  .row:hover + .row::before,
  .row.current + .row::before {
    border-color: transparent;
  }
  .lines {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    min-inline-size: 0;
  }
  .line {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
  }
  /* Cut at the end of its own direction; no wider than its words, which thus begin where the list's lines do. */
  .cut {
    flex: 0 1 auto;
    min-inline-size: 0;
    /* Room for letters that reach out of their box. */
    padding-inline: 2px;
    margin-inline: -2px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .open {
    padding-block: 0;
    border: 0;
    background: none;
    font-weight: 500;
  }
  /* The whole row opens the conversation; what else can be pressed lies above. */
  .open::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .open:focus-visible {
    outline: none;
  }
  .open:focus-visible::after {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }
  .unread .open {
    font-weight: 700;
  }
  .id,
  .count,
  .tag {
    unicode-bidi: plaintext;
  }
  .tag.note {
    z-index: 1;
    background: var(--_warning-soft);
    color: var(--_on-warning);
  }
  time,
  .count {
    flex: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }
  time {
    margin-inline-start: auto;
    unicode-bidi: plaintext;
  }
  .unread time {
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  /* The name gives way last: first the count goes, then what stands beside it goes below. */
  .who {
    flex-wrap: wrap;
    row-gap: 0;
    font-size: var(--_font-size-small);
    color: var(--_text-muted);
  }
  .who > .cut {
    max-inline-size: 100%;
  }
  .who .link {
    position: relative;
    z-index: 1;
    min-inline-size: 24px;
    padding-inline: 2px;
    color: var(--_text);
    font-size: inherit;
  }
  .who .id,
  .who .tag {
    flex: none;
  }
  /* As wide as what is left; a count that does not fit goes to a second line, which is cut away. */
  .count-room {
    display: flex;
    flex: 1 1 0;
    flex-wrap: wrap;
    align-items: baseline;
    block-size: 1lh;
    min-inline-size: 0;
    overflow: hidden;
  }
  .count-room::before {
    content: "\\200b";
    flex: 1 0 0;
  }
  :host([density="compact"]) .avatar {
    inline-size: 32px;
    block-size: 32px;
    font-size: 12px;
  }
  .preview {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .wait {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .wait.overdue {
    color: var(--_on-warning);
    font-weight: var(--_weight-strong);
  }
  .unread .said {
    color: var(--_text);
  }
  .said {
    display: flex;
    flex: 1 1 auto;
    gap: 0.25em;
    min-inline-size: 0;
  }
  .note {
    flex: none;
    color: var(--_on-warning);
  }
  .clip {
    flex: none;
    margin-inline-end: 2px;
  }
  :is(.note, .clip) svg {
    inline-size: 14px;
    block-size: 14px;
    vertical-align: -2px;
  }
  .author {
    display: flex;
    flex: none;
    max-inline-size: 60%;
  }
  .author bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .pill {
    flex: none;
    align-self: center;
    min-inline-size: 24px;
    padding: 3px 7px;
    border-radius: 999px;
    background: var(--_fill);
    color: var(--_on-fill);
    font-size: 11px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
    text-align: center;
  }
  .pill:is(.exclamation, .red-dot) {
    background: var(--_danger);
    color: var(--_surface);
  }
  .pill.blue-dot {
    background: light-dark(#1665d8, #7cb0ff);
  }
  .pill:is(.dot, .pulsing-dot, .red-dot, .blue-dot) {
    min-inline-size: 0;
    inline-size: 12px;
    block-size: 12px;
    padding: 0;
    margin-inline: 6px;
  }
  .pill.pulsing-dot {
    animation: care-pulse 1.6s ease-out infinite;
  }
  /* Where a pointer can rest on a row, or a key comes to it; where neither can, always. */
  .envelope {
    position: relative;
    z-index: 1;
    flex: none;
    align-self: center;
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin-block: -2px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-muted);
  }
  .envelope svg {
    inline-size: 18px;
    block-size: 18px;
  }
  @media (hover: hover) {
    .row:not(:hover, :focus-within, .current) .envelope {
      opacity: 0;
    }
  }
  @keyframes care-pulse {
    from {
      box-shadow: 0 0 0 0 var(--_fill);
    }
    to {
      box-shadow: 0 0 0 8px transparent;
    }
  }
  .over {
    padding: calc(var(--_space) * 4) calc(var(--_space) * 4) 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: var(--_weight-strong);
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 12) calc(var(--_space) * 6);
    color: var(--_text-muted);
    text-align: center;
  }
  .empty svg {
    inline-size: 36px;
    block-size: 36px;
    stroke-width: 1.25;
  }
  .empty strong {
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  /* What it says stays true further down the list. */
  .notices {
    position: sticky;
    z-index: 2;
    inset-block-start: 0;
  }
  .status {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }
  .end {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .bones {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-block: var(--_space);
  }
  .bones .bone {
    block-size: 12px;
  }
  .bones .bone:nth-child(1) {
    inline-size: 55%;
  }
  .bones .bone:nth-child(2) {
    inline-size: 85%;
  }
  @container care-inbox (max-width: 280px) {
    .row > .avatar {
      display: none;
    }
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .row + .row::before {
      inset-inline: var(--_pad);
    }
  }
  @media (pointer: coarse) {
    .room {
      block-size: 61px;
    }
    .room.tabs {
      block-size: 105px;
    }
    /* A finger needs 44 px for the name alone: they are taken from the gaps around it, never from the topic's line. */
    .row {
      padding-block: calc(var(--_pad) - var(--_space));
    }
    .lines {
      gap: 0;
    }
    .who .link {
      min-inline-size: 44px;
    }
    .envelope {
      inline-size: 44px;
      block-size: 44px;
      margin-block: -12px;
      margin-inline: -10px;
    }
  }
  @media (forced-colors: active) {
    .row.current {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .row.current::after {
      background: Highlight;
      forced-color-adjust: none;
    }
    .pill {
      border: 1px solid CanvasText;
    }
    .pill:is(.dot, .pulsing-dot, .red-dot, .blue-dot) {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;

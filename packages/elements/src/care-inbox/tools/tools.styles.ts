import { css } from "lit";

/** Put beside the list's own when its tools have come. */
export const styles = css`
  :host {
    /* A row that gets the focus is not left behind what stays above. */
    scroll-padding-block-start: 108px;
  }
  .bar {
    position: sticky;
    z-index: 3;
    inset-block-start: 0;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4) 0;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }
  .search {
    position: relative;
    display: flex;
    align-items: center;
    padding-block-end: calc(var(--_space) * 2);
  }
  .search > svg {
    position: absolute;
    inset-inline-start: calc(var(--_space) * 2.5);
    color: var(--_text-muted);
    pointer-events: none;
  }
  .search input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: var(--_space) 40px var(--_space) 38px;
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    appearance: none;
  }
  .search input:dir(rtl) {
    padding-inline: 38px 40px;
  }
  .search input::-webkit-search-cancel-button,
  .search input::-webkit-search-decoration {
    display: none;
  }
  .search input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .search input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
  }
  .search .button {
    position: absolute;
    inset-inline-end: 2px;
  }
  /* What was found is not behind the end of a line. */
  .cut:has(mark) {
    overflow-wrap: anywhere;
    white-space: normal;
  }
  .search-hint {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .search-hint.needed {
    padding: 0 var(--_space) calc(var(--_space) * 2);
  }
  .tab-count {
    font-variant-numeric: tabular-nums;
    font-weight: 400;
  }
  .excerpt {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  mark {
    border-radius: 3px;
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-weight: var(--_weight-strong);
  }
  .results[data-searching] > ul {
    opacity: 0.6;
  }
  .waiting,
  .more-patients {
    padding: calc(var(--_space) * 4);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  /* So low a window is an enlarged one: the rows come first. */
  @media (max-height: 420px) {
    .bar {
      position: static;
    }
    :host {
      scroll-padding-block-start: 0;
    }
  }
  @media (pointer: coarse) {
    .search input {
      min-block-size: 44px;
      padding-inline-end: 46px;
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
  @media print {
    .bar {
      display: none;
    }
  }
`;

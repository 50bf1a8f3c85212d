import { css } from "lit";

export const streamStyles = css`
  .filters {
    display: flex;
    flex: none;
    gap: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
    overflow-x: auto;
    scrollbar-width: thin;
  }
  .filter {
    flex: none;
    min-block-size: 32px;
    padding: 0 calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: 16px;
    background: none;
    color: var(--_text-muted);
    font: inherit;
    font-size: var(--_font-size-small);
    white-space: nowrap;
    cursor: pointer;
  }
  .filter:hover {
    color: var(--_text);
  }
  .filter[aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_text);
  }
  .filtered {
    grid-area: 1 / 1;
    padding: calc(var(--_space) * 4);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .filtered .empty {
    padding: calc(var(--_space) * 8) 0;
    color: var(--_text-muted);
    text-align: center;
  }
  .go-to {
    margin: var(--_space) 0 calc(var(--_space) * 4);
    font-size: var(--_font-size-small);
    text-align: center;
  }
  .log[hidden] {
    display: none;
  }
  @container care-thread (max-width: 480px) {
    .filters {
      padding-inline: calc(var(--_space) * 2);
    }
  }
  @media (max-height: 420px) {
    .filters {
      padding-block: 2px;
    }
    .filter {
      min-block-size: 28px;
    }
  }
  @media (pointer: coarse) and (min-height: 421px) {
    .filter {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }
  @media (forced-colors: active) {
    .filter[aria-pressed="true"] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;

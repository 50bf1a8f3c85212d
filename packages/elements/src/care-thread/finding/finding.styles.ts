import { css } from "lit";

export const findingStyles = css`
  .find-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .find-bar input {
    flex: 1 1 140px;
    min-inline-size: 0;
    min-block-size: 36px;
    padding: var(--_space) calc(var(--_space) * 2.5);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    appearance: none;
  }
  .find-bar input::-webkit-search-cancel-button {
    display: none;
  }
  .find-bar input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
  }
  .find-bar .button:disabled {
    opacity: 0.5;
  }
  .find-count {
    min-inline-size: 7ch;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .text mark {
    border-radius: 3px;
    background: light-dark(#ffe08a, #7a5c00);
    color: light-dark(#16242b, #ffffff);
  }
  .message.found .bubble {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    .find-bar input {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
  @media (forced-colors: active) {
    .text mark {
      background: Mark;
      color: MarkText;
    }
  }
`;

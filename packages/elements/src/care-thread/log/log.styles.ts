import { css } from "lit";

/** Where the messages scroll, what stands between them, and what lies over them. */
export const logStyles = css`
  .body {
    position: relative;
    display: grid;
    flex: 1 1 auto;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 96px;
  }
  .log {
    /* Words for screen readers alone, which have no place in the flow, scroll with it. */
    position: relative;
    display: flex;
    flex-direction: column;
    overflow-y: auto;
    overscroll-behavior: contain;
    /* The place is held by hand, alike in every browser. */
    overflow-anchor: none;
    padding-inline: calc(var(--_space) * 4);
  }
  .log:focus-visible {
    outline-offset: -2px;
  }
  /* In the flow, where a row that is added leaves the others as they are laid out. */
  .entries {
    display: flow-root;
    flex: none;
    inline-size: 100%;
    max-inline-size: 960px;
    margin-block-start: auto;
    margin-inline: auto;
    padding-block: calc(var(--_space) * 4) var(--_space);
  }
  .day,
  .divider,
  .notice,
  .older {
    margin-block: var(--_gap);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 400;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .day {
    font-weight: var(--_weight-strong);
  }
  .notice,
  .receipts,
  .reader-names span,
  .typing,
  .id,
  .tag {
    unicode-bidi: plaintext;
  }
  .notice {
    margin-block: 0;
    padding-block: var(--_space);
  }
  .divider {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .divider::before,
  .divider::after {
    content: "";
    flex: 1;
    border-block-start: 1px solid currentColor;
    opacity: 0.5;
  }
  .pill {
    position: absolute;
    inset-block-end: calc(var(--_space) * 2);
    inset-inline: 0;
    display: flex;
    justify-content: center;
    pointer-events: none;
  }
  .pill.above {
    inset-block: calc(var(--_space) * 2) auto;
  }
  .pill .button {
    pointer-events: auto;
    border-color: var(--_border);
    border-radius: 999px;
    box-shadow: 0 2px 10px rgb(0 0 0 / 0.16);
  }
  .pill .button.news {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .pill svg {
    inline-size: 16px;
    block-size: 16px;
  }
  @container care-thread (max-width: 480px) {
    .log {
      padding-inline: calc(var(--_space) * 3);
    }
  }
  @media (max-height: 420px) {
    .entries {
      padding-block: var(--_space);
    }
  }
`;

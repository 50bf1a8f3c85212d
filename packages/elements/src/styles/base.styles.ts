import { css } from "lit";

/** What every element with content shares: box model, buttons, fields, focus, words for screen readers alone. */
export const base = css`
  /* Whether a portal user has messages at all is not known yet. */
  :host(:state(unknown)) {
    visibility: hidden;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  bdi {
    unicode-bidi: isolate;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 36px;
    padding: calc(var(--_space) * 1) calc(var(--_space) * 3);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: var(--_weight-strong);
    white-space: nowrap;
  }
  .button:hover:not(:disabled) {
    background: var(--_surface-hover);
  }
  .button.primary {
    border-color: var(--_fill);
    background: var(--_fill);
    color: var(--_on-fill);
  }
  .button.primary:hover:not(:disabled) {
    border-color: var(--_fill-hover);
    background: var(--_fill-hover);
  }
  .button.primary:disabled {
    border-color: var(--_border);
    background: var(--_surface-hover);
    color: var(--_text-muted);
  }
  .button.icon {
    flex: none;
    inline-size: 36px;
    padding: 0;
    border-color: transparent;
    background: none;
  }
  .link {
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: transparent;
    text-underline-offset: 0.2em;
  }
  .link:hover,
  .link.plain {
    text-decoration-color: currentColor;
  }
  svg {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .flip:dir(rtl) {
    transform: scaleX(-1);
  }
  .tag {
    display: inline-block;
    padding: 0 calc(var(--_space) * 1.5);
    border: 1px solid currentColor;
    border-radius: 999px;
    color: var(--_text-muted);
    font-size: 11px;
    font-weight: var(--_weight-strong);
    line-height: 1.5;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .button {
      min-block-size: 44px;
    }
    .button.icon {
      inline-size: 44px;
    }
    .link {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;

/** A line of text that has not come yet. */
export const skeleton = css`
  .bone,
  .bone.avatar {
    border-radius: 6px;
    background: var(--_border);
    animation: care-breathe 1.6s ease-in-out infinite alternate;
  }
  .bone.avatar {
    border-radius: 50%;
  }
  @keyframes care-breathe {
    from {
      opacity: 0.9;
    }
    to {
      opacity: 0.45;
    }
  }
  @media (forced-colors: active) {
    .bone {
      background: GrayText;
    }
  }
`;

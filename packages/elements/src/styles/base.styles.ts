import { css } from "lit";

/** What every element with content shares: box model, buttons, fields, focus, words for screen readers alone. */
export const base = css`
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

/**
 * What stands above the page: a `<dialog>` with its `.actions`, and a `.popup` beside what opened it.
 * Escape in them is theirs alone: they call `preventDefault()`, or a messenger around them goes back.
 */
export const layers = css`
  dialog,
  .popup {
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.22);
  }
  dialog {
    inline-size: min(432px, 100% - 32px);
    max-block-size: calc(100% - 32px);
    padding: calc(var(--_space) * 5);
    overflow-wrap: anywhere;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog h2 {
    margin-block-end: calc(var(--_space) * 2);
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 5);
  }
  .popup {
    position: fixed;
    inset: auto;
    max-block-size: var(--_room, 100vh);
    margin: 0;
    padding: 0;
    overflow-y: auto;
  }
`;

/** `<button role="switch" aria-checked="…"><span>words</span><i></i></button>`; fixed with `aria-disabled`. */
export const switches = css`
  [role="switch"] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
  }
  [role="switch"] i {
    display: flex;
    flex: none;
    inline-size: 40px;
    block-size: 24px;
    padding: 4px;
    border-radius: 999px;
    background: var(--_border-field);
  }
  [role="switch"] i::after {
    content: "";
    inline-size: 16px;
    border-radius: 50%;
    background: #fff;
  }
  [role="switch"][aria-checked="true"] i {
    justify-content: flex-end;
    background: var(--_fill);
  }
  [role="switch"]:is(:disabled, [aria-disabled="true"]) {
    cursor: default;
  }
  [role="switch"]:is(:disabled, [aria-disabled="true"]) i {
    opacity: 0.55;
  }
  @media (forced-colors: active) {
    [role="switch"] i {
      border: 1px solid ButtonText;
      padding: 3px;
    }
    [role="switch"] i::after {
      background: ButtonText;
      forced-color-adjust: none;
    }
  }
`;

/** A form's field with its label, hint and error. */
export const fields = css`
  .field {
    display: grid;
    gap: var(--_space);
  }
  label {
    font-weight: var(--_weight-strong);
  }
  input,
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 44px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    /* Below 16 px a phone zooms into the page when the field gets the focus. */
    font-size: max(16px, 1em);
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: -1px;
    border-color: var(--_focus);
  }
  [aria-invalid="true"] {
    border-color: var(--_danger);
  }
  .hint {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .error {
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
`;

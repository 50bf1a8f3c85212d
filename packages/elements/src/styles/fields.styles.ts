import { css } from "lit";

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

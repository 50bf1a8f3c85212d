import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    min-block-size: 0;
    overflow-y: auto;
    background: var(--_surface);
    container: care-new-conversation / inline-size;
  }
  header {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 64px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    flex: 1;
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
  }
  form {
    display: grid;
    gap: calc(var(--_space) * 4);
    max-inline-size: 40rem;
    padding: calc(var(--_space) * 5) calc(var(--_space) * 4);
    margin-inline: auto;
  }
  .hint:empty,
  .error:empty {
    display: none;
  }
  .over {
    position: relative;
  }
  .popup {
    position: absolute;
    z-index: 2;
    inset-block-start: calc(100% + var(--_space));
    inset-inline: 0;
    max-block-size: 18rem;
    overflow-y: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    /* Lies above the form, unlike a field, which is part of it. */
    box-shadow:
      0 2px 6px rgb(0 0 0 / 0.12),
      0 12px 32px rgb(0 0 0 / 0.24);
  }
  .popup[hidden] {
    display: none;
  }
  .popup ul {
    padding: var(--_space);
    list-style: none;
  }
  .popup-line {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .popup-line.alone {
    padding-block: calc(var(--_space) * 6);
    text-align: center;
  }
  .offline {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }
  [role="option"] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    column-gap: calc(var(--_space) * 3);
    min-block-size: 44px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2);
    border-radius: calc(var(--_radius) - 2px);
    cursor: pointer;
  }
  [role="option"]:hover {
    background: var(--_surface-hover);
  }
  [role="option"].active {
    background: var(--_accent-soft);
  }
  .option-name {
    font-weight: 500;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    padding-block-start: var(--_space);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 32px;
    padding: 0 calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .chip:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  textarea {
    min-block-size: 8.5rem;
    resize: vertical;
    line-height: 1.4;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
  }
  .actions .button {
    min-block-size: 44px;
    padding-inline: calc(var(--_space) * 5);
  }
  .sorry {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  @container care-new-conversation (max-width: 480px) {
    .actions .button {
      flex: 1 1 auto;
    }
  }
  @media (pointer: coarse) {
    .chip {
    display: inline-flex;
    align-items: center;
    justify-content: center;
      min-block-size: 44px;
      padding-inline: calc(var(--_space) * 4);
    }
  }
  @media (forced-colors: active) {
    [role="option"].active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

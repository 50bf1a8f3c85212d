import { css } from "lit";

/** A field with a list of choices below it. */
export const combobox = css`
  .hint:empty,
  .error:empty {
    display: none;
  }
  .popup {
    position: fixed;
    inset: auto;
    max-block-size: min(288px, var(--_room, 288px));
    margin: 0;
    padding: 0;
    overflow-y: auto;
    container: care-popup / inline-size;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    color: var(--_text);
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
  [role="option"] {
    display: flex;
    flex-wrap: wrap;
    align-content: center;
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
  /* Where not every choice has its details beside its name, none has. */
  @container care-popup (max-width: 480px) {
    .option-name {
      flex: 1 0 100%;
    }
  }
  @media (forced-colors: active) {
    [role="option"].active {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

import { css } from "lit";

/** A row of tabs; which is shown is said by more than a colour. */
export const tabs = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space);
    margin-inline: calc(var(--_space) * -2);
  }
  .tab {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 36px;
    padding: 0 calc(var(--_space) * 2);
    border: 0;
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    white-space: nowrap;
  }
  .tab:hover {
    background: var(--_surface-hover);
  }
  .tab:focus-visible {
    outline-offset: -2px;
  }
  .tab[aria-selected="true"] {
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .tab[aria-selected="true"]::after {
    content: "";
    position: absolute;
    inset-block-end: -1px;
    inset-inline: 0;
    border-block-end: 3px solid var(--_accent);
  }
  @media (pointer: coarse) {
    .tab {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .tab[aria-selected="true"]::after {
      border-color: Highlight;
    }
  }
`;

import { css } from "lit";

export const styles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-block-size: 0;
    background: var(--_surface);
  }
  section {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  header {
    display: flex;
    flex: none;
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
  h3 {
    padding: calc(var(--_space) * 4) calc(var(--_space) * 4) var(--_space);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: var(--_weight-strong);
  }
  .list {
    flex: 1 1 auto;
    min-block-size: 0;
    padding-block: calc(var(--_space) * 2);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .list:focus-visible {
    outline-offset: -2px;
  }
  li,
  .team {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .face {
    position: relative;
    block-size: 40px;
  }
  .here {
    position: absolute;
    inset-block-end: -1px;
    inset-inline-end: -1px;
    inline-size: 12px;
    block-size: 12px;
    border: 2px solid var(--_surface);
    border-radius: 50%;
    background: var(--_here);
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(var(--_space) * 2);
    font-size: var(--_font-size);
    font-weight: var(--_weight-strong);
  }
  .role,
  .marks,
  .none {
    color: var(--_text-muted);
  }
  .marks {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 3);
    margin-block-start: 2px;
  }
  .marks span {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
    color: var(--_accent);
  }
  .marks .not {
    color: inherit;
  }
  .marks svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .link {
    min-block-size: 28px;
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .quiet {
    color: var(--_text-muted);
    font-weight: inherit;
  }
  .quiet:hover {
    color: var(--_danger);
  }
  [part="question"] {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-sunken);
    text-wrap: pretty;
  }
  #question {
    font-weight: var(--_weight-strong);
  }
  #question-hint {
    margin-block-start: calc(var(--_space) * -1);
  }
  .error:empty {
    display: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .button.danger {
    border-color: currentColor;
    color: var(--_danger);
  }
  .error {
    color: var(--_danger);
  }
  .none {
    padding: calc(var(--_space) * 4);
  }
  .bones {
    display: grid;
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 4);
  }
  .bones .bone {
    block-size: 40px;
  }
  @media (max-height: 420px) {
    header {
      min-block-size: 0;
      padding-block: var(--_space);
    }
  }
  @media (pointer: coarse) {
    .link {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .here {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;

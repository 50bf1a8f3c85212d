import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    max-inline-size: 640px;
    padding: calc(var(--_space) * 4);
    background: var(--_surface);
  }
  h2 {
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
  }
  ul {
    list-style: none;
  }
  li {
    padding-block: calc(var(--_space) * 2);
  }
  li + li {
    border-block-start: 1px solid var(--_border);
  }
  button {
    font-weight: var(--_weight-strong);
  }
  .hint {
    padding-inline-end: 56px;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .status {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }
  .error {
    color: var(--_danger);
  }
`;

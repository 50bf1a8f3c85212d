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
  section {
    margin-block-start: calc(var(--_space) * 6);
  }
  /* A portal user has nothing to choose above it. */
  section:first-of-type:not(ul ~ section) {
    margin-block-start: 0;
  }
  .about {
    padding-block: var(--_space);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .session {
    display: flex;
    gap: calc(var(--_space) * 3);
    align-items: center;
    justify-content: space-between;
  }
  .session .name {
    font-weight: var(--_weight-strong);
  }
  .session .hint {
    padding-inline-end: 0;
  }
  .own {
    padding-inline: 6px;
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    font-size: var(--_font-size-small);
    font-weight: normal;
    white-space: nowrap;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 3);
  }
  .contents {
    padding-inline-start: calc(var(--_space) * 5);
    list-style: disc;
  }
  .contents li {
    padding-block: 2px;
    border: 0;
  }
  .patients {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    margin-block: calc(var(--_space) * 2);
    padding: 0;
    border: 0;
  }
  .patients legend {
    padding: 0;
    font-weight: var(--_weight-strong);
  }
  .patients label {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    min-block-size: 32px;
  }
  .actions + .taking {
    margin-block-start: calc(var(--_space) * 3);
  }
  .question .actions .danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  h2:focus {
    outline: none;
  }
  .error {
    color: var(--_danger);
  }
`;

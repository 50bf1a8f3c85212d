import { css } from "lit";

export const styles = css`
  :host {
    overflow-wrap: anywhere;
  }
  h2:focus-visible {
    outline-offset: 4px;
  }
  .body {
    display: grid;
    gap: calc(var(--_space) * 6);
    max-inline-size: 640px;
    padding: calc(var(--_space) * 5) calc(var(--_space) * 4);
    margin-inline: auto;
  }
  .lead,
  .none,
  .about {
    color: var(--_text-muted);
  }
  ul {
    list-style: none;
  }
  .card {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 4);
  }
  .card + .card {
    border-block-start: 1px solid var(--_border);
  }
  .card > div {
    flex: 1;
    min-inline-size: 0;
  }
  .title,
  legend,
  .heading {
    font-weight: var(--_weight-strong);
  }
  .about {
    font-size: var(--_font-size-small);
  }
  .group,
  .below {
    display: grid;
    gap: calc(var(--_space) * 6);
  }
  .group {
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
  }
  .group .group {
    padding-block-start: 0;
    border-block-start: 0;
  }
  .group > .heading {
    font-size: var(--_font-size-large);
  }
  .below {
    padding-inline-start: calc(var(--_space) * 4);
    border-inline-start: 2px solid var(--_border);
  }
  fieldset {
    min-inline-size: 0;
    padding: 0;
    margin: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: var(--_space);
  }
  .prefix {
    color: var(--_text-muted);
  }
  .optional {
    color: var(--_text-muted);
    font-weight: 400;
    font-size: var(--_font-size-small);
  }
  .words {
    white-space: pre-line;
  }
  .option {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    min-block-size: 44px;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-weight: 400;
  }
  .option:hover {
    background: var(--_surface-hover);
  }
  .option:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .option input {
    flex: none;
    inline-size: 20px;
    min-block-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }
  .option:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .option input:focus-visible {
    outline: none;
  }
  .choice:has(> .error:not(:empty)) .option {
    border-color: var(--_danger);
  }
  select {
    inline-size: 100%;
    min-block-size: 44px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(16px, 1em);
  }
  input.integer,
  input.decimal,
  input.date {
    max-inline-size: 14em;
  }
  textarea {
    min-block-size: 96px;
    resize: vertical;
    line-height: 1.4;
  }
  .clear {
    justify-self: start;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .error:empty {
    display: none;
  }
  .summary,
  .sorry {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  .summary li {
    padding-block: 2px;
  }
  .summary .link {
    display: block;
    overflow-wrap: anywhere;
    white-space: normal;
  }
  [role="alert"]:empty {
    display: none;
  }
  .bones {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .bones .bone {
    block-size: 44px;
  }
  @container (max-width: 480px) {
    .below {
      padding-inline-start: calc(var(--_space) * 3);
    }
  }
  @media (forced-colors: active) {
    .option:has(:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

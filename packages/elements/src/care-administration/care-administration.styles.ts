import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    max-inline-size: 760px;
    container-type: inline-size;
  }
  .page {
    padding: calc(var(--_space) * 4);
    background: var(--_surface);
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
  }
  h3 {
    margin-block-end: calc(var(--_space) * 2);
    font-size: var(--_font-size);
    font-weight: var(--_weight-strong);
  }
  section {
    padding: calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .flag {
    padding-block: calc(var(--_space) * 3);
  }
  .flag + .flag {
    border-block-start: 1px solid var(--_border);
  }
  .flag > .hint {
    margin-block-start: var(--_space);
  }
  [role="switch"] {
    font-weight: var(--_weight-strong);
  }
  [role="switch"].big {
    font-size: var(--_font-size-large);
  }
  .flag > :is(.field, .choices, .duration) + :is(.field, .choices, .duration) {
    margin-block-start: calc(var(--_space) * 3);
  }
  .field {
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
  }
  .add {
    white-space: normal;
  }
  .name {
    font-weight: var(--_weight-strong);
  }
  select {
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: max(16px, 1em);
  }
  .number {
    inline-size: 10ch;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 32px;
    font-weight: 400;
  }
  input[type="checkbox"] {
    flex: none;
    inline-size: 20px;
    min-block-size: 20px;
    accent-color: var(--_fill);
  }
  .duration {
    display: grid;
    grid-template-columns: auto auto;
    justify-content: start;
    gap: var(--_space) calc(var(--_space) * 2);
  }
  .duration .field {
    display: contents;
  }
  .duration label {
    grid-column: 1 / -1;
  }
  .entry,
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--_space) * 2);
  }
  .entry {
    margin-block: calc(var(--_space) * 2);
  }
  .entries + .name {
    margin-block-start: calc(var(--_space) * 4);
  }
  .entry .icon {
    margin-block-end: 4px;
  }
  .grows {
    flex: 1 1 160px;
    min-inline-size: 0;
  }
  .short {
    flex: 0 1 96px;
    min-inline-size: 0;
  }
  .actions {
    margin-block-start: calc(var(--_space) * 3);
  }
  .hours {
    margin-block-start: calc(var(--_space) * 3);
  }
  .hours > * {
    padding-block: calc(var(--_space) * 2);
  }
  .hours > * + * {
    border-block-start: 1px solid var(--_border);
  }
  .times {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 2);
  }
  .times label {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .times .time {
    inline-size: auto;
  }
  .day .entry {
    flex-wrap: nowrap;
    align-items: center;
  }
  .day .entry .icon {
    margin-block-end: 0;
  }
  @container (min-width: 480px) {
    .day .entries {
      display: grid;
      grid-template-columns: 9em minmax(0, 1fr);
      align-items: center;
      gap: calc(var(--_space) * 2);
    }
    .day .name {
      grid-area: 1 / 1;
      align-self: start;
      padding-block-start: 10px;
    }
    .times {
      display: flex;
    }
    .day .entry,
    .day .add {
      grid-column: 2;
      justify-self: start;
      margin-block: 0;
    }
    .day > .hint {
      margin-inline-start: calc(9em + var(--_space) * 2);
    }
  }
  .each {
    padding-block: calc(var(--_space) * 1);
  }
  .each > :not(summary) {
    margin-inline-start: calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 2);
  }
  summary {
    min-block-size: 32px;
    padding-block: calc(var(--_space) * 1);
    font-weight: var(--_weight-strong);
    cursor: pointer;
  }
  .would {
    margin-block: calc(var(--_space) * 2);
  }
  .would > div {
    padding-block: calc(var(--_space) * 1);
    border-block-start: 1px solid var(--_border);
  }
  .would dt {
    font-weight: var(--_weight-strong);
  }
  .would dd {
    margin: 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .staff {
    list-style: none;
  }
  .staff li + li {
    border-block-start: 1px solid var(--_border);
  }
  .staff [role="switch"] {
    min-block-size: 52px;
  }
  .staff .hint {
    display: block;
    font-weight: 400;
  }
  .emergency,
  .outcome {
    margin-block-start: calc(var(--_space) * 2);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .status,
  .trouble {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }
  .error:empty,
  .outcome:empty {
    display: none;
  }
  .skeleton {
    display: grid;
    gap: calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 4);
  }
  .bone {
    block-size: 72px;
  }
  .staff-search {
    justify-items: stretch;
    margin-block: calc(var(--_space) * 3) calc(var(--_space) * 2);
  }
  /* A table, whose first row has the heads; where an entry takes several lines, each has its own. */
  @container (min-width: 560px) {
    .entry {
      flex-wrap: nowrap;
    }
    .entry ~ .entry label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 559px) {
    .entry ~ .entry {
      padding-block-start: calc(var(--_space) * 3);
      margin-block-start: calc(var(--_space) * 3);
      border-block-start: 1px solid var(--_border);
    }
  }
  @media (pointer: coarse) {
    .entry .icon {
      margin-block-end: 0;
    }
    .choice,
    summary {
      min-block-size: 44px;
    }
  }
  @container (max-width: 400px) {
    section {
      padding: calc(var(--_space) * 3);
    }
  }
`;

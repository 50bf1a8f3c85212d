import { css } from "lit";

export const styles = css`
  .retaining .rule {
    margin-block-start: calc(var(--_space) * 2);
  }
  .retaining .filter {
    display: flex;
    align-items: start;
    gap: calc(var(--_space) * 2);
    margin-block: calc(var(--_space) * 3);
  }
  .retaining .filter .field {
    flex: 1 1 auto;
    justify-items: stretch;
    min-inline-size: 0;
  }
  .retaining .filter .icon {
    flex: none;
    margin-block-start: calc(1.5em + var(--_space) * 2);
  }
  .retaining h4 {
    margin: calc(var(--_space) * 4) 0 var(--_space);
    font-size: var(--_font-size);
    font-weight: var(--_weight-strong);
  }
  .retaining ul {
    list-style: none;
  }
  .retaining li {
    padding-block: calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
  }
  .retaining :is(.whose, .facts) {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 calc(var(--_space) * 3);
  }
  /* The line below stands close. */
  .retaining .whose:focus-visible {
    outline-offset: 0;
  }
  .retaining .facts {
    margin-block-start: 2px;
  }
  .retaining .kind {
    margin-inline-start: auto;
  }
  .retaining .link {
    text-align: start;
    overflow-wrap: anywhere;
  }
  .retaining .state {
    margin-block-start: var(--_space);
  }
  .retaining li .actions {
    margin-block-start: calc(var(--_space) * 2);
  }
  .retaining .button {
    white-space: normal;
  }
  .retaining .deed {
    padding: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .retaining .deed .field {
    justify-items: stretch;
  }
  .retaining .danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  @container (max-width: 520px) {
    .retaining .kind {
      margin-inline-start: 0;
      flex-basis: 100%;
    }
  }
`;

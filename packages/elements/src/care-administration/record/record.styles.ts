import { css } from "lit";

export const styles = css`
  .record .filters {
    display: grid;
    gap: calc(var(--_space) * 3);
    margin-block: calc(var(--_space) * 3);
  }
  .record .filter {
    display: flex;
    align-items: start;
    gap: calc(var(--_space) * 2);
  }
  .record .filter .field {
    flex: 1 1 auto;
    justify-items: stretch;
    min-inline-size: 0;
  }
  .record .filter .icon {
    flex: none;
    margin-block-start: calc(1.5em + var(--_space) * 2);
  }
  .record .outcome {
    margin-block: calc(var(--_space) * 2);
  }
  .record table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block: calc(var(--_space) * 3);
  }
  .record :is(th, td) {
    padding: calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
  }
  .record th {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: var(--_weight-strong);
  }
  .record td.when {
    white-space: nowrap;
    color: var(--_text-muted);
  }
  .record td ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .record .link {
    text-align: start;
    overflow-wrap: anywhere;
  }
  .record .verdict > p + p {
    margin-block-start: var(--_space);
  }
  .record .verdict.wrong {
    color: var(--_danger);
  }
  /* Too narrow for columns: an entry is a block, and its cells stand one below the other. */
  @container (max-width: 520px) {
    .record :is(table, tbody, tr, td) {
      display: block;
    }
    .record thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .record tr {
      padding-block: calc(var(--_space) * 2);
      border-block-end: 1px solid var(--_border);
    }
    .record td {
      padding: var(--_space) 0;
      border: 0;
    }
    .record td:empty {
      display: none;
    }
  }
`;

import { css } from "lit";

export const securityStyles = css`
  .sealed svg {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    margin-inline-end: var(--_space);
    vertical-align: -2px;
  }
  .sealed.forged {
    color: var(--_danger);
  }
  .unopened {
    color: var(--_meta);
    font-style: italic;
  }
  .security {
    overflow-wrap: anywhere;
  }
  .security :is(h3, h4) {
    margin: 0;
    padding-block: calc(var(--_space) * 2) var(--_space);
    font-size: inherit;
    font-weight: var(--_weight-strong);
  }
  .security ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .security > ul > li {
    padding-block: var(--_space);
  }
  .security .off {
    padding-inline-start: calc(var(--_space) * 5);
    list-style: disc;
  }
  .security .off > li {
    padding-block: 0;
  }
  .security .button {
    margin-block-start: calc(var(--_space) * 2);
  }
  .security .limits {
    padding-block-start: calc(var(--_space) * 2);
  }
`;

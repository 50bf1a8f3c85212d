import { css } from "lit";

export const styles = css`
  :host {
    display: inline-block;
    background: transparent;
  }
  .help {
    display: inline-block;
  }
  .popup {
    inline-size: min(320px, 100vw - 16px);
    padding: calc(var(--_space) * 4);
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: var(--_font-size-small);
    font-weight: var(--_weight-strong);
  }
  section + section {
    padding-block-start: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }
  ul {
    list-style: none;
  }
  a {
    display: flex;
    align-items: center;
    min-block-size: 36px;
    color: var(--_accent);
  }
  p,
  .topics {
    font-size: var(--_font-size-small);
  }
  p + p {
    margin-block-start: calc(var(--_space) * 2);
  }
  .topics {
    margin-block-start: var(--_space);
    padding-inline-start: calc(var(--_space) * 5);
    list-style: disc;
  }
  .emergency {
    font-weight: var(--_weight-strong);
  }
  @media (pointer: coarse) {
    a {
      min-block-size: 44px;
    }
  }
`;

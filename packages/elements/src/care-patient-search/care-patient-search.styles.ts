import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }
  label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  input {
    min-block-size: 40px;
    padding-block: var(--_space);
    font-size: 1em;
  }
  @media (pointer: coarse) {
    input {
      min-block-size: 44px;
      font-size: 16px;
    }
  }
`;

import { css } from "lit";

/** By itself and without the tokens of the other elements: a badge is on every page. */
export const styles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
    font-family: var(--care-font, inherit);
    line-height: 1;
  }
  :host([hidden]) {
    display: none;
  }
  .number {
    display: inline-block;
    min-inline-size: 1.6em;
    padding: 0.3em 0.5em;
    border-radius: 999px;
    background: var(--care-badge, light-dark(#b3261e, #f2b8b5));
    color: var(--care-on-badge, light-dark(#ffffff, #4a0f0b));
    font-size: 12px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1;
    text-align: center;
    box-sizing: border-box;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    .number {
      border: 1px solid CanvasText;
    }
  }
`;

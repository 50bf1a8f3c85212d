import { css } from "lit";

export const styles = css`
  :host {
    display: inline-block;
    vertical-align: middle;
    line-height: 1;
  }
  .number {
    display: inline-block;
    min-inline-size: 1.6em;
    padding: 0.3em 0.5em;
    border-radius: 999px;
    background: var(--_badge);
    color: var(--_on-badge);
    font-size: 0.75rem;
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

import { css } from "lit";

/** How far it is with what is taken out. */
export const takingStyles = css`
  .taking {
    display: grid;
    gap: calc(var(--_space) * 2);
    justify-items: start;
    margin-block: calc(var(--_space) * 2);
  }
  .taking:not(:has(:not(:empty))) {
    margin: 0;
  }
  .taking > :empty {
    display: none;
  }
  .taking progress {
    inline-size: 100%;
    block-size: 8px;
    overflow: hidden;
    border: 0;
    border-radius: 4px;
    background: var(--_border);
    appearance: none;
  }
  .taking progress::-webkit-progress-bar {
    background: var(--_border);
  }
  .taking progress::-webkit-progress-value {
    background: var(--_fill);
  }
  .taking progress::-moz-progress-bar {
    background: var(--_fill);
  }
  .taking .taken {
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }
`;

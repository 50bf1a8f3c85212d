import { css } from "lit";

export const styles = css`
  .session-warning {
    box-sizing: border-box;
    inset: max(16px, env(safe-area-inset-top)) 0 auto;
    inline-size: fit-content;
    max-inline-size: min(480px, calc(100vw - 16px));
    margin-inline: auto;
    padding: 12px 16px;
    border: 1px solid light-dark(#b45309, #f59e0b);
    border-radius: var(--care-radius, 8px);
    background: light-dark(#fffbeb, #292018);
    color: light-dark(#4a2b05, #fde9c8);
    font: 15px / 1.4 var(--care-font, inherit);
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
  }
  .session-warning:popover-open {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
  }
  .session-warning p {
    flex: 1 1 240px;
    margin: 0;
  }
  .session-warning button {
    min-block-size: 36px;
    padding-inline: 12px;
    border: 1px solid currentcolor;
    border-radius: var(--care-radius, 8px);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  .session-warning button:focus-visible {
    outline: 2px solid currentcolor;
    outline-offset: 2px;
  }
  @media (pointer: coarse) {
    .session-warning button {
      min-block-size: 44px;
    }
  }
`;

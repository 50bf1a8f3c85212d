import { css } from "lit";

/** A form that fills its place: its head, the line below it that says why nothing can be sent, the buttons at its end. */
export const sheet = css`
  :host {
    display: block;
    min-block-size: 0;
    overflow-y: auto;
    background: var(--_surface);
    container-type: inline-size;
  }
  header {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 64px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    flex: 1;
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  .status {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
  }
  .actions .button {
    min-block-size: 44px;
    padding-inline: calc(var(--_space) * 5);
  }
  @container (max-width: 480px) {
    .actions .button {
      flex: 1 1 auto;
    }
  }
`;

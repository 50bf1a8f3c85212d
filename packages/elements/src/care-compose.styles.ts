import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    background: var(--_surface);
    container: care-compose / inline-size;
  }
  .frame {
    border-block-start: 1px solid var(--_border);
  }
  form {
    display: grid;
    gap: calc(var(--_space) * 1);
    /* The lines of the thread above are 60rem inside their padding. */
    max-inline-size: calc(60rem + var(--_space) * 8);
    margin-inline: auto;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    padding-block-end: max(calc(var(--_space) * 3), env(safe-area-inset-bottom));
  }
  .line {
    display: flex;
    align-items: flex-end;
    gap: calc(var(--_space) * 2);
  }
  textarea {
    flex: 1 1 auto;
    min-inline-size: 0;
    max-block-size: min(40vh, 15rem);
    min-block-size: 44px;
    overflow-y: auto;
    border-radius: calc(var(--_radius) + 2px);
    line-height: 1.4;
    resize: none;
  }
  textarea::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .send {
    min-block-size: 44px;
    padding-inline: calc(var(--_space) * 4);
    border-radius: calc(var(--_radius) + 2px);
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }
  .below .hint {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .below:not(:has(.hint, .error)) {
    display: none;
  }
  .closed {
    padding: calc(var(--_space) * 4);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    text-align: center;
  }
  @container care-compose (max-width: 480px) {
    form {
      padding: calc(var(--_space) * 2);
      padding-block-end: max(calc(var(--_space) * 2), env(safe-area-inset-bottom));
    }
    .send {
      inline-size: 44px;
      padding: 0;
    }
    .send-word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
`;

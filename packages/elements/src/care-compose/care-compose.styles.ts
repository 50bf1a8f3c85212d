import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    background: var(--_surface);
    container: care-compose / inline-size;
  }
  .frame {
    position: relative;
    border-block-start: 1px solid var(--_border);
  }
  .frame[inert] form {
    opacity: 0.5;
  }
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 1);
    /* The lines of the thread above are 960px inside their padding. */
    max-inline-size: calc(960px + var(--_space) * 8);
    margin-inline: auto;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    padding-block-end: max(calc(var(--_space) * 3), env(safe-area-inset-bottom));
  }
  .line {
    display: flex;
    align-items: flex-end;
    gap: calc(var(--_space) * 2);
  }
  .button.attach {
    min-block-size: 44px;
    inline-size: 44px;
    margin-inline-end: calc(var(--_space) * -1);
    color: var(--_text-muted);
  }
  .is-note .attach {
    color: inherit;
  }
  textarea {
    flex: 1 1 auto;
    min-inline-size: 0;
    max-block-size: min(40vh, 240px);
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
    flex: none;
    min-block-size: 44px;
    padding-inline: calc(var(--_space) * 4);
    border-radius: calc(var(--_radius) + 2px);
  }
  .popup {
    max-inline-size: 480px;
  }
  [role="option"] {
    flex-wrap: nowrap;
    align-items: center;
    justify-content: flex-start;
    padding-block: var(--_space);
  }
  [role="option"][aria-disabled] {
    cursor: default;
  }
  [role="option"][aria-disabled] .avatar {
    opacity: 0.5;
  }
  [aria-disabled] .option-name {
    color: var(--_text-muted);
  }
  .option-name {
    overflow-wrap: anywhere;
  }
  .avatar {
    inline-size: 32px;
    block-size: 32px;
    font-size: 12px;
  }
  .who {
    display: grid;
    justify-items: start;
    min-inline-size: 0;
    line-height: 1.3;
  }
  .mode {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: calc(var(--_space) * 4);
    min-block-size: 32px;
    font-size: var(--_font-size-small);
  }
  .mode [role="switch"] {
    inline-size: auto;
    min-block-size: 32px;
    gap: calc(var(--_space) * 2);
  }
  .mode span {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .mode svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .mode [role="switch"] i {
    inline-size: 32px;
    block-size: 20px;
    padding: 3px;
  }
  .mode [role="switch"] i::after {
    inline-size: 14px;
  }
  .is-note {
    --_text: var(--_on-warning);
    --_text-muted: var(--_on-warning);
    --_border-field: var(--_on-warning);
    --_focus: var(--_on-warning);
    --_fill: var(--_on-warning);
    --_fill-hover: var(--_on-warning);
    --_on-fill: var(--_warning-soft);
    border-block-start-color: var(--_on-warning);
    background: var(--_warning-soft);
    /* Thicker, and yet nothing moves when it becomes a note. */
    box-shadow: inset 0 2px var(--_on-warning);
    color: var(--_text);
  }
  .is-note :is(textarea, .popup, dialog) {
    background: var(--_surface);
  }
  .is-note .mode :is([role="switch"], span:first-child) {
    font-weight: var(--_weight-strong);
  }
  .is-note [role="switch"] i::after {
    background: var(--_warning-soft);
  }
  .below {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
  }
  /* Without an error it takes no room from what stands beside it, and is there to announce one. */
  .below > [role="alert"]:not(:has(.error)) {
    position: absolute;
  }
  .below .hint {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .answering:empty {
    display: none;
  }
  .answering {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .answered {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    font-size: var(--_font-size-small);
  }
  .stranger {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .text-count {
    color: var(--_text-muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
  }
  .policy,
  .expected {
    flex: 1 1 100%;
    order: 1;
    color: var(--_text-muted);
    font-size: 12px;
  }
  .below:not(:has(.text-count, .hint, .error, .policy, .expected, .stranger:not(:empty))) {
    display: none;
  }
  .reply {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    padding-block-end: max(calc(var(--_space) * 3), env(safe-area-inset-bottom));
  }
  .reply .button {
    min-block-size: 44px;
  }
  .reply .button[aria-disabled] {
    border-color: var(--_border);
    background: var(--_surface-hover);
    color: var(--_text-muted);
    cursor: default;
  }
  .reply p {
    flex: 1 1 200px;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .closed {
    padding: calc(var(--_space) * 4);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    text-align: center;
  }
  .kept-hint {
    padding-block: 0;
    font-size: var(--_font-size-small);
  }
  .kept {
    max-block-size: 160px;
    padding-block-start: var(--_space);
    overflow-y: auto;
    color: var(--_text);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @media print {
    :host {
      display: none;
    }
  }
  @media (max-height: 420px) {
    form {
      gap: 0;
      padding-block: var(--_space);
    }
    textarea {
      max-block-size: 64px;
    }
    .policy,
    /* What is asked first has the room. */
    .frame[inert] {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .mode [role="switch"] {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .is-note [role="switch"] i::after {
      background: ButtonText;
    }
    .is-note textarea {
      border-style: dashed;
    }
  }
  @container care-compose (max-width: 480px) {
    form {
      padding: calc(var(--_space) * 2);
      padding-block-end: max(calc(var(--_space) * 2), env(safe-area-inset-bottom));
    }
    .policy {
      display: none;
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

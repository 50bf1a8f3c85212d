import { css } from "lit";

/** What stands below a message that is, or may be, corrected, and the form there. */
export const correctionStyles = css`
  .message-more[aria-expanded="true"] {
    color: var(--_accent);
  }
  /* Behind another button it takes a place of its own. */
  .unread-from + .message-more {
    margin-inline-start: -6px;
  }
  .bubble:has(> .files):has(> .unread-from):has(> .message-more) {
    grid-template-columns: minmax(0, 1fr) auto auto auto;
  }
  .correction,
  .correction-form {
    display: grid;
    gap: calc(var(--_space) * 1.5);
    justify-self: start;
    min-inline-size: 0;
    max-inline-size: min(576px, 100%);
    margin-block-start: calc(var(--_space) * 1.5);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
    border-inline-start: 3px solid var(--_border-field);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .message.own .correction,
  .message.own .correction-form {
    justify-self: end;
  }
  .correction.approved {
    border-color: var(--_accent);
  }
  .correction.overdue {
    border-color: currentColor;
    background: var(--_warning-soft);
    color: var(--_on-warning);
  }
  .correction .said {
    display: flex;
    align-items: flex-start;
    gap: calc(var(--_space) * 1.5);
    font-weight: var(--_weight-strong);
  }
  .correction .said svg {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 2px;
  }
  .correction .corrected {
    font-size: var(--_font-size);
    white-space: pre-wrap;
  }
  .correction dl {
    display: grid;
    gap: var(--_space);
    margin: 0;
  }
  .correction dt {
    color: var(--_text-muted);
  }
  .correction.overdue dt {
    color: inherit;
  }
  .correction dd {
    margin: 0;
    white-space: pre-wrap;
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
  }
  .deeds .link {
    font-weight: var(--_weight-strong);
  }
  .correction-form {
    gap: calc(var(--_space) * 2);
    inline-size: 100%;
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .correction-form h3 {
    font-size: inherit;
    font-weight: var(--_weight-strong);
  }
  .correction-form .field {
    display: grid;
    gap: var(--_space);
  }
  .correction-form textarea {
    inline-size: 100%;
    min-block-size: 72px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    /* Below 16 px a phone zooms into the page when the field gets the focus. */
    font-size: max(16px, 1em);
    resize: vertical;
  }
  .correction-form .hint {
    color: var(--_text-muted);
  }
  .correction-form .error:not(:empty) {
    color: var(--_danger);
  }
  .correction-form .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .corrections-open {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 3);
    padding: var(--_space) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .corrections-open span,
  .correction .said span {
    min-inline-size: 0;
    unicode-bidi: plaintext;
  }
  .corrections-open.overdue {
    background: var(--_warning-soft);
    color: var(--_on-warning);
  }
  .notice .link {
    text-align: center;
  }
  @container care-thread (max-width: 480px) {
    .corrections-open {
      padding-inline: calc(var(--_space) * 2);
    }
  }
  /* Where there is little room, one line: the whole of it stands at the message. */
  @media (max-height: 420px) {
    .corrections-open {
      flex-wrap: nowrap;
    }
    .corrections-open span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .corrections-open .link {
      flex: none;
    }
  }
  @media (pointer: coarse) {
    .unread-from + .message-more {
      margin-inline-start: -16px;
    }
  }
`;

import { css } from "lit";

export const messageStyles = css`
  .message {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    column-gap: calc(var(--_space) * 2);
    margin-block-start: 2px;
  }
  .message.first {
    margin-block-start: var(--_gap);
  }
  .day + .message.first,
  .divider + .message.first {
    margin-block-start: 0;
  }
  .message > * {
    grid-column: 2;
  }
  .message > .avatar {
    grid-column: 1;
    grid-row: 1 / span 2;
    inline-size: 32px;
    block-size: 32px;
    font-size: 12px;
  }
  .sender {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(var(--_space) * 1.5);
    margin-block-end: var(--_space);
    padding-inline: calc(var(--_space) * 0.5);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .sender .name {
    color: var(--_text);
    font-weight: var(--_weight-strong);
  }
  .bubble {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: flex-end;
    column-gap: calc(var(--_space) * 3);
    justify-self: start;
    max-inline-size: min(576px, 100% - 32px);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-radius: var(--_radius-bubble);
    background: var(--_other);
    color: var(--_on-other);
  }
  /* As wide as a picture is, and not as that and the time beside it. */
  .bubble:has(> .files) {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    row-gap: calc(var(--_space) * 1.5);
  }
  .bubble:has(> .files):has(> .message-button) {
    grid-template-columns: minmax(0, 1fr) auto auto;
  }
  .bubble > .files,
  .files ~ .reader-names,
  .note-label:has(+ .files) {
    grid-column: 1 / -1;
  }
  .files ~ time {
    grid-column: 2;
  }
  .text {
    flex: 1 1 auto;
    min-inline-size: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .answers {
    display: grid;
    gap: calc(var(--_space) * 3);
    white-space: normal;
  }
  .answers-heading {
    font-weight: var(--_weight-strong);
  }
  .answers dl {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin: 0;
  }
  .answers dt {
    color: var(--_meta);
    font-size: var(--_font-size-small);
  }
  .answers dd {
    margin: 0;
    white-space: pre-wrap;
  }
  .text a {
    color: inherit;
    text-underline-offset: 0.2em;
    unicode-bidi: isolate;
  }
  time {
    flex: none;
    unicode-bidi: plaintext;
    color: var(--_meta);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    line-height: 20px;
    margin-block-end: -0.125rem;
  }
  .message.other.first .bubble {
    border-start-start-radius: 4px;
  }
  .message.other:not(.first) .bubble {
    border-start-start-radius: 6px;
  }
  .message.other:not(.last) .bubble {
    border-end-start-radius: 6px;
  }
  .message.own {
    grid-template-columns: minmax(0, 1fr);
    justify-items: end;
  }
  .message.own > * {
    grid-column: 1;
  }
  .message.own .bubble {
    justify-self: end;
    max-inline-size: min(576px, 100% - 40px);
    background: var(--_own);
    color: var(--_on-own);
  }
  .message.own:not(.first) .bubble {
    border-start-end-radius: 6px;
  }
  .message.own:not(.last) .bubble {
    border-end-end-radius: 6px;
  }
  /* Told by its edge, its hatching and its label: a page's accent may give any hue to one's own messages. */
  .message.staff-only .bubble {
    --_meta: var(--_on-warning);
    border: 2px dashed currentColor;
    background: repeating-linear-gradient(
        135deg,
        transparent 0 8px,
        color-mix(in srgb, currentColor 7%, transparent) 8px 16px
      )
      var(--_warning-soft);
    color: var(--_on-warning);
  }
  .note-label {
    display: flex;
    flex: 1 0 100%;
    align-items: center;
    gap: var(--_space);
    font-size: 12px;
    font-weight: var(--_weight-strong);
  }
  .note-label svg {
    inline-size: 14px;
    block-size: 14px;
  }
  .mention {
    border-radius: 4px;
    font-weight: var(--_weight-strong);
  }
  .mention.me {
    padding-inline: 3px;
    background: var(--_fill);
    color: var(--_on-fill);
  }
  .message:not(.staff-only) .mention:not(.me) {
    color: var(--_accent);
  }
  .message.sending .bubble,
  .message.waiting .bubble {
    background: none;
    box-shadow: inset 0 0 0 1px var(--_border);
  }
  .message.failed .bubble {
    background: var(--_danger-soft);
    color: var(--_text);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .note-line {
    display: flex;
    align-items: center;
    gap: var(--_space);
    justify-self: end;
    padding: var(--_space) calc(var(--_space) * 1) 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .other > .note-line {
    grid-column: 2;
    justify-self: start;
  }
  .note-line svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .note-line.failed {
    flex-wrap: wrap;
    justify-content: flex-end;
    column-gap: calc(var(--_space) * 3);
    color: var(--_danger);
  }
  .note-line.failed p {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .note-line.failed .actions {
    gap: calc(var(--_space) * 3);
  }
  .note-line .link {
    min-block-size: 28px;
    text-align: center;
    font-weight: var(--_weight-strong);
  }
  .message-button {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin-block-end: -4px;
    /* With the gap before it no width at all: the room for it is the time's, from which it never parts. */
    margin-inline: -30px -6px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_meta);
  }
  .bubble:has(> .message-button) > time {
    margin-inline-end: 20px;
  }
  .message-button svg {
    inline-size: 16px;
    block-size: 16px;
  }
  /*
   * Where a pointer can rest on a message, or a key comes to it, beside the bubble, which keeps no place for it; where
   * neither can, always.
   */
  @media (hover: hover) and (pointer: fine) {
    .bubble:has(> .unread-from) {
      position: relative;
    }
    .bubble:has(> .unread-from) > time {
      margin-inline-end: 0;
    }
    .bubble:has(> .files):has(> .unread-from) {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .unread-from {
      position: absolute;
      inset-inline-start: calc(100% + var(--_space));
      inset-block-end: calc(var(--_space) * 1.5);
      margin: 0;
      color: var(--_text-muted);
      opacity: 0;
    }
    .message:hover .unread-from,
    .unread-from:focus-visible {
      opacity: 1;
    }
  }
  .reader-names {
    display: grid;
    flex: 1 0 100%;
    margin-block-start: var(--_space);
    color: var(--_meta);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    .note-line .link {
      min-block-size: 44px;
    }
    /* As high as the button in it, which reaches over the text's end: a link there lies above. */
    .bubble:has(.message-button) {
      padding-block: 11px;
    }
    .message-button {
      inline-size: 44px;
      block-size: 44px;
      margin-block: -10px -14px;
      margin-inline: -40px -16px;
    }
    .text a {
      position: relative;
      z-index: 1;
    }
  }
  @media (forced-colors: active) {
    .mention.me {
      outline: 1px solid CanvasText;
    }
    .bubble {
      border: 1px solid CanvasText;
    }
  }
`;

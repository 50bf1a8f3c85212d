import { css } from "lit";

/** On paper the whole of what is loaded stands there, one message below the other, each with its author and time. */
export const paperStyles = css`
  @media print {
    header {
      padding-inline: 0;
    }
    .body,
    .log,
    .filtered,
    .entries {
      display: block;
      block-size: auto;
      min-block-size: 0;
      max-inline-size: none;
      overflow: visible;
      padding-inline: 0;
    }
    .message,
    .message.own {
      display: block;
      justify-items: stretch;
      margin-block-start: calc(var(--_space) * 2);
      break-inside: avoid;
    }
    .day,
    .divider {
      break-after: avoid;
    }
    .sender,
    .sender.sr {
      position: static;
      display: block;
      inline-size: auto;
      block-size: auto;
      margin: 0;
      padding: 0;
      overflow: visible;
      clip-path: none;
      text-align: start;
      white-space: normal;
    }
    .receipts {
      max-inline-size: none;
      max-block-size: none;
      padding-inline: 0;
      text-align: start;
    }
    .bubble,
    .message.own .bubble {
      display: block;
      justify-self: stretch;
      max-inline-size: none;
      padding: 0;
      border: 0;
      box-shadow: none;
    }
    .message.staff-only .bubble {
      padding: calc(var(--_space) * 2);
      border: 2px dashed #000;
      background: none;
    }
    .message > .avatar,
    .lead > .avatar,
    .watchers,
    .encounter .link,
    .filters,
    .go-to,
    .older,
    .latest,
    .follow,
    .message-button,
    .typing,
    .divider button,
    .note-line .actions {
      display: none !important;
    }
  }
`;

import { css } from "lit";
import { print } from "../styles/styles.ts";
import { cardStyles, correctionStyles, messageStyles } from "./entries/entries.ts";
import { followStyles } from "./follow-ask/follow-ask.ts";
import { headerStyles } from "./header/header.ts";
import { logStyles } from "./log/log.ts";
import { paperStyles } from "./paper.styles.ts";

const threadStyles = css`
  :host {
    /* What is asked lies over it, and is cut off where it ends. */
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    /* In a box that is too low for all of it the log keeps its height, and what is around it scrolls. */
    overflow: hidden auto;
    background: var(--_surface);
    container: care-thread / inline-size;
    --_gap: calc(var(--_space) * 3);
  }
  :host([density="compact"]) {
    --_gap: calc(var(--_space) * 2);
  }
  header,
  .follow,
  .receipts,
  .typing {
    flex: none;
  }
  .status {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }
  .wait {
    padding: var(--_space) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .wait.overdue {
    background: var(--_warning-soft);
    color: var(--_on-warning);
  }
  .unsent {
    text-align: center;
  }
  .kept {
    max-inline-size: 640px;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .receipts {
    inline-size: 100%;
    /* Ends where the messages end. */
    max-inline-size: calc(960px + var(--_space) * 8);
    max-block-size: 96px;
    margin-inline: auto;
    padding: var(--_space) calc(var(--_space) * 4.5) 0;
    overflow-y: auto;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    /* The page's end, where one's own messages are, and not that of the words' own direction. */
    text-align: right;
    overflow-wrap: anywhere;
  }
  .receipts:dir(rtl) {
    text-align: left;
  }
  .receipts svg {
    inline-size: 16px;
    block-size: 16px;
    margin-inline: var(--_space);
    vertical-align: -3px;
  }
  .typing {
    inline-size: 100%;
    max-inline-size: 960px;
    margin: 0 auto;
    block-size: 28px;
    padding-inline: calc(var(--_space) * 5);
    overflow: hidden;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    line-height: 28px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .gone {
    flex: 1 0 auto;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 6);
    color: var(--_text-muted);
    text-align: center;
  }
  .gone svg {
    inline-size: 36px;
    block-size: 36px;
    stroke-width: 1.25;
  }
  .bones {
    display: grid;
    align-content: end;
    gap: calc(var(--_space) * 3);
    inline-size: 100%;
    max-inline-size: 960px;
    margin-inline: auto;
    padding: calc(var(--_space) * 4);
  }
  .bones .bone {
    inline-size: min(352px, 62%);
    block-size: 48px;
    border-radius: var(--_radius-bubble);
  }
  .bones .bone:nth-child(even) {
    justify-self: end;
    inline-size: min(256px, 48%);
  }
  @container care-thread (max-width: 480px) {
    .wait {
      padding-inline: calc(var(--_space) * 2);
    }
  }
  @media (max-height: 420px) {
    /* The list's row says it as well; who waits too long stays in sight. */
    .wait:not(.overdue) {
      display: none;
    }
    .typing:empty {
      block-size: 0;
    }
    .receipts {
      max-block-size: 48px;
    }
  }
`;

export const styles = [
  headerStyles,
  followStyles,
  threadStyles,
  logStyles,
  messageStyles,
  correctionStyles,
  cardStyles,
  print,
  paperStyles,
];

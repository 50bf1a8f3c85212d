import { css } from "lit";

export const styles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: min(320px, 100dvh);
    max-block-size: 100dvh;
    overflow: hidden;
    background: var(--_surface);
    container: care-messenger / inline-size;
  }
  .stats {
    grid-row: 1;
    min-inline-size: 0;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .frame {
    grid-row: 2;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(256px, min(384px, 38%)) minmax(0, 1fr);
    grid-auto-columns: 288px;
    grid-auto-flow: column;
    /* Of a definite size whatever a page makes of the element's display. */
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    max-block-size: 100dvh;
  }
  .list,
  .detail {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    min-inline-size: 0;
  }
  .list {
    border-inline-end: 1px solid var(--_border);
  }
  .list > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2);
    flex: none;
    min-block-size: 64px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  h2 {
    font-size: 19px;
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  care-inbox,
  care-thread,
  care-new-conversation {
    flex: 1 1 0;
  }
  care-compose {
    flex: none;
  }
  .plus {
    min-inline-size: 44px;
    padding: 0;
    font-size: 22px;
    line-height: 1;
  }
  .send-a-message {
    display: grid;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4) 0;
  }
  .patient {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    background: var(--_accent-soft);
    font-size: var(--_font-size-small);
  }
  .list {
    overflow: hidden auto;
  }
  .list > care-inbox {
    min-block-size: 96px;
  }
  @media (max-height: 420px) {
    .stats {
      padding-block: var(--_space);
    }
    .list > header {
      min-block-size: 0;
      padding-block: var(--_space);
    }
  }
  .back,
  .team-toggle,
  .team-close {
    display: none;
  }
  .team {
    border-inline-start: 1px solid var(--_border);
  }
  .none {
    flex: 1;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 6);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
    text-align: center;
  }
  .none svg {
    inline-size: 40px;
    block-size: 40px;
    stroke-width: 1.25;
  }
  .coming {
    min-inline-size: 0;
    padding: calc(var(--_space) * 4);
    color: var(--_text-muted);
  }
  .coming > .button:not(.icon) {
    margin-block-end: calc(var(--_space) * 4);
  }
  .bones {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .bones .bone {
    block-size: 40px;
  }
  .detail-coming {
    flex: 1 1 0;
  }
  @container care-messenger (min-width: 1100px) {
    .team[data-ended] {
      display: none;
    }
  }
  /* The team takes the place of the list; nothing ever lies over a message. */
  @container care-messenger (max-width: 1099px) {
    .frame[data-shows="team"] {
      grid-template-columns: minmax(0, 1fr);
    }
    .frame[data-shows="team"] .list,
    .frame:not([data-shows="team"]) .team {
      display: none;
    }
    .team-toggle,
    .team-close {
      display: inline-flex;
    }
  }
  @container care-messenger (max-width: 719px) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
      grid-auto-columns: minmax(0, 1fr);
    }
    .list,
    .team {
      border: 0;
    }
    .stats:not([data-shows="list"]),
    .frame[data-shows="list"] .detail,
    .frame:not([data-shows="list"]) .list,
    .frame[data-shows="team"] .detail {
      display: none;
    }
    .back {
      display: inline-flex;
      min-block-size: 44px;
      inline-size: 44px;
      margin-inline-start: calc(var(--_space) * -1);
    }
  }
  /* The open conversation, or the list. */
  @media print {
    .frame,
    .detail,
    .list {
      display: block;
      block-size: auto;
      max-block-size: none;
      overflow: visible;
      border: 0;
    }
    .stats,
    .team,
    .frame:not([data-shows="list"]) .list,
    .frame[data-shows="list"] .detail {
      display: none !important;
    }
    .frame[data-shows="team"] .detail {
      display: block !important;
    }
  }
`;

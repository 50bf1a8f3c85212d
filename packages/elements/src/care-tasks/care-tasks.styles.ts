import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    container: care-tasks / inline-size;
    overflow-y: auto;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4) 0;
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }
  h2 {
    padding-block-end: var(--_space);
    font-size: var(--_font-size-large);
    line-height: 1.3;
  }
  .status,
  .line,
  .empty {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    color: var(--_text-muted);
  }
  .empty {
    padding-block: calc(var(--_space) * 10);
    text-align: center;
  }
  ul {
    list-style: none;
  }
  .task + .task {
    border-block-start: 1px solid var(--_border);
  }
  .task:hover,
  .task:focus-within {
    background: var(--_surface-hover);
  }
  .task.ticked {
    background: var(--_accent-soft);
  }
  .row {
    display: grid;
    grid-template: "tick about actions bubble" auto / auto minmax(0, 1fr) auto auto;
    align-items: center;
    gap: 0 calc(var(--_space) * 2);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }
  .tick {
    grid-area: tick;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    cursor: pointer;
  }
  input[type="checkbox"] {
    inline-size: 20px;
    block-size: 20px;
    min-block-size: 0;
    margin: 0;
    accent-color: var(--_fill);
  }
  .about {
    grid-area: about;
    display: grid;
    gap: 2px;
    overflow-wrap: anywhere;
  }
  .patient {
    font-weight: var(--_weight-strong);
  }
  .title {
    margin-inline-start: calc(var(--_space) * 2);
  }
  .second {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 3);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .due {
    display: inline-flex;
    align-items: center;
    gap: var(--_space);
  }
  .due svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .overdue {
    color: var(--_danger);
    font-weight: var(--_weight-strong);
  }
  .note {
    font-size: var(--_font-size-small);
  }
  .actions {
    grid-area: actions;
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
  }
  .bubble {
    grid-area: bubble;
    color: var(--_accent);
  }
  .ticked .bubble {
    background: var(--_fill);
    color: var(--_on-fill);
  }
  /* It stands in its place all the same, so that nothing moves when it shows; fingers have no hover, and always see it. */
  @media (hover: hover) {
    .task:not(:hover, :focus-within, .ticked) .bubble {
      opacity: 0;
    }
  }
  .error:empty {
    display: none;
  }
  .task > .error {
    padding-block-end: calc(var(--_space) * 2);
    padding-inline: 56px calc(var(--_space) * 3);
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
  .hand-over-form {
    display: grid;
    gap: calc(var(--_space) * 3);
    max-inline-size: 480px;
    margin-inline-start: 56px;
    padding: calc(var(--_space) * 1) calc(var(--_space) * 3) calc(var(--_space) * 3) 0;
  }
  textarea {
    resize: vertical;
  }
  .form-actions {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .more {
    display: grid;
    justify-items: center;
    padding: calc(var(--_space) * 3);
  }
  .bone {
    block-size: 48px;
    margin: calc(var(--_space) * 3) calc(var(--_space) * 4);
  }
  @container care-tasks (max-width: 640px) {
    .row {
      grid-template: "tick about bubble" auto "tick actions actions" auto / auto minmax(0, 1fr) auto;
    }
    .tick,
    .bubble {
      align-self: start;
    }
    .actions {
      justify-content: flex-start;
      padding-block-start: calc(var(--_space) * 2);
    }
    /* On a line of its own it begins where the list's lines do, whatever its words' direction. */
    .title {
      display: block;
      inline-size: fit-content;
      max-inline-size: 100%;
      margin-inline-start: 0;
    }
  }
  @container care-tasks (max-width: 400px) {
    .row {
      padding-inline: calc(var(--_space) * 2);
    }
    .hand-over-form {
      margin-inline-start: 0;
      padding-inline: calc(var(--_space) * 3);
    }
    .task > .error {
      padding-inline-start: calc(var(--_space) * 3);
    }
  }
  /* So low a window is an enlarged one: the tasks come first. */
  @media (max-height: 420px) {
    .head {
      position: static;
    }
  }
  @media (pointer: coarse) {
    .tick {
      inline-size: 44px;
      block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .task.ticked {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;

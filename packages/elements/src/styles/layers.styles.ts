import { css } from "lit";

/**
 * What stands above the page: a `<dialog>` with its `.actions`, and a `.popup` beside what opened it.
 * Escape in them is theirs alone: they call `preventDefault()`, or a messenger around them goes back.
 */
export const layers = css`
  dialog,
  .popup {
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 8px 32px rgb(0 0 0 / 0.22);
  }
  dialog {
    inline-size: min(432px, 100% - 32px);
    max-block-size: calc(100% - 32px);
    padding: calc(var(--_space) * 5);
    overflow-wrap: anywhere;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
  dialog h2 {
    margin-block-end: calc(var(--_space) * 2);
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  /* It has the focus so that no button has it, and is none. */
  dialog h2:focus {
    outline: none;
  }
  dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 5);
  }
  .popup {
    position: fixed;
    inset: auto;
    max-block-size: var(--_room, 100vh);
    margin: 0;
    padding: 0;
    overflow-y: auto;
  }
`;

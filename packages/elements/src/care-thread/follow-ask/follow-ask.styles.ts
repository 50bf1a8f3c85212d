import { css } from "lit";

export const followStyles = css`
  .follow h2 {
    margin-block-end: calc(var(--_space) * 1);
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  .follow h2:focus {
    outline: none;
  }
  .follow .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 3);
  }
  dialog.follow {
    position: absolute;
    inset: 0;
    z-index: 3;
    block-size: fit-content;
    max-block-size: calc(100% - var(--_space) * 2);
    margin: auto;
    overflow-y: auto;
    /* Over the conversation, at whose edge it ends. */
    box-shadow:
      0 8px 32px rgb(0 0 0 / 0.22),
      0 0 0 100vmax rgb(0 0 0 / 0.4);
  }
  section.follow {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-sunken);
    overflow-wrap: anywhere;
  }
  section.follow h2 {
    font-size: inherit;
  }
  section.follow p {
    font-size: var(--_font-size-small);
  }
`;

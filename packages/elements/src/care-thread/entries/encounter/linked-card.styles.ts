import { css } from "lit";

export const linkedStyles = css`
  .linked {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    inline-size: fit-content;
    max-inline-size: min(576px, 100%);
    margin: var(--_gap) auto 0;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .linked > svg {
    flex: none;
    color: var(--_text-muted);
  }
  .linked-about {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .linked-kind,
  .linked time {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .linked a {
    color: var(--_accent);
    font-weight: var(--_weight-strong);
    text-underline-offset: 0.2em;
  }
  .linked bdi {
    font-weight: var(--_weight-strong);
  }
`;

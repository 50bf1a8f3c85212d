import { css } from "lit";

export const styles = css`
  :host {
    display: block;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: calc(var(--_space) * 2);
    max-block-size: 196px;
    margin-block-end: var(--_space);
    overflow-y: auto;
    list-style: none;
  }
  .tile {
    display: grid;
    grid-template-columns: 56px minmax(0, 1fr) auto;
    align-content: start;
    align-items: center;
    gap: 0 calc(var(--_space) * 2.5);
    min-block-size: 64px;
    padding: calc(var(--_space) * 1) calc(var(--_space) * 1);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .tile.failed {
    border-color: var(--_danger);
  }
  .picture {
    display: grid;
    align-self: start;
    place-items: center;
    inline-size: 56px;
    block-size: 56px;
    overflow: hidden;
    border-radius: calc(var(--_radius) - 2px);
    background: var(--_surface-sunken);
    color: var(--_text-muted);
  }
  .picture svg {
    inline-size: 24px;
    block-size: 24px;
  }
  canvas {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .what {
    min-inline-size: 0;
    font-size: var(--_font-size-small);
    line-height: 1.35;
  }
  .name {
    overflow: hidden;
    font-weight: var(--_weight-strong);
    text-align: match-parent;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .status {
    color: var(--_text-muted);
    font-variant-numeric: tabular-nums;
  }
  .status > span::before {
    content: "· " / "";
  }
  .error {
    color: var(--_danger);
    overflow-wrap: anywhere;
  }
  .actions {
    display: flex;
    gap: calc(var(--_space) * 3);
    min-inline-size: 0;
  }
  .describe {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  progress {
    display: block;
    inline-size: 100%;
    block-size: 4px;
    margin-block-start: var(--_space);
    overflow: hidden;
    border: 0;
    border-radius: 2px;
    background: var(--_border);
    appearance: none;
  }
  progress::-webkit-progress-bar {
    background: var(--_border);
  }
  progress::-webkit-progress-value {
    background: var(--_fill);
  }
  progress::-moz-progress-bar {
    background: var(--_fill);
  }
  .remove {
    align-self: start;
    color: var(--_text-muted);
  }
  .alt {
    grid-column: 1 / -1;
    inline-size: 100%;
    margin-block-start: var(--_space);
  }
  /* One row of a few lines, for what is written to stay in sight. */
  @media (max-height: 420px) {
    ul {
      grid-auto-columns: max-content;
      grid-auto-flow: column;
      grid-template-columns: none;
      margin-block-end: 0;
      overflow: auto hidden;
    }
    .tile {
      grid-template-columns: auto auto;
      align-items: center;
      min-block-size: 0;
      padding-block: 0;
    }
    .what {
      display: grid;
      grid-template-columns: auto auto;
      gap: 0 calc(var(--_space) * 2);
      line-height: 1.25;
    }
    .name {
      grid-column: 1 / -1;
      max-inline-size: 180px;
    }
    .error {
      inline-size: max-content;
      max-inline-size: 228px;
    }
    .actions .link {
      min-block-size: 0;
    }
    progress {
      grid-column: 1 / -1;
      margin-block-start: 0;
    }
    .remove {
      align-self: center;
    }
    .picture,
    .describe {
      display: none;
    }
  }
  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
    }
  }
`;

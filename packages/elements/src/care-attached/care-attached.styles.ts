import { css } from "lit";

export const styles = css`
  :host {
    display: grid;
    gap: calc(var(--_space) * 2);
    min-inline-size: 0;
  }
  ul {
    list-style: none;
  }
  .photos {
    display: grid;
    gap: var(--_space);
  }
  .photos.grid {
    grid-template-columns: repeat(auto-fill, minmax(min(132px, 100%), 1fr));
    inline-size: min(400px, 100%);
  }
  .photo-place {
    display: grid;
    min-inline-size: 0;
    align-content: start;
  }
  .photo {
    position: relative;
    display: grid;
    justify-self: start;
    max-inline-size: 100%;
    padding: 0;
    overflow: hidden;
    border: 0;
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentColor 8%, transparent);
    cursor: zoom-in;
  }
  .photo canvas {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    object-fit: contain;
  }
  .grid .photo {
    inline-size: 100%;
    aspect-ratio: 1;
  }
  .grid .photo canvas {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .photo .problem {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space);
    padding: calc(var(--_space) * 2);
    color: var(--_text-muted);
    font-size: 12px;
    line-height: 1.3;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .documents {
    display: grid;
    gap: calc(var(--_space) * 1.5);
  }
  .document {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 2.5);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2.5);
    border: 1px solid color-mix(in srgb, currentColor 22%, transparent);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }
  .document > svg {
    inline-size: 24px;
    block-size: 24px;
    color: var(--_accent);
  }
  .what {
    flex: 1 1 120px;
    min-inline-size: 0;
  }
  .name {
    font-weight: var(--_weight-strong);
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .meta,
  .status {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .photo-place > .status {
    max-inline-size: 320px;
    margin-block-start: var(--_space);
    color: var(--_meta);
  }
  .status.failed {
    color: var(--_danger);
  }
  .buttons {
    display: flex;
    gap: calc(var(--_space) * 3);
    font-weight: var(--_weight-strong);
  }
  .viewer {
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
  }
  .viewer[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  .bar h2 {
    flex: 1 1 120px;
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font-size: var(--_font-size);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .count {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-variant-numeric: tabular-nums;
  }
  .tools {
    display: flex;
    margin-inline-start: auto;
  }
  .stage {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-inline-size: 0;
    min-block-size: 0;
    overflow: auto;
    background: var(--_surface-sunken);
    touch-action: none;
  }
  .stage:focus-visible {
    outline-offset: -2px;
  }
  .large {
    max-inline-size: 100%;
    max-block-size: 100%;
    margin: auto;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .stage .problem {
    margin: auto;
    padding: calc(var(--_space) * 4);
    color: var(--_text-muted);
  }
  .sides {
    position: absolute;
    inset-block-end: max(calc(var(--_space) * 4), env(safe-area-inset-bottom));
    inset-inline: calc(var(--_space) * 4);
    display: flex;
    justify-content: space-between;
    pointer-events: none;
  }
  .sides .button {
    min-block-size: 44px;
    inline-size: 44px;
    border-color: var(--_border);
    border-radius: 50%;
    background: var(--_surface);
    pointer-events: auto;
  }
  @media print {
    .buttons {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .photo {
      border: 1px solid CanvasText;
    }
  }
`;

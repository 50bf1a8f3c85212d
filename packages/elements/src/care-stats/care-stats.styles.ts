import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    padding: calc(var(--_space) * 4);
    background: var(--_surface);
  }
  :host([compact]) {
    padding: 0;
    background: none;
  }
  h2 {
    margin-block-end: calc(var(--_space) * 3);
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
  }
  h3 {
    font-size: var(--_font-size);
    font-weight: var(--_weight-strong);
  }
  .about {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(140px, 100%), 1fr));
    gap: calc(var(--_space) * 3);
    list-style: none;
  }
  .tile {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.5);
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: start;
  }
  .value {
    font-size: 24px;
    font-weight: var(--_weight-strong);
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
  }
  .value .bone {
    display: inline-block;
    inline-size: 48px;
    block-size: 0.8em;
  }
  .label {
    font-weight: var(--_weight-strong);
  }

  :host([compact]) .tiles {
    grid-template-columns: repeat(4, 1fr);
    gap: calc(var(--_space) * 2);
  }
  :host([compact]) .tile {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 44px;
    gap: 0;
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
  }
  :host([compact]) .tile:hover {
    background: var(--_surface-hover);
  }
  :host([compact]) .tile[aria-expanded="true"] {
    border-color: var(--_accent);
  }
  :host([compact]) .value {
    font-size: var(--_font-size-large);
  }
  :host([compact]) .label {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 400;
    line-height: 1.25;
  }
  :host([compact]) .about {
    margin-block-start: calc(var(--_space) * 1.5);
  }
  @container (max-width: 460px) {
    :host([compact]) .tiles {
      grid-template-columns: repeat(2, 1fr);
    }
    :host([compact]) .tile {
      flex-direction: row;
      align-items: center;
      gap: calc(var(--_space) * 1.5);
    }
  }

  /* Room for what stands below: one line, which is moved sideways. */
  @media (max-height: 420px) {
    :host([compact]) .tiles {
      display: flex;
      overflow-x: auto;
    }
    :host([compact]) .tile {
      flex-direction: row;
      align-items: center;
      gap: calc(var(--_space) * 1.5);
      min-block-size: 32px;
      padding-block: 0;
      white-space: nowrap;
    }
  }

  .trouble {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }
  .status {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    margin-block-end: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_on-warning);
    font-size: var(--_font-size-small);
  }

  .measures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
    gap: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 3);
  }
  .measure,
  section.details {
    min-inline-size: 0;
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  section.details {
    margin-block-start: calc(var(--_space) * 3);
  }
  .goal {
    margin-block-start: calc(var(--_space) * 2);
    font-size: var(--_font-size-small);
    font-weight: var(--_weight-strong);
  }
  .spans {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: calc(var(--_space) * 3);
    margin: calc(var(--_space) * 2) 0 calc(var(--_space) * 3);
  }
  dt {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  dd {
    display: flex;
    flex-direction: column;
    margin: 0;
  }

  .chart p {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .bars {
    display: block;
    inline-size: 100%;
    block-size: 96px;
    overflow: visible;
    color: var(--_accent);
    stroke: none;
  }
  .bar {
    stroke: var(--_accent);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .hatch {
    stroke: var(--_accent);
    stroke-width: 1.5;
  }
  .ground {
    stroke: var(--_border-field);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .target {
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-dasharray: 5 3;
    vector-effect: non-scaling-stroke;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    margin-block-start: calc(var(--_space) * 1);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 1) calc(var(--_space) * 4);
    margin-block-start: calc(var(--_space) * 1);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }
  .swatch {
    inline-size: 12px;
    block-size: 12px;
    color: var(--_accent);
  }
  .measure .link {
    margin-block-start: calc(var(--_space) * 2);
    font-size: var(--_font-size-small);
  }

  .scrolls {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_font-size-small);
  }
  th,
  td {
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    color: var(--_text-muted);
    font-weight: var(--_weight-strong);
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 400;
  }
  tbody tr:last-child > * {
    border-block-end: 0;
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td .about {
    display: block;
  }
  table.details {
    min-inline-size: 420px;
    margin-block-start: calc(var(--_space) * 2);
  }
  .when {
    font-weight: 400;
  }

  @media (forced-colors: active) {
    .bars,
    .swatch {
      color: CanvasText;
    }
    .bar,
    .hatch,
    .ground {
      stroke: CanvasText;
    }
    .target {
      stroke: Highlight;
    }
  }
`;

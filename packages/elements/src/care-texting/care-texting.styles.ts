import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    background: var(--_surface);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: calc(var(--_space) * 2);
  }
  .field {
    flex: 1 1 180px;
    min-inline-size: 0;
  }
  .field input {
    font-weight: normal;
  }
  [part="texting"] {
    min-block-size: 44px;
  }
  .row + p {
    margin-block-start: var(--_space);
  }
  [part="texting"][aria-pressed="true"] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: var(--_weight-strong);
  }
  .hint,
  .about {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .error {
    color: var(--_danger);
    font-size: var(--_font-size-small);
  }
  .standing {
    margin-block-start: calc(var(--_space) * 2);
  }
  [part="status"] {
    font-weight: var(--_weight-strong);
  }
  [part="status"][data-status="failed"],
  [part="status"][data-status="opted-out"] {
    color: var(--_danger);
  }
  .deeds {
    display: flex;
    flex-wrap: wrap;
    column-gap: calc(var(--_space) * 4);
  }
  [part="unclear"] {
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 2);
    border-radius: var(--_radius);
    background: var(--_warning-soft);
    color: var(--_on-warning);
  }
  [part="unclear"] ul {
    margin-block: var(--_space);
    padding-inline-start: calc(var(--_space) * 5);
    overflow-wrap: anywhere;
  }
`;

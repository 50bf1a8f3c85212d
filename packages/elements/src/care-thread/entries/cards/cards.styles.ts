import { css } from "lit";

export const cardStyles = css`
  .card {
    display: flex;
    gap: calc(var(--_space) * 3);
    inline-size: fit-content;
    min-inline-size: min(100%, 260px);
    max-inline-size: min(100%, 460px);
    margin: calc(var(--_space) * 3) auto;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-sizing: border-box;
    overflow-wrap: anywhere;
  }
  .card p {
    margin: 0;
  }
  .card-icon {
    flex: none;
    color: var(--_accent);
  }
  .card-words {
    min-inline-size: 0;
  }
  .card-kind,
  .card-before,
  .card-since {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .card-title {
    font-weight: 600;
  }
  .card-text {
    white-space: pre-wrap;
  }
  .card.cancelled :is(.card-title, .card-when),
  .card-before {
    text-decoration: line-through;
  }
  .card.past {
    border-style: dashed;
    color: var(--_text-muted);
  }
  .card.past .card-icon,
  .card.cancelled .card-icon {
    color: var(--_text-muted);
  }
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

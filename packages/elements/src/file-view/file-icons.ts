import { html } from "lit";

/** Drawn as the other icons are. */
export const fileIcons = {
  file: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6.5 3.5h7L18.5 8.5v12h-12zm7 0v5h5M9.5 13h6m-6 3.5h4" />
  </svg>`,
  picture: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="3.5" y="5" width="17" height="14" rx="2" />
    <circle cx="9" cy="10" r="1.6" />
    <path d="m4 17.5 5-4 3 2.4 3.5-3.4 4.5 4" />
  </svg>`,
  minus: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12h12" /></svg>`,
  plus: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 6v12M6 12h12" /></svg>`,
  fit: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4.5 9V4.5H9M15 4.5h4.5V9m0 6v4.5H15m-6 0H4.5V15" />
  </svg>`,
  save: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4v11m-4.5-4.5L12 15l4.5-4.5M5 19.5h14" /></svg>`,
  previous: html`<svg class="flip" viewBox="0 0 24 24" aria-hidden="true"><path d="m14.5 6-6 6 6 6" /></svg>`,
  next: html`<svg class="flip" viewBox="0 0 24 24" aria-hidden="true"><path d="m9.5 6 6 6-6 6" /></svg>`,
  close: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6.5 6.5 11 11m0-11-11 11" /></svg>`,
};

import { html } from "lit";

/** Those that the messenger and its list need at once. */
export const listIcons = {
  messages: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path
      d="M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5zM8 8.5h8M8 11.8h5"
    />
  </svg>`,
  close: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 6 12 12M18 6 6 18" /></svg>`,
  plus: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14M5 12h14" /></svg>`,
  back: html`<svg class="flip" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M19 12H5m6-6-6 6 6 6" />
  </svg>`,
  lock: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
    <path d="M8.5 10.5V7.8a3.5 3.5 0 0 1 7 0v2.7" />
  </svg>`,
  envelope: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="3.5" y="5.5" width="17" height="13" rx="2" />
    <path d="m4 7.5 8 6 8-6" />
  </svg>`,
  envelopeOpen: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3.5 10 12 4l8.5 6v8a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18zl8.5 5.5 8.5-5.5" />
  </svg>`,
  people: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="9" cy="8" r="3.5" />
    <path d="M2.5 19.5c.5-3.3 3.2-5.2 6.5-5.2s6 1.9 6.5 5.2M15.5 4.8a3.5 3.5 0 0 1 0 6.4m3 3.6c1.7.9 2.7 2.6 3 4.7" />
  </svg>`,
  paperclip: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="m20 11.5-8 8a5 5 0 0 1-7.1-7.1l8.3-8.3a3.4 3.4 0 0 1 4.8 4.8l-8.3 8.3a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6" />
  </svg>`,
};

import { html } from "lit";
import { listIcons } from "./list-icons.ts";

/** Drawn on a grid of 24; the words beside them carry the meaning. */
export const icons = {
  ...listIcons,
  camera: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path
      d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2l1.2-1.8c.2-.3.5-.4.8-.4h5c.3 0 .6.1.8.4L16.5 7h2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"
    />
    <circle cx="12" cy="12.8" r="3.3" />
  </svg>`,
  send: html`<svg class="flip" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4.5 12 3.8 4.6c-.1-.8.7-1.3 1.4-1L20.6 11c.8.4.8 1.6 0 2L5.2 20.4c-.7.3-1.5-.2-1.4-1zm0 0H12" />
  </svg>`,
  reply: html`<svg class="flip" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M9 6 4 11l5 5M4 11h10a6 6 0 0 1 6 6v1" />
  </svg>`,
  down: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 5v14m6-6-6 6-6-6" /></svg>`,
  up: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5m-6 6 6-6 6 6" /></svg>`,
  person: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="8" r="4" />
    <path d="M4.5 20.5c.6-3.8 3.7-6 7.5-6s6.9 2.2 7.5 6" />
  </svg>`,
  calendar: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="4" y="5.5" width="16" height="15" rx="2" />
    <path d="M4 10h16M8.5 3.5v4m7-4v4" />
  </svg>`,
  plan: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="5" y="4.5" width="14" height="16.5" rx="2" />
    <path d="M9 3.5h6v3H9zm0 8h6m-6 4h4" />
  </svg>`,
  clock: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5V12l3 2" />
  </svg>`,
  info: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 11v5.5m0-9v.01" />
  </svg>`,
  alert: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="8.5" />
    <path d="M12 7.5v5m0 3.5v.01" />
  </svg>`,
  dots: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 12v.01M12 12v.01M18 12v.01" stroke-width="3" /></svg>`,
  gear: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="3" />
    <path
      d="m10.2 3-.5 2.4-1.9 1.1-2.3-.8-1.8 3.1 1.8 1.6v2.2l-1.8 1.6 1.8 3.1 2.3-.8 1.9 1.1.5 2.4h3.6l.5-2.4 1.9-1.1 2.3.8 1.8-3.1-1.8-1.6v-2.2l1.8-1.6-1.8-3.1-2.3.8-1.9-1.1-.5-2.4z"
    />
  </svg>`,
  bell: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6 17V10.5a6 6 0 0 1 12 0V17l1.5 1.5h-15zm4 4.2h4" />
  </svg>`,
  bellOff: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6 12v5l-1.5 1.5H16M18 14v-3.5a6 6 0 0 0-10-4.5M10 21.2h4M4 4l16 16" />
  </svg>`,
  eye: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <circle cx="12" cy="12" r="2.8" />
  </svg>`,
  tick: html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m5 12.5 4.5 4.5L19 7" /></svg>`,
  ticks: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="m2 12.5 4.5 4.5L16 7m-4.5 9.5.5.5L22 7" />
  </svg>`,
  shield: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 3.5 5 6v5.5c0 4.2 2.8 7.4 7 9 4.2-1.6 7-4.8 7-9V6zM9.5 11.5h5v4h-5zm1-.2v-1.3a1.5 1.5 0 0 1 3 0v1.3" />
  </svg>`,
  lockOpen: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
    <path d="M8.5 10.5V7.3a3.5 3.5 0 0 1 6.8-1.2" />
  </svg>`,
  order: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <rect x="5" y="5" width="14" height="15.5" rx="2" />
    <path d="M9 5V3.5h6V5m-6.5 6 1.2 1.2L12 9.9m2 1.1h2m-7.5 5 1.2 1.2 2.3-2.3m2 1.1h2" />
  </svg>`,
  document: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6.5 3.5H14l4.5 4.5v12.5h-12zM14 3.5V8h4.5M9.5 12.5h6m-6 4h6" />
  </svg>`,
  lifebuoy: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="8.5" />
    <circle cx="12" cy="12" r="3.5" />
    <path d="m6 6 3.5 3.5m5 5L18 18m0-12-3.5 3.5m-5 5L6 18" />
  </svg>`,
  search: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="m15 15 5.5 5.5" />
  </svg>`,
  archive: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3.5 5h17v4h-17zm1.5 4v10h14V9m-9 3.5h4" />
  </svg>`,
  unarchive: html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3.5 5h17v4h-17zm1.5 4v10h14V9m-7 7.5v-5m-2 2 2-2 2 2" />
  </svg>`,
};

import { css } from "lit";

/** On paper: black on white, at whatever height, and nothing that could be pressed. */
export const print = css`
  @media print {
    :host {
      --_surface: #fff;
      --_surface-sunken: #fff;
      --_surface-hover: #fff;
      --_text: #000;
      --_text-muted: #000;
      --_meta: #000;
      --_accent: #000;
      --_accent-soft: #fff;
      --_border: #000;
      --_own: #fff;
      --_on-own: #000;
      --_other: #fff;
      --_on-other: #000;
      --_warning-soft: #fff;
      --_on-warning: #000;
      --_danger: #000;
      --_danger-soft: #fff;
      display: block;
      flex: none !important;
      align-self: start !important;
      justify-self: stretch !important;
      block-size: auto !important;
      min-block-size: auto !important;
      max-block-size: none !important;
      overflow: visible !important;
      container: none !important;
      contain: none !important;
      color-scheme: light;
    }
    .button,
    [popover],
    [role="switch"] {
      display: none !important;
    }
  }
`;

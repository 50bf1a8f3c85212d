import { css } from "lit";

/**
 * Every colour, radius, space and font. A host sets `--care-x` on any ancestor; the elements read `--_x`.
 * They are two names because a `--care-x` declared on `:host` here would beat the one that a page sets
 * further up. Light and dark follow the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --_font: var(--care-font, inherit);
    --_font-size: var(--care-font-size, 15px);
    --_font-size-small: var(--care-font-size-small, 13px);
    --_font-size-large: var(--care-font-size-large, 17px);
    --_line-height: var(--care-line-height, 1.45);
    --_weight-strong: var(--care-weight-strong, 600);

    --_space: var(--care-space, 4px);
    --_radius: var(--care-radius, 8px);
    --_radius-bubble: var(--care-radius-bubble, 14px);

    --_surface: var(--care-surface, light-dark(#ffffff, #12191d));
    --_surface-sunken: var(--care-surface-sunken, light-dark(#f5f8f9, #0d1316));
    --_surface-hover: var(--care-surface-hover, light-dark(#f1f5f6, #1a2328));
    --_text: var(--care-text, light-dark(#16242b, #e6edf0));
    --_text-muted: var(--care-text-muted, light-dark(#52636c, #a3b3bb));
    --_border: var(--care-border, light-dark(#dde5e8, #2a363c));
    --_border-field: var(--care-border-field, light-dark(#83939b, #6b7c85));

    /*
     * A host's accent alone colours everything: as dark or as light as words and white letters on it need.
     * Without one these five are invalid, and the defaults below stand.
     */
    --_from-accent: light-dark(
      oklch(from var(--care-accent) min(l, 0.53) c h),
      oklch(from var(--care-accent) max(l, 0.76) c h)
    );
    --_from-fill: oklch(from var(--care-accent) min(l, 0.53) c h);
    --_from-fill-hover: color-mix(in oklab, var(--_from-fill), black 18%);
    --_from-soft: light-dark(
      color-mix(in oklab, var(--care-accent) 10%, var(--_surface)),
      color-mix(in oklab, var(--care-accent) 24%, var(--_surface))
    );
    --_from-own: light-dark(
      color-mix(in oklab, var(--care-accent) 14%, var(--_surface)),
      color-mix(in oklab, var(--care-accent) 32%, var(--_surface))
    );
    --_accent: var(--_from-accent, light-dark(#0a6577, #62c6d6));
    --_fill: var(--care-accent-fill, var(--_from-fill, light-dark(#0a6577, #1c7486)));
    --_fill-hover: var(--care-accent-fill-hover, var(--_from-fill-hover, light-dark(#084f5d, #238399)));
    --_on-fill: var(--care-on-accent-fill, #ffffff);
    --_accent-soft: var(--care-accent-soft, var(--_from-soft, light-dark(#e3f1f4, #15353d)));

    --_own: var(--care-own, var(--_from-own, light-dark(#dceff3, #163f49)));
    --_on-own: var(--care-on-own, var(--_text));
    --_other: var(--care-other, light-dark(#f0f3f5, #202b31));
    --_on-other: var(--care-on-other, var(--_text));
    --_meta: var(--care-meta, light-dark(#4a5b64, #adbcc3));

    --_danger: var(--care-danger, light-dark(#b3261e, #f2a49e));
    --_danger-soft: var(--care-danger-soft, light-dark(#fcefee, #3a1d1b));
    --_warning-soft: var(--care-warning-soft, light-dark(#fdf4e0, #362b14));
    --_on-warning: var(--care-on-warning, light-dark(#5c4300, #f0d596));
    --_here: var(--care-here, light-dark(#1a7f46, #4cc38a));
    --_focus: var(--care-focus, var(--_accent));

    font-family: var(--_font);
    font-size: var(--_font-size);
    line-height: var(--_line-height);
    color: var(--_text);
    -webkit-text-size-adjust: 100%;

    /* What a page does to its own words would change what is read here: only its font and colours come in. */
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    -webkit-user-select: text;
    user-select: text;
  }
  :host([hidden]) {
    display: none !important;
  }
`;

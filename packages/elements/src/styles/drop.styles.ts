import { css } from "lit";

/** The area that says that files can be dropped here, which takes no pointer: what lies below goes on hearing of it; and a phone's camera. */
export const drop = css`
  .drop {
    position: absolute;
    z-index: 3;
    inset: calc(var(--_space) * 2);
    display: grid;
    place-items: center;
    border: 2px dashed var(--_accent);
    border-radius: calc(var(--_radius) * 1.5);
    background: color-mix(in srgb, var(--_surface) 88%, var(--_accent));
    color: var(--_accent);
    font-weight: var(--_weight-strong);
    text-align: center;
    pointer-events: none;
  }
  .camera {
    display: none;
  }
  @media (pointer: coarse) {
    .camera {
      display: inline-grid;
    }
  }
`;

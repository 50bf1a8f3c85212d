import { css } from "lit";

/** A circle with initials, and a picture over them. The hue only helps the eye to find a row again; it says nothing. */
export const avatar = css`
  .avatar {
    --_hue: 215;
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--care-avatar, light-dark(oklch(0.925 0.035 var(--_hue)), oklch(0.37 0.045 var(--_hue))));
    color: var(--care-on-avatar, light-dark(oklch(0.37 0.06 var(--_hue)), oklch(0.92 0.035 var(--_hue))));
    font-size: 14px;
    font-weight: var(--_weight-strong);
    line-height: 1;
    user-select: none;
  }
  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: inherit;
    object-fit: cover;
  }
  .avatar img.failed {
    opacity: 0;
  }
  .avatar.hue-1 {
    --_hue: 255;
  }
  .avatar.hue-2 {
    --_hue: 300;
  }
  .avatar.hue-3 {
    --_hue: 350;
  }
  .avatar.hue-4 {
    --_hue: 55;
  }
  .avatar.hue-5 {
    --_hue: 140;
  }
  .avatar.hue-6 {
    --_hue: 175;
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
  }
`;

import { css } from "lit";

/** `<button role="switch" aria-checked="…"><span>words</span><i></i></button>`; fixed with `aria-disabled`. */
export const switches = css`
  [role="switch"] {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
    inline-size: 100%;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    text-align: start;
  }
  [role="switch"] i {
    display: flex;
    flex: none;
    inline-size: 40px;
    block-size: 24px;
    padding: 4px;
    border-radius: 999px;
    background: var(--_border-field);
  }
  [role="switch"] i::after {
    content: "";
    inline-size: 16px;
    border-radius: 50%;
    background: #fff;
  }
  [role="switch"][aria-checked="true"] i {
    justify-content: flex-end;
    background: var(--_fill);
  }
  [role="switch"]:is(:disabled, [aria-disabled="true"]) {
    cursor: default;
  }
  [role="switch"]:is(:disabled, [aria-disabled="true"]) i {
    opacity: 0.55;
  }
  @media (forced-colors: active) {
    [role="switch"] i {
      border: 1px solid ButtonText;
      padding: 3px;
    }
    [role="switch"] i::after {
      background: ButtonText;
      forced-color-adjust: none;
    }
  }
`;

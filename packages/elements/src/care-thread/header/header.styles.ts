import { css } from "lit";

/**
 * The patient's name gives way last: before it is cut the topic is, faces go, buttons lose their words, and all of them
 * stand below it.
 */
export const headerStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
    min-block-size: 64px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4);
    border-block-end: 1px solid var(--_border);
  }
  /* As wide as the name at least, and the buttons go below before it is less. */
  .lead {
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    gap: inherit;
    inline-size: min-content;
    min-inline-size: 0;
  }
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin-inline-start: auto;
  }
  .tools:empty {
    display: none;
  }
  .about {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .title,
  .subtitle {
    display: flex;
    align-items: baseline;
    column-gap: calc(var(--_space) * 2);
    min-inline-size: 0;
    white-space: nowrap;
  }
  .tag.staff-only {
    flex: none;
    background: var(--_warning-soft);
    color: var(--_on-warning);
  }
  .tag.staff-only svg {
    inline-size: 12px;
    block-size: 12px;
    vertical-align: -1px;
  }
  .title {
    flex-wrap: wrap;
    font-size: var(--_font-size-large);
    font-weight: var(--_weight-strong);
    line-height: 1.3;
  }
  /* Cut at the end of its own direction. */
  .cut {
    min-inline-size: 0;
    max-inline-size: 100%;
    /* Room for letters that reach out of their box. */
    padding-inline: 2px;
    margin-inline: -2px;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* A button with a bound in percent counts as one of no width: the name would be cut before the buttons go below. */
  .title > .link.cut {
    max-inline-size: none;
  }
  .topic {
    flex: 1 1 0;
    inline-size: 0;
  }
  .title .link {
    min-inline-size: 24px;
    min-block-size: 24px;
    font-weight: inherit;
  }
  .title .id {
    flex: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 400;
  }
  .subtitle {
    flex: 1 1 0;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  /* As wide as its words and the room for them, and gives way beside what stands there. */
  .subtitle > .cut {
    max-inline-size: none;
  }
  .subtitle:not(:has(*)) {
    display: none;
  }
  /* What stands below a name makes no more room for itself than this. */
  .below-title {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 24px;
  }
  .below-title:has(.watchers) {
    inline-size: 0;
    min-inline-size: max(100%, 160px);
  }
  /* Faces alone need less, and leave the buttons their place beside them. */
  .below-title:has(.watchers):not(:has(.subtitle > *)) {
    min-inline-size: max(100%, 112px);
  }
  .watchers {
    display: flex;
    flex: none;
  }
  .watchers .avatar {
    inline-size: 24px;
    block-size: 24px;
    box-shadow: 0 0 0 2px var(--_surface);
    font-size: 10px;
  }
  .watchers .avatar + .avatar {
    margin-inline-start: -3px;
  }
  .about .bone {
    inline-size: 160px;
    max-inline-size: 100%;
    block-size: 14px;
  }
  .state {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    white-space: nowrap;
  }
  .encounter {
    display: flex;
    flex: 1 0 100%;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 4);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    overflow-wrap: anywhere;
  }
  .encounter .link {
    min-block-size: 24px;
    font-weight: var(--_weight-strong);
  }
  .encounter.overdue {
    color: var(--_on-warning);
    font-weight: var(--_weight-strong);
  }
  .rhythm {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }
  .rhythm .button {
    justify-self: start;
    margin-block-start: var(--_space);
  }
  .rhythm .field {
    display: grid;
    gap: var(--_space);
  }
  .rhythm label {
    font-weight: var(--_weight-strong);
  }
  .rhythm select,
  .rhythm input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 40px;
    padding: var(--_space) calc(var(--_space) * 3);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    /* Below 16 px a phone zooms into the page when the field gets the focus. */
    font-size: max(16px, 1em);
  }
  .exporting {
    display: grid;
    gap: calc(var(--_space) * 2);
  }
  :is([role="switch"] + .hint, .rhythm) + .exporting {
    padding-block-start: calc(var(--_space) * 3);
    margin-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }
  .exporting .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
  }
  .settings:focus {
    outline: none;
  }
  .settings .popup {
    inline-size: min(320px, 100vw - 16px);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 4) calc(var(--_space) * 4);
  }
  [role="switch"] {
    inline-size: calc(100% + var(--_space) * 4);
    margin: 0 calc(var(--_space) * -2) var(--_space);
    padding-inline: calc(var(--_space) * 2);
    font-weight: var(--_weight-strong);
  }
  .hint,
  .error {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .error {
    color: var(--_danger);
  }
  .error:not(:empty) {
    margin-block-start: calc(var(--_space) * 2);
  }
  /* Below the buttons as well there is room for a topic: from below the name to the header's end, and for what it needs. */
  @container care-thread (481px <= width < 900px) {
    header:has(.below-title) {
      position: relative;
    }
    header:has(.below-title) .tools {
      align-self: flex-start;
    }
    .title:has(+ .below-title) {
      align-content: center;
      min-block-size: 36px;
    }
    .about:has(.below-title) {
      padding-block-end: 24px;
    }
    .about .below-title {
      position: absolute;
      inline-size: auto;
      min-inline-size: 0;
      margin-inline-end: calc(var(--_space) * 4);
    }
    .below-title .subtitle,
    .below-title .topic {
      flex: 0 1 auto;
      inline-size: auto;
    }
  }
  @container care-thread (max-width: 640px) {
    .profile-word {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .profile {
      inline-size: 44px;
      min-block-size: 44px;
      padding: 0;
      border-color: transparent;
    }
  }
  @container care-thread (max-width: 480px) {
    header {
      column-gap: var(--_space);
      padding-inline: calc(var(--_space) * 2);
    }
    .tools {
      gap: var(--_space);
    }
    /* A patient has no name above it, and reads it here alone. */
    .title > .topic {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      line-clamp: 2;
      overflow-wrap: anywhere;
      white-space: normal;
    }
    /* The name itself opens the profile. */
    .lead > .avatar,
    .profile {
      display: none;
    }
  }
  /* A window so low is one that was enlarged: the words of the log come first. */
  @media (max-height: 420px) {
    header {
      row-gap: 0;
      min-block-size: 0;
      padding-block: 2px;
    }
    .title {
      flex-wrap: nowrap;
    }
    .title .id {
      flex: 1 1 0;
      inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .below-title {
      min-block-size: 0;
    }
    .below-title:has(.watchers) {
      min-inline-size: 100%;
    }
    /*
     * The name itself opens the profile, the lock says what the word beside it does, and the list's row marks as unread.
     */
    .lead > .avatar,
    .profile,
    .state,
    .find,
    .envelope,
    .watchers,
    .encounter-words {
      display: none;
    }
    .encounter {
      flex: none;
    }
  }
  @media (pointer: coarse) {
    .title .link {
      min-inline-size: 44px;
      min-block-size: 44px;
      margin-block: -10px;
    }
    .encounter .link {
      min-block-size: 44px;
    }
  }
`;

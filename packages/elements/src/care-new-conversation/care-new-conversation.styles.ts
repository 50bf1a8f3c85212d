import { css } from "lit";

export const styles = css`
  form,
  .around {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
    max-inline-size: 640px;
    padding: calc(var(--_space) * 5) calc(var(--_space) * 4);
    margin-inline: auto;
  }
  /* No gap for what is not said; it stays in its place, so that it is heard when it is. */
  :is(form, .around) > [role="alert"]:not(:has(p)) {
    position: absolute;
  }
  form {
    position: relative;
  }
  .files {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    justify-items: start;
  }
  .attaching {
    display: flex;
    gap: calc(var(--_space) * 2);
  }
  .files > care-attachments {
    justify-self: stretch;
  }
  .around {
    padding-block: calc(var(--_space) * 4) 0;
  }
  .around + care-questionnaire + .around {
    padding-block: 0 calc(var(--_space) * 5);
  }
  care-questionnaire::part(header) {
    min-block-size: 44px;
    border: 0;
    max-inline-size: 640px;
    margin-inline: auto;
  }
  .around + care-questionnaire {
    margin-block-start: calc(var(--_space) * 3);
  }
  select {
    padding-inline-start: calc(var(--_space) * 2);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    padding-block-start: var(--_space);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 32px;
    padding: 0 calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: 999px;
    background: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .chip:hover {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 2);
  }
  .kinds {
    display: grid;
    gap: var(--_space);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0 0 var(--_space);
    font-weight: var(--_weight-strong);
  }
  .kind {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: 44px;
    padding: var(--_space) calc(var(--_space) * 3);
    border: 1px solid var(--_border-field);
    border-radius: var(--_radius);
    font-weight: inherit;
  }
  .kind:has(:checked) {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .kind input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    min-block-size: 0;
    margin: 0;
    accent-color: var(--_accent);
  }
  .emergency,
  .staff-only {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(var(--_space) * 2);
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
  }
  .expected {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }
  .emergency {
    flex-wrap: nowrap;
    border: 1px solid var(--_border);
  }
  .staff-only {
    border-inline-start: 3px solid var(--_on-warning);
    background: var(--_warning-soft);
    color: var(--_on-warning);
  }
  .is-staff-only {
    --_fill: var(--_on-warning);
    --_fill-hover: var(--_on-warning);
    --_on-fill: var(--_warning-soft);
  }
  .acting,
  .nobody,
  .policy {
    color: var(--_text-muted);
  }
  .policy {
    display: grid;
    gap: var(--_space);
    font-size: var(--_font-size-small);
  }
  textarea {
    min-block-size: 136px;
    resize: vertical;
    line-height: 1.4;
  }
  .sorry {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_danger-soft);
    color: var(--_danger);
  }
  @media (max-height: 420px) {
    header {
      min-block-size: 0;
      padding-block: var(--_space);
    }
    form {
      padding-block: calc(var(--_space) * 2);
    }
  }
  @media (pointer: coarse) {
    .chip {
      min-block-size: 44px;
      padding-inline: calc(var(--_space) * 4);
    }
  }
`;

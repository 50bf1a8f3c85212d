import { html, type TemplateResult } from "lit";
import { icons } from "./icons.ts";
import { hueOf, initials } from "./initials.ts";

/** Initials in a circle; the name always stands beside it, so screen readers pass over it. */
export function renderAvatar(who: { readonly name: string }): TemplateResult {
  return html`<span part="avatar" class="avatar hue-${hueOf(who.name)}" aria-hidden="true"
    >${initials(who.name)}</span
  >`;
}

/** The care team as a whole. */
export function renderTeamAvatar(): TemplateResult {
  return html`<span part="avatar" class="avatar" aria-hidden="true">${icons.messages}</span>`;
}

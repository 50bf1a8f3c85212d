import type { Person, Relation } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { icons, isolate } from "../text/text.ts";
import type { FormWords } from "./english.ts";

/** Whom a portal user calls in place of writing. */
export function renderEmergency(words: FormWords, me: Person | null, emergencyNumber: string | undefined) {
  if (me?.side !== "portal" || emergencyNumber === undefined) return nothing;
  return html`<p part="emergency" class="emergency">${icons.alert}<span>${words.emergency(emergencyNumber)}</span></p>`;
}

/** Under whose name a guardian, a guarantor or a proxy writes, and about whom. */
export function renderActing(
  words: FormWords,
  me: Person | null,
  relation: Relation | undefined,
  patient: string,
) {
  if (me === null || relation === undefined || relation === "self") return nothing;
  return html`<p part="acting" class="acting">
    ${words.writingAs(words.actsFor[relation](isolate(me.name), isolate(patient)))}
  </p>`;
}

/** The practice's policy, letter for letter. */
export function renderPolicy(words: FormWords, me: Person | null): TemplateResult {
  return html`<div part="policy" class="policy">
    <p>${words.keepInside}</p>
    ${me?.side === "staff" ? html`<p>${words.beThorough}</p>` : nothing}
  </div>`;
}

/** Says of what staff alone see that it is that. */
export function renderStaffOnly(words: FormWords): TemplateResult {
  return html`<p part="staff-only" class="staff-only">
    ${icons.lock}<strong>${words.staffOnly}</strong> <span>${words.staffOnlyHint}</span>
  </p>`;
}

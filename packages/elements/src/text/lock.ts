import { html } from "lit";
import { listIcons } from "./list-icons.ts";

/** The lock of a conversation that is encrypted from end to end, beside its title. */
export function renderLock({ encrypted }: { readonly encrypted: string }) {
  return html`<span part="encrypted" class="clip" title=${encrypted}>${listIcons.lock}<span class="sr">${encrypted}</span></span>`;
}
